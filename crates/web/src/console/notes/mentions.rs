//! The notes that mention whoever looks.

use askama::Template;
use domain::mentions::{self, Mention};

use super::card::{Line, line};
use crate::{
    answer::{Answer, go},
    kit::{Shell, render},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

struct Row {
    line: Line,
    href: String,
    is_new: bool,
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
    let rows: Vec<Row> = found.iter().map(row).collect();
    let any_new = rows.iter().any(|row| row.is_new);
    Ok(render(&Page { l: &visit.locale, shell: &shell, rows, any_new }))
}

fn row(mention: &Mention) -> Row {
    Row {
        line: line(&mention.note, None),
        href: format!("/notes?about={}", mention.note.subject),
        is_new: mention.seen_at.is_none(),
    }
}

/// POST /mentions: all of them are seen.
pub(super) async fn seen(Posted { visit, .. }: Posted) -> Answer {
    visit.work(mentions::mark_seen).await?;
    Ok(go("/mentions"))
}
