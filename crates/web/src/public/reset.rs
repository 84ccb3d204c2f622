//! A forgotten password: asking for a link by mail, and setting a new password with it. Looking at the link
//! changes nothing; mail scanners may (SR-45).

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Problem, Refusal,
    accounts::{self, Account},
    branding::Brand,
    vault::Secret,
};

use super::{again, ended, told, worn};
use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::{Form, PublicShell, render, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::{GuestPosted, query},
    visit::{self, Guest},
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
    /// The login page, in the same brand.
    back: String,
}

async fn forgot(guest: Guest, parts: Parts) -> Answer {
    let asked = query(&parts);
    let brand = guest.brand(asked.value("brand")).await?;
    let form = Form::new().fill("email", asked.value("email")).fill("brand", asked.value("brand"));
    Ok(forgot_page(&guest, brand.as_ref(), StatusCode::OK, &form))
}

fn forgot_page(guest: &Guest, brand: Option<&Brand>, status: StatusCode, form: &Form) -> Response {
    let shell = worn(guest.shell(guest.text("forgot-title")), brand);
    let back = visit::login_page(form.value("brand"));
    told(shell, form, |shell| render_as(status, &Forgot { l: &shell.locale, shell, form, back }))
}

/// The answer is the same whether there is such an account or not (SR-20).
async fn ask(GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let web = &guest.web;
    let brand = guest.brand(form.value("brand")).await?;
    let asked =
        accounts::ask_reset(web.world(), web.passwords(), form.value("email"), &guest.caller.ip).await;
    match asked {
        Ok(()) => Ok(go(&visit::in_brand("/forgot/sent", form.value("brand")))),
        Err(error) => {
            again(&mut form, error.into(), |status, form| forgot_page(&guest, brand.as_ref(), status, form))
        }
    }
}

#[derive(Template)]
#[template(path = "login/forgot_sent.html")]
struct Sent<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    /// The login page, in the same brand.
    back: String,
}

async fn sent(guest: Guest, parts: Parts) -> Answer {
    let asked = query(&parts);
    let brand = guest.brand(asked.value("brand")).await?;
    let shell = worn(guest.shell(guest.text("forgot-sent-title")), brand.as_ref());
    let back = visit::login_page(asked.value("brand"));
    Ok(render(&Sent { l: &shell.locale, shell: &shell, back }))
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
        Ok(looked) => Ok(reset_page(&guest, &looked, StatusCode::OK, &Form::new())),
        Err(error) => reset_ended(&guest, error),
    }
}

struct Looked {
    account: Account,
    brand: Brand,
    /// Names the brand in addresses; empty when nothing was set.
    link: String,
}

async fn look(guest: &Guest, token: &str) -> Result<Looked, PageError> {
    let token = Secret::new(token);
    let read = move |act: &mut Act<'_>| {
        let account = accounts::check_reset(act, &token)?;
        let (brand, link) = accounts::reset_brand(act, &token)?;
        let link = if brand.is_set { link } else { String::new() };
        Ok(Looked { account, brand, link })
    };
    Ok(guest.web.world().read(&guest.caller, read).await?)
}

fn reset_page(guest: &Guest, looked: &Looked, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("reset-title")).in_brand_if_set(&looked.brand);
    let email = &looked.account.email;
    told(shell, form, |shell| render_as(status, &Reset { l: &shell.locale, shell, form, email }))
}

fn reset_ended(guest: &Guest, error: PageError) -> Answer {
    ended(guest, error, "link-ended-reset", Some(("/forgot", "forgot-ask")))
}

async fn set(Path(token): Path<String>, GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let looked = match look(&guest, &token).await {
        Ok(looked) => looked,
        Err(error) => return reset_ended(&guest, error),
    };
    match reset(&guest, &token, &form).await {
        Ok(()) => {
            let mut response = go(&visit::login_page(&looked.link));
            cookies::set_note(&mut response, &guest.web, &guest.text("reset-done"));
            Ok(response)
        }
        Err(error) if matches!(error.0.refusal(), Some(Refusal::LinkExpired)) => reset_ended(&guest, error),
        Err(error) => again(&mut form, error, |status, form| reset_page(&guest, &looked, status, form)),
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
