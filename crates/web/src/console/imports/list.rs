//! The imports of the last two weeks, each with how far it is.

use askama::Template;
use domain::imports::{self, Import, State};

use super::kinds;
use crate::{
    answer::Answer,
    kit::{Badge, Shell, Tone, render},
    languages::Locale,
    visit::Visit,
};

struct Row {
    href: String,
    name: String,
    kind: String,
    rows: i64,
    by: String,
    at: (String, String),
    badge: Badge,
}

#[derive(Template)]
#[template(path = "imports/list.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    /// What can be imported: label and address.
    ways: Vec<(String, String)>,
}

/// GET /imports
pub(super) async fn list(visit: Visit) -> Answer {
    let place = visit.organization;
    let found = visit.read(move |act| imports::list(act, place)).await?;
    let shell = visit.shell(visit.text("imports-title"));
    let way = |kind: imports::Kind| {
        (visit.locale.word("imports-new", kind).into_owned(), format!("/imports/new?kind={kind}"))
    };
    let ways = kinds(&visit).into_iter().map(way).collect();
    let rows = found.iter().map(|import| row(import, &visit.locale)).collect();
    Ok(render(&Page { l: &shell.locale, shell: &shell, rows, ways }))
}

fn row(import: &Import, l: &Locale) -> Row {
    Row {
        href: format!("/imports/{}", import.id),
        name: name(import, l),
        kind: l.word("imports-kind", import.kind).into_owned(),
        rows: import.total,
        by: import.started_by.clone(),
        at: (import.created_at.to_string(), l.instant(import.created_at.timestamp())),
        badge: badge(import, l),
    }
}

/// The file's name, or that it was pasted.
pub(super) fn name(import: &Import, l: &Locale) -> String {
    if import.name.is_empty() { l.text("imports-pasted").into_owned() } else { import.name.clone() }
}

pub(super) fn badge(import: &Import, l: &Locale) -> Badge {
    let (tone, icon) = match import.state {
        State::Matching | State::Checked => (Tone::Accent, "hourglass"),
        State::Checking | State::Running | State::Undoing => (Tone::Accent, "clock"),
        State::Done if import.counts.wrong > 0 => (Tone::Warning, "circle-alert"),
        State::Done => (Tone::Good, "circle-check"),
        State::Undone => (Tone::Quiet, "undo-2"),
    };
    Badge::new(tone, icon, l.word("imports-state", import.state))
}
