//! Rows of planned changes and of the queue by which their days are found. Asks for no right: operations do that first.

use db::{Value, params};

use super::{
    PlannedChange, Revision, State, Target,
    record::kept,
    rules::{self, begins},
};
use crate::{
    access::Scope,
    act::Act,
    clock::{Day, Instant},
    ids::{LicenseId, OrganizationId, PlannedChangeId},
    licenses, outbox,
    refusal::{Refusal, Result},
};

pub(super) const COLUMNS: &str = "p.customer_id, p.id, o.name AS customer_name, p.deed, p.license_id, l.number, l.plan_name, \
    l.valid_to, p.edition_id, n.edition_code, n.edition_name, n.quantity AS held, n.assigned, p.quantity, p.day, p.due_at, \
    p.reason, p.state, p.author, p.planned_by, p.planned_at, p.settled_at, p.settled_by, p.refusal, p.refusal_facts, p.version";

pub(super) const JOINED: &str = "JOIN organizations o ON o.id = p.customer_id \
    LEFT JOIN licenses l ON l.customer_id = p.customer_id AND l.id = p.license_id \
    LEFT JOIN lines n ON n.customer_id = p.customer_id AND n.license_id = p.license_id AND n.edition_id = p.edition_id";

/// Reads planned changes of one customer; `rest` stands after the condition on the customer, who is `$1`.
fn of(act: &mut Act<'_>, rest: &str, parameters: &[Value]) -> Result<Vec<PlannedChange>> {
    let sql = format!("SELECT {COLUMNS} FROM planned_changes p {JOINED} WHERE p.customer_id = $1 {rest}");
    Ok(act.tx().all(&sql, parameters)?)
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, id: PlannedChangeId) -> Result<PlannedChange> {
    let found = of(act, "AND p.id = $2", params![scope.organization(), id])?;
    found.into_iter().next().ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn open_ones(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let (count,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM planned_changes WHERE customer_id = $1 AND state = 'open'",
        params![scope.organization()],
    )?;
    Ok(count)
}

/// The open ones of a customer, the nearest first.
pub(super) fn open(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<PlannedChange>> {
    of(act, "AND p.state = 'open' ORDER BY p.day, p.id", params![customer])
}

/// The latest of a customer that are settled.
pub(super) fn settled(act: &mut Act<'_>, customer: OrganizationId, most: i64) -> Result<Vec<PlannedChange>> {
    of(act, "AND p.state <> 'open' ORDER BY p.settled_at DESC, p.id LIMIT $2", params![customer, most])
}

pub(super) fn with_cautions(
    act: &mut Act<'_>,
    scope: &Scope,
    mut planned: PlannedChange,
) -> Result<PlannedChange> {
    let others = open(act, scope.organization())?;
    planned.cautions = rules::cautions(&planned, &others);
    Ok(planned)
}

pub(super) fn insert(
    act: &mut Act<'_>,
    scope: &Scope,
    (id, target): (PlannedChangeId, &Target),
    plan: &Revision,
) -> Result<()> {
    let customer = scope.organization();
    let zone = licenses::customer_zone(act, customer)?;
    let (now, due) = (act.now(), begins(plan.day, &zone));
    let (author, by) = (outbox::author(act.actor()), act.actor().name().to_owned());
    let made = act.tx().execute(
        "INSERT INTO planned_changes (customer_id, id, deed, license_id, edition_id, quantity, target, day, due_at, \
         reason, state, author, planned_by, planned_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $13, 1) \
         ON CONFLICT (customer_id, target, deed, day) WHERE state = 'open' DO NOTHING",
        params![
            customer, id, target.deed, target.license, target.edition, plan.quantity, target.key(), plan.day, due,
            &plan.reason, author, by, now
        ],
    )?;
    if made == 0 {
        return Err(Refusal::AlreadyPlanned { day: plan.day.to_string() }.into());
    }
    act.tx().execute(
        "INSERT INTO planned_queue (planned_id, customer_id, day, state, due_at) VALUES ($1, $2, $3, 'open', $4)",
        params![id, customer, plan.day, due],
    )?;
    Ok(())
}

/// Refuses when the same is planned for that day by another record.
pub(super) fn require_free(
    act: &mut Act<'_>,
    scope: &Scope,
    planned: &PlannedChange,
    day: Day,
) -> Result<()> {
    let target =
        Target { deed: planned.deed, license: planned.license, edition: planned.edition, after_term: None };
    let taken: Option<(PlannedChangeId,)> = act.tx().optional(
        "SELECT id FROM planned_changes WHERE customer_id = $1 AND target = $2 AND deed = $3 AND day = $4 \
         AND state = 'open' AND id <> $5",
        params![scope.organization(), target.key(), planned.deed, day, planned.id],
    )?;
    if taken.is_some() { Err(Refusal::AlreadyPlanned { day: day.to_string() }.into()) } else { Ok(()) }
}

fn follow(
    act: &mut Act<'_>,
    id: PlannedChangeId,
    (day, state, due): (Day, State, Option<Instant>),
) -> Result<()> {
    act.tx().execute(
        "UPDATE planned_queue SET day = $2, state = $3, due_at = $4 WHERE planned_id = $1",
        params![id, day, state, due],
    )?;
    Ok(())
}

pub(super) fn revise(act: &mut Act<'_>, scope: &Scope, id: PlannedChangeId, wish: &Revision) -> Result<()> {
    let zone = licenses::customer_zone(act, scope.organization())?;
    let due = begins(wish.day, &zone);
    let (author, by) = (outbox::author(act.actor()), act.actor().name().to_owned());
    let changed = act.tx().execute(
        "UPDATE planned_changes SET day = $3, due_at = $4, quantity = $5, reason = $6, author = $7, planned_by = $8, \
         state = 'open', settled_at = NULL, settled_by = NULL, refusal = NULL, refusal_facts = NULL, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND version = $9 AND state IN ('open', 'refused')",
        params![
            scope.organization(), id, wish.day, due, wish.quantity, &wish.reason, author, by, wish.version
        ],
    )?;
    if changed == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    follow(act, id, (wish.day, State::Open, Some(due)))
}

/// False when it is done or cancelled already.
pub(super) fn cancel(act: &mut Act<'_>, scope: &Scope, id: PlannedChangeId) -> Result<bool> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let row: Option<(Day,)> = act.tx().optional(
        "UPDATE planned_changes SET state = 'cancelled', settled_at = $3, settled_by = $4, refusal = NULL, \
         refusal_facts = NULL, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND state IN ('open', 'refused') RETURNING day",
        params![scope.organization(), id, now, by],
    )?;
    let Some((day,)) = row else { return Ok(false) };
    follow(act, id, (day, State::Cancelled, None))?;
    Ok(true)
}

pub(super) fn restore(act: &mut Act<'_>, scope: &Scope, id: PlannedChangeId) -> Result<bool> {
    let row: Option<(Day, Instant)> = act.tx().optional(
        "UPDATE planned_changes SET state = 'open', settled_at = NULL, settled_by = NULL, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND state = 'cancelled' RETURNING day, due_at",
        params![scope.organization(), id],
    )?;
    let Some((day, due)) = row else { return Ok(false) };
    follow(act, id, (day, State::Open, Some(due)))?;
    Ok(true)
}

/// Those that are due: where and which.
pub(super) fn due(act: &mut Act<'_>, most: i64) -> Result<Vec<(OrganizationId, PlannedChangeId)>> {
    let now = act.now();
    Ok(act.tx().all(
        "SELECT customer_id, planned_id FROM planned_queue WHERE due_at IS NOT NULL AND due_at <= $1 \
         ORDER BY due_at, planned_id LIMIT $2",
        params![now, most],
    )?)
}

/// Settles one that is due and open; false when another has, or it was put off meanwhile. The row decides, on any
/// number of nodes.
pub(super) fn settle(
    act: &mut Act<'_>,
    scope: &Scope,
    id: PlannedChangeId,
    refusal: Option<&Refusal>,
) -> Result<bool> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let state = if refusal.is_some() { State::Refused } else { State::Done };
    let row: Option<(Day,)> = act.tx().optional(
        "UPDATE planned_changes SET state = $3, settled_at = $4, settled_by = $5, refusal = $6, refusal_facts = $7, \
         version = version + 1 WHERE customer_id = $1 AND id = $2 AND state = 'open' AND due_at <= $4 RETURNING day",
        params![
            scope.organization(), id, state, now, by, refusal.map(|refusal| refusal.code().to_owned()),
            refusal.map(kept)
        ],
    )?;
    let Some((day,)) = row else { return Ok(false) };
    follow(act, id, (day, state, None))?;
    Ok(true)
}

/// Settles one as done that was refused on its day; false when it is not so any more.
pub(super) fn settle_refused(act: &mut Act<'_>, scope: &Scope, id: PlannedChangeId) -> Result<bool> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let row: Option<(Day,)> = act.tx().optional(
        "UPDATE planned_changes SET state = 'done', settled_at = $3, settled_by = $4, refusal = NULL, \
         refusal_facts = NULL, version = version + 1 WHERE customer_id = $1 AND id = $2 AND state = 'refused' RETURNING day",
        params![scope.organization(), id, now, by],
    )?;
    let Some((day,)) = row else { return Ok(false) };
    follow(act, id, (day, State::Done, None))?;
    Ok(true)
}

/// The customer's days begin at other instants by now.
pub(crate) fn follow_zone(act: &mut Act<'_>, customer: OrganizationId) -> Result<()> {
    let zone = licenses::customer_zone(act, customer)?;
    let open: Vec<(PlannedChangeId, Day)> = act.tx().all(
        "SELECT id, day FROM planned_changes WHERE customer_id = $1 AND state = 'open' ORDER BY id",
        params![customer],
    )?;
    for (id, day) in open {
        let due = begins(day, &zone);
        act.tx().execute(
            "UPDATE planned_changes SET due_at = $3 WHERE customer_id = $1 AND id = $2",
            params![customer, id, due],
        )?;
        follow(act, id, (day, State::Open, Some(due)))?;
    }
    Ok(())
}

/// The open ones of one license, and the latest that are settled.
pub(super) fn of_license(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    most_settled: i64,
) -> Result<Vec<PlannedChange>> {
    let mut found = of(
        act,
        "AND p.license_id = $2 AND p.state = 'open' ORDER BY p.day, p.id",
        params![scope.organization(), license],
    )?;
    found.extend(of(
        act,
        "AND p.license_id = $2 AND p.state <> 'open' ORDER BY p.settled_at DESC, p.id LIMIT $3",
        params![scope.organization(), license, most_settled],
    )?);
    Ok(found)
}
