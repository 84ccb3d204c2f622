//! The list of customers within reach: filters, keyset pages, and the figures shown on each row.

use std::collections::HashMap;

use db::{FromRow, Row, ToValue, Value, params};

use super::{Customer, full_name, order::Sort, store};
use crate::{
    access::{Action, Scope},
    act::Act,
    clock::{Day, Instant},
    ids::{self, OrganizationId},
    input::fold,
    licenses::{self, NOTHING_FREE, Summary},
    narrowing::Narrowing,
    page::{Cursor, Page, Total, Window},
    refusal::{Problem, Refusal, Result},
    stopped::{all_stopped, stopped_above},
    totals, words,
};

words! {
    /// Saved views of the list.
    View { All => "all", Expiring => "expiring", Full => "full", Trials => "trials", Disabled => "disabled" }
}

impl View {
    const fn tells_of_licenses(self) -> bool {
        matches!(self, Self::Expiring | Self::Full | Self::Trials)
    }
}

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the name, business id, place, account name or contact address.
    pub query: String,
    pub view: Option<View>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Only customers of this organization and those below it (NX-02).
    pub vendor: Option<OrganizationId>,
    /// Only customers with an event at or after this instant.
    pub changed_since: Option<Instant>,
    pub sort: Sort,
}

/// One row of the list.
#[derive(Clone, Debug)]
pub struct CustomerRow {
    pub id: OrganizationId,
    pub name: String,
    pub business_id: String,
    pub postal_area: String,
    pub country: String,
    pub vendor_name: String,
    pub account_name: String,
    pub contact_name: String,
    pub contact_email: String,
    /// When a device of theirs was heard of last; nothing for who may not see installations.
    pub last_seen_at: Option<Instant>,
    /// Disabled itself; enabling it is what undoes this.
    pub disabled: bool,
    /// One above it is disabled.
    pub stopped_above: bool,
    pub created_at: Instant,
    /// The licenses of the customer, the one that ends first among those in force at the front.
    pub licenses: Vec<Summary>,
}

struct Found {
    row: CustomerRow,
    name_folded: String,
    time_zone: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            row: CustomerRow {
                id: row.get("id")?,
                name: row.get("name")?,
                business_id: row.get("business_id")?,
                postal_area: row.get("postal_area")?,
                country: row.get("country")?,
                vendor_name: row.get("vendor_name")?,
                account_name: row.get("account_name")?,
                contact_name: full_name(
                    &row.get::<String>("contact_first_name")?,
                    &row.get::<String>("contact_last_name")?,
                ),
                contact_email: row.get("contact_email")?,
                last_seen_at: None,
                disabled: row.get::<Option<Instant>>("disabled_at")?.is_some(),
                stopped_above: row.get("stopped_above")?,
                created_at: row.get("created_at")?,
                licenses: Vec::new(),
            },
            name_folded: row.get("name_folded")?,
            time_zone: row.get("time_zone")?,
        })
    }
}

/// The country that a new customer most likely lives in: that of the organization's own details, else that of its
/// newest customer. Nothing when neither is known.
pub fn usual_country(act: &mut Act<'_>, vendor: OrganizationId) -> Result<Option<String>> {
    let scope = act.allow(Action::CustomersCreate, vendor)?;
    store::usual_country(act, &scope)
}

/// The customers within reach of an organization, by name unless the filter says another order. A view of licenses is refused as `forbidden` to who
/// may not see licenses.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<CustomerRow>> {
    let (scope, mut page) = search(act, organization, filter, window)?;
    let may = act.may(scope.organization())?;
    if may.act(Action::LicensesView) {
        attach_licenses(act, &mut page.items)?;
    }
    if may.act(Action::InstallationsView) {
        attach_last_seen(act, &mut page.items)?;
    }
    Ok(page.map(|found| found.row))
}

/// As [`list`], with the whole records and without the licenses.
pub fn records(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<Customer>> {
    let (_, page) = search(act, organization, filter, window)?;
    let ids: Vec<OrganizationId> = page.items.iter().map(|found| found.row.id).collect();
    let mut records = store::found(act, &ids)?;
    records.sort_by_key(|record| ids.iter().position(|id| *id == record.id));
    Ok(Page { items: records, next: page.next, total: page.total })
}

fn search(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<(Scope, Page<Found>)> {
    let scope = reach(act, organization, filter)?;
    let narrowing = narrow(filter, act.now(), scope.organization());
    let total = window.total(|| total(act, &scope, filter, &narrowing))?;
    let found = read(act, narrowing, filter.sort, window)?;
    let page = window
        .page(found, Some(total), |found| Cursor::new([found.name_folded.clone(), found.row.id.to_string()]));
    Ok((scope, page))
}

/// The organization whose customers are meant, with the rights that the filter needs.
fn reach(act: &mut Act<'_>, organization: OrganizationId, filter: &Filter) -> Result<Scope> {
    let mut scope = act.allow(Action::CustomersView, organization)?;
    if let Some(vendor) = filter.vendor {
        scope = act.allow(Action::CustomersView, vendor)?;
    }
    // Who is found tells what their licenses are: a view of licenses needs the right to see them.
    if filter.view.is_some_and(View::tells_of_licenses) {
        act.allow(Action::LicensesView, scope.organization())?;
    }
    Ok(scope)
}

/// How many customers each view shows, whatever view the filter names: those views that the actor may see, by
/// [`totals::by_view`].
pub fn views(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
) -> Result<Vec<(View, Option<Total>)>> {
    let all = Filter { view: None, ..filter.clone() };
    let scope = reach(act, organization, &all)?;
    let (now, may) = (act.now(), act.may(scope.organization())?);
    let seen = |view: &View| !view.tells_of_licenses() || may.act(Action::LicensesView);
    totals::by_view(View::ALL.iter().copied().filter(seen), |view| {
        let filter = Filter { view: Some(view), ..all.clone() };
        let narrowing = narrow(&filter, now, scope.organization());
        total(act, &scope, &filter, &narrowing)
    })
}

fn narrow(filter: &Filter, now: Instant, root: OrganizationId) -> Narrowing {
    let mut narrowing = Narrowing::new("a.ancestor_id = $1 AND a.kind = 'customer'", params![root]);
    if !filter.query.trim().is_empty() {
        let pattern = narrowing.bind(like(&filter.query));
        narrowing.and(&format!("c.search_folded LIKE {pattern} ESCAPE '!'"));
    }
    if let Some(country) = &filter.country {
        let country = narrowing.bind(country);
        narrowing.and(&format!("c.country = {country}"));
    }
    if let Some(since) = filter.changed_since {
        let since = narrowing.bind(ids::earliest_at(since));
        narrowing.and(&format!(
            "EXISTS (SELECT 1 FROM events e WHERE e.organization_id = a.descendant_id AND e.id >= {since})"
        ));
    }
    let license = "SELECT 1 FROM licenses l WHERE l.customer_id = a.descendant_id AND l.revoked_at IS NULL";
    match filter.view.unwrap_or(View::All) {
        View::All => {}
        View::Disabled => narrowing.and(concat!("a.descendant_id IN ", all_stopped!())),
        View::Trials => narrowing.and(&format!("EXISTS ({license} AND l.kind = 'trial')")),
        View::Expiring => {
            let today = now.day_in(&jiff::tz::TimeZone::UTC);
            let (from, to) = (narrowing.bind(today), narrowing.bind(today.plus_days(30)));
            narrowing.and(&format!("EXISTS ({license} AND l.valid_to >= {from} AND l.valid_to <= {to})"));
        }
        View::Full => narrowing.and(&format!("EXISTS ({license} AND {NOTHING_FREE})")),
    }
    narrowing
}

/// A pattern that finds the folded text anywhere, with LIKE's own signs taken literally.
pub(crate) fn like(query: &str) -> String {
    let escaped = fold(query.trim()).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

const FROM: &str = "FROM organization_ancestors a JOIN organizations o ON o.id = a.descendant_id \
    JOIN customers c ON c.customer_id = a.descendant_id";

/// The total of a list; of one that nothing but a view narrows, that it is long is remembered for a while.
fn total(act: &mut Act<'_>, scope: &Scope, filter: &Filter, narrowing: &Narrowing) -> Result<Total> {
    let view = filter.view.unwrap_or(View::All);
    let plain = *filter
        == Filter { view: filter.view, vendor: filter.vendor, sort: filter.sort, ..Filter::default() };
    let name = plain.then(|| format!("customers-{}", view.word()));
    totals::total(act, scope.organization(), name.as_deref(), |act| count(act, narrowing))
}

/// Counts without joining what the conditions do not ask for.
fn count(act: &mut Act<'_>, narrowing: &Narrowing) -> Result<Total> {
    let conditions = narrowing.sql();
    let needs_join = conditions.contains(" c.") || conditions.contains(" o.");
    let from = if needs_join { FROM } else { "FROM organization_ancestors a" };
    let sql =
        format!("SELECT COUNT(*) FROM (SELECT 1 {from} WHERE {conditions} LIMIT {}) counted", Total::CAP + 1);
    let (count,): (i64,) = act.tx().one(&sql, narrowing.values())?;
    Ok(Total::capped(count))
}

fn read(act: &mut Act<'_>, mut narrowing: Narrowing, sort: Sort, window: &Window) -> Result<Vec<Found>> {
    if window.after.is_some() {
        let id: OrganizationId =
            window.key(1).parse().map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?;
        let name = if sort.is_by_name() { narrowing.bind(window.key(0)) } else { String::new() };
        let id = narrowing.bind(id);
        narrowing.and(&sort.after(&name, &id));
    }
    let limit = narrowing.bind(window.reading());
    Ok(act.tx().all(&page_sql(&narrowing, sort, &limit), narrowing.values())?)
}

fn page_sql(narrowing: &Narrowing, sort: Sort, limit: &str) -> String {
    let (which, order) = (narrowing.sql(), sort.order());
    format!(
        "SELECT {ROW} {FROM} JOIN organizations v ON v.id = o.parent_id WHERE {which} ORDER BY {order} LIMIT {limit}"
    )
}

/// How the engine would read the first page in an order.
#[cfg(test)]
pub(super) fn plan(act: &mut Act<'_>, root: OrganizationId, sort: Sort) -> Result<Vec<String>> {
    let narrowing = narrow(&Filter::default(), act.now(), root);
    let sql = format!("EXPLAIN QUERY PLAN {}", page_sql(&narrowing, sort, "10"));
    let steps: Vec<(i64, i64, i64, String)> = act.tx().all(&sql, narrowing.values())?;
    Ok(steps.into_iter().map(|step| step.3).collect())
}

const ROW: &str = concat!(
    "o.id, o.name, o.time_zone, o.disabled_at, o.created_at, a.name_folded, c.business_id, c.postal_area, c.country, \
     c.account_name, c.contact_first_name, c.contact_last_name, c.contact_email, v.name AS vendor_name, ",
    stopped_above!("o.id"),
    " AS stopped_above"
);

fn attach_licenses(act: &mut Act<'_>, found: &mut [Found]) -> Result<()> {
    let now = act.now();
    let days: HashMap<OrganizationId, Day> =
        found.iter().map(|found| (found.row.id, now.day_in(&zone(&found.time_zone)))).collect();
    let mut summaries = licenses::summaries(act, &days)?;
    for found in found {
        found.row.licenses = summaries.remove(&found.row.id).unwrap_or_default();
    }
    Ok(())
}

/// The last contact of each, from the index by contact: one step for every row.
fn attach_last_seen(act: &mut Act<'_>, found: &mut [Found]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (1..=found.len()).map(|place| format!("${place}")).collect();
    let ids: Vec<Value> = found.iter().map(|found| found.row.id.to_value()).collect();
    let sql = format!(
        "SELECT c.customer_id, (SELECT MAX(i.contact_at) FROM installations i WHERE i.customer_id = c.customer_id \
         AND i.released_at IS NULL) AS seen_at FROM customers c WHERE c.customer_id IN ({})",
        places.join(", ")
    );
    let seen: Vec<(OrganizationId, Option<Instant>)> = act.tx().all(&sql, &ids)?;
    let seen: HashMap<OrganizationId, Option<Instant>> = seen.into_iter().collect();
    for found in found {
        found.row.last_seen_at = seen.get(&found.row.id).copied().flatten();
    }
    Ok(())
}

fn zone(name: &str) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
}

/// Whether a business id or name is already in reach, for a warning before a second record is made.
pub fn look_alikes(
    act: &mut Act<'_>,
    organization: OrganizationId,
    business_id: &str,
) -> Result<Vec<CustomerRow>> {
    let scope = act.allow(Action::CustomersView, organization)?;
    if business_id.trim().is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Found> = act.tx().all(
        &format!(
            "SELECT {ROW} {FROM} JOIN organizations v ON v.id = o.parent_id \
             WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND c.business_id = $2 ORDER BY o.id LIMIT 3"
        ),
        params![scope.organization(), business_id.trim()],
    )?;
    Ok(rows.into_iter().map(|found| found.row).collect())
}

/// A customer by name, for choosing one (NX-03).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: OrganizationId,
    pub name: String,
    pub business_id: String,
}

impl FromRow for Named {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self { id: row.get("id")?, name: row.get("name")?, business_id: row.get("business_id")? })
    }
}

/// The first customers within reach of an organization by name, at most [`Window::MOST`]: for choosing one.
pub fn names(act: &mut Act<'_>, organization: OrganizationId, most: i64) -> Result<Vec<Named>> {
    let scope = act.allow(Action::CustomersView, organization)?;
    let most = most.clamp(1, Window::MOST);
    Ok(act.tx().all(
        &format!(
            "SELECT o.id, o.name, c.business_id {FROM} WHERE a.ancestor_id = $1 AND a.kind = 'customer' \
             ORDER BY a.name_folded, a.descendant_id LIMIT $2"
        ),
        params![scope.organization(), most],
    )?)
}
