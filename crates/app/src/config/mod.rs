//! Configuration: which settings there are, where they come from, what they mean.
//!
//! Precedence: flag > `SEATWRIGHT_*` environment > TOML file > default. Reading is separate from the
//! process (`Surroundings`), so tests need neither environment nor home directory. What uses the values
//! lives elsewhere.

mod build;
pub mod keys;
pub mod layers;
mod origin;
mod print;
#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use lettre::message::Mailbox;

pub use build::is_loopback;
pub use layers::Surroundings;
pub use origin::{Origin, split_port};

use crate::serve::network::Network;

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where files live.
    pub data_dir: PathBuf,
    /// `sqlite:PATH` or `postgres://…`. May contain a password: never log it.
    pub database: String,
    /// The address people type. Needed by `serve` unless it listens on loopback only.
    pub public_url: Option<Origin>,
    /// Peers whose `X-Forwarded-For` is believed (SR-22).
    pub trusted_proxies: Vec<Network>,
    /// The mail server; without one mail waits in the outbox.
    pub smtp: Option<Smtp>,
    /// Where the master key lies.
    pub master_key_file: PathBuf,
    /// Whether this process runs background jobs.
    pub worker: Switch,
    /// Logging.
    pub log: Log,
    /// Limits of connections and bodies.
    pub limits: Limits,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Runs.
    On,
    /// Does not run.
    Off,
}

/// How to log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Lines for people or for machines.
    pub format: LogFormat,
    /// A level or a filter.
    pub level: String,
}

/// Form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

/// Limits, counts of connections and bytes of bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Open connections.
    pub connections: usize,
    /// Open connections of one address.
    pub connections_per_ip: usize,
    /// Bytes of a sign-in form.
    pub body_auth: usize,
    /// Bytes of an API call or form.
    pub body_api: usize,
    /// Bytes of an uploaded file; no body is ever larger.
    pub body_import: usize,
}

/// The mail server and who writes.
#[derive(Clone)]
pub struct Smtp {
    /// Name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Name to sign in with.
    pub user: Option<String>,
    /// Password to sign in with.
    pub password: Option<String>,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// A further certificate authority, PEM.
    pub ca_file: Option<PathBuf>,
    /// Sender.
    pub from: Mailbox,
    /// Where answers go.
    pub reply_to: Option<Mailbox>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Smtp { host, port, user, tls, from, .. } = self;
        write!(f, "Smtp({host}:{port}, user {user:?}, {tls:?}, from {from})")
    }
}

/// Protection of the connection to the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte.
    Tls,
    /// Plain greeting, then TLS or nothing.
    StartTls,
    /// Unencrypted: this machine only, unless allowed explicitly.
    None,
}

impl SmtpTls {
    fn port(self) -> u16 {
        match self {
            SmtpTls::Tls => 465,
            SmtpTls::StartTls => 587,
            SmtpTls::None => 25,
        }
    }
}

/// One thing wrong with the configuration, for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(String);

impl Problem {
    /// A problem in one sentence.
    pub fn new(text: String) -> Self {
        Problem(text)
    }

    fn unknown(place: &str, name: &str, near: Option<&str>) -> Self {
        let hint = near.map_or_else(String::new, |near| format!(", did you mean {near}?"));
        Problem(format!("{place}: unknown setting {name}{hint}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Config {
    /// Reads all layers. Refusals name every problem found at once.
    pub fn load(around: &Surroundings) -> Result<Config, Vec<Problem>> {
        build::build(&layers::gather(around)?, around)
    }

    /// Needed before listening: `public_url`, unless only this machine can reach the server (SR-54).
    pub fn check_for_serving(&self) -> Result<(), Vec<Problem>> {
        if self.public_url.is_some() || self.listen.ip().is_loopback() {
            return Ok(());
        }
        let text =
            "public_url is needed when listening on more than this machine: links in mails are made of it";
        Err(vec![Problem::new(text.to_owned())])
    }
}

impl Surroundings {
    /// The same for sample data: no configuration file is looked for, and unless a directory is named it is one
    /// beside the usual, so that a demonstration never meets a real installation.
    #[must_use]
    pub fn for_samples(mut self) -> Self {
        self.search = layers::Search::Nowhere;
        let named = self.flags.iter().any(|(key, _)| key == "data_dir")
            || self.variable("SEATWRIGHT_DATA_DIR").is_some()
            || self.file.is_some();
        if !named {
            let dir = build::default_data_dir(&self).with_file_name("seatwright-demo");
            self.flags.push(("data_dir".to_owned(), dir.display().to_string()));
        }
        self
    }
}

/// The text of `config print`.
pub fn print(around: &Surroundings) -> Result<String, Vec<Problem>> {
    let layers = layers::gather(around)?;
    let config = build::build(&layers, around)?;
    Ok(print::lines(&layers, &build::computed(&config)))
}
