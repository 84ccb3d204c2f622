//! Folding the write-ahead log into the file: when, and how hard to try. A thread with a connection of its own does it
//! beside the writer, whose acts would wait for the disk meanwhile; the writer itself folds what is left and has the log
//! begin again. Never SQLite by itself: it swallows an I/O error in it, after which the kernel may call the lost pages
//! written.

use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::DbError;

use super::errors::mapped;
use super::session::Session;

/// Pages in the log before they are folded into the file; 4 KiB each.
const FOLD_AT: i64 = 1_000;
/// So few pages left to fold that the writer does it, and the log begins again.
const LITTLE: i64 = 200;
/// How often the thread tries to catch up with the writer.
const CATCH_UP: usize = 8;
/// Pages at which the thread and readers are waited for: 32 MiB.
const RESTART_AT: i64 = 8_000;
/// How long to wait for readers then, and how long to leave them alone when one stayed longer.
const RESTART_WAIT: Duration = Duration::from_millis(250);
const RESTART_PAUSE: Duration = Duration::from_secs(2);
/// How long to go on in a log that a reader needed when nobody was waited for.
const SHORT_PAUSE: Duration = Duration::from_millis(100);

pub(super) struct Log {
    orders: SyncSender<()>,
    done: Receiver<Result<(), DbError>>,
    thread: JoinHandle<()>,
    /// Whether the thread was told to fold and has not said yet how it went.
    folding: bool,
    /// When readers may be waited for again.
    waits_from: Instant,
    /// When to try again without waiting.
    tries_from: Instant,
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
    /// Starts the thread, on a connection that does nothing else.
    pub(super) fn start(session: Session) -> Result<Self, DbError> {
        let (orders, received) = sync_channel(1);
        let (tell, done) = sync_channel(1);
        let thread = thread::Builder::new()
            .name("db-log".into())
            .spawn(move || while received.recv().is_ok() && tell.send(catch_up(&session)).is_ok() {})
            .map_err(|error| DbError::Unavailable(format!("no thread for the log: {error}")))?;
        let now = Instant::now();
        Ok(Self { orders, done, thread, folding: false, waits_from: now, tries_from: now })
    }

    /// How the last folding went, if it ended since anybody asked.
    pub(super) fn heard(&mut self) -> Result<(), DbError> {
        if !self.folding {
            return Ok(());
        }
        match self.done.try_recv() {
            Ok(outcome) => self.ended(outcome),
            Err(TryRecvError::Empty) => Ok(()),
            Err(TryRecvError::Disconnected) => Err(gone()),
        }
    }

    /// Has the log folded when there is enough to fold, and begun again when little is left. The thread and readers are
    /// waited for only when it has grown large.
    pub(super) fn keep_short(&mut self, writer: &Session) -> Result<(), DbError> {
        self.heard()?;
        let mut fill = checkpoint(writer, "NOOP")?;
        let waited = self.folding;
        if waited {
            if fill.pages < RESTART_AT {
                return Ok(());
            }
            let outcome = self.done.recv().map_err(|_| gone())?;
            self.ended(outcome)?;
            fill = checkpoint(writer, "NOOP")?;
        }
        let (left, now) = (fill.pages - fill.folded, Instant::now());
        let caught_up = waited || left <= LITTLE;
        if fill.pages >= RESTART_AT && now >= self.waits_from {
            if restart(writer, RESTART_WAIT)?.busy {
                self.waits_from = Instant::now() + RESTART_PAUSE;
            }
        } else if fill.pages >= FOLD_AT && caught_up && now >= self.tries_from {
            if restart(writer, Duration::ZERO)?.busy {
                self.tries_from = Instant::now() + SHORT_PAUSE;
            }
        } else if left >= FOLD_AT {
            self.folding = true;
            self.orders.send(()).map_err(|_| gone())?;
        }
        Ok(())
    }

    /// Folds all of it and empties the log.
    pub(super) fn close(self, writer: &Session) {
        drop(self.orders);
        if let Some(Err(error)) = self.done.iter().last() {
            tracing::error!(%error, "the log of the database could not be folded into the file");
        }
        if self.thread.join().is_err() {
            tracing::error!("the thread of the log panicked");
        }
        if let Err(error) = checkpoint(writer, "TRUNCATE") {
            tracing::warn!(%error, "the log of the database was not folded into the file at closing");
        }
    }

    fn ended(&mut self, outcome: Result<(), DbError>) -> Result<(), DbError> {
        self.folding = false;
        outcome
    }
}

/// Folds what is left and has the next act write at the beginning of the log, unless a reader still needs it.
fn restart(writer: &Session, wait: Duration) -> Result<Fill, DbError> {
    writer.connection().busy_timeout(wait).map_err(mapped)?;
    let outcome = checkpoint(writer, "RESTART");
    writer.connection().busy_timeout(super::pragmas::BUSY).map_err(mapped)?;
    outcome
}

fn gone() -> DbError {
    DbError::Unavailable("the thread of the log is gone".into())
}

/// Folds, and then what was written meanwhile, which is less each time: SQLite syncs the file only when nothing is left,
/// and what is not synced here the writer has to wait for.
fn catch_up(session: &Session) -> Result<(), DbError> {
    let mut fill = checkpoint(session, "PASSIVE")?;
    for _ in 0..CATCH_UP {
        let before = fill;
        fill = checkpoint(session, "PASSIVE")?;
        // Nothing came, or a reader keeps what did.
        if fill.pages == before.pages || fill.folded == before.folded {
            break;
        }
    }
    Ok(())
}

fn checkpoint(session: &Session, how: &str) -> Result<Fill, DbError> {
    let mut statement =
        session.connection().prepare_cached(&format!("PRAGMA wal_checkpoint({how})")).map_err(mapped)?;
    statement
        .query_row([], |row| Ok(Fill { busy: row.get(0)?, pages: row.get(1)?, folded: row.get(2)? }))
        .map_err(mapped)
}
