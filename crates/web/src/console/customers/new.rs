//! A new customer (NX-03, NX-10): under which vendor, who it is, and a warning when it seems to be there already.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Act, Language, Refusal,
    access::Action,
    customers::{self, CustomerRow},
    ids::OrganizationId,
    organizations,
    page::Window,
    refusal::Problem,
    vault::Secret,
};

use super::fields;
use crate::{
    answer::{Answer, PageError, go, into_form},
    console::customer_frame::CustomerTab,
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// How many vendors can be chosen from.
const VENDORS: i64 = 100;

#[derive(Template)]
#[template(path = "customers/new.html")]
struct New<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    /// Under whom the customer can be created; a choice of one is none.
    vendors: Vec<Choice>,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    twins: Vec<Twin>,
    may_set_key: bool,
}

/// A customer that has the same business id.
struct Twin {
    name: String,
    href: String,
}

/// GET /customers/new
pub(super) async fn page(visit: Visit) -> Answer {
    let language = visit.locale.language;
    let form = Form::new()
        .fill("vendor", visit.organization.to_string())
        .fill("country", country_of(language))
        .fill("language", language.code())
        .fill("time_zone", visit.session.time_zone.clone());
    shown(&visit, StatusCode::OK, form, Vec::new()).await
}

/// The country to begin with, from the language of the person.
const fn country_of(language: Language) -> &'static str {
    match language {
        Language::En => "",
        Language::Fi => "FI",
        Language::It => "IT",
        Language::Es => "ES",
        Language::Ru => "RU",
    }
}

async fn shown(visit: &Visit, status: StatusCode, form: Form, twins: Vec<CustomerRow>) -> Answer {
    let place = visit.organization;
    let (vendors, may_set_key) = visit.read(move |act| vendors(act, place)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.text("customers-new-title"));
    shell.tell_errors(&form);
    let page = New {
        l,
        shell: &shell,
        zones: fields::time_zones(form.value("time_zone")),
        form,
        vendors,
        countries: fields::countries(l),
        languages: fields::languages(),
        twins: twins
            .into_iter()
            .map(|row| Twin { href: format!("/customers/{}", row.id), name: row.name })
            .collect(),
        may_set_key,
    };
    Ok(render_as(status, &page))
}

/// Under whom the person may create customers, and whether they may give them a key. Refused to who may create
/// none at all.
fn vendors(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<(Vec<Choice>, bool)> {
    let may = act.may(place)?;
    if !may.act(Action::CustomersCreate) {
        return Err(Refusal::Forbidden.into());
    }
    let own = organizations::get(act, place)?;
    let below = organizations::list(act, place, "", &Window::first(VENDORS))?;
    let all = [own].into_iter().chain(below.items.into_iter().filter(|partner| partner.id != place));
    let choices = all.map(|vendor| Choice::new(vendor.id.to_string(), vendor.name)).collect();
    Ok((choices, may.act(Action::CustomersChange)))
}

/// POST /customers/new
pub(super) async fn create(Posted { visit, mut form, .. }: Posted) -> Answer {
    let sent = form.clone();
    let place = visit.organization;
    let twins = twins(&visit, &form).await?;
    if !twins.is_empty() {
        return shown(&visit, StatusCode::CONFLICT, form, twins).await;
    }
    match visit.work(move |act| write(act, place, &sent)).await {
        Ok(id) => Ok(created(&visit, id)),
        Err(error) => {
            into_form(&mut form, error)?;
            shown(&visit, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new()).await
        }
    }
}

/// Customers within reach with the same business id, unless the person was told of them before.
async fn twins(visit: &Visit, form: &Form) -> Result<Vec<CustomerRow>, PageError> {
    let (place, business_id) = (visit.organization, form.value("business_id").trim().to_owned());
    if business_id.is_empty() || form.value("twin") == business_id {
        return Ok(Vec::new());
    }
    visit.read(move |act| customers::look_alikes(act, place, &business_id)).await
}

fn write(act: &mut Act<'_>, place: OrganizationId, form: &Form) -> domain::Result<OrganizationId> {
    let vendor = match form.given("vendor") {
        Some(vendor) => vendor.parse().map_err(|_| Refusal::field("vendor", Problem::NotAChoice))?,
        None => place,
    };
    let start = customers::Form { keep_deleted_days: 30, ..customers::Form::default() };
    let mut record = fields::taken(form, &start, fields::BASICS)?;
    form.value("language").clone_into(&mut record.language);
    form.value("time_zone").clone_into(&mut record.time_zone);
    let id = customers::create(act, vendor, &record)?;
    if let Some(key) = form.given("encryption_key") {
        customers::set_key(act, id, &Secret::new(key))?;
    }
    Ok(id)
}

fn created(visit: &Visit, id: OrganizationId) -> Response {
    let tab = if visit.may.act(Action::LicensesChange) { CustomerTab::License } else { CustomerTab::Basics };
    let mut answer = go(&tab.path(id));
    cookies::set_note(&mut answer, &visit.web, &visit.text("customers-created-note"));
    answer
}
