//! The page behind an invitation's link: how to install, with which name and code (NX-69). Looking changes nothing,
//! because machines follow links in mails (SR-45); a person presses a button to see the code.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use axum_extra::extract::CookieJar;
use domain::{
    Language, Refusal,
    invitations::{self, InvitationPage},
};
use jiff::tz::TimeZone;

use crate::{
    answer::{Answer, PageError},
    cookies,
    kit::{PublicShell, render, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::GuestPosted,
    visit::Guest,
};

#[cfg(test)]
mod tests;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .get("/a/{token}", look)
        .post("/a/{token}", reveal)
        .post("/a/{token}/new", ask)
}

/// The scheme that an installed client listens to.
const SCHEME: &str = "seatwright-client";

#[derive(Template)]
#[template(path = "activate/show.html")]
struct Installing<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    page: &'a InvitationPage,
    path: String,
    /// Shown only after a person pressed the button.
    code: Option<&'a str>,
    /// Hands name and code over to an installed client.
    handover: String,
}

/// A link that leads nowhere any more, or that a new one was asked for.
#[derive(Template)]
#[template(path = "activate/ended.html")]
struct Ended<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    path: String,
    asked: bool,
}

/// The language that was chosen on a public page before; the invitation's own otherwise.
fn speak(guest: &mut Guest, headers: &HeaderMap, own: Language) {
    let chosen = CookieJar::from_headers(headers)
        .get(cookies::LANGUAGE)
        .and_then(|cookie| cookie.value().parse().ok());
    guest.locale = Locale::new(chosen.unwrap_or(own), TimeZone::UTC);
}

/// The address of the page itself, also after a form of it was sent.
fn path_of(token: &str) -> String {
    format!("/a/{token}")
}

async fn look(guest: Guest, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    let owned = token.clone();
    let read =
        guest.web.world().read(&guest.caller, move |act| invitations::invitation_page(act, &owned)).await;
    match read {
        Ok(page) => Ok(show(guest, &headers, &token, &page, false)),
        Err(error) => ended(&guest, &token, error.into()),
    }
}

/// Shows the code to whoever pressed the button, and notes that a person was there.
async fn reveal(
    Path(token): Path<String>,
    headers: HeaderMap,
    GuestPosted { guest, .. }: GuestPosted,
) -> Answer {
    let owned = token.clone();
    let opened = guest
        .web
        .world()
        .work(&guest.caller, move |act| {
            invitations::mark_opened(act, &owned)?;
            invitations::invitation_page(act, &owned)
        })
        .await;
    match opened {
        Ok(page) => Ok(show(guest, &headers, &token, &page, true)),
        Err(error) => ended(&guest, &token, error.into()),
    }
}

fn show(mut guest: Guest, headers: &HeaderMap, token: &str, page: &InvitationPage, open: bool) -> Response {
    speak(&mut guest, headers, page.language);
    let title = guest.locale.with("activate-title", &[("product", (&page.product).into())]);
    let shell = PublicShell { path: path_of(token), ..guest.shell(title).in_brand(&page.brand) };
    let code = open.then(|| page.activation_code.reveal());
    let handover = code.map(|code| handover(&guest.web.url(""), &page.username, code)).unwrap_or_default();
    render(&Installing { l: &shell.locale, shell: &shell, page, path: path_of(token), code, handover })
}

fn handover(server: &str, username: &str, code: &str) -> String {
    let pairs = [("server", server), ("username", username), ("code", code)];
    format!("{SCHEME}:activate?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

fn ended(guest: &Guest, token: &str, error: PageError) -> Answer {
    if !matches!(error.0.refusal(), Some(Refusal::LinkExpired)) {
        return Err(error);
    }
    let shell = PublicShell { path: path_of(token), ..guest.shell(guest.text("activate-ended")) };
    let page = Ended { l: &shell.locale, shell: &shell, path: path_of(token), asked: false };
    Ok(render_as(StatusCode::NOT_FOUND, &page))
}

/// Mails a new link to the address on record. The answer is the same whoever asks and whatever becomes of it.
async fn ask(Path(token): Path<String>, GuestPosted { guest, .. }: GuestPosted) -> Answer {
    let owned = token.clone();
    match guest.web.world().work(&guest.caller, move |act| invitations::ask_new_link(act, &owned)).await {
        Ok(()) | Err(domain::Error::Refused(Refusal::LinkExpired)) => {}
        Err(error) => return Err(error.into()),
    }
    let shell = PublicShell { path: path_of(&token), ..guest.shell(guest.text("activate-asked")) };
    Ok(render(&Ended { l: &shell.locale, shell: &shell, path: path_of(&token), asked: true }))
}
