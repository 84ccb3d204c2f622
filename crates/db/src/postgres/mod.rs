//! The server engine: a pool of threads, each with one connection; acts are retried until a deadline.
//! What SQL becomes and how an act runs once is shared with the other engine.

mod connect;
mod errors;
mod line;
mod names;
mod pool;
mod ticket;
mod tls;
mod transaction;
mod types;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::act::{Answer, Fault, Mode};
use crate::watch::Watchers;
use crate::{Counts, DbError, EngineKind, Migration, Settings, Tx, dialect, migrate, params};

use connect::{Session, Target};
#[cfg(any(test, feature = "test-databases"))]
pub(crate) use line::Line;
use pool::Pool;
pub(crate) use transaction::Transaction;
pub(crate) use types::value;

pub(crate) struct Postgres {
    pool: Pool,
    tally: Arc<Tally>,
    watchers: Arc<Watchers>,
}

#[derive(Default)]
struct Tally {
    reads: AtomicU64,
    writes: AtomicU64,
    commits: AtomicU64,
    retries: AtomicU64,
}

/// What the threads of the pool share with who asks.
#[derive(Clone)]
struct Shared {
    tally: Arc<Tally>,
    watchers: Arc<Watchers>,
}

impl Postgres {
    pub(crate) fn open(settings: &Settings) -> Result<Self, DbError> {
        let target = Arc::new(Target::new(settings)?);
        // One connection now, so that a wrong setting stops the start and not the first request.
        // On a thread of its own: the driver brings a runtime, which must not start inside the caller's.
        let connecting = std::thread::scope(|scope| scope.spawn(|| target.connect()).join());
        let first = connecting.map_err(|_| DbError::Other("the PostgreSQL driver panicked".into()))??;
        let tally = Arc::<Tally>::default();
        let watchers = Arc::<Watchers>::default();
        let shared = Shared { tally: Arc::clone(&tally), watchers: Arc::clone(&watchers) };
        let pool = Pool::start(&target, settings.connections, first, &shared)?;
        Ok(Self { pool, tally, watchers })
    }

    pub(crate) fn submit<F, T, E>(&self, mode: Mode, act: F) -> Result<Answer<T, E>, DbError>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Fault,
    {
        self.pool.submit(mode, act)
    }

    pub(crate) fn migrate(&self, migrations: &[Migration]) -> Result<Vec<&'static str>, DbError> {
        let list = migrations.to_vec();
        self.pool.alone(move |session| apply_all(session, &list))?
    }

    pub(crate) fn counts(&self) -> Counts {
        Counts {
            reads: self.tally.reads.load(Ordering::Relaxed),
            writes: self.tally.writes.load(Ordering::Relaxed),
            commits: self.tally.commits.load(Ordering::Relaxed),
            retries: self.tally.retries.load(Ordering::Relaxed),
        }
    }

    pub(crate) fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

/// Times two nodes may collide while making the tables that migrations need.
const PREPARE_ATTEMPTS: u32 = 5;

fn apply_all(session: &mut Session, migrations: &[Migration]) -> Result<Vec<&'static str>, DbError> {
    // IF NOT EXISTS is not proof against two nodes at once on PostgreSQL: the loser begins again.
    let prepare = dialect::expand(migrate::PREPARE, EngineKind::Postgres);
    let mut attempt = 1;
    while let Err(error) = session.batch(&prepare) {
        attempt += 1;
        if attempt > PREPARE_ATTEMPTS {
            return Err(error);
        }
    }
    let mut names = Vec::new();
    while let Some(name) = apply_next(session, migrations)? {
        names.push(name);
    }
    Ok(names)
}

fn apply_next(session: &mut Session, migrations: &[Migration]) -> Result<Option<&'static str>, DbError> {
    let mut tx = Tx::postgres(session.begin(Mode::Write)?);
    // Others may be migrating large tables: wait for them, and let our own steps take their time.
    tx.execute("SET LOCAL lock_timeout = 0", params![])?;
    tx.execute("SET LOCAL statement_timeout = 0", params![])?;
    tx.execute(migrate::TAKE_LEASE, params![])?;
    let applied = tx.all::<(String, i64)>(migrate::APPLIED, params![])?;
    let Some((place, migration)) = migrate::next(migrations, &applied)? else {
        return Ok(None);
    };
    let place = i64::try_from(place).map_err(|_| DbError::Other("too many migrations".into()))? + 1;
    tx.execute(migrate::RECORD, params![migration.name, place, migration.checksum()])?;
    let Some(mut transaction) = tx.into_postgres() else {
        return Err(DbError::Other("a PostgreSQL act lost its transaction".into()));
    };
    transaction.batch(&migration.text(EngineKind::Postgres)).map_err(|error| {
        DbError::Refused(format!("the migration {} failed and was undone: {error}", migration.name))
    })?;
    transaction.commit()?;
    Ok(Some(migration.name))
}
