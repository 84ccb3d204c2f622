//! One batch: its codes with who entered them, showing all of them once, and cancelling one.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    Act, Refusal,
    access::Action,
    exports::List,
    ids::{BatchId, CodeId},
    page::{Page as Rows, Window},
    purchase_codes::{self, Batch, Code, CodeState},
    vault::Secret,
};

use super::{batch_id, code_id, done};
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Badge, Form, Pager, Shell, Tone, render, render_as},
    languages::Locale,
    typed::{Posted, query},
    visit::Visit,
};

struct Row {
    id: String,
    masked: String,
    badge: Badge,
    by: String,
    at: Option<jiff::Timestamp>,
    reason: String,
    can_cancel: bool,
}

#[derive(Template)]
#[template(path = "purchase_codes/batch.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    batch: &'a Batch,
    base: String,
    units: String,
    term: String,
    until: Option<jiff::civil::Date>,
    rows: Vec<Row>,
    pager: Pager,
    may_make: bool,
}

fn badge(state: CodeState, l: &Locale) -> Badge {
    let (tone, icon) = match state {
        CodeState::Ready => (Tone::Accent, "ticket"),
        CodeState::Redeemed => (Tone::Good, "circle-check"),
        CodeState::Expired => (Tone::Quiet, "circle-x"),
        CodeState::Cancelled => (Tone::Bad, "ban"),
    };
    Badge::new(tone, icon, l.word("code-state", state))
}

fn row(code: &Code, state: CodeState, l: &Locale) -> Row {
    let name = code.redeemer_name.clone().unwrap_or_default();
    let by = match &code.redeemed_by {
        Some(person) => {
            l.with("codes-redeemed-by", &[("organization", name.into()), ("name", person.into())])
        }
        None => String::new(),
    };
    Row {
        id: code.id.to_string(),
        masked: code.masked.clone(),
        badge: badge(state, l),
        by,
        at: code.redeemed_at.map(domain::clock::Instant::timestamp),
        reason: code.cancelled_reason.clone().unwrap_or_default(),
        can_cancel: code.cancelled_at.is_none(),
    }
}

type Found = (Batch, Rows<(Code, CodeState)>, bool);

fn read(act: &mut Act<'_>, id: BatchId, window: &Window) -> domain::Result<Found> {
    let batch = purchase_codes::batch(act, id)?;
    let may_make = act.may(batch.maker)?.act(Action::PurchaseCodesMake);
    Ok((batch, purchase_codes::codes(act, id, window)?, may_make))
}

/// GET /purchase-codes/batches/{batch}
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let id = batch_id(&id)?;
    let walk = Walk::of(&query(&parts));
    let window = walk.window();
    let (batch, codes, may_make) = visit.read(move |act| read(act, id, &window)).await?;
    let l = &visit.locale;
    let shell = visit.shell(l.with("codes-batch-title", &[("name", batch.title().into())]));
    let base = format!("/purchase-codes/batches/{id}");
    let total = Some(domain::page::Total::Exactly(batch.codes));
    let page = Page {
        l,
        shell: &shell,
        units: l.counted(batch.of.unit, &batch.of.nouns, batch.units),
        term: l.with("products-months", &[("n", batch.of.term_months.into())]),
        until: batch.valid_until.map(domain::clock::Day::date),
        rows: codes.items.iter().map(|(code, state)| row(code, *state, l)).collect(),
        pager: walk
            .pager(&Address::new(&base), codes.items.len(), codes.next.as_ref(), total)
            .offer(exports::file(List::BatchCodes, &[("batch", id.to_string())], &shell)),
        batch: &batch,
        base,
        may_make,
    };
    Ok(render(&page))
}

#[derive(Template)]
#[template(path = "purchase_codes/print.html")]
struct Print<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    base: String,
    product: String,
    plan: String,
    units: String,
    codes: Vec<String>,
}

/// POST /purchase-codes/batches/{batch}/print: all codes in full, this once, as a page or as a file.
pub(super) async fn print(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let id = batch_id(&id)?;
    let (batch, codes) = visit
        .work(move |act| Ok((purchase_codes::batch(act, id)?, purchase_codes::show_once(act, id)?)))
        .await?;
    if form.value("format") == "csv" {
        return Ok(file(&codes));
    }
    let l = &visit.locale;
    let shell = visit.shell(l.with("codes-batch-title", &[("name", batch.title().into())]));
    let page = Print {
        l,
        shell: &shell,
        base: format!("/purchase-codes/batches/{id}"),
        product: batch.of.product_name.clone(),
        plan: batch.of.plan_name.clone(),
        units: l.counted(batch.of.unit, &batch.of.nouns, batch.units),
        codes: codes.iter().map(|code| code.reveal().to_owned()).collect(),
    };
    Ok(render(&page))
}

/// A code a line under a head, for programs that print cards.
fn file(codes: &[Secret]) -> Response {
    let lines: Vec<&str> = std::iter::once("code").chain(codes.iter().map(Secret::reveal)).collect();
    let mut response = format!("{}\r\n", lines.join("\r\n")).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"purchase-codes.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    response
}

#[derive(Template)]
#[template(path = "purchase_codes/cancel.html")]
struct Cancel<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    base: String,
    batch: String,
    id: String,
}

type Ids = Path<(String, String)>;

async fn asked(visit: &Visit, (batch, code): (BatchId, CodeId), status: StatusCode, form: &Form) -> Answer {
    let found = visit
        .read(move |act| {
            let batch = purchase_codes::batch(act, batch)?;
            if !act.may(batch.maker)?.act(Action::PurchaseCodesMake) {
                return Err(Refusal::Forbidden.into());
            }
            Ok(batch)
        })
        .await?;
    let mut shell = visit.shell(visit.text("codes-cancel-title"));
    shell.tell_errors(form);
    let page = Cancel {
        l: &visit.locale,
        shell: &shell,
        form,
        base: format!("/purchase-codes/batches/{batch}"),
        batch: found.title().to_owned(),
        id: code.to_string(),
    };
    Ok(render_as(status, &page))
}

/// GET /purchase-codes/batches/{batch}/codes/{code}/cancel
pub(super) async fn cancel_page(visit: Visit, Path((batch, code)): Ids) -> Answer {
    asked(&visit, (batch_id(&batch)?, code_id(&code)?), StatusCode::OK, &Form::new()).await
}

/// POST /purchase-codes/batches/{batch}/codes/{code}/cancel
pub(super) async fn cancel(Path((batch, code)): Ids, Posted { visit, mut form, .. }: Posted) -> Answer {
    let ids = (batch_id(&batch)?, code_id(&code)?);
    let reason = form.value("reason").to_owned();
    match visit.work(move |act| purchase_codes::cancel(act, ids, &reason)).await {
        Ok(done_so) => {
            let note = visit.locale.with("codes-cancelled-note", &[("n", done_so.withdrawn.into())]);
            Ok(done(&visit, &format!("/purchase-codes/batches/{}", ids.0), &note))
        }
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            asked(&visit, ids, refused_as(&form, refusal.as_ref()), &form).await
        }
    }
}
