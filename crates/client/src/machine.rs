//! What this machine says of itself: machine id, parts, names, language, directories. Read once, passed in everywhere.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::PathBuf;

/// What a machine says of itself. Where it says nothing, the program has to.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Tells it from others; systems other than Linux have none that can be read here.
    pub id: Option<String>,
    /// What the person who runs it says it is told from others by, such as in a container: then nothing else does.
    pub explicit_id: Option<String>,
    /// What it is made of, name to value, as far as it can be read; empty on systems other than Linux.
    pub parts: BTreeMap<String, String>,
    /// Host name.
    pub name: String,
    /// Operating system and processor, as people know them.
    pub platform: String,
    /// Who runs this program; may be empty.
    pub login: String,
    /// The person's language, as an `Accept-Language` header has it.
    pub language: String,
    /// Where programs keep the data of the person who runs them.
    pub data_directory: Option<PathBuf>,
}

impl Machine {
    /// The machine that this program runs on.
    pub fn here() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(said);
        Self {
            explicit_id: said("SEATWRIGHT_MACHINE_ID"),
            parts: parts(),
            id: ["/etc/machine-id", "/var/lib/dbus/machine-id"].into_iter().find_map(line),
            name: host_name(),
            platform: platform(fs::read_to_string("/etc/os-release").ok().as_deref()),
            login: ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(said).unwrap_or_default(),
            language: language(locale.as_deref()),
            data_directory: data_directory(),
        }
    }

    /// Differs from machine to machine, stays the same on one, and does not give the machine id away; `None` where the
    /// machine has no id.
    pub fn fingerprint(&self) -> Option<String> {
        self.id.as_deref().map(|id| seal::device_hash(&format!("seatwright-client:{id}")))
    }

    /// What a server compares when the fingerprint has changed: the machine id and the parts, each so that it does not
    /// give the value away.
    pub(crate) fn components(&self) -> BTreeMap<String, String> {
        let id = self.id.iter().map(|id| ("machine-id".to_owned(), id));
        let parts = self.parts.iter().map(|(name, value)| (name.clone(), value));
        let hidden = |(name, value): (String, &String)| {
            let hash = seal::device_hash(&format!("seatwright-component:{name}:{}", value.to_lowercase()));
            (name, hash)
        };
        id.chain(parts).map(hidden).collect()
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

/// Board, processor, disk, network card and name: what of them tells one machine from others.
fn parts() -> BTreeMap<String, String> {
    let board = ["/sys/class/dmi/id/board_serial", "/sys/class/dmi/id/product_uuid"];
    let cpu = fs::read_to_string("/proc/cpuinfo").ok();
    let cpu = cpu.as_deref().and_then(|text| {
        text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name))
    });
    let found = [
        ("board", board.into_iter().find_map(value_in)),
        ("cpu", cpu.map(|name| name.trim().to_owned())),
        ("disk", first_of("/sys/block", &["device/wwid", "wwid", "device/serial"])),
        ("host", Some(host_name()).filter(|name| name != "unnamed")),
        ("mac", first_of("/sys/class/net", &["address"])),
    ];
    let telling = found.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    telling.filter(|(_, value)| tells_apart(value)).collect()
}

fn value_in(file: &str) -> Option<String> {
    Some(fs::read_to_string(file).ok()?.trim().to_owned()).filter(|value| tells_apart(value))
}

/// The value of the first entry, by name, that is a device of its own and has one.
fn first_of(directory: &str, files: &[&str]) -> Option<String> {
    let entries = fs::read_dir(directory).ok()?.flatten();
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.join("device").exists()).collect();
    entries.sort();
    let value = |entry: &PathBuf| files.iter().find_map(|file| value_in(entry.join(file).to_str()?));
    entries.iter().find_map(value)
}

/// What makers leave in where a number should be is the same on many machines.
fn tells_apart(value: &str) -> bool {
    const SAID_BY_MANY: [&str; 7] = [
        "none",
        "unknown",
        "default string",
        "not specified",
        "not available",
        "to be filled by o.e.m.",
        "localhost",
    ];
    let value = value.trim().to_lowercase();
    value.chars().any(|character| !"0fx-:. ".contains(character)) && !SAID_BY_MANY.contains(&value.as_str())
}

fn host_name() -> String {
    let read =
        fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    let read = read.ok().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    read.or_else(|| said("COMPUTERNAME")).or_else(|| said("HOSTNAME")).unwrap_or_else(|| "unnamed".to_owned())
}

fn platform(os_release: Option<&str>) -> String {
    let pretty = |text: &str| {
        let value = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
        Some(value.trim_matches(['"', '\'']).to_owned())
    };
    let system = os_release.and_then(pretty).unwrap_or_else(|| env::consts::OS.to_owned());
    format!("{system} ({})", env::consts::ARCH)
}

/// `fi_FI.UTF-8@euro` is `fi-FI` to a server; `C` and `POSIX` are nobody's language.
fn language(locale: Option<&str>) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_comes_from_the_locale() {
        let cases = [
            (Some("fi_FI.UTF-8"), "fi-FI"),
            (Some("ru_RU.KOI8-R@x"), "ru-RU"),
            (Some("es"), "es"),
            (Some("zh_Hant_TW"), "zh-Hant-TW"),
            (Some("C"), "en"),
            (Some("C.UTF-8"), "en"),
            (Some("POSIX"), "en"),
            (Some("it_IT\r\nX-Evil: 1"), "en"),
            (Some(""), "en"),
            (None, "en"),
        ];
        for (locale, expected) in cases {
            assert_eq!(language(locale), expected, "{locale:?}");
        }
    }

    #[test]
    fn the_platform_is_named_as_people_know_it() {
        let arch = env::consts::ARCH;
        let file = "NAME=Debian\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n";
        assert_eq!(platform(Some(file)), format!("Debian GNU/Linux 13 (trixie) ({arch})"));
        assert_eq!(platform(None), format!("{} ({arch})", env::consts::OS));
    }

    #[test]
    fn the_fingerprint_stays_the_same_and_hides_the_machine_id() {
        let mut machine =
            Machine { id: Some("0123456789abcdef0123456789abcdef".to_owned()), ..Machine::here() };
        let first = machine.fingerprint().expect("a machine id");
        assert_eq!(machine.fingerprint().as_deref(), Some(first.as_str()));
        assert!(!first.contains("0123456789abcdef"));
        let parts = BTreeMap::from([("disk".to_owned(), "WD-1".to_owned())]);
        let told = Machine { parts, ..machine.clone() }.components();
        assert_eq!(told.keys().collect::<Vec<_>>(), ["disk", "machine-id"]);
        assert!(told.values().all(|value| !value.contains("WD-1") && !value.contains("0123456789abcdef")));
        machine.id = Some("f".repeat(32));
        assert_ne!(machine.fingerprint(), Some(first));
    }
}
