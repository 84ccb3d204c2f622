//! What comes twice, late, or in another order than it was sent.

use super::*;
use crate::{
    ids::InstallationId,
    random::{self, SystemRandom},
};

fn sent(scene: &Scene, seconds: i64) -> Instant {
    scene.t.world.now().plus_seconds(seconds)
}

fn activation(scene: &Scene, sent_at: impl Into<Option<Instant>>) -> Activation {
    let request = request(scene, "f1");
    Activation { device: Device { sent_at: sent_at.into(), ..request.device }, ..request }
}

fn stored(scene: &Scene, id: InstallationId) -> i64 {
    scene.t.read(&scene.mia, move |act| installations::get(act, id)).unwrap().storage_used_bytes
}

/// Whichever of the answers to a request arrives, its token is good; a new one ends it only when it is used itself.
#[test]
fn a_token_is_good_until_the_next_one_is_used() {
    let scene = Scene::new();
    let ask = || try_activate(&scene, &activation(&scene, None)).unwrap().device_token;
    let may_check_in = |token: &Secret| try_check_in(&scene, token, &report(0)).is_ok();
    let first = ask();
    assert_eq!(ask(), first, "nobody has used it");
    assert!(may_check_in(&first));
    let second = ask();
    assert_ne!(second, first);
    assert_eq!(ask(), second);
    assert!(may_check_in(&first), "nobody has used the second");
    assert!(may_check_in(&second));
    assert!(!may_check_in(&first), "the second took over");
    assert!(may_check_in(&second));
    let kept: (bool, bool) = scene.t.made(|act| {
        let sql = "SELECT token_sealed IS NULL AS used, former_hash IS NULL AS alone FROM installations";
        Ok(act.tx().one(sql, params![])?)
    });
    assert_eq!(kept, (true, true), "what was used cannot be read again");
}

/// A place that was given back is not taken again by a copy of the request that took it.
#[test]
fn a_copy_that_comes_after_the_release_takes_no_place() {
    let scene = Scene::new();
    let asked = activation(&scene, sent(&scene, 0));
    let token = try_activate(&scene, &asked).unwrap().device_token;
    try_release_sent(&scene, &token, sent(&scene, 5)).unwrap();
    assert_eq!(refusal(try_activate(&scene, &asked)), Refusal::InstallationReleased);
    assert_eq!(installed(&scene), 0);
    try_activate(&scene, &activation(&scene, sent(&scene, 6))).unwrap();
}

/// A release that comes after the device was heard of later takes nothing away, also where that is not written down yet.
#[test]
fn a_release_that_comes_late_changes_nothing() {
    let scene = Scene::new();
    let token = try_activate(&scene, &activation(&scene, sent(&scene, 0))).unwrap().device_token;
    let checked_in = |seconds: i64| {
        let told = Report { sent_at: Some(sent(&scene, seconds)), ..report(0) };
        try_check_in(&scene, &token, &told).map(drop)
    };
    checked_in(1).unwrap();
    try_activate(&scene, &activation(&scene, sent(&scene, 5))).unwrap();
    try_release_sent(&scene, &token, sent(&scene, 3)).unwrap();
    assert_eq!((installed(&scene), checked_in(14).is_ok()), (1, true));
    try_release_sent(&scene, &token, sent(&scene, 10)).unwrap();
    assert_eq!(installed(&scene), 1);
    try_release_sent(&scene, &token, sent(&scene, 15)).unwrap();
    assert_eq!((installed(&scene), refusal(checked_in(16))), (0, Refusal::InstallationReleased));
}

/// A clock that was set back by more than a slow way takes is believed, and who does not say when is let in as ever.
#[test]
fn a_clock_that_was_set_back_keeps_nobody_out() {
    let scene = Scene::new();
    for sent_at in [Some(sent(&scene, -86_400 * 365 * 5)), None] {
        let token = try_activate(&scene, &activation(&scene, sent(&scene, 0))).unwrap().device_token;
        try_release_sent(&scene, &token, sent(&scene, 5)).unwrap();
        let token = try_activate(&scene, &activation(&scene, sent_at)).unwrap().device_token;
        try_release_sent(&scene, &token, sent_at).unwrap();
        scene.t.clock.advance_seconds(600);
    }
}

/// What a device told before something that it told already is answered, and not kept.
#[test]
fn a_check_in_that_comes_late_changes_nothing() {
    let scene = Scene::new();
    let activated = try_activate(&scene, &activation(&scene, sent(&scene, 0))).unwrap();
    let (token, id) = (activated.device_token, activated.installation);
    let told = |bytes, sent_at: Option<Instant>| {
        try_check_in(&scene, &token, &Report { sent_at, ..report(bytes) }).unwrap();
        stored(&scene, id)
    };
    assert_eq!(told(5, Some(sent(&scene, 10))), 5);
    assert_eq!(told(3, Some(sent(&scene, 9))), 5, "an old one");
    assert_eq!(told(4, Some(sent(&scene, 11))), 4);
    assert_eq!(told(7, Some(sent(&scene, -86_400))), 7, "the clock was set back");
    let of_year = |year: i64| Some(Instant::from_micros((year - 1970) * 31_556_952_000_000));
    for (bytes, year) in [(10, 1970), (11, 9990), (12, 2026), (13, 1971)] {
        assert_eq!(told(bytes, of_year(year)), bytes, "in {year} by its clock");
    }
    assert_eq!(told(8, None), 8, "a client that does not say when");
}

/// Whatever copies arrive after the requests themselves: the seat is held by one device at most, its token stays good,
/// the last that it told is what is kept, and when it has gone it has gone.
#[test]
fn copies_in_any_order_change_nothing() {
    for _ in 0..20 {
        let scene = Scene::new();
        let asked = activation(&scene, sent(&scene, 0));
        let activated = try_activate(&scene, &asked).unwrap();
        let (token, id) = (activated.device_token, activated.installation);
        let copies = |of_check_ins: i64| {
            for _ in 0..4 {
                let [chance]: [u8; 1] = random::bytes(&SystemRandom);
                let at = i64::from(chance) % (of_check_ins + 1);
                if at == 0 {
                    drop(try_activate(&scene, &asked));
                } else {
                    drop(try_check_in(
                        &scene,
                        &token,
                        &Report { sent_at: Some(sent(&scene, at)), ..report(at) },
                    ));
                }
            }
        };
        for at in 1..=3 {
            copies(at - 1);
            try_check_in(&scene, &token, &Report { sent_at: Some(sent(&scene, at)), ..report(at) }).unwrap();
            copies(at);
            assert_eq!((stored(&scene, id), installed(&scene)), (at, 1));
        }
        try_release_sent(&scene, &token, sent(&scene, 9)).unwrap();
        copies(3);
        try_release_sent(&scene, &token, sent(&scene, 9)).unwrap();
        assert_eq!(installed(&scene), 0);
    }
}
