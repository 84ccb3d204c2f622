//! `/api/v1/organizations/{id}/first-steps`: where a partner or vendor stands at its beginning.

use axum::response::Response;
use domain::{
    ids::OrganizationId,
    onboarding::{self, FirstSteps},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{call::Call, problem::ApiError, query::Id};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/organizations/{id}/first-steps", get)
}

/// One step; it is done when what it leads to is there.
#[derive(Serialize, ToSchema)]
pub(super) struct FirstStep {
    /// `details`, `plan`, `units`, `customer`, `user` or `colleague`.
    step: &'static str,
    done: bool,
}

/// The first steps of an organization, as far as the token may take them.
#[derive(Serialize, ToSchema)]
#[schema(as = FirstSteps)]
pub(super) struct FirstStepsAnswer {
    /// In the order in which they are taken.
    steps: Vec<FirstStep>,
    /// Whether the organization is still at its beginning: no older than sixty days, or without any customer.
    begins: bool,
}

fn shown(found: FirstSteps) -> FirstStepsAnswer {
    let step = |(step, done): (onboarding::Step, bool)| FirstStep { step: step.word(), done };
    FirstStepsAnswer { begins: found.begins, steps: found.steps.into_iter().map(step).collect() }
}

/// What an organization sets up before the daily work, and what of it is done.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/first-steps", tag = "organizations",
    responses((status = 200, body = FirstStepsAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    call.show(move |act| onboarding::first_steps(act, id).map(shown)).await
}
