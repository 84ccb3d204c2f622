//! Moving a partner or customer below another organization, after showing what goes along and what ends.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    Problem, Refusal,
    access::OrganizationKind,
    ids::OrganizationId,
    organizations::{self, Organization},
    page::Window,
};

use super::cut_off::{self, Seen};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, query},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/move.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    seen: Seen,
    name: &'a str,
    /// Where the organization's own pages are.
    base: String,
    action: String,
    /// The list that the organization is on: its name and address.
    list: (String, &'static str),
    /// What the places were searched for.
    query: String,
    places: Vec<Choice>,
}

async fn moved(visit: &Visit, id: &str) -> Result<Organization, PageError> {
    let id: OrganizationId = id.parse().map_err(|_| Refusal::NotFound)?;
    visit.read(move |act| organizations::moving(act, id)).await
}

/// Where it could go: what is within reach but for customers, its own branch's top and where it is now.
async fn places(visit: &Visit, moved: &Organization, query: &str) -> Result<Vec<Choice>, PageError> {
    let (query, id, parent) = (query.to_owned(), moved.id, moved.parent);
    let found = visit.read(move |act| organizations::reachable(act, &query, Window::MOST)).await?;
    let fit = found
        .into_iter()
        .filter(|step| step.kind != OrganizationKind::Customer && step.id != id && Some(step.id) != parent);
    let named = fit.map(|step| Choice::new(step.id.to_string(), visit.place_name(&step)));
    Ok(named.collect())
}

async fn page(visit: &Visit, moved: &Organization, (status, form): (StatusCode, &Form)) -> Answer {
    let l = &visit.locale;
    let query: String = form.value("q").trim().chars().take(200).collect();
    let places = places(visit, moved, &query).await?;
    let seen = Seen::moved(&cut_off::read(visit, moved.id).await?, l);
    let mut shell = visit.shell(l.with("move-title", &[("name", (&moved.name).into())]));
    shell.tell_errors(form);
    let is_partner = moved.kind == OrganizationKind::Partner;
    let (room, list) = if is_partner {
        ("organizations", (visit.text("nav-organizations"), "/organizations"))
    } else {
        ("customers", (visit.text("nav-customers"), "/customers"))
    };
    let page = Page {
        l,
        shell: &shell,
        form,
        seen,
        name: &moved.name,
        base: format!("/{room}/{}", moved.id),
        action: format!("/organizations/{}/move", moved.id),
        list,
        query,
        places,
    };
    Ok(render_as(status, &page))
}

/// GET /organizations/{id}/move
pub(super) async fn show(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let moved = moved(&visit, &id).await?;
    page(&visit, &moved, (StatusCode::OK, &query(&parts))).await
}

/// POST /organizations/{id}/move
pub(super) async fn do_it(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let moved = moved(&visit, &id).await?;
    let id = moved.id;
    let parent = form.value("parent").parse::<OrganizationId>();
    let done = match parent {
        Ok(parent) => visit.work(move |act| organizations::move_below(act, id, parent)).await.map(drop),
        Err(_) => Err(Refusal::field("parent", Problem::Required).into()),
    };
    let Err(error) = done else {
        let mut answer = go(&format!("/organizations/{id}"));
        cookies::set_note(&mut answer, &visit.web, &visit.text("move-done"));
        return Ok(answer);
    };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    page(&visit, &moved, (status, &form)).await
}
