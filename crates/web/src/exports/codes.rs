//! Purchase codes as rows: entries, what was given of them (ES-10), batches, and the codes of a batch.

use domain::{
    Refusal,
    ids::BatchId,
    purchase_codes::{self, Batch, Code, CodeState, Stock, Subscription},
};

use super::{
    Cell, Reader,
    table::{Table, about, at, day, id, moment, number, rows, said, text, until, when},
};
use crate::console::purchase_codes as code_pages;

pub(super) const ENTRIES: Table = Table {
    filters: &["view", "q"],
    heads: &[
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
    ],
    open: |organization, query, _| {
        let filter = code_pages::filter(query);
        rows(move |act, window| purchase_codes::list(act, organization, &filter, window), entry)
    },
};

pub(super) const SUBSCRIPTIONS: Table = Table {
    filters: &["stock"],
    heads: &[
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
    ],
    open: |organization, query, _| {
        let of = query.value("stock").parse().ok();
        rows(move |act, window| purchase_codes::subscriptions(act, organization, of, window), subscription)
    },
};

pub(super) const BATCHES: Table = Table {
    filters: &[],
    heads: &[
        text("batch_id"),
        text("name"),
        text("vendor"),
        text("product"),
        text("plan"),
        text("edition"),
        number("units"),
        number("codes"),
        number("redeemed"),
        number("cancelled"),
        day("valid_until"),
        text("created_by"),
        at("created_at"),
        at("shown_at"),
    ],
    open: |organization, _, _| {
        rows(move |act, window| purchase_codes::batches(act, organization, window), batch)
    },
};

/// Who entered which; all but the last group of each stays hidden.
pub(super) const BATCH_CODES: Table = Table {
    filters: &["batch"],
    heads: &[
        text("code_id"),
        number("position"),
        text("purchase_code"),
        text("status"),
        at("redeemed_at"),
        text("organization"),
        text("redeemed_by"),
        at("cancelled_at"),
        text("cancelled_by"),
        text("reason"),
        number("withdrawn_units"),
    ],
    open: |_, query, reader| {
        let batch: Result<BatchId, Refusal> = about(query, "batch", "batch_id");
        let reader = reader.clone();
        rows(
            move |act, window| purchase_codes::codes(act, batch.clone()?, window),
            move |(row, state)| code(&reader, row, *state),
        )
    },
};

pub(crate) fn entry(row: &Stock) -> Vec<Cell> {
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

fn subscription(row: &Subscription) -> Vec<Cell> {
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
        until(row.valid_from),
        until(row.valid_to),
        moment(row.created_at),
    ]
}

fn batch(row: &Batch) -> Vec<Cell> {
    vec![
        id(row.id),
        said(row.title()),
        said(&row.maker_name),
        said(&row.of.product_name),
        said(&row.of.plan_name),
        said(&row.of.edition_name),
        Cell::Number(row.units),
        Cell::Number(row.codes),
        Cell::Number(row.redeemed),
        Cell::Number(row.cancelled),
        until(row.valid_until),
        said(&row.created_by),
        moment(row.created_at),
        when(row.shown_at),
    ]
}

fn code(reader: &Reader, row: &Code, state: CodeState) -> Vec<Cell> {
    vec![
        id(row.id),
        Cell::Number(row.position),
        said(&row.masked),
        reader.word("code-state", state.word()),
        when(row.redeemed_at),
        said(row.redeemer_name.clone().unwrap_or_default()),
        said(row.redeemed_by.clone().unwrap_or_default()),
        when(row.cancelled_at),
        said(row.cancelled_by.clone().unwrap_or_default()),
        said(row.cancelled_reason.clone().unwrap_or_default()),
        Cell::Number(row.withdrawn),
    ]
}
