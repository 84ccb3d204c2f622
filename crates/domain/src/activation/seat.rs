//! The seat that a device asks for: who may be let in on it, and how a code finds it.

use db::{DbError, FromRow, Row, params};

use super::{Answer, contract::Contract};
use crate::{
    act::Act,
    ids::{EditionId, LicenseId, OrganizationId, SeatId},
    input::fold,
    refusal::{Refusal, Result},
    seats::codes,
    vault::Secret,
};

/// The seat that a device asks for.
pub(super) struct Seat {
    pub customer: OrganizationId,
    pub id: SeatId,
    pub license: LicenseId,
    pub edition: EditionId,
    pub username: String,
    username_folded: String,
    /// Installed on it.
    pub devices: i64,
    /// For a person who has not registered yet.
    waits: bool,
}

impl Seat {
    /// Why nobody is let in on it, whatever its license says: `holder-not-registered` when it waits for a person.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.waits.then_some(Refusal::HolderNotRegistered)
    }

    /// Refuses with [`Seat::refusal`].
    pub(super) fn refuse_waiting(&self) -> Result<()> {
        self.refusal().map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// What its license says of it. Refuses with what names the license's status when no device may be let in now.
    pub(super) fn contract(&self, act: &mut Act<'_>) -> Result<Contract> {
        let contract = Contract::read(act, self.customer, self.license, self.edition, None)?;
        contract.refusal().map_or(Ok(contract), |refusal| Err(refusal.into()))
    }

    /// Refuses by what its license says now, where the act has waited for others since it asked.
    pub(super) fn refuse_after_waiting(&self, act: &mut Act<'_>) -> Result<()> {
        if !act.has_waited() {
            return Ok(());
        }
        let terms = act.read_terms(self.customer, (self.license, self.edition))?;
        Contract::at(act.now(), terms, None).refusal().map_or(Ok(()), |refusal| Err(refusal.into()))
    }
}

/// The columns of a [`Seat`], from `seats s`.
pub(super) const SEAT: &str = "s.customer_id, s.id, s.license_id, s.edition_id, s.username, s.username_folded, s.devices, \
    EXISTS (SELECT 1 FROM bindings b WHERE b.customer_id = s.customer_id AND b.seat_id = s.id \
    AND b.ended_at IS NULL AND b.account_id IS NULL) AS waits";

impl FromRow for Seat {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            customer: row.get("customer_id")?,
            id: row.get("id")?,
            license: row.get("license_id")?,
            edition: row.get("edition_id")?,
            username: row.get("username")?,
            username_folded: row.get("username_folded")?,
            devices: row.get("devices")?,
            waits: row.get("waits")?,
        })
    }
}

/// The seat of a code and its user's name; what is wrong otherwise, which is to be counted.
pub(super) fn by_code(act: &mut Act<'_>, username: &str, code: &Secret) -> Result<Answer<Seat>> {
    let Some(seat) = find(act, code)? else { return Ok(Err(Refusal::WrongActivationCode)) };
    let named = seat.username_folded == fold(username.trim());
    Ok(if named { Ok(seat) } else { Err(Refusal::WrongUsername) })
}

/// The seat of a code, found by keyed hash only (SR-30).
fn find(act: &mut Act<'_>, code: &Secret) -> Result<Option<Seat>> {
    let hash = codes::index(act.vault(), code.reveal());
    Ok(act.tx().optional(
        &format!(
            "SELECT {SEAT} FROM activation_codes c JOIN seats s ON s.customer_id = c.customer_id AND s.id = c.seat_id \
             WHERE c.code_hash = $1 AND s.removed_at IS NULL"
        ),
        params![hash.as_slice()],
    )?)
}
