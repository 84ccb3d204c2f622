//! The vendor's batches: the list of them, and making one.

use askama::Template;
use axum::{
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    Act, Problem, Refusal,
    access::Action,
    clock::Day,
    exports::List as ListName,
    ids::OrganizationId,
    products::{self, Plan},
    purchase_codes::{self, Batch, NewBatch},
};

use super::done;
use crate::{
    answer::{Answer, into_form, refused_as},
    console::{
        exports,
        listing::{Address, Walk},
    },
    kit::{Choice, Column, Form, Pager, Shell, render, render_as},
    languages::Locale,
    typed::{Posted, query, whole_number},
    visit::Visit,
};

struct Row {
    id: String,
    href: String,
    name: String,
    maker: String,
    plan: String,
    units: String,
    codes: i64,
    redeemed: i64,
    cancelled: i64,
    until: Option<jiff::civil::Date>,
    shown: bool,
}

#[derive(Template)]
#[template(path = "purchase_codes/batches.html")]
struct List<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    rows: Vec<Row>,
    columns: Vec<Column>,
    pager: Pager,
    may_make: bool,
}

/// GET /purchase-codes/batches
pub(super) async fn list(visit: Visit, parts: Parts) -> Answer {
    let walk = Walk::of(&query(&parts));
    let (place, window) = (visit.organization, walk.window());
    let page = visit.read(move |act| purchase_codes::batches(act, place, &window)).await?;
    let shell = visit.shell(visit.text("codes-batches"));
    let l = &shell.locale;
    let row = |batch: &Batch| Row {
        id: batch.id.to_string(),
        href: format!("/purchase-codes/batches/{}", batch.id),
        name: batch.title().to_owned(),
        maker: batch.maker_name.clone(),
        plan: batch.of.plan_name.clone(),
        units: l.counted(batch.of.unit, &batch.of.nouns, batch.units),
        codes: batch.codes,
        redeemed: batch.redeemed,
        cancelled: batch.cancelled,
        until: batch.valid_until.map(Day::date),
        shown: batch.shown_at.is_some(),
    };
    let column = |key| Column::new(l.text(key));
    let view = List {
        l,
        shell: &shell,
        rows: page.items.iter().map(row).collect(),
        columns: vec![
            column("codes-batch"),
            column("codes-plan"),
            column("codes-each"),
            column("codes-count").numeric(),
            column("codes-redeemed").numeric(),
            column("codes-cancelled").numeric(),
            column("codes-until"),
        ],
        pager: walk
            .pager(&Address::new("/purchase-codes/batches"), page.items.len(), page.next.as_ref(), page.total)
            .offer(exports::file(ListName::CodeBatches, &[], &shell)),
        may_make: visit.may.act(Action::PurchaseCodesMake),
    };
    Ok(render(&view))
}

#[derive(Template)]
#[template(path = "purchase_codes/make.html")]
struct Make<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    /// Plan and edition as one choice.
    plans: Vec<Choice>,
}

/// The plans whose units the organization itself sells first.
fn own_plans(act: &mut Act<'_>, place: OrganizationId) -> domain::Result<Vec<Plan>> {
    if !act.may(place)?.act(Action::PurchaseCodesMake) {
        return Err(Refusal::Forbidden.into());
    }
    Ok(products::plans(act, place)?.into_iter().filter(|plan| plan.owner == place).collect())
}

fn shown(visit: &Visit, plans: &[Plan], status: StatusCode, form: &Form) -> Response {
    let mut shell = visit.shell(visit.text("codes-make"));
    shell.tell_errors(form);
    let l = &shell.locale;
    let choices = plans.iter().flat_map(|plan| {
        plan.editions.iter().map(move |edition| {
            let label = format!("{} · {} · {}", plan.product_name, plan.name, edition.name);
            Choice::new(format!("{}/{}", plan.id, edition.code), label)
        })
    });
    render_as(status, &Make { l, shell: &shell, form, plans: choices.collect() })
}

/// GET /purchase-codes/batches/new
pub(super) async fn page(visit: Visit) -> Answer {
    let place = visit.organization;
    let plans = visit.read(move |act| own_plans(act, place)).await?;
    let form = Form::new().fill("units", "10").fill("codes", "10");
    Ok(shown(&visit, &plans, StatusCode::OK, &form))
}

fn typed(form: &Form) -> Result<NewBatch, Refusal> {
    let number = |field: &str| {
        whole_number(form.value(field)).ok_or_else(|| Refusal::field(field, Problem::NotANumber))
    };
    let not_a_plan = || Refusal::field("plan_id", Problem::NotAChoice);
    let (plan, edition) = form.value("plan_id").split_once('/').ok_or_else(not_a_plan)?;
    let until = form.value("valid_until").trim();
    let valid_until = (!until.is_empty()).then(|| until.parse()).transpose();
    Ok(NewBatch {
        name: form.value("name").to_owned(),
        plan: plan.parse().map_err(|_| not_a_plan())?,
        edition: edition.to_owned(),
        units: number("units")?,
        codes: number("codes")?,
        valid_until: valid_until.map_err(|_| Refusal::field("valid_until", Problem::NotADay))?,
    })
}

/// POST /purchase-codes/batches/new
pub(super) async fn make(Posted { visit, mut form, .. }: Posted) -> Answer {
    let (place, sent) = (visit.organization, form.clone());
    let made = visit.work(move |act| purchase_codes::make(act, place, &typed(&sent)?)).await;
    match made {
        Ok(batch) => Ok(done(&visit, &format!("/purchase-codes/batches/{batch}"), &visit.text("codes-made"))),
        Err(error) => {
            let refusal = error.0.refusal().cloned();
            into_form(&mut form, error)?;
            let plans = visit.read(move |act| own_plans(act, place)).await?;
            Ok(shown(&visit, &plans, refused_as(&form, refusal.as_ref()), &form))
        }
    }
}
