//! Customers: the list, a new one, and the pages of one customer but its users and licenses.

mod account_mail;
mod activity;
mod basics;
mod choose;
mod fields;
pub(crate) mod inline;
mod key;
mod list;
mod settings;
mod stop;
#[cfg(test)]
mod tests;
mod wizard;

pub(super) use basics::seen;
pub(super) use choose::customer;
pub(crate) use list::filter;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/customers", list::list)
        .get("/customers/choose", choose::choose)
        .get("/customers/{id}", choose::open)
        .get("/customers/{id}/basics", basics::page)
        .post("/customers/{id}/basics", basics::save)
        .get("/customers/{id}/settings", settings::page)
        .post("/customers/{id}/settings", settings::save)
        .post("/customers/{id}/management", settings::manage)
        .get("/customers/{id}/activity", activity::page)
        .get("/customers/{id}/account-mail", account_mail::page)
        .post("/customers/{id}/account-mail", account_mail::send)
        .get("/customers/{id}/key", key::page)
        .post("/customers/{id}/key", key::reveal)
        .get("/customers/{id}/delete", stop::delete_page)
        .post("/customers/{id}/delete", stop::delete)
        .get("/customers/{id}/disable", stop::disable_page)
        .post("/customers/{id}/disable", stop::disable)
        .get("/customers/{id}/enable", stop::enable_page)
        .post("/customers/{id}/enable", stop::enable)
        .and(wizard::routes())
}
