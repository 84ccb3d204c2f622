//! Invoices: the list, ordering for a customer, one invoice as a page, what is done to it, and the set-up of issuing:
//! details and prices.

mod actions;
mod import;
mod lines;
mod list;
mod order;
mod setup;
mod show;
#[cfg(test)]
mod tests;
mod wanted;

pub(crate) use lines::Priced;
pub(crate) use list::filter;
pub(crate) use show::{file, paper};

use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/invoices", list::list)
        .get("/invoices/new", order::choose)
        .get("/invoices/import", import::page)
        .post("/invoices/import", import::upload)
        .post("/invoices/import/record", import::record)
        .get("/invoices/issuer", setup::issuer_page)
        .post("/invoices/issuer", setup::save_issuer)
        .get("/invoices/prices", setup::prices_page)
        .get("/invoices/prices/{plan}", setup::plan_page)
        .post("/invoices/prices/{plan}", setup::save_prices)
        .get("/customers/{id}/order", order::page)
        .post("/customers/{id}/order", order::place)
        .get("/invoices/{id}", show::page)
        .get("/invoices/{id}/pdf", show::pdf)
        .post("/invoices/{id}/issue", actions::issue)
        .post("/invoices/{id}/cancel", actions::cancel)
        .get("/invoices/{id}/pay", actions::pay_page)
        .post("/invoices/{id}/pay", actions::pay)
        .get("/invoices/{id}/send", actions::send_page)
        .post("/invoices/{id}/send", actions::send)
        .get("/invoices/{id}/credit", actions::credit_page)
        .post("/invoices/{id}/credit", actions::credit)
        .get("/invoices/{id}/payments/{payment}/reverse", actions::reverse_page)
        .post("/invoices/{id}/payments/{payment}/reverse", actions::reverse)
}
