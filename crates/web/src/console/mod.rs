//! The console's pages: each translates a request into operations and their outcome into a page.

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
}
