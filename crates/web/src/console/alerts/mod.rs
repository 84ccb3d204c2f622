//! Alerts: those that are open below where one stands, and how they go for a customer or for all below a partner
//! (NX-71).

mod list;
mod settings;
#[cfg(test)]
mod tests;

pub(crate) use list::{filter_of, page_of};

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/alerts", list::page)
        .get("/customers/{id}/alerts", settings::of_customer)
        .post("/customers/{id}/alerts", settings::save_customer)
        .get("/organizations/{id}/alerts", settings::of_organization)
        .post("/organizations/{id}/alerts", settings::save_organization)
}
