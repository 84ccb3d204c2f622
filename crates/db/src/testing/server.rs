//! A database of its own on a running server: a copy of one that was migrated once for all tests of the same
//! migrations, which takes a tenth of the time that migrating takes.

use postgres::error::SqlState;
use postgres::{Client, NoTls};
use uuid::Uuid;

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
        match client.batch_execute(&sql) {
            Err(error) if error.code() == Some(&SqlState::UNDEFINED_DATABASE) => {
                make(&mut client, server, &template, migrations)?;
                client.batch_execute(&sql).map_err(failed)?;
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
        let drop = || connect(&self.server)?.batch_execute(&sql).map_err(failed);
        if let Err(error) = aside(drop) {
            eprintln!("the test database {} stays behind: {error}", self.name);
        }
    }
}

/// Makes the template, unless another test was faster. It gets its name when it is ready, so that nobody copies half.
fn make(client: &mut Client, server: &str, template: &str, migrations: &[Migration]) -> Result<(), DbError> {
    client.batch_execute("SELECT pg_advisory_lock(1936024948)").map_err(failed)?;
    let there = client
        .query_one("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", &[&template])
        .map_err(failed)?;
    if !there.get::<_, bool>(0) {
        let draft = format!("d{}", Uuid::now_v7().simple());
        client.batch_execute(&format!("CREATE DATABASE {draft}")).map_err(failed)?;
        open_migrated(&settings(server, &draft), migrations)?.close();
        client.batch_execute(&format!("ALTER DATABASE {draft} RENAME TO {template}")).map_err(failed)?;
    }
    client.batch_execute("SELECT pg_advisory_unlock(1936024948)").map_err(failed)
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

fn connect(server: &str) -> Result<Client, DbError> {
    Client::connect(server, NoTls).map_err(failed)
}

fn failed(error: postgres::Error) -> DbError {
    DbError::Other(error.to_string())
}
