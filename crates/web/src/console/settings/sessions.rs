//! Where a person is logged in, and ending that (SR-25).

use askama::Template;
use axum::response::Response;
use domain::{
    Problem, Refusal,
    ids::SessionId,
    sessions::{self, Session},
};

use super::tabs;
use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Shell, Tab, render},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "settings/sessions.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    /// The one that looks at this page.
    current: bool,
    browser: String,
    ip: String,
    began: jiff::Timestamp,
    seen: jiff::Timestamp,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let current = visit.session.session.id;
    let sessions = visit.read(sessions::list).await?;
    let rows = sessions.into_iter().map(|session| row(&visit, session, current)).collect();
    let shell = visit.shell(visit.text("account-sessions"));
    Ok(render(&Page { l: &shell.locale, shell: &shell, tabs: tabs(&visit), rows }))
}

fn row(visit: &Visit, session: Session, current: SessionId) -> Row {
    Row {
        id: session.id.to_string(),
        current: session.id == current,
        browser: browser(visit, &session.user_agent),
        ip: session.ip,
        began: session.created_at.timestamp(),
        seen: session.seen_at.timestamp(),
    }
}

/// The browser and the system by the names people know; unknown ones as they call themselves.
fn browser(visit: &Visit, agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => {
            let names = [("browser", browser.into()), ("system", system.into())];
            visit.locale.with("sessions-browser", &names)
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) if agent.is_empty() => visit.text("sessions-unknown"),
        (None, None) => agent.chars().take(60).collect(),
    }
}

pub(super) async fn end(Posted { visit, form, .. }: Posted) -> Answer {
    let id: SessionId = form.value("id").parse().map_err(|_| Refusal::field("id", Problem::NotAnId))?;
    if id == visit.session.session.id {
        return Err(Refusal::NotFound.into());
    }
    visit.work(move |act| sessions::revoke(act, id)).await?;
    Ok(done(&visit, 1))
}

pub(super) async fn end_others(Posted { visit, .. }: Posted) -> Answer {
    let ended = visit.work(sessions::revoke_others).await?;
    Ok(done(&visit, ended))
}

fn done(visit: &Visit, ended: u64) -> Response {
    let mut response = go("/settings/sessions");
    let note = visit.locale.with("sessions-ended", &[("n", ended.into())]);
    cookies::set_note(&mut response, &visit.web, &note);
    response
}
