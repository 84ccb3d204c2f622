//! Registering oneself: asking for an account, and making it with the link from the mail and the password. Looking
//! at the link changes nothing; mail scanners may (SR-45).

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Refusal,
    accounts::{self, Confirm, NewAccount, Registering, Registration},
    vault::Secret,
};

use super::{again, ended, language, likely_zone, told};
use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::{Choice, Form, PublicShell, render, render_as},
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::{GuestPosted, query},
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .get("/register", show)
        .post("/register", ask)
        .get("/register/sent", sent)
        .get("/register/{token}", look)
        .post("/register/{token}", confirm)
}

#[derive(Template)]
#[template(path = "login/register.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

async fn show(guest: Guest, parts: Parts) -> Answer {
    let (asked, language) = (query(&parts), guest.locale.language);
    let form = Form::new()
        .fill("email", asked.value("email"))
        .fill("next", onward::safe(asked.value("next")).unwrap_or_default())
        .fill("language", language.code())
        .fill("time_zone", likely_zone(language));
    Ok(page(&guest, StatusCode::OK, &form))
}

fn page(guest: &Guest, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("register-title"));
    let (languages, zones) = (Choice::languages(), Choice::zones());
    told(shell, form, |shell| render_as(status, &Page { l: &shell.locale, shell, form, languages, zones }))
}

/// The answer is the same whether there is such an account or not (SR-20).
async fn ask(GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let wish = Registration {
        account: NewAccount {
            email: form.value("email").to_owned(),
            name: form.value("name").to_owned(),
            language: language(&form, &guest),
            time_zone: form.value("time_zone").to_owned(),
        },
        password: Secret::new(form.value("password")),
        company: None,
        onward: onward::safe(form.value("next")).unwrap_or_default().to_owned(),
        ip: guest.caller.ip.clone(),
    };
    match accounts::register(guest.web.world(), guest.web.passwords(), &wish).await {
        Ok(()) => Ok(go("/register/sent")),
        Err(error) => again(&mut form, error.into(), |status, form| page(&guest, status, form)),
    }
}

#[derive(Template)]
#[template(path = "login/register_sent.html")]
struct Sent<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
}

async fn sent(guest: Guest) -> Answer {
    let shell = guest.shell(guest.text("register-sent-title"));
    Ok(render(&Sent { l: &shell.locale, shell: &shell }))
}

#[derive(Template)]
#[template(path = "login/register_confirm.html")]
struct ConfirmPage<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    email: &'a str,
    /// Made with the account.
    company: Option<&'a String>,
}

async fn look(guest: Guest, Path(token): Path<String>) -> Answer {
    match found(&guest, &token).await {
        Ok(found) => Ok(confirm_page(&guest, &found, StatusCode::OK, &Form::new())),
        Err(error) => register_ended(&guest, error),
    }
}

async fn found(guest: &Guest, token: &str) -> Result<Registering, PageError> {
    let token = Secret::new(token);
    Ok(guest.web.world().read(&guest.caller, move |act| accounts::check_registration(act, &token)).await?)
}

fn register_ended(guest: &Guest, error: PageError) -> Answer {
    ended(guest, error, "link-ended-register", Some(("/login", "login-title")))
}

fn confirm_page(guest: &Guest, found: &Registering, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("register-confirm-title"));
    told(shell, form, |shell| {
        let (email, company) = (found.email.as_str(), found.company.as_ref());
        render_as(status, &ConfirmPage { l: &shell.locale, shell, form, email, company })
    })
}

async fn confirm(Path(token): Path<String>, GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let found = match found(&guest, &token).await {
        Ok(found) => found,
        Err(error) => return register_ended(&guest, error),
    };
    let wish = Confirm {
        token: Secret::new(token),
        password: Secret::new(form.value("password")),
        browser: guest.browser(),
    };
    match accounts::confirm_registration(guest.web.world(), guest.web.passwords(), &wish).await {
        Ok(session) => {
            let mut response = go(onward::safe(&found.onward).unwrap_or("/me"));
            cookies::set_session(&mut response, &guest.web, &session);
            Ok(response)
        }
        Err(error) if matches!(error.refusal(), Some(Refusal::LinkExpired)) => {
            register_ended(&guest, error.into())
        }
        Err(error) => {
            again(&mut form, error.into(), |status, form| confirm_page(&guest, &found, status, form))
        }
    }
}

#[cfg(test)]
mod tests;
