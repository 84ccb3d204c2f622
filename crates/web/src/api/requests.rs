//! `/api/v1/requests`: what people ask their company for, and companies their seller; asked by people in the console,
//! answered there or here.

use axum::{http::StatusCode, response::Response};
use domain::{
    Act,
    ids::{LicenseId, OrganizationId, RequestId},
    requests::{self, Request},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::Call,
    post::Posted,
    problem::ApiError,
    query::{Asked, Id, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/requests", wanted)
        .get("/api/v1/customers/{id}/requests", list)
        .post("/api/v1/requests/{id}/grant", grant)
        .post("/api/v1/requests/{id}/decline", decline)
}

/// A request.
#[derive(Serialize, ToSchema)]
#[schema(as = Request)]
pub struct RequestAnswer {
    id: String,
    customer_id: String,
    customer_name: String,
    /// `unit`: a person asks their company; `more`: a company asks its seller.
    kind: &'static str,
    email: String,
    name: String,
    /// The product that is wanted, in words.
    wish: String,
    units: i64,
    note: Option<String>,
    created_at: String,
    /// Null: open. `granted`, `declined` or `withdrawn`.
    answer: Option<&'static str>,
    answered_at: Option<String>,
    answered_by: Option<String>,
    reason: Option<String>,
}

fn shown(request: Request) -> RequestAnswer {
    RequestAnswer {
        id: request.id.to_string(),
        customer_id: request.customer.to_string(),
        customer_name: request.customer_name,
        kind: request.kind.word(),
        email: request.email,
        name: request.name,
        wish: request.wish,
        units: request.units,
        note: known(request.note),
        created_at: request.created_at.to_string(),
        answer: request.answer.map(requests::Answer::word),
        answered_at: request.answered_at.map(|at| at.to_string()),
        answered_by: request.answered_by,
        reason: request.reason,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RequestsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The open requests for more of all customers below the token's organization, the oldest first.
#[utoipa::path(get, path = "/api/v1/requests", tag = "requests", params(RequestsAsked),
    responses((status = 200, body = Listed<RequestAnswer>)))]
pub(super) async fn wanted(
    call: Call,
    Asked(asked): Asked<RequestsAsked>,
) -> Result<Listed<RequestAnswer>, ApiError> {
    let (organization, window) = (call.organization, window(asked.limit, asked.cursor)?);
    let page = call.read(move |act| requests::wanted_below(act, organization, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// The requests at a customer, the open ones first.
#[utoipa::path(get, path = "/api/v1/customers/{id}/requests", tag = "requests", params(RequestsAsked),
    responses((status = 200, body = Listed<RequestAnswer>)))]
pub(super) async fn list(
    call: Call,
    Id(id): Id<OrganizationId>,
    Asked(asked): Asked<RequestsAsked>,
) -> Result<Listed<RequestAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let page = call.read(move |act| requests::list(act, id, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// How a request is granted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Grant {
    /// For a person's request: the license of which a free unit is bound to them.
    #[schema(value_type = Option<String>)]
    license_id: Option<LicenseId>,
    /// The code of the edition; `standard` unless given.
    edition: Option<String>,
}

fn granted(act: &mut Act<'_>, id: RequestId, grant: &Grant) -> domain::Result<()> {
    match grant.license_id {
        Some(license) => {
            requests::grant_unit(act, id, license, grant.edition.as_deref().unwrap_or("standard"))
        }
        None => requests::grant_more(act, id),
    }
}

/// Grants a request: a person is bound to a free unit in the same act; a company's is marked as done.
#[utoipa::path(post, path = "/api/v1/requests/{id}/grant", tag = "requests", request_body = Grant,
    responses((status = 200, body = Object)))]
pub(super) async fn grant(
    call: Call,
    Id(id): Id<RequestId>,
    posted: Posted<Grant>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, grant| {
        granted(act, id, grant)?;
        Ok(serde_json::json!({}))
    })
    .await
}

/// Why a request is declined.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Decline {
    /// Whoever asked is told.
    reason: String,
}

/// Declines a request.
#[utoipa::path(post, path = "/api/v1/requests/{id}/decline", tag = "requests", request_body = Decline,
    responses((status = 200, body = Object)))]
pub(super) async fn decline(
    call: Call,
    Id(id): Id<RequestId>,
    posted: Posted<Decline>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, decline| {
        requests::decline(act, id, &decline.reason)?;
        Ok(serde_json::json!({}))
    })
    .await
}
