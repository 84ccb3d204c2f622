//! One PostgreSQL transaction: statements prepared once per connection, rows streamed.

use std::collections::HashMap;
use std::ops::ControlFlow;

use postgres::fallible_iterator::FallibleIterator;

use crate::row::Source;
use crate::tx::Visit;
use crate::{DbError, Row, Value};

use super::connect::Prepared;
use super::errors::mapped;
use super::names::Names;

/// Statements kept prepared per connection.
const STATEMENTS: usize = 512;
/// Texts longer than this are made for one use (multi-row inserts) and not kept.
const KEPT_LENGTH: usize = 8 * 1024;

pub(crate) struct Transaction<'c> {
    inner: postgres::Transaction<'c>,
    statements: &'c mut HashMap<Box<str>, Prepared>,
    names: &'c Names,
}

impl<'c> Transaction<'c> {
    pub(super) fn new(
        inner: postgres::Transaction<'c>,
        statements: &'c mut HashMap<Box<str>, Prepared>,
        names: &'c Names,
    ) -> Self {
        Self { inner, statements, names }
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let prepared = self.prepare(sql)?;
        let mut rows =
            self.inner.query_raw(&prepared.statement, params).map_err(|error| mapped(&error, self.names))?;
        while rows.next().map_err(|error| mapped(&error, self.names))?.is_some() {}
        Ok(rows.rows_affected().unwrap_or(0))
    }

    pub(crate) fn visit(&mut self, sql: &str, params: &[Value], visit: Visit<'_>) -> Result<(), DbError> {
        let prepared = self.prepare(sql)?;
        let mut rows =
            self.inner.query_raw(&prepared.statement, params).map_err(|error| mapped(&error, self.names))?;
        while let Some(row) = rows.next().map_err(|error| mapped(&error, self.names))? {
            if visit(&Row::new(Source::Postgres(&row), &prepared.columns)) == ControlFlow::Break(()) {
                break;
            }
        }
        Ok(())
    }

    /// Several statements without parameters.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        self.inner.batch_execute(sql).map_err(|error| mapped(&error, self.names))
    }

    pub(super) fn commit(self) -> Result<(), DbError> {
        self.inner.commit().map_err(|error| mapped(&error, self.names))
    }

    fn prepare(&mut self, sql: &str) -> Result<Prepared, DbError> {
        if let Some(prepared) = self.statements.get(sql) {
            return Ok(prepared.clone());
        }
        let statement = self.inner.prepare(sql).map_err(|error| mapped(&error, self.names))?;
        let columns = statement.columns().iter().map(|column| column.name().into()).collect();
        let prepared = Prepared { statement, columns };
        if sql.len() <= KEPT_LENGTH {
            if self.statements.len() >= STATEMENTS {
                self.statements.clear();
            }
            self.statements.insert(sql.into(), prepared.clone());
        }
        Ok(prepared)
    }
}
