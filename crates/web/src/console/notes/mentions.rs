//! The notes that mention whoever looks.

use askama::Template;
use domain::mentions::{self, Mention};

use super::card::{Line, line};
use crate::{
    answer::{Answer, go},
    kit::{Badge, Shell, Tone, render},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

struct Row {
    line: Line,
    href: String,
    /// For those not seen yet.
    badge: Option<Badge>,
}

impl Row {
    const fn line(&self) -> &Line {
        &self.line
    }
}

#[derive(Template)]
#[template(path = "notes/mentions.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    any_new: bool,
}

/// GET /mentions
pub(super) async fn page(visit: Visit) -> Answer {
    let found = visit.read(mentions::mentioned).await?;
    let shell = visit.shell(visit.text("mentions-title"));
    let rows: Vec<Row> = found.iter().map(|mention| row(mention, &visit.locale)).collect();
    let any_new = rows.iter().any(|row| row.badge.is_some());
    Ok(render(&Page { l: &visit.locale, shell: &shell, rows, any_new }))
}

fn row(mention: &Mention, l: &Locale) -> Row {
    Row {
        line: line(&mention.note, None),
        href: format!("/notes?about={}", mention.note.subject),
        badge: mention.seen_at.is_none().then(|| Badge::new(Tone::Accent, "bell", l.text("mentions-new"))),
    }
}

/// POST /mentions: all of them are seen.
pub(super) async fn seen(Posted { visit, .. }: Posted) -> Answer {
    visit.work(mentions::mark_seen).await?;
    Ok(go("/mentions"))
}
