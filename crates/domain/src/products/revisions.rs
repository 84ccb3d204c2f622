//! The terms of a plan through time: every change of what a license copies is a revision of its own, kept whole, so
//! that it can be told what changed between any two.

use db::{FromRow, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::{
    DeviceRules, Edition, Nouns, Plan, PlanVersion, Unit, offers,
    promises::{Features, NoticeSchedule},
};
use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{EditionId, OrganizationId, PlanId},
    licenses::rules::Enforcement,
    refusal::{Refusal, Result},
};

/// All that a license copies from a plan and its product when it is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub version: PlanVersion,
    pub term_months: i64,
    pub grace_days: i64,
    pub notice_days: i64,
    pub notice_schedule: NoticeSchedule,
    pub trial_extensions: i64,
    pub devices_per_seat: i64,
    #[serde(default)]
    pub device_rules: DeviceRules,
    pub enforcement: Enforcement,
    pub features: Features,
    pub editions: Vec<EditionTerms>,
}

/// What a line of a license copies from an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionTerms {
    pub id: EditionId,
    pub code: String,
    pub name: String,
    pub unit: Unit,
    pub nouns: Nouns,
    pub storage_gb: Option<i64>,
}

impl EditionTerms {
    pub(super) fn of(edition: &Edition) -> Self {
        Self {
            id: edition.id,
            code: edition.code.clone(),
            name: edition.name.clone(),
            unit: edition.unit,
            nouns: edition.nouns.clone(),
            storage_gb: edition.storage_gb,
        }
    }
}

impl Terms {
    pub fn of(plan: &Plan) -> Self {
        Self {
            version: plan.version,
            term_months: plan.term_months,
            grace_days: plan.grace_days,
            notice_days: plan.notice_days,
            notice_schedule: plan.notice_schedule.clone(),
            trial_extensions: plan.trial_extensions,
            devices_per_seat: plan.devices_per_seat,
            device_rules: plan.device_rules,
            enforcement: plan.enforcement,
            features: plan.features.clone(),
            editions: plan.editions.iter().map(EditionTerms::of).collect(),
        }
    }
}

/// What differs between two sets of terms: field to `[before, after]`, or to what was added or taken away.
pub type Differences = Map<String, Json>;

/// What changes from one set of terms to another, as the trail tells it.
pub fn differences(before: &Terms, after: &Terms) -> Differences {
    let entry = Entry::new(What::PlanChanged, SubjectKind::Plan, "", "");
    note(entry, before, after).into_details()
}

/// The entry with what changes from one set of terms to another.
pub(super) fn note(entry: Entry, before: &Terms, after: &Terms) -> Entry {
    let mut entry = DeviceRules::note(entry, &before.device_rules, &after.device_rules)
        .change("version", &before.version, &after.version)
        .change("term_months", &before.term_months, &after.term_months)
        .change("grace_days", &before.grace_days, &after.grace_days)
        .change("notice_days", &before.notice_days, &after.notice_days)
        .change("notice_schedule", &before.notice_schedule, &after.notice_schedule)
        .change("trial_extensions", &before.trial_extensions, &after.trial_extensions)
        .change("devices_per_seat", &before.devices_per_seat, &after.devices_per_seat)
        .change("enforcement", &before.enforcement, &after.enforcement)
        .change("features", &before.features, &after.features);
    let known = |id: EditionId, terms: &'_ Terms| terms.editions.iter().position(|one| one.id == id);
    for new in &after.editions {
        if let Some(at) = known(new.id, before) {
            entry = note_edition(entry, &before.editions[at], new);
        }
    }
    let missing_in = |from: &Terms, other: &Terms| -> Vec<String> {
        let missing = from.editions.iter().filter(|one| known(one.id, other).is_none());
        missing.map(|one| one.name.clone()).collect()
    };
    for (field, names) in
        [("editions_added", missing_in(after, before)), ("editions_removed", missing_in(before, after))]
    {
        if !names.is_empty() {
            entry = entry.note(field, names.join(", "));
        }
    }
    entry
}

/// The entry with what changes of one edition.
pub(super) fn note_edition(entry: Entry, before: &EditionTerms, after: &EditionTerms) -> Entry {
    entry
        .change(&format!("name {}", before.name), &before.name, &after.name)
        .change(&format!("code {}", before.name), &before.code, &after.code)
        .change(&format!("unit {}", before.name), &before.unit, &after.unit)
        .change(&format!("storage_gb {}", before.name), &before.storage_gb, &after.storage_gb)
        .change(&format!("nouns {}", before.name), &told(&before.nouns), &told(&after.nouns))
}

fn told(nouns: &Nouns) -> String {
    let of = |language| {
        let words = super::Plural::all(language).iter().map(|plural| nouns.word(language, *plural));
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    let told: Vec<String> =
        crate::Language::ALL.into_iter().map(of).filter(|words| !words.is_empty()).collect();
    told.join("; ")
}

/// One revision of a plan.
#[derive(Clone, Debug)]
pub struct Revision {
    pub revision: i64,
    pub terms: Terms,
    pub made_at: Instant,
    pub made_by: String,
}

impl FromRow for Revision {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let terms: String = row.get("terms")?;
        Ok(Self {
            revision: row.get("revision")?,
            terms: serde_json::from_str(&terms).map_err(|_| db::DbError::column("terms"))?,
            made_at: row.get("made_at")?,
            made_by: row.get("made_by")?,
        })
    }
}

const REVISION: &str = "SELECT revision, terms, made_at, made_by FROM plan_revisions WHERE plan_id = $1";

/// Keeps the terms of a revision.
pub(super) fn write(act: &mut Act<'_>, plan: PlanId, revision: i64, terms: &Terms) -> Result<()> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO plan_revisions (plan_id, revision, terms, made_at, made_by) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (plan_id, revision) DO NOTHING",
        params![plan, revision, serde_json::to_string(terms)?, now, by],
    )?;
    Ok(())
}

/// Makes a new revision if the terms are others now. The row of the plan is held by who calls.
pub(super) fn follow(act: &mut Act<'_>, before: &Plan, after: &Terms) -> Result<()> {
    let earlier = Terms::of(before);
    if earlier == *after {
        return Ok(());
    }
    // A plan that is older than the revisions has none kept yet.
    write(act, before.id, before.revision, &earlier)?;
    let now = act.now();
    let next: Option<(i64,)> = act.tx().optional(
        "UPDATE plans SET revision = revision + 1, revised_at = $2 WHERE id = $1 RETURNING revision",
        params![before.id, now],
    )?;
    let (next,) = next.ok_or(Refusal::NotFound)?;
    write(act, before.id, next, after)
}

const MOST_REVISIONS: i64 = 200;

/// The revisions of a plan, the newest first; at most 200.
pub fn plan_revisions(act: &mut Act<'_>, organization: OrganizationId, id: PlanId) -> Result<Vec<Revision>> {
    let plan = offers::plan(act, organization, id)?;
    act.allow(Action::ProductsView, organization)?;
    Ok(act
        .tx()
        .all(&format!("{REVISION} ORDER BY revision DESC LIMIT {MOST_REVISIONS}"), params![plan.id])?)
}
