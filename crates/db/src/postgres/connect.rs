//! Where the server is, how a connection is made, and the settings asserted on each.
//! Which thread owns a connection is decided in `pool`.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};
use tokio_postgres::{Config, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::act::Mode;
use crate::row::Names as Columns;
use crate::settings::{Options, Safety};
use crate::{DbError, Settings};

use super::errors::mapped;
use super::line::Line;
use super::names::Names;
use super::tls;
use super::transaction::Transaction;

const OLDEST: i64 = 130_000;
const CONNECT: Duration = Duration::from_secs(3);
/// Half-open connections are noticed within about ten seconds.
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(8);
const KEEPALIVE_IDLE: Duration = Duration::from_secs(4);
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(2);
const KEEPALIVE_RETRIES: u32 = 2;

const SESSION: &str = "
SET statement_timeout = '30s';
SET lock_timeout = '5s';
SET idle_in_transaction_session_timeout = '30s';
SET client_min_messages = 'warning';
SET standard_conforming_strings = on;
";
const WRITE: &str = "START TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";
const READ: &str = "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
const READ_LONG: &str = "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; \
    SET LOCAL statement_timeout = '15min'; SET LOCAL idle_in_transaction_session_timeout = '15min'";

/// Where to connect, shared by all threads of the pool.
pub(super) struct Target {
    config: Config,
    tls: Option<MakeRustlsConnect>,
    safety: Safety,
    names: Arc<Names>,
}

impl Target {
    pub(super) fn new(settings: &Settings) -> Result<Self, DbError> {
        let Options { url, safety, roots } = settings.split_options();
        let mut config: Config =
            url.parse().map_err(|error| DbError::Refused(format!("the database URL: {error}")))?;
        let local = config.get_hosts().iter().all(is_local);
        let encrypted = match config.get_ssl_mode() {
            SslMode::Disable if local || safety == Safety::ThrowAway => false,
            SslMode::Disable => {
                return Err(DbError::Refused(
                    "sslmode=disable is for servers on this machine; others are reached by TLS".into(),
                ));
            }
            SslMode::Require => true,
            _ => !local,
        };
        config.ssl_mode(if encrypted { SslMode::Require } else { SslMode::Disable });
        limits(&mut config);
        let tls = if encrypted { Some(tls::verified(roots.as_deref())?) } else { None };
        Ok(Self { config, tls, safety, names: Arc::default() })
    }

    /// A new connection with its settings made and asserted.
    pub(super) fn connect(&self) -> Result<Session, DbError> {
        let mut session = self.plain()?;
        session.batch(SESSION)?;
        self.assert_settings(&mut session)?;
        if !session.names.is_loaded() {
            session.names.load(&mut session.line)?;
        }
        Ok(session)
    }

    fn plain(&self) -> Result<Session, DbError> {
        let line = Line::open(&self.config, self.tls.as_ref())?;
        Ok(Session { line, statements: HashMap::new(), names: Arc::clone(&self.names) })
    }

    fn assert_settings(&self, session: &mut Session) -> Result<(), DbError> {
        let version = session.show("server_version_num")?;
        if version.parse::<i64>().map_or(true, |version| version < OLDEST) {
            return Err(DbError::Refused(format!("PostgreSQL {version} is too old, 13 is needed")));
        }
        if session.show("server_encoding")? != "UTF8" {
            return Err(DbError::Refused("the PostgreSQL database is not in UTF8".into()));
        }
        if self.safety == Safety::ThrowAway {
            return Ok(());
        }
        for (setting, allowed) in [
            ("fsync", &["on"][..]),
            ("full_page_writes", &["on"]),
            ("synchronous_commit", &["on", "remote_apply"]),
        ] {
            let found = session.show(setting)?;
            if !allowed.contains(&found.as_str()) {
                return Err(DbError::Refused(format!(
                    "PostgreSQL runs with {setting}={found}; acknowledged writes could be lost"
                )));
            }
        }
        Ok(())
    }
}

fn limits(config: &mut Config) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(TCP_USER_TIMEOUT);
    }
    config.keepalives(true).keepalives_idle(KEEPALIVE_IDLE);
    config.keepalives_interval(KEEPALIVE_INTERVAL).keepalives_retries(KEEPALIVE_RETRIES);
    if config.get_application_name().is_none() {
        config.application_name("seatwright");
    }
    // With several hosts, the one that takes writes.
    if config.get_hosts().len() > 1 && config.get_target_session_attrs() == TargetSessionAttrs::Any {
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    }
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
        Host::Unix(_) => true,
    }
}

/// One connection with its prepared statements.
pub(super) struct Session {
    pub(super) line: Line,
    pub(super) statements: HashMap<Box<str>, Prepared>,
    pub(super) names: Arc<Names>,
}

/// A prepared statement and the names of its columns.
#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) statement: Statement,
    pub(super) columns: Columns,
}

impl Session {
    pub(super) fn begin(&mut self, mode: Mode) -> Result<Transaction<'_>, DbError> {
        let begin = match mode {
            Mode::Write => WRITE,
            Mode::Read => READ,
            Mode::ReadLong => READ_LONG,
        };
        Transaction::begin(self, begin)
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbError> {
        self.line.batch(sql).map_err(|error| mapped(&error, &self.names))
    }

    pub(super) fn is_closed(&self) -> bool {
        self.line.is_closed()
    }

    /// Prepares statements anew and learns the names of keys, after the schema changed or may have.
    pub(super) fn refresh(&mut self) -> Result<(), DbError> {
        self.statements.clear();
        if self.line.is_closed() { Ok(()) } else { self.names.load(&mut self.line) }
    }

    fn show(&mut self, setting: &str) -> Result<String, DbError> {
        let shown = self.line.query(&format!("SHOW {setting}"));
        let shown = shown.and_then(|rows| rows.first().map_or(Ok(String::new()), |row| row.try_get(0)));
        shown.map_err(|error| mapped(&error, &self.names))
    }
}
