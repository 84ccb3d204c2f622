//! `/api/v1/organizations/{id}/signing-keys`: the keys that sign leases and license files of an organization's products.

use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    ids::OrganizationId,
    signing::{self, Key, KeyUse, USUAL_OVERLAP_DAYS},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answers::Listed,
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::Id,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/organizations/{id}/signing-keys", list)
        .post("/api/v1/organizations/{id}/signing-keys", create)
        .post("/api/v1/organizations/{id}/signing-keys/{key}/retire", retire)
        .post("/api/v1/organizations/{id}/signing-keys/{key}/withdraw", withdraw)
}

/// A key that signs leases and license files.
#[derive(Serialize, ToSchema)]
#[schema(as = SigningKey)]
pub(super) struct KeyAnswer {
    /// As in the head of what it signed.
    id: String,
    created_at: String,
    /// Since when it signs, or from when on.
    signs_from: String,
    /// Since when it signs no more, or from when on; null: it goes on.
    retired_at: Option<String>,
    /// When it was taken back because others may have learned it; null: it is published.
    withdrawn_at: Option<String>,
    /// `coming`, `signs` or `retired`, which all are published, or `withdrawn`.
    #[serde(rename = "use")]
    used: &'static str,
    /// Devices that work by a license file which it signed: `GET /api/v1/installations?signing_key=`.
    license_files: i64,
}

fn shown(key: Key) -> KeyAnswer {
    KeyAnswer {
        id: key.id,
        created_at: key.created_at.to_string(),
        signs_from: key.signs_from.to_string(),
        retired_at: key.retired_at.map(|at| at.to_string()),
        withdrawn_at: key.withdrawn_at.map(|at| at.to_string()),
        license_files: key.files,
        used: match key.used {
            KeyUse::Coming => "coming",
            KeyUse::Signs => "signs",
            KeyUse::Retired => "retired",
            KeyUse::Withdrawn => "withdrawn",
        },
    }
}

fn one(act: &mut Act<'_>, of: OrganizationId, id: &str) -> domain::Result<KeyAnswer> {
    signing::get(act, of, id).map(shown)
}

/// The keys of an operator or vendor, the newest first.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/signing-keys", tag = "products",
    responses((status = 200, body = Listed<KeyAnswer>)))]
pub(super) async fn list(call: Call, Id(id): Id<OrganizationId>) -> Result<Listed<KeyAnswer>, ApiError> {
    let found = call.read(move |act| signing::keys(act, id)).await?;
    Ok(Listed::all(found.into_iter().map(shown).collect()))
}

/// A key to be made.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct KeySent {
    /// Days for which it is published before it signs, 0 to 365; 30 unless given.
    overlap_days: Option<i64>,
}

/// Makes a key for an organization's products. It is published at once; that which signs now goes on until its day.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/signing-keys", tag = "products", request_body = KeySent,
    responses((status = 201, body = KeyAnswer)))]
pub(super) async fn create(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<KeySent>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, sent| {
        let made = signing::create(act, id, sent.overlap_days.unwrap_or(USUAL_OVERLAP_DAYS))?;
        one(act, id, made.as_str())
    })
    .await
}

/// What comes of a key when its owner is done with it.
type Ending = fn(&mut Act<'_>, OrganizationId, &str) -> domain::Result<()>;

async fn ended(
    call: &Call,
    (id, key): (&str, String),
    posted: Posted<Nothing>,
    ending: Ending,
) -> Result<Response, ApiError> {
    let id: OrganizationId = id.parse().map_err(|_| Refusal::NotFound)?;
    call.post(posted, StatusCode::OK, move |act, _| {
        ending(act, id, &key)?;
        one(act, id, &key)
    })
    .await
}

/// Signs no more with a key; it stays published. One that waits for its day is given up. Again is the same.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/signing-keys/{key}/retire", tag = "products",
    responses((status = 200, body = KeyAnswer)))]
pub(super) async fn retire(
    call: Call,
    Path((id, key)): Path<(String, String)>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    ended(&call, (&id, key), posted, signing::retire).await
}

/// Takes a key back that others may have learned: it signs no more and is published no more, and a fresh one signs from
/// now on, so that installed programs ask for the keys again. Again is the same.
#[utoipa::path(post, path = "/api/v1/organizations/{id}/signing-keys/{key}/withdraw", tag = "products",
    responses((status = 200, body = KeyAnswer)))]
pub(super) async fn withdraw(
    call: Call,
    Path((id, key)): Path<(String, String)>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    ended(&call, (&id, key), posted, signing::withdraw).await
}
