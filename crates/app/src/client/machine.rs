//! What this machine says of itself: clock, machine id, names, language, directories. Read once, passed in everywhere.

use std::env;
use std::fs;
use std::path::PathBuf;

#[derive(Debug, Clone)]
pub(super) struct Machine {
    /// Unix seconds.
    pub(super) now: i64,
    pub(super) id: Option<String>,
    pub(super) name: String,
    pub(super) platform: String,
    /// Who runs this program; may be empty.
    pub(super) login: String,
    /// The person's language, as an `Accept-Language` header has it.
    pub(super) language: String,
    pub(super) data_directory: Option<PathBuf>,
}

impl Machine {
    /// This machine, now.
    #[expect(
        clippy::disallowed_methods,
        reason = "a client has no world: this is where it looks at the clock"
    )]
    pub(super) fn here() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(said);
        Self {
            now: jiff::Timestamp::now().as_second(),
            id: ["/etc/machine-id", "/var/lib/dbus/machine-id"].into_iter().find_map(line),
            name: host_name(),
            platform: platform(fs::read_to_string("/etc/os-release").ok().as_deref()),
            login: ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(said).unwrap_or_default(),
            language: language(locale.as_deref()),
            data_directory: data_directory(),
        }
    }

    /// Differs from machine to machine, stays the same on one, and does not give the machine id away.
    pub(super) fn fingerprint(&self) -> Option<String> {
        self.id.as_deref().map(|id| seal::device_hash(&format!("seatwright-client:{id}")))
    }
}

fn said(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|value| !value.is_empty())
}

fn line(file: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().next()?.trim();
    // An image that was never booted says "uninitialized" or nothing.
    (line.len() >= 16).then(|| line.to_owned())
}

fn host_name() -> String {
    let read =
        fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    let read = read.ok().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    read.or_else(|| said("COMPUTERNAME")).or_else(|| said("HOSTNAME")).unwrap_or_else(|| "unnamed".to_owned())
}

pub(super) fn platform(os_release: Option<&str>) -> String {
    let pretty = |text: &str| {
        let value = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
        Some(value.trim_matches(['"', '\'']).to_owned())
    };
    let system = os_release.and_then(pretty).unwrap_or_else(|| env::consts::OS.to_owned());
    format!("{system} ({})", env::consts::ARCH)
}

/// `fi_FI.UTF-8@euro` is `fi-FI` to a server; `C` and `POSIX` are nobody's language.
pub(super) fn language(locale: Option<&str>) -> String {
    let name = locale.unwrap_or_default().split(['.', '@']).next().unwrap_or_default();
    let tag = name.replace('_', "-");
    let plain = tag
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if plain && tag.split('-').next().is_some_and(|first| first.len() >= 2) && tag != "POSIX" {
        tag
    } else {
        "en".to_owned()
    }
}

fn data_directory() -> Option<PathBuf> {
    let under_home = |rest: &str| said("HOME").map(|home| PathBuf::from(home).join(rest));
    if cfg!(windows) {
        said("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        under_home("Library/Application Support")
    } else {
        said("XDG_DATA_HOME")
            .map(PathBuf::from)
            .filter(|dir| dir.is_absolute())
            .or_else(|| under_home(".local/share"))
    }
}
