//! The engine seam: one SQL text, typed rows and retryable acts over embedded SQLite and PostgreSQL.
//! Here: opening, transactions, rows, migrations, the catalogue, databases for tests.
//! Not here: any business word, any table but the two that count migrations, any reading of a clock.
//! What SQL may be written is in docs/DIALECT.md.

mod act;
mod dialect;
mod error;
mod migrate;
mod postgres;
mod row;
mod schema;
mod settings;
mod sqlite;
mod tx;
mod value;
mod wait;
mod watch;

#[cfg(any(test, feature = "test-databases"))]
mod testing;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::Semaphore;

pub use act::Fault;
pub use error::DbError;
pub use migrate::Migration;
pub use row::{Column, FromRow, Row};
pub use schema::{ForeignKey, Index, Schema, SchemaColumn, Table};
pub use settings::{EngineKind, Settings};
#[cfg(any(test, feature = "test-databases"))]
pub use testing::TestDb;
pub use tx::Tx;
pub use value::{ToValue, Value, ValueRef};
pub use wait::block_on;
pub use watch::{Watcher, Written};

use crate::act::Mode;
use crate::sqlite::Turn;

/// Long reads at one time; more would only fight for the same disk.
const LONG_READS: usize = 2;

/// An open database. Cloning is cheap; all clones share the same connections.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    long_reads: Arc<Semaphore>,
}

enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// What the engine did since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reading acts begun.
    pub reads: u64,
    /// Writing acts begun.
    pub writes: u64,
    /// Transactions committed for writing acts; fewer than those where acts shared a commit.
    pub commits: u64,
    /// Attempts begun again after a retryable failure.
    pub retries: u64,
}

impl Db {
    /// Opens the database and asserts the settings that durability rests on.
    /// Refused when a setting cannot be had, the engine is too old, or another process holds the file.
    pub fn open(settings: &Settings) -> Result<Self, DbError> {
        let engine = match settings.engine()? {
            EngineKind::Sqlite => Engine::Sqlite(sqlite::Sqlite::open(settings)?),
            EngineKind::Postgres => Engine::Postgres(postgres::Postgres::open(settings)?),
        };
        let long_reads = LONG_READS.min(settings.connections / 2).max(1);
        Ok(Self { engine: Arc::new(engine), long_reads: Arc::new(Semaphore::new(long_reads)) })
    }

    /// The engine behind this database.
    pub fn engine(&self) -> EngineKind {
        match *self.engine {
            Engine::Sqlite(_) => EngineKind::Sqlite,
            Engine::Postgres(_) => EngineKind::Postgres,
        }
    }

    /// Applies the migrations that are not applied yet, each in a transaction of its own, and names them.
    /// Refused when the database knows a migration that this list does not, or knows it with another text.
    pub fn migrate(&self, migrations: &[Migration]) -> Result<Vec<&'static str>, DbError> {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.migrate(migrations),
            Engine::Postgres(postgres) => postgres.migrate(migrations),
        }
    }

    /// Runs a writing act and answers after its commit is on disk. `Err` from the act undoes the act alone.
    /// The act may run more than once; only the last run counts. It must not open acts of its own.
    /// Dropped before it began, it does not run; dropped later, it runs to its end.
    pub async fn write<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        self.write_in_turn(act, Turn::Next).await
    }

    /// As [`Db::write`], for work that nobody waits for: acts of others go first, for a tenth of a second at most. On
    /// PostgreSQL, where acts do not wait in one line, the same as `write`.
    pub async fn write_in_a_lull<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        self.write_in_turn(act, Turn::InALull).await
    }

    async fn write_in_turn<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        turn: Turn,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        let answer = match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.write(act, turn),
            Engine::Postgres(postgres) => postgres.submit(Mode::Write, act),
        };
        act::answered(answer?).await
    }

    /// Runs a reading act on one snapshot. On SQLite it runs on the calling thread: keep it short.
    pub async fn read<T, E>(&self, act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        let answer = match &*self.engine {
            Engine::Sqlite(sqlite) => return sqlite.read(&act),
            Engine::Postgres(postgres) => postgres.submit(Mode::Read, act),
        };
        act::answered(answer?).await
    }

    /// Runs a reading act that may take minutes (exports, doctor), never on the calling thread.
    /// Must be awaited inside a tokio runtime.
    pub async fn read_long<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        let _permit = self.long_reads.acquire().await.map_err(|_| DbError::closed())?;
        let answer = match &*self.engine {
            Engine::Sqlite(_) => {
                let engine = Arc::clone(&self.engine);
                let reading = tokio::task::spawn_blocking(move || engine.read_here(&act));
                return reading.await.map_err(|error| DbError::Other(error.to_string()))?;
            }
            Engine::Postgres(postgres) => postgres.submit(Mode::ReadLong, act),
        };
        act::answered(answer?).await
    }

    /// [`Db::write`] for threads outside a runtime.
    pub fn write_blocking<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        act::outside()?;
        block_on(self.write(act))
    }

    /// [`Db::read`] for threads outside a runtime.
    pub fn read_blocking<T, E>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Fault,
    {
        act::outside()?;
        block_on(self.read(act))
    }

    /// Writes a consistent copy to a new file while the database is in use. It holds every act answered
    /// before the call. Takes as long as reading it all takes, on the calling thread.
    /// Refused on PostgreSQL (its own tools do that) and when the file exists.
    pub fn backup_to(&self, path: &Path) -> Result<(), DbError> {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.backup_to(path),
            Engine::Postgres(_) => {
                Err(DbError::Refused("back up PostgreSQL with pg_dump or pg_basebackup".into()))
            }
        }
    }

    /// The catalogue as the engine tells it, without the tables this crate keeps for itself.
    pub fn schema(&self) -> Result<Schema, DbError> {
        let kind = self.engine();
        self.read_blocking(move |tx| match kind {
            EngineKind::Sqlite => schema::sqlite::schema(tx),
            EngineKind::Postgres => schema::postgres::schema(tx),
        })
    }

    /// Reads, writes, commits and retries since the opening.
    pub fn counts(&self) -> Counts {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.counts(),
            Engine::Postgres(postgres) => postgres.counts(),
        }
    }

    /// Tells a watcher after each commit which rows were written, for as long as it is kept by who asks. Whoever keeps
    /// rows in memory forgets them then. A commit of unknown end is told as well.
    pub fn watch(&self, watcher: &Arc<Watcher>) {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.watchers().add(watcher),
            Engine::Postgres(postgres) => postgres.watchers().add(watcher),
        }
    }

    /// Whether nobody else can write to this database, so that a watcher hears of every change there is.
    pub fn is_the_only_writer(&self) -> bool {
        self.engine() == EngineKind::Sqlite
    }

    /// Why the database takes no more writes until the process is started again; `None` while it is well.
    /// Set when a commit met an I/O error: what the disk holds is then unknown, and only recovery can tell.
    pub fn poisoned(&self) -> Option<String> {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.poisoned(),
            Engine::Postgres(_) => None,
        }
    }

    /// Takes no more acts, waits for those already handed in, and folds the log into the file.
    /// Other clones answer `Unavailable` from then on.
    pub fn close(self) {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.close(),
            Engine::Postgres(postgres) => postgres.close(),
        }
    }
}

impl Engine {
    fn read_here<T, E: Fault>(&self, act: &dyn Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(act),
            Self::Postgres(_) => Err(DbError::Other("PostgreSQL reads on its own threads".into()).into()),
        }
    }
}
