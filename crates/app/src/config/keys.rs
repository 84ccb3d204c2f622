//! The list of every setting: its name, what it means, whether it is a secret, its default.
//!
//! One row here is a key of the file, a `SEATWRIGHT_…` variable and a line of `config print`. What a value
//! may be is decided in `build.rs`; where it comes from in `layers.rs`.

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Dotted name, as written in the file: `smtp.host`.
    pub name: &'static str,
    /// Kept out of every print and log; may be given by file (`SEATWRIGHT_…_FILE`, `…_file`).
    pub secret: Secrecy,
    /// Used when nobody says otherwise; `None` when there is no default or it is computed.
    pub default: Option<&'static str>,
    /// One line for people.
    pub about: &'static str,
}

/// Whether a setting may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// Shown as it is.
    Open,
    /// Never shown, never taken from the command line.
    Secret,
    /// A URL: shown without its password.
    Url,
}

const fn open(name: &'static str, default: Option<&'static str>, about: &'static str) -> Key {
    Key { name, secret: Secrecy::Open, default, about }
}

const fn url(name: &'static str, about: &'static str) -> Key {
    Key { name, secret: Secrecy::Url, default: None, about }
}

/// Every setting there is, in the order `config print` shows them.
pub const KEYS: &[Key] = &[
    open("listen", Some("127.0.0.1:8080"), "address and port to listen on; port 0 picks a free one"),
    open("data_dir", None, "directory of the database, the master key and backups"),
    url("database", "sqlite:PATH or postgres://…; default: seatwright.db in data_dir"),
    open("public_url", None, "address people type, https://…; links in mails are made of it"),
    open("trusted_proxies", Some(""), "networks (CIDR) whose X-Forwarded-For is believed"),
    open(
        "master_key_file",
        None,
        "32 random bytes that encrypt secrets at rest; default: master.key in data_dir",
    ),
    open("worker", Some("on"), "on or off: run background jobs in this process"),
    open("log.format", Some("text"), "text or json"),
    open("log.level", Some("info"), "error, warn, info, debug, trace, or a filter such as seatwright=debug"),
    url(
        "smtp.url",
        "smtps://USER:PASSWORD@HOST:PORT or smtp://…; instead of host, port, user, password, tls",
    ),
    open("smtp.host", None, "mail server"),
    open("smtp.port", None, "default: 465 for tls, 587 for starttls, 25 for none"),
    open("smtp.user", None, "name to sign in to the mail server with"),
    Key {
        name: "smtp.password",
        secret: Secrecy::Secret,
        default: None,
        about: "password for the mail server",
    },
    open("smtp.tls", None, "tls, starttls or none; default: tls, on loopback none"),
    open("smtp.allow_plaintext", Some("false"), "true lets smtp.tls = none leave this machine"),
    open("smtp.ca_file", None, "PEM file with a certificate authority to trust besides the public ones"),
    open("smtp.from", None, "sender, such as Example Licenses <licenses@example.com>"),
    open("smtp.reply_to", None, "where answers go, if not to the sender"),
    open("limits.connections", Some("4096"), "open connections at most"),
    open(
        "limits.connections_per_ip",
        Some("256"),
        "open connections of one address at most; trusted proxies exempt",
    ),
    open("limits.body_auth", Some("4096"), "largest body of a sign-in form, bytes"),
    open("limits.body_api", Some("262144"), "largest body of an API call or form, bytes"),
    open("limits.body_import", Some("52428800"), "largest uploaded file, bytes"),
];

/// The key of that name.
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// `smtp.password` → `SEATWRIGHT_SMTP_PASSWORD`.
pub fn variable(key: &Key) -> String {
    format!("SEATWRIGHT_{}", key.name.replace('.', "_").to_uppercase())
}

/// The known name nearest to a mistyped one, if any is near.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (distance(typed, name), name))
        .filter(|(far, name)| *far <= 1 + name.len() / 4)
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name)
}

/// Number of letters to insert, delete or replace to get from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
