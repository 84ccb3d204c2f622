//! `status`: no connection, only the kept lease, this device and this clock (L5, L6, L7).

use super::{DAY, NOW, Scene};

#[test]
fn a_lease_that_holds_is_shown_without_a_request() {
    let scene = Scene::activated();
    let outcome = scene.run(&["status"]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (0, ""));
    let expected = format!(
        "Lease holds   yes\nServer        {}\nLicense       6f2c1b52, backup, server\nUser          acme-ann\n\
         Status        active (expiring_soon)\nStorage       unlimited\n\
         Holds until   2027-02-01 00:00:00 UTC, 30 days left\nNext check-in 2027-01-03 00:00:00 UTC\n",
        scene.address
    );
    assert_eq!(outcome.out, expected);
    assert!(scene.seen().is_empty());
}

#[test]
fn a_lease_that_is_over_is_shown_and_refused() {
    let mut scene = Scene::activated();
    scene.now = NOW + 30 * DAY;
    let outcome = scene.run(&["status"]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (1, "lease-expired\n"));
    assert!(outcome.out.contains("Holds until   2027-02-01 00:00:00 UTC, over\n"), "{}", outcome.out);
    let answer = scene.run(&["status", "--json"]).json();
    assert_eq!((&answer["holds"], &answer["code"]), (&false.into(), &"lease-expired".into()));
}

#[test]
fn it_tells_when_a_fresh_lease_is_due() {
    let mut scene = Scene::activated();
    assert_eq!(scene.run(&["status", "--json"]).json()["refresh_due"], false);
    scene.now = NOW + DAY;
    assert_eq!(scene.run(&["status", "--json"]).json()["refresh_due"], true);
}

#[test]
fn a_clock_turned_back_is_noticed() {
    let mut scene = Scene::activated();
    scene.now = NOW + 31 * DAY;
    assert_eq!(scene.run(&["status"]).exit, 1);
    scene.now = NOW + DAY;
    let outcome = scene.run(&["status"]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (1, "lease-clock-turned-back\n"));
}

const WRONG_DEVICE: &str = "lease-wrong-device: The lease is refused: issued for another device.\n";

#[test]
fn a_state_file_carried_to_another_machine_is_refused() {
    let mut scene = Scene::activated();
    let outcome = scene.run_on(&["status"], &["--fingerprint", "device-2"]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (1, WRONG_DEVICE));
    let outcome = scene.run_on(&["status"], &[]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (1, WRONG_DEVICE));
    scene.machine.id = None;
    let outcome = scene.run_on(&["status"], &[]);
    assert!(outcome.exit == 2 && outcome.err.starts_with("no-fingerprint: "), "{outcome:?}");
}

#[test]
fn a_lease_changed_on_disk_is_refused() {
    let scene = Scene::activated();
    let mut state = scene.state();
    let token = state["lease"].as_str().expect("a lease").to_owned();
    let (message, signature) = token.rsplit_once('.').expect("three parts");
    let (header, payload) = message.split_once('.').expect("three parts");
    let forged = format!("{header}.{}A{}.{signature}", &payload[..99], &payload[100..]);
    assert_ne!(forged, token);
    state["lease"] = forged.into();
    std::fs::write(scene.state_file(), state.to_string()).expect("a file");
    let outcome = scene.run(&["status"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("state-tampered: "), "{}", outcome.err);
}

#[test]
fn without_an_activation_there_is_nothing_to_show() {
    let outcome = Scene::new().run(&["status"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("not-activated: "), "{}", outcome.err);
}
