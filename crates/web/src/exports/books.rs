//! Invoices and payments as rows.

use domain::billing::{self, Head as InvoiceHead, Receipt};

use super::{
    Cell, Reader,
    table::{Table, at, day, id, moment, narrowed_to, number, on, rows, said, text, until, when},
};
use crate::console::invoices as invoice_pages;

pub(super) const INVOICES: Table = Table {
    filters: &["view", "q", "customer", "sort"],
    heads: &[
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
        at("ordered_at"),
    ],
    open: |organization, query, reader| {
        let (filter, reader) = (invoice_pages::filter(query), reader.clone());
        rows(
            move |act, window| billing::list(act, organization, &filter, window),
            move |row| invoice(&reader, row),
        )
    },
};

pub(super) const PAYMENTS: Table = Table {
    filters: &["invoice"],
    heads: &[
        text("payment_id"),
        text("invoice_id"),
        text("invoice"),
        text("customer"),
        day("paid_on"),
        number("amount"),
        text("currency"),
        text("reference"),
        text("payment_source"),
        at("recorded_at"),
        text("recorded_by"),
        at("reversed_at"),
        text("reversed_by"),
        text("reason"),
    ],
    open: |organization, query, reader| {
        let (invoice, reader) = (narrowed_to(query, "invoice"), reader.clone());
        rows(
            move |act, window| billing::payments(act, organization, invoice.clone()?, window),
            move |row| receipt(&reader, row),
        )
    },
};

pub(crate) fn invoice(reader: &Reader, row: &InvoiceHead) -> Vec<Cell> {
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
        until(row.issued_on),
        until(row.due_on),
        said(row.payment_reference.clone().unwrap_or_default()),
        said(&row.ordered_by_email),
        moment(row.created_at),
    ]
}

fn receipt(reader: &Reader, row: &Receipt) -> Vec<Cell> {
    let (payment, reversed) = (&row.payment, row.payment.reversed.as_ref());
    vec![
        id(payment.id),
        id(row.invoice),
        said(&row.number),
        said(&row.customer_name),
        on(payment.paid_on),
        Cell::Money(payment.amount_minor, billing::money::digits(&row.currency)),
        said(&row.currency),
        said(&payment.reference),
        reader.word("payment-source", payment.source.word()),
        moment(payment.recorded_at),
        said(&payment.recorded_by),
        when(reversed.map(|reversed| reversed.at)),
        said(reversed.map(|reversed| reversed.by.clone()).unwrap_or_default()),
        said(reversed.map(|reversed| reversed.reason.clone()).unwrap_or_default()),
    ]
}
