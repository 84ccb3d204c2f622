//! Where an organization stands and whether it works: `/move`, `/disable`, `/enable`, `/close`, and who is cut off.

use axum::{http::StatusCode, response::Response};
use domain::{
    ids::OrganizationId,
    organizations::{self, CutOff, Ended, Step},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    call::Call,
    customers::Reason,
    organizations::{OrganizationAnswer, shown},
    post::{Nothing, Posted},
    problem::ApiError,
    query::Id,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/organizations/{id}/cut-off", cut_off)
        .post("/api/v1/organizations/{id}/disable", disable)
        .post("/api/v1/organizations/{id}/enable", enable)
        .post("/api/v1/organizations/{id}/close", close)
        .post("/api/v1/organizations/{id}/move", move_below)
}

/// A partner or customer by name.
#[derive(Serialize, ToSchema)]
pub(super) struct NamedOrganization {
    id: String,
    /// `partner` or `customer`.
    kind: &'static str,
    name: String,
}

fn named(step: Step) -> NamedOrganization {
    NamedOrganization { id: step.id.to_string(), kind: step.kind.word(), name: step.name }
}

/// Logins, API tokens, invitations of staff and memberships that an act has ended or would end.
#[derive(Serialize, ToSchema)]
#[schema(as = EndedCredentials)]
pub(super) struct EndedAnswer {
    sessions: u64,
    tokens: u64,
    staff_invitations: u64,
    memberships: u64,
}

fn ended(ended: Ended) -> EndedAnswer {
    EndedAnswer {
        sessions: ended.logins,
        tokens: ended.tokens,
        staff_invitations: ended.invitations,
        memberships: ended.memberships,
    }
}

/// Who would be cut off, and what would end.
#[derive(Serialize, ToSchema)]
#[schema(as = CutOff)]
pub(super) struct CutOffAnswer {
    /// Partners below it.
    partners: i64,
    /// Customers at and below it that work now.
    customers: i64,
    /// Customers at and below it that are stopped already.
    stopped_customers: i64,
    /// Users of the customers that work now.
    users: i64,
    /// Devices of those users.
    installations: i64,
    /// Mails that wait to be sent and would be held.
    waiting_mails: i64,
    /// People who are members there.
    staff: i64,
    /// What is good there now: sessions and tokens of the branch, memberships of the organization itself.
    credentials: EndedAnswer,
    /// The first partners and customers by name, at most ten of each.
    names: Vec<NamedOrganization>,
}

fn counted(found: CutOff) -> CutOffAnswer {
    CutOffAnswer {
        partners: found.partners,
        customers: found.customers,
        stopped_customers: found.stopped,
        users: found.users,
        installations: found.installations,
        waiting_mails: found.mails,
        staff: found.staff,
        credentials: ended(found.credentials),
        names: found.names.into_iter().map(named).collect(),
    }
}

/// Who would be cut off if the organization were disabled, and what would end if it were moved or closed.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/cut-off", tag = "organizations",
    responses((status = 200, body = CutOffAnswer)))]
pub(super) async fn cut_off(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    let world = call.web.world();
    let found = world.read_long(&call.caller, move |act| organizations::cut_off(act, id)).await?;
    super::post::record(StatusCode::OK, &counted(found))
}

/// Stops activation, check-in answers, access, tokens and pending mail of a partner or customer and of all below it,
/// at once.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/disable", tag = "organizations", request_body = Reason,
    responses((status = 200, body = OrganizationAnswer)))]
pub(super) async fn disable(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Reason>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, why| {
        organizations::disable(act, id, &why.reason)?;
        organizations::get(act, id).map(shown)
    })
    .await
}

/// Restores exactly what was before it was disabled; what is disabled on its own stays so.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/enable", tag = "organizations",
    responses((status = 200, body = OrganizationAnswer)))]
pub(super) async fn enable(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        organizations::enable(act, id)?;
        organizations::get(act, id).map(shown)
    })
    .await
}

/// What became of an organization, and what ended by it.
#[derive(Serialize, ToSchema)]
pub(super) struct Rearranged {
    organization: OrganizationAnswer,
    ended: EndedAnswer,
}

/// Closes a partner for good. Refused with `open-below` while customers or partners below it are open.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/close", tag = "organizations", request_body = Reason,
    responses((status = 200, body = Rearranged)))]
pub(super) async fn close(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Reason>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, why| {
        let ended = ended(organizations::close(act, id, &why.reason)?);
        Ok(Rearranged { organization: organizations::get(act, id).map(shown)?, ended })
    })
    .await
}

/// Where to move an organization.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPlace {
    /// The operator or partner that it is to stand below.
    #[schema(value_type = String)]
    parent_id: OrganizationId,
}

/// Moves a partner or customer, with all below it, under another organization. Logins of its members, its API tokens
/// and invitations of its staff end.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/move", tag = "organizations", request_body = NewPlace,
    responses((status = 200, body = Rearranged)))]
pub(super) async fn move_below(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<NewPlace>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, place| {
        let ended = ended(organizations::move_below(act, id, place.parent_id)?);
        Ok(Rearranged { organization: organizations::get(act, id).map(shown)?, ended })
    })
    .await
}
