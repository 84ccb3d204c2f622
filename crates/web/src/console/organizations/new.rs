//! A new partner below the organization one looks from, or below another within reach.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Problem, Refusal,
    access::PartnerType,
    ids::OrganizationId,
    organizations::{self, NewPartner, Organization},
};

use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, query},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/new.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    parent: &'a Organization,
    types: Vec<Choice>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

pub(super) fn types(l: &Locale) -> Vec<Choice> {
    let choice = |kind: &PartnerType| {
        Choice::new(kind.word(), l.word("partner-type", kind)).hint(l.hint("partner-type", kind))
    };
    PartnerType::ALL.iter().map(choice).collect()
}

async fn parent(visit: &Visit, form: &Form) -> Result<Organization, PageError> {
    let id: OrganizationId = match form.given("parent") {
        Some(id) => id.parse().map_err(|_| Refusal::NotFound)?,
        None => visit.organization,
    };
    visit.read(move |act| organizations::get(act, id)).await
}

pub(super) async fn show(visit: Visit, parts: Parts) -> Answer {
    let parent = parent(&visit, &query(&parts)).await?;
    let form = Form::new()
        .fill("parent", parent.id.to_string())
        .fill("type", PartnerType::Msp.word())
        .fill("language", parent.language.code())
        .fill("time_zone", &parent.time_zone);
    Ok(page(&visit, &parent, StatusCode::OK, &form))
}

fn page(visit: &Visit, parent: &Organization, status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("organizations-new"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let (languages, zones) = (Choice::languages(), Choice::zones());
    render_as(status, &Page { l, shell: &shell, form, parent, types: types(l), languages, zones })
}

pub(super) async fn create(Posted { visit, mut form, .. }: Posted) -> Answer {
    let parent = parent(&visit, &form).await?;
    match created(&visit, &form, parent.id).await {
        Ok(id) => {
            let mut response = go(&format!("/organizations/{id}/members"));
            cookies::set_note(&mut response, &visit.web, &visit.text("organizations-created"));
            Ok(response)
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            Ok(page(&visit, &parent, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}

async fn created(visit: &Visit, form: &Form, parent: OrganizationId) -> Result<OrganizationId, PageError> {
    let partner_type = form.value("type").parse().map_err(|_| Refusal::field("type", Problem::NotAChoice))?;
    let language =
        form.value("language").parse().map_err(|_| Refusal::field("language", Problem::NotAChoice))?;
    let new = NewPartner {
        name: form.value("name").to_owned(),
        partner_type,
        language,
        time_zone: form.value("time_zone").to_owned(),
    };
    visit.work(move |act| organizations::create_partner(act, parent, &new)).await
}
