//! A planned change as it is read.

use db::{FromRow, Row};
use serde_json::{Map, Value as Json};

use super::{Caution, Deed, State};
use crate::{
    clock::{Day, Instant},
    ids::{EditionId, LicenseId, OrganizationId, PlannedChangeId},
    refusal::{Argument, Refusal},
};

/// Why it was refused: the code of the refusal and what its text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFor {
    pub code: String,
    pub facts: Vec<(String, Argument)>,
}

/// The facts of a refusal as they are kept.
pub(super) fn kept(refusal: &Refusal) -> String {
    let facts: Map<String, Json> = refusal
        .arguments()
        .into_iter()
        .map(|(name, argument)| {
            let value = match argument {
                Argument::Text(text) => Json::from(text),
                Argument::Number(number) => Json::from(number),
            };
            (name.to_owned(), value)
        })
        .collect();
    Json::Object(facts).to_string()
}

fn read_facts(facts: &str) -> Vec<(String, Argument)> {
    let facts: Map<String, Json> = serde_json::from_str(facts).unwrap_or_default();
    let argument = |value: &Json| match value.as_i64() {
        Some(number) => Argument::Number(number),
        None => Argument::Text(value.as_str().unwrap_or_default().to_owned()),
    };
    facts.iter().map(|(name, value)| (name.clone(), argument(value))).collect()
}

/// Something that is to be done on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedChange {
    pub id: PlannedChangeId,
    pub customer: OrganizationId,
    pub customer_name: String,
    pub deed: Deed,
    pub license: Option<LicenseId>,
    /// Empty for what is done to the customer; so is the name of the plan.
    pub license_number: String,
    pub plan_name: String,
    pub edition: Option<EditionId>,
    /// Empty for all but units; so is the name.
    pub edition_code: String,
    pub edition_name: String,
    /// The new total, for units.
    pub quantity: Option<i64>,
    /// What the line has now, for units: total and in use.
    pub held: Option<(i64, i64)>,
    pub day: Day,
    pub due_at: Instant,
    pub reason: String,
    pub state: State,
    pub planned_by: String,
    pub planned_at: Instant,
    pub settled_at: Option<Instant>,
    pub settled_by: Option<String>,
    /// Why it could not be done.
    pub refused_for: Option<RefusedFor>,
    /// What speaks against it as things stand today; only of open ones.
    pub cautions: Vec<Caution>,
    pub version: i64,
    pub(super) valid_to: Option<Day>,
    pub(super) author: String,
}

impl FromRow for PlannedChange {
    fn from_row(row: &Row<'_>) -> Result<Self, db::DbError> {
        let text = |name: &str| -> Result<String, db::DbError> {
            let value: Option<String> = row.get(name)?;
            Ok(value.unwrap_or_default())
        };
        let refusal: Option<String> = row.get("refusal")?;
        let facts = text("refusal_facts")?;
        let held: (Option<i64>, Option<i64>) = (row.get("held")?, row.get("assigned")?);
        Ok(Self {
            id: row.get("id")?,
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            deed: row.get("deed")?,
            license: row.get("license_id")?,
            license_number: text("number")?,
            plan_name: text("plan_name")?,
            edition: row.get("edition_id")?,
            edition_code: text("edition_code")?,
            edition_name: text("edition_name")?,
            quantity: row.get("quantity")?,
            held: held.0.zip(held.1),
            day: row.get("day")?,
            due_at: row.get("due_at")?,
            reason: row.get("reason")?,
            state: row.get("state")?,
            planned_by: row.get("planned_by")?,
            planned_at: row.get("planned_at")?,
            settled_at: row.get("settled_at")?,
            settled_by: row.get("settled_by")?,
            refused_for: refusal.map(|code| RefusedFor { code, facts: read_facts(&facts) }),
            cautions: Vec::new(),
            version: row.get("version")?,
            valid_to: row.get("valid_to")?,
            author: row.get("author")?,
        })
    }
}
