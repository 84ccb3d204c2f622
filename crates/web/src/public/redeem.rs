//! A purchase code shown by somebody who is not logged in: what it brings, and the way to use it. Guesses are counted
//! by address; the code waits in the browser until somebody has logged in, and stands in no address.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::purchase_codes;

use super::again;
use crate::{
    answer::Answer,
    console::purchase_codes::grant::Grant,
    cookies,
    kit::{Form, PublicShell, render_as},
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::GuestPosted,
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).get("/redeem", page).post("/redeem", look_up)
}

#[derive(Template)]
#[template(path = "purchase_codes/redeem.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    grant: Option<Grant>,
    /// To the login, and from there to entering the code.
    login: String,
}

fn shown(guest: &Guest, status: StatusCode, form: &Form, grant: Option<Grant>) -> Response {
    let shell = guest.shell(guest.text("redeem-title"));
    let login = onward::with_next("/login", "/purchase-codes/new");
    super::told(shell, form, |shell| render_as(status, &Page { l: &shell.locale, shell, form, grant, login }))
}

async fn page(guest: Guest, parts: Parts) -> Answer {
    let form = Form::new().fill("code", cookies::code(&parts.headers));
    Ok(shown(&guest, StatusCode::OK, &form, None))
}

async fn look_up(GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let typed = form.value("code").to_owned();
    let tried = guest.web.world().work(&guest.caller, move |act| purchase_codes::check_code(act, None, &typed));
    match tried.await {
        Ok(Ok(found)) => {
            let grant = Grant::new(&found, &guest.locale);
            let mut answer = shown(&guest, StatusCode::OK, &form, Some(grant));
            cookies::set_code(&mut answer, &guest.web, form.value("code"));
            Ok(answer)
        }
        Ok(Err(refusal)) => {
            form.refuse_at("code", &refusal);
            Ok(shown(&guest, StatusCode::UNPROCESSABLE_ENTITY, &form, None))
        }
        Err(error) => again(&mut form, error.into(), |status, form| shown(&guest, status, form, None)),
    }
}
