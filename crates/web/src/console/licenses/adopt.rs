//! Moving one license to the terms that its plan is sold under now: first what would change, then the act.

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{Refusal, access::Action, licenses};

use super::tab::{done, license, of_customer};
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{customers::customer, products::told},
    kit::{Form, Shell, render_as},
    languages::{Change, Locale},
    typed::Posted,
    visit::Visit,
};

type Ids = Path<(String, String)>;

#[derive(Template)]
#[template(path = "licenses/adopt.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    plan: String,
    base: String,
    sold: i64,
    present: i64,
    changes: Vec<Change>,
    /// Why it cannot be moved now.
    refusal: Option<String>,
}

async fn shown(visit: &Visit, path: &(String, String), status: StatusCode, form: &Form) -> Answer {
    let (id, license) = (customer(&path.0)?, license(&path.1)?);
    let found = visit
        .read(move |act| {
            of_customer(act, id, license)?;
            if !act.may(id)?.act(Action::LicensesChange) {
                return Err(Refusal::Forbidden.into());
            }
            licenses::adoption(act, license)
        })
        .await?;
    let l = &visit.locale;
    let plan = found.license.plan_name.clone();
    let mut shell = visit.shell(l.with("licenses-adopt-title", &[("plan", (&plan).into())]));
    shell.tell_errors(form);
    let page = Page {
        l,
        shell: &shell,
        form,
        plan,
        base: format!("/customers/{id}/license/{license}"),
        sold: found.license.plan_revision,
        present: found.revision,
        changes: told(l, &found.differences),
        refusal: found.refusal.map(|refusal| l.refusal(&refusal)),
    };
    Ok(render_as(status, &page))
}

/// GET /customers/{id}/license/{license}/adopt
pub(super) async fn page(visit: Visit, Path(path): Ids) -> Answer {
    shown(&visit, &path, StatusCode::OK, &Form::new()).await
}

/// POST /customers/{id}/license/{license}/adopt
pub(super) async fn adopt(Path(path): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (id, license) = (customer(&path.0)?, license(&path.1)?);
    let moved = visit
        .work(move |act| {
            of_customer(act, id, license)?;
            licenses::adopt_plan(act, license)
        })
        .await;
    let Err(error) = moved else {
        return Ok(done(&visit, &format!("/customers/{id}/license/{license}"), "licenses-adopted-note"));
    };
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    shown(&visit, &path, status, &form).await
}
