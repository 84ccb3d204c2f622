//! What can go wrong at the seam, in words that are the same on both engines. No engine error leaves this crate.

/// A failure of the database or of reading a row. Cloneable, because one commit answers many acts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// `one` found nothing.
    #[error("no row")]
    NoRow,
    /// A unique key is taken: `table.column,column`, or the name of the index when it is over an expression.
    #[error("unique key {constraint} is taken")]
    Unique {
        /// The same text on both engines.
        constraint: String,
    },
    /// A foreign key does not hold. PostgreSQL names it; SQLite cannot, and leaves the name empty: decide
    /// nothing by the name.
    #[error("foreign key {constraint} does not hold")]
    ForeignKey {
        /// For logs only.
        constraint: String,
    },
    /// A named CHECK does not hold.
    #[error("check {constraint} does not hold")]
    Check {
        /// The name given in the migration.
        constraint: String,
    },
    /// A column must not be NULL: `table.column`.
    #[error("{column} must not be null")]
    NotNull {
        /// The same text on both engines.
        column: String,
    },
    /// Too much work waits, or a lock did not come free in time.
    #[error("the database is busy")]
    Busy,
    /// A conflict or a lost connection; the same act may succeed when begun again.
    #[error("to be tried again: {0}")]
    Retry(String),
    /// No space left. Reads still work.
    #[error("the disk of the database is full")]
    Full,
    /// The engine found damage.
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    /// Closed, poisoned by an I/O error, or not reachable.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A column is missing or holds something else than asked for.
    #[error("column {column}: {problem}")]
    Column {
        /// As the statement names it.
        column: String,
        /// What was expected and what was there; never the value.
        problem: String,
    },
    /// Opening or migrating was refused.
    #[error("{0}")]
    Refused(String),
    /// Our fault: a statement the engine does not take, a panic in an act.
    #[error("{0}")]
    Other(String),
}

impl DbError {
    /// A column that cannot become the type asked for. `Row::get` adds the column's name.
    pub fn column(problem: impl Into<String>) -> Self {
        Self::Column { column: String::new(), problem: problem.into() }
    }

    /// True when the same act, begun again, may succeed.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy | Self::Retry(_))
    }

    /// True when nobody's request is at fault and waiting may help (an HTTP door answers 503).
    pub fn is_unavailable(&self) -> bool {
        self.is_retryable() || matches!(self, Self::Unavailable(_))
    }

    pub(crate) fn closed() -> Self {
        Self::Unavailable("it is closed".into())
    }

    pub(crate) fn named(self, name: &str) -> Self {
        match self {
            Self::Column { column, problem } if column.is_empty() => {
                Self::Column { column: name.to_owned(), problem }
            }
            other => other,
        }
    }
}
