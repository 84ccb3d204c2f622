//! `explain` under licenses, seats and installations: why devices are let in or not.

use axum::response::Response;
use domain::{
    activation::{self, Checked, Explanation},
    ids::{InstallationId, LicenseId, SeatId},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{call::Call, problem::ApiError, query::Id};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/licenses/{id}/explain", explain)
        .get("/api/v1/seats/{id}/explain", explain_seat)
        .get("/api/v1/installations/{id}/explain", explain_installation)
}

/// Why devices are let in or not.
#[derive(Serialize, ToSchema)]
#[schema(as = Explanation)]
pub(super) struct ExplanationAnswer {
    license_id: String,
    number: String,
    /// Of the user it was asked for, or whose device.
    seat_id: Option<String>,
    username: Option<String>,
    /// Of the device it was asked for.
    installation_id: Option<String>,
    device_name: Option<String>,
    status: &'static str,
    reasons: Vec<&'static str>,
    valid_from: String,
    valid_to: String,
    /// The code that a device is refused with that asks now; null: it is let in.
    refusal: Option<&'static str>,
    /// Every rule, in the order in which they decide.
    rules: Vec<RuleAnswer>,
}

/// One rule, asked now.
#[derive(Serialize, ToSchema)]
pub(super) struct RuleAnswer {
    /// `user-kept`, `on-seat`, `heard`, `holder-registered`, `in-force`, `not-revoked`, `customer-enabled`, `not-suspended`, `paid`,
    /// `begun`, `not-ended`, `place-free`, `moves-left`, `unit-free`, `space-left` or `client-limit-kept`.
    rule: &'static str,
    /// The code of the edition, for rules about one.
    edition: Option<String>,
    holds: bool,
    /// Whether a device is kept out where the rule does not hold; otherwise it is only told.
    decides: bool,
    /// The smallest change that would mend it; null when it holds.
    fix: Option<&'static str>,
    /// The disabled partner (`enable-partner`); null for who may not see it.
    partner_id: Option<String>,
    partner_name: Option<String>,
    /// How many GB are enough: more for all devices together (`add-space`), or for each (`raise-client-limit`).
    least_gb: Option<i64>,
    /// The day on which it holds by itself.
    holds_on: Option<String>,
}

fn shown(found: Explanation) -> ExplanationAnswer {
    let (seat, username) = found.user.unzip();
    let (installation, device) = found.device.unzip();
    ExplanationAnswer {
        seat_id: seat.map(|id| id.to_string()),
        username,
        installation_id: installation.map(|id| id.to_string()),
        device_name: device,
        license_id: found.license.to_string(),
        number: found.number,
        status: found.status.word(),
        reasons: found.reasons.iter().map(|reason| reason.word()).collect(),
        valid_from: found.valid_from.to_string(),
        valid_to: found.valid_to.to_string(),
        refusal: found.refusal.map(|refusal| refusal.code()),
        rules: found.checks.into_iter().map(RuleAnswer::from).collect(),
    }
}

impl From<Checked> for RuleAnswer {
    fn from(check: Checked) -> Self {
        let (partner, partner_name) = check.partner.unzip();
        Self {
            rule: check.rule.word(),
            edition: check.edition.map(|(code, _)| code),
            holds: check.holds,
            decides: check.rule.decides(),
            fix: check.fix.map(activation::Fix::word),
            partner_id: partner.map(|id| id.to_string()),
            partner_name,
            least_gb: check.least_gb,
            holds_on: check.holds_on.map(|day| day.to_string()),
        }
    }
}

/// Every rule that an activation asks of the license, whether it holds, and the smallest change that would mend it.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/explain", tag = "licenses",
    responses((status = 200, body = ExplanationAnswer)))]
pub(super) async fn explain(call: Call, Id(id): Id<LicenseId>) -> Result<Response, ApiError> {
    call.show(move |act| activation::explain(act, id).map(shown)).await
}

/// Why one more device of a user would be let in or not.
#[utoipa::path(get, path = "/api/v1/seats/{id}/explain", tag = "seats",
    responses((status = 200, body = ExplanationAnswer)))]
pub(super) async fn explain_seat(call: Call, Id(id): Id<SeatId>) -> Result<Response, ApiError> {
    call.show(move |act| activation::explain_user(act, id).map(shown)).await
}

/// What the next check-in of a device meets.
#[utoipa::path(get, path = "/api/v1/installations/{id}/explain", tag = "installations",
    responses((status = 200, body = ExplanationAnswer)))]
pub(super) async fn explain_installation(
    call: Call,
    Id(id): Id<InstallationId>,
) -> Result<Response, ApiError> {
    call.show(move |act| activation::explain_device(act, id).map(shown)).await
}
