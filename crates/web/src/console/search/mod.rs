//! Finding: one field for everything within reach, as a page of its own and, asked for as a part, as the palette that
//! opens with Ctrl K. Records come from the domain's index, pages and actions from a list of ours.

mod commands;
mod groups;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::http::{HeaderMap, request::Parts};
use domain::search::{self, Question};

use crate::{
    answer::Answer,
    kit::{Shell, render},
    languages::Locale,
    routes::{Admits, Routes},
    typed::query,
    visit::Visit,
};
use groups::Group;

/// Hits shown of each kind on the page, and in the palette.
const MOST: i64 = 10;
const MOST_IN_PALETTE: i64 = 5;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/search", show)
}

#[derive(Template)]
#[template(path = "search/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    query: &'a str,
    groups: &'a [Group],
}

/// What stands in the list of the palette.
#[derive(Template)]
#[template(path = "search/palette.html")]
struct Palette<'a> {
    l: &'a Locale,
    query: &'a str,
    groups: &'a [Group],
    /// How many there are in all groups, to be said.
    total: usize,
}

async fn show(visit: Visit, headers: HeaderMap, parts: Parts) -> Answer {
    let form = query(&parts);
    let words: String = form.value("q").trim().chars().take(200).collect();
    let in_palette = headers.contains_key("HX-Request");
    let groups = found(&visit, &words, if in_palette { MOST_IN_PALETTE } else { MOST }).await?;
    let shell = visit.shell(visit.text("search-title"));
    let l = &shell.locale;
    if in_palette {
        let total = groups.iter().map(|group| group.items.len()).sum();
        return Ok(render(&Palette { l, query: &words, groups: &groups, total }));
    }
    Ok(render(&Page { l, shell: &shell, query: &words, groups: &groups }))
}

/// Records first, then what may be done for the first customer among them, then pages and actions; before anything is
/// typed, actions and pages alone.
async fn found(visit: &Visit, words: &str, limit: i64) -> Result<Vec<Group>, crate::answer::PageError> {
    let l = &visit.locale;
    let mut groups = Vec::new();
    if !words.is_empty() {
        let organization = visit.organization;
        let question = Question { query: words.to_owned(), limit, ..Question::default() };
        let hits = visit.read(move |act| search::find(act, organization, &question)).await?;
        groups.extend(groups::of_hits(l, &hits));
        groups.extend(commands::for_customer(visit, &hits));
    }
    groups.extend(commands::actions(visit, words));
    groups.extend(commands::pages(visit, words));
    Ok(groups::numbered(groups))
}
