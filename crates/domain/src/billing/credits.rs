//! Credit notes: they take back some or all of an issued invoice, under a number of their own.

use db::params;

use super::{
    issuers,
    record::{Head, Invoice, InvoiceLine, Kind, Purpose, State},
    rules::{self, RateSum},
    settling::{self, amount, amount_problem},
    store,
};
use crate::{
    access::Scope,
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::InvoiceId,
    input::Checks,
    licenses, places,
    refusal::{Refusal, Result},
};

/// Credits an issued invoice: so much of it, with tax, or all that is not credited yet. In part, less is due, and what
/// was paid may be enough then. In full, the licenses of the invoice end. Gives the credit note.
///
/// Refusals: `invoice-not-issued`; `nothing-to-credit` when all of it is credited; the problems of the fields.
pub fn credit(act: &mut Act<'_>, invoice: InvoiceId, gross: Option<i64>, reason: &str) -> Result<Invoice> {
    let (scope, head) = settling::held_by_issuer(act, invoice)?;
    if head.kind != Kind::Invoice || matches!(head.state, State::Draft | State::Cancelled) {
        return Err(Refusal::InvoiceNotIssued.into());
    }
    let most = head.total_minor - head.credited_minor;
    if most == 0 {
        return Err(Refusal::NothingToCredit.into());
    }
    let mut checks = Checks::new();
    let reason = checks.required("reason", reason, 200);
    let gross = gross.unwrap_or(most);
    if let Some(problem) = amount_problem(&head, gross, most) {
        checks.add("amount", problem);
    }
    checks.finish()?;
    let note = write(act, &scope, &head, (gross, &reason))?;
    act.tx().execute(
        "UPDATE invoices SET credited_minor = credited_minor + $3, version = version + 1 \
         WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), invoice, gross],
    )?;
    settling::settle(act, &scope, &head)?;
    let written = store::get(act, &scope, note)?;
    let entry = Entry::new(What::InvoiceCredited, SubjectKind::Invoice, invoice, head.name())
        .note("amount", amount(&head, gross))
        .note("credit_note", written.head.number.clone().unwrap_or_default())
        .note("reason", reason);
    act.record(scope.organization(), entry)?;
    Ok(written)
}

fn write(act: &mut Act<'_>, scope: &Scope, head: &Head, (gross, reason): (i64, &str)) -> Result<InvoiceId> {
    let of = store::totals(&store::lines(act, scope, head.id)?);
    let left = rules::left_of(&of, &store::credited(act, scope, head.id)?);
    let parts = rules::split_gross(gross, &left);
    let net = parts.iter().map(|part| part.net).sum();
    let id = InvoiceId::from_uuid(act.fresh_id());
    let new = store::NewHead {
        id,
        issuer: head.issuer,
        kind: Kind::CreditNote,
        currency: &head.currency,
        ordered_by: None,
        ordered_by_name: &head.ordered_by_name,
        ordered_by_email: &head.ordered_by_email,
        buyer_vat_id: &head.buyer_vat_id,
        buyer_reference: &head.buyer_reference,
        comments: reason,
        reverse_charge: head.reverse_charge,
        credits: Some(head.id),
        totals: (net, gross - net),
    };
    store::insert(act, scope, &new)?;
    let lines: Vec<InvoiceLine> = parts.into_iter().map(|part| line(part, reason)).collect();
    store::insert_lines(act, scope, id, &lines)?;
    places::note(act, id, scope.organization())?;
    number(act, scope, head, id)?;
    Ok(id)
}

fn line(part: RateSum, reason: &str) -> InvoiceLine {
    InvoiceLine {
        purpose: Purpose::Credit,
        plan: None,
        edition: None,
        edition_code: String::new(),
        product_name: String::new(),
        plan_name: String::new(),
        edition_name: reason.to_owned(),
        of_license: None,
        license: None,
        quantity: 1,
        term_months: 0,
        part: None,
        last_on: None,
        unit_price_minor: part.net + part.vat,
        net_minor: part.net,
        vat_rate: part.rate,
    }
}

fn number(act: &mut Act<'_>, scope: &Scope, head: &Head, id: InvoiceId) -> Result<()> {
    let issuer = issuers::issuer_named(act, head.issuer)?;
    let number = store::next_number(act, head.issuer, &issuer.credit_series)?;
    let today = licenses::customer_day(act, scope.organization())?;
    let note = store::Issued {
        payment_reference: "",
        seller: &issuer.party(),
        buyer: &store::buyer(act, scope, &head.buyer_vat_id)?,
        on: today,
        due_on: today,
        number: &number,
        series: &issuer.credit_series,
    };
    store::set_issued(act, scope, (id, head.issuer), &note)
}
