//! Plans: under what terms a product is sold.

use db::{FromRow, Row, params};

use super::{Edition, store};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{OrganizationId, PlanId, ProductId},
    input::Checks,
    licenses::rules::Enforcement,
    refusal::{Refusal, Result},
    words,
};

words! {
    PlanVersion { Full => "full", Trial => "trial", Nfr => "nfr" }
}

/// A service plan with the editions it offers.
#[derive(Clone, Debug)]
pub struct Plan {
    pub id: PlanId,
    pub product: ProductId,
    pub product_name: String,
    pub owner: OrganizationId,
    pub name: String,
    pub version: PlanVersion,
    pub term_months: i64,
    pub grace_days: i64,
    pub notice_days: i64,
    pub trial_extensions: i64,
    pub devices_per_seat: i64,
    pub enforcement: Enforcement,
    /// Since when it, or its product, is sold no more.
    pub archived_at: Option<Instant>,
    /// Counts the changes, for editing side by side.
    pub edited: i64,
    pub editions: Vec<Edition>,
}

impl FromRow for Plan {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            product: row.get("product_id")?,
            product_name: row.get("product_name")?,
            owner: row.get("organization_id")?,
            name: row.get("name")?,
            version: row.get("version")?,
            term_months: row.get("term_months")?,
            grace_days: row.get("grace_days")?,
            notice_days: row.get("notice_days")?,
            trial_extensions: row.get("trial_extensions")?,
            devices_per_seat: row.get("devices_per_seat")?,
            enforcement: row.get("enforcement")?,
            archived_at: row.get("archived_at")?,
            edited: row.get("edited")?,
            editions: Vec::new(),
        })
    }
}

impl Plan {
    /// The record as a form to edit.
    pub fn form(&self) -> PlanForm {
        PlanForm {
            name: self.name.clone(),
            version: self.version.word().to_owned(),
            term_months: self.term_months,
            grace_days: self.grace_days,
            notice_days: self.notice_days,
            trial_extensions: self.trial_extensions,
            devices_per_seat: self.devices_per_seat,
            enforcement: self.enforcement.word().to_owned(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanForm {
    pub name: String,
    pub version: String,
    pub term_months: i64,
    pub grace_days: i64,
    pub notice_days: i64,
    pub trial_extensions: i64,
    pub devices_per_seat: i64,
    pub enforcement: String,
}

impl Default for PlanForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            version: "full".into(),
            term_months: 12,
            grace_days: 14,
            notice_days: 30,
            trial_extensions: 1,
            devices_per_seat: 1,
            enforcement: "block".into(),
        }
    }
}

struct Checked {
    form: PlanForm,
    version: PlanVersion,
    enforcement: Enforcement,
}

impl PlanForm {
    fn check(&self) -> Result<Checked> {
        let mut checks = Checks::new();
        let version = checks.choice("version", &self.version);
        let enforcement = checks.choice("enforcement", &self.enforcement);
        let form = Self {
            name: checks.required("name", &self.name, 100),
            term_months: checks.number("term_months", self.term_months, 1, 66),
            grace_days: checks.number("grace_days", self.grace_days, 0, 365),
            notice_days: checks.number("notice_days", self.notice_days, 0, 365),
            trial_extensions: checks.number("trial_extensions", self.trial_extensions, 0, 12),
            devices_per_seat: checks.number("devices_per_seat", self.devices_per_seat, 1, 1000),
            ..self.clone()
        };
        checks.finish()?;
        Ok(Checked {
            form,
            version: version.unwrap_or(PlanVersion::Full),
            enforcement: enforcement.unwrap_or(Enforcement::Block),
        })
    }
}

const PLAN: &str = "SELECT n.id, n.product_id, p.name AS product_name, p.organization_id, n.name, n.version, \
    n.term_months, n.grace_days, n.notice_days, n.trial_extensions, n.devices_per_seat, n.enforcement, \
    COALESCE(n.archived_at, p.archived_at) AS archived_at, n.edited FROM plans n JOIN products p ON p.id = n.product_id";

fn read(act: &mut Act<'_>, id: PlanId) -> Result<Plan> {
    let found: Option<Plan> = act.tx().optional(&format!("{PLAN} WHERE n.id = $1"), params![id])?;
    let mut plan = found.ok_or(Refusal::NotFound)?;
    plan.editions = store::editions(act, plan.product)?;
    Ok(plan)
}

/// One plan, as seen from an organization that it is offered to or that owns it.
pub fn plan(act: &mut Act<'_>, organization: OrganizationId, id: PlanId) -> Result<Plan> {
    let scope = act.allow(Action::ProductsView, organization)?;
    let plan = read(act, id)?;
    if store::is_related(act, &scope, plan.owner)? { Ok(plan) } else { Err(Refusal::NotFound.into()) }
}

/// The plan, if it may be sold to the customer: its owner stands above them and it is not archived.
pub fn plan_offered(act: &mut Act<'_>, customer: &Scope, id: PlanId) -> Result<Plan> {
    let plan = read(act, id)?;
    let above: Option<(i64,)> = act.tx().optional(
        "SELECT distance FROM organization_ancestors WHERE ancestor_id = $1 AND descendant_id = $2",
        params![plan.owner, customer.organization()],
    )?;
    if above.is_none() {
        return Err(Refusal::NotFound.into());
    }
    if plan.archived_at.is_some() { Err(Refusal::PlanNotOffered.into()) } else { Ok(plan) }
}

/// Every plan that an organization may sell or buy: those owned by it or above it, by product and name.
pub fn plans_offered(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Plan>> {
    let scope = act.allow(Action::ProductsView, organization)?;
    let mut plans: Vec<Plan> = act.tx().all(
        &format!(
            "{PLAN} WHERE n.archived_at IS NULL AND p.archived_at IS NULL AND p.organization_id IN ( \
             SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1) \
             ORDER BY p.name_folded, n.name, n.id LIMIT 500"
        ),
        params![scope.organization()],
    )?;
    for plan in &mut plans {
        plan.editions = store::editions(act, plan.product)?;
    }
    Ok(plans)
}

/// Adds a plan to a product.
pub fn create_plan(act: &mut Act<'_>, product: ProductId, form: &PlanForm) -> Result<Plan> {
    let owner = store::get(act, product)?.owner;
    act.allow(Action::ProductsChange, owner)?;
    let checked = form.check()?;
    let (id, now) = (PlanId::from_uuid(act.fresh_id()), act.now());
    let form = &checked.form;
    act.tx().execute(
        "INSERT INTO plans (id, product_id, name, version, term_months, grace_days, notice_days, trial_extensions, \
         devices_per_seat, enforcement, created_at, edited) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        params![
            id, product, form.name, checked.version, form.term_months, form.grace_days, form.notice_days,
            form.trial_extensions, form.devices_per_seat, checked.enforcement, now
        ],
    )?;
    act.record(owner, Entry::new(What::PlanCreated, SubjectKind::Plan, id, &form.name))?;
    read(act, id)
}

/// Saves a plan. Licenses already issued under it keep their terms. A form that changes nothing leaves the count of
/// changes as it is and writes no event.
///
/// Refusals: `changed-meanwhile`, the problems of the fields.
pub fn change_plan(act: &mut Act<'_>, id: PlanId, form: &PlanForm, edited: i64) -> Result<Plan> {
    let before = read(act, id)?;
    act.allow(Action::ProductsChange, before.owner)?;
    let checked = form.check()?;
    let entry = changes(&before, &checked);
    if before.edited == edited && !entry.has_details() {
        return Ok(before);
    }
    let form = &checked.form;
    let changed = act.tx().execute(
        "UPDATE plans SET name = $2, version = $3, term_months = $4, grace_days = $5, notice_days = $6, \
         trial_extensions = $7, devices_per_seat = $8, enforcement = $9, edited = edited + 1 \
         WHERE id = $1 AND edited = $10",
        params![
            id,
            form.name,
            checked.version,
            form.term_months,
            form.grace_days,
            form.notice_days,
            form.trial_extensions,
            form.devices_per_seat,
            checked.enforcement,
            edited
        ],
    )?;
    if changed == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    act.record(before.owner, entry)?;
    read(act, id)
}

fn changes(before: &Plan, checked: &Checked) -> Entry {
    let after = &checked.form;
    Entry::new(What::PlanChanged, SubjectKind::Plan, before.id, &after.name)
        .change("name", &before.name, &after.name)
        .change("version", &before.version, &checked.version)
        .change("term_months", &before.term_months, &after.term_months)
        .change("grace_days", &before.grace_days, &after.grace_days)
        .change("notice_days", &before.notice_days, &after.notice_days)
        .change("trial_extensions", &before.trial_extensions, &after.trial_extensions)
        .change("devices_per_seat", &before.devices_per_seat, &after.devices_per_seat)
        .change("enforcement", &before.enforcement, &checked.enforcement)
}
