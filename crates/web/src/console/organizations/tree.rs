//! The partners within reach as a tree, or as a flat list where a search finds some of them.

use std::collections::HashMap;

use askama::Template;
use axum::http::request::Parts;
use domain::{
    access::Action,
    ids::OrganizationId,
    organizations::{self, Organization},
    page::Window,
};

use crate::{
    answer::Answer,
    console::listing::{Address, Walk},
    kit::{Pager, PlaceKind, Shell, render},
    languages::Locale,
    typed::query,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/tree.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    query: &'a str,
    rows: Vec<Row>,
    pager: Pager,
    may_create: bool,
}

struct Row {
    id: String,
    name: String,
    /// Steps below the top of the tree shown; at most four are drawn.
    depth: usize,
    kind: PlaceKind,
    partner_type: String,
    language: &'static str,
    disabled: bool,
    own: bool,
    may_create: bool,
}

pub(super) async fn show(visit: Visit, parts: Parts) -> Answer {
    let form = query(&parts);
    let words: String = form.value("q").trim().chars().take(200).collect();
    let walk = Walk::of(&form);
    // The whole tree where it fits one page; a search or a large house is shown page by page.
    let window = if words.is_empty() && form.given("after").is_none() {
        Window::first(Window::MOST)
    } else {
        walk.window()
    };
    let (place, asked) = (visit.organization, words.clone());
    let page = visit.read(move |act| organizations::list(act, place, &asked, &window)).await?;
    let shell = visit.shell(visit.text("nav-organizations"));
    let whole = words.is_empty() && page.next.is_none() && form.given("after").is_none();
    let ordered =
        if whole { in_order(page.items) } else { page.items.into_iter().map(|found| (0, found)).collect() };
    let may_create = visit.may.act(Action::PartnersCreate);
    let rows: Vec<Row> = ordered
        .into_iter()
        .map(|(depth, found)| row(&shell.locale, (depth, found), (place, may_create)))
        .collect();
    let address = Address::new("/organizations").with("q", words.clone());
    let pager = walk.pager(&address, rows.len(), page.next.as_ref(), page.total);
    Ok(render(&Page { l: &shell.locale, shell: &shell, query: &words, rows, pager, may_create }))
}

/// Each under the one above it, brothers by name as they came.
fn in_order(found: Vec<Organization>) -> Vec<(usize, Organization)> {
    let ids: Vec<OrganizationId> = found.iter().map(|organization| organization.id).collect();
    let mut below: HashMap<Option<OrganizationId>, Vec<Organization>> = HashMap::new();
    for organization in found {
        let parent = organization.parent.filter(|parent| ids.contains(parent));
        below.entry(parent).or_default().push(organization);
    }
    let mut ordered = Vec::new();
    descend(&mut below, None, 0, &mut ordered);
    ordered
}

fn descend(
    below: &mut HashMap<Option<OrganizationId>, Vec<Organization>>,
    parent: Option<OrganizationId>,
    depth: usize,
    ordered: &mut Vec<(usize, Organization)>,
) {
    for organization in below.remove(&parent).unwrap_or_default() {
        let id = organization.id;
        ordered.push((depth, organization));
        descend(below, Some(id), depth + 1, ordered);
    }
}

fn row(l: &Locale, (depth, found): (usize, Organization), (own, may_create): (OrganizationId, bool)) -> Row {
    Row {
        id: found.id.to_string(),
        depth: depth.min(4),
        kind: if found.partner_type.is_some() { PlaceKind::Partner } else { PlaceKind::Operator },
        partner_type: found
            .partner_type
            .map(|kind| l.word("partner-type", kind).into_owned())
            .unwrap_or_default(),
        language: found.language.own_name(),
        disabled: found.disabled.is_some(),
        own: found.id == own,
        name: found.name,
        may_create,
    }
}
