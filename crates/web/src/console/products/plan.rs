//! One plan: under what terms a product is sold. Licenses already issued keep theirs.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Refusal,
    licenses::rules::Enforcement,
    products::{self, DeviceRules, Edition, Plan, PlanForm, PlanVersion, Product, units_field},
    refusal::FieldProblem,
};

use super::{
    edit,
    frame::{PlanFrame, Seen, told},
    number,
    sellers::done,
};
use crate::{
    answer::{Answer, PageError, into_form, refused_as},
    console::clash,
    kit::{Choice, Form, Shell, render, render_as},
    languages::{Change, Locale},
    typed::Posted,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "products/plan.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: &'a Form,
    /// `None` for a new one.
    frame: Option<PlanFrame>,
    product_name: &'a str,
    product_path: String,
    action: String,
    versions: Vec<Choice>,
    enforcements: Vec<Choice>,
    /// Field and label of each edition's units.
    units: Vec<(String, String)>,
    clashes: Vec<clash::Row>,
}

/// The terms for who may not change them.
#[derive(Template)]
#[template(path = "products/plan_shown.html")]
struct Terms<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: PlanFrame,
    /// Label and value; `None` is told in grey.
    facts: Vec<(String, Option<String>)>,
    features: Vec<String>,
    pending: Option<Waiting>,
}

/// What waits for an approval.
struct Waiting {
    action: String,
    revision: i64,
    text: String,
    who: String,
    changes: Vec<Change>,
    may_approve: bool,
}

const FIELDS: [(&str, &str); 16] = [
    ("name", "products-plan-name"),
    ("plan_version", "products-plan-version"),
    ("term_months", "field-name-term-months"),
    ("grace_days", "field-name-grace-days"),
    ("notice_days", "field-name-notice-days"),
    ("trial_extensions", "field-name-trial-extensions"),
    ("devices_per_seat", "field-name-devices-per-seat"),
    ("components_agree", "field-name-components-agree"),
    ("device_moves", "field-name-device-moves"),
    ("moves_days", "field-name-moves-days"),
    ("free_after_days", "field-name-free-after-days"),
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
    let form = rules_filled(form, &plan.device_rules);
    plan.default_units
        .iter()
        .fold(form, |form, (code, units)| form.fill(&units_field(code), units.to_string()))
}

fn rules_filled(form: Form, rules: &DeviceRules) -> Form {
    let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    form.fill("components_agree", text(rules.components_agree))
        .fill("device_moves", text(rules.moves))
        .fill("moves_days", rules.moves_days.to_string())
        .fill("free_after_days", text(rules.free_after_days))
}

/// The rules for devices as typed. What is left empty is as usual.
fn rules_typed(form: &Form, problems: &mut Vec<FieldProblem>) -> DeviceRules {
    let mut given = |field: &str| form.given(field).map(|_| number(form, field, problems));
    DeviceRules {
        components_agree: given("components_agree"),
        moves: given("device_moves"),
        moves_days: given("moves_days").unwrap_or(DeviceRules::MOVES_DAYS),
        free_after_days: given("free_after_days"),
    }
}

/// The plan as typed. Units left empty are none.
fn typed(form: &Form, editions: &[Edition]) -> Result<PlanForm, Refusal> {
    let mut problems = Vec::new();
    let device_rules = rules_typed(form, &mut problems);
    let mut count = |field: &str| number(form, field, &mut problems);
    let plan = PlanForm {
        name: form.value("name").to_owned(),
        version: form.value("plan_version").to_owned(),
        term_months: count("term_months"),
        grace_days: count("grace_days"),
        notice_days: count("notice_days"),
        trial_extensions: count("trial_extensions"),
        devices_per_seat: count("devices_per_seat"),
        device_rules,
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
    seen: Option<&'a Seen>,
}

fn page(
    visit: &Visit,
    whose: Whose<'_>,
    status: StatusCode,
    (form, clashes): (&Form, Vec<clash::Row>),
) -> Response {
    let title = whose.seen.map_or_else(|| visit.text("products-plan-new"), |seen| seen.plan.name.clone());
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
    let action = whose
        .seen
        .map_or_else(|| format!("{product_path}/plans/new"), |seen| format!("/plans/{}", seen.plan.id));
    let page = Page {
        l,
        shell: &shell,
        form,
        product_name,
        frame: whose.seen.map(|seen| PlanFrame::new(seen, &action, l)),
        action,
        product_path,
        versions: PlanVersion::ALL.iter().map(version).collect(),
        enforcements: Enforcement::ALL.iter().map(enforcement).collect(),
        units: whose.editions.iter().map(units).collect(),
        clashes,
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

fn of(product: &Product) -> Whose<'_> {
    Whose {
        product: (&product.name, format!("/products/{}", product.id)),
        editions: &product.editions,
        seen: None,
    }
}

pub(super) async fn new(visit: Visit, Path(id): Path<String>) -> Answer {
    let (product, may_change) = edit::read(&visit, &id).await?;
    if !may_change {
        return Err(Refusal::Forbidden.into());
    }
    let form = filled(&PlanForm::default(), 0);
    Ok(page(&visit, of(&product), StatusCode::OK, (&form, Vec::new())))
}

pub(super) async fn create(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let (product, _) = edit::read(&visit, &id).await?;
    let id = product.id;
    let made = match typed(&form, &product.editions) {
        Ok(plan) => visit.work(move |act| products::create_plan(act, id, &plan)).await,
        Err(refusal) => Err(refusal.into()),
    };
    match made {
        Ok(_) => Ok(done(&visit, &format!("/products/{id}"), "products-plan-created")),
        Err(error) => {
            let status = refuse(&mut form, error)?;
            Ok(page(&visit, of(&product), status, (&form, Vec::new())))
        }
    }
}

fn one(seen: &Seen) -> Whose<'_> {
    let plan = &seen.plan;
    let product = (plan.product_name.as_str(), format!("/products/{}", plan.product));
    Whose { product, editions: &plan.editions, seen: Some(seen) }
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let seen = Seen::read(&visit, &id).await?;
    if !seen.may_change {
        return Ok(terms(&visit, seen));
    }
    let form = filled(&seen.plan.form(), seen.plan.edited);
    Ok(page(&visit, one(&seen), StatusCode::OK, (&form, Vec::new())))
}

/// The terms as text, with what waits for an approval.
fn terms(visit: &Visit, seen: Seen) -> Response {
    let shell = visit.shell(seen.plan.name.clone());
    let l = &shell.locale;
    let frame = PlanFrame::new(&seen, &format!("/plans/{}", seen.plan.id), l);
    let pending = seen.pending.map(|(pending, may_approve)| Waiting {
        action: format!("/plans/{}/approve", pending.plan.id),
        revision: pending.plan.revision,
        text: l.with(
            "products-locked-text",
            &[("owner", (&pending.owner_name).into()), ("partner", (&pending.partner_name).into())],
        ),
        who: l.with("products-approve-who", &[("partner", (&pending.partner_name).into())]),
        changes: told(l, &pending.differences),
        may_approve,
    });
    let facts = facts(&seen.plan, l);
    render(&Terms { l, shell: &shell, frame, facts, features: seen.plan.features.told(), pending })
}

fn device_facts(rules: &DeviceRules, l: &Locale) -> [(&'static str, String); 3] {
    let or = |number: Option<i64>, key: &str| {
        number.map_or_else(|| l.text(key).into_owned(), |number| l.number(number))
    };
    let moves = rules.moves.map_or_else(
        || l.text("products-moves-unlimited").into_owned(),
        |moves| l.with("products-moves-in", &[("moves", moves.into()), ("days", rules.moves_days.into())]),
    );
    [
        ("field-name-components-agree", or(rules.components_agree, "products-agree-half")),
        ("field-name-device-moves", moves),
        ("field-name-free-after-days", or(rules.free_after_days, "products-never")),
    ]
}

fn facts(plan: &Plan, l: &Locale) -> Vec<(String, Option<String>)> {
    let day = |day: Option<domain::clock::Day>| day.map_or_else(String::new, |day| l.date(day.date()));
    let mut facts = vec![
        ("products-plan-version", l.word("plan-version", plan.version).into_owned()),
        ("field-name-term-months", l.with("products-months", &[("n", plan.term_months.into())])),
        ("field-name-grace-days", l.number(plan.grace_days)),
        ("field-name-notice-days", l.number(plan.notice_days)),
        ("field-name-notice-schedule", plan.notice_schedule.to_string()),
        ("field-name-trial-extensions", l.number(plan.trial_extensions)),
        ("field-name-devices-per-seat", l.number(plan.devices_per_seat)),
        ("field-name-enforcement", l.word("enforcement", plan.enforcement).into_owned()),
        ("field-name-sale-ends-on", day(plan.sale_ends_on)),
        ("field-name-life-ends-on", day(plan.life_ends_on)),
    ];
    facts.extend(device_facts(&plan.device_rules, l));
    let units = |edition: &Edition| {
        let units = l.counted(edition.unit, &edition.nouns, plan.default_units(edition.id));
        format!("{}: {units}", edition.name)
    };
    let units: Vec<String> = plan.editions.iter().map(units).collect();
    facts.push(("field-name-default-units", units.join(", ")));
    let shown = |value: String| (!value.is_empty()).then_some(value);
    facts.into_iter().map(|(key, value)| (l.text(key).into_owned(), shown(value))).collect()
}

pub(super) async fn change(Path(id): Path<String>, Posted { visit, mut form, .. }: Posted) -> Answer {
    let seen = Seen::read(&visit, &id).await?;
    if !seen.may_change {
        return Err(Refusal::Forbidden.into());
    }
    let (id, edited) = (seen.plan.id, form.value("version").parse().unwrap_or(0));
    let changed = match typed(&form, &seen.plan.editions) {
        Ok(typed) => visit.work(move |act| products::change_plan(act, id, &typed, edited)).await,
        Err(refusal) => Err(refusal.into()),
    };
    let Err(error) = changed else { return Ok(done(&visit, &format!("/plans/{id}"), "products-plan-saved")) };
    if matches!(error.0.refusal(), Some(Refusal::ChangedMeanwhile)) {
        let saved = filled(&seen.plan.form(), seen.plan.edited);
        let clashes = clash::rows(&visit.locale, &FIELDS, &form, &saved);
        if !clashes.is_empty() {
            let form = clash::onto(form, &saved);
            return Ok(page(&visit, one(&seen), StatusCode::CONFLICT, (&form, clashes)));
        }
    }
    let status = refuse(&mut form, error)?;
    Ok(page(&visit, one(&seen), status, (&form, Vec::new())))
}
