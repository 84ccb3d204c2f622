//! Tests of the seam through its public names, on SQLite, and on PostgreSQL when `SEATWRIGHT_TEST_POSTGRES` is set.

mod acts;
mod catalogue;
mod faults;
mod files;
mod group;
mod migrations;
mod names;
mod races;
mod retries;
mod rows;
mod settings;

use crate::{Db, DbError, Migration, Settings, TestDb};

pub(super) const STOCK: Migration = Migration {
    name: "0001_stock",
    sql: "
CREATE TABLE stock (
  id {int} NOT NULL PRIMARY KEY,
  used {int} NOT NULL CONSTRAINT stock_used_within CHECK (used BETWEEN 0 AND quantity),
  quantity {int} NOT NULL
) {strict};
CREATE TABLE notes (
  id {int} NOT NULL PRIMARY KEY,
  body {text}
) {strict};
",
};

pub(super) fn stock() -> TestDb {
    TestDb::new(&[STOCK])
}

/// A SQLite database in a folder, whatever the variable says.
pub(super) fn sqlite_settings(folder: &tempfile::TempDir) -> Settings {
    Settings::new(format!("sqlite:{}", folder.path().join("seatwright.db").display()))
}

/// The server's URL, if these tests run on one.
pub(super) fn server() -> Option<String> {
    std::env::var("SEATWRIGHT_TEST_POSTGRES").ok()
}

pub(super) fn note(db: &Db, id: i64) -> Result<u64, DbError> {
    db.write_blocking(move |tx| {
        tx.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", crate::params![id, "text"])
    })
}

pub(super) fn notes(db: &Db) -> i64 {
    db.read_blocking(|tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", crate::params![])).unwrap().0
}
