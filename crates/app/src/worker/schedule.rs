//! Every schedule there is, and how a task is repeated: it never runs twice at a time in one process, a failure is
//! logged and waited out, and its beats tell whether it goes on.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::{Tools, purge};

/// One kind of background work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// Forgets what has run out: logins, throttles, idempotency keys, links.
    Purge,
}

impl Task {
    pub(super) const ALL: [Task; 1] = [Task::Purge];

    fn name(self) -> &'static str {
        match self {
            Task::Purge => "purge",
        }
    }

    /// The pause between two runs.
    fn pause(self) -> Duration {
        match self {
            Task::Purge => Duration::from_hours(1),
        }
    }

    async fn run(self, tools: &Tools) -> domain::Result<()> {
        match self {
            Task::Purge => purge::run(tools).await,
        }
    }
}

/// The longest pause after a failure; the next one begins at one second again.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// How often a waiting task shows that it lives.
const BEAT: Duration = Duration::from_secs(5);
/// Without a beat for so long a task is taken for dead. A run may hold one act, never minutes.
const DEAD_AFTER: Duration = Duration::from_mins(2);

/// Runs the task again and again until it is told to stop.
pub(super) async fn repeat(task: Task, tools: Tools, beats: Arc<Beats>, mut stop: watch::Receiver<bool>) {
    let mut failures = 0;
    while !*stop.borrow() {
        beats.beat(task);
        failures = match task.run(&tools).await {
            Ok(()) => 0,
            Err(error) => {
                tracing::error!(
                    task = task.name(),
                    error = crate::installation::chain(&error),
                    "task failed"
                );
                failures + 1
            }
        };
        if !waited(pause(task, failures), task, &beats, &mut stop).await {
            break;
        }
    }
}

fn pause(task: Task, failures: u32) -> Duration {
    let wait = Duration::from_secs(1) * 2_u32.saturating_pow(failures.min(10)) / 2;
    if failures == 0 { task.pause() } else { wait.min(LONGEST_WAIT) }
}

/// Waits, beating; false when told to stop.
async fn waited(pause: Duration, task: Task, beats: &Beats, stop: &mut watch::Receiver<bool>) -> bool {
    let until = tokio::time::Instant::now() + pause;
    loop {
        beats.beat(task);
        let next = until.min(tokio::time::Instant::now() + BEAT);
        tokio::select! {
            _ = stop.changed() => return false,
            () = tokio::time::sleep_until(next) => {}
        }
        if tokio::time::Instant::now() >= until {
            return true;
        }
    }
}

/// When each task was last seen alive.
#[derive(Debug, Default)]
pub(super) struct Beats(Mutex<[Option<Instant>; Task::ALL.len()]>);

impl Beats {
    fn beat(&self, task: Task) {
        let at = Task::ALL.iter().position(|other| *other == task).expect("ALL has every task");
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(Instant::now());
    }
}

/// Tells whether the tasks go on.
#[derive(Clone, Debug)]
pub struct Pulse(Arc<Beats>);

impl Pulse {
    pub(super) fn new(beats: Arc<Beats>) -> Self {
        Pulse(beats)
    }

    /// The name of a task that has shown no life for two minutes, if there is one.
    pub fn standing_still(&self) -> Option<&'static str> {
        let beats = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let dead = |at: &Option<Instant>| at.is_some_and(|at| at.elapsed() > DEAD_AFTER);
        Task::ALL.iter().zip(beats.iter()).find(|(_, at)| dead(at)).map(|(task, _)| task.name())
    }
}
