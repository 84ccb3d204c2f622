//! Logging in and out. Whether a password is right, and how often it may be tried, is decided in the domain.

use askama::Template;
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, request::Parts},
    response::Response,
};
use domain::{
    accounts::{self, Login},
    branding::Brand,
    sessions,
    vault::Secret,
};

use super::{again, told, worn};
use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::{Form, PublicShell, render_as},
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::{GuestPosted, Posted, query},
    visit::{self, Guest, Visit},
};

pub(super) fn routes() -> Routes {
    let guests = Routes::admitting(Admits::Anybody).get("/login", show).post("/login", log_in);
    guests.and(Routes::admitting(Admits::Person).post("/logout", log_out))
}

#[derive(Template)]
#[template(path = "login/login.html")]
struct LoginPage<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    /// Nobody could log in yet: the first run is still to be done.
    unset: bool,
    /// Where a forgotten password is asked for, in the same brand.
    forgot: String,
}

async fn show(visit: Result<Visit, PageError>, guest: Guest, parts: Parts) -> Answer {
    let form = query(&parts);
    let next = onward::or_home(form.value("next"));
    if visit.is_ok() {
        return Ok(go(next));
    }
    let kept = Form::new().fill("next", next).fill("brand", form.value("brand"));
    let unset = guest.web.world().read(&guest.caller, accounts::needs_set_up).await?;
    let brand = guest.brand(form.value("brand")).await?;
    Ok(page((&guest, brand.as_ref()), unset, StatusCode::OK, &kept))
}

fn page((guest, brand): (&Guest, Option<&Brand>), unset: bool, status: StatusCode, form: &Form) -> Response {
    let shell = worn(guest.shell(guest.text("login-title")), brand);
    let forgot = visit::in_brand("/forgot", form.value("brand"));
    told(shell, form, |shell| render_as(status, &LoginPage { l: &shell.locale, shell, form, unset, forgot }))
}

async fn log_in(GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let brand = guest.brand(form.value("brand")).await?;
    let login = Login {
        email: form.value("email").trim().to_owned(),
        password: Secret::new(form.value("password")),
        browser: guest.browser(),
    };
    match accounts::log_in(guest.web.world(), guest.web.passwords(), &login).await {
        Ok(opened) => {
            let mut response = go(onward::or_home(form.value("next")));
            cookies::set_session(&mut response, &guest.web, &opened.token);
            Ok(response)
        }
        Err(error) => {
            again(&mut form, error.into(), |status, form| page((&guest, brand.as_ref()), false, status, form))
        }
    }
}

/// Ends the login here and on the server, and has the browser forget what it kept of us (SR-53).
async fn log_out(Posted { visit, .. }: Posted) -> Answer {
    visit.work(sessions::close).await?;
    let mut response: Response = go(&visit.login_page());
    cookies::clear_session(&mut response, &visit.web);
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}
