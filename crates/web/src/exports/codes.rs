//! The columns of entries of purchase codes, and of what was given of them (ES-10).

use domain::purchase_codes::{Stock, Subscription};

use super::{
    Cell, Head,
    lists::{at, day, id, moment, number, on, said, text},
};

pub(super) const ENTRIES: &[Head] = &[
    text("stock_id"),
    text("company"),
    text("email"),
    text("purchase_code"),
    text("holder"),
    text("product"),
    text("plan"),
    text("edition"),
    number("total"),
    number("used"),
    number("pending"),
    at("created_at"),
];

pub(super) const SUBSCRIPTIONS: &[Head] = &[
    text("allotment_id"),
    text("customer"),
    text("company"),
    text("email"),
    text("purchase_code"),
    text("holder"),
    text("product"),
    text("plan"),
    text("edition"),
    number("units"),
    number("assigned"),
    number("total"),
    number("used"),
    number("pending"),
    text("license_number"),
    day("valid_from"),
    day("valid_to"),
    at("created_at"),
];

pub(super) fn entry(row: &Stock) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.company),
        said(&row.email),
        said(&row.masked),
        said(&row.holder_name),
        said(&row.of.product_name),
        said(&row.of.plan_name),
        said(&row.of.edition_name),
        Cell::Number(row.total),
        Cell::Number(row.used),
        Cell::Number(row.pending()),
        moment(row.created_at),
    ]
}

pub(super) fn subscription(row: &Subscription) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.to_name),
        said(&row.company),
        said(&row.email),
        said(&row.masked),
        said(&row.holder_name),
        said(&row.product_name),
        said(&row.plan_name),
        said(&row.edition_name),
        Cell::Number(row.units),
        row.assigned.map_or(Cell::Empty, Cell::Number),
        Cell::Number(row.total),
        Cell::Number(row.used),
        Cell::Number(row.total - row.used),
        said(row.license_number.clone().unwrap_or_default()),
        row.valid_from.map_or(Cell::Empty, on),
        row.valid_to.map_or(Cell::Empty, on),
        moment(row.created_at),
    ]
}
