//! The keys that sign leases and license files of an organization's products: which there are, a new one with overlap,
//! retiring one.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Problem, Refusal,
    access::Action,
    ids::OrganizationId,
    signing::{self, Key, KeyUse, USUAL_OVERLAP_DAYS},
};

use super::sellers::done;
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::seats::Question,
    kit::{Badge, Form, Shell, Tone, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

const PATH: &str = "/signing-keys";

struct Row {
    id: String,
    badge: Badge,
    from: (String, String),
    until: Option<(String, String)>,
    /// License files that a withdrawn key signed and that are to be made anew: in words.
    files: Option<String>,
    may_retire: bool,
    may_withdraw: bool,
}

#[derive(Template)]
#[template(path = "products/signing.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    rows: Vec<Row>,
    may_change: bool,
    /// Where the public keys are.
    public: String,
}

/// GET /signing-keys
pub(super) async fn page(visit: Visit) -> Answer {
    let form = Form::new().fill("overlap_days", USUAL_OVERLAP_DAYS.to_string());
    shown(&visit, StatusCode::OK, form).await
}

async fn shown(visit: &Visit, status: StatusCode, form: Form) -> Answer {
    let place = visit.organization;
    let keys = visit.read(move |act| signing::keys(act, place)).await?;
    let mut shell = visit.shell(visit.text("products-signing"));
    shell.tell_errors(&form);
    let l = &shell.locale;
    let page = Page {
        rows: keys.iter().map(|key| row(key, l)).collect(),
        may_change: visit.may.act(Action::ProductsChange),
        public: visit.web.url(&format!("/activation/v1/keys?vendor={place}")),
        form: &form,
        l,
        shell: &shell,
    };
    Ok(render_as(status, &page))
}

fn row(key: &Key, l: &Locale) -> Row {
    let (tone, icon, word) = match key.used {
        KeyUse::Signs => (Tone::Good, "circle-check", "products-signing-signs"),
        KeyUse::Coming => (Tone::Accent, "clock", "products-signing-coming"),
        KeyUse::Retired => (Tone::Quiet, "ban", "products-signing-retired"),
        KeyUse::Withdrawn => (Tone::Bad, "ban", "products-signing-withdrawn"),
    };
    let told = |at: domain::clock::Instant| (at.to_string(), l.instant(at.timestamp()));
    Row {
        id: key.id.clone(),
        badge: Badge::new(tone, icon, l.text(word)),
        from: told(key.signs_from),
        until: key.retired_at.map(told),
        files: (key.used == KeyUse::Withdrawn && key.files > 0)
            .then(|| l.with("products-signing-files", &[("n", key.files.into())])),
        may_retire: matches!(key.used, KeyUse::Coming | KeyUse::Signs),
        may_withdraw: key.used != KeyUse::Withdrawn,
    }
}

/// To the password and back, where it was not given lately.
fn again(error: PageError) -> Result<Response, PageError> {
    match error.0.refusal() {
        Some(Refusal::PasswordNeededAgain) => Ok(go(&format!("/confirm?next={PATH}"))),
        _ => Err(error),
    }
}

/// POST /signing-keys
pub(super) async fn create(Posted { visit, mut form, .. }: Posted) -> Answer {
    let place = visit.organization;
    let made = match whole_number(form.value("overlap_days")) {
        Some(days) => visit.work(move |act| signing::create(act, place, days)).await,
        None => Err(Refusal::field("overlap_days", Problem::NotANumber).into()),
    };
    let Err(error) = made else { return Ok(done(&visit, PATH, "products-signing-created")) };
    match again(error) {
        Ok(response) => Ok(response),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            shown(&visit, status, form).await
        }
    }
}

/// What comes of a key when its owner is done with it, with what is said of it.
async fn ended(
    visit: &Visit,
    key: String,
    ending: fn(&mut Act<'_>, OrganizationId, &str) -> domain::Result<()>,
    note: &str,
) -> Answer {
    let place = visit.organization;
    match visit.work(move |act| ending(act, place, &key)).await {
        Ok(()) => Ok(done(visit, PATH, note)),
        Err(error) => again(error),
    }
}

/// GET /signing-keys/{key}/retire
pub(super) async fn ask(visit: Visit, Path(key): Path<String>) -> Answer {
    one(&visit, &key).await?;
    let question = Question {
        title: visit.locale.with("products-signing-retire-title", &[("key", key.into())]),
        lines: vec![visit.text("products-signing-retire-text")],
        verb: visit.text("products-signing-retire"),
        back: PATH.to_owned(),
    };
    Ok(question.page(&visit))
}

/// POST /signing-keys/{key}/retire
pub(super) async fn retire(Path(key): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    ended(&visit, key, signing::retire, "products-signing-retired-note").await
}

async fn one(visit: &Visit, id: &str) -> Result<Key, PageError> {
    let (place, id) = (visit.organization, id.to_owned());
    visit.read(move |act| signing::get(act, place, &id)).await
}

/// GET /signing-keys/{key}/withdraw
pub(super) async fn ask_withdraw(visit: Visit, Path(key): Path<String>) -> Answer {
    let found = one(&visit, &key).await?;
    let files = match found.files {
        0 => visit.text("products-signing-withdraw-no-files"),
        files => visit.locale.with("products-signing-withdraw-files", &[("n", files.into())]),
    };
    let question = Question {
        title: visit.locale.with("products-signing-withdraw-title", &[("key", key.into())]),
        lines: vec![
            visit.text("products-signing-withdraw-text"),
            visit.text("products-signing-withdraw-built-in"),
            files,
        ],
        verb: visit.text("products-signing-withdraw"),
        back: PATH.to_owned(),
    };
    Ok(question.page(&visit))
}

/// POST /signing-keys/{key}/withdraw
pub(super) async fn withdraw(Path(key): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    ended(&visit, key, signing::withdraw, "products-signing-withdrawn-note").await
}
