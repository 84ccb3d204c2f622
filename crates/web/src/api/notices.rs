//! `/api/v1/licenses/{id}/notices`: the notices that a license ends, those to come and those that went.

use axum::{http::Method, response::Response};
use domain::{
    ids::LicenseId,
    messages::MessageState,
    notices::{self, Notices, Switch},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    call::{Call, Sent},
    post,
    problem::ApiError,
    query::Id,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/licenses/{id}/notices", get).on(
        &Method::PUT,
        "/api/v1/licenses/{id}/notices",
        put,
    )
}

/// Notices that a license ends.
#[derive(Serialize, ToSchema)]
#[schema(as = Notices)]
pub(super) struct NoticesAnswer {
    enabled: bool,
    /// The next ones in order, as the license stands.
    planned: Vec<PlannedNotice>,
    /// To whom the next ones go; those of the seller only for its own tokens.
    recipients: Vec<NoticeRecipient>,
    /// The newest first.
    posted: Vec<PostedNotice>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct PlannedNotice {
    /// Before the last day; after it when negative.
    days_before: i64,
    /// The day where the customer is.
    on: String,
    at: String,
}

#[derive(Serialize, ToSchema)]
pub(super) struct NoticeRecipient {
    /// `customer` or `partner`.
    audience: &'static str,
    email: String,
    language: &'static str,
}

#[derive(Serialize, ToSchema)]
pub(super) struct PostedNotice {
    /// The last day that it told of.
    valid_to: String,
    days_before: i64,
    audience: &'static str,
    email: String,
    message_id: String,
    posted_at: String,
    /// Of the mail; null when it is no longer kept.
    state: Option<&'static str>,
}

fn shown(notices: Notices) -> NoticesAnswer {
    NoticesAnswer {
        enabled: notices.switch == Switch::On,
        planned: notices
            .planned
            .into_iter()
            .map(|planned| PlannedNotice {
                days_before: planned.days_before,
                on: planned.on.to_string(),
                at: planned.at.to_string(),
            })
            .collect(),
        recipients: notices
            .recipients
            .into_iter()
            .map(|recipient| NoticeRecipient {
                audience: recipient.audience.word(),
                email: recipient.email,
                language: recipient.language.code(),
            })
            .collect(),
        posted: notices
            .posted
            .into_iter()
            .map(|posted| PostedNotice {
                valid_to: posted.valid_to.to_string(),
                days_before: posted.days_before,
                audience: posted.audience.word(),
                email: posted.recipient,
                message_id: posted.message.to_string(),
                posted_at: posted.posted_at.to_string(),
                state: posted.state.map(MessageState::word),
            })
            .collect(),
    }
}

/// The notices of a license.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/notices", tag = "licenses",
    responses((status = 200, body = NoticesAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<LicenseId>) -> Result<Response, ApiError> {
    call.show(move |act| notices::get(act, id).map(shown)).await
}

/// Whether notices of the license go out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NoticesSwitch {
    enabled: bool,
}

/// Switches the notices of a license on or off.
#[utoipa::path(put, path = "/api/v1/licenses/{id}/notices", tag = "licenses", request_body = NoticesSwitch,
    responses((status = 200, body = NoticesAnswer)))]
pub(super) async fn put(
    call: Call,
    Id(id): Id<LicenseId>,
    Sent(sent): Sent<NoticesSwitch>,
) -> Result<Response, ApiError> {
    let wish = if sent.enabled { Switch::On } else { Switch::Off };
    let answer = call.work(move |act| notices::switch(act, id, wish).map(shown)).await?;
    post::record(axum::http::StatusCode::OK, &answer)
}
