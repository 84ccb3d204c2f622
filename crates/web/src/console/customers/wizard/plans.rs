//! Step 2: which plans, how many units of each, from which day; or none for now (IT-08 to IT-10).

use askama::Template;
use axum::{extract::Path, http::StatusCode};
use domain::{
    Act, Refusal,
    drafts::{self, Draft},
    ids::{DraftId, OrganizationId},
    products::{self, Edition, Plan},
    refusal::Problem,
};

use super::{
    Step, draft_id, is_about_plans, kept, path, read, rehearsed, sells, steps,
    typed::{self, form_of, plan_field, quantity_field, start_field},
};
use crate::{
    answer::{Answer, PageError, go, into_form, refused_as},
    kit::{Form, Shell, render_as},
    languages::Locale,
    typed::Posted,
    visit::Visit,
};

/// Units of one edition to be typed.
struct Units {
    field: String,
    label: String,
    spoken: String,
}

/// A plan to be ticked.
struct Row {
    id: String,
    field: String,
    name: String,
    note: String,
    start: String,
    /// Asks whether it may run beside another plan of its product; none where there is no other.
    beside: Option<String>,
    spoken: String,
    units: Vec<Units>,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "wizard/plans.html")]
struct Page<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    form: Form,
    steps: Vec<Step>,
    name: String,
    action: String,
    rows: Vec<Row>,
}

/// The plans that may be sold below the draft's vendor; none to who sells none.
pub(super) fn offered(act: &mut Act<'_>, place: OrganizationId, draft: &Draft) -> domain::Result<Vec<Plan>> {
    let vendor = typed::vendor(place, &form_of(&draft.steps.account)).unwrap_or(place);
    let may = act.may(vendor)?;
    if !may.act(domain::access::Action::ProductsView) || !may.act(domain::access::Action::LicensesChange) {
        return Ok(Vec::new());
    }
    products::plans_offered(act, vendor)
}

/// The draft with the plans that it can choose from.
pub(super) async fn read_offered(visit: &Visit, id: DraftId) -> Result<(Draft, Vec<Plan>), PageError> {
    let (place, draft) = (visit.organization, read(visit, id).await?);
    let asked = draft.clone();
    let plans = visit.read(move |act| offered(act, place, &asked)).await?;
    Ok((draft, plans))
}

/// GET /customers/new/{draft}/plans
pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let (draft, plans) = read_offered(&visit, draft_id(&id)?).await?;
    if draft.opened.is_some() {
        return Ok(go(&path(draft.id, "/done")));
    }
    if !sells(&visit) {
        return Ok(go(&path(draft.id, "/review")));
    }
    let form = form_of(&draft.steps.plans);
    Ok(shown(&visit, &draft, &plans, StatusCode::OK, form))
}

fn shown(
    visit: &Visit,
    draft: &Draft,
    plans: &[Plan],
    status: StatusCode,
    form: Form,
) -> axum::response::Response {
    let l = &visit.locale;
    let mut shell = visit.shell(l.text("customers-new-title"));
    shell.tell_errors(&form);
    let form = plans.iter().fold(form, filled);
    let page = Page {
        l,
        shell: &shell,
        steps: steps(visit, draft.id, "plans"),
        name: draft.name.clone(),
        action: path(draft.id, "/plans"),
        rows: plans.iter().map(|plan| row(plan, plans, &form, l)).collect(),
        form,
    };
    render_as(status, &page)
}

/// The units that a plan begins with, where nothing was typed yet.
fn filled(form: Form, plan: &Plan) -> Form {
    plan.editions.iter().enumerate().fold(form, |form, (place, edition)| {
        let field = quantity_field(plan.id, &edition.code);
        if !form.values(&field).is_empty() {
            return form;
        }
        let usual = plan.default_units.iter().find(|units| units.0 == edition.id).map(|units| units.1);
        let first = i64::from(place == 0 && plan.default_units.is_empty());
        form.fill(&field, usual.unwrap_or(first).to_string())
    })
}

fn row(plan: &Plan, all: &[Plan], form: &Form, l: &Locale) -> Row {
    let id = plan.id.to_string();
    let units = |edition: &Edition| Units {
        field: quantity_field(plan.id, &edition.code),
        label: if plan.editions.len() == 1 {
            l.unit_name(edition.unit, &edition.nouns)
        } else {
            edition.name.clone()
        },
        spoken: l
            .with("wizard-units-of", &[("plan", (&plan.name).into()), ("edition", (&edition.name).into())]),
    };
    let term = l.with("licenses-months", &[("n", plan.term_months.into())]);
    Row {
        chosen: form.chosen("plan", &id) && !typed::skipped(form),
        field: plan_field(plan.id),
        name: plan.name.clone(),
        note: format!("{} · {} · {term}", plan.product_name, l.word("plan-version", plan.version)),
        start: start_field(plan.id),
        beside: (all.iter().filter(|other| other.product == plan.product).count() > 1)
            .then(|| typed::beside_field(plan.id)),
        spoken: l.with("wizard-start-of", &[("plan", (&plan.name).into())]),
        units: plan.editions.iter().map(units).collect(),
        id,
    }
}

/// POST /customers/new/{draft}/plans
pub(super) async fn save(Path(id): Path<String>, Posted { visit, form, .. }: Posted) -> Answer {
    let (place, id) = (visit.organization, draft_id(&id)?);
    let mut typed = kept(&form);
    typed.retain(|(field, _)| field != "skip");
    if form.value("go") == "skip" {
        typed.push(("skip".into(), "on".into()));
    }
    visit.work(move |act| drafts::save(act, place, id, (drafts::Step::Plans, "", &typed))).await?;
    match form.value("go") {
        "back" => Ok(go(&path(id, ""))),
        "skip" => Ok(go(&path(id, "/review"))),
        _ => check(&visit, id, form).await,
    }
}

async fn check(visit: &Visit, id: DraftId, form: Form) -> Answer {
    let (draft, plans) = read_offered(visit, id).await?;
    if form.values("plan").is_empty() {
        let missing = Refusal::field("plan", Problem::Required).into();
        return again(visit, &draft, &plans, form, missing);
    }
    let wish = match typed::wish(visit.organization, &draft.steps, &plans) {
        Ok(wish) => wish,
        Err(refusal) => return again(visit, &draft, &plans, form, refusal.into()),
    };
    match rehearsed(visit, &wish).await {
        // What is wrong with the account is told on the review, which leads there.
        Err(error) if is_about_plans(&error.0) => {
            again(visit, &draft, &plans, form, typed::at_fields(error, &wish.opening.licenses))
        }
        _ => Ok(go(&path(id, "/review"))),
    }
}

fn again(visit: &Visit, draft: &Draft, plans: &[Plan], mut form: Form, error: PageError) -> Answer {
    let refusal = error.0.refusal().cloned();
    into_form(&mut form, error)?;
    let status = refused_as(&form, refusal.as_ref());
    Ok(shown(visit, draft, plans, status, form))
}

/// The step again after the review was refused for what was typed here.
pub(super) async fn refused(visit: &Visit, id: DraftId, error: PageError) -> Answer {
    let (draft, plans) = read_offered(visit, id).await?;
    let form = form_of(&draft.steps.plans);
    let error = match typed::wish(visit.organization, &draft.steps, &plans) {
        Ok(wish) => typed::at_fields(error, &wish.opening.licenses),
        Err(_) => error,
    };
    again(visit, &draft, &plans, form, error)
}
