//! The example of docs/CLIENT.md, run as the program it is.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use seatwright_client::testing::{Desk, Stub};
use seatwright_client::{ThisWorld, World as _};
use tempfile::TempDir;

/// Cargo builds examples beside the tests of a package.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("this test");
    let built = tests.parent().and_then(Path::parent).expect("deps is in a directory");
    built.join("examples").join(format!("licensed{}", std::env::consts::EXE_SUFFIX))
}

fn ran(stub: &Stub, directory: &TempDir, typed: &str) -> Output {
    let mut child = Command::new(program())
        .env("LICENSE_SERVER", &stub.address)
        .env("LICENSE_STATE", directory.path().join("license.json"))
        .env("LICENSE_DEVICE", "device-1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example is built with the tests");
    child.stdin.take().expect("piped").write_all(typed.as_bytes()).expect("typed");
    child.wait_with_output().expect("it ends")
}

#[test]
fn the_example_activates_once_and_then_knows_its_license() {
    let stub = Stub::desk(Desk::at(ThisWorld.now()));
    let directory = TempDir::new().expect("a directory");
    let wrong = ran(&stub, &directory, "acme-ann\nCCCCC-DDDDD\n");
    let told = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(!wrong.status.success() && told.contains("wrong-activation-code"), "{told}");
    for typed in ["acme-ann\nAAAAA-BBBBB\n", ""] {
        let output = ran(&stub, &directory, typed);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{err}");
        assert!(out.starts_with("licensed to acme-ann, server\nwith cloud\n"), "{out}");
    }
}
