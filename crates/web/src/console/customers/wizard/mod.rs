//! The account wizard (IT-01 to IT-11): account, plans and units, review, confirmation. What is typed is kept as a
//! draft on every step; nothing is created before the last button, and then all of it in one act.

mod account;
mod done;
mod plans;
mod review;
#[cfg(test)]
mod tests;
mod typed;

use domain::{
    Error, Refusal,
    access::Action,
    customers::{self, Opened},
    drafts::{self, Draft, Typed},
    ids::DraftId,
};

use crate::{
    answer::{Answer, PageError, go},
    cookies,
    kit::Form,
    languages::Locale,
    routes::{Admits, Routes},
    typed::Posted,
    visit::Visit,
};
use typed::Wish;
pub(super) use typed::account_mail;

pub(super) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/customers/new", account::begin)
        .post("/customers/new", account::create)
        .get("/customers/new/account-name", account::name)
        .get("/customers/new/{draft}", account::page)
        .post("/customers/new/{draft}", account::save)
        .post("/customers/new/{draft}/discard", discard)
        .get("/customers/new/{draft}/plans", plans::page)
        .post("/customers/new/{draft}/plans", plans::save)
        .get("/customers/new/{draft}/review", review::page)
        .post("/customers/new/{draft}/review", review::open)
        .get("/customers/new/{draft}/done", done::page)
}

/// A step above the form: where it leads when it was passed.
struct Step {
    label: String,
    href: Option<String>,
    current: bool,
}

/// The steps that this person goes, with the one they are at; whoever sells no licenses is not asked for plans.
fn steps(visit: &Visit, id: DraftId, at: &str) -> Vec<Step> {
    let l = &visit.locale;
    let all = [
        ("account", l.text("wizard-step-account"), path(id, "")),
        ("plans", l.text("wizard-step-plans"), path(id, "/plans")),
        ("review", l.text("wizard-step-review"), path(id, "/review")),
    ];
    let all: Vec<_> = all.into_iter().filter(|step| step.0 != "plans" || sells(visit)).collect();
    let here = all.iter().position(|step| step.0 == at).unwrap_or(0);
    let step = |(place, (_, label, href)): (usize, (&str, std::borrow::Cow<'static, str>, String))| Step {
        label: label.into_owned(),
        href: (place < here).then_some(href),
        current: place == here,
    };
    all.into_iter().enumerate().map(step).collect()
}

fn sells(visit: &Visit) -> bool {
    visit.may.act(Action::LicensesChange) && visit.may.act(Action::ProductsView)
}

fn path(id: DraftId, page: &str) -> String {
    format!("/customers/new/{id}{page}")
}

fn draft_id(text: &str) -> Result<DraftId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn read(visit: &Visit, id: DraftId) -> Result<Draft, PageError> {
    let place = visit.organization;
    visit.read(move |act| drafts::get(act, place, id)).await
}

/// What is kept of a form: all that was typed, without what the form itself brings along.
fn kept(form: &Form) -> Typed {
    form.pairs().into_iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "go" | "draft")).collect()
}

/// What would come of the wish, with nothing changed.
async fn rehearsed(visit: &Visit, wish: &Wish) -> Result<Opened, PageError> {
    let (vendor, opening) = (wish.vendor, wish.opening.clone());
    let world = visit.web.world();
    Ok(world.rehearse(&visit.caller, move |act| customers::open_account(act, vendor, &opening)).await?)
}

/// Whether what is refused stands on the step of the plans.
fn is_about_plans(error: &Error) -> bool {
    match error.refusal() {
        Some(Refusal::Invalid(problems)) => {
            problems.iter().all(|found| found.field.starts_with("licenses[") || found.field == "plan")
        }
        _ => true,
    }
}

/// POST /customers/new/{draft}/discard
async fn discard(
    axum::extract::Path(id): axum::extract::Path<String>,
    Posted { visit, .. }: Posted,
) -> Answer {
    let (place, id) = (visit.organization, draft_id(&id)?);
    visit.work(move |act| drafts::discard(act, place, id)).await?;
    let mut answer = go("/customers");
    cookies::set_note(&mut answer, &visit.web, &visit.text("wizard-discarded"));
    Ok(answer)
}

/// Number of units of each edition, as people say it.
fn units(license: &domain::licenses::License, l: &Locale) -> String {
    let counted = license.lines.iter().filter(|line| line.quantity > 0);
    counted.map(|line| l.counted(line.unit, &line.nouns, line.quantity)).collect::<Vec<_>>().join(", ")
}

/// Units and term of a license in one line.
fn told(license: &domain::licenses::License, l: &Locale) -> String {
    l.with(
        "wizard-license",
        &[
            ("units", units(license, l).into()),
            ("from", l.date(license.valid_from.date()).into()),
            ("to", l.date(license.valid_to.date()).into()),
        ],
    )
}
