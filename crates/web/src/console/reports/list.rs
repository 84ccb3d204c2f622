//! Customer by customer: what each bought, gave to users, installed and uses; and how much of it nobody uses.

use askama::Template;
use axum::http::request::Parts;
use domain::{
    exports::List,
    reports::{self, Named},
};

use crate::{
    answer::Answer,
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Column, Meter, Pager, Shell, Tone, render},
    languages::Locale,
    typed::query,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "reports/list.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    columns: Vec<Column>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    href: String,
    name: String,
    numbers: [(String, String); 4],
    idle: String,
    is_idle: bool,
    meter: Meter,
}

/// GET /reports/reconciliation
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let (walk, address) = (Walk::of(&form), Address::new("/reports/reconciliation"));
    let (place, window) = (visit.organization, walk.window());
    let found = visit.read(move |act| reports::reconciliation(act, place, &window)).await?;
    let shell = visit.shell(visit.text("reports-reconciliation"));
    let l = &shell.locale;
    let pager = walk.pager(&address, found.items.len(), found.next.as_ref(), found.total);
    let pager = pager.offer(exports::offer(List::Reconciliation, &address, &shell));
    let heads = [
        "column-customer",
        "reports-bought",
        "reports-bound",
        "reports-installed",
        "reports-seen-head",
        "reports-idle-head",
    ];
    let page = Page {
        l,
        shell: &shell,
        columns: heads.into_iter().enumerate().map(|(at, key)| column(l, key, at > 0)).collect(),
        rows: found.items.iter().map(|named| row(l, named)).collect(),
        pager,
    };
    Ok(render(&page))
}

fn column(l: &Locale, key: &str, numeric: bool) -> Column {
    let column = Column::new(l.text(key).into_owned());
    if numeric { column.numeric() } else { column }
}

fn row(l: &Locale, named: &Named) -> Row {
    let units = named.units;
    let heads = ["reports-bought", "reports-bound", "reports-installed", "reports-seen-head"];
    let numbers = [units.bought, units.assigned, units.installed, units.seen];
    let sentence =
        l.with("reports-idle-of", &[("idle", units.idle().into()), ("assigned", units.assigned.into())]);
    let mut labelled = heads.into_iter().zip(numbers).map(|(key, n)| (l.text(key).into_owned(), l.number(n)));
    Row {
        id: named.customer.to_string(),
        href: format!("/customers/{}/report", named.customer),
        name: named.name.clone(),
        numbers: std::array::from_fn(|_| labelled.next().unwrap_or_default()),
        idle: l.number(units.idle()),
        is_idle: units.idle() > 0,
        meter: Meter::stacked(
            format!("{}: {sentence}", named.name),
            units.bought,
            &[(Tone::Accent, units.seen), (Tone::Warning, units.idle())],
        ),
    }
}
