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
    scene.desk.take_off();
    assert!(scene.run(python(), "").err.starts_with("device-token-refused: "));
    let again = scene.run(python(), "acme-ann\nAAAAA-BBBBB\n");
    assert_eq!(again.code, Some(0), "it asks again: {again:?}");
}

/// NX-68: installed with a deployment key it asks nobody.
#[test]
fn the_example_enrolls_with_a_key() {
    let scene = Scene::new();
    let mut command = Command::new("python3");
    command.arg("-B").arg(here().join("examples/python/licensed.py"));
    command.env("SEATWRIGHT_KIT", shared_library()).env("DEPLOYMENT_KEY", "swk_secret");
    let told = scene.run(command, "");
    assert!(told.code == Some(0) && told.out.contains("licensed to "), "{told:?}");
}

/// Every answer to a check-in says when to come back: within a day after an answer, later and later while nobody answers.
#[test]
fn a_loop_of_ones_own_is_told_how_long_to_wait() {
    const PROGRAM: &str = r#"
import os
from licensed import Client, Refused
def client(server):
    return Client(os.environ["SEATWRIGHT_KIT"], server=server, product="backup", allow_plain_http=True,
                  state_file=os.environ["LICENSE_STATE"], fingerprint=os.environ["LICENSE_DEVICE"])
online = client(os.environ["LICENSE_SERVER"])
online.activate("acme-ann", "AAAAA-BBBBB")
print(60 <= online.check_in()["again_in_seconds"] <= 90720, online.status()["again_in_seconds"] >= 0)
offline, waits = client("http://127.0.0.1:9"), []
for _ in range(40):
    try:
        offline.check_in()
    except Refused as refused:
        waits.append(refused.again_in_seconds)
print(1 <= waits[0] <= 10, max(waits) > 10, max(waits) <= 3600)
"#;
    let scene = Scene::new();
    let mut command = Command::new("python3");
    command.args(["-B", "-c", PROGRAM]).env("PYTHONPATH", here().join("examples/python"));
    command.env("SEATWRIGHT_KIT", shared_library());
    let told = scene.run(command, "");
    assert_eq!((told.code, told.out.as_str()), (Some(0), "True True\nTrue True True\n"), "{told:?}");
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
print(client.fingerprint())
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
        (Some(0), "device-1\n2\nacme-ann True\nTrue\nnot-activated\n"),
        "{told:?}"
    );
    assert!(scene.stub.seen().is_empty());
}
