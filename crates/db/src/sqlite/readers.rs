//! Read-only connections, taken by the calling thread and given back. A thread never waits for one: when all
//! are out it opens another, so reads cannot block each other or themselves; extras are closed on return.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::DbError;

use super::pragmas;
use super::session::Session;

pub(super) struct Readers {
    path: PathBuf,
    keep: usize,
    idle: Mutex<Idle>,
}

#[derive(Default)]
struct Idle {
    sessions: Vec<Session>,
    // Connections taken before the last migration are not given back.
    generation: u64,
    closed: bool,
}

impl Readers {
    pub(super) fn new(path: &Path, keep: usize) -> Self {
        Self { path: path.to_owned(), keep: keep.max(1), idle: Mutex::default() }
    }

    pub(super) fn with<T, E: From<DbError>>(
        &self,
        f: impl FnOnce(&mut Session) -> Result<T, E>,
    ) -> Result<T, E> {
        let (kept, generation) = self.take()?;
        let mut session = match kept {
            Some(session) => session,
            None => pragmas::open_reader(&self.path)?,
        };
        let result = f(&mut session);
        // One that could not end its transaction is not used again.
        if !session.is_open() {
            self.give_back(session, generation);
        }
        result
    }

    pub(super) fn forget(&self) {
        let mut idle = self.idle();
        idle.generation += 1;
        idle.sessions.clear();
    }

    pub(super) fn close(&self) {
        let mut idle = self.idle();
        idle.closed = true;
        idle.sessions.clear();
    }

    fn take(&self) -> Result<(Option<Session>, u64), DbError> {
        let mut idle = self.idle();
        if idle.closed {
            return Err(DbError::closed());
        }
        Ok((idle.sessions.pop(), idle.generation))
    }

    fn give_back(&self, session: Session, generation: u64) {
        let mut idle = self.idle();
        if !idle.closed && idle.generation == generation && idle.sessions.len() < self.keep {
            idle.sessions.push(session);
        }
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
