//! The figures behind a chart: shown as a table beside it, and taken along as a file.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::refusal::Failure;

use crate::{
    exports::{Cell, Reader, small_csv},
    languages::Locale,
};

/// Heads and rows; the first cell of a row is its name.
pub(super) struct FileTable {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl FileTable {
    /// The rows as people read them: a name, then texts beside numbers.
    pub fn shown(&self, l: &Locale) -> Vec<(String, Vec<String>)> {
        let line = |row: &Vec<Cell>| {
            let mut cells = row.iter().map(|cell| told(l, cell));
            (cells.next().unwrap_or_default(), cells.collect())
        };
        self.rows.iter().map(line).collect()
    }

    /// The table as CSV for the reader's spreadsheet.
    pub fn file(self, l: &Locale, name: &str) -> Result<Response, domain::Error> {
        let bytes = small_csv(&Reader::Person(l.clone()), &self.heads, &self.rows)
            .map_err(|error| Failure::Other(error.to_string()))?;
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        Ok(response)
    }
}

fn told(l: &Locale, cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => l.number(*number),
        Cell::Day(day) => l.date(*day),
        _ => l.text("word-none-yet").into_owned(),
    }
}
