//! `/api/v1/invitations`: who has been sent username and code, and sending them. Sending is bulk work: it answers
//! with a job at once.

use axum::{http::StatusCode, response::Response};
use domain::{
    Act, Language, Refusal,
    clock::Instant,
    ids::{LicenseId, OrganizationId, SeatId},
    invitations::{self, Filter, How, InvitationRow, LastMail, Selection, Status},
    jobs,
    page::Window,
    refusal::Problem,
    seats::{self, SeatFilter},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known, language},
    call::Call,
    jobs::{JobAnswer, shown as shown_job},
    post::Posted,
    problem::ApiError,
    query::{Asked, instant, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/invitations", list).post("/api/v1/invitations", send)
}

/// How far the invitation of a user has come.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitation)]
pub struct InvitationAnswer {
    seat_id: String,
    license_id: String,
    customer_id: String,
    customer_name: String,
    username: String,
    /// Null: nobody can be invited.
    email: Option<String>,
    /// The code of the edition.
    edition: String,
    /// `waiting`, `sent`, `opened`, `installed` or `bounced`.
    status: &'static str,
    /// When a mail server accepted the latest mail; null: not sent yet.
    sent_at: Option<String>,
    installed: bool,
    installed_at: Option<String>,
    /// The newest mail while it is on its way or bounced; null otherwise.
    last_mail: Option<LastMailAnswer>,
}

/// How a mail stands.
#[derive(Serialize, ToSchema)]
#[schema(as = LastMail)]
pub(super) struct LastMailAnswer {
    message_id: String,
    /// As of a message.
    state: &'static str,
    attempts: i64,
    /// What the mail server said; null: nothing yet.
    answer: Option<String>,
    next_attempt_at: Option<String>,
}

fn shown(row: InvitationRow) -> InvitationAnswer {
    InvitationAnswer {
        seat_id: row.seat.to_string(),
        license_id: row.license.to_string(),
        customer_id: row.customer.to_string(),
        customer_name: row.customer_name,
        username: row.username,
        email: known(row.email),
        edition: row.edition_code,
        status: row.status.word(),
        sent_at: row.sent_at.map(|at| at.to_string()),
        installed: row.installed_at.is_some(),
        installed_at: row.installed_at.map(|at| at.to_string()),
        last_mail: row.last_mail.map(last_mail),
    }
}

fn last_mail(mail: LastMail) -> LastMailAnswer {
    LastMailAnswer {
        message_id: mail.message.to_string(),
        state: mail.state.word(),
        attempts: mail.attempts,
        answer: mail.answer,
        next_attempt_at: mail.next_attempt_at.map(|at| at.to_string()),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct InvitationsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Part of the username or address.
    query: Option<String>,
    #[param(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    /// Those already sent too. Without `sent`, `installed` and `status`: only what is neither.
    sent: Option<bool>,
    /// Those installed too.
    installed: Option<bool>,
    /// One of `all`, `waiting`, `sent`, `opened`, `installed` and `bounced`; then `sent` and `installed` count for
    /// nothing.
    #[param(value_type = Option<String>)]
    status: Option<Status>,
}

/// Users by customer and username, with how far their invitation has come.
#[utoipa::path(get, path = "/api/v1/invitations", tag = "invitations", params(InvitationsAsked),
    responses((status = 200, body = Listed<InvitationAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<InvitationsAsked>,
) -> Result<Listed<InvitationAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let filter = Filter {
        customer: asked.customer_id,
        sent: asked.sent.unwrap_or(false),
        installed: asked.installed.unwrap_or(false),
        status: asked.status,
        query: asked.query.unwrap_or_default(),
    };
    let organization = call.organization;
    let page = call.read(move |act| invitations::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// Who is to be invited: either `seat_ids`, or `license_id` with `all: true`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewInvitations {
    /// Up to 10,000.
    #[schema(value_type = Option<Vec<String>>)]
    seat_ids: Option<Vec<SeatId>>,
    #[schema(value_type = Option<String>)]
    license_id: Option<LicenseId>,
    /// All users of the license who have an address and have not installed yet.
    all: Option<bool>,
    /// At once unless given.
    #[serde(default, deserialize_with = "instant")]
    #[schema(value_type = Option<String>, format = DateTime)]
    send_at: Option<Instant>,
    /// Each user's own, else their customer's, unless given.
    #[serde(default, deserialize_with = "language")]
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
}

/// Queues one mail for each. Nothing has been sent when this answers: the job tells how far it is.
#[utoipa::path(post, path = "/api/v1/invitations", tag = "invitations", request_body = NewInvitations,
    responses((status = 202, body = JobAnswer)))]
pub(super) async fn send(call: Call, posted: Posted<NewInvitations>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.post(posted, StatusCode::ACCEPTED, move |act, new| {
        let selection = Selection::Seats(selected(act, new)?);
        let how = How { language: new.language, send_at: new.send_at };
        let job = invitations::send_as(act, organization, &selection, &how)?;
        jobs::get(act, job).map(shown_job)
    })
    .await
}

fn selected(act: &mut Act<'_>, new: &NewInvitations) -> domain::Result<Vec<SeatId>> {
    match (&new.seat_ids, new.license_id, new.all) {
        (Some(seats), None, None | Some(false)) => Ok(seats.clone()),
        (None, Some(license), Some(true)) => not_installed(act, license),
        (None, Some(_), _) => Err(Refusal::field("all", Problem::Required).into()),
        (None, None, _) => Err(Refusal::field("seat_ids", Problem::Required).into()),
        (Some(_), Some(_), _) => Err(Refusal::field("license_id", Problem::NotAChoice).into()),
        (Some(_), None, Some(true)) => Err(Refusal::field("all", Problem::NotAChoice).into()),
    }
}

/// One more than can be invited at once is enough to be refused.
fn not_installed(act: &mut Act<'_>, license: LicenseId) -> domain::Result<Vec<SeatId>> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let window = Window::new(Window::MOST, after.take());
        let page = seats::list_on(act, license, &SeatFilter::default(), &window)?;
        let waiting = page.items.iter().filter(|seat| !seat.is_installed() && !seat.email.is_empty());
        found.extend(waiting.map(|seat| seat.id));
        after = page.next;
        if after.is_none() || found.len() as i64 > invitations::MOST_AT_ONCE {
            return Ok(found);
        }
    }
}
