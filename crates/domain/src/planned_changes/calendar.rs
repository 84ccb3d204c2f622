//! A stretch of days with what falls on them: planned changes, ends of terms, and notices that will go.

use std::collections::BTreeMap;

use db::{FromRow, Row, params};
use jiff::tz::TimeZone;

use super::{Filter, PlannedChange, list};
use crate::{
    access::{Action, Scope},
    act::Act,
    clock::{Day, Instant},
    ids::{LicenseId, OrganizationId},
    notices,
    page::Window,
    refusal::Result,
};

/// The most planned changes, and ends by name of one day, that a calendar shows.
pub const MOST_SHOWN: i64 = 200;
const NAMED_A_DAY: i64 = 3;

/// A license that ends on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub day: Day,
    pub license: LicenseId,
    pub plan_name: String,
    pub customer: OrganizationId,
    pub customer_name: String,
}

impl FromRow for Ending {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            day: row.get("valid_to")?,
            license: row.get("id")?,
            plan_name: row.get("plan_name")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
        })
    }
}

/// What falls on a stretch of days.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// By day; at most [`MOST_SHOWN`], and whether there are more. `None` for who sees none.
    pub planned: Option<(Vec<PlannedChange>, bool)>,
    /// How many licenses have their last day then.
    pub ends: BTreeMap<Day, i64>,
    /// The first three of each day.
    pub endings: Vec<Ending>,
    /// How many licenses get a notice that day, in the zone that was asked for.
    pub notices: BTreeMap<Day, i64>,
}

/// What falls on the days from the first to the last for all below an organization, as far as the actor may see it.
pub fn calendar(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (first, last): (Day, Day),
    zone: &TimeZone,
) -> Result<Calendar> {
    let scope = act.allow(Action::CustomersView, organization)?;
    let may = act.may(organization)?;
    let mut found = Calendar::default();
    if may.act(Action::PlannedChangesView) {
        let filter = Filter { from: Some(first), to: Some(last), ..Filter::default() };
        let page = list(act, organization, &filter, &Window::first(MOST_SHOWN).uncounted())?;
        found.planned = Some((page.items, page.next.is_some()));
    }
    if may.act(Action::LicensesView) {
        found.ends = ends(act, &scope, (first, last))?;
        found.endings = endings(act, &scope, (first, last))?;
        found.notices = notices_due(act, &scope, (first, last), zone)?;
    }
    Ok(found)
}

const LICENSES: &str = "FROM organization_ancestors a CROSS JOIN licenses l \
    WHERE a.ancestor_id = $1 AND l.customer_id = a.descendant_id \
    AND l.drafted_at IS NULL AND l.revoked_at IS NULL AND l.valid_to >= $2 AND l.valid_to <= $3";

fn ends(act: &mut Act<'_>, scope: &Scope, (first, last): (Day, Day)) -> Result<BTreeMap<Day, i64>> {
    let sql = format!("SELECT l.valid_to, COUNT(*) AS licenses {LICENSES} GROUP BY l.valid_to");
    let rows: Vec<(Day, i64)> = act.tx().all(&sql, params![scope.organization(), first, last])?;
    Ok(rows.into_iter().collect())
}

fn endings(act: &mut Act<'_>, scope: &Scope, (first, last): (Day, Day)) -> Result<Vec<Ending>> {
    let sql = format!(
        "SELECT t.id, t.plan_name, t.customer_id, o.name AS customer_name, t.valid_to FROM ( \
         SELECT l.id, l.plan_name, l.customer_id, l.valid_to, \
         ROW_NUMBER() OVER (PARTITION BY l.valid_to ORDER BY l.id) AS place {LICENSES}) t \
         JOIN organizations o ON o.id = t.customer_id WHERE t.place <= $4 ORDER BY t.valid_to, t.id"
    );
    Ok(act.tx().all(&sql, params![scope.organization(), first, last, NAMED_A_DAY])?)
}

/// Notices go at one hour of each customer's day, so that few instants have many.
fn notices_due(
    act: &mut Act<'_>,
    scope: &Scope,
    (first, last): (Day, Day),
    zone: &TimeZone,
) -> Result<BTreeMap<Day, i64>> {
    let (from, to) = (first.at_hour(0, zone), last.plus_days(1).at_hour(0, zone));
    let rows: Vec<(Instant, i64)> = act.tx().all(
        "SELECT q.due_at, COUNT(*) AS licenses FROM notice_queue q JOIN licenses l ON l.customer_id = q.customer_id \
         AND l.id = q.license_id WHERE q.due_at >= $2 AND q.due_at < $3 AND l.notices_off_at IS NULL \
         AND EXISTS (SELECT 1 FROM organization_ancestors a WHERE a.ancestor_id = $1 AND a.descendant_id = q.customer_id) \
         GROUP BY q.due_at",
        params![scope.organization(), from, to],
    )?;
    let mut days = BTreeMap::new();
    for (due, licenses) in rows {
        *days.entry(due.day_in(zone)).or_default() += licenses;
    }
    Ok(days)
}

/// The organization that sells to a customer, in whose name its staff is written to.
pub(super) fn seller_of(act: &mut Act<'_>, customer: OrganizationId) -> Result<OrganizationId> {
    Ok(notices::seller(act, customer)?.map_or(customer, |(seller, _)| seller))
}
