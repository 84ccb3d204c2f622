//! Pages for people who are not logged in: login, first set-up, forgotten password, and the page an invitation
//! leads to. Static files too.

mod invitation;
mod login;
mod offline;
mod preferences;
mod redeem;
mod register;
mod reset;
mod setup;
mod staff;
#[cfg(test)]
mod tests;

pub(crate) use offline::ShownFile;

use axum::{
    http::{Method, StatusCode},
    response::Response,
};
use domain::{Language, Refusal, branding::Brand};

use crate::{
    answer::{Answer, PageError, into_form, refused_as},
    assets,
    kit::{Form, PublicShell, render_as},
    routes::{Admits, Routes},
    visit::Guest,
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .on(&Method::GET, "/static/{file}", assets::serve)
        .and(invitation::routes())
        .and(login::routes())
        .and(offline::routes())
        .and(preferences::routes())
        .and(register::routes())
        .and(redeem::routes())
        .and(reset::routes())
        .and(setup::routes())
        .and(staff::routes())
}

/// What a form came to when it was refused: the page again with what was typed, under a fitting status.
fn again(form: &mut Form, error: PageError, page: impl FnOnce(StatusCode, &Form) -> Response) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(form, error)?;
    Ok(page(refused_as(form, refusal.as_ref()), form))
}

/// A one-time link that leads nowhere any more: used, too old, replaced, or never made. The same page for all.
#[derive(askama::Template)]
#[template(path = "login/ended.html")]
struct Ended<'a> {
    l: &'a crate::languages::Locale,
    shell: &'a PublicShell,
    /// What to do instead.
    text: String,
    way: Option<(&'static str, String)>,
}

/// The page of a link that ended, when that is what went wrong; the error otherwise.
fn ended(guest: &Guest, error: PageError, key: &str, way: Option<(&'static str, &str)>) -> Answer {
    if !matches!(error.0.refusal(), Some(Refusal::LinkExpired)) {
        return Err(error);
    }
    let shell = guest.shell(guest.text("link-ended-title"));
    let way = way.map(|(path, key)| (path, guest.text(key)));
    let page = Ended { l: &shell.locale, shell: &shell, text: guest.text(key), way };
    Ok(render_as(StatusCode::NOT_FOUND, &page))
}

/// The language a form chose; the visitor's own when it chose none that we have.
fn language(form: &Form, guest: &Guest) -> Language {
    form.value("language").parse().unwrap_or(guest.locale.language)
}

/// The time zone most readers of a language live in, as a first guess in a form.
fn likely_zone(language: Language) -> &'static str {
    match language {
        Language::En => "Europe/London",
        Language::Fi => "Europe/Helsinki",
        Language::It => "Europe/Rome",
        Language::Es => "Europe/Madrid",
        Language::Ru => "Europe/Moscow",
    }
}

/// The frame in the brand that a link named, if it named one.
fn worn(shell: PublicShell, brand: Option<&Brand>) -> PublicShell {
    match brand {
        Some(brand) => shell.in_brand(brand),
        None => shell,
    }
}

/// A public page as an answer, with its refusals told in the title.
fn told(mut shell: PublicShell, form: &Form, page: impl FnOnce(&PublicShell) -> Response) -> Response {
    shell.tell_errors(form);
    page(&shell)
}
