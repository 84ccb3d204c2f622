//! Reading the trail: of one organization, of all below it, of one record. What is planned is left out for who may not see
//! plans.

use db::params;

use super::{Event, What};
use crate::{
    access::{Action, Scope},
    act::Act,
    ids::{EventId, OrganizationId},
    page::{Cursor, Page, Window},
    refusal::{Refusal, Result},
};

const EVENT: &str = "e.id, e.organization_id, COALESCE(o.name, e.subject_name) AS organization_name, e.at, e.actor_kind, e.actor_name, \
    e.action, e.subject_kind, e.subject_id, e.subject_name, e.details, e.door";

fn newest_first(window: &Window, rows: Vec<Event>) -> Page<Event> {
    window.page(rows, None, |event| Cursor::new([event.id.to_string()]))
}

fn before(window: &Window) -> uuid::Uuid {
    window.key(0).parse::<EventId>().map_or(uuid::Uuid::max(), EventId::uuid)
}

/// Events that are for those who sell, not for the customer's own people.
const OF_PLANNING: &[What] = &[
    What::ChangePlanned,
    What::PlannedChangeChanged,
    What::PlannedChangeCancelled,
    What::PlannedChangeRestored,
    What::PlannedChangeRefused,
];

/// A condition that leaves out what the actor may not see of an organization's events.
fn seen(act: &mut Act<'_>, organization: OrganizationId) -> Result<String> {
    let may = act.may(organization)?;
    let hidden = if may.act(Action::PlannedChangesView) { &[][..] } else { OF_PLANNING };
    if hidden.is_empty() {
        return Ok(String::new());
    }
    let words: Vec<String> = hidden.iter().map(|what| format!("'{what}'")).collect();
    Ok(format!(" AND e.action NOT IN ({})", words.join(", ")))
}

/// The events of one organization itself, newest first.
pub fn list(act: &mut Act<'_>, organization: OrganizationId, window: &Window) -> Result<Page<Event>> {
    let scope = act.allow(Action::EventsView, organization)?;
    let seen = seen(act, organization)?;
    let sql = format!(
        "SELECT {EVENT} FROM events e LEFT JOIN organizations o ON o.id = e.organization_id \
         WHERE e.organization_id = $1 AND e.id < $2{seen} ORDER BY e.id DESC LIMIT $3"
    );
    let rows = act.tx().all(&sql, params![scope.organization(), before(window), window.reading()])?;
    Ok(newest_first(window, rows))
}

/// One event of an organization, as far as the actor may see it.
pub(crate) fn get(act: &mut Act<'_>, organization: OrganizationId, event: EventId) -> Result<Event> {
    let scope = act.allow(Action::EventsView, organization)?;
    let seen = seen(act, organization)?;
    let sql = format!(
        "SELECT {EVENT} FROM events e LEFT JOIN organizations o ON o.id = e.organization_id \
         WHERE e.organization_id = $1 AND e.id = $2{seen}"
    );
    act.tx().optional(&sql, params![scope.organization(), event])?.ok_or_else(|| Refusal::NotFound.into())
}

/// The sealed events of an organization and all below it, newest first.
pub fn feed(act: &mut Act<'_>, organization: OrganizationId, window: &Window) -> Result<Page<Event>> {
    let scope = act.allow(Action::EventsView, organization)?;
    let seen = seen(act, organization)?;
    let sql = format!(
        "SELECT {EVENT} FROM event_feed f \
         JOIN events e ON e.organization_id = f.organization_id AND e.id = f.event_id \
         LEFT JOIN organizations o ON o.id = e.organization_id \
         WHERE f.ancestor_id = $1 AND f.event_id < $2{seen} ORDER BY f.event_id DESC LIMIT $3"
    );
    let rows = act.tx().all(&sql, params![scope.organization(), before(window), window.reading()])?;
    Ok(newest_first(window, rows))
}

/// The events about one record, newest first.
pub fn about(act: &mut Act<'_>, scope: &Scope, subject: &str, window: &Window) -> Result<Page<Event>> {
    let seen = seen(act, scope.organization())?;
    let sql = format!(
        "SELECT {EVENT} FROM events e LEFT JOIN organizations o ON o.id = e.organization_id \
         WHERE e.organization_id = $1 AND e.subject_id = $2 AND e.id < $3{seen} ORDER BY e.id DESC LIMIT $4"
    );
    let rows =
        act.tx().all(&sql, params![scope.organization(), subject, before(window), window.reading()])?;
    Ok(newest_first(window, rows))
}
