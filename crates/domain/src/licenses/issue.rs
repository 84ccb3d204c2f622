//! Issuing a license to a customer: the plan as it is sold today is copied onto it, so that a later change of
//! the plan alters nothing already issued.

use super::{
    License, MOST_GB, MOST_UNITS,
    overlap::{self, Resolution},
    rules::{self, LicenseKind},
    store,
};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    ids::{LicenseId, OrganizationId, PlanId},
    input::Checks,
    ledger::{self, Account, Source},
    places,
    products::{self, Edition, Plan, PlanVersion},
    refusal::{Problem, Refusal, Result},
    words,
};

words! {
    /// How far along the contract is when the license is issued.
    Stage { InForce => "in_force", Draft => "draft", AwaitingPayment => "awaiting_payment" }
}

/// Units of one edition, named by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRequest {
    pub edition: String,
    pub quantity: i64,
}

/// What is to be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub plan: PlanId,
    /// Editions left out start at zero.
    pub lines: Vec<LineRequest>,
    /// Today in the customer's time zone when empty.
    pub starts_on: Option<Day>,
    pub extra_space_gb: i64,
    pub client_limit_gb: i64,
    pub comments: String,
    pub stage: Stage,
    /// What becomes of the customer's licenses of the same product whose terms overlap.
    pub overlap: Vec<Resolution>,
}

pub(super) struct NewLine<'a> {
    pub edition: &'a Edition,
    pub quantity: i64,
}

pub(super) struct NewLicense<'a> {
    pub id: LicenseId,
    pub number: String,
    pub plan: &'a Plan,
    pub request: &'a Issue,
    pub comments: String,
    pub kind: LicenseKind,
    pub first: Day,
    pub last: Day,
    pub lines: Vec<NewLine<'a>>,
    pub drafted_at: Option<Instant>,
    pub payment_awaited_at: Option<Instant>,
    pub source: &'a Origin,
}

/// Where the units of a license come from, for its ledger and its first term.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub units: Source,
    /// The record, by its id as shown; empty when there is none.
    pub reference: String,
}

impl Origin {
    pub const MANUAL: Self = Self { units: Source::Manual, reference: String::new() };
}

/// Issues a license. Its first term starts on the day given and lasts the plan's months, both days included.
///
/// Refusals: `plan-not-offered`, `plan-sale-ended`, `plan-life-ended`, `plan-locked`, `edition-not-on-license`, the
/// `licenses-overlap` when an overlapping license has no choice, and what a choice may be refused with
/// (`replaced-not-begun`, `replacement-not-in-force`, `nothing-to-convert`, `seats-exceed-replacement`,
/// `devices-exceed-plan`); the problems of the fields.
pub fn issue(act: &mut Act<'_>, customer: OrganizationId, request: &Issue) -> Result<License> {
    let scope = act.allow_customer(Action::LicensesChange, customer)?;
    check(request)?;
    let plan = products::plan_offered(act, &scope, request.plan)?;
    issue_from(act, &scope, (&plan, request), &Origin::MANUAL)
}

/// As [`issue`], for operations that asked for another right on the customer and found the plan by another way than
/// what is offered today.
pub(crate) fn issue_from(
    act: &mut Act<'_>,
    scope: &Scope,
    (plan, request): (&Plan, &Issue),
    source: &Origin,
) -> Result<License> {
    let customer = scope.organization();
    let comments = check(request)?;
    let lines = lines(plan, request)?;
    let first = match request.starts_on {
        Some(day) => day,
        None => customer_day(act, customer)?,
    };
    if let Some(end) = plan.life_ends_on.filter(|end| first > *end) {
        return Err(Refusal::Invalid(vec![products::past_life("starts_on", end)]).into());
    }
    let last = rules::last_day(first, plan.term_months);
    let endings = overlap::settle(act, scope, (plan, request), (first, last))?;
    let now = act.now();
    let license = NewLicense {
        id: LicenseId::from_uuid(act.fresh_id()),
        number: uuid::Builder::from_random_bytes(crate::random::bytes(act.random())).into_uuid().to_string(),
        kind: kind_of(plan.version),
        request,
        comments,
        first,
        last: last.plus_days(overlap::days_added(&endings)),
        lines,
        drafted_at: (request.stage == Stage::Draft).then_some(now),
        payment_awaited_at: (request.stage == Stage::AwaitingPayment).then_some(now),
        plan,
        source,
    };
    store::insert(act, scope, &license)?;
    places::note(act, license.id, customer)?;
    enter_units(act, scope, &license)?;
    let mut entry = Entry::new(What::LicenseIssued, SubjectKind::License, license.id, &plan.name)
        .note("number", license.number.as_str())
        .note("valid_from", license.first.to_string())
        .note("valid_to", license.last.to_string());
    if license.source.units == Source::PurchaseCode {
        entry = entry.note("purchase_code", license.source.reference.as_str());
    }
    for line in &license.lines {
        entry = entry.note(&format!("quantity {}", line.edition.name), line.quantity);
    }
    act.record(customer, entry)?;
    overlap::carry_out(act, scope, &license, endings)?;
    store::get(act, scope, license.id)
}

pub(super) fn enter_units(act: &mut Act<'_>, scope: &Scope, license: &NewLicense<'_>) -> Result<()> {
    let source = match (license.source.units, license.kind) {
        (Source::Manual, LicenseKind::Trial) => Source::Trial,
        (Source::Manual, LicenseKind::Nfr) => Source::Nfr,
        (source, _) => source,
    };
    for line in &license.lines {
        let entry = ledger::Entry::quantity(line.quantity).by(source).of(&license.source.reference);
        ledger::enter(act, Account::line(scope, license.id, line.edition.id), entry)?;
    }
    Ok(())
}

fn check(request: &Issue) -> Result<String> {
    let mut checks = Checks::new();
    // What is sold has a unit at least (IT-10). Where there is but one edition, its field is the one to mend.
    let least = i64::from(request.lines.len() == 1);
    for line in &request.lines {
        checks.number(&format!("quantity_{}", line.edition), line.quantity, least, MOST_UNITS);
    }
    if request.lines.is_empty() {
        checks.add("lines", Problem::Required);
    } else if least == 0 && request.lines.iter().all(|line| line.quantity == 0) {
        checks.add("lines", Problem::OutOfRange { min: 1, max: MOST_UNITS });
    }
    checks.number("extra_space_gb", request.extra_space_gb, 0, MOST_GB);
    checks.number("client_limit_gb", request.client_limit_gb, 0, MOST_GB);
    let comments = checks.paragraph("comments", &request.comments, 4000);
    checks.finish()?;
    Ok(comments)
}

pub(super) fn lines<'a>(plan: &'a Plan, request: &Issue) -> Result<Vec<NewLine<'a>>> {
    let mut seen = Vec::new();
    for line in &request.lines {
        let known = plan.editions.iter().any(|edition| edition.code == line.edition);
        if !known || seen.contains(&&line.edition) {
            return Err(Refusal::EditionNotOnLicense { edition: line.edition.clone() }.into());
        }
        seen.push(&line.edition);
    }
    let quantity = |edition: &Edition| {
        request.lines.iter().find(|line| line.edition == edition.code).map_or(0, |line| line.quantity)
    };
    Ok(plan.editions.iter().map(|edition| NewLine { edition, quantity: quantity(edition) }).collect())
}

pub(super) const fn kind_of(version: PlanVersion) -> LicenseKind {
    match version {
        PlanVersion::Full => LicenseKind::Purchased,
        PlanVersion::Trial => LicenseKind::Trial,
        PlanVersion::Nfr => LicenseKind::Nfr,
    }
}

/// The day it is where the organization is.
pub(crate) fn customer_day(act: &mut Act<'_>, customer: OrganizationId) -> Result<Day> {
    let zone = customer_zone(act, customer)?;
    Ok(act.now().day_in(&zone))
}

/// Where the organization is.
pub(crate) fn customer_zone(act: &mut Act<'_>, customer: OrganizationId) -> Result<jiff::tz::TimeZone> {
    let found: Option<(String,)> =
        act.tx().optional("SELECT time_zone FROM organizations WHERE id = $1", db::params![customer])?;
    let (zone,) = found.ok_or(Refusal::NotFound)?;
    Ok(jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC))
}
