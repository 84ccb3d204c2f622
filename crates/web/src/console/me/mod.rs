//! A person's own page: what companies have bound to them, with code and devices. It is there for everybody with an
//! account, whether they belong to an organization or not.

mod company;
#[cfg(test)]
mod tests;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    ids::{BindingId, InstallationId},
    installations::Budget,
    licenses::rules::LicenseKind,
    own::{self, Device, Unit},
    requests,
};
use jiff::{Timestamp, civil::Date};

use super::{
    licenses::marks::{self, Until},
    requests::{Row, row},
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Badge, Choice, Form, Shell, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::Posted,
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/me", show)
        .post("/me/units/{binding}/code", code)
        .post("/me/devices/{installation}/release", release)
        .and(company::routes())
}

/// A unit as a card.
struct Card {
    id: String,
    customer: String,
    title: String,
    icon: &'static str,
    badge: Badge,
    until: Until,
    username: String,
    code: Option<String>,
    may_see_code: bool,
    download: Option<String>,
    /// How many devices there are of how many.
    devices_line: String,
    devices: Vec<Line>,
    /// What is left of moves to another device.
    moves: String,
}

struct Line {
    id: String,
    name: String,
    platform: String,
    contact: Timestamp,
}

#[derive(Template)]
#[template(path = "me/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    email: &'a str,
    cards: Vec<Card>,
    /// Companies that can be asked for a license.
    companies: Vec<Choice>,
    asked: Vec<Row>,
    /// Whether the person belongs to no organization, and so may found one.
    may_found: bool,
}

async fn show(visit: Visit) -> Answer {
    page(&visit, StatusCode::OK, &Form::new(), None).await
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    form: &Form,
    shown: Option<(BindingId, String)>,
) -> Result<Response, PageError> {
    let (units, companies, asked) =
        visit.read(|act| Ok((own::list(act)?, requests::companies(act)?, requests::own(act)?))).await?;
    let mut shell = visit.shell(visit.text("nav-own"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let today = l.day_of(shell.now);
    let cards = units.iter().map(|unit| card(unit, shown.as_ref(), (l, today))).collect();
    let page = Page {
        companies: companies.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        asked: asked.iter().map(|request| row(request, l)).collect(),
        may_found: visit.session.organization.is_none(),
        email: &visit.session.email,
        shell: &shell,
        l,
        form,
        cards,
    };
    Ok(render_as(status, &page))
}

/// The page again, with a request that was refused.
pub(super) async fn again(visit: &Visit, status: StatusCode, form: &Form) -> Answer {
    page(visit, status, form, None).await
}

fn card(unit: &Unit, shown: Option<&(BindingId, String)>, (l, today): (&Locale, Date)) -> Card {
    let devices = i64::try_from(unit.devices.len()).unwrap_or(i64::MAX);
    let count = [("n", devices.into()), ("most", unit.devices_per_seat.into())];
    Card {
        id: unit.binding.to_string(),
        customer: unit.customer_name.clone(),
        title: format!("{} {}", unit.product_name, unit.edition_name),
        icon: super::seats::icon(unit.unit),
        badge: marks::badge(LicenseKind::Purchased, &unit.standing, l),
        until: marks::until(unit.valid_to, 30, today, l),
        username: unit.username.clone(),
        code: shown.filter(|(binding, _)| *binding == unit.binding).map(|(_, code)| code.clone()),
        may_see_code: unit.may_see_code(),
        download: unit.download_url.clone().filter(|url| !url.is_empty()),
        devices_line: l.with("me-devices", &count),
        devices: unit.devices.iter().map(line).collect(),
        moves: unit.moves.map_or_else(|| l.text("me-moves-how").into_owned(), |budget| moves(&budget, l)),
    }
}

/// How often the person may still move to another device, and until when.
fn moves(budget: &Budget, l: &Locale) -> String {
    let date = |at: domain::clock::Instant| l.date(l.day_of(at.timestamp()));
    if budget.moves == 0 {
        return l.text("me-moves-none").into_owned();
    }
    if let Some(next) = budget.next_at {
        return l.with("me-moves-spent", &[("date", date(next).into())]);
    }
    let mut args = vec![("left", budget.left().into()), ("all", budget.moves.into())];
    let Some(back) = budget.back_at else { return l.with("me-moves", &args) };
    args.push(("date", date(back).into()));
    l.with("me-moves-until", &args)
}

fn line(device: &Device) -> Line {
    Line {
        id: device.id.to_string(),
        name: device.name.clone(),
        platform: device.platform.clone(),
        contact: device.contact_at.timestamp(),
    }
}

/// POST /me/units/{binding}/code: shows it once; seeing it is an event.
async fn code(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let binding: BindingId = id.parse().map_err(|_| Refusal::NotFound)?;
    match visit.work(move |act| own::code(act, binding)).await {
        Ok((_, code)) => page(&visit, StatusCode::OK, &form, Some((binding, code.reveal().to_owned()))).await,
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            page(&visit, refused_as(&form, refusal.as_ref()), &form, None).await
        }
    }
}

/// POST /me/devices/{installation}/release
async fn release(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let installation: InstallationId = id.parse().map_err(|_| Refusal::NotFound)?;
    visit.work(move |act| own::release(act, installation)).await?;
    let mut response = go("/me");
    cookies::set_note(&mut response, &visit.web, &visit.text("me-released"));
    Ok(response)
}
