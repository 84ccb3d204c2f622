//! The invoices of all customers within reach, the newest first.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    Act,
    access::Action,
    billing::{self, Head, InvoiceFilter, InvoiceView, Kind, Tally},
    exports::List as ListName,
    ids::OrganizationId,
    page::{Page, Window},
};
use jiff::civil::Date;

use crate::{
    answer::Answer,
    console::{exports, listing::Address, tables::Setting},
    exports::{Reader, invoice_cells},
    kit::{Arranged, Badge, Chip, Form, Offer, Pager, Plain, Shell, Tab, render},
    languages::Locale,
    typed,
    visit::Visit,
};

/// An invoice as the list shows it.
struct Row {
    id: String,
    name: String,
    kind: String,
    customer: String,
    customer_href: String,
    issued: Option<Date>,
    due: Option<Date>,
    overdue: bool,
    total: String,
    open: String,
    badge: Badge,
    plain: Plain,
}

#[expect(clippy::struct_excessive_bools, reason = "each shows or hides a part of its own")]
#[derive(Template)]
#[template(path = "invoices/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    lead: String,
    tabs: Vec<Tab>,
    filter: Form,
    kept: Vec<(&'static str, String)>,
    chips: Vec<Chip>,
    clear: String,
    table: Arranged,
    rows: Vec<Row>,
    pager: Pager,
    narrowed: bool,
    may_order: bool,
    may_set_up: bool,
    may_import: bool,
    /// The payments of all these invoices as a file.
    payments: Offer,
}

/// What is read for the list.
struct Read {
    page: Page<Head>,
    tally: Tally,
}

/// GET /invoices
pub(super) async fn list(visit: Visit, parts: Parts) -> Answer {
    let setting = Setting::of(&visit, ListName::Invoices, typed::query(&parts)).await?;
    let (filter, walk) = (filter(setting.query()), setting.walk());
    let (organization, asked, window) = (visit.organization, filter.clone(), walk.window());
    let read = visit.read(move |act| read(act, organization, &asked, &window)).await?;
    let mut shell = visit.shell(visit.text("nav-invoices"));
    setting.tell(&mut shell);
    Ok(render(&shown_as(&visit, &shell, &setting, &filter, &read)))
}

fn shown_as<'a>(
    visit: &Visit,
    shell: &'a Shell,
    setting: &Setting,
    filter: &InvoiceFilter,
    read: &Read,
) -> List<'a> {
    let (l, today) = (&shell.locale, shell.locale.day_of(visit.web.world().now().timestamp()));
    let table = setting.arranged(shell);
    let reader = Reader::Person(l.clone());
    let row = |head: &Head| Row {
        plain: setting.plain(l, || invoice_cells(&reader, head)),
        ..shown(head, today, l)
    };
    let own = tabs(filter.view.unwrap_or(InvoiceView::All), &setting.outside(), &read.tally, l);
    List {
        l,
        shell,
        lead: lead(&read.tally, l),
        tabs: setting.tabs(own, read.page.total, l),
        kept: setting.kept(&["q"]),
        chips: setting.chips(l),
        clear: setting.cleared(),
        pager: setting
            .walk()
            .pager(setting.address(), read.page.items.len(), read.page.next.as_ref(), read.page.total)
            .remembering(&table)
            .offer(setting.offer(shell)),
        rows: read.page.items.iter().map(row).collect(),
        narrowed: *filter != InvoiceFilter { sort: filter.sort, ..InvoiceFilter::default() },
        may_order: visit.may.act(Action::OrdersPlace),
        may_set_up: visit.may.act(Action::PricesChange) && !visit.is_customer(),
        may_import: visit.may.act(Action::InvoicesChange) && !visit.is_customer(),
        payments: exports::file(ListName::Payments, &[], shell),
        filter: setting.query().clone(),
        table,
    }
}

fn read(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &InvoiceFilter,
    window: &Window,
) -> domain::Result<Read> {
    Ok(Read {
        page: billing::list(act, organization, filter, window)?,
        tally: billing::tally(act, organization)?,
    })
}

pub(crate) fn filter(query: &Form) -> InvoiceFilter {
    InvoiceFilter {
        view: query.value("view").parse().ok().filter(|view| *view != InvoiceView::All),
        query: query.given("q").unwrap_or_default().chars().take(200).collect(),
        customer: query.value("customer").parse().ok(),
        sort: query.value("sort").parse().unwrap_or_default(),
    }
}

/// What is open and how much of it is late.
fn lead(tally: &Tally, l: &Locale) -> String {
    let sums = |sums: &[(String, i64)]| {
        sums.iter().map(|(currency, minor)| l.money(*minor, currency)).collect::<Vec<_>>().join(", ")
    };
    if tally.open.is_empty() {
        return l.text("invoices-nothing-open").into_owned();
    }
    let open = sums(&tally.open);
    if tally.overdue.is_empty() {
        return l.with("invoices-open-sum", &[("open", open.into())]);
    }
    l.with("invoices-overdue-sum", &[("open", open.into()), ("overdue", sums(&tally.overdue).into())])
}

fn tabs(open: InvoiceView, address: &Address, tally: &Tally, l: &Locale) -> Vec<Tab> {
    let tab = |view: &InvoiceView| {
        let word = if *view == InvoiceView::All { "" } else { view.word() };
        let tab = Tab::new(l.word("view-invoices", view), address.clone().with("view", word).href(), "");
        let count = match view {
            InvoiceView::Drafts => Some(tally.drafts),
            InvoiceView::Open => Some(tally.open_count),
            InvoiceView::Overdue => Some(tally.overdue_count),
            _ => None,
        };
        Tab { current: *view == open, count, ..tab }
    };
    InvoiceView::ALL.iter().map(tab).collect()
}

/// The badge of an invoice; what is late says so.
pub(super) fn badge(head: &Head, overdue: bool, l: &Locale) -> Badge {
    match (head.kind, head.state) {
        (Kind::CreditNote, _) => Badge::invoice("credit-note", l),
        _ if overdue => Badge::invoice("overdue", l),
        _ if head.overpaid_minor() > 0 && head.paid_minor > 0 => Badge::invoice("overpaid", l),
        (_, state) => Badge::invoice(state.word(), l),
    }
}

fn shown(head: &Head, today: Date, l: &Locale) -> Row {
    let overdue = head.is_overdue(domain::clock::Day::from_date(today));
    let kind = if head.kind == Kind::CreditNote { "invoices-credit-note" } else { "" };
    Row {
        id: head.id.to_string(),
        name: head.number.clone().unwrap_or_else(|| l.text("invoices-order").into_owned()),
        kind: if kind.is_empty() { String::new() } else { l.text(kind).into_owned() },
        customer: head.customer_name.clone(),
        customer_href: format!("/customers/{}", head.customer),
        issued: head.issued_on.map(domain::clock::Day::date),
        due: head.due_on.filter(|_| head.kind == Kind::Invoice).map(domain::clock::Day::date),
        overdue,
        total: l.money(head.total_minor, &head.currency),
        open: if head.open_minor() == 0 { String::new() } else { l.money(head.open_minor(), &head.currency) },
        badge: badge(head, overdue, l),
        plain: Plain::default(),
    }
}
