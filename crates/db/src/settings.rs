//! Where the database is and how many connections it may use. Reading configuration files is not here.

use crate::DbError;

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// The embedded engine, one process.
    Sqlite,
    /// A server, any number of processes.
    Postgres,
}

/// Where the database is. The URL may hold a password: it is never shown.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://…`. `?allow_unsafe=1` opens a throw-away database whose settings could
    /// lose acknowledged writes (tests only).
    pub url: String,
    /// SQLite: readers kept open. PostgreSQL: connections, each with its thread.
    pub connections: usize,
}

const SQLITE_READERS: usize = 4;
const POSTGRES_CONNECTIONS: usize = 8;

impl Settings {
    /// The usual number of connections for the engine the URL names.
    pub fn new(url: impl Into<String>) -> Self {
        let url = url.into();
        let connections = if url.starts_with("sqlite:") { SQLITE_READERS } else { POSTGRES_CONNECTIONS };
        Self { url, connections }
    }

    pub(crate) fn engine(&self) -> Result<EngineKind, DbError> {
        let scheme = self.url.split_once(':').map_or("", |(scheme, _)| scheme);
        match scheme {
            "sqlite" => Ok(EngineKind::Sqlite),
            "postgres" | "postgresql" => Ok(EngineKind::Postgres),
            _ => Err(DbError::Refused("the database URL starts with neither sqlite: nor postgres://".into())),
        }
    }

    /// The URL without our own option, and whether that option allows unsafe settings.
    pub(crate) fn split_options(&self) -> (String, Safety) {
        let Some((base, query)) = self.url.split_once('?') else {
            return (self.url.clone(), Safety::Asserted);
        };
        let mut safety = Safety::Asserted;
        let mut kept = Vec::new();
        for option in query.split('&') {
            match option {
                "allow_unsafe=1" => safety = Safety::ThrowAway,
                "" => {}
                other => kept.push(other),
            }
        }
        let url = if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) };
        (url, safety)
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = self.url.split_once(':').map_or("?", |(scheme, _)| scheme);
        write!(f, "Settings({scheme}:…, {} connections)", self.connections)
    }
}

/// Whether an acknowledged write must survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Safety {
    Asserted,
    ThrowAway,
}
