//! SR-16, SR-21: limits on the real database under a clock that is moved by hand.

use super::*;
use crate::{
    refusal::{Error, Refusal},
    testing::TestWorld,
};

fn wait_of(answer: Result<()>) -> Option<i64> {
    match answer {
        Ok(()) => None,
        Err(Error::Refused(Refusal::TooManyAttempts { seconds })) => Some(seconds),
        Err(other) => panic!("{other:?}"),
    }
}

fn try_once(t: &TestWorld, key: &Key) -> Option<i64> {
    let key = key.clone();
    wait_of(t.work(&t.stranger(), move |act| attempt(act, &key)))
}

/// SR-21: free until the fifth failure, then 15 s doubling to 15 min, never for ever.
#[test]
fn login_waits_grow_to_a_quarter_of_an_hour() {
    let t = TestWorld::new();
    let key = Key::login("ann@example.com");
    for _ in 0..5 {
        assert_eq!(try_once(&t, &key), None);
    }
    for wait in [15, 30, 60, 120, 240, 480, 900, 900] {
        assert_eq!(try_once(&t, &key), Some(wait));
        t.clock.advance_seconds(wait - 1);
        assert_eq!(try_once(&t, &key), Some(1));
        t.clock.advance_seconds(1);
        assert_eq!(try_once(&t, &key), None);
    }
    let other = Key::login("bob@example.com");
    assert_eq!(try_once(&t, &other), None);
}

#[test]
fn a_right_password_and_time_make_good() {
    let t = TestWorld::new();
    let key = Key::login("ann@example.com");
    for _ in 0..4 {
        try_once(&t, &key);
    }
    t.made({
        let key = key.clone();
        move |act| succeeded(act, &key)
    });
    for _ in 0..5 {
        assert_eq!(try_once(&t, &key), None);
    }
    assert!(try_once(&t, &key).is_some());
    t.clock.advance_seconds(3_601);
    for _ in 0..5 {
        assert_eq!(try_once(&t, &key), None);
    }
}

/// SR-21: 30 in 5 minutes from one network; a success gives its attempt back.
#[test]
fn a_network_gets_thirty_in_five_minutes() {
    let t = TestWorld::new();
    let key = Key::login_from("2001:db8:1:2:3::4");
    assert_eq!(key, Key::login_from("2001:db8:1:2:ffff::"));
    assert_ne!(key, Key::login_from("2001:db8:1:3::"));
    t.clock.advance_seconds(1);
    for _ in 0..29 {
        assert_eq!(try_once(&t, &key), None);
    }
    t.made({
        let key = key.clone();
        move |act| succeeded(act, &key)
    });
    assert_eq!(try_once(&t, &key), None);
    assert_eq!(try_once(&t, &key), None);
    assert_eq!(try_once(&t, &key), Some(300));
    t.clock.advance_seconds(300);
    assert_eq!(try_once(&t, &key), None);
}

/// Wrong codes: 20 at once, then 10 a minute.
#[test]
fn wrong_codes_trickle() {
    let t = TestWorld::new();
    let key = Key::wrong_code_from("203.0.113.5");
    for n in 0..20 {
        assert_eq!(try_once(&t, &key), None, "{n}");
    }
    assert_eq!(try_once(&t, &key), Some(6));
    t.clock.advance_seconds(6);
    assert_eq!(try_once(&t, &key), None);
    assert_eq!(try_once(&t, &key), Some(6));
    t.clock.advance_seconds(60);
    for n in 0..10 {
        assert_eq!(try_once(&t, &key), None, "{n}");
    }
    assert!(try_once(&t, &key).is_some());
}

#[test]
fn the_alarm_counts_and_never_blocks() {
    let t = TestWorld::new();
    for n in 1..=40 {
        let counted = t.made(|act| failed(act, &Key::wrong_code()));
        assert_eq!(counted, Some(n));
    }
}

/// SR-21: ten parallel guesses are ten.
#[test]
fn parallel_attempts_are_all_counted() {
    let t = TestWorld::new();
    let passed: usize = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..16).map(|_| scope.spawn(|| try_once(&t, &Key::login("ann@example.com")).is_none())).collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum()
    });
    assert_eq!(passed, 5);
}

/// Bounded growth: what no limit looks at any more goes, what still blocks stays.
#[test]
fn stale_keys_are_purged() {
    let t = TestWorld::new();
    for n in 0..10 {
        try_once(&t, &Key::login_from(&format!("192.0.2.{n}")));
    }
    assert_eq!(t.made(|act| purge(act, 100)), 0);
    t.clock.advance_seconds(3_601);
    try_once(&t, &Key::login_from("192.0.2.200"));
    assert_eq!(t.made(|act| purge(act, 4)), 4);
    assert_eq!(t.made(|act| purge(act, 100)), 6);
}

#[test]
fn addresses_are_counted_by_network() {
    assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
    assert_eq!(network("2001:db8::1"), "2001:db8::/64");
    assert_eq!(network(""), "unknown");
}
