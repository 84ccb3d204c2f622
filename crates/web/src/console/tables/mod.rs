//! What every list has in common: columns to choose and order, density, page size, order of rows, and views that are kept
//! under a name. All of it stands in the address; what was chosen last is remembered by person and list.

mod arrange;
mod catalogue;
mod chips;
mod setting;
mod stale;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use setting::Setting;

use crate::routes::{Admits, Routes};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .post("/views/arrange", arrange::arrange)
        .post("/views", views::save)
        .get("/views/{view}", views::edit)
        .post("/views/{view}", views::rename)
        .post("/views/{view}/content", views::keep_content)
        .post("/views/{view}/delete", views::delete)
        .post("/views/{view}/restore", views::restore)
}
