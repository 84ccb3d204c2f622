//! Devices that work by a license file, which nobody can call back: their place stays taken until the file ends or the
//! machine's own receipt comes. Who may change the license may free it all the same, and sees who works on.

use db::{ToValue, params};

use super::{FreedBy, moves};
use crate::{
    access::Action,
    act::Act,
    clock::Instant,
    ids::{InstallationId, LicenseId, OrganizationId, SeatId},
    licenses, places,
    refusal::{Refusal, Result},
};

/// Devices of one license that go on working by their files though their places were freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtLarge {
    pub devices: i64,
    /// When the last of their files ends.
    pub until: Instant,
}

/// Who works on by a file beside those who have a place; `None` when nobody does.
pub fn at_large(act: &mut Act<'_>, license: LicenseId) -> Result<Option<AtLarge>> {
    let customer = places::customer_of(act, license)?;
    let scope = act.allow_customer(Action::InstallationsView, customer)?;
    let now = act.now();
    let (devices, until): (i64, Option<Instant>) = act.tx().one(
        "SELECT COUNT(*), MAX(offline_until) FROM installations WHERE customer_id = $1 AND license_id = $2 \
         AND released_at IS NOT NULL AND offline_until > $3",
        params![scope.organization(), license, now],
    )?;
    Ok(until.map(|until| AtLarge { devices, until }))
}

/// Refuses `works-offline` when a device works by a file.
pub(super) fn keep(act: &mut Act<'_>, customer: OrganizationId, installation: InstallationId) -> Result<()> {
    refuse(act, customer, "id", &installation)
}

/// As [`keep`], for all devices of a user, unless the actor may change the license.
pub(crate) fn keep_of_seat(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<()> {
    match moves::freed_by(act, customer)? {
        FreedBy::Staff => Ok(()),
        _ => refuse(act, customer, "seat_id", &seat),
    }
}

fn refuse(act: &mut Act<'_>, customer: OrganizationId, of: &str, id: &impl ToValue) -> Result<()> {
    let now = act.now();
    let (until,): (Option<Instant>,) = act.tx().one(
        &format!(
            "SELECT MAX(offline_until) FROM installations WHERE customer_id = $1 AND {of} = $2 \
             AND released_at IS NULL AND offline_until > $3"
        ),
        &[customer.to_value(), id.to_value(), now.to_value()],
    )?;
    let Some(until) = until else { return Ok(()) };
    let zone = licenses::customer_zone(act, customer)?;
    Err(Refusal::WorksOffline { day: until.plus_seconds(-1).day_in(&zone).to_string() }.into())
}
