//! A person's own name, language and time zone.

use askama::Template;
use axum::http::StatusCode;
use domain::{
    Error, Refusal,
    accounts::{self, Account, Details},
    onboarding,
};

use super::tabs;
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Choice, Form, Shell, Tab, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "settings/details.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    tabs: Vec<Tab>,
    email: &'a str,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    /// What somebody else saved meanwhile: label, typed, saved.
    conflicts: Vec<(String, String, String)>,
    /// The first steps of the organization were put away.
    first_hidden: bool,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let account = visit.read(accounts::own).await?;
    page(&visit, StatusCode::OK, &filled(&account), Vec::new()).await
}

/// A customer, and a person without any organization, has no first steps.
async fn first_hidden(visit: &Visit) -> Result<bool, PageError> {
    let place = visit.organization;
    visit
        .read(move |act| match onboarding::is_hidden(act, place) {
            Err(Error::Refused(_)) => Ok(false),
            other => other,
        })
        .await
}

fn filled(account: &Account) -> Form {
    Form::new()
        .fill("name", &account.name)
        .fill("language", account.language.code())
        .fill("time_zone", &account.time_zone)
        .fill("version", account.version.to_string())
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    form: &Form,
    conflicts: Vec<(String, String, String)>,
) -> Answer {
    let first_hidden = first_hidden(visit).await?;
    let mut shell = visit.shell(visit.text("account-details"));
    shell.tell_errors(form);
    let page = Page {
        l: &shell.locale,
        shell: &shell,
        form,
        tabs: tabs(visit),
        email: &visit.session.email,
        languages: Choice::languages(),
        zones: Choice::zones(),
        conflicts,
        first_hidden,
    };
    Ok(render_as(status, &page))
}

pub(super) async fn change(Posted { visit, mut form, .. }: Posted) -> Answer {
    let details = Details {
        name: form.value("name").to_owned(),
        language: form.value("language").parse().unwrap_or(visit.session.language),
        time_zone: form.value("time_zone").to_owned(),
        theme: visit.session.theme,
    };
    let version = form.value("version").parse().unwrap_or(0);
    match visit.work(move |act| accounts::change_details(act, version, &details)).await {
        Ok(account) => {
            let mut response = go("/settings");
            let note = Locale::new(account.language, visit.locale.time_zone.clone());
            cookies::set_note(&mut response, &visit.web, &note.text("settings-saved"));
            Ok(response)
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            let conflicts = match refusal {
                Some(Refusal::ChangedMeanwhile) => meet(&visit, &mut form).await?,
                _ => Vec::new(),
            };
            if conflicts.is_empty() {
                into_form(&mut form, error)?;
            }
            let status =
                if conflicts.is_empty() { refused_as(&form, refusal.as_ref()) } else { StatusCode::CONFLICT };
            page(&visit, status, &form, conflicts).await
        }
    }
}

/// What differs between what was typed and what is saved now. The form goes on from the saved version, so that
/// sending it again keeps what was typed.
async fn meet(visit: &Visit, form: &mut Form) -> Result<Vec<(String, String, String)>, PageError> {
    let saved = visit.read(accounts::own).await?;
    let theirs = filled(&saved);
    let labels = [("name", "setup-name"), ("language", "setup-language"), ("time_zone", "setup-zone")];
    let rows = labels.into_iter().filter(|(field, _)| form.value(field) != theirs.value(field));
    let rows: Vec<_> = rows
        .map(|(field, key)| (visit.text(key), form.value(field).to_owned(), theirs.value(field).to_owned()))
        .collect();
    *form = std::mem::take(form).fill("version", saved.version.to_string());
    Ok(rows)
}
