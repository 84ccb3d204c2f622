//! `/api/v1/events`: the audit trail.

use axum::{http::StatusCode, response::Response};
use domain::{
    audit::{self, Event},
    clock::Instant,
    ids::OrganizationId,
    page::Page,
    timelines, undoing,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, EventOf, Id, instant, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/events", list)
        .post("/api/v1/organizations/{id}/events/{event}/undo", undo)
}

/// One line of the trail.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub struct EventAnswer {
    id: String,
    organization_id: String,
    organization_name: String,
    at: String,
    /// `person`, `token`, `device`, `system` or `command-line`.
    actor_kind: String,
    actor_name: String,
    /// What happened.
    #[schema(example = "license-issued")]
    action: &'static str,
    subject_kind: &'static str,
    subject_id: String,
    subject_name: String,
    /// Field to `[before, after]`, or to a single value.
    #[schema(value_type = Object)]
    details: serde_json::Map<String, serde_json::Value>,
    /// Through which door: `console`, `api`, `activation`, `cli` or `worker`.
    door: &'static str,
}

fn shown(event: Event) -> EventAnswer {
    EventAnswer {
        id: event.id.to_string(),
        organization_id: event.organization.to_string(),
        organization_name: event.organization_name,
        at: event.at.to_string(),
        actor_kind: event.actor_kind,
        actor_name: event.actor_name,
        action: event.what.word(),
        subject_kind: event.subject_kind.word(),
        subject_id: event.subject_id,
        subject_name: event.subject_name,
        details: event.details,
        door: event.door.word(),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct EventsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Only the events of this organization itself; those of the token's organization and all below it unless given.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
    /// Only the events about the record with this id, in place of `organization_id`.
    about: Option<String>,
    /// Only events at or after this instant.
    #[serde(default, deserialize_with = "instant")]
    #[param(value_type = Option<String>)]
    changed_since: Option<Instant>,
}

/// The trail, newest first. Across organizations an event shows as soon as it is sealed, within a minute.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", params(EventsAsked),
    responses((status = 200, body = Listed<EventAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<EventsAsked>,
) -> Result<Listed<EventAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let own = call.organization;
    let page = call
        .read(move |act| match (&asked.about, asked.organization_id) {
            (Some(record), _) => Ok(timelines::timeline(act, record, &window)?.events),
            (None, Some(organization)) => audit::list(act, organization, &window),
            (None, None) => audit::feed(act, own, &window),
        })
        .await?;
    Ok(Listed::of(since(page, asked.changed_since), shown))
}

/// Newest come first, so that the first one too old is the last.
fn since(mut page: Page<Event>, since: Option<Instant>) -> Page<Event> {
    let Some(since) = since else { return page };
    if let Some(older) = page.items.iter().position(|event| event.at < since) {
        page.items.truncate(older);
        page.next = None;
    }
    page
}

/// What was taken back.
#[derive(Serialize, ToSchema)]
#[schema(as = Undone)]
pub(super) struct UndoneAnswer {
    /// `set-back`, `enable`, `resume`, `bind-again`, `plan-again` or `take-back`.
    way: &'static str,
    subject_id: String,
}

/// Takes back what an event tells of, within thirty days and as long as nothing changed since.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/events/{event}/undo", tag = "events",
    responses((status = 200, body = UndoneAnswer)))]
pub(super) async fn undo(
    call: Call,
    Id(id): Id<OrganizationId>,
    EventOf(event): EventOf,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        let undone = undoing::undo(act, id, event)?;
        Ok(UndoneAnswer { way: undone.way.word(), subject_id: undone.subject })
    })
    .await
}
