//! All bulk work that was started from here, the newest first.

use askama::Template;
use axum::http::request::Parts;
use domain::bulk::{self, Entry};

use super::{show, title};
use crate::{
    answer::Answer,
    console::listing::{Address, Walk},
    kit::{Badge, Column, Pager, Shell, Tone, render},
    languages::Locale,
    typed::query,
    visit::Visit,
};

struct Row {
    id: String,
    title: String,
    who: String,
    at: (String, String),
    badge: Badge,
    done: i64,
    failed: i64,
    skipped: i64,
}

#[derive(Template)]
#[template(path = "bulk/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    columns: Vec<Column>,
    rows: Vec<Row>,
    pager: Pager,
}

/// GET /jobs
pub(super) async fn list(visit: Visit, parts: Parts) -> Answer {
    let walk = Walk::of(&query(&parts));
    let (place, window) = (visit.organization, walk.window());
    let page = visit.read(move |act| bulk::list(act, place, &window)).await?;
    let shell = visit.shell(visit.text("bulk-heading"));
    let l = &shell.locale;
    let address = Address::new("/jobs");
    let view = List {
        columns: ["bulk-what", "bulk-state", "bulk-result", "bulk-at"]
            .map(|key| Column::new(l.text(key)))
            .into(),
        rows: page.items.iter().map(|entry| row(entry, l)).collect(),
        pager: walk.pager(&address, page.items.len(), page.next.as_ref(), page.total),
        l,
        shell: &shell,
    };
    Ok(render(&view))
}

fn row(entry: &Entry, l: &Locale) -> Row {
    let job = entry.job();
    let n = [("n", job.total.into())];
    let (title, badge, skipped) = match entry {
        Entry::Run(run) => (
            title(l, run.action, run.undoes.is_some(), job.total),
            show::badge(run.state, job.failed, l),
            run.skipped,
        ),
        Entry::Sending(job) if job.finished_at.is_some() => (
            l.with("jobs-finished", &n),
            Badge::new(Tone::Good, "circle-check", l.text("bulk-state-finished")),
            0,
        ),
        Entry::Sending(_) => {
            (l.with("jobs-sending", &n), Badge::new(Tone::Accent, "send", l.text("bulk-state-running")), 0)
        }
    };
    Row {
        id: job.id.to_string(),
        title,
        who: job.started_by.clone(),
        at: (job.created_at.to_string(), l.instant(job.created_at.timestamp())),
        badge,
        done: job.done,
        failed: job.failed,
        skipped,
    }
}
