//! From raw text to a `Config`: what each value may be, and what does not go together.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use lettre::message::Mailbox;

use super::layers::{Layers, Surroundings};
use super::origin::Origin;
use super::{Config, Limits, Log, LogFormat, Problem, Smtp, SmtpTls, Switch};
use crate::serve::network::Network;

/// Turns the gathered layers into a `Config`, or says all that is wrong with them.
pub fn build(layers: &Layers, around: &Surroundings) -> Result<Config, Vec<Problem>> {
    let mut reader = Reader { layers, problems: Vec::new() };
    let data_dir = reader.text("data_dir").map_or_else(|| default_data_dir(around), PathBuf::from);
    let database = reader.text("database").unwrap_or_else(|| default_database(&data_dir));
    let master_key_file =
        reader.text("master_key_file").map_or_else(|| data_dir.join("master.key"), PathBuf::from);
    if !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| database.starts_with(scheme)) {
        reader.complain("database", "must start with sqlite: or postgres://");
    }
    let config = Config {
        listen: reader.or(
            "listen",
            SocketAddr::from(([127, 0, 0, 1], 8080)),
            |text| text.parse().ok(),
            "ADDRESS:PORT",
        ),
        database,
        public_url: reader.origin(),
        trusted_proxies: reader.networks(),
        smtp: reader.smtp(),
        master_key_file,
        data_dir,
        worker: reader.or("worker", Switch::On, switch, "on or off"),
        log: Log {
            format: reader.or("log.format", LogFormat::Text, log_format, "text or json"),
            level: reader.text("log.level").unwrap_or_else(|| "info".to_owned()),
        },
        limits: Limits {
            connections: reader.count("limits.connections"),
            connections_per_ip: reader.count("limits.connections_per_ip"),
            body_auth: reader.count("limits.body_auth"),
            body_api: reader.count("limits.body_api"),
            body_import: reader.count("limits.body_import"),
        },
    };
    if reader.problems.is_empty() { Ok(config) } else { Err(reader.problems) }
}

/// Values that `config print` shows although nobody said them.
pub fn computed(config: &Config) -> Vec<(&'static str, String)> {
    vec![
        ("data_dir", config.data_dir.display().to_string()),
        ("database", config.database.clone()),
        ("master_key_file", config.master_key_file.display().to_string()),
    ]
}

struct Reader<'a> {
    layers: &'a Layers,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn text(&self, key: &str) -> Option<String> {
        self.layers.get(key).map(|raw| raw.value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn complain(&mut self, key: &str, what: &str) {
        let source = self.layers.get(key).map_or_else(|| "default".to_owned(), |raw| raw.source.to_string());
        self.problems.push(Problem::new(format!("{key} ({source}): {what}")));
    }

    fn or<T>(&mut self, key: &str, fallback: T, parse: impl Fn(&str) -> Option<T>, form: &str) -> T {
        let Some(text) = self.text(key) else { return fallback };
        parse(&text).unwrap_or_else(|| {
            self.complain(key, &format!("must be {form}"));
            fallback
        })
    }

    fn count(&mut self, key: &str) -> usize {
        self.or(key, 1, |text| text.parse().ok().filter(|n| *n > 0), "a number above 0")
    }

    fn origin(&mut self) -> Option<Origin> {
        let text = self.text("public_url")?;
        Origin::parse(&text).map_err(|problem| self.complain("public_url", problem)).ok()
    }

    fn networks(&mut self) -> Vec<Network> {
        let text = self.text("trusted_proxies").unwrap_or_default();
        let mut networks = Vec::new();
        for item in text.split(',').map(str::trim).filter(|item| !item.is_empty()) {
            match item.parse::<Network>() {
                Ok(network) => networks.push(network),
                Err(problem) => self.complain("trusted_proxies", &format!("{item:?}: {problem}")),
            }
        }
        networks
    }

    fn mailbox(&mut self, key: &str) -> Option<Mailbox> {
        let text = self.text(key)?;
        let mailbox = text.parse::<Mailbox>().ok();
        if mailbox.is_none() {
            self.complain(key, "must be an e-mail address, with or without a name: Name <name@example.com>");
        }
        mailbox
    }

    fn smtp(&mut self) -> Option<Smtp> {
        let single = ["smtp.host", "smtp.port", "smtp.user", "smtp.password", "smtp.tls"];
        let server = if let Some(url) = self.text("smtp.url") {
            if let Some(both) = single.iter().find(|key| self.text(key).is_some()) {
                self.complain(both, "cannot be set together with smtp.url");
            }
            self.server_of_url(&url)?
        } else {
            self.server_of_keys()?
        };
        let from = self.mailbox("smtp.from");
        if from.is_none() && self.text("smtp.from").is_none() {
            self.complain("smtp.from", "is needed to send mail");
        }
        let reply_to = self.mailbox("smtp.reply_to");
        let allowed = self.or("smtp.allow_plaintext", false, |text| text.parse().ok(), "true or false");
        if server.tls == SmtpTls::None && !allowed && !is_loopback(&server.host) {
            self.complain(
                "smtp.tls",
                "none would send mail and password unencrypted over the network; \
                 use tls or starttls, or set smtp.allow_plaintext = true",
            );
        }
        let ca_file = self.text("smtp.ca_file").map(PathBuf::from);
        let Server { host, port, user, password, tls } = server;
        Some(Smtp { host, port, user, password, tls, ca_file, from: from?, reply_to })
    }

    fn server_of_keys(&mut self) -> Option<Server> {
        let host = self.text("smtp.host");
        if host.is_none() && (self.text("smtp.from").is_some() || self.text("smtp.password").is_some()) {
            self.complain("smtp.host", "is missing, other smtp settings are there");
        }
        let host = host?;
        let local = if is_loopback(&host) { SmtpTls::None } else { SmtpTls::Tls };
        let tls = self.or("smtp.tls", local, tls_mode, "tls, starttls or none");
        let port = self.or("smtp.port", tls.port(), |text| text.parse().ok(), "a port number");
        Some(Server { host, port, user: self.text("smtp.user"), password: self.text("smtp.password"), tls })
    }

    fn server_of_url(&mut self, text: &str) -> Option<Server> {
        let server = Server::of_url(text);
        if server.is_none() {
            self.complain(
                "smtp.url",
                "must be smtps://HOST, smtp://HOST?tls=starttls or smtp://HOST?tls=none",
            );
        }
        server
    }
}

struct Server {
    host: String,
    port: u16,
    user: Option<String>,
    password: Option<String>,
    tls: SmtpTls,
}

impl Server {
    fn of_url(text: &str) -> Option<Server> {
        let url = url::Url::parse(text).ok()?;
        let host = url.host_str().filter(|host| !host.is_empty())?.trim_matches(['[', ']']).to_owned();
        let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let tls = match (url.scheme(), asked.as_deref()) {
            ("smtps", None | Some("tls")) => SmtpTls::Tls,
            ("smtp", None | Some("starttls" | "required")) => SmtpTls::StartTls,
            ("smtp", Some("none")) => SmtpTls::None,
            _ => return None,
        };
        let decoded = |part: &str| percent_decoded(part).filter(|part| !part.is_empty());
        Some(Server {
            host,
            port: url.port().unwrap_or_else(|| tls.port()),
            user: decoded(url.username()),
            password: url.password().and_then(decoded),
            tls,
        })
    }
}

/// `%40` → `@`; nothing when the result is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'%').then(|| hex_byte(tail.get(..2)?)).flatten();
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).ok()
}

fn hex_byte(hex: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()
}

fn switch(text: &str) -> Option<Switch> {
    match text {
        "on" | "true" => Some(Switch::On),
        "off" | "false" => Some(Switch::Off),
        _ => None,
    }
}

fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "text" => Some(LogFormat::Text),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

fn tls_mode(text: &str) -> Option<SmtpTls> {
    match text {
        "tls" => Some(SmtpTls::Tls),
        "starttls" => Some(SmtpTls::StartTls),
        "none" => Some(SmtpTls::None),
        _ => None,
    }
}

/// Whether a host name means this machine without asking a name server.
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn default_database(data_dir: &Path) -> String {
    format!("sqlite:{}", data_dir.join("seatwright.db").display())
}

/// systemd's `StateDirectory`, else the user's data directory, else `/var/lib/seatwright`.
pub(super) fn default_data_dir(around: &Surroundings) -> PathBuf {
    if let Some(state) = around.variable("STATE_DIRECTORY") {
        return PathBuf::from(state.split(':').next().unwrap_or(state));
    }
    if let Some(data) = around.variable("XDG_DATA_HOME") {
        return Path::new(data).join("seatwright");
    }
    match around.variable("HOME") {
        Some(home) if home != "/" && home != "/root" => Path::new(home).join(".local/share/seatwright"),
        _ => PathBuf::from("/var/lib/seatwright"),
    }
}
