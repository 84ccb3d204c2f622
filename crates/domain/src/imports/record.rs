//! An import and its rows as they are read.

use db::{FromRow, Row};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{fields::Kind, reading::How};
use crate::{
    clock::Instant,
    ids::{ImportId, LicenseId, OrganizationId},
    input::Checks,
    language::Language,
    refusal::{FieldProblem, Problem, Result},
    words,
};

words! {
    /// How far an import is.
    State {
        /// Somebody says which column is which.
        Matching => "matching",
        Checking => "checking",
        Checked => "checked",
        Running => "running",
        Done => "done",
        Undoing => "undoing",
        Undone => "undone",
    }
}

words! {
    /// What would become, or became, of a row.
    RowState {
        Unchecked => "unchecked",
        Wrong => "wrong",
        Add => "add",
        /// What it names is there already.
        There => "there",
        Added => "added",
        /// Added and taken back.
        Removed => "removed",
        /// Added, and not taken back because something has happened to it.
        Kept => "kept",
    }
}

/// What holds for all rows that do not say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whose users all of them are.
    #[serde(default)]
    pub customer: Option<OrganizationId>,
    /// Code or name of an edition.
    #[serde(default)]
    pub edition: String,
    /// Number or id of a license.
    #[serde(default)]
    pub license: String,
    /// Whether units that are missing are added to the license.
    #[serde(default)]
    pub add_units: bool,
    /// Code of a language.
    #[serde(default)]
    pub language: String,
    /// Whether users are sent their invitation when they are added.
    #[serde(default)]
    pub invite: bool,
    /// Of customers: code of a country.
    #[serde(default)]
    pub country: String,
    #[serde(default)]
    pub time_zone: String,
}

impl Settings {
    /// The same with its texts cleaned. Refusals: the problems of its fields.
    pub fn cleaned(&self) -> Result<Self> {
        let mut checks = Checks::new();
        if !self.language.is_empty() {
            let _: Option<Language> = checks.choice("language", &self.language);
        }
        if !self.country.is_empty() {
            let _: Option<crate::countries::Country> = checks.choice("country", &self.country);
        }
        if !self.time_zone.is_empty() {
            checks.time_zone("time_zone", &self.time_zone);
        }
        let edition = checks.line("edition", &self.edition, 200);
        let license = checks.line("license", &self.license, 200);
        checks.finish()?;
        Ok(Self { edition, license, ..self.clone() })
    }
}

/// How many rows there are of each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub unchecked: i64,
    pub wrong: i64,
    pub add: i64,
    pub there: i64,
    pub added: i64,
    pub removed: i64,
    pub kept: i64,
}

impl Counts {
    pub(super) fn of(counted: &[(RowState, i64)]) -> Self {
        let of = |state| counted.iter().find(|counted| counted.0 == state).map_or(0, |counted| counted.1);
        Self {
            unchecked: of(RowState::Unchecked),
            wrong: of(RowState::Wrong),
            add: of(RowState::Add),
            there: of(RowState::There),
            added: of(RowState::Added),
            removed: of(RowState::Removed),
            kept: of(RowState::Kept),
        }
    }

    /// How many there are of a state.
    pub const fn in_state(&self, state: RowState) -> i64 {
        match state {
            RowState::Unchecked => self.unchecked,
            RowState::Wrong => self.wrong,
            RowState::Add => self.add,
            RowState::There => self.there,
            RowState::Added => self.added,
            RowState::Removed => self.removed,
            RowState::Kept => self.kept,
        }
    }
}

/// An import.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: ImportId,
    pub organization: OrganizationId,
    pub kind: Kind,
    pub state: State,
    /// The file's name; empty for what was pasted.
    pub name: String,
    pub(super) how: How,
    /// The names of the columns; letters where the file has none.
    pub header: Vec<String>,
    /// What each column holds; empty for nothing of ours.
    pub fields: Vec<String>,
    pub settings: Settings,
    /// How many rows there are.
    pub total: i64,
    pub(super) author: String,
    /// The name of who uploaded it.
    pub started_by: String,
    pub created_at: Instant,
    /// When rows were first added.
    pub ran_at: Option<Instant>,
    pub finished_at: Option<Instant>,
    pub undone_at: Option<Instant>,
    /// When it is forgotten.
    pub expires_at: Instant,
    pub counts: Counts,
}

impl FromRow for Import {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let json = |column: &str| row.get::<String>(column);
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            kind: row.get("kind")?,
            state: row.get("state")?,
            name: row.get("name")?,
            how: serde_json::from_str(&json("how")?).map_err(|_| db::DbError::column("how"))?,
            header: serde_json::from_str(&json("header")?).unwrap_or_default(),
            fields: serde_json::from_str(&json("fields")?).unwrap_or_default(),
            settings: serde_json::from_str(&json("settings")?).unwrap_or_default(),
            total: row.get("total")?,
            author: row.get("author")?,
            started_by: row.get("started_by")?,
            created_at: row.get("created_at")?,
            ran_at: row.get("ran_at")?,
            finished_at: row.get("finished_at")?,
            undone_at: row.get("undone_at")?,
            expires_at: row.get("expires_at")?,
            counts: Counts::default(),
        })
    }
}

impl Import {
    /// The column that holds a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|matched| matched == field)
    }

    /// Whether something is done to it right now.
    pub const fn is_busy(&self) -> bool {
        matches!(self.state, State::Checking | State::Running | State::Undoing)
    }

    /// How much of what is done right now is over, in whole percent.
    pub const fn percent(&self) -> i64 {
        let left = match self.state {
            State::Checking => self.counts.unchecked,
            State::Running => self.counts.add,
            State::Undoing => self.counts.added,
            _ => 0,
        };
        if self.total == 0 { 100 } else { (self.total - left) * 100 / self.total }
    }
}

/// A row with what becomes of it.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// As the spreadsheet counts it.
    pub number: i64,
    /// As they were read or mended.
    pub cells: Vec<String>,
    pub state: RowState,
    /// By field.
    pub problems: Vec<FieldProblem>,
    pub customer: Option<OrganizationId>,
    pub license: Option<LicenseId>,
    pub(super) edition: Option<String>,
    /// What was added by it.
    pub record: Option<Uuid>,
}

impl ImportRow {
    /// What stands in the column of a field; empty where there is none.
    pub fn value<'r>(&'r self, import: &Import, field: &str) -> &'r str {
        import.column(field).and_then(|column| self.cells.get(column)).map_or("", String::as_str)
    }
}

impl FromRow for ImportRow {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let (cells, problems): (String, String) = (row.get("cells")?, row.get("problems")?);
        Ok(Self {
            number: row.get("number")?,
            cells: serde_json::from_str(&cells).unwrap_or_default(),
            state: row.get("state")?,
            problems: serde_json::from_str(&problems).unwrap_or_default(),
            customer: row.get("company_id")?,
            license: row.get("license_id")?,
            edition: row.get("edition")?,
            record: row.get("record_id")?,
        })
    }
}

/// The same mistake in several rows.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub field: String,
    pub problem: Problem,
    /// What stands there in all of them.
    pub value: String,
    pub rows: i64,
}

/// A line of a license as it would be after the import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAfter {
    pub customer: OrganizationId,
    pub customer_name: String,
    pub license: LicenseId,
    pub edition_name: String,
    pub quantity: i64,
    /// In use now.
    pub assigned: i64,
    /// What the import would add.
    pub adding: i64,
}
