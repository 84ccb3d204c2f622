//! `/api/v1/installations`: devices on which the software was activated.

use axum::{http::StatusCode, response::Response};
use domain::{
    ids::{DeploymentKeyId, InstallationId, OrganizationId},
    installations::{self, Filter, InstallationRow},
    refusal::{Problem, Refusal},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/installations", list)
        .get("/api/v1/installations/{id}", get)
        .post("/api/v1/installations/{id}/release", release)
}

/// One installed device.
#[derive(Serialize, ToSchema)]
#[schema(as = Installation)]
pub struct InstallationAnswer {
    id: String,
    customer_id: String,
    customer_name: String,
    license_id: String,
    seat_id: String,
    username: String,
    /// The code of the edition.
    edition: String,
    device_name: String,
    platform: String,
    software_version: String,
    storage_used_bytes: i64,
    /// Null: not known.
    last_backup_at: Option<String>,
    activated_at: String,
    /// When it was last heard of, to the minute.
    contact_at: String,
    /// Null: on its seat.
    released_at: Option<String>,
    /// Until when its newest license file lets it work without any contact; null: it has none.
    offline_until: Option<String>,
    /// The key that admitted it; null where a person activated it.
    deployment_key_id: Option<String>,
    deployment_key_name: Option<String>,
}

fn shown(row: InstallationRow) -> InstallationAnswer {
    let (key, key_name) = row.deployment_key.unzip();
    InstallationAnswer {
        id: row.id.to_string(),
        customer_id: row.customer.to_string(),
        customer_name: row.customer_name,
        license_id: row.license.to_string(),
        seat_id: row.seat.to_string(),
        username: row.username,
        edition: row.edition_code,
        device_name: row.device_name,
        platform: row.platform,
        software_version: row.software_version,
        storage_used_bytes: row.storage_used_bytes,
        last_backup_at: row.last_backup_at.map(|at| at.to_string()),
        activated_at: row.activated_at.to_string(),
        contact_at: row.contact_at.to_string(),
        released_at: row.released_at.map(|at| at.to_string()),
        offline_until: row.offline_until.map(|at| at.to_string()),
        deployment_key_id: key.map(|id| id.to_string()),
        deployment_key_name: key_name,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct InstallationsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Part of the device's name or the username.
    query: Option<String>,
    #[param(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    /// Only devices not heard of for so many days, 0 to 3650.
    silent_days: Option<i64>,
    /// Only devices that this key admitted.
    #[param(value_type = Option<String>)]
    deployment_key_id: Option<DeploymentKeyId>,
}

/// The devices of the token's organization and all below it, by customer, those heard of last first.
#[utoipa::path(get, path = "/api/v1/installations", tag = "installations", params(InstallationsAsked),
    responses((status = 200, body = Listed<InstallationAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<InstallationsAsked>,
) -> Result<Listed<InstallationAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    if asked.silent_days.is_some_and(|days| !(0..=3650).contains(&days)) {
        return Err(Refusal::field("silent_days", Problem::OutOfRange { min: 0, max: 3650 }).into());
    }
    let filter = Filter {
        customer: asked.customer_id,
        silent_days: asked.silent_days,
        deployment_key: asked.deployment_key_id,
        query: asked.query.unwrap_or_default(),
    };
    let organization = call.organization;
    let page = call.read(move |act| installations::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// One device, released or not.
#[utoipa::path(get, path = "/api/v1/installations/{id}", tag = "installations",
    responses((status = 200, body = InstallationAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<InstallationId>) -> Result<Response, ApiError> {
    call.show(move |act| installations::get(act, id).map(shown)).await
}

/// Takes a device off its seat; again is the same. The device is told at its next contact.
#[utoipa::path(post, path = "/api/v1/installations/{id}/release", tag = "installations",
    responses((status = 200, body = InstallationAnswer)))]
pub(super) async fn release(
    call: Call,
    Id(id): Id<InstallationId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        installations::release(act, id)?;
        installations::get(act, id).map(shown)
    })
    .await
}
