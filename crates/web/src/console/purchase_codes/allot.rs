//! Giving units of an entry to a customer (adding a subscription to it), or to a partner below.

use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
    response::Response,
};
use domain::{
    Act, Problem, Refusal,
    access::{Action, OrganizationKind},
    customers,
    ids::{OrganizationId, StockId},
    organizations,
    page::Window,
    purchase_codes::{self, Stock},
};

use super::{Head, done, stock_id};
use crate::{
    answer::{Answer, into_form, refused_as},
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

/// How many customers and partners are offered by name.
const OFFERED: i64 = 200;

#[derive(Template)]
#[template(path = "purchase_codes/allot.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    head: Head,
    customers: Vec<Choice>,
    partners: Vec<Choice>,
}

struct Read {
    stock: Stock,
    customers: Vec<Choice>,
    partners: Vec<Choice>,
}

fn read(act: &mut Act<'_>, id: StockId) -> domain::Result<Read> {
    let stock = purchase_codes::get(act, id)?;
    if !act.may(stock.holder)?.act(Action::PurchaseCodesChange) {
        return Err(Refusal::Forbidden.into());
    }
    let named = customers::names(act, stock.holder, OFFERED)?;
    let customers = named.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect();
    let below = organizations::list(act, stock.holder, "", &Window::first(OFFERED).uncounted())?.items;
    let partners = below
        .into_iter()
        .filter(|one| one.kind == OrganizationKind::Partner && one.id != stock.holder)
        .map(|one| Choice::new(one.id.to_string(), one.name))
        .collect();
    Ok(Read { stock, customers, partners })
}

fn shown(visit: &Visit, found: Read, status: StatusCode, form: &Form) -> Response {
    let l = &visit.locale;
    let head = Head::new(&found.stock, l);
    let mut shell = visit.shell(l.with("codes-allot-title", &[("name", (&head.title).into())]));
    shell.tell_errors(form);
    let (customers, partners) = (found.customers, found.partners);
    render_as(status, &Page { l, shell: &shell, form, head, customers, partners })
}

/// GET /purchase-codes/{stock}/allot
pub(super) async fn page(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let id = stock_id(&id)?;
    let found = visit.read(move |act| read(act, id)).await?;
    let asked: Vec<(String, String)> =
        query.and_then(|query| serde_urlencoded::from_str(&query).ok()).unwrap_or_default();
    let form = Form::typed(asked.into_iter().filter(|(name, _)| name == "customer"));
    Ok(shown(&visit, found, StatusCode::OK, &form))
}

/// To whom, as chosen: one of the two lists.
fn chosen(form: &Form) -> Result<OrganizationId, Refusal> {
    let field = if form.value("to") == "partner" { "partner" } else { "customer" };
    form.value(field).parse().map_err(|_| {
        Refusal::field(
            field,
            if form.value(field).is_empty() { Problem::Required } else { Problem::NotAChoice },
        )
    })
}

/// POST /purchase-codes/{stock}/allot
pub(super) async fn allot(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = stock_id(&id)?;
    let sent = form.clone();
    let given = visit
        .work(move |act| {
            let units = whole_number(sent.value("units"))
                .ok_or_else(|| Refusal::field("units", Problem::NotANumber))?;
            let to = chosen(&sent)?;
            if sent.value("to") == "partner" {
                purchase_codes::allot_to_partner(act, id, to, units).map(drop)
            } else {
                purchase_codes::allot(act, id, to, units).map(drop)
            }
        })
        .await;
    let Err(error) = given else {
        return Ok(done(&visit, &format!("/purchase-codes/{id}"), &visit.text("codes-allotted")));
    };
    let refusal = error.0.refusal().cloned();
    match &refusal {
        Some(refusal @ Refusal::PendingExceeded { .. }) => form.refuse_at("units", refusal),
        _ => into_form(&mut form, error)?,
    }
    let status = refused_as(&form, refusal.as_ref());
    let found = visit.read(move |act| read(act, id)).await?;
    Ok(shown(&visit, found, status, &form))
}
