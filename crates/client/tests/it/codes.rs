//! The documentation names every code that this library makes itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("sources").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn every_code_is_documented() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(here.join("../../docs/CLIENT.md")).expect("the page");
    let mut codes = BTreeSet::new();
    for path in sources(&here.join("src")) {
        if path.ends_with("testing.rs") {
            continue;
        }
        let source = fs::read_to_string(path).expect("a source");
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for maker in ["wrong_use(", "refused(", "may_do_later(", "refusal(", "Some(", "Error::of("] {
            let after = source.split(maker).skip(1).map(str::trim_start);
            codes.extend(
                after.filter_map(|text| text.strip_prefix('"')?.split('"').next()).map(str::to_owned),
            );
        }
    }
    codes.retain(|code| code.contains('-') && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
    assert!(codes.len() >= 12 && codes.contains("state-tampered"), "{codes:?}");
    let missing: Vec<_> = codes.iter().filter(|code| !page.contains(&format!("`{code}`"))).collect();
    assert!(missing.is_empty(), "docs/CLIENT.md does not say {missing:?}");
}
