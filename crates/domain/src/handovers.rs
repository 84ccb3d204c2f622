//! Users that move to another license on a day to come: their license was replaced from that day on. Until then they
//! stay where they are, so that nobody is without a license for an hour.

use db::params;

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    ids::{LicenseId, OrganizationId},
    licenses::{self, License},
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
        "INSERT INTO handover_queue (from_license_id, to_license_id, customer_id, due_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (from_license_id) DO UPDATE SET to_license_id = excluded.to_license_id, due_at = excluded.due_at",
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

/// Takes one off the queue, so that of two workers one does it; false when it is gone.
fn take(act: &mut Act<'_>, due: &Due) -> Result<bool> {
    let taken = act.tx().execute(
        "DELETE FROM handover_queue WHERE from_license_id = $1 AND to_license_id = $2",
        params![due.from, due.to],
    )?;
    Ok(taken == 1)
}

/// Moves the users of one. Nothing when another has done it.
///
/// Refusals: `already-revoked`, `seats-exceed-replacement`, `devices-exceed-plan`; then nobody has moved.
pub fn carry_out(act: &mut Act<'_>, due: Due) -> Result<()> {
    let scope = act.allow_customer(Action::SeatsChange, due.customer)?;
    if !take(act, &due)? {
        return Ok(());
    }
    let (old, new) = both(act, &due)?;
    if new.revoked_at.is_some() {
        return Err(Refusal::AlreadyRevoked.into());
    }
    let moved = seats::move_all(act, &scope, due.from, due.to)?;
    let entry = entry(What::UsersHandedOver, &old, &new).note("count", moved);
    act.record(due.customer, entry)
}

/// Gives one up that could not be carried out: the users stay where they are, and the trail says why.
pub fn give_up(act: &mut Act<'_>, due: Due, refusal: &Refusal) -> Result<()> {
    act.allow_customer(Action::SeatsChange, due.customer)?;
    if !take(act, &due)? {
        return Ok(());
    }
    let (old, new) = both(act, &due)?;
    let mut entry = entry(What::HandoverFailed, &old, &new).note("refusal", refusal.code());
    if let Refusal::SeatsExceedReplacement { assigned, quantity, missing, .. } = refusal {
        entry = entry.note("assigned", *assigned).note("quantity", *quantity).note("missing", *missing);
    }
    act.record(due.customer, entry)
}

fn both(act: &mut Act<'_>, due: &Due) -> Result<(License, License)> {
    Ok((licenses::get(act, due.from)?, licenses::get(act, due.to)?))
}

fn entry(what: What, old: &License, new: &License) -> Entry {
    Entry::new(what, SubjectKind::License, old.id, &old.plan_name).note("replaced_by", new.number.as_str())
}

/// The licenses of a customer whose users are to move: from which one, to which one, and when.
pub fn planned(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<(LicenseId, LicenseId, Instant)>> {
    let scope = act.allow_customer(Action::LicensesView, customer)?;
    Ok(act.tx().all(
        "SELECT from_license_id, to_license_id, due_at FROM handover_queue WHERE customer_id = $1 \
         ORDER BY from_license_id",
        params![scope.organization()],
    )?)
}
