//! `POST /api/v1/invoices`: an order, at the prices in force.

use axum::{http::StatusCode, response::Response};
use domain::{
    billing::{self, Expected, Order, OrderLine, Purpose},
    ids::{LicenseId, OrganizationId, PlanId, SeatId},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    call::Call,
    invoices::{InvoiceAnswer, Money, shown},
    post::Posted,
    problem::ApiError,
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token).post("/api/v1/invoices", place)
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
