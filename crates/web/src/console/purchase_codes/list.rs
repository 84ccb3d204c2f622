//! The list of entries: code, company, total, used, pending.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    access::Action,
    exports::List as ListName,
    page::{Page, Total},
    purchase_codes::{self, Filter, Stock, View},
};

use super::Head;
use crate::{
    answer::Answer,
    console::{exports, listing::Address, tables::Setting},
    exports::code_cells,
    kit::{Arranged, Form, Offer, Pager, Plain, Shell, Tab, render},
    languages::Locale,
    typed::query,
    visit::Visit,
};

struct Row {
    id: String,
    head: Head,
    email: String,
    at: jiff::Timestamp,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "purchase_codes/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    table: Arranged,
    views: Vec<Tab>,
    tabs: Vec<Tab>,
    query: String,
    view: String,
    kept: Vec<(&'static str, String)>,
    pager: Pager,
    may_enter: bool,
    may_make: bool,
    may_create: bool,
    /// The export of what was given to whom (ES-10).
    details: Offer,
}

/// What is read for the list.
struct Read {
    page: Page<Stock>,
    views: Vec<(View, Option<Total>)>,
}

pub(crate) fn filter(asked: &Form) -> Filter {
    Filter { view: asked.value("view").parse().ok(), query: asked.value("q").trim().to_owned() }
}

/// GET /purchase-codes
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let setting = Setting::of(&visit, ListName::PurchaseCodes, query(&parts)).await?;
    let filter = filter(setting.query());
    let (place, owned, window) = (visit.organization, filter.clone(), setting.walk().window());
    let read = visit
        .read(move |act| {
            let views = purchase_codes::views(act, place, &owned)?;
            Ok(Read { page: purchase_codes::list(act, place, &owned, &window)?, views })
        })
        .await?;
    let mut shell = visit.shell(visit.text("nav-purchase-codes"));
    setting.tell(&mut shell);
    Ok(render(&shown_as(&visit, &shell, &setting, &filter, &read)))
}

fn shown_as<'a>(
    visit: &Visit,
    shell: &'a Shell,
    setting: &Setting,
    filter: &Filter,
    Read { page, views }: &Read,
) -> List<'a> {
    let (l, table, customer) = (&shell.locale, setting.arranged(shell), visit.is_customer());
    let row = |stock: &Stock| Row {
        id: stock.id.to_string(),
        head: Head::new(stock, l),
        email: stock.email.clone(),
        at: stock.created_at.timestamp(),
        plain: setting.plain(l, || code_cells(stock)),
    };
    List {
        l,
        shell,
        rows: page.items.iter().map(row).collect(),
        views: setting.tabs(Vec::new(), page.total, l),
        tabs: tabs(filter, views, &setting.outside(), l),
        query: filter.query.clone(),
        view: filter.view.map(|view| view.to_string()).unwrap_or_default(),
        kept: setting.kept(&["q"]),
        may_enter: visit.may.act(Action::PurchaseCodesChange),
        may_make: !customer && visit.may.act(Action::PurchaseCodesMake),
        may_create: visit.may.act(Action::PurchaseCodesChange) && visit.may.act(Action::CustomersCreate),
        details: exports::file(ListName::Subscriptions, &[], shell),
        pager: setting
            .walk()
            .pager(setting.address(), page.items.len(), page.next.as_ref(), page.total)
            .remembering(&table)
            .offer(setting.offer(shell)),
        table,
    }
}

fn tabs(filter: &Filter, views: &[(View, Option<Total>)], address: &Address, l: &Locale) -> Vec<Tab> {
    let tab = |(view, total): &(View, Option<Total>)| Tab {
        label: l.word("view-purchase-codes", view).into_owned(),
        href: address.clone().with("view", if *view == View::All { "" } else { view.word() }).href(),
        current: filter.view.unwrap_or(View::All) == *view,
        count: total.map(Total::number),
    };
    views.iter().map(tab).collect()
}
