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
    licenses::{
        self, Issue, License, LineRequest, OverlapChoice, Overlapping, Resolution, Stage, overlap_field,
        rules::last_day,
    },
    products::{self, Plan},
    refusal::{FieldProblem, Problem},
};

use super::{card::icon, tab::done};
use crate::{
    answer::{Answer, PageError, into_form},
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
    /// Plans that wait for an approval: name and address.
    locked: Vec<(String, String)>,
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
    overlaps: Vec<Overlap>,
}

/// A license that overlaps, with what can become of it.
struct Overlap {
    field: String,
    label: String,
    choices: Vec<Choice>,
}

/// What is read: the customer's name, its day, what it may be sold, and what the chosen plan overlaps with.
struct Read {
    name: String,
    today: Day,
    plans: Vec<Plan>,
    locked: Vec<Plan>,
    overlaps: Vec<Overlapping>,
}

/// Which plan is looked at, and from which day on.
#[derive(Clone)]
struct Asked {
    plan: String,
    starts_on: Option<Day>,
}

impl Asked {
    /// The plan that was chosen, or the only one there is.
    fn of<'a>(&self, plans: &'a [Plan]) -> Option<&'a Plan> {
        let only = if plans.len() == 1 { plans.first() } else { None };
        plans.iter().find(|offered| offered.id.to_string() == self.plan).or(only)
    }
}

fn read(act: &mut Act<'_>, id: OrganizationId, asked: &Asked) -> domain::Result<Read> {
    let record = customers::get(act, id)?;
    if !act.may(id)?.act(Action::LicensesChange) {
        return Err(Refusal::Forbidden.into());
    }
    let today = act.now().day_in(&record.zone());
    let plans = products::plans_offered(act, id)?;
    let locked = products::plans(act, id)?.into_iter().filter(|plan| plan.locked).collect();
    let overlaps = match asked.of(&plans) {
        Some(plan) => licenses::overlaps(act, id, plan.id, asked.starts_on)?,
        None => Vec::new(),
    };
    Ok(Read { name: record.name, today, plans, locked, overlaps })
}

/// GET /customers/{id}/license/new
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let query = typed::query(&parts);
    shown(&visit, customer(&id)?, query.value("plan"), None).await
}

async fn shown(visit: &Visit, id: OrganizationId, plan: &str, back: Option<Form>) -> Answer {
    let starts_on = back.as_ref().and_then(|form| form.value("starts_on").trim().parse().ok());
    let asked = Asked { plan: plan.to_owned(), starts_on };
    let chosen = asked.clone();
    let found = visit.read(move |act| read(act, id, &asked)).await?;
    let l = &visit.locale;
    let mut shell = visit.shell(l.with("licenses-new-title", &[("name", (&found.name).into())]));
    let base = format!("/customers/{id}/license");
    let Some(plan) = chosen.of(&found.plans) else {
        let offers = found.plans.iter().map(|plan| offer(plan, l)).collect();
        let locked =
            found.locked.iter().map(|plan| (plan.name.clone(), format!("/plans/{}", plan.id))).collect();
        let page = Plans { l, shell: &shell, name: found.name, base, offers, locked };
        return Ok(render_as(StatusCode::OK, &page));
    };
    let refused = back.as_ref().is_some_and(Form::has_errors);
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = back.unwrap_or_else(|| start(plan, found.today));
    shell.tell_errors(&form);
    let first = chosen.starts_on.unwrap_or(found.today);
    let page = New {
        l,
        shell: &shell,
        overlaps: found.overlaps.iter().map(|one| overlap(one, (plan, first), &form, l)).collect(),
        form,
        name: found.name,
        base,
        offer: offer(plan, l),
        rows: plan.editions.iter().map(|edition| row(edition, l)).collect(),
        stages: Stage::ALL.iter().map(|stage| Choice::new(stage.word(), l.word("stage", stage))).collect(),
    };
    Ok(render_as(status, &page))
}

/// What can become of one overlapping license, with the arithmetic for the units as they are typed.
fn overlap(one: &Overlapping, (plan, first): (&Plan, Day), form: &Form, l: &Locale) -> Overlap {
    let license = &one.license;
    let units: Vec<String> = license
        .lines
        .iter()
        .filter(|line| line.quantity > 0)
        .map(|line| l.counted(line.unit, &line.nouns, line.quantity))
        .collect();
    let label = l.with(
        "licenses-overlap-one",
        &[
            ("plan", (&license.plan_name).into()),
            ("number", license.number.split('-').next().unwrap_or_default().into()),
            ("units", units.join(", ").into()),
            ("day", l.date(license.valid_to.date()).into()),
        ],
    );
    let choice = |choice: OverlapChoice, hint: String| {
        Choice::new(choice.word(), l.word("overlap", choice)).hint(hint)
    };
    let mut choices = vec![choice(OverlapChoice::SideBySide, l.text("licenses-overlap-both").into_owned())];
    if one.replaceable {
        let last = l.date(first.plus_days(-1).date());
        choices
            .push(choice(OverlapChoice::Replace, l.with("licenses-overlap-ends", &[("day", last.into())])));
    }
    if let Some(hint) = arithmetic(one, (plan, first), form, l) {
        choices.push(choice(OverlapChoice::Extend, hint));
    }
    Overlap { field: overlap_field(license.id), label, choices }
}

fn arithmetic(one: &Overlapping, (plan, first): (&Plan, Day), form: &Form, l: &Locale) -> Option<String> {
    let new: Vec<(&str, i64)> = plan
        .editions
        .iter()
        .map(|edition| {
            let typed = form.value(&format!("quantity_{}", edition.code));
            (edition.code.as_str(), whole_number(typed).unwrap_or(0))
        })
        .collect();
    let found = one.conversion(&new)?;
    let last = last_day(first, plan.term_months).plus_days(found.days);
    let args = [
        ("old", found.old_units.into()),
        ("left", found.days_left.into()),
        ("new", found.new_units.into()),
        ("days", found.days.into()),
        ("day", l.date(last.date()).into()),
    ];
    Some(l.with("licenses-overlap-arithmetic", &args))
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
    let plan = form.value("plan").to_owned();
    if form.chosen("do", "look") {
        return shown(&visit, id, &plan, Some(form)).await;
    }
    let sent = form.clone();
    match visit.work(move |act| write(act, id, &sent)).await {
        Ok(license) => {
            let path = format!("/customers/{id}/license/{}", license.id);
            Ok(done(&visit, &path, "licenses-issued-note"))
        }
        Err(error) => {
            refused(&mut form, error)?;
            shown(&visit, id, &plan, Some(form)).await
        }
    }
}

/// What is refused for an overlap belongs to the choices about it.
fn refused(form: &mut Form, error: PageError) -> Result<(), PageError> {
    if let Some(refusal @ Refusal::LicensesOverlap { .. }) = error.0.refusal() {
        form.refuse_at("overlap", refusal);
        return Ok(());
    }
    into_form(form, error)
}

/// The choices made about overlapping licenses; each is named by its field.
fn resolutions(form: &Form) -> Vec<Resolution> {
    let chosen = form.names().filter_map(|name| {
        let license = name.strip_prefix("overlap_")?.parse().ok()?;
        Some(Resolution { license: Some(license), choice: form.value(name).parse().ok()? })
    });
    chosen.collect()
}

fn write(act: &mut Act<'_>, id: OrganizationId, form: &Form) -> domain::Result<License> {
    let plan: PlanId = form.value("plan").parse().map_err(|_| Refusal::field("plan", Problem::NotAChoice))?;
    let offered = products::plans_offered(act, id)?;
    let plan = offered.iter().find(|offered| offered.id == plan).ok_or(Refusal::PlanNotOffered)?;
    let mut request = typed_request(form, plan)?;
    // A choice about a license that is not in the way of the day typed now is none.
    let found = licenses::overlaps(act, id, plan.id, request.starts_on)?;
    request.overlap.retain(|made| found.iter().any(|one| made.license == Some(one.license.id)));
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
        overlap: resolutions(form),
        stage: form.value("stage").parse().map_err(|_| Refusal::field("stage", Problem::NotAChoice))?,
    })
}
