//! SR-16, SR-62: a repeated request acts once, and nobody is answered with what another was told.

use super::*;
use crate::{Caller, access::Role, testing::TestWorld};

fn key() -> Key {
    Key { route: "POST /api/v1/customers".into(), key: "k-1".into() }
}

fn acted(t: &TestWorld, caller: &Caller, body: &'static str) -> Result<Begun> {
    t.work(caller, move |act| {
        let begun = begin(act, &key(), body.as_bytes())?;
        if begun == Begun::Fresh {
            finish(act, &key(), 201, &format!("made {body}"))?;
        }
        Ok(begun)
    })
}

fn code(answer: Result<Begun>) -> &'static str {
    answer.unwrap_err().refusal().unwrap().code()
}

#[test]
fn the_second_time_gets_the_first_answer() {
    let t = TestWorld::new();
    let ann = t.person("ann", t.operator(), Role::Admin);
    assert_eq!(acted(&t, &ann, "{}").unwrap(), Begun::Fresh);
    let again = Begun::Replay { status: 201, answer: "made {}".into() };
    assert_eq!(acted(&t, &ann, "{}").unwrap(), again);
    assert_eq!(code(acted(&t, &ann, "{ }")), "idempotency-key-reused");
    t.clock.advance_seconds(KEPT - 1);
    assert_eq!(acted(&t, &ann, "{}").unwrap(), again);
    t.clock.advance_seconds(1);
    assert_eq!(acted(&t, &ann, "{ }").unwrap(), Begun::Fresh);
}

#[test]
fn the_same_key_of_another_person_or_route_is_another_key() {
    let t = TestWorld::new();
    let ann = t.person("ann", t.operator(), Role::Admin);
    let bob = t.person("bob", t.operator(), Role::Admin);
    acted(&t, &ann, "{}").unwrap();
    assert_eq!(acted(&t, &bob, "{}").unwrap(), Begun::Fresh);
    let elsewhere = Key { route: "POST /api/v1/plans".into(), ..key() };
    assert_eq!(t.work(&ann, move |act| begin(act, &elsewhere, b"{}")).unwrap(), Begun::Fresh);
    let shifted = Key { route: "POST /api/v1/customersk".into(), key: "-1".into() };
    assert_eq!(t.work(&ann, move |act| begin(act, &shifted, b"{}")).unwrap(), Begun::Fresh);
}

proptest::proptest! {
    /// SR-16: different parts are different keys, wherever one ends and the next begins.
    #[test]
    fn no_two_keys_run_together(a in proptest::collection::vec("[ab]{0,3}", 3), b in proptest::collection::vec("[ab]{0,3}", 3)) {
        let parts = |texts: &[String]| joined(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        proptest::prop_assert_eq!(parts(&a) == parts(&b), a == b);
    }
}

#[test]
fn a_refused_act_frees_the_key_and_an_unanswered_one_holds_it() {
    let t = TestWorld::new();
    let ann = t.person("ann", t.operator(), Role::Admin);
    let refused = t.work(&ann, |act| {
        begin(act, &key(), b"{}")?;
        Err::<(), _>(Refusal::Busy.into())
    });
    assert!(refused.is_err());
    assert_eq!(t.work(&ann, |act| begin(act, &key(), b"{}")).unwrap(), Begun::Fresh);
    assert_eq!(code(acted(&t, &ann, "{}")), "idempotency-key-in-flight");
}

/// SR-30: answers may hold a token that is shown once; it does not stand in the table.
#[test]
fn kept_answers_are_sealed_and_go_after_a_day() {
    let t = TestWorld::new();
    let ann = t.person("ann", t.operator(), Role::Admin);
    acted(&t, &ann, "swt_secret").unwrap();
    let (stored,): (String,) =
        t.made(|act| Ok(act.tx().one("SELECT answer FROM idempotency_keys", params![])?));
    let raw = BASE64_NOPAD.decode(stored.as_bytes()).unwrap();
    assert!(!raw.windows(6).any(|window| window == b"secret"));
    assert_eq!(t.made(|act| purge(act, 10)), 0);
    t.clock.advance_seconds(KEPT);
    assert_eq!(t.made(|act| purge(act, 10)), 1);
}

/// 32 parallel requests with one key: one acts, all get its answer.
#[test]
fn parallel_requests_act_once() {
    let t = TestWorld::new();
    let ann = t.person("ann", t.operator(), Role::Admin);
    let fresh = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..32).map(|_| scope.spawn(|| acted(&t, &ann, "{}").unwrap())).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .filter(|begun| *begun == Begun::Fresh)
            .count()
    });
    assert_eq!(fresh, 1);
}
