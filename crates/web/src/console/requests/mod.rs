//! Requests: of people at their company, of companies at their seller; answered where they are listed, asked for on
//! the page of a person's own and on the home of a customer.

mod answer;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Result as Done,
    access::Action,
    exports::List as ListName,
    ids::OrganizationId,
    requests::{self, Answer as Given, Request, RequestKind, Wish},
    seats,
};

use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab},
        exports,
        listing::{Address, Walk},
        seats::{asked, customer_id},
    },
    cookies,
    kit::{Badge, Choice, Form, Pager, Shell, Tone, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::{Posted, whole_number},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/requests", wanted)
        .get("/customers/{id}/requests", list)
        .post("/customers/{id}/requests", ask_more)
        .post("/requests/{request}/grant", answer::grant)
        .post("/requests/{request}/done", answer::done)
        .post("/requests/{request}/decline", answer::decline)
        .post("/me/requests", ask_unit)
        .post("/me/requests/{request}/withdraw", answer::withdraw)
}

/// A request as a row.
pub(super) struct Row {
    pub id: String,
    pub customer: String,
    pub customer_name: String,
    pub who: String,
    pub email: String,
    pub wants: String,
    pub note: String,
    pub asked: String,
    pub badge: Badge,
    pub reason: String,
    pub is_open: bool,
    /// Of a person, answered by binding them.
    pub is_unit: bool,
}

pub(super) fn row(request: &Request, locale: &Locale) -> Row {
    let wants = [("units", request.units.into()), ("wish", (&request.wish).into())];
    let at = locale.instant(request.created_at.timestamp());
    Row {
        id: request.id.to_string(),
        customer: request.customer.to_string(),
        customer_name: request.customer_name.clone(),
        who: request.name.clone(),
        email: request.email.clone(),
        wants: locale.with("requests-wants", &wants),
        note: request.note.clone(),
        asked: locale.with("requests-asked", &[("at", at.into())]),
        badge: badge(request.answer, locale),
        reason: request.reason.clone().unwrap_or_default(),
        is_open: request.answer.is_none(),
        is_unit: request.kind == RequestKind::Unit,
    }
}

fn badge(answer: Option<Given>, locale: &Locale) -> Badge {
    let (tone, icon, key) = match answer {
        None => (Tone::Accent, "hourglass", "requests-open"),
        Some(Given::Granted) => (Tone::Good, "circle-check", "requests-granted"),
        Some(Given::Declined) => (Tone::Bad, "circle-x", "requests-declined"),
        Some(Given::Withdrawn) => (Tone::Quiet, "undo-2", "requests-withdrawn"),
    };
    Badge::new(tone, icon, locale.text(key))
}

#[derive(Template)]
#[template(path = "requests/wanted.html")]
struct Wanted<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    rows: Vec<Row>,
    lines: Vec<Choice>,
    pager: Pager,
    may_answer: bool,
}

/// GET /requests: what customers of the partner ask for.
async fn wanted(visit: Visit) -> Answer {
    show_wanted(&visit, StatusCode::OK, &Form::new()).await
}

async fn show_wanted(visit: &Visit, status: StatusCode, form: &Form) -> Result<Response, PageError> {
    let walk = Walk::of(&asked(&visit.path));
    let (place, window) = (visit.organization, walk.window());
    let found = visit.read(move |act| requests::wanted_below(act, place, &window)).await?;
    let mut shell = visit.shell(visit.text("requests-title"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let rows = found.items.iter().map(|request| row(request, l)).collect();
    let may_answer = visit.may.act(Action::SeatsChange);
    let pager = walk
        .pager(&Address::new("/requests"), found.items.len(), found.next.as_ref(), found.total)
        .offer(exports::file(ListName::Requests, &[], &shell));
    Ok(render_as(status, &Wanted { l, shell: &shell, form, rows, lines: Vec::new(), pager, may_answer }))
}

#[derive(Template)]
#[template(path = "requests/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    rows: Vec<Row>,
    /// Lines with free units, to bind people to.
    lines: Vec<Choice>,
    pager: Pager,
    may_answer: bool,
}

/// GET /customers/{id}/requests
async fn list(visit: Visit, Path(id): Path<String>) -> Answer {
    show(&visit, customer_id(&id)?, StatusCode::OK, &Form::new()).await
}

pub(super) async fn show(
    visit: &Visit,
    customer: OrganizationId,
    status: StatusCode,
    form: &Form,
) -> Result<Response, PageError> {
    let (place, locale) = (visit.organization, visit.locale.clone());
    let walk = Walk::of(&asked(&visit.path));
    let window = walk.window();
    let (facts, found, lines) = visit
        .read(move |act| {
            let facts = CustomerFacts::read(act, place, customer)?;
            Ok((facts, requests::list(act, customer, &window)?, lines(act, customer, &locale)?))
        })
        .await?;
    let frame = CustomerFrame::new(&facts, CustomerTab::Subscription, &visit.locale);
    let mut shell = visit.shell(visit.text("requests-title"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let rows = found.items.iter().map(|request| row(request, l)).collect();
    let may_answer = facts.may.act(Action::SeatsChange);
    let pager = walk
        .pager(&Address::new(frame.path("requests")), found.items.len(), found.next.as_ref(), found.total)
        .offer(exports::file(ListName::Requests, &[("customer", customer.to_string())], &shell));
    Ok(render_as(status, &List { l, shell: &shell, frame, form, rows, lines, pager, may_answer }))
}

fn lines(act: &mut Act<'_>, customer: OrganizationId, locale: &Locale) -> Done<Vec<Choice>> {
    let openings = seats::openings(act, customer)?;
    Ok(super::subscription::line_choices(&openings, locale))
}

/// What somebody asks for, as typed.
fn wish(form: &Form) -> Wish {
    Wish {
        wish: form.value("wish").to_owned(),
        units: whole_number(form.value("units")).unwrap_or(0),
        note: form.value("note").to_owned(),
    }
}

/// POST /customers/{id}/requests: people of a customer ask its seller for more.
async fn ask_more(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (customer, wish) = (customer_id(&id)?, wish(&form));
    match visit.work(move |act| requests::ask_more(act, customer, &wish)).await {
        Ok(_) => Ok(sent(&visit, "/")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            super::portal::home(&visit, refused_as(&form, refusal.as_ref()), &form).await
        }
    }
}

/// POST /me/requests: a person asks one of their companies for a unit.
async fn ask_unit(Posted { visit, mut form, .. }: Posted) -> Answer {
    let wish = wish(&form);
    let asked = match form.value("company").parse::<OrganizationId>() {
        Ok(company) => visit.work(move |act| requests::ask_unit(act, company, &wish)).await,
        Err(_) => Err(domain::Refusal::field("company", domain::Problem::Required).into()),
    };
    match asked {
        Ok(_) => Ok(sent(&visit, "/me")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            super::me::again(&visit, refused_as(&form, refusal.as_ref()), &form).await
        }
    }
}

fn sent(visit: &Visit, path: &str) -> Response {
    let mut response = go(path);
    cookies::set_note(&mut response, &visit.web, &visit.text("requests-sent"));
    response
}
