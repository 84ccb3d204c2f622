//! One key: its limits to edit, what is known of it, the line that installs with it, and the way to its devices.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Refusal,
    access::Action,
    deployment_keys::{self, DeploymentKey, KeyState},
    ids::{DeploymentKeyId, OrganizationId},
};

use super::typed;
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{
        clash,
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        customers::{customer, seen},
    },
    cookies,
    kit::{Badge, Form, Inline, InlineField, Shell, inline as inline_form},
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
        command: key.silent_install(&visit.web.url(""), &l.text("keys-placeholder")),
        may_change: facts.may.act(Action::DeploymentKeysChange) && key.state != KeyState::Revoked,
        may_see_devices: facts.may.act(Action::InstallationsView),
        form,
        conflict,
        key: &key,
    };
    Ok(show(&visit.web, CustomerTab::Keys, status, &view))
}

/// The name of a key, edited in the list.
pub(super) fn inline(key: &DeploymentKey, back: String, l: &Locale) -> Inline {
    Inline {
        group: "key",
        of: key.id.to_string(),
        verb: l.with("keys-edit-in-place", &[("name", (&key.name).into())]),
        action: format!("/customers/{}/keys/{}", key.customer, key.id),
        back,
        version: key.version,
        fields: vec![InlineField::new("name", l.text("keys-name"), "text")],
        form: typed::of_key(key),
        saved: Vec::new(),
    }
}

/// POST /customers/{id}/keys/{key}
pub(super) async fn save(Path(path): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let ids = ids(&path)?;
    if inline_form::group(&form).is_some() {
        let saved = typed::of_key(&visit.read(move |act| find(act, ids)).await?);
        form = saved.pairs().into_iter().fold(form, |form, (name, value)| {
            if form.values(&name).is_empty() { form.fill(&name, value) } else { form }
        });
    }
    let sent = form.clone();
    let written = visit.work(move |act| {
        find(act, ids)?;
        deployment_keys::change(act, ids.1, &typed::read(&sent)?, seen(&sent))
    });
    let Err(error) = written.await else {
        return Ok(done(&visit, &back_of(&visit, &form, ids), "keys-saved"));
    };
    let refusal = error.0.refusal().cloned();
    let is_stale = refusal == Some(Refusal::ChangedMeanwhile);
    if !is_stale {
        into_form(&mut form, error)?;
    }
    if inline_form::is_alone(&form) {
        return alone(&visit, ids, form, is_stale).await;
    }
    let status = if is_stale { StatusCode::CONFLICT } else { refused_as(&form, refusal.as_ref()) };
    shown(&visit, ids, Some((status, form))).await
}

/// Back to the list when the form was in one of its rows, else to the key.
fn back_of(visit: &Visit, form: &Form, (customer, key): (OrganizationId, DeploymentKeyId)) -> String {
    let list = format!("/customers/{customer}/keys");
    let back =
        inline_form::group(form).and_then(|_| inline_form::back(form, visit.came_from.as_deref(), &list));
    back.unwrap_or_else(|| format!("{list}/{key}"))
}

/// The refused form alone, for the script that sent it from the list.
async fn alone(visit: &Visit, ids: (OrganizationId, DeploymentKeyId), form: Form, is_stale: bool) -> Answer {
    let key = visit.read(move |act| find(act, ids)).await?;
    let l = &visit.locale;
    let saved = inline(&key, back_of(visit, &form, ids), l);
    let inline = if is_stale { saved.stale(form, l) } else { saved.refused(form) };
    Ok(inline_form::alone(l, &visit.shell("").csrf, StatusCode::UNPROCESSABLE_ENTITY, inline))
}

/// To a page with a note of what was done.
pub(super) fn done(visit: &Visit, path: &str, note: &str) -> axum::response::Response {
    let mut answer = crate::answer::go(path);
    cookies::set_note(&mut answer, &visit.web, &visit.text(note));
    answer
}
