//! Version 1: activate, check in, release, and the public keys that leases are verified with.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use domain::{
    Language, Refusal,
    activation::{self, Activated, Activation, Enrollment, Report},
    clock::Instant,
    licenses::rules::{Enforcement, Reason, Status},
    program_messages::Told,
    refusal::Problem,
    signing::{self, Published, Whose},
    vault::Secret,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Client, DeviceToken, Spoken, count};
use crate::{
    api::{call::Sent, problem::ApiError, query::Asked},
    headers,
    routes::{Admits, Routes},
    state::Web,
};

pub(super) fn routes() -> Routes {
    let open = Routes::admitting(Admits::Anybody)
        .post("/activation/v1/activate", activate)
        .post("/activation/v1/enroll", enroll)
        .get("/activation/v1/keys", keys);
    let held = Routes::admitting(Admits::Device)
        .post("/activation/v1/check-in", check_in)
        .post("/activation/v1/release", release);
    open.and(held)
}

/// Username, activation code and the machine.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivateRequest {
    username: String,
    activation_code: String,
    device: Device,
    /// Whether the person moves here from the device heard of longest ago, when all places are taken.
    #[serde(default, rename = "move")]
    moves: bool,
    /// The token of the place that a deployment key gave this device: the person takes it over, with its history.
    #[serde(default)]
    device_token: Option<String>,
    /// When the client sends this, by its own clock, RFC 3339: what comes late is told by it.
    #[serde(default)]
    sent_at: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Tells this machine from others; only its hash is kept. May be left out where there is a machine id.
    #[serde(default)]
    fingerprint: String,
    /// What this machine is made of, name to value, 16 at most: when the fingerprint has changed, it is the same machine
    /// while enough of them agree. Only keyed hashes are kept.
    #[serde(default)]
    components: BTreeMap<String, String>,
    /// The id of a container or virtual machine; then it alone tells machines apart.
    #[serde(default)]
    machine_id: Option<String>,
    name: String,
    platform: String,
    software_version: String,
}

#[derive(Serialize, ToSchema)]
pub struct ActivateAnswer {
    installation_id: String,
    /// Shown once.
    device_token: String,
    /// A signed lease; docs/LEASES.md has its form.
    lease: String,
    #[schema(value_type = String)]
    status: Status,
    #[schema(value_type = Vec<String>)]
    reasons: Vec<Reason>,
    #[schema(value_type = String)]
    next_check_in_at: Instant,
}

/// Takes a seat for a device. The same device again gets its seat again.
#[utoipa::path(post, path = "/activation/v1/activate", tag = "activation", request_body = ActivateRequest,
    responses((status = 200, body = ActivateAnswer), (status = "4XX", body = crate::api::problem::Problem)))]
pub(crate) async fn activate(
    State(web): State<Web>,
    Client(caller): Client,
    Sent(request): Sent<ActivateRequest>,
) -> Result<Json<ActivateAnswer>, ApiError> {
    count(&web, &caller, request.device.told())?;
    let asked = Activation {
        username: request.username,
        activation_code: Secret::new(request.activation_code),
        device: request.device.sent(request.sent_at.as_deref())?,
        moves: request.moves,
        held: request.device_token.map(Secret::new),
    };
    let answer = web.world().work(&caller, move |act| activation::activate(act, &asked)).await?;
    Ok(Json(activation::settled(answer)?.into()))
}

impl Device {
    /// What it is told from others by.
    fn told(&self) -> &str {
        self.machine_id.as_deref().filter(|id| !id.is_empty()).unwrap_or(&self.fingerprint)
    }

    /// As the domain takes it, with when it sent what it says.
    fn sent(self, at: Option<&str>) -> Result<activation::Device, Refusal> {
        Ok(activation::Device {
            fingerprint: self.fingerprint,
            components: self.components,
            machine_id: self.machine_id.unwrap_or_default(),
            name: self.name,
            platform: self.platform,
            software_version: self.software_version,
            sent_at: sent_at(at)?,
        })
    }
}

impl From<Activated> for ActivateAnswer {
    fn from(activated: Activated) -> Self {
        Self {
            installation_id: activated.installation.to_string(),
            device_token: activated.device_token.reveal().to_owned(),
            lease: activated.lease.sign(),
            status: activated.status,
            reasons: activated.reasons,
            next_check_in_at: activated.next_check_in_at,
        }
    }
}

/// A deployment key and the machine.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrollRequest {
    deployment_key: String,
    /// Who is logged in on the machine, for patterns that name users by it.
    #[serde(default)]
    login: String,
    device: Device,
    /// When the client sends this, by its own clock, RFC 3339: what comes late is told by it.
    #[serde(default)]
    sent_at: Option<String>,
}

/// Takes a seat for a device with a deployment key; its user is made on first contact. The same device again gets
/// its own seat again.
#[utoipa::path(post, path = "/activation/v1/enroll", tag = "activation", request_body = EnrollRequest,
    responses((status = 200, body = ActivateAnswer), (status = "4XX", body = crate::api::problem::Problem)))]
pub(crate) async fn enroll(
    State(web): State<Web>,
    Client(caller): Client,
    Sent(request): Sent<EnrollRequest>,
) -> Result<Json<ActivateAnswer>, ApiError> {
    count(&web, &caller, request.device.told())?;
    let asked = Enrollment {
        deployment_key: Secret::new(request.deployment_key),
        login: request.login,
        device: request.device.sent(request.sent_at.as_deref())?,
    };
    let answer = web.world().work(&caller, move |act| activation::enroll(act, &asked)).await?;
    Ok(Json(activation::settled(answer)?.into()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckInRequest {
    storage_used_bytes: i64,
    software_version: String,
    /// RFC 3339.
    last_backup_at: Option<String>,
    /// When a run of the program last succeeded, RFC 3339.
    last_success_at: Option<String>,
    /// Runs that failed in a row since then; left out or null: not told.
    failed_runs: Option<i64>,
    /// What the program counts, name (`a-z 0-9 _ . -`, 40) to whole number, 20 at most; left out or null: not told.
    counters: Option<BTreeMap<String, i64>>,
    /// When the client sends this, by its own clock, RFC 3339: what comes late is answered and not kept.
    sent_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct CheckInAnswer<'a> {
    #[schema(value_type = String)]
    status: Status,
    #[schema(value_type = Vec<String>)]
    reasons: &'a [Reason],
    /// What the client is to do while the license is not in force.
    #[schema(value_type = String)]
    enforcement: Enforcement,
    /// Null while the license is not in force.
    lease: Option<&'a str>,
    /// What the plan turns on: `name` or `name=value`.
    features: &'a [String],
    /// What the program is to show to people, in the language that is asked for.
    messages: Vec<MessageAnswer>,
    #[schema(value_type = String)]
    next_check_in_at: Instant,
}

/// A message to show.
#[derive(Serialize, ToSchema)]
pub struct MessageAnswer {
    /// The same at every check-in, to show it once or to let people put it away.
    id: String,
    text: String,
    /// When it is to be shown no more.
    #[schema(value_type = String)]
    until: Instant,
}

/// Tells a device how its license stands. What the license is now is the answer, not a refusal.
#[utoipa::path(post, path = "/activation/v1/check-in", tag = "activation", request_body = CheckInRequest,
    responses((status = 200, body = CheckInAnswer), (status = "4XX", body = crate::api::problem::Problem)),
    security(("device" = [])))]
pub(crate) async fn check_in(
    State(web): State<Web>,
    Client(caller): Client,
    DeviceToken(token): DeviceToken,
    Spoken(language): Spoken,
    Sent(request): Sent<CheckInRequest>,
) -> Result<Response, ApiError> {
    count(&web, &caller, token.reveal())?;
    let report = Report {
        storage_used_bytes: request.storage_used_bytes,
        software_version: request.software_version,
        last_backup_at: request
            .last_backup_at
            .as_deref()
            .map(|text| instant("last_backup_at", text))
            .transpose()?,
        last_success_at: request
            .last_success_at
            .as_deref()
            .map(|text| instant("last_success_at", text))
            .transpose()?,
        failed_runs: request.failed_runs,
        counters: request.counters,
        sent_at: sent_at(request.sent_at.as_deref())?,
    };
    let told = activation::check_in(web.world(), &caller, &token, &report).await?;
    Ok(written(&CheckInAnswer {
        status: told.status,
        reasons: &told.reasons,
        enforcement: told.enforcement,
        lease: told.lease.as_deref(),
        features: &told.features,
        messages: told.messages.iter().map(|one| message(one, language)).collect(),
        next_check_in_at: told.next_check_in_at,
    }))
}

/// As `Json`, in a place that is large enough from the beginning.
fn written(answer: &CheckInAnswer<'_>) -> Response {
    let mut body = Vec::with_capacity(2 * 1024);
    serde_json::to_writer(&mut body, answer).expect("an answer can be written");
    let mut response = Response::new(body.into());
    *response.headers_mut() = headers::with_room();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn message(told: &Told, language: Language) -> MessageAnswer {
    MessageAnswer { id: told.id.to_string(), text: told.texts.best(language).to_owned(), until: told.until }
}

fn sent_at(text: Option<&str>) -> Result<Option<Instant>, Refusal> {
    text.map(|text| instant("sent_at", text)).transpose()
}

fn instant(field: &str, text: &str) -> Result<Instant, Refusal> {
    let read: Result<jiff::Timestamp, _> = text.parse();
    read.map(Instant::from).map_err(|_| Refusal::field(field, Problem::NotADay))
}

/// Nothing must be said with a release; unknown fields are refused like everywhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRequest {
    /// When the client sends this, by its own clock, RFC 3339: an activation that it sent before takes no place later.
    #[serde(default)]
    sent_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct ReleaseAnswer {
    released: bool,
}

/// Gives the seat back. Again is the same.
#[utoipa::path(post, path = "/activation/v1/release", tag = "activation", request_body = ReleaseRequest,
    responses((status = 200, body = ReleaseAnswer), (status = "4XX", body = crate::api::problem::Problem)),
    security(("device" = [])))]
pub(crate) async fn release(
    State(web): State<Web>,
    Client(caller): Client,
    DeviceToken(token): DeviceToken,
    Sent(request): Sent<ReleaseRequest>,
) -> Result<Json<ReleaseAnswer>, ApiError> {
    count(&web, &caller, token.reveal())?;
    let at = sent_at(request.sent_at.as_deref())?;
    web.world().work(&caller, move |act| activation::release(act, &token, at)).await?;
    Ok(Json(ReleaseAnswer { released: true }))
}

/// Whose keys; all unless given.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct KeysAsked {
    /// Only those of this vendor, and the operator's.
    vendor: Option<String>,
    /// Only those of the vendors of a product of this name, and the operator's.
    product: Option<String>,
}

/// The public keys by id, retired ones and those to come too, as a JWK set.
#[utoipa::path(get, path = "/activation/v1/keys", tag = "activation", params(KeysAsked),
    responses((status = 200, body = serde_json::Value)))]
pub(crate) async fn keys(
    State(web): State<Web>,
    Client(caller): Client,
    Asked(asked): Asked<KeysAsked>,
) -> Result<Json<KeySet>, ApiError> {
    let whose = match (asked.vendor, asked.product) {
        (Some(vendor), _) => Whose::Vendor(vendor.parse().map_err(|_| Refusal::NotFound)?),
        (None, Some(product)) => Whose::Product(product),
        (None, None) => Whose::Everybody,
    };
    let keys = web.world().read(&caller, move |act| signing::published(act, &whose)).await?;
    Ok(Json(KeySet { keys: keys.into_iter().map(Jwk::from).collect() }))
}

/// A JWK set, as installed programs read it since the first version, with whose the keys are beside.
#[derive(Serialize)]
pub(crate) struct KeySet {
    keys: Vec<Jwk>,
}

#[derive(Serialize)]
struct Jwk {
    alg: &'static str,
    crv: &'static str,
    kid: String,
    kty: &'static str,
    x: String,
    /// Whose products it signs for; left out: the operator's.
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor_name: Option<String>,
    signs_from: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired_at: Option<Instant>,
}

impl From<Published> for Jwk {
    fn from(published: Published) -> Self {
        let (vendor, vendor_name) = published.vendor.unzip();
        Self {
            alg: "EdDSA",
            crv: "Ed25519",
            kid: published.key.key_id().to_string(),
            kty: "OKP",
            x: published.key.to_base64url(),
            vendor: vendor.map(|id| id.to_string()),
            vendor_name,
            signs_from: published.signs_from,
            retired_at: published.retired_at,
        }
    }
}
