//! What can be done to a license: suspend and resume, the life of a trial, put in force, connect, revoke.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Refusal,
    access::Action,
    ids::{LicenseId, OrganizationId, SeatId},
    licenses::{self, License},
    refusal::Problem,
};

use super::tab::{done, license, of_customer};
use crate::{
    answer::{Answer, into_form},
    console::customers::customer,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

pub(super) type Ids = Path<(String, String)>;

/// Which page asks before it is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Suspend,
    Revoke,
    Connect,
}

#[derive(Template)]
#[template(path = "licenses/ask.html")]
struct Ask<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    asked: Asked,
    plan: String,
    number: String,
    base: String,
    installed: i64,
    clients: Vec<Choice>,
}

/// What is read for a page that asks.
struct Read {
    license: License,
    clients: Vec<(SeatId, String)>,
}

fn ids((id, license): &(String, String)) -> Result<(OrganizationId, LicenseId), Refusal> {
    Ok((customer(id)?, self::license(license)?))
}

fn read(act: &mut Act<'_>, (id, license): (OrganizationId, LicenseId), asked: Asked) -> domain::Result<Read> {
    let license = of_customer(act, id, license)?;
    if !act.may(id)?.act(Action::LicensesChange) {
        return Err(Refusal::Forbidden.into());
    }
    let clients =
        if asked == Asked::Connect { licenses::trial_clients(act, license.id)? } else { Vec::new() };
    Ok(Read { license, clients })
}

async fn ask(visit: &Visit, path: &(String, String), asked: Asked, back: Option<Form>) -> Answer {
    let ids = ids(path)?;
    let found = visit.read(move |act| read(act, ids, asked)).await?;
    let l = &visit.locale;
    let key = match asked {
        Asked::Suspend => "licenses-suspend-title",
        Asked::Revoke => "licenses-revoke-title",
        Asked::Connect => "licenses-connect-title",
    };
    let mut shell = visit.shell(l.with(key, &[("plan", (&found.license.plan_name).into())]));
    let status = if back.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = back.unwrap_or_default();
    shell.tell_errors(&form);
    let page = Ask {
        l,
        shell: &shell,
        form,
        asked,
        base: format!("/customers/{}/license/{}", found.license.customer, found.license.id),
        installed: found.license.lines.iter().map(|line| line.installed).sum(),
        clients: found.clients.into_iter().map(|(seat, name)| Choice::new(seat.to_string(), name)).collect(),
        plan: found.license.plan_name,
        number: found.license.number,
    };
    Ok(render_as(status, &page))
}

/// Does it, then back to the license; what a form can mend comes back on its page.
pub(super) async fn act<T: Send + 'static>(
    visit: &Visit,
    path: &(String, String),
    told: &'static str,
    operation: impl Fn(&mut Act<'_>, LicenseId) -> domain::Result<T> + Send + 'static,
) -> Answer {
    let (id, license) = ids(path)?;
    visit
        .work(move |act| {
            of_customer(act, id, license)?;
            operation(act, license)
        })
        .await?;
    Ok(done(visit, &format!("/customers/{id}/license/{license}"), told))
}

pub(super) async fn suspend_page(visit: Visit, Path(path): Ids) -> Answer {
    ask(&visit, &path, Asked::Suspend, None).await
}

pub(super) async fn suspend(Path(path): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let reason = form.value("reason").to_owned();
    let outcome =
        act(&visit, &path, "licenses-suspended-note", move |act, id| licenses::suspend(act, id, &reason))
            .await;
    match outcome {
        Err(error) => {
            into_form(&mut form, error)?;
            ask(&visit, &path, Asked::Suspend, Some(form)).await
        }
        answer => answer,
    }
}

pub(super) async fn revoke_page(visit: Visit, Path(path): Ids) -> Answer {
    ask(&visit, &path, Asked::Revoke, None).await
}

/// Asks for the start of the number, so that nobody revokes a license for another.
pub(super) async fn revoke(Path(path): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let ids = ids(&path)?;
    let number = visit.read(move |act| Ok(of_customer(act, ids.0, ids.1)?.number)).await?;
    let word = start(&number);
    if !form.value("confirm").trim().eq_ignore_ascii_case(word) {
        form.unconfirmed(word);
        return ask(&visit, &path, Asked::Revoke, Some(form)).await;
    }
    match act(&visit, &path, "licenses-revoked-note", licenses::revoke).await {
        Err(error) => {
            into_form(&mut form, error)?;
            ask(&visit, &path, Asked::Revoke, Some(form)).await
        }
        answer => answer,
    }
}

/// The part of a number up to its first hyphen.
fn start(number: &str) -> &str {
    number.split('-').next().unwrap_or(number)
}

pub(super) async fn connect_page(visit: Visit, Path(path): Ids) -> Answer {
    ask(&visit, &path, Asked::Connect, None).await
}

/// NX-31: the chosen trial client moves over to this license.
pub(super) async fn connect(Path(path): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let Ok(seat) = form.value("seat").parse::<SeatId>() else {
        form.problem("seat", &Problem::Required);
        return ask(&visit, &path, Asked::Connect, Some(form)).await;
    };
    let moved = move |act: &mut Act<'_>, id| licenses::connect_trial_client(act, id, seat);
    match act(&visit, &path, "licenses-connected-note", moved).await {
        Err(error) => {
            into_form(&mut form, error)?;
            ask(&visit, &path, Asked::Connect, Some(form)).await
        }
        answer => answer,
    }
}

pub(super) async fn resume(Path(path): Ids, Posted { visit, .. }: Posted) -> Answer {
    act(&visit, &path, "licenses-resumed-note", licenses::resume).await
}

pub(super) async fn extend(Path(path): Ids, Posted { visit, .. }: Posted) -> Answer {
    act(&visit, &path, "licenses-extended-note", licenses::extend_trial).await
}

pub(super) async fn convert(Path(path): Ids, Posted { visit, .. }: Posted) -> Answer {
    act(&visit, &path, "licenses-converted-note", licenses::convert).await
}

pub(super) async fn put_in_force(Path(path): Ids, Posted { visit, .. }: Posted) -> Answer {
    act(&visit, &path, "licenses-in-force-note", licenses::put_in_force).await
}
