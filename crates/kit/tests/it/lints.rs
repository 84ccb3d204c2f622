//! This crate is the one exception of the workspace's lints, and only in what it has to be.

use std::fs;

use toml::{Table, Value};

use crate::{here, source};

fn lints(manifest: &Table) -> Table {
    manifest.get("lints").and_then(Value::as_table).expect("lints").clone()
}

fn part<'a>(lints: &'a mut Table, of: &str) -> &'a mut Table {
    lints.get_mut(of).and_then(Value::as_table_mut).expect("a table")
}

#[test]
fn the_lints_are_those_of_the_workspace_but_for_unsafe() {
    let own: Table = source("Cargo.toml").parse().expect("TOML");
    let root: Table = source("../../Cargo.toml").parse().expect("TOML");
    let workspace = root.get("workspace").and_then(Value::as_table).expect("a workspace");
    let (mut own, mut expected) = (lints(&own), lints(workspace));
    assert_eq!(part(&mut own, "rust").remove("unsafe_code"), Some("allow".into()));
    assert_eq!(part(&mut expected, "rust").remove("unsafe_code"), Some("forbid".into()));
    assert_eq!(part(&mut own, "clippy").remove("undocumented_unsafe_blocks"), Some("warn".into()));
    assert_eq!(own, expected);
}

#[test]
fn every_other_crate_takes_the_lints_of_the_workspace() {
    let mut looked_at = 0;
    for directory in fs::read_dir(here().join("..")).expect("crates") {
        let directory = directory.expect("a crate").path();
        let Ok(text) = fs::read_to_string(directory.join("Cargo.toml")) else { continue };
        if directory.file_name() == here().file_name() {
            continue;
        }
        let manifest: Table = text.parse().expect("TOML");
        assert_eq!(lints(&manifest).get("workspace"), Some(&Value::Boolean(true)), "{}", directory.display());
        looked_at += 1;
    }
    assert!(looked_at >= 5, "{looked_at}");
}
