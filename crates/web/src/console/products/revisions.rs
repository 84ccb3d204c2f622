//! The revisions of a plan: what changed, who changed it, how many licenses are on each; moving those of an earlier one
//! to the present terms; and a partner's approval of the latest.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Problem, Refusal,
    access::Action,
    ids::PlanId,
    licenses::{self, Adopted, MOST_ADOPTED},
    products::{self, Revision},
};

use super::{
    frame::{PlanFrame, Seen, told},
    sellers::done,
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    cookies,
    kit::{Form, Shell, render, render_as},
    languages::{Change, Locale},
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "products/revisions.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: PlanFrame,
    base: String,
    rows: Vec<Row>,
}

struct Row {
    revision: i64,
    current: bool,
    made: jiff::Timestamp,
    by: String,
    changes: Vec<Change>,
    licenses: i64,
    /// Whether its licenses can be moved by who looks.
    can_move: bool,
}

/// What the pages of revisions read.
struct Read {
    seen: Seen,
    revisions: Vec<Revision>,
    counts: Vec<(i64, i64)>,
    may_move: bool,
}

impl Read {
    async fn of(visit: &Visit, id: &str) -> Result<Self, PageError> {
        let seen = Seen::read(visit, id).await?;
        let (place, plan) = (visit.organization, seen.plan.id);
        let may = &visit.may;
        let (may_see, may_move) = (may.act(Action::LicensesView), may.act(Action::LicensesChange));
        let (world, caller) = (visit.web.world(), &visit.caller);
        let (revisions, counts) = world
            .read_long(caller, move |act| {
                let counts = if may_see { licenses::on_revisions(act, place, plan)? } else { Vec::new() };
                Ok((products::plan_revisions(act, place, plan)?, counts))
            })
            .await?;
        Ok(Self { seen, revisions, counts, may_move })
    }

    fn licenses(&self, revision: i64) -> i64 {
        self.counts.iter().find(|(of, _)| *of == revision).map_or(0, |(_, count)| *count)
    }

    /// What differs between a revision and the present terms.
    fn to_present(&self, revision: i64, l: &Locale) -> Vec<Change> {
        let find = |wanted: i64| self.revisions.iter().find(|one| one.revision == wanted);
        find(revision)
            .zip(find(self.seen.plan.revision))
            .map(|(before, after)| told(l, &products::differences(&before.terms, &after.terms)))
            .unwrap_or_default()
    }
}

/// GET /plans/{id}/revisions
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let read = Read::of(&visit, &id).await?;
    let shell = visit.shell(visit.text("products-revisions-title"));
    let l = &shell.locale;
    let base = format!("/plans/{}/revisions", read.seen.plan.id);
    let rows = read.revisions.iter().enumerate().map(|(at, one)| Row {
        revision: one.revision,
        current: one.revision == read.seen.plan.revision,
        made: one.made_at.timestamp(),
        by: one.made_by.clone(),
        changes: read
            .revisions
            .get(at + 1)
            .map(|before| told(l, &products::differences(&before.terms, &one.terms)))
            .unwrap_or_default(),
        licenses: read.licenses(one.revision),
        can_move: read.may_move && one.revision != read.seen.plan.revision && read.licenses(one.revision) > 0,
    });
    let rows = rows.collect();
    Ok(render(&Page { l, shell: &shell, frame: PlanFrame::new(&read.seen, &base, l), base, rows }))
}

#[derive(Template)]
#[template(path = "products/move.html")]
struct Move<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    plan: &'a str,
    base: String,
    revision: i64,
    present: i64,
    count: i64,
    most: i64,
    /// How many the button moves.
    moving: i64,
    changes: Vec<Change>,
    /// Licenses that stayed, by number and why.
    stayed: Vec<(String, String)>,
}

async fn asked(
    visit: &Visit,
    id: &str,
    revision: &str,
    status: StatusCode,
    form: &Form,
    stayed: &Adopted,
) -> Answer {
    let read = Read::of(visit, id).await?;
    if !read.may_move {
        return Err(Refusal::Forbidden.into());
    }
    let revision: i64 = revision.parse().map_err(|_| Refusal::NotFound)?;
    if read.revisions.iter().all(|one| one.revision != revision) {
        return Err(Refusal::NotFound.into());
    }
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("products-move-title", &[("revision", revision.into())]));
    shell.tell_errors(form);
    let page = Move {
        l,
        shell: &shell,
        form,
        plan: &read.seen.plan.name,
        base: format!("/plans/{}/revisions", read.seen.plan.id),
        revision,
        present: read.seen.plan.revision,
        count: read.licenses(revision),
        most: MOST_ADOPTED,
        moving: read.licenses(revision).min(MOST_ADOPTED),
        changes: read.to_present(revision, l),
        stayed: stayed.stayed.iter().map(|(number, why)| (number.clone(), l.refusal(why))).collect(),
    };
    Ok(render_as(status, &page))
}

/// GET /plans/{id}/revisions/{revision}
pub(super) async fn ask(visit: Visit, Path((id, revision)): Path<(String, String)>) -> Answer {
    asked(&visit, &id, &revision, StatusCode::OK, &Form::new(), &Adopted::default()).await
}

/// POST /plans/{id}/revisions/{revision}
pub(super) async fn adopt(
    Path((id, revision)): Path<(String, String)>,
    Posted { visit, mut form, .. }: Posted,
) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Refusal::NotFound)?;
    let number: i64 = revision.parse().map_err(|_| Refusal::NotFound)?;
    let (place, seen) = (visit.organization, form.value("count").parse().unwrap_or(0));
    let moved = visit.work(move |act| licenses::adopt_all(act, place, (plan, number), seen)).await;
    match moved {
        Ok(adopted) if adopted.stayed.is_empty() => Ok(told_moved(&visit, plan, &adopted)),
        Ok(adopted) => asked(&visit, &id, &revision, StatusCode::OK, &Form::new(), &adopted).await,
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            asked(&visit, &id, &revision, status, &form, &Adopted::default()).await
        }
    }
}

fn told_moved(visit: &Visit, plan: PlanId, adopted: &Adopted) -> Response {
    let mut response = go(&format!("/plans/{plan}/revisions"));
    let note = visit.locale.with("products-moved", &[("n", adopted.moved.into())]);
    cookies::set_note(&mut response, &visit.web, &note);
    response
}

/// POST /plans/{id}/approve
pub(super) async fn approve(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let plan = Seen::read(&visit, &id).await?.plan.id;
    let revision =
        form.value("revision").parse().map_err(|_| Refusal::field("revision", Problem::Required))?;
    let place = visit.organization;
    visit.work(move |act| products::approve_plan(act, place, plan, revision)).await?;
    Ok(done(&visit, &format!("/plans/{plan}"), "products-approved"))
}
