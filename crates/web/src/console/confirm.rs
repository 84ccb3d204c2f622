//! Giving the password again before something that needs it lately given (SR-26), then on to where one wanted.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{accounts, vault::Secret};

use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    onward,
    routes::{Admits, Routes},
    typed::{Posted, query},
    visit::Visit,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person).get("/confirm", show).post("/confirm", confirm)
}

#[derive(Template)]
#[template(path = "settings/confirm.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
}

async fn show(visit: Visit, parts: Parts) -> Answer {
    let next = onward::or_home(query(&parts).value("next")).to_owned();
    Ok(page(&visit, StatusCode::OK, &Form::new().fill("next", next)))
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("again-title"));
    shell.tell_errors(form);
    render_as(status, &Page { l: &shell.locale, shell: &shell, form })
}

async fn confirm(Posted { visit, mut form, .. }: Posted) -> Answer {
    let password = Secret::new(form.value("password"));
    let web = &visit.web;
    match accounts::confirm_password(web.world(), web.passwords(), &visit.caller, &password).await {
        Ok(token) => {
            let mut response = go(onward::or_home(form.value("next")));
            cookies::set_session(&mut response, web, &token);
            Ok(response)
        }
        Err(error) => {
            let refusal = error.refusal().cloned();
            into_form(&mut form, error.into())?;
            Ok(page(&visit, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}
