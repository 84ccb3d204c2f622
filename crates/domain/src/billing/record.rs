//! An invoice as it is read: its facts, lines, payments, and what it pays for.

use db::{FromRow, Row};

use super::rules::{self, Part, Totals};
use crate::{
    clock::{Day, Instant},
    ids::{EditionId, InvoiceId, LicenseId, OrganizationId, PaymentId, PlanId},
    language::Language,
    words,
};

words! {
    /// An invoice, or the note that takes back some or all of one.
    Kind { Invoice => "invoice", CreditNote => "credit_note" }
}

words! {
    /// How an invoice stands.
    State {
        /// Ordered; without a number, may be changed.
        Draft => "draft",
        Issued => "issued",
        PartlyPaid => "partly_paid",
        Paid => "paid",
        /// Taken back in full.
        Credited => "credited",
        /// Dropped before it was issued.
        Cancelled => "cancelled",
    }
}

impl State {
    /// Whether money is waited for.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Issued | Self::PartlyPaid)
    }
}

words! {
    /// What a line is for.
    Purpose {
        New => "new",
        /// The next term of a license.
        Renewal => "renewal",
        /// Units beside those of a license, to the same last day.
        Addition => "addition",
        /// On credit notes only.
        Credit => "credit",
    }
}

words! {
    /// How a payment came in.
    PaymentSource { Manual => "manual", Bank => "bank", Program => "program" }
}

/// One side of an invoice, as it was when the invoice was issued.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Party {
    pub name: String,
    pub business_id: String,
    pub vat_id: String,
    pub street_address: String,
    pub postal_code: String,
    pub postal_area: String,
    pub country: String,
    pub bank_account: String,
    pub bic: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceLine {
    pub purpose: Purpose,
    pub plan: Option<PlanId>,
    pub edition: Option<EditionId>,
    pub edition_code: String,
    pub product_name: String,
    pub plan_name: String,
    /// On credit notes the reason.
    pub edition_name: String,
    /// The license that is renewed or added to.
    pub of_license: Option<LicenseId>,
    /// The license that the line became, once issued.
    pub license: Option<LicenseId>,
    pub quantity: i64,
    pub term_months: i64,
    /// Set when only a part of the term is paid for.
    pub part: Option<Part>,
    /// The agreed last day of such a part.
    pub last_on: Option<Day>,
    /// Of one unit for a whole term.
    pub unit_price_minor: i64,
    pub net_minor: i64,
    /// Hundredths of a percent.
    pub vat_rate: i64,
}

impl FromRow for InvoiceLine {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let (days, term_days): (i64, i64) = (row.get("days")?, row.get("term_days")?);
        Ok(Self {
            purpose: row.get("purpose")?,
            plan: row.get("plan_id")?,
            edition: row.get("edition_id")?,
            edition_code: row.get("edition_code")?,
            product_name: row.get("product_name")?,
            plan_name: row.get("plan_name")?,
            edition_name: row.get("edition_name")?,
            of_license: row.get("of_license_id")?,
            license: row.get("license_id")?,
            quantity: row.get("quantity")?,
            term_months: row.get("term_months")?,
            part: (term_days > 0).then_some(Part { days, term_days }),
            last_on: row.get("last_on")?,
            unit_price_minor: row.get("unit_price_minor")?,
            net_minor: row.get("net_minor")?,
            vat_rate: row.get("vat_rate")?,
        })
    }
}

/// Money that came in, or was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub id: PaymentId,
    pub amount_minor: i64,
    /// The day on which the money moved.
    pub paid_on: Day,
    /// What names it once and for all among the payments of an issuer.
    pub reference: String,
    pub source: PaymentSource,
    pub recorded_at: Instant,
    pub recorded_by: String,
    pub reversed: Option<Reversed>,
}

/// That a payment was taken back, when, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversed {
    pub at: Instant,
    pub by: String,
    pub reason: String,
}

impl FromRow for Payment {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let (by, reason): (Option<String>, Option<String>) =
            (row.get("reversed_by")?, row.get("reversed_reason")?);
        let at: Option<Instant> = row.get("reversed_at")?;
        Ok(Self {
            id: row.get("id")?,
            amount_minor: row.get("amount_minor")?,
            paid_on: row.get("paid_on")?,
            reference: row.get("reference")?,
            source: row.get("source")?,
            recorded_at: row.get("recorded_at")?,
            recorded_by: row.get("recorded_by")?,
            reversed: at.map(|at| Reversed {
                at,
                by: by.unwrap_or_default(),
                reason: reason.unwrap_or_default(),
            }),
        })
    }
}

/// A license that an invoice pays for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidFor {
    pub license: LicenseId,
    pub number: String,
    pub plan_name: String,
    pub purpose: Purpose,
    pub of_license: Option<LicenseId>,
    pub term_months: i64,
    /// A renewal begins on that day or later.
    pub not_before: Option<Day>,
    /// The agreed last day of added units.
    pub last_on: Option<Day>,
    /// The first day of its validity, while the invoice is paid.
    pub begun_on: Option<Day>,
    pub(super) term: Option<crate::ids::TermId>,
    /// Days used under payments that were reversed.
    pub days_used: i64,
    /// The last day as the license has it.
    pub valid_to: Day,
}

impl FromRow for PaidFor {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            license: row.get("license_id")?,
            number: row.get("number")?,
            plan_name: row.get("plan_name")?,
            purpose: row.get("purpose")?,
            of_license: row.get("of_license_id")?,
            term_months: row.get("term_months")?,
            not_before: row.get("not_before")?,
            last_on: row.get("last_on")?,
            begun_on: row.get("begun_on")?,
            term: row.get("term_id")?,
            days_used: row.get("days_used")?,
            valid_to: row.get("valid_to")?,
        })
    }
}

/// The facts of an invoice, without what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: InvoiceId,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub issuer: OrganizationId,
    pub issuer_name: String,
    pub kind: Kind,
    pub state: State,
    /// `None` before it is issued.
    pub number: Option<String>,
    /// What a bank carries along, so that the payment is known again.
    pub payment_reference: Option<String>,
    pub currency: String,
    pub ordered_by_name: String,
    pub ordered_by_email: String,
    pub language: Language,
    pub buyer_vat_id: String,
    /// The buyer's own number of the order.
    pub buyer_reference: String,
    pub comments: String,
    pub reverse_charge: bool,
    /// The invoice that a credit note takes back from.
    pub credits: Option<InvoiceId>,
    pub net_minor: i64,
    pub vat_minor: i64,
    pub total_minor: i64,
    pub paid_minor: i64,
    pub credited_minor: i64,
    pub created_at: Instant,
    pub issued_on: Option<Day>,
    pub due_on: Option<Day>,
    pub paid_at: Option<Instant>,
    pub version: i64,
    pub(super) seller: Option<String>,
    pub(super) buyer: Option<String>,
}

impl Head {
    /// What is still to be paid.
    pub fn open_minor(&self) -> i64 {
        if self.kind == Kind::CreditNote || !self.state.is_open() {
            return 0;
        }
        (self.total_minor - self.credited_minor - self.paid_minor).max(0)
    }

    /// What was paid beyond what is due: to be paid back or set against another invoice by a person.
    pub fn overpaid_minor(&self) -> i64 {
        (self.paid_minor - (self.total_minor - self.credited_minor)).max(0)
    }

    /// Whether it waits for money past its day.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.kind == Kind::Invoice && self.state.is_open() && self.due_on.is_some_and(|due| due < today)
    }

    pub(super) const fn facts(&self) -> rules::Facts {
        rules::Facts {
            kind: self.kind,
            cancelled: matches!(self.state, State::Cancelled),
            issued: self.number.is_some(),
            total: self.total_minor,
            paid: self.paid_minor,
            credited: self.credited_minor,
        }
    }

    /// What it is called in the trail: its number, or its id before it has one.
    pub(super) fn name(&self) -> String {
        self.number.clone().unwrap_or_else(|| self.id.to_string())
    }
}

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            issuer: row.get("issuer_id")?,
            issuer_name: row.get("issuer_name")?,
            kind: row.get("kind")?,
            state: row.get("state")?,
            number: row.get("number")?,
            payment_reference: row.get("payment_reference")?,
            currency: row.get("currency")?,
            ordered_by_name: row.get("ordered_by_name")?,
            ordered_by_email: row.get("ordered_by_email")?,
            language: row.get("language")?,
            buyer_vat_id: row.get("buyer_vat_id")?,
            buyer_reference: row.get("buyer_reference")?,
            comments: row.get("comments")?,
            reverse_charge: row.get("reverse_charge")?,
            credits: row.get("credits_id")?,
            net_minor: row.get("net_minor")?,
            vat_minor: row.get("vat_minor")?,
            total_minor: row.get("total_minor")?,
            paid_minor: row.get("paid_minor")?,
            credited_minor: row.get("credited_minor")?,
            created_at: row.get("created_at")?,
            issued_on: row.get("issued_on")?,
            due_on: row.get("due_on")?,
            paid_at: row.get("paid_at")?,
            version: row.get("version")?,
            seller: row.get("seller")?,
            buyer: row.get("buyer")?,
        })
    }
}

/// An invoice or credit note with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Invoice {
    pub head: Head,
    pub seller: Party,
    pub buyer: Party,
    pub lines: Vec<InvoiceLine>,
    pub totals: Totals,
    pub payments: Vec<Payment>,
    pub licenses: Vec<PaidFor>,
    /// Credit notes for it, the oldest first: id, number, amount.
    pub credit_notes: Vec<(InvoiceId, String, i64)>,
    /// The number of the invoice that a credit note takes back from.
    pub credits_number: Option<String>,
    /// The day it is where the customer is.
    pub today: Day,
}
