//! One planned change: when, how many and why can become another, and it can be called off.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Refusal,
    ids::PlannedChangeId,
    planned_changes::{self, Deed, PlannedChange, Revision, State},
    refusal::{FieldProblem, Problem},
};

use super::{Row, day, row};
use crate::{
    answer::{Answer, go, into_form, refused_as},
    console::clash,
    cookies,
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "planned/one.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    row: Row,
    base: String,
    has_units: bool,
    needs_reason: bool,
    /// Open or refused, and the person may do what is planned.
    may_change: bool,
    clashes: Vec<clash::Row>,
    license: Option<String>,
    done: Option<String>,
}

fn id(text: &str) -> Result<PlannedChangeId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

struct Read {
    planned: PlannedChange,
    may_change: bool,
}

fn read(act: &mut Act<'_>, id: PlannedChangeId) -> domain::Result<Read> {
    let planned = planned_changes::get(act, id)?;
    let may = act.may(planned.customer)?.act(planned.deed.action());
    let is_live = matches!(planned.state, State::Open | State::Refused);
    Ok(Read { may_change: may && is_live, planned })
}

fn filled(planned: &PlannedChange) -> Form {
    Form::new()
        .fill("day", planned.day.to_string())
        .fill("quantity", planned.quantity.map(|quantity| quantity.to_string()).unwrap_or_default())
        .fill("reason", &planned.reason)
        .fill("version", planned.version.to_string())
}

/// GET /planned/{planned}
pub(super) async fn page(visit: Visit, Path(planned): Path<String>) -> Answer {
    let id = id(&planned)?;
    let read = visit.read(move |act| read(act, id)).await?;
    let form = filled(&read.planned);
    Ok(shown(&visit, &read, (form, Vec::new()), StatusCode::OK))
}

fn shown(
    visit: &Visit,
    read: &Read,
    (form, clashes): (Form, Vec<clash::Row>),
    status: StatusCode,
) -> Response {
    let (l, planned) = (&visit.locale, &read.planned);
    let row = row(planned, l);
    let mut shell = visit.shell(row.told.clone());
    shell.tell_errors(&form);
    let settled = planned.settled_at.zip(planned.settled_by.as_ref()).map(|(at, by)| {
        let told = [("name", by.into()), ("date", l.instant(at.timestamp()).into())];
        l.with(&format!("planned-was-{}", planned.state), &told)
    });
    let page = Page {
        l,
        shell: &shell,
        form,
        base: row.href.clone(),
        has_units: planned.deed == Deed::Units,
        needs_reason: planned.deed == Deed::Suspend,
        may_change: read.may_change,
        clashes,
        license: planned.license.map(|license| format!("/customers/{}/license/{license}", planned.customer)),
        done: settled,
        row,
    };
    render_as(status, &page)
}

/// POST /planned/{planned}
pub(super) async fn save(Path(planned): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = id(&planned)?;
    let sent = form.clone();
    let outcome = visit
        .work(move |act| {
            let before = planned_changes::get(act, id)?;
            planned_changes::change(act, id, &typed(&sent, before.deed)?)
        })
        .await;
    let Err(error) = outcome else {
        let mut answer = go(&format!("/planned/{id}"));
        cookies::set_note(&mut answer, &visit.web, &visit.text("planned-saved"));
        return Ok(answer);
    };
    let refusal = error.0.refusal().cloned();
    let read = visit.read(move |act| read(act, id)).await?;
    if refusal == Some(Refusal::ChangedMeanwhile) {
        let (l, saved) = (&visit.locale, filled(&read.planned));
        let fields = [("day", "planned-day"), ("quantity", "planned-quantity"), ("reason", "planned-reason")];
        let clashes = clash::rows(l, &fields, &form, &saved);
        return Ok(shown(&visit, &read, (clash::onto(form, &saved), clashes), StatusCode::CONFLICT));
    }
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    Ok(shown(&visit, &read, (form, Vec::new()), status))
}

fn typed(form: &Form, deed: Deed) -> Result<Revision, Refusal> {
    let mut problems = Vec::new();
    let day = day(form.value("day"));
    if day.is_none() {
        problems.push(FieldProblem::new("day", Problem::NotADay));
    }
    let quantity = whole_number(form.value("quantity")).filter(|_| deed == Deed::Units);
    if deed == Deed::Units && quantity.is_none() {
        problems.push(FieldProblem::new("quantity", Problem::NotANumber));
    }
    let version = form.value("version").parse().unwrap_or_default();
    match day {
        Some(day) if problems.is_empty() => {
            Ok(Revision { day, quantity, reason: form.value("reason").to_owned(), version })
        }
        _ => Err(Refusal::Invalid(problems)),
    }
}

/// POST /planned/{planned}/cancel: done at once, with an undo.
pub(super) async fn cancel(Path(planned): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = id(&planned)?;
    let cancelled = visit.work(move |act| planned_changes::cancel(act, id)).await?;
    Ok(go(&format!("/customers/{}/planned?cancelled={id}", cancelled.customer)))
}

/// POST /planned/{planned}/restore
pub(super) async fn restore(Path(planned): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = id(&planned)?;
    let restored = visit.work(move |act| planned_changes::restore(act, id)).await?;
    let mut answer = go(&format!("/customers/{}/planned", restored.customer));
    cookies::set_note(&mut answer, &visit.web, &visit.text("planned-restored"));
    Ok(answer)
}
