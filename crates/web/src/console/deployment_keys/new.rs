//! A new key: for which license and edition, how users are named, which limits.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal,
    access::Action,
    deployment_keys::{self, DeploymentKey, KeyForm},
    ids::{LicenseId, OrganizationId},
    seats::{self, Opening},
    vault::Secret,
};

use super::{made, typed};
use crate::{
    answer::{Answer, PageError, into_form, refused_as},
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        customers::customer,
    },
    kit::{Choice, Form, Shell},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "deployment_keys/new.html")]
struct New<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: &'a Form,
    lines: Vec<Choice>,
}

/// GET /customers/{id}/keys/new
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let form = typed::filled(&KeyForm::default());
    shown(&visit, customer(&id)?, StatusCode::OK, &form).await
}

async fn shown(visit: &Visit, id: OrganizationId, status: StatusCode, form: &Form) -> Answer {
    let place = visit.organization;
    let (facts, openings) = visit
        .read(move |act| {
            act.allow_customer(Action::DeploymentKeysChange, id)?;
            Ok((CustomerFacts::read(act, place, id)?, seats::openings(act, id)?))
        })
        .await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.text("keys-new"));
    shell.tell_errors(form);
    let view = New {
        l,
        shell: &shell,
        form,
        lines: lines(&openings, l),
        frame: CustomerFrame::new(&facts, CustomerTab::Keys, l),
    };
    Ok(show(&visit.web, CustomerTab::Keys, status, &view))
}

/// Every edition of every license that users can be put on.
fn lines(openings: &[Opening], l: &Locale) -> Vec<Choice> {
    let lines = openings.iter().flat_map(|opening| opening.rooms.iter().map(move |room| (opening, room)));
    lines
        .map(|(opening, room)| {
            let told = [
                ("edition", (&room.edition_name).into()),
                ("plan", (&opening.plan_name).into()),
                ("free", room.free.into()),
                ("number", opening.number.chars().take(8).collect::<String>().into()),
            ];
            Choice::new(format!("{}/{}", opening.license, room.edition_code), l.with("keys-line", &told))
        })
        .collect()
}

/// POST /customers/{id}/keys/new
pub(super) async fn create(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    match write(&visit, id, &form).await {
        Ok((secret, key)) => Ok(made_page(&visit, &secret, &key)),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            shown(&visit, id, status, &form).await
        }
    }
}

fn made_page(visit: &Visit, secret: &Secret, key: &DeploymentKey) -> Response {
    made::page(visit, secret, key, "keys-made")
}

async fn write(visit: &Visit, id: OrganizationId, form: &Form) -> Result<(Secret, DeploymentKey), PageError> {
    let required = || Refusal::field("line", Problem::Required);
    let (license, edition) = form.value("line").split_once('/').ok_or_else(required)?;
    let license: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
    let (edition, wanted) = (edition.to_owned(), typed::read(form)?);
    let made = visit.work(move |act| {
        let made = deployment_keys::create(act, license, &edition, &wanted)?;
        // The license of another customer is none here.
        if made.1.customer == id { Ok(made) } else { Err(Refusal::NotFound.into()) }
    });
    made.await
}
