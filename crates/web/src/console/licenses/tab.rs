//! The License tab: one license in full, and the customer's others in a list (NX-20 to NX-34). Saving is in `save`.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    access::Action,
    audit::{self, Event},
    clock::Day,
    handovers::{self, Planned},
    ids::{LicenseId, OrganizationId},
    installations::{self, AtLarge},
    licenses::{self, License, rules::LicenseKind},
    notes::Subject,
    page::Window,
    planned_changes,
};

use super::{
    card::{self, Card},
    inline,
    marks::{self, Until},
    notices,
};
use crate::{
    answer::{Answer, go},
    console::{
        conflict::Conflict,
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        customers::customer,
        notes as remarks, planned, trail,
    },
    cookies,
    kit::{Badge, Form, Inline, Shell},
    languages::Locale,
    visit::Visit,
};

/// A license of the list below the card.
struct Other {
    href: String,
    plan: String,
    number: String,
    kind: String,
    seats: String,
    until: Until,
    badge: Badge,
    edit: Option<Inline>,
}

/// What the side of the tab tells.
struct Glance {
    contact: String,
    email: String,
    since: jiff::Timestamp,
    installed: String,
    prefix: String,
}

#[derive(Template)]
#[template(path = "licenses/tab.html")]
struct Tab<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: Form,
    card: Option<Card>,
    conflict: Option<Conflict>,
    others: Vec<Other>,
    glance: Glance,
    recent: Vec<trail::Line>,
    notices: Option<notices::Panel>,
    /// What is planned for it, for who may see that.
    planned: Option<Vec<planned::Row>>,
    remarks: Option<remarks::Panel>,
    may_change: bool,
    /// Addresses to order a new term, and more units to the same end.
    orders: Option<(String, String)>,
}

/// What is read for the tab.
pub(super) struct Read {
    pub facts: CustomerFacts,
    pub licenses: Vec<License>,
    /// Whose users move to another license, and when.
    moving: Vec<Planned>,
    pub recent: Vec<Event>,
    today: Day,
}

/// What a form brought back: what was typed, and what is in its way.
pub(super) struct Back {
    pub status: StatusCode,
    pub form: Form,
    pub conflict: Option<Conflict>,
}

pub(super) fn read(act: &mut Act<'_>, place: OrganizationId, id: OrganizationId) -> domain::Result<Read> {
    let facts = CustomerFacts::read(act, place, id)?;
    let licenses = licenses::list(act, id)?;
    let recent = if facts.may.act(Action::EventsView) {
        audit::list(act, id, &Window::first(10))?.items
    } else {
        Vec::new()
    };
    let today = act.now().day_in(&facts.customer.zone());
    let moving = handovers::planned(act, id)?;
    Ok(Read { facts, licenses, moving, recent, today })
}

/// GET /customers/{id}/license
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let read = visit.read(move |act| read(act, place, id)).await?;
    let open = foremost(&read.licenses).map(|license| license.id);
    shown(&visit, &read, open, None).await
}

/// GET /customers/{id}/license/{license}
pub(super) async fn one(visit: Visit, Path((id, license)): Path<(String, String)>) -> Answer {
    let (place, id, license) = (visit.organization, customer(&id)?, self::license(&license)?);
    let read = visit.read(move |act| read(act, place, id)).await?;
    shown(&visit, &read, Some(license), None).await
}

pub(super) fn license(id: &str) -> Result<LicenseId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

/// The license that people come for: in force before others, bought before tried out, the newest of those.
fn foremost(licenses: &[License]) -> Option<&License> {
    licenses
        .iter()
        .min_by_key(|license| (!license.standing.status.is_in_force(), license.kind == LicenseKind::Trial))
}

pub(super) async fn shown(visit: &Visit, read: &Read, open: Option<LicenseId>, back: Option<Back>) -> Answer {
    let told = match open {
        Some(id) => Some(visit.read(move |act| domain::notices::get(act, id)).await?),
        None => None,
    };
    let sees_plans = read.facts.may.act(Action::PlannedChangesView);
    let planned = match open.filter(|_| sees_plans) {
        Some(id) => Some(visit.read(move |act| planned_changes::of_license(act, id)).await?),
        None => None,
    };
    let may = read.facts.may.clone();
    let remarks = match open {
        Some(id) => visit.read(move |act| remarks::read(act, &may, Subject::License(id))).await?,
        None => None,
    };
    let at_large = match open.filter(|_| read.facts.may.act(Action::InstallationsView)) {
        Some(id) => visit.read(move |act| installations::at_large(act, id)).await?,
        None => None,
    };
    let (l, customer) = (&visit.locale, &read.facts.customer);
    let opened = match open {
        Some(id) => Some(read.licenses.iter().find(|license| license.id == id).ok_or(Refusal::NotFound)?),
        None => None,
    };
    let mut shell = visit.shell(l.with("licenses-title", &[("name", (&customer.name).into())]));
    let saved = || Back {
        status: StatusCode::OK,
        form: opened.map(card::filled).unwrap_or_default(),
        conflict: None,
    };
    let Back { status, form, conflict } = back.unwrap_or_else(saved);
    shell.tell_errors(&form);
    let card = opened.map(|license| {
        let mut card = Card::new(license, &form, (&customer.time_zone, read.today), l);
        card.reasons.extend(users_move(read, license, l));
        card.reasons.extend(at_large.map(|beside| work_on(beside, l)));
        card
    });
    let page = Tab {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&read.facts, CustomerTab::License, l),
        card,
        form,
        conflict,
        others: others(read, open, l),
        glance: glance(read, l),
        recent: read.recent.iter().take(4).map(|event| trail::line(l, event)).collect(),
        notices: told.as_ref().map(|told| notices::Panel::new(told, l)),
        planned: planned.map(|planned| planned.iter().map(|one| planned::row(one, l)).collect()),
        remarks: remarks.as_ref().map(remarks::Panel::new),
        may_change: read.facts.may.act(Action::LicensesChange),
        orders: opened.and_then(|license| orders(read, license)),
    };
    Ok(show(&visit.web, CustomerTab::License, status, &page))
}

/// RU-12: where a new term and more units are ordered for a license that was bought and counts.
fn orders(read: &Read, license: &License) -> Option<(String, String)> {
    let counts = license.kind == LicenseKind::Purchased
        && license.drafted_at.is_none()
        && license.payment_awaited_at.is_none()
        && license.revoked_at.is_none();
    let order = |purpose: &str| {
        format!("/customers/{}/order?purpose={purpose}&license={}", license.customer, license.id)
    };
    (counts && read.facts.may.act(Action::OrdersPlace)).then(|| (order("renewal"), order("addition")))
}

/// That the users of a license move to another one on a day to come, or found no room there.
fn users_move(read: &Read, license: &License, l: &Locale) -> Option<String> {
    let planned = read.moving.iter().find(|planned| planned.from == license.id)?;
    if planned.waiting > 0 {
        return Some(l.with("licenses-users-wait", &[("count", planned.waiting.into())]));
    }
    let day = planned.at.day_in(&read.facts.customer.zone());
    Some(l.with("licenses-users-move", &[("day", l.date(day.date()).into())]))
}

/// Who works by a license file beside those who have a place.
fn work_on(beside: AtLarge, l: &Locale) -> String {
    let until = l.instant(beside.until.timestamp());
    l.with("licenses-at-large", &[("n", beside.devices.into()), ("date", until.into())])
}

fn others(read: &Read, open: Option<LicenseId>, l: &Locale) -> Vec<Other> {
    let may_change = read.facts.may.act(Action::LicensesChange);
    let here = open.map_or_else(String::new, |open| format!("/{open}"));
    let rest = read.licenses.iter().filter(|license| Some(license.id) != open);
    rest.map(|license| {
        let summary = license.summary();
        let seats = [("used", summary.assigned.into()), ("total", summary.quantity.into())];
        Other {
            href: format!("/customers/{}/license/{}", license.customer, license.id),
            plan: license.plan_name.clone(),
            number: license.number.clone(),
            kind: l.word("license-kind", license.kind).into_owned(),
            seats: l.with("licenses-used-of", &seats),
            until: marks::until(license.valid_to, license.notice_days, read.today.date(), l),
            badge: marks::badge(license.kind, &license.standing, l),
            edit: may_change
                .then(|| inline::of(license, format!("/customers/{}/license{here}", license.customer), l))
                .flatten(),
        }
    })
    .collect()
}

fn glance(read: &Read, l: &Locale) -> Glance {
    let customer = &read.facts.customer;
    let lines = || read.licenses.iter().flat_map(|license| &license.lines);
    let installed: i64 = lines().map(|line| line.installed).sum();
    let assigned: i64 = lines().map(|line| line.assigned).sum();
    Glance {
        contact: customer.contact_name(),
        email: customer.contact_email.clone(),
        since: customer.created_at.timestamp(),
        installed: l.with("licenses-used-of", &[("used", installed.into()), ("total", assigned.into())]),
        prefix: customer.username_prefix.clone(),
    }
}

/// To a page with a note of what was done.
pub(super) fn done(visit: &Visit, path: &str, key: &str) -> Response {
    let mut answer = go(path);
    cookies::set_note(&mut answer, &visit.web, &visit.text(key));
    answer
}

/// The license, if it is one of this customer's.
pub(super) fn of_customer(
    act: &mut Act<'_>,
    id: OrganizationId,
    license: LicenseId,
) -> domain::Result<License> {
    let found = licenses::get(act, license)?;
    if found.customer == id { Ok(found) } else { Err(Refusal::NotFound.into()) }
}
