//! One SQLite connection with its texts: running statements, stepping through rows, one snapshot.
//! Who owns connections and when they commit is in `writer` and `readers`.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rusqlite::types::{ToSqlOutput, ValueRef as SqliteRef};
use rusqlite::{CachedStatement, Connection, OpenFlags, ToSql, params_from_iter};

use crate::act::{self, Fault};
use crate::row::{Names, Source};
use crate::tx::Visit;
use crate::{DbError, Row, Tx, Value, ValueRef, dialect};

use super::errors::mapped;

/// Statements kept prepared per connection.
const STATEMENTS: usize = 512;
/// Texts longer than this are made for one use (multi-row inserts) and not kept.
const KEPT_LENGTH: usize = 8 * 1024;

pub(crate) struct Session {
    connection: Connection,
    texts: HashMap<Box<str>, Arc<Text>>,
}

/// A statement in SQLite's spelling and, once it ran, the names of its columns.
struct Text {
    sql: String,
    names: OnceLock<Names>,
}

impl Session {
    pub(super) fn open(path: &Path, flags: OpenFlags) -> Result<Self, DbError> {
        let connection = Connection::open_with_flags(path, flags).map_err(mapped)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Self { connection, texts: HashMap::new() })
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// True while a transaction is open.
    pub(super) fn is_open(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// Rows that were written since the opening, those of undone transactions included.
    pub(super) fn changes(&self) -> u64 {
        self.connection.total_changes()
    }

    /// Statements of our own without parameters, such as `BEGIN`, prepared once.
    pub(super) fn order(&self, sql: &str) -> Result<(), DbError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(mapped)?;
        statement.raw_execute().map(drop).map_err(mapped)
    }

    /// Several statements at once, not kept.
    pub(super) fn batch(&self, sql: &str) -> Result<(), DbError> {
        self.connection.execute_batch(sql).map_err(mapped)
    }

    /// Drops what is remembered about statements.
    pub(super) fn forget(&mut self) {
        self.texts.clear();
        self.connection.flush_prepared_statement_cache();
    }

    pub(super) fn check_foreign_keys(&self) -> Result<(), DbError> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check").map_err(mapped)?;
        let mut rows = statement.query([]).map_err(mapped)?;
        let Some(row) = rows.next().map_err(mapped)? else {
            return Ok(());
        };
        let table: String = row.get(0).map_err(mapped)?;
        Err(DbError::ForeignKey { constraint: table })
    }

    /// Runs a reading act between `BEGIN` and `COMMIT`.
    pub(super) fn snapshot<T, E: Fault>(
        &mut self,
        act: &dyn Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.order("BEGIN")?;
        let result = act::attempt(act, &mut Tx::sqlite(self));
        self.order("COMMIT")?;
        result
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let text = self.text(sql);
        let mut statement = self.prepare(&text)?;
        let mut rows = statement.query(params_from_iter(params)).map_err(mapped)?;
        let mut seen = 0;
        while rows.next().map_err(mapped)?.is_some() {
            seen += 1;
        }
        drop(rows);
        let count = if statement.readonly() { seen } else { self.connection.changes() };
        finish(statement, sql);
        Ok(count)
    }

    pub(crate) fn visit(&mut self, sql: &str, params: &[Value], visit: Visit<'_>) -> Result<(), DbError> {
        let text = self.text(sql);
        let mut statement = self.prepare(&text)?;
        let names = text.names.get_or_init(|| statement.column_names().map(Into::into).collect());
        let mut rows = statement.query(params_from_iter(params)).map_err(mapped)?;
        while let Some(row) = rows.next().map_err(mapped)? {
            if visit(&Row::new(Source::Sqlite(row), names)) == ControlFlow::Break(()) {
                break;
            }
        }
        drop(rows);
        finish(statement, sql);
        Ok(())
    }

    fn text(&mut self, sql: &str) -> Arc<Text> {
        if let Some(text) = self.texts.get(sql) {
            return Arc::clone(text);
        }
        let text = Arc::new(Text { sql: dialect::number_parameters(sql), names: OnceLock::new() });
        if sql.len() <= KEPT_LENGTH {
            if self.texts.len() >= STATEMENTS {
                self.texts.clear();
            }
            self.texts.insert(sql.into(), Arc::clone(&text));
        }
        text
    }

    fn prepare(&self, text: &Text) -> Result<CachedStatement<'_>, DbError> {
        self.connection.prepare_cached(&text.sql).map_err(mapped)
    }
}

fn finish(statement: CachedStatement<'_>, sql: &str) {
    if sql.len() > KEPT_LENGTH {
        statement.discard();
    }
}

/// Reads a column of a row.
pub(crate) fn value<'r>(row: &'r rusqlite::Row<'_>, index: usize) -> Result<ValueRef<'r>, DbError> {
    match row.get_ref(index).map_err(mapped)? {
        SqliteRef::Null => Ok(ValueRef::Null),
        SqliteRef::Integer(number) => Ok(ValueRef::Int(number)),
        SqliteRef::Blob(bytes) => Ok(ValueRef::Bytes(bytes)),
        SqliteRef::Text(bytes) => std::str::from_utf8(bytes)
            .map(ValueRef::Text)
            .map_err(|_| DbError::column("the text is not UTF-8")),
        SqliteRef::Real(_) => Err(DbError::column("a fraction, which the dialect does not have; cast it")),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(SqliteRef::Null),
            Self::Int(number) => ToSqlOutput::Borrowed(SqliteRef::Integer(*number)),
            Self::Bool(truth) => ToSqlOutput::Borrowed(SqliteRef::Integer(i64::from(*truth))),
            Self::Text(text) => ToSqlOutput::Borrowed(SqliteRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(SqliteRef::Blob(bytes)),
            Self::Id(id) => ToSqlOutput::Borrowed(SqliteRef::Blob(id.as_bytes())),
        })
    }
}
