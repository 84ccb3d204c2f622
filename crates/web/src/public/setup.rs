//! The first run: the one-time link from the terminal makes the operator and its first administrator (SR-27).

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    accounts::{self, NewAccount, SetUp},
    vault::Secret,
};

use super::{again, ended, language, likely_zone, told};
use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::{Choice, Form, PublicShell, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::GuestPosted,
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).get("/setup/{token}", show).post("/setup/{token}", set_up)
}

#[derive(Template)]
#[template(path = "login/setup.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

async fn show(guest: Guest, Path(token): Path<String>) -> Answer {
    let token = Secret::new(token);
    let found =
        guest.web.world().read(&guest.caller, move |act| accounts::check_bootstrap(act, &token)).await;
    if let Err(error) = found {
        return setup_ended(&guest, error.into());
    }
    let language = guest.locale.language;
    let form = Form::new().fill("language", language.code()).fill("time_zone", likely_zone(language));
    Ok(page(&guest, StatusCode::OK, &form))
}

fn page(guest: &Guest, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("setup-title"));
    let (languages, zones) = (Choice::languages(), Choice::zones());
    told(shell, form, |shell| render_as(status, &Page { l: &shell.locale, shell, form, languages, zones }))
}

fn setup_ended(guest: &Guest, error: PageError) -> Answer {
    if matches!(error.0.refusal(), Some(Refusal::AlreadySetUp)) {
        return Ok(go("/login"));
    }
    ended(guest, error, "link-ended-setup", Some(("/login", "login-title")))
}

async fn set_up(Path(token): Path<String>, GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let wish = SetUp {
        token: Secret::new(token),
        organization: form.value("organization").to_owned(),
        account: NewAccount {
            email: form.value("email").to_owned(),
            name: form.value("name").to_owned(),
            language: language(&form, &guest),
            time_zone: form.value("time_zone").to_owned(),
        },
        password: Secret::new(form.value("password")),
        browser: guest.browser(),
    };
    match accounts::set_up(guest.web.world(), guest.web.passwords(), &wish).await {
        Ok(session) => {
            let mut response = go("/");
            cookies::set_session(&mut response, &guest.web, &session);
            Ok(response)
        }
        Err(error) => match error.refusal() {
            Some(Refusal::LinkExpired | Refusal::AlreadySetUp) => setup_ended(&guest, error.into()),
            _ => again(&mut form, error.into(), |status, form| page(&guest, status, form)),
        },
    }
}
