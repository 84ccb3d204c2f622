//! Activation: what is sent, what is kept, and in which order.

use clap::CommandFactory as _;
use clap::Parser as _;
use serde_json::json;

use ::client::{Lease, testing};

use super::{Cli, DEVICE, NOW, Scene, grant, keys, lease, ok, problem};

#[test]
fn the_flags_fit_together() {
    Cli::command().debug_assert();
}

#[test]
fn it_asks_for_the_keys_then_takes_a_seat() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    let outcome = scene.activate(&[]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (0, ""), "{outcome:?}");
    assert!(
        outcome.out.contains("ins_1") && outcome.out.contains("active (expiring_soon)"),
        "{}",
        outcome.out
    );
    assert!(outcome.out.contains("2027-02-01 00:00:00 UTC, 30 days left"), "{}", outcome.out);

    let seen = scene.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0].line, "GET /activation/v1/keys HTTP/1.1");
    assert_eq!(seen[1].line, "POST /activation/v1/activate HTTP/1.1");
    assert_eq!(seen[1].header("content-type").as_deref(), Some("application/json"));
    assert_eq!(seen[1].header("accept-language").as_deref(), Some("fi-FI"));
    let device = json!({
        "fingerprint": DEVICE, "name": "host-1", "platform": "TestOS (x86_64)",
        "software_version": env!("CARGO_PKG_VERSION"),
    });
    let sent = json!({
        "username": "acme-ann", "activation_code": "AAAAA-BBBBB", "device": device,
        "sent_at": "2027-01-02T00:00:00Z",
    });
    assert_eq!(seen[1].body, sent);
}

#[test]
fn what_the_person_says_goes_before_what_the_machine_says() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    let told = ["--name", "Kassa 2", "--platform", "Plan 9", "--software-version", "9.1"];
    assert_eq!(scene.activate(&told).exit, 0);
    let expected =
        json!({"fingerprint": DEVICE, "name": "Kassa 2", "platform": "Plan 9", "software_version": "9.1"});
    assert_eq!(scene.seen()[1].body["device"], expected);
}

#[test]
fn json_for_scripts_has_the_lease() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    let answer = scene.activate(&["--json"]).json();
    assert_eq!(answer["did"], "activated");
    assert_eq!(answer["installation_id"], "ins_1");
    assert_eq!(answer["lease"], serde_json::to_value(lease(NOW)).expect("JSON"));
    assert_eq!(answer["refresh_due"], false);
}

/// SR-36, L5: the state file has the token, readable by its owner only, and not the fingerprint.
#[test]
fn the_state_is_for_the_owner_only_and_useless_elsewhere() {
    let scene = Scene::activated();
    let state = scene.state();
    assert_eq!(state["device_token"], "swd_secret");
    assert_eq!(state["latest_seen"], NOW);
    assert!(!state.to_string().contains(DEVICE), "{state}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(scene.state_file()).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_second_activation_needs_the_first_to_go() {
    let scene = Scene::activated();
    let outcome = scene.activate(&[]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("already-activated: "), "{}", outcome.err);
    assert!(scene.seen().is_empty(), "nothing was sent");
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW + 5)))]);
    assert_eq!(scene.activate(&["--replace"]).exit, 0);
}

/// A seat that the client could not remember would be lost.
#[test]
fn nothing_is_sent_when_the_state_cannot_be_kept() {
    let scene = Scene::new();
    scene.file("kept", "a file where the directory should be");
    let outcome = scene.activate(&[]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("state-"), "{}", outcome.err);
    assert!(scene.seen().is_empty());
}

#[test]
fn the_seat_is_remembered_though_the_lease_is_refused() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[2])), ok(&grant(&lease(NOW))), ok(&keys(&[2]))]);
    let outcome = scene.activate(&[]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("lease-unknown-key: "), "{}", outcome.err);
    let state = scene.state();
    assert_eq!((&state["device_token"], &state["lease"]), (&json!("swd_secret"), &json!(null)));
    scene.will([ok(&json!({}))]);
    assert_eq!(scene.run(&["release"]).exit, 0);
}

#[test]
fn a_lease_for_another_device_or_installation_is_not_kept() {
    let strange = [
        (Lease { device: testing::lease("other", NOW).device, ..lease(NOW) }, "lease-wrong-device"),
        (Lease { installation_id: "ins_2".to_owned(), ..lease(NOW) }, "lease-wrong-installation"),
    ];
    for (lease, code) in strange {
        let scene = Scene::new();
        scene.will([ok(&keys(&[1])), ok(&grant(&lease))]);
        let outcome = scene.activate(&[]);
        assert_eq!(outcome.exit, 1);
        assert!(outcome.err.starts_with(code), "{}", outcome.err);
        assert_eq!(scene.state()["lease"], json!(null));
    }
}

#[test]
fn a_refusal_is_told_with_code_and_detail() {
    let scene = Scene::new();
    let refusal =
        json!({"code": "seats-exhausted", "detail": "Kaikki paikat ovat käytössä.", "retryable": false});
    scene.will([ok(&keys(&[1])), problem(409, &refusal)]);
    let outcome = scene.activate(&[]);
    assert_eq!((outcome.exit, outcome.out.as_str()), (1, ""));
    assert_eq!(outcome.err, "seats-exhausted: Kaikki paikat ovat käytössä.\n");
    assert!(!scene.state_file().exists());
}

#[test]
fn bad_fields_are_named() {
    let scene = Scene::new();
    let errors = json!([{"field": "username", "code": "required", "detail": "Write a username."}]);
    let refusal = json!({"code": "invalid", "detail": "Some fields need attention.", "retryable": false, "errors": errors});
    scene.will([ok(&keys(&[1])), problem(422, &refusal)]);
    let outcome = scene.activate(&[]);
    assert_eq!(outcome.exit, 1);
    assert_eq!(outcome.err, "invalid: Some fields need attention. username: Write a username.\n");
}

#[test]
fn given_keys_are_the_only_ones_trusted() {
    let scene = Scene::new();
    let file = scene.file("keys.json", &keys(&[1]).to_string());
    let file = file.to_str().expect("UTF-8").to_owned();
    scene.will([ok(&grant(&lease(NOW)))]);
    assert_eq!(scene.activate(&["--keys", &file]).exit, 0);
    assert_eq!(scene.seen().len(), 1, "the server is not asked for keys");
    let other = super::key(2).sign_lease(&lease(NOW + 9));
    scene.will([ok(&super::checked_in(&other)), ok(&keys(&[1, 2]))]);
    let outcome = scene.run(&["check-in"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("lease-unknown-key: "), "{}", outcome.err);
}

#[test]
fn sr_36_the_code_is_not_shown() {
    let words = ["client", "activate", "--username", "u", "--activation-code", "AAAAA-BBBBB"];
    let shown = format!("{:?}", Cli::try_parse_from(words).expect("good usage"));
    assert!(shown.contains("[redacted]") && !shown.contains("AAAAA"), "{shown}");
}

/// NX-68: a deployment key in place of username and code; who works here goes along, the rest is as activating.
#[test]
fn it_enrolls_with_a_deployment_key() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    let words = ["enroll", "--server", &scene.address, "--deployment-key", "swk_secret"];
    let outcome = scene.run(&words);
    assert_eq!((outcome.exit, outcome.err.as_str()), (0, ""), "{outcome:?}");
    let seen = scene.seen();
    assert_eq!(seen[1].line, "POST /activation/v1/enroll HTTP/1.1");
    assert_eq!(
        (&seen[1].body["deployment_key"], &seen[1].body["login"]),
        (&json!("swk_secret"), &json!("ann"))
    );
    assert_eq!(seen[1].body["device"]["name"], "host-1");
    assert_eq!(scene.state()["device_token"], "swd_secret");
    assert_eq!(scene.run(&words).exit, 1, "what is kept is not lost unasked");
    let told = [&words[..], &["--replace", "--login", "carl"]].concat();
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
    assert_eq!(scene.run(&told).exit, 0);
    assert_eq!(scene.seen()[1].body["login"], "carl");
    let body = json!({ "code": "deployment-key-used-up", "retryable": false, "detail": "Used up." });
    scene.will([ok(&keys(&[1])), problem(409, &body)]);
    let refused = scene.run(&told);
    assert_eq!(refused.exit, 1);
    assert!(refused.err.contains("deployment-key-used-up"), "{}", refused.err);
}
