//! A person's own password.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{Problem, Refusal, accounts, vault::Secret};

use super::tabs;
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, Tab, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "settings/password.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    tabs: Vec<Tab>,
    email: &'a str,
}

pub(super) async fn show(visit: Visit) -> Answer {
    Ok(page(&visit, StatusCode::OK, &Form::new()))
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("settings-password"));
    shell.tell_errors(form);
    let email = &visit.session.email;
    render_as(status, &Page { l: &shell.locale, shell: &shell, form, tabs: tabs(visit), email })
}

pub(super) async fn change(Posted { visit, mut form, .. }: Posted) -> Answer {
    match changed(&visit, &form).await {
        Ok(token) => {
            let mut response = go("/settings/password");
            if let Some(token) = token {
                cookies::set_session(&mut response, &visit.web, &token);
            }
            cookies::set_note(&mut response, &visit.web, &visit.text("settings-password-done"));
            Ok(response)
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            Ok(page(&visit, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}

async fn changed(visit: &Visit, form: &Form) -> Result<Option<Secret>, PageError> {
    if form.value("password") != form.value("repeated") {
        return Err(Refusal::field("repeated", Problem::PasswordsDiffer).into());
    }
    let (old, new) = (Secret::new(form.value("current_password")), Secret::new(form.value("password")));
    let web = &visit.web;
    Ok(accounts::change_password(web.world(), web.passwords(), &visit.caller, &old, &new).await?)
}
