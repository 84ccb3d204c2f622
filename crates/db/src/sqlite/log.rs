//! Folding the write-ahead log into the file: when, and how hard to try. Only the writer does it, so that an
//! I/O error in it is seen (SQLite swallows it when it folds by itself).

use std::time::{Duration, Instant};

use crate::DbError;

use super::errors::mapped;
use super::session::Session;

/// Pages in the log before they are folded into the file; 4 KiB each.
const FOLD_AT: i64 = 1_000;
/// Pages at which readers are waited for, so that the log starts again at its beginning: 32 MiB.
const RESTART_AT: i64 = 8_000;
/// How long to wait for readers then, and how long to leave them alone when one stayed longer.
const RESTART_WAIT: Duration = Duration::from_millis(250);
const RESTART_PAUSE: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct Log {
    gave_up: Option<Instant>,
}

/// How far a folding came.
#[derive(Clone, Copy)]
struct Fill {
    pages: i64,
    folded: i64,
    /// A reader was in the way.
    busy: bool,
}

impl Log {
    /// Folds when there is enough to fold. Waits for readers only when the log has grown large.
    pub(super) fn keep_short(&mut self, session: &Session) -> Result<(), DbError> {
        let mut fill = checkpoint(session, "NOOP")?;
        if fill.pages - fill.folded >= FOLD_AT {
            fill = checkpoint(session, "PASSIVE")?;
        }
        let rested = self.gave_up.is_none_or(|at| at.elapsed() >= RESTART_PAUSE);
        if fill.pages >= RESTART_AT && rested {
            let connection = session.connection();
            connection.busy_timeout(RESTART_WAIT).map_err(mapped)?;
            let outcome = checkpoint(session, "RESTART");
            connection.busy_timeout(super::pragmas::BUSY).map_err(mapped)?;
            self.gave_up = outcome?.busy.then(Instant::now);
        }
        Ok(())
    }
}

/// Folds all of it and empties the log.
pub(super) fn close(session: &Session) {
    if let Err(error) = checkpoint(session, "TRUNCATE") {
        tracing::warn!(%error, "the log of the database was not folded into the file at closing");
    }
}

fn checkpoint(session: &Session, how: &str) -> Result<Fill, DbError> {
    let mut statement =
        session.connection().prepare_cached(&format!("PRAGMA wal_checkpoint({how})")).map_err(mapped)?;
    statement
        .query_row([], |row| Ok(Fill { busy: row.get(0)?, pages: row.get(1)?, folded: row.get(2)? }))
        .map_err(mapped)
}
