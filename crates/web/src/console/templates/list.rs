//! Every kind of letter in every language, and whose text is in force.

use askama::Template;
use domain::{
    Language,
    exports::List as ListName,
    outbox::MailKind,
    templates::{self, Edited},
};

use super::path;
use crate::{
    answer::Answer,
    console::exports,
    kit::{Badge, Column, Offer, Shell, Tone, render},
    languages::Locale,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "templates/list.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    columns: Vec<Column>,
    rows: Vec<Row>,
    file: Offer,
}

struct Row {
    kind: String,
    /// One for each language, in the order of the columns.
    cells: Vec<Cell>,
}

struct Cell {
    href: String,
    label: String,
    badge: Option<Badge>,
    /// What the link is called by who does not see the table.
    title: String,
    column: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let place = visit.organization;
    let edited = visit.read(move |act| templates::list(act, place)).await?;
    let shell = visit.shell(visit.text("nav-templates"));
    let l = &shell.locale;
    let languages = Language::ALL.iter().map(|language| Column::new(l.word("language", language)));
    let columns = std::iter::once(Column::new(l.text("templates-kind"))).chain(languages).collect();
    let rows = MailKind::ALL.iter().map(|kind| row(l, *kind, &edited)).collect();
    let file = exports::file(ListName::MailTexts, &[], &shell);
    Ok(render(&List { l, shell: &shell, columns, rows, file }))
}

fn row(l: &Locale, kind: MailKind, edited: &[Edited]) -> Row {
    let name = l.word("mail-kind", kind);
    let cell = |language: Language| {
        let found = edited.iter().find(|each| (each.kind, each.language) == (kind, language));
        let badge = found.map(|found| badge(l, found));
        let column = l.word("language", language).into_owned();
        Cell {
            href: path(kind, language),
            label: l.text("templates-built-in").into_owned(),
            badge,
            title: format!("{name}, {column}"),
            column,
        }
    };
    Row { cells: Language::ALL.map(cell).into(), kind: name.into_owned() }
}

pub(super) fn badge(l: &Locale, edited: &Edited) -> Badge {
    if edited.own {
        Badge::new(Tone::Accent, "pencil", l.text("templates-own"))
    } else {
        Badge::new(Tone::Quiet, "arrow-down", l.text("templates-inherited"))
    }
}
