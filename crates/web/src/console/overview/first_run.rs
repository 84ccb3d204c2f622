//! What to do first in a new organization, on the first page until it is done or put away; and the way to put it away
//! and to bring it back.

use domain::onboarding::{self, FirstSteps, Step};

use crate::{
    answer::{Answer, go},
    cookies,
    kit::{Meter, Tone},
    typed::Posted,
    visit::Visit,
};

pub(super) struct Row {
    pub done: bool,
    pub title: String,
    pub text: String,
    pub href: String,
    pub verb: String,
}

/// The card with the steps.
pub(super) struct Card {
    pub rows: Vec<Row>,
    pub told: String,
    pub meter: Meter,
}

pub(super) fn card(visit: &Visit, found: &FirstSteps) -> Card {
    let total = found.steps.len();
    let done = total - found.left();
    let told = visit.locale.with("first-progress", &[("done", done.into()), ("total", total.into())]);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Card {
        rows: found.steps.iter().map(|(step, done)| row(visit, *step, *done)).collect(),
        meter: Meter::stacked(told.clone(), number(total), &[(Tone::Good, number(done))]),
        told,
    }
}

fn row(visit: &Visit, step: Step, done: bool) -> Row {
    let key = step.word();
    Row {
        done,
        title: visit.text(&format!("first-{key}")),
        text: visit.text(&format!("first-{key}-text")),
        href: way(visit, step),
        verb: visit.text(&format!("first-{key}-do")),
    }
}

/// The page on which the step is taken.
fn way(visit: &Visit, step: Step) -> String {
    let own = |page: &str| format!("/organizations/{}/{page}", visit.organization);
    match step {
        Step::Details => own("branding"),
        Step::Plan => "/products".into(),
        Step::Units => "/purchase-codes/new".into(),
        Step::Customer => "/customers/new".into(),
        // Users belong to a customer.
        Step::User => "/customers".into(),
        Step::Colleague => own("members"),
    }
}

/// POST /first-steps: `do` is `hide` or `show`.
pub(super) async fn turn(Posted { visit, form, .. }: Posted) -> Answer {
    let (place, hides) = (visit.organization, form.chosen("do", "hide"));
    visit
        .work(move |act| if hides { onboarding::hide(act, place) } else { onboarding::show(act, place) })
        .await?;
    let mut answer = go("/");
    if hides {
        cookies::set_note(&mut answer, &visit.web, &visit.text("first-hidden"));
    }
    Ok(answer)
}
