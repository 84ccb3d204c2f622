//! `POST /api/v1/invoices`: an order, at the prices in force, and what it would cost.

use axum::{Json, http::StatusCode, response::Response};
use domain::{
    billing::{self, Expected, Order, OrderLine, Purpose, Quote},
    ids::{LicenseId, OrganizationId, PlanId, SeatId},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    call::{Call, Sent},
    invoices::{InvoiceAnswer, InvoiceLineAnswer, Money, line, money, shown},
    post::Posted,
    problem::ApiError,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).post("/api/v1/invoices", place).post("/api/v1/invoices/quote", quote)
}

/// Units of one edition of a plan.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOrderLine {
    #[schema(value_type = String)]
    plan_id: PlanId,
    /// The code of the edition.
    edition: String,
    quantity: i64,
    /// `new` unless given; `renewal` for the next term of a license, `addition` for units beside those of one.
    #[schema(value_type = Option<String>)]
    purpose: Option<Purpose>,
    /// The license to renew or add to.
    #[schema(value_type = Option<String>)]
    license_id: Option<LicenseId>,
    /// Hundredths of a percent, one of the issuer's; the usual one unless given.
    vat_rate: Option<i64>,
}

/// An order.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOrder {
    #[schema(value_type = String)]
    customer_id: OrganizationId,
    lines: Vec<NewOrderLine>,
    /// The issuer's unless given.
    currency: Option<String>,
    /// The buyer's VAT id.
    vat_id: Option<String>,
    /// The buyer's own number of the order.
    reference: Option<String>,
    /// Mail address of who ordered, who is told when the payment is recorded; the customer's contact unless given.
    ordered_by: Option<String>,
    comments: Option<String>,
    /// Users of a license that is renewed who do not move to the new one; all others do, on its first day.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    leave_seat_ids: Vec<SeatId>,
    /// More of them, by username or e-mail address.
    #[serde(default)]
    leave_names: Vec<String>,
    /// What it was said to cost with tax: another sum is refused (`price-changed`). Not compared unless given.
    expected_total: Option<Money>,
    /// Whether its invoice is issued at once; false unless given.
    #[serde(default)]
    issue: bool,
}

fn expected(total: Money) -> Expected {
    Expected { minor: total.amount_minor, currency: total.currency }
}

impl NewOrder {
    fn order(&self) -> Order {
        let text = |given: &Option<String>| given.clone().unwrap_or_default();
        let line = |line: &NewOrderLine| OrderLine {
            plan: line.plan_id,
            edition: line.edition.clone(),
            quantity: line.quantity,
            purpose: line.purpose.unwrap_or(Purpose::New),
            license: line.license_id,
            vat_rate: line.vat_rate,
        };
        Order {
            lines: self.lines.iter().map(line).collect(),
            currency: text(&self.currency),
            vat_id: text(&self.vat_id),
            reference: text(&self.reference),
            ordered_by: text(&self.ordered_by),
            comments: text(&self.comments),
            leave: self.leave_seat_ids.clone(),
            leave_names: self.leave_names.clone(),
            expected: self.expected_total.clone().map(expected),
        }
    }
}

/// Places an order at the prices in force; issues its invoice when that is wanted.
#[utoipa::path(post, path = "/api/v1/invoices", tag = "invoices", request_body = NewOrder,
    responses((status = 201, body = InvoiceAnswer)))]
pub(super) async fn place(call: Call, posted: Posted<NewOrder>) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, |act, new| {
        let placed = billing::place(act, new.customer_id, &new.order())?;
        if new.issue { billing::issue(act, placed.head.id).map(shown) } else { Ok(shown(placed)) }
    })
    .await
}

/// What an order would cost, line by line: for a part of a term `net` is units × price × `days` ÷ `term_days`.
#[derive(Serialize, ToSchema)]
#[schema(as = Quote)]
pub(super) struct QuoteAnswer {
    issuer_id: String,
    issuer_name: String,
    lines: Vec<InvoiceLineAnswer>,
    net: Money,
    vat: Money,
    total: Money,
    /// No tax: the buyer pays it where it is.
    reverse_charge: bool,
}

fn quoted(quote: Quote) -> QuoteAnswer {
    let (currency, totals) = (quote.currency, quote.totals);
    QuoteAnswer {
        issuer_id: quote.issuer.organization.to_string(),
        issuer_name: quote.issuer.name,
        lines: quote.lines.into_iter().map(|one| line(one, &currency)).collect(),
        net: money(totals.net, &currency),
        vat: money(totals.vat, &currency),
        total: money(totals.total(), &currency),
        reverse_charge: quote.reverse_charge,
    }
}

/// What an order would cost; nothing is written. Place it with `expected_total`, and it is placed at that sum or not.
#[utoipa::path(post, path = "/api/v1/invoices/quote", tag = "invoices", request_body = NewOrder,
    responses((status = 200, body = QuoteAnswer)))]
pub(super) async fn quote(call: Call, Sent(new): Sent<NewOrder>) -> Result<Json<QuoteAnswer>, ApiError> {
    let order = new.order();
    let quote = call.read(move |act| billing::quote(act, new.customer_id, &order)).await?;
    Ok(Json(quoted(quote)))
}
