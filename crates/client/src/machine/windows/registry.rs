//! The registry of this machine.

use windows_registry::{CURRENT_USER, Key, LOCAL_MACHINE};

use super::Registry;

pub(super) struct ThisRegistry;

impl Registry for ThisRegistry {
    fn text(&self, key: &str, name: &str) -> Option<String> {
        open(key)?.get_string(name).ok()
    }

    fn below(&self, key: &str) -> Vec<String> {
        let Some(opened) = open(key) else { return Vec::new() };
        let names = opened.keys().into_iter().flatten();
        names.map(|name| format!(r"{key}\{name}")).collect()
    }
}

fn open(key: &str) -> Option<Key> {
    let (root, path) = key.split_once('\\')?;
    let root = match root {
        "HKLM" => LOCAL_MACHINE,
        "HKCU" => CURRENT_USER,
        _ => return None,
    };
    // A program of 32 bits is shown another registry otherwise, in which the machine has no id.
    root.options().read().wow64_64().open(path).ok()
}
