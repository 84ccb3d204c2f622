//! `/api/v1/organizations/{id}/issuer` and `/prices`: under which details invoices are issued, and what units cost.

use axum::{http::Method, response::Response};
use domain::{
    Refusal,
    billing::{self, Issuer, IssuerForm, PricedPlan},
    ids::{OrganizationId, PlanId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answers::{Listed, known},
    call::{Call, Sent},
    post,
    problem::ApiError,
    query::{Id, IfMatch, PlanOf},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/organizations/{id}/issuer", get)
        .on(&Method::PUT, "/api/v1/organizations/{id}/issuer", put)
        .get("/api/v1/organizations/{id}/prices", prices)
        .on(&Method::PUT, "/api/v1/organizations/{id}/prices/{plan}", put_prices)
}

/// The details under which an organization issues invoices.
#[derive(Serialize, ToSchema)]
#[schema(as = Issuer)]
pub(super) struct IssuerAnswer {
    organization_id: String,
    name: String,
    street_address: String,
    postal_code: Option<String>,
    postal_area: String,
    country: String,
    vat_id: Option<String>,
    bank_account: Option<String>,
    bic: Option<String>,
    currency: String,
    /// What the numbers of invoices begin with.
    invoice_series: String,
    credit_series: String,
    /// Days from the day of issue to the day due.
    payment_days: i64,
    /// Hundredths of a percent, the usual one first.
    vat_rates: Vec<i64>,
    /// What becomes of orders from customers' portals: `review` or `at_once`.
    portal_orders: &'static str,
    version: i64,
}

fn shown(issuer: Issuer) -> IssuerAnswer {
    IssuerAnswer {
        organization_id: issuer.organization.to_string(),
        name: issuer.name,
        street_address: issuer.street_address,
        postal_code: known(issuer.postal_code),
        postal_area: issuer.postal_area,
        country: issuer.country,
        vat_id: known(issuer.vat_id),
        bank_account: known(issuer.bank_account),
        bic: known(issuer.bic),
        currency: issuer.currency,
        invoice_series: issuer.invoice_series,
        credit_series: issuer.credit_series,
        payment_days: issuer.payment_days,
        vat_rates: issuer.vat_rates,
        portal_orders: issuer.portal_orders.word(),
        version: issuer.version,
    }
}

/// The details under which an organization issues invoices; not found before they are filled in.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/issuer", tag = "invoices",
    responses((status = 200, body = IssuerAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<OrganizationId>) -> Result<Response, ApiError> {
    call.show(move |act| {
        let found = billing::issuer(act, id)?;
        found.map(shown).ok_or_else(|| Refusal::NotFound.into())
    })
    .await
}

/// The details to be saved, all of them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IssuerSent {
    name: String,
    street_address: String,
    postal_code: Option<String>,
    postal_area: String,
    country: String,
    vat_id: Option<String>,
    bank_account: Option<String>,
    bic: Option<String>,
    currency: String,
    invoice_series: String,
    credit_series: String,
    payment_days: i64,
    /// Hundredths of a percent, the usual one first.
    vat_rates: Vec<i64>,
    /// `review` or `at_once`.
    portal_orders: String,
}

impl IssuerSent {
    fn form(self) -> IssuerForm {
        let rates: Vec<String> = self.vat_rates.into_iter().map(billing::rate_text).collect();
        IssuerForm {
            name: self.name,
            street_address: self.street_address,
            postal_code: self.postal_code.unwrap_or_default(),
            postal_area: self.postal_area,
            country: self.country,
            vat_id: self.vat_id.unwrap_or_default(),
            bank_account: self.bank_account.unwrap_or_default(),
            bic: self.bic.unwrap_or_default(),
            currency: self.currency,
            invoice_series: self.invoice_series,
            credit_series: self.credit_series,
            payment_days: self.payment_days,
            vat_rates: rates.join(" "),
            portal_orders: self.portal_orders,
        }
    }
}

/// Saves the details under which an organization issues invoices; those that were issued keep theirs.
#[utoipa::path(put, path = "/api/v1/organizations/{id}/issuer", tag = "invoices", request_body = IssuerSent,
    responses((status = 200, body = IssuerAnswer)))]
pub(super) async fn put(
    call: Call,
    Id(id): Id<OrganizationId>,
    IfMatch(version): IfMatch,
    Sent(sent): Sent<IssuerSent>,
) -> Result<Response, ApiError> {
    let form = sent.form();
    let current = move |act: &mut domain::Act<'_>| {
        let found = billing::issuer(act, id)?;
        found.map(shown).ok_or_else(|| Refusal::NotFound.into())
    };
    let save = move |act: &mut domain::Act<'_>| {
        let known = match version {
            Some(version) => version,
            None => billing::issuer(act, id)?.map_or(0, |issuer| issuer.version),
        };
        billing::set_issuer(act, id, &form, known).map(shown)
    };
    call.edit(save, current).await
}

/// What a plan costs where an organization sells it.
#[derive(Serialize, ToSchema)]
#[schema(as = PricedPlan)]
pub(super) struct PricedPlanAnswer {
    plan_id: String,
    product_name: String,
    plan_name: String,
    term_months: i64,
    /// Whose list the prices are from; null: there are none, and it cannot be ordered.
    list_of_organization_id: Option<String>,
    prices: Vec<Price>,
}

/// The price of one unit for one term.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Price {
    /// The code of the edition.
    edition: String,
    /// ISO 4217.
    currency: String,
    amount_minor: i64,
}

fn priced(found: PricedPlan) -> PricedPlanAnswer {
    let plan = found.plan;
    let code = |edition| {
        let known = plan.editions.iter().find(|known| known.id == edition);
        known.map(|known| known.code.clone()).unwrap_or_default()
    };
    PricedPlanAnswer {
        prices: found
            .prices
            .into_iter()
            .map(|price| Price {
                edition: code(price.edition),
                currency: price.currency,
                amount_minor: price.amount_minor,
            })
            .collect(),
        list_of_organization_id: found.from.map(|id| id.to_string()),
        plan_id: plan.id.to_string(),
        product_name: plan.product_name,
        plan_name: plan.name,
        term_months: plan.term_months,
    }
}

/// The plans that an organization may sell, with the prices in force there.
#[utoipa::path(get, path = "/api/v1/organizations/{id}/prices", tag = "invoices",
    responses((status = 200, body = Listed<PricedPlanAnswer>)))]
pub(super) async fn prices(
    call: Call,
    Id(id): Id<OrganizationId>,
) -> Result<Listed<PricedPlanAnswer>, ApiError> {
    let found = call.read(move |act| billing::price_list(act, id)).await?;
    Ok(Listed::all(found.into_iter().map(priced).collect()))
}

/// Prices of one plan, all of them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PricesSent {
    /// None: the list above is in force again.
    prices: Vec<Price>,
}

/// Sets what a plan costs where an organization sells it, in place of all prices that it had of its own.
#[utoipa::path(put, path = "/api/v1/organizations/{id}/prices/{plan}", tag = "invoices", request_body = PricesSent,
    responses((status = 200, body = PricedPlanAnswer)))]
pub(super) async fn put_prices(
    call: Call,
    Id(id): Id<OrganizationId>,
    PlanOf(plan): PlanOf,
    Sent(sent): Sent<PricesSent>,
) -> Result<Response, ApiError> {
    let plan: PlanId = plan;
    let list: Vec<(String, String, i64)> =
        sent.prices.into_iter().map(|price| (price.edition, price.currency, price.amount_minor)).collect();
    let answer = call.work(move |act| billing::set_prices(act, id, plan, &list).map(priced)).await?;
    post::record(axum::http::StatusCode::OK, &answer)
}
