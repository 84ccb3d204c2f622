//! Orders, invoices and payments: what units cost, who issues, what was ordered, and the money that starts validity.
//! Decided once: an order becomes an invoice when it is issued, issuing makes its licenses, which wait for their
//! payment; the day of the recording of the last missing money is their first day.

pub mod money;
pub mod rules;

mod camt;
mod credits;
mod feed;
mod issuers;
mod list;
#[cfg(test)]
mod model_tests;
mod orders;
mod payments;
mod prices;
mod receipts;
mod record;
#[cfg(test)]
mod renewal_tests;
mod renewals;
mod sending;
mod settling;
mod statement;
mod store;
mod table;
#[cfg(test)]
mod tests;

pub use credits::credit;
pub(crate) use feed::waiting_for;
pub use issuers::{Issuer, IssuerForm, PortalOrders, issuer, rate_text, set_issuer};
pub use list::{InvoiceFilter, InvoiceSort, InvoiceView, Tally, list, tally};
pub use orders::{Expected, Order, OrderLine, Quote, cancel, place, quantity_field, quote};
pub use payments::{IncomingPayment, NewPayment, numbered, record_incoming, record_payment, reverse_payment};
pub use prices::{Price, PricedPlan, offers, price_field, price_list, prices_of, set_prices};
pub use receipts::{Receipt, payments};
pub use record::{
    Head, Invoice, InvoiceLine, Kind, PaidFor, Party, Payment, PaymentSource, Purpose, Reversed, State,
};
pub use renewals::renewable;
pub use sending::send;
pub use settling::issue;
pub use statement::{
    Entry as StatementEntry, MOST_BYTES as MOST_STATEMENT_BYTES, MOST_ENTRIES, Match, Matched,
    match_statement, read_statement,
};

use db::params;

use crate::{
    access::{Action, Scope},
    act::Act,
    ids::{InvoiceId, OrganizationId},
    places,
    refusal::Result,
};

/// Finds the customer of an invoice and asks for the right there.
fn locate(act: &mut Act<'_>, action: Action, invoice: InvoiceId) -> Result<Scope> {
    let customer = places::customer_of(act, invoice)?;
    act.allow_customer(action, customer)
}

/// One invoice or credit note with all that belongs to it.
pub fn get(act: &mut Act<'_>, invoice: InvoiceId) -> Result<Invoice> {
    let scope = locate(act, Action::InvoicesView, invoice)?;
    store::get(act, &scope, invoice)
}

/// The VAT id and currency of the customer's latest invoice, to begin the next order with.
pub fn usual(act: &mut Act<'_>, customer: OrganizationId) -> Result<(String, String)> {
    let scope = act.allow_customer(Action::OrdersPlace, customer)?;
    let found: Option<(String, String)> = act.tx().optional(
        "SELECT buyer_vat_id, currency FROM invoices WHERE customer_id = $1 ORDER BY id DESC LIMIT 1",
        params![scope.organization()],
    )?;
    Ok(found.unwrap_or_default())
}
