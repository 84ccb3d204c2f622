//! Programs that share a state file: no seat is taken twice, no token is lost, no status waits for the network.

use std::sync::mpsc;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use seatwright_client::testing::{DAY, Stub, checked_in, grant, key, keys, lease, ok};
use seatwright_client::{Client, Usage};
use serde_json::json;

use crate::{DEVICE, NOW, Scene, TestWorld, code};

/// Each client opens files of its own, as a process of its own would.
#[test]
fn of_two_activations_at_once_one_is_told_of_the_other() {
    let mut given = 0;
    let stub = Stub::start(move |seen| {
        if seen.is_for("keys") {
            return ok(&keys(&[1]));
        }
        thread::sleep(Duration::from_millis(50));
        given += 1;
        let mut answer = grant(&lease(DEVICE, NOW));
        answer["device_token"] = json!(format!("swd_{given}"));
        ok(&answer)
    });
    let scene = Scene::new();
    let barrier = Arc::new(Barrier::new(4));
    let activations: Vec<_> = (0..4)
        .map(|_| {
            let client = Client::builder(&*stub.address, "backup")
                .state_file(scene.state_file())
                .fingerprint(DEVICE)
                .world(TestWorld::at(NOW))
                .build()
                .expect("a client");
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || {
                barrier.wait();
                code(client.activate("acme-ann", "AAAAA-BBBBB"))
            })
        })
        .collect();
    let mut codes: Vec<_> = activations.into_iter().map(|one| one.join().expect("no panic")).collect();
    codes.sort();
    assert_eq!(codes, ["already-activated", "already-activated", "already-activated", "done"]);
    let state: serde_json::Value = serde_json::from_str(&scene.state_text()).expect("JSON");
    assert_eq!(state["device_token"], "swd_1", "the only token that was given");
}

/// A status in the middle of a check-in answers at once, and what it has seen of the clock is not forgotten by it.
#[test]
fn a_status_does_not_wait_for_a_check_in() {
    let (arrived, has_arrived) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let stub = Stub::start(move |_| {
        arrived.send(()).expect("somebody waits");
        may_go_on.recv().expect("somebody lets go");
        ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW))))
    });
    let scene = Scene::activated();
    let client = |now| {
        Client::builder(&*stub.address, "backup")
            .state_file(scene.state_file())
            .fingerprint(DEVICE)
            .world(TestWorld::at(now))
            .build()
            .expect("a client")
    };
    let (slow, quick) = (client(NOW + 3 * DAY), client(NOW + 3 * DAY));
    let check_in = thread::spawn(move || code(slow.check_in(&Usage::default())));
    has_arrived.recv().expect("the request");
    assert!(quick.status().expect("kept").licensed);
    go_on.send(()).expect("the server waits");
    assert_eq!(check_in.join().expect("no panic"), "done");
    let turned_back = client(NOW + DAY).status().expect("kept");
    assert_eq!(turned_back.code.as_deref(), Some("lease-clock-turned-back"));
}
