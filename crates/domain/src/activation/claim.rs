//! A person takes over the place of a device that a deployment key let in (NX-68). The installation goes with its history
//! to the person's own user; the user that the key made gives its unit back once no device is left there.

use db::{DbError, FromRow, Row, params};

use super::{
    placing::Arrival,
    seat::Seat,
    token::{Kept, Shown},
};
use crate::{
    act::{Act, Actor},
    alerts,
    audit::{Entry, SubjectKind, What},
    ids::{EditionId, InstallationId, LicenseId, SeatId},
    installations::{self, moves::Succession},
    refusal::{Failure, Result},
    seats,
};

/// The place that a deployment key gave a device, on a user that is nobody's.
struct Nobodys {
    installation: InstallationId,
    seat: SeatId,
    line: (LicenseId, EditionId),
    username: String,
    tokens: Kept,
}

impl FromRow for Nobodys {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            installation: row.get("id")?,
            seat: row.get("seat_id")?,
            line: (row.get("license_id")?, row.get("edition_id")?),
            username: row.get("username")?,
            tokens: Kept::from_row(row)?,
        })
    }
}

/// Moves the installation that a device holds already to the seat of the person who activates there, on which a place
/// was taken for it. None where it holds none that may be claimed.
pub(super) fn taken_over(
    act: &mut Act<'_>,
    seat: &Seat,
    arrival: &Arrival<'_>,
    succession: &Succession,
) -> Result<Option<InstallationId>> {
    let Some(held) = &arrival.held else { return Ok(None) };
    let Some(before) = nobodys(act, seat, arrival, held)? else { return Ok(None) };
    let id = before.installation;
    let moved = act
        .tx()
        .execute(
        "UPDATE installations SET seat_id = $4, license_id = $5, edition_id = $6, device_hash = $7, \
         replaces_id = $8, moved_at = $9 WHERE customer_id = $1 AND id = $2 AND seat_id = $3 AND released_at IS NULL",
        params![
            seat.customer,
            id,
            before.seat,
            seat.id,
            seat.license,
            seat.edition,
            arrival.identity.hash,
            succession.replaces,
            succession.moved_at
        ],
    )
        .map_err(|error| match error {
            DbError::Unique { .. } => meanwhile("the device was activated there"),
            other => Failure::Database(other),
        })?;
    if moved == 0 {
        return Err(meanwhile("the device was released").into());
    }
    alerts::left(act, seat.customer, id)?;
    let left = installations::give_back(act, seat.customer, before.seat, before.line)?;
    let entry = Entry::new(What::InstallationClaimed, SubjectKind::Installation, id, &arrival.device.name)
        .note("username", seat.username.as_str())
        .note("claimed_from", before.username.as_str());
    act.instead_of(Actor::Device(id), |act| act.record(seat.customer, entry.clone()))?;
    if left == 0 {
        // By the right that whoever made the key gave it.
        act.instead_of(Actor::System("deployment key"), |act| seats::remove(act, before.seat))?;
    }
    Ok(Some(id))
}

fn meanwhile(what: &str) -> Failure {
    Failure::Database(DbError::Retry(format!("{what} meanwhile")))
}

fn nobodys(act: &mut Act<'_>, seat: &Seat, arrival: &Arrival<'_>, held: &Shown) -> Result<Option<Nobodys>> {
    let found: Option<Nobodys> = act.tx().optional(
        "SELECT i.id, i.seat_id, i.license_id, i.edition_id, s.username, i.token_hash, i.former_hash, \
         i.token_sealed IS NOT NULL AS unused FROM installations i \
         JOIN seats s ON s.customer_id = i.customer_id AND s.id = i.seat_id \
         JOIN licenses l ON l.customer_id = i.customer_id AND l.id = i.license_id \
         WHERE i.customer_id = $1 AND i.id = $2 AND i.seat_id <> $3 AND i.released_at IS NULL \
         AND i.deployment_key_id IS NOT NULL AND s.email = '' AND l.product_name = $4 \
         AND NOT EXISTS (SELECT 1 FROM bindings b WHERE b.customer_id = s.customer_id AND b.seat_id = s.id \
         AND b.ended_at IS NULL)",
        params![seat.customer, held.installation, seat.id, arrival.contract.product],
    )?;
    Ok(found.filter(|found| held.customer == seat.customer && found.tokens.admits(held)))
}
