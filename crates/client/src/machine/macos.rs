//! What macOS says of itself: the answers of a few commands of the system, asked by full path and without a shell.

use std::process::{Command, Stdio};
#[cfg(target_os = "macos")]
use std::sync::OnceLock;

use super::{Said, filled, tells_apart};

const PLATFORM: &[&str] = &["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"];
const PROCESSOR: &[&str] = &["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"];
const PORTS: &[&str] = &["/usr/sbin/networksetup", "-listallhardwareports"];
const NAME: &[&str] = &["/usr/sbin/scutil", "--get", "ComputerName"];
const VERSION: &[&str] = &["/usr/bin/sw_vers", "-productVersion"];
const LOCALE: &[&str] = &["/usr/bin/defaults", "read", "-g", "AppleLocale"];

#[cfg(target_os = "macos")]
pub(super) fn said() -> Said {
    // Whoever makes a client asks, and commands take their time.
    static SAID: OnceLock<Said> = OnceLock::new();
    SAID.get_or_init(|| told(answer)).clone()
}

#[cfg(target_os = "macos")]
pub(super) fn locale() -> Option<String> {
    told_locale(answer)
}

fn told(ask: impl Fn(&[&str]) -> Option<String>) -> Said {
    let platform = ask(PLATFORM).unwrap_or_default();
    let version = ask(VERSION).map(|version| format!(" {version}")).unwrap_or_default();
    Said {
        id: property(&platform, "IOPlatformUUID").filter(|id| tells_apart(id)),
        parts: vec![
            ("board", property(&platform, "IOPlatformSerialNumber")),
            ("cpu", ask(PROCESSOR)),
            ("mac", ask(PORTS).and_then(|ports| built_in_address(&ports))),
        ],
        name: ask(NAME),
        system: Some(format!("macOS{version}")),
    }
}

fn told_locale(ask: impl Fn(&[&str]) -> Option<String>) -> Option<String> {
    ask(LOCALE)
}

fn answer(command: &[&str]) -> Option<String> {
    let (program, arguments) = command.split_first()?;
    let quiet = || Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let output = quiet().ok().filter(|output| output.status.success())?;
    filled(&String::from_utf8_lossy(&output.stdout))
}

/// The value of a line as `"IOPlatformUUID" = "4C4C4544-…"`.
fn property(text: &str, name: &str) -> Option<String> {
    let quoted = format!("\"{name}\"");
    let value = |line: &str| {
        let value = line.trim().strip_prefix(&quoted)?.trim_start().strip_prefix('=')?.trim();
        filled(value.strip_prefix('"')?.strip_suffix('"')?)
    };
    text.lines().find_map(value)
}

/// The address that the first network card left the factory with: what the card shows to a network changes from one
/// to the next.
fn built_in_address(ports: &str) -> Option<String> {
    let mut lines = ports.lines().map(str::trim).skip_while(|line| *line != "Device: en0");
    let address = filled(lines.nth(1)?.strip_prefix("Ethernet Address:")?)?;
    (address.split(':').count() == 6).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATFORM_ANSWER: &str = r#"+-o MacBookPro18,3  <class IOPlatformExpertDevice, id 0x10000024c, registered, matched, active, busy 0 (12 ms), retain 40>
    {
      "IOPolledInterface" = "AppleARMWatchdogTimerHibernateHandler is not serializable"
      "compatible" = <"MacBookPro18,3","AppleARM">
      "model-number" = <5a3135473030304a35000000000000000000000000000000>
      "IOPlatformUUID" = "5C2F1E6A-3B7D-5A41-9E0C-7D64B1A3F0C2"
      "serial-number" = <4c474836>
      "IOPlatformSerialNumber" = "C02FM0ABQ05N"
      "manufacturer" = <"Apple Inc.">
    }
"#;

    const PORTS_ANSWER: &str = "
Hardware Port: Ethernet Adapter (en4)
Device: en4
Ethernet Address: 3e:22:fb:01:02:03

Hardware Port: Wi-Fi
Device: en0
Ethernet Address: a4:83:e7:2b:5c:01

Hardware Port: Thunderbolt Bridge
Device: bridge0
Ethernet Address: 36:5f:11:aa:bb:cc

VLAN Configurations
===================
";

    fn mac(command: &[&str]) -> Option<String> {
        let answers = [
            (PLATFORM, PLATFORM_ANSWER),
            (PROCESSOR, "Apple M1 Pro"),
            (PORTS, PORTS_ANSWER),
            (NAME, "Annan MacBook Pro"),
            (VERSION, "15.1"),
            (LOCALE, "fi_FI"),
        ];
        answers.into_iter().find(|(asked, _)| *asked == command).map(|(_, answer)| answer.to_owned())
    }

    #[test]
    fn a_mac_tells_id_parts_and_names() {
        let said = told(mac);
        assert_eq!(said.id.as_deref(), Some("5C2F1E6A-3B7D-5A41-9E0C-7D64B1A3F0C2"));
        let expected = [("board", "C02FM0ABQ05N"), ("cpu", "Apple M1 Pro"), ("mac", "a4:83:e7:2b:5c:01")];
        assert_eq!(said.parts, expected.map(|(name, value)| (name, Some(value.to_owned()))));
        assert_eq!(said.name.as_deref(), Some("Annan MacBook Pro"));
        assert_eq!(said.system.as_deref(), Some("macOS 15.1"));
        assert_eq!(told_locale(mac).as_deref(), Some("fi_FI"));
    }

    #[test]
    fn a_mac_whose_commands_fail_tells_nothing() {
        let said = told(|_| None);
        assert!(said.id.is_none() && said.name.is_none(), "{said:?}");
        assert!(said.parts.iter().all(|(_, value)| value.is_none()), "{said:?}");
        assert_eq!(said.system.as_deref(), Some("macOS"));
    }

    #[test]
    fn answers_in_another_form_tell_nothing() {
        let answers = [
            "",
            "\"IOPlatformUUID\"",
            "\"IOPlatformUUID\" = ",
            "\"IOPlatformUUID\" = \"",
            "\"IOPlatformUUID\" = \"\"",
            "\"IOPlatformUUID\" = <00>",
            "\"IOPlatformUUIDs\" = \"5C2F1E6A\"",
        ];
        for answer in answers {
            assert_eq!(property(answer, "IOPlatformUUID"), None, "{answer}");
        }
        let zeros =
            |_: &[&str]| Some("\"IOPlatformUUID\" = \"00000000-0000-0000-0000-000000000000\"".to_owned());
        assert_eq!(told(zeros).id, None);
    }

    #[test]
    fn only_the_built_in_card_tells_its_address() {
        let answers = [
            "",
            "Device: en0",
            "Device: en0\nEthernet Address: N/A\n",
            "Device: en0\n\nDevice: en1\nEthernet Address: a4:83:e7:2b:5c:01\n",
        ];
        for ports in answers {
            assert_eq!(built_in_address(ports), None, "{ports}");
        }
    }

    #[test]
    fn a_command_that_is_not_there_answers_nothing() {
        assert_eq!(answer(&["/nowhere/ioreg", "-rd1"]), None);
        assert_eq!(answer(&[]), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_command_answers_when_it_succeeds() {
        assert_eq!(answer(&["/bin/echo", " Apple M1 "]).as_deref(), Some("Apple M1"));
        assert_eq!(answer(&["/bin/sh", "-c", "echo half; exit 1"]), None);
    }
}
