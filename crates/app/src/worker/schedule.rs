//! Every schedule there is, and how a task is repeated: it never runs twice at a time in one process, a failure is
//! logged and waited out, and its beats tell whether it goes on.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{
    Tools, alerts, bulk, expiries, handovers, imports, mail, notices, planned, purge, reports, seal, search,
};

/// One kind of background work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// Sends what is due; woken when a mail is put into the outbox.
    Mail,
    /// Seals the audit trail.
    Seal,
    /// Works bulk runs off, record by record.
    Bulk,
    /// Moves the users of licenses that another replaces from a day on that has begun.
    Handovers,
    /// Goes on with imports that were left with something to do.
    Imports,
    /// Enters the end of terms into the ledger.
    Expiries,
    /// Does what is planned for a day that has begun.
    Planned,
    /// Posts notices of licenses that end.
    Notices,
    /// Finds what of customers needs somebody, and tells it.
    Alerts,
    /// Counts the reports of those with many customers, once a day.
    Reports,
    /// Enters names that were there before they could be searched for.
    Search,
    /// Forgets what has run out: logins, throttles, idempotency keys, links.
    Purge,
}

impl Task {
    pub(super) const ALL: [Task; 12] = [
        Task::Mail,
        Task::Seal,
        Task::Bulk,
        Task::Handovers,
        Task::Imports,
        Task::Expiries,
        Task::Planned,
        Task::Notices,
        Task::Alerts,
        Task::Search,
        Task::Reports,
        Task::Purge,
    ];

    fn name(self) -> &'static str {
        match self {
            Task::Mail => "mail",
            Task::Seal => "seal",
            Task::Bulk => "bulk",
            Task::Handovers => "handovers",
            Task::Imports => "imports",
            Task::Expiries => "expiries",
            Task::Planned => "planned-changes",
            Task::Notices => "notices",
            Task::Alerts => "alerts",
            Task::Search => "search",
            Task::Reports => "reports",
            Task::Purge => "purge",
        }
    }

    /// The pause between two runs.
    fn pause(self) -> Duration {
        match self {
            Task::Mail | Task::Seal | Task::Bulk => Duration::from_secs(1),
            Task::Imports => Duration::from_secs(2),
            Task::Handovers | Task::Planned | Task::Search => Duration::from_secs(15),
            Task::Expiries | Task::Notices | Task::Alerts => Duration::from_mins(1),
            Task::Reports => Duration::from_mins(5),
            Task::Purge => Duration::from_hours(1),
        }
    }

    async fn run(self, tools: &Tools) -> domain::Result<()> {
        match self {
            Task::Mail => mail::run(tools).await,
            Task::Seal => seal::run(tools).await,
            Task::Bulk => bulk::run(tools).await,
            Task::Handovers => handovers::run(tools).await,
            Task::Imports => imports::run(tools).await,
            Task::Expiries => expiries::run(tools).await,
            Task::Planned => planned::run(tools).await,
            Task::Notices => notices::run(tools).await,
            Task::Alerts => alerts::run(tools).await,
            Task::Search => search::run(tools).await,
            Task::Reports => reports::run(tools).await,
            Task::Purge => purge::run(tools).await,
        }
    }
}

/// The longest pause after a failure; the next one begins at one second again.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// How often a waiting task shows that it lives.
const BEAT: Duration = Duration::from_secs(5);
/// Without a beat for so long a task is taken for dead.
const DEAD_AFTER: Duration = Duration::from_mins(2);

/// Runs the task again and again until it is told to stop.
pub(super) async fn repeat(task: Task, mut tools: Tools, beats: Arc<Beats>) {
    let mut failures = 0;
    while !tools.is_stopping() {
        failures = match alive(task, &tools, &beats).await {
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
        if !waited(pause(task, failures), task, &beats, &mut tools).await {
            break;
        }
    }
}

/// One run, beating as long as it is polled: a long queue of mail is no stillness.
async fn alive(task: Task, tools: &Tools, beats: &Beats) -> domain::Result<()> {
    let mut run = std::pin::pin!(task.run(tools));
    loop {
        beats.beat(task);
        tokio::select! {
            ended = &mut run => return ended,
            () = tokio::time::sleep(BEAT) => {}
        }
    }
}

fn pause(task: Task, failures: u32) -> Duration {
    let wait = Duration::from_secs(1) * 2_u32.saturating_pow(failures.min(10)) / 2;
    if failures == 0 { task.pause() } else { wait.min(LONGEST_WAIT) }
}

/// Waits, beating; false when told to stop.
async fn waited(pause: Duration, task: Task, beats: &Beats, tools: &mut Tools) -> bool {
    let until = tokio::time::Instant::now() + pause;
    loop {
        beats.beat(task);
        let next = until.min(tokio::time::Instant::now() + BEAT);
        tokio::select! {
            _ = tools.stop.changed() => return false,
            () = tools.world.mail_posted(), if task == Task::Mail => return true,
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
