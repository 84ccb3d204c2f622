//! Devices on which the software was activated, as staff see them: who has them, when they were last heard of, and
//! taking one off its seat. What the devices themselves ask is in `activation`.

pub(crate) mod at_large;
mod list;
pub(crate) mod moves;
pub(crate) mod silence;
#[cfg(test)]
mod silence_tests;
#[cfg(test)]
mod tests;

pub use at_large::{AtLarge, at_large};
pub(crate) use list::NEWEST_FILE;
pub use list::{Filter, InstallationRow, get, list, receipt};
pub(crate) use moves::budget_of;
pub use moves::{Budget, budget, forgive as forgive_moves};
pub use silence::{UNDO_DAYS, free_silent, take_back};

use db::params;

use crate::{
    access::Action,
    act::Act,
    alerts,
    audit::{Entry, SubjectKind, What},
    ids::{EditionId, InstallationId, LicenseFileId, LicenseId, OrganizationId, SeatId},
    places,
    refusal::{Refusal, Result},
};

/// Takes a device off its seat; the seat is free for another at once, and the device is told at its next contact.
/// Releasing twice changes nothing more.
///
/// Refusals: `works-offline` when it works by a license file and the actor may not change the license.
pub fn release(act: &mut Act<'_>, installation: InstallationId) -> Result<()> {
    let customer = places::customer_of(act, installation)?;
    let scope = act.allow_customer(Action::InstallationsRelease, customer)?;
    let by = moves::freed_by(act, customer)?;
    free(act, scope.organization(), installation, by).map(|_| ())
}

/// Who frees a place, which says whether the next device there is a move of its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FreedBy {
    /// Whoever uses it, on the device or elsewhere.
    Holder,
    Staff,
    /// Whoever uses it, by the receipt of the machine, for this license file.
    Receipt(LicenseFileId),
    /// The rule of the license, after so many days.
    Silence(i64),
}

/// Frees the place of an installation and writes the event; false when it was free already.
///
/// Refusals: `works-offline` when its holder frees it while it works by a license file.
pub(crate) fn free(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
    freed_by: FreedBy,
) -> Result<bool> {
    if freed_by == FreedBy::Holder {
        at_large::keep(act, customer, installation)?;
    }
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let left_at = matches!(freed_by, FreedBy::Holder | FreedBy::Receipt(_)).then_some(now);
    let silenced_at = matches!(freed_by, FreedBy::Silence(_)).then_some(now);
    let released: Option<(SeatId, LicenseId, EditionId, String)> = act.tx().optional(
        "UPDATE installations SET released_at = $3, released_by = $4, left_at = $5, silenced_at = $6 \
         WHERE customer_id = $1 AND id = $2 AND released_at IS NULL RETURNING seat_id, license_id, edition_id, device_name",
        params![customer, installation, now, by, left_at, silenced_at],
    )?;
    let Some((seat, license, edition, device_name)) = released else { return Ok(false) };
    give_back(act, customer, seat, (license, edition))?;
    alerts::left(act, customer, installation)?;
    let entry = |what| Entry::new(what, SubjectKind::Installation, installation, device_name);
    act.record(
        customer,
        match freed_by {
            FreedBy::Silence(days) => entry(What::InstallationSilenced).note("free_after_days", days),
            FreedBy::Receipt(file) => entry(What::Released).note("receipt", file.to_string()),
            FreedBy::Holder | FreedBy::Staff => entry(What::Released),
        },
    )?;
    Ok(true)
}

/// One device leaves a seat and its line; how many stay on the seat.
pub(crate) fn give_back(
    act: &mut Act<'_>,
    customer: OrganizationId,
    seat: SeatId,
    (license, edition): (LicenseId, EditionId),
) -> Result<i64> {
    let left: Option<(i64,)> = act.tx().optional(
        "UPDATE seats SET devices = devices - 1, installed_at = CASE WHEN devices = 1 THEN NULL ELSE installed_at END \
         WHERE customer_id = $1 AND id = $2 AND devices > 0 RETURNING devices",
        params![customer, seat],
    )?;
    let counted = act.tx().execute(
        "UPDATE lines SET installed = installed - 1 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND installed > 0",
        params![customer, license, edition],
    )?;
    match left {
        Some((left,)) if counted == 1 => Ok(left),
        _ => Err(crate::refusal::Failure::Stored("devices of a seat were miscounted".to_owned()).into()),
    }
}

/// Refuses an installation that is not the customer's.
pub(crate) fn not_found<T>(found: Option<T>) -> Result<T> {
    found.ok_or_else(|| Refusal::NotFound.into())
}
