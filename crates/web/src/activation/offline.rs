//! Version 1, for machines without a network: what was carried here is answered, and what goes back is carried too.

use axum::{Json, extract::State};
use domain::activation::{self, IssuedFile};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Client, count};
use crate::{
    api::{call::Sent, problem::ApiError},
    routes::{Admits, Routes},
    state::Web,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .post("/activation/v1/offline", answer)
        .post("/activation/v1/return", give_back)
}

/// What a machine without a network has written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfflineRequest {
    /// The signed request, one line; docs/LEASES.md has its form.
    request: String,
}

#[derive(Serialize, ToSchema)]
pub struct OfflineAnswer {
    installation_id: String,
    /// What to write into the license file, one line; docs/LEASES.md has its form.
    license_file: String,
    serial: String,
    /// The first instant at which the file no longer holds.
    expires_at: String,
}

impl From<IssuedFile> for OfflineAnswer {
    fn from(file: IssuedFile) -> Self {
        Self {
            installation_id: file.installation.to_string(),
            license_file: file.text,
            serial: file.id.to_string(),
            expires_at: file.expires_at.to_string(),
        }
    }
}

/// Answers the request of a machine without a network with a license file for that machine. The same machine again
/// takes no further place.
#[utoipa::path(post, path = "/activation/v1/offline", tag = "activation", request_body = OfflineRequest,
    responses((status = 200, body = OfflineAnswer), (status = "4XX", body = crate::api::problem::Problem)))]
pub(crate) async fn answer(
    State(web): State<Web>,
    Client(caller): Client,
    Sent(sent): Sent<OfflineRequest>,
) -> Result<Json<OfflineAnswer>, ApiError> {
    count(&web, &caller, &sent.request)?;
    let answer = web.world().work(&caller, move |act| activation::answer_request(act, &sent.request)).await?;
    Ok(Json(activation::settled(answer)?.into()))
}

/// The receipt of a machine that gave its place back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnRequest {
    /// The signed receipt, one line; docs/LEASES.md has its form.
    receipt: String,
}

#[derive(Serialize, ToSchema)]
pub struct ReturnAnswer {
    installation_id: String,
    released: bool,
}

/// Takes in the signed word of a machine that it gave its place back. Again is the same.
#[utoipa::path(post, path = "/activation/v1/return", tag = "activation", request_body = ReturnRequest,
    responses((status = 200, body = ReturnAnswer), (status = "4XX", body = crate::api::problem::Problem)))]
pub(crate) async fn give_back(
    State(web): State<Web>,
    Client(caller): Client,
    Sent(sent): Sent<ReturnRequest>,
) -> Result<Json<ReturnAnswer>, ApiError> {
    count(&web, &caller, &sent.receipt)?;
    let id = web.world().work(&caller, move |act| activation::take_receipt(act, &sent.receipt)).await?;
    Ok(Json(ReturnAnswer { installation_id: id.to_string(), released: true }))
}
