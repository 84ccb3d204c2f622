//! The tab of a customer with its deployment keys: the list, a new one, one with its limits and devices, replacing
//! and revoking (NX-68). A key itself is shown once, on the page that follows its making.

mod edit;
mod list;
mod made;
mod new;
#[cfg(test)]
mod tests;
mod turn;
mod typed;

pub(crate) use list::filter_of;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/customers/{id}/keys", list::page)
        .get("/customers/{id}/keys/new", new::page)
        .post("/customers/{id}/keys/new", new::create)
        .get("/customers/{id}/keys/{key}", edit::page)
        .post("/customers/{id}/keys/{key}", edit::save)
        .get("/customers/{id}/keys/{key}/rotate", turn::rotate_page)
        .post("/customers/{id}/keys/{key}/rotate", turn::rotate)
        .get("/customers/{id}/keys/{key}/revoke", turn::revoke_page)
        .post("/customers/{id}/keys/{key}/revoke", turn::revoke)
}
