//! Check-ins: what the server says, and whatever is wrong between it and the program.

use seatwright_client::testing::{Answer, DAY, checked_in, key, keys, lease, ok, problem};
use seatwright_client::{Lease, Phase, Usage};
use serde_json::json;

use crate::{DEVICE, NOW, Scene, code};

#[test]
fn a_check_in_tells_usage_and_takes_the_fresh_lease() {
    let scene = Scene::activated();
    scene.world.set(NOW + DAY);
    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW + DAY))))]);
    let usage = Usage {
        storage_used_bytes: 1_024,
        last_backup_at: Some("2027-01-01T10:00:00Z".parse().expect("an instant")),
        failed_runs: Some(2),
        counters: [("jobs".to_owned(), 12)].into(),
        ..Usage::default()
    };
    let standing = scene.client().check_in(&usage).expect("answered");
    assert_eq!(standing.offline_until, Some(NOW + 31 * DAY));
    assert_eq!(standing.next_check_in_at.map(|at| at.to_string()).as_deref(), Some("2027-01-03T00:00:00Z"));
    let sent = json!({
        "storage_used_bytes": 1_024, "software_version": "5.2.0", "last_backup_at": "2027-01-01T10:00:00Z",
        "failed_runs": 2, "counters": { "jobs": 12 }, "sent_at": "2027-01-03T00:00:00Z",
    });
    assert_eq!(scene.stub.seen()[0].body, sent);
}

/// SR-34.
#[test]
fn a_rotated_key_is_fetched_once() {
    let scene = Scene::activated();
    scene.will([ok(&checked_in(&key(2).sign_lease(&lease(DEVICE, NOW + 1)))), ok(&keys(&[1, 2]))]);
    assert!(scene.client().check_in(&Usage::default()).expect("answered").licensed);
    scene.will([ok(&checked_in(&key(2).sign_lease(&lease(DEVICE, NOW + 2))))]);
    assert!(scene.client().check_in(&Usage::default()).expect("answered").licensed);
    assert_eq!(scene.stub.seen().len(), 3);
}

#[test]
fn what_no_license_server_says_changes_nothing() {
    let answer = |status, headers: &str, body: &str| Answer {
        status,
        headers: headers.to_owned(),
        body: body.as_bytes().to_vec(),
    };
    let strange = [
        answer(404, "Content-Type: text/html\r\n", "<h1>Not here</h1>"),
        answer(403, "Content-Type: application/json\r\n", r#"{"code":"x","retryable":false}"#),
        answer(403, "Content-Type: application/problem+json\r\n", "not JSON"),
        answer(302, "Location: /elsewhere\r\n", ""),
        answer(200, "Content-Type: application/json\r\n", "{}"),
        answer(200, "", &" ".repeat(300_000)),
        answer(503, "", ""),
    ];
    for strange in strange {
        let scene = Scene::activated();
        let before = scene.state_text();
        let status = strange.status;
        scene.will([strange]);
        let error = scene.client().check_in(&Usage::default()).expect_err("no license server");
        assert!(error.retryable(), "{status} {error}");
        assert_eq!(scene.state_text(), before);
        assert!(scene.client().status().expect("kept").licensed);
    }
}

#[test]
fn a_busy_server_names_its_time() {
    let scene = Scene::activated();
    let mut busy = problem(429, &json!({"code": "too-many-attempts", "detail": "Wait.", "retryable": true}));
    busy.headers.push_str("Retry-After: 17\r\n");
    scene.will([busy]);
    let error = scene.client().check_in(&Usage::default()).expect_err("busy");
    assert_eq!((error.retryable(), error.retry_after_seconds()), (true, Some(17)));
}

/// L8: the lease on disk would still hold for weeks; the server's word goes before it, until it says otherwise.
#[test]
fn a_refusal_for_good_is_kept_until_a_check_in_succeeds() {
    let refusal = |status| {
        problem(status, &json!({"code": "license-revoked", "detail": "Revoked.", "retryable": false}))
    };
    let scene = Scene::activated();
    scene.will([refusal(403)]);
    assert_eq!(code(scene.client().check_in(&Usage::default())), "license-revoked");
    let standing = scene.client().status().expect("an answer");
    assert_eq!((standing.licensed, standing.phase), (false, Phase::Refused));
    assert_eq!((standing.code.as_deref(), standing.offline_until), (Some("license-revoked"), None));
    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW + 1))))]);
    assert!(scene.client().check_in(&Usage::default()).expect("answered").licensed);
    scene.will([refusal(422)]);
    assert_eq!(code(scene.client().check_in(&Usage::default())), "license-revoked");
    assert!(scene.client().status().expect("kept").licensed, "a complaint about the request judges nobody");
}

/// A recorded lease is authentic, yet the server has said something else since.
#[test]
fn an_old_lease_does_not_outweigh_the_last_check_in() {
    let scene = Scene::activated();
    let mut answer = checked_in(&key(1).sign_lease(&lease(DEVICE, NOW)));
    answer["status"] = json!("suspended");
    scene.will([ok(&answer)]);
    let standing = scene.client().check_in(&Usage::default()).expect("an answer");
    assert_eq!((standing.licensed, standing.phase), (false, Phase::Suspended));
    assert_eq!((standing.status.as_str(), standing.code.as_deref()), ("suspended", Some("suspended")));
}

#[test]
fn phases_follow_the_status() {
    let table = [
        ("active", true, Phase::Active, None),
        ("grace", true, Phase::Grace, None),
        ("suspended", true, Phase::Suspended, Some("suspended")),
        ("expired", true, Phase::Expired, Some("expired")),
        ("suspended", false, Phase::Suspended, Some("suspended")),
        ("expired", false, Phase::Expired, Some("expired")),
        ("awaiting_payment", false, Phase::Suspended, Some("awaiting_payment")),
        ("active", false, Phase::Suspended, Some("no-lease")),
        ("unheard_of", true, Phase::Suspended, Some("unheard_of")),
    ];
    for (status, has_lease, phase, why) in table {
        let scene = Scene::activated();
        let fresh = Lease { status: status.to_owned(), ..lease(DEVICE, NOW + 1) };
        let token = has_lease.then(|| key(1).sign_lease(&fresh));
        let answer = json!({
            "status": status, "reasons": ["some"], "enforcement": "degrade", "lease": token, "next_check_in_at": null,
        });
        scene.will([ok(&answer)]);
        let told = scene.client().check_in(&Usage::default()).expect("an answer");
        let kept = scene.client().status().expect("an answer");
        assert_eq!(told, kept, "{status}");
        assert_eq!((kept.phase, kept.code.as_deref()), (phase, why), "{status}");
        assert_eq!((kept.licensed, kept.has_feature("cloud")), (why.is_none(), why.is_none()), "{status}");
        assert_eq!((kept.status.as_str(), kept.enforcement.as_deref()), (status, Some("degrade")));
        assert!(!kept.has_feature("sql"));
    }
}
