//! The tables of imports. Every statement names the organization.

use db::{ToValue, params};

use super::{Import, ImportRow, Kind, RowState, State, check::Verdict, reading::Row, record::Counts};
use crate::{
    act::Act,
    ids::{ImportId, OrganizationId},
    many::tuples,
    page::{Cursor, Page, Total, Window},
    refusal::Result,
};

const COLUMNS: &str = "organization_id, id, kind, state, name, how, header, fields, settings, total, author, started_by, \
    created_at, ran_at, finished_at, undone_at, expires_at";

const ROW: &str = "number, cells, state, problems, company_id, license_id, edition, record_id";

/// Keeps a new import; false when one of the same file is there.
pub(super) fn insert(act: &mut Act<'_>, import: &Import, file_key: &str) -> Result<bool> {
    let (how, header) = (serde_json::to_string(&import.how)?, serde_json::to_string(&import.header)?);
    let (fields, settings) =
        (serde_json::to_string(&import.fields)?, serde_json::to_string(&import.settings)?);
    let made = act.tx().execute(
        "INSERT INTO imports (organization_id, id, kind, state, name, file_key, how, header, fields, settings, total, \
         author, started_by, created_at, expires_at, steps) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0) \
         ON CONFLICT (organization_id, kind, file_key) DO NOTHING",
        params![
            import.organization, import.id, import.kind, import.state, import.name, file_key, how, header, fields,
            settings, import.total, import.author, import.started_by, import.created_at, import.expires_at
        ],
    )?;
    Ok(made == 1)
}

pub(super) fn of_file(
    act: &mut Act<'_>,
    (organization, kind): (OrganizationId, Kind),
    file_key: &str,
) -> Result<Option<ImportId>> {
    let found: Option<(ImportId,)> = act.tx().optional(
        "SELECT id FROM imports WHERE organization_id = $1 AND kind = $2 AND file_key = $3",
        params![organization, kind, file_key],
    )?;
    Ok(found.map(|found| found.0))
}

/// How many rows one statement writes.
const WRITTEN_AT_ONCE: usize = 200;

pub(super) fn insert_rows(act: &mut Act<'_>, import: &Import, rows: &[Row]) -> Result<()> {
    let mut chunks = rows.chunks_exact(WRITTEN_AT_ONCE);
    for chunk in &mut chunks {
        insert_some(act, import, chunk)?;
    }
    // Always of the same two widths, so that they are two statements.
    for row in chunks.remainder() {
        insert_some(act, import, std::slice::from_ref(row))?;
    }
    Ok(())
}

fn insert_some(act: &mut Act<'_>, import: &Import, rows: &[Row]) -> Result<()> {
    let mut values = Vec::with_capacity(rows.len() * 4);
    for row in rows {
        let cells = serde_json::to_string(&row.cells)?;
        values.extend_from_slice(params![import.organization, import.id, row.number, cells]);
    }
    let sql = format!(
        "INSERT INTO import_rows (state, problems, organization_id, import_id, number, cells) VALUES {}",
        tuples("'unchecked', '[]', ", rows.len(), 4)
    );
    act.tx().execute(&sql, &values)?;
    Ok(())
}

pub(super) fn get(act: &mut Act<'_>, organization: OrganizationId, id: ImportId) -> Result<Option<Import>> {
    let sql =
        format!("SELECT {COLUMNS} FROM imports WHERE organization_id = $1 AND id = $2 AND expires_at > $3");
    let now = act.now();
    let found: Option<Import> = act.tx().optional(&sql, params![organization, id, now])?;
    let Some(mut import) = found else { return Ok(None) };
    import.counts = counts(act, &import)?;
    Ok(Some(import))
}

pub(super) fn counts(act: &mut Act<'_>, import: &Import) -> Result<Counts> {
    let counted: Vec<(RowState, i64)> = act.tx().all(
        "SELECT state, COUNT(*) AS total FROM import_rows WHERE organization_id = $1 AND import_id = $2 GROUP BY state",
        params![import.organization, import.id],
    )?;
    Ok(Counts::of(&counted))
}

pub(super) fn list(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Import>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM imports WHERE organization_id = $1 AND expires_at > $2 ORDER BY id DESC LIMIT 50"
    );
    let now = act.now();
    let mut found: Vec<Import> = act.tx().all(&sql, params![organization, now])?;
    for import in &mut found {
        import.counts = counts(act, import)?;
    }
    Ok(found)
}

/// Takes the import's row until the act ends and reads it anew; `None` when it is gone.
pub(super) fn hold(act: &mut Act<'_>, organization: OrganizationId, id: ImportId) -> Result<Option<Import>> {
    let sql = format!(
        "UPDATE imports SET steps = steps + 1 WHERE organization_id = $1 AND id = $2 RETURNING {COLUMNS}"
    );
    Ok(act.tx().optional(&sql, params![organization, id])?)
}

pub(super) fn save_matching(act: &mut Act<'_>, import: &Import) -> Result<()> {
    let (fields, settings) =
        (serde_json::to_string(&import.fields)?, serde_json::to_string(&import.settings)?);
    act.tx().execute(
        "UPDATE imports SET fields = $3, settings = $4 WHERE organization_id = $1 AND id = $2",
        params![import.organization, import.id, fields, settings],
    )?;
    act.tx().execute(
        "UPDATE import_rows SET state = 'unchecked' WHERE organization_id = $1 AND import_id = $2 \
         AND state IN ('wrong', 'add', 'there')",
        params![import.organization, import.id],
    )?;
    Ok(())
}

/// Goes over to a state in which there is something to do; whoever is quicker, a door or the worker, does it.
pub(super) fn look_again(act: &mut Act<'_>, import: &Import, state: State) -> Result<()> {
    set_state(act, import, state)?;
    // The worker lets the door that asked begin.
    let due = act.now().plus_seconds(3);
    act.tx().execute(
        "INSERT INTO import_queue (import_id, organization_id, due_at) VALUES ($1, $2, $3) \
         ON CONFLICT (import_id) DO UPDATE SET due_at = excluded.due_at",
        params![import.id, import.organization, due],
    )?;
    Ok(())
}

/// Goes over to a state in which nothing is left to do.
pub(super) fn rest(act: &mut Act<'_>, import: &Import, state: State) -> Result<()> {
    set_state(act, import, state)?;
    leave_queue(act, import.id)
}

pub(super) fn leave_queue(act: &mut Act<'_>, id: ImportId) -> Result<()> {
    act.tx().execute("DELETE FROM import_queue WHERE import_id = $1", params![id])?;
    Ok(())
}

fn set_state(act: &mut Act<'_>, import: &Import, state: State) -> Result<()> {
    let now = act.now();
    let (ran, finished, undone) =
        (state == State::Running, matches!(state, State::Done | State::Undone), state == State::Undone);
    act.tx().execute(
        "UPDATE imports SET state = $3, ran_at = CASE WHEN $4 THEN $7 ELSE ran_at END, \
         finished_at = CASE WHEN $5 THEN $7 ELSE finished_at END, \
         undone_at = CASE WHEN $6 THEN $7 ELSE undone_at END WHERE organization_id = $1 AND id = $2",
        params![import.organization, import.id, state, ran, finished, undone, now],
    )?;
    Ok(())
}

/// By whose right it goes on, and what holds for all rows from now on.
pub(super) fn set_author(
    act: &mut Act<'_>,
    import: &Import,
    author: &str,
    settings: &super::Settings,
) -> Result<()> {
    let settings = serde_json::to_string(settings)?;
    act.tx().execute(
        "UPDATE imports SET author = $3, settings = $4 WHERE organization_id = $1 AND id = $2",
        params![import.organization, import.id, author, settings],
    )?;
    Ok(())
}

/// The same file is another import from now on.
pub(super) fn let_go_of_file(act: &mut Act<'_>, import: &Import) -> Result<()> {
    act.tx().execute(
        "UPDATE imports SET file_key = $3 WHERE organization_id = $1 AND id = $2",
        params![import.organization, import.id, import.id.to_string()],
    )?;
    Ok(())
}

/// The next rows of a state, in the order of the file.
pub(super) fn next_rows(
    act: &mut Act<'_>,
    import: &Import,
    state: RowState,
    most: i64,
) -> Result<Vec<ImportRow>> {
    let sql = format!(
        "SELECT {ROW} FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND state = $3 \
         ORDER BY number LIMIT $4"
    );
    Ok(act.tx().all(&sql, params![import.organization, import.id, state, most])?)
}

/// The next rows that are to be added on the line of the first of them.
pub(super) fn next_to_add(act: &mut Act<'_>, import: &Import, most: i64) -> Result<Vec<ImportRow>> {
    let first = next_rows(act, import, RowState::Add, 1)?;
    let Some(first) = first.first().filter(|_| import.kind == Kind::Users) else { return Ok(first) };
    let sql = format!(
        "SELECT {ROW} FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND state = 'add' \
         AND number >= $3 AND company_id = $4 AND license_id = $5 AND edition = $6 ORDER BY number LIMIT $7"
    );
    let params = params![
        import.organization,
        import.id,
        first.number,
        first.customer,
        first.license,
        first.edition,
        most
    ];
    Ok(act.tx().all(&sql, params)?)
}

pub(super) fn row(act: &mut Act<'_>, import: &Import, number: i64) -> Result<Option<ImportRow>> {
    let sql = format!(
        "SELECT {ROW} FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND number = $3"
    );
    Ok(act.tx().optional(&sql, params![import.organization, import.id, number])?)
}

pub(super) fn page(
    act: &mut Act<'_>,
    import: &Import,
    state: Option<RowState>,
    window: &Window,
) -> Result<Page<ImportRow>> {
    let after: i64 = window.key(0).parse().unwrap_or(0);
    let of_state = if state.is_some() { "AND state = $5" } else { "" };
    let sql = format!(
        "SELECT {ROW} FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND number > $3 {of_state} \
         ORDER BY number LIMIT $4"
    );
    let mut values = params![import.organization, import.id, after, window.reading()].to_vec();
    values.extend(state.map(|state| state.to_value()));
    let found: Vec<ImportRow> = act.tx().all(&sql, &values)?;
    let total = state.map_or(import.total, |state| import.counts.in_state(state));
    Ok(window.page(found, Some(Total::Exactly(total)), |row| Cursor::new([row.number.to_string()])))
}

/// Writes what a row would come to.
pub(super) fn judge(act: &mut Act<'_>, import: &Import, verdict: &Verdict) -> Result<()> {
    let first = verdict.problems.first();
    let problems = serde_json::to_string(&verdict.problems)?;
    act.tx().execute(
        "UPDATE import_rows SET state = $4, row_key = $5, company_id = $6, license_id = $7, edition = $8, \
         problems = $9, problem_field = $10, problem_code = $11, problem_value = $12 \
         WHERE organization_id = $1 AND import_id = $2 AND number = $3",
        params![
            import.organization,
            import.id,
            verdict.number,
            verdict.state,
            verdict.key,
            verdict.customer,
            verdict.license,
            verdict.edition,
            problems,
            first.map(|first| first.field.as_str()),
            first.map(|first| first.problem.code()),
            first.map(|_| verdict.value.as_str())
        ],
    )?;
    Ok(())
}

/// A row was added as this record.
pub(super) fn mark_added(act: &mut Act<'_>, import: &Import, number: i64, record: uuid::Uuid) -> Result<()> {
    act.tx().execute(
        "UPDATE import_rows SET state = 'added', record_id = $4 \
         WHERE organization_id = $1 AND import_id = $2 AND number = $3",
        params![import.organization, import.id, number, record],
    )?;
    Ok(())
}

pub(super) fn set_row_state(act: &mut Act<'_>, import: &Import, number: i64, state: RowState) -> Result<()> {
    act.tx().execute(
        "UPDATE import_rows SET state = $4 WHERE organization_id = $1 AND import_id = $2 AND number = $3",
        params![import.organization, import.id, number, state],
    )?;
    Ok(())
}

/// The wrong rows with this first problem of a field.
pub(super) fn mistaken(
    act: &mut Act<'_>,
    import: &Import,
    field: &str,
    value: &str,
) -> Result<Vec<ImportRow>> {
    let sql = format!(
        "SELECT {ROW} FROM import_rows WHERE organization_id = $1 AND import_id = $2 AND state = 'wrong' \
         AND problem_field = $3 AND problem_value = $4 ORDER BY number"
    );
    Ok(act.tx().all(&sql, params![import.organization, import.id, field, value])?)
}

/// Keeps cells that were mended.
pub(super) fn save_cells(act: &mut Act<'_>, import: &Import, number: i64, cells: &[String]) -> Result<()> {
    let cells = serde_json::to_string(cells)?;
    act.tx().execute(
        "UPDATE import_rows SET cells = $4, state = 'unchecked' \
         WHERE organization_id = $1 AND import_id = $2 AND number = $3 AND state IN ('wrong', 'unchecked', 'add')",
        params![import.organization, import.id, number, cells],
    )?;
    Ok(())
}

/// All wrong rows are looked at again: what one was refused for may have been another.
pub(super) fn reopen_wrong(act: &mut Act<'_>, import: &Import) -> Result<()> {
    act.tx().execute(
        "UPDATE import_rows SET state = 'unchecked' WHERE organization_id = $1 AND import_id = $2 AND state = 'wrong'",
        params![import.organization, import.id],
    )?;
    Ok(())
}

pub(super) fn forget(act: &mut Act<'_>, import: &Import) -> Result<()> {
    forget_rows(act, import.organization, import.id)
}

/// An import with all that belongs to it.
pub(super) fn forget_rows(act: &mut Act<'_>, organization: OrganizationId, id: ImportId) -> Result<()> {
    leave_queue(act, id)?;
    act.tx()
        .execute("DELETE FROM imports WHERE organization_id = $1 AND id = $2", params![organization, id])?;
    act.tx().execute("DELETE FROM record_places WHERE record_id = $1", params![id])?;
    Ok(())
}
