//! Payments across invoices: what came in for whom, also what was taken back again. Walked by the feed of invoices, so
//! that customers without any cost nothing.

use db::{FromRow, Row, params};

use super::record::Payment;
use crate::{
    access::Action,
    act::Act,
    ids::{InvoiceId, OrganizationId, PaymentId},
    narrowing::Narrowing,
    page::{Cursor, Page, Window},
    refusal::Result,
};

/// A payment with the invoice that it is for.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub invoice: InvoiceId,
    pub number: String,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub currency: String,
    pub payment: Payment,
}

impl FromRow for Receipt {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let number: Option<String> = row.get("number")?;
        Ok(Self {
            invoice: row.get("invoice_id")?,
            number: number.unwrap_or_default(),
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            currency: row.get("currency")?,
            payment: Payment::from_row(row)?,
        })
    }
}

/// The payments for invoices within reach of an organization, or for one of them: those of the newest invoice first, and
/// of each the latest first. Without a total.
///
/// Refusals: `not-found` for an invoice out of reach.
pub fn payments(
    act: &mut Act<'_>,
    organization: OrganizationId,
    invoice: Option<InvoiceId>,
    window: &Window,
) -> Result<Page<Receipt>> {
    let scope = act.allow(Action::InvoicesView, organization)?;
    let mut narrowing = Narrowing::new(
        "f.ancestor_id = $1 AND v.customer_id = f.organization_id AND v.id = f.invoice_id \
         AND o.id = f.organization_id AND p.customer_id = f.organization_id AND p.invoice_id = f.invoice_id",
        params![scope.organization()],
    );
    if let Some(invoice) = invoice {
        super::locate(act, Action::InvoicesView, invoice)?;
        let invoice = narrowing.bind(invoice);
        narrowing.and(&format!("f.invoice_id = {invoice}"));
    }
    if let (Ok(invoice), Ok(payment)) =
        (window.key(0).parse::<InvoiceId>(), window.key(1).parse::<PaymentId>())
    {
        let (invoice, payment) = (narrowing.bind(invoice), narrowing.bind(payment));
        narrowing.and(&format!("(f.invoice_id, p.id) < ({invoice}, {payment})"));
    }
    let limit = narrowing.bind(window.reading());
    let sql = format!(
        "SELECT p.invoice_id, p.id, p.amount_minor, p.paid_on, p.reference, p.source, p.recorded_at, p.recorded_by, \
         p.reversed_at, p.reversed_by, p.reversed_reason, v.number, v.currency, v.customer_id, o.name AS customer_name \
         FROM invoice_feed f CROSS JOIN invoices v CROSS JOIN organizations o CROSS JOIN payments p WHERE {} \
         ORDER BY f.invoice_id DESC, p.id DESC LIMIT {limit}",
        narrowing.sql()
    );
    let rows = act.tx().all(&sql, narrowing.values())?;
    Ok(window
        .page(rows, None, |row: &Receipt| Cursor::new([row.invoice.to_string(), row.payment.id.to_string()])))
}
