//! The Python example over the shared library.

use std::process::Command;

use client::testing::keys;

use crate::{Scene, here, license_file, shared_library};

#[test]
fn the_example_activates_once_and_then_knows_its_license() {
    let scene = Scene::new();
    let python = || {
        let mut command = Command::new("python3");
        command
            .arg("-B")
            .arg(here().join("examples/python/licensed.py"))
            .env("SEATWRIGHT_KIT", shared_library());
        command
    };
    let wrong = scene.run(python(), "acme-ann\nCCCCC-DDDDD\n");
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
    assert!(wrong.err.starts_with("wrong-activation-code: "), "{wrong:?}");
    for typed in ["acme-ann\nAAAAA-BBBBB\n", ""] {
        let told = scene.run(python(), typed);
        assert_eq!(told.code, Some(0), "{told:?}");
        assert!(told.out.ends_with("licensed to acme-ann, server\nwith cloud\n"), "{told:?}");
    }
    let checked_in = scene.stub.seen().iter().filter(|seen| seen.is_for("check-in")).count();
    assert_eq!(checked_in, 2);
}

/// The calls for machines without a network, of the same class.
#[test]
fn the_examples_class_works_without_a_network() {
    const PROGRAM: &str = r#"
import json, os, sys
from licensed import Client, Refused
client = Client(os.environ["SEATWRIGHT_KIT"], server="https://licenses.example.com", product="backup",
                state_file=os.environ["LICENSE_STATE"], fingerprint=os.environ["LICENSE_DEVICE"],
                keys=json.loads(os.environ["LICENSE_KEYS"]))
print(client.offline_request("acme-ann", "AAAAA-BBBBB").count("."))
print(client.accept_license_file(sys.stdin.read())["username"], client.status()["licensed"])
print(client.offline_return() == client.offline_return())
try:
    client.status()
except Refused as refused:
    print(refused.code)
client.close()
"#;
    let scene = Scene::new();
    let mut command = Command::new("python3");
    command.args(["-B", "-c", PROGRAM]).env("PYTHONPATH", here().join("examples/python"));
    command.env("SEATWRIGHT_KIT", shared_library()).env("LICENSE_KEYS", keys(&[1]).to_string());
    let told = scene.run(command, &license_file());
    assert_eq!(
        (told.code, told.out.as_str()),
        (Some(0), "2\nacme-ann True\nTrue\nnot-activated\n"),
        "{told:?}"
    );
    assert!(scene.stub.seen().is_empty());
}
