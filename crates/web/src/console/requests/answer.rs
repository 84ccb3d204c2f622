//! The buttons beside a request.

use axum::{extract::Path, response::Response};
use domain::{
    Problem, Refusal,
    ids::{LicenseId, OrganizationId, RequestId},
    requests,
};

use super::{show, show_wanted};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::Form,
    typed::Posted,
    visit::Visit,
};

fn id(text: &str) -> Result<RequestId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// The list that the button stood in: of one customer, or of all that ask.
fn back(form: &Form) -> Option<OrganizationId> {
    form.value("customer").parse().ok()
}

fn done_with(visit: &Visit, form: &Form, key: &str) -> Response {
    let path = back(form)
        .map_or_else(|| "/requests".to_owned(), |customer| format!("/customers/{customer}/requests"));
    let mut response = go(&path);
    cookies::set_note(&mut response, &visit.web, &visit.text(key));
    response
}

async fn settled(visit: &Visit, mut form: Form, outcome: Result<(), PageError>) -> Answer {
    match outcome {
        Ok(()) => Ok(done_with(visit, &form, "requests-answered")),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            match back(&form) {
                Some(customer) => show(visit, customer, status, &form).await,
                None => show_wanted(visit, status, &form).await,
            }
        }
    }
}

/// POST /requests/{request}/grant: binds the person to a free unit of the line chosen.
pub(super) async fn grant(Path(request): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let request = id(&request)?;
    let line =
        form.value("line").split_once('/').map(|(license, edition)| (license.parse(), edition.to_owned()));
    let outcome = match line {
        Some((Ok(license), edition)) => {
            let license: LicenseId = license;
            visit.work(move |act| requests::grant_unit(act, request, license, &edition)).await
        }
        // Whoever may not see the request learns nothing from what is wrong with the form.
        _ => visit
            .read(move |act| requests::look(act, request))
            .await
            .and_then(|_| Err(Refusal::field("line", Problem::Required).into())),
    };
    settled(&visit, form, outcome).await
}

/// POST /requests/{request}/done
pub(super) async fn done(Path(request): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let request = id(&request)?;
    let outcome = visit.work(move |act| requests::grant_more(act, request)).await;
    settled(&visit, form, outcome).await
}

/// POST /requests/{request}/decline
pub(super) async fn decline(Path(request): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (request, reason) = (id(&request)?, form.value("reason").to_owned());
    let outcome = visit.work(move |act| requests::decline(act, request, &reason)).await;
    settled(&visit, form, outcome).await
}

/// POST /me/requests/{request}/withdraw
pub(super) async fn withdraw(Path(request): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let request = id(&request)?;
    visit.work(move |act| requests::withdraw(act, request)).await?;
    let mut response = go("/me");
    cookies::set_note(&mut response, &visit.web, &visit.text("requests-taken-back"));
    Ok(response)
}
