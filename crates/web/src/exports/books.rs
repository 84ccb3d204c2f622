//! The columns of invoices, and how a row fills them.

use domain::billing::{self, Head as InvoiceHead};

use super::{
    Cell, Head, Reader,
    lists::{day, id, number, on, said, text},
};

pub(super) const INVOICES: &[Head] = &[
    text("invoice_id"),
    text("number"),
    text("invoice_kind"),
    text("invoice_state"),
    text("customer"),
    text("currency"),
    number("net"),
    number("vat"),
    number("total"),
    number("paid"),
    number("credited"),
    number("open"),
    day("issued_on"),
    day("due_on"),
    text("payment_reference"),
    text("ordered_by"),
];

pub(super) fn invoice(reader: &Reader, row: &InvoiceHead) -> Vec<Cell> {
    let money = |minor| Cell::Money(minor, billing::money::digits(&row.currency));
    vec![
        id(row.id),
        said(row.number.clone().unwrap_or_default()),
        reader.word("invoice-kind", row.kind.word()),
        reader.word("status-invoice", row.state.word()),
        said(&row.customer_name),
        said(&row.currency),
        money(row.net_minor),
        money(row.vat_minor),
        money(row.total_minor),
        money(row.paid_minor),
        money(row.credited_minor),
        money(row.open_minor()),
        row.issued_on.map_or(Cell::Empty, on),
        row.due_on.map_or(Cell::Empty, on),
        said(row.payment_reference.clone().unwrap_or_default()),
        said(&row.ordered_by_email),
    ]
}
