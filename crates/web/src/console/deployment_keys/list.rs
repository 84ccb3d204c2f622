//! The keys of a customer.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    access::Action,
    deployment_keys::{self, DeploymentKey, Filter, KeyState},
    exports::List as ListName,
};

use crate::{
    answer::Answer,
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        customers::customer,
        tables::Setting,
    },
    exports::{Reader, key_cells},
    kit::{Arranged, Badge, Form, Inline, Pager, Plain, Shell},
    languages::Locale,
    typed::query,
    visit::Visit,
};

struct Row {
    id: String,
    href: String,
    name: String,
    ending: String,
    edition: String,
    devices: String,
    limits: Vec<String>,
    badge: Badge,
    live: bool,
    edit: Option<Inline>,
    plain: Plain,
}

#[derive(Template)]
#[template(path = "deployment_keys/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    table: Arranged,
    rows: Vec<Row>,
    pager: Pager,
    may_change: bool,
}

/// What an export of the list is narrowed to.
pub(crate) fn filter_of(asked: &Form) -> Filter {
    Filter { customer: asked.value("customer").parse().ok() }
}

/// GET /customers/{id}/keys
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let setting = Setting::of(&visit, ListName::DeploymentKeys, query(&parts)).await?;
    let (window, filter) = (setting.walk().window(), Filter { customer: Some(id) });
    let (facts, page) = visit
        .read(move |act| {
            Ok((CustomerFacts::read(act, place, id)?, deployment_keys::list(act, id, &filter, &window)?))
        })
        .await?;
    let l = &visit.locale;
    let shell = visit.shell(l.with("keys-title", &[("name", (&facts.customer.name).into())]));
    let table = setting.arranged(&shell);
    let pager = setting
        .walk()
        .pager(setting.address(), page.items.len(), page.next.as_ref(), page.total)
        .remembering(&table)
        .offer(setting.offer(&shell));
    let reader = Reader::Person(l.clone());
    let may_change = facts.may.act(Action::DeploymentKeysChange);
    let rows = page.items.iter().map(|key| {
        let plain = setting.plain(l, || key_cells(&reader, key));
        let may_edit = may_change && key.state != KeyState::Revoked;
        let edit = may_edit.then(|| super::edit::inline(key, visit.path.clone(), l));
        Row { edit, plain, ..row(key, l) }
    });
    let view = List {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&facts, CustomerTab::Keys, l),
        rows: rows.collect(),
        table,
        pager,
        may_change,
    };
    Ok(show(&visit.web, CustomerTab::Keys, StatusCode::OK, &view))
}

fn row(key: &DeploymentKey, l: &Locale) -> Row {
    Row {
        id: key.id.to_string(),
        href: format!("/customers/{}/keys/{}", key.customer, key.id),
        name: key.name.clone(),
        ending: key.ending.clone(),
        edition: key.edition_name.clone(),
        devices: match key.most_devices {
            Some(most) => l.with("keys-devices-of", &[("used", key.enrolled.into()), ("total", most.into())]),
            None => l.number(key.enrolled),
        },
        limits: limits(key, l),
        badge: Badge::deployment_key(key.state.word(), l),
        live: key.state != KeyState::Revoked,
        edit: None,
        plain: Plain::default(),
    }
}

/// Last day and networks, as far as there are any.
fn limits(key: &DeploymentKey, l: &Locale) -> Vec<String> {
    let last = key.last_on.map(|day| l.with("keys-until", &[("day", l.date(day.date()).into())]));
    let networks = (!key.networks.is_empty()).then(|| key.networks.join(", "));
    last.into_iter().chain(networks).collect()
}
