//! One PostgreSQL transaction: statements prepared once per connection, rows streamed.

use std::ops::ControlFlow;

use crate::row::Source;
use crate::tx::Visit;
use crate::{DbError, Row, Value};

use super::connect::{Prepared, Session};
use super::errors::{is_undone, mapped};

/// Statements kept prepared per connection.
const STATEMENTS: usize = 512;
/// Texts longer than this are made for one use (multi-row inserts) and not kept.
const KEPT_LENGTH: usize = 8 * 1024;

/// A commit that was not answered well.
pub(super) enum Uncommitted {
    Undone(DbError),
    /// It may have happened.
    Unknown(DbError),
}

/// For who runs again in any case.
impl From<Uncommitted> for DbError {
    fn from(uncommitted: Uncommitted) -> Self {
        match uncommitted {
            Uncommitted::Undone(error) | Uncommitted::Unknown(error) => error,
        }
    }
}

/// Undone when it is dropped without a commit.
pub(crate) struct Transaction<'c> {
    session: &'c mut Session,
    open: bool,
}

impl<'c> Transaction<'c> {
    /// `begin` goes out with the first statement.
    pub(super) fn begin(session: &'c mut Session, begin: &'static str) -> Result<Self, DbError> {
        session.line.send_batch(begin).map_err(|error| mapped(&error, &session.names))?;
        Ok(Self { session, open: true })
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let prepared = self.prepare(sql)?;
        let written = self.session.line.rows(&prepared.statement, params, &mut |_| ControlFlow::Continue(()));
        written.map_err(|error| mapped(&error, &self.session.names))
    }

    /// Sends a statement whose outcome nobody looks at: a failure comes with the next one, or with the commit.
    pub(crate) fn send(&mut self, sql: &str, params: &[Value]) -> Result<(), DbError> {
        let prepared = self.prepare(sql)?;
        let sent = self.session.line.send_statement(prepared.statement, params.to_vec());
        sent.map_err(|error| mapped(&error, &self.session.names))
    }

    pub(crate) fn visit(&mut self, sql: &str, params: &[Value], visit: Visit<'_>) -> Result<(), DbError> {
        let prepared = self.prepare(sql)?;
        let mut each = |row: &tokio_postgres::Row| visit(&Row::new(Source::Postgres(row), &prepared.columns));
        let visited = self.session.line.rows(&prepared.statement, params, &mut each);
        visited.map(drop).map_err(|error| mapped(&error, &self.session.names))
    }

    /// Several statements without parameters.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        self.session.batch(sql)
    }

    pub(super) fn commit(mut self) -> Result<(), Uncommitted> {
        self.open = false;
        // After a failure of what was sent before, the server makes a rollback of it.
        self.session.line.batch("COMMIT").map_err(|error| {
            let mapped = mapped(&error, &self.session.names);
            if is_undone(&error) { Uncommitted::Undone(mapped) } else { Uncommitted::Unknown(mapped) }
        })
    }

    fn prepare(&mut self, sql: &str) -> Result<Prepared, DbError> {
        if let Some(prepared) = self.session.statements.get(sql) {
            return Ok(prepared.clone());
        }
        let statement = self.session.line.prepare(sql);
        let statement = statement.map_err(|error| mapped(&error, &self.session.names))?;
        let columns = statement.columns().iter().map(|column| column.name().into()).collect();
        let prepared = Prepared { statement, columns };
        if sql.len() <= KEPT_LENGTH {
            if self.session.statements.len() >= STATEMENTS {
                self.session.statements.clear();
            }
            self.session.statements.insert(sql.into(), prepared.clone());
        }
        Ok(prepared)
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open && !self.session.is_closed() {
            // Whatever comes of it: a connection on which it failed is of no use, and is seen to be at its next use.
            drop(self.session.batch("ROLLBACK"));
        }
    }
}
