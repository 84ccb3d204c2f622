//! Why an operation gave nothing: a definite answer, or a fault of ours or the machine's.

use db::DbError;

use super::Refusal;

/// Why an operation gave nothing: an answer, or our fault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    #[error("failed")]
    Failed(#[from] Failure),
}

/// Our fault or the machine's; logged once with its chain, shown as a reference.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("the database failed")]
    Database(#[source] DbError),
    #[error(transparent)]
    Vault(#[from] crate::vault::Unopened),
    #[error("a stored value is not what it should be: {0}")]
    Stored(String),
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// Whether the database is away, so that the same may work later.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_unavailable())
    }
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Failed(_) => None,
        }
    }

    /// Another refusal in the place of `not-found`; every other error stays what it is.
    pub(crate) fn if_not_found(self, refusal: Refusal) -> Self {
        match self {
            Self::Refused(Refusal::NotFound) => Self::Refused(refusal),
            other => other,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        Self::Failed(Failure::Database(error))
    }
}

/// A record above that went, or one below that came, while a statement waited for its row: begun again, the act is
/// told by its own questions.
pub(crate) fn again_if_gone(error: DbError) -> DbError {
    match error {
        DbError::ForeignKey { constraint } => DbError::Retry(constraint),
        other => other,
    }
}

impl From<crate::vault::Unopened> for Error {
    fn from(error: crate::vault::Unopened) -> Self {
        Self::Failed(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(Failure::Stored(error.to_string()))
    }
}

impl db::Fault for Error {
    fn db_error(&self) -> Option<&DbError> {
        match self {
            Self::Failed(Failure::Database(error)) => Some(error),
            _ => None,
        }
    }
}
