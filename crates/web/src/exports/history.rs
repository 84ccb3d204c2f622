//! Entries of the ledger as rows: what became of the units of a license, or of a purchase code.

use domain::{
    Problem, Refusal,
    clock::Day,
    ids::{EditionId, LicenseId, StockId},
    ledger::{self, Entered},
    products::{Nouns, Unit},
    purchase_codes,
};

use super::{
    Cell, Head, Reader,
    table::{Table, about, at, moment, number, said, text},
};
use crate::kit::Form;

const HEADS: &[Head] = &[
    at("at"),
    text("action"),
    text("edition"),
    number("units"),
    number("quantity"),
    number("used"),
    text("source"),
    text("party"),
    text("reference"),
    text("actor"),
];

/// Of a license, until the end of a day where the customer is.
pub(super) const OF_LICENSE: Table = Table {
    filters: &["license", "as_of"],
    heads: HEADS,
    open: |_, query, reader| {
        let license: Result<LicenseId, Refusal> = about(query, "license", "license_id");
        let (as_of, reader) = (as_of(query), reader.clone());
        Box::new(move |act, window| {
            let history = ledger::of_license(act, license.clone()?, as_of.clone()?, window)?;
            let lines = &history.license.lines;
            Ok(history.entries.map(|entry| {
                let line = lines.iter().find(|line| line.edition == entry.edition);
                let named = line.map(|line| (line.edition_name.as_str(), line.unit, &line.nouns));
                cells(&reader, &entry, named)
            }))
        })
    },
};

/// Of the units that purchase codes brought.
pub(super) const OF_CODE: Table = Table {
    filters: &["stock", "as_of"],
    heads: HEADS,
    open: |_, query, reader| {
        let stock: Result<StockId, Refusal> = about(query, "stock", "stock_id");
        let (as_of, reader) = (as_of(query), reader.clone());
        Box::new(move |act, window| {
            let history = purchase_codes::history(act, stock.clone()?, as_of.clone()?, window)?;
            let (edition, of): (EditionId, _) = (history.stock.edition, &history.stock.of);
            Ok(history.entries.map(|entry| {
                let named = (of.edition_name.as_str(), of.unit, &of.nouns);
                cells(&reader, &entry, (entry.edition == edition).then_some(named))
            }))
        })
    },
};

fn as_of(query: &Form) -> Result<Option<Day>, Refusal> {
    let wrong = |_| Refusal::field("filter.as_of", Problem::NotADay);
    query.given("as_of").map(|typed| typed.trim().parse().map_err(wrong)).transpose()
}

type Named<'a> = (&'a str, Unit, &'a Nouns);

fn cells(reader: &Reader, entry: &Entered, named: Option<Named<'_>>) -> Vec<Cell> {
    let edition = named.map_or("", |named| named.0);
    let (what, actor) = match (reader, named) {
        (Reader::Person(l), Some((_, unit, nouns))) => {
            let units = l.counted(unit, nouns, entry.units.abs());
            let told = [("units", units.into()), ("edition", edition.into())];
            (
                l.with(&format!("ledger-what-{}", entry.what), &told),
                l.actor(&entry.actor_kind, &entry.actor_name),
            )
        }
        _ => (entry.what.word().to_owned(), entry.actor_name.clone()),
    };
    vec![
        moment(entry.at),
        said(what),
        said(edition),
        Cell::Number(entry.units),
        Cell::Number(entry.quantity),
        Cell::Number(entry.used),
        reader.word("ledger-source", entry.source.word()),
        said(&entry.party),
        said(&entry.reference),
        said(actor),
    ]
}
