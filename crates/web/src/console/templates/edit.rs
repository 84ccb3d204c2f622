//! The editor of one kind of letter in one language: its parts with their placeholders, the preview beside, a test to
//! oneself, what was changed, and the way back to the text from above.

use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Language, Refusal,
    access::Action,
    audit::Event,
    messages::{self, Filter, MessageRow},
    outbox::MailKind,
    page::Window,
    templates::{self, Template},
};

use super::{filled, named, parts, path, preview};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::{clash, letter::Preview, trail},
    cookies,
    kit::{Badge, Choice, Form, Shell, Tab, Tone, render, render_as},
    languages::Locale,
    mail,
    typed::Posted,
    visit::Visit,
};

/// Mails in reach whose data the preview may take.
const REAL: i64 = 10;

#[derive(askama::Template)]
#[template(path = "templates/edit.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    title: String,
    path: String,
    languages: Vec<Tab>,
    badge: Badge,
    inherited: String,
    has_button: bool,
    has_own: bool,
    may_edit: bool,
    clashes: Vec<clash::Row>,
    /// Placeholder and what stands for it in the sample.
    placeholders: Vec<(String, String)>,
    /// Of which the subject or the body needs one.
    needed: String,
    mails: Vec<Choice>,
    preview: Option<Preview>,
    /// To whom a test has just been sent.
    tested: String,
    days: Vec<trail::Day>,
}

const FIELDS: [(&str, &str); 6] = [
    ("subject", "templates-subject"),
    ("preheader", "templates-preheader"),
    ("greeting", "templates-greeting"),
    ("body", "templates-body"),
    ("button", "templates-button"),
    ("why", "templates-why"),
];

struct Read {
    template: Template,
    history: Vec<Event>,
    mails: Vec<MessageRow>,
}

async fn read(visit: &Visit, kind: MailKind, language: Language) -> Result<Read, PageError> {
    let (place, may_see) = (visit.organization, visit.may.act(Action::EventsView));
    visit
        .read(move |act| {
            let template = templates::get(act, place, kind, language)?;
            let history = if may_see { templates::history(act, place, kind, language)? } else { Vec::new() };
            let recent = Filter { kind: Some(kind), ..Filter::default() };
            let mails = messages::list(act, place, &recent, &Window::first(REAL))?.items;
            Ok(Read { template, history, mails })
        })
        .await
}

pub(super) async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let (kind, language) = named(path)?;
    let read = read(&visit, kind, language).await?;
    let form = saved(&read.template);
    Ok(page(&visit, &read, (&form, Vec::new()), Answered::default()))
}

/// The texts in force, as the form begins with them.
fn saved(template: &Template) -> Form {
    let parts = template.in_force().cloned();
    let parts = parts.unwrap_or_else(|| mail::built_in(template.kind, template.language));
    filled(&parts).fill("version", template.version.to_string())
}

/// How the page answers beside what it shows.
#[derive(Default)]
struct Answered {
    status: StatusCode,
    tested: String,
}

fn page(
    visit: &Visit,
    read: &Read,
    (form, clashes): (&Form, Vec<clash::Row>),
    Answered { status, tested }: Answered,
) -> Response {
    let template = &read.template;
    let (kind, language) = (template.kind, template.language);
    let title = visit.locale.word("mail-kind", kind).into_owned();
    let mut shell = visit.shell(&title);
    shell.tell_errors(form);
    let l = &shell.locale;
    let sample = preview::sampled(visit, template);
    let written = mail::render(&sample, &visit.web.url("")).ok();
    let tab = |language: Language| Tab {
        label: l.word("language", language).into_owned(),
        href: path(kind, language),
        current: language == template.language,
        count: None,
    };
    let view = Page {
        form,
        path: path(kind, language),
        languages: Language::ALL.map(tab).into(),
        badge: badge(l, template),
        inherited: inherited(l, template),
        has_button: kind.has_button(),
        has_own: template.own.is_some(),
        may_edit: visit.may.act(Action::BrandingChange),
        clashes,
        placeholders: mail::values(&sample)
            .into_iter()
            .map(|(name, value)| (format!("{{{{ {name} }}}}"), value))
            .collect(),
        needed: templates::needed(kind)
            .iter()
            .map(|name| format!("{{{{ {name} }}}}"))
            .collect::<Vec<_>>()
            .join(", "),
        mails: read
            .mails
            .iter()
            .map(|mail| {
                Choice::new(
                    mail.id.to_string(),
                    format!("{} · {}", mail.recipient, l.instant(mail.created_at.timestamp())),
                )
            })
            .collect(),
        preview: written.map(|letter| Preview::new(letter, l)),
        tested,
        days: trail::days(l, &read.history, shell.now),
        l,
        shell: &shell,
        title,
    };
    render_as(status, &view)
}

fn badge(l: &Locale, template: &Template) -> Badge {
    match (&template.own, &template.above) {
        (Some(_), _) => Badge::new(Tone::Accent, "pencil", l.text("templates-own")),
        (None, Some(_)) => Badge::new(Tone::Quiet, "arrow-down", l.text("templates-inherited")),
        (None, None) => Badge::new(Tone::Quiet, "check", l.text("templates-built-in")),
    }
}

/// Whose text is in force where there is no own one.
fn inherited(l: &Locale, template: &Template) -> String {
    match template.above.as_ref().filter(|_| template.own.is_none()).map(|above| &above.name) {
        Some(Some(name)) => l.with("templates-inherited-from", &[("name", name.into())]),
        Some(None) => l.text("templates-inherited-above").into_owned(),
        None => String::new(),
    }
}

pub(super) async fn save(at: Path<(String, String)>, Posted { visit, form, .. }: Posted) -> Answer {
    let ((kind, language), place) = (named(at)?, visit.organization);
    let (typed, version) = (parts(&form), form.value("version").parse().unwrap_or(-1));
    let wanted = typed.clone();
    let done = visit.work(move |act| templates::save(act, place, (kind, language), version, &wanted)).await;
    let Err(error) = done else {
        let mut response = go(&path(kind, language));
        cookies::set_note(&mut response, &visit.web, &visit.text("templates-saved"));
        return Ok(response);
    };
    refused(&visit, (kind, language), form, error).await
}

/// The editor again, with what was typed and what is wrong or was saved meanwhile.
async fn refused(
    visit: &Visit,
    (kind, language): (MailKind, Language),
    mut form: Form,
    error: PageError,
) -> Answer {
    let refusal = error.0.refusal().cloned();
    let read = match refusal {
        Some(Refusal::Forbidden | Refusal::NotFound) => return Err(error),
        _ => read(visit, kind, language).await?,
    };
    let mut clashes = Vec::new();
    if refusal == Some(Refusal::ChangedMeanwhile) {
        let saved = saved(&read.template);
        clashes = clash::rows(&visit.locale, &FIELDS, &form, &saved);
        form = clash::onto(form, &saved);
    }
    if clashes.is_empty() {
        into_form(&mut form, error)?;
    }
    let status = if clashes.is_empty() { refused_as(&form, refusal.as_ref()) } else { StatusCode::CONFLICT };
    Ok(page(visit, &read, (&form, clashes), Answered { status, ..Answered::default() }))
}

/// Sends what is typed, saved or not, to whoever typed it.
pub(super) async fn test(at: Path<(String, String)>, Posted { visit, form, .. }: Posted) -> Answer {
    let ((kind, language), place) = (named(at)?, visit.organization);
    let typed = parts(&form);
    let sent = visit.work(move |act| templates::send_test(act, place, (kind, language), &typed, None)).await;
    match sent {
        Ok(_) => {
            let read = read(&visit, kind, language).await?;
            let tested = visit.session.email.clone();
            Ok(page(&visit, &read, (&form, Vec::new()), Answered { tested, ..Answered::default() }))
        }
        Err(error) => refused(&visit, (kind, language), form, error).await,
    }
}

#[derive(askama::Template)]
#[template(path = "templates/reset.html")]
struct Reset<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    action: String,
    back: String,
    name: String,
    version: i64,
    /// Part, own text, text in force afterwards.
    changes: Vec<clash::Row>,
}

pub(super) async fn ask(visit: Visit, at: Path<(String, String)>) -> Answer {
    let ((kind, language), place) = (named(at)?, visit.organization);
    if !visit.may.act(Action::BrandingChange) {
        return Err(Refusal::Forbidden.into());
    }
    let template = visit.read(move |act| templates::get(act, place, kind, language)).await?;
    let own = template.own.clone().ok_or(Refusal::NotFound)?;
    let after = Template { own: None, ..template.clone() };
    let shell = visit.shell(visit.text("templates-reset"));
    let back = path(kind, language);
    Ok(render(&Reset {
        l: &shell.locale,
        shell: &shell,
        form: &Form::new(),
        action: format!("{back}/reset"),
        back,
        name: visit.locale.word("mail-kind", kind).into_owned(),
        version: template.version,
        changes: clash::rows(&visit.locale, &FIELDS, &filled(&own), &saved(&after)),
    }))
}

pub(super) async fn reset(at: Path<(String, String)>, Posted { visit, form, .. }: Posted) -> Answer {
    let ((kind, language), place) = (named(at)?, visit.organization);
    let version = form.value("version").parse().unwrap_or(-1);
    visit.work(move |act| templates::reset(act, place, (kind, language), version)).await?;
    let mut response = go(&path(kind, language));
    cookies::set_note(&mut response, &visit.web, &visit.text("templates-reset-done"));
    Ok(response)
}
