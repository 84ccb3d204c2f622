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

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoiceFilter {
    pub view: Option<InvoiceView>,
    /// Part of the customer's name, or the start of a number or payment reference.
    pub query: String,
    pub customer: Option<OrganizationId>,
}

const FROM: &str = "FROM organization_ancestors a JOIN invoices v ON v.customer_id = a.descendant_id \
    JOIN organizations o ON o.id = a.descendant_id";

/// The invoices of the customers within reach of an organization, the newest first.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &InvoiceFilter,
    window: &Window,
) -> Result<Page<Head>> {
    let scope = act.allow(Action::InvoicesView, filter.customer.unwrap_or(organization))?;
    let today = act.now().day_in(&jiff::tz::TimeZone::UTC);
    let mut narrowing = narrow(filter, today, scope.organization());
    let total = window
        .total(|| totals::count(act, &format!("{FROM} WHERE {}", narrowing.sql()), narrowing.values()))?;
    if window.after.is_some() {
        let refused = || Refusal::field("cursor", Problem::NotAChoice);
        let last: InvoiceId = window.key(0).parse().map_err(|_| refused())?;
        let last = narrowing.bind(last);
        narrowing.and(&format!("v.id < {last}"));
    }
    let limit = narrowing.bind(window.reading());
    let sql =
        format!("SELECT {} {FROM} WHERE {} ORDER BY v.id DESC LIMIT {limit}", store::HEAD, narrowing.sql());
    let found: Vec<Head> = act.tx().all(&sql, narrowing.values())?;
    Ok(window.page(found, Some(total), |head| Cursor::new([head.id.to_string()])))
}

fn narrow(filter: &InvoiceFilter, today: Day, root: OrganizationId) -> Narrowing {
    let mut narrowing = Narrowing::new("a.ancestor_id = $1 AND a.kind = 'customer'", params![root]);
    if !filter.query.trim().is_empty() {
        let name = narrowing.bind(like(&filter.query));
        let start = narrowing.bind(like(&filter.query.to_uppercase())[1..].to_uppercase());
        narrowing.and(&format!(
            "(a.name_folded LIKE {name} ESCAPE '!' OR v.number LIKE {start} ESCAPE '!' \
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
    let rows: Vec<(String, State, i64, i64, i64)> = act.tx().all(
        &format!(
            "SELECT v.currency, v.state, CASE WHEN v.due_on < $2 THEN 1 ELSE 0 END AS late, COUNT(*) AS total, \
             CAST(SUM(v.total_minor - v.credited_minor - v.paid_minor) AS BIGINT) AS amount {FROM} \
             WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND v.kind = 'invoice' \
             AND v.state IN ('draft', 'issued', 'partly_paid') \
             GROUP BY v.currency, v.state, CASE WHEN v.due_on < $2 THEN 1 ELSE 0 END ORDER BY v.currency"
        ),
        params![scope.organization(), today],
    )?;
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

fn add(sums: &mut Vec<(String, i64)>, currency: &str, minor: i64) {
    match sums.iter_mut().find(|sum| sum.0 == currency) {
        Some(sum) => sum.1 += minor,
        None => sums.push((currency.to_owned(), minor)),
    }
}
