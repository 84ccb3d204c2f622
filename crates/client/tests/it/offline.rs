//! `status` without a connection: only the kept lease, this device, this product and this clock (L5, L6, L7).

use seatwright_client::testing::{DAY, checked_in, grant, key, keys, lease, ok};
use seatwright_client::{Client, Invalid, Phase, Usage};

use crate::{DEVICE, NOW, Scene, code};

#[test]
fn a_lease_holds_until_its_end_without_a_request() {
    let scene = Scene::activated();
    for (now, licensed, refresh_due) in [
        (NOW, true, false),
        (NOW + DAY, true, true),
        (NOW + 30 * DAY - 1, true, true),
        (NOW + 30 * DAY, false, true),
    ] {
        scene.world.set(now);
        let standing = scene.client().status().expect("kept");
        assert_eq!((standing.licensed, standing.refresh_due), (licensed, refresh_due), "{now}");
    }
    let over = scene.client().status().expect("kept");
    assert_eq!((over.phase, over.code.as_deref()), (Phase::Expired, Some("lease-expired")));
    assert!(scene.stub.seen().is_empty());
}

/// Rule 6 of docs/LEASES.md: what a status has seen is kept on disk, so a later program notices.
#[test]
fn a_clock_turned_back_is_noticed_by_the_next_run() {
    let scene = Scene::activated();
    scene.world.set(NOW + 20 * DAY);
    assert!(scene.client().status().expect("kept").licensed);
    scene.world.set(NOW + 20 * DAY - 60);
    assert!(scene.client().status().expect("kept").licensed, "within the leeway");
    scene.world.set(NOW + 20 * DAY - 61);
    let standing = scene.client().status().expect("kept");
    assert_eq!((standing.phase, standing.lapse), (Phase::Invalid, Some(Invalid::ClockTurnedBack)));

    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW))))]);
    assert_eq!(code(scene.client().check_in(&Usage::default())), "lease-clock-turned-back", "a recording");
    scene.will([ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW + 20 * DAY - 61))))]);
    assert!(scene.client().check_in(&Usage::default()).expect("answered").licensed, "the true time");
}

/// A machine whose clock is years off takes its seat, is told why nothing is licensed yet, and works from the first
/// check-in after the clock was set right.
#[test]
fn a_clock_that_is_years_off_costs_no_seat() {
    const YEARS: i64 = 20 * 365 * DAY;
    for (by, refusal) in [(-YEARS, "lease-clock-turned-back"), (YEARS, "lease-expired")] {
        let scene = Scene::new();
        scene.world.set(NOW + by);
        scene.will([ok(&keys(&[1])), ok(&grant(&lease(DEVICE, NOW)))]);
        assert_eq!(code(scene.client().activate("acme-ann", "AAAAA-BBBBB")), refusal);
        assert!(scene.client().is_activated().expect("kept"));
        let standing = scene.client().status().expect("kept");
        assert_eq!((standing.licensed, standing.code.as_deref()), (false, Some(refusal)));
        scene.world.set(NOW + 60);
        scene.will([ok(&checked_in(&key(1).sign_lease(&lease(DEVICE, NOW + 60))))]);
        assert!(scene.client().check_in(&Usage::default()).expect("answered").licensed);
    }
}

#[test]
fn a_lease_of_another_product_or_device_does_not_hold() {
    let scene = Scene::activated();
    let other = Client::builder(&*scene.stub.address, "editor")
        .state_file(scene.state_file())
        .fingerprint(DEVICE)
        .world(scene.world.clone())
        .build()
        .expect("a client");
    let standing = other.status().expect("kept");
    assert_eq!((standing.licensed, standing.code.as_deref()), (false, Some("lease-wrong-product")));
    let elsewhere = scene.builder().fingerprint("device-2").build().expect("a client");
    assert_eq!(code(elsewhere.status()), "lease-wrong-device");
}
