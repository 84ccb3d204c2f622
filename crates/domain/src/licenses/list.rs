//! Licenses across customers: the list within reach, and the summaries that customer lists show.

use std::collections::HashMap;

use db::{FromRow, Row, ToValue, Value, params};

use super::{License, Line, Summary, store};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    customers::like,
    ids::{LicenseId, OrganizationId},
    narrowing::Narrowing,
    page::{Cursor, Page, Total, Window},
    refusal::{Problem, Refusal, Result},
    totals, words,
};

words! {
    LicenseView {
        All => "all",
        Expiring => "expiring",
        Full => "full",
        Trials => "trials",
        Suspended => "suspended",
        Expired => "expired",
    }
}

words! {
    /// In which order the list is. Only what an index holds in order is offered.
    LicenseSort { Customer => "customer", CustomerDown => "-customer" }
}

impl Default for LicenseSort {
    /// The first is the usual one.
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl LicenseSort {
    const fn order(self) -> &'static str {
        match self {
            Self::Customer => "a.name_folded, a.descendant_id, l.id",
            Self::CustomerDown => "a.name_folded DESC, a.descendant_id DESC, l.id DESC",
        }
    }

    /// The condition that a row comes after the one of a cursor.
    fn after(self, name: &str, customer: &str, license: &str) -> String {
        let (on, back) = match self {
            Self::Customer => (">=", "<="),
            Self::CustomerDown => ("<=", ">="),
        };
        format!(
            "(a.name_folded, a.descendant_id) {on} ({name}, {customer}) \
             AND NOT (a.descendant_id = {customer} AND l.id {back} {license})"
        )
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LicenseFilter {
    pub view: Option<LicenseView>,
    /// Part of the customer's name, or the start of a license number.
    pub query: String,
    pub vendor: Option<OrganizationId>,
    /// Only those not revoked that end in the month of this day, as the overview counts them.
    pub ends_in: Option<Day>,
    pub sort: LicenseSort,
}

/// One license with whose it is.
#[derive(Clone, Debug)]
pub struct LicenseRow {
    pub customer: OrganizationId,
    pub customer_name: String,
    pub summary: Summary,
}

struct Found {
    license: License,
    customer_name: String,
    name_folded: String,
    time_zone: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            license: License::from_row(row)?,
            customer_name: row.get("customer_name")?,
            name_folded: row.get("name_folded")?,
            time_zone: row.get("time_zone")?,
        })
    }
}

const FROM: &str = "FROM organization_ancestors a JOIN licenses l ON l.customer_id = a.descendant_id \
    JOIN organizations o ON o.id = a.descendant_id";

/// The licenses of the customers within reach of an organization, by customer, the oldest first.
pub fn list_all(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &LicenseFilter,
    window: &Window,
) -> Result<Page<LicenseRow>> {
    let scope = act.allow(Action::LicensesView, filter.vendor.unwrap_or(organization))?;
    let today = act.now().day_in(&jiff::tz::TimeZone::UTC);
    let mut narrowing = narrow(filter, today, scope.organization());
    let total = window.total(|| total(act, scope.organization(), filter, &narrowing))?;
    if window.after.is_some() {
        let refused = || Refusal::field("cursor", Problem::NotAChoice);
        let customer: OrganizationId = window.key(1).parse().map_err(|_| refused())?;
        let license: LicenseId = window.key(2).parse().map_err(|_| refused())?;
        let name = narrowing.bind(window.key(0));
        let (customer, license) = (narrowing.bind(customer), narrowing.bind(license));
        narrowing.and(&filter.sort.after(&name, &customer, &license));
    }
    let limit = narrowing.bind(window.reading());
    let found: Vec<Found> = act.tx().all(&page_sql(&narrowing, filter.sort, &limit), narrowing.values())?;
    let page = window.page(found, Some(total), |row| {
        Cursor::new([row.name_folded.clone(), row.license.customer.to_string(), row.license.id.to_string()])
    });
    rows(act, page)
}

/// How many licenses each view shows, whatever view the filter names, by [`totals::by_view`].
pub fn views(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &LicenseFilter,
) -> Result<Vec<(LicenseView, Option<Total>)>> {
    let scope = act.allow(Action::LicensesView, filter.vendor.unwrap_or(organization))?;
    let today = act.now().day_in(&jiff::tz::TimeZone::UTC);
    totals::by_view(LicenseView::ALL.iter().copied(), |view| {
        let filter = LicenseFilter { view: Some(view), ..filter.clone() };
        let narrowing = narrow(&filter, today, scope.organization());
        total(act, scope.organization(), &filter, &narrowing)
    })
}

/// The total of a list; of one that nothing but a view narrows, that it is long is remembered for a while.
fn total(
    act: &mut Act<'_>,
    root: OrganizationId,
    filter: &LicenseFilter,
    narrowing: &Narrowing,
) -> Result<Total> {
    let plain = LicenseFilter {
        view: filter.view,
        vendor: filter.vendor,
        sort: filter.sort,
        ..LicenseFilter::default()
    };
    let view = filter.view.unwrap_or(LicenseView::All);
    let name = (*filter == plain).then(|| format!("licenses-{view}"));
    totals::total(act, root, name.as_deref(), |act| {
        totals::count(act, &format!("{FROM} WHERE {}", narrowing.sql()), narrowing.values())
    })
}

fn page_sql(narrowing: &Narrowing, sort: LicenseSort, limit: &str) -> String {
    let (columns, which, order) = (store::LICENSE, narrowing.sql(), sort.order());
    format!(
        "SELECT {columns}, o.name AS customer_name, o.time_zone, a.name_folded {FROM} WHERE {which} \
         ORDER BY {order} LIMIT {limit}"
    )
}

/// How the engine would read the first page in an order.
#[cfg(test)]
pub(super) fn plan(act: &mut Act<'_>, root: OrganizationId, sort: LicenseSort) -> Result<Vec<String>> {
    let narrowing = narrow(&LicenseFilter::default(), act.now().day_in(&jiff::tz::TimeZone::UTC), root);
    let sql = format!("EXPLAIN QUERY PLAN {}", page_sql(&narrowing, sort, "10"));
    let steps: Vec<(i64, i64, i64, String)> = act.tx().all(&sql, narrowing.values())?;
    Ok(steps.into_iter().map(|step| step.3).collect())
}

fn rows(act: &mut Act<'_>, page: Page<Found>) -> Result<Page<LicenseRow>> {
    let customers: Vec<OrganizationId> = page.items.iter().map(|found| found.license.customer).collect();
    let lines = lines_of(act, &customers)?;
    let now = act.now();
    Ok(page.map(|found| {
        let today = now.day_in(&zone(&found.time_zone));
        let own = lines.iter().filter(|line| line.license == found.license.id).cloned().collect();
        LicenseRow {
            customer: found.license.customer,
            customer_name: found.customer_name,
            summary: found.license.complete(own, today).summary(),
        }
    }))
}

/// The condition that a license `l` has units and every one of them is given to somebody.
pub(crate) const NOTHING_FREE: &str = "EXISTS (SELECT 1 FROM lines n WHERE n.customer_id = l.customer_id \
    AND n.license_id = l.id AND n.quantity > 0) AND NOT EXISTS (SELECT 1 FROM lines n \
    WHERE n.customer_id = l.customer_id AND n.license_id = l.id AND n.assigned < n.quantity)";

fn narrow(filter: &LicenseFilter, today: Day, root: OrganizationId) -> Narrowing {
    let mut narrowing = Narrowing::new("a.ancestor_id = $1 AND a.kind = 'customer'", params![root]);
    if !filter.query.trim().is_empty() {
        let (name, number) = (narrowing.bind(like(&filter.query)), narrowing.bind(&like(&filter.query)[1..]));
        narrowing
            .and(&format!("(a.name_folded LIKE {name} ESCAPE '!' OR l.number LIKE {number} ESCAPE '!')"));
    }
    if let Some(month) = filter.ends_in {
        let first = Day::from_date(month.date().first_of_month());
        let (from, before) = (narrowing.bind(first), narrowing.bind(first.plus_months(1)));
        narrowing.and(&format!(
            "l.revoked_at IS NULL AND l.drafted_at IS NULL AND l.valid_to >= {from} AND l.valid_to < {before}"
        ));
    }
    match filter.view.unwrap_or(LicenseView::All) {
        LicenseView::All => {}
        LicenseView::Expiring => {
            let (from, to) = (narrowing.bind(today), narrowing.bind(today.plus_days(30)));
            narrowing.and(&format!("l.revoked_at IS NULL AND l.valid_to >= {from} AND l.valid_to <= {to}"));
        }
        LicenseView::Expired => {
            let today = narrowing.bind(today);
            narrowing.and(&format!("l.valid_to < {today}"));
        }
        LicenseView::Trials => narrowing.and("l.kind = 'trial'"),
        LicenseView::Suspended => narrowing.and("l.suspended_at IS NOT NULL"),
        LicenseView::Full => narrowing.and(NOTHING_FREE),
    }
    narrowing
}

/// The licenses of several customers at once, each judged on its customer's day; in force and ending first at
/// the front. The caller has asked for the right to see them.
pub(crate) fn summaries(
    act: &mut Act<'_>,
    days: &HashMap<OrganizationId, Day>,
) -> Result<HashMap<OrganizationId, Vec<Summary>>> {
    let customers: Vec<OrganizationId> = days.keys().copied().collect();
    if customers.is_empty() {
        return Ok(HashMap::new());
    }
    let (places, parameters) = any_of(&customers);
    let licenses: Vec<License> = act.tx().all(
        &format!(
            "SELECT {} FROM licenses l JOIN organizations o ON o.id = l.customer_id WHERE l.customer_id IN ({places})",
            store::LICENSE
        ),
        &parameters,
    )?;
    let lines = lines_of(act, &customers)?;
    let mut grouped: HashMap<OrganizationId, Vec<Summary>> = HashMap::new();
    for license in licenses {
        let own = lines.iter().filter(|line| line.license == license.id).cloned().collect();
        let day = days[&license.customer];
        grouped.entry(license.customer).or_default().push(license.complete(own, day).summary());
    }
    for summaries in grouped.values_mut() {
        summaries
            .sort_by_key(|summary| (!summary.standing.status.is_in_force(), summary.valid_to, summary.id));
    }
    Ok(grouped)
}

fn lines_of(act: &mut Act<'_>, customers: &[OrganizationId]) -> Result<Vec<Line>> {
    if customers.is_empty() {
        return Ok(Vec::new());
    }
    let (places, parameters) = any_of(customers);
    let sql = format!(
        "SELECT {} FROM lines WHERE customer_id IN ({places}) ORDER BY position, edition_id",
        store::LINE
    );
    Ok(act.tx().all(&sql, &parameters)?)
}

fn any_of(customers: &[OrganizationId]) -> (String, Vec<Value>) {
    let places: Vec<String> = (1..=customers.len()).map(|n| format!("${n}")).collect();
    (places.join(", "), customers.iter().map(ToValue::to_value).collect())
}

fn zone(name: &str) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
}
