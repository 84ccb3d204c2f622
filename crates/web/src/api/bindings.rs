//! Units of licenses bound to people: `/api/v1/seats/{id}/bind` and its kin, and the list of units of a customer.

use axum::{http::StatusCode, response::Response};
use domain::{
    bindings::{self, Bound, Filter, Holding, Past, Unbound, Unit},
    ids::{LicenseId, OrganizationId, SeatId, UnbindId},
    licenses::rules::Status,
    refusal::{Error, FieldProblem, Problem, Refusal},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/customers/{id}/units", list)
        .post("/api/v1/customers/{id}/unbind", unbind_many)
        .post("/api/v1/customers/{id}/undo-unbind", undo)
        .post("/api/v1/licenses/{id}/bindings", bind_many)
        .post("/api/v1/seats/{id}/bind", bind)
        .post("/api/v1/seats/{id}/unbind", unbind)
        .post("/api/v1/seats/{id}/ask-to-register", ask)
        .get("/api/v1/seats/{id}/holders", holders)
}

/// One unit of a license: a seat in use, or a free one.
#[derive(Serialize, ToSchema)]
#[schema(as = Unit)]
pub struct UnitAnswer {
    license_id: String,
    license_number: String,
    product: String,
    plan: String,
    /// The code of the edition.
    edition: String,
    /// `free`, `bound`, `pending` (its person has yet to register) or `named` (used under a name alone).
    holding: &'static str,
    /// Null for a unit that nobody ever had.
    seat_id: Option<String>,
    /// Null when free.
    username: Option<String>,
    email: Option<String>,
    /// The person's name, once registered.
    name: Option<String>,
    bound_at: Option<String>,
    /// When the person was last asked by mail to register.
    asked_at: Option<String>,
    devices: i64,
    /// What the license is worth; null for those who may not see licenses.
    license_status: Option<String>,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

fn shown(unit: Unit) -> UnitAnswer {
    let term = unit.term.as_ref();
    UnitAnswer {
        license_id: unit.license.to_string(),
        license_number: unit.number,
        product: unit.product_name,
        plan: unit.plan_name,
        edition: unit.edition_code,
        holding: unit.holding.word(),
        seat_id: unit.seat.map(|seat| seat.to_string()),
        username: known(unit.username),
        email: known(unit.email),
        name: known(unit.name),
        bound_at: unit.bound_at.map(|at| at.to_string()),
        asked_at: unit.asked_at.map(|at| at.to_string()),
        devices: unit.devices,
        license_status: term.map(|term| term.standing.status.word().to_owned()),
        valid_from: term.map(|term| term.valid_from.to_string()),
        valid_to: term.map(|term| term.valid_to.to_string()),
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct UnitsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// `free`, `bound`, `pending` or `named`.
    #[param(value_type = Option<String>)]
    holding: Option<Holding>,
    /// The name of a product.
    product: Option<String>,
    /// Status of the license.
    #[param(value_type = Option<String>)]
    status: Option<Status>,
    #[param(value_type = Option<String>)]
    license_id: Option<LicenseId>,
    /// Part of an address, a username or a license number.
    query: Option<String>,
}

/// The units of a customer, one by one: license by license the used ones by username, then the free ones.
#[utoipa::path(get, path = "/api/v1/customers/{id}/units", tag = "bindings", params(UnitsAsked),
    responses((status = 200, body = Listed<UnitAnswer>)))]
pub(super) async fn list(
    call: Call,
    Id(id): Id<OrganizationId>,
    Asked(asked): Asked<UnitsAsked>,
) -> Result<Listed<UnitAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let filter = Filter {
        holding: asked.holding,
        product: asked.product,
        status: asked.status,
        license: asked.license_id,
        query: asked.query.unwrap_or_default(),
    };
    let page = call.read(move |act| bindings::list(act, id, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// What came of binding.
#[derive(Serialize, ToSchema)]
#[schema(as = Binding)]
pub struct BoundAnswer {
    id: String,
    seat_id: String,
    email: String,
    /// Nobody is registered with that address yet; access begins when they are.
    pending: bool,
}

fn bound(bound: Bound) -> BoundAnswer {
    BoundAnswer {
        id: bound.binding.to_string(),
        seat_id: bound.seat.to_string(),
        email: bound.email,
        pending: bound.pending,
    }
}

/// Whom to bind.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    /// Compared in any case and trimmed.
    email: String,
}

/// Binds a unit to the person with this address: one that was unbound, or one that is used under a name alone.
#[utoipa::path(post, path = "/api/v1/seats/{id}/bind", tag = "bindings", request_body = Person,
    responses((status = 200, body = BoundAnswer)))]
pub(super) async fn bind(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<Person>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, person| {
        bindings::bind_seat(act, id, &person.email).map(bound)
    })
    .await
}

/// Whom to bind to free units of a license.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    /// The code of the edition.
    edition: String,
    /// 1 to 1,000; all of them are bound or none.
    emails: Vec<String>,
    /// Mail those who are not registered how to.
    ask: Option<bool>,
}

/// Problems of rows, told by their names in the body.
fn by_body(error: Error) -> Error {
    let Error::Refused(Refusal::Invalid(problems)) = error else { return error };
    let renamed = |problem: FieldProblem| {
        let row = problem.field.strip_prefix("row_").and_then(|rest| rest.split_once('_'));
        let field = match row {
            Some((row, _)) => format!("emails[{}]", row.parse::<usize>().unwrap_or(1).saturating_sub(1)),
            None if problem.field == "addresses" => "emails".to_owned(),
            None => problem.field,
        };
        FieldProblem::new(field, problem.problem)
    };
    Refusal::Invalid(problems.into_iter().map(renamed).collect()).into()
}

/// Binds free units of a license to people, all of them or none.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/bindings", tag = "bindings", request_body = People,
    responses((status = 201, body = Listed<BoundAnswer>)))]
pub(super) async fn bind_many(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<People>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, people| {
        let made = bindings::bind_many(act, id, &people.edition, &people.emails).map_err(by_body)?;
        if people.ask == Some(true) {
            bindings::ask_all_to_register(act, &made)?;
        }
        Ok(Listed::all(made.into_iter().map(bound).collect()))
    })
    .await
}

/// What came of unbinding.
#[derive(Serialize, ToSchema)]
#[schema(as = Unbinding)]
pub struct UnboundAnswer {
    /// For `undo-unbind`, for a quarter of an hour.
    unbind_id: String,
    count: i64,
    /// Devices that were released.
    devices: i64,
}

fn unbound(unbound: Unbound) -> UnboundAnswer {
    UnboundAnswer { unbind_id: unbound.id.to_string(), count: unbound.count, devices: unbound.devices }
}

/// Unbinds a unit: access ends at once, the unit is free for another person, and its license ends when it would have.
#[utoipa::path(post, path = "/api/v1/seats/{id}/unbind", tag = "bindings",
    responses((status = 200, body = UnboundAnswer)))]
pub(super) async fn unbind(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| bindings::unbind(act, &[id]).map(unbound)).await
}

/// Units to be unbound together.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    /// 1 to 1,000, all of one customer.
    #[schema(value_type = Vec<String>)]
    seat_ids: Vec<SeatId>,
}

/// Unbinds units of a customer, all of them or none.
#[utoipa::path(post, path = "/api/v1/customers/{id}/unbind", tag = "bindings", request_body = Units,
    responses((status = 200, body = UnboundAnswer)))]
pub(super) async fn unbind_many(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Units>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, units| {
        bindings::unbind_of(act, id, &units.seat_ids).map(unbound)
    })
    .await
}

/// Which unbinding to take back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Undo {
    unbind_id: String,
}

/// What was taken back.
#[derive(Serialize, ToSchema)]
#[schema(as = Undone)]
pub struct UndoneAnswer {
    count: i64,
}

/// Takes an unbinding back: the same people on the same units, with the codes and devices they had.
#[utoipa::path(post, path = "/api/v1/customers/{id}/undo-unbind", tag = "bindings", request_body = Undo,
    responses((status = 200, body = UndoneAnswer)))]
pub(super) async fn undo(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Undo>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, undo| {
        let unbinding: UnbindId =
            undo.unbind_id.parse().map_err(|_| Refusal::field("unbind_id", Problem::NotAnId))?;
        Ok(UndoneAnswer { count: bindings::undo(act, id, unbinding)? })
    })
    .await
}

/// Mails the person of a pending unit how to register.
#[utoipa::path(post, path = "/api/v1/seats/{id}/ask-to-register", tag = "bindings",
    responses((status = 200, body = Object)))]
pub(super) async fn ask(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        bindings::ask_to_register(act, id)?;
        Ok(serde_json::json!({}))
    })
    .await
}

/// Somebody who has or had a unit.
#[derive(Serialize, ToSchema)]
#[schema(as = Holder)]
pub struct HolderAnswer {
    id: String,
    email: String,
    /// Null: never registered.
    name: Option<String>,
    bound_at: String,
    bound_by: String,
    /// Since when there was access; null: never registered.
    held_at: Option<String>,
    /// Null: still bound.
    ended_at: Option<String>,
    ended_by: Option<String>,
}

fn holder(past: Past) -> HolderAnswer {
    HolderAnswer {
        id: past.binding.to_string(),
        email: past.email,
        name: past.name,
        bound_at: past.bound_at.to_string(),
        bound_by: past.bound_by,
        held_at: past.held_at.map(|at| at.to_string()),
        ended_at: past.ended_at.map(|at| at.to_string()),
        ended_by: past.ended_by,
    }
}

/// All holders of a unit, the latest first.
#[utoipa::path(get, path = "/api/v1/seats/{id}/holders", tag = "bindings",
    responses((status = 200, body = Listed<HolderAnswer>)))]
pub(super) async fn holders(call: Call, Id(id): Id<SeatId>) -> Result<Listed<HolderAnswer>, ApiError> {
    let past = call.read(move |act| bindings::history(act, id)).await?;
    Ok(Listed::all(past.into_iter().map(holder).collect()))
}
