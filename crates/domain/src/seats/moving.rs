//! Users of a license that another replaces or renews: they move over with their devices, codes and history; where it is
//! decided at once all of them or none, on a day that was planned as many as there is room for.

use std::collections::BTreeMap;

use db::params;

use crate::{
    access::Scope,
    act::Act,
    deployment_keys,
    ids::{EditionId, LicenseId},
    ledger::{self, Account, Entry, Source},
    refusal::{Refusal, Result},
};

/// Users of a license with more devices than that.
pub(crate) fn with_more_devices(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    most: i64,
) -> Result<i64> {
    let (count,): (i64,) = act.tx().one(
        "SELECT COUNT(*) AS total FROM seats WHERE customer_id = $1 AND license_id = $2 AND removed_at IS NULL \
         AND devices > $3",
        params![scope.organization(), license, most],
    )?;
    Ok(count)
}

/// Sets how many devices the users of a license may have.
///
/// Refusals: `devices-exceed-plan`.
pub(crate) fn allow_devices(act: &mut Act<'_>, scope: &Scope, license: LicenseId, most: i64) -> Result<()> {
    act.tx().execute(
        "UPDATE seats SET devices_per_seat = $3 \
         WHERE customer_id = $1 AND license_id = $2 AND removed_at IS NULL AND devices <= $3",
        params![scope.organization(), license, most],
    )?;
    within_devices(act, scope, license, most)
}

fn within_devices(act: &mut Act<'_>, scope: &Scope, license: LicenseId, most: i64) -> Result<()> {
    match with_more_devices(act, scope, license, most)? {
        0 => Ok(()),
        seats => Err(Refusal::DevicesExceedPlan { seats, most }.into()),
    }
}

fn devices_per_seat(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<i64> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT MIN(devices_per_seat) AS most FROM lines WHERE customer_id = $1 AND license_id = $2 \
         HAVING COUNT(*) > 0",
        params![scope.organization(), license],
    )?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}

/// Whether all users of a license could move to another one now.
///
/// Refusals: `seats-exceed-replacement`, `devices-exceed-plan`.
pub(crate) fn would_move(act: &mut Act<'_>, scope: &Scope, from: LicenseId, to: LicenseId) -> Result<()> {
    let assigned: Vec<(EditionId, i64)> = act.tx().all(
        &format!(
            "SELECT edition_id, COUNT(*) AS total FROM seats WHERE customer_id = $1 AND license_id = $2 \
             AND removed_at IS NULL AND id NOT IN {STAYING} GROUP BY edition_id ORDER BY edition_id"
        ),
        params![scope.organization(), from, to],
    )?;
    for (edition, count) in assigned {
        let room: Option<(i64,)> = act.tx().optional(
            "SELECT quantity - assigned AS room FROM lines \
             WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
            params![scope.organization(), to, edition],
        )?;
        if room.map_or(0, |room| room.0) < count {
            return Err(too_many(act, scope, (from, to), (edition, count))?.into());
        }
    }
    let most = devices_per_seat(act, scope, to)?;
    fits_devices(act, scope, (from, to), most)
}

/// Who stays where a license is renewed by the one in `$3`, as its order says.
const STAYING: &str = "(SELECT y.seat_id FROM invoice_stays y JOIN invoice_licenses p \
    ON p.customer_id = y.customer_id AND p.invoice_id = y.invoice_id WHERE y.customer_id = $1 AND p.license_id = $3)";

/// That nobody who moves has more devices than that.
fn fits_devices(
    act: &mut Act<'_>,
    scope: &Scope,
    (from, to): (LicenseId, LicenseId),
    most: i64,
) -> Result<()> {
    let (seats,): (i64,) = act.tx().one(
        &format!(
            "SELECT COUNT(*) AS total FROM seats WHERE customer_id = $1 AND license_id = $2 AND removed_at IS NULL \
             AND devices > $4 AND id NOT IN {STAYING}"
        ),
        params![scope.organization(), from, to, most],
    )?;
    if seats == 0 { Ok(()) } else { Err(Refusal::DevicesExceedPlan { seats, most }.into()) }
}

fn too_many(
    act: &mut Act<'_>,
    scope: &Scope,
    (from, to): (LicenseId, LicenseId),
    (edition, assigned): (EditionId, i64),
) -> Result<Refusal> {
    let line = |license: LicenseId| params![scope.organization(), license, edition].to_vec();
    let (name,): (String,) = act.tx().one(
        "SELECT edition_name FROM lines WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        &line(from),
    )?;
    let room: Option<(i64,)> = act.tx().optional(
        "SELECT quantity - assigned AS room FROM lines WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        &line(to),
    )?;
    let quantity = room.map_or(0, |room| room.0);
    Ok(Refusal::SeatsExceedReplacement { edition: name, assigned, quantity, missing: assigned - quantity })
}

/// Moves all users of a license to another one; gives how many. The editions of the two have the same ids: they are
/// of one product.
///
/// Refusals: `seats-exceed-replacement`, `devices-exceed-plan`.
pub(crate) fn move_all(act: &mut Act<'_>, scope: &Scope, from: LicenseId, to: LicenseId) -> Result<i64> {
    would_move(act, scope, from, to)?;
    let (moved, left) = move_who_fit(act, scope, from, to)?;
    if left > 0 {
        // Somebody else took the room meanwhile.
        would_move(act, scope, from, to)?;
    }
    Ok(moved)
}

/// Moves users of a license to another one while it has room, who was bound first before others; gives how many, and how
/// many who were to move stay: there is no unit for them, or they have more devices than the other license allows.
pub(crate) fn move_who_fit(
    act: &mut Act<'_>,
    scope: &Scope,
    from: LicenseId,
    to: LicenseId,
) -> Result<(i64, i64)> {
    let customer = scope.organization();
    let most = devices_per_seat(act, scope, to)?;
    // The room that is counted stays as it is.
    act.tx().execute(
        "UPDATE lines SET assigned = assigned WHERE customer_id = $1 AND license_id = $2",
        params![customer, to],
    )?;
    // The users first: what goes over with them is what they have at this instant.
    let moved: Vec<(EditionId, i64)> = act.tx().all(
        &format!(
            "UPDATE seats SET license_id = $3, devices_per_seat = $4, version = version + 1 \
             WHERE customer_id = $1 AND license_id = $2 AND removed_at IS NULL AND devices <= $4 \
             AND id IN ({}) RETURNING edition_id, devices",
            who_fit()
        ),
        params![customer, from, to, most],
    )?;
    act.tx().execute(
        "UPDATE installations SET license_id = $3 WHERE customer_id = $1 AND license_id = $2 AND seat_id IN ( \
         SELECT s.id FROM seats s WHERE s.customer_id = $1 AND s.license_id = $3 AND s.removed_at IS NULL)",
        params![customer, from, to],
    )?;
    account_for(act, scope, (from, to), &moved)?;
    deployment_keys::follow(act, scope, from, to)?;
    Ok((moved.len() as i64, who_stay(act, scope, from, to)?))
}

/// Who moves from `$2` to `$3`, where a user may have `$4` devices: as many of each edition as there is room for.
fn who_fit() -> String {
    format!(
        "SELECT w.id FROM (SELECT s.id, s.edition_id, ROW_NUMBER() OVER (PARTITION BY s.edition_id \
         ORDER BY COALESCE(b.bound_at, s.created_at), s.id) AS place FROM seats s LEFT JOIN bindings b \
         ON b.customer_id = s.customer_id AND b.seat_id = s.id AND b.ended_at IS NULL \
         WHERE s.customer_id = $1 AND s.license_id = $2 AND s.removed_at IS NULL AND s.devices <= $4 \
         AND s.id NOT IN {STAYING}) w \
         JOIN lines n ON n.customer_id = $1 AND n.license_id = $3 AND n.edition_id = w.edition_id \
         WHERE w.place <= n.quantity - n.assigned"
    )
}

/// How many users of a license who were to move to another one are still there.
pub(crate) fn who_stay(act: &mut Act<'_>, scope: &Scope, from: LicenseId, to: LicenseId) -> Result<i64> {
    let sql = format!(
        "SELECT COUNT(*) AS total FROM seats WHERE customer_id = $1 AND license_id = $2 AND removed_at IS NULL \
         AND id NOT IN {STAYING}"
    );
    let (count,): (i64,) = act.tx().one(&sql, params![scope.organization(), from, to])?;
    Ok(count)
}

/// Moves the counts of both lines, and enters it in the ledger.
fn account_for(
    act: &mut Act<'_>,
    scope: &Scope,
    (from, to): (LicenseId, LicenseId),
    moved: &[(EditionId, i64)],
) -> Result<()> {
    let customer = scope.organization();
    let mut counts: BTreeMap<EditionId, (i64, i64)> = BTreeMap::new();
    for (edition, devices) in moved {
        let (seats, installed) = counts.entry(*edition).or_default();
        (*seats, *installed) = (*seats + 1, *installed + devices);
    }
    for (edition, (seats, installed)) in counts {
        let values = |license: LicenseId| params![customer, license, edition, seats, installed].to_vec();
        let taken = act.tx().execute(
            "UPDATE lines SET assigned = assigned + $4, installed = installed + $5 \
             WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 AND assigned + $4 <= quantity",
            &values(to),
        )?;
        if taken == 0 {
            return Err(too_many(act, scope, (from, to), (edition, seats))?.into());
        }
        act.tx().execute(
            "UPDATE lines SET assigned = assigned - $4, installed = installed - $5 \
             WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
            &values(from),
        )?;
        let entry = |units| Entry::used(units).by(Source::Handover);
        ledger::enter(act, Account::line(scope, from, edition), entry(-seats))?;
        ledger::enter(act, Account::line(scope, to, edition), entry(seats))?;
    }
    Ok(())
}
