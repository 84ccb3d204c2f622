//! Lists of records brought in as files or pasted text: uploaded, matched, checked, and only then written, in steps that
//! go on after a restart. Every row is added by the operation that adds a single record; nothing is added twice, by
//! whatever file, and for a day what was added and not touched can be taken back.

mod check;
mod companies;
mod customers;
mod fields;
mod mending;
pub mod reading;
mod record;
mod run;
mod store;
mod tallies;
#[cfg(test)]
mod tests;
mod undo;
mod users;

use db::params;

pub use fields::{Field, Kind};
pub use mending::{fix_row, mistakes, replace};
pub use record::{Counts, Import, ImportRow, LineAfter, Mistake, RowState, Settings, State};
pub use run::{Invite, advance, drive, drive_blocking, due, give_up, run};
pub use undo::{UNDO_HOURS, undo};

use crate::{
    access::Scope,
    act::{Act, Actor},
    ids::{ImportId, OrganizationId},
    outbox,
    page::{Page, Window},
    places,
    refusal::{FieldProblem, Problem, Refusal, Result},
};

use reading::{How, Row, Sheet};

/// How long an import is kept after its upload, in days.
pub const DAYS: i64 = 14;
/// Characters of a file's name that are kept.
const NAME_LENGTH: usize = 200;

/// A file that was read, as it is to be imported.
#[derive(Clone, Debug)]
pub struct NewImport {
    pub kind: Kind,
    /// The file's; may be empty.
    pub name: String,
    pub sheet: Sheet,
    pub settings: Settings,
    pub repeat: Repeat,
}

/// What is done with a file that was uploaded before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeat {
    /// It is the same import, as far as that has come.
    #[default]
    Same,
    /// It is checked anew.
    Anew,
}

/// What became of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    pub id: ImportId,
    /// The file was uploaded before: this is that import, as far as it has come.
    pub is_known: bool,
}

/// Asks for the right to import this kind of record there. Refusals: `not-found`, `forbidden`.
pub fn require(act: &mut Act<'_>, organization: OrganizationId, kind: Kind) -> Result<()> {
    if matches!(act.actor(), Actor::Device(_) | Actor::Stranger) {
        return Err(Refusal::NotFound.into());
    }
    act.allow(kind.asks(), organization).map(drop)
}

/// Keeps a file that was read; its columns are matched by their names as far as they are known. Nothing is added by
/// this. The same file again is the same import, unless that was taken back.
///
/// Refusals: those of the right; `no-rows` when there is nothing below the heads; `not-found` for a customer out of reach.
pub fn begin(act: &mut Act<'_>, organization: OrganizationId, new: &NewImport) -> Result<Begun> {
    require(act, organization, new.kind)?;
    if let Some(customer) = new.settings.customer {
        act.allow_customer(new.kind.asks(), customer)?;
    }
    let settings = within(act, organization, new)?;
    let (header, rows) = headed(new);
    if rows.is_empty() {
        return Err(Refusal::field("file", Problem::NoRows).into());
    }
    let fields = fields::guess(new.kind, &header, rows);
    let id = ImportId::from_uuid(act.fresh_id());
    let import = Import {
        id,
        organization,
        kind: new.kind,
        state: State::Matching,
        name: new.name.chars().filter(|sign| !sign.is_control()).take(NAME_LENGTH).collect(),
        how: new.sheet.how.clone(),
        header,
        fields,
        settings,
        total: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        author: outbox::author(act.actor()),
        started_by: act.actor().name().to_owned(),
        created_at: act.now(),
        ran_at: None,
        finished_at: None,
        undone_at: None,
        expires_at: act.now().plus_days(DAYS),
        counts: Counts::default(),
    };
    let key = file_key(new, id);
    if !store::insert(act, &import, &key)? {
        let known = store::of_file(act, (organization, new.kind), &key)?.ok_or(Refusal::NotFound)?;
        return Ok(Begun { id: known, is_known: true });
    }
    store::insert_rows(act, &import, rows)?;
    places::note(act, id, organization)?;
    if unmatched(&import).is_empty() {
        store::look_again(act, &import, State::Checking)?;
    }
    Ok(Begun { id, is_known: false })
}

/// Whoever imports for a customer imports for that one.
fn within(act: &mut Act<'_>, organization: OrganizationId, new: &NewImport) -> Result<Settings> {
    let mut settings = new.settings.cleaned()?;
    let scope = act.allow(new.kind.asks(), organization)?;
    if scope.kind() == crate::access::OrganizationKind::Customer {
        settings.customer = Some(organization);
    }
    Ok(settings)
}

/// The names of the columns, and the rows below them.
fn headed(new: &NewImport) -> (Vec<String>, &[Row]) {
    let rows = &new.sheet.rows;
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let has_header = rows.first().is_some_and(|first| fields::is_header(new.kind, first));
    let named = rows.first().filter(|_| has_header).map(|first| first.cells.as_slice()).unwrap_or_default();
    let name = |column: usize| {
        named.get(column).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| fields::letters(column))
    };
    ((0..width).map(name).collect(), &rows[usize::from(has_header)..])
}

/// The same for the same content brought to the same place in the same way; its own for one that is to be taken anew.
fn file_key(new: &NewImport, id: ImportId) -> String {
    let Settings { customer, license, edition, add_units, .. } = &new.settings;
    let place = customer.map(|customer| customer.to_string()).unwrap_or_default();
    let grows = if *add_units { "+" } else { "" };
    match new.repeat {
        Repeat::Same => {
            let way = [place.as_str(), license, edition, grows].join("\n");
            data_encoding::HEXLOWER.encode(&crate::vault::digest(&[&new.sheet.hash, way.as_bytes()]))
        }
        Repeat::Anew => id.to_string(),
    }
}

/// Finds an import and asks for the right to its kind where it lies.
fn find(act: &mut Act<'_>, id: ImportId) -> Result<(Scope, Import)> {
    let organization = places::customer_of(act, id)?;
    let import = store::get(act, organization, id)?.ok_or(Refusal::NotFound)?;
    require(act, organization, import.kind)?;
    Ok((act.allow(import.kind.asks(), organization)?, import))
}

/// One import with what becomes of its rows. Refusals: `not-found`, `forbidden`.
pub fn get(act: &mut Act<'_>, id: ImportId) -> Result<Import> {
    find(act, id).map(|(_, import)| import)
}

/// The imports of an organization that the actor may do, the newest first; at most 50.
pub fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Import>> {
    let may = act.may(organization)?;
    if !Kind::ALL.iter().any(|kind| may.act(kind.asks())) {
        // Refuses as whatever is out of reach, or may only be seen.
        require(act, organization, Kind::Users)?;
    }
    let found = store::list(act, organization)?;
    Ok(found.into_iter().filter(|import| may.act(import.kind.asks())).collect())
}

/// Rows as they stand in the file, of one state or of all.
pub fn rows(
    act: &mut Act<'_>,
    id: ImportId,
    state: Option<RowState>,
    window: &Window,
) -> Result<Page<ImportRow>> {
    let (_, import) = find(act, id)?;
    store::page(act, &import, state, window)
}

/// What each line of a license would hold after the import, the fullest first; at most 20.
pub fn lines_after(act: &mut Act<'_>, id: ImportId) -> Result<Vec<LineAfter>> {
    let (_, import) = find(act, id)?;
    tallies::lines_after(act, &import)
}

/// Says which field each column holds (an empty text for none) and what holds for all rows; the rows are checked anew.
///
/// Refusals at `columns`: `column-missing`, `column-twice`; at `customer`: `required`; `import-not-open` once it runs.
pub fn match_columns(act: &mut Act<'_>, id: ImportId, fields: &[String], settings: &Settings) -> Result<()> {
    let (scope, mut import) = find(act, id)?;
    import.require_open()?;
    if let Some(customer) = settings.customer {
        act.allow_customer(import.kind.asks(), customer)?;
    }
    let known = |field: &String| import.kind.fields().iter().any(|known| known.code == field);
    import.fields = (0..import.header.len())
        .map(|column| fields.get(column).filter(|field| known(field)).cloned().unwrap_or_default())
        .collect();
    let own = (scope.kind() == crate::access::OrganizationKind::Customer).then_some(scope.organization());
    import.settings = Settings { customer: own.or(settings.customer), ..settings.cleaned()? };
    let problems = unmatched(&import);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems).into());
    }
    store::save_matching(act, &import)?;
    store::look_again(act, &import, State::Checking)
}

/// What keeps the columns from being checked as they are matched.
pub fn unmatched(import: &Import) -> Vec<FieldProblem> {
    let has = |field: &str| import.fields.iter().any(|matched| matched == field);
    let mut problems = Vec::new();
    let mut missing = |field: &str, column: &str| {
        problems.push(FieldProblem::new(field, Problem::ColumnMissing { column: column.to_owned() }));
    };
    match import.kind {
        Kind::Users => {
            if !has("email") && !has("username") {
                missing("columns", "email");
            }
            if !has("customer") && import.settings.customer.is_none() {
                problems.push(FieldProblem::new("customer", Problem::Required));
            }
        }
        Kind::Customers => {
            if !has("name") {
                missing("columns", "name");
            }
            if !has("country") && import.settings.country.is_empty() {
                problems.push(FieldProblem::new("country", Problem::Required));
            }
        }
    }
    for (column, field) in import.fields.iter().enumerate() {
        if !field.is_empty() && import.fields[..column].contains(field) {
            let problem = Problem::ColumnTwice { column: import.header[column].clone() };
            problems.push(FieldProblem::new("columns", problem));
        }
    }
    problems
}

/// Forgets an import that has added nothing. Refusals: `import-not-open`.
pub fn discard(act: &mut Act<'_>, id: ImportId) -> Result<()> {
    let (_, import) = find(act, id)?;
    import.require_open()?;
    if import.ran_at.is_some() {
        return Err(Refusal::ImportNotOpen.into());
    }
    store::forget(act, &import)
}

/// Forgets up to `most` imports whose time is over. Returns how many.
pub fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let now = act.now();
    // Few at a time: each may have many rows.
    let old: Vec<(OrganizationId, ImportId)> = act.tx().all(
        "SELECT organization_id, id FROM imports WHERE expires_at <= $1 ORDER BY id LIMIT $2",
        params![now, most.min(5)],
    )?;
    for (organization, id) in &old {
        store::forget_rows(act, *organization, *id)?;
    }
    Ok(if (old.len() as i64) < most.min(5) { 0 } else { most.unsigned_abs() })
}

impl Import {
    /// Refuses with `import-not-open` while it runs, and once it was taken back.
    fn require_open(&self) -> Result<()> {
        match self.state {
            State::Matching | State::Checking | State::Checked | State::Done => Ok(()),
            State::Running | State::Undoing | State::Undone => Err(Refusal::ImportNotOpen.into()),
        }
    }

    /// How it was read.
    pub const fn how(&self) -> &How {
        &self.how
    }
}
