//! Devices on which the software was activated, as staff see them: who has them, when they were last heard of, and
//! taking one off its seat. What the devices themselves ask is in `activation`.

mod list;
#[cfg(test)]
mod tests;

pub use list::{Filter, InstallationRow, get, list};

use db::params;

use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::{EditionId, InstallationId, LicenseId, OrganizationId, SeatId},
    places,
    refusal::{Refusal, Result},
};

/// Takes a device off its seat; the seat is free for another at once, and the device is told at its next contact.
/// Releasing twice changes nothing more.
pub fn release(act: &mut Act<'_>, installation: InstallationId) -> Result<()> {
    let customer = places::customer_of(act, installation)?;
    let scope = act.allow_customer(Action::InstallationsRelease, customer)?;
    free(act, scope.organization(), installation).map(|_| ())
}

/// Frees the place of an installation and writes the event; false when it was free already.
pub(crate) fn free(
    act: &mut Act<'_>,
    customer: OrganizationId,
    installation: InstallationId,
) -> Result<bool> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let released: Option<(SeatId, LicenseId, EditionId, String)> = act.tx().optional(
        "UPDATE installations SET released_at = $3, released_by = $4 \
         WHERE customer_id = $1 AND id = $2 AND released_at IS NULL RETURNING seat_id, license_id, edition_id, device_name",
        params![customer, installation, now, by],
    )?;
    let Some((seat, license, edition, device_name)) = released else { return Ok(false) };
    let given_back = act.tx().execute(
        "UPDATE seats SET devices = devices - 1, installed_at = CASE WHEN devices = 1 THEN NULL ELSE installed_at END \
         WHERE customer_id = $1 AND id = $2 AND devices > 0",
        params![customer, seat],
    )?;
    let counted = act.tx().execute(
        "UPDATE lines SET installed = installed - 1 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND installed > 0",
        params![customer, license, edition],
    )?;
    if given_back != 1 || counted != 1 {
        return Err(crate::refusal::Failure::Stored("devices of a seat were miscounted".to_owned()).into());
    }
    act.record(customer, Entry::new(What::Released, SubjectKind::Installation, installation, device_name))?;
    Ok(true)
}

/// Refuses an installation that is not the customer's.
pub(crate) fn not_found<T>(found: Option<T>) -> Result<T> {
    found.ok_or_else(|| Refusal::NotFound.into())
}
