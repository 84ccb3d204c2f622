//! Invoices across customers: the list within reach, the newest first, and how many there are in each state.

use db::params;

use super::{
    record::{Head, State},
    store,
};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    customers::like,
    ids::{InvoiceId, OrganizationId},
    narrowing::Narrowing,
    page::{Cursor, Page, Window},
    refusal::{Problem, Refusal, Result},
    totals, words,
};

words! {
    InvoiceView {
        All => "all",
        Drafts => "drafts",
        Open => "open",
        Overdue => "overdue",
        Paid => "paid",
        /// More was paid than was due.
        Overpaid => "overpaid",
        Credited => "credited",
        CreditNotes => "credit_notes",
    }
}

words! {
    /// In which order the list is: by the time of the order, which is that of the ids.
    InvoiceSort { OrderedDown => "-ordered", Ordered => "ordered" }
}

impl Default for InvoiceSort {
    /// The first is the usual one.
    fn default() -> Self {
        Self::ALL[0]
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoiceFilter {
    pub view: Option<InvoiceView>,
    /// Part of the customer's name, or the start of a number or payment reference.
    pub query: String,
    pub customer: Option<OrganizationId>,
    pub sort: InvoiceSort,
}

impl InvoiceSort {
    /// How a later row compares, and the direction.
    const fn way(self) -> (&'static str, &'static str) {
        match self {
            Self::OrderedDown => ("<", "DESC"),
            Self::Ordered => (">", "ASC"),
        }
    }
}

impl InvoiceView {
    /// Whether all that it shows waits for somebody, so that what does not is never walked.
    const fn is_waiting(self) -> bool {
        matches!(self, Self::Drafts | Self::Open | Self::Overdue)
    }
}

/// From the feed `f` of whoever looks, in an order that planners keep, to the invoices `v` and their customers `o`.
fn from(feed: &str) -> String {
    format!("FROM {feed} f CROSS JOIN invoices v CROSS JOIN organizations o")
}

/// Which invoices and customers those of the feed are.
const JOINED: &str = "f.ancestor_id = $1 AND v.customer_id = f.organization_id AND v.id = f.invoice_id \
    AND o.id = f.organization_id";

fn source(filter: &InvoiceFilter) -> String {
    let waiting = filter.view.is_some_and(InvoiceView::is_waiting);
    from(if waiting { "open_invoice_feed" } else { "invoice_feed" })
}

/// The invoices of the customers within reach of an organization, the newest first unless the filter says another order.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &InvoiceFilter,
    window: &Window,
) -> Result<Page<Head>> {
    let scope = act.allow(Action::InvoicesView, filter.customer.unwrap_or(organization))?;
    let today = act.now().day_in(&jiff::tz::TimeZone::UTC);
    let (source, mut narrowing) = (source(filter), narrow(filter, today, scope.organization()));
    let total = window
        .total(|| totals::count(act, &format!("{source} WHERE {}", narrowing.sql()), narrowing.values()))?;
    if window.after.is_some() {
        let refused = || Refusal::field("cursor", Problem::NotAChoice);
        let last: InvoiceId = window.key(0).parse().map_err(|_| refused())?;
        let last = narrowing.bind(last);
        narrowing.and(&format!("f.invoice_id {} {last}", filter.sort.way().0));
    }
    let limit = narrowing.bind(window.reading());
    let sql = page_sql(&source, &narrowing, filter.sort, &limit);
    let found: Vec<Head> = act.tx().all(&sql, narrowing.values())?;
    Ok(window.page(found, Some(total), |head| Cursor::new([head.id.to_string()])))
}

fn page_sql(source: &str, narrowing: &Narrowing, sort: InvoiceSort, limit: &str) -> String {
    let (columns, which, way) = (store::HEAD, narrowing.sql(), sort.way().1);
    format!("SELECT {columns} {source} WHERE {which} ORDER BY f.invoice_id {way} LIMIT {limit}")
}

fn narrow(filter: &InvoiceFilter, today: Day, root: OrganizationId) -> Narrowing {
    let mut narrowing = Narrowing::new(JOINED, params![root]);
    if !filter.query.trim().is_empty() {
        let name = narrowing.bind(like(&filter.query));
        let start = narrowing.bind(like(&filter.query.to_uppercase())[1..].to_uppercase());
        narrowing.and(&format!(
            "(o.name_folded LIKE {name} ESCAPE '!' OR v.number LIKE {start} ESCAPE '!' \
             OR v.payment_reference LIKE {start} ESCAPE '!')"
        ));
    }
    match filter.view.unwrap_or(InvoiceView::All) {
        InvoiceView::All => {}
        InvoiceView::Drafts => narrowing.and("v.state = 'draft'"),
        InvoiceView::Open => {
            narrowing.and("v.kind = 'invoice' AND v.state IN ('issued', 'partly_paid')");
        }
        InvoiceView::Overdue => {
            let today = narrowing.bind(today);
            narrowing.and(&format!(
                "v.kind = 'invoice' AND v.state IN ('issued', 'partly_paid') AND v.due_on < {today}"
            ));
        }
        InvoiceView::Paid => narrowing.and("v.state = 'paid'"),
        InvoiceView::Overpaid => narrowing.and("v.paid_minor > v.total_minor - v.credited_minor"),
        InvoiceView::Credited => narrowing.and("v.state = 'credited'"),
        InvoiceView::CreditNotes => narrowing.and("v.kind = 'credit_note'"),
    }
    narrowing
}

/// How many invoices there are, and what is open, within reach of an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Open amounts by currency, in alphabetical order.
    pub open: Vec<(String, i64)>,
    /// The same of what is overdue.
    pub overdue: Vec<(String, i64)>,
    pub drafts: i64,
    pub open_count: i64,
    pub overdue_count: i64,
}

/// Counts and sums of open invoices.
pub fn tally(act: &mut Act<'_>, organization: OrganizationId) -> Result<Tally> {
    let scope = act.allow(Action::InvoicesView, organization)?;
    let today = act.now().day_in(&jiff::tz::TimeZone::UTC);
    let rows: Vec<(String, State, i64, i64, i64)> =
        act.tx().all(&tally_sql(), params![scope.organization(), today])?;
    let mut tally = Tally::default();
    for (currency, state, late, count, minor) in rows {
        if state == State::Draft {
            tally.drafts += count;
            continue;
        }
        tally.open_count += count;
        add(&mut tally.open, &currency, minor);
        if late == 1 {
            tally.overdue_count += count;
            add(&mut tally.overdue, &currency, minor);
        }
    }
    Ok(tally)
}

fn tally_sql() -> String {
    format!(
        "SELECT v.currency, v.state, CASE WHEN v.due_on < $2 THEN 1 ELSE 0 END AS late, COUNT(*) AS total, \
         CAST(SUM(v.total_minor - v.credited_minor - v.paid_minor) AS BIGINT) AS amount {} WHERE {JOINED} \
         AND v.state IN ('draft', 'issued', 'partly_paid') \
         GROUP BY v.currency, v.state, CASE WHEN v.due_on < $2 THEN 1 ELSE 0 END ORDER BY v.currency",
        from("open_invoice_feed")
    )
}

fn add(sums: &mut Vec<(String, i64)>, currency: &str, minor: i64) {
    match sums.iter_mut().find(|sum| sum.0 == currency) {
        Some(sum) => sum.1 += minor,
        None => sums.push((currency.to_owned(), minor)),
    }
}

#[cfg(test)]
mod tests {
    use db::EngineKind;

    use super::*;
    use crate::testing::TestWorld;

    /// Customers without invoices cost nothing: every step is a search, the first one in the feed of whoever looks.
    #[test]
    fn what_may_be_rare_is_walked_from_its_own_feed() {
        let t = TestWorld::new();
        if t.world.db().engine() != EngineKind::Sqlite {
            return;
        }
        let asked = |view| {
            let filter = InvoiceFilter { view: Some(view), ..InvoiceFilter::default() };
            let narrowing = narrow(&filter, "2026-11-23".parse().unwrap(), t.operator());
            let feed = if view.is_waiting() { "open_invoice_feed" } else { "invoice_feed" };
            let sort = InvoiceSort::Ordered;
            let older_first = page_sql(&source(&filter), &narrowing, sort, "10");
            let newer_first = page_sql(&source(&filter), &narrowing, InvoiceSort::OrderedDown, "10");
            [(older_first, feed), (newer_first, feed)]
                .map(|(sql, feed)| (sql, narrowing.values().to_vec(), feed))
        };
        let tally = (tally_sql(), params![t.operator(), "2026-11-23"].to_vec(), "open_invoice_feed");
        for (sql, values, feed) in InvoiceView::ALL.iter().flat_map(|view| asked(*view)).chain([tally]) {
            let explained = format!("EXPLAIN QUERY PLAN {sql}");
            let steps: Vec<(i64, i64, i64, String)> =
                t.made(move |act| Ok(act.tx().all(&explained, &values)?));
            let index = format!("SEARCH f USING INDEX sqlite_autoindex_{feed}_1 (ancestor_id=?)");
            assert_eq!(steps[0].3, index, "{sql}");
            assert!(steps.iter().all(|step| !step.3.starts_with("SCAN")), "{sql}: {steps:?}");
            let sorts = steps.iter().any(|step| step.3.contains("FOR ORDER BY"));
            assert!(!sorts || sql.contains("GROUP BY"), "{sql}: {steps:?}");
        }
    }
}
