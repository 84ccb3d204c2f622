//! Moving licenses that were issued to the terms that their plan is sold under now: an act of its own, never a side
//! effect of editing the plan. Days and units stay; what is copied from the plan is copied again.

use db::params;

use super::{License, Line, customer_day, locate, rules::LicenseKind, store};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::{LicenseId, OrganizationId, PlanId},
    products::{self, Differences, EditionTerms, Plan, PlanVersion, Terms},
    refusal::{Refusal, Result},
    search, seats,
};

/// What moving a license would change.
#[derive(Clone, Debug)]
pub struct Adoption {
    pub license: License,
    /// The revision that it would be on.
    pub revision: i64,
    pub differences: Differences,
    /// Why it cannot be moved now.
    pub refusal: Option<Refusal>,
}

/// What became of the licenses of one revision.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    pub moved: i64,
    /// Those that stayed, by number and why.
    pub stayed: Vec<(String, Refusal)>,
    /// How many more there are, to be moved by doing it again.
    pub left: i64,
}

/// The most licenses that are moved in one act.
pub const MOST_ADOPTED: i64 = 200;
/// The most that are looked at for it: those that must stay cost a look too.
const MOST_LOOKED_AT: i64 = 2_000;

/// What moving the license to the present terms of its plan would change; nothing when it has them.
pub fn adoption(act: &mut Act<'_>, license: LicenseId) -> Result<Adoption> {
    let scope = locate(act, Action::LicensesView, license)?;
    let license = store::get(act, &scope, license)?;
    let plan = products::plan_at(act, &scope, license.plan)?;
    compare(act, &scope, license, &plan)
}

fn compare(act: &mut Act<'_>, scope: &Scope, license: License, plan: &Plan) -> Result<Adoption> {
    let (before, after) = (held(&license, plan), coming(&license, plan));
    let differences = products::differences(&before, &after);
    let refusal = refusal(act, scope, &license, plan)?;
    Ok(Adoption { revision: plan.revision, differences, refusal, license })
}

fn refusal(act: &mut Act<'_>, scope: &Scope, license: &License, plan: &Plan) -> Result<Option<Refusal>> {
    if license.revoked_at.is_some() {
        return Ok(Some(Refusal::AlreadyRevoked));
    }
    if plan.locked {
        return Ok(Some(Refusal::PlanLocked));
    }
    let today = customer_day(act, scope.organization())?;
    if let Some(day) = plan.life_ends_on.filter(|day| today > *day) {
        return Ok(Some(Refusal::PlanLifeEnded { day: day.to_string() }));
    }
    let above = seats::with_more_devices(act, scope, license.id, plan.devices_per_seat)?;
    Ok((above > 0).then_some(Refusal::DevicesExceedPlan { seats: above, most: plan.devices_per_seat }))
}

/// The terms that a license has: its own, not those of the revision, which a conversion may have left behind.
fn held(license: &License, plan: &Plan) -> Terms {
    let edition = |line: &Line| EditionTerms {
        id: line.edition,
        code: line.edition_code.clone(),
        name: line.edition_name.clone(),
        unit: line.unit,
        nouns: line.nouns.clone(),
        storage_gb: line.storage_gb,
    };
    Terms {
        version: plan.version,
        term_months: license.term_months,
        grace_days: license.grace_days,
        notice_days: license.notice_days,
        notice_schedule: license.notice_schedule.clone(),
        trial_extensions: license.trial_extensions_left,
        device_rules: license.device_rules,
        devices_per_seat: license.lines.first().map_or(plan.devices_per_seat, |line| line.devices_per_seat),
        enforcement: license.enforcement,
        features: license.features.clone(),
        editions: license.lines.iter().map(edition).collect(),
    }
}

/// The terms that it would have. Extensions of a trial that began are not given again, and a license that is of another
/// kind than the plan, such as a converted trial, keeps its length.
fn coming(license: &License, plan: &Plan) -> Terms {
    let same_kind = match plan.version {
        PlanVersion::Full => license.kind == LicenseKind::Purchased,
        PlanVersion::Trial => license.kind == LicenseKind::Trial,
        PlanVersion::Nfr => license.kind == LicenseKind::Nfr,
    };
    let terms = Terms::of(plan);
    Terms {
        term_months: if same_kind { terms.term_months } else { license.term_months },
        trial_extensions: terms.trial_extensions.min(license.trial_extensions_left),
        ..terms
    }
}

/// Moves one license to the present terms of its plan. One that has them stays as it is.
///
/// Refusals: `already-revoked`, `plan-locked`, `plan-life-ended`, `devices-exceed-plan`.
pub fn adopt_plan(act: &mut Act<'_>, license: LicenseId) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let held = store::hold(act, &scope, license)?;
    let plan = products::plan_at(act, &scope, held.plan)?;
    if held.plan_revision == plan.revision {
        return Ok(held);
    }
    let adoption = compare(act, &scope, held, &plan)?;
    if let Some(refusal) = adoption.refusal {
        return Err(refusal.into());
    }
    take_over(act, &scope, &adoption, &plan)?;
    store::get(act, &scope, license)
}

fn take_over(act: &mut Act<'_>, scope: &Scope, adoption: &Adoption, plan: &Plan) -> Result<()> {
    let license = &adoption.license;
    let terms = coming(license, plan);
    act.tx().execute(
        "UPDATE licenses SET plan_name = $3, product_name = $4, term_months = $5, grace_days = $6, notice_days = $7, \
         notice_schedule = $8, trial_extensions_left = $9, enforcement = $10, features = $11, plan_revision = $12, \
         device_rules = $13, version = version + 1 WHERE customer_id = $1 AND id = $2",
        params![
            scope.organization(), license.id, plan.name, plan.product_name, terms.term_months, terms.grace_days,
            terms.notice_days, terms.notice_schedule, terms.trial_extensions, terms.enforcement, terms.features,
            plan.revision, terms.device_rules
        ],
    )?;
    search::follow(act, search::Kind::License, scope.organization(), &[license.id.uuid()])?;
    seats::allow_devices(act, scope, license.id, terms.devices_per_seat)?;
    store::copy_editions(act, scope, license.id, plan)?;
    let mut entry = Entry::new(What::LicenseTermsAdopted, SubjectKind::License, license.id, &plan.name)
        .change("plan_revision", &license.plan_revision, &plan.revision);
    for (field, value) in &adoption.differences {
        entry = entry.note(field, value.clone());
    }
    act.record(scope.organization(), entry)
}

const WITHIN: &str = "FROM organization_ancestors a JOIN licenses l ON l.customer_id = a.descendant_id \
    WHERE a.ancestor_id = $1 AND a.kind = 'customer' AND l.plan_id = $2 AND l.revoked_at IS NULL";

/// How many licenses within reach of an organization are on each revision of a plan, the newest first; revoked ones
/// are left out.
pub fn on_revisions(
    act: &mut Act<'_>,
    organization: OrganizationId,
    plan: PlanId,
) -> Result<Vec<(i64, i64)>> {
    let scope = act.allow(Action::LicensesView, organization)?;
    let plan = products::plan(act, organization, plan)?;
    Ok(act.tx().all(
        &format!(
            "SELECT l.plan_revision, COUNT(*) AS total {WITHIN} GROUP BY l.plan_revision \
             ORDER BY l.plan_revision DESC"
        ),
        params![scope.organization(), plan.id],
    )?)
}

/// Moves the licenses of one revision within reach of an organization to the present terms, at most 200 in one act;
/// those that cannot be moved stay and are told. `seen` is how many there were to whoever asks.
///
/// Refusals: `selection-changed` when there are more or fewer now.
pub fn adopt_all(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (plan, revision): (PlanId, i64),
    seen: i64,
) -> Result<Adopted> {
    let scope = act.allow(Action::LicensesChange, organization)?;
    let plan = products::plan(act, organization, plan)?;
    let counted = on_revisions(act, organization, plan.id)?;
    let now = counted.iter().find(|(of, _)| *of == revision).map_or(0, |(_, count)| *count);
    if now != seen {
        return Err(Refusal::SelectionChanged { seen, now }.into());
    }
    if now == 0 || revision == plan.revision {
        return Err(Refusal::NothingSelected.into());
    }
    let ids: Vec<(LicenseId,)> = act.tx().all(
        &format!("SELECT l.id {WITHIN} AND l.plan_revision = $3 ORDER BY l.id LIMIT {MOST_LOOKED_AT}"),
        params![scope.organization(), plan.id, revision],
    )?;
    let mut adopted = Adopted::default();
    // Goes on past those that must stay: else they would stand in the way of all behind them.
    for (id,) in ids {
        if adopted.moved == MOST_ADOPTED {
            break;
        }
        let scope = locate(act, Action::LicensesChange, id)?;
        let license = store::hold(act, &scope, id)?;
        let plan = products::plan_at(act, &scope, license.plan)?;
        let adoption = compare(act, &scope, license, &plan)?;
        if let Some(refusal) = adoption.refusal {
            adopted.stayed.push((adoption.license.number, refusal));
            continue;
        }
        take_over(act, &scope, &adoption, &plan)?;
        adopted.moved += 1;
    }
    adopted.left = now - adopted.moved - adopted.stayed.len() as i64;
    Ok(adopted)
}
