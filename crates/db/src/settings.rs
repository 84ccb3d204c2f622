//! Where the database is and how many connections it may use. Reading configuration files is not here.

use std::path::PathBuf;

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
    /// lose acknowledged writes (tests only). PostgreSQL on another machine is reached by TLS, verified against
    /// the well-known roots or `sslrootcert=FILE`.
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

    /// The URL without the options that no driver takes, and what those say.
    pub(crate) fn split_options(&self) -> Options {
        let mut options = Options { url: self.url.clone(), safety: Safety::Asserted, roots: None };
        let Some((base, query)) = self.url.split_once('?') else {
            return options;
        };
        let mut kept = Vec::new();
        for option in query.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=') {
                Some(("allow_unsafe", "1")) => options.safety = Safety::ThrowAway,
                Some(("sslrootcert", path)) => options.roots = Some(path.into()),
                // There is no TLS without verification here: these two words mean what `require` does.
                Some(("sslmode", "verify-full" | "verify-ca")) => kept.push("sslmode=require"),
                _ => kept.push(option),
            }
        }
        base.clone_into(&mut options.url);
        if !kept.is_empty() {
            options.url = format!("{base}?{}", kept.join("&"));
        }
        options
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = self.url.split_once(':').map_or("?", |(scheme, _)| scheme);
        write!(f, "Settings({scheme}:…, {} connections)", self.connections)
    }
}

/// The URL for a driver and what its options say to us.
pub(crate) struct Options {
    pub(crate) url: String,
    pub(crate) safety: Safety,
    /// Certificates to trust instead of the built-in ones, in a PEM file.
    pub(crate) roots: Option<PathBuf>,
}

/// Whether an acknowledged write must survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Safety {
    Asserted,
    ThrowAway,
}
