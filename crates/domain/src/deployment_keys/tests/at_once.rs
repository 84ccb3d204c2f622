//! Many machines at the same moment.

use super::*;

/// Invariant 1, SR-61: of many devices at once exactly as many get in as there are units, and no trace of the rest.
#[test]
fn the_last_units_go_to_exactly_as_many() {
    let scene = Scene::with(PlanForm::default(), 5);
    let (secret, key) = made(&scene);
    let answers = race(10, |at| enroll(&scene, &secret, &format!("PC-{at}")));
    let (good, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(good.len(), 3, "two of five were assigned before");
    assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::NoSeatFree));
    assert_eq!((units(&scene), enrolled(&scene, key.id)), ((5, 3), 3));
    assert_eq!(usernames(&scene).len(), 5);
}

/// The same under the limit of the key.
#[test]
fn a_key_admits_exactly_as_many_as_it_is_limited_to() {
    let scene = Scene::with(PlanForm::default(), 50);
    let (secret, key) = made_with(&scene, KeyForm { most_devices: Some(3), ..form("Three") });
    let answers = race(10, |at| enroll(&scene, &secret, &format!("PC-{at}")));
    let (good, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(good.len(), 3);
    assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::DeploymentKeyUsedUp));
    assert_eq!((units(&scene), enrolled(&scene, key.id)), ((5, 3), 3));
}

/// One device that asks many times at once, by two keys, gets one seat; devices of one name are told apart.
#[test]
fn one_device_at_once_gets_one_seat() {
    let scene = Scene::with(PlanForm::default(), 50);
    let (one, other) = (made(&scene).0, made(&scene).0);
    let answers = race(8, |at| enroll(&scene, if at % 2 == 0 { &one } else { &other }, "PC-7"));
    let installations: Vec<_> = answers.into_iter().map(|answer| answer.unwrap().installation).collect();
    assert!(installations.windows(2).all(|pair| pair[0] == pair[1]), "{installations:?}");
    assert_eq!(units(&scene), (3, 1));
    race(6, |at| {
        let mut request = ask(&one, "KIOSK", "");
        request.device.fingerprint = format!("kiosk {at}");
        enroll_from(&scene, "", &request).unwrap();
    });
    assert_eq!(usernames(&scene).iter().filter(|name| name.contains("KIOSK")).count(), 6);
}

/// Of secrets that replace each other at the same time one stays good.
#[test]
fn replaced_at_once_one_secret_is_left() {
    let scene = Scene::new();
    let (_, key) = made(&scene);
    race(4, |_| {
        let id = key.id;
        scene.t.work(&scene.mia, move |act| rotate(act, id, 0)).unwrap();
    });
    let good = "SELECT COUNT(*) FROM deployment_key_hashes WHERE good_until IS NULL";
    assert_eq!(scene.t.number(good), 1);
}
