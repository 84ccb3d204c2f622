//! Licenses on the real database: totals, days, states, trials, and the list across customers.

mod lines;
mod lists;
mod standing;
mod trials;

use db::params;

use super::{rules::Status, *};
use crate::{
    Caller,
    access::PartnerType,
    clock::Instant,
    customers,
    ids::{PlanId, SeatId},
    page::{Page, Total, Window},
    products::{self, EditionForm, PlanForm, ProductForm},
    seats,
    testing::{Shop, TestWorld, customer_form, license_request, new_seat, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

fn problems(refused: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = refused else { panic!("expected problems, got {refused:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

fn read(t: &TestWorld, license: LicenseId) -> License {
    t.made(move |act| get(act, license))
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

fn set(t: &TestWorld, license: LicenseId, edition: &'static str, quantity: i64) -> Result<License> {
    t.work(&operator(), move |act| set_quantity(act, license, edition, quantity))
}

fn save(t: &TestWorld, license: LicenseId, wanted: Change) -> Result<License> {
    t.work(&operator(), move |act| change(act, license, &wanted))
}

fn issued(t: &TestWorld, customer: OrganizationId, request: Issue) -> Result<License> {
    t.work(&operator(), move |act| issue(act, customer, &request))
}

fn status(t: &TestWorld, license: LicenseId) -> &'static str {
    read(t, license).standing.status.word()
}

/// A customer of the operator and a yearly plan of the seed's product.
fn bare() -> (TestWorld, OrganizationId, PlanId) {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
    (t, customer, plan)
}

fn terms(t: &TestWorld, license: LicenseId) -> Vec<(String, String, String)> {
    t.made(move |act| {
        let sql =
            "SELECT first_on, last_on, source FROM terms WHERE license_id = $1 ORDER BY first_on, last_on";
        Ok(act.tx().all(sql, params![license])?)
    })
}

fn all(t: &TestWorld, top: OrganizationId, filter: LicenseFilter, window: Window) -> Page<LicenseRow> {
    t.made(move |act| list_all(act, top, &filter, &window))
}
