//! The page of a record's notes, and one's own notes to edit, remove and take back.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Refusal,
    ids::NoteId,
    notes::{self, Mentionable, Note, Notes, Subject},
};

use super::card::{self, Panel};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, Toast, inline as inline_form, render_as},
    languages::Locale,
    onward,
    typed::{Posted, query},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "notes/page.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    title: String,
    href: String,
    panel: Panel,
}

#[derive(Template)]
#[template(path = "notes/edit.html")]
struct Edit<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    /// What is saved now, when somebody was quicker.
    saved: Option<String>,
    base: String,
    back: String,
}

fn subject(text: &str) -> Result<Subject, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn id(text: &str) -> Result<NoteId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// The page of the record itself.
pub(super) fn page_of(subject: Subject, notes: &Notes) -> String {
    match subject {
        Subject::Customer(id) => format!("/customers/{id}/activity"),
        Subject::License(id) => format!("/customers/{}/license/{id}", notes.organization),
        Subject::Seat(id) => format!("/customers/{}/users/{id}", notes.organization),
        Subject::Stock(id) => format!("/purchase-codes/{id}"),
        Subject::Invoice(id) => format!("/invoices/{id}"),
    }
}

fn read(act: &mut Act<'_>, subject: Subject) -> domain::Result<(Notes, Vec<Mentionable>)> {
    let found = notes::about(act, subject)?;
    let people = if found.home.is_some() { notes::mentionable(act, subject, "")? } else { Vec::new() };
    Ok((found, people))
}

/// GET /notes?about=
pub(super) async fn page(visit: Visit, parts: Parts) -> Answer {
    let asked = query(&parts);
    let subject = subject(asked.value("about"))?;
    let removed: Option<NoteId> = asked.value("removed").parse().ok();
    shown(&visit, subject, Form::new(), (StatusCode::OK, removed)).await
}

async fn shown(
    visit: &Visit,
    subject: Subject,
    form: Form,
    (status, removed): (StatusCode, Option<NoteId>),
) -> Answer {
    let (found, people) = visit.read(move |act| read(act, subject)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("notes-title", &[("name", (&found.title).into())]));
    shell.tell_errors(&form);
    if let Some(id) = removed {
        let undo = Toast::done(l.text("notes-removed")).undo(format!("/notes/{id}/restore"), Vec::new());
        shell.flash = Some(undo);
    }
    let page = Page {
        l,
        shell: &shell,
        title: found.title.clone(),
        href: page_of(subject, &found),
        panel: Panel::whole((&found, people.as_slice()), form),
    };
    Ok(render_as(status, &page))
}

/// POST /notes: back to the record, or here with what was typed.
pub(super) async fn write(Posted { visit, mut form, .. }: Posted) -> Answer {
    let subject = subject(form.value("about"))?;
    let text = form.value("text").to_owned();
    let outcome = visit
        .work(move |act| {
            notes::write(act, subject, &text)?;
            notes::about(act, subject)
        })
        .await;
    match outcome {
        Ok(found) => Ok(told(&visit, &page_of(subject, &found), "notes-written")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            shown(&visit, subject, form, (status, None)).await
        }
    }
}

fn told(visit: &Visit, path: &str, key: &str) -> Response {
    let mut answer = go(path);
    cookies::set_note(&mut answer, &visit.web, &visit.text(key));
    answer
}

/// GET /notes/{note}
pub(super) async fn one(visit: Visit, Path(note): Path<String>) -> Answer {
    let id = id(&note)?;
    let note = visit.read(move |act| notes::get(act, id)).await?;
    let form = Form::new().fill("text", &note.text).fill("version", note.version.to_string());
    Ok(editing(&visit, &note, (form, None), StatusCode::OK))
}

fn editing(
    visit: &Visit,
    note: &Note,
    (form, saved): (Form, Option<String>),
    status: StatusCode,
) -> Response {
    let mut shell = visit.shell(visit.text("notes-edit"));
    shell.tell_errors(&form);
    let page = Edit {
        l: &visit.locale,
        shell: &shell,
        form,
        saved,
        base: format!("/notes/{}", note.id),
        back: format!("/notes?about={}", note.subject),
    };
    render_as(status, &page)
}

/// POST /notes/{note}
pub(super) async fn save(Path(note): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = id(&note)?;
    let (text, version) = (form.value("text").to_owned(), form.value("version").parse().unwrap_or_default());
    let error = match visit.work(move |act| notes::edit(act, id, &text, version)).await {
        Ok(note) => return Ok(told(&visit, &back_of(&visit, &form, &note), "notes-saved")),
        Err(error) => error,
    };
    let refusal = error.0.refusal().cloned();
    let saved = visit.read(move |act| notes::get(act, id)).await?;
    let is_stale = refusal == Some(Refusal::ChangedMeanwhile);
    if !is_stale {
        into_form(&mut form, error)?;
    }
    if inline_form::is_alone(&form) {
        return Ok(alone(&visit, &saved, form, is_stale));
    }
    if is_stale {
        let form = form.fill("version", saved.version.to_string());
        let theirs = Some(saved.text.clone());
        return Ok(editing(&visit, &saved, (form, theirs), StatusCode::CONFLICT));
    }
    let status = refused_as(&form, refusal.as_ref());
    Ok(editing(&visit, &saved, (form, None), status))
}

/// Back to the page that the note was edited on, else to all notes of the record.
fn back_of(visit: &Visit, form: &Form, note: &Note) -> String {
    let back =
        inline_form::group(form).and_then(|_| inline_form::back(form, visit.came_from.as_deref(), "/"));
    let ours = back.filter(|path| onward::safe(path).is_some());
    ours.unwrap_or_else(|| format!("/notes?about={}", note.subject))
}

/// The refused form alone, for the script that sent it from a card. Only who wrote a note gets so far.
fn alone(visit: &Visit, note: &Note, form: Form, is_stale: bool) -> Response {
    let l = &visit.locale;
    let back = back_of(visit, &form, note);
    let Some(saved) = card::line(note, note.account).edit(l, &back) else { return go(&back) };
    let inline = if is_stale { saved.stale(form, l) } else { saved.refused(form) };
    inline_form::alone(l, &visit.shell("").csrf, StatusCode::UNPROCESSABLE_ENTITY, inline)
}

/// POST /notes/{note}/remove: done at once, with an undo.
pub(super) async fn remove(Path(note): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = id(&note)?;
    let note = visit.work(move |act| notes::remove(act, id)).await?;
    Ok(go(&format!("/notes?about={}&removed={id}", note.subject)))
}

/// POST /notes/{note}/restore
pub(super) async fn restore(Path(note): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = id(&note)?;
    let note = visit.work(move |act| notes::restore(act, id)).await?;
    Ok(told(&visit, &format!("/notes?about={}", note.subject), "notes-restored"))
}
