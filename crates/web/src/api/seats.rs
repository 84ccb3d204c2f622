//! `/api/v1/seats`: the users of a license, and the codes their client programs activate by. A code is shown only
//! in answer to a `POST`: seeing one is an event.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Act, Refusal,
    ids::{LicenseId, OrganizationId, SeatId},
    invitations::Status,
    refusal::FieldProblem,
    seats::{self, NewSeat, Seat, SeatFilter, SeatForm},
    vault::Secret,
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

/// Room for 10,000 users in one call.
const MOST_SENT: usize = 2 * 1024 * 1024;

pub(super) fn routes() -> Routes {
    let many = Routes::admitting(Admits::Token)
        .post("/api/v1/licenses/{id}/seats/many", add_many)
        .wrapped(|router| router.layer(axum::extract::DefaultBodyLimit::max(MOST_SENT)));
    Routes::admitting(Admits::Token)
        .get("/api/v1/customers/{id}/seats", list)
        .get("/api/v1/licenses/{id}/seats", list_on)
        .post("/api/v1/licenses/{id}/seats", add)
        .get("/api/v1/seats/{id}", get)
        .on(&Method::PATCH, "/api/v1/seats/{id}", change)
        .on(&Method::DELETE, "/api/v1/seats/{id}", remove)
        .post("/api/v1/seats/{id}/new-code", renew_code)
        .post("/api/v1/seats/{id}/code", reveal_code)
        .and(many)
}

/// A unit of a license given to a user.
#[derive(Serialize, ToSchema)]
#[schema(as = Seat)]
pub struct SeatAnswer {
    id: String,
    customer_id: String,
    license_id: String,
    username: String,
    /// Null: nobody can be invited.
    email: Option<String>,
    /// The code of the edition.
    edition: String,
    /// Null: the customer's.
    language: Option<String>,
    keep_deleted_days: i64,
    /// Null wherever it is only read: it is shown when the seat is made and by `POST …/code`.
    activation_code: Option<String>,
    /// When a mail server accepted the latest invitation; null: not sent yet.
    sent_at: Option<String>,
    installed: bool,
    installed_at: Option<String>,
    /// How many devices are installed.
    devices: i64,
    /// The latest device.
    device_name: Option<String>,
    /// `waiting`, `sent`, `opened`, `installed` or `bounced`.
    status: &'static str,
    created_at: String,
    /// Goes up with every change; the same as in `ETag`.
    version: i64,
}

fn shown(seat: Seat) -> SeatAnswer {
    with_code(seat, None)
}

fn with_code(seat: Seat, code: Option<&Secret>) -> SeatAnswer {
    SeatAnswer {
        id: seat.id.to_string(),
        customer_id: seat.customer.to_string(),
        license_id: seat.license.to_string(),
        installed: seat.is_installed(),
        status: Status::of(seat.invitation, seat.is_installed()).word(),
        username: seat.username,
        email: known(seat.email),
        edition: seat.edition_code,
        language: seat.language.map(|language| language.code().to_owned()),
        keep_deleted_days: seat.keep_deleted_days,
        activation_code: code.map(|code| code.reveal().to_owned()),
        sent_at: seat.sent_at.map(|at| at.to_string()),
        installed_at: seat.installed_at.map(|at| at.to_string()),
        devices: seat.devices,
        device_name: seat.device_name,
        created_at: seat.created_at.to_string(),
        version: seat.version,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SeatsAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Part of the username or address.
    query: Option<String>,
}

/// The users of a customer on all licenses, by username.
#[utoipa::path(get, path = "/api/v1/customers/{id}/seats", tag = "seats", params(SeatsAsked),
    responses((status = 200, body = Listed<SeatAnswer>)))]
pub(super) async fn list(
    call: Call,
    Id(id): Id<OrganizationId>,
    Asked(asked): Asked<SeatsAsked>,
) -> Result<Listed<SeatAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let filter = SeatFilter { query: asked.query.unwrap_or_default(), ..SeatFilter::default() };
    let page = call.read(move |act| seats::list(act, id, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// The users of a license, by username.
#[utoipa::path(get, path = "/api/v1/licenses/{id}/seats", tag = "seats", params(SeatsAsked),
    responses((status = 200, body = Listed<SeatAnswer>)))]
pub(super) async fn list_on(
    call: Call,
    Id(id): Id<LicenseId>,
    Asked(asked): Asked<SeatsAsked>,
) -> Result<Listed<SeatAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let filter = SeatFilter { query: asked.query.unwrap_or_default(), ..SeatFilter::default() };
    let page = call.read(move |act| seats::list_on(act, id, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// A user to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewUser {
    /// The address unless given.
    username: Option<String>,
    email: Option<String>,
    /// The code of the edition.
    edition: String,
    /// The customer's unless given.
    keep_deleted_days: Option<i64>,
    language: Option<String>,
    /// A code brought along from elsewhere; made here otherwise.
    activation_code: Option<String>,
}

impl NewUser {
    fn seat(&self, usual_days: i64) -> NewSeat {
        let email = self.email.clone().unwrap_or_default();
        NewSeat {
            username: self.username.clone().unwrap_or_else(|| email.clone()),
            email,
            edition: self.edition.clone(),
            keep_deleted_days: self.keep_deleted_days.unwrap_or(usual_days),
            language: self.language.clone(),
            code: self.activation_code.clone(),
        }
    }
}

/// Adds users and shows their codes, of up to as many as may be seen at once.
fn add_all(
    act: &mut Act<'_>,
    license: LicenseId,
    users: &[NewUser],
    add: fn(&mut Act<'_>, LicenseId, &[NewSeat]) -> domain::Result<Vec<SeatId>>,
) -> domain::Result<Vec<SeatAnswer>> {
    let days = seats::usual_days(act, license)?;
    let rows: Vec<NewSeat> = users.iter().map(|user| user.seat(days)).collect();
    let added = add(act, license, &rows)?;
    let first = seats::get(act, added[0])?;
    let codes = if added.len() <= seats::MOST_CODES {
        seats::reveal_codes(act, first.customer, &added)?
    } else {
        Vec::new()
    };
    let mut answers = Vec::with_capacity(added.len());
    for (place, seat) in added.into_iter().enumerate() {
        let code = codes.get(place).map(|(_, code)| code);
        answers.push(with_code(seats::get(act, seat)?, code));
    }
    Ok(answers)
}

/// Problems of rows, told by their names in the body: `row_1_email` is `email` of the first.
fn by_body(error: domain::Error, name: impl Fn(usize, &str) -> String) -> domain::Error {
    let domain::Error::Refused(Refusal::Invalid(problems)) = error else { return error };
    let renamed = |problem: FieldProblem| {
        let field = match problem.field.strip_prefix("row_").and_then(|rest| rest.split_once('_')) {
            Some((row, field)) => name(row.parse::<usize>().map_or(0, |row| row.saturating_sub(1)), field),
            None if problem.field == "addresses" => "seats".to_owned(),
            None => problem.field,
        };
        FieldProblem::new(field, problem.problem)
    };
    Refusal::Invalid(problems.into_iter().map(renamed).collect()).into()
}

/// Adds a user to a license. The activation code is made at once; no mail goes out.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/seats", tag = "seats", request_body = NewUser,
    responses((status = 201, body = SeatAnswer)))]
pub(super) async fn add(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<NewUser>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, user| {
        let added = add_all(act, id, std::slice::from_ref(user), seats::add);
        let added = added.map_err(|error| by_body(error, |_, field| field.to_owned()))?;
        added.into_iter().next().ok_or_else(|| Refusal::NotFound.into())
    })
    .await
}

/// Users to be added, all of them or none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewUsers {
    /// 1 to 10,000.
    seats: Vec<NewUser>,
    /// Whether units that are missing are added to the license; otherwise nobody is added then.
    #[serde(default)]
    add_units: bool,
}

/// Adds users to a license, all of them or none. Up to 200 codes are shown.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/seats/many", tag = "seats", request_body = NewUsers,
    responses((status = 201, body = Listed<SeatAnswer>)))]
pub(super) async fn add_many(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<NewUsers>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, users| {
        let add = if users.add_units { seats::add_with_units } else { seats::add };
        let added = add_all(act, id, &users.seats, add);
        let added = added.map_err(|error| by_body(error, |row, field| format!("seats[{row}].{field}")))?;
        Ok(Listed::all(added))
    })
    .await
}

/// One seat.
#[utoipa::path(get, path = "/api/v1/seats/{id}", tag = "seats", responses((status = 200, body = SeatAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<SeatId>) -> Result<Response, ApiError> {
    call.show(move |act| seats::get(act, id).map(shown)).await
}

/// What is to become of a seat; what is left out stays as it is, null clears a text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SeatChange {
    username: Option<String>,
    #[serde(default, deserialize_with = "text")]
    email: Option<String>,
    #[serde(default, deserialize_with = "text")]
    language: Option<String>,
    keep_deleted_days: Option<i64>,
}

impl SeatChange {
    fn over(&self, mut form: SeatForm) -> SeatForm {
        or_kept(&mut form.username, self.username.as_ref());
        or_kept(&mut form.email, self.email.as_ref());
        if let Some(language) = &self.language {
            form.language = known(language.clone());
        }
        form.keep_deleted_days = self.keep_deleted_days.unwrap_or(form.keep_deleted_days);
        form
    }
}

/// Changes a seat. With `If-Match` only if it is still the version that was read.
#[utoipa::path(patch, path = "/api/v1/seats/{id}", tag = "seats", request_body = SeatChange,
    responses((status = 200, body = SeatAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<SeatId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<SeatChange>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| {
            let before = seats::get(act, id)?;
            let form = change.over(before.form());
            seats::change(act, id, &form, version.unwrap_or(before.version)).map(shown)
        },
        move |act| seats::get(act, id).map(shown),
    )
    .await
}

/// Takes a user off: the seat is free for another, its devices are released, its code works no more.
#[utoipa::path(delete, path = "/api/v1/seats/{id}", tag = "seats", responses((status = 204)))]
pub(super) async fn remove(call: Call, Id(id): Id<SeatId>) -> Result<StatusCode, ApiError> {
    call.work(move |act| seats::remove(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn reveal(act: &mut Act<'_>, id: SeatId) -> domain::Result<SeatAnswer> {
    let seat = seats::get(act, id)?;
    let codes = seats::reveal_codes(act, seat.customer, &[id])?;
    Ok(with_code(seat, codes.first().map(|(_, code)| code)))
}

/// Replaces the activation code and shows the new one; the old one works no more.
#[utoipa::path(post, path = "/api/v1/seats/{id}/new-code", tag = "seats",
    responses((status = 200, body = SeatAnswer)))]
pub(super) async fn renew_code(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        seats::renew_code(act, id)?;
        reveal(act, id)
    })
    .await
}

/// Shows the activation code. Seeing it is an event.
#[utoipa::path(post, path = "/api/v1/seats/{id}/code", tag = "seats",
    responses((status = 200, body = SeatAnswer)))]
pub(super) async fn reveal_code(
    call: Call,
    Id(id): Id<SeatId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| reveal(act, id)).await
}
