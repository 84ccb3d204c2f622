//! A run that is stopped, dies, is worked on by two, or meets what it cannot do.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::{
    bulk::{ItemState, RunState, give_back, hold, release_held, resume, retry, stop},
    testing::race,
};

impl Scene {
    /// Works on the held run until so many records were looked at, as a process that dies then.
    fn dies_after(&self, held: Held, most: usize) {
        let seen = AtomicUsize::new(0);
        let go_on = || seen.fetch_add(1, Ordering::Relaxed) < most;
        self.t.wait(work_off(&self.t.world, &self.worker, (held, 50), go_on)).unwrap();
        // Nobody has let go of it.
        let seconds =
            format!("UPDATE bulk_queue SET due_at = {}", self.t.world.now().plus_seconds(20).micros());
        self.t.raw(&seconds);
    }

    fn all_once(&self, customers: &[OrganizationId]) {
        for customer in customers {
            assert_eq!(self.times(*customer, What::CustomerDisabled), 1, "{customer}");
        }
    }
}

/// What fails keeps its refusal and holds nothing up; what was in the way is cleared, and only the failure is tried
/// again.
#[test]
fn one_that_fails_keeps_its_reason_and_is_tried_again() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 3);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let second = chosen[1];
    scene.t.made(move |act| customers::disable(act, second, "by hand"));
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["done", "failed already-disabled", "done"]);
    let run = scene.run(job);
    assert_eq!((run.state, run.job.done, run.job.failed), (RunState::Finished, 2, 1));
    let failed = scene.t.read(&scene.mia, move |act| {
        items(act, job, Some(ItemState::Failed), &Window::first(10)).map(|page| page.items)
    });
    assert_eq!(failed.unwrap()[0].name, "Chosen 01");
    scene.t.made(move |act| customers::enable(act, second));
    let again = scene.t.work(&scene.mia, move |act| retry(act, job)).unwrap();
    assert_eq!((again.state, again.job.failed, again.job.left()), (RunState::Running, 0, 1));
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["done", "done", "done"]);
    assert_eq!(scene.times(chosen[0], What::CustomerDisabled), 1);
    assert_eq!(scene.times(scene.acme, What::BulkRetried), 1);
    assert_eq!(scene.times(scene.acme, What::BulkFinished), 2);
    assert_eq!(refusal(scene.t.work(&scene.mia, move |act| retry(act, job))), Refusal::NothingFailed);
}

/// Stopped, a run keeps what it did and does no more; continued, it does the rest and nothing twice.
#[test]
fn stopped_it_rests_and_continued_it_ends() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 5);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let held = scene.claim().unwrap();
    scene.t.wait(work_off(&scene.t.world, &scene.worker, (held, 2), || true)).unwrap();
    let stopped = scene.t.work(&scene.mia, move |act| stop(act, job)).unwrap();
    assert_eq!((stopped.state, stopped.job.done, stopped.job.left()), (RunState::Stopped, 2, 3));
    assert_eq!(scene.claim(), None);
    // Whoever held it when it was stopped does no more either.
    scene.t.wait(work_off(&scene.t.world, &scene.worker, (held, 50), || true)).unwrap();
    assert_eq!(chosen.iter().filter(|customer| scene.is_disabled(**customer)).count(), 2);
    assert_eq!(refusal(scene.t.work(&scene.mia, move |act| stop(act, job))), Refusal::BulkNotRunning);
    scene.t.work(&scene.mia, move |act| resume(act, job)).unwrap();
    scene.worked_off();
    assert_eq!(scene.run(job).state, RunState::Finished);
    scene.all_once(&chosen);
    assert_eq!(refusal(scene.t.work(&scene.mia, move |act| resume(act, job))), Refusal::BulkStillRunning);
}

/// A process dies in the middle: the next one goes on when the hold has run out, or at once where the database was its
/// alone; each record is done exactly once.
#[test]
fn after_a_restart_it_goes_on_and_does_nothing_twice() {
    for alone in [false, true] {
        let scene = Scene::new();
        let chosen = scene.customers("Chosen", 12);
        let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
        scene.dies_after(scene.claim().unwrap(), 5);
        assert_eq!(scene.run(job).job.done, 5);
        assert_eq!(scene.claim(), None, "it is held");
        if alone {
            assert_eq!(scene.t.work(&scene.worker, release_held).unwrap(), 1);
        } else {
            scene.t.clock.advance_seconds(21);
        }
        scene.worked_off();
        assert_eq!((scene.run(job).job.done, scene.run(job).state), (12, RunState::Finished));
        scene.all_once(&chosen);
    }
}

/// Two processes that work on one run at a time share it: each record is done once, and it ends once.
#[test]
fn two_at_a_time_do_nothing_twice() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 10);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let held = scene.claim().unwrap();
    let other = scene.t.another_process();
    race(2, |which| {
        let world = if which == 0 { &scene.t.world } else { other.as_ref().unwrap_or(&scene.t.world) };
        scene.t.wait(work_off(world, &scene.worker, (held, 50), || true)).unwrap();
    });
    let run = scene.run(job);
    assert_eq!((run.job.done, run.job.failed, run.state), (10, 0, RunState::Finished));
    scene.all_once(&chosen);
    assert_eq!(scene.times(scene.acme, What::BulkFinished), 1);
}

/// Runs take turns: a short one does not wait for the end of a long one.
#[test]
fn runs_take_turns() {
    let scene = Scene::new();
    let (long, short) = (scene.customers("Long", 4), scene.customers("Short", 1));
    let first = scene.start(&these(BulkAction::DisableCustomers, &long));
    scene.t.clock.advance_seconds(1);
    let second = scene.start(&these(BulkAction::DisableCustomers, &short));
    scene.t.clock.advance_seconds(1);
    for _ in 0..2 {
        let held = scene.claim().unwrap();
        scene.t.wait(work_off(&scene.t.world, &scene.worker, (held, 2), || true)).unwrap();
    }
    assert_eq!((scene.run(first).job.done, scene.run(second).job.done), (2, 1));
}

/// Whoever waits for the answer works their own run off at once; a second one finds it held.
#[test]
fn few_are_done_at_once() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 2);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let held = scene.t.work(&scene.mia, move |act| hold(act, job)).unwrap().unwrap();
    assert_eq!(scene.t.work(&scene.mia, move |act| hold(act, job)).unwrap(), None);
    scene.t.wait(work_off(&scene.t.world, &scene.mia, (held, 50), || true)).unwrap();
    assert_eq!(scene.run(job).state, RunState::Finished);
    let event = &scene.t.events(chosen[0])[0];
    assert_eq!((event.what, event.door.word()), (What::CustomerDisabled, "console"));
    scene.t.work(&scene.worker, move |act| give_back(act, held)).unwrap();
    assert_eq!(scene.claim(), None, "what is over is not worked on");
}
