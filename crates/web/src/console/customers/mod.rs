//! Customers: the list, a new one, and the pages of one customer but its users and licenses.

mod choose;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/customers/choose", choose::choose)
        .get("/customers/{id}", choose::open)
}
