//! Taking a seat and giving it back.

use seatwright_client::testing::{checked_in, grant, key, keys, lease, ok, problem};
use seatwright_client::{Client, Kind, Lease, Phase, trusted_keys};
use serde_json::json;

use crate::{DEVICE, NOW, Scene, code};

#[test]
fn a_device_takes_a_seat_and_gives_it_back() {
    let scene = Scene::new();
    let client = scene.client();
    assert!(!client.is_activated().expect("no file is no activation"));
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(DEVICE, NOW)))]);
    let standing = client.activate("acme-ann", "AAAAA-BBBBB").expect("activated");
    assert!(standing.licensed && standing.phase == Phase::Active);
    assert_eq!(standing.offline_until, Some(standing.lease.expect("a lease").expires_at));
    let seen = scene.stub.seen();
    assert!(seen[0].is_for("keys") && seen[1].is_for("activate"));
    assert_eq!(seen[1].body["device"]["software_version"], "5.2.0");
    assert_eq!(code(client.activate("acme-ann", "AAAAA-BBBBB")), "already-activated");
    scene.will([ok(&json!({}))]);
    client.release().expect("released");
    let seen = scene.stub.seen();
    assert_eq!(seen.len(), 1, "nothing was sent by the second activation");
    assert_eq!(seen[0].header("authorization").as_deref(), Some("Bearer swd_secret"));
    assert_eq!(code(client.status()), "not-activated");
}

#[test]
fn a_device_enrolls_with_a_key() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(DEVICE, NOW)))]);
    scene.client().enroll("swk_secret", "ann").expect("enrolled");
    let seen = scene.stub.seen();
    assert!(seen[1].is_for("enroll"));
    assert_eq!(
        (&seen[1].body["deployment_key"], &seen[1].body["login"]),
        (&json!("swk_secret"), &json!("ann"))
    );
}

/// The token of the place that the key gave goes along, and the keys that are kept are asked for no second time; what is
/// refused leaves the enrolled place as it is.
#[test]
fn a_person_claims_what_a_key_enrolled() {
    let scene = Scene::new();
    assert_eq!(code(scene.client().claim("acme-ann", "AAAAA-BBBBB")), "not-activated");
    scene.will([ok(&keys(&[1])), ok(&grant(&lease(DEVICE, NOW)))]);
    scene.client().enroll("swk_secret", "").expect("enrolled");
    scene.stub.seen();
    scene.will([problem(409, &json!({ "code": "no-seat-free", "detail": "", "retryable": false }))]);
    assert_eq!(code(scene.client().claim("acme-ann", "AAAAA-BBBBB")), "no-seat-free");
    assert!(scene.client().status().expect("enrolled still").licensed);
    scene.will([ok(&grant(&Lease { username: "acme-ann".to_owned(), ..lease(DEVICE, NOW) }))]);
    let standing = scene.client().claim("acme-ann", "AAAAA-BBBBB").expect("claimed");
    assert_eq!(standing.lease.expect("a lease").username, "acme-ann");
    let seen = scene.stub.seen();
    assert!(seen.iter().all(|seen| seen.is_for("activate") && seen.body["device_token"] == "swd_secret"));
    assert_eq!(seen.len(), 2);
}

/// The seat is taken, so it is remembered; a lease that is not ours is not kept with it.
#[test]
fn a_strange_lease_is_not_kept_but_the_seat_is() {
    let strange = [
        (Lease { product: "editor".to_owned(), ..lease(DEVICE, NOW) }, "lease-wrong-product"),
        (Lease { installation_id: "ins_2".to_owned(), ..lease(DEVICE, NOW) }, "lease-wrong-installation"),
        (lease("device-2", NOW), "lease-wrong-device"),
    ];
    for (lease, refusal) in strange {
        let scene = Scene::new();
        scene.will([ok(&keys(&[1])), ok(&grant(&lease))]);
        assert_eq!(code(scene.client().activate("acme-ann", "AAAAA-BBBBB")), refusal);
        let standing = scene.client().status().expect("an activation");
        assert!(!standing.licensed && standing.lease.is_none());
        assert_eq!(standing.code.as_deref(), Some("no-lease"));
        scene.will([ok(&json!({}))]);
        scene.client().release().expect("released");
    }
}

/// A tool for any product takes what a vendor's program does not.
#[test]
fn a_tool_takes_leases_of_any_product() {
    let scene = Scene::new();
    let lease = Lease { product: "editor".to_owned(), ..lease(DEVICE, NOW) };
    scene.will([ok(&keys(&[1])), ok(&grant(&lease))]);
    let tool = |server| {
        Client::builder_for_any_product(server)
            .state_file(scene.state_file())
            .fingerprint(DEVICE)
            .world(scene.world.clone())
            .build()
            .expect("a client")
    };
    assert_eq!(code(tool(None).activate("acme-ann", "AAAAA-BBBBB")), "no-server");
    assert!(
        tool(Some(scene.stub.address.clone())).activate("acme-ann", "AAAAA-BBBBB").expect("done").licensed
    );
    scene.will([ok(&json!({}))]);
    tool(None).release().expect("the server is remembered");
}

#[test]
fn pinned_keys_are_the_only_ones_trusted() {
    let scene = Scene::new();
    let pinned = trusted_keys(&keys(&[1]).to_string()).expect("keys");
    let client = scene.builder().keys(pinned).build().expect("a client");
    scene.will([ok(&grant(&lease(DEVICE, NOW)))]);
    client.activate("acme-ann", "AAAAA-BBBBB").expect("activated");
    assert_eq!(scene.stub.seen().len(), 1, "the server is not asked for keys");
    let other = key(2).sign_lease(&lease(DEVICE, NOW + 9));
    scene.will([ok(&checked_in(&other))]);
    assert_eq!(code(client.check_in(&seatwright_client::Usage::default())), "lease-unknown-key");
    assert_eq!(scene.stub.seen().len(), 1);
    let later = trusted_keys(&keys(&[2]).to_string()).expect("keys");
    let updated = scene.builder().keys(later).build().expect("a client");
    assert_eq!(
        code(updated.status()),
        "lease-unknown-key",
        "the program's keys go before those of the state"
    );
    assert_eq!(code(trusted_keys("{}")), "bad-keys");
}

#[test]
fn refusals_and_wrong_use_are_told_apart() {
    let scene = Scene::new();
    let body = json!({"code": "no-seat-free", "detail": "All taken.", "retryable": false});
    scene.will([ok(&keys(&[1])), problem(409, &body)]);
    let refused = scene.client().activate("acme-ann", "AAAAA-BBBBB").expect_err("refused");
    assert_eq!((refused.kind(), refused.to_string().as_str()), (Kind::Refused, "no-seat-free: All taken."));
    assert_eq!(
        serde_json::to_value(&refused).expect("JSON"),
        json!({"code": "no-seat-free", "detail": "All taken.", "retryable": false})
    );
    assert!(!scene.state_file().exists());
    let builds = [
        (
            Client::builder("http://licenses.example.com", "backup").state_file("x").fingerprint("y"),
            "bad-server-address",
        ),
        (Client::builder("https://licenses.example.com", "backup").fingerprint("y"), "no-state-file"),
        (scene.builder().ca_file("/nowhere/ca.pem"), "bad-certificates"),
    ];
    for (builder, expected) in builds {
        let error = builder.build().err().expect("wrong use");
        assert_eq!((error.kind(), error.code()), (Kind::WrongUse, expected));
    }
}
