//! The partners within reach as a tree, or as a flat list where a search finds some of them.

use std::collections::HashMap;

use askama::Template;
use axum::http::request::Parts;
use domain::{
    Act,
    access::Action,
    exports::List,
    ids::OrganizationId,
    organizations::{self, Organization},
    page::Window,
};

use crate::{
    answer::Answer,
    console::{
        exports,
        listing::{Address, Walk},
    },
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
    /// What stands beside the name when it does not work now; empty when it does.
    state: String,
    own: bool,
    /// What may be done to it beside looking: address, icon and the key of the words.
    deeds: Vec<(String, &'static str, &'static str)>,
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
    let (page, contract) = visit.read(move |act| found(act, place, (&asked, &window))).await?;
    let shell = visit.shell(visit.text("nav-organizations"));
    let whole = words.is_empty() && page.next.is_none() && form.given("after").is_none();
    let ordered =
        if whole { in_order(page.items) } else { page.items.into_iter().map(|found| (0, found)).collect() };
    let may_create = visit.may.act(Action::PartnersCreate);
    let rows: Vec<Row> = ordered
        .into_iter()
        .map(|(depth, found)| {
            let may = (may_create, contract && found.id != place);
            row(&shell.locale, (depth, found), (place, may))
        })
        .collect();
    let address = Address::new("/organizations").with("q", words.clone());
    let pager = walk.pager(&address, rows.len(), page.next.as_ref(), page.total).offer(exports::offer(
        List::Partners,
        &address,
        &shell,
    ));
    Ok(render(&Page { l: &shell.locale, shell: &shell, query: &words, rows, pager, may_create }))
}

/// The page, and whether the person holds the contract of what stands below the place they look from.
fn found(
    act: &mut Act<'_>,
    place: OrganizationId,
    (words, window): (&str, &Window),
) -> domain::Result<(domain::page::Page<Organization>, bool)> {
    let page = organizations::list(act, place, words, window)?;
    let below = page.items.iter().find(|organization| organization.id != place).map(|below| below.id);
    let contract = match below {
        Some(below) => act.may(below)?.act(Action::PartnersChange),
        None => false,
    };
    Ok((page, contract))
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

fn row(l: &Locale, (depth, found): (usize, Organization), (own, may): (OrganizationId, (bool, bool))) -> Row {
    Row {
        state: state(l, &found),
        id: found.id.to_string(),
        depth: depth.min(4),
        kind: if found.partner_type.is_some() { PlaceKind::Partner } else { PlaceKind::Operator },
        partner_type: found
            .partner_type
            .map(|kind| l.word("partner-type", kind).into_owned())
            .unwrap_or_default(),
        language: found.language.own_name(),
        deeds: deeds(&found, may),
        own: found.id == own,
        name: found.name,
    }
}

/// What the person may do to an organization of the tree; nothing to one that is closed.
fn deeds(
    found: &Organization,
    (create, contract): (bool, bool),
) -> Vec<(String, &'static str, &'static str)> {
    let mut deeds = Vec::new();
    if found.closed.is_some() {
        return deeds;
    }
    if create {
        let path = format!("/organizations/new?parent={}", found.id);
        deeds.push((path, "plus", "organizations-new-below"));
    }
    if contract {
        let path = |page: &str| format!("/organizations/{}/{page}", found.id);
        deeds.push((path("move"), "arrow-right", "organizations-move"));
        deeds.push(if found.disabled.is_some() {
            (path("enable"), "power", "organizations-enable")
        } else {
            (path("disable"), "ban", "organizations-disable")
        });
    }
    deeds
}

fn state(l: &Locale, found: &Organization) -> String {
    if found.closed.is_some() {
        l.text("organizations-closed").into_owned()
    } else if found.disabled.is_some() {
        l.text("status-customer-disabled").into_owned()
    } else if found.stopped_above {
        l.text("organizations-stopped-above").into_owned()
    } else {
        String::new()
    }
}
