//! What is done to the staff of an organization: invite, take an invitation back, give a role, take out.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal,
    ids::{AccountId, OrganizationId},
    members::{self, Invite},
};

use super::{
    read,
    staff_list::{page, staff},
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::listing::Walk,
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

fn back(visit: &Visit, id: OrganizationId, note: &str) -> Response {
    let mut response = go(&format!("/organizations/{id}/members"));
    cookies::set_note(&mut response, &visit.web, note);
    response
}

/// The page again, with what was refused.
async fn again(visit: &Visit, id: &str, mut form: Form, error: PageError) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let staff = staff(visit, id, Walk::of(&Form::new())).await?;
    Ok(page(visit, staff, refused_as(&form, refusal.as_ref()), &form))
}

pub(super) async fn invite(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (organization, _) = read(&visit, &id).await?;
    match invited(&visit, &form, organization.id).await {
        Ok(()) => {
            let email = form.value("email").trim();
            let note = visit.locale.with("staff-invited", &[("email", email.into())]);
            Ok(back(&visit, organization.id, &note))
        }
        Err(error) => again(&visit, &id, form, error).await,
    }
}

async fn invited(visit: &Visit, form: &Form, id: OrganizationId) -> Result<(), PageError> {
    let role = form.value("role").parse().map_err(|_| Refusal::field("role", Problem::NotAChoice))?;
    let language = form.value("language").parse().unwrap_or(visit.locale.language);
    let wish = Invite { email: form.value("email").to_owned(), role, language };
    visit.work(move |act| members::invite(act, id, &wish)).await
}

pub(super) async fn withdraw(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (organization, _) = read(&visit, &id).await?;
    let (id, email) = (organization.id, form.value("email").to_owned());
    visit.work(move |act| members::withdraw(act, id, &email)).await?;
    Ok(back(&visit, id, &visit.text("staff-withdrawn")))
}

fn account(id: &str) -> Result<AccountId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

pub(super) async fn change_role(
    Path((id, member)): Path<(String, String)>,
    Posted { visit, form, .. }: Posted,
) -> Answer {
    let (organization, _) = read(&visit, &id).await?;
    let (organization, member) = (organization.id, account(&member)?);
    let role = form.value("role").parse().map_err(|_| Refusal::field("role", Problem::NotAChoice))?;
    match visit.work(move |act| members::change_role(act, organization, member, role)).await {
        Ok(()) => Ok(back(&visit, organization, &visit.text("staff-role-changed"))),
        Err(error) => again(&visit, &id, Form::new(), error).await,
    }
}

#[derive(Template)]
#[template(path = "organizations/remove.html")]
struct Ask<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    organization: &'a str,
    action: String,
    back: String,
}

pub(super) async fn ask(visit: Visit, Path((id, member)): Path<(String, String)>) -> Answer {
    let (organization, _) = read(&visit, &id).await?;
    let member = account(&member)?;
    let shell = visit.shell(visit.text("staff-remove"));
    let back = format!("/organizations/{}/members", organization.id);
    let action = format!("{back}/{member}/remove");
    let (l, form) = (&shell.locale, &Form::new());
    Ok(render_as(
        StatusCode::OK,
        &Ask { l, shell: &shell, form, organization: &organization.name, action, back },
    ))
}

pub(super) async fn remove(
    Path((id, member)): Path<(String, String)>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let (organization, _) = read(&visit, &id).await?;
    let (organization, member) = (organization.id, account(&member)?);
    match visit.work(move |act| members::remove(act, organization, member)).await {
        Ok(()) => Ok(back(&visit, organization, &visit.text("staff-removed"))),
        Err(error) => again(&visit, &id, Form::new(), error).await,
    }
}
