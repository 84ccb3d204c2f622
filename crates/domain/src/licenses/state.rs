//! What changes the state of a license: suspension, revocation, trials and their conversion.

use db::{ToValue, params};

use super::{
    License,
    issue::customer_day,
    locate,
    rules::{self, LicenseKind},
    store,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    customers,
    ids::{LicenseId, SeatId},
    input::Checks,
    ledger::{self, Movement, Source},
    products,
    refusal::{Refusal, Result},
    seats,
};

fn record(act: &mut Act<'_>, scope: &Scope, what: What, license: &License) -> Result<()> {
    act.record(scope.organization(), Entry::new(what, SubjectKind::License, license.id, &license.plan_name))
}

fn require(held: bool, refusal: Refusal) -> Result<()> {
    if held { Ok(()) } else { Err(refusal.into()) }
}

fn require_not_revoked(license: &License) -> Result<()> {
    require(license.revoked_at.is_none(), Refusal::AlreadyRevoked)
}

/// Stops the license until a person resumes it; a payment never does.
///
/// Refusals: `already-suspended`, `already-revoked`.
pub fn suspend(act: &mut Act<'_>, license: LicenseId, reason: &str) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let mut checks = Checks::new();
    let reason = checks.required("reason", reason, 500);
    checks.finish()?;
    require_not_revoked(&store::hold(act, &scope, license)?)?;
    let values = vec![act.now().to_value(), act.actor().name().to_value(), reason.to_value()];
    let facts = ("suspended_at = $3, suspended_by = $4, suspended_reason = $5", "suspended_at IS NULL");
    require(store::set_facts(act, &scope, license, facts, values)?, Refusal::AlreadySuspended)?;
    let after = store::get(act, &scope, license)?;
    let entry = Entry::new(What::LicenseSuspended, SubjectKind::License, license, &after.plan_name)
        .note("reason", reason);
    act.record(scope.organization(), entry)?;
    Ok(after)
}

/// Lifts a suspension.
pub fn resume(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let facts =
        ("suspended_at = NULL, suspended_by = NULL, suspended_reason = NULL", "suspended_at IS NOT NULL");
    require(store::set_facts(act, &scope, license, facts, Vec::new())?, Refusal::NotSuspended)?;
    let after = store::get(act, &scope, license)?;
    record(act, &scope, What::LicenseResumed, &after)?;
    Ok(after)
}

/// Ends the license for good; installed clients are told so at their next contact.
pub fn revoke(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let values = vec![act.now().to_value()];
    let held = store::set_facts(act, &scope, license, ("revoked_at = $3", "revoked_at IS NULL"), values)?;
    require(held, Refusal::AlreadyRevoked)?;
    let after = store::get(act, &scope, license)?;
    ledger::tell(act, &scope, &after, (Movement::Revoked, Source::Manual), None)?;
    record(act, &scope, What::LicenseRevoked, &after)?;
    Ok(after)
}

/// Nothing new begins under a plan that is locked here or whose life is over (IT-12).
fn require_alive(act: &mut Act<'_>, license: &License) -> Result<()> {
    let plan = products::standing(act, license.customer, license.plan)?;
    require(!plan.locked, Refusal::PlanLocked)?;
    match plan.ended_on {
        Some(day) => Err(Refusal::PlanLifeEnded { day: day.to_string() }.into()),
        None => Ok(()),
    }
}

/// Makes a draft, or a license that waits for its payment, count. One that counts already stays as it is.
///
/// Refusals: `already-revoked`, `plan-locked`, `plan-life-ended`.
pub fn put_in_force(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let before = store::hold(act, &scope, license)?;
    require_not_revoked(&before)?;
    if before.drafted_at.is_some() || before.payment_awaited_at.is_some() {
        require_alive(act, &before)?;
    }
    let facts = (
        "drafted_at = NULL, payment_awaited_at = NULL",
        "(drafted_at IS NOT NULL OR payment_awaited_at IS NOT NULL)",
    );
    if store::set_facts(act, &scope, license, facts, Vec::new())? {
        let after = store::get(act, &scope, license)?;
        record(act, &scope, What::LicensePutInForce, &after)?;
        return Ok(after);
    }
    store::get(act, &scope, license)
}

/// Adds one more term to a trial, as often as its plan allowed (NX-32). An ended trial starts again today.
///
/// Refusals: `already-revoked`, `not-a-trial`, `trial-extensions-used`, `plan-locked`, `plan-life-ended`.
pub fn extend_trial(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let before = store::hold(act, &scope, license)?;
    require_not_revoked(&before)?;
    require(before.kind == LicenseKind::Trial, Refusal::NotATrial)?;
    require_alive(act, &before)?;
    let today = customer_day(act, scope.organization())?;
    let first = before.valid_to.plus_days(1).max(today);
    let last = rules::last_day(first, before.term_months);
    let held = store::set_facts(
        act,
        &scope,
        license,
        (
            "trial_extensions_left = trial_extensions_left - 1, valid_to = $3",
            "kind = 'trial' AND trial_extensions_left > 0",
        ),
        vec![last.to_value()],
    )?;
    require(held, Refusal::TrialExtensionsUsed)?;
    store::add_term(act, &scope, license, (first, last), "extension")?;
    let after = store::get(act, &scope, license)?;
    ledger::tell(act, &scope, &after, (Movement::Renewed, Source::Trial), None)?;
    let entry = Entry::new(What::TrialExtended, SubjectKind::License, license, &after.plan_name).change(
        "valid_to",
        &before.valid_to,
        &after.valid_to,
    );
    act.record(scope.organization(), entry)?;
    Ok(after)
}

/// Turns a trial into a purchased license: a new term of a year from today; seats and clients stay (NX-32).
pub fn convert(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let before = store::hold(act, &scope, license)?;
    require_not_revoked(&before)?;
    require(before.kind == LicenseKind::Trial, Refusal::NotATrial)?;
    require_alive(act, &before)?;
    let first = customer_day(act, scope.organization())?;
    let last = rules::last_day(first, 12);
    let held = store::set_facts(
        act,
        &scope,
        license,
        (
            "kind = 'purchased', term_months = 12, valid_to = $3, valid_from = CASE WHEN valid_from > $4 THEN $4 ELSE valid_from END",
            "kind = 'trial'",
        ),
        vec![last.to_value(), first.to_value()],
    )?;
    require(held, Refusal::NotATrial)?;
    store::add_term(act, &scope, license, (first, last), "conversion")?;
    let after = store::get(act, &scope, license)?;
    ledger::tell(act, &scope, &after, (Movement::Converted, Source::Manual), None)?;
    let entry = Entry::new(What::TrialConverted, SubjectKind::License, license, &after.plan_name)
        .note("valid_to", after.valid_to.to_string());
    act.record(scope.organization(), entry)?;
    Ok(after)
}

/// Installed clients of the customer's trials, which can be connected to a purchased license.
pub fn trial_clients(act: &mut Act<'_>, license: LicenseId) -> Result<Vec<(SeatId, String)>> {
    let scope = locate(act, Action::LicensesView, license)?;
    Ok(act.tx().all(
        "SELECT s.id, s.username FROM seats s JOIN licenses l ON l.customer_id = s.customer_id AND l.id = s.license_id \
         WHERE s.customer_id = $1 AND s.license_id <> $2 AND s.removed_at IS NULL AND s.devices > 0 \
         AND l.kind = 'trial' ORDER BY s.username_folded LIMIT 200",
        params![scope.organization(), license],
    )?)
}

/// Attaches a client that was installed as a trial to this license: its seat moves over with its device, code
/// and history (NX-31).
///
/// Refusals: `not-a-trial-client`, `edition-not-on-license`, `seats-exhausted`, `managed-by-partner`,
/// `managed-by-customer`.
pub fn connect_trial_client(act: &mut Act<'_>, license: LicenseId, seat: SeatId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    customers::require_adding(act, &scope)?;
    let target = store::hold(act, &scope, license)?;
    require_not_revoked(&target)?;
    require(target.kind != LicenseKind::Trial, Refusal::NotATrialClient)?;
    let moved = seats::move_to_license(act, &scope, seat, &target)?;
    let entry = Entry::new(What::TrialClientConnected, SubjectKind::License, license, &target.plan_name)
        .note("username", moved);
    act.record(scope.organization(), entry)?;
    store::get(act, &scope, license)
}
