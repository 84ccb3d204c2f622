//! The first sheet of a workbook (XLSX): texts, numbers, days, truth values and what formulas came to last. Read from
//! the archive as a stream within bounds, so that a small file that unfolds into a large one is refused and not held.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Cursor, Read as _},
};

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{Gathered, LONGEST_CELL, MOST_COLUMNS, MOST_TEXT, cell, too_large};
use crate::refusal::Problem;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;
type Read<T> = Result<T, Problem>;

/// What a part of the archive may unfold into, in bytes.
const MOST_UNFOLDED: u64 = 128 * 1024 * 1024;
const MOST_PARTS: usize = 5_000;
/// Past this no sheet goes.
const LAST_ROW: i64 = 1_048_576;

pub(super) fn read(bytes: &[u8], gathered: &mut Gathered) -> Read<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::NotATable)?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let book = Book {
        strings: strings(&mut archive)?,
        days: day_styles(&mut archive)?,
        from_1904: is_from_1904(&mut archive)?,
    };
    let sheet = first_sheet(&mut archive)?;
    rows(&mut archive, &sheet, &book, gathered)
}

/// What cells refer to.
struct Book {
    strings: Vec<String>,
    /// The styles under which a number is a day.
    days: Vec<bool>,
    from_1904: bool,
}

/// Walks over a part of the archive; a part that is not there has no events.
fn walk(archive: &mut Archive<'_>, name: &str, mut see: impl FnMut(&Event<'_>) -> Read<()>) -> Read<()> {
    let Ok(part) = archive.by_name(name) else { return Ok(()) };
    if part.encrypted() {
        return Err(Problem::NotATable);
    }
    let mut reader = Reader::from_reader(BufReader::new(part.take(MOST_UNFOLDED + 1)));
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|_| Problem::NotATable)?;
        match event {
            Event::Eof => break,
            // No spreadsheet declares entities.
            Event::DocType(_) => return Err(Problem::NotATable),
            _ => {}
        }
        see(&event)?;
        // What a cell cannot hold need not be held while it is read.
        if buffer.capacity() > MOST_TEXT {
            return Err(too_large());
        }
        buffer.clear();
    }
    if is_cut(reader.into_inner()) { Err(too_large()) } else { Ok(()) }
}

/// Whether a part went on past what may be unfolded.
fn is_cut(mut rest: impl BufRead) -> bool {
    rest.fill_buf().is_ok_and(|left| !left.is_empty())
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|found| found.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Text between tags, its few entities resolved and no other.
fn text_of(event: &Event<'_>, text: &mut String) {
    if text.len() > LONGEST_CELL * 4 {
        return;
    }
    match event {
        Event::Text(found) => text.push_str(found),
        Event::CData(found) => text.push_str(found),
        Event::GeneralRef(found) => {
            let written = format!("&{};", &**found);
            // Entities that the file declares itself are nothing to us.
            text.push_str(&unescape(&written).unwrap_or_default());
        }
        _ => {}
    }
}

/// The texts that cells refer to by their place; how a part of one looks, and how it is spoken, is passed over.
fn strings(archive: &mut Archive<'_>) -> Read<Vec<String>> {
    let (mut strings, mut held) = (Vec::new(), 0_usize);
    let (mut text, mut in_text, mut spoken) = (String::new(), false, false);
    walk(archive, "xl/sharedStrings.xml", |event| {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "si" => text.clear(),
            Event::Start(tag) if tag.local_name().as_ref() == "rPh" => spoken = true,
            Event::End(tag) if tag.local_name().as_ref() == "rPh" => spoken = false,
            Event::Start(tag) if tag.local_name().as_ref() == "t" => in_text = true,
            Event::End(tag) if tag.local_name().as_ref() == "t" => in_text = false,
            Event::End(tag) if tag.local_name().as_ref() == "si" => {
                held += text.len();
                strings.push(cell(&text));
            }
            other if in_text && !spoken => text_of(other, &mut text),
            _ => {}
        }
        if held > MOST_TEXT { Err(too_large()) } else { Ok(()) }
    })?;
    Ok(strings)
}

/// For each style of cells whether it shows a number as a day.
fn day_styles(archive: &mut Archive<'_>) -> Read<Vec<bool>> {
    let mut formats: HashMap<String, bool> = HashMap::new();
    let (mut styles, mut in_cells) = (Vec::new(), false);
    walk(archive, "xl/styles.xml", |event| {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = true,
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "numFmt" => {
                let id = attribute(tag, "numFmtId").unwrap_or_default();
                formats.insert(id, shows_days(&attribute(tag, "formatCode").unwrap_or_default()));
            }
            Event::Start(tag) | Event::Empty(tag) if in_cells && tag.local_name().as_ref() == "xf" => {
                let id = attribute(tag, "numFmtId").unwrap_or_default();
                let built_in = matches!(id.parse(), Ok(14..=17 | 22 | 27..=36 | 50..=58));
                styles.push(formats.get(&id).copied().unwrap_or(built_in));
            }
            _ => {}
        }
        if styles.len() > 100_000 { Err(too_large()) } else { Ok(()) }
    })?;
    Ok(styles)
}

/// Whether a format has years or days in it, outside of quoted words and of the names of colors.
fn shows_days(format: &str) -> bool {
    let (mut quoted, mut named) = (false, false);
    format.replace("&quot;", "\"").chars().any(|sign| {
        match sign {
            '"' => quoted = !quoted,
            '[' => named = true,
            ']' => named = false,
            _ => {}
        }
        !quoted && !named && matches!(sign, 'y' | 'Y' | 'd' | 'D')
    })
}

fn is_from_1904(archive: &mut Archive<'_>) -> Read<bool> {
    let mut from_1904 = false;
    walk(archive, "xl/workbook.xml", |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == "workbookPr"
        {
            from_1904 = attribute(tag, "date1904").is_some_and(|said| said == "1" || said == "true");
        }
        Ok(())
    })?;
    Ok(from_1904)
}

/// The part that holds the first sheet of the book.
fn first_sheet(archive: &mut Archive<'_>) -> Read<String> {
    let mut first = None;
    walk(archive, "xl/workbook.xml", |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == "sheet"
            && first.is_none()
        {
            first = attribute(tag, "r:id");
        }
        Ok(())
    })?;
    let mut target = None;
    walk(archive, "xl/_rels/workbook.xml.rels", |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == "Relationship"
            && attribute(tag, "Id") == first
        {
            target = attribute(tag, "Target");
        }
        Ok(())
    })?;
    let target = target.filter(|_| first.is_some()).unwrap_or_else(|| "worksheets/sheet1.xml".into());
    let name = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    if archive.index_for_name(&name).is_some() { Ok(name) } else { Err(Problem::NotATable) }
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    style: usize,
    text: String,
    in_value: bool,
}

fn rows(archive: &mut Archive<'_>, name: &str, book: &Book, gathered: &mut Gathered) -> Read<()> {
    let (mut number, mut cells, mut open) = (0_i64, Vec::new(), Open::default());
    walk(archive, name, |event| {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "row" => {
                number = attribute(tag, "r")
                    .and_then(|said| said.parse().ok())
                    .unwrap_or(number.saturating_add(1));
                if !(1..=LAST_ROW).contains(&number) {
                    return Err(Problem::NotATable);
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "row" => {
                gathered.take(number, std::mem::take(&mut cells))?;
            }
            Event::Start(tag) if tag.local_name().as_ref() == "c" => open = begun(tag, cells.len()),
            Event::Start(tag) if matches!(tag.local_name().as_ref(), "v" | "t") => open.in_value = true,
            Event::End(tag) if matches!(tag.local_name().as_ref(), "v" | "t") => open.in_value = false,
            Event::End(tag) if tag.local_name().as_ref() == "c" => place(&mut cells, &open, book)?,
            other if open.in_value => text_of(other, &mut open.text),
            _ => {}
        }
        Ok(())
    })
}

fn begun(tag: &BytesStart<'_>, next: usize) -> Open {
    Open {
        column: attribute(tag, "r").and_then(|place| column(&place)).unwrap_or(next),
        kind: attribute(tag, "t").unwrap_or_default(),
        style: attribute(tag, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
        ..Open::default()
    }
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.take(4).fold(0_usize, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}

fn place(cells: &mut Vec<String>, open: &Open, book: &Book) -> Read<()> {
    let value = value(open, book)?;
    if value.is_empty() {
        return Ok(());
    }
    if open.column >= MOST_COLUMNS {
        return Err(Problem::TooManyColumns { max: MOST_COLUMNS as i64 });
    }
    if cells.len() <= open.column {
        cells.resize(open.column + 1, String::new());
    }
    cells[open.column] = value;
    Ok(())
}

fn value(open: &Open, book: &Book) -> Read<String> {
    let text = open.text.trim();
    if text.contains('\0') {
        return Err(Problem::NotATable);
    }
    Ok(match open.kind.as_str() {
        "s" => {
            let string = text.parse().ok().and_then(|place: usize| book.strings.get(place));
            string.filter(|string| !string.contains('\0')).cloned().unwrap_or_default()
        }
        "b" => if text == "1" { "yes" } else { "no" }.to_owned(),
        "" | "n" => number(text, book.days.get(open.style).copied().unwrap_or(false), book.from_1904),
        _ => cell(&open.text),
    })
}

/// A number as people write it: whole ones without a point, days as ISO has them.
fn number(text: &str, is_day: bool, from_1904: bool) -> String {
    let Ok(number) = text.parse::<f64>() else { return cell(text) };
    if !number.is_finite() || number.abs() > 9.0e15 {
        return cell(text);
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
    let whole = number.trunc() as i64;
    if is_day {
        // Day 60 of the older count, the 29th of February 1900, never was.
        let begun = if from_1904 { jiff::civil::date(1904, 1, 1) } else { jiff::civil::date(1899, 12, 30) };
        let day = jiff::Span::new().try_days(whole).ok().and_then(|days| begun.checked_add(days).ok());
        return day.map_or_else(|| cell(text), |day| day.to_string());
    }
    if number.fract() == 0.0 { whole.to_string() } else { number.to_string() }
}
