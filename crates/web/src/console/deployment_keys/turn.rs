//! Replacing a key, with the time for which the old one goes on working, and revoking it.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Problem, Refusal,
    access::Action,
    deployment_keys::{self, DeploymentKey},
    ids::{DeploymentKeyId, OrganizationId},
};

use super::{
    edit::{Ids, done, find, ids},
    made,
};
use crate::{
    answer::{Answer, PageError, into_form, refused_as},
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// For how many hours the old key can be kept working.
const OVERLAPS: [i64; 5] = [0, 24, 72, 168, 720];

#[derive(Template)]
#[template(path = "deployment_keys/turn.html")]
struct Ask<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    key: &'a DeploymentKey,
    base: String,
    action: String,
    /// None: it is asked whether to revoke.
    overlaps: Option<Vec<Choice>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Rotate,
    Revoke,
}

async fn ask(
    visit: &Visit,
    path: &(String, String),
    asked: Asked,
    back: Option<(StatusCode, Form)>,
) -> Answer {
    let ids = ids(path)?;
    let key = visit
        .read(move |act| {
            act.allow_customer(Action::DeploymentKeysChange, ids.0)?;
            find(act, ids)
        })
        .await?;
    let title = if asked == Asked::Rotate { "keys-rotate-title" } else { "keys-revoke-title" };
    let mut shell = visit.shell(visit.locale.with(title, &[("name", (&key.name).into())]));
    let (status, form) = back.unwrap_or_else(|| (StatusCode::OK, Form::new().fill("overlap_hours", "24")));
    shell.tell_errors(&form);
    let base = format!("/customers/{}/keys/{}", key.customer, key.id);
    let view = Ask {
        l: &shell.locale,
        shell: &shell,
        form,
        action: format!("{base}/{}", if asked == Asked::Rotate { "rotate" } else { "revoke" }),
        base,
        overlaps: (asked == Asked::Rotate).then(|| overlaps(&shell.locale)),
        key: &key,
    };
    Ok(render_as(status, &view))
}

fn overlaps(l: &Locale) -> Vec<Choice> {
    let told = |hours: i64| match hours {
        0 => l.text("keys-overlap-none").into_owned(),
        ..48 => l.with("keys-overlap-hours", &[("n", hours.into())]),
        _ => l.with("keys-overlap-days", &[("n", (hours / 24).into())]),
    };
    OVERLAPS.map(|hours| Choice::new(hours.to_string(), told(hours))).into()
}

/// GET /customers/{id}/keys/{key}/rotate
pub(super) async fn rotate_page(visit: Visit, Path(path): Ids) -> Answer {
    ask(&visit, &path, Asked::Rotate, None).await
}

/// POST /customers/{id}/keys/{key}/rotate
pub(super) async fn rotate(Path(path): Ids, Posted { visit, form, .. }: Posted) -> Answer {
    let ids = ids(&path)?;
    let Some(hours) = whole_number(form.value("overlap_hours")) else {
        let refusal = Refusal::field("overlap_hours", Problem::NotANumber);
        return refused(&visit, &path, Asked::Rotate, (form, refusal.into())).await;
    };
    let turned = visit.work(move |act| {
        find(act, ids)?;
        deployment_keys::rotate(act, ids.1, hours)
    });
    match turned.await {
        Ok((secret, key)) => Ok(made::page(&visit, &secret, &key, "keys-replaced")),
        Err(error) => refused(&visit, &path, Asked::Rotate, (form, error)).await,
    }
}

async fn refused(
    visit: &Visit,
    path: &(String, String),
    asked: Asked,
    (mut form, error): (Form, PageError),
) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    ask(visit, path, asked, Some((status, form))).await
}

/// GET /customers/{id}/keys/{key}/revoke
pub(super) async fn revoke_page(visit: Visit, Path(path): Ids) -> Answer {
    ask(&visit, &path, Asked::Revoke, None).await
}

/// POST /customers/{id}/keys/{key}/revoke
pub(super) async fn revoke(Path(path): Ids, Posted { visit, form, .. }: Posted) -> Answer {
    let ids: (OrganizationId, DeploymentKeyId) = ids(&path)?;
    let ended = visit.work(move |act| {
        find(act, ids)?;
        deployment_keys::revoke(act, ids.1)
    });
    match ended.await {
        Ok(_) => Ok(done(&visit, &format!("/customers/{}/keys", ids.0), "keys-revoked-note")),
        Err(error) => refused(&visit, &path, Asked::Revoke, (form, error)).await,
    }
}
