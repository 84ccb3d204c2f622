//! `/api/v1/purchase-code-batches`: codes that a vendor makes, shows once, looks after and cancels.

use axum::{http::StatusCode, response::Response};
use domain::{
    clock::Day,
    ids::{BatchId, OrganizationId, PlanId},
    purchase_codes::{self, Batch, Code, CodeState, NewBatch},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::Call,
    customers::Reason,
    licenses::day,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, CodeOf, Id, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/purchase-code-batches", list)
        .post("/api/v1/purchase-code-batches", make)
        .get("/api/v1/purchase-code-batches/{id}", get)
        .get("/api/v1/purchase-code-batches/{id}/codes", codes)
        .post("/api/v1/purchase-code-batches/{id}/show", show)
        .post("/api/v1/purchase-code-batches/{id}/codes/{code}/cancel", cancel)
}

/// Codes that were made at once.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodeBatch)]
pub(super) struct BatchAnswer {
    id: String,
    organization_id: String,
    organization_name: String,
    name: Option<String>,
    plan_id: String,
    plan_name: String,
    product_name: String,
    edition: String,
    unit: &'static str,
    /// Of each code.
    units: i64,
    term_months: i64,
    codes: i64,
    redeemed: i64,
    cancelled: i64,
    /// The last day on which they can be entered; null: they do not end.
    valid_until: Option<String>,
    created_at: String,
    created_by: String,
    /// Since when only their last groups are known.
    shown_at: Option<String>,
    shown_by: Option<String>,
}

fn batch(batch: Batch) -> BatchAnswer {
    BatchAnswer {
        id: batch.id.to_string(),
        organization_id: batch.maker.to_string(),
        organization_name: batch.maker_name,
        name: known(batch.name),
        plan_id: batch.of.plan.to_string(),
        plan_name: batch.of.plan_name,
        product_name: batch.of.product_name,
        edition: batch.of.edition_code,
        unit: batch.of.unit.word(),
        units: batch.units,
        term_months: batch.of.term_months,
        codes: batch.codes,
        redeemed: batch.redeemed,
        cancelled: batch.cancelled,
        valid_until: batch.valid_until.map(|day| day.to_string()),
        created_at: batch.created_at.to_string(),
        created_by: batch.created_by,
        shown_at: batch.shown_at.map(|at| at.to_string()),
        shown_by: batch.shown_by,
    }
}

/// One code of a batch.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodeOfBatch)]
pub(super) struct CodeAnswer {
    id: String,
    /// All but its last group hidden.
    code: String,
    /// `ready`, `redeemed`, `expired` or `cancelled`.
    state: &'static str,
    redeemed_at: Option<String>,
    redeemed_by: Option<String>,
    redeemer_id: Option<String>,
    redeemer_name: Option<String>,
    cancelled_at: Option<String>,
    cancelled_by: Option<String>,
    cancelled_reason: Option<String>,
    /// Units that the cancellation took out of an entry.
    withdrawn: i64,
}

fn code((code, state): (Code, CodeState)) -> CodeAnswer {
    CodeAnswer {
        id: code.id.to_string(),
        code: code.masked,
        state: state.word(),
        redeemed_at: code.redeemed_at.map(|at| at.to_string()),
        redeemed_by: code.redeemed_by,
        redeemer_id: code.redeemer.map(|id| id.to_string()),
        redeemer_name: code.redeemer_name,
        cancelled_at: code.cancelled_at.map(|at| at.to_string()),
        cancelled_by: code.cancelled_by,
        cancelled_reason: code.cancelled_reason,
        withdrawn: code.withdrawn,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PageAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The batches of the token's organization and all below it, the newest first.
#[utoipa::path(get, path = "/api/v1/purchase-code-batches", tag = "purchase codes", params(PageAsked),
    responses((status = 200, body = Listed<BatchAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<PageAsked>,
) -> Result<Listed<BatchAnswer>, ApiError> {
    let (window, own) = (window(asked.limit, asked.cursor)?, call.organization);
    Ok(Listed::of(call.read(move |act| purchase_codes::batches(act, own, &window)).await?, batch))
}

/// Codes to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BatchSent {
    /// A plan of the organization's own product.
    #[schema(value_type = String)]
    plan_id: PlanId,
    /// The code of the edition.
    edition: String,
    /// Of each code.
    units: i64,
    /// At most 1,000.
    codes: i64,
    #[serde(default, deserialize_with = "day")]
    #[schema(value_type = Option<String>, format = Date)]
    valid_until: Option<Day>,
    name: Option<String>,
    /// Who makes them; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Makes codes. They stay sealed until they are shown.
#[utoipa::path(post, path = "/api/v1/purchase-code-batches", tag = "purchase codes", request_body = BatchSent,
    responses((status = 201, body = BatchAnswer)))]
pub(super) async fn make(call: Call, posted: Posted<BatchSent>) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, sent| {
        let new = NewBatch {
            name: sent.name.clone().unwrap_or_default(),
            plan: sent.plan_id,
            edition: sent.edition.clone(),
            units: sent.units,
            codes: sent.codes,
            valid_until: sent.valid_until,
        };
        let made = purchase_codes::make(act, sent.organization_id.unwrap_or(own), &new)?;
        purchase_codes::batch(act, made).map(batch)
    })
    .await
}

/// One batch.
#[utoipa::path(get, path = "/api/v1/purchase-code-batches/{id}", tag = "purchase codes",
    responses((status = 200, body = BatchAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<BatchId>) -> Result<Response, ApiError> {
    call.show(move |act| purchase_codes::batch(act, id).map(batch)).await
}

/// The codes of a batch in their order, and who entered them.
#[utoipa::path(get, path = "/api/v1/purchase-code-batches/{id}/codes", tag = "purchase codes", params(PageAsked),
    responses((status = 200, body = Listed<CodeAnswer>)))]
pub(super) async fn codes(
    call: Call,
    Id(id): Id<BatchId>,
    Asked(asked): Asked<PageAsked>,
) -> Result<Listed<CodeAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    Ok(Listed::of(call.read(move |act| purchase_codes::codes(act, id, &window)).await?, code))
}

/// All codes of a batch in full.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodesShown)]
pub(super) struct ShownAnswer {
    codes: Vec<String>,
}

/// All codes of a batch in full, once: from then on only their last groups are known. Without an `Idempotency-Key`, since
/// no answer with codes is kept.
#[utoipa::path(post, path = "/api/v1/purchase-code-batches/{id}/show", tag = "purchase codes",
    responses((status = 200, body = ShownAnswer)))]
pub(super) async fn show(
    call: Call,
    Id(id): Id<BatchId>,
    _: Posted<Nothing>,
) -> Result<axum::Json<ShownAnswer>, ApiError> {
    let codes = call.work(move |act| purchase_codes::show_once(act, id)).await?;
    Ok(axum::Json(ShownAnswer { codes: codes.iter().map(|code| code.reveal().to_owned()).collect() }))
}

/// What a cancellation did.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodeCancelled)]
pub(super) struct CancelledAnswer {
    /// Pending units taken out of the entry that the code had become.
    withdrawn: i64,
    /// Units that stay with whom they were given to.
    kept: i64,
}

/// Cancels a code: it cannot be entered any more, and pending units of one that was are withdrawn.
#[utoipa::path(post, path = "/api/v1/purchase-code-batches/{id}/codes/{code}/cancel", tag = "purchase codes",
    request_body = Reason, responses((status = 200, body = CancelledAnswer)))]
pub(super) async fn cancel(
    call: Call,
    Id(id): Id<BatchId>,
    CodeOf(code): CodeOf,
    posted: Posted<Reason>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, why| {
        let done = purchase_codes::cancel(act, (id, code), &why.reason)?;
        Ok(CancelledAnswer { withdrawn: done.withdrawn, kept: done.kept })
    })
    .await
}
