//! The Settings tab: what applies to all users of a customer, and in which language and zone it is addressed.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal,
    customers::{self, Management},
    ids::OrganizationId,
};

use super::{
    basics::{conflict, seen},
    choose::customer,
    fields,
};
use crate::{
    answer::{Answer, go, into_form},
    console::{
        conflict::Conflict,
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
    },
    cookies,
    kit::{Choice, Form, Shell},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "customers/settings.html")]
struct Settings<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: Form,
    version: i64,
    conflict: Option<Conflict>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    managements: Vec<Choice>,
    told: Vec<(String, String)>,
    /// Since when and why the customer is disabled.
    stopped: Option<(String, String)>,
}

/// GET /customers/{id}/settings
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let facts = visit.read(move |act| CustomerFacts::read(act, place, id)).await?;
    let form = fields::filled(&facts.customer.form());
    Ok(shown(&visit, &facts, StatusCode::OK, (form, None)))
}

fn shown(
    visit: &Visit,
    facts: &CustomerFacts,
    status: StatusCode,
    (form, conflict): (Form, Option<Conflict>),
) -> Response {
    let (l, customer) = (&visit.locale, &facts.customer);
    let mut shell = visit.shell(l.with("customers-title-settings", &[("name", (&customer.name).into())]));
    shell.tell_errors(&form);
    let form = form.fill("management", customer.management.word());
    let page = Settings {
        l,
        shell: &shell,
        frame: CustomerFrame::new(facts, CustomerTab::Settings, l),
        form,
        version: customer.version,
        conflict,
        languages: fields::languages(),
        zones: fields::time_zones(&customer.time_zone),
        managements: managements(l),
        told: fields::told(&customer.form(), fields::SETTINGS, l),
        stopped: customer
            .disabled_at
            .map(|at| (l.instant(at.timestamp()), customer.disabled_reason.clone().unwrap_or_default())),
    };
    show(&visit.web, CustomerTab::Settings, status, &page)
}

fn managements(l: &Locale) -> Vec<Choice> {
    let choice = |word: &Management| {
        Choice::new(word.word(), l.word("management", word)).hint(l.hint("management", word))
    };
    Management::ALL.iter().map(choice).collect()
}

/// POST /customers/{id}/management: who adds users (ES-07).
pub(super) async fn manage(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    let wish: Option<Management> = form.value("management").parse().ok();
    visit
        .work(move |act| {
            customers::get(act, id)?;
            let wish = wish.ok_or_else(|| Refusal::field("management", Problem::NotAChoice))?;
            customers::set_management(act, id, wish)
        })
        .await?;
    let mut answer = go(&CustomerTab::Settings.path(id));
    cookies::set_note(&mut answer, &visit.web, &visit.text("customers-saved"));
    Ok(answer)
}

/// POST /customers/{id}/settings
pub(super) async fn save(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let sent = form.clone();
    let Err(error) = visit.work(move |act| write(act, id, &sent)).await else {
        let mut answer = go(&CustomerTab::Settings.path(id));
        cookies::set_note(&mut answer, &visit.web, &visit.text("customers-saved"));
        return Ok(answer);
    };
    if matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile)) {
        let facts = visit.read(move |act| CustomerFacts::read(act, place, id)).await?;
        let conflict = conflict(&visit, &facts, &form, fields::SETTINGS).await?;
        return Ok(shown(&visit, &facts, StatusCode::CONFLICT, (form, Some(conflict))));
    }
    into_form(&mut form, error)?;
    let facts = visit.read(move |act| CustomerFacts::read(act, place, id)).await?;
    Ok(shown(&visit, &facts, StatusCode::UNPROCESSABLE_ENTITY, (form, None)))
}

fn write(act: &mut domain::Act<'_>, id: OrganizationId, form: &Form) -> domain::Result<()> {
    let saved = customers::get(act, id)?;
    let record = fields::taken(form, &saved.form(), fields::SETTINGS)?;
    customers::change(act, id, &record, seen(form)).map(drop)
}
