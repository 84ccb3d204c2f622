//! PostgreSQL's errors as `DbError`: by SQLSTATE, never by the words of a message.

use std::error::Error;

use tokio_postgres::error::{DbError as ServerError, Severity, SqlState};

use crate::DbError;

use super::names::Names;

pub(super) fn mapped(error: &tokio_postgres::Error, names: &Names) -> DbError {
    match error.as_db_error() {
        Some(server) => from_server(server, names),
        None if error.is_closed() || is_io(error) => DbError::Retry(with_cause(error)),
        None => DbError::Other(with_cause(error)),
    }
}

/// An error while connecting: a server that says no for good must not look like one that comes back.
pub(super) fn refused(error: &tokio_postgres::Error) -> DbError {
    match error.as_db_error() {
        Some(server) if !is_transient(server.code().code()) => {
            DbError::Unavailable(format!("PostgreSQL refuses the connection: {}", server.message()))
        }
        _ => DbError::Retry(with_cause(error)),
    }
}

fn from_server(error: &ServerError, names: &Names) -> DbError {
    let code = error.code();
    let constraint = || error.constraint().unwrap_or_default().to_owned();
    match code.code() {
        "23505" => match names.unique(&constraint()) {
            Some(constraint) => DbError::Unique { constraint },
            None => DbError::Retry("a key of another node's migration is taken".into()),
        },
        // 23001 is what newer servers say for RESTRICT.
        "23503" | "23001" => DbError::ForeignKey { constraint: constraint() },
        "23514" => DbError::Check { constraint: constraint() },
        "23502" => DbError::NotNull {
            column: format!("{}.{}", error.table().unwrap_or_default(), error.column().unwrap_or_default()),
        },
        "55P03" => DbError::Busy,
        "53100" => DbError::Full,
        "57014" => DbError::Unavailable(format!("the statement took too long: {}", error.message())),
        "58030" | "XX001" | "XX002" => DbError::Corrupt(error.message().to_owned()),
        transient if is_transient(transient) => DbError::Retry(format!("{transient}: {}", error.message())),
        // A statement prepared before a migration of another node: prepared anew it works.
        // And a server that became a standby lets no transaction begin that writes.
        "0A000" if matches!(error.routine(), Some("RevalidateCachedQuery" | "call_bool_check_hook")) => {
            DbError::Retry(error.message().to_owned())
        }
        other => DbError::Other(format!("{other}: {}", error.message())),
    }
}

/// Whether the server says that it has undone the transaction and goes on: whatever else ends a commit leaves open
/// whether it was done.
pub(super) fn is_undone(error: &tokio_postgres::Error) -> bool {
    error.as_db_error().and_then(ServerError::parsed_severity) == Some(Severity::Error)
}

/// Serialization, deadlock, a server that turned read-only, shuts down or starts up, too many connections,
/// lost connections.
fn is_transient(code: &str) -> bool {
    code == SqlState::T_R_SERIALIZATION_FAILURE.code()
        || matches!(code, "40P01" | "25006" | "57P01" | "57P02" | "57P03" | "53300")
        || code.starts_with("08")
}

fn is_io(error: &tokio_postgres::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.is::<std::io::Error>() {
            return true;
        }
        cause = error.source();
    }
    false
}

fn with_cause(error: &tokio_postgres::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}
