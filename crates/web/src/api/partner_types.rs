//! `/api/v1/partner-types`: what partners of each type may do.

use std::collections::BTreeMap;

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Refusal,
    access::{Action, PartnerType},
    partner_types::{self, Preset},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    call::{Call, Sent},
    post::{Nothing, Posted, record},
    problem::ApiError,
    query::{IfMatch, TypeWord},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/partner-types", list)
        .get("/api/v1/partner-types/{type}", get)
        .on(&Method::PUT, "/api/v1/partner-types/{type}", change)
        .post("/api/v1/partner-types/{type}/reset", reset)
}

/// One action of a type.
#[derive(Serialize, ToSchema)]
pub(super) struct ActionAnswer {
    /// Such as `licenses.view`.
    action: &'static str,
    allowed: bool,
    /// What the built-in preset says.
    default: bool,
    /// Whether no type changes it.
    fixed: bool,
}

/// What partners of a type may do at themselves and below; roles cut further.
#[derive(Serialize, ToSchema)]
#[schema(as = PartnerType)]
pub(super) struct PartnerTypeAnswer {
    /// `msp` or `reseller`.
    r#type: &'static str,
    actions: Vec<ActionAnswer>,
    /// Goes up with every change; the same as in `ETag`.
    version: i64,
}

fn shown(preset: Preset) -> PartnerTypeAnswer {
    let actions = preset.lines.iter().map(|line| ActionAnswer {
        action: line.action.word(),
        allowed: line.allowed,
        default: line.default,
        fixed: line.fixed,
    });
    PartnerTypeAnswer {
        r#type: preset.partner_type.word(),
        actions: actions.collect(),
        version: preset.version,
    }
}

/// Both types.
#[derive(Serialize, ToSchema)]
pub(super) struct PartnerTypes {
    items: Vec<PartnerTypeAnswer>,
}

/// What partners of each type may do.
#[utoipa::path(get, path = "/api/v1/partner-types", tag = "partner-types",
    responses((status = 200, body = PartnerTypes)))]
pub(super) async fn list(call: Call) -> Result<Response, ApiError> {
    let presets = call.read(partner_types::list).await?;
    record(StatusCode::OK, &PartnerTypes { items: presets.into_iter().map(shown).collect() })
}

fn known(word: &str) -> Result<PartnerType, Refusal> {
    word.parse().map_err(|_| Refusal::NotFound)
}

/// What partners of one type may do.
#[utoipa::path(get, path = "/api/v1/partner-types/{type}", tag = "partner-types",
    responses((status = 200, body = PartnerTypeAnswer)))]
pub(super) async fn get(call: Call, TypeWord(word): TypeWord) -> Result<Response, ApiError> {
    let partner_type = known(&word)?;
    call.show(move |act| partner_types::get(act, partner_type).map(shown)).await
}

/// Which actions to allow and which not; what is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PartnerTypeChange {
    #[schema(value_type = BTreeMap<String, bool>)]
    actions: BTreeMap<Action, bool>,
}

/// Changes what partners of a type may do, from the next request on. For administrators of the operator. With
/// `If-Match` only if it is still the version that was read.
#[utoipa::path(put, path = "/api/v1/partner-types/{type}", tag = "partner-types",
    request_body = PartnerTypeChange, responses((status = 200, body = PartnerTypeAnswer)))]
pub(super) async fn change(
    call: Call,
    TypeWord(word): TypeWord,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<PartnerTypeChange>,
) -> Result<Response, ApiError> {
    let partner_type = known(&word)?;
    let wishes: Vec<(Action, bool)> = sent.actions.into_iter().collect();
    call.edit(
        move |act| {
            let before = partner_types::get(act, partner_type)?.version;
            partner_types::set(act, partner_type, version.unwrap_or(before), &wishes).map(shown)
        },
        move |act| partner_types::get(act, partner_type).map(shown),
    )
    .await
}

/// Gives a type its built-in preset again.
#[utoipa::path(post, path = "/api/v1/partner-types/{type}/reset", tag = "partner-types",
    responses((status = 200, body = PartnerTypeAnswer)))]
pub(super) async fn reset(
    call: Call,
    TypeWord(word): TypeWord,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    let partner_type = known(&word)?;
    call.post(posted, StatusCode::OK, move |act, _| partner_types::reset(act, partner_type).map(shown)).await
}
