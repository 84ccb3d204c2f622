//! XLSX in constant memory: rows go to a file of the machine as they come, and from there to the client.

use std::{
    fs::File,
    io::{self, Read, Seek},
};

use jiff::{civil::DateTime, tz::TimeZone};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Head, Reader, Sort};

/// Rows of a sheet, the heads left out; a longer list goes on in another one.
const SHEET: u32 = 1_000_000;
/// Characters that a cell can hold.
const LONGEST: usize = 32_767;
const CHUNK: usize = 64 * 1024;

pub(super) struct Book {
    workbook: Workbook,
    heads: Vec<(String, Sort)>,
    looks: Looks,
    sheets: usize,
    /// The next row of the last sheet.
    row: u32,
}

struct Looks {
    head: Format,
    day: Format,
    at: Format,
}

impl Book {
    pub fn new(heads: &[Head], names: &[String]) -> Result<Self, XlsxError> {
        let looks = Looks {
            head: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            at: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        };
        let heads = names.iter().cloned().zip(heads.iter().map(|head| head.sort)).collect();
        let mut book = Self { workbook: Workbook::new(), heads, looks, sheets: 0, row: 0 };
        book.sheet()?;
        Ok(book)
    }

    /// Begins another sheet with the heads.
    fn sheet(&mut self) -> Result<(), XlsxError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        for (column, (name, sort)) in (0..).zip(&self.heads) {
            sheet.set_column_width(column, width(*sort))?;
            sheet.write_string_with_format(0, column, name, &self.looks.head)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        self.sheets += 1;
        self.row = 1;
        Ok(())
    }

    pub fn rows(&mut self, rows: &[Vec<Cell>], reader: &Reader) -> Result<(), XlsxError> {
        for row in rows {
            if self.row > SHEET {
                self.sheet()?;
            }
            let sheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
            for (column, cell) in (0..).zip(row) {
                write(sheet, (self.row, column), cell, reader, &self.looks)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    /// Closes the book and hands it over in chunks.
    pub fn send(mut self, mut send: impl FnMut(Vec<u8>) -> Result<(), ()>) -> io::Result<()> {
        let mut file: File = tempfile::tempfile()?;
        self.workbook.save_to_writer(&file).map_err(io::Error::other)?;
        file.rewind()?;
        loop {
            let mut chunk = Vec::with_capacity(CHUNK);
            (&mut file).take(CHUNK as u64).read_to_end(&mut chunk)?;
            if chunk.is_empty() || send(chunk).is_err() {
                return Ok(());
            }
        }
    }
}

const fn width(sort: Sort) -> f64 {
    match sort {
        Sort::Text => 28.0,
        Sort::Number | Sort::Day => 12.0,
        Sort::At => 20.0,
    }
}

/// Values keep their kind: what is a text is never a formula, days and times can be reckoned with.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    reader: &Reader,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => {
            sheet.write_string(row, column, text.chars().take(LONGEST).collect::<String>())?
        }
        #[expect(clippy::cast_precision_loss, reason = "the only number that a sheet knows")]
        Cell::Number(number) => sheet.write_number(row, column, *number as f64)?,
        #[expect(clippy::cast_precision_loss, reason = "the only number that a sheet knows")]
        Cell::Money(minor, digits) => {
            sheet.write_number(row, column, *minor as f64 / f64::from(10_u32.pow(*digits)))?
        }
        Cell::Day(day) => sheet.write_with_format(
            row,
            column,
            &moment(day.to_datetime(jiff::civil::Time::midnight()))?,
            &looks.day,
        )?,
        Cell::At(at) => {
            let zone = match reader {
                Reader::Person(l) => l.time_zone.clone(),
                Reader::Program => TimeZone::UTC,
            };
            sheet.write_with_format(row, column, &moment(at.to_zoned(zone).datetime())?, &looks.at)?
        }
    };
    Ok(())
}

fn moment(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: i8| u8::try_from(part).unwrap_or_default();
    ExcelDateTime::from_ymd(
        u16::try_from(at.year()).unwrap_or_default().max(1900),
        part(at.month()),
        part(at.day()),
    )?
    .and_hms(u16::from(part(at.hour())), part(at.minute()), f64::from(at.second()))
}
