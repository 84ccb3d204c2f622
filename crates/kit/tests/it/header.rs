//! The header says what the library has: the same names, the same codes.

use std::collections::BTreeSet;
use std::process::Command;

use crate::{Told, shared_library, source};

/// Names that begin with `seatwright_` and are followed by a parenthesis, outside comments.
fn declared() -> BTreeSet<String> {
    let header = source("include/seatwright.h");
    let outside = header.split("/*").flat_map(|part| part.split("*/").skip(usize::from(part.contains("*/"))));
    let code: String = outside.collect();
    let words = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '('));
    words
        .filter_map(|word| word.split_once('('))
        .map(|(name, _)| name.to_owned())
        .filter(|name| ours(name))
        .collect()
}

fn ours(name: &str) -> bool {
    name.starts_with("seatwright_")
}

#[cfg(target_os = "linux")]
#[test]
fn header_and_exported_symbols_agree() {
    let told = Command::new("nm").args(["-D", "--defined-only"]).arg(shared_library()).output();
    let told = Told::from(told.expect("nm comes with the C compiler"));
    let exported: BTreeSet<_> =
        told.out.lines().filter_map(|line| line.split_whitespace().last()).map(str::to_owned).collect();
    let ours: BTreeSet<_> = exported.into_iter().filter(|name| ours(name)).collect();
    assert_eq!(ours, declared());
    assert_eq!(ours.len(), 17);
}

#[test]
fn header_and_library_have_the_same_codes() {
    let (header, boundary) = (source("include/seatwright.h"), source("src/boundary.rs"));
    let defined = header.lines().filter_map(|line| line.strip_prefix("#define SEATWRIGHT_")?.split_once(' '));
    let mut defined: Vec<_> = defined.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let constants = boundary.lines().filter_map(|line| {
        let (name, value) = line.strip_prefix("pub(crate) const ")?.split_once(": c_int = ")?;
        Some((name.to_owned(), value.trim_end_matches(';').to_owned()))
    });
    let mut constants: Vec<_> = constants.collect();
    defined.sort();
    constants.sort();
    assert_eq!(defined, constants);
    assert_eq!(defined.len(), 5);
}

/// What a configuration may say stands in the header.
#[test]
fn every_member_of_a_configuration_is_in_the_header() {
    let (header, config) = (source("include/seatwright.h"), source("src/config.rs"));
    let members =
        config.split("struct Config {").nth(1).and_then(|rest| rest.split('}').next()).expect("members");
    let names: Vec<_> =
        members.lines().filter_map(|line| line.trim().split_once(':')).map(|(name, _)| name).collect();
    assert_eq!(names.len(), 13, "{names:?}");
    for name in names {
        assert!(header.contains(&format!(" *   {name} ")), "{name}");
    }
}
