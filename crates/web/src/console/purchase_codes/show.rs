//! One entry: total, used, pending, who has what of it, its e-mail and company, and its history.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Problem, Refusal,
    access::Action,
    clock::Day,
    exports::List,
    ids::StockId,
    notes::Subject,
    page::{Page as Rows, Window},
    purchase_codes::{self, Allotment, EntryForm, Standing, Stock},
};

use super::{Head, done, stock_id};
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{
        exports,
        ledger::{self, Named},
        listing::{Address, Walk},
        notes,
    },
    kit::{Form, Meter, Offer, Pager, Shell, render_as},
    languages::Locale,
    typed::{self, Posted},
    visit::Visit,
};

struct Given {
    id: String,
    name: String,
    href: String,
    units: String,
    free: i64,
    parked: i64,
    at: jiff::Timestamp,
}

#[derive(Template)]
#[template(path = "purchase_codes/show.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    head: Head,
    email: String,
    company: String,
    given: Vec<Given>,
    pager: Pager,
    version: i64,
    may_change: bool,
    may_create: bool,
    notes: Option<notes::Panel>,
    /// The code in full, when it was asked for.
    code: Option<String>,
}

struct Read {
    stock: Stock,
    given: Rows<Allotment>,
    may_change: bool,
    may_create: bool,
    notes: Option<notes::Read>,
}

fn read(act: &mut Act<'_>, id: StockId, window: &Window) -> domain::Result<Read> {
    let stock = purchase_codes::get(act, id)?;
    let given = purchase_codes::allotments(act, id, window)?;
    let may = act.may(stock.holder)?;
    let may_change = may.act(Action::PurchaseCodesChange);
    let notes = notes::read(act, &may, Subject::Stock(id))?;
    Ok(Read { notes, may_change, may_create: may_change && may.act(Action::CustomersCreate), stock, given })
}

/// What was refused, and the code in full, if either is to be shown.
#[derive(Default)]
struct Told {
    back: Option<(StatusCode, Form)>,
    code: Option<String>,
}

async fn shown(visit: &Visit, id: StockId, walk: &Walk, told: Told) -> Answer {
    let window = walk.window();
    let found = visit.read(move |act| read(act, id, &window)).await?;
    let l = &visit.locale;
    let head = Head::new(&found.stock, l);
    let mut shell = visit.shell(l.with("codes-title", &[("name", (&head.title).into())]));
    let filled = || {
        let form = Form::new().fill("email", &found.stock.email).fill("company", &found.stock.company);
        (StatusCode::OK, form)
    };
    let (status, form) = told.back.unwrap_or_else(filled);
    shell.tell_errors(&form);
    let page = Page {
        l,
        shell: &shell,
        form: &form,
        email: found.stock.email.clone(),
        company: found.stock.company.clone(),
        given: found.given.items.iter().map(|one| given(one, &found.stock, l)).collect(),
        pager: walk
            .pager(
                &Address::new(head.href.as_str()),
                found.given.items.len(),
                found.given.next.as_ref(),
                None,
            )
            .offer(exports::file(List::Subscriptions, &[("stock", id.to_string())], &shell)),
        version: found.stock.version,
        may_change: found.may_change,
        may_create: found.may_create,
        notes: found.notes.as_ref().map(notes::Panel::new),
        head,
        code: told.code,
    };
    Ok(render_as(status, &page))
}

fn given(allotment: &Allotment, stock: &Stock, l: &Locale) -> Given {
    let href = match (allotment.license, allotment.given, allotment.standing) {
        (_, _, Standing::Elsewhere) => String::new(),
        (Some(license), ..) => format!("/customers/{}/license/{license}", allotment.to),
        (None, Some(given), _) => format!("/purchase-codes/{given}"),
        (None, None, _) => format!("/customers/{}/users", allotment.to),
    };
    Given {
        id: allotment.id.to_string(),
        name: allotment.to_name.clone(),
        href,
        units: l.counted(stock.of.unit, &stock.of.nouns, allotment.units),
        free: allotment.free,
        parked: allotment.parked,
        at: allotment.created_at.timestamp(),
    }
}

/// GET /purchase-codes/{stock}
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    shown(&visit, stock_id(&id)?, &Walk::of(&typed::query(&parts)), Told::default()).await
}

/// POST /purchase-codes/{stock}: e-mail and company.
pub(super) async fn edit(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = stock_id(&id)?;
    let entry = EntryForm { email: form.value("email").into(), company: form.value("company").into() };
    let version = form.value("version").parse().unwrap_or(0);
    match visit.work(move |act| purchase_codes::edit(act, id, &entry, version)).await {
        Ok(_) => Ok(done(&visit, &format!("/purchase-codes/{id}"), &visit.text("codes-saved"))),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let status = refused_as(&form, refusal.as_ref());
            let told = Told { back: Some((status, form)), ..Told::default() };
            shown(&visit, id, &Walk::of(&Form::new()), told).await
        }
    }
}

/// POST /purchase-codes/{stock}/reveal: the code in full, this once.
pub(super) async fn reveal(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = stock_id(&id)?;
    let code = visit.work(move |act| purchase_codes::reveal(act, id)).await?;
    let told = Told { code: code.map(|code| code.reveal().to_owned()), ..Told::default() };
    shown(&visit, id, &Walk::of(&Form::new()), told).await
}

#[derive(Template)]
#[template(path = "purchase_codes/history.html")]
struct HistoryPage<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    head: Head,
    as_of: jiff::civil::Date,
    told: String,
    meter: Meter,
    days: Vec<ledger::Day>,
    newer: Option<String>,
    older: Option<String>,
    file: Offer,
}

/// GET /purchase-codes/{stock}/history
pub(super) async fn history(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let id = stock_id(&id)?;
    let asked = typed::query(&parts);
    let walk = Walk::of(&asked);
    let day = asked.value("as_of").trim().to_owned();
    let as_of: Option<Day> = day.parse().ok();
    let mut form = Form::new().fill("as_of", day.clone());
    if !day.is_empty() && as_of.is_none() {
        form.refuse(&Refusal::field("as_of", Problem::NotADay));
    }
    let read = |as_of: Option<Day>| {
        let window = walk.window();
        visit.read(move |act| purchase_codes::history(act, id, as_of, &window))
    };
    let history = match read(as_of).await {
        Ok(history) => history,
        Err(error) => {
            into_form(&mut form, error)?;
            read(None).await?
        }
    };
    Ok(past(&visit, form, &history, &walk))
}

fn past(visit: &Visit, form: Form, history: &purchase_codes::History, walk: &Walk) -> Response {
    let (l, stock) = (&visit.locale, &history.stock);
    let head = Head::new(stock, l);
    let mut shell = visit.shell(l.with("ledger-title", &[("plan", (&head.title).into())]));
    shell.tell_errors(&form);
    let status = if form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let address = Address::new(format!("{}/history", head.href)).with("as_of", form.value("as_of"));
    let pager = walk.pager(&address, history.entries.items.len(), history.entries.next.as_ref(), None);
    let told = l.with("codes-used-of", &[("used", history.used.into()), ("total", history.total.into())]);
    let (unit, nouns) = (stock.of.unit, &stock.of.nouns);
    let names = [Named { edition: stock.edition, name: &stock.of.edition_name, unit, nouns }];
    let page = HistoryPage {
        l,
        as_of: history.as_of.date(),
        meter: Meter::usage(told.clone(), history.used, Some(history.total)),
        told,
        days: ledger::days(l, &history.entries.items, &names, shell.now),
        file: exports::file(
            List::CodeHistory,
            &[("stock", stock.id.to_string()), ("as_of", history.as_of.to_string())],
            &shell,
        ),
        newer: pager.previous,
        older: pager.next,
        shell: &shell,
        form,
        head,
    };
    render_as(status, &page)
}
