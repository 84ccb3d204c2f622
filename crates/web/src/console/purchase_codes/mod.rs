//! Purchase codes: the list of entries with what is used and pending of each, entering one, giving its units on and
//! taking them back; and for vendors the batches that they make.

mod add;
mod allot;
mod back;
mod batch;
mod batches;
mod customer;
pub(crate) mod grant;
mod list;
mod show;
#[cfg(test)]
mod tests;

pub(crate) use list::filter;

use axum::response::Response;
use domain::{
    Refusal,
    ids::{AllotmentId, BatchId, CodeId, StockId},
    purchase_codes::Stock,
};

use crate::{
    answer::go,
    cookies,
    kit::Meter,
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/purchase-codes", list::page)
        .get("/purchase-codes/new", add::page)
        .post("/purchase-codes/new", add::add)
        .get("/purchase-codes/customer", customer::page)
        .post("/purchase-codes/customer", customer::add)
        .get("/purchase-codes/batches", batches::list)
        .get("/purchase-codes/batches/new", batches::page)
        .post("/purchase-codes/batches/new", batches::make)
        .get("/purchase-codes/batches/{batch}", batch::page)
        .post("/purchase-codes/batches/{batch}/print", batch::print)
        .get("/purchase-codes/batches/{batch}/codes/{code}/cancel", batch::cancel_page)
        .post("/purchase-codes/batches/{batch}/codes/{code}/cancel", batch::cancel)
        .get("/purchase-codes/{stock}", show::page)
        .post("/purchase-codes/{stock}", show::edit)
        .post("/purchase-codes/{stock}/reveal", show::reveal)
        .get("/purchase-codes/{stock}/history", show::history)
        .get("/purchase-codes/{stock}/update", add::update_page)
        .post("/purchase-codes/{stock}/update", add::update)
        .get("/purchase-codes/{stock}/allot", allot::page)
        .post("/purchase-codes/{stock}/allot", allot::allot)
        .get("/purchase-codes/{stock}/allotments/{allotment}/return", back::page)
        .post("/purchase-codes/{stock}/allotments/{allotment}/return", back::take_back)
}

fn stock_id(text: &str) -> Result<StockId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn batch_id(text: &str) -> Result<BatchId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn code_id(text: &str) -> Result<CodeId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn allotment_id(text: &str) -> Result<AllotmentId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// A stock as its pages show it: what it is, and total, used and pending.
pub(crate) struct Head {
    pub href: String,
    pub title: String,
    pub masked: String,
    pub product: String,
    pub plan: String,
    pub edition: String,
    pub holder: String,
    pub giver: String,
    pub total: i64,
    pub used: i64,
    pub pending: i64,
    /// The total in words, such as `10 workstations`.
    pub units: String,
    pub meter: Meter,
}

impl Head {
    pub(crate) fn new(stock: &Stock, l: &Locale) -> Self {
        let told = l.with("codes-used-of", &[("used", stock.used.into()), ("total", stock.total.into())]);
        Self {
            href: format!("/purchase-codes/{}", stock.id),
            title: title(stock),
            masked: stock.masked.clone(),
            product: stock.of.product_name.clone(),
            plan: stock.of.plan_name.clone(),
            edition: stock.of.edition_name.clone(),
            holder: stock.holder_name.clone(),
            giver: stock.giver_name.clone().unwrap_or_default(),
            total: stock.total,
            used: stock.used,
            pending: stock.pending(),
            units: l.counted(stock.of.unit, &stock.of.nouns, stock.total),
            meter: Meter::usage(told, stock.used, Some(stock.total)),
        }
    }
}

/// What an entry is called: its company, its code, or who was given the units.
fn title(stock: &Stock) -> String {
    let names = [&stock.company, &stock.masked, &stock.holder_name];
    names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
}

/// To a page with a note of what was done.
fn done(visit: &Visit, path: &str, note: &str) -> Response {
    let mut answer = go(path);
    cookies::set_note(&mut answer, &visit.web, note);
    answer
}
