//! For machines without a network: somebody carries here what such a machine has written, and carries the answer
//! back. No account is asked for; what is carried proves itself.

use askama::Template;
use axum::{
    body::Bytes,
    http::{StatusCode, header},
    response::Response,
};
use domain::{
    Refusal,
    activation::{self, IssuedFile, TakenIn},
    signing,
};

use super::again;
use crate::{
    answer::{Answer, attachment},
    kit::{Form, PublicShell, qr::qr, render, render_as},
    languages::Locale,
    routes::{Admits, Routes},
    typed::GuestPosted,
    visit::Guest,
};

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Anybody)
        .get("/offline", page)
        .post("/offline", take_in)
        .post("/offline/file", save)
}

/// A license file as a page shows it: to save, to copy, or to be read off the screen.
pub(crate) struct ShownFile {
    pub text: String,
    pub username: String,
    /// For machines, and as the reader writes it.
    pub expires: (String, String),
    pub qr: Option<String>,
}

impl ShownFile {
    pub(crate) fn new(file: IssuedFile, locale: &Locale) -> Self {
        let expires = (file.expires_at.to_string(), locale.instant(file.expires_at.timestamp()));
        Self { qr: qr(&file.text), text: file.text, username: file.username, expires }
    }
}

#[derive(Template)]
#[template(path = "offline/page.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a PublicShell,
    form: &'a Form,
    file: Option<ShownFile>,
    returned: bool,
}

fn shown(guest: &Guest, status: StatusCode, form: &Form) -> Response {
    let shell = guest.shell(guest.text("offline-title"));
    let page = |shell: &PublicShell| {
        render_as(status, &Page { l: &shell.locale, shell, form, file: None, returned: false })
    };
    super::told(shell, form, page)
}

async fn page(guest: Guest) -> Answer {
    Ok(shown(&guest, StatusCode::OK, &Form::new()))
}

async fn take_in(GuestPosted { guest, mut form, file }: GuestPosted) -> Answer {
    let document = file.as_deref().map_or_else(|| form.value("document").to_owned(), written);
    let taken = guest.web.world().work(&guest.caller, move |act| activation::take_in(act, &document)).await;
    match taken.and_then(activation::settled) {
        Ok(taken) => Ok(answered(&guest, taken)),
        Err(domain::Error::Refused(refusal @ (Refusal::WrongActivationCode | Refusal::WrongUsername))) => {
            form.refuse_at("document", &refusal);
            Ok(shown(&guest, StatusCode::UNPROCESSABLE_ENTITY, &form))
        }
        Err(error) => again(&mut form, error.into(), |status, form| shown(&guest, status, form)),
    }
}

fn answered(guest: &Guest, taken: TakenIn) -> Response {
    let (title, file) = match taken {
        TakenIn::File(file) => ("offline-ready", Some(ShownFile::new(file, &guest.locale))),
        TakenIn::Returned(_) => ("offline-returned", None),
    };
    let shell = guest.shell(guest.text(title));
    let returned = file.is_none();
    render(&Page { l: &shell.locale, shell: &shell, form: &Form::new(), file, returned })
}

/// What stands in a file that was sent; nothing readable is no document either.
fn written(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// A license file that was just shown, as a file. It is taken from the page and given back only if we signed it.
async fn save(GuestPosted { guest, form, .. }: GuestPosted) -> Answer {
    let text = form.value("text").trim().to_owned();
    let asked = text.clone();
    let opened = guest.web.world().read(&guest.caller, move |act| signing::opened(act, &asked)).await?;
    let file: seal::LicenseFile = opened.ok_or(Refusal::NotFound)?;
    let name: String = file
        .username
        .chars()
        .map(
            |character| {
                if character.is_ascii_alphanumeric() || "-_.".contains(character) { character } else { '-' }
            },
        )
        .collect();
    let body = Bytes::from(format!("{text}\n"));
    let mut response = attachment("application/octet-stream", &format!("{name}.license"), body.to_vec());
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}
