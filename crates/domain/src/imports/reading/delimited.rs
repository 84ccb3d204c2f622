//! CSV and pasted text: which sign parts the columns is found out, rows are numbered as a spreadsheet shows them.

use csv::{ReaderBuilder, StringRecord};

use super::{Gathered, MOST_COLUMNS, cell};
use crate::refusal::Problem;

const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

/// Reads the text and tells the sign that parts its columns.
pub(super) fn read(text: &str, gathered: &mut Gathered) -> Result<char, Problem> {
    // The reader counts a line that ends with two signs only when it has come to the next one.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (said, text, skipped) = said(&text);
    let separator = said.unwrap_or_else(|| separator(text));
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut record, mut inside) = (StringRecord::new(), 0);
    while reader.read_record(&mut record).map_err(|_| Problem::NotATable)? {
        let (line, begun) = record.position().map_or((0, 0), |at| (at.line(), at.byte()));
        let rest = text.as_bytes().get(usize::try_from(begun).unwrap_or(0)..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
        let number = i64::try_from(line).unwrap_or(i64::MAX) + empty as i64 - inside + skipped;
        // Ends of lines within a cell are none of the spreadsheet's.
        inside += record.iter().map(|cell| cell.matches('\n').count() as i64).sum::<i64>();
        if record.iter().skip(MOST_COLUMNS).any(|cell| !cell.trim().is_empty()) {
            return Err(Problem::TooManyColumns { max: MOST_COLUMNS as i64 });
        }
        gathered.take(number, record.iter().take(MOST_COLUMNS).map(cell).collect())?;
    }
    Ok(separator)
}

/// Spreadsheets may say the sign in a first line of its own, `sep=;`.
fn said(text: &str) -> (Option<char>, &str, i64) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let sign = first.strip_prefix("sep=").and_then(|sign| sign.chars().next());
    match sign.filter(char::is_ascii) {
        Some(sign) => (Some(sign), rest, 1),
        None => (None, text, 0),
    }
}

/// The sign that the first line has most often outside of quotation marks; the semicolon before the comma where they
/// are as many, as names have commas in them.
fn separator(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for sign in line.chars() {
        quoted ^= sign == '"';
        if let Some(place) = SEPARATORS.iter().position(|known| *known == sign).filter(|_| !quoted) {
            counts[place] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let found = counts.iter().position(|count| *count == most && most > 0);
    found.map_or(',', |place| SEPARATORS[place])
}
