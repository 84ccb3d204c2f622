//! The first page: what needs somebody today, each with the way to mend it; figures, running work, latest events.
//! Counting is done in the domain; here it is kept for a minute where it is costly.

mod chart;
mod deeds;
mod first_run;
mod front;
mod settle;
#[cfg(test)]
mod settle_tests;
mod settled;
#[cfg(test)]
mod tests;
mod tiles;
mod todo;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    access::Action,
    audit,
    bulk::{self, Entry},
    ids::OrganizationId,
    onboarding,
    page::Window,
};

use super::{
    portal,
    seats::asked,
    trail::{self, Line},
};
use crate::{
    answer::{Answer, go},
    kit::{Chart, Form, Meter, Shell, Tone, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(super) use front::forget as look_anew;
pub(crate) use front::{Front, now as figures, refresh};

pub(super) fn routes() -> Routes {
    let routes = Routes::admitting(Admits::Person).get("/", show).post("/first-steps", first_run::turn);
    settle::routes(routes)
}

/// How many events the page shows.
const LATEST: i64 = 4;

#[expect(clippy::struct_excessive_bools, reason = "each is a right of its own")]
#[derive(Template)]
#[template(path = "overview/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    greeting: String,
    lead: String,
    /// What was refused, with what was typed.
    form: Form,
    front: &'a Front,
    may_create: bool,
    may_enter_codes: bool,
    may_see_mail: bool,
    may_see_events: bool,
    seats: Option<tiles::Seats>,
    storage: tiles::Storage,
    accepted: tiles::Accepted,
    todo: Vec<todo::Row>,
    /// What to say when there is nothing to do.
    clear: String,
    chart: Option<Chart>,
    /// The same figures as a table: month with year, number.
    months: Vec<(String, i64)>,
    ending: i64,
    plans: Vec<(String, String, Meter)>,
    jobs: Vec<Running>,
    latest: Vec<Line>,
    /// At the beginning of an organization: what to do first.
    first_run: Option<first_run::Card>,
}

/// A job on the page.
struct Running {
    title: String,
    href: String,
    percent: i64,
    meter: Meter,
    done: i64,
    failed: i64,
    left: i64,
}

/// What the page tells of a form that was sent from it.
struct Said {
    status: StatusCode,
    settled: Option<settled::Settled>,
    refused: Option<(todo::Kind, Form)>,
}

/// After something was done from the page by another door: back to the row, which tells it.
pub(super) fn back_settled(visit: &Visit, row: &str) -> Response {
    front::forget(visit);
    go(&todo::Kind::named(row).map_or_else(|| "/".to_owned(), |kind| settled::address(kind, None)))
}

async fn show(visit: Visit) -> Answer {
    if visit.is_at_customer() {
        return portal::home(&visit, StatusCode::OK, &Form::new()).await;
    }
    let named = settled::Named::of(&asked(&visit.path));
    let settled = match named {
        None => None,
        Some(named) => {
            let found = visit.read(move |act| named.read(act)).await?;
            Some(named.told(found.as_ref(), &visit.locale))
        }
    };
    page(&visit, Said { status: StatusCode::OK, settled, refused: None }).await
}

async fn page(visit: &Visit, said: Said) -> Answer {
    let front = front::now(visit).await?;
    let (place, may) = (visit.organization, visit.may.clone());
    let (jobs, latest, first_steps) = visit
        .read(move |act| {
            let jobs = under_way(act, place)?;
            let window = Window::first(LATEST);
            let latest = if may.act(Action::EventsView) {
                audit::feed(act, place, &window)?.items
            } else {
                Vec::new()
            };
            Ok((jobs, latest, onboarding::due(act, place)?))
        })
        .await?;
    let mut shell = visit.shell(visit.text("nav-overview"));
    let form = said.refused.as_ref().map(|(_, form)| form.clone()).unwrap_or_default();
    shell.tell_errors(&form);
    let l = &shell.locale;
    let todo = todo::rows(todo::Reader { l, may: &visit.may }, &front, &said);
    let things = todo.iter().filter(|row| row.count > 0).count();
    let first_run = first_steps.map(|found| first_run::card(visit, &found));
    let page = Page {
        l,
        shell: &shell,
        greeting: greeting(visit, shell.now),
        lead: lead(l, shell.now, things),
        form,
        may_create: visit.may.act(Action::CustomersCreate),
        may_enter_codes: visit.may.act(Action::PurchaseCodesChange),
        may_see_mail: visit.may.act(Action::MailView),
        may_see_events: visit.may.act(Action::EventsView),
        seats: tiles::seats(l, &front),
        storage: tiles::storage(l, &front),
        accepted: tiles::accepted(l, &front),
        todo,
        clear: todo::clear(l, &front),
        chart: chart::chart(l, &front),
        months: chart::months(l, &front),
        ending: chart::total(&front),
        plans: tiles::plans(l, &front),
        jobs: jobs.iter().map(|entry| job_line(l, entry)).collect(),
        latest: latest.iter().map(|event| trail::line(l, event)).collect(),
        first_run,
        front: &front,
    };
    Ok(render_as(said.status, &page))
}

/// Bulk work that is not over; none for who may see none.
fn under_way(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Vec<Entry>> {
    match bulk::running(act, place) {
        Err(error) if matches!(error.refusal(), Some(Refusal::Forbidden)) => Ok(Vec::new()),
        other => other,
    }
}

fn job_line(l: &Locale, entry: &Entry) -> Running {
    let job = entry.job();
    let title = match entry {
        Entry::Run(run) => crate::console::bulk::title(l, run.action, run.undoes.is_some(), job.total),
        Entry::Sending(_) => l.with("overview-job", &[("n", job.total.into())]),
    };
    Running {
        meter: Meter::stacked(title.clone(), job.total, &[(Tone::Accent, job.done), (Tone::Bad, job.failed)]),
        title,
        href: format!("/jobs/{}", job.id),
        percent: job.percent(),
        done: job.done,
        failed: job.failed,
        left: job.left(),
    }
}

/// By the reader's clock, with the first of their names.
fn greeting(visit: &Visit, now: jiff::Timestamp) -> String {
    let key = match now.to_zoned(visit.locale.time_zone.clone()).hour() {
        4..=10 => "overview-morning",
        11..=16 => "overview-day",
        17..=22 => "overview-evening",
        _ => "overview-night",
    };
    let name = visit.session.name.split_whitespace().next().unwrap_or_default().to_owned();
    visit.locale.with(key, &[("name", name.into())])
}

fn lead(l: &Locale, now: jiff::Timestamp, things: usize) -> String {
    let date = l.long_date(l.day_of(now));
    if things == 0 {
        return date;
    }
    l.with("overview-lead", &[("date", date.into()), ("n", things.into())])
}
