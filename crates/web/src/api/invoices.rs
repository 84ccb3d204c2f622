//! `/api/v1/invoices`: orders, invoices and credit notes. The money that comes in for them is in `payments`.

use axum::{http::StatusCode, response::Response};
use domain::{
    billing::{self, Head, Invoice, InvoiceFilter, InvoiceLine, InvoiceSort, InvoiceView, PaidFor, Payment},
    ids::{InvoiceId, OrganizationId},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    answers::{Listed, known},
    call::Call,
    post::{Nothing, Posted},
    problem::ApiError,
    query::{self, Asked, Id},
};
use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .get("/api/v1/invoices", list)
        .get("/api/v1/invoices/{id}", get)
        .get("/api/v1/invoices/{id}/pdf", pdf)
        .post("/api/v1/invoices/{id}/issue", issue)
        .post("/api/v1/invoices/{id}/cancel", cancel)
        .post("/api/v1/invoices/{id}/send", send)
        .post("/api/v1/invoices/{id}/credit", credit)
}

/// An amount of money.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Money {
    /// Whole minor units of the currency, such as cents.
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: String,
}

pub(super) fn money(amount_minor: i64, currency: &str) -> Money {
    Money { amount_minor, currency: currency.to_owned() }
}

/// An order, invoice or credit note as lists show it.
#[derive(Serialize, ToSchema)]
#[schema(as = InvoiceHead)]
pub(super) struct HeadAnswer {
    id: String,
    /// `invoice` or `credit_note`.
    kind: &'static str,
    /// `draft` (an order), `issued`, `partly_paid`, `paid`, `credited` (taken back in full) or `cancelled`.
    state: &'static str,
    /// Null before it is issued.
    number: Option<String>,
    /// ISO 11649, for the payer to give to the bank.
    payment_reference: Option<String>,
    customer_id: String,
    customer_name: String,
    issuer_id: String,
    net: Money,
    vat: Money,
    total: Money,
    paid: Money,
    credited: Money,
    /// What is still to be paid.
    open: Money,
    /// What was paid beyond what is due.
    overpaid: Money,
    issued_on: Option<String>,
    due_on: Option<String>,
    ordered_by_name: Option<String>,
    ordered_by_email: Option<String>,
    buyer_reference: Option<String>,
    comments: Option<String>,
    /// No tax: the buyer pays it where it is.
    reverse_charge: bool,
    /// The invoice that a credit note takes back from.
    credits_id: Option<String>,
    created_at: String,
    version: i64,
}

fn head(head: &Head) -> HeadAnswer {
    let sum = |minor| money(minor, &head.currency);
    HeadAnswer {
        id: head.id.to_string(),
        kind: head.kind.word(),
        state: head.state.word(),
        number: head.number.clone(),
        payment_reference: head.payment_reference.clone().and_then(known),
        customer_id: head.customer.to_string(),
        customer_name: head.customer_name.clone(),
        issuer_id: head.issuer.to_string(),
        net: sum(head.net_minor),
        vat: sum(head.vat_minor),
        total: sum(head.total_minor),
        paid: sum(head.paid_minor),
        credited: sum(head.credited_minor),
        open: sum(head.open_minor()),
        overpaid: sum(head.overpaid_minor()),
        issued_on: head.issued_on.map(|day| day.to_string()),
        due_on: head.due_on.map(|day| day.to_string()),
        ordered_by_name: known(head.ordered_by_name.clone()),
        ordered_by_email: known(head.ordered_by_email.clone()),
        buyer_reference: known(head.buyer_reference.clone()),
        comments: known(head.comments.clone()),
        reverse_charge: head.reverse_charge,
        credits_id: head.credits.map(|id| id.to_string()),
        created_at: head.created_at.to_string(),
        version: head.version,
    }
}

/// An order, invoice or credit note with all that belongs to it.
#[derive(Serialize, ToSchema)]
#[schema(as = Invoice)]
pub(super) struct InvoiceAnswer {
    #[serde(flatten)]
    head: HeadAnswer,
    lines: Vec<InvoiceLineAnswer>,
    payments: Vec<PaymentAnswer>,
    /// What it pays for.
    licenses: Vec<PaidForAnswer>,
    credit_note_ids: Vec<String>,
}

/// One line.
#[derive(Serialize, ToSchema)]
#[schema(as = InvoiceLine)]
pub(super) struct InvoiceLineAnswer {
    /// `new`, `renewal`, `addition` or `credit`.
    purpose: &'static str,
    plan_id: Option<String>,
    product_name: String,
    plan_name: String,
    edition: Option<String>,
    edition_name: String,
    /// The license that is renewed or added to.
    of_license_id: Option<String>,
    /// The license that the line became.
    license_id: Option<String>,
    quantity: i64,
    term_months: i64,
    /// Only so many days of the term are paid for; null: the whole term.
    days: Option<i64>,
    /// Of so many.
    term_days: Option<i64>,
    /// The agreed last day of such a part.
    last_on: Option<String>,
    unit_price: Money,
    net: Money,
    /// Hundredths of a percent.
    vat_rate: i64,
}

pub(super) fn line(line: InvoiceLine, currency: &str) -> InvoiceLineAnswer {
    InvoiceLineAnswer {
        purpose: line.purpose.word(),
        plan_id: line.plan.map(|id| id.to_string()),
        product_name: line.product_name,
        plan_name: line.plan_name,
        edition: known(line.edition_code),
        edition_name: line.edition_name,
        of_license_id: line.of_license.map(|id| id.to_string()),
        license_id: line.license.map(|id| id.to_string()),
        quantity: line.quantity,
        term_months: line.term_months,
        days: line.part.map(|part| part.days),
        term_days: line.part.map(|part| part.term_days),
        last_on: line.last_on.map(|day| day.to_string()),
        unit_price: money(line.unit_price_minor, currency),
        net: money(line.net_minor, currency),
        vat_rate: line.vat_rate,
    }
}

/// Money that came in, or was taken back.
#[derive(Serialize, ToSchema)]
#[schema(as = Payment)]
pub(super) struct PaymentAnswer {
    id: String,
    amount: Money,
    paid_on: String,
    reference: String,
    /// `manual`, `bank` or `program`.
    source: &'static str,
    recorded_at: String,
    recorded_by: String,
    reversed_at: Option<String>,
    reversed_reason: Option<String>,
}

fn payment(payment: Payment, currency: &str) -> PaymentAnswer {
    PaymentAnswer {
        id: payment.id.to_string(),
        amount: money(payment.amount_minor, currency),
        paid_on: payment.paid_on.to_string(),
        reference: payment.reference,
        source: payment.source.word(),
        recorded_at: payment.recorded_at.to_string(),
        recorded_by: payment.recorded_by,
        reversed_at: payment.reversed.as_ref().map(|reversed| reversed.at.to_string()),
        reversed_reason: payment.reversed.map(|reversed| reversed.reason),
    }
}

/// A license that an invoice pays for.
#[derive(Serialize, ToSchema)]
#[schema(as = PaidFor)]
pub(super) struct PaidForAnswer {
    license_id: String,
    number: String,
    plan_name: String,
    purpose: &'static str,
    /// The first day of its validity; null while it waits for the payment.
    begun_on: Option<String>,
    valid_to: String,
    /// Days used under payments that were taken back.
    days_used: i64,
}

fn paid_for(paid_for: PaidFor) -> PaidForAnswer {
    PaidForAnswer {
        license_id: paid_for.license.to_string(),
        number: paid_for.number,
        plan_name: paid_for.plan_name,
        purpose: paid_for.purpose.word(),
        begun_on: paid_for.begun_on.map(|day| day.to_string()),
        valid_to: paid_for.valid_to.to_string(),
        days_used: paid_for.days_used,
    }
}

pub(super) fn shown(invoice: Invoice) -> InvoiceAnswer {
    let currency = invoice.head.currency.clone();
    InvoiceAnswer {
        head: head(&invoice.head),
        lines: invoice.lines.into_iter().map(|found| line(found, &currency)).collect(),
        payments: invoice.payments.into_iter().map(|found| payment(found, &currency)).collect(),
        licenses: invoice.licenses.into_iter().map(paid_for).collect(),
        credit_note_ids: invoice.credit_notes.into_iter().map(|(id, ..)| id.to_string()).collect(),
    }
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct InvoicesAsked {
    /// Only of this customer.
    #[param(value_type = Option<String>)]
    customer_id: Option<OrganizationId>,
    /// `all`, `drafts`, `open`, `overdue`, `paid`, `overpaid`, `credited` or `credit_notes`.
    #[param(value_type = Option<String>)]
    view: Option<InvoiceView>,
    /// Part of the customer's name, or the start of a number or payment reference.
    query: Option<String>,
    limit: Option<i64>,
    cursor: Option<String>,
    /// `-ordered` unless given, or `ordered`.
    #[param(value_type = Option<String>)]
    sort: Option<InvoiceSort>,
}

/// The invoices of the customers within reach, the newest first unless `sort` says another order.
#[utoipa::path(get, path = "/api/v1/invoices", tag = "invoices", params(InvoicesAsked),
    responses((status = 200, body = Listed<HeadAnswer>)))]
pub(super) async fn list(
    call: Call,
    Asked(asked): Asked<InvoicesAsked>,
) -> Result<Listed<HeadAnswer>, ApiError> {
    let window = query::window(asked.limit, asked.cursor)?;
    let filter = InvoiceFilter {
        view: asked.view,
        query: asked.query.unwrap_or_default(),
        customer: asked.customer_id,
        sort: asked.sort.unwrap_or_default(),
    };
    let organization = call.organization;
    let page = call.read(move |act| billing::list(act, organization, &filter, &window)).await?;
    Ok(Listed::of(page, |found| head(&found)))
}

/// One order, invoice or credit note.
#[utoipa::path(get, path = "/api/v1/invoices/{id}", tag = "invoices",
    responses((status = 200, body = InvoiceAnswer)))]
pub(super) async fn get(call: Call, Id(id): Id<InvoiceId>) -> Result<Response, ApiError> {
    call.show(move |act| billing::get(act, id).map(shown)).await
}

/// The same as PDF, in the customer's language.
#[utoipa::path(get, path = "/api/v1/invoices/{id}/pdf", tag = "invoices",
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>)))]
pub(super) async fn pdf(call: Call, Id(id): Id<InvoiceId>) -> Result<Response, ApiError> {
    let invoice = call.read(move |act| billing::get(act, id)).await?;
    Ok(crate::console::invoices::file(&invoice)?)
}

/// Issues the invoice of an order: it takes the next number, and its licenses wait for the payment.
#[utoipa::path(post, path = "/api/v1/invoices/{id}/issue", tag = "invoices",
    responses((status = 200, body = InvoiceAnswer)))]
pub(super) async fn issue(
    call: Call,
    Id(id): Id<InvoiceId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| billing::issue(act, id).map(shown)).await
}

/// Drops an order that was not issued.
#[utoipa::path(post, path = "/api/v1/invoices/{id}/cancel", tag = "invoices",
    responses((status = 200, body = InvoiceAnswer)))]
pub(super) async fn cancel(
    call: Call,
    Id(id): Id<InvoiceId>,
    posted: Posted<Nothing>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, _| billing::cancel(act, id).map(shown)).await
}

/// Where an invoice goes by mail.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipient {
    /// Who ordered unless given.
    email: Option<String>,
}

/// Sends an issued invoice or credit note by mail, with its PDF.
#[utoipa::path(post, path = "/api/v1/invoices/{id}/send", tag = "invoices", request_body = Recipient,
    responses((status = 200, body = InvoiceAnswer)))]
pub(super) async fn send(
    call: Call,
    Id(id): Id<InvoiceId>,
    posted: Posted<Recipient>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::OK, move |act, to| {
        billing::send(act, id, to.email.as_deref().unwrap_or_default()).map(shown)
    })
    .await
}

/// What is credited, and why.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCredit {
    /// With tax, in minor units; all that is not credited yet unless given.
    amount_minor: Option<i64>,
    reason: String,
}

/// Credits an issued invoice, in full or in part. Answers with the credit note. In full, the licenses of the invoice end.
#[utoipa::path(post, path = "/api/v1/invoices/{id}/credit", tag = "invoices", request_body = NewCredit,
    responses((status = 201, body = InvoiceAnswer)))]
pub(super) async fn credit(
    call: Call,
    Id(id): Id<InvoiceId>,
    posted: Posted<NewCredit>,
) -> Result<Response, ApiError> {
    call.post(posted, StatusCode::CREATED, move |act, new| {
        billing::credit(act, id, new.amount_minor, &new.reason).map(shown)
    })
    .await
}
