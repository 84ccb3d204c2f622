//! Taking back what is free of an allotment, after showing what can come back.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Act, Problem, Refusal,
    access::Action,
    ids::{AllotmentId, StockId},
    purchase_codes::{self, Allotment, Stock},
};

use super::{Head, allotment_id, done, stock_id};
use crate::{
    answer::{Answer, into_form, refused_as},
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::{Posted, whole_number},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "purchase_codes/back.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    head: Head,
    id: String,
    text: String,
}

fn read(act: &mut Act<'_>, (stock, id): (StockId, AllotmentId)) -> domain::Result<(Stock, Allotment)> {
    let stock = purchase_codes::get(act, stock)?;
    if !act.may(stock.holder)?.act(Action::PurchaseCodesChange) {
        return Err(Refusal::Forbidden.into());
    }
    let allotment = purchase_codes::allotment(act, stock.id, id)?;
    Ok((stock, allotment))
}

fn shown(visit: &Visit, (stock, given): &(Stock, Allotment), status: StatusCode, form: &Form) -> Response {
    let l = &visit.locale;
    let name = given.to_name.as_str();
    let mut shell = visit.shell(l.with("codes-return-title", &[("name", name.into())]));
    shell.tell_errors(form);
    let text = l.with(
        "codes-return-text",
        &[("name", name.into()), ("units", given.units.into()), ("free", given.free.into())],
    );
    let page = Page { l, shell: &shell, form, head: Head::new(stock, l), id: given.id.to_string(), text };
    render_as(status, &page)
}

fn ids((stock, allotment): &(String, String)) -> Result<(StockId, AllotmentId), Refusal> {
    Ok((stock_id(stock)?, allotment_id(allotment)?))
}

/// GET /purchase-codes/{stock}/allotments/{allotment}/return
pub(super) async fn page(visit: Visit, Path(path): Path<(String, String)>) -> Answer {
    let ids = ids(&path)?;
    let found = visit.read(move |act| read(act, ids)).await?;
    let form = Form::new().fill("units", found.1.free.to_string());
    Ok(shown(&visit, &found, StatusCode::OK, &form))
}

/// POST /purchase-codes/{stock}/allotments/{allotment}/return
pub(super) async fn take_back(
    Path(path): Path<(String, String)>,
    Posted { visit, mut form, .. }: Posted,
) -> Answer {
    let ids = ids(&path)?;
    let units = whole_number(form.value("units"));
    let back = visit
        .work(move |act| {
            let units = units.ok_or_else(|| Refusal::field("units", Problem::NotANumber))?;
            purchase_codes::take_back(act, ids.0, ids.1, units)
        })
        .await;
    match back {
        Ok(_) => Ok(done(&visit, &format!("/purchase-codes/{}", ids.0), &visit.text("codes-returned"))),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            match &refusal {
                Some(refusal @ (Refusal::UnitsInUse { .. } | Refusal::UnitsExpired)) => {
                    form.refuse_at("units", refusal);
                }
                _ => into_form(&mut form, error)?,
            }
            let found = visit.read(move |act| read(act, ids)).await?;
            Ok(shown(&visit, &found, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}
