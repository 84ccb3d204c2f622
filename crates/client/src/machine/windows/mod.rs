//! What Windows says of itself: values of the registry that anybody may read.

#[cfg(windows)]
mod registry;

use super::{Said, filled, tells_apart};

const VERSION: &str = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion";
const FIRST_BUILD_OF_11: u32 = 22_000;

/// The registry, as far as it is asked. Keys are named from their root on, `HKLM` or `HKCU`.
trait Registry {
    fn text(&self, key: &str, name: &str) -> Option<String>;

    /// The keys directly below one.
    fn below(&self, key: &str) -> Vec<String>;
}

#[cfg(windows)]
pub(super) fn said() -> Said {
    told(&registry::ThisRegistry)
}

#[cfg(windows)]
pub(super) fn locale() -> Option<String> {
    told_locale(&registry::ThisRegistry)
}

fn told(registry: &impl Registry) -> Said {
    let value = |key: &str, name: &str| filled(&registry.text(key, name)?);
    let id = value(r"HKLM\SOFTWARE\Microsoft\Cryptography", "MachineGuid");
    Said {
        id: id.filter(|id| tells_apart(id)),
        parts: vec![
            ("board", value(r"HKLM\SYSTEM\HardwareConfig", "LastConfig").as_deref().and_then(firmware_id)),
            ("cpu", value(r"HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor\0", "ProcessorNameString")),
            ("disk", disk(registry)),
        ],
        name: value(r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters", "Hostname"),
        system: system(registry),
    }
}

fn told_locale(registry: &impl Registry) -> Option<String> {
    registry.text(r"HKCU\Control Panel\International", "LocaleName")
}

/// Windows keeps what it knows of a machine under the id that the board's firmware has. The name of the board's model
/// stands in the registry, too, but a company has many of one model.
fn firmware_id(key: &str) -> Option<String> {
    filled(key.trim_matches(['{', '}']))
}

/// The serial number of the first disk that has one.
fn disk(registry: &impl Registry) -> Option<String> {
    let mut keys = vec![r"HKLM\HARDWARE\DEVICEMAP\Scsi".to_owned()];
    for _ in ["port", "bus", "target", "unit"] {
        keys = keys.iter().flat_map(|key| registry.below(key)).collect();
    }
    keys.sort();
    let is_disk = |key: &&String| registry.text(key, "DeviceType").as_deref() == Some("DiskPeripheral");
    let serial = |key: &String| filled(&registry.text(key, "SerialNumber")?);
    keys.iter().filter(is_disk).filter_map(serial).find(|serial| tells_apart(serial))
}

fn system(registry: &impl Registry) -> Option<String> {
    let value = |name: &str| registry.text(VERSION, name).as_deref().and_then(filled);
    let release = value("DisplayVersion").or_else(|| value("ReleaseId"));
    Some(system_name(&value("ProductName")?, release.as_deref(), value("CurrentBuildNumber").as_deref()))
}

/// `Windows 11 Pro 24H2`: 11 calls itself 10 in the registry, only its builds tell.
fn system_name(product: &str, release: Option<&str>, build: Option<&str>) -> String {
    let build = build.and_then(|build| build.parse().ok()).unwrap_or(0);
    let product = match product.strip_prefix("Windows 10") {
        Some(edition) if build >= FIRST_BUILD_OF_11 => format!("Windows 11{edition}"),
        _ => product.to_owned(),
    };
    release.map_or_else(|| product.clone(), |release| format!("{product} {release}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Key, name and value of each entry.
    struct Kept(&'static [(&'static str, &'static str, &'static str)]);

    impl Registry for Kept {
        fn text(&self, key: &str, name: &str) -> Option<String> {
            let entry = self.0.iter().find(|(kept, named, _)| (*kept, *named) == (key, name));
            entry.map(|(_, _, value)| (*value).to_owned())
        }

        fn below(&self, key: &str) -> Vec<String> {
            let child = |kept: &str| {
                kept.strip_prefix(key)?.strip_prefix('\\')?.split('\\').next().map(str::to_owned)
            };
            let children: BTreeSet<String> = self.0.iter().filter_map(|(kept, _, _)| child(kept)).collect();
            children.into_iter().map(|child| format!(r"{key}\{child}")).collect()
        }
    }

    const DRIVE: &str = r"HKLM\HARDWARE\DEVICEMAP\Scsi\Scsi Port 0\Scsi Bus 0\Target Id 0\Logical Unit Id 0";
    const FIRST: &str = r"HKLM\HARDWARE\DEVICEMAP\Scsi\Scsi Port 1\Scsi Bus 0\Target Id 0\Logical Unit Id 0";
    const SECOND: &str = r"HKLM\HARDWARE\DEVICEMAP\Scsi\Scsi Port 1\Scsi Bus 0\Target Id 1\Logical Unit Id 0";

    const PC: Kept = Kept(&[
        (r"HKLM\SOFTWARE\Microsoft\Cryptography", "MachineGuid", "3f2b8d5e-1c64-4b0e-9a57-60f1d2c3b4a5"),
        (r"HKLM\SYSTEM\HardwareConfig", "LastConfig", "{4c4c4544-0042-3510-8052-b4c04f4a3732}"),
        (
            r"HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor\0",
            "ProcessorNameString",
            "13th Gen Intel(R) Core(TM) i5-1345U   ",
        ),
        (r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters", "Hostname", "Kassa-2"),
        (VERSION, "ProductName", "Windows 10 Pro"),
        (VERSION, "DisplayVersion", "24H2"),
        (VERSION, "ReleaseId", "2009"),
        (VERSION, "CurrentBuildNumber", "26100"),
        (r"HKCU\Control Panel\International", "LocaleName", "fi-FI"),
        (r"HKLM\HARDWARE\DEVICEMAP\Scsi\Scsi Port 0", "Driver", "storahci"),
        (r"HKLM\HARDWARE\DEVICEMAP\Scsi\Scsi Port 0\Scsi Bus 0\Initiator Id 255", "", ""),
        (DRIVE, "DeviceType", "CdRomPeripheral"),
        (DRIVE, "SerialNumber", "KZ2E8H52"),
        (SECOND, "DeviceType", "DiskPeripheral"),
        (SECOND, "SerialNumber", "S4EVNF0M123456"),
        (FIRST, "DeviceType", "DiskPeripheral"),
        (FIRST, "SerialNumber", "    0025_38B1_11B0_2C4F."),
    ]);

    #[test]
    fn a_pc_tells_id_parts_and_names() {
        let said = told(&PC);
        assert_eq!(said.id.as_deref(), Some("3f2b8d5e-1c64-4b0e-9a57-60f1d2c3b4a5"));
        let expected = [
            ("board", "4c4c4544-0042-3510-8052-b4c04f4a3732"),
            ("cpu", "13th Gen Intel(R) Core(TM) i5-1345U"),
            ("disk", "0025_38B1_11B0_2C4F."),
        ];
        assert_eq!(said.parts, expected.map(|(name, value)| (name, Some(value.to_owned()))));
        assert_eq!(said.name.as_deref(), Some("Kassa-2"));
        assert_eq!(said.system.as_deref(), Some("Windows 11 Pro 24H2"));
        assert_eq!(told_locale(&PC).as_deref(), Some("fi-FI"));
    }

    #[test]
    fn an_empty_registry_tells_nothing() {
        let said = told(&Kept(&[]));
        assert!(said.id.is_none() && said.name.is_none() && said.system.is_none(), "{said:?}");
        assert!(said.parts.iter().all(|(_, value)| value.is_none()), "{said:?}");
        assert_eq!(told_locale(&Kept(&[])), None);
    }

    #[test]
    fn a_disk_without_a_serial_number_leaves_the_next_to_tell() {
        let disks = Kept(&[
            (FIRST, "DeviceType", "DiskPeripheral"),
            (FIRST, "SerialNumber", "0000_0000_0000_0000."),
            (SECOND, "DeviceType", "DiskPeripheral"),
            (SECOND, "SerialNumber", "S4EVNF0M123456"),
        ]);
        assert_eq!(disk(&disks).as_deref(), Some("S4EVNF0M123456"));
    }

    #[test]
    fn windows_is_named_as_people_know_it() {
        let cases = [
            ("Windows 10 Pro", Some("24H2"), Some("26100"), "Windows 11 Pro 24H2"),
            ("Windows 10 Home", Some("21H2"), Some("22000"), "Windows 11 Home 21H2"),
            ("Windows 10 Home", Some("22H2"), Some("19045"), "Windows 10 Home 22H2"),
            (
                "Windows 10 Enterprise LTSC 2019",
                Some("1809"),
                Some("17763"),
                "Windows 10 Enterprise LTSC 2019 1809",
            ),
            ("Windows 11 Pro", Some("25H2"), Some("26200"), "Windows 11 Pro 25H2"),
            (
                "Windows Server 2025 Standard",
                Some("24H2"),
                Some("26100"),
                "Windows Server 2025 Standard 24H2",
            ),
            ("Windows 8.1 Pro", None, Some("9600"), "Windows 8.1 Pro"),
            ("Windows 10 Pro", None, None, "Windows 10 Pro"),
            ("Windows 10 Pro", Some("24H2"), Some("x"), "Windows 10 Pro 24H2"),
        ];
        for (product, release, build, expected) in cases {
            assert_eq!(system_name(product, release, build), expected, "{product} {build:?}");
        }
    }
}
