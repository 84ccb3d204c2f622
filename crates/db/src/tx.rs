//! One transaction, as an act sees it: statements in, typed rows out.
//! Beginning, committing and retrying are the engines' business.

use std::ops::ControlFlow;

use crate::{DbError, EngineKind, FromRow, Row, Value, Written, postgres, sqlite, value, watch};

/// The transaction of one act. Made by `Db` only.
pub struct Tx<'c> {
    link: Link<'c>,
    failure: Option<DbError>,
    statements: u64,
    written: Vec<Written>,
    may_run_again: bool,
}

pub(crate) enum Link<'c> {
    Sqlite(&'c mut sqlite::Session),
    Postgres(postgres::Transaction<'c>),
    Lent(&'c mut dyn Statements),
}

/// A transaction behind a pointer, so that it can be lent on for a shorter time.
pub(crate) trait Statements {
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError>;
    fn send(&mut self, sql: &str, params: &[Value]) -> Result<(), DbError>;
    fn visit(&mut self, sql: &str, params: &[Value], visit: Visit<'_>) -> Result<(), DbError>;
    fn engine(&self) -> EngineKind;
    fn may_run_again(&mut self);
}

impl Statements for Tx<'_> {
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        Tx::execute(self, sql, params)
    }

    fn send(&mut self, sql: &str, params: &[Value]) -> Result<(), DbError> {
        Tx::send(self, sql, params)
    }

    fn visit(&mut self, sql: &str, params: &[Value], visit: Visit<'_>) -> Result<(), DbError> {
        Tx::visit(self, sql, params, visit)
    }

    fn engine(&self) -> EngineKind {
        Tx::engine(self)
    }

    fn may_run_again(&mut self) {
        Tx::may_run_again(self);
    }
}

/// What a visitor of rows says after each.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

impl<'c> Tx<'c> {
    pub(crate) fn sqlite(session: &'c mut sqlite::Session) -> Self {
        Self::over(Link::Sqlite(session))
    }

    pub(crate) fn postgres(transaction: postgres::Transaction<'c>) -> Self {
        Self::over(Link::Postgres(transaction))
    }

    const fn over(link: Link<'c>) -> Self {
        Self { link, failure: None, statements: 0, written: Vec::new(), may_run_again: false }
    }

    /// Whether the act said that it [may run again](Self::may_run_again).
    pub(crate) const fn runs_again(&self) -> bool {
        self.may_run_again
    }

    pub(crate) fn into_postgres(self) -> Option<postgres::Transaction<'c>> {
        match self.link {
            Link::Postgres(transaction) => Some(transaction),
            Link::Sqlite(_) | Link::Lent(_) => None,
        }
    }

    /// How many statements were given so far: what an operation asks for must not grow with the data.
    pub const fn statements(&self) -> u64 {
        self.statements
    }

    /// What was written so far, also by those it was lent to, taken out.
    pub(crate) fn take_written(&mut self) -> Vec<Written> {
        std::mem::take(&mut self.written)
    }

    /// The first statement that failed. After it the act can only end in an error.
    pub(crate) fn failure(&self) -> Option<&DbError> {
        self.failure.as_ref()
    }
}

impl Tx<'_> {
    /// The same transaction, lent for a shorter time. A failure seen through it counts here too.
    pub fn reborrow(&mut self) -> Tx<'_> {
        Tx::over(Link::Lent(self))
    }

    /// Says that what this act does is done once however often it runs, because it finds its key or its own work. On a
    /// server it is begun again then also where the connection was lost at its commit and nobody knows whether it was
    /// done; other acts fail there.
    pub fn may_run_again(&mut self) {
        self.may_run_again = true;
        if let Link::Lent(lender) = &mut self.link {
            lender.may_run_again();
        }
    }

    /// Runs a statement and answers the number of rows it wrote.
    /// After an error no other statement of this act runs; the act must answer `Err`.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        self.ready(sql, params)?;
        let outcome = match &mut self.link {
            Link::Sqlite(session) => session.execute(sql, params),
            Link::Postgres(transaction) => transaction.execute(sql, params),
            Link::Lent(lender) => lender.execute(sql, params),
        };
        self.noted(outcome)
    }

    /// As [`execute`](Self::execute), for a statement of which nobody asks how many rows it wrote: on a server it goes out
    /// with the next one, or with the commit, and so does its failure come.
    pub fn send(&mut self, sql: &str, params: &[Value]) -> Result<(), DbError> {
        self.ready(sql, params)?;
        let outcome = match &mut self.link {
            Link::Sqlite(session) => session.execute(sql, params).map(drop),
            Link::Postgres(transaction) => transaction.send(sql, params),
            Link::Lent(lender) => lender.send(sql, params),
        };
        self.noted(outcome)
    }

    /// The first row, if there is one.
    pub fn optional<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Option<T>, DbError> {
        let mut found = None;
        self.visit(sql, params, &mut |row| {
            found = Some(T::from_row(row));
            ControlFlow::Break(())
        })?;
        found.transpose()
    }

    /// The first row; `NoRow` when there is none.
    pub fn one<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<T, DbError> {
        self.optional(sql, params)?.ok_or(DbError::NoRow)
    }

    /// All rows, in memory: for results whose size is bounded by the statement.
    pub fn all<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Vec<T>, DbError> {
        let mut rows = Vec::new();
        self.each(sql, params, &mut |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    /// Hands the rows over one by one, in constant memory, until the end or `Break`.
    pub fn each<T: FromRow>(
        &mut self,
        sql: &str,
        params: &[Value],
        f: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<(), DbError> {
        let mut broken = None;
        self.visit(sql, params, &mut |row| match T::from_row(row) {
            Ok(value) => f(value),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        })?;
        broken.map_or(Ok(()), Err)
    }

    /// The engine this act runs on. Nothing in the business may depend on it.
    pub fn engine(&self) -> EngineKind {
        match &self.link {
            Link::Sqlite(_) => EngineKind::Sqlite,
            Link::Postgres(_) => EngineKind::Postgres,
            Link::Lent(lender) => lender.engine(),
        }
    }

    fn visit(&mut self, sql: &str, params: &[Value], visit: Visit<'_>) -> Result<(), DbError> {
        self.ready(sql, params)?;
        let outcome = match &mut self.link {
            Link::Sqlite(session) => session.visit(sql, params, visit),
            Link::Postgres(transaction) => transaction.visit(sql, params, visit),
            Link::Lent(lender) => lender.visit(sql, params, visit),
        };
        self.noted(outcome)
    }

    fn ready(&mut self, sql: &str, params: &[Value]) -> Result<(), DbError> {
        self.statements += 1;
        // What is lent is noted by who lent it.
        if !matches!(self.link, Link::Lent(_)) {
            watch::note(&mut self.written, sql, params);
        }
        if let Some(error) = &self.failure {
            return Err(DbError::Other(format!("an earlier statement of this act failed: {error}")));
        }
        value::check(params)
    }

    fn noted<T>(&mut self, outcome: Result<T, DbError>) -> Result<T, DbError> {
        if let Err(error) = &outcome {
            self.failure = Some(error.clone());
        }
        outcome
    }
}
