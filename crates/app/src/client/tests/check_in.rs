//! Check-in and release: fresh leases, rotated keys, and what the server's judgement does to the state.

use serde_json::{Value, json};

use super::{DAY, DEVICE, NOW, Scene, checked_in, key, keys, lease, ok, problem};

fn refusal(status: u16) -> super::Answer {
    problem(status, &json!({"code": "license-revoked", "detail": "It was revoked.", "retryable": false}))
}

#[test]
fn it_shows_the_token_and_keeps_the_fresh_lease() {
    let mut scene = Scene::activated();
    scene.now = NOW + DAY;
    let fresh = key(1).sign_lease(&lease(NOW + DAY));
    scene.will([ok(&checked_in(&fresh))]);
    let outcome =
        scene.run(&["check-in", "--storage-used-bytes", "1024", "--last-backup-at", "2027-01-01T10:00:00Z"]);
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.out.starts_with("Checked in    active\n"), "{}", outcome.out);
    assert!(outcome.out.contains("Next check-in 2027-01-03 00:00:00 UTC"), "{}", outcome.out);

    let seen = scene.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].line, "POST /activation/v1/check-in HTTP/1.1");
    assert_eq!(seen[0].header("authorization").as_deref(), Some("Bearer swd_secret"));
    let version = env!("CARGO_PKG_VERSION");
    let sent = json!({
        "storage_used_bytes": 1024, "software_version": version, "last_backup_at": "2027-01-01T10:00:00Z",
        "sent_at": "2027-01-03T00:00:00Z",
    });
    assert_eq!(seen[0].body, sent);
    assert_eq!(scene.state()["lease"], Value::from(fresh));
    assert_eq!(scene.state()["latest_seen"], NOW + DAY);
}

#[test]
fn an_unknown_last_backup_is_left_out() {
    let scene = Scene::activated();
    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(NOW + 1))))]);
    assert_eq!(scene.run(&["check-in"]).exit, 0);
    let sent = json!({
        "storage_used_bytes": 0, "software_version": env!("CARGO_PKG_VERSION"), "sent_at": "2027-01-02T00:00:00Z",
    });
    assert_eq!(scene.seen()[0].body, sent);
}

/// SR-34.
#[test]
fn a_rotated_key_is_fetched_once() {
    let scene = Scene::activated();
    let fresh = key(2).sign_lease(&lease(NOW + 1));
    scene.will([ok(&checked_in(&fresh)), ok(&keys(&[1, 2]))]);
    assert_eq!(scene.run(&["check-in", "--json"]).json()["lease"]["issued_at"], NOW + 1);
    assert_eq!(scene.seen().len(), 2);
    scene.will([ok(&checked_in(&key(2).sign_lease(&lease(NOW + 2))))]);
    assert_eq!(scene.run(&["check-in"]).exit, 0);
    assert_eq!(scene.seen().len(), 1);
}

/// L6: a recorded answer does not turn the latest time seen back; a younger lease does, for it shows the true time.
#[test]
fn only_a_younger_lease_sets_the_latest_time_seen() {
    let mut scene = Scene::activated();
    scene.now = NOW + 20 * DAY;
    assert_eq!(scene.run(&["status"]).exit, 0);
    assert_eq!(scene.state()["latest_seen"], NOW + 20 * DAY);

    scene.now = NOW + DAY;
    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(NOW))))]);
    let outcome = scene.run(&["check-in"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("lease-clock-turned-back: "), "{}", outcome.err);
    assert_eq!(scene.state()["latest_seen"], NOW + 20 * DAY);

    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(NOW + DAY))))]);
    assert_eq!(scene.run(&["check-in"]).exit, 0);
    assert_eq!(scene.state()["latest_seen"], NOW + DAY);
}

/// L8: the lease on disk would still hold for weeks; the server's word goes before it.
#[test]
fn a_judgement_is_remembered_until_a_check_in_succeeds() {
    let scene = Scene::activated();
    scene.will([refusal(403)]);
    let outcome = scene.run(&["check-in"]);
    assert_eq!((outcome.exit, outcome.err.as_str()), (1, "license-revoked: It was revoked.\n"));

    let outcome = scene.run(&["status"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.out.starts_with("Lease holds   no\n"), "{}", outcome.out);
    assert_eq!(outcome.err, "license-revoked: It was revoked.\n");

    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(NOW + 1))))]);
    assert_eq!(scene.run(&["check-in"]).exit, 0);
    assert_eq!(scene.run(&["status"]).exit, 0);
}

#[test]
fn a_complaint_about_the_request_is_no_judgement() {
    for status in [400, 413, 415, 422] {
        let scene = Scene::activated();
        scene.will([refusal(status)]);
        assert_eq!(scene.run(&["check-in"]).exit, 1);
        assert_eq!(scene.run(&["status"]).exit, 0, "{status}");
    }
}

#[test]
fn an_answer_without_a_lease_takes_the_old_one_away() {
    let scene = Scene::activated();
    let answer =
        json!({"status": "suspended", "reasons": ["suspended"], "lease": null, "next_check_in_at": null});
    scene.will([ok(&answer)]);
    let outcome = scene.run(&["check-in"]);
    assert_eq!(outcome.exit, 0);
    assert!(
        outcome.out.contains("Checked in    suspended\n") && outcome.out.contains("Lease         none\n")
    );
    let outcome = scene.run(&["status"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.err.starts_with("no-lease: "), "{}", outcome.err);
}

#[test]
fn release_gives_the_seat_back_and_forgets() {
    let scene = Scene::activated();
    scene.will([ok(&json!({}))]);
    let outcome = scene.run(&["release"]);
    assert_eq!((outcome.exit, outcome.out.as_str()), (0, "Released      ins_1\n"));
    let seen = scene.seen();
    assert_eq!(seen[0].line, "POST /activation/v1/release HTTP/1.1");
    assert_eq!(seen[0].header("authorization").as_deref(), Some("Bearer swd_secret"));
    assert_eq!(seen[0].body, json!({ "sent_at": "2027-01-02T00:00:00Z" }));
    assert!(!scene.state_file().exists());
    assert!(scene.run(&["release"]).err.starts_with("not-activated: "));
}

/// What staff type to make a license file for one device, shown without a server and before any activation.
#[test]
fn the_fingerprint_is_shown() {
    let scene = Scene::new();
    let outcome = scene.run(&["fingerprint"]);
    assert_eq!((outcome.exit, outcome.out.as_str()), (0, format!("Fingerprint   {DEVICE}\n").as_str()));
    assert_eq!(scene.run(&["fingerprint", "--json"]).json()["fingerprint"], DEVICE);
}

#[test]
fn an_empty_answer_to_release_will_do() {
    let scene = Scene::activated();
    scene.will([super::Answer { status: 204, headers: String::new(), body: Vec::new() }]);
    assert_eq!(scene.run(&["release"]).exit, 0);
}

#[test]
fn a_release_that_did_not_happen_is_not_forgotten() {
    let scene = Scene::activated();
    scene.will([super::Answer { status: 502, headers: String::new(), body: Vec::new() }, refusal(403)]);
    assert_eq!(scene.run(&["release"]).exit, 3);
    assert_eq!(scene.run(&["release"]).exit, 1);
    assert!(scene.state_file().exists());
}
