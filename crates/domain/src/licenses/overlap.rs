//! Licenses of one product whose terms overlap: which there are, and what becomes of each when another is issued. Side
//! by side, replaced by the new one from its first day on, or replaced with what is left of it turned into days.

use db::params;

use super::{
    License,
    conversion::{self, Conversion},
    customer_day,
    issue::{Issue, NewLicense, Stage},
    rules::{self, LicenseKind},
    store,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Day,
    handovers,
    ids::{LicenseId, OrganizationId, PlanId},
    products::{self, Plan},
    refusal::{FieldProblem, Problem, Refusal, Result},
    seats, words,
};

words! {
    /// What becomes of a license that overlaps with the one to be issued.
    OverlapChoice {
        /// Both go on.
        SideBySide => "side_by_side",
        /// It ends the day before, and its users move over.
        Replace => "replace",
        /// As replaced, and what is left of it is turned into days of the new one.
        Extend => "extend",
    }
}

/// What is to become of one overlapping license, or of every one not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// `None`: every one that is not named; those can only go on side by side.
    pub license: Option<LicenseId>,
    pub choice: OverlapChoice,
}

impl Resolution {
    /// Whatever overlaps goes on beside the new license.
    pub const SIDE_BY_SIDE: Self = Self { license: None, choice: OverlapChoice::SideBySide };
}

/// The name of the form field that holds the choice about a license.
pub fn overlap_field(license: LicenseId) -> String {
    format!("overlap_{license}")
}

/// A license that would overlap.
#[derive(Clone, Debug)]
pub struct Overlapping {
    pub license: License,
    /// Days from the first day of the new license to the last one of this, both included.
    pub days_left: i64,
    /// Whether it has begun by then, so that it can be replaced.
    pub replaceable: bool,
    /// Whether it was paid for, so that what is left of it counts.
    pub convertible: bool,
}

impl Overlapping {
    fn of(license: License, first: Day) -> Self {
        let replaceable = license.valid_from < first;
        let paid = license.kind == LicenseKind::Purchased
            && license.drafted_at.is_none()
            && license.payment_awaited_at.is_none();
        Self {
            days_left: license.valid_to.days_since(first) + 1,
            replaceable,
            convertible: replaceable && paid,
            license,
        }
    }

    /// How what is left would become days of a license with these units, by the code of the edition.
    pub fn conversion(&self, new: &[(&str, i64)]) -> Option<Conversion> {
        let lines = self.license.lines.iter();
        let old: Vec<(&str, i64)> = lines.map(|line| (line.edition_code.as_str(), line.quantity)).collect();
        let units = new.iter().map(|(_, units)| units).sum();
        conversion::convert(conversion::units_carried(&old, new), self.days_left, units)
            .filter(|_| self.convertible)
    }
}

/// The licenses of the customer for the plan's product, not revoked, whose terms would overlap with one of the plan that
/// begins on the day, today unless given; the oldest first.
pub fn overlaps(
    act: &mut Act<'_>,
    customer: OrganizationId,
    plan: PlanId,
    starts_on: Option<Day>,
) -> Result<Vec<Overlapping>> {
    let scope = act.allow_customer(Action::LicensesView, customer)?;
    let plan = products::plan_offered(act, &scope, plan)?;
    let first = match starts_on {
        Some(day) => day,
        None => customer_day(act, customer)?,
    };
    overlapping(act, &scope, &plan, (first, rules::last_day(first, plan.term_months)))
}

fn overlapping(
    act: &mut Act<'_>,
    scope: &Scope,
    plan: &Plan,
    (first, last): (Day, Day),
) -> Result<Vec<Overlapping>> {
    let ids: Vec<(LicenseId,)> = act.tx().all(
        "SELECT l.id FROM licenses l JOIN plans n ON n.id = l.plan_id \
         WHERE l.customer_id = $1 AND n.product_id = $2 AND l.revoked_at IS NULL AND l.valid_to >= $3 \
         AND l.valid_from <= $4 ORDER BY l.id",
        params![scope.organization(), plan.product, first, last],
    )?;
    ids.into_iter()
        .map(|(id,)| store::get(act, scope, id).map(|license| Overlapping::of(license, first)))
        .collect()
}

/// One license that ends for the new one.
pub(super) struct Ending {
    old: License,
    conversion: Option<Conversion>,
}

/// Decides about every license that overlaps. Nothing is written but a hold on the customer, so that of two who issue
/// at once the second sees what the first has issued.
pub(super) fn settle(
    act: &mut Act<'_>,
    scope: &Scope,
    (plan, request): (&Plan, &Issue),
    term: (Day, Day),
) -> Result<Vec<Ending>> {
    act.tx().execute(
        "UPDATE customers SET keep_deleted_days = keep_deleted_days WHERE customer_id = $1",
        params![scope.organization()],
    )?;
    let found = overlapping(act, scope, plan, term)?;
    let strangers: Vec<FieldProblem> = request
        .overlap
        .iter()
        .filter_map(|resolution| resolution.license)
        .filter(|named| found.iter().all(|overlapping| overlapping.license.id != *named))
        .map(|named| FieldProblem::new(overlap_field(named), Problem::NotAChoice))
        .collect();
    if !strangers.is_empty() {
        return Err(Refusal::Invalid(strangers).into());
    }
    let mut endings = Vec::new();
    let mut open = Vec::new();
    for overlapping in found {
        match choice(request, overlapping.license.id) {
            Some(OverlapChoice::SideBySide) => {}
            Some(choice) => endings.push(ending(request, overlapping, choice)?),
            None => open.push(overlapping.license.number),
        }
    }
    if open.is_empty() {
        return Ok(endings);
    }
    Err(Refusal::LicensesOverlap { count: open.len() as i64, numbers: open.join(", ") }.into())
}

/// What was chosen for a license; one that is not named goes by what was chosen for all of them.
fn choice(request: &Issue, license: LicenseId) -> Option<OverlapChoice> {
    let named = request.overlap.iter().find(|resolution| resolution.license == Some(license));
    let rest = || {
        let rest = request.overlap.iter().find(|resolution| resolution.license.is_none());
        rest.filter(|rest| rest.choice == OverlapChoice::SideBySide)
    };
    named.or_else(rest).map(|resolution| resolution.choice)
}

fn ending(request: &Issue, overlapping: Overlapping, choice: OverlapChoice) -> Result<Ending> {
    let number = overlapping.license.number.clone();
    if request.stage != Stage::InForce {
        return Err(Refusal::ReplacementNotInForce.into());
    }
    if !overlapping.replaceable {
        let day = overlapping.license.valid_from.to_string();
        return Err(Refusal::ReplacedNotBegun { number, day }.into());
    }
    let conversion = if choice == OverlapChoice::Extend {
        let new: Vec<(&str, i64)> =
            request.lines.iter().map(|line| (line.edition.as_str(), line.quantity)).collect();
        Some(overlapping.conversion(&new).ok_or(Refusal::NothingToConvert { number })?)
    } else {
        None
    };
    Ok(Ending { old: overlapping.license, conversion })
}

/// The days that the endings add to the new license.
pub(super) fn days_added(endings: &[Ending]) -> i64 {
    endings.iter().filter_map(|ending| ending.conversion).map(|found| found.days).sum()
}

/// Ends the old licenses the day before the new one begins. Their users move over at once, or on that day when it is
/// still to come.
///
/// Refusals: `seats-exceed-replacement`, `devices-exceed-plan`.
pub(super) fn carry_out(
    act: &mut Act<'_>,
    scope: &Scope,
    new: &NewLicense<'_>,
    endings: Vec<Ending>,
) -> Result<()> {
    let today = customer_day(act, scope.organization())?;
    for ending in endings {
        let old = ending.old;
        let last = new.first.plus_days(-1);
        store::cut_short(act, scope, old.id, last)?;
        let mut entry = Entry::new(What::LicenseReplaced, SubjectKind::License, old.id, &old.plan_name)
            .note("replaced_by", new.number.as_str())
            .change("valid_to", &old.valid_to, &last);
        if new.first <= today {
            entry = entry.note("users_moved", seats::move_all(act, scope, old.id, new.id)?);
        } else {
            seats::would_move(act, scope, old.id, new.id)?;
            handovers::queue(act, scope, (old.id, new.id), new.first)?;
            entry = entry.note("users_move_on", new.first.to_string());
        }
        if let Some(found) = ending.conversion {
            entry = entry.note("days_added", found.days);
        }
        act.record(scope.organization(), entry)?;
    }
    Ok(())
}
