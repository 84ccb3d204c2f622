//! Changes that are planned for a day to come: units of a license, its suspension or end, a customer that is disabled or
//! enabled. Each is carried out by the worker when the day begins where the customer is, through the operation that
//! people use, with the right of who planned it asked again at that moment. What is refused then is kept with its reason.

mod calendar;
mod carrying;
mod list;
mod record;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use calendar::{Calendar, Ending, MOST_SHOWN, calendar};
pub use carrying::{Due, carry_out, due, give_up, try_again};
pub use list::{Filter, list, of_customer, of_license};
pub use record::{PlannedChange, RefusedFor};
pub use rules::{Caution, MOST_AHEAD_DAYS, MOST_OPEN};
pub(crate) use store::follow_zone;

use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Day,
    ids::{EditionId, LicenseId, OrganizationId, PlannedChangeId},
    input::Checks,
    licenses::{self, MOST_UNITS},
    places,
    refusal::{Problem, Refusal, Result},
    words,
};

words! {
    /// What is to be done.
    Deed {
        /// The total of an edition of a license.
        Units => "units",
        Suspend => "suspend",
        Resume => "resume",
        /// The license ends for good.
        Revoke => "revoke",
        /// The customer as a whole.
        Disable => "disable",
        Enable => "enable",
    }
}

impl Deed {
    /// The right to do it, which is the right to plan it.
    pub const fn action(self) -> Action {
        match self {
            Self::Units | Self::Suspend | Self::Resume | Self::Revoke => Action::LicensesChange,
            Self::Disable | Self::Enable => Action::CustomersDisable,
        }
    }

    /// Whether it is done to a license, not to the customer as a whole.
    pub const fn is_of_license(self) -> bool {
        matches!(self.action(), Action::LicensesChange)
    }
}

words! {
    /// What became of it.
    State { Open => "open", Done => "done", Refused => "refused", Cancelled => "cancelled" }
}

/// The longest reason, in characters.
pub const REASON_LENGTH: usize = 500;

/// When it is to be done: when a day begins where the customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    On(Day),
    /// On the first day after the term of the license, as the term is now: an end that is moved later leaves it there.
    TermEnd,
}

/// What is to be done, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub deed: Deed,
    /// For what is done to a license.
    pub license: Option<LicenseId>,
    /// For units: the code of the edition.
    pub edition: String,
    /// For units: the new total.
    pub quantity: Option<i64>,
    pub when: When,
    /// Told with suspensions and disabling; a note on the others.
    pub reason: String,
}

/// What of a planned change can become another: when, how many, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub day: Day,
    pub quantity: Option<i64>,
    pub reason: String,
    /// The version that the change was made from.
    pub version: i64,
}

/// What is done to what, checked.
struct Target {
    deed: Deed,
    license: Option<LicenseId>,
    edition: Option<EditionId>,
    /// The first day after the term of the license.
    after_term: Option<Day>,
}

impl Target {
    /// What tells two planned changes of the same thing.
    fn key(&self) -> String {
        match (self.license, self.edition) {
            (Some(license), Some(edition)) => format!("{license}/{edition}"),
            (Some(license), None) => license.to_string(),
            (None, _) => "customer".to_owned(),
        }
    }
}

/// The record with the right to see it; what is done to a license is seen by who sees licenses.
fn seen(act: &mut Act<'_>, id: PlannedChangeId) -> Result<(Scope, PlannedChange)> {
    let customer = places::customer_of(act, id)?;
    let scope = act.allow_customer(Action::PlannedChangesView, customer)?;
    let planned = store::get(act, &scope, id)?;
    if planned.deed.is_of_license() {
        act.allow_customer(Action::LicensesView, customer)?;
    }
    Ok((scope, planned))
}

fn changeable(act: &mut Act<'_>, id: PlannedChangeId) -> Result<(Scope, PlannedChange)> {
    let (scope, planned) = seen(act, id)?;
    act.allow_customer(planned.deed.action(), planned.customer)?;
    Ok((scope, planned))
}

/// One planned change, with what speaks against it as things stand.
pub fn get(act: &mut Act<'_>, id: PlannedChangeId) -> Result<PlannedChange> {
    let (scope, planned) = seen(act, id)?;
    store::with_cautions(act, &scope, planned)
}

/// Plans a change. It is not done before its day, and then by the right of who planned it.
///
/// Refusals: `not-before` at `day` for a day that has begun where the customer is, `not-after` past five years;
/// `already-planned` for the same thing on the same day; `edition-not-on-license`, `trial-not-changed`,
/// `already-revoked`; `too-many-planned`; the problems of the fields.
pub fn plan(act: &mut Act<'_>, customer: OrganizationId, plan: &Plan) -> Result<PlannedChange> {
    act.allow_customer(Action::PlannedChangesView, customer)?;
    let scope = act.allow_customer(plan.deed.action(), customer)?;
    let target = target(act, &scope, plan)?;
    let day = match (plan.when, target.after_term) {
        (When::On(day), _) | (When::TermEnd, Some(day)) => day,
        (When::TermEnd, None) => return Err(Refusal::field("day", Problem::Required).into()),
    };
    let reason = check(act, customer, (plan.deed, day, plan.quantity), &plan.reason)?;
    if store::open_ones(act, &scope)? >= MOST_OPEN {
        return Err(Refusal::TooManyPlanned { most: MOST_OPEN }.into());
    }
    let id = PlannedChangeId::from_uuid(act.fresh_id());
    store::insert(
        act,
        &scope,
        (id, &target),
        &Revision { day, quantity: plan.quantity, reason, version: 1 },
    )?;
    places::note(act, id, customer)?;
    let planned = store::get(act, &scope, id)?;
    record(act, What::ChangePlanned, &planned)?;
    store::with_cautions(act, &scope, planned)
}

/// What is to be changed, which must be there and must be changeable at all.
fn target(act: &mut Act<'_>, scope: &Scope, plan: &Plan) -> Result<Target> {
    if !plan.deed.is_of_license() {
        return match plan.license {
            None => Ok(Target { deed: plan.deed, license: None, edition: None, after_term: None }),
            Some(_) => Err(Refusal::field("license_id", Problem::UnknownField).into()),
        };
    }
    let id = plan.license.ok_or_else(|| Refusal::field("license_id", Problem::Required))?;
    let license = licenses::held_one(act, scope, id)?;
    if license.revoked_at.is_some() {
        return Err(Refusal::AlreadyRevoked.into());
    }
    let edition = if plan.deed == Deed::Units {
        if license.kind == licenses::rules::LicenseKind::Trial {
            return Err(Refusal::TrialNotChanged.into());
        }
        let line = license.lines.iter().find(|line| line.edition_code == plan.edition);
        let line = line.ok_or_else(|| Refusal::EditionNotOnLicense { edition: plan.edition.clone() })?;
        Some(line.edition)
    } else {
        None
    };
    let after_term = Some(license.valid_to.plus_days(1));
    Ok(Target { deed: plan.deed, license: Some(id), edition, after_term })
}

fn check(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (deed, day, quantity): (Deed, Day, Option<i64>),
    reason: &str,
) -> Result<String> {
    let today = licenses::customer_day(act, customer)?;
    let mut checks = Checks::new();
    let (first, last) = (today.plus_days(1), today.plus_days(MOST_AHEAD_DAYS));
    if day < first {
        checks.add("day", Problem::NotBefore { day: first.to_string() });
    } else if day > last {
        checks.add("day", Problem::NotAfter { day: last.to_string() });
    }
    match (deed, quantity) {
        (Deed::Units, Some(quantity)) => drop(checks.number("quantity", quantity, 0, MOST_UNITS)),
        (Deed::Units, None) => checks.add("quantity", Problem::Required),
        (_, Some(_)) => checks.add("quantity", Problem::UnknownField),
        (_, None) => {}
    }
    let reason = if deed == Deed::Suspend {
        checks.required("reason", reason, REASON_LENGTH)
    } else {
        checks.line("reason", reason, REASON_LENGTH)
    };
    checks.finish()?;
    Ok(reason)
}

/// Plans it for another day, with another total or reason. One that was refused is open again. Whoever changes it
/// is the one by whose right it will be done.
///
/// Refusals: `changed-meanwhile`; `planned-change-over` when it is done or cancelled; those of [`plan`].
pub fn change(act: &mut Act<'_>, id: PlannedChangeId, wish: &Revision) -> Result<PlannedChange> {
    let (scope, before) = changeable(act, id)?;
    let reason = check(act, before.customer, (before.deed, wish.day, wish.quantity), &wish.reason)?;
    if !matches!(before.state, State::Open | State::Refused) {
        return Err(Refusal::PlannedChangeOver.into());
    }
    let same = (before.day, before.quantity, before.reason.as_str()) == (wish.day, wish.quantity, &reason);
    if same && before.state == State::Open && before.version == wish.version {
        return store::with_cautions(act, &scope, before);
    }
    store::require_free(act, &scope, &before, wish.day)?;
    store::revise(act, &scope, id, &Revision { reason, ..wish.clone() })?;
    let after = store::get(act, &scope, id)?;
    let entry = entry(What::PlannedChangeChanged, &after)
        .change("day", &before.day, &after.day)
        .change("quantity", &before.quantity, &after.quantity)
        .change("reason", &before.reason, &after.reason);
    act.record(after.customer, entry)?;
    store::with_cautions(act, &scope, after)
}

/// Calls a planned change off, or lays one aside that was refused. Refusals: `planned-change-over`.
pub fn cancel(act: &mut Act<'_>, id: PlannedChangeId) -> Result<PlannedChange> {
    let (scope, planned) = changeable(act, id)?;
    if !store::cancel(act, &scope, id)? {
        return Err(Refusal::PlannedChangeOver.into());
    }
    record(act, What::PlannedChangeCancelled, &planned)?;
    store::get(act, &scope, id)
}

/// Takes a cancellation back, as long as the day has not begun.
///
/// Refusals: `undo-too-late` when it has, or nothing was cancelled; `already-planned` when the same was planned anew.
pub fn restore(act: &mut Act<'_>, id: PlannedChangeId) -> Result<PlannedChange> {
    let (scope, planned) = changeable(act, id)?;
    let today = licenses::customer_day(act, planned.customer)?;
    if planned.state != State::Cancelled || planned.day <= today {
        return Err(Refusal::UndoTooLate.into());
    }
    store::require_free(act, &scope, &planned, planned.day)?;
    if !store::restore(act, &scope, id)? {
        return Err(Refusal::UndoTooLate.into());
    }
    record(act, What::PlannedChangeRestored, &planned)?;
    get(act, id)
}

fn record(act: &mut Act<'_>, what: What, planned: &PlannedChange) -> Result<()> {
    act.record(planned.customer, entry(what, planned))
}

/// The event stands with the record that is to be changed.
fn entry(what: What, planned: &PlannedChange) -> Entry {
    let entry = match planned.license {
        Some(license) => Entry::new(what, SubjectKind::License, license, &planned.plan_name),
        None => Entry::new(what, SubjectKind::Organization, planned.customer, &planned.customer_name),
    };
    let entry = entry.note("deed", planned.deed.word()).note("planned_for", planned.day.to_string());
    let entry = entry.note("planned_id", planned.id.to_string());
    match planned.quantity.filter(|_| what != What::PlannedChangeChanged) {
        Some(quantity) => entry.note("edition", planned.edition_name.as_str()).note("quantity", quantity),
        None => entry,
    }
}
