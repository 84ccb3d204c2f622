//! The SQL of invoices. Every statement on tenant data names the customer first.

use db::params;

use super::{
    feed,
    record::{Head, Invoice, InvoiceLine, Kind, PaidFor, Party, Payment, State},
    rules::{self, Totals},
};
use crate::{
    access::Scope,
    act::Act,
    clock::Day,
    ids::{InvoiceId, LicenseId, OrganizationId, TermId},
    licenses,
    refusal::{Refusal, Result},
    search,
};

/// The columns of an invoice `v`, with its customer `o`.
pub(super) const HEAD: &str = "v.customer_id, v.id, v.issuer_id, o.name AS customer_name, \
    COALESCE((SELECT s.name FROM issuers s WHERE s.organization_id = v.issuer_id), '') AS issuer_name, v.kind, v.state, \
    v.number, v.payment_reference, v.currency, v.ordered_by_name, v.ordered_by_email, v.language, v.buyer_vat_id, \
    v.buyer_reference, v.comments, v.seller, v.buyer, v.reverse_charge, v.credits_id, v.net_minor, v.vat_minor, \
    v.total_minor, v.paid_minor, v.credited_minor, v.created_at, v.issued_on, v.due_on, v.paid_at, v.version";

pub(super) fn head(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Head> {
    let found: Option<Head> = act.tx().optional(
        &format!(
            "SELECT {HEAD} FROM invoices v JOIN organizations o ON o.id = v.customer_id \
             WHERE v.customer_id = $1 AND v.id = $2"
        ),
        params![scope.organization(), id],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// Takes the invoice's row until the act ends and reads it: what is decided from it stays true.
pub(super) fn hold(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Head> {
    act.tx().execute(
        "UPDATE invoices SET version = version WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), id],
    )?;
    head(act, scope, id)
}

pub(super) fn lines(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Vec<InvoiceLine>> {
    Ok(act.tx().all(
        "SELECT purpose, plan_id, edition_id, edition_code, product_name, plan_name, edition_name, of_license_id, \
         license_id, quantity, term_months, days, term_days, last_on, unit_price_minor, net_minor, vat_rate \
         FROM invoice_lines WHERE customer_id = $1 AND invoice_id = $2 ORDER BY position",
        params![scope.organization(), id],
    )?)
}

pub(super) fn payments(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Vec<Payment>> {
    Ok(act.tx().all(
        "SELECT id, amount_minor, paid_on, reference, source, recorded_at, recorded_by, reversed_at, reversed_by, \
         reversed_reason FROM payments WHERE customer_id = $1 AND invoice_id = $2 ORDER BY id",
        params![scope.organization(), id],
    )?)
}

pub(super) fn paid_for(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Vec<PaidFor>> {
    Ok(act.tx().all(
        "SELECT p.license_id, l.number, l.plan_name, p.purpose, p.of_license_id, p.term_months, p.not_before, p.last_on, \
         p.begun_on, p.term_id, p.days_used, l.valid_to FROM invoice_licenses p \
         JOIN licenses l ON l.customer_id = p.customer_id AND l.id = p.license_id \
         WHERE p.customer_id = $1 AND p.invoice_id = $2 ORDER BY p.license_id",
        params![scope.organization(), id],
    )?)
}

fn credit_notes(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Vec<(InvoiceId, String, i64)>> {
    Ok(act.tx().all(
        "SELECT id, COALESCE(number, '') AS number, total_minor FROM invoices WHERE customer_id = $1 AND credits_id = $2 \
         ORDER BY id",
        params![scope.organization(), id],
    )?)
}

/// What credit notes took of an invoice, by rate.
pub(super) fn credited(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Vec<rules::RateSum>> {
    let rows: Vec<(i64, i64, i64)> = act.tx().all(
        "SELECT n.vat_rate, CAST(SUM(n.net_minor) AS BIGINT) AS net, \
         CAST(SUM(n.unit_price_minor - n.net_minor) AS BIGINT) AS vat FROM invoices v JOIN invoice_lines n \
         ON n.customer_id = v.customer_id AND n.invoice_id = v.id WHERE v.customer_id = $1 AND v.credits_id = $2 \
         GROUP BY n.vat_rate ORDER BY n.vat_rate",
        params![scope.organization(), id],
    )?;
    Ok(rows.into_iter().map(|(rate, net, vat)| rules::RateSum { rate, net, vat }).collect())
}

pub(super) fn totals(lines: &[InvoiceLine]) -> Totals {
    rules::totals(lines.iter().map(|line| (line.net_minor, line.vat_rate)))
}

/// The invoice with all that belongs to it.
pub(super) fn get(act: &mut Act<'_>, scope: &Scope, id: InvoiceId) -> Result<Invoice> {
    let head = head(act, scope, id)?;
    let lines = lines(act, scope, id)?;
    let seller = match &head.seller {
        Some(written) => serde_json::from_str(written)?,
        None => super::issuers::issuer_named(act, head.issuer)
            .map_or_else(|_| Party::default(), |issuer| issuer.party()),
    };
    let buyer = match &head.buyer {
        Some(written) => serde_json::from_str(written)?,
        None => buyer(act, scope, &head.buyer_vat_id)?,
    };
    let credits_number = match head.credits {
        Some(credited) => self::head(act, scope, credited)?.number,
        None => None,
    };
    let totals = match head.kind {
        Kind::Invoice => totals(&lines),
        // A credit note was made from amounts with tax: its own sums are the ones that were written.
        Kind::CreditNote => credit_totals(&lines),
    };
    Ok(Invoice {
        totals,
        payments: payments(act, scope, id)?,
        licenses: paid_for(act, scope, id)?,
        credit_notes: credit_notes(act, scope, id)?,
        today: licenses::customer_day(act, scope.organization())?,
        seller,
        buyer,
        credits_number,
        lines,
        head,
    })
}

/// Lines of credit notes keep their tax as the price of a unit, which they have none of.
fn credit_totals(lines: &[InvoiceLine]) -> Totals {
    let rate = |line: &InvoiceLine| rules::RateSum {
        rate: line.vat_rate,
        net: line.net_minor,
        vat: line.unit_price_minor - line.net_minor,
    };
    let rates: Vec<rules::RateSum> = lines.iter().map(rate).collect();
    Totals { net: rates.iter().map(|sum| sum.net).sum(), vat: rates.iter().map(|sum| sum.vat).sum(), rates }
}

/// The customer as a buyer, as things are now.
pub(super) fn buyer(act: &mut Act<'_>, scope: &Scope, vat_id: &str) -> Result<Party> {
    let row: Option<(String, String, String, String, String, String)> = act.tx().optional(
        "SELECT o.name, c.business_id, c.street_address, c.postal_code, c.postal_area, c.country FROM customers c \
         JOIN organizations o ON o.id = c.customer_id WHERE c.customer_id = $1",
        params![scope.organization()],
    )?;
    let (name, business_id, street_address, postal_code, postal_area, country) =
        row.ok_or(Refusal::NotFound)?;
    Ok(Party {
        name,
        business_id,
        vat_id: vat_id.to_owned(),
        street_address,
        postal_code,
        postal_area,
        country,
        ..Party::default()
    })
}

/// What is written of a new invoice or credit note.
pub(super) struct NewHead<'a> {
    pub id: InvoiceId,
    pub issuer: OrganizationId,
    pub kind: Kind,
    pub currency: &'a str,
    pub ordered_by: Option<crate::ids::AccountId>,
    pub ordered_by_name: &'a str,
    pub ordered_by_email: &'a str,
    pub buyer_vat_id: &'a str,
    pub buyer_reference: &'a str,
    pub comments: &'a str,
    pub reverse_charge: bool,
    pub credits: Option<InvoiceId>,
    pub totals: (i64, i64),
}

pub(super) fn insert(act: &mut Act<'_>, scope: &Scope, new: &NewHead<'_>) -> Result<()> {
    let (now, (net, vat)) = (act.now(), new.totals);
    act.tx().execute(
        "INSERT INTO invoices (customer_id, id, issuer_id, kind, state, currency, ordered_by, ordered_by_name, \
         ordered_by_email, language, buyer_vat_id, buyer_reference, comments, reverse_charge, credits_id, net_minor, \
         vat_minor, total_minor, paid_minor, credited_minor, created_at, version) \
         SELECT $1, $2, $3, $4, 'draft', $5, $6, $7, $8, o.language, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, $17, 1 \
         FROM organizations o WHERE o.id = $1",
        params![
            scope.organization(), new.id, new.issuer, new.kind, new.currency, new.ordered_by, new.ordered_by_name,
            new.ordered_by_email, new.buyer_vat_id, new.buyer_reference, new.comments, new.reverse_charge,
            new.credits, net, vat, net + vat, now
        ],
    )?;
    search::follow(act, search::Kind::Invoice, scope.organization(), &[new.id.uuid()])?;
    feed::enter(act, scope, new.id, new.kind)
}

pub(super) fn insert_lines(
    act: &mut Act<'_>,
    scope: &Scope,
    id: InvoiceId,
    lines: &[InvoiceLine],
) -> Result<()> {
    for (position, line) in (0i64..).zip(lines) {
        let (days, term_days) = line.part.map_or((0, 0), |part| (part.days, part.term_days));
        act.tx().execute(
            "INSERT INTO invoice_lines (customer_id, invoice_id, position, purpose, plan_id, edition_id, edition_code, \
             product_name, plan_name, edition_name, of_license_id, quantity, term_months, days, term_days, last_on, \
             unit_price_minor, net_minor, vat_rate) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
            params![
                scope.organization(), id, position, line.purpose, line.plan, line.edition, line.edition_code,
                line.product_name, line.plan_name, line.edition_name, line.of_license, line.quantity,
                line.term_months, days, term_days, line.last_on, line.unit_price_minor, line.net_minor,
                line.vat_rate
            ],
        )?;
    }
    Ok(())
}

/// The next number of a series, taken in this act: whoever issues at the same time waits, and one that is rolled back
/// gives it free again.
pub(super) fn next_number(act: &mut Act<'_>, issuer: OrganizationId, series: &str) -> Result<String> {
    act.tx().execute(
        "INSERT INTO number_series (organization_id, series, last_number) VALUES ($1, $2, 0) \
         ON CONFLICT (organization_id, series) DO NOTHING",
        params![issuer, series],
    )?;
    let (number,): (i64,) = act.tx().one(
        "UPDATE number_series SET last_number = last_number + 1 WHERE organization_id = $1 AND series = $2 \
         RETURNING last_number",
        params![issuer, series],
    )?;
    Ok(format!("{series}{number:04}"))
}

/// What is fixed when an invoice or credit note is issued.
pub(super) struct Issued<'a> {
    pub number: &'a str,
    pub series: &'a str,
    pub payment_reference: &'a str,
    pub seller: &'a Party,
    pub buyer: &'a Party,
    pub on: Day,
    pub due_on: Day,
}

pub(super) fn set_issued(
    act: &mut Act<'_>,
    scope: &Scope,
    head: (InvoiceId, OrganizationId),
    issued: &Issued<'_>,
) -> Result<()> {
    let now = act.now();
    let (seller, buyer) = (serde_json::to_string(issued.seller)?, serde_json::to_string(issued.buyer)?);
    act.tx().execute(
        "UPDATE invoices SET state = 'issued', number = $3, payment_reference = $4, seller = $5, buyer = $6, issued_at = $7, \
         issued_on = $8, due_on = $9, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![
            scope.organization(), head.0, issued.number, issued.payment_reference, seller, buyer, now, issued.on,
            issued.due_on
        ],
    )?;
    act.tx().execute(
        "INSERT INTO invoice_numbers (issuer_id, number, series, payment_reference, customer_id, invoice_id) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![head.1, issued.number, issued.series, issued.payment_reference, scope.organization(), head.0],
    )?;
    search::follow(act, search::Kind::Invoice, scope.organization(), &[head.0.uuid()])
}

pub(super) fn set_state(act: &mut Act<'_>, scope: &Scope, id: InvoiceId, state: State) -> Result<()> {
    let now = act.now();
    // What was paid stays so when it is credited; it is not paid any more only when money is waited for again.
    act.tx().execute(
        "UPDATE invoices SET state = $3, version = version + 1, \
         paid_at = CASE WHEN $3 = 'paid' THEN $4 WHEN $3 IN ('issued', 'partly_paid') THEN NULL ELSE paid_at END, \
         cancelled_at = CASE WHEN $3 = 'cancelled' THEN $4 ELSE cancelled_at END WHERE customer_id = $1 AND id = $2",
        params![scope.organization(), id, state, now],
    )?;
    feed::follow(act, scope, id, state)
}

pub(super) fn add_license(act: &mut Act<'_>, scope: &Scope, id: InvoiceId, new: &PaidFor) -> Result<()> {
    act.tx().execute(
        "INSERT INTO invoice_licenses (customer_id, invoice_id, license_id, purpose, of_license_id, term_months, \
         not_before, last_on, term_id, days_used) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)",
        params![
            scope.organization(), id, new.license, new.purpose, new.of_license, new.term_months, new.not_before,
            new.last_on, new.term
        ],
    )?;
    Ok(())
}

/// Notes on every line of a group which license it became.
pub(super) fn set_line_license(
    act: &mut Act<'_>,
    scope: &Scope,
    id: InvoiceId,
    (line, license): (&InvoiceLine, LicenseId),
) -> Result<()> {
    act.tx().execute(
        "UPDATE invoice_lines SET license_id = $6 WHERE customer_id = $1 AND invoice_id = $2 AND plan_id = $3 \
         AND purpose = $4 AND (of_license_id = $5 OR (of_license_id IS NULL AND $7))",
        params![
            scope.organization(), id, line.plan, line.purpose, line.of_license, license, line.of_license.is_none()
        ],
    )?;
    Ok(())
}

pub(super) fn set_progress(
    act: &mut Act<'_>,
    scope: &Scope,
    id: InvoiceId,
    paid_for: &PaidFor,
) -> Result<()> {
    let term: Option<TermId> = paid_for.term;
    act.tx().execute(
        "UPDATE invoice_licenses SET begun_on = $4, term_id = $5, days_used = $6 \
         WHERE customer_id = $1 AND invoice_id = $2 AND license_id = $3",
        params![scope.organization(), id, paid_for.license, paid_for.begun_on, term, paid_for.days_used],
    )?;
    Ok(())
}
