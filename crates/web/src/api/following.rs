//! The end of terms: which licenses a new term can be ordered of, and bringing people along who were left on one that is
//! over.

use axum::{http::StatusCode, response::Response};
use domain::{
    billing,
    bindings::{self, LeftBehind},
    ids::{LicenseId, OrganizationId},
    licenses::License,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{answers::Listed, call::Call, post::Posted, problem::ApiError, query::Id};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/customers/{id}/renewable", renewable)
        .get("/api/v1/customers/{id}/left-behind", left_behind)
        .post("/api/v1/customers/{id}/bring-along", bring_along)
}

/// A license that a new term can be ordered of.
#[derive(Serialize, ToSchema)]
#[schema(as = Renewable)]
pub(super) struct RenewableAnswer {
    license_id: String,
    license_number: String,
    plan_id: String,
    plan_name: String,
    product_name: String,
    valid_to: String,
    lines: Vec<RenewableLine>,
}

/// Units of an edition that would be ordered again.
#[derive(Serialize, ToSchema)]
pub(super) struct RenewableLine {
    edition: String,
    quantity: i64,
    assigned: i64,
}

fn can_be_renewed(license: License) -> RenewableAnswer {
    let line = |line: &domain::licenses::Line| RenewableLine {
        edition: line.edition_code.clone(),
        quantity: line.quantity,
        assigned: line.assigned,
    };
    RenewableAnswer {
        license_id: license.id.to_string(),
        plan_id: license.plan.to_string(),
        valid_to: license.valid_to.to_string(),
        lines: license.lines.iter().map(line).collect(),
        license_number: license.number,
        plan_name: license.plan_name,
        product_name: license.product_name,
    }
}

/// The licenses of a customer that end soon, or have ended with people on them, and can be ordered for a new term; those
/// that are ordered already are not among them. Order by `POST /api/v1/invoices` with `purpose` `renewal`.
#[utoipa::path(get, path = "/api/v1/customers/{id}/renewable", tag = "invoices",
    responses((status = 200, body = Listed<RenewableAnswer>)))]
pub(super) async fn renewable(
    call: Call,
    Id(id): Id<OrganizationId>,
) -> Result<Listed<RenewableAnswer>, ApiError> {
    let found = call.read(move |act| billing::renewable(act, id)).await?;
    Ok(Listed::all(found.into_iter().map(can_be_renewed).collect()))
}

/// People on a license that is over, and where they can go on.
#[derive(Serialize, ToSchema)]
#[schema(as = LeftBehind)]
pub(super) struct LeftBehindAnswer {
    from_license_id: String,
    from_license_number: String,
    ended_on: String,
    to_license_id: String,
    to_license_number: String,
    people: i64,
    /// For how many of them there is room.
    room: i64,
}

fn left(left: LeftBehind) -> LeftBehindAnswer {
    LeftBehindAnswer {
        from_license_id: left.from.id.to_string(),
        ended_on: left.from.valid_to.to_string(),
        to_license_id: left.to.id.to_string(),
        people: left.people,
        room: left.room,
        from_license_number: left.from.number,
        to_license_number: left.to.number,
    }
}

/// Who of a customer is still on licenses that are over, with the license of the same product that has room for them.
#[utoipa::path(get, path = "/api/v1/customers/{id}/left-behind", tag = "bindings",
    responses((status = 200, body = Listed<LeftBehindAnswer>)))]
pub(super) async fn left_behind(
    call: Call,
    Id(id): Id<OrganizationId>,
) -> Result<Listed<LeftBehindAnswer>, ApiError> {
    let found = call.read(move |act| bindings::left_behind(act, id)).await?;
    Ok(Listed::all(found.into_iter().map(left).collect()))
}

/// From which license people come, and to which they go.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BringAlong {
    #[schema(value_type = String)]
    from_license_id: LicenseId,
    #[schema(value_type = String)]
    to_license_id: LicenseId,
}

/// How many moved, and how many stay for want of a unit.
#[derive(Serialize, ToSchema)]
#[schema(as = BroughtAlong)]
pub(super) struct BroughtAnswer {
    moved: i64,
    stay: i64,
}

/// Brings the people of one license to another one of the same product, with devices, codes and history, as many as there
/// is room for. Who was chosen not to move when the term was ordered stays.
#[utoipa::path(post, path = "/api/v1/customers/{id}/bring-along", tag = "bindings", request_body = BringAlong,
    responses((status = 200, body = BroughtAnswer)))]
pub(super) async fn bring_along(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<BringAlong>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, asked| {
        let (moved, stay) = bindings::bring_along(act, id, (asked.from_license_id, asked.to_license_id))?;
        Ok(BroughtAnswer { moved, stay })
    })
    .await
}
