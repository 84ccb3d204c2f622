//! `/api/v1/licenses/{id}/explain`: why a license lets devices in or not.

use axum::response::Response;
use domain::{
    activation::{self, Explanation},
    ids::LicenseId,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{call::Call, problem::ApiError, query::Id};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).get("/api/v1/licenses/{id}/explain", explain)
}

/// Why a license lets devices in or not.
#[derive(Serialize, ToSchema)]
#[schema(as = Explanation)]
pub(super) struct ExplanationAnswer {
    license_id: String,
    number: String,
    status: &'static str,
    reasons: Vec<&'static str>,
    valid_from: String,
    valid_to: String,
    /// The code that a device is refused with that asks now for the first time; null: it is let in where a unit is free.
    refusal: Option<&'static str>,
    /// Every rule, in the order in which they decide.
    rules: Vec<RuleAnswer>,
}

/// One rule, asked now.
#[derive(Serialize, ToSchema)]
pub(super) struct RuleAnswer {
    /// `in-force`, `not-revoked`, `customer-enabled`, `not-suspended`, `paid`, `begun`, `not-ended`, `space-left` or
    /// `unit-free`.
    rule: &'static str,
    /// The code of the edition, for rules about one.
    edition: Option<String>,
    holds: bool,
    /// The smallest change that would mend it; null when it holds.
    fix: Option<&'static str>,
}

fn shown(found: Explanation) -> ExplanationAnswer {
    ExplanationAnswer {
        license_id: found.license.to_string(),
        number: found.number,
        status: found.status.word(),
        reasons: found.reasons.iter().map(|reason| reason.word()).collect(),
        valid_from: found.valid_from.to_string(),
        valid_to: found.valid_to.to_string(),
        refusal: found.refusal.map(|refusal| refusal.code()),
        rules: found
            .checks
            .into_iter()
            .map(|check| RuleAnswer {
                rule: check.rule.word(),
                edition: check.edition.map(|(code, _)| code),
                holds: check.holds,
                fix: check.fix.map(activation::Fix::word),
            })
            .collect(),
    }
}

/// Every rule that an activation asks of the license, whether it holds, and the smallest change that would mend it.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/explain", tag = "licenses",
    responses((status = 200, body = ExplanationAnswer)))]
pub(super) async fn explain(call: Call, Id(id): Id<LicenseId>) -> Result<Response, ApiError> {
    call.show(move |act| activation::explain(act, id).map(shown)).await
}
