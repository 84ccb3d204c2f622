//! Statements as CSV: a first line with the names of the columns, in any order; commas, semicolons or tabs between them.
//! `date` and `amount` must be there; `currency` (euro unless given), `reference`, `payer` and `message` may. A reference is
//! what the bank calls the entry: numbers that payers give to their orders come again.

use super::statement::{Entry, MOST_ENTRIES, amount, currency, unreadable};
use crate::{
    clock::Day,
    refusal::{Problem, Refusal, Result},
};

/// What each column may be called.
const COLUMNS: [(&str, &[&str]); 6] = [
    ("date", &["date", "booked_on", "paid_on", "päivä", "data", "fecha", "дата"]),
    ("amount", &["amount", "summa", "importo", "importe", "сумма"]),
    ("currency", &["currency", "valuutta", "valuta", "moneda", "валюта"]),
    ("reference", &["reference", "id", "arkistointitunnus", "riferimento", "referencia"]),
    ("payer", &["payer", "name", "maksaja", "ordinante", "ordenante", "плательщик"]),
    ("message", &["message", "viesti", "viite", "causale", "concepto", "назначение"]),
];

fn separator(first: &str) -> u8 {
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|separator| first.bytes().filter(|byte| byte == separator).count())
        .unwrap_or(b',')
}

pub(super) fn read(text: &str) -> Result<Vec<Entry>> {
    let first = text.lines().next().unwrap_or_default();
    let mut table =
        csv::ReaderBuilder::new().delimiter(separator(first)).flexible(true).from_reader(text.as_bytes());
    let heads = table.headers().map_err(|_| unreadable())?.clone();
    let place = |column: &str| {
        let (_, names) = COLUMNS.iter().find(|(known, _)| *known == column)?;
        heads.iter().position(|head| names.contains(&head.trim().to_lowercase().as_str()))
    };
    for column in ["date", "amount"] {
        if place(column).is_none() {
            return Err(Refusal::field("file", Problem::ColumnMissing { column: column.into() }).into());
        }
    }
    let mut entries = Vec::new();
    for row in table.records() {
        let row = row.map_err(|_| unreadable())?;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |column: &str| {
            let found = place(column).and_then(|place| row.get(place));
            found.map(|cell| cell.trim().chars().take(2000).collect::<String>()).unwrap_or_default()
        };
        let line = row.position().map_or(0, csv::Position::line);
        entries.extend(entry(&cell, i64::try_from(line).unwrap_or_default())?);
        if entries.len() > MOST_ENTRIES {
            break;
        }
    }
    Ok(entries)
}

/// One line; money that went out is left out.
fn entry(cell: &dyn Fn(&str) -> String, line: i64) -> Result<Option<Entry>> {
    let written = cell("amount");
    if written.starts_with(['-', '\u{2212}']) {
        return Ok(None);
    }
    let given = cell("currency");
    let currency = currency(if given.is_empty() { "EUR" } else { &given }, line)?;
    let amount_minor = amount(&written, &currency).ok_or_else(unreadable)?;
    let booked_on = day(&cell("date")).ok_or_else(unreadable)?;
    let (reference, payer, message) = (cell("reference"), cell("payer"), cell("message"));
    Ok(Some(Entry { amount_minor, currency, booked_on, reference, payer, message }))
}

/// `2026-11-23`, or the day first as `23.11.2026` and `23/11/2026`.
fn day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['.', '/']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    format!("{year:0>4}-{month:0>2}-{day:0>2}").parse().ok()
}
