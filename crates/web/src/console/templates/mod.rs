//! The texts of letters, as the organization has them: which are its own, and an editor with a preview for each kind
//! and language.

mod edit;
mod list;
mod preview;
#[cfg(test)]
mod tests;

use axum::extract::Path;
use domain::{
    Language, Refusal,
    outbox::MailKind,
    templates::{Part, Parts},
};

use crate::{
    kit::Form,
    routes::{Admits, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/templates", list::show)
        .get("/templates/{kind}/{language}", edit::show)
        .post("/templates/{kind}/{language}", edit::save)
        .get("/templates/{kind}/{language}/letter", preview::in_force)
        .post("/templates/{kind}/{language}/letter", preview::typed)
        .post("/templates/{kind}/{language}/test", edit::test)
        .get("/templates/{kind}/{language}/reset", edit::ask)
        .post("/templates/{kind}/{language}/reset", edit::reset)
}

/// Kind and language of a path; what is neither is not found.
fn named(Path((kind, language)): Path<(String, String)>) -> Result<(MailKind, Language), Refusal> {
    let kind: MailKind = kind.parse().map_err(|_| Refusal::NotFound)?;
    let language: Language = language.parse().map_err(|_| Refusal::NotFound)?;
    Ok((kind, language))
}

fn path(kind: MailKind, language: Language) -> String {
    format!("/templates/{kind}/{language}")
}

/// The parts as they were typed.
fn parts(form: &Form) -> Parts {
    let mut parts = Parts::default();
    for part in Part::ALL {
        form.value(part.word()).clone_into(parts.part_mut(*part));
    }
    parts
}

fn filled(parts: &Parts) -> Form {
    Part::ALL.iter().fold(Form::new(), |form, part| form.fill(part.word(), parts.part(*part)))
}
