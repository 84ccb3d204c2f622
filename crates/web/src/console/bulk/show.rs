//! One run: how far it is, what became of each record, and what can be done about it. The page follows the run as
//! long as it goes on; without script it works by reloading.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    bulk::{self, Item, ItemState, Records, Run, RunState},
    ids::JobId,
    page::{Page, Window},
};

use super::{list_of, title};
use crate::{
    answer::{Answer, attachment},
    console::{
        listing::{Address, Walk},
        seats::asked,
    },
    exports::{Cell, Reader, small_csv},
    kit::{Badge, Column, Form, Meter, Pager, Shell, Tab, Tone, render_as},
    languages::Locale,
    visit::Visit,
};

struct Row {
    id: String,
    name: String,
    href: String,
    customer: String,
    badge: Badge,
    why: String,
    at: Option<(String, String)>,
}

/// The run as its page shows it.
#[expect(clippy::struct_excessive_bools, reason = "each is something that can be done now")]
pub(super) struct Card {
    pub id: String,
    pub title: String,
    started: String,
    meter: Meter,
    percent: i64,
    pub badge: Badge,
    pub done: i64,
    pub failed: i64,
    pub skipped: i64,
    left: i64,
    running: bool,
    may_stop: bool,
    may_resume: bool,
    may_retry: bool,
    may_undo: bool,
    undoes: Option<String>,
    undone_by: Option<String>,
    how: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "bulk/show.html")]
struct Show<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    csrf: String,
    card: Card,
    tabs: Vec<Tab>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    pager: Pager,
    list: (String, &'static str),
}

pub(super) fn badge(state: RunState, failed: i64, l: &Locale) -> Badge {
    let (tone, icon) = match state {
        RunState::Running => (Tone::Accent, "hourglass"),
        RunState::Stopped => (Tone::Warning, "pause"),
        RunState::Finished if failed > 0 => (Tone::Warning, "circle-alert"),
        RunState::Finished => (Tone::Good, "circle-check"),
    };
    Badge::new(tone, icon, l.word("bulk-state", state))
}

impl Card {
    pub fn of(run: &Run, may_change: bool, visit: &Visit) -> Self {
        let l = &visit.locale;
        let job = &run.job;
        let title = title(l, run.action, run.undoes.is_some(), job.total);
        let started =
            [("name", (&job.started_by).into()), ("time", l.instant(job.created_at.timestamp()).into())];
        let now = visit.web.world().now();
        let may_go_on = may_change && run.undone_by.is_none();
        let link = |job: &JobId| format!("/jobs/{job}");
        Self {
            id: job.id.to_string(),
            meter: Meter::stacked(&title, job.total, &[(Tone::Accent, job.done), (Tone::Bad, job.failed)]),
            title,
            started: l.with("jobs-started", &started),
            percent: job.percent(),
            badge: badge(run.state, job.failed, l),
            done: job.done,
            failed: job.failed,
            skipped: run.skipped,
            left: job.left(),
            running: run.state == RunState::Running,
            may_stop: may_change && run.state == RunState::Running,
            may_resume: may_go_on && run.state == RunState::Stopped,
            may_retry: may_go_on && run.state == RunState::Finished && job.failed > 0,
            may_undo: may_change && run.can_be_undone(now),
            undoes: run.undoes.as_ref().map(link),
            undone_by: run.undone_by.as_ref().map(link),
            how: how(run, l),
        }
    }
}

/// What was said beside the records.
fn how(run: &Run, l: &Locale) -> Vec<(String, String)> {
    let said = |key: &str, value: String| (l.text(key).into_owned(), value);
    let how = &run.how;
    let mut all = Vec::new();
    if !how.reason.is_empty() {
        all.push(said("bulk-reason", how.reason.clone()));
    }
    if let Some(day) = how.until {
        all.push(said("bulk-until", l.date(day.date())));
    }
    if let Some(months) = how.months {
        all.push(said("bulk-months", l.with("bulk-months-n", &[("n", months.into())])));
    }
    if let Some(units) = how.units {
        all.push(said("bulk-units", format!("+{} · {}", l.number(units), how.edition)));
    }
    all
}

/// A run of the domain's `bulk`, whose job was asked for.
pub(crate) async fn show(visit: &Visit, job: JobId) -> Answer {
    shown(visit, job, (&Form::new(), StatusCode::OK)).await
}

/// The whole page, with why something was refused.
pub(super) async fn shown(visit: &Visit, job: JobId, (form, status): (&Form, StatusCode)) -> Answer {
    let read = read(visit, job).await?;
    let card = Card::of(&read.run, read.may_change, visit);
    let percent = visit.locale.percent(card.percent).into();
    let title = visit.locale.with("jobs-title", &[("percent", percent), ("title", (&card.title).into())]);
    let mut shell = visit.shell(if card.running { title } else { card.title.clone() });
    shell.tell_errors(form);
    let l = &shell.locale;
    let records = read.run.action.records();
    let view = Show {
        csrf: shell.csrf.clone(),
        tabs: tabs(&read, l),
        columns: columns(l),
        rows: rows(&read, l),
        pager: pager(&read),
        list: (l.text(name_of(records)).into_owned(), list_of(records)),
        card,
        l,
        shell: &shell,
        form,
    };
    Ok(render_as(status, &view))
}

const fn name_of(records: Records) -> &'static str {
    match records {
        Records::Customers => "nav-customers",
        Records::Licenses => "nav-licenses",
        Records::Users => "nav-users",
        Records::Devices => "nav-installations",
    }
}

struct Read {
    run: Run,
    may_change: bool,
    page: Page<Item>,
    state: Option<ItemState>,
    walk: Walk,
}

async fn read(visit: &Visit, job: JobId) -> Result<Read, crate::answer::PageError> {
    let query =
        if visit.path.starts_with(&format!("/jobs/{job}")) { asked(&visit.path) } else { Form::new() };
    let (walk, state) = (Walk::of(&query), query.value("state").parse().ok());
    let window = walk.window();
    let (run, may_change, page) = visit
        .read(move |act| {
            let run = bulk::get(act, job)?;
            let may_change = bulk::may_change(act, &run)?;
            Ok((run, may_change, bulk::items(act, job, state, &window)?))
        })
        .await?;
    Ok(Read { run, may_change, page, state, walk })
}

impl Read {
    fn address(&self, state: Option<ItemState>) -> Address {
        let address = Address::new(format!("/jobs/{}", self.run.job.id));
        address.with("state", state.map_or("", ItemState::word))
    }

    fn count(&self, state: Option<ItemState>) -> i64 {
        let job = &self.run.job;
        match state {
            None => job.total + self.run.skipped,
            Some(ItemState::Waiting) => job.left(),
            Some(ItemState::Done) => job.done,
            Some(ItemState::Failed) => job.failed,
            Some(ItemState::Skipped) => self.run.skipped,
        }
    }
}

fn pager(read: &Read) -> Pager {
    let total = domain::page::Total::Exactly(read.count(read.state));
    let page = &read.page;
    read.walk.pager(&read.address(read.state), page.items.len(), page.next.as_ref(), Some(total))
}

fn tabs(read: &Read, l: &Locale) -> Vec<Tab> {
    let states = ItemState::ALL.iter().copied().map(Some);
    let shown = std::iter::once(None)
        .chain(states)
        .filter(|state| state.is_none() || read.count(*state) > 0 || read.state == *state);
    shown
        .map(|state| Tab {
            label: match state {
                None => l.text("bulk-all").into_owned(),
                Some(state) => l.word("bulk-item", state).into_owned(),
            },
            href: read.address(state).href(),
            current: read.state == state,
            count: Some(read.count(state)),
        })
        .collect()
}

fn columns(l: &Locale) -> Vec<Column> {
    ["bulk-record", "bulk-customer", "bulk-outcome", "bulk-at"].map(|key| Column::new(l.text(key))).into()
}

fn rows(read: &Read, l: &Locale) -> Vec<Row> {
    let records = read.run.action.changes();
    read.page.items.iter().map(|item| row(item, records, l)).collect()
}

fn row(item: &Item, records: Records, l: &Locale) -> Row {
    let (tone, icon) = match item.state {
        ItemState::Waiting => (Tone::Quiet, "clock"),
        ItemState::Done => (Tone::Good, "circle-check"),
        ItemState::Failed => (Tone::Bad, "circle-x"),
        ItemState::Skipped => (Tone::Quiet, "minus"),
    };
    Row {
        id: item.record.clone(),
        href: match records {
            Records::Customers => format!("/customers/{}", item.record),
            Records::Licenses => format!("/customers/{}/license/{}", item.customer, item.record),
            Records::Users => format!("/customers/{}/users/{}", item.customer, item.record),
            Records::Devices => format!("/installations/{}", item.record),
        },
        name: item.name.clone(),
        customer: item.customer_name.clone(),
        badge: Badge::new(tone, icon, l.word("bulk-item", item.state)),
        why: item.why.as_ref().map(|why| l.why(why)).unwrap_or_default(),
        at: item.ended_at.map(|at| (at.to_string(), l.instant(at.timestamp()))),
    }
}

/// GET /jobs/{id}/failures: what failed and why, as CSV.
pub(super) async fn failures(visit: Visit, Path(id): Path<String>) -> Answer {
    let job: JobId = id.parse().map_err(|_| Refusal::NotFound)?;
    let l = &visit.locale;
    let failed = visit
        .read(move |act| {
            let (mut failed, mut after) = (Vec::new(), None);
            loop {
                let window = Window::new(Window::MOST, after.take());
                let page = bulk::items(act, job, Some(ItemState::Failed), &window)?;
                failed.extend(page.items);
                after = page.next;
                if after.is_none() {
                    return Ok(failed);
                }
            }
        })
        .await?;
    Ok(file(&failed, job, l))
}

fn file(failed: &[Item], job: JobId, l: &Locale) -> Response {
    let heads =
        ["bulk-record", "bulk-customer", "bulk-outcome", "bulk-why"].map(|key| l.text(key).into_owned());
    let mut heads = heads.to_vec();
    heads.insert(0, "id".to_owned());
    let rows: Vec<Vec<Cell>> = failed
        .iter()
        .map(|item| {
            let why = item.why.as_ref();
            [
                item.record.clone(),
                item.name.clone(),
                item.customer_name.clone(),
                why.map(|why| why.code().to_owned()).unwrap_or_default(),
                why.map(|why| l.why(why)).unwrap_or_default(),
            ]
            .map(Cell::Text)
            .into()
        })
        .collect();
    let bytes = small_csv(&Reader::Person(l.clone()), &heads, &rows).unwrap_or_default();
    attachment("text/csv; charset=utf-8", &format!("{job}-failures.csv"), bytes)
}
