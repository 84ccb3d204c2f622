//! `/api/v1/deployment-keys`: credentials of a license line by which many devices enroll without users defined
//! first. The key itself is in the answers that make or replace it and nowhere else.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    clock::Day,
    deployment_keys::{self, DeploymentKey, Filter, KeyForm},
    ids::{DeploymentKeyId, LicenseId, OrganizationId},
    vault::Secret,
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::{Call, Sent},
    licenses::day,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, IfMatch, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/deployment-keys", list)
        .post("/api/v1/deployment-keys", create)
        .get("/api/v1/deployment-keys/{id}", get)
        .on(&Method::PATCH, "/api/v1/deployment-keys/{id}", change)
        .post("/api/v1/deployment-keys/{id}/rotate", rotate)
        .post("/api/v1/deployment-keys/{id}/revoke", revoke)
}

/// A deployment key, without the key itself.
#[derive(Serialize, ToSchema)]
#[schema(as = DeploymentKey)]
pub struct KeyAnswer {
    id: String,
    customer_id: String,
    customer_name: String,
    license_id: String,
    /// The code of the edition.
    edition: String,
    name: String,
    /// The last four characters of the key.
    ending: String,
    /// How users are named: `{prefix}`, `{device}`, `{login}`, `{random}`.
    name_pattern: String,
    /// Null: as many as the license has units.
    most_devices: Option<i64>,
    /// Devices that took a unit by it, those included that are gone since.
    enrolled: i64,
    /// The last day, where the customer is; null: none.
    last_on: Option<String>,
    /// Networks that it may be used from; empty: any.
    networks: Vec<String>,
    /// `live`, `used-up`, `expired` or `revoked`.
    status: &'static str,
    created_at: String,
    created_by: String,
    rotated_at: Option<String>,
    /// Until when the key before the present one goes on working.
    overlap_until: Option<String>,
    /// When it last admitted a new device.
    enrolled_at: Option<String>,
    revoked_at: Option<String>,
    version: i64,
}

fn shown(key: DeploymentKey) -> KeyAnswer {
    KeyAnswer {
        id: key.id.to_string(),
        customer_id: key.customer.to_string(),
        customer_name: key.customer_name,
        license_id: key.license.to_string(),
        edition: key.edition_code,
        name: key.name,
        ending: key.ending,
        name_pattern: key.name_pattern,
        most_devices: key.most_devices,
        enrolled: key.enrolled,
        last_on: key.last_on.map(|day| day.to_string()),
        networks: key.networks,
        status: key.state.word(),
        created_at: key.created_at.to_string(),
        created_by: key.created_by,
        rotated_at: key.rotated_at.map(|at| at.to_string()),
        overlap_until: key.overlap_until.map(|at| at.to_string()),
        enrolled_at: key.enrolled_at.map(|at| at.to_string()),
        revoked_at: key.revoked_at.map(|at| at.to_string()),
        version: key.version,
    }
}

/// A deployment key with the key itself.
#[derive(Serialize, ToSchema)]
pub(super) struct KeyMade {
    /// Shown once.
    deployment_key: String,
    /// The line that installs with it from an MSI package and asks nobody anything.
    silent_install: String,
    #[serde(flatten)]
    key: KeyAnswer,
}

impl KeyMade {
    fn of((secret, key): (Secret, DeploymentKey), server: &str) -> Self {
        Self {
            silent_install: key.silent_install(server, secret.reveal()),
            deployment_key: secret.reveal().to_owned(),
            key: shown(key),
        }
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct KeysAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    #[param(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
}

/// The keys of the token's organization and all below it, by customer, the newest first; revoked ones too.
#[utoipa::path(get, path = "/api/v1/deployment-keys", tag = "deployment keys", params(KeysAsked),
    responses((status = 200, body = Listed<KeyAnswer>)))]
pub(super) async fn list(call: Call, Asked(asked): Asked<KeysAsked>) -> Result<Listed<KeyAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let (organization, filter) = (call.organization, Filter { customer: asked.customer_id });
    let page = call.read(move |act| deployment_keys::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// One key.
#[utoipa::path(get, path = "/api/v1/deployment-keys/{id}", tag = "deployment keys",
    responses((status = 200, body = KeyAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<DeploymentKeyId>) -> Result<Response, ApiError> {
    call.show(move |act| deployment_keys::get(act, id).map(shown)).await
}

/// A key to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewKey {
    #[schema(value_type = String)]
    license_id: LicenseId,
    /// The code of the edition.
    edition: String,
    name: String,
    /// `{prefix}{device}` unless given.
    name_pattern: Option<String>,
    most_devices: Option<i64>,
    #[serde(default, deserialize_with = "day")]
    #[schema(value_type = Option<String>, format = Date)]
    last_on: Option<Day>,
    /// Addresses, or networks such as `192.0.2.0/24`.
    #[serde(default)]
    networks: Vec<String>,
}

impl NewKey {
    fn form(&self) -> KeyForm {
        let usual = KeyForm::default();
        KeyForm {
            name: self.name.clone(),
            name_pattern: self.name_pattern.clone().unwrap_or(usual.name_pattern),
            most_devices: self.most_devices,
            last_on: self.last_on,
            networks: self.networks.clone(),
        }
    }
}

/// Makes a key for an edition of a license.
#[utoipa::path(post, path = "/api/v1/deployment-keys", tag = "deployment keys", request_body = NewKey,
    responses((status = 201, body = KeyMade)))]
pub(super) async fn create(call: Call, posted: Posted<NewKey>) -> Result<Response, ApiError> {
    let server = call.web.url("");
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let made = deployment_keys::create(act, new.license_id, &new.edition, &new.form())?;
        Ok(KeyMade::of(made, &server))
    })
    .await
}

/// What is to be changed; what is left out stays, null takes a limit away.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::option_option, reason = "null takes away, what is left out stays")]
pub(super) struct KeyChange {
    name: Option<String>,
    name_pattern: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>)]
    most_devices: Option<Option<i64>>,
    #[serde(default, deserialize_with = "day_given")]
    #[schema(value_type = Option<String>, format = Date)]
    last_on: Option<Option<Day>>,
    networks: Option<Vec<String>>,
}

/// What is given, null included, told apart from what is left out.
#[expect(clippy::option_option, reason = "null takes away, what is left out stays")]
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<i64>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[expect(clippy::option_option, reason = "null takes away, what is left out stays")]
fn day_given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Day>>, D::Error> {
    day(deserializer).map(Some)
}

impl KeyChange {
    fn over(&self, before: KeyForm) -> KeyForm {
        KeyForm {
            name: self.name.clone().unwrap_or(before.name),
            name_pattern: self.name_pattern.clone().unwrap_or(before.name_pattern),
            most_devices: self.most_devices.unwrap_or(before.most_devices),
            last_on: self.last_on.unwrap_or(before.last_on),
            networks: self.networks.clone().unwrap_or(before.networks),
        }
    }
}

/// Changes name, pattern and limits. With `If-Match` only if it is still the version that was read.
#[utoipa::path(patch, path = "/api/v1/deployment-keys/{id}", tag = "deployment keys", request_body = KeyChange,
    responses((status = 200, body = KeyAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<DeploymentKeyId>,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<KeyChange>,
) -> Result<Response, ApiError> {
    let change = move |act: &mut domain::Act<'_>| {
        let before = deployment_keys::get(act, id)?;
        let form = sent.over(before.form());
        deployment_keys::change(act, id, &form, version.unwrap_or(before.version)).map(shown)
    };
    call.edit(change, move |act| deployment_keys::get(act, id).map(shown)).await
}

/// How long the key before goes on working.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Rotation {
    /// 0 to 720; 0 ends it at once.
    overlap_hours: i64,
}

/// Replaces the key; limits and admitted devices stay.
#[utoipa::path(post, path = "/api/v1/deployment-keys/{id}/rotate", tag = "deployment keys", request_body = Rotation,
    responses((status = 200, body = KeyMade)))]
pub(super) async fn rotate(
    call: Call,
    Id(id): Id<DeploymentKeyId>,
    posted: Posted<Rotation>,
) -> Result<Response, ApiError> {
    let server = call.web.url("");
    call.post(posted, StatusCode::OK, move |act, rotation| {
        Ok(KeyMade::of(deployment_keys::rotate(act, id, rotation.overlap_hours)?, &server))
    })
    .await
}

/// Ends a key for good; devices that it admitted stay.
#[utoipa::path(post, path = "/api/v1/deployment-keys/{id}/revoke", tag = "deployment keys",
    responses((status = 200, body = KeyAnswer)))]
pub(super) async fn revoke(
    call: Call,
    Id(id): Id<DeploymentKeyId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| deployment_keys::revoke(act, id).map(shown)).await
}
