//! That users and their devices are found under the names that they have.

use db::params;
use uuid::Uuid;

use crate::{access::Scope, act::Act, ids::SeatId, refusal::Result, search};

/// Users are found under the names that they have now.
pub(super) fn follow(act: &mut Act<'_>, scope: &Scope, seats: &[SeatId]) -> Result<()> {
    let records: Vec<Uuid> = seats.iter().map(|seat| seat.uuid()).collect();
    search::follow(act, search::Kind::User, scope.organization(), &records)
}

/// The devices that a user has now.
pub(super) fn devices(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = act.tx().all(
        "SELECT id FROM installations WHERE customer_id = $1 AND seat_id = $2 AND released_at IS NULL",
        params![scope.organization(), seat],
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Devices that came, or went, with their user.
pub(super) fn follow_devices(act: &mut Act<'_>, scope: &Scope, devices: &[Uuid]) -> Result<()> {
    search::follow(act, search::Kind::Installation, scope.organization(), devices)
}
