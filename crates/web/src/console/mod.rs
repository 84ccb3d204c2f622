//! The console's pages: each translates a request into operations and their outcome into a page.

mod confirm;
pub(crate) mod conflict;
pub(crate) mod customer_frame;
mod customers;
mod licenses;
pub(crate) mod listing;
mod search;
mod settings;
mod switch;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .and(confirm::routes())
        .and(customers::routes())
        .and(licenses::routes())
        .and(search::routes())
        .and(settings::routes())
        .and(switch::routes())
}
