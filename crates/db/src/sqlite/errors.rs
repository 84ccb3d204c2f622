//! SQLite's codes and messages as `DbError`. The names of constraints come out as PostgreSQL's side makes them.

use rusqlite::ffi::{self, ErrorCode};

use crate::DbError;

pub(super) fn mapped(error: rusqlite::Error) -> DbError {
    let rusqlite::Error::SqliteFailure(code, message) = error else {
        return DbError::Other(error.to_string());
    };
    let text = message.unwrap_or_else(|| code.to_string());
    match code.code {
        ErrorCode::ConstraintViolation => constraint(code.extended_code, &text),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => DbError::Busy,
        ErrorCode::DiskFull => DbError::Full,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => DbError::Corrupt(text),
        ErrorCode::SystemIoFailure if code.extended_code == ffi::SQLITE_IOERR_CORRUPTFS => {
            DbError::Corrupt(text)
        }
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory => {
            DbError::Unavailable(text)
        }
        _ => DbError::Other(text),
    }
}

fn constraint(extended_code: i32, text: &str) -> DbError {
    let name = text.split_once("failed: ").map_or("", |(_, name)| name);
    match extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            DbError::Unique { constraint: unique_name(name) }
        }
        // RESTRICT reports itself as a trigger.
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY | ffi::SQLITE_CONSTRAINT_TRIGGER => {
            DbError::ForeignKey { constraint: String::new() }
        }
        ffi::SQLITE_CONSTRAINT_CHECK => DbError::Check { constraint: name.to_owned() },
        ffi::SQLITE_CONSTRAINT_NOTNULL => DbError::NotNull { column: name.to_owned() },
        _ => DbError::Other(text.to_owned()),
    }
}

/// `t.a, t.b` to `t.a,b`; `index 'name'` (keys over expressions) to `name`.
fn unique_name(columns: &str) -> String {
    if let Some(index) = columns.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let mut parts = columns.split(", ");
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        name.push(',');
        name.push_str(part.split_once('.').map_or(part, |(_, column)| column));
    }
    name
}
