//! What committed acts wrote, told to whoever keeps rows in memory: the tables, and whose rows they were.
//! What follows from it is for those who watch.

use std::sync::{Arc, PoisonError, RwLock, Weak};

use uuid::Uuid;

use crate::Value;

/// Rows that a committed act wrote, or tried to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The table; empty when the text does not begin with what it writes to.
    pub table: Box<str>,
    /// The first parameter, when it was an id: on tenant data, whose rows they are.
    pub first: Option<Uuid>,
}

/// Called after a commit, before any of its acts is answered. Short: on SQLite, the writer waits for it.
pub type Watcher = dyn Fn(&[Written]) + Send + Sync;

#[derive(Default)]
pub(crate) struct Watchers(RwLock<Vec<Weak<Watcher>>>);

impl Watchers {
    /// Adds one, for as long as somebody else keeps it.
    pub(crate) fn add(&self, watcher: &Arc<Watcher>) {
        let mut watchers = self.0.write().unwrap_or_else(PoisonError::into_inner);
        watchers.retain(|watcher| watcher.strong_count() > 0);
        watchers.push(Arc::downgrade(watcher));
    }

    pub(crate) fn tell(&self, written: &[Written]) {
        if written.is_empty() {
            return;
        }
        let watchers = self.0.read().unwrap_or_else(PoisonError::into_inner);
        for watcher in watchers.iter().filter_map(Weak::upgrade) {
            watcher(written);
        }
    }
}

/// Adds what a statement writes, if it writes; each table and owner once.
pub(crate) fn note(written: &mut Vec<Written>, sql: &str, params: &[Value]) {
    let Some(table) = table(sql) else { return };
    let first = match params.first() {
        Some(Value::Id(id)) => Some(*id),
        _ => None,
    };
    if !written.iter().any(|known| known.first == first && &*known.table == table) {
        written.push(Written { table: table.into(), first });
    }
}

/// The table that a statement writes to: `None` when it only reads, empty when it cannot be told.
fn table(sql: &str) -> Option<&str> {
    let sql = sql.trim_start();
    let rest = ["INSERT INTO ", "UPDATE ", "DELETE FROM "].iter().find_map(|start| sql.strip_prefix(start));
    match rest {
        Some(rest) => rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next(),
        None if sql.starts_with("SELECT ") => None,
        None if sql.starts_with("WITH ") && !writes_later(sql) => None,
        None => Some(""),
    }
}

fn writes_later(sql: &str) -> bool {
    ["INSERT INTO ", "UPDATE ", "DELETE FROM "].iter().any(|word| sql.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_tells_which_table_it_writes_to() {
        for (sql, expected) in [
            ("INSERT INTO stock (id) VALUES ($1)", Some("stock")),
            ("UPDATE event_feed SET a = 1", Some("event_feed")),
            ("\n  DELETE FROM t1 WHERE id = $1", Some("t1")),
            ("INSERT INTO a(b) SELECT 1", Some("a")),
            ("SELECT 'UPDATE ' FROM t", None),
            ("WITH x AS (SELECT 1) SELECT 1 FROM x", None),
            ("WITH x AS (SELECT 1) UPDATE t SET a = 1", Some("")),
            ("SET LOCAL lock_timeout = 0", Some("")),
            ("DROP TABLE t", Some("")),
        ] {
            assert_eq!(table(sql), expected, "{sql}");
        }
    }

    #[test]
    fn each_table_and_owner_is_noted_once() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut written = Vec::new();
        for id in [one, two, one] {
            note(&mut written, "UPDATE t SET a = 1 WHERE b = $1", &[Value::Id(id)]);
        }
        note(&mut written, "UPDATE t SET a = 1", &[]);
        let firsts: Vec<Option<Uuid>> = written.iter().map(|written| written.first).collect();
        assert_eq!(firsts, [Some(one), Some(two), None]);
    }
}
