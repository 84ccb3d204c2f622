//! One mail: its letter in the recipient's language, what happens to it when, every attempt with the server's words.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Error, Refusal,
    access::Action,
    ids::MessageId,
    messages::{
        self, AttemptOutcome, AttemptRow, DeedKind, Detail, LetterFacts, MessageRow, OwnAnswer, Wording,
    },
};
use jiff::tz::TimeZone;

use super::{answer_text, at_the_day, back, day_and_time, instant, message};
use crate::{
    answer::{Answer, PageError, into_form},
    console::{
        letter::{self, Preview},
        trail,
    },
    kit::{Badge, Form, Shell, Tone, render_as},
    languages::Locale,
    mail,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "outbox/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    mail: &'a MessageRow,
    kind: String,
    language: String,
    badge: Badge,
    deeds: &'a [DeedKind],
    /// The address of the user whom it invites.
    user: Option<String>,
    /// When it is to be sent, on the clock of the organization it is for; none when that is the reader's.
    there: Option<(String, String)>,
    answer: String,
    preview: Option<Preview>,
    /// Why there is no letter to look at.
    no_preview: String,
    may_reveal: bool,
    attempts: Vec<Attempt>,
    days: Vec<trail::Day>,
}

impl Page<'_> {
    fn may(&self, deed: &str) -> bool {
        self.deeds.iter().any(|known| known.word() == deed)
    }
}

struct Attempt {
    tone: Tone,
    icon: &'static str,
    told: String,
    at: jiff::Timestamp,
    server: String,
    answer: String,
    /// The edited text could not be filled.
    fell_back: bool,
}

struct Read {
    detail: Detail,
    letter: Result<LetterFacts, Refusal>,
}

async fn read(visit: &Visit, id: MessageId) -> Result<Read, PageError> {
    let place = visit.organization;
    visit
        .read(move |act| {
            let detail = messages::detail(act, place, id)?;
            let letter = match messages::preview(act, place, id) {
                Ok(facts) => Ok(facts),
                Err(Error::Refused(refusal)) => Err(refusal),
                Err(failed) => return Err(failed),
            };
            Ok(Read { detail, letter })
        })
        .await
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let read = read(&visit, message(&id)?).await?;
    let (day, time) =
        day_and_time(read.detail.row.send_at.max(visit.web.world().now()), &visit.locale.time_zone);
    let form = Form::new().fill("day", day).fill("time", time);
    Ok(page(&visit, &read, StatusCode::OK, &form))
}

fn page(visit: &Visit, read: &Read, status: StatusCode, form: &Form) -> Response {
    let (detail, mail) = (&read.detail, &read.detail.row);
    let mut shell = visit.shell(&mail.recipient);
    shell.tell_errors(form);
    let l = &shell.locale;
    let written = read.letter.as_ref().ok().and_then(|facts| mail::render(facts, &visit.web.url("")).ok());
    let no_preview = match (&read.letter, &written) {
        (Err(refusal), _) => l.refusal(refusal),
        (_, None) => l.text("outbox-no-letter").into_owned(),
        _ => String::new(),
    };
    let kind = l.word("mail-kind", mail.kind);
    let view = Page {
        form,
        kind: if mail.is_test { l.with("outbox-test", &[("kind", kind.into())]) } else { kind.into_owned() },
        language: l.word("language", mail.language).into_owned(),
        badge: Badge::mail(mail.state.word(), l),
        deeds: &detail.deeds,
        user: mail.seat.map(|seat| format!("/customers/{}/users/{seat}", mail.organization)),
        there: there(detail, l),
        answer: answer_text(mail.answer.as_deref().unwrap_or_default(), l),
        preview: written.map(|letter| Preview::new(letter, l)),
        no_preview,
        may_reveal: mail.seat.is_some() && visit.may.act(Action::CodesReveal),
        attempts: detail.attempts.iter().map(|attempt| shown(attempt, l)).collect(),
        days: trail::days(l, &detail.events, shell.now),
        l,
        shell: &shell,
        mail,
    };
    render_as(status, &view)
}

/// The time of sending where the recipient is, with the zone's name.
fn there(detail: &Detail, l: &Locale) -> Option<(String, String)> {
    let zone = TimeZone::get(&detail.time_zone).ok()?;
    if zone.iana_name() == l.time_zone.iana_name() {
        return None;
    }
    let at = detail.row.next_attempt_at.unwrap_or(detail.row.send_at);
    Some((Locale::new(l.language, zone).instant(at.timestamp()), detail.time_zone.clone()))
}

fn shown(attempt: &AttemptRow, l: &Locale) -> Attempt {
    let (tone, icon, key) = match attempt.outcome {
        AttemptOutcome::Accepted => (Tone::Good, "mail-check", "outbox-attempt-accepted"),
        AttemptOutcome::PutOff => (Tone::Warning, "hourglass", "outbox-attempt-put-off"),
        AttemptOutcome::Refused => (Tone::Bad, "mail-x", "outbox-attempt-refused"),
        AttemptOutcome::Unknown => (Tone::Warning, "circle-help", "outbox-attempt-unknown"),
    };
    let is_ours = attempt.answer == OwnAnswer::UnknownOutcome.word();
    Attempt {
        tone,
        icon,
        told: l.text(key).into_owned(),
        at: attempt.at.timestamp(),
        server: attempt.server.clone(),
        answer: if is_ours { String::new() } else { attempt.answer.clone() },
        fell_back: attempt.wording == Wording::TemplateFailed,
    }
}

/// The letter as a document for the frame, without secrets.
pub(super) async fn letter(visit: Visit, Path(id): Path<String>) -> Answer {
    let (id, place) = (message(&id)?, visit.organization);
    let facts = visit.read(move |act| messages::preview(act, place, id)).await?;
    written(&visit, &facts)
}

/// The letter with its code, for who may see codes; an event tells of it.
pub(super) async fn letter_with_code(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let (id, place) = (message(&id)?, visit.organization);
    let facts = visit.work(move |act| messages::reveal(act, place, id)).await?;
    written(&visit, &facts)
}

fn written(visit: &Visit, facts: &LetterFacts) -> Answer {
    let letter = mail::render(facts, &visit.web.url("")).map_err(|_| Refusal::NotFound)?;
    Ok(letter::framed(letter))
}

/// Changes when the mail is sent; what was typed stays when it cannot be taken.
pub(super) async fn reschedule(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (id, place) = (message(&id)?, visit.organization);
    // Who may not is told so before anything about the form.
    let read = read(&visit, id).await?;
    if !visit.may.act(Action::MailChange) {
        return Err(Refusal::Forbidden.into());
    }
    let moved = match instant(&form, &visit.locale.time_zone) {
        Ok(at) => visit.work(move |act| messages::reschedule(act, place, id, at)).await.map(drop),
        Err(refusal) => Err(refusal.into()),
    };
    let Err(PageError(error)) = moved else { return Ok(back(&visit, &form, &visit.text("outbox-moved"))) };
    let error = match error {
        Error::Refused(refusal) => Error::Refused(at_the_day(refusal)),
        failed @ Error::Failed(_) => failed,
    };
    into_form(&mut form, PageError(error))?;
    Ok(page(&visit, &read, StatusCode::UNPROCESSABLE_ENTITY, &form))
}
