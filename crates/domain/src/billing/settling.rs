//! What follows from the state of an invoice: issuing takes the number and makes the licenses, which wait for their
//! payment; paid in full, their validity begins; a payment that is taken back lets them wait again; credited in full,
//! they end. Always in the act that caused it.

use serde_json::json;

use super::{
    issuers, money,
    record::{Head, Invoice, InvoiceLine, PaidFor, Purpose, State},
    renewals, rules, store,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Day,
    handovers,
    ids::InvoiceId,
    language::Language,
    licenses::{self, MOST_UNITS},
    outbox::{self, Mail, MailKind},
    products,
    refusal::{Error, Problem, Refusal, Result},
};

/// An amount as the trail keeps it.
pub(super) fn amount(head: &Head, minor: i64) -> String {
    format!("{} {}", money::plain(minor, &head.currency), head.currency)
}

/// Finds an invoice that the actor may change: it is seen where its customer is, changed by whoever issues.
pub(super) fn held_by_issuer(act: &mut Act<'_>, invoice: InvoiceId) -> Result<(Scope, Head)> {
    let scope = super::locate(act, Action::InvoicesView, invoice)?;
    let issuer = store::head(act, &scope, invoice)?.issuer;
    match act.allow(Action::InvoicesChange, issuer) {
        Ok(_) => Ok((scope, store::hold(act, &scope, invoice)?)),
        // It is seen already: who may not change it is told so.
        Err(Error::Refused(Refusal::NotFound)) => Err(Refusal::Forbidden.into()),
        Err(other) => Err(other),
    }
}

/// Issues an order: its number is the next of the issuer's series, and its licenses are made, waiting for the payment.
///
/// Refusals: `invoice-not-draft`; `already-renewed`; those of a plan that is not sold any more.
pub fn issue(act: &mut Act<'_>, invoice: InvoiceId) -> Result<Invoice> {
    let (scope, _) = held_by_issuer(act, invoice)?;
    issue_held(act, &scope, invoice)?;
    store::get(act, &scope, invoice)
}

pub(super) fn issue_held(act: &mut Act<'_>, scope: &Scope, invoice: InvoiceId) -> Result<()> {
    let head = store::hold(act, scope, invoice)?;
    if head.state != State::Draft {
        return Err(Refusal::InvoiceNotDraft.into());
    }
    let issuer = issuers::issuer_named(act, head.issuer)?;
    let number = store::next_number(act, head.issuer, &issuer.invoice_series)?;
    let today = licenses::customer_day(act, scope.organization())?;
    let paper = store::Issued {
        payment_reference: &rules::payment_reference(&number),
        seller: &issuer.party(),
        buyer: &store::buyer(act, scope, &head.buyer_vat_id)?,
        on: today,
        due_on: today.plus_days(issuer.payment_days),
        number: &number,
        series: &issuer.invoice_series,
    };
    store::set_issued(act, scope, (invoice, head.issuer), &paper)?;
    make_licenses(act, scope, (invoice, &number), today)?;
    settle(act, scope, &Head { state: State::Issued, ..head.clone() })?;
    let entry = Entry::new(What::InvoiceIssued, SubjectKind::Invoice, invoice, number.as_str())
        .note("amount", amount(&head, head.total_minor));
    act.record(scope.organization(), entry)
}

/// One license for each plan and purpose on the invoice.
fn make_licenses(
    act: &mut Act<'_>,
    scope: &Scope,
    (invoice, number): (InvoiceId, &str),
    today: Day,
) -> Result<()> {
    let lines = store::lines(act, scope, invoice)?;
    let mut done: Vec<&InvoiceLine> = Vec::new();
    for line in &lines {
        let same = |other: &InvoiceLine| {
            (other.plan, other.purpose, other.of_license) == (line.plan, line.purpose, line.of_license)
        };
        if done.iter().any(|known| same(known)) {
            continue;
        }
        let units: Vec<(String, i64)> = lines
            .iter()
            .filter(|other| same(other))
            .map(|other| (other.edition_code.clone(), other.quantity))
            .collect();
        make_license(act, scope, (invoice, number), (line, &units), today)?;
        done.push(line);
    }
    Ok(())
}

fn make_license(
    act: &mut Act<'_>,
    scope: &Scope,
    (invoice, number): (InvoiceId, &str),
    (line, units): (&InvoiceLine, &[(String, i64)]),
    today: Day,
) -> Result<()> {
    let plan = products::plan_offered(act, scope, line.plan.ok_or(Refusal::NotFound)?)?;
    let not_before = match (line.purpose, line.of_license) {
        (Purpose::Renewal, Some(old)) => {
            let old = licenses::hold(act, scope, old)?;
            renewals::renewed_once(act, scope, &old, Some(invoice))?;
            Some(old.valid_to.plus_days(1))
        }
        _ => None,
    };
    let days = rules::term(today, not_before, (line.term_months, 0), line.last_on);
    let (license, term) = licenses::order_license(act, scope, &plan, (units, number, invoice), days)?;
    let paid_for = PaidFor {
        license,
        number: String::new(),
        plan_name: plan.name.clone(),
        purpose: line.purpose,
        of_license: line.of_license,
        term_months: line.term_months,
        not_before,
        last_on: line.last_on,
        begun_on: None,
        term: Some(term),
        days_used: 0,
        valid_to: days.1,
    };
    store::add_license(act, scope, invoice, &paid_for)?;
    store::set_line_license(act, scope, invoice, (line, license))
}

/// Computes the state anew after money or a credit note came or went, and carries out what follows from it.
pub(super) fn settle(act: &mut Act<'_>, scope: &Scope, before: &Head) -> Result<()> {
    let now = store::head(act, scope, before.id)?;
    let state = rules::state(&now.facts());
    if state == before.state {
        return Ok(());
    }
    store::set_state(act, scope, before.id, state)?;
    match (before.state, state) {
        (_, State::Paid) => begin(act, scope, &now),
        (State::Paid, State::Issued | State::PartlyPaid) => take_back(act, scope, &now),
        (_, State::Credited) => end(act, scope, &now),
        _ => Ok(()),
    }
}

/// RU-09: the validity of every license of the invoice begins on the day of the recording, where the customer is. What a
/// person put in force or revoked before stays as that person left it.
fn begin(act: &mut Act<'_>, scope: &Scope, head: &Head) -> Result<()> {
    let today = licenses::customer_day(act, scope.organization())?;
    let mut told = Vec::new();
    for mut paid_for in store::paid_for(act, scope, head.id)? {
        let months = (paid_for.term_months, paid_for.days_used);
        let days = rules::term(today, paid_for.not_before, months, paid_for.last_on);
        let begun = licenses::begin_paid(act, scope, paid_for.license, (days, paid_for.term))?;
        if let Some(term) = begun {
            (paid_for.begun_on, paid_for.term) = (Some(days.0), Some(term));
            store::set_progress(act, scope, head.id, &paid_for)?;
        }
        let license = licenses::held_one(act, scope, paid_for.license)?;
        if license.revoked_at.is_some() {
            continue;
        }
        if let Some(old) = paid_for.of_license.filter(|_| paid_for.purpose == Purpose::Renewal) {
            handovers::queue(act, scope, (old, license.id), license.valid_from)?;
        }
        told.push(json!({
            "plan": license.plan_name, "valid_from": license.valid_from, "valid_to": license.valid_to,
        }));
    }
    tell(act, scope, head, told)
}

/// RU-10: the letter to who ordered, about the licenses that count now. When all were revoked there is nothing to tell of.
fn tell(act: &mut Act<'_>, scope: &Scope, head: &Head, licenses: Vec<serde_json::Value>) -> Result<()> {
    if head.ordered_by_email.is_empty() || licenses.is_empty() {
        return Ok(());
    }
    let language: Option<(Language,)> = act.tx().optional(
        "SELECT a.language FROM accounts a JOIN invoices v ON v.ordered_by = a.id \
         WHERE v.customer_id = $1 AND v.id = $2",
        db::params![scope.organization(), head.id],
    )?;
    let mail = Mail {
        organization: scope.organization(),
        kind: MailKind::PaymentRecorded,
        facts: json!({
            "name": head.ordered_by_name, "customer": head.customer_name, "number": head.number,
            "invoice_id": head.id, "amount_minor": head.total_minor - head.credited_minor,
            "currency": head.currency, "licenses": licenses,
        }),
        recipient: head.ordered_by_email.clone(),
        language: language.map_or(head.language, |(language,)| language),
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post(act, mail).map(drop)
}

/// What a payment began waits again. Days that were used stay used; a renewal whose people have not moved keeps them
/// where they are.
fn take_back(act: &mut Act<'_>, scope: &Scope, head: &Head) -> Result<()> {
    let today = licenses::customer_day(act, scope.organization())?;
    for mut paid_for in store::paid_for(act, scope, head.id)? {
        let Some(begun) = paid_for.begun_on else { continue };
        let used = rules::days_used(begun, today);
        let cut = (used > 0).then(|| today.plus_days(-1));
        licenses::await_again(act, scope, paid_for.license, (paid_for.term, cut))?;
        if used > 0 {
            paid_for.term = None;
        }
        paid_for.begun_on = None;
        paid_for.days_used += used;
        store::set_progress(act, scope, head.id, &paid_for)?;
        handovers::call_off(act, scope, paid_for.license)?;
    }
    Ok(())
}

/// Credited in full, what was bought is given back: its licenses end.
fn end(act: &mut Act<'_>, scope: &Scope, head: &Head) -> Result<()> {
    for paid_for in store::paid_for(act, scope, head.id)? {
        licenses::give_back(act, scope, paid_for.license)?;
        handovers::call_off(act, scope, paid_for.license)?;
    }
    Ok(())
}

/// The problem of an amount that is not above zero, or above the most there may be.
pub(super) fn amount_problem(head: &Head, minor: i64, most: i64) -> Option<Problem> {
    if minor < 1 {
        return Some(Problem::OutOfRange { min: 1, max: MOST_UNITS });
    }
    (minor > most).then(|| Problem::AmountAbove { most: amount(head, most) })
}
