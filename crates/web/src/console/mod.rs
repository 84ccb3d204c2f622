//! The console's pages: each translates a request into operations and their outcome into a page.

pub(crate) mod customer_frame;
mod customers;

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person).and(customers::routes())
}
