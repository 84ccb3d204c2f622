//! The embedded engine: one writer thread with group commit, one that folds its log, readers on the threads that call.
//! What SQL becomes and how an act runs once is shared with the other engine.

mod errors;
mod files;
mod log;
mod pragmas;
mod queue;
mod readers;
mod session;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::act::{self, Answer, Fault};
use crate::settings::Options;
use crate::watch::Watchers;
use crate::{Counts, DbError, EngineKind, Migration, Settings, Tx, migrate, params};

use files::Files;
pub(crate) use queue::Turn;
use readers::Readers;
pub(crate) use session::{Session, value};
use writer::Writer;

pub(crate) struct Sqlite {
    readers: Readers,
    writer: Writer,
    tally: Arc<Tally>,
    watchers: Arc<Watchers>,
    files: Files,
}

#[derive(Default)]
struct Tally {
    reads: AtomicU64,
    writes: AtomicU64,
    commits: AtomicU64,
}

impl Sqlite {
    pub(crate) fn open(settings: &Settings) -> Result<Self, DbError> {
        let Options { url, safety, .. } = settings.split_options();
        let path = url.strip_prefix("sqlite:").unwrap_or(&url);
        let files = Files::claim(Path::new(path), safety)?;
        let session = pragmas::open_writer(files.path(), safety)?;
        let tally = Arc::<Tally>::default();
        let readers = Readers::new(files.path(), settings.connections);
        // A reader that cannot be opened shall stop the start, not the first request.
        readers.with(|_| Ok::<(), DbError>(()))?;
        let watchers = Arc::<Watchers>::default();
        let for_log = pragmas::open_for_log(files.path(), safety)?;
        let writer = Writer::start(session, for_log, Arc::clone(&tally), Arc::clone(&watchers))?;
        Ok(Self { readers, writer, tally, watchers, files })
    }

    pub(crate) fn write<F, T, E>(&self, act: F, turn: Turn) -> Result<Answer<T, E>, DbError>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Fault,
    {
        let (pending, answer) = act::pending(act);
        self.writer.hand_in(pending, turn)?;
        Ok(answer)
    }

    pub(crate) fn read<T, E: Fault>(&self, act: &dyn Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        self.tally.reads.fetch_add(1, Ordering::Relaxed);
        self.readers.with(|session| session.snapshot(act))
    }

    pub(crate) fn migrate(&self, migrations: &[Migration]) -> Result<Vec<&'static str>, DbError> {
        let list = migrations.to_vec();
        let applied = self.writer.alone(move |session| apply_all(session, &list))?;
        // Readers keep the column names of their statements, which a migration may have changed.
        self.readers.forget();
        applied
    }

    pub(crate) fn backup_to(&self, path: &Path) -> Result<(), DbError> {
        files::copy_to(&pragmas::open_copier(self.files.path())?, path)
    }

    pub(crate) fn counts(&self) -> Counts {
        Counts {
            reads: self.tally.reads.load(Ordering::Relaxed),
            writes: self.tally.writes.load(Ordering::Relaxed),
            commits: self.tally.commits.load(Ordering::Relaxed),
            retries: 0,
        }
    }

    pub(crate) fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    pub(crate) fn poisoned(&self) -> Option<String> {
        self.writer.poisoned()
    }

    pub(crate) fn close(&self) {
        self.readers.close();
        self.writer.close();
        self.files.release();
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

fn apply_all(session: &mut Session, migrations: &[Migration]) -> Result<Vec<&'static str>, DbError> {
    session.batch(&crate::dialect::expand(migrate::PREPARE, EngineKind::Sqlite))?;
    pragmas::spill(session, true)?;
    // Rebuilding a table drops the old one, and with foreign keys on that would delete what refers to it.
    session.batch("PRAGMA foreign_keys = OFF")?;
    let applied = apply_in_turn(session, migrations);
    session.batch("PRAGMA foreign_keys = ON")?;
    pragmas::spill(session, false)?;
    session.forget();
    applied
}

fn apply_in_turn(session: &mut Session, migrations: &[Migration]) -> Result<Vec<&'static str>, DbError> {
    let mut names = Vec::new();
    loop {
        session.batch("BEGIN IMMEDIATE")?;
        let step = apply_next(session, migrations);
        if step.is_ok() {
            session.batch("COMMIT")?;
        } else if session.is_open() {
            session.batch("ROLLBACK")?;
        }
        match step? {
            Some(name) => names.push(name),
            None => return Ok(names),
        }
    }
}

fn apply_next(session: &mut Session, migrations: &[Migration]) -> Result<Option<&'static str>, DbError> {
    let mut tx = Tx::sqlite(session);
    tx.execute(migrate::TAKE_LEASE, params![])?;
    let applied = tx.all::<(String, i64)>(migrate::APPLIED, params![])?;
    let Some((place, migration)) = migrate::next(migrations, &applied)? else {
        return Ok(None);
    };
    let place = i64::try_from(place).map_err(|_| DbError::Other("too many migrations".into()))? + 1;
    tx.execute(migrate::RECORD, params![migration.name, place, migration.checksum()])?;
    drop(tx);
    let text = migration.text(EngineKind::Sqlite);
    session.batch(&text).map_err(|error| in_migration(migration.name, error))?;
    session.batch(&format!("PRAGMA user_version = {place}"))?;
    session.check_foreign_keys().map_err(|error| in_migration(migration.name, error))?;
    Ok(Some(migration.name))
}

fn in_migration(name: &str, error: DbError) -> DbError {
    match error {
        DbError::Full | DbError::Busy => error,
        other => DbError::Refused(format!("the migration {name} failed and was undone: {other}")),
    }
}
