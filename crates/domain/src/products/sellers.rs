//! Who may sell a plan, and who has approved its latest terms. The owner decides the first, each partner directly below
//! it the second, for all that stands below.

use db::{FromRow, Row, params};

use super::{Plan, SellerRule, offers};
use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{OrganizationId, PlanId},
    refusal::{FieldProblem, Problem, Refusal, Result},
};

/// Everybody below the owner, or chosen partners, each with all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sellers {
    Everybody,
    Chosen(Vec<OrganizationId>),
}

impl Sellers {
    const fn rule(&self) -> SellerRule {
        match self {
            Self::Everybody => SellerRule::Everybody,
            Self::Chosen(_) => SellerRule::Chosen,
        }
    }

    fn chosen(&self) -> &[OrganizationId] {
        match self {
            Self::Everybody => &[],
            Self::Chosen(chosen) => chosen,
        }
    }
}

/// A partner directly below the owner, or a chosen one further down, as it stands to a plan.
#[derive(Clone, Debug)]
pub struct Seller {
    pub organization: OrganizationId,
    pub name: String,
    /// Steps below the owner.
    pub distance: i64,
    pub chosen: bool,
    /// Whether it, or some of those below it, may sell the plan.
    pub sells: bool,
    /// The latest revision that was approved, when and by whom; of those directly below the owner only.
    pub approved: Option<Approval>,
    /// Whether the plan waits for its approval.
    pub locked: bool,
}

#[derive(Clone, Debug)]
pub struct Approval {
    pub revision: i64,
    pub at: Instant,
    /// `None`: it was there when the plan came to the partner.
    pub by: Option<String>,
}

impl FromRow for Seller {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let revision: Option<i64> = row.get("approved_revision")?;
        let at: Option<Instant> = row.get("approved_at")?;
        let by: Option<String> = row.get("approved_by")?;
        Ok(Self {
            organization: row.get("id")?,
            name: row.get("name")?,
            distance: row.get("distance")?,
            chosen: row.get("chosen")?,
            sells: row.get("sells")?,
            approved: revision.zip(at).map(|(revision, at)| Approval { revision, at, by }),
            locked: row.get("locked")?,
        })
    }
}

const MOST_SELLERS: i64 = 500;

/// That the partner `d` was chosen, and that it or one below it was.
const CHOSEN: &str =
    "EXISTS (SELECT 1 FROM plan_sellers s WHERE s.plan_id = n.id AND s.organization_id = d.id)";
const COVERED: &str = "(n.sellers = 'everybody' OR EXISTS (SELECT 1 FROM plan_sellers s \
    JOIN organization_ancestors c ON c.ancestor_id = d.id AND c.descendant_id = s.organization_id \
    WHERE s.plan_id = n.id))";

/// The partners directly below the owner of a plan, and those chosen further down, by name: who sells it, who has
/// approved what. For the owner and those above it; at most 500.
pub fn plan_sellers(act: &mut Act<'_>, id: PlanId) -> Result<Vec<Seller>> {
    let plan = offers::own(act, id)?;
    act.allow(Action::ProductsView, plan.owner)?;
    let asked = offers::is_asked(act)?;
    let sql = format!(
        "SELECT d.id, d.name, a.distance, {CHOSEN} AS chosen, {COVERED} AS sells, \
         v.revision AS approved_revision, v.approved_at, v.approved_by, \
         (a.distance = 1 AND {asked} AND n.revision > 1 AND d.created_at <= n.revised_at \
         AND COALESCE(v.revision, 0) < n.revision AND {COVERED}) AS locked \
         FROM organization_ancestors a JOIN organizations d ON d.id = a.descendant_id CROSS JOIN plans n \
         LEFT JOIN plan_approvals v ON v.plan_id = n.id AND v.organization_id = d.id \
         WHERE a.ancestor_id = $1 AND a.kind = 'partner' AND n.id = $2 AND (a.distance = 1 OR {CHOSEN}) \
         ORDER BY a.name_folded, d.id LIMIT {MOST_SELLERS}"
    );
    Ok(act.tx().all(&sql, params![plan.owner, plan.id])?)
}

/// Decides who may sell a plan. Licenses already issued stay. A partner that the plan comes to with this sells its
/// present terms without an approval.
///
/// Refusals: `changed-meanwhile`; the problem of a partner that does not stand below the owner.
pub fn set_sellers(act: &mut Act<'_>, id: PlanId, sellers: &Sellers, edited: i64) -> Result<Plan> {
    let before = offers::own(act, id)?;
    act.allow(Action::ProductsChange, before.owner)?;
    let names = names(act, &before, sellers.chosen())?;
    let earlier: Vec<(String,)> = act.tx().all(
        "SELECT o.name FROM plan_sellers s JOIN organizations o ON o.id = s.organization_id WHERE s.plan_id = $1 \
         ORDER BY o.name_folded, o.id",
        params![id],
    )?;
    let earlier: Vec<String> = earlier.into_iter().map(|row| row.0).collect();
    let entry = Entry::new(What::PlanSellersChanged, SubjectKind::Plan, id, &before.name)
        .change("sellers", &before.sellers, &sellers.rule())
        .change("chosen", &earlier.join(", "), &names.join(", "));
    if before.edited == edited && !entry.has_details() {
        return Ok(before);
    }
    let changed = act
        .tx()
        .execute("UPDATE plans SET edited = edited + 1 WHERE id = $1 AND edited = $2", params![id, edited])?;
    if changed == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    note_newcomers(act, &before)?;
    write(act, id, sellers)?;
    act.record(before.owner, entry)?;
    offers::own(act, id)
}

/// The names of the chosen, by name; each is a partner below the owner.
fn names(act: &mut Act<'_>, plan: &Plan, chosen: &[OrganizationId]) -> Result<Vec<String>> {
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for (at, organization) in chosen.iter().enumerate() {
        let found: Option<(String, String)> = act.tx().optional(
            "SELECT o.name_folded, o.name FROM organization_ancestors a JOIN organizations o ON o.id = a.descendant_id \
             WHERE a.ancestor_id = $1 AND a.descendant_id = $2 AND a.kind = 'partner' AND a.distance > 0",
            params![plan.owner, organization],
        )?;
        match found {
            Some(found) if !chosen[..at].contains(organization) => names.push(found),
            Some(_) => {}
            None => problems.push(FieldProblem::new("organization_ids", Problem::NotAChoice)),
        }
    }
    if !problems.is_empty() {
        problems.truncate(1);
        return Err(Refusal::Invalid(problems).into());
    }
    names.sort();
    Ok(names.into_iter().map(|found| found.1).collect())
}

/// Partners that could not sell the plan until now: should it come to them, they meet it as it is.
fn note_newcomers(act: &mut Act<'_>, plan: &Plan) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        &format!(
            "INSERT INTO plan_approvals (plan_id, organization_id, revision, approved_at, approved_by) \
             SELECT n.id, d.id, n.revision, CAST($2 AS BIGINT), NULL FROM plans n JOIN products p ON p.id = n.product_id \
             JOIN organizations d ON d.parent_id = p.organization_id \
             WHERE n.id = $1 AND d.kind = 'partner' AND NOT {COVERED} \
             ON CONFLICT (plan_id, organization_id) DO UPDATE SET revision = excluded.revision, \
             approved_at = excluded.approved_at, approved_by = excluded.approved_by \
             WHERE plan_approvals.revision < excluded.revision"
        ),
        params![plan.id, now],
    )?;
    Ok(())
}

fn write(act: &mut Act<'_>, id: PlanId, sellers: &Sellers) -> Result<()> {
    act.tx().execute("UPDATE plans SET sellers = $2 WHERE id = $1", params![id, sellers.rule()])?;
    act.tx().execute("DELETE FROM plan_sellers WHERE plan_id = $1", params![id])?;
    for organization in sellers.chosen() {
        act.tx().execute(
            "INSERT INTO plan_sellers (plan_id, organization_id) VALUES ($1, $2) \
             ON CONFLICT (plan_id, organization_id) DO NOTHING",
            params![id, organization],
        )?;
    }
    Ok(())
}

/// The partner directly below the owner in whose branch an organization stands; `None` at the owner itself.
fn head_of_branch(
    act: &mut Act<'_>,
    plan: &Plan,
    organization: OrganizationId,
) -> Result<Option<(OrganizationId, String)>> {
    Ok(act.tx().optional(
        "SELECT o.id, o.name FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
         WHERE a.descendant_id = $1 AND o.parent_id = $2 AND o.kind = 'partner'",
        params![organization, plan.owner],
    )?)
}

/// What waits for an approval where an organization stands.
#[derive(Clone, Debug)]
pub struct Pending {
    pub plan: Plan,
    /// Who approves for the branch.
    pub partner: OrganizationId,
    pub partner_name: String,
    pub owner_name: String,
    /// The revision that is sold there until then, as far as it is kept.
    pub approved_revision: i64,
    pub differences: super::Differences,
}

/// What changed in a plan since it was approved where an organization stands; `None` when nothing waits.
pub fn pending(act: &mut Act<'_>, organization: OrganizationId, id: PlanId) -> Result<Option<Pending>> {
    let plan = offers::plan(act, organization, id)?;
    if !plan.locked {
        return Ok(None);
    }
    let Some((partner, partner_name)) = head_of_branch(act, &plan, organization)? else { return Ok(None) };
    let revisions = super::plan_revisions(act, organization, id)?;
    let approved: Option<(i64,)> = act.tx().optional(
        "SELECT revision FROM plan_approvals WHERE plan_id = $1 AND organization_id = $2",
        params![id, partner],
    )?;
    let known: Option<(Instant,)> =
        act.tx().optional("SELECT created_at FROM organizations WHERE id = $1", params![partner])?;
    let joined = known.map_or(Instant::from_micros(0), |row| row.0);
    let met = revisions.iter().find(|one| one.made_at < joined).map_or(1, |one| one.revision);
    let approved_revision = approved.map_or(met, |row| row.0);
    let before = revisions.iter().find(|one| one.revision == approved_revision);
    let after = revisions.iter().find(|one| one.revision == plan.revision);
    let differences = before
        .zip(after)
        .map(|(before, after)| super::differences(&before.terms, &after.terms))
        .unwrap_or_default();
    let owner_name = super::store::get(act, plan.product)?.owner_name;
    Ok(Some(Pending { plan, partner, partner_name, owner_name, approved_revision, differences }))
}

/// Approves the latest terms of a plan for the branch that an organization stands in. `revision` is the one that was
/// looked at. Approved already, nothing happens.
///
/// Refusals: `changed-meanwhile` when there is a later one; `forbidden` for who may not change products there.
pub fn approve_plan(
    act: &mut Act<'_>,
    organization: OrganizationId,
    id: PlanId,
    revision: i64,
) -> Result<Plan> {
    let plan = offers::plan(act, organization, id)?;
    if revision != plan.revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let head = head_of_branch(act, &plan, organization)?;
    let Some((partner, partner_name)) = head else {
        act.allow(Action::ProductsChange, organization)?;
        return Ok(plan);
    };
    act.allow(Action::ProductsChange, partner)?;
    if !plan.locked {
        return Ok(plan);
    }
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let approved = act.tx().execute(
        "INSERT INTO plan_approvals (plan_id, organization_id, revision, approved_at, approved_by) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (plan_id, organization_id) DO UPDATE SET \
         revision = excluded.revision, approved_at = excluded.approved_at, approved_by = excluded.approved_by \
         WHERE plan_approvals.revision < excluded.revision",
        params![id, partner, revision, now, by],
    )?;
    if approved == 1 {
        let entry = Entry::new(What::PlanApproved, SubjectKind::Plan, id, &plan.name)
            .note("partner", partner_name)
            .note("plan_revision", revision);
        act.record(partner, entry)?;
    }
    offers::plan(act, organization, id)
}
