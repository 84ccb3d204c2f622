//! The catalogue: products with their editions, and the plans they are sold under.

mod edit;
mod frame;
#[cfg(test)]
mod life_tests;
mod list;
mod plan;
mod revisions;
mod sellers;
mod signing;
#[cfg(test)]
mod signing_tests;
#[cfg(test)]
mod tests;

pub(crate) use frame::told;

use domain::{Problem, refusal::FieldProblem};

use crate::{
    kit::Form,
    routes::{Admits, Routes},
    typed::whole_number,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/products", list::show)
        .get("/products/new", edit::new)
        .post("/products/new", edit::create)
        .get("/products/{id}", edit::show)
        .post("/products/{id}", edit::change)
        .get("/products/{id}/plans/new", plan::new)
        .post("/products/{id}/plans/new", plan::create)
        .get("/plans/{id}", plan::show)
        .post("/plans/{id}", plan::change)
        .post("/plans/{id}/approve", revisions::approve)
        .get("/signing-keys", signing::page)
        .post("/signing-keys", signing::create)
        .get("/signing-keys/{key}/retire", signing::ask)
        .post("/signing-keys/{key}/retire", signing::retire)
        .get("/signing-keys/{key}/withdraw", signing::ask_withdraw)
        .post("/signing-keys/{key}/withdraw", signing::withdraw)
        .get("/plans/{id}/sellers", sellers::show)
        .post("/plans/{id}/sellers", sellers::change)
        .get("/plans/{id}/revisions", revisions::show)
        .get("/plans/{id}/revisions/{revision}", revisions::ask)
        .post("/plans/{id}/revisions/{revision}", revisions::adopt)
}

/// A whole number of the form; what is none is noted and counts as zero.
fn number(form: &Form, field: &str, problems: &mut Vec<FieldProblem>) -> i64 {
    let typed = form.value(field).trim();
    whole_number(typed).unwrap_or_else(|| {
        let problem = if typed.is_empty() { Problem::Required } else { Problem::NotANumber };
        problems.push(FieldProblem::new(field, problem));
        0
    })
}
