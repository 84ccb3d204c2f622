//! One key: its limits to edit, what is known of it, the line that installs with it, and the way to its devices.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Refusal,
    access::Action,
    deployment_keys::{self, DeploymentKey, KeyState},
    ids::{DeploymentKeyId, OrganizationId},
};

use super::{made, typed};
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{
        clash,
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        customers::{customer, seen},
    },
    cookies,
    kit::{Badge, Form, Shell},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

pub(super) type Ids = Path<(String, String)>;

#[derive(Template)]
#[template(path = "deployment_keys/show.html")]
struct Show<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    form: Form,
    key: &'a DeploymentKey,
    badge: Badge,
    base: String,
    rotate: String,
    revoke: String,
    devices: String,
    free: String,
    command: String,
    conflict: Vec<clash::Row>,
    /// Whether it can be edited, replaced and revoked.
    may_change: bool,
    may_see_devices: bool,
}

pub(super) fn ids((id, key): &(String, String)) -> Result<(OrganizationId, DeploymentKeyId), Refusal> {
    Ok((customer(id)?, key.parse().map_err(|_| Refusal::NotFound)?))
}

/// A key of that customer and no other.
pub(super) fn find(
    act: &mut Act<'_>,
    (customer, key): (OrganizationId, DeploymentKeyId),
) -> domain::Result<DeploymentKey> {
    let found = deployment_keys::get(act, key)?;
    if found.customer == customer { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

/// GET /customers/{id}/keys/{key}
pub(super) async fn page(visit: Visit, Path(path): Ids) -> Answer {
    shown(&visit, ids(&path)?, None).await
}

async fn shown(
    visit: &Visit,
    ids: (OrganizationId, DeploymentKeyId),
    back: Option<(StatusCode, Form)>,
) -> Answer {
    let place = visit.organization;
    let (facts, key) =
        visit.read(move |act| Ok((CustomerFacts::read(act, place, ids.0)?, find(act, ids)?))).await?;
    let (l, saved) = (&visit.locale, typed::of_key(&key));
    let (status, form) = back.unwrap_or_else(|| (StatusCode::OK, saved.clone()));
    let late = status == StatusCode::CONFLICT && !form.has_errors();
    let conflict = if late { clash::rows(l, &typed::FIELDS, &form, &saved) } else { Vec::new() };
    let form = if late { clash::onto(form, &saved) } else { form };
    let mut shell = visit.shell(&key.name);
    shell.tell_errors(&form);
    let base = format!("/customers/{}/keys/{}", key.customer, key.id);
    let view = Show {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&facts, CustomerTab::Keys, l),
        badge: Badge::deployment_key(key.state.word(), l),
        rotate: format!("{base}/rotate"),
        revoke: format!("{base}/revoke"),
        base,
        devices: format!("/installations?key={}", key.id),
        free: l.units(key.unit, key.free),
        command: made::command(&key, &visit.web.url(""), &l.text("keys-placeholder")),
        may_change: facts.may.act(Action::DeploymentKeysChange) && key.state != KeyState::Revoked,
        may_see_devices: facts.may.act(Action::InstallationsView),
        form,
        conflict,
        key: &key,
    };
    Ok(show(&visit.web, CustomerTab::Keys, status, &view))
}

/// POST /customers/{id}/keys/{key}
pub(super) async fn save(Path(path): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let ids = ids(&path)?;
    let sent = form.clone();
    let written = visit.work(move |act| {
        find(act, ids)?;
        deployment_keys::change(act, ids.1, &typed::read(&sent)?, seen(&sent))
    });
    let Err(error) = written.await else {
        return Ok(done(&visit, &format!("/customers/{}/keys/{}", ids.0, ids.1), "keys-saved"));
    };
    if matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile)) {
        return shown(&visit, ids, Some((StatusCode::CONFLICT, form))).await;
    }
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    shown(&visit, ids, Some((status, form))).await
}

/// To a page with a note of what was done.
pub(super) fn done(visit: &Visit, path: &str, note: &str) -> axum::response::Response {
    let mut answer = crate::answer::go(path);
    cookies::set_note(&mut answer, &visit.web, &visit.text(note));
    answer
}
