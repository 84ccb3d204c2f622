//! What is given of an entry of `/api/v1/purchase-codes`: to customers and partners, back again, and its history.

use axum::{Json, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal,
    access::Action,
    clock::Day,
    customers::Management,
    ids::{OrganizationId, StockId},
    purchase_codes::{self, AddCustomer},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    call::Call,
    ledger::{EntryAnswer, entry},
    licenses::{LicenseAnswer, day, shown as license},
    post::Posted,
    problem::ApiError,
    purchase_codes::{StockAnswer, stock},
    query::{AllotmentOf, Asked, Id, window},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .post("/api/v1/purchase-codes/{id}/allot", allot)
        .post("/api/v1/purchase-codes/{id}/customers", add_customer)
        .post("/api/v1/purchase-codes/{id}/allotments/{allotment}/return", take_back)
        .get("/api/v1/purchase-codes/{id}/ledger", history)
}

/// Units to be given to a customer, or to a partner below.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAllotment {
    units: i64,
    #[schema(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    #[schema(value_type = Option<String>)]
    partner_id: Option<OrganizationId>,
}

/// What became of them: the customer's license, for those who see it, or the partner's own entry.
#[derive(Serialize, ToSchema)]
#[schema(as = Allotted)]
pub(super) struct AllottedAnswer {
    license: Option<LicenseAnswer>,
    purchase_code: Option<StockAnswer>,
}

/// Gives units on: a customer’s license is issued or grows, a partner has an entry of its own. Never more than are pending.
#[utoipa::path(post, path = "/api/v1/purchase-codes/{id}/allot", tag = "purchase codes", request_body = NewAllotment,
    responses((status = 200, body = AllottedAnswer)))]
pub(super) async fn allot(
    call: Call,
    Id(id): Id<StockId>,
    posted: Posted<NewAllotment>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, new| match (new.customer_id, new.partner_id) {
        (Some(customer), None) => {
            let issued = purchase_codes::allot(act, id, customer, new.units)?;
            // A reseller gives units on and sees no license (IT-13).
            let sees = act.may(customer)?.act(Action::LicensesView);
            Ok(AllottedAnswer { license: sees.then(|| license(issued)), purchase_code: None })
        }
        (None, Some(partner)) => {
            let given = purchase_codes::allot_to_partner(act, id, partner, new.units)?;
            Ok(AllottedAnswer { license: None, purchase_code: Some(stock(given)) })
        }
        (None, None) => Err(Refusal::field("customer_id", Problem::Required).into()),
        (Some(_), Some(_)) => Err(Refusal::field("partner_id", Problem::NotAChoice).into()),
    })
    .await
}

/// A customer to be added from an entry.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomerFromCode {
    name: String,
    /// ISO 3166-1, two letters.
    country: String,
    units: i64,
    /// Who adds its users: `shared` unless given, `partner` or `customer`.
    #[schema(value_type = Option<String>)]
    management: Option<Management>,
    email: Option<String>,
}

/// The new customer, and what is left of the entry.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerAdded)]
pub(super) struct CustomerAdded {
    customer_id: String,
    purchase_code: StockAnswer,
}

/// Creates a customer below the holder of the entry and gives it units, in one act.
#[utoipa::path(post, path = "/api/v1/purchase-codes/{id}/customers", tag = "purchase codes",
    request_body = CustomerFromCode, responses((status = 201, body = CustomerAdded)))]
pub(super) async fn add_customer(
    call: Call,
    Id(id): Id<StockId>,
    posted: Posted<CustomerFromCode>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let add = AddCustomer {
            name: new.name.clone(),
            country: new.country.clone(),
            email: new.email.clone().unwrap_or_default(),
            management: new.management.unwrap_or(Management::Shared),
            units: new.units,
        };
        let (customer, left) = add.from(act, id)?;
        Ok(CustomerAdded { customer_id: customer.to_string(), purchase_code: stock(left) })
    })
    .await
}

/// How many units.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitsSent {
    units: i64,
}

/// Takes units back that are free: no user has them, and they were not given on.
#[utoipa::path(post, path = "/api/v1/purchase-codes/{id}/allotments/{allotment}/return", tag = "purchase codes",
    request_body = UnitsSent, responses((status = 200, body = StockAnswer)))]
pub(super) async fn take_back(
    call: Call,
    Id(id): Id<StockId>,
    AllotmentOf(allotment): AllotmentOf,
    posted: Posted<UnitsSent>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, sent| {
        purchase_codes::take_back(act, id, allotment, sent.units).map(stock)
    })
    .await
}

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct HistoryAsked {
    /// Only what was so at the end of this day where the holder is; today unless given.
    #[serde(default, deserialize_with = "day")]
    #[param(value_type = Option<String>, format = Date)]
    as_of: Option<Day>,
    /// 1 to 200, 25 unless given.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The units of an entry as of a day.
#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseCodeLedger)]
pub(super) struct HistoryAnswer {
    as_of: String,
    total: i64,
    used: i64,
    pending: i64,
    /// Entries until then, the newest first.
    items: Vec<EntryAnswer>,
    next_cursor: Option<String>,
}

/// What became of the units of an entry, and what it held at the end of a day.
#[utoipa::path(get, path = "/api/v1/purchase-codes/{id}/ledger", tag = "purchase codes", params(HistoryAsked),
    responses((status = 200, body = HistoryAnswer)))]
pub(super) async fn history(
    call: Call,
    Id(id): Id<StockId>,
    Asked(asked): Asked<HistoryAsked>,
) -> Result<Json<HistoryAnswer>, ApiError> {
    let window = window(asked.limit, asked.cursor)?;
    let found = call.read(move |act| purchase_codes::history(act, id, asked.as_of, &window)).await?;
    let edition = found.stock.of.edition_code;
    Ok(Json(HistoryAnswer {
        as_of: found.as_of.to_string(),
        total: found.total,
        used: found.used,
        pending: found.total - found.used,
        items: found.entries.items.into_iter().map(|one| entry(one, Some(edition.clone()))).collect(),
        next_cursor: found.entries.next.map(|cursor| cursor.to_string()),
    }))
}
