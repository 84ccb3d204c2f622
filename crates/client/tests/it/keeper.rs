//! The check-in loop, in a world where waiting takes no time.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use seatwright_client::testing::{Answer, DAY, checked_in, key, lease, ok, problem};
use seatwright_client::{Keeper, News, Signal, Usage, Woken, World};
use serde_json::json;

use crate::{DEVICE, NOW, Scene, TestWorld, code};

fn away() -> Answer {
    Answer { status: 502, headers: String::new(), body: Vec::new() }
}

fn fresh(at: i64) -> Answer {
    let mut answer = checked_in(&key(1).sign_lease(&lease(DEVICE, at)));
    answer["next_check_in_at"] = json!(null);
    ok(&answer)
}

/// What the loop told: code, wait until the next try, whether the program may run.
fn told(scene: &Scene, most_waits: usize) -> Vec<(String, u64, bool)> {
    let world = TestWorld::stopping_after(NOW, most_waits);
    let client = scene.builder().world(world).build().expect("a client");
    let mut told = Vec::new();
    client.run(
        Usage::default,
        |news| {
            let licensed = news.standing.as_ref().is_ok_and(|standing| standing.licensed);
            told.push((code(news.tried.clone()), news.again_in_seconds, licensed));
        },
        &Signal::new(),
    );
    told
}

/// Naps of a minute: a day is 1440 of them.
const NAPS_A_DAY: usize = 1_440;

#[test]
fn it_comes_back_when_the_lease_says_so_and_backs_off_while_the_server_is_away() {
    let scene = Scene::activated();
    scene.will([away(), away(), fresh(NOW + DAY + 2)]);
    let told = told(&scene, NAPS_A_DAY + 3);
    let expected = [
        ("answer-not-understood".to_owned(), 1, true),
        ("answer-not-understood".to_owned(), 1, true),
        ("done".to_owned(), 86_400, true),
    ];
    assert_eq!(told, expected);
    assert!(scene.stub.seen().iter().all(|seen| seen.is_for("check-in")));
}

#[test]
fn retry_after_is_added_to_the_jitter() {
    let scene = Scene::activated();
    let mut busy = problem(429, &json!({"code": "too-many-attempts", "detail": "Wait.", "retryable": true}));
    busy.headers.push_str("Retry-After: 100\r\n");
    scene.will([busy]);
    assert_eq!(told(&scene, NAPS_A_DAY), [("too-many-attempts".to_owned(), 101, true)]);
}

#[test]
fn a_refusal_for_good_is_told_at_once_and_asked_again_after_half_a_day() {
    let scene = Scene::activated();
    let revoked = problem(403, &json!({"code": "license-revoked", "detail": "Revoked.", "retryable": false}));
    scene.will([revoked, fresh(NOW + DAY + DAY / 2)]);
    let told = told(&scene, NAPS_A_DAY + NAPS_A_DAY / 2);
    let expected = [("license-revoked".to_owned(), 43_200, false), ("done".to_owned(), 86_400, true)];
    assert_eq!(told, expected);
}

/// Another process checked in meanwhile: this one leaves the server alone until the time that the other was told.
#[test]
fn two_loops_on_one_file_ask_once() {
    let scene = Scene::activated();
    let before = scene.state_text();
    scene.world.set(NOW + 600);
    scene.will([fresh(NOW + 600)]);
    scene.client().check_in(&Usage::default()).expect("the other's check-in");
    let (file, after) = (scene.state_file(), scene.state_text());
    scene.write_state(&before);
    scene.stub.seen();
    let write = move || std::fs::write(&file, &after).expect("written");
    let world = InTheMiddle(TestWorld::stopping_after(NOW, NAPS_A_DAY + 5), Box::new(write));
    let client = scene.builder().world(Arc::new(world)).build().expect("a client");
    client.run(Usage::default, |news| panic!("{news:?}"), &Signal::new());
    assert!(scene.stub.seen().is_empty());
}

/// Lets something happen ten minutes after the start.
struct InTheMiddle(Arc<TestWorld>, Box<dyn Fn() + Send + Sync>);

impl World for InTheMiddle {
    fn now(&self) -> i64 {
        self.0.now()
    }

    fn random(&self) -> u64 {
        0
    }

    fn wait(&self, signal: &Signal, longest: Duration) -> Woken {
        if self.now() == NOW + 600 {
            (self.1)();
        }
        self.0.wait(signal, longest)
    }
}

/// Nothing happens of itself here: a wait ends by a signal.
struct UntilSignaled;

impl World for UntilSignaled {
    fn now(&self) -> i64 {
        NOW
    }

    fn random(&self) -> u64 {
        0
    }

    fn wait(&self, signal: &Signal, _: Duration) -> Woken {
        signal.wait(Duration::from_secs(DAY.unsigned_abs()))
    }
}

/// On a thread of its own: it is woken, and dropping it ends the thread. However slow the machine is, one wish is one
/// check-in, and no time limit of this test can be missed.
#[test]
fn a_keeper_is_woken_and_ends_with_its_owner() {
    let scene = Scene::activated();
    let client = scene.builder().world(Arc::new(UntilSignaled)).build().expect("a client");
    let (tell, heard) = mpsc::channel();
    let on_news = move |news: &News| drop(tell.send(code(news.tried.clone())));
    let keeper = Keeper::start(Arc::new(client), Usage::default, on_news).expect("a thread");
    for _ in 0..2 {
        scene.will([away()]);
        keeper.check_in_now();
        assert_eq!(heard.recv().as_deref(), Ok("answer-not-understood"));
    }
    drop(keeper);
    assert_eq!(heard.try_recv(), Err(mpsc::TryRecvError::Disconnected), "nobody is left to tell");
}
