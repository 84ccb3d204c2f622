//! `/api/v1/planned-changes`: what is to be done to licenses and customers on a day to come.

use axum::{http::Method, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal,
    clock::Day,
    ids::{LicenseId, OrganizationId, PlannedChangeId},
    planned_changes::{self, Caution, Deed, Filter, Plan, PlannedChange, Revision, State, When},
    refusal::Argument,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known, text},
    call::{Call, Sent},
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, IfMatch, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/planned-changes", list)
        .post("/api/v1/customers/{id}/planned-changes", plan)
        .get("/api/v1/planned-changes/{id}", get)
        .on(&Method::PATCH, "/api/v1/planned-changes/{id}", change)
        .post("/api/v1/planned-changes/{id}/cancel", cancel)
        .post("/api/v1/planned-changes/{id}/restore", restore)
        .post("/api/v1/planned-changes/{id}/try-again", try_again)
}

/// Something to know about a planned change before its day.
#[derive(Serialize, ToSchema)]
#[schema(as = PlannedChangeCaution)]
pub(super) struct CautionAnswer {
    /// `below-use`, `also-planned`, `nothing-changes`, `after-end` or `over-before`.
    code: &'static str,
    /// Units in use today.
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned: Option<i64>,
    /// So many have to be freed first.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<i64>,
}

fn caution(caution: &Caution) -> CautionAnswer {
    let plain =
        CautionAnswer { code: caution.word(), assigned: None, missing: None, day: None, quantity: None };
    match caution {
        Caution::BelowUse { assigned, missing } => {
            CautionAnswer { assigned: Some(*assigned), missing: Some(*missing), ..plain }
        }
        Caution::AlsoPlanned { day, quantity } => {
            CautionAnswer { day: Some(day.to_string()), quantity: Some(*quantity), ..plain }
        }
        Caution::NothingChanges => plain,
        Caution::AfterEnd { day } | Caution::OverBefore { day, .. } => {
            CautionAnswer { day: Some(day.to_string()), ..plain }
        }
    }
}

/// Why it could not be done.
#[derive(Serialize, ToSchema)]
#[schema(as = PlannedChangeRefusal)]
pub(super) struct RefusalAnswer {
    code: String,
    /// What its text names.
    #[schema(value_type = Object)]
    facts: serde_json::Map<String, serde_json::Value>,
}

/// A change that is planned for a day.
#[derive(Serialize, ToSchema)]
#[schema(as = PlannedChange)]
pub struct PlannedChangeAnswer {
    id: String,
    customer_id: String,
    customer_name: String,
    /// `units`, `suspend`, `resume`, `revoke`, `disable` or `enable`.
    deed: &'static str,
    license_id: Option<String>,
    /// For units: the code of the edition, and its new total.
    edition: Option<String>,
    quantity: Option<i64>,
    /// It is done when this day begins in the customer's time zone.
    #[schema(format = Date)]
    day: String,
    due_at: String,
    reason: Option<String>,
    /// `open`, `done`, `refused` or `cancelled`.
    state: &'static str,
    planned_by: String,
    planned_at: String,
    settled_at: Option<String>,
    settled_by: Option<String>,
    refusal: Option<RefusalAnswer>,
    /// What speaks against it as things stand.
    cautions: Vec<CautionAnswer>,
    version: i64,
}

fn shown(planned: PlannedChange) -> PlannedChangeAnswer {
    PlannedChangeAnswer {
        id: planned.id.to_string(),
        customer_id: planned.customer.to_string(),
        customer_name: planned.customer_name,
        deed: planned.deed.word(),
        license_id: planned.license.map(|license| license.to_string()),
        edition: known(planned.edition_code),
        quantity: planned.quantity,
        day: planned.day.to_string(),
        due_at: planned.due_at.to_string(),
        reason: known(planned.reason),
        state: planned.state.word(),
        planned_by: planned.planned_by,
        planned_at: planned.planned_at.to_string(),
        settled_at: planned.settled_at.map(|at| at.to_string()),
        settled_by: planned.settled_by,
        refusal: planned.refused_for.map(|refused| RefusalAnswer {
            code: refused.code,
            facts: refused.facts.into_iter().map(|(name, value)| (name, written(value))).collect(),
        }),
        cautions: planned.cautions.iter().map(caution).collect(),
        version: planned.version,
    }
}

fn written(argument: Argument) -> serde_json::Value {
    match argument {
        Argument::Text(text) => text.into(),
        Argument::Number(number) => number.into(),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PlannedAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    #[param(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    /// `open`, `done`, `refused` or `cancelled`.
    #[param(value_type = Option<String>)]
    state: Option<State>,
    /// Planned for this day or a later one.
    #[param(value_type = Option<String>)]
    from: Option<Day>,
    /// Planned for this day or an earlier one.
    #[param(value_type = Option<String>)]
    to: Option<Day>,
}

/// What is planned for the customers of the token's organization and all below it, the earliest day first.
#[utoipa::path(get, path = "/api/v1/planned-changes", tag = "planned-changes", params(PlannedAsked),
    responses((status = 200, body = Listed<PlannedChangeAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<PlannedAsked>,
) -> Result<Listed<PlannedChangeAnswer>, ApiError> {
    let (organization, window) = (call.organization, window(asked.limit, asked.cursor)?);
    let filter = Filter { customer: asked.customer_id, state: asked.state, from: asked.from, to: asked.to };
    let page = call.read(move |act| planned_changes::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// What is to be done, and when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPlannedChange {
    /// `units`, `suspend`, `resume`, `revoke`, `disable` or `enable`.
    #[schema(value_type = String)]
    deed: Deed,
    /// For what is done to a license.
    #[schema(value_type = Option<String>)]
    license_id: Option<LicenseId>,
    /// For units: the code of the edition, and its new total.
    edition: Option<String>,
    quantity: Option<i64>,
    /// `YYYY-MM-DD`, or `term-end` for the first day after the term of the license.
    day: String,
    reason: Option<String>,
}

impl NewPlannedChange {
    fn plan(&self) -> Result<Plan, Refusal> {
        let when = match self.day.as_str() {
            "term-end" => When::TermEnd,
            day => When::On(day.parse().map_err(|_| Refusal::field("day", Problem::NotADay))?),
        };
        Ok(Plan {
            deed: self.deed,
            license: self.license_id,
            edition: self.edition.clone().unwrap_or_default(),
            quantity: self.quantity,
            when,
            reason: self.reason.clone().unwrap_or_default(),
        })
    }
}

/// Plans a change. The token's right is asked for again on the day.
#[utoipa::path(post, path = "/api/v1/customers/{id}/planned-changes", tag = "planned-changes",
    request_body = NewPlannedChange, responses((status = 201, body = PlannedChangeAnswer)))]
pub(super) async fn plan(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<NewPlannedChange>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, new| {
        planned_changes::plan(act, id, &new.plan()?).map(shown)
    })
    .await
}

/// One planned change.
#[utoipa::path(get, path = "/api/v1/planned-changes/{id}", tag = "planned-changes",
    responses((status = 200, body = PlannedChangeAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<PlannedChangeId>) -> Result<Response, ApiError> {
    call.show(move |act| planned_changes::get(act, id).map(shown)).await
}

/// What becomes another; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlannedChangeChange {
    #[schema(value_type = Option<String>, format = Date)]
    day: Option<Day>,
    quantity: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    reason: Option<String>,
}

/// Plans it for another day, with another total or reason. One that was refused is open again. Whoever changes it is
/// the one by whose right it will be done.
#[utoipa::path(patch, path = "/api/v1/planned-changes/{id}", tag = "planned-changes",
    request_body = PlannedChangeChange, responses((status = 200, body = PlannedChangeAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<PlannedChangeId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<PlannedChangeChange>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| {
            let before = planned_changes::get(act, id)?;
            let wish = Revision {
                day: change.day.unwrap_or(before.day),
                quantity: change.quantity.or(before.quantity),
                reason: change.reason.clone().unwrap_or(before.reason),
                version: version.unwrap_or(before.version),
            };
            planned_changes::change(act, id, &wish).map(shown)
        },
        move |act| planned_changes::get(act, id).map(shown),
    )
    .await
}

/// Calls it off, or lays one aside that was refused.
#[utoipa::path(post, path = "/api/v1/planned-changes/{id}/cancel", tag = "planned-changes",
    responses((status = 200, body = PlannedChangeAnswer)))]
pub(super) async fn cancel(
    call: Call,
    Id(id): Id<PlannedChangeId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| planned_changes::cancel(act, id).map(shown)).await
}

/// Takes the cancellation back, as long as the day has not begun.
#[utoipa::path(post, path = "/api/v1/planned-changes/{id}/restore", tag = "planned-changes",
    responses((status = 200, body = PlannedChangeAnswer)))]
pub(super) async fn restore(
    call: Call,
    Id(id): Id<PlannedChangeId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| planned_changes::restore(act, id).map(shown)).await
}

/// Does one now that was refused on its day, by the right of who asks.
#[utoipa::path(post, path = "/api/v1/planned-changes/{id}/try-again", tag = "planned-changes",
    responses((status = 200, body = PlannedChangeAnswer)))]
pub(super) async fn try_again(
    call: Call,
    Id(id): Id<PlannedChangeId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| planned_changes::try_again(act, id).map(shown)).await
}
