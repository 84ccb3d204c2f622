//! Where a plan is seen, where it may be sold, and where it is locked until the partner there has approved its
//! latest terms.

use db::params;

use super::{Plan, store};
use crate::{
    access::{Action, PartnerType, Scope},
    act::Act,
    clock::Day,
    ids::{OrganizationId, PlanId},
    licenses, organizations,
    refusal::{Refusal, Result},
};

/// That the plan `n` of product `p` may be sold at the organization `$1`: it is the owner or its own customer,
/// everybody may sell it, or one of those above it was chosen.
pub(super) const SOLD_THERE: &str = "(n.sellers = 'everybody' OR p.organization_id = $1 OR EXISTS ( \
    SELECT 1 FROM organizations me WHERE me.id = $1 AND me.kind = 'customer' AND me.parent_id = p.organization_id) \
    OR EXISTS (SELECT 1 FROM plan_sellers s JOIN organization_ancestors c ON c.ancestor_id = s.organization_id \
    AND c.descendant_id = $1 WHERE s.plan_id = n.id))";

/// That a partner `d` is of a type that may change products: the others decide nothing about plans and are not asked.
pub(super) fn is_asked(act: &mut Act<'_>) -> Result<String> {
    let presets = act.presets_in_force()?;
    let asked = PartnerType::ALL.iter().filter(|held| presets.allows(**held, Action::ProductsChange));
    let words: Vec<String> = asked.map(|held| format!("'{held}'")).collect();
    Ok(if words.is_empty() { "FALSE".into() } else { format!("d.partner_type IN ({})", words.join(", ")) })
}

/// That the partner directly below the owner, in whose branch `$1` stands, was there when the latest terms came and
/// has not approved them.
fn locked_there(act: &mut Act<'_>) -> Result<String> {
    let asked = is_asked(act)?;
    Ok(format!(
        "(n.revision > 1 AND EXISTS (SELECT 1 FROM organization_ancestors w \
         JOIN organizations d ON d.id = w.ancestor_id WHERE w.descendant_id = $1 \
         AND d.parent_id = p.organization_id AND d.kind = 'partner' AND {asked} \
         AND d.created_at <= n.revised_at AND NOT EXISTS (SELECT 1 FROM plan_approvals v WHERE v.plan_id = n.id \
         AND v.organization_id = d.id AND v.revision >= n.revision)))"
    ))
}

const FIELDS: &str = "n.id, n.product_id, p.name AS product_name, p.organization_id, n.name, n.version, \
    n.term_months, n.grace_days, n.notice_days, n.notice_schedule, n.trial_extensions, n.devices_per_seat, n.device_rules, \
    n.enforcement, n.features, n.sale_ends_on, n.life_ends_on, n.sellers, n.revision, \
    COALESCE(n.archived_at, p.archived_at) AS archived_at, n.edited";

const FROM: &str = "FROM plans n JOIN products p ON p.id = n.product_id";

fn complete(act: &mut Act<'_>, plan: &mut Plan) -> Result<()> {
    plan.editions = store::editions(act, plan.product)?;
    plan.default_units =
        act.tx().all("SELECT edition_id, units FROM plan_units WHERE plan_id = $1", params![plan.id])?;
    Ok(())
}

/// The plan as its owner has it.
pub(super) fn own(act: &mut Act<'_>, id: PlanId) -> Result<Plan> {
    let sql = format!("SELECT {FIELDS}, FALSE AS locked {FROM} WHERE n.id = $1");
    let found: Option<Plan> = act.tx().optional(&sql, params![id])?;
    let mut plan = found.ok_or(Refusal::NotFound)?;
    complete(act, &mut plan)?;
    Ok(plan)
}

/// The plan as it stands at an organization, whoever asks; with whether it may be sold there.
fn at(act: &mut Act<'_>, organization: OrganizationId, id: PlanId) -> Result<(Plan, bool)> {
    let locked = locked_there(act)?;
    let sql = format!("SELECT {FIELDS}, {locked} AS locked {FROM} WHERE n.id = $2");
    let found: Option<Plan> = act.tx().optional(&sql, params![organization, id])?;
    let mut plan = found.ok_or(Refusal::NotFound)?;
    complete(act, &mut plan)?;
    let sold: Option<(i64,)> = act
        .tx()
        .optional(&format!("SELECT 1 {FROM} WHERE n.id = $2 AND {SOLD_THERE}"), params![organization, id])?;
    Ok((plan, sold.is_some()))
}

/// One plan, as seen from an organization that owns it, stands above its owner, or may sell it.
pub fn plan(act: &mut Act<'_>, organization: OrganizationId, id: PlanId) -> Result<Plan> {
    let scope = act.allow(Action::ProductsView, organization)?;
    let (plan, sold) = at(act, organization, id)?;
    let distance = organizations::steps_down(act, plan.owner, scope.organization())?;
    let seen = match distance {
        Some(_) => sold,
        None => organizations::steps_down(act, scope.organization(), plan.owner)?.is_some(),
    };
    if seen { Ok(plan) } else { Err(Refusal::NotFound.into()) }
}

/// The plan, if it may be sold to the customer today.
///
/// Refusals: `not-found` when its owner does not stand above them or those in between may not sell it;
/// `plan-not-offered` when it is archived; `plan-life-ended`, `plan-sale-ended`; `plan-locked`.
pub fn plan_offered(act: &mut Act<'_>, customer: &Scope, id: PlanId) -> Result<Plan> {
    let (plan, sold) = at(act, customer.organization(), id)?;
    let above = organizations::steps_down(act, plan.owner, customer.organization())?.is_some();
    if !above || !sold {
        return Err(Refusal::NotFound.into());
    }
    let today = licenses::customer_day(act, customer.organization())?;
    match closed(&plan, today) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(plan),
    }
}

/// Why no license of the plan is sold on that day; `None` when one is.
fn closed(plan: &Plan, today: Day) -> Option<Refusal> {
    let past = |end: Option<Day>| end.filter(|end| today > *end).map(|end| end.to_string());
    if plan.archived_at.is_some() {
        return Some(Refusal::PlanNotOffered);
    }
    if let Some(day) = past(plan.life_ends_on) {
        return Some(Refusal::PlanLifeEnded { day });
    }
    if let Some(day) = past(plan.sale_ends_on) {
        return Some(Refusal::PlanSaleEnded { day });
    }
    plan.locked.then_some(Refusal::PlanLocked)
}

/// The plan of a license of the customer, whether or not it may still be sold there.
pub(crate) fn plan_at(act: &mut Act<'_>, customer: &Scope, id: PlanId) -> Result<Plan> {
    Ok(at(act, customer.organization(), id)?.0)
}

/// What a plan allows for licenses that were sold under it.
pub(crate) struct Standing {
    /// Until the partner in whose branch the customer stands has approved the latest terms, nothing is changed.
    pub locked: bool,
    /// The last day of a life that is over: nothing is renewed, extended or increased.
    pub ended_on: Option<Day>,
}

/// How a plan stands at a customer today.
pub(crate) fn standing(act: &mut Act<'_>, customer: OrganizationId, id: PlanId) -> Result<Standing> {
    let (plan, _) = at(act, customer, id)?;
    let today = licenses::customer_day(act, customer)?;
    Ok(Standing { locked: plan.locked, ended_on: plan.life_ends_on.filter(|end| today > *end) })
}

/// Every plan that may be sold at an organization today, by product and name: neither archived nor past its sale, nor
/// locked.
pub fn plans_offered(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Plan>> {
    let scope = act.allow(Action::ProductsView, organization)?;
    plans_sold_to(act, &scope)
}

/// As [`plans_offered`], for operations that asked for another right there.
pub(crate) fn plans_sold_to(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Plan>> {
    let plans = plans_sold_at(act, scope)?;
    let today = licenses::customer_day(act, scope.organization())?;
    Ok(plans.into_iter().filter(|plan| closed(plan, today).is_none()).collect())
}

/// The plans that an organization may sell or buy, those whose sale has ended and locked ones among them, by product
/// and name; archived ones left out.
pub fn plans(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Plan>> {
    let scope = act.allow(Action::ProductsView, organization)?;
    plans_sold_at(act, &scope)
}

/// As [`plans`], for operations that asked for another right there.
pub(crate) fn plans_sold_at(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Plan>> {
    let locked = locked_there(act)?;
    let mut plans: Vec<Plan> = act.tx().all(
        &format!(
            "SELECT {FIELDS}, {locked} AS locked {FROM} WHERE n.archived_at IS NULL AND p.archived_at IS NULL \
             AND p.organization_id IN (SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1) \
             AND {SOLD_THERE} ORDER BY p.name_folded, n.name, n.id LIMIT 500"
        ),
        params![scope.organization()],
    )?;
    for plan in &mut plans {
        complete(act, plan)?;
    }
    Ok(plans)
}
