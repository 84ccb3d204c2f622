//! What people of a customer have instead of the partner's overview: a home with their own figures and what to do, and
//! the administration of the company, from which everything else is reached. The pages behind are those of the
//! console, with the rights of a customer.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    Act, Refusal, Result as Done,
    access::{Action, OrganizationKind},
    billing,
    bindings::{self, Counts, Filter},
    branding::{self, Brand},
    ids::OrganizationId,
    licenses::{self, License},
    organizations,
    page::Window,
    requests::{self, RequestKind},
};

use super::licenses::marks::{self, Until};
use crate::{
    answer::{Answer, PageError, go},
    kit::{Badge, Form, Meter, Shell, render, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/company", company).get("/members", members)
}

/// The customer that the person looks from. Refused with `not-found` anywhere else.
async fn own(visit: &Visit) -> Result<OrganizationId, PageError> {
    let place = visit.organization;
    let kind = visit.read(move |act| organizations::get(act, place)).await?.kind;
    if kind == OrganizationKind::Customer { Ok(place) } else { Err(Refusal::NotFound.into()) }
}

/// A way on, with what is there.
struct Way {
    href: String,
    icon: &'static str,
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "portal/company.html")]
struct Company<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    name: String,
    ways: Vec<Way>,
}

/// GET /company: RU-02, the page on the way to subscription management.
async fn company(visit: Visit) -> Answer {
    let place = own(&visit).await?;
    let name = visit.read(move |act| organizations::get(act, place)).await?.name;
    let shell = visit.shell(visit.text("portal-title"));
    let ways = ways(&visit, place);
    Ok(render(&Company { l: &shell.locale, shell: &shell, name, ways }))
}

fn ways(visit: &Visit, place: OrganizationId) -> Vec<Way> {
    let page = |page: &str| format!("/customers/{place}/{page}");
    let all = [
        (Action::SeatsView, page("subscription"), "link-2", "subscription-title", "portal-subscription-text"),
        (Action::SeatsView, page("users"), "users", "nav-users", "portal-users-text"),
        (Action::SeatsView, page("requests"), "inbox", "requests-title", "portal-requests-text"),
        (Action::LicensesView, page("license"), "key-round", "nav-licenses", "portal-licenses-text"),
        (
            Action::InstallationsView,
            "/installations".into(),
            "monitor-smartphone",
            "nav-installations",
            "portal-installations-text",
        ),
        (Action::CustomersView, page("basics"), "building-2", "portal-details", "portal-company-text"),
        (Action::MembersView, "/members".into(), "shield-check", "nav-members", "portal-members-text"),
    ];
    all.into_iter()
        .filter(|(action, ..)| visit.may.act(*action))
        .map(|(_, href, icon, title, text)| Way {
            href,
            icon,
            title: visit.text(title),
            text: visit.text(text),
        })
        .collect()
}

/// GET /members
async fn members(visit: Visit) -> Answer {
    Ok(go(&format!("/organizations/{}/members", own(&visit).await?)))
}

/// A license as a line.
struct Line {
    title: String,
    number: String,
    badge: Badge,
    until: Until,
    numbers: String,
    meter: Meter,
    /// Where its new term is ordered, when it is time for that.
    renewal: Option<String>,
}

/// Something to do.
struct Todo {
    count: String,
    title: String,
    example: String,
    href: String,
}

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Home<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    name: String,
    id: String,
    counts: Counts,
    bought: i64,
    used: i64,
    meter: Meter,
    installed: i64,
    lines: Vec<Line>,
    todo: Vec<Todo>,
    brand: Brand,
    may_ask: bool,
}

struct Read {
    name: String,
    counts: Counts,
    licenses: Vec<License>,
    asked: i64,
    /// Licenses that a new term can be ordered of.
    renewable: Vec<License>,
    brand: Brand,
}

fn read(act: &mut Act<'_>, place: OrganizationId) -> Done<Read> {
    let may = act.may(place)?;
    let asked = requests::list(act, place, &Window::first(Window::MOST))?;
    let open =
        asked.items.iter().filter(|request| request.answer.is_none() && request.kind == RequestKind::Unit);
    Ok(Read {
        name: organizations::get(act, place)?.name,
        counts: bindings::counts(act, place, &Filter::default())?,
        licenses: if may.act(Action::LicensesView) { licenses::list(act, place)? } else { Vec::new() },
        asked: i64::try_from(open.count()).unwrap_or(i64::MAX),
        renewable: if may.act(Action::OrdersPlace) && may.act(Action::LicensesView) {
            billing::renewable(act, place)?
        } else {
            Vec::new()
        },
        brand: branding::shown(act, place)?,
    })
}

/// The home of people of a customer; `form` holds what they typed to ask their seller for more.
pub(super) async fn home(visit: &Visit, status: StatusCode, form: &Form) -> Result<Response, PageError> {
    let place = own(visit).await?;
    let read = visit.read(move |act| read(act, place)).await?;
    let mut shell = visit.shell(visit.text("nav-overview"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let held: Vec<&License> = read.licenses.iter().filter(|license| license.revoked_at.is_none()).collect();
    let installed = held.iter().flat_map(|license| &license.lines).map(|line| line.installed).sum();
    let counts = read.counts;
    let used = counts.all - counts.free;
    let today = l.day_of(shell.now);
    let page = Home {
        meter: Meter::seats(used, counts.all, l),
        lines: held.iter().map(|license| line(license, &read.renewable, today, l)).collect(),
        todo: todo(&read, place, l),
        bought: counts.all,
        used,
        installed,
        may_ask: visit.may.act(Action::SeatsChange),
        name: read.name,
        id: place.to_string(),
        brand: read.brand,
        counts,
        l,
        shell: &shell,
        form,
    };
    Ok(render_as(status, &page))
}

fn line(license: &License, renewable: &[License], today: jiff::civil::Date, l: &Locale) -> Line {
    let (quantity, assigned) =
        license.lines.iter().fold((0, 0), |sum, line| (sum.0 + line.quantity, sum.1 + line.assigned));
    Line {
        title: format!("{} · {}", license.product_name, license.plan_name),
        number: license.number.clone(),
        badge: marks::badge(license.kind, &license.standing, l),
        until: marks::until(license.valid_to, license.notice_days, today, l),
        numbers: format!("{} / {}", l.number(assigned), l.number(quantity)),
        meter: Meter::seats(assigned, quantity, l),
        renewal: renewable
            .iter()
            .any(|renewable| renewable.id == license.id)
            .then(|| format!("/customers/{}/order?purpose=renewal&license={}", license.customer, license.id)),
    }
}

fn todo(read: &Read, place: OrganizationId, l: &Locale) -> Vec<Todo> {
    let page = |page: &str| format!("/customers/{place}/{page}");
    let row = |n: i64, key: &str, example: String, href: String| {
        (n > 0).then(|| Todo { count: l.number(n), title: l.with(key, &[("n", n.into())]), example, href })
    };
    let renewable = i64::try_from(read.renewable.len()).unwrap_or(i64::MAX);
    let renew_text = l.text("portal-todo-renew-text").into_owned();
    let free_text = l.text("portal-todo-free-text").into_owned();
    [
        row(read.asked, "portal-todo-requests", String::new(), page("requests")),
        row(renewable, "portal-todo-renew", renew_text, page("subscription")),
        row(read.counts.pending, "portal-pending-note", String::new(), page("subscription?holding=pending")),
        row(read.counts.free, "portal-todo-free", free_text, page("subscription?holding=free")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
