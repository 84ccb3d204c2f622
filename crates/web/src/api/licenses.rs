//! `/api/v1/licenses`: the contracts of customers, their lines and states.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Act, Refusal,
    clock::Day,
    ids::{LicenseId, OrganizationId, PlanId},
    licenses::{self, Change, Issue, License, LineRequest, Stage},
    products::Nouns,
    refusal::FieldProblem,
};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::{
    answers::{Listed, known, text},
    call::{Call, Sent},
    customers::Reason,
    license_terms::OverlapSent,
    plans::{self, DeviceRulesAnswer, FeatureAnswer},
    post::{Nothing, Posted},
    problem::ApiError,
    products,
    query::{EditionCode, Id, IfMatch},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/customers/{id}/licenses", list)
        .post("/api/v1/customers/{id}/licenses", issue)
        .get("/api/v1/licenses/{id}", get)
        .on(&Method::PATCH, "/api/v1/licenses/{id}", change)
        .on(&Method::PUT, "/api/v1/licenses/{id}/lines/{edition}", set_quantity)
        .post("/api/v1/licenses/{id}/suspend", suspend)
        .post("/api/v1/licenses/{id}/resume", resume)
        .post("/api/v1/licenses/{id}/revoke", revoke)
        .post("/api/v1/licenses/{id}/put-in-force", put_in_force)
}

/// A license.
#[derive(Serialize, ToSchema)]
#[schema(as = License)]
pub struct LicenseAnswer {
    id: String,
    /// A UUID, shown to people and written on papers.
    number: String,
    customer_id: String,
    plan_id: String,
    plan_name: String,
    /// The revision of the plan that its terms are those of.
    plan_revision: i64,
    product_name: String,
    /// `purchased`, `trial` or `nfr`.
    r#type: &'static str,
    /// Computed from the facts, never stored: `draft`, `revoked`, `customer_disabled`, `suspended`,
    /// `awaiting_payment`, `not_yet_valid`, `active`, `grace` or `expired`.
    status: &'static str,
    /// Every reason that holds, the deciding one first.
    reasons: Vec<&'static str>,
    lines: Vec<LineAnswer>,
    extra_space_gb: i64,
    /// Null: unlimited.
    total_space_gb: Option<i64>,
    /// Ceiling of one client; 0: not in use.
    client_limit_gb: i64,
    storage_used_bytes: i64,
    /// The first day, in the customer's time zone.
    valid_from: String,
    /// The last day, included.
    valid_to: String,
    trial_extensions_left: i64,
    /// Days before the last day on which notices go out, after it when negative.
    notice_schedule: Vec<i64>,
    /// What its plan said of devices when it was sold.
    device_rules: DeviceRulesAnswer,
    features: Vec<FeatureAnswer>,
    suspended_at: Option<String>,
    suspended_by: Option<String>,
    suspended_reason: Option<String>,
    revoked_at: Option<String>,
    comments: Option<String>,
    created_at: String,
    /// Goes up with every change of the license itself; the same as in `ETag`.
    version: i64,
}

/// Units of one edition.
#[derive(Serialize, ToSchema)]
#[schema(as = Line)]
pub(super) struct LineAnswer {
    /// The code of the edition.
    edition: String,
    name: String,
    unit: &'static str,
    /// What its units are called instead, by language and plural; null: the unit's own word.
    #[schema(value_type = Option<Object>)]
    nouns: Option<Nouns>,
    quantity: i64,
    /// Given to users.
    assigned: i64,
    /// Devices on which it is activated.
    installed: i64,
    /// Of one unit; null: unlimited.
    storage_gb: Option<i64>,
}

pub(super) fn shown(license: License) -> LicenseAnswer {
    LicenseAnswer {
        id: license.id.to_string(),
        customer_id: license.customer.to_string(),
        plan_id: license.plan.to_string(),
        plan_revision: license.plan_revision,
        notice_schedule: license.notice_schedule.days().to_vec(),
        device_rules: license.device_rules.into(),
        features: plans::features(&license.features),
        r#type: license.kind.word(),
        status: license.standing.status.word(),
        reasons: license.standing.reasons.iter().map(|reason| reason.word()).collect(),
        extra_space_gb: license.extra_space_gb,
        total_space_gb: license.total_space_gb(),
        client_limit_gb: license.client_limit_gb,
        storage_used_bytes: license.storage_used_bytes,
        valid_from: license.valid_from.to_string(),
        valid_to: license.valid_to.to_string(),
        trial_extensions_left: license.trial_extensions_left,
        suspended_at: license.suspended_at.map(|at| at.to_string()),
        suspended_by: license.suspended_by,
        suspended_reason: license.suspended_reason,
        revoked_at: license.revoked_at.map(|at| at.to_string()),
        comments: known(license.comments),
        created_at: license.created_at.to_string(),
        version: license.version,
        lines: license.lines.into_iter().map(line).collect(),
        number: license.number,
        plan_name: license.plan_name,
        product_name: license.product_name,
    }
}

fn line(line: licenses::Line) -> LineAnswer {
    LineAnswer {
        edition: line.edition_code,
        name: line.edition_name,
        unit: line.unit.word(),
        nouns: products::nouns(line.nouns),
        quantity: line.quantity,
        assigned: line.assigned,
        installed: line.installed,
        storage_gb: line.storage_gb,
    }
}

/// All licenses of a customer, the newest first.
#[utoipa::path(get, path = "/api/v1/customers/{id}/licenses", tag = "licenses",
    responses((status = 200, body = Listed<LicenseAnswer>)))]
pub(super) async fn list(call: Call, Id(id): Id<OrganizationId>) -> Result<Listed<LicenseAnswer>, ApiError> {
    let found = call.read(move |act| licenses::list(act, id)).await?;
    Ok(Listed::all(found.into_iter().map(shown).collect()))
}

/// Units of one edition, by its code.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewLine {
    edition: String,
    quantity: i64,
}

/// A license to be issued.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewLicense {
    #[schema(value_type = String)]
    plan_id: PlanId,
    /// Editions left out start at zero.
    lines: Vec<NewLine>,
    /// Today in the customer's time zone unless given.
    #[serde(default, deserialize_with = "day")]
    #[schema(value_type = Option<String>, format = Date)]
    starts_on: Option<Day>,
    extra_space_gb: Option<i64>,
    client_limit_gb: Option<i64>,
    comments: Option<String>,
    /// `in_force` unless given, `draft` or `awaiting_payment`.
    #[schema(value_type = Option<String>)]
    stage: Option<Stage>,
    /// What becomes of the customer's licenses of the same product whose terms overlap. One without a choice refuses
    /// the whole with `licenses-overlap`.
    #[serde(default)]
    overlap: Vec<OverlapSent>,
}

pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

impl NewLicense {
    fn issue(&self) -> Issue {
        let line = |line: &NewLine| LineRequest { edition: line.edition.clone(), quantity: line.quantity };
        Issue {
            plan: self.plan_id,
            lines: self.lines.iter().map(line).collect(),
            starts_on: self.starts_on,
            extra_space_gb: self.extra_space_gb.unwrap_or(0),
            client_limit_gb: self.client_limit_gb.unwrap_or(0),
            comments: self.comments.clone().unwrap_or_default(),
            stage: self.stage.unwrap_or(Stage::InForce),
            overlap: self.overlap.iter().map(OverlapSent::resolution).collect(),
        }
    }
}

/// Problems of quantities, told by the place in `lines` instead of by the field of the console.
fn by_line(
    error: domain::Error,
    lines: &[NewLine],
    names: impl Fn(&NewLine) -> Option<String>,
) -> domain::Error {
    let domain::Error::Refused(Refusal::Invalid(problems)) = error else { return error };
    let place = |field: &str| lines.iter().position(|line| names(line).as_deref() == Some(field));
    let renamed = |problem: FieldProblem| match place(&problem.field) {
        Some(place) => FieldProblem::new(format!("lines[{place}].quantity"), problem.problem),
        None => problem,
    };
    Refusal::Invalid(problems.into_iter().map(renamed).collect()).into()
}

/// Issues a license to a customer.
#[utoipa::path(post, path = "/api/v1/customers/{id}/licenses", tag = "licenses", request_body = NewLicense,
    responses((status = 201, body = LicenseAnswer)))]
pub(super) async fn issue(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<NewLicense>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let name = |line: &NewLine| Some(format!("quantity_{}", line.edition));
        licenses::issue(act, id, &new.issue()).map(shown).map_err(|error| by_line(error, &new.lines, name))
    })
    .await
}

/// One license.
#[utoipa::path(get, path = "/api/v1/licenses/{id}", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<LicenseId>) -> Result<Response, ApiError> {
    call.show(move |act| licenses::get(act, id).map(shown)).await
}

/// What is to become of a license; what is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LicenseChange {
    /// New totals of the editions named; the others stay.
    #[serde(default)]
    lines: Vec<NewLine>,
    extra_space_gb: Option<i64>,
    client_limit_gb: Option<i64>,
    #[serde(default, deserialize_with = "day")]
    #[schema(value_type = Option<String>, format = Date)]
    valid_to: Option<Day>,
    #[serde(default, deserialize_with = "text")]
    comments: Option<String>,
}

impl LicenseChange {
    fn over(&self, before: &License, version: Option<i64>) -> domain::Result<Change> {
        let edition = |line: &NewLine| {
            let found = before.lines.iter().find(|known| known.edition_code == line.edition);
            found
                .map(|known| (known.edition, line.quantity))
                .ok_or_else(|| Refusal::EditionNotOnLicense { edition: line.edition.clone() })
        };
        Ok(Change {
            quantities: self.lines.iter().map(edition).collect::<Result<_, _>>()?,
            extra_space_gb: self.extra_space_gb.unwrap_or(before.extra_space_gb),
            client_limit_gb: self.client_limit_gb.unwrap_or(before.client_limit_gb),
            valid_to: self.valid_to.unwrap_or(before.valid_to),
            comments: self.comments.clone().unwrap_or_else(|| before.comments.clone()),
            version: version.unwrap_or(before.version),
        })
    }
}

/// Changes a license in one step, or nothing of it. With `If-Match` only if it is still the version that was read.
#[utoipa::path(patch, path = "/api/v1/licenses/{id}", tag = "licenses", request_body = LicenseChange,
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<LicenseId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<LicenseChange>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| {
            let before = licenses::get(act, id)?;
            let name = |line: &NewLine| {
                let known = before.lines.iter().find(|known| known.edition_code == line.edition)?;
                Some(licenses::quantity_field(known.edition))
            };
            let wanted = change.over(&before, version)?;
            licenses::change(act, id, &wanted).map(shown).map_err(|error| by_line(error, &change.lines, name))
        },
        move |act| licenses::get(act, id).map(shown),
    )
    .await
}

/// The new total of one edition.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Quantity {
    quantity: i64,
}

/// Sets the total of one edition; the same again changes nothing.
#[utoipa::path(put, path = "/api/v1/licenses/{id}/lines/{edition}", tag = "licenses", request_body = Quantity,
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn set_quantity(
    call: Call,
    Id(id): Id<LicenseId>,
    EditionCode(edition): EditionCode,
    Sent(sent): Sent<Quantity>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| licenses::set_quantity(act, id, &edition, sent.quantity).map(shown),
        move |act| licenses::get(act, id).map(shown),
    )
    .await
}

/// Stops the license until a person resumes it.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/suspend", tag = "licenses", request_body = Reason,
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn suspend(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Reason>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, why| licenses::suspend(act, id, &why.reason).map(shown))
        .await
}

/// An act on a license that needs no words.
pub(super) async fn act_on(
    call: &Call,
    id: LicenseId,
    posted: Posted<Nothing>,
    operation: fn(&mut Act<'_>, LicenseId) -> domain::Result<License>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| operation(act, id).map(shown)).await
}

/// Lifts a suspension.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/resume", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn resume(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, licenses::resume).await
}

/// Ends the license for good; installed clients are told so at their next contact.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/revoke", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn revoke(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, licenses::revoke).await
}

/// Makes a draft, or a license that waits for its payment, count.
#[utoipa::path(post, path = "/api/v1/licenses/{id}/put-in-force", tag = "licenses",
    responses((status = 200, body = LicenseAnswer)))]
pub(super) async fn put_in_force(
    call: Call,
    Id(id): Id<LicenseId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    act_on(&call, id, posted, licenses::put_in_force).await
}
