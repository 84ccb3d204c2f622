//! Users that move to another license on a day to come: their license was replaced or renewed from that day on. Until then
//! they stay where they are, so that nobody is without a license for an hour. Whoever finds no room there then waits for
//! it, and moves as soon as there is some.

use db::params;

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    ids::{LicenseId, OrganizationId},
    licenses::{self, License, rules::Status},
    refusal::{Refusal, Result},
    seats,
};

/// Notes that the users of one license move to another when the day begins where the customer is.
pub(crate) fn queue(
    act: &mut Act<'_>,
    scope: &Scope,
    (from, to): (LicenseId, LicenseId),
    day: Day,
) -> Result<()> {
    let zone = licenses::customer_zone(act, scope.organization())?;
    let due = licenses::rules::end_of_day(day.plus_days(-1), &zone);
    act.tx().execute(
        "INSERT INTO handover_queue (from_license_id, to_license_id, customer_id, due_at, waiting) VALUES ($1, $2, $3, $4, 0) \
         ON CONFLICT (from_license_id) DO UPDATE SET to_license_id = excluded.to_license_id, due_at = excluded.due_at, \
         waiting = 0",
        params![from, to, scope.organization(), due],
    )?;
    Ok(())
}

/// Nobody moves to the license any more: it waits for its payment again, or ended.
pub(crate) fn call_off(act: &mut Act<'_>, scope: &Scope, to: LicenseId) -> Result<()> {
    act.tx().execute(
        "DELETE FROM handover_queue WHERE customer_id = $1 AND to_license_id = $2",
        params![scope.organization(), to],
    )?;
    Ok(())
}

/// One that is due.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    from: LicenseId,
    to: LicenseId,
    customer: OrganizationId,
}

/// What is due now, the earliest first.
pub fn due(act: &mut Act<'_>, most: i64) -> Result<Vec<Due>> {
    let now = act.now();
    let rows: Vec<(LicenseId, LicenseId, OrganizationId)> = act.tx().all(
        "SELECT from_license_id, to_license_id, customer_id FROM handover_queue WHERE due_at <= $1 \
         ORDER BY due_at, from_license_id LIMIT $2",
        params![now, most],
    )?;
    Ok(rows.into_iter().map(|(from, to, customer)| Due { from, to, customer }).collect())
}

/// How long whoever found no room waits until it is looked for again.
const LOOK_AGAIN_SECONDS: i64 = 3600;

/// Takes one off the queue, so that of two workers one does it; false when it is gone.
fn take(act: &mut Act<'_>, due: &Due) -> Result<bool> {
    let taken = act.tx().execute(
        "DELETE FROM handover_queue WHERE from_license_id = $1 AND to_license_id = $2",
        params![due.from, due.to],
    )?;
    Ok(taken == 1)
}

/// Takes the row of one until the act ends, and tells how many waited before; `None` when it is gone or was looked at
/// meanwhile.
fn hold(act: &mut Act<'_>, due: &Due) -> Result<Option<i64>> {
    let now = act.now();
    let held: Option<(i64,)> = act.tx().optional(
        "UPDATE handover_queue SET due_at = $4 WHERE from_license_id = $1 AND to_license_id = $2 AND due_at <= $3 \
         RETURNING waiting",
        params![due.from, due.to, now, now.plus_seconds(LOOK_AGAIN_SECONDS)],
    )?;
    Ok(held.map(|row| row.0))
}

/// Moves the users of one, as many as there is room for. Nothing when another has done it.
///
/// Refusals: `already-revoked`, `license-expired`; then nobody has moved.
pub fn carry_out(act: &mut Act<'_>, due: Due) -> Result<()> {
    let scope = act.allow_customer(Action::SeatsChange, due.customer)?;
    let Some(waited) = hold(act, &due)? else { return Ok(()) };
    let (old, new) = both(act, &due)?;
    if new.revoked_at.is_some() {
        return Err(Refusal::AlreadyRevoked.into());
    }
    if new.standing.status == Status::Expired {
        return Err(Refusal::LicenseExpired { day: new.valid_to.to_string() }.into());
    }
    let (moved, waiting) = seats::move_who_fit(act, &scope, due.from, due.to)?;
    keep_waiting(act, &due, waiting)?;
    let what = match (moved, waiting) {
        (_, 0) => What::UsersHandedOver,
        (0, _) if waiting == waited => return Ok(()),
        (0, _) => What::HandoverFailed,
        _ => What::UsersPartlyHandedOver,
    };
    let entry = entry(what, &old, &new).note("count", moved);
    act.record(due.customer, if waiting > 0 { entry.note("waiting", waiting) } else { entry })
}

fn keep_waiting(act: &mut Act<'_>, due: &Due, waiting: i64) -> Result<()> {
    if waiting == 0 {
        return take(act, due).map(drop);
    }
    act.tx().execute(
        "UPDATE handover_queue SET waiting = $2 WHERE from_license_id = $1",
        params![due.from, waiting],
    )?;
    Ok(())
}

/// Gives one up that could not be carried out: the users stay where they are, and the trail says why.
pub fn give_up(act: &mut Act<'_>, due: Due, refusal: &Refusal) -> Result<()> {
    act.allow_customer(Action::SeatsChange, due.customer)?;
    if !take(act, &due)? {
        return Ok(());
    }
    let (old, new) = both(act, &due)?;
    act.record(due.customer, entry(What::HandoverFailed, &old, &new).note("refusal", refusal.code()))
}

fn both(act: &mut Act<'_>, due: &Due) -> Result<(License, License)> {
    Ok((licenses::get(act, due.from)?, licenses::get(act, due.to)?))
}

fn entry(what: What, old: &License, new: &License) -> Entry {
    Entry::new(what, SubjectKind::License, old.id, &old.plan_name).note("replaced_by", new.number.as_str())
}

/// Users of a license that are to move to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    pub from: LicenseId,
    pub to: LicenseId,
    /// When they move, or room is looked for again.
    pub at: Instant,
    /// How many found no room when the day had come.
    pub waiting: i64,
}

/// The licenses of a customer whose users are to move.
pub fn planned(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<Planned>> {
    let scope = act.allow_customer(Action::LicensesView, customer)?;
    let rows: Vec<(LicenseId, LicenseId, Instant, i64)> = act.tx().all(
        "SELECT from_license_id, to_license_id, due_at, waiting FROM handover_queue WHERE customer_id = $1 \
         ORDER BY from_license_id",
        params![scope.organization()],
    )?;
    Ok(rows.into_iter().map(|(from, to, at, waiting)| Planned { from, to, at, waiting }).collect())
}
