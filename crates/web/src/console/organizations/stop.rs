//! Disabling a partner with all below it, after showing who is cut off; enabling it; closing it for good.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    access::{Action, OrganizationKind},
    ids::OrganizationId,
    organizations::{self, Organization},
};

use super::{
    cut_off::{self, Seen},
    read,
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "organizations/disable.html")]
struct Disable<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    seen: Seen,
    name: &'a str,
    base: String,
}

#[derive(Template)]
#[template(path = "organizations/enable.html")]
struct Enable<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    name: &'a str,
    base: String,
    since: String,
    reason: String,
    /// One above it stops it as well.
    stopped_above: bool,
}

#[derive(Template)]
#[template(path = "organizations/close.html")]
struct Close<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    seen: Seen,
    name: &'a str,
    base: String,
}

#[derive(Clone, Copy)]
enum Which {
    Disable,
    Enable,
    Close,
}

impl Which {
    const fn title(self) -> &'static str {
        match self {
            Self::Disable => "organizations-disable-title",
            Self::Enable => "organizations-enable-title",
            Self::Close => "organizations-close-title",
        }
    }
}

/// The partner of a path, for whoever holds its contract. Customers have pages of their own for this.
async fn partner(visit: &Visit, id: &str) -> Result<Organization, PageError> {
    let (organization, may) = read(visit, id).await?;
    if organization.kind != OrganizationKind::Partner {
        return Err(Refusal::NotFound.into());
    }
    if may.act(Action::PartnersChange) { Ok(organization) } else { Err(Refusal::Forbidden.into()) }
}

async fn page(
    visit: &Visit,
    which: Which,
    partner: &Organization,
    (status, form): (StatusCode, &Form),
) -> Answer {
    let l = &visit.locale;
    let mut shell = visit.shell(l.with(which.title(), &[("name", (&partner.name).into())]));
    shell.tell_errors(form);
    let (name, base) = (partner.name.as_str(), format!("/organizations/{}", partner.id));
    let shell = &shell;
    Ok(match which {
        Which::Disable => {
            let seen = Seen::stopped(&cut_off::read(visit, partner.id).await?, l);
            render_as(status, &Disable { l, shell, form, seen, name, base })
        }
        Which::Close => {
            let seen = Seen::closed(&cut_off::read(visit, partner.id).await?, l);
            render_as(status, &Close { l, shell, form, seen, name, base })
        }
        Which::Enable => {
            let since = partner.disabled.as_ref().map(|disabled| l.instant(disabled.at.timestamp()));
            let reason = partner.disabled.as_ref().map(|disabled| disabled.reason.clone());
            let (since, reason) = (since.unwrap_or_default(), reason.unwrap_or_default());
            let stopped_above = partner.stopped_above;
            render_as(status, &Enable { l, shell, form, name, base, since, reason, stopped_above })
        }
    })
}

async fn ask(visit: &Visit, which: Which, id: &str) -> Answer {
    let partner = partner(visit, id).await?;
    page(visit, which, &partner, (StatusCode::OK, &Form::new())).await
}

/// Does it and goes back to the partner with a note, or shows the page again with what is in the way.
async fn done<T: Send + 'static>(
    (visit, mut form): (Visit, Form),
    (which, partner, note): (Which, Organization, &'static str),
    operation: impl Fn(&mut Act<'_>, OrganizationId) -> domain::Result<T> + Send + 'static,
) -> Answer {
    let id = partner.id;
    let Err(error) = visit.work(move |act| operation(act, id)).await else {
        let mut answer: Response = go(&format!("/organizations/{id}"));
        cookies::set_note(&mut answer, &visit.web, &visit.text(note));
        return Ok(answer);
    };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    page(&visit, which, &partner, (status, &form)).await
}

/// GET /organizations/{id}/disable
pub(super) async fn disable_page(visit: Visit, Path(id): Path<String>) -> Answer {
    ask(&visit, Which::Disable, &id).await
}

/// POST /organizations/{id}/disable
pub(super) async fn disable(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let partner = partner(&visit, &id).await?;
    let reason = form.value("reason").to_owned();
    let told = (Which::Disable, partner, "organizations-disabled-note");
    done((visit, form), told, move |act, id| organizations::disable(act, id, &reason)).await
}

/// GET /organizations/{id}/enable
pub(super) async fn enable_page(visit: Visit, Path(id): Path<String>) -> Answer {
    ask(&visit, Which::Enable, &id).await
}

/// POST /organizations/{id}/enable
pub(super) async fn enable(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let partner = partner(&visit, &id).await?;
    let told = (Which::Enable, partner, "organizations-enabled-note");
    done((visit, form), told, organizations::enable).await
}

/// GET /organizations/{id}/close
pub(super) async fn close_page(visit: Visit, Path(id): Path<String>) -> Answer {
    ask(&visit, Which::Close, &id).await
}

/// POST /organizations/{id}/close
pub(super) async fn close(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let partner = partner(&visit, &id).await?;
    if form.value("confirm").trim() != partner.name {
        form.unconfirmed(&partner.name);
        return page(&visit, Which::Close, &partner, (StatusCode::UNPROCESSABLE_ENTITY, &form)).await;
    }
    let reason = form.value("reason").to_owned();
    let told = (Which::Close, partner, "organizations-closed-note");
    done((visit, form), told, move |act, id| organizations::close(act, id, &reason)).await
}
