//! A new license for a customer: first the plan, then the units.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    Act, Refusal,
    access::Action,
    clock::Day,
    customers,
    ids::{OrganizationId, PlanId},
    licenses::{self, Issue, License, LineRequest, Stage},
    products::{self, Plan},
    refusal::{FieldProblem, Problem},
};

use super::{card::icon, tab::done};
use crate::{
    answer::{Answer, into_form},
    console::customers::customer,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::{self, Posted, whole_number},
    visit::Visit,
};

/// A plan to choose from.
struct Offer {
    id: String,
    name: String,
    product: String,
    kind: String,
    term: String,
    editions: String,
}

/// Units of one edition to be typed.
struct Row {
    field: String,
    icon: &'static str,
    name: String,
    note: String,
}

#[derive(Template)]
#[template(path = "licenses/plans.html")]
struct Plans<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    name: String,
    base: String,
    offers: Vec<Offer>,
}

#[derive(Template)]
#[template(path = "licenses/new.html")]
struct New<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    name: String,
    base: String,
    offer: Offer,
    rows: Vec<Row>,
    stages: Vec<Choice>,
}

/// What is read: the customer's name, its day, and what it may be sold.
struct Read {
    name: String,
    today: Day,
    plans: Vec<Plan>,
}

fn read(act: &mut Act<'_>, id: OrganizationId) -> domain::Result<Read> {
    let record = customers::get(act, id)?;
    if !act.may(id)?.act(Action::LicensesChange) {
        return Err(Refusal::Forbidden.into());
    }
    let today = act.now().day_in(&record.zone());
    Ok(Read { name: record.name, today, plans: products::plans_offered(act, id)? })
}

/// GET /customers/{id}/license/new
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let query = typed::query(&parts);
    shown(&visit, customer(&id)?, query.value("plan"), None).await
}

async fn shown(visit: &Visit, id: OrganizationId, plan: &str, back: Option<Form>) -> Answer {
    let found = visit.read(move |act| read(act, id)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("licenses-new-title", &[("name", (&found.name).into())]));
    let base = format!("/customers/{id}/license");
    let only = (found.plans.len() == 1).then(|| &found.plans[0]);
    let Some(plan) = found.plans.iter().find(|offered| offered.id.to_string() == plan).or(only) else {
        let offers = found.plans.iter().map(|plan| offer(plan, l)).collect();
        return Ok(render_as(StatusCode::OK, &Plans { l, shell: &shell, name: found.name, base, offers }));
    };
    let status = if back.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = back.unwrap_or_else(|| start(plan, found.today));
    shell.tell_errors(&form);
    let page = New {
        l,
        shell: &shell,
        form,
        name: found.name,
        base,
        offer: offer(plan, l),
        rows: plan.editions.iter().map(|edition| row(edition, l)).collect(),
        stages: Stage::ALL.iter().map(|stage| Choice::new(stage.word(), l.word("stage", stage))).collect(),
    };
    Ok(render_as(status, &page))
}

fn offer(plan: &Plan, l: &Locale) -> Offer {
    Offer {
        id: plan.id.to_string(),
        name: plan.name.clone(),
        product: plan.product_name.clone(),
        kind: l.word("plan-version", plan.version).into_owned(),
        term: l.with("licenses-months", &[("n", plan.term_months.into())]),
        editions: plan.editions.iter().map(|edition| edition.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}

fn row(edition: &products::Edition, l: &Locale) -> Row {
    Row {
        field: format!("quantity_{}", edition.code),
        icon: icon(edition.unit),
        name: edition.name.clone(),
        note: format!("{} · {}", l.unit_name(edition.unit, &edition.nouns), space(edition, l)),
    }
}

fn space(edition: &products::Edition, l: &Locale) -> String {
    match edition.storage_gb {
        Some(gigabytes) => l.with("licenses-space-each", &[("space", l.gigabytes(gigabytes).into())]),
        None => l.text("licenses-space-each-unlimited").into_owned(),
    }
}

fn start(plan: &Plan, today: Day) -> Form {
    let form = Form::new()
        .fill("starts_on", today.to_string())
        .fill("extra_space_gb", "0")
        .fill("client_limit_gb", "0")
        .fill("stage", Stage::InForce.word());
    plan.editions.iter().fold(form, |form, edition| {
        let units = plan.default_units(edition.id).to_string();
        form.fill(&format!("quantity_{}", edition.code), units)
    })
}

/// POST /customers/{id}/license/new
pub(super) async fn create(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let id = customer(&id)?;
    let sent = form.clone();
    match visit.work(move |act| write(act, id, &sent)).await {
        Ok(license) => {
            let path = format!("/customers/{id}/license/{}", license.id);
            Ok(done(&visit, &path, "licenses-issued-note"))
        }
        Err(error) => {
            into_form(&mut form, error)?;
            let plan = form.value("plan").to_owned();
            shown(&visit, id, &plan, Some(form)).await
        }
    }
}

fn write(act: &mut Act<'_>, id: OrganizationId, form: &Form) -> domain::Result<License> {
    let plan: PlanId = form.value("plan").parse().map_err(|_| Refusal::field("plan", Problem::NotAChoice))?;
    let offered = products::plans_offered(act, id)?;
    let plan = offered.iter().find(|offered| offered.id == plan).ok_or(Refusal::PlanNotOffered)?;
    let request = typed_request(form, plan)?;
    licenses::issue(act, id, &request)
}

fn typed_request(form: &Form, plan: &Plan) -> Result<Issue, Refusal> {
    let mut problems = Vec::new();
    let mut number = |field: &str| {
        let typed = form.given(field).map_or(Some(0), whole_number);
        typed.unwrap_or_else(|| {
            problems.push(FieldProblem::new(field, Problem::NotANumber));
            0
        })
    };
    let lines = plan.editions.iter().map(|edition| LineRequest {
        edition: edition.code.clone(),
        quantity: number(&format!("quantity_{}", edition.code)),
    });
    let lines = lines.collect();
    let (extra_space_gb, client_limit_gb) = (number("extra_space_gb"), number("client_limit_gb"));
    let starts_on = form.given("starts_on").map(str::parse::<Day>).transpose();
    if starts_on.is_err() {
        problems.push(FieldProblem::new("starts_on", Problem::NotADay));
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    Ok(Issue {
        plan: plan.id,
        lines,
        starts_on: starts_on.unwrap_or_default(),
        extra_space_gb,
        client_limit_gb,
        comments: form.value("comments").to_owned(),
        stage: form.value("stage").parse().map_err(|_| Refusal::field("stage", Problem::NotAChoice))?,
    })
}
