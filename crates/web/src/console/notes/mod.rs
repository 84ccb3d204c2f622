//! Notes beside a record: the card that stands on its page, the page of all of them, one's own to edit, and the notes that
//! mention whoever looks.

mod card;
mod mentions;
mod pages;
#[cfg(test)]
mod tests;

pub(crate) use card::{Panel, Read, read};

use crate::routes::{Admits, Routes};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/notes", pages::page)
        .post("/notes", pages::write)
        .get("/notes/{note}", pages::one)
        .post("/notes/{note}", pages::save)
        .post("/notes/{note}/remove", pages::remove)
        .post("/notes/{note}/restore", pages::restore)
        .get("/mentions", mentions::page)
        .post("/mentions", mentions::seen)
}
