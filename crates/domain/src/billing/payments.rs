//! Payments: recorded once for each reference, in part, too much, late, and taken back; each of them is defined. What
//! an invoice has received is never lost: more than is due is shown until a person deals with it.

use db::params;

use super::{
    record::{Head, Invoice, Payment, PaymentSource, State},
    rules,
    settling::{self, amount, amount_problem},
    store,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Day,
    ids::{InvoiceId, OrganizationId, PaymentId},
    input::Checks,
    licenses,
    refusal::{Problem, Refusal, Result},
};

/// The most that one payment may be, in minor units.
pub const MOST_PAYMENT: i64 = 999_999_999_999;

/// Money that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayment {
    pub amount_minor: i64,
    /// The invoice's when empty; another one is refused.
    pub currency: String,
    /// The day on which the money moved; today when empty.
    pub paid_on: Option<Day>,
    /// What names it once and for all among the payments of the issuer.
    pub reference: String,
    pub source: PaymentSource,
}

/// Records a payment. The same reference, amount and invoice again changes nothing, so that whoever is not sure may say
/// it twice. An invoice that is paid in full by it starts the validity of its licenses on this day.
///
/// Refusals: `invoice-not-issued` for orders, cancelled ones and credit notes; `payment-reference-used` when the
/// reference names another payment; `payment-reversed` when it names one that was taken back, but for programs, which
/// repeat what they told; the problems of the fields.
pub fn record_payment(act: &mut Act<'_>, invoice: InvoiceId, new: &NewPayment) -> Result<Invoice> {
    let (scope, head) = settling::held_by_issuer(act, invoice)?;
    record_held(act, &scope, &head, new)?;
    store::get(act, &scope, invoice)
}

fn record_held(act: &mut Act<'_>, scope: &Scope, head: &Head, new: &NewPayment) -> Result<()> {
    if head.kind != super::Kind::Invoice || matches!(head.state, State::Draft | State::Cancelled) {
        return Err(Refusal::InvoiceNotIssued.into());
    }
    let today = licenses::customer_day(act, scope.organization())?;
    let paid_on = new.paid_on.unwrap_or(today);
    let reference = check(head, new, (paid_on, today))?;
    let id = PaymentId::from_uuid(act.fresh_id());
    if !take_reference(act, head, (&reference, id))? {
        return same_again(act, scope, head, (&reference, new));
    }
    let (now, by) = (act.now(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO payments (customer_id, invoice_id, id, amount_minor, paid_on, reference, source, recorded_at, \
         recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![scope.organization(), head.id, id, new.amount_minor, paid_on, reference, new.source, now, by],
    )?;
    act.tx().execute(
        "UPDATE invoices SET paid_minor = paid_minor + $3, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), head.id, new.amount_minor],
    )?;
    settling::settle(act, scope, head)?;
    let entry = Entry::new(What::PaymentRecorded, SubjectKind::Invoice, head.id, head.name())
        .note("amount", amount(head, new.amount_minor))
        .note("reference", reference);
    act.record(scope.organization(), entry)
}

fn check(head: &Head, new: &NewPayment, (paid_on, today): (Day, Day)) -> Result<String> {
    let mut checks = Checks::new();
    let reference = checks.required("reference", &new.reference, 140);
    if let Some(problem) = amount_problem(head, new.amount_minor, MOST_PAYMENT) {
        checks.add("amount", problem);
    }
    let currency = new.currency.trim();
    if !currency.is_empty() && !currency.eq_ignore_ascii_case(&head.currency) {
        checks.add("currency", Problem::OtherCurrency { currency: head.currency.clone() });
    }
    // Where the payer is it may be tomorrow already.
    if paid_on > today.plus_days(1) {
        checks.add("paid_on", Problem::NotAfter { day: today.to_string() });
    }
    checks.finish()?;
    Ok(reference)
}

/// False when the reference is taken.
fn take_reference(act: &mut Act<'_>, head: &Head, (reference, payment): (&str, PaymentId)) -> Result<bool> {
    let taken = act.tx().execute(
        "INSERT INTO payment_references (issuer_id, reference, customer_id, invoice_id, payment_id) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (issuer_id, reference) DO NOTHING",
        params![head.issuer, reference, head.customer, head.id, payment],
    )?;
    Ok(taken == 1)
}

/// The payment that a reference names among those of an issuer: its invoice, customer and id.
pub(super) fn by_reference(
    act: &mut Act<'_>,
    issuer: OrganizationId,
    reference: &str,
) -> Result<Option<(OrganizationId, InvoiceId, PaymentId)>> {
    Ok(act.tx().optional(
        "SELECT customer_id, invoice_id, payment_id FROM payment_references WHERE issuer_id = $1 AND reference = $2",
        params![issuer, reference],
    )?)
}

fn same_again(
    act: &mut Act<'_>,
    scope: &Scope,
    head: &Head,
    (reference, new): (&str, &NewPayment),
) -> Result<()> {
    let used = || Refusal::PaymentReferenceUsed { reference: reference.to_owned() };
    let (_, invoice, payment) = by_reference(act, head.issuer, reference)?.ok_or_else(used)?;
    let known = store::payments(act, scope, head.id)?.into_iter().find(|known| known.id == payment);
    let same = known.filter(|known| invoice == head.id && known.amount_minor == new.amount_minor);
    let is_told_again = new.source == PaymentSource::Program;
    match same.ok_or_else(used)?.reversed {
        Some(_) if !is_told_again => Err(Refusal::PaymentReversed.into()),
        _ => Ok(()),
    }
}

/// Takes a payment back: it bounced, was called back, was paid back, or was recorded by mistake. An invoice that is not
/// paid in full any more lets its licenses wait for payment again. The reference stays used.
///
/// Refusals: `payment-reversed` when it was taken back before; the problems of the fields.
pub fn reverse_payment(
    act: &mut Act<'_>,
    invoice: InvoiceId,
    payment: PaymentId,
    reason: &str,
) -> Result<Invoice> {
    let (scope, head) = settling::held_by_issuer(act, invoice)?;
    let known = payment_of(act, &scope, (invoice, payment))?;
    let mut checks = Checks::new();
    let reason = checks.required("reason", reason, 500);
    checks.finish()?;
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let reversed = act.tx().execute(
        "UPDATE payments SET reversed_at = $4, reversed_by = $5, reversed_reason = $6 \
         WHERE customer_id = $1 AND invoice_id = $2 AND id = $3 AND reversed_at IS NULL",
        params![scope.organization(), invoice, payment, now, by, reason],
    )?;
    if reversed == 0 {
        return Err(Refusal::PaymentReversed.into());
    }
    act.tx().execute(
        "UPDATE invoices SET paid_minor = paid_minor - $3, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), invoice, known.amount_minor],
    )?;
    settling::settle(act, &scope, &head)?;
    let entry = Entry::new(What::PaymentReversed, SubjectKind::Invoice, invoice, head.name())
        .note("amount", amount(&head, known.amount_minor))
        .note("reference", known.reference)
        .note("reason", reason);
    act.record(scope.organization(), entry)?;
    store::get(act, &scope, invoice)
}

fn payment_of(
    act: &mut Act<'_>,
    scope: &Scope,
    (invoice, payment): (InvoiceId, PaymentId),
) -> Result<Payment> {
    let found = store::payments(act, scope, invoice)?.into_iter().find(|known| known.id == payment);
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// What a program tells of a payment that it was told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingPayment {
    /// The number of the invoice, or its payment reference.
    pub invoice: String,
    pub payment: NewPayment,
}

/// Records a payment for the invoice that is named by its number or payment reference, among those of one issuer.
///
/// Refusals: `invoice-unknown`; as of [`record_payment`].
pub fn record_incoming(
    act: &mut Act<'_>,
    issuer: OrganizationId,
    incoming: &IncomingPayment,
) -> Result<Invoice> {
    let invoice = numbered(act, issuer, &incoming.invoice)?;
    record_payment(act, invoice, &incoming.payment)
}

/// The invoice of an issuer that is named by its number or payment reference, for whoever records its payments.
///
/// Refusals: `invoice-unknown`.
pub fn numbered(act: &mut Act<'_>, issuer: OrganizationId, named: &str) -> Result<InvoiceId> {
    act.allow(Action::InvoicesChange, issuer)?;
    let mut checks = Checks::new();
    let number = checks.required("invoice", named, 60);
    checks.finish()?;
    let found: Option<(InvoiceId,)> = act.tx().optional(
        "SELECT invoice_id FROM invoice_numbers WHERE issuer_id = $1 AND (number = $2 OR payment_reference = $3) \
         AND payment_reference <> '' ORDER BY number LIMIT 1",
        params![issuer, number, rules::bare(&number)],
    )?;
    Ok(found.ok_or(Refusal::InvoiceUnknown { number })?.0)
}
