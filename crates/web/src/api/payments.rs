//! `/api/v1/invoices/{id}/payments` and `/api/v1/payments`: money that came in for invoices, once for each reference, and
//! money that was taken back.

use axum::{http::StatusCode, response::Response};
use domain::{
    billing::{self, IncomingPayment, NewPayment, PaymentSource},
    clock::Day,
    ids::{InvoiceId, OrganizationId, PaymentId},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    call::Call,
    invoices::{InvoiceAnswer, Money, shown},
    licenses::day,
    post::Posted,
    problem::ApiError,
    query::{Id, PaymentOf},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .post("/api/v1/invoices/{id}/payments", record)
        .post("/api/v1/invoices/{id}/payments/{payment}/reverse", reverse)
        .post("/api/v1/payments", incoming)
}

/// A payment.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SentPayment {
    amount: Money,
    /// The day on which the money moved; today unless given.
    #[serde(default, deserialize_with = "day")]
    #[schema(value_type = Option<String>, format = Date)]
    paid_on: Option<Day>,
    /// What names it once and for all among the payments of the issuer: the same again changes nothing.
    reference: String,
}

impl SentPayment {
    fn payment(&self) -> NewPayment {
        NewPayment {
            amount_minor: self.amount.amount_minor,
            currency: self.amount.currency.clone(),
            paid_on: self.paid_on,
            reference: self.reference.clone(),
            source: PaymentSource::Program,
        }
    }
}

/// Records a payment of an invoice, once for each reference. Paid in full, the validity of its licenses begins today.
#[utoipa::path(post, path = "/api/v1/invoices/{id}/payments", tag = "invoices", request_body = SentPayment,
    responses((status = 201, body = InvoiceAnswer)))]
pub(super) async fn record(
    call: Call,
    Id(id): Id<InvoiceId>,
    posted: Posted<SentPayment>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, new| {
        billing::record_payment(act, id, &new.payment()).map(shown)
    })
    .await
}

/// Why something is taken back.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReversalReason {
    reason: String,
}

/// Takes a payment back. An invoice that is not paid in full any more lets its licenses wait again.
#[utoipa::path(post, path = "/api/v1/invoices/{id}/payments/{payment}/reverse", tag = "invoices",
    request_body = ReversalReason, responses((status = 200, body = InvoiceAnswer)))]
pub(super) async fn reverse(
    call: Call,
    Id(id): Id<InvoiceId>,
    PaymentOf(payment): PaymentOf<PaymentId>,
    posted: Posted<ReversalReason>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, sent| {
        billing::reverse_payment(act, id, payment, &sent.reason).map(shown)
    })
    .await
}

/// A payment that a payment service or bank tells of.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewIncoming {
    /// The number of the invoice, or its payment reference.
    invoice: String,
    /// Whose invoice it is; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    issuer_id: Option<OrganizationId>,
    amount: Money,
    #[serde(default, deserialize_with = "day")]
    #[schema(value_type = Option<String>, format = Date)]
    paid_on: Option<Day>,
    /// The payment service's own id of the payment: the same again changes nothing.
    reference: String,
}

/// For payment services: records a payment of the invoice that is named by its number or payment reference.
#[utoipa::path(post, path = "/api/v1/payments", tag = "invoices", request_body = NewIncoming,
    responses((status = 201, body = InvoiceAnswer)))]
pub(super) async fn incoming(call: Call, posted: Posted<NewIncoming>) -> Result<Response, ApiError> {
    let own = call.organization;
    call.post(posted, StatusCode::CREATED, move |act, new| {
        let sent = SentPayment {
            amount: new.amount.clone(),
            paid_on: new.paid_on,
            reference: new.reference.clone(),
        };
        let incoming = IncomingPayment { invoice: new.invoice.clone(), payment: sent.payment() };
        billing::record_incoming(act, new.issuer_id.unwrap_or(own), &incoming).map(shown)
    })
    .await
}
