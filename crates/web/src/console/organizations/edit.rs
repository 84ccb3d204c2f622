//! The record of the operator or a partner: name, type, language, time zone, support contact.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::{Action, May, OrganizationKind, PartnerType},
    organizations::{self, Change, Organization},
};

use super::{new::types, read, tabs};
use crate::{
    answer::{Answer, go, into_form, refused_as},
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
    may_brand: bool,
    /// Name, language and zone.
    may_change: bool,
    /// Type, and deleting it.
    may_contract: bool,
}

const FIELDS: [(&str, &str); 6] = [
    ("name", "organizations-name"),
    ("type", "organizations-type"),
    ("language", "setup-language"),
    ("time_zone", "setup-zone"),
    ("support_email", "organizations-support-email"),
    ("support_phone", "organizations-support-phone"),
];

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (organization, may) = read(&visit, &id).await?;
    if organization.kind == OrganizationKind::Customer {
        return Ok(go(&format!("/customers/{}/basics", organization.id)));
    }
    let form = filled(&organization);
    Ok(page(&visit, (&organization, &may), StatusCode::OK, (&form, Vec::new())))
}

fn filled(organization: &Organization) -> Form {
    Form::new()
        .fill("name", &organization.name)
        .fill("type", organization.partner_type.map(PartnerType::word).unwrap_or_default())
        .fill("language", organization.language.code())
        .fill("time_zone", &organization.time_zone)
        .fill("support_email", organization.support_email.clone().unwrap_or_default())
        .fill("support_phone", organization.support_phone.clone().unwrap_or_default())
        .fill("version", organization.version.to_string())
}

fn page(
    visit: &Visit,
    (organization, may): (&Organization, &May),
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
        may_brand: brand,
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
        support_email: given("support_email"),
        support_phone: given("support_phone"),
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
    Ok(page(&visit, (&organization, &may), status, (&form, clashes)))
}
