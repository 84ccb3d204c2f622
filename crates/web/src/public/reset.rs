//! A forgotten password: asking for a link by mail, and setting a new password with it. Looking at the link
//! changes nothing; mail scanners may (SR-45).

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Problem, Refusal,
    accounts::{self, Account},
    vault::Secret,
};

use super::{again, ended, told};
use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::{Form, PublicShell, render, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::{GuestPosted, query},
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .get("/forgot", forgot)
        .post("/forgot", ask)
        .get("/forgot/sent", sent)
        .get("/reset/{token}", show)
        .post("/reset/{token}", set)
}

#[derive(Template)]
#[template(path = "login/forgot.html")]
struct Forgot<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
}

async fn forgot(guest: Guest, parts: Parts) -> Answer {
    let form = Form::new().fill("email", query(&parts).value("email"));
    Ok(forgot_page(&guest, StatusCode::OK, &form))
}

fn forgot_page(guest: &Guest, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("forgot-title"));
    told(shell, form, |shell| render_as(status, &Forgot { l: &shell.locale, shell, form }))
}

/// The answer is the same whether there is such an account or not (SR-20).
async fn ask(GuestPosted { guest, mut form }: GuestPosted) -> Answer {
    let web = &guest.web;
    let asked =
        accounts::ask_reset(web.world(), web.passwords(), form.value("email"), &guest.caller.ip).await;
    match asked {
        Ok(()) => Ok(go("/forgot/sent")),
        Err(error) => again(&mut form, error.into(), |status, form| forgot_page(&guest, status, form)),
    }
}

#[derive(Template)]
#[template(path = "login/forgot_sent.html")]
struct Sent<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
}

async fn sent(guest: Guest) -> Answer {
    let shell = guest.shell(guest.text("forgot-sent-title"));
    Ok(render(&Sent { l: &shell.locale, shell: &shell }))
}

#[derive(Template)]
#[template(path = "login/reset.html")]
struct Reset<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    email: &'a str,
}

async fn show(guest: Guest, Path(token): Path<String>) -> Answer {
    match look(&guest, &token).await {
        Ok(account) => Ok(reset_page(&guest, &account, StatusCode::OK, &Form::new())),
        Err(error) => reset_ended(&guest, error),
    }
}

async fn look(guest: &Guest, token: &str) -> Result<Account, PageError> {
    let token = Secret::new(token);
    Ok(guest.web.world().read(&guest.caller, move |act| accounts::check_reset(act, &token)).await?)
}

fn reset_page(guest: &Guest, account: &Account, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("reset-title"));
    let email = &account.email;
    told(shell, form, |shell| render_as(status, &Reset { l: &shell.locale, shell, form, email }))
}

fn reset_ended(guest: &Guest, error: PageError) -> Answer {
    ended(guest, error, "link-ended-reset", Some(("/forgot", "forgot-ask")))
}

async fn set(Path(token): Path<String>, GuestPosted { guest, mut form }: GuestPosted) -> Answer {
    let account = match look(&guest, &token).await {
        Ok(account) => account,
        Err(error) => return reset_ended(&guest, error),
    };
    match reset(&guest, &token, &form).await {
        Ok(()) => {
            let mut response = go("/login");
            cookies::set_note(&mut response, &guest.web, &guest.text("reset-done"));
            Ok(response)
        }
        Err(error) if matches!(error.0.refusal(), Some(Refusal::LinkExpired)) => reset_ended(&guest, error),
        Err(error) => again(&mut form, error, |status, form| reset_page(&guest, &account, status, form)),
    }
}

async fn reset(guest: &Guest, token: &str, form: &Form) -> Result<(), PageError> {
    if form.value("password") != form.value("repeated") {
        return Err(Refusal::field("repeated", Problem::PasswordsDiffer).into());
    }
    let (token, password) = (Secret::new(token), Secret::new(form.value("password")));
    let web = &guest.web;
    accounts::reset_password(web.world(), web.passwords(), (&token, &guest.caller.ip), &password).await?;
    Ok(())
}
