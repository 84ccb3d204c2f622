//! `/api/v1/licenses/{id}/…` of trials: their extension and conversion, and installed clients that move to a purchased
//! license.

use axum::{http::StatusCode, response::Response};
use domain::{
    ids::{LicenseId, SeatId},
    licenses,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answers::Listed,
    call::Call,
    licenses::{LicenseAnswer, act_on, shown},
    post::{Nothing, Posted},
    problem::ApiError,
    query::Id,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .post("/api/v1/licenses/{id}/extend-trial", extend_trial)
        .post("/api/v1/licenses/{id}/convert", convert)
        .get("/api/v1/licenses/{id}/trial-clients", trial_clients)
        .post("/api/v1/licenses/{id}/connect-trial-client", connect_trial_client)
}

/// Adds one more term to a trial, as often as its plan allowed.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/extend-trial", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn extend_trial(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, licenses::extend_trial).await
}

/// Turns a trial into a purchased license; users and clients stay.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/convert", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn convert(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, licenses::convert).await
}

/// A client that was installed as a trial.
#[derive(Serialize, ToSchema)]
pub(super) struct TrialClient {
    seat_id: String,
    username: String,
}

/// Installed clients of the customer's trials, which can be connected to this license; at most 200.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/trial-clients", tag = "licenses",
    responses((status = 200, body = Listed<TrialClient>)))]
pub(super) async fn trial_clients(
    call: Call,
    Id(id): Id<LicenseId>,
) -> Result<Listed<TrialClient>, ApiError> {
    let found = call.read(move |act| licenses::trial_clients(act, id)).await?;
    let client = |(seat, username): (SeatId, String)| TrialClient { seat_id: seat.to_string(), username };
    Ok(Listed::all(found.into_iter().map(client).collect()))
}

/// Which client is to be connected.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConnectTrialClient {
    #[schema(value_type = String)]
    seat_id: SeatId,
}

/// Attaches a client that was installed as a trial to this license; device, code and history stay.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/connect-trial-client", tag = "licenses",
    request_body = ConnectTrialClient, responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn connect_trial_client(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<ConnectTrialClient>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, which| {
        licenses::connect_trial_client(act, id, which.seat_id).map(shown)
    })
    .await
}
