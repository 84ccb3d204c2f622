//! The list of entries: code, company, total, used, pending.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    access::Action,
    exports::List as ListName,
    purchase_codes::{self, Filter, View},
};

use super::Head;
use crate::{
    answer::Answer,
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Column, Form, Offer, Pager, Shell, Tab, render},
    languages::Locale,
    typed::query,
    visit::Visit,
};

struct Row {
    id: String,
    head: Head,
    email: String,
    at: jiff::Timestamp,
}

#[derive(Template)]
#[template(path = "purchase_codes/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    columns: Vec<Column>,
    tabs: Vec<Tab>,
    query: String,
    view: String,
    pager: Pager,
    may_enter: bool,
    may_make: bool,
    may_create: bool,
    /// The export of what was given to whom (ES-10).
    details: Offer,
}

pub(crate) fn filter(asked: &Form) -> Filter {
    Filter { view: asked.value("view").parse().ok(), query: asked.value("q").trim().to_owned() }
}

fn address(filter: &Filter) -> Address {
    let view = filter.view.filter(|view| *view != View::All).map(View::word).unwrap_or_default();
    Address::new("/purchase-codes").with("view", view).with("q", filter.query.as_str())
}

/// GET /purchase-codes
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let asked = query(&parts);
    let (walk, filter) = (Walk::of(&asked), filter(&asked));
    let (place, owned, window) = (visit.organization, filter.clone(), walk.window());
    let page = visit.read(move |act| purchase_codes::list(act, place, &owned, &window)).await?;
    let shell = visit.shell(visit.text("nav-purchase-codes"));
    let l = &shell.locale;
    let rows = page.items.iter().map(|stock| Row {
        id: stock.id.to_string(),
        head: Head::new(stock, l),
        email: stock.email.clone(),
        at: stock.created_at.timestamp(),
    });
    let pager = walk
        .pager(&address(&filter), page.items.len(), page.next.as_ref(), page.total)
        .offer(exports::offer(ListName::PurchaseCodes, &address(&filter), &shell));
    let customer = visit.is_customer();
    let view = List {
        l,
        shell: &shell,
        rows: rows.collect(),
        columns: columns(l),
        tabs: tabs(&filter, l),
        query: filter.query.clone(),
        view: filter.view.map(|view| view.to_string()).unwrap_or_default(),
        may_enter: visit.may.act(Action::PurchaseCodesChange),
        may_make: !customer && visit.may.act(Action::PurchaseCodesMake),
        may_create: visit.may.act(Action::PurchaseCodesChange) && visit.may.act(Action::CustomersCreate),
        details: exports::file(ListName::Subscriptions, &[], &shell),
        pager,
    };
    Ok(render(&view))
}

fn columns(l: &Locale) -> Vec<Column> {
    let column = |key| Column::new(l.text(key));
    vec![
        column("codes-entry"),
        column("codes-code"),
        column("codes-plan"),
        column("codes-total").numeric(),
        column("codes-used").numeric(),
        column("codes-pending").numeric(),
        column("codes-entered"),
    ]
}

fn tabs(filter: &Filter, l: &Locale) -> Vec<Tab> {
    let tab = |view: &View| Tab {
        label: l.word("view-purchase-codes", view).into_owned(),
        href: address(&Filter { view: Some(*view), ..filter.clone() }).href(),
        current: filter.view.unwrap_or(View::All) == *view,
        count: None,
    };
    View::ALL.iter().map(tab).collect()
}
