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
    console::{
        exports,
        listing::{Address, Walk},
        seats::asked,
    },
    kit::{Badge, Column, Form, Pager, Shell, Tab, Tone, render},
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
}

#[derive(Template)]
#[template(path = "alerts/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    columns: Vec<Column>,
    kinds: Vec<Tab>,
    pager: Pager,
    narrowed: bool,
    /// Where the settings of the place are; none for those who may not see them.
    settings: Option<String>,
}

pub(crate) fn filter_of(asked: &Form) -> Filter {
    Filter { customer: asked.value("customer").parse().ok(), kind: asked.value("kind").parse().ok() }
}

fn address_of(filter: &Filter) -> Address {
    Address::new("/alerts")
        .with("customer", filter.customer.map(|customer| customer.to_string()).unwrap_or_default())
        .with("kind", filter.kind.map(AlertKind::word).unwrap_or_default())
}

/// GET /alerts
pub(super) async fn page(visit: Visit) -> Answer {
    let asked = asked(&visit.path);
    let (walk, filter) = (Walk::of(&asked), filter_of(&asked));
    let (place, owned, window) = (visit.organization, filter.clone(), walk.window());
    let page = visit.read(move |act| alerts::list(act, place, &owned, &window)).await?;
    let l = &visit.locale;
    let shell = visit.shell(l.text("alerts-title"));
    let address = address_of(&filter);
    let view =
        List {
            l,
            shell: &shell,
            rows: page.items.iter().map(|alert| row(alert, shell.now, l)).collect(),
            columns: ["alerts-what", "alerts-about", "seats-customer", "alerts-since"]
                .map(|key| Column::new(l.text(key)))
                .into(),
            kinds: kinds(&filter, l),
            pager: walk
                .pager(&address, page.items.len(), page.next.as_ref(), page.total)
                .offer(exports::offer(ListName::Alerts, &address, &shell)),
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

fn kinds(filter: &Filter, l: &Locale) -> Vec<Tab> {
    let tab = |kind: Option<AlertKind>| Tab {
        label: match kind {
            Some(kind) => l.word("alert-kind", kind).into_owned(),
            None => l.text("alerts-all").into_owned(),
        },
        href: address_of(&Filter { kind, ..filter.clone() }).href(),
        current: filter.kind == kind,
        count: None,
    };
    std::iter::once(None).chain(AlertKind::ALL.iter().copied().map(Some)).map(tab).collect()
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
        href: match alert.seat {
            Some(seat) => format!("/customers/{}/users/{seat}", alert.customer),
            None => format!("/customers/{}/license/{}", alert.customer, alert.license),
        },
        customer: alert.customer_name.clone(),
        customer_href: format!("/customers/{}", alert.customer),
        since: (alert.raised_at.to_string(), l.instant(since)),
        relative: l.relative(since, now),
    }
}
