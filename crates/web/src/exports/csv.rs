//! CSV as RFC 4180 has it, safe to open in a spreadsheet: what would be taken for a formula is made a text (SR-46).

use std::io;

use domain::Language;

use super::{Cell, Reader};

/// Tells spreadsheets that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The file's beginning: mark and heads.
pub(super) fn head(reader: &Reader, heads: &[String]) -> io::Result<Vec<u8>> {
    let mut bytes = match reader {
        Reader::Person(_) => BYTE_ORDER_MARK.as_bytes().to_vec(),
        Reader::Program => Vec::new(),
    };
    let line: Vec<Cell> = heads.iter().cloned().map(Cell::Text).collect();
    bytes.extend(rows(reader, &[line])?);
    Ok(bytes)
}

pub(super) fn rows(reader: &Reader, rows: &[Vec<Cell>]) -> io::Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(separator(reader))
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| written(reader, cell)))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// Where the comma parts whole from fraction, spreadsheets part columns by the semicolon.
fn separator(reader: &Reader) -> u8 {
    match reader {
        Reader::Person(l) if l.language != Language::En => b';',
        _ => b',',
    }
}

fn written(reader: &Reader, cell: &Cell) -> String {
    match (cell, reader) {
        (Cell::Empty, _) => String::new(),
        (Cell::Text(text), _) => guarded(text),
        (Cell::Number(number), _) => number.to_string(),
        (Cell::Money(minor, digits), reader) => {
            let point = if separator(reader) == b';' { ',' } else { '.' };
            domain::billing::money::decimal(*minor, *digits, point)
        }
        (Cell::Day(day), _) => day.to_string(),
        (Cell::At(at), Reader::Program) => at.to_string(),
        (Cell::At(at), Reader::Person(l)) => {
            at.to_zoned(l.time_zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
        }
    }
}

/// A text that no spreadsheet runs: its first sign may not begin a formula, in full width neither.
pub(super) fn guarded(text: &str) -> String {
    let begins_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if begins_formula { format!("'{text}") } else { text.to_owned() }
}
