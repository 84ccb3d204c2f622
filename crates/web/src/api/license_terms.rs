//! `/api/v1/licenses/{id}/adopt-plan` and `/api/v1/customers/{id}/plans/{plan}/overlaps`: moving a license to the
//! present terms of its plan, and what a new license would overlap with.

use axum::{http::StatusCode, response::Response};
use domain::{
    clock::Day,
    ids::{LicenseId, OrganizationId},
    licenses::{self, Adoption, OverlapChoice, Overlapping, Resolution},
    products::Differences,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::Listed,
    call::Call,
    licenses::{LicenseAnswer, day, shown},
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, PlanOf},
};
use crate::{
    languages::Locale,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/licenses/{id}/adopt-plan", adoption)
        .post("/api/v1/licenses/{id}/adopt-plan", adopt_plan)
        .get("/api/v1/customers/{id}/plans/{plan}/overlaps", overlaps)
}

/// What moving a license to the present terms of its plan would change.
#[derive(Serialize, ToSchema)]
#[schema(as = Adoption)]
pub(super) struct AdoptionAnswer {
    /// The revision that the license is on, and the one that is sold now.
    plan_revision: i64,
    present_revision: i64,
    /// Field to `[before, after]`.
    #[schema(value_type = Object)]
    changes: Differences,
    /// The code of what stands in its way; null: nothing.
    refusal: Option<&'static str>,
    detail: Option<String>,
}

fn told(adoption: Adoption) -> AdoptionAnswer {
    AdoptionAnswer {
        plan_revision: adoption.license.plan_revision,
        present_revision: adoption.revision,
        changes: adoption.differences,
        refusal: adoption.refusal.as_ref().map(domain::Refusal::code),
        detail: adoption.refusal.map(|refusal| Locale::default().refusal(&refusal)),
    }
}

/// What moving the license to the present terms of its plan would change.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/adopt-plan", tag = "licenses",
    responses((status = 200, body = AdoptionAnswer)))]
pub(super) async fn adoption(call: Call, Id(id): Id<LicenseId>) -> Result<Response, ApiError> {
    call.show(move |act| licenses::adoption(act, id).map(told)).await
}

/// Moves the license to the present terms of its plan; units, users and days stay.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/adopt-plan", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn adopt_plan(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| licenses::adopt_plan(act, id).map(shown)).await
}

/// What becomes of a license that overlaps.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OverlapSent {
    /// Null: every license that is not named; those can only go on side by side.
    #[schema(value_type = Option<String>)]
    license_id: Option<LicenseId>,
    /// `side_by_side`; `replace`: it ends the day before and its users move over; `extend`: as replaced, and what is
    /// left of it is added as days.
    #[schema(value_type = String)]
    choice: OverlapChoice,
}

impl OverlapSent {
    pub(super) const fn resolution(&self) -> Resolution {
        Resolution { license: self.license_id, choice: self.choice }
    }
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OverlapsAsked {
    /// The first day of the new license; today unless given.
    #[serde(default, deserialize_with = "day")]
    #[param(value_type = Option<String>, format = Date)]
    starts_on: Option<Day>,
}

/// A license that a new one would overlap with.
#[derive(Serialize, ToSchema)]
#[schema(as = Overlapping)]
pub(super) struct OverlappingAnswer {
    license: LicenseAnswer,
    /// From the first day of the new license to the last one of this, both included.
    days_left: i64,
    /// Whether it has begun by then, so that it can be replaced.
    replaceable: bool,
    /// Whether what is left of it can become days of the new one: units of the editions that both have × days left ÷
    /// all units of the new one, rounded down.
    convertible: bool,
}

fn overlapping(found: Overlapping) -> OverlappingAnswer {
    OverlappingAnswer {
        days_left: found.days_left,
        replaceable: found.replaceable,
        convertible: found.convertible,
        license: shown(found.license),
    }
}

/// The customer's licenses of the plan's product whose terms would overlap with a new one.
#[utoipa::path(get, path = "/api/v1/customers/{id}/plans/{plan}/overlaps", tag = "licenses", params(OverlapsAsked),
    responses((status = 200, body = Listed<OverlappingAnswer>)))]
pub(super) async fn overlaps(
    call: Call,
    Id(id): Id<OrganizationId>,
    PlanOf(plan): PlanOf,
    Asked(asked): Asked<OverlapsAsked>,
) -> Result<Listed<OverlappingAnswer>, ApiError> {
    let found = call.read(move |act| licenses::overlaps(act, id, plan, asked.starts_on)).await?;
    Ok(Listed::all(found.into_iter().map(overlapping).collect()))
}
