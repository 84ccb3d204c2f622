//! Plans: under what terms a product is sold. Where a plan may be sold is in `offers`, what its terms were before in
//! `revisions`.

use db::{FromRow, Row, params};

use super::{
    DeviceRules, Edition, Product,
    promises::{Features, NoticeSchedule},
    revisions::{self, Terms},
    store,
};
use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    ids::{EditionId, OrganizationId, PlanId, ProductId},
    input::Checks,
    licenses::rules::Enforcement,
    refusal::{FieldProblem, Problem, Refusal, Result},
    words,
};

/// The most days for which programs go on after the end of a license.
pub(crate) const MOST_GRACE_DAYS: i64 = 365;

words! {
    PlanVersion { Full => "full", Trial => "trial", Nfr => "nfr" }
}

words! {
    /// Who below the owner may sell a plan.
    SellerRule { Everybody => "everybody", Chosen => "chosen" }
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
    /// So many days before the end a license counts as expiring soon.
    pub notice_days: i64,
    pub notice_schedule: NoticeSchedule,
    pub trial_extensions: i64,
    pub devices_per_seat: i64,
    pub device_rules: DeviceRules,
    pub enforcement: Enforcement,
    pub features: Features,
    /// The last day on which it is sold.
    pub sale_ends_on: Option<Day>,
    /// The last day on which licenses of it are issued, renewed, extended or increased.
    pub life_ends_on: Option<Day>,
    pub sellers: SellerRule,
    /// Since when it, or its product, is sold no more.
    pub archived_at: Option<Instant>,
    /// Counts the changes, for editing side by side.
    pub edited: i64,
    /// Counts the changes of its terms; licenses keep the one they were sold under.
    pub revision: i64,
    /// Whether it waits for an approval where it was read for.
    pub locked: bool,
    pub editions: Vec<Edition>,
    /// What a new license begins with, where it is not zero.
    pub default_units: Vec<(EditionId, i64)>,
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
            notice_schedule: row.get("notice_schedule")?,
            trial_extensions: row.get("trial_extensions")?,
            devices_per_seat: row.get("devices_per_seat")?,
            device_rules: row.get("device_rules")?,
            enforcement: row.get("enforcement")?,
            features: row.get("features")?,
            sale_ends_on: row.get("sale_ends_on")?,
            life_ends_on: row.get("life_ends_on")?,
            sellers: row.get("sellers")?,
            archived_at: row.get("archived_at")?,
            edited: row.get("edited")?,
            revision: row.get("revision")?,
            locked: row.get("locked")?,
            editions: Vec::new(),
            default_units: Vec::new(),
        })
    }
}

impl Plan {
    /// The record as a form to edit.
    pub fn form(&self) -> PlanForm {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let units = |edition: &Edition| (edition.code.clone(), self.default_units(edition.id));
        PlanForm {
            name: self.name.clone(),
            version: self.version.word().to_owned(),
            term_months: self.term_months,
            grace_days: self.grace_days,
            notice_days: self.notice_days,
            notice_schedule: self.notice_schedule.to_string(),
            trial_extensions: self.trial_extensions,
            devices_per_seat: self.devices_per_seat,
            device_rules: self.device_rules,
            enforcement: self.enforcement.word().to_owned(),
            features: self.features.to_string(),
            default_units: self.editions.iter().map(units).collect(),
            sale_ends_on: day(self.sale_ends_on),
            life_ends_on: day(self.life_ends_on),
        }
    }

    /// How many units of an edition a new license begins with.
    pub fn default_units(&self, edition: EditionId) -> i64 {
        self.default_units.iter().find(|(of, _)| *of == edition).map_or(0, |(_, units)| *units)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanForm {
    pub name: String,
    pub version: String,
    pub term_months: i64,
    pub grace_days: i64,
    pub notice_days: i64,
    /// Days before the last day, after it when negative: `30, 7, 1, 0, -7`. Empty: no notices.
    pub notice_schedule: String,
    pub trial_extensions: i64,
    pub devices_per_seat: i64,
    pub device_rules: DeviceRules,
    pub enforcement: String,
    /// A line for each, `name` or `name = value`.
    pub features: String,
    /// Units by the code of the edition; those left out are zero.
    pub default_units: Vec<(String, i64)>,
    /// Days written `YYYY-MM-DD`; empty: no end.
    pub sale_ends_on: String,
    pub life_ends_on: String,
}

impl Default for PlanForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            version: "full".into(),
            term_months: 12,
            grace_days: 14,
            notice_days: 30,
            notice_schedule: "30, 7, 1, 0, -7".into(),
            trial_extensions: 1,
            devices_per_seat: 1,
            device_rules: DeviceRules::default(),
            enforcement: "block".into(),
            features: String::new(),
            default_units: Vec::new(),
            sale_ends_on: String::new(),
            life_ends_on: String::new(),
        }
    }
}

/// The name of the form field that holds the default units of an edition.
pub fn units_field(edition_code: &str) -> String {
    format!("units_{edition_code}")
}

pub(super) struct Checked {
    pub form: PlanForm,
    pub version: PlanVersion,
    pub enforcement: Enforcement,
    pub notice_schedule: NoticeSchedule,
    pub features: Features,
    pub sale_ends_on: Option<Day>,
    pub life_ends_on: Option<Day>,
    pub default_units: Vec<(EditionId, i64)>,
}

impl PlanForm {
    fn check(&self, product: &Product) -> Result<Checked> {
        let mut checks = Checks::new();
        let version = checks.choice("version", &self.version);
        let enforcement = checks.choice("enforcement", &self.enforcement);
        let form = Self {
            name: checks.required("name", &self.name, 100),
            term_months: checks.number("term_months", self.term_months, 1, 66),
            grace_days: checks.number("grace_days", self.grace_days, 0, MOST_GRACE_DAYS),
            notice_days: checks.number("notice_days", self.notice_days, 0, 365),
            trial_extensions: checks.number("trial_extensions", self.trial_extensions, 0, 12),
            devices_per_seat: checks.number("devices_per_seat", self.devices_per_seat, 1, 1000),
            device_rules: self.device_rules.check(&mut checks),
            ..self.clone()
        };
        let notice_schedule = NoticeSchedule::check(&mut checks, "notice_schedule", &self.notice_schedule);
        let features = Features::check(&mut checks, "features", &self.features);
        let mut end = |field: &str, typed: &str| {
            if typed.trim().is_empty() { None } else { checks.day(field, typed) }
        };
        let sale_ends_on = end("sale_ends_on", &self.sale_ends_on);
        let life_ends_on = end("life_ends_on", &self.life_ends_on);
        if life_ends_on.zip(sale_ends_on).is_some_and(|(life, sale)| life < sale) {
            checks.add("life_ends_on", Problem::EndsBeforeStart);
        }
        let default_units = self.check_units(&mut checks, product);
        checks.finish()?;
        Ok(Checked {
            form,
            version: version.unwrap_or(PlanVersion::Full),
            enforcement: enforcement.unwrap_or(Enforcement::Block),
            notice_schedule,
            features,
            sale_ends_on,
            life_ends_on,
            default_units,
        })
    }

    fn check_units(&self, checks: &mut Checks, product: &Product) -> Vec<(EditionId, i64)> {
        let mut found: Vec<(EditionId, i64)> = Vec::new();
        for (code, units) in &self.default_units {
            let field = units_field(code);
            let units = checks.number(&field, *units, 0, crate::licenses::MOST_UNITS);
            match product.editions.iter().find(|edition| edition.code == *code) {
                None => checks.add(&field, Problem::NotAChoice),
                Some(edition) if found.iter().any(|(known, _)| *known == edition.id) => {
                    checks.add(&field, Problem::Taken);
                }
                Some(edition) => found.push((edition.id, units)),
            }
        }
        found.retain(|(_, units)| *units > 0);
        found
    }
}

/// Adds a plan to a product; its terms are its first revision.
pub fn create_plan(act: &mut Act<'_>, product: ProductId, form: &PlanForm) -> Result<Plan> {
    let product = store::get(act, product)?;
    act.allow(Action::ProductsChange, product.owner)?;
    let checked = form.check(&product)?;
    let (id, now) = (PlanId::from_uuid(act.fresh_id()), act.now());
    let form = &checked.form;
    act.tx().execute(
        "INSERT INTO plans (id, product_id, name, version, term_months, grace_days, notice_days, trial_extensions, \
         devices_per_seat, enforcement, created_at, edited, notice_schedule, features, sale_ends_on, life_ends_on, \
         sellers, revision, revised_at, device_rules) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14, $15, 'everybody', 1, $11, $16)",
        params![
            id, product.id, form.name, checked.version, form.term_months, form.grace_days, form.notice_days,
            form.trial_extensions, form.devices_per_seat, checked.enforcement, now, checked.notice_schedule,
            checked.features, checked.sale_ends_on, checked.life_ends_on, form.device_rules
        ],
    )?;
    save_units(act, id, &checked.default_units)?;
    let plan = super::offers::own(act, id)?;
    revisions::write(act, id, 1, &Terms::of(&plan))?;
    act.record(product.owner, Entry::new(What::PlanCreated, SubjectKind::Plan, id, &plan.name))?;
    Ok(plan)
}

/// Saves a plan. Licenses already issued under it keep their terms; a change of terms is a new revision. A form that
/// changes nothing leaves the count of changes as it is and writes no event.
///
/// Refusals: `changed-meanwhile`, the problems of the fields.
pub fn change_plan(act: &mut Act<'_>, id: PlanId, form: &PlanForm, edited: i64) -> Result<Plan> {
    let before = super::offers::own(act, id)?;
    act.allow(Action::ProductsChange, before.owner)?;
    let product = store::get(act, before.product)?;
    let checked = form.check(&product)?;
    let after = before.over(&checked);
    let entry = changes(&before, &after);
    if before.edited == edited && !entry.has_details() {
        return Ok(before);
    }
    if !update(act, &after, edited)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    save_units(act, id, &after.default_units)?;
    revisions::follow(act, &before, &Terms::of(&after))?;
    act.record(before.owner, entry)?;
    super::offers::own(act, id)
}

impl Plan {
    fn over(&self, checked: &Checked) -> Self {
        let form = &checked.form;
        Self {
            name: form.name.clone(),
            version: checked.version,
            term_months: form.term_months,
            grace_days: form.grace_days,
            notice_days: form.notice_days,
            notice_schedule: checked.notice_schedule.clone(),
            trial_extensions: form.trial_extensions,
            devices_per_seat: form.devices_per_seat,
            device_rules: form.device_rules,
            enforcement: checked.enforcement,
            features: checked.features.clone(),
            sale_ends_on: checked.sale_ends_on,
            life_ends_on: checked.life_ends_on,
            default_units: checked.default_units.clone(),
            ..self.clone()
        }
    }
}

fn update(act: &mut Act<'_>, after: &Plan, edited: i64) -> Result<bool> {
    let changed = act.tx().execute(
        "UPDATE plans SET name = $2, version = $3, term_months = $4, grace_days = $5, notice_days = $6, \
         trial_extensions = $7, devices_per_seat = $8, enforcement = $9, notice_schedule = $11, features = $12, \
         sale_ends_on = $13, life_ends_on = $14, device_rules = $15, edited = edited + 1 \
         WHERE id = $1 AND edited = $10",
        params![
            after.id,
            after.name,
            after.version,
            after.term_months,
            after.grace_days,
            after.notice_days,
            after.trial_extensions,
            after.devices_per_seat,
            after.enforcement,
            edited,
            after.notice_schedule,
            after.features,
            after.sale_ends_on,
            after.life_ends_on,
            after.device_rules
        ],
    )?;
    Ok(changed == 1)
}

fn save_units(act: &mut Act<'_>, plan: PlanId, units: &[(EditionId, i64)]) -> Result<()> {
    act.tx().execute("DELETE FROM plan_units WHERE plan_id = $1", params![plan])?;
    for (edition, units) in units {
        act.tx().execute(
            "INSERT INTO plan_units (plan_id, edition_id, units) VALUES ($1, $2, $3)",
            params![plan, edition, units],
        )?;
    }
    Ok(())
}

/// What a change of a plan is told as in the trail.
fn changes(before: &Plan, after: &Plan) -> Entry {
    let mut entry = Entry::new(What::PlanChanged, SubjectKind::Plan, before.id, &after.name)
        .change("name", &before.name, &after.name)
        .change("sale_ends_on", &before.sale_ends_on, &after.sale_ends_on)
        .change("life_ends_on", &before.life_ends_on, &after.life_ends_on);
    for edition in &before.editions {
        entry = entry.change(
            &format!("default_units {}", edition.name),
            &before.default_units(edition.id),
            &after.default_units(edition.id),
        );
    }
    revisions::note(entry, &Terms::of(before), &Terms::of(after))
}

/// The problem of a day that lies past the end of a plan's life.
pub(crate) fn past_life(field: &str, life_ends_on: Day) -> FieldProblem {
    FieldProblem::new(field, Problem::AfterEndOfLife { day: life_ends_on.to_string() })
}
