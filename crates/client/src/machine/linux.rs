//! What Linux says of itself, and what of it its relatives have: files that anybody may read.

use std::fs;
use std::path::PathBuf;

use super::{Said, filled, tells_apart};

pub(super) fn said() -> Said {
    Said {
        id: ["/etc/machine-id", "/var/lib/dbus/machine-id"].into_iter().find_map(line),
        parts: parts(),
        name: ["/proc/sys/kernel/hostname", "/etc/hostname"].into_iter().find_map(content),
        system: content("/etc/os-release").as_deref().and_then(pretty_name),
    }
}

/// The variables of the environment have said all.
pub(super) fn locale() -> Option<String> {
    None
}

fn line(file: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().next()?.trim();
    // An image that was never booted says "uninitialized" or nothing.
    (line.len() >= 16).then(|| line.to_owned())
}

fn content(file: &str) -> Option<String> {
    filled(&fs::read_to_string(file).ok()?)
}

fn parts() -> Vec<(&'static str, Option<String>)> {
    let board = ["/sys/class/dmi/id/board_serial", "/sys/class/dmi/id/product_uuid"];
    vec![
        ("board", board.into_iter().find_map(value_in)),
        ("cpu", content("/proc/cpuinfo").as_deref().and_then(processor)),
        ("disk", first_of("/sys/block", &["device/wwid", "wwid", "device/serial"])),
        ("mac", first_of("/sys/class/net", &["address"])),
    ]
}

fn processor(cpuinfo: &str) -> Option<String> {
    let name =
        |line: &str| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim().to_owned());
    cpuinfo.lines().find_map(name)
}

fn value_in(file: &str) -> Option<String> {
    content(file).filter(|value| tells_apart(value))
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

fn pretty_name(os_release: &str) -> Option<String> {
    let value = os_release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(value.trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_named_as_its_release_file_does() {
        let file = "NAME=Debian\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n";
        assert_eq!(pretty_name(file).as_deref(), Some("Debian GNU/Linux 13 (trixie)"));
        assert_eq!(pretty_name("NAME=Debian\n"), None);
    }

    #[test]
    fn the_processor_is_that_of_the_first_core() {
        let file =
            "processor\t: 0\nmodel\t\t: 85\nmodel name\t: Xeon Silver\nprocessor\t: 1\nmodel name\t: Other\n";
        assert_eq!(processor(file).as_deref(), Some("Xeon Silver"));
        assert_eq!(processor("processor\t: 0\nCPU part\t: 0xd0c\n"), None);
    }
}
