//! The page that an invitation of staff leads to: accepting it by a button, never by opening it (SR-45, SR-56).

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal, branding,
    members::{self, Accept, Accepted, Invitation},
    vault::Secret,
};

use super::{again, ended, language, told};
use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::{Choice, Form, PublicShell, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::GuestPosted,
    visit::{self, Guest},
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody).get("/join/{token}", show).post("/join/{token}", accept)
}

#[derive(Template)]
#[template(path = "login/join.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    invitation: &'a Invitation,
    role: String,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
}

async fn show(guest: Guest, Path(token): Path<String>) -> Answer {
    match look(&guest, &token).await {
        Ok(invitation) => {
            let form = Form::new()
                .fill("name", &invitation.name)
                .fill("language", invitation.language.code())
                .fill("time_zone", &invitation.time_zone);
            Ok(page(&guest, &invitation, StatusCode::OK, &form))
        }
        Err(error) => join_ended(&guest, error),
    }
}

async fn look(guest: &Guest, token: &str) -> Result<Invitation, PageError> {
    let token = Secret::new(token);
    Ok(guest.web.world().read(&guest.caller, move |act| members::look(act, &token)).await?)
}

fn join_ended(guest: &Guest, error: PageError) -> Answer {
    ended(guest, error, "link-ended-join", Some(("/login", "login-title")))
}

fn page(guest: &Guest, invitation: &Invitation, status: StatusCode, form: &Form) -> Response {
    let organization = invitation.organization_name.as_str();
    let title = guest.locale.with("join-title", &[("organization", organization.into())]);
    let shell = guest.shell(title).in_brand_if_set(&invitation.brand);
    let role = guest.locale.word("role", invitation.role).into_owned();
    let (languages, zones) = (Choice::languages(), Choice::zones());
    told(shell, form, |shell| {
        render_as(status, &Page { l: &shell.locale, shell, form, invitation, role, languages, zones })
    })
}

fn brand_link(guest: &Guest, invitation: &Invitation) -> String {
    if invitation.brand.is_set {
        branding::link(guest.web.world().vault(), invitation.organization)
    } else {
        String::new()
    }
}

async fn accept(Path(token): Path<String>, GuestPosted { guest, mut form, .. }: GuestPosted) -> Answer {
    let invitation = match look(&guest, &token).await {
        Ok(invitation) => invitation,
        Err(error) => return join_ended(&guest, error),
    };
    let wish = Accept {
        token: Secret::new(token),
        name: form.value("name").to_owned(),
        language: language(&form, &guest),
        time_zone: form.value("time_zone").to_owned(),
        password: Secret::new(form.value("password")),
        browser: guest.browser(),
    };
    match members::accept(guest.web.world(), guest.web.passwords(), &wish).await {
        Ok(Accepted::LoggedIn(session)) => {
            let mut response = go("/");
            cookies::set_session(&mut response, &guest.web, &session);
            Ok(response)
        }
        Ok(Accepted::Joined) => {
            let mut response = go(&visit::login_page(&brand_link(&guest, &invitation)));
            let organization = invitation.organization_name.as_str();
            let note = guest.locale.with("join-done", &[("organization", organization.into())]);
            cookies::set_note(&mut response, &guest.web, &note);
            Ok(response)
        }
        Err(error) if matches!(error.refusal(), Some(Refusal::LinkExpired)) => {
            join_ended(&guest, error.into())
        }
        Err(error) => again(&mut form, error.into(), |status, form| page(&guest, &invitation, status, form)),
    }
}
