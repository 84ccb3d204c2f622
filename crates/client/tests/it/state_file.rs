//! The state file: sealed, whole or not at all, for its owner only.

use std::fs;

use seatwright_client::Usage;
use seatwright_client::testing::{DAY, checked_in, key, keys, lease, ok};
use serde_json::{Value, json};

use crate::{DEVICE, NOW, Scene, code};

fn state(scene: &Scene) -> Value {
    serde_json::from_str(&scene.state_text()).expect("JSON")
}

/// What a person with an editor would try.
#[test]
fn an_edited_file_is_refused() {
    let scene = Scene::activated();
    let good = state(&scene);
    let edits = [
        ("latest_seen", json!(0)),
        ("lease", json!(key(1).sign_lease(&lease("device-2", NOW)))),
        ("lease", json!(key(1).sign_lease(&lease(DEVICE, NOW + DAY)))),
        ("lease", json!(null)),
        ("keys", keys(&[2])),
        ("device_token", json!("swd_other")),
        ("server", json!("http://127.0.0.1:1")),
        ("refusal", json!({"code": "c", "detail": "d", "at": 0})),
    ];
    for (member, value) in edits {
        let mut edited = good.clone();
        assert_ne!(edited[member], value);
        edited[member] = value;
        scene.write_state(&edited.to_string());
        let client = scene.client();
        assert_eq!(code(client.status()), "state-tampered", "{member}");
        assert_eq!(code(client.check_in(&Usage::default())), "state-tampered", "{member}");
        assert_eq!(code(client.release()), "state-tampered", "{member}");
        assert_eq!(code(client.activate("u", "c")), "state-tampered", "{member}");
    }
    assert!(scene.stub.seen().is_empty(), "nothing is sent on the word of such a file");
    scene.write_state(&good.to_string());
    assert!(scene.client().status().expect("white space is nobody's").licensed);
}

#[test]
fn what_is_no_state_is_damaged() {
    let scene = Scene::activated();
    let good = scene.state_text();
    let damaged = [
        String::new(),
        "{}".to_owned(),
        good[..good.len() / 2].to_owned(),
        good.replace("\"format\": 3", "\"format\": 4"),
        good.replace("\"format\": 3", "\"format\": 3, \"more\": 1"),
        good.replace("34750f98bd59fcfc", "0123456789abcdef"),
    ];
    for text in damaged {
        assert_ne!(text, good);
        scene.write_state(&text);
        assert_eq!(code(scene.client().status()), "state-damaged");
        assert_eq!(scene.state_text(), text, "left as it was");
    }
}

/// As it was written before there were license files; its seal still fits, and the next write is of today.
#[test]
fn a_file_of_the_second_format_is_read_and_upgraded() {
    let scene = Scene::new();
    let before = include_str!("golden/state-2.json");
    scene.write_state(before);
    let standing = scene.client().status().expect("read");
    assert_eq!((standing.status.as_str(), standing.installation_id.as_str()), ("suspended", "ins_1"));
    assert_eq!(
        scene.state_text(),
        include_str!("golden/state-3.json"),
        "in the form of today, which is frozen"
    );
    assert_eq!(scene.client().status().expect("read").installation_id, "ins_1");
    let mut edited: Value = serde_json::from_str(before).expect("JSON");
    for (member, value) in
        [("latest_seen", json!(0)), ("format", json!(3)), ("offline", state_with_receipt())]
    {
        let was = edited.clone();
        edited[member] = value;
        scene.write_state(&edited.to_string());
        assert_eq!(code(scene.client().status()), "state-tampered", "{member}");
        edited = was;
    }
}

fn state_with_receipt() -> Value {
    let no_keys = json!({ "keys": [] });
    json!({"device_key": null, "license_file": null, "keys": no_keys, "returned": [], "receipt": "r"})
}

/// As the reference client wrote it before there were seals.
fn unsealed(scene: &Scene, fingerprint: &str) -> String {
    json!({
        "format": 1, "server": scene.stub.address, "installation_id": "ins_1", "device_token": "swd_secret",
        "lease": key(1).sign_lease(&lease(fingerprint, NOW)), "keys": keys(&[1]), "keys_pinned": false,
        "latest_seen": NOW, "last_contact_at": NOW, "next_check_in_at": null, "refusal": null,
    })
    .to_string()
}

#[test]
fn a_file_from_before_the_seals_is_taken_by_who_had_such_files() {
    let scene = Scene::new();
    scene.write_state(&unsealed(&scene, DEVICE));
    assert_eq!(code(scene.client().status()), "state-tampered", "a program of today never wrote one");
    let successor = || scene.builder().accept_unsealed_state(true).build().expect("a client");
    assert!(successor().status().expect("taken").licensed);
    assert_eq!(state(&scene)["format"], 3);
    assert!(scene.client().status().expect("sealed now").licensed);
    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW + 1))))]);
    assert!(scene.client().check_in(&Usage::default()).expect("the token is kept").licensed);

    let stolen = unsealed(&scene, "device-2");
    scene.write_state(&stolen);
    let standing = successor().status().expect("read");
    assert_eq!(standing.code.as_deref(), Some("lease-wrong-device"));
    assert_eq!(scene.state_text(), stolen, "what is not ours is not sealed");
}

/// SR-36, L5: token for the owner only, no fingerprint.
#[cfg(unix)]
#[test]
fn all_files_are_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = Scene::new();
    let draft = scene.state_file().with_extension("json.new");
    scene.write_state("");
    fs::rename(scene.state_file(), &draft).expect("a draft left by a crash");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o666)).expect("permissions");
    scene.activate();
    let files = fs::read_dir(scene.state_file().parent().expect("a directory")).expect("listed");
    let modes: Vec<_> = files
        .map(|file| file.expect("a file"))
        .map(|file| (file.file_name(), file.metadata().expect("there").permissions().mode() & 0o777))
        .collect();
    assert_eq!(modes.len(), 3, "the state and two locks: {modes:?}");
    assert!(modes.iter().all(|(_, mode)| *mode == 0o600), "{modes:?}");
    assert!(!scene.state_text().contains(DEVICE));
}

/// A seat that the program could not remember would be lost.
#[test]
fn nothing_is_sent_when_the_state_cannot_be_kept() {
    let scene = Scene::new();
    fs::write(scene.directory.path().join("kept"), "a file where the directory should be").expect("written");
    assert!(code(scene.client().activate("acme-ann", "AAAAA-BBBBB")).starts_with("state-"));
    assert!(scene.stub.seen().is_empty());
}
