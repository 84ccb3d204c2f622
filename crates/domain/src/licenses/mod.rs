//! Licenses: the contracts of customers for plans, their lines, terms and states.
//! Who sits on the seats is in `seats`; what installed clients are told is in `activation`.

pub mod rules;

mod adopt;
#[cfg(test)]
mod adopt_tests;
mod conversion;
mod extend;
mod issue;
mod list;
mod ordered;
mod overlap;
#[cfg(test)]
mod overlap_tests;
mod record;
mod shift;
mod state;
mod store;
#[cfg(test)]
mod tests;

pub use adopt::{Adopted, Adoption, MOST_ADOPTED, adopt_all, adopt_plan, adoption, on_revisions};
pub use conversion::Conversion;
pub use extend::{Until, extend};
pub use issue::{Issue, LineRequest, Stage, issue};
pub(crate) use issue::{Origin, customer_day, customer_zone, issue_from};
pub use list::{LicenseFilter, LicenseRow, LicenseSort, LicenseView, list_all, views};
pub(crate) use list::{NOTHING_FREE, summaries};
pub use ordered::terms;
pub(crate) use ordered::{await_again, begin_paid, give_back, order_license};
pub use overlap::{OverlapChoice, Overlapping, Resolution, overlap_field, overlaps};
pub use record::{License, Line, Summary};
pub(crate) use shift::shift;
pub use state::{
    connect_trial_client, convert, extend_trial, put_in_force, resume, revoke, suspend, trial_clients,
};

use crate::{
    access::{Action, Scope},
    act::Act,
    alerts::{self, AlertKind},
    audit::{self, SubjectKind, What},
    clock::Day,
    ids::{EditionId, LicenseId, OrganizationId},
    input::Checks,
    ledger::{self, Account, Entry, Movement, Source},
    places, products, purchase_codes,
    refusal::{FieldProblem, Problem, Refusal, Result},
};

use rules::LicenseKind;

/// The most units of one edition.
pub const MOST_UNITS: i64 = 999_999;
/// The most GB that can be added or set as a limit.
pub const MOST_GB: i64 = 1_000_000;

/// What is saved on the license tab: new totals, not increments (NX-24).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub quantities: Vec<(EditionId, i64)>,
    pub extra_space_gb: i64,
    /// 0 = not in use (NX-28).
    pub client_limit_gb: i64,
    pub valid_to: Day,
    pub comments: String,
    /// The version that the change was made from.
    pub version: i64,
}

impl Change {
    /// What the license tab would send when nothing was touched.
    pub fn none(license: &License) -> Self {
        Self {
            quantities: license.lines.iter().map(|line| (line.edition, line.quantity)).collect(),
            extra_space_gb: license.extra_space_gb,
            client_limit_gb: license.client_limit_gb,
            valid_to: license.valid_to,
            comments: license.comments.clone(),
            version: license.version,
        }
    }
}

/// Finds the customer of a license and asks for the right there.
pub(crate) fn locate(act: &mut Act<'_>, action: Action, license: LicenseId) -> Result<Scope> {
    let customer = places::customer_of(act, license)?;
    act.allow_customer(action, customer)
}

/// One license with its lines and today's standing.
pub fn get(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesView, license)?;
    store::get(act, &scope, license)
}

/// All licenses of a customer, the newest first.
pub fn list(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<License>> {
    let scope = act.allow_customer(Action::LicensesView, customer)?;
    store::of_customer(act, &scope)
}

/// Takes the license's row until the act ends and reads it, for operations that asked for another right on the customer.
pub(crate) fn hold(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<License> {
    store::hold(act, scope, license)
}

/// One license, for operations that asked for another right on the customer.
pub(crate) fn held_one(act: &mut Act<'_>, scope: &Scope, license: LicenseId) -> Result<License> {
    store::get(act, scope, license)
}

/// As [`list`], for operations that asked for another right on the customer.
pub(crate) fn held(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<License>> {
    store::of_customer(act, scope)
}

/// Saves the license tab in one step, or nothing of it.
///
/// Refusals: `changed-meanwhile`, `quantity-below-assigned` (by how many), `units-from-codes`, `trial-not-changed`, `plan-locked`,
/// `plan-life-ended`, the problems of the fields.
pub fn change(act: &mut Act<'_>, license: LicenseId, change: &Change) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let comments = check(change)?;
    let before = store::hold(act, &scope, license)?;
    if before.version != change.version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    if change.valid_to < before.valid_from {
        return Err(Refusal::field("valid_to", Problem::EndsBeforeStart).into());
    }
    require_open(act, &before, wanted(&before, change))?;
    store::save(act, &scope, license, change, &comments)?;
    for (edition, quantity) in &change.quantities {
        set_line(act, &scope, &before, *edition, *quantity)?;
    }
    if change.valid_to != before.valid_to {
        store::move_end(act, &scope, license, change.valid_to)?;
        tell_if_revived(act, &scope, &before, change.valid_to)?;
    }
    conclude(act, &scope, &before)
}

/// A term that was over goes on.
fn tell_if_revived(act: &mut Act<'_>, scope: &Scope, before: &License, last: Day) -> Result<()> {
    let today = customer_day(act, scope.organization())?;
    if before.valid_to < today && last >= today {
        let license = store::get(act, scope, before.id)?;
        ledger::tell(act, scope, &license, (Movement::Renewed, Source::Manual), None)?;
    }
    Ok(())
}

/// Which way the units, the space and the days of a license go.
#[derive(Clone, Copy, Debug, Default)]
struct Direction {
    changes: bool,
    grows: bool,
}

impl Direction {
    fn of<T: PartialOrd>(self, before: &T, after: &T) -> Self {
        Self { changes: self.changes || before != after, grows: self.grows || after > before }
    }
}

fn wanted(before: &License, change: &Change) -> Direction {
    let direction = Direction::default()
        .of(&before.extra_space_gb, &change.extra_space_gb)
        .of(&before.valid_to, &change.valid_to);
    let quantity =
        |edition| before.lines.iter().find(|line| line.edition == edition).map(|line| line.quantity);
    change.quantities.iter().fold(direction, |direction, (edition, wanted)| {
        quantity(*edition).map_or(direction, |known| direction.of(&known, wanted))
    })
}

/// IT-12: a trial keeps the units and days of its plan, a locked plan changes nothing, and one whose life is over lets
/// nothing grow.
fn require_open(act: &mut Act<'_>, before: &License, direction: Direction) -> Result<()> {
    if !direction.changes {
        return Ok(());
    }
    if before.kind == LicenseKind::Trial {
        return Err(Refusal::TrialNotChanged.into());
    }
    let plan = products::standing(act, before.customer, before.plan)?;
    match plan.ended_on {
        _ if plan.locked => Err(Refusal::PlanLocked.into()),
        Some(day) if direction.grows => Err(Refusal::PlanLifeEnded { day: day.to_string() }.into()),
        _ => Ok(()),
    }
}

/// Reads what became of a held license; moves its version on and writes the event if anything differs.
fn conclude(act: &mut Act<'_>, scope: &Scope, before: &License) -> Result<License> {
    let after = store::get(act, scope, before.id)?;
    let entry = changes(before, &after);
    if !entry.has_details() {
        return Ok(after);
    }
    store::touch(act, scope, before.id)?;
    act.record(scope.organization(), entry)?;
    if before.total_space_gb() != after.total_space_gb() {
        alerts::end_over(act, scope.organization(), AlertKind::SpaceLow)?;
    }
    store::get(act, scope, before.id)
}

fn check(change: &Change) -> Result<String> {
    let mut checks = Checks::new();
    for (edition, quantity) in &change.quantities {
        checks.number(&quantity_field(*edition), *quantity, 0, MOST_UNITS);
    }
    checks.number("extra_space_gb", change.extra_space_gb, 0, MOST_GB);
    checks.number("client_limit_gb", change.client_limit_gb, 0, MOST_GB);
    let comments = checks.paragraph("comments", &change.comments, 4000);
    checks.finish()?;
    Ok(comments)
}

/// The name of the form field that holds the quantity of an edition.
pub fn quantity_field(edition: EditionId) -> String {
    format!("quantity_{edition}")
}

/// Sets the total of one edition. Setting what is already there changes nothing (NX-24).
///
/// Refusals: `quantity-below-assigned`, `units-from-codes`, `trial-not-changed`, `plan-locked`, `plan-life-ended`.
pub fn set_quantity(
    act: &mut Act<'_>,
    license: LicenseId,
    edition_code: &str,
    quantity: i64,
) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let mut checks = Checks::new();
    checks.number("quantity", quantity, 0, MOST_UNITS);
    checks.finish()?;
    let before = store::hold(act, &scope, license)?;
    let line = before.lines.iter().find(|line| line.edition_code == edition_code);
    let edition =
        line.ok_or_else(|| Refusal::EditionNotOnLicense { edition: edition_code.to_owned() })?.edition;
    let known = before.lines.iter().find(|line| line.edition == edition).map_or(0, |line| line.quantity);
    require_open(act, &before, Direction::default().of(&known, &quantity))?;
    set_line(act, &scope, &before, edition, quantity)?;
    conclude(act, &scope, &before)
}

fn set_line(
    act: &mut Act<'_>,
    scope: &Scope,
    before: &License,
    edition: EditionId,
    quantity: i64,
) -> Result<()> {
    let Some(line) = before.lines.iter().find(|line| line.edition == edition) else {
        return Err(
            Refusal::Invalid(vec![FieldProblem::new(quantity_field(edition), Problem::NotAChoice)]).into()
        );
    };
    // Asked again: the same edition may be named twice in one change.
    let known = store::quantity(act, scope, before.id, edition)?;
    if known == quantity {
        return Ok(());
    }
    let from_codes = purchase_codes::units_on(act, scope, (before.id, edition))?;
    if quantity < known && quantity < from_codes {
        let edition = line.edition_name.clone();
        return Err(Refusal::UnitsFromCodes { edition, units: from_codes, quantity }.into());
    }
    if store::set_quantity(act, scope, before.id, edition, quantity)? {
        let account = Account::line(scope, before.id, edition);
        return ledger::enter(act, account, Entry::quantity(quantity - known));
    }
    let assigned = store::assigned(act, scope, before.id, edition)?;
    // Seats may have been freed since the statement above; then one unit was missing at that instant.
    let missing = (assigned - quantity).max(1);
    Err(Refusal::QuantityBelowAssigned { edition: line.edition_name.clone(), quantity, assigned, missing }
        .into())
}

fn changes(before: &License, after: &License) -> audit::Entry {
    let mut entry = audit::Entry::new(What::LicenseChanged, SubjectKind::License, after.id, &after.plan_name)
        .change("extra_space_gb", &before.extra_space_gb, &after.extra_space_gb)
        .change("client_limit_gb", &before.client_limit_gb, &after.client_limit_gb)
        .change("valid_to", &before.valid_to, &after.valid_to)
        .change("comments", &before.comments, &after.comments);
    for (old, new) in before.lines.iter().zip(&after.lines) {
        entry = entry.change(&format!("quantity {}", new.edition_name), &old.quantity, &new.quantity);
    }
    entry
}
