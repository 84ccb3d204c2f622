//! The first page: what needs somebody today, each with the way to mend it; figures, running work, latest events.
//! Counting is done in the domain; here it is kept for a minute where it is costly.

mod chart;
mod first_run;
mod front;
#[cfg(test)]
mod tests;
mod todo;

use askama::Template;
use axum::http::StatusCode;
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
    trail::{self, Line},
};
use crate::{
    answer::Answer,
    kit::{Chart, Form, Meter, Shell, Tone, render},
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(crate) use front::{Front, now as figures, refresh};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/", show)
        .get("/overview/jobs", running)
        .post("/first-steps", first_run::turn)
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
    front: &'a Front,
    may_create: bool,
    may_enter_codes: bool,
    may_see_mail: bool,
    may_see_events: bool,
    seats: Option<Seats>,
    storage: Storage,
    accepted: Accepted,
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

struct Seats {
    value: String,
    rest: String,
    meter: Meter,
    note: String,
}

struct Storage {
    value: String,
    rest: String,
    meter: Option<Meter>,
    note: String,
}

struct Accepted {
    value: String,
    meter: Option<Meter>,
    note: String,
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

async fn show(visit: Visit) -> Answer {
    if visit.is_at_customer() {
        return portal::home(&visit, StatusCode::OK, &Form::new()).await;
    }
    let front = front::now(&visit).await?;
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
    let shell = visit.shell(visit.text("nav-overview"));
    let l = &shell.locale;
    let todo = todo::rows(l, &front, &visit.may);
    let first_run = first_steps.map(|found| first_run::card(&visit, &found));
    let page = Page {
        l,
        shell: &shell,
        greeting: greeting(&visit, shell.now),
        lead: lead(l, shell.now, todo.len()),
        may_create: visit.may.act(Action::CustomersCreate),
        may_enter_codes: visit.may.act(Action::PurchaseCodesChange),
        may_see_mail: visit.may.act(Action::MailView),
        may_see_events: visit.may.act(Action::EventsView),
        seats: seats(l, &front),
        storage: storage(l, &front),
        accepted: accepted(l, &front),
        todo,
        clear: todo::clear(l, &front),
        chart: chart::chart(l, &front),
        months: chart::months(l, &front),
        ending: chart::total(&front),
        plans: plans(l, &front),
        jobs: jobs.iter().map(|entry| job_line(l, entry)).collect(),
        latest: latest.iter().map(|event| trail::line(l, event)).collect(),
        first_run,
        front: &front,
    };
    Ok(render(&page))
}

#[derive(Template)]
#[template(path = "overview/jobs.html")]
struct Jobs<'a> {
    l: &'a Locale,
    jobs: Vec<Running>,
}

/// The card of running work alone, asked for every two seconds while something runs.
async fn running(visit: Visit) -> Answer {
    let place = visit.organization;
    let jobs = visit.read(move |act| under_way(act, place)).await?;
    let l = &visit.locale;
    Ok(render(&Jobs { l, jobs: jobs.iter().map(|entry| job_line(l, entry)).collect() }))
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

fn seats(l: &Locale, front: &Front) -> Option<Seats> {
    let licenses = front.overview.licenses.as_ref()?;
    let (bought, assigned) = (licenses.seats_bought, licenses.seats_assigned);
    Some(Seats {
        value: l.number(assigned),
        rest: l.with("overview-of", &[("total", l.number(bought).into())]),
        meter: Meter::seats(assigned, bought, l),
        note: l.with(
            "overview-seats-note",
            &[("installed", licenses.seats_installed.into()), ("free", (bought - assigned).max(0).into())],
        ),
    })
}

fn storage(l: &Locale, front: &Front) -> Storage {
    let used = front.overview.installations.storage_used_bytes;
    let value = l.bytes(used);
    let space = front.overview.licenses.as_ref().map(|licenses| licenses.space_gb);
    let devices = front.overview.installations.devices;
    let note = l.with("overview-storage-note", &[("n", devices.into())]);
    let (rest, meter) = match space {
        Some(Some(gigabytes)) => {
            let rest = l.with("overview-of", &[("total", l.gigabytes(gigabytes).into())]);
            let label = format!("{value} {rest}");
            (rest, Some(Meter::usage(label, used, Some(gigabytes.saturating_mul(1_000_000_000)))))
        }
        Some(None) => (l.text("overview-unlimited").into_owned(), None),
        None => (String::new(), None),
    };
    Storage { value, rest, meter, note }
}

fn accepted(l: &Locale, front: &Front) -> Accepted {
    let invited = front.overview.invited;
    let users = invited.users.number();
    if users == 0 {
        let value = l.text("overview-nobody-invited").into_owned();
        return Accepted { value, meter: None, note: l.text("overview-thirty-days").into_owned() };
    }
    let share = |part: i64| part * 100 / users;
    let label = l.with(
        "overview-accepted-label",
        &[
            ("installed", share(invited.installed).into()),
            ("bounced", share(invited.bounced).into()),
            ("open", (100 - share(invited.installed) - share(invited.bounced)).into()),
        ],
    );
    let open = invited.waiting + invited.sent + invited.opened;
    Accepted {
        value: l.percent(share(invited.installed)),
        meter: Some(Meter::stacked(
            label,
            users,
            &[(Tone::Good, invited.installed), (Tone::Quiet, open), (Tone::Bad, invited.bounced)],
        )),
        note: l.with("overview-accepted-note", &[("n", users.into())]),
    }
}

fn plans(l: &Locale, front: &Front) -> Vec<(String, String, Meter)> {
    let Some(licenses) = &front.overview.licenses else { return Vec::new() };
    let row = |plan: &domain::overview::PlanSeats| {
        let numbers = format!("{} / {}", l.number(plan.assigned), l.number(plan.bought));
        let of =
            [("plan", (&plan.name).into()), ("used", plan.assigned.into()), ("total", plan.bought.into())];
        let label = l.with("overview-plan-label", &of);
        (plan.name.clone(), numbers, Meter::usage(label, plan.assigned, Some(plan.bought)))
    };
    licenses.by_plan.iter().map(row).collect()
}
