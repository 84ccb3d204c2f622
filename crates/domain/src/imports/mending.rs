//! Mending rows in their place: one by itself, or all that have the same mistake. What was mended is looked at again,
//! with all others that were wrong.

use super::{
    Import, Mistake, RowState, State, find, reading::MOST_COLUMNS, run::is_mendable, store, tallies,
};
use crate::{
    act::Act,
    ids::ImportId,
    refusal::{FieldProblem, Problem, Refusal, Result},
};

/// Characters that a mended cell may have.
const LONGEST: usize = 4_000;
/// Kinds of mistakes that are told together.
const MOST_MISTAKES: i64 = 20;

fn cleaned(value: &str) -> Result<String> {
    let value = value.trim();
    if value.contains('\0') || value.chars().count() > LONGEST {
        return Err(Refusal::field("value", Problem::TooLong { max: LONGEST as i64 }).into());
    }
    Ok(value.to_owned())
}

/// Puts other texts into cells of a row, each by the field that its column holds, and looks at what is wrong again.
///
/// Refusals: `import-not-open`; `not-found` for a row that is not there or was added; a problem at `value`.
pub fn fix_row(act: &mut Act<'_>, id: ImportId, number: i64, values: &[(String, String)]) -> Result<()> {
    let (_, import) = find(act, id)?;
    import.require_open()?;
    let row =
        store::row(act, &import, number)?.filter(|row| is_mendable(row.state)).ok_or(Refusal::NotFound)?;
    let mut cells = row.cells;
    for (field, value) in values {
        put(&import, &mut cells, field, &cleaned(value)?);
    }
    store::save_cells(act, &import, number, &cells)?;
    again(act, &import)
}

fn put(import: &Import, cells: &mut Vec<String>, field: &str, value: &str) {
    let Some(column) = import.column(field).filter(|column| *column < MOST_COLUMNS) else { return };
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    value.clone_into(&mut cells[column]);
}

fn again(act: &mut Act<'_>, import: &Import) -> Result<()> {
    store::reopen_wrong(act, import)?;
    store::look_again(act, import, State::Checking)
}

/// Puts a text in the place of another in all rows that were refused for it. Returns how many those were.
///
/// Refusals: `import-not-open`, a problem at `value`.
pub fn replace(act: &mut Act<'_>, id: ImportId, field: &str, (from, to): (&str, &str)) -> Result<usize> {
    let (_, import) = find(act, id)?;
    import.require_open()?;
    let to = cleaned(to)?;
    if import.column(field).is_none() {
        return Err(Refusal::field("value", Problem::ColumnMissing { column: field.to_owned() }).into());
    }
    let rows = store::mistaken(act, &import, field, &from.replace('\0', ""))?;
    for row in &rows {
        let mut cells = row.cells.clone();
        put(&import, &mut cells, field, &to);
        store::save_cells(act, &import, row.number, &cells)?;
    }
    again(act, &import)?;
    Ok(rows.len())
}

/// Mistakes that several rows have and that another text mends, the most frequent first.
pub fn mistakes(act: &mut Act<'_>, id: ImportId) -> Result<Vec<Mistake>> {
    let (_, import) = find(act, id)?;
    if import.counts.in_state(RowState::Wrong) < 2 {
        return Ok(Vec::new());
    }
    let mut mistakes = Vec::new();
    for (field, value, sample, rows) in tallies::mistakes(act, &import, MOST_MISTAKES)? {
        let found: Vec<FieldProblem> = serde_json::from_str(&sample).unwrap_or_default();
        let Some(first) = found.into_iter().next() else { continue };
        if import.column(&field).is_some() && is_mended_by_text(&first.problem) {
            mistakes.push(Mistake { field, problem: first.problem, value, rows });
        }
    }
    Ok(mistakes)
}

/// Whether another text in all rows at once may be the remedy.
const fn is_mended_by_text(problem: &Problem) -> bool {
    !matches!(
        problem,
        Problem::Twice { .. }
            | Problem::Taken
            | Problem::NoUnitFree { .. }
            | Problem::CustomerStopped
            | Problem::UsersAddedElsewhere
            | Problem::NotAllowed
            | Problem::NoLicense
            | Problem::NotAnEmail
    )
}
