//! The end of a license's term, entered into the ledger once: the worker finds licenses by the instant of their end.
//! A row of the queue is a note to look: what is decided is decided from the license itself.

use db::params;
use jiff::tz::TimeZone;

use crate::{
    access::Action,
    act::{Act, Actor},
    clock::Day,
    ids::{LicenseId, OrganizationId},
    ledger::{self, Movement, Source},
    licenses::{self, License},
    refusal::{Refusal, Result},
};

fn only_the_worker(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::System(_) => Ok(()),
        _ => Err(Refusal::Forbidden.into()),
    }
}

/// A license without its place in the queue.
#[derive(Clone, Copy, Debug)]
pub struct Unplaced {
    customer: OrganizationId,
    license: LicenseId,
}

/// Up to `most` licenses that are not in the queue by the end and the time zone that they have now, whatever changed
/// them; fewer than `most` means that these are all. Looks at every license there is: to be asked where long reads are.
/// Refused with `forbidden` unless a job of ours asks.
pub fn unplaced(act: &mut Act<'_>, most: i64) -> Result<Vec<Unplaced>> {
    only_the_worker(act)?;
    let found: Vec<(OrganizationId, LicenseId)> = act.tx().all(
        "SELECT l.customer_id, l.id FROM licenses l \
         JOIN organizations o ON o.id = l.customer_id LEFT JOIN expiry_queue q ON q.license_id = l.id \
         WHERE q.license_id IS NULL OR q.valid_to <> l.valid_to OR q.time_zone <> o.time_zone LIMIT $1",
        params![most],
    )?;
    Ok(found.into_iter().map(|(customer, license)| Unplaced { customer, license }).collect())
}

/// Gives licenses that were found their places in the queue, by the end that they have by now.
/// Refused with `forbidden` unless a job of ours asks.
pub fn arm(act: &mut Act<'_>, found: &[Unplaced]) -> Result<()> {
    only_the_worker(act)?;
    for Unplaced { customer, license } in found {
        let end: Option<(Day, String)> = act.tx().optional(
            "SELECT l.valid_to, o.time_zone FROM licenses l JOIN organizations o ON o.id = l.customer_id \
             WHERE l.customer_id = $1 AND l.id = $2",
            params![customer, license],
        )?;
        let Some((valid_to, zone)) = end else { continue };
        let known = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
        let due = licenses::rules::end_of_day(valid_to, &known);
        act.tx().execute(
            "INSERT INTO expiry_queue (license_id, customer_id, valid_to, time_zone, due_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (license_id) DO UPDATE SET customer_id = excluded.customer_id, \
             valid_to = excluded.valid_to, time_zone = excluded.time_zone, due_at = excluded.due_at, \
             entered_at = CASE WHEN expiry_queue.valid_to = excluded.valid_to THEN expiry_queue.entered_at END",
            params![license, customer, valid_to, zone, due],
        )?;
    }
    Ok(())
}

/// Enters the end of up to `most` licenses whose term is over. Returns how many were looked at. Each end is entered
/// once, however many machines do this. Refused with `forbidden` unless a job of ours asks.
pub fn enter_due(act: &mut Act<'_>, most: i64) -> Result<usize> {
    only_the_worker(act)?;
    let now = act.now();
    let due: Vec<(OrganizationId, LicenseId, Day)> = act.tx().all(
        "SELECT customer_id, license_id, valid_to FROM expiry_queue WHERE entered_at IS NULL AND due_at <= $1 \
         ORDER BY due_at, license_id LIMIT $2",
        params![now, most],
    )?;
    for (customer, license, valid_to) in &due {
        let taken = act.tx().execute(
            "UPDATE expiry_queue SET entered_at = $2 WHERE license_id = $1 AND entered_at IS NULL AND valid_to = $3",
            params![license, now, valid_to],
        )?;
        if taken == 1 {
            look_at(act, *customer, (*license, *valid_to))?;
        }
    }
    Ok(due.len())
}

fn look_at(act: &mut Act<'_>, customer: OrganizationId, (license, valid_to): (LicenseId, Day)) -> Result<()> {
    let scope = act.allow_customer(Action::LicensesChange, customer)?;
    let license = licenses::hold(act, &scope, license)?;
    // Another end by now: its own place in the queue follows.
    if license.valid_to != valid_to || !counts(&license) {
        return Ok(());
    }
    let zone = licenses::customer_zone(act, customer)?;
    let at = licenses::rules::end_of_day(valid_to, &zone);
    ledger::tell(act, &scope, &license, (Movement::Expired, Source::Schedule), Some(at))
}

/// Whether it was in force, so that something ended.
const fn counts(license: &License) -> bool {
    license.revoked_at.is_none() && license.drafted_at.is_none() && license.payment_awaited_at.is_none()
}
