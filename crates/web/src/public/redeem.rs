//! A purchase code shown by somebody who is not logged in: what it brings, and the ways to use it: with an account, or
//! with a new one for a company of one's own. Guesses are counted by address; the code waits in the browser until
//! somebody has logged in or registered, and stands in no address.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    accounts::{self, NewAccount, Registration},
    purchase_codes::{self, Found, NewCompany, Tried},
    vault::Secret,
};

use super::{again, language, likely_zone};
use crate::{
    answer::{Answer, go},
    console::{countries, purchase_codes::grant::Grant},
    cookies,
    kit::{Choice, Form, PublicShell, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::GuestPosted,
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .get("/redeem", page)
        .post("/redeem", look_up)
        .get("/redeem/new", new_page)
        .post("/redeem/new", register)
}

#[derive(Template)]
#[template(path = "purchase_codes/redeem.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    grant: Option<Grant>,
    /// To entering the code, by the login where somebody is not logged in.
    login: String,
}

fn shown(guest: &Guest, status: StatusCode, form: &Form, grant: Option<Grant>) -> Response {
    let shell = guest.shell(guest.text("redeem-title"));
    // Whoever is not logged in is asked to on the way.
    let login = "/me/code".to_owned();
    super::told(shell, form, |shell| render_as(status, &Page { l: &shell.locale, shell, form, grant, login }))
}

async fn page(guest: Guest, parts: Parts) -> Answer {
    let form = Form::new().fill("code", cookies::code(&parts.headers));
    Ok(shown(&guest, StatusCode::OK, &form, None))
}

/// What the code brings that was typed; a wrong one stays counted.
async fn asked(guest: &Guest, form: &Form) -> domain::Result<Tried> {
    let typed = form.value("code").to_owned();
    guest.web.world().work(&guest.caller, move |act| purchase_codes::check_code(act, None, &typed)).await
}

async fn look_up(GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    match asked(&guest, &form).await {
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

#[derive(Template)]
#[template(path = "purchase_codes/redeem_new.html")]
struct NewPage<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

fn new_shown(guest: &Guest, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("redeem-new-title"));
    super::told(shell, form, |shell| {
        let l = &shell.locale;
        let countries = Choice::countries(l);
        let (languages, zones) = (Choice::languages(), Choice::zones());
        render_as(status, &NewPage { l, shell, form, countries, languages, zones })
    })
}

async fn new_page(guest: Guest, parts: Parts) -> Answer {
    let language = guest.locale.language;
    let form = Form::new()
        .fill("code", cookies::code(&parts.headers))
        .fill("country", countries::likely(language))
        .fill("language", language.code())
        .fill("time_zone", likely_zone(language));
    Ok(new_shown(&guest, StatusCode::OK, &form))
}

/// The answer is the same whether the address has an account or not (SR-20).
async fn register(GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let found = match asked(&guest, &form).await {
        Ok(Ok(found)) => found,
        Ok(Err(refusal)) => {
            form.refuse_at("code", &refusal);
            return Ok(new_shown(&guest, StatusCode::UNPROCESSABLE_ENTITY, &form));
        }
        Err(error) => return again(&mut form, error.into(), |status, form| new_shown(&guest, status, form)),
    };
    let wish = wish(&guest, &form, found);
    match accounts::register(guest.web.world(), guest.web.passwords(), &wish).await {
        Ok(()) => {
            let mut answer = go("/register/sent");
            cookies::set_code(&mut answer, &guest.web, "");
            Ok(answer)
        }
        Err(error) => again(&mut form, error.into(), |status, form| new_shown(&guest, status, form)),
    }
}

fn wish(guest: &Guest, form: &Form, code: Found) -> Registration {
    let text = |field: &str| form.value(field).to_owned();
    Registration {
        account: NewAccount {
            email: text("email"),
            name: text("name"),
            language: language(form, guest),
            time_zone: text("time_zone"),
        },
        password: Secret::new(form.value("password")),
        company: Some(NewCompany { name: text("company"), country: text("country"), code }),
        onward: "/".to_owned(),
        ip: guest.caller.ip.clone(),
    }
}
