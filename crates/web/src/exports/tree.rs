//! Organizations as rows: customers and partners.

use domain::{
    customers::{self, CustomerRow},
    licenses::Summary,
    organizations::{self, Organization},
};

use super::{
    Cell, Reader,
    table::{Table, at, day, id, moment, number, on, rows, said, text, when},
};
use crate::console::customers as customer_pages;

pub(super) const CUSTOMERS: Table = Table {
    filters: &["view", "q", "vendor", "country", "sort"],
    heads: &[
        text("customer_id"),
        text("name"),
        text("business_id"),
        text("postal_area"),
        text("country"),
        text("vendor"),
        text("status"),
        text("plan"),
        number("quantity"),
        number("assigned"),
        number("installed"),
        number("storage_used_bytes"),
        day("valid_to"),
        at("created_at"),
        text("account_name"),
        text("contact_name"),
        text("contact_email"),
        at("seen_at"),
    ],
    open: |organization, query, reader| {
        let (filter, reader) = (customer_pages::filter(query), reader.clone());
        rows(
            move |act, window| customers::list(act, organization, &filter, window),
            move |row| customer(&reader, row),
        )
    },
};

pub(super) const PARTNERS: Table = Table {
    filters: &["q"],
    heads: &[
        text("organization_id"),
        text("name"),
        text("type"),
        text("status"),
        text("language"),
        text("time_zone"),
        text("support_email"),
        text("support_phone"),
        at("created_at"),
    ],
    open: |organization, query, reader| {
        let (words, reader) = (query.value("q").trim().to_owned(), reader.clone());
        rows(
            move |act, window| organizations::list(act, organization, &words, window),
            move |row| partner(&reader, row),
        )
    },
};

pub(crate) fn customer(reader: &Reader, row: &CustomerRow) -> Vec<Cell> {
    let in_force: Vec<&Summary> =
        row.licenses.iter().filter(|license| license.standing.status.is_in_force()).collect();
    // As on the page: without a license in force the first one tells how things are.
    let counted = if in_force.is_empty() { row.licenses.iter().take(1).collect() } else { in_force };
    let sum = |part: fn(&Summary) -> i64| match counted.as_slice() {
        [] => Cell::Empty,
        some => Cell::Number(some.iter().map(|license| part(license)).sum()),
    };
    let plans: Vec<&str> = counted.iter().map(|license| license.plan_name.as_str()).collect();
    vec![
        id(row.id),
        said(&row.name),
        said(&row.business_id),
        said(&row.postal_area),
        said(&row.country),
        said(&row.vendor_name),
        reader.word("status-customer", if row.disabled { "disabled" } else { "active" }),
        said(plans.join(", ")),
        sum(|license| license.quantity),
        sum(|license| license.assigned),
        sum(|license| license.installed),
        sum(|license| license.storage_used_bytes),
        counted.first().map_or(Cell::Empty, |license| on(license.valid_to)),
        moment(row.created_at),
        said(&row.account_name),
        said(&row.contact_name),
        said(&row.contact_email),
        when(row.last_seen_at),
    ]
}

fn partner(reader: &Reader, row: &Organization) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.name),
        row.partner_type.map_or(Cell::Empty, |kind| reader.word("partner-type", kind.word())),
        reader.word("status-customer", if row.disabled.is_some() { "disabled" } else { "active" }),
        reader.word("language", row.language.code()),
        said(&row.time_zone),
        said(row.support_email.clone().unwrap_or_default()),
        said(row.support_phone.clone().unwrap_or_default()),
        moment(row.created_at),
    ]
}
