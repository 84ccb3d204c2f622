//! What is planned for days to come: the calendar of all customers, the planned changes of one, and each of them.

mod calendar;
mod customer;
mod month;
mod one;
#[cfg(test)]
mod tests;

use domain::{
    clock::Day,
    planned_changes::{PlannedChange, State},
};

use crate::{
    kit::{Badge, Tone},
    languages::Locale,
    routes::{Admits, Routes},
};

pub(crate) fn routes() -> Routes {
    Routes::admitting(Admits::Person)
        .get("/calendar", calendar::page)
        .get("/customers/{id}/planned", customer::page)
        .post("/customers/{id}/planned", customer::plan)
        .get("/planned/{planned}", one::page)
        .post("/planned/{planned}", one::save)
        .post("/planned/{planned}/cancel", one::cancel)
        .post("/planned/{planned}/restore", one::restore)
}

/// A planned change as a line of a list.
pub(crate) struct Row {
    pub href: String,
    pub day: jiff::civil::Date,
    pub told: String,
    /// Total before and after, for units that are still to be changed.
    pub change: Option<(String, String)>,
    /// The plan of the license; empty for what is done to the customer.
    pub plan: String,
    pub customer: String,
    pub customer_href: String,
    pub badge: Badge,
    pub reason: String,
    pub by: String,
    pub cautions: Vec<String>,
    /// Why it could not be done.
    pub refused: Option<String>,
    pub is_open: bool,
}

pub(crate) fn row(planned: &PlannedChange, l: &Locale) -> Row {
    let before = planned.held.filter(|_| planned.state == State::Open).zip(planned.quantity);
    let by = [
        ("name", (&planned.planned_by).into()),
        ("date", l.date(l.day_of(planned.planned_at.timestamp())).into()),
    ];
    Row {
        href: format!("/planned/{}", planned.id),
        day: planned.day.date(),
        told: l.deed(planned.deed, &planned.edition_name, planned.quantity),
        change: before.map(|((held, _), quantity)| (l.number(held), l.number(quantity))),
        plan: planned.plan_name.clone(),
        customer: planned.customer_name.clone(),
        customer_href: format!("/customers/{}/planned", planned.customer),
        badge: badge(planned.state, l),
        reason: planned.reason.clone(),
        by: l.with("planned-by", &by),
        cautions: planned.cautions.iter().map(|caution| l.caution(caution)).collect(),
        refused: planned.refused_for.as_ref().map(|refused| l.kept_refusal(&refused.code, &refused.facts)),
        is_open: planned.state == State::Open,
    }
}

fn badge(state: State, l: &Locale) -> Badge {
    let (tone, icon) = match state {
        State::Open => (Tone::Accent, "clock"),
        State::Done => (Tone::Good, "check"),
        State::Refused => (Tone::Bad, "triangle-alert"),
        State::Cancelled => (Tone::Quiet, "ban"),
    };
    Badge::new(tone, icon, l.word("planned-state", state))
}

/// A day as it is typed; the problem is told by who reads the form.
fn day(text: &str) -> Option<Day> {
    text.trim().parse().ok()
}
