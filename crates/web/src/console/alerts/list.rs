//! The alerts that are open, by customer.

use askama::Template;
use domain::{
    access::Action,
    alerts::{self, Alert, AlertKind, Filter},
    exports::List as ListName,
    ids::OrganizationId,
};

use crate::{
    answer::Answer,
    console::{listing::Address, seats::asked, tables::Setting},
    exports::{Reader, alert_cells},
    kit::{Arranged, Badge, Form, Pager, Plain, Shell, Tab, Tone, render},
    languages::Locale,
    visit::Visit,
};

struct Row {
    badge: Badge,
    name: String,
    href: String,
    customer: String,
    customer_href: String,
    since: (String, String),
    relative: String,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "alerts/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    tabs: Vec<Tab>,
    table: Arranged,
    kinds: Vec<Tab>,
    pager: Pager,
    narrowed: bool,
    /// Where the settings of the place are; none for those who may not see them.
    settings: Option<String>,
}

pub(crate) fn filter_of(asked: &Form) -> Filter {
    Filter { customer: asked.value("customer").parse().ok(), kind: asked.value("kind").parse().ok() }
}

/// GET /alerts
pub(super) async fn page(visit: Visit) -> Answer {
    let setting = Setting::of(&visit, ListName::Alerts, asked(&visit.path)).await?;
    let filter = filter_of(setting.query());
    let (place, owned, window) = (visit.organization, filter.clone(), setting.walk().window());
    let page = visit.read(move |act| alerts::list(act, place, &owned, &window)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.text("alerts-title"));
    setting.tell(&mut shell);
    let table = setting.arranged(&shell);
    let reader = Reader::Person(l.clone());
    let view = List {
        l,
        shell: &shell,
        rows: page
            .items
            .iter()
            .map(|alert| {
                let plain = setting.plain(l, || alert_cells(&reader, alert));
                Row { plain, ..row(alert, shell.now, l) }
            })
            .collect(),
        tabs: setting.tabs(Vec::new(), page.total, l),
        kinds: kinds(&filter, &setting.outside(), l),
        pager: setting
            .walk()
            .pager(setting.address(), page.items.len(), page.next.as_ref(), page.total)
            .remembering(&table)
            .offer(setting.offer(&shell)),
        table,
        narrowed: filter != Filter::default(),
        settings: visit.may.act(Action::AlertsView).then(|| place_settings(place, filter.customer)),
    };
    Ok(render(&view))
}

fn place_settings(place: OrganizationId, customer: Option<OrganizationId>) -> String {
    match customer {
        Some(customer) => format!("/customers/{customer}/alerts"),
        None => format!("/organizations/{place}/alerts"),
    }
}

fn kinds(filter: &Filter, address: &Address, l: &Locale) -> Vec<Tab> {
    let tab = |kind: Option<AlertKind>| Tab {
        label: match kind {
            Some(kind) => l.word("alert-kind", kind).into_owned(),
            None => l.text("alerts-all").into_owned(),
        },
        href: address.clone().with("kind", kind.map(AlertKind::word).unwrap_or_default()).href(),
        current: filter.kind == kind,
        count: None,
    };
    std::iter::once(None).chain(AlertKind::ALL.iter().copied().map(Some)).map(tab).collect()
}

/// The page of whom it is about.
pub(crate) fn page_of(alert: &Alert) -> String {
    match alert.seat {
        Some(seat) => format!("/customers/{}/users/{seat}", alert.customer),
        None => format!("/customers/{}/license/{}", alert.customer, alert.license),
    }
}

fn row(alert: &Alert, now: jiff::Timestamp, l: &Locale) -> Row {
    let (tone, icon) = match alert.kind {
        AlertKind::NotInstalled => (Tone::Accent, "mail"),
        AlertKind::Silent => (Tone::Warning, "clock"),
        AlertKind::Failing => (Tone::Bad, "triangle-alert"),
        AlertKind::SpaceLow => (Tone::Warning, "hard-drive"),
        AlertKind::FreedSoon => (Tone::Warning, "unlink-2"),
    };
    let since = alert.raised_at.timestamp();
    Row {
        badge: Badge::new(tone, icon, l.word("alert-kind", alert.kind)),
        name: alert.name.clone(),
        href: page_of(alert),
        customer: alert.customer_name.clone(),
        customer_href: format!("/customers/{}", alert.customer),
        since: (alert.raised_at.to_string(), l.instant(since)),
        relative: l.relative(since, now),
        plain: Plain::default(),
    }
}
