//! Invoices and credit notes by mail: the paper travels in a letter, and is made when the letter is.

use serde_json::json;

use super::{
    record::{Head, Invoice, Kind},
    settling, store,
};
use crate::{
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::InvoiceId,
    input::Checks,
    outbox::{self, Mail, MailKind},
    refusal::{Problem, Refusal, Result},
};

/// Sends an issued invoice or credit note by mail, to the address that is given, else to who ordered.
///
/// Refusals: `invoice-not-issued` for orders and cancelled ones; the problems of the field `email`.
pub fn send(act: &mut Act<'_>, invoice: InvoiceId, email: &str) -> Result<Invoice> {
    let (scope, head) = settling::held_by_issuer(act, invoice)?;
    if head.number.is_none() {
        return Err(Refusal::InvoiceNotIssued.into());
    }
    let mut checks = Checks::new();
    let typed = checks.email("email", email);
    let recipient = if typed.is_empty() { head.ordered_by_email.clone() } else { typed };
    if recipient.is_empty() {
        checks.add("email", Problem::Required);
    }
    checks.finish()?;
    outbox::post(act, letter(&head, &recipient))?;
    let entry =
        Entry::new(What::InvoiceSent, SubjectKind::Invoice, invoice, head.name()).note("email", recipient);
    act.record(scope.organization(), entry)?;
    store::get(act, &scope, invoice)
}

fn letter(head: &Head, recipient: &str) -> Mail {
    // A name is used only for the person it belongs to.
    let name = if recipient == head.ordered_by_email { head.ordered_by_name.as_str() } else { "" };
    Mail {
        organization: head.customer,
        kind: MailKind::InvoiceSent,
        facts: json!({
            "name": name, "customer": head.customer_name, "number": head.number, "document": head.kind,
            "invoice_id": head.id, "amount_minor": head.total_minor, "currency": head.currency,
            "due_on": head.due_on.filter(|_| head.kind == Kind::Invoice),
            "reference": head.payment_reference.clone().unwrap_or_default(),
        }),
        recipient: recipient.to_owned(),
        language: head.language,
        seat: None,
        job: None,
        send_at: None,
    }
}
