//! `/api/v1/plans/{id}/…`: who may sell a plan, its revisions, a partner's approval, and moving licenses to the
//! present terms.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    ids::{OrganizationId, PlanId},
    licenses::{self, Adopted},
    products::{self, Differences, Pending, Revision, Seller, SellerRule, Sellers},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    answers::Listed,
    call::{Call, Sent},
    plans::{PlanAnswer, plan},
    post::Posted,
    problem::ApiError,
    query::{Id, IfMatch},
};
use crate::{
    languages::Locale,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/plans/{id}/sellers", sellers)
        .on(&Method::PUT, "/api/v1/plans/{id}/sellers", set_sellers)
        .get("/api/v1/plans/{id}/revisions", revisions)
        .get("/api/v1/plans/{id}/pending", pending)
        .post("/api/v1/plans/{id}/approve", approve)
        .post("/api/v1/plans/{id}/adopt", adopt)
}

/// A partner as it stands to a plan.
#[derive(Serialize, ToSchema)]
#[schema(as = Seller)]
pub(super) struct SellerAnswer {
    organization_id: String,
    name: String,
    /// Steps below the owner.
    distance: i64,
    /// Chosen itself.
    chosen: bool,
    /// Whether it, or some below it, may sell the plan.
    sells: bool,
    /// Whether the plan waits for its approval.
    locked: bool,
    /// The latest revision it has approved; null: none yet.
    approved_revision: Option<i64>,
    approved_at: Option<String>,
    /// Null: it was there when the plan came to the partner.
    approved_by: Option<String>,
}

fn seller(seller: Seller) -> SellerAnswer {
    let approved = seller.approved;
    SellerAnswer {
        organization_id: seller.organization.to_string(),
        name: seller.name,
        distance: seller.distance,
        chosen: seller.chosen,
        sells: seller.sells,
        locked: seller.locked,
        approved_revision: approved.as_ref().map(|approval| approval.revision),
        approved_at: approved.as_ref().map(|approval| approval.at.to_string()),
        approved_by: approved.and_then(|approval| approval.by),
    }
}

/// The partners directly below the owner of a plan, and those chosen further down: who sells it, who has approved
/// what. For the owner and those above it.
#[utoipa::path(get, path = "/api/v1/plans/{id}/sellers", tag = "products",
    responses((status = 200, body = Listed<SellerAnswer>)))]
pub(super) async fn sellers(call: Call, Id(id): Id<PlanId>) -> Result<Listed<SellerAnswer>, ApiError> {
    let organization = call.organization;
    let found = call
        .read(move |act| {
            // Of a plan out of reach nothing is told, not even that it is another's.
            products::plan(act, organization, id)?;
            products::plan_sellers(act, id)
        })
        .await?;
    Ok(Listed::all(found.into_iter().map(seller).collect()))
}

/// Who may sell a plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SellersSent {
    /// `everybody` below the owner, or those `chosen`.
    #[schema(value_type = String)]
    sellers: SellerRule,
    /// Those chosen, each with all below it.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    organization_ids: Vec<OrganizationId>,
}

/// Decides who may sell a plan. Licenses already issued stay as they are.
#[utoipa::path(put, path = "/api/v1/plans/{id}/sellers", tag = "products", request_body = SellersSent,
    responses((status = 200, body = PlanAnswer)))]
pub(super) async fn set_sellers(
    call: Call,
    Id(id): Id<PlanId>,
    IfMatch(edited): IfMatch,
    Sent(sent): Sent<SellersSent>,
) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.edit(
        move |act| {
            let before = products::plan(act, organization, id)?;
            let sellers = match sent.sellers {
                SellerRule::Everybody => Sellers::Everybody,
                SellerRule::Chosen => Sellers::Chosen(sent.organization_ids.clone()),
            };
            products::set_sellers(act, id, &sellers, edited.unwrap_or(before.edited)).map(plan)
        },
        move |act| products::plan(act, organization, id).map(plan),
    )
    .await
}

/// One revision of a plan's terms.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanRevision)]
pub(super) struct RevisionAnswer {
    revision: i64,
    made_at: String,
    made_by: String,
    /// What licenses sold under it copied.
    #[schema(value_type = Object)]
    terms: Value,
    /// What it changed: field to `[before, after]`; empty for the oldest one kept.
    #[schema(value_type = Object)]
    changes: Differences,
}

/// The revisions of a plan, the newest first; at most 200.
#[utoipa::path(get, path = "/api/v1/plans/{id}/revisions", tag = "products",
    responses((status = 200, body = Listed<RevisionAnswer>)))]
pub(super) async fn revisions(call: Call, Id(id): Id<PlanId>) -> Result<Listed<RevisionAnswer>, ApiError> {
    let organization = call.organization;
    let found = call.read(move |act| products::plan_revisions(act, organization, id)).await?;
    let shown = |at: usize, one: &Revision| RevisionAnswer {
        revision: one.revision,
        made_at: one.made_at.to_string(),
        made_by: one.made_by.clone(),
        terms: serde_json::to_value(&one.terms).unwrap_or_default(),
        changes: found
            .get(at + 1)
            .map(|before| products::differences(&before.terms, &one.terms))
            .unwrap_or_default(),
    };
    Ok(Listed::all(found.iter().enumerate().map(|(at, one)| shown(at, one)).collect()))
}

/// What waits for an approval.
#[derive(Serialize, ToSchema)]
#[schema(as = PlanPending)]
pub(super) struct PendingAnswer {
    /// Whether anything waits where the token stands.
    locked: bool,
    /// The revision to be approved, and the one sold there before.
    revision: Option<i64>,
    approved_revision: Option<i64>,
    /// The partner that approves for its branch.
    organization_id: Option<String>,
    /// Field to `[before, after]`.
    #[schema(value_type = Object)]
    changes: Differences,
}

fn waiting(pending: Option<Pending>) -> PendingAnswer {
    let found = pending.as_ref();
    PendingAnswer {
        locked: found.is_some(),
        revision: found.map(|pending| pending.plan.revision),
        approved_revision: found.map(|pending| pending.approved_revision),
        organization_id: found.map(|pending| pending.partner.to_string()),
        changes: pending.map(|pending| pending.differences).unwrap_or_default(),
    }
}

/// What changed in a plan since it was approved where the token stands.
#[utoipa::path(get, path = "/api/v1/plans/{id}/pending", tag = "products",
    responses((status = 200, body = PendingAnswer)))]
pub(super) async fn pending(call: Call, Id(id): Id<PlanId>) -> Result<Response, ApiError> {
    let organization = call.organization;
    call.show(move |act| products::pending(act, organization, id).map(waiting)).await
}

/// Which terms are approved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ApprovalSent {
    /// The revision that was looked at.
    revision: i64,
    /// Where the partner stands; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Approves the latest terms of a plan for a partner directly below its owner and all below it.
#[utoipa::path(post, path = "/api/v1/plans/{id}/approve", tag = "products", request_body = ApprovalSent,
    responses((status = 200, body = PlanAnswer)))]
pub(super) async fn approve(
    call: Call,
    Id(id): Id<PlanId>,
    posted: Posted<ApprovalSent>,
) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::OK, move |act, sent| {
        let organization = sent.organization_id.unwrap_or(own);
        products::approve_plan(act, organization, id, sent.revision).map(plan)
    })
    .await
}

/// Which licenses are to be moved to the present terms.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AdoptionSent {
    /// The revision that they are on.
    revision: i64,
    /// How many there are to the caller; refused with `selection-changed` when there are more or fewer.
    count: i64,
    /// Whose customers; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// What became of them.
#[derive(Serialize, ToSchema)]
#[schema(as = Adopted)]
pub(super) struct AdoptedAnswer {
    moved: i64,
    /// Those that could not be moved, and why.
    stayed: Vec<StayedAnswer>,
    /// How many there are beyond the 200 that one call moves.
    left: i64,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Stayed)]
pub(super) struct StayedAnswer {
    number: String,
    /// The code of the refusal.
    code: &'static str,
    detail: String,
}

fn adopted(adopted: Adopted) -> AdoptedAnswer {
    let l = Locale::default();
    let stayed = adopted.stayed.into_iter().map(|(number, why)| StayedAnswer {
        number,
        code: why.code(),
        detail: l.refusal(&why),
    });
    AdoptedAnswer { moved: adopted.moved, stayed: stayed.collect(), left: adopted.left }
}

/// Moves the licenses of one revision to the plan's present terms, at most 200 in a call.
#[utoipa::path(post, path = "/api/v1/plans/{id}/adopt", tag = "products", request_body = AdoptionSent,
    responses((status = 200, body = AdoptedAnswer)))]
pub(super) async fn adopt(
    call: Call,
    Id(id): Id<PlanId>,
    posted: Posted<AdoptionSent>,
) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::OK, move |act, sent| {
        let organization = sent.organization_id.unwrap_or(own);
        licenses::adopt_all(act, organization, (id, sent.revision), sent.count).map(adopted)
    })
    .await
}
