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
    ids::StockId,
    purchase_codes::{self, Allotment, EntryForm, Stock},
};

use super::{Head, done, stock_id};
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{
        ledger::{self, Named},
        listing::{Address, Walk},
    },
    kit::{Form, Meter, Shell, render_as},
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
    version: i64,
    may_change: bool,
    may_create: bool,
    /// The code in full, when it was asked for.
    code: Option<String>,
}

struct Read {
    stock: Stock,
    given: Vec<Allotment>,
    may_change: bool,
    may_create: bool,
    sees_licenses: bool,
}

fn read(act: &mut Act<'_>, id: StockId) -> domain::Result<Read> {
    let (stock, given) = purchase_codes::get(act, id)?;
    let may = act.may(stock.holder)?;
    let may_change = may.act(Action::PurchaseCodesChange);
    Ok(Read {
        may_change,
        may_create: may_change && may.act(Action::CustomersCreate),
        sees_licenses: may.act(Action::LicensesView),
        stock,
        given,
    })
}

async fn shown(visit: &Visit, id: StockId, back: Option<(StatusCode, Form)>, code: Option<String>) -> Answer {
    let found = visit.read(move |act| read(act, id)).await?;
    let l = &visit.locale;
    let head = Head::new(&found.stock, l);
    let mut shell = visit.shell(l.with("codes-title", &[("name", (&head.title).into())]));
    let filled = || {
        let form = Form::new().fill("email", &found.stock.email).fill("company", &found.stock.company);
        (StatusCode::OK, form)
    };
    let (status, form) = back.unwrap_or_else(filled);
    shell.tell_errors(&form);
    let page = Page {
        l,
        shell: &shell,
        form: &form,
        email: found.stock.email.clone(),
        company: found.stock.company.clone(),
        given: found.given.iter().map(|one| given(one, &found, l)).collect(),
        version: found.stock.version,
        may_change: found.may_change,
        may_create: found.may_create,
        head,
        code,
    };
    Ok(render_as(status, &page))
}

fn given(allotment: &Allotment, found: &Read, l: &Locale) -> Given {
    let stock = &found.stock;
    let href = match (allotment.license, allotment.given) {
        (Some(license), _) if found.sees_licenses => format!("/customers/{}/license/{license}", allotment.to),
        (Some(_), _) => format!("/customers/{}/users", allotment.to),
        (None, Some(given)) => format!("/purchase-codes/{given}"),
        (None, None) => String::new(),
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
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    shown(&visit, stock_id(&id)?, None, None).await
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
            shown(&visit, id, Some((status, form)), None).await
        }
    }
}

/// POST /purchase-codes/{stock}/reveal: the code in full, this once.
pub(super) async fn reveal(Path(id): Path<String>, Posted { visit, .. }: Posted) -> Answer {
    let id = stock_id(&id)?;
    let code = visit.work(move |act| purchase_codes::reveal(act, id)).await?;
    shown(&visit, id, None, code.map(|code| code.reveal().to_owned())).await
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
        newer: pager.previous,
        older: pager.next,
        shell: &shell,
        form,
        head,
    };
    render_as(status, &page)
}
