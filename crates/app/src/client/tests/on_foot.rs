//! Machines without a network: the commands between two walks to the server.

use std::fs;

use ::client::testing::{OfflineRequest, license_file};

use super::{DAY, DEVICE, NOW, Scene, key, keys};

const REQUEST: [&str; 5] = ["offline-request", "--username", "acme-ann", "--activation-code", "AAAAA-BBBBB"];

/// A file with this text; its path.
fn kept(scene: &Scene, name: &str, text: &str) -> String {
    scene.file(name, text).to_str().expect("UTF-8").to_owned()
}

fn license(scene: &Scene) -> String {
    kept(scene, "license.jws", &(key(1).sign_document(&license_file(DEVICE, NOW)) + "\n"))
}

fn trusted(scene: &Scene) -> String {
    kept(scene, "keys.json", &keys(&[1]).to_string())
}

fn licensed() -> Scene {
    let scene = Scene::new();
    assert_eq!(scene.run(&REQUEST).exit, 0);
    let accepted = scene.run(&["offline-accept", &license(&scene), "--keys", &trusted(&scene)]);
    assert_eq!((accepted.exit, accepted.err.as_str()), (0, ""));
    scene
}

#[test]
fn the_request_is_one_line_to_carry() {
    let scene = Scene::new();
    let asked = scene.run(&[&REQUEST[..], &["--name", "Lab", "--platform", "Plan 9"]].concat());
    assert_eq!((asked.exit, asked.err.as_str()), (0, ""));
    let (request, _) = OfflineRequest::open(asked.out.trim_end()).expect("a request");
    assert_eq!((request.device_name.as_str(), request.platform.as_str()), ("Lab", "Plan 9"));
    assert_eq!((request.username.as_str(), request.activation_code.as_str()), ("acme-ann", "AAAAA-BBBBB"));
    assert_eq!(asked.out.lines().count(), 1);

    let file = scene.state_file().with_file_name("request.jws");
    let out = [&REQUEST[..], &["--out", file.to_str().expect("UTF-8")]].concat();
    let written = scene.run(&out);
    assert_eq!((written.exit, written.out), (0, format!("Written       {}\n", file.display())));
    assert!(OfflineRequest::open(fs::read_to_string(&file).expect("a file").trim()).is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    }
    let drawn = scene.run(&[&REQUEST[..], &["--name", "Lab", "--platform", "Plan 9", "--qr"]].concat());
    assert!(drawn.out.starts_with(asked.out.trim_end()) && drawn.out.lines().count() > 20, "{}", drawn.out);
    let picture = scene.run(&[&REQUEST[..], &["--qr", "--json"]].concat()).json();
    assert!(picture["qr"].as_str().is_some_and(|svg| svg.contains("<svg")));
    let again = scene.run(&out);
    assert!(again.exit == 2 && again.err.starts_with("file-not-written: "), "{again:?}");
    let answer =
        scene.run(&[&REQUEST[..], &["--name", "Lab", "--platform", "Plan 9", "--json"]].concat()).json();
    assert_eq!((&answer["did"], &answer["file"]), (&"offline-requested".into(), &serde_json::Value::Null));
    assert_eq!(answer["request"], asked.out.trim_end(), "by the same clock the same line");
    assert_eq!(answer["address"], serde_json::Value::Null, "no server is known yet");
    let server = ["--server", "https://licenses.example.com", "--qr", "--json"];
    let known = scene.run(&[&REQUEST[..], &server].concat()).json();
    let line = known["request"].as_str().expect("a line");
    assert_eq!(known["address"], format!("https://licenses.example.com/offline#{line}"));
    assert_ne!(known["qr"], picture["qr"], "the code is of the address");
}

#[test]
fn an_accepted_file_is_shown_by_the_status() {
    let mut scene = licensed();
    let status = scene.run(&["status"]);
    assert_eq!((status.exit, status.err.as_str()), (0, ""));
    let expected = "File holds    yes\nLicense       6f2c1b52, backup, server\nCustomer      Testi Oy\n\
                    User          acme-ann\nStorage       unlimited\nFeatures      cloud\n\
                    Holds until   2027-10-29 00:00:00 UTC, 300 days left\n";
    assert_eq!(status.out, expected);
    let answer = scene.run(&["status", "--json"]).json();
    assert_eq!((&answer["holds"], &answer["refresh_due"]), (&true.into(), &false.into()));
    let all = serde_json::to_value(license_file(DEVICE, NOW)).expect("JSON");
    assert_eq!((&answer["license_file"], &answer["lease"]), (&all, &serde_json::Value::Null));
    scene.now = NOW + 300 * DAY;
    let over = scene.run(&["status"]);
    assert_eq!((over.exit, over.err.as_str()), (1, "lease-expired\n"));
    assert!(scene.seen().is_empty());
}

#[test]
fn a_file_is_refused_with_code_and_exit_code() {
    let scene = Scene::new();
    let (file, keys) = (license(&scene), trusted(&scene));
    let nowhere = scene.state_file();
    let nowhere = nowhere.to_str().expect("UTF-8");
    let forged = kept(&scene, "forged.jws", &key(2).sign_document(&license_file(DEVICE, NOW)));
    let cases = [
        (vec!["offline-accept", &file], 2, "no-keys: "),
        (vec!["offline-accept", nowhere, "--keys", &keys], 2, "file-unreadable: "),
        (vec!["offline-accept", &file, "--keys", &file], 2, "bad-keys: "),
        (vec!["offline-accept", &forged, "--keys", &keys], 1, "lease-unknown-key: "),
        (vec!["offline-return"], 1, "no-license-file: "),
        (vec!["status"], 1, "not-activated: "),
    ];
    for (words, exit, begins) in cases {
        let refused = scene.run(&words);
        assert_eq!((refused.exit, refused.out.as_str()), (exit, ""), "{words:?}");
        assert!(refused.err.starts_with(begins), "{words:?}: {}", refused.err);
    }
}

#[test]
fn a_lost_receipt_is_written_again() {
    let scene = licensed();
    let first = scene.run(&["offline-return"]);
    assert_eq!((first.exit, first.err.as_str()), (0, ""));
    let file = scene.state_file().with_file_name("receipt.jws");
    assert_eq!(scene.run(&["offline-return", "--out", file.to_str().expect("UTF-8")]).exit, 0);
    assert_eq!(fs::read_to_string(file).expect("a file"), first.out);
    let answer = scene.run(&["offline-return", "--json"]).json();
    assert_eq!(
        (&answer["did"], &answer["receipt"]),
        (&"offline-returned".into(), &first.out.trim_end().into())
    );
    assert!(scene.run(&["status"]).err.starts_with("not-activated: "));
    let again = scene.run(&["offline-accept", &license(&scene), "--keys", &trusted(&scene)]);
    assert!(again.exit == 1 && again.err.starts_with("license-file-returned: "), "{again:?}");
    let nothing = Scene::new();
    let file = nothing.file("unused", "").with_extension("jws");
    assert_eq!(nothing.run(&["offline-return", "--out", file.to_str().expect("UTF-8")]).exit, 1);
    assert!(!file.exists(), "no empty file stays");
}
