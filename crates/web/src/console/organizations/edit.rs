//! The record of the operator or a partner: name, type, language, time zone.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::{Action, May, OrganizationKind, PartnerType},
    organizations::{self, Change, Organization, Step},
};

use super::{new::types, read, tabs};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::clash,
    cookies,
    kit::{Choice, Form, PlaceKind, Shell, Tab, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/edit.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    organization: &'a Organization,
    kind: PlaceKind,
    tabs: Vec<Tab>,
    types: Vec<Choice>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    clashes: Vec<clash::Row>,
    /// That it does not work now: since when or by whom, and the reason.
    stopped: Option<(String, String)>,
    /// Name, language and zone.
    may_change: bool,
    /// Type, and deleting it.
    may_contract: bool,
}

const FIELDS: [(&str, &str); 4] = [
    ("name", "organizations-name"),
    ("type", "organizations-type"),
    ("language", "setup-language"),
    ("time_zone", "setup-zone"),
];

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (organization, may) = read(&visit, &id).await?;
    if organization.kind == OrganizationKind::Customer {
        return Ok(go(&format!("/customers/{}/basics", organization.id)));
    }
    let form = filled(&organization);
    let by = stopped_by(&visit, &organization).await?;
    Ok(page(&visit, (&organization, &may, by.as_ref()), StatusCode::OK, (&form, Vec::new())))
}

async fn stopped_by(visit: &Visit, organization: &Organization) -> Result<Option<Step>, PageError> {
    let id = organization.id;
    if organization.is_stopped() {
        visit.read(move |act| organizations::stopped_by(act, id)).await
    } else {
        Ok(None)
    }
}

fn stopped(l: &Locale, organization: &Organization, by: Option<&Step>) -> Option<(String, String)> {
    let told = |key: &str, fact: &organizations::Disabled| {
        (l.with(key, &[("when", l.instant(fact.at.timestamp()).into())]), fact.reason.clone())
    };
    match (&organization.closed, &organization.disabled, by) {
        (Some(closed), ..) => Some(told("organizations-closed-since", closed)),
        (None, Some(disabled), _) => Some(told("customers-disabled-since", disabled)),
        (None, None, Some(by)) => {
            Some((l.with("organizations-stopped-by", &[("name", (&by.name).into())]), String::new()))
        }
        _ => None,
    }
}

fn filled(organization: &Organization) -> Form {
    Form::new()
        .fill("name", &organization.name)
        .fill("type", organization.partner_type.map(PartnerType::word).unwrap_or_default())
        .fill("language", organization.language.code())
        .fill("time_zone", &organization.time_zone)
        .fill("version", organization.version.to_string())
}

fn page(
    visit: &Visit,
    (organization, may, by): (&Organization, &May, Option<&Step>),
    status: StatusCode,
    (form, clashes): (&Form, Vec<clash::Row>),
) -> Response {
    let mut shell = visit.shell(&organization.name);
    shell.tell_errors(form);
    let l = &shell.locale;
    let is_partner = organization.kind == OrganizationKind::Partner;
    let (brand, contract) = (may.act(Action::BrandingChange), may.act(Action::PartnersChange));
    let page = Page {
        l,
        shell: &shell,
        form,
        organization,
        kind: if is_partner { PlaceKind::Partner } else { PlaceKind::Operator },
        tabs: tabs(visit, organization, may),
        types: types(l),
        languages: Choice::languages(),
        zones: Choice::zones(),
        clashes,
        stopped: stopped(l, organization, by),
        may_change: brand || contract,
        may_contract: contract && is_partner,
    };
    render_as(status, &page)
}

pub(super) async fn change(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (organization, may) = read(&visit, &id).await?;
    let given = |field: &str| {
        let sent = !form.values(field).is_empty();
        sent.then(|| form.value(field).to_owned())
    };
    let change = Change {
        name: given("name"),
        partner_type: given("type").and_then(|kind| kind.parse().ok()),
        language: given("language").and_then(|language| language.parse().ok()),
        time_zone: given("time_zone"),
    };
    let (id, version) = (organization.id, form.value("version").parse().unwrap_or(0));
    let changed = visit.work(move |act| organizations::change(act, id, version, &change)).await;
    let Err(error) = changed else {
        let mut response = go(&format!("/organizations/{id}"));
        cookies::set_note(&mut response, &visit.web, &visit.text("organizations-saved"));
        return Ok(response);
    };
    let refusal = error.0.refusal().cloned();
    let mut form = form;
    let mut clashes = Vec::new();
    if matches!(refusal, Some(Refusal::ChangedMeanwhile)) {
        let saved = filled(&organization);
        clashes = clash::rows(&visit.locale, &FIELDS, &form, &saved);
        form = clash::onto(form, &saved);
    }
    if clashes.is_empty() {
        into_form(&mut form, error)?;
    }
    let status = if clashes.is_empty() { refused_as(&form, refusal.as_ref()) } else { StatusCode::CONFLICT };
    let by = stopped_by(&visit, &organization).await?;
    Ok(page(&visit, (&organization, &may, by.as_ref()), status, (&form, clashes)))
}
