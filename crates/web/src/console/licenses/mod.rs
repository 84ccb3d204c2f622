//! Licenses: the License tab of a customer with what can be done to a license, and the list across customers.

mod actions;
mod add;
mod adopt;
mod card;
mod history;
mod inline;
mod list;
pub(super) mod marks;
mod notices;
mod save;
mod tab;
#[cfg(test)]
mod terms_tests;
#[cfg(test)]
mod tests;

pub(crate) use list::filter;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/licenses", list::list)
        .get("/customers/{id}/license", tab::page)
        .get("/customers/{id}/license/new", add::page)
        .post("/customers/{id}/license/new", add::create)
        .get("/customers/{id}/license/{license}", tab::one)
        .post("/customers/{id}/license/{license}", save::save)
        .get("/customers/{id}/license/{license}/history", history::page)
        .get("/customers/{id}/license/{license}/suspend", actions::suspend_page)
        .post("/customers/{id}/license/{license}/suspend", actions::suspend)
        .get("/customers/{id}/license/{license}/revoke", actions::revoke_page)
        .post("/customers/{id}/license/{license}/revoke", actions::revoke)
        .get("/customers/{id}/license/{license}/connect", actions::connect_page)
        .post("/customers/{id}/license/{license}/connect", actions::connect)
        .get("/customers/{id}/license/{license}/adopt", adopt::page)
        .post("/customers/{id}/license/{license}/adopt", adopt::adopt)
        .post("/customers/{id}/license/{license}/resume", actions::resume)
        .post("/customers/{id}/license/{license}/extend", actions::extend)
        .post("/customers/{id}/license/{license}/convert", actions::convert)
        .post("/customers/{id}/license/{license}/put-in-force", actions::put_in_force)
        .post("/customers/{id}/license/{license}/notices", notices::switch)
}
