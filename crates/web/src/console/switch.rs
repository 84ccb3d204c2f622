//! Choosing the organization to work as: the short list in the frame sends here, the page has all with a search.

use askama::Template;
use axum::http::request::Parts;
use domain::{Problem, Refusal, ids::OrganizationId, organizations, sessions};

use crate::{
    answer::{Answer, go},
    kit::{Place, Shell, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::{Posted, query},
    visit::{Visit, place},
};

/// More than anybody scrolls through; the search finds the rest.
const MOST: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/switch", show).post("/switch", choose)
}

#[derive(Template)]
#[template(path = "switch/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    query: &'a str,
    found: Vec<(Place, i64)>,
    more: bool,
}

async fn show(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let words = form.value("q").trim().to_owned();
    let asked = words.clone();
    let steps = visit.read(move |act| organizations::reachable(act, &asked, MOST + 1)).await?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = steps.len() > most;
    let top = steps.first().map_or(0, |step| step.depth);
    let found = steps.iter().take(most).map(|step| (place(step), step.depth - top)).collect();
    let shell = visit.shell(visit.text("place-switch"));
    Ok(render(&Page { l: &shell.locale, shell: &shell, query: &words, found, more }))
}

async fn choose(Posted { visit, form, .. }: Posted) -> Answer {
    let chosen: OrganizationId =
        form.value("organization").parse().map_err(|_| Refusal::field("organization", Problem::NotAnId))?;
    visit.work(move |act| sessions::choose_organization(act, chosen)).await?;
    Ok(go("/"))
}
