//! What this machine says of itself: machine id, parts, names, language, directories. Read once, passed in everywhere.
//!
//! `linux`, `macos` and `windows` each know how their system is asked; what they make of the answers is tested on all.

#[cfg(not(any(windows, target_os = "macos")))]
mod linux;
#[cfg(any(target_os = "macos", test))]
mod macos;
#[cfg(any(windows, test))]
mod windows;

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;

#[cfg(not(any(windows, target_os = "macos")))]
use linux as system;
#[cfg(target_os = "macos")]
use macos as system;
#[cfg(windows)]
use windows as system;

/// What a machine says of itself. Where it says nothing, the program has to.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Tells it from others; containers often have none, and systems other than Linux, macOS and Windows.
    pub id: Option<String>,
    /// What the person who runs it says it is told from others by, such as in a container: then nothing else does.
    pub explicit_id: Option<String>,
    /// What it is made of, name to value, as far as it can be read.
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
        let said = system::said();
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
        let locale = locale.or_else(system::locale);
        let name = said.name.or_else(|| ["COMPUTERNAME", "HOSTNAME"].into_iter().find_map(variable));
        Self {
            explicit_id: variable("SEATWRIGHT_MACHINE_ID"),
            parts: parts(said.parts, name.clone()),
            id: said.id,
            name: name.unwrap_or_else(|| "unnamed".to_owned()),
            platform: platform(said.system),
            login: ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(variable).unwrap_or_default(),
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

/// What a system tells when it is asked. What is missing is just not told.
#[derive(Debug, Clone, Default)]
struct Said {
    id: Option<String>,
    /// `board`, `cpu`, `disk` and `mac`, as they were read.
    parts: Vec<(&'static str, Option<String>)>,
    name: Option<String>,
    system: Option<String>,
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The text without the white space around it, if there is anything left.
fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What of the parts and the host name tells one machine from others.
fn parts(read: Vec<(&'static str, Option<String>)>, host: Option<String>) -> BTreeMap<String, String> {
    let read = read.into_iter().chain([("host", host)]);
    let telling = read.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    telling.filter(|(_, value)| tells_apart(value)).collect()
}

/// What makers leave in where a number should be is the same on many machines.
fn tells_apart(value: &str) -> bool {
    const SAID_BY_MANY: [&str; 9] = [
        "none",
        "unknown",
        "default string",
        "not specified",
        "not available",
        "to be filled by o.e.m.",
        "localhost",
        "unnamed",
        "03000200-0400-0500-0006-000700080009",
    ];
    let value = value.trim().to_lowercase();
    value.chars().any(|character| !"0fx-:._ ".contains(character)) && !SAID_BY_MANY.contains(&value.as_str())
}

fn platform(system: Option<String>) -> String {
    format!("{} ({})", system.as_deref().unwrap_or(env::consts::OS), env::consts::ARCH)
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
    let under_home = |rest: &str| variable("HOME").map(|home| PathBuf::from(home).join(rest));
    if cfg!(windows) {
        variable("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        under_home("Library/Application Support")
    } else {
        variable("XDG_DATA_HOME")
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
            (Some("zh-Hans_CN"), "zh-Hans-CN"),
            (Some("fi_FI@currency=EUR"), "fi-FI"),
            (Some("ca-ES-valencia"), "ca-ES-valencia"),
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
        assert_eq!(platform(Some("macOS 15.1".to_owned())), format!("macOS 15.1 ({arch})"));
        assert_eq!(platform(None), format!("{} ({arch})", env::consts::OS));
    }

    #[test]
    fn parts_that_are_the_same_on_many_machines_are_not_told() {
        let told = |value: &str| {
            parts(vec![("board", Some(value.to_owned())), ("mac", None)], Some("Kassa-2".to_owned()))
        };
        for value in ["To Be Filled By O.E.M.", "0", "00000000-0000-0000-0000-000000000000", " ", "ff:ff"] {
            assert_eq!(told(value).keys().collect::<Vec<_>>(), ["host"], "{value}");
        }
        assert!(!told("03000200-0400-0500-0006-000700080009").contains_key("board"));
        assert_eq!(told("C02XL0GTJGH5").keys().collect::<Vec<_>>(), ["board", "host"]);
    }

    /// State files are sealed under it: another one would lock out every machine that is activated.
    #[test]
    fn the_fingerprint_is_made_as_it_always_was() {
        let id = "0123456789abcdef0123456789abcdef";
        let machine = Machine { id: Some(id.to_owned()), ..Machine::here() };
        let expected = seal::device_hash("seatwright-client:0123456789abcdef0123456789abcdef");
        assert_eq!(machine.fingerprint(), Some(expected));
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
