//! The encryption key of a customer: shown once, after the password was given again (NX-11, SR-26).

use askama::Template;
use axum::extract::Path;
use domain::{Act, Refusal, access::Action, customers, ids::OrganizationId, sessions};

use super::choose::customer;
use crate::{
    answer::{Answer, PageError, go},
    kit::{Shell, render},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "customers/key.html")]
struct Reveal<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    name: String,
    base: String,
    /// Whom a mail tells of it; empty when there is nobody.
    told: String,
    /// The key, once it was asked for.
    key: Option<String>,
}

/// GET /customers/{id}/key: what showing the key brings about, and the button for it.
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = customer(&id)?;
    match visit.read(move |act| may_reveal(act, id)).await {
        Ok(record) => Ok(shown(&visit, &record, None)),
        Err(error) => password_first(error, id),
    }
}

fn may_reveal(act: &mut Act<'_>, id: OrganizationId) -> domain::Result<customers::Customer> {
    let record = customers::get(act, id)?;
    if !act.may(id)?.act(Action::KeysReveal) {
        return Err(Refusal::Forbidden.into());
    }
    if !record.has_encryption_key {
        return Err(Refusal::NotFound.into());
    }
    sessions::require_recent_password(act)?;
    Ok(record)
}

/// Leads over the page that asks for the password again.
fn password_first(error: PageError, id: OrganizationId) -> Answer {
    match error.0.refusal() {
        Some(Refusal::PasswordNeededAgain) => Ok(go(&format!("/confirm?next=/customers/{id}/key"))),
        _ => Err(error),
    }
}

fn shown(visit: &Visit, record: &customers::Customer, key: Option<String>) -> axum::response::Response {
    let l = &visit.locale;
    let shell = visit.shell(l.with("customers-key-title", &[("name", (&record.name).into())]));
    render(&Reveal {
        l,
        shell: &shell,
        name: record.name.clone(),
        base: format!("/customers/{}", record.id),
        told: record.contact_email.clone(),
        key,
    })
}

/// POST /customers/{id}/key: shows it, writes the event, and lets the mail go.
pub(super) async fn reveal(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    let revealed =
        visit.work(move |act| Ok((customers::get(act, id)?, customers::reveal_key(act, id)?))).await;
    match revealed {
        Ok((record, key)) => Ok(shown(&visit, &record, Some(key.reveal().to_owned()))),
        Err(error) => password_first(error, id),
    }
}
