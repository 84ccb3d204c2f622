//! `/api/v1/purchase-codes`: entries of codes with total, used and pending, and what is given of them to whom.

use axum::{
    Json,
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Act,
    ids::{OrganizationId, StockId},
    purchase_codes::{self, Allotment, EntryForm, Filter, Found, Stock, View},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known, or_kept, text},
    call::{Call, Sent},
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, IfMatch, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/purchase-codes", list)
        .post("/api/v1/purchase-codes", enter)
        .post("/api/v1/purchase-codes/check", check)
        .get("/api/v1/purchase-codes/{id}", get)
        .get("/api/v1/purchase-codes/{id}/allotments", allotments)
        .on(&Method::PATCH, "/api/v1/purchase-codes/{id}", change)
        .post("/api/v1/purchase-codes/{id}/update", update)
        .post("/api/v1/purchase-codes/{id}/reveal", reveal)
}

/// Units that codes brought, or a partner above gave.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCode)]
pub(super) struct StockAnswer {
    id: String,
    organization_id: String,
    organization_name: String,
    /// The code entered last, all but its last group hidden; null when the units came from above.
    code: Option<String>,
    given_by: Option<String>,
    email: Option<String>,
    company: Option<String>,
    plan_id: String,
    plan_name: String,
    product_name: String,
    /// The code of the edition.
    edition: String,
    unit: &'static str,
    /// How long a license lasts that they make.
    term_months: i64,
    /// Always `used` and `pending`.
    total: i64,
    used: i64,
    pending: i64,
    created_at: String,
    version: i64,
}

pub(super) fn stock(stock: Stock) -> StockAnswer {
    StockAnswer {
        id: stock.id.to_string(),
        organization_id: stock.holder.to_string(),
        pending: stock.pending(),
        organization_name: stock.holder_name,
        code: known(stock.masked),
        given_by: stock.giver_name,
        email: known(stock.email),
        company: known(stock.company),
        plan_id: stock.of.plan.to_string(),
        plan_name: stock.of.plan_name,
        product_name: stock.of.product_name,
        edition: stock.of.edition_code,
        unit: stock.of.unit.word(),
        term_months: stock.of.term_months,
        total: stock.total,
        used: stock.used,
        created_at: stock.created_at.to_string(),
        version: stock.version,
    }
}

/// What of it somebody has.
#[derive(Serialize, ToSchema)]
#[schema(as = Allotment)]
pub(super) struct AllotmentAnswer {
    id: String,
    organization_id: String,
    organization_name: String,
    /// Of a customer, for those who see licenses.
    license_id: Option<String>,
    /// Of a partner: its own entry.
    purchase_code_id: Option<String>,
    units: i64,
    /// `running`; `ended`: the term is over and the units are used up; `elsewhere`: whoever has them moved to another branch.
    standing: &'static str,
    /// What can be taken back.
    free: i64,
    /// What comes back to the customer when it is enabled.
    parked: i64,
    created_at: String,
}

fn allotment(allotment: Allotment) -> AllotmentAnswer {
    AllotmentAnswer {
        id: allotment.id.to_string(),
        organization_id: allotment.to.to_string(),
        organization_name: allotment.to_name,
        license_id: allotment.license.map(|id| id.to_string()),
        purchase_code_id: allotment.given.map(|id| id.to_string()),
        units: allotment.units,
        standing: allotment.standing.word(),
        free: allotment.free,
        parked: allotment.parked,
        created_at: allotment.created_at.to_string(),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct StocksAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// `all` unless given, `pending`: with units left, or `used`: without.
    #[param(value_type = Option<String>)]
    view: Option<View>,
    /// In company, e-mail, plan, product and the last group of the code.
    query: Option<String>,
}

/// The entries of the token's organization and all below it, the newest first.
#[utoipa::path(get, path = "/api/v1/purchase-codes", tag = "purchase codes", params(StocksAsked),
    responses((status = 200, body = Listed<StockAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<StocksAsked>,
) -> Result<Listed<StockAnswer>, ApiError> {
    let (window, own) = (window(asked.limit, asked.cursor)?, call.organization);
    let filter = Filter { view: asked.view, query: asked.query.unwrap_or_default() };
    let page = call.read(move |act| purchase_codes::list(act, own, &filter, &window)).await?;
    Ok(Listed::of(page, stock))
}

/// A code to be entered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewEntry {
    /// Four groups of five letters or digits, however spelled.
    code: String,
    email: Option<String>,
    /// Short name of the company.
    company: Option<String>,
    /// Who enters it; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Looks a code up to enter it; a wrong one stays counted.
async fn tried(call: &Call, into: OrganizationId, code: &str) -> Result<Found, ApiError> {
    let code = code.to_owned();
    let tried = call.work(move |act| purchase_codes::try_code(act, into, &code)).await?;
    Ok(tried?)
}

/// Enters a code: its units become an entry to be given on, or the license of a customer that enters its own. Of many who
/// enter the same code one wins.
#[utoipa::path(post, path = "/api/v1/purchase-codes", tag = "purchase codes", request_body = NewEntry,
    responses((status = 201, body = StockAnswer)))]
pub(super) async fn enter(call: Call, posted: Posted<NewEntry>) -> Result<Response, ApiError> {
    let into = posted.sent().organization_id.unwrap_or(call.organization);
    let found = tried(&call, into, &posted.sent().code).await?;
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let form = EntryForm {
            email: new.email.clone().unwrap_or_default(),
            company: new.company.clone().unwrap_or_default(),
        };
        purchase_codes::enter(act, into, &found, &form).map(stock)
    })
    .await
}

/// A code somebody asks about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeSent {
    code: String,
}

/// What a code would bring.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodeGrant)]
pub(super) struct GrantAnswer {
    plan_id: String,
    plan_name: String,
    product_name: String,
    edition: String,
    unit: &'static str,
    units: i64,
    term_months: i64,
    /// The last day on which it can be entered; null: it does not end.
    valid_until: Option<String>,
    made_by: String,
}

fn grant(found: Found) -> GrantAnswer {
    GrantAnswer {
        plan_id: found.of.plan.to_string(),
        plan_name: found.of.plan_name,
        product_name: found.of.product_name,
        edition: found.of.edition_code,
        unit: found.of.unit.word(),
        units: found.units,
        term_months: found.of.term_months,
        valid_until: found.valid_until.map(|day| day.to_string()),
        made_by: found.maker_name,
    }
}

/// What a code would bring, or why it cannot be entered, such as that it was entered already. Wrong codes are counted.
#[utoipa::path(post, path = "/api/v1/purchase-codes/check", tag = "purchase codes", request_body = CodeSent,
    responses((status = 200, body = GrantAnswer)))]
pub(super) async fn check(call: Call, posted: Posted<CodeSent>) -> Result<Json<GrantAnswer>, ApiError> {
    let (into, code) = (call.organization, posted.sent().code.clone());
    let found = call.work(move |act| purchase_codes::check_code(act, Some(into), &code)).await??;
    Ok(Json(grant(found)))
}

/// An entry with what is given of it.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodeDetails)]
pub(super) struct DetailsAnswer {
    #[serde(flatten)]
    entry: StockAnswer,
    /// The latest 25 of `…/allotments`.
    allotments: Vec<AllotmentAnswer>,
}

fn details(act: &mut Act<'_>, id: StockId) -> domain::Result<DetailsAnswer> {
    let given = purchase_codes::allotments(act, id, &window(None, None)?)?;
    let allotments = given.items.into_iter().map(allotment).collect();
    Ok(DetailsAnswer { entry: stock(purchase_codes::get(act, id)?), allotments })
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AllotmentsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Who has what of an entry, the latest first.
#[utoipa::path(get, path = "/api/v1/purchase-codes/{id}/allotments", tag = "purchase codes", params(AllotmentsAsked),
    responses((status = 200, body = Listed<AllotmentAnswer>)))]
pub(super) async fn allotments(
    call: Call,
    Id(id): Id<StockId>,
    Asked(asked): Asked<AllotmentsAsked>,
) -> Result<Listed<AllotmentAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let page = call.read(move |act| purchase_codes::allotments(act, id, &window)).await?;
    Ok(Listed::of(page, allotment))
}

/// One entry, and who has what of it.
#[utoipa::path(get, path = "/api/v1/purchase-codes/{id}", tag = "purchase codes",
    responses((status = 200, body = DetailsAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<StockId>) -> Result<Response, ApiError> {
    call.show(move |act| details(act, id)).await
}

/// What is to become of an entry; what is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryChange {
    #[serde(default, deserialize_with = "text")]
    email: Option<String>,
    #[serde(default, deserialize_with = "text")]
    company: Option<String>,
}

/// Changes e-mail and company of an entry.
#[utoipa::path(patch, path = "/api/v1/purchase-codes/{id}", tag = "purchase codes", request_body = EntryChange,
    responses((status = 200, body = StockAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<StockId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<EntryChange>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| {
            let before = purchase_codes::get(act, id)?;
            let mut form = EntryForm { email: before.email, company: before.company };
            or_kept(&mut form.email, change.email.as_ref());
            or_kept(&mut form.company, change.company.as_ref());
            purchase_codes::edit(act, id, &form, version.unwrap_or(before.version)).map(stock)
        },
        move |act| Ok(stock(purchase_codes::get(act, id)?)),
    )
    .await
}

/// Enters another code for an entry: its units come to those there are.
#[utoipa::path(post, path = "/api/v1/purchase-codes/{id}/update", tag = "purchase codes", request_body = CodeSent,
    responses((status = 200, body = StockAnswer)))]
pub(super) async fn update(
    call: Call,
    Id(id): Id<StockId>,
    posted: Posted<CodeSent>,
) -> Result<Response, ApiError> {
    let holder = call.read(move |act| Ok(purchase_codes::get(act, id)?.holder)).await?;
    let found = tried(&call, holder, &posted.sent().code).await?;
    call.post(posted, StatusCode::OK, move |act, _| purchase_codes::update(act, id, &found).map(stock)).await
}

/// A code in full.
#[derive(Serialize, ToSchema)]
pub(super) struct RevealedCode {
    /// Null when the units came from a partner above.
    code: Option<String>,
}

/// The code of an entry in full; that it was seen stands in the trail. Without an `Idempotency-Key`, since no answer with
/// a code is kept.
#[utoipa::path(post, path = "/api/v1/purchase-codes/{id}/reveal", tag = "purchase codes",
    responses((status = 200, body = RevealedCode)))]
pub(super) async fn reveal(
    call: Call,
    Id(id): Id<StockId>,
    _: Posted<Nothing>,
) -> Result<Json<RevealedCode>, ApiError> {
    let code = call.work(move |act| purchase_codes::reveal(act, id)).await?;
    Ok(Json(RevealedCode { code: code.map(|code| code.reveal().to_owned()) }))
}
