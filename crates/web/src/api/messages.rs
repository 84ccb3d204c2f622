//! `/api/v1/messages`: the outbox.

use axum::{http::Method, http::StatusCode, response::Response};
use domain::{
    Act,
    clock::Instant,
    ids::{MessageId, OrganizationId},
    messages::{self, AttemptRow, DeedKind, Detail, Filter, LetterFacts, MessageRow, MessageState},
    outbox::MailKind,
    refusal::{Problem, Refusal},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::{Call, Sent},
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, instant, window},
};
use crate::{
    mail::{self, Lint},
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/messages", list)
        .get("/api/v1/messages/{id}", get)
        .on(&Method::PATCH, "/api/v1/messages/{id}", reschedule)
        .post("/api/v1/messages/{id}/send-now", send_now)
        .post("/api/v1/messages/{id}/cancel", cancel)
        .post("/api/v1/messages/{id}/resend", resend)
        .get("/api/v1/messages/{id}/preview", preview)
}

/// One mail of the outbox. Its text is not kept.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub struct MessageAnswer {
    id: String,
    organization_id: String,
    organization_name: String,
    /// `invitation`, `staff-invitation`, `password-reset` and so on.
    kind: &'static str,
    recipient: String,
    language: String,
    /// The user it invites; null: it invites none.
    seat_id: Option<String>,
    job_id: Option<String>,
    /// `queued`, `sending`, `sent`, `bounced`, `failed` or `cancelled`. Only `sent` says that a mail server has
    /// accepted it.
    state: &'static str,
    attempts: i64,
    /// What the mail server said last; null: nothing yet.
    answer: Option<String>,
    /// Not before.
    send_at: String,
    /// Null: its way has ended.
    next_attempt_at: Option<String>,
    /// When a mail server accepted it; null: not sent.
    accepted_at: Option<String>,
    opened_at: Option<String>,
    created_at: String,
    /// A letter that somebody sent to themselves to see a text.
    is_test: bool,
}

fn shown(row: MessageRow) -> MessageAnswer {
    MessageAnswer {
        id: row.id.to_string(),
        organization_id: row.organization.to_string(),
        organization_name: row.organization_name,
        kind: row.kind.word(),
        recipient: row.recipient,
        language: row.language.code().to_owned(),
        seat_id: row.seat.map(|seat| seat.to_string()),
        job_id: row.job.map(|job| job.to_string()),
        state: row.state.word(),
        attempts: row.attempts,
        answer: row.answer,
        send_at: row.send_at.to_string(),
        next_attempt_at: row.next_attempt_at.map(|at| at.to_string()),
        accepted_at: row.accepted_at.map(|at| at.to_string()),
        opened_at: row.opened_at.map(|at| at.to_string()),
        created_at: row.created_at.to_string(),
        is_test: row.is_test,
    }
}

/// One mail with every attempt to send it.
#[derive(Serialize, ToSchema)]
#[schema(as = MessageDetail)]
pub struct DetailAnswer {
    #[serde(flatten)]
    message: MessageAnswer,
    /// The newest first; at most 200.
    attempts: Vec<AttemptAnswer>,
    /// What may be done to it now: `send-now`, `move`, `cancel`, `resend`.
    can: Vec<&'static str>,
}

/// An attempt to send a mail.
#[derive(Serialize, ToSchema)]
#[schema(as = MessageAttempt)]
pub struct AttemptAnswer {
    at: String,
    /// The mail server that the letter was handed to; null: not known.
    server: Option<String>,
    /// `accepted`, `put-off`, `refused` or `unknown`.
    outcome: &'static str,
    /// The server's words; `unknown-outcome` when the connection ended before they came.
    answer: String,
    /// By which texts the letter was written: `built-in`, `template`, `template-failed` (the edited text could not be
    /// filled and the built-in one was sent) or `none`.
    wording: &'static str,
}

fn detailed(detail: Detail) -> DetailAnswer {
    let attempt = |row: AttemptRow| AttemptAnswer {
        at: row.at.to_string(),
        server: known(row.server),
        outcome: row.outcome.word(),
        answer: row.answer,
        wording: row.wording.word(),
    };
    DetailAnswer {
        message: shown(detail.row),
        attempts: detail.attempts.into_iter().map(attempt).collect(),
        can: detail.deeds.into_iter().map(DeedKind::word).collect(),
    }
}

/// A letter as it would be written now. Its code and the token of its link are masked.
#[derive(Serialize, ToSchema)]
#[schema(as = LetterPreview)]
pub struct LetterAnswer {
    subject: String,
    from_name: String,
    reply_to: Option<String>,
    language: &'static str,
    html: String,
    text: String,
    /// As `wording` of an attempt.
    wording: &'static str,
    /// What inboxes will not show as it is meant: `long-subject`, `large`, `no-preheader`.
    lints: Vec<&'static str>,
}

/// The letter in words; refused with `not-found` when there is nothing to write.
pub(super) fn written(facts: &LetterFacts, base_url: &str) -> domain::Result<LetterAnswer> {
    let letter = mail::render(facts, base_url).map_err(|_| Refusal::NotFound)?;
    let lint = |lint: &Lint| match lint {
        Lint::LongSubject(_) => "long-subject",
        Lint::Large(_) => "large",
        Lint::NoPreheader => "no-preheader",
    };
    Ok(LetterAnswer {
        subject: letter.subject,
        from_name: letter.from_name,
        reply_to: letter.reply_to,
        language: letter.language,
        html: letter.html,
        text: letter.text,
        wording: letter.wording.word(),
        lints: letter.lints.iter().map(lint).collect(),
    })
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MessagesAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Part of the recipient's address.
    query: Option<String>,
    #[param(value_type = Option<String>)]
    state: Option<MessageState>,
    #[param(value_type = Option<String>)]
    kind: Option<MailKind>,
    /// Only this organization and all below it.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
    /// To be sent from this instant on.
    #[serde(default, deserialize_with = "instant")]
    #[param(value_type = Option<String>)]
    send_from: Option<Instant>,
    /// To be sent before this instant.
    #[serde(default, deserialize_with = "instant")]
    #[param(value_type = Option<String>)]
    send_until: Option<Instant>,
}

/// The mails of the token's organization and all below it, newest first. A reseller sees what waits only.
#[utoipa::path(get, path = "/api/v1/messages", tag = "messages", params(MessagesAsked),
    responses((status = 200, body = Listed<MessageAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<MessagesAsked>,
) -> Result<Listed<MessageAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let filter = Filter {
        state: asked.state,
        kind: asked.kind,
        query: asked.query.unwrap_or_default(),
        organization: asked.organization_id,
        from: asked.send_from,
        until: asked.send_until,
    };
    let organization = call.organization;
    let page = call.read(move |act| messages::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// One mail with every attempt to send it.
#[utoipa::path(get, path = "/api/v1/messages/{id}", tag = "messages",
    responses((status = 200, body = DetailAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<MessageId>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.show(move |act| messages::detail(act, organization, id).map(detailed)).await
}

/// What the mail says, in the recipient's language, as it would be written now, without its secrets.
#[utoipa::path(get, path = "/api/v1/messages/{id}/preview", tag = "messages",
    responses((status = 200, body = LetterAnswer)))]
pub(super) async fn preview(call: Call, Id(id): Id<MessageId>) -> Result<Response, ApiError> {
    let (organization, base_url) = (call.organization, call.web.url(""));
    call.show(move |act| written(&messages::preview(act, organization, id)?, &base_url)).await
}

/// When a waiting mail is to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageChange {
    #[serde(default, deserialize_with = "instant")]
    #[schema(value_type = String, format = DateTime)]
    send_at: Option<Instant>,
}

/// Changes when a waiting mail is sent.
#[utoipa::path(patch, path = "/api/v1/messages/{id}", tag = "messages", request_body = MessageChange,
    responses((status = 200, body = MessageAnswer)))]
pub(super) async fn reschedule(
    call: Call,
    Id(id): Id<MessageId>,
    Sent(change): Sent<MessageChange>,
) -> Result<Response, ApiError> {
    let at = change.send_at.ok_or_else(|| Refusal::field("send_at", Problem::Required))?;
    let organization = call.organization;
    call.edit(
        move |act| messages::reschedule(act, organization, id, at).map(shown),
        move |act| messages::get(act, organization, id).map(shown),
    )
    .await
}

/// An act on a mail that needs no words.
async fn act_on(
    call: &Call,
    id: MessageId,
    posted: Posted<Nothing>,
    operation: fn(&mut Act<'_>, OrganizationId, MessageId) -> domain::Result<MessageRow>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.post(posted, StatusCode::OK, move |act, _| operation(act, organization, id).map(shown)).await
}

/// Makes a waiting mail due at once.
#[utoipa::path(post, path = "/api/v1/messages/{id}/send-now", tag = "messages",
    responses((status = 200, body = MessageAnswer)))]
pub(super) async fn send_now(
    call: Call,
    Id(id): Id<MessageId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, messages::send_now).await
}

/// Takes a waiting mail back; it is never sent.
#[utoipa::path(post, path = "/api/v1/messages/{id}/cancel", tag = "messages",
    responses((status = 200, body = MessageAnswer)))]
pub(super) async fn cancel(
    call: Call,
    Id(id): Id<MessageId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, messages::cancel).await
}

/// Puts a mail that was sent, bounced, was given up or cancelled back into the queue. One that a mail server had
/// accepted goes out once more with the same link.
#[utoipa::path(post, path = "/api/v1/messages/{id}/resend", tag = "messages",
    responses((status = 200, body = MessageAnswer)))]
pub(super) async fn resend(
    call: Call,
    Id(id): Id<MessageId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, messages::resend).await
}
