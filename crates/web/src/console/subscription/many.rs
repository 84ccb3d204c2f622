//! Many people at once: pasted addresses or a file, a preview with what is wrong in which row, then all of the good
//! ones bound together. Between the two the addresses travel in the page.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal, Result as Done,
    access::Action,
    bindings::{self, Bound, Matched},
    ids::{LicenseId, OrganizationId},
    seats::{self, typed},
};

use super::line_choices;
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab},
        seats::customer_id,
    },
    cookies,
    kit::{Badge, Choice, Form, Shell, Tone, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// The most rows shown one by one; those to be mended come first.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "subscription/many.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    lines: Vec<Choice>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    page(&visit, customer_id(&id)?, StatusCode::OK, &Form::new()).await
}

async fn page(
    visit: &Visit,
    customer: OrganizationId,
    status: StatusCode,
    form: &Form,
) -> Result<Response, PageError> {
    let (place, locale) = (visit.organization, visit.locale.clone());
    let (facts, lines) = visit
        .read(move |act| {
            act.allow_customer(Action::SeatsChange, customer)?;
            Ok((
                CustomerFacts::read(act, place, customer)?,
                line_choices(&seats::openings(act, customer)?, &locale),
            ))
        })
        .await?;
    let frame = CustomerFrame::new(&facts, CustomerTab::Subscription, &visit.locale);
    let mut shell = visit.shell(visit.text("subscription-many"));
    shell.tell_errors(form);
    Ok(render_as(status, &Page { l: &shell.locale, shell: &shell, frame, form, lines }))
}

/// What was typed: the line, and the addresses of box or file.
#[derive(Clone)]
struct Wish {
    license: LicenseId,
    edition: String,
    addresses: Vec<String>,
}

impl Wish {
    fn of(form: &Form, file: Option<&[u8]>) -> Done<Self> {
        let line = form.value("line").split_once('/');
        let (license, edition) = line.ok_or_else(|| Refusal::field("line", Problem::Required))?;
        let license = license.parse().map_err(|_| Refusal::field("line", Problem::NotAChoice))?;
        let addresses = match file {
            Some(bytes) => bindings::csv(bytes)?,
            None => pasted(form.value("addresses")),
        };
        Ok(Self { license, edition: edition.to_owned(), addresses })
    }
}

/// Addresses separated by lines, commas or semicolons, plain or as `Name <address>`.
fn pasted(text: &str) -> Vec<String> {
    let shared = typed::Shared { edition: String::new(), keep_deleted_days: 0, language: None };
    typed::addresses(text, &shared).into_iter().map(|row| row.username).collect()
}

struct Row {
    number: i64,
    email: String,
    badge: Badge,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "subscription/check.html")]
struct Check<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    line: String,
    rows: Vec<Row>,
    not_shown: i64,
    /// Bound at once, bound and waiting, not bound.
    now: i64,
    waiting: i64,
    wrong: i64,
    free: i64,
    count: i64,
    missing: i64,
    /// The addresses that nothing is wrong with, one a line.
    good: String,
    may_ask: bool,
}

/// POST /customers/{id}/subscription/many
pub(super) async fn check(Path(id): Path<String>, Posted { visit, mut form, file }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    let wish = Wish::of(&form, file.as_deref());
    let checked = match wish {
        Ok(wish) => checked(&visit, customer, &form, wish).await,
        Err(error) => Err(error.into()),
    };
    match checked {
        Ok(response) => Ok(response),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            page(&visit, customer, refused_as(&form, refusal.as_ref()), &form).await
        }
    }
}

async fn checked(
    visit: &Visit,
    customer: OrganizationId,
    form: &Form,
    wish: Wish,
) -> Result<Response, PageError> {
    let (place, locale) = (visit.organization, visit.locale.clone());
    let (facts, lines, (rows, free)) = visit
        .read(move |act| {
            let matched = bindings::match_many(act, wish.license, &wish.edition, &wish.addresses)?;
            Ok((
                CustomerFacts::read(act, place, customer)?,
                line_choices(&seats::openings(act, customer)?, &locale),
                matched,
            ))
        })
        .await?;
    let line = lines.into_iter().find(|line| line.value == form.value("line")).map(|line| line.label);
    let frame = CustomerFrame::new(&facts, CustomerTab::Subscription, &visit.locale);
    let shell = visit.shell(visit.text("subscription-check-title"));
    let l = &shell.locale;
    let good: Vec<&str> =
        rows.iter().filter(|row| row.problem.is_none()).map(|row| row.email.as_str()).collect();
    let count = i64::try_from(good.len()).unwrap_or(i64::MAX);
    let number = |wanted: &dyn Fn(&Matched) -> bool| {
        i64::try_from(rows.iter().filter(|row| wanted(row)).count()).unwrap_or(i64::MAX)
    };
    let shown = shown(&rows, l);
    let page = Check {
        line: line.unwrap_or_default(),
        not_shown: i64::try_from(rows.len() - shown.len()).unwrap_or(0),
        now: number(&|row| row.problem.is_none() && row.registered),
        waiting: number(&|row| row.problem.is_none() && !row.registered),
        wrong: number(&|row| row.problem.is_some()),
        missing: (count - free).max(0),
        good: good.join("\n"),
        may_ask: facts.may.act(Action::InvitationsSend),
        rows: shown,
        free,
        count,
        l,
        shell: &shell,
        frame,
        form,
    };
    Ok(render_as(StatusCode::OK, &page))
}

fn shown(rows: &[Matched], locale: &Locale) -> Vec<Row> {
    let mut shown: Vec<Row> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| Row {
            number: i64::try_from(at + 1).unwrap_or(i64::MAX),
            email: row.email.clone(),
            badge: if row.registered {
                Badge::new(Tone::Good, "circle-check", locale.text("subscription-at-once"))
            } else {
                Badge::new(Tone::Accent, "hourglass", locale.text("subscription-on-registering"))
            },
            problem: row.problem.as_ref().map(|problem| locale.problem(problem)),
        })
        .collect();
    shown.sort_by_key(|row| row.problem.is_none());
    shown.truncate(SHOWN);
    shown
}

/// POST /customers/{id}/subscription/many/bind
pub(super) async fn bind(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let customer = customer_id(&id)?;
    match bound(&visit, &form).await {
        Ok(bound) => {
            let mut response = go(&format!("/customers/{customer}/subscription"));
            let note = visit.locale.with("subscription-bound-n", &[("n", bound.len().into())]);
            cookies::set_note(&mut response, &visit.web, &note);
            Ok(response)
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            page(&visit, customer, refused_as(&form, refusal.as_ref()), &form).await
        }
    }
}

async fn bound(visit: &Visit, form: &Form) -> Result<Vec<Bound>, PageError> {
    let (wish, ask) = (Wish::of(form, None)?, form.chosen("ask", "on"));
    visit
        .work(move |act| {
            let bound = bindings::bind_many(act, wish.license, &wish.edition, &wish.addresses)?;
            if ask {
                bindings::ask_all_to_register(act, &bound)?;
            }
            Ok(bound)
        })
        .await
}
