//! Deleting a partner, after its name was typed. Refused while anything stands below it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::{Action, OrganizationKind},
    organizations::{self, Organization},
};

use super::read;
use crate::{
    answer::{Answer, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/delete.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    organization: &'a Organization,
    action: String,
    back: String,
}

pub(super) async fn ask(visit: Visit, Path(id): Path<String>) -> Answer {
    let organization = deletable(&visit, &id).await?;
    Ok(page(&visit, &organization, StatusCode::OK, &Form::new()))
}

async fn deletable(visit: &Visit, id: &str) -> Result<Organization, crate::answer::PageError> {
    let (organization, may) = read(visit, id).await?;
    if organization.kind != OrganizationKind::Partner {
        return Err(Refusal::NotFound.into());
    }
    if may.act(Action::PartnersChange) { Ok(organization) } else { Err(Refusal::Forbidden.into()) }
}

fn page(visit: &Visit, organization: &Organization, status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("organizations-delete"));
    shell.tell_errors(form);
    let back = format!("/organizations/{}", organization.id);
    let action = format!("{back}/delete");
    render_as(status, &Page { l: &shell.locale, shell: &shell, form, organization, action, back })
}

pub(super) async fn delete(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let organization = deletable(&visit, &id).await?;
    if form.value("confirm").trim() != organization.name {
        form.unconfirmed(&organization.name);
        return Ok(page(&visit, &organization, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    let id = organization.id;
    match visit.work(move |act| organizations::delete_partner(act, id)).await {
        Ok(()) => {
            let mut response = go("/organizations");
            cookies::set_note(&mut response, &visit.web, &visit.text("organizations-deleted"));
            Ok(response)
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            Ok(page(&visit, &organization, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}
