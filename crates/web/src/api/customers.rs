//! `/api/v1/customers`: the customers within reach of the token, as one list, and each record.

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{
    Act,
    clock::Instant,
    customers::{self, Customer, Filter, Form, Management, Sort, View},
    ids::OrganizationId,
    purchase_codes::{self, Share},
    vault::Secret,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known, or_kept, text},
    call::{Call, Sent},
    opening,
    post::{self, Nothing, Posted},
    problem::ApiError,
    query::{Asked, Id, IfMatch, instant, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/customers", list)
        .post("/api/v1/customers", opening::create)
        .post("/api/v1/customers/{id}/account-mail", opening::account_mail)
        .get("/api/v1/customers/{id}", get)
        .on(&Method::PATCH, "/api/v1/customers/{id}", change)
        .on(&Method::DELETE, "/api/v1/customers/{id}", delete)
        .post("/api/v1/customers/{id}/disable", disable)
        .on(&Method::PUT, "/api/v1/customers/{id}/management", set_management)
        .post("/api/v1/customers/{id}/enable", enable)
        .on(&Method::PUT, "/api/v1/customers/{id}/encryption-key", set_key)
}

/// A customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub struct CustomerAnswer {
    #[schema(example = "org_ahzjz4yaaahqaaaaaaaaaaaaae")]
    id: String,
    /// Who sells to them.
    vendor_id: String,
    name: String,
    /// Null: unknown, as all texts of the record that may be null.
    business_id: Option<String>,
    street_address: Option<String>,
    postal_code: Option<String>,
    postal_area: Option<String>,
    /// ISO 3166.
    #[schema(example = "FI")]
    country: Option<String>,
    #[schema(example = "fi")]
    language: String,
    /// An IANA name; days of the customer's licenses are days there.
    #[schema(example = "Europe/Helsinki")]
    time_zone: String,
    username_prefix: Option<String>,
    emergency_email: Option<String>,
    account_name: Option<String>,
    /// State, region or province.
    region: Option<String>,
    /// First and last name as one.
    contact_name: Option<String>,
    contact_first_name: Option<String>,
    contact_last_name: Option<String>,
    contact_email: Option<String>,
    /// What new users get unless said otherwise.
    keep_deleted_days: i64,
    /// Whether a key is kept. It is never shown here.
    has_encryption_key: bool,
    /// Who adds users: `shared`, `partner` or `customer`.
    management: &'static str,
    /// `active`, or `disabled` when it or one above it is.
    status: &'static str,
    disabled_reason: Option<String>,
    /// Whether one above it is disabled: enabling it alone does not make it work.
    disabled_above: bool,
    created_at: String,
    /// Goes up with every change; the same as in `ETag`.
    version: i64,
}

pub(super) fn shown(customer: Customer) -> CustomerAnswer {
    let status = if customer.is_stopped() { "disabled" } else { "active" };
    CustomerAnswer {
        contact_name: known(customer.contact_name()),
        id: customer.id.to_string(),
        vendor_id: customer.vendor.to_string(),
        name: customer.name,
        business_id: known(customer.business_id),
        street_address: known(customer.street_address),
        postal_code: known(customer.postal_code),
        postal_area: known(customer.postal_area),
        country: known(customer.country),
        language: customer.language.code().to_owned(),
        time_zone: customer.time_zone,
        username_prefix: known(customer.username_prefix),
        emergency_email: known(customer.emergency_email),
        account_name: known(customer.account_name),
        region: known(customer.region),
        contact_first_name: known(customer.contact_first_name),
        contact_last_name: known(customer.contact_last_name),
        contact_email: known(customer.contact_email),
        keep_deleted_days: customer.keep_deleted_days,
        management: customer.management.word(),
        has_encryption_key: customer.has_encryption_key,
        status,
        disabled_reason: customer.disabled_reason.and_then(known),
        disabled_above: customer.stopped_above,
        created_at: customer.created_at.to_string(),
        version: customer.version,
    }
}

#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CustomersAsked {
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
    /// Part of the name, business id, place, account name or contact address.
    query: Option<String>,
    /// `all`, `expiring`, `full`, `trials` or `disabled`.
    #[param(value_type = Option<String>)]
    view: Option<View>,
    /// ISO 3166.
    country: Option<String>,
    /// Only customers of this organization and those below it.
    #[param(value_type = Option<String>)]
    vendor_id: Option<OrganizationId>,
    /// Only customers with an event at or after this instant.
    #[serde(default, deserialize_with = "instant")]
    #[param(value_type = Option<String>)]
    changed_since: Option<Instant>,
    /// `name` unless given, `-name`, `created` or `-created`.
    #[param(value_type = Option<String>)]
    sort: Option<Sort>,
}

/// The customers within reach, by name unless `sort` says another order.
#[utoipa::path(get, path = "/api/v1/customers", tag = "customers", params(CustomersAsked),
    responses((status = 200, body = Listed<CustomerAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<CustomersAsked>,
) -> Result<Listed<CustomerAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let filter = Filter {
        query: asked.query.unwrap_or_default(),
        view: asked.view,
        country: asked.country,
        vendor: asked.vendor_id,
        changed_since: asked.changed_since,
        sort: asked.sort.unwrap_or_default(),
    };
    let organization = call.organization;
    let page = call.read(move |act| customers::records(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, shown))
}

/// One customer.
#[utoipa::path(get, path = "/api/v1/customers/{id}", tag = "customers",
    responses((status = 200, body = CustomerAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    call.show(move |act| customers::get(act, id).map(shown)).await
}

/// What is to become of a customer's record; what is left out stays as it is, null clears a text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomerChange {
    name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    business_id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    street_address: Option<String>,
    #[serde(default, deserialize_with = "text")]
    postal_code: Option<String>,
    #[serde(default, deserialize_with = "text")]
    postal_area: Option<String>,
    country: Option<String>,
    language: Option<String>,
    time_zone: Option<String>,
    #[serde(default, deserialize_with = "text")]
    username_prefix: Option<String>,
    #[serde(default, deserialize_with = "text")]
    emergency_email: Option<String>,
    #[serde(default, deserialize_with = "text")]
    account_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    region: Option<String>,
    /// Instead of first and last name: the last word is the last name.
    #[serde(default, deserialize_with = "text")]
    contact_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    contact_first_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    contact_last_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    contact_email: Option<String>,
    keep_deleted_days: Option<i64>,
}

impl CustomerChange {
    fn over(&self, mut form: Form) -> Form {
        or_kept(&mut form.name, self.name.as_ref());
        or_kept(&mut form.business_id, self.business_id.as_ref());
        or_kept(&mut form.street_address, self.street_address.as_ref());
        or_kept(&mut form.postal_code, self.postal_code.as_ref());
        or_kept(&mut form.postal_area, self.postal_area.as_ref());
        or_kept(&mut form.country, self.country.as_ref());
        or_kept(&mut form.language, self.language.as_ref());
        or_kept(&mut form.time_zone, self.time_zone.as_ref());
        or_kept(&mut form.username_prefix, self.username_prefix.as_ref());
        or_kept(&mut form.emergency_email, self.emergency_email.as_ref());
        or_kept(&mut form.account_name, self.account_name.as_ref());
        or_kept(&mut form.region, self.region.as_ref());
        if let Some(full) = &self.contact_name {
            (form.contact_first_name, form.contact_last_name) = customers::split_name(full);
        }
        or_kept(&mut form.contact_first_name, self.contact_first_name.as_ref());
        or_kept(&mut form.contact_last_name, self.contact_last_name.as_ref());
        or_kept(&mut form.contact_email, self.contact_email.as_ref());
        form.keep_deleted_days = self.keep_deleted_days.unwrap_or(form.keep_deleted_days);
        form
    }
}

/// Changes a customer's record. With `If-Match` only if it is still the version that was read.
#[utoipa::path(patch, path = "/api/v1/customers/{id}", tag = "customers", request_body = CustomerChange,
    responses((status = 200, body = CustomerAnswer)))]
pub(super) async fn change(
    call: Call,
    Id(id): Id<OrganizationId>,
    IfMatch(version): IfMatch,
    Sent(change): Sent<CustomerChange>,
) -> Result<Response, ApiError> {
    call.edit(
        move |act| {
            let before = customers::get(act, id)?;
            let form = change.over(before.form());
            customers::change(act, id, &form, version.unwrap_or(before.version)).map(shown)
        },
        move |act| customers::get(act, id).map(shown),
    )
    .await
}

/// Deletes a customer. Refused with `licenses-in-use` while licenses are.
#[utoipa::path(delete, path = "/api/v1/customers/{id}", tag = "customers", responses((status = 204)))]
pub(super) async fn delete(call: Call, Id(id): Id<OrganizationId>) -> Result<StatusCode, ApiError> {
    call.work(move |act| customers::delete(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why something is stopped.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    pub reason: String,
}

/// Why a customer is stopped, and what becomes of its units.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Stopping {
    reason: String,
    /// Units of purchase codes that no user has: `keep` unless given, or `return` to the codes until it is enabled.
    #[schema(value_type = Option<String>)]
    units: Option<Share>,
}

/// Who adds the users of a customer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ManagementSent {
    /// `shared`: both sides, `partner` or `customer`.
    #[schema(value_type = String)]
    management: Management,
}

/// Chooses who adds the users of a customer: both sides, its seller, or the customer itself.
#[utoipa::path(put, path = "/api/v1/customers/{id}/management", tag = "customers", request_body = ManagementSent,
    responses((status = 200, body = CustomerAnswer)))]
pub(super) async fn set_management(
    call: Call,
    Id(id): Id<OrganizationId>,
    Sent(sent): Sent<ManagementSent>,
) -> Result<Response, ApiError> {
    let answer = call
        .work(move |act| {
            customers::set_management(act, id, sent.management)?;
            read(act, id)
        })
        .await?;
    post::record(StatusCode::OK, &answer)
}

/// Stops activation, check-in answers, access and pending mail of the customer, at once.
#[utoipa::path(post, path = "/api/v1/customers/{id}/disable", tag = "customers", request_body = Stopping,
    responses((status = 200, body = CustomerAnswer)))]
pub(super) async fn disable(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Stopping>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, why| {
        let share = why.units.unwrap_or(Share::Keep);
        purchase_codes::disable_customer(act, id, &why.reason, share)?;
        read(act, id)
    })
    .await
}

/// Restores exactly what was before the customer was disabled.
#[utoipa::path(post, path = "/api/v1/customers/{id}/enable", tag = "customers",
    responses((status = 200, body = CustomerAnswer)))]
pub(super) async fn enable(
    call: Call,
    Id(id): Id<OrganizationId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| {
        customers::enable(act, id)?;
        read(act, id)
    })
    .await
}

fn read(act: &mut Act<'_>, id: OrganizationId) -> domain::Result<CustomerAnswer> {
    customers::get(act, id).map(shown)
}

/// A key to be kept for a customer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EncryptionKey {
    /// Null takes the key away.
    #[schema(required)]
    encryption_key: Option<String>,
}

/// Keeps an encryption key for the customer. It is kept sealed and never shown by the API.
#[utoipa::path(put, path = "/api/v1/customers/{id}/encryption-key", tag = "customers",
    request_body = EncryptionKey, responses((status = 204)))]
pub(super) async fn set_key(
    call: Call,
    Id(id): Id<OrganizationId>,
    Sent(sent): Sent<EncryptionKey>,
) -> Result<StatusCode, ApiError> {
    let key = Secret::new(sent.encryption_key.unwrap_or_default());
    call.work(move |act| customers::set_key(act, id, &key)).await?;
    Ok(StatusCode::NO_CONTENT)
}
