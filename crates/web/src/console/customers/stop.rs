//! Disabling a customer, after showing what stops; enabling it; deleting it, which is refused while licenses are
//! in use (NX-13).

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    access::Action,
    customers::{self, Customer},
    ids::OrganizationId,
    licenses::{self, License},
    purchase_codes::{self, Share},
};

use super::choose::customer;
use crate::{
    answer::{Answer, go, into_form},
    console::{
        customer_frame::CustomerTab,
        organizations::cut_off::{self, Seen},
    },
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// What hangs on a customer.
struct Hanging {
    customer: Customer,
    licenses: Vec<License>,
    may_disable: bool,
}

impl Hanging {
    /// Reads what hangs on the customer, and refuses to who may not do what is asked.
    fn read(act: &mut Act<'_>, id: OrganizationId, asked: Action) -> domain::Result<Self> {
        let record = customers::get(act, id)?;
        let may = act.may(id)?;
        if !may.act(asked) {
            return Err(Refusal::Forbidden.into());
        }
        let licenses = licenses::list(act, id)?;
        Ok(Self { customer: record, licenses, may_disable: may.act(Action::CustomersDisable) })
    }

    /// The licenses that stand in the way of a deletion.
    fn in_use(&self) -> Vec<InUse> {
        let sum =
            |license: &License, part: fn(&licenses::Line) -> i64| license.lines.iter().map(part).sum::<i64>();
        self.licenses
            .iter()
            .map(|license| InUse {
                number: license.number.clone(),
                plan: license.plan_name.clone(),
                assigned: sum(license, |line| line.assigned),
                installed: sum(license, |line| line.installed),
            })
            .filter(|license| license.assigned > 0 || license.installed > 0)
            .collect()
    }
}

/// A license with users or devices.
struct InUse {
    number: String,
    plan: String,
    assigned: i64,
    installed: i64,
}

#[derive(Template)]
#[template(path = "customers/delete.html")]
struct Delete<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    name: String,
    base: String,
    in_use: Vec<InUse>,
    licenses: i64,
    may_disable: bool,
}

#[derive(Template)]
#[template(path = "customers/disable.html")]
struct Disable<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    name: String,
    base: String,
    seen: Seen,
    licenses: i64,
    /// Units of purchase codes that no user has, and with them the choice (ES-11); none when there are none.
    free: i64,
    shares: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "customers/enable.html")]
struct Enable<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    name: String,
    base: String,
    since: String,
    reason: String,
}

/// GET /customers/{id}/delete
pub(super) async fn delete_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = customer(&id)?;
    delete_shown(&visit, id, StatusCode::OK, Form::new()).await
}

async fn delete_shown(visit: &Visit, id: OrganizationId, status: StatusCode, form: Form) -> Answer {
    let found = visit.read(move |act| Hanging::read(act, id, Action::CustomersDelete)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("customers-delete-title", &[("name", (&found.customer.name).into())]));
    shell.tell_errors(&form);
    let page = Delete {
        l,
        shell: &shell,
        form,
        in_use: found.in_use(),
        licenses: count(found.licenses.len()),
        may_disable: found.may_disable && found.customer.disabled_at.is_none(),
        name: found.customer.name,
        base: format!("/customers/{id}"),
    };
    Ok(render_as(status, &page))
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// POST /customers/{id}/delete
pub(super) async fn delete(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    let record = visit.read(move |act| customers::get(act, id)).await?;
    if form.value("confirm").trim() == record.name {
        match visit.work(move |act| customers::delete(act, id)).await {
            Ok(()) => {
                let told = visit.locale.with("customers-deleted", &[("name", (&record.name).into())]);
                return Ok(done(&visit, "/customers", &told));
            }
            Err(error) => into_form(&mut form, error)?,
        }
    } else {
        form.unconfirmed(&record.name);
    }
    delete_shown(&visit, id, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

fn done(visit: &Visit, path: &str, told: &str) -> Response {
    let mut answer = go(path);
    cookies::set_note(&mut answer, &visit.web, told);
    answer
}

/// GET /customers/{id}/disable
pub(super) async fn disable_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = customer(&id)?;
    disable_shown(&visit, id, StatusCode::OK, Form::new()).await
}

async fn disable_shown(visit: &Visit, id: OrganizationId, status: StatusCode, form: Form) -> Answer {
    let (found, free) = visit
        .read(move |act| Ok((Hanging::read(act, id, Action::CustomersDisable)?, free_units(act, id)?)))
        .await?;
    let l = &visit.locale;
    let form = if form.given("share").is_some() { form } else { form.fill("share", Share::Keep.word()) };
    let mut shell =
        visit.shell(l.with("customers-disable-title", &[("name", (&found.customer.name).into())]));
    shell.tell_errors(&form);
    let page = Disable {
        l,
        shell: &shell,
        form,
        seen: Seen::stopped(&cut_off::read(visit, id).await?, l),
        licenses: count(
            found.licenses.iter().filter(|license| license.standing.status.is_in_force()).count(),
        ),
        free,
        shares: Share::ALL
            .iter()
            .map(|word| Choice::new(word.word(), l.word("code-share", word)).hint(l.hint("code-share", word)))
            .collect(),
        name: found.customer.name,
        base: format!("/customers/{id}"),
    };
    Ok(render_as(status, &page))
}

/// What could come back to the purchase codes that it is of, as far as whoever asks sees them.
fn free_units(act: &mut Act<'_>, id: OrganizationId) -> domain::Result<i64> {
    if !act.may(id)?.act(Action::PurchaseCodesView) {
        return Ok(0);
    }
    Ok(purchase_codes::shares(act, id)?.iter().map(|(_, share)| share.free).sum())
}

/// POST /customers/{id}/disable
pub(super) async fn disable(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    let reason = form.value("reason").to_owned();
    let share = form.value("share").parse().unwrap_or(Share::Keep);
    match visit.work(move |act| purchase_codes::disable_customer(act, id, &reason, share)).await {
        Ok(()) => Ok(done(&visit, &CustomerTab::Settings.path(id), &visit.text("customers-disabled-note"))),
        Err(error) => {
            into_form(&mut form, error)?;
            disable_shown(&visit, id, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

/// GET /customers/{id}/enable
pub(super) async fn enable_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = customer(&id)?;
    enable_shown(&visit, id, StatusCode::OK, Form::new()).await
}

async fn enable_shown(visit: &Visit, id: OrganizationId, status: StatusCode, form: Form) -> Answer {
    let found = visit.read(move |act| Hanging::read(act, id, Action::CustomersDisable)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("customers-enable-title", &[("name", (&found.customer.name).into())]));
    shell.tell_errors(&form);
    let page = Enable {
        l,
        shell: &shell,
        form,
        since: found.customer.disabled_at.map(|at| l.instant(at.timestamp())).unwrap_or_default(),
        reason: found.customer.disabled_reason.unwrap_or_default(),
        name: found.customer.name,
        base: format!("/customers/{id}"),
    };
    Ok(render_as(status, &page))
}

/// POST /customers/{id}/enable
pub(super) async fn enable(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    match visit.work(move |act| customers::enable(act, id)).await {
        Ok(()) => Ok(done(&visit, &CustomerTab::Settings.path(id), &visit.text("customers-enabled-note"))),
        Err(error) => {
            into_form(&mut form, error)?;
            enable_shown(&visit, id, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}
