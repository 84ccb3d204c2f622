//! The example of docs/CLIENT.md, run as the program it is.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use seal::{OfflineRequest, ReleaseReceipt};
use seatwright_client::testing::{Desk, Stub, key, license_file};
use seatwright_client::{Client, ThisWorld, Usage, World as _};
use tempfile::TempDir;

/// Cargo builds examples beside the tests of a package.
fn program(example: &str) -> PathBuf {
    let tests = std::env::current_exe().expect("this test");
    let built = tests.parent().and_then(Path::parent).expect("deps is in a directory");
    built.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX))
}

fn ran(stub: &Stub, directory: &TempDir, typed: &str) -> Output {
    let mut command = Command::new(program("licensed"));
    told(command.env("LICENSE_SERVER", &stub.address), directory, typed)
}

fn told(command: &mut Command, directory: &TempDir, typed: &str) -> Output {
    let mut child = command
        .env("LICENSE_STATE", directory.path().join("license.json"))
        .env("LICENSE_DEVICE", "device-1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example is built with the tests");
    // A program that does not ask may be gone before it is told.
    drop(child.stdin.take().expect("piped").write_all(typed.as_bytes()));
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

/// NX-68: installed with a deployment key it asks nobody.
#[test]
fn the_example_enrolls_with_a_key() {
    let stub = Stub::desk(Desk::at(ThisWorld.now()));
    let directory = TempDir::new().expect("a directory");
    let mut command = Command::new(program("licensed"));
    command.env("LICENSE_SERVER", &stub.address).env("DEPLOYMENT_KEY", "swk_secret");
    let output = told(&mut command, &directory, "");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("licensed to "), "{output:?}");
}

/// Once staff took the device off, the program asks again instead of being stuck.
#[test]
fn the_example_asks_again_when_it_was_taken_off() {
    let desk = Desk::at(ThisWorld.now());
    let stub = Stub::desk(desk.clone());
    let directory = TempDir::new().expect("a directory");
    assert!(ran(&stub, &directory, "acme-ann\nAAAAA-BBBBB\n").status.success());
    desk.take_off();
    let client = Client::builder(&stub.address, "backup")
        .state_file(directory.path().join("license.json"))
        .fingerprint("device-1")
        .build()
        .expect("a client");
    let told = client.check_in(&Usage::default()).expect_err("refused");
    assert_eq!((told.code(), client.is_activated().expect("read")), ("device-token-refused", false));
    let again = ran(&stub, &directory, "acme-ann\nAAAAA-BBBBB\n");
    assert!(String::from_utf8_lossy(&again.stdout).starts_with("licensed to acme-ann"), "{again:?}");
    assert!(client.check_in(&Usage::default()).expect("asked anew").licensed);
}

/// The other example, between two walks to the server.
#[test]
fn the_offline_example_asks_and_is_licensed_and_gives_back() {
    let directory = TempDir::new().expect("a directory");
    let run = |verb: &str, typed: &str| {
        let output = told(Command::new(program("offline")).arg(verb), &directory, typed);
        (output.status.success(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let (asked, line) = run("request", "acme-ann\nAAAAA-BBBBB\n");
    let (request, device_key) = OfflineRequest::open(line.trim()).expect("a request");
    assert!(asked && request.activation_code == "AAAAA-BBBBB", "{line}");
    let file = key(1).sign_document(&license_file("device-1", ThisWorld.now())) + "\n";
    for (verb, typed) in [("accept", file.as_str()), ("status", "")] {
        assert_eq!(run(verb, typed), (true, "licensed to acme-ann\n".to_owned()), "{verb}");
    }
    let (returned, line) = run("return", "");
    let receipt = ReleaseReceipt::open(line.trim(), &device_key).expect("a receipt");
    assert!(returned && receipt.installation_id == "ins_7", "{line}");
    assert!(!run("accept", &file).0 && !run("status", "").0, "it is gone for good");
}
