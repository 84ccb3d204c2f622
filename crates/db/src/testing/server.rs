//! A database of its own on a running server: a copy of one that was migrated once for all tests of the same
//! migrations, which takes a tenth of the time that migrating takes.

use tokio_postgres::error::SqlState;
use uuid::Uuid;

use crate::postgres::Line;
use crate::{DbError, Migration, Settings};

use super::{open_migrated, sum};

/// Dropped with this value.
pub(super) struct OnServer {
    server: String,
    name: String,
}

impl OnServer {
    /// A fresh copy; the first of these migrations is migrated.
    pub(super) fn copied(server: &str, migrations: &[Migration]) -> Result<Self, DbError> {
        aside(|| Self::copy(server, migrations))
    }

    fn copy(server: &str, migrations: &[Migration]) -> Result<Self, DbError> {
        let mut client = connect(server)?;
        let template = format!("seatwright_test_{:016x}", sum(migrations));
        let copy = Self { server: server.to_owned(), name: format!("t{}", Uuid::now_v7().simple()) };
        let sql = format!("CREATE DATABASE {} TEMPLATE {template}", copy.name);
        match client.batch(&sql) {
            Err(error) if error.code() == Some(&SqlState::UNDEFINED_DATABASE) => {
                make(&mut client, server, &template, migrations)?;
                client.batch(&sql).map_err(failed)?;
            }
            done => done.map_err(failed)?,
        }
        Ok(copy)
    }

    pub(super) fn settings(&self) -> Settings {
        settings(&self.server, &self.name)
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        let drop = || connect(&self.server)?.batch(&sql).map_err(failed);
        if let Err(error) = aside(drop) {
            eprintln!("the test database {} stays behind: {error}", self.name);
        }
    }
}

/// Makes the template, unless another test was faster. It gets its name when it is ready, so that nobody copies half.
fn make(client: &mut Line, server: &str, template: &str, migrations: &[Migration]) -> Result<(), DbError> {
    client.batch("SELECT pg_advisory_lock(1936024948)").map_err(failed)?;
    let sql = format!("SELECT 1 FROM pg_database WHERE datname = '{template}'");
    if client.query(&sql).map_err(failed)?.is_empty() {
        let draft = format!("d{}", Uuid::now_v7().simple());
        client.batch(&format!("CREATE DATABASE {draft}")).map_err(failed)?;
        open_migrated(&settings(server, &draft), migrations)?.close();
        client.batch(&format!("ALTER DATABASE {draft} RENAME TO {template}")).map_err(failed)?;
    }
    client.batch("SELECT pg_advisory_unlock(1936024948)").map_err(failed)
}

/// Another database of the same server.
fn settings(server: &str, name: &str) -> Settings {
    let (place, options) = server.split_once('?').unwrap_or((server, ""));
    let host = place.rsplit_once('/').map_or(place, |(host, _)| host);
    let options = if options.is_empty() { String::new() } else { format!("{options}&") };
    Settings { url: format!("{host}/{name}?{options}allow_unsafe=1"), connections: 4 }
}

/// On a thread of its own: the client waits in a way that a runtime does not allow.
fn aside<T: Send>(f: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(f).join()).expect("no panic on the way to the server")
}

fn connect(server: &str) -> Result<Line, DbError> {
    Line::open(&server.parse().map_err(failed)?, None)
}

fn failed(error: tokio_postgres::Error) -> DbError {
    DbError::Other(error.to_string())
}
