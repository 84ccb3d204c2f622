//! What the machine says of itself, in the form that the server wants.

use crate::client::machine::{language, platform};

use super::Scene;

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
    let arch = std::env::consts::ARCH;
    let file = "NAME=Debian\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n";
    assert_eq!(platform(Some(file)), format!("Debian GNU/Linux 13 (trixie) ({arch})"));
    assert_eq!(platform(None), format!("{} ({arch})", std::env::consts::OS));
}

#[test]
fn the_fingerprint_stays_the_same_and_hides_the_machine_id() {
    let mut machine = Scene::new().machine;
    let first = machine.fingerprint().expect("a machine id");
    assert_eq!(machine.fingerprint().as_deref(), Some(first.as_str()));
    assert!(!first.contains("0123456789abcdef"));
    machine.id = Some("f".repeat(32));
    assert_ne!(machine.fingerprint(), Some(first));
}
