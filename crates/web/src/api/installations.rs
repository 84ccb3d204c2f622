//! `/api/v1/installations`: devices on which the software was activated.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use domain::{
    ids::{DeploymentKeyId, InstallationId, OrganizationId, SeatId},
    installations::{self, Budget, Filter, InstallationRow},
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
        .get("/api/v1/installations/{id}/receipt", receipt)
        .post("/api/v1/installations/{id}/release", release)
        .post("/api/v1/installations/{id}/take-back", take_back)
        .post("/api/v1/installations/{id}/free", free)
        .get("/api/v1/seats/{id}/moves", moves)
        .post("/api/v1/seats/{id}/moves/forgive", forgive)
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
    /// When a run of the program last succeeded; null: it did not tell.
    last_success_at: Option<String>,
    /// Runs that failed in a row since then.
    failed_runs: i64,
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
    /// Whether it named the id that it is told from others by.
    named_itself: bool,
    /// Names of the components that it is told from others by.
    components: Vec<String>,
    /// When it took over the place of another device of its user; null: it did not.
    moved_at: Option<String>,
    /// When its place was freed because nothing was heard of it; null: it was not.
    silenced_at: Option<String>,
    /// What its program counts, by name, the latest that it told.
    counters: BTreeMap<String, i64>,
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
        last_success_at: row.last_success_at.map(|at| at.to_string()),
        failed_runs: row.failed_runs,
        activated_at: row.activated_at.to_string(),
        contact_at: row.contact_at.to_string(),
        released_at: row.released_at.map(|at| at.to_string()),
        offline_until: row.offline_until.map(|at| at.to_string()),
        deployment_key_id: key.map(|id| id.to_string()),
        deployment_key_name: key_name,
        named_itself: row.named_itself,
        components: row.components,
        moved_at: row.moved_at.map(|at| at.to_string()),
        silenced_at: row.silenced_at.map(|at| at.to_string()),
        counters: row.counters.into_iter().collect(),
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
    /// Only devices whose places were freed for silence in the last two weeks.
    silenced: Option<bool>,
    /// Only devices that go on working by their license files though their places were freed.
    at_large: Option<bool>,
    /// Only devices that this key admitted.
    #[param(value_type = Option<String>)]
    deployment_key_id: Option<DeploymentKeyId>,
    /// Only devices that work by a license file which the signing key of this id signed.
    signing_key: Option<String>,
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
        silenced: asked.silenced.unwrap_or(false),
        at_large: asked.at_large.unwrap_or(false),
        deployment_key: asked.deployment_key_id,
        signed_by: asked.signing_key.unwrap_or_default(),
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

/// The proof that a machine without a network gave its place back.
#[derive(Serialize, ToSchema)]
#[schema(as = ReturnReceipt)]
pub(super) struct ReceiptAnswer {
    /// Signed by the machine; docs/LEASES.md has its form. Null: it brought none.
    receipt: Option<String>,
}

/// The receipt by which a machine without a network gave its place back.
#[utoipa::path(get, path = "/api/v1/installations/{id}/receipt", tag = "installations",
    responses((status = 200, body = ReceiptAnswer)))]
pub(super) async fn receipt(call: Call, Id(id): Id<InstallationId>) -> Result<Response, ApiError> {
    call.show(move |act| Ok(ReceiptAnswer { receipt: installations::receipt(act, id)? })).await
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

/// Frees the place of a silent device: it comes back by itself when it is heard of, or by `take-back`.
#[utoipa::path(post, path = "/api/v1/installations/{id}/free", tag = "installations",
    responses((status = 200, body = InstallationAnswer)))]
pub(super) async fn free(
    call: Call,
    Id(id): Id<InstallationId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        installations::free_silent(act, id)?;
        installations::get(act, id).map(shown)
    })
    .await
}

/// Gives a device back the place that was freed for silence, within two weeks.
#[utoipa::path(post, path = "/api/v1/installations/{id}/take-back", tag = "installations",
    responses((status = 200, body = InstallationAnswer)))]
pub(super) async fn take_back(
    call: Call,
    Id(id): Id<InstallationId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        installations::take_back(act, id)?;
        installations::get(act, id).map(shown)
    })
    .await
}

/// How often a user may move to another device, and how often they did.
#[derive(Serialize, ToSchema)]
#[schema(as = DeviceMoves)]
pub(super) struct MovesAnswer {
    /// Null: without limit.
    moves: Option<i64>,
    /// The period, in days; null: without limit.
    moves_days: Option<i64>,
    made: i64,
    /// Null: without limit.
    left: Option<i64>,
    /// When the oldest move no longer counts; null while none was made.
    back_at: Option<String>,
    /// When the next move is possible, while none is left.
    next_at: Option<String>,
}

fn moves_shown(budget: Option<Budget>) -> MovesAnswer {
    MovesAnswer {
        moves: budget.map(|budget| budget.moves),
        moves_days: budget.map(|budget| budget.days),
        made: budget.map_or(0, |budget| budget.made),
        left: budget.map(|budget| budget.left()),
        back_at: budget.and_then(|budget| budget.back_at).map(|at| at.to_string()),
        next_at: budget.and_then(|budget| budget.next_at).map(|at| at.to_string()),
    }
}

/// How often a user may still move to another device.
#[utoipa::path(get, path = "/api/v1/seats/{id}/moves", tag = "installations",
    responses((status = 200, body = MovesAnswer)))]
pub(super) async fn moves(call: Call, Id(id): Id<SeatId>) -> Result<Response, ApiError> {
    call.show(move |act| installations::budget(act, id).map(moves_shown)).await
}

/// Gives a user all moves back: those made so far no longer count.
#[utoipa::path(post, path = "/api/v1/seats/{id}/moves/forgive", tag = "installations",
    responses((status = 200, body = MovesAnswer)))]
pub(super) async fn forgive(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        installations::forgive_moves(act, id)?;
        installations::budget(act, id).map(moves_shown)
    })
    .await
}
