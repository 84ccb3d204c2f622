//! Files as people bring them: CSV in the encodings that spreadsheets write, workbooks, pasted text. Read into rows of
//! texts, within bounds; what the columns mean is not known here.

mod delimited;
mod encoding;
#[cfg(test)]
mod tests;
mod workbook;

use serde::{Deserialize, Serialize};

pub use encoding::Encoding;

use crate::{
    refusal::{Problem, Refusal, Result},
    vault::digest,
    words,
};

/// The most that a file may weigh, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// The most rows with anything in them.
pub const MOST_ROWS: usize = 50_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 256;
/// Characters of a cell that are kept: one more than any field takes, so that what is too long is told.
const LONGEST_CELL: usize = 4_001;
/// All texts of a file together, in bytes.
const MOST_TEXT: usize = 64 * 1024 * 1024;

words! {
    /// What a file is.
    Form { Csv => "csv", Xlsx => "xlsx" }
}

/// How a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct How {
    pub form: Form,
    /// Of a workbook there is none.
    #[serde(default)]
    pub encoding: Option<Encoding>,
    /// What parts the columns; none in a workbook.
    #[serde(default)]
    pub separator: Option<char>,
}

/// A row that has something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet counts it, from 1.
    pub number: i64,
    pub cells: Vec<String>,
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub how: How,
    pub rows: Vec<Row>,
    /// Of the bytes.
    pub hash: [u8; 32],
}

/// Reads a file or what was pasted. The encoding is found out unless it is given. Takes a while for a large one: not
/// for the threads that answer.
///
/// Refusals at `file`: `required`, `file-too-large`, `not-a-table`, `old-workbook`, `not-in-encoding`, `no-rows`,
/// `too-many-rows`, `too-many-columns`.
pub fn read(bytes: &[u8], encoding: Option<Encoding>) -> Result<Sheet> {
    let refused = |problem| Refusal::field("file", problem);
    if bytes.is_empty() {
        return Err(refused(Problem::Required).into());
    }
    if bytes.len() > MOST_BYTES {
        return Err(refused(too_large()).into());
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(refused(Problem::OldWorkbook).into());
    }
    let mut gathered = Gathered::default();
    let how = if bytes.starts_with(b"PK\x03\x04") {
        workbook::read(bytes, &mut gathered).map_err(refused)?;
        How { form: Form::Xlsx, encoding: None, separator: None }
    } else {
        let (text, encoding) =
            encoding::decode(bytes, encoding).ok_or_else(|| refused(Problem::NotInEncoding))?;
        if text.contains('\0') {
            return Err(refused(Problem::NotATable).into());
        }
        let separator = delimited::read(&text, &mut gathered).map_err(refused)?;
        How { form: Form::Csv, encoding: Some(encoding), separator: Some(separator) }
    };
    if gathered.rows.is_empty() {
        return Err(refused(Problem::NoRows).into());
    }
    Ok(Sheet { how, rows: gathered.rows, hash: digest(&[bytes]) })
}

const fn too_large() -> Problem {
    Problem::FileTooLarge { megabytes: (MOST_BYTES / 1024 / 1024) as i64 }
}

/// Rows as they come in, within bounds.
#[derive(Default)]
struct Gathered {
    rows: Vec<Row>,
    text: usize,
}

impl Gathered {
    /// Takes a row; one with nothing in it is passed over.
    fn take(&mut self, number: i64, mut cells: Vec<String>) -> std::result::Result<(), Problem> {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if cells.len() > MOST_COLUMNS {
            return Err(Problem::TooManyColumns { max: MOST_COLUMNS as i64 });
        }
        // The head is a row too.
        if self.rows.len() > MOST_ROWS {
            return Err(Problem::TooManyRows { max: MOST_ROWS as i64 });
        }
        self.text += cells.iter().map(String::len).sum::<usize>();
        if self.text > MOST_TEXT {
            return Err(too_large());
        }
        self.rows.push(Row { number, cells });
        Ok(())
    }
}

/// A text as a cell holds it: trimmed, cut where no field goes on, and without the sign that keeps spreadsheets from
/// taking a text for a formula, which our own files carry.
fn cell(text: &str) -> String {
    let text = text.trim();
    let guarded = text
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
    guarded.unwrap_or(text).chars().take(LONGEST_CELL).collect()
}
