//! One plan: under what terms a product is sold. Licenses already issued keep theirs.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    access::Action,
    ids::PlanId,
    licenses::rules::Enforcement,
    products::{self, Edition, Plan, PlanForm, PlanVersion, Product, units_field},
};

use super::{edit, number};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    console::clash,
    cookies,
    kit::{Choice, Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "products/plan.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    product_name: &'a str,
    product_path: String,
    action: String,
    is_new: bool,
    versions: Vec<Choice>,
    enforcements: Vec<Choice>,
    /// Field and label of each edition's units.
    units: Vec<(String, String)>,
    clashes: Vec<clash::Row>,
    may_change: bool,
}

const FIELDS: [(&str, &str); 12] = [
    ("name", "products-plan-name"),
    ("plan_version", "products-plan-version"),
    ("term_months", "field-name-term-months"),
    ("grace_days", "field-name-grace-days"),
    ("notice_days", "field-name-notice-days"),
    ("trial_extensions", "field-name-trial-extensions"),
    ("devices_per_seat", "field-name-devices-per-seat"),
    ("enforcement", "field-name-enforcement"),
    ("notice_schedule", "field-name-notice-schedule"),
    ("features", "field-name-features"),
    ("sale_ends_on", "field-name-sale-ends-on"),
    ("life_ends_on", "field-name-life-ends-on"),
];

fn filled(plan: &PlanForm, edited: i64) -> Form {
    let form = Form::new()
        .fill("name", &plan.name)
        .fill("plan_version", &plan.version)
        .fill("term_months", plan.term_months.to_string())
        .fill("grace_days", plan.grace_days.to_string())
        .fill("notice_days", plan.notice_days.to_string())
        .fill("trial_extensions", plan.trial_extensions.to_string())
        .fill("devices_per_seat", plan.devices_per_seat.to_string())
        .fill("enforcement", &plan.enforcement)
        .fill("notice_schedule", &plan.notice_schedule)
        .fill("features", &plan.features)
        .fill("sale_ends_on", &plan.sale_ends_on)
        .fill("life_ends_on", &plan.life_ends_on)
        .fill("version", edited.to_string());
    plan.default_units
        .iter()
        .fold(form, |form, (code, units)| form.fill(&units_field(code), units.to_string()))
}

/// The plan as typed. Units left empty are none.
fn typed(form: &Form, editions: &[Edition]) -> Result<PlanForm, Refusal> {
    let mut problems = Vec::new();
    let mut count = |field: &str| number(form, field, &mut problems);
    let plan = PlanForm {
        name: form.value("name").to_owned(),
        version: form.value("plan_version").to_owned(),
        term_months: count("term_months"),
        grace_days: count("grace_days"),
        notice_days: count("notice_days"),
        trial_extensions: count("trial_extensions"),
        devices_per_seat: count("devices_per_seat"),
        enforcement: form.value("enforcement").to_owned(),
        notice_schedule: form.value("notice_schedule").to_owned(),
        features: form.value("features").to_owned(),
        sale_ends_on: form.value("sale_ends_on").to_owned(),
        life_ends_on: form.value("life_ends_on").to_owned(),
        default_units: editions
            .iter()
            .filter(|edition| form.given(&units_field(&edition.code)).is_some())
            .map(|edition| (edition.code.clone(), count(&units_field(&edition.code))))
            .collect(),
    };
    if problems.is_empty() { Ok(plan) } else { Err(Refusal::Invalid(problems)) }
}

/// Which plan, of which product, and whether it may be changed.
struct Whose<'a> {
    product: (&'a str, String),
    editions: &'a [Edition],
    plan: Option<&'a Plan>,
    may_change: bool,
}

fn page(
    visit: &Visit,
    whose: Whose<'_>,
    status: StatusCode,
    (form, clashes): (&Form, Vec<clash::Row>),
) -> Response {
    let title = whose.plan.map_or_else(|| visit.text("products-plan-new"), |plan| plan.name.clone());
    let mut shell = visit.shell(title);
    shell.tell_errors(form);
    let l = &shell.locale;
    let version = |version: &PlanVersion| Choice::new(version.word(), l.word("plan-version", version));
    let enforcement = |kind: &Enforcement| {
        Choice::new(kind.word(), l.word("enforcement", kind)).hint(l.hint("enforcement", kind))
    };
    let units = |edition: &Edition| {
        let label = l.with("products-units-of", &[("edition", (&edition.name).into())]);
        (units_field(&edition.code), label)
    };
    let (product_name, product_path) = whose.product;
    let page = Page {
        l,
        shell: &shell,
        form,
        product_name,
        action: whose
            .plan
            .map_or_else(|| format!("{product_path}/plans/new"), |plan| format!("/plans/{}", plan.id)),
        product_path,
        is_new: whose.plan.is_none(),
        versions: PlanVersion::ALL.iter().map(version).collect(),
        enforcements: Enforcement::ALL.iter().map(enforcement).collect(),
        units: whose.editions.iter().map(units).collect(),
        clashes,
        may_change: whose.may_change,
    };
    render_as(status, &page)
}

/// A plan's own problems name its field `version`, which in the form is the count of changes.
fn refuse(form: &mut Form, error: PageError) -> Result<StatusCode, PageError> {
    let refusal = error.0.refusal().cloned();
    if let Some(Refusal::Invalid(mut problems)) = refusal.clone() {
        for problem in problems.iter_mut().filter(|problem| problem.field == "version") {
            "plan_version".clone_into(&mut problem.field);
        }
        form.refuse(&Refusal::Invalid(problems));
    } else {
        into_form(form, error)?;
    }
    Ok(refused_as(form, refusal.as_ref()))
}

fn of(product: &Product, may_change: bool) -> Whose<'_> {
    Whose {
        product: (&product.name, format!("/products/{}", product.id)),
        editions: &product.editions,
        plan: None,
        may_change,
    }
}

pub(super) async fn new(visit: Visit, Path(id): Path<String>) -> Answer {
    let (product, may_change) = edit::read(&visit, &id).await?;
    if !may_change {
        return Err(Refusal::Forbidden.into());
    }
    let form = filled(&PlanForm::default(), 0);
    Ok(page(&visit, of(&product, may_change), StatusCode::OK, (&form, Vec::new())))
}

pub(super) async fn create(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (product, may_change) = edit::read(&visit, &id).await?;
    let id = product.id;
    let made = match typed(&form, &product.editions) {
        Ok(plan) => visit.work(move |act| products::create_plan(act, id, &plan)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match made {
        Ok(_) => Ok(done(&visit, &format!("/products/{id}"), "products-plan-created")),
        Err(error) => {
            let status = refuse(&mut form, error)?;
            Ok(page(&visit, of(&product, may_change), status, (&form, Vec::new())))
        }
    }
}

fn done(visit: &Visit, path: &str, note: &str) -> Response {
    let mut response = go(path);
    cookies::set_note(&mut response, &visit.web, &visit.text(note));
    response
}

async fn read(visit: &Visit, id: &str) -> Result<(Plan, bool), PageError> {
    let id: PlanId = id.parse().map_err(|_| Refusal::NotFound)?;
    let place = visit.organization;
    visit
        .read(move |act| {
            let plan = products::plan(act, place, id)?;
            let may = act.may(plan.owner)?.act(Action::ProductsChange);
            Ok((plan, may))
        })
        .await
}

fn one(plan: &Plan, may_change: bool) -> Whose<'_> {
    let product = (plan.product_name.as_str(), format!("/products/{}", plan.product));
    Whose { product, editions: &plan.editions, plan: Some(plan), may_change }
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (plan, may_change) = read(&visit, &id).await?;
    let form = filled(&plan.form(), plan.edited);
    Ok(page(&visit, one(&plan, may_change), StatusCode::OK, (&form, Vec::new())))
}

pub(super) async fn change(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (plan, may_change) = read(&visit, &id).await?;
    let (id, edited) = (plan.id, form.value("version").parse().unwrap_or(0));
    let changed = match typed(&form, &plan.editions) {
        Ok(typed) => visit.work(move |act| products::change_plan(act, id, &typed, edited)).await,
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = changed else { return Ok(done(&visit, &format!("/plans/{id}"), "products-plan-saved")) };
    if matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile)) {
        let saved = filled(&plan.form(), plan.edited);
        let clashes = clash::rows(&visit.locale, &FIELDS, &form, &saved);
        if !clashes.is_empty() {
            let form = clash::onto(form, &saved);
            return Ok(page(&visit, one(&plan, may_change), StatusCode::CONFLICT, (&form, clashes)));
        }
    }
    let status = refuse(&mut form, error)?;
    Ok(page(&visit, one(&plan, may_change), status, (&form, Vec::new())))
}
