//! The rows that need fixing as a file: the columns as they came, and beside them what is wrong.

use axum::extract::Path;
use domain::{
    ids::ImportId,
    imports::{self, Import, ImportRow, RowState},
    page::Window,
};

use super::import_id;
use crate::{
    answer::{Answer, PageError, attachment},
    exports::{Cell, Reader, small_csv},
    languages::Locale,
    visit::Visit,
};

/// GET /imports/{id}/rows-to-fix
pub(super) async fn download(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = import_id(&id)?;
    let read = visit.web.world().read_long(&visit.caller, move |act| all_wrong(act, id)).await;
    let (import, rows) = read.map_err(PageError::from)?;
    let l = &visit.locale;
    let mut heads = import.header.clone();
    heads.push(l.text("imports-reason").into_owned());
    let lines: Vec<Vec<Cell>> = rows.iter().map(|row| line(&import, row, l)).collect();
    let body = small_csv(&Reader::Person(l.clone()), &heads, &lines).map_err(|error| {
        PageError::from(domain::Error::from(domain::refusal::Failure::Other(error.to_string())))
    })?;
    Ok(attachment("text/csv; charset=utf-8", "rows-to-fix.csv", body))
}

fn all_wrong(act: &mut domain::Act<'_>, id: ImportId) -> domain::Result<(Import, Vec<ImportRow>)> {
    let import = imports::get(act, id)?;
    let (mut rows, mut window) = (Vec::new(), Window::first(Window::MOST));
    loop {
        let page = imports::rows(act, id, Some(RowState::Wrong), &window)?;
        rows.extend(page.items);
        match page.next {
            Some(next) => window = Window::new(Window::MOST, Some(next)),
            None => return Ok((import, rows)),
        }
    }
}

fn line(import: &Import, row: &ImportRow, l: &Locale) -> Vec<Cell> {
    let cell = |column: usize| Cell::Text(row.cells.get(column).cloned().unwrap_or_default());
    let mut cells: Vec<Cell> = (0..import.header.len()).map(cell).collect();
    cells.push(Cell::Text(reasons(row, l).join(" ")));
    cells
}

/// What is wrong with a row, a sentence for each problem with the name of its column.
pub(super) fn reasons(row: &ImportRow, l: &Locale) -> Vec<String> {
    let reason = |found: &domain::refusal::FieldProblem| {
        let problem = l.problem(&found.problem);
        if found.field.is_empty() {
            return problem;
        }
        let column = l.import_field(&found.field);
        l.with("imports-reason-of", &[("column", column.into()), ("problem", problem.into())])
    };
    row.problems.iter().map(reason).collect()
}
