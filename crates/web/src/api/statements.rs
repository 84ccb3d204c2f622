//! `/api/v1/bank-statements/match`: which invoices the entries of a bank statement pay. Nothing is recorded: that is done
//! with the payments of each invoice, under the reference that is told here.

use axum::{extract::DefaultBodyLimit, response::Response};
use domain::{
    billing::{self, Matched},
    ids::OrganizationId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    answers::known,
    call::{Call, Sent},
    invoices::{Money, money},
    problem::ApiError,
};
use crate::routes::{Admits, Routes};

/// Room for the largest statement that is read, with its quotation marks and ends of lines written for JSON.
const MOST_SENT: usize = billing::MOST_STATEMENT_BYTES / 2 * 3;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Token)
        .post("/api/v1/bank-statements/match", match_statement)
        .wrapped(|router| router.layer(DefaultBodyLimit::max(MOST_SENT)))
}

/// A bank statement.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementSent {
    /// The text of the file: camt.053, or CSV with `date`, `amount` and any of `currency`, `reference`, `payer`, `message`.
    file: String,
    /// Whose invoices; the token's organization unless given.
    #[schema(value_type = Option<String>)]
    issuer_id: Option<OrganizationId>,
}

/// What the entries of a statement pay.
#[derive(Serialize, ToSchema)]
pub(super) struct StatementMatches {
    entries: Vec<StatementMatch>,
}

/// Money that came in, with the invoices that it may pay.
#[derive(Serialize, ToSchema)]
pub(super) struct StatementMatch {
    /// To record it under, so that it is recorded once.
    reference: String,
    amount: Money,
    booked_on: String,
    payer: Option<String>,
    message: Option<String>,
    /// `exact`, `other_amount`, `by_amount`, `ambiguous`, `none` or `recorded`.
    r#match: &'static str,
    /// The likeliest first.
    candidates: Vec<StatementCandidate>,
}

/// An invoice that an entry may pay.
#[derive(Serialize, ToSchema)]
pub(super) struct StatementCandidate {
    invoice_id: String,
    number: Option<String>,
    customer_name: String,
    open: Money,
}

fn shown(matched: Matched) -> StatementMatch {
    let entry = matched.entry;
    let candidate = |head: &billing::Head| StatementCandidate {
        invoice_id: head.id.to_string(),
        number: head.number.clone(),
        customer_name: head.customer_name.clone(),
        open: money(head.open_minor(), &head.currency),
    };
    StatementMatch {
        amount: money(entry.amount_minor, &entry.currency),
        booked_on: entry.booked_on.to_string(),
        payer: known(entry.payer),
        message: known(entry.message),
        r#match: matched.found.word(),
        candidates: matched.candidates.iter().map(candidate).collect(),
        reference: entry.reference,
    }
}

/// Matches the entries of a bank statement to open invoices; records nothing.
#[utoipa::path(post, path = "/api/v1/bank-statements/match", tag = "invoices", request_body = StatementSent,
    responses((status = 200, body = StatementMatches)))]
pub(super) async fn match_statement(
    call: Call,
    Sent(sent): Sent<StatementSent>,
) -> Result<Response, ApiError> {
    let issuer = sent.issuer_id.unwrap_or(call.organization);
    call.show(move |act| {
        let entries = billing::read_statement(sent.file.as_bytes())?;
        let matched = billing::match_statement(act, issuer, &entries)?;
        Ok(StatementMatches { entries: matched.into_iter().map(shown).collect() })
    })
    .await
}
