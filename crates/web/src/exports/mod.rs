//! Lists as files: CSV and XLSX, written while the rows are read, page by page on one snapshot, so that memory does
//! not grow with the list. Which rows there are is the domain's; which columns a list has stands in its `table`.

mod asked;
mod books;
mod catalogue;
mod codes;
mod columns;
mod csv;
mod history;
mod lists;
mod people;
mod planned;
mod reconciling;
mod selected;
mod stream;
mod table;
mod trail;
mod tree;
mod units;
mod xlsx;

#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, io::Write};

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use domain::{
    Act, Caller, Error, Language, World,
    exports::{self, Format, List},
    ids::OrganizationId,
    page::{Page, Window},
};
use jiff::{Timestamp, civil::Date};

use crate::{kit::Form, languages::Locale};

pub use asked::view_state;
pub(crate) use asked::{OF_LOOKS, asked, columns as asked_columns};
pub(crate) use books::invoice as invoice_cells;
pub(crate) use codes::entry as code_cells;
pub(crate) use columns::{Choosable, choosable, drawn_of};
pub(crate) use people::unit as unit_cells;
pub use selected::selected;
pub(crate) use trail::mail as mail_cells;
pub(crate) use tree::customer as customer_cells;
pub(crate) use units::{
    alert as alert_cells, customer_user as customer_user_cells, deployment_key as key_cells,
    installation as installation_cells, license as license_cells, user as user_cells,
};

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(i64),
    /// Minor units, and how many digits stand behind the point.
    Money(i64, u32),
    Day(Date),
    At(Timestamp),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Number,
    Day,
    At,
}

/// A column: its name for programs, from which follows its head for people.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub code: &'static str,
    pub sort: Sort,
}

/// For whom a file is.
#[derive(Clone, Debug)]
pub(crate) enum Reader {
    /// Heads and words in their language, times in their zone, the separator that their programs expect.
    Person(Locale),
    /// Field names and words as in the API, times in UTC.
    Program,
}

impl Reader {
    fn head(&self, head: &Head) -> String {
        match self {
            Self::Program => head.code.to_owned(),
            Self::Person(l) => {
                let name = l.column(head.code);
                match l.time_zone.iana_name().filter(|_| head.sort == Sort::At) {
                    Some(zone) => format!("{name} ({zone})"),
                    None => name,
                }
            }
        }
    }

    /// In which language texts are that there are several of.
    fn language(&self) -> Language {
        match self {
            Self::Person(l) => l.language,
            Self::Program => Language::default(),
        }
    }

    /// A word of a closed set.
    fn word(&self, family: &str, word: &str) -> Cell {
        Cell::Text(match self {
            Self::Person(l) => l.word(family, word).into_owned(),
            Self::Program => word.to_owned(),
        })
    }
}

/// A small table as CSV, whole.
pub(crate) fn small_csv(reader: &Reader, heads: &[String], rows: &[Vec<Cell>]) -> std::io::Result<Vec<u8>> {
    let mut bytes = csv::head(reader, heads)?;
    bytes.extend(csv::rows(reader, rows)?);
    Ok(bytes)
}

type Rows = Page<Vec<Cell>>;
type Read = Box<dyn Fn(&mut Act<'_>, &Window) -> domain::Result<Rows> + Send + Sync>;

/// A list that is about to leave.
pub(crate) struct Export {
    pub organization: OrganizationId,
    pub list: List,
    pub format: Format,
    pub reader: Reader,
    heads: Vec<Head>,
    read: Read,
}

impl Export {
    /// The list as its page in the console shows it under the same address: the same rows in the same order, and with
    /// `cols` the same columns in theirs.
    pub fn new(
        (organization, list): (OrganizationId, List),
        format: Format,
        reader: Reader,
        query: &Form,
    ) -> Self {
        let table = lists::of(list);
        let read = (table.open)(organization, query, &reader);
        let Some(places) = columns::places(list, query) else {
            return Self { organization, list, format, reader, heads: table.heads.to_vec(), read };
        };
        let heads = places.iter().map(|place| table.heads[*place]).collect();
        Self { organization, list, format, reader, heads, read: only(places, read) }
    }

    /// Writes who takes what, then answers with the file as it grows.
    ///
    /// Refusals of the list come before the first byte; what fails later breaks the answer off.
    pub async fn answer(self, world: &World, caller: &Caller, narrowed: String) -> Result<Response, Error> {
        let (organization, what) = (self.organization, (self.list, self.format));
        world.work(caller, move |act| exports::record(act, organization, what, &narrowed)).await?;
        let (content_type, ending) = match self.format {
            Format::Csv => ("text/csv; charset=utf-8", "csv"),
            Format::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        let name = format!("{}-{}.{ending}", self.list, day_of(world.now().timestamp()));
        let mut response = Response::new(stream::begin(world, caller, self).await?);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        Ok(response)
    }
}

/// Rows with the cells of these places only, in their order.
fn only(places: Vec<usize>, read: Read) -> Read {
    Box::new(move |act, window| {
        let row = |row: Vec<Cell>| places.iter().map(|place| row[*place].clone()).collect();
        Ok(read(act, window)?.map(row))
    })
}

fn day_of(at: Timestamp) -> Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The filter of a list as it would stand in an address.
pub(crate) fn narrowed(list: List, query: &Form) -> String {
    let given =
        lists::of(list).filters.iter().filter_map(|name| query.given(name).map(|value| (*name, value)));
    serde_urlencoded::to_string(given.collect::<Vec<_>>()).unwrap_or_default()
}

/// Writes who takes what, then the whole list as the API answers it, for who has no connection to stream it to. Blocks.
///
/// Refusals: `unknown-field` of the filter; `not-a-choice` of the columns; those of the list.
pub fn write_blocking(
    world: &World,
    caller: &Caller,
    (organization, list, format): (OrganizationId, List, Format),
    (filter, columns): (&BTreeMap<String, String>, &[String]),
    out: Box<dyn Write + Send>,
) -> Result<(), Error> {
    let form = asked_columns(list, asked(list, filter)?, columns)?;
    let narrowed = narrowed(list, &form);
    world.work_blocking(caller, move |act| exports::record(act, organization, (list, format), &narrowed))?;
    let export = Export::new((organization, list), format, Reader::Program, &form);
    stream::write_blocking(world, caller, export, out)
}

/// What narrows a list, by the names in its address.
pub(crate) fn filters(list: List) -> &'static [&'static str] {
    lists::of(list).filters
}
