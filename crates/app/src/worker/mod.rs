//! Background work: what is done beside requests, when, and how it stops.
//!
//! When each task runs is in `schedule.rs`, what it does in a file of its own; which rows it touches is the
//! domain's business. Every task is safe to run in several processes at a time.

mod purge;
mod schedule;

use std::sync::Arc;
use std::time::Duration;

use domain::World;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use schedule::Pulse;
use schedule::{Beats, Task};

/// What tasks work with.
#[derive(Clone)]
pub struct Tools {
    /// The records.
    pub world: World,
}

/// The tasks of this process, running.
pub struct Worker {
    beats: Arc<Beats>,
    stopping: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// How long a task may take to finish what it has begun.
const PATIENCE: Duration = Duration::from_secs(10);

impl Worker {
    /// Starts every task.
    pub fn start(tools: &Tools) -> Worker {
        let (stopping, stop) = watch::channel(false);
        let beats = Arc::new(Beats::default());
        let mut tasks = JoinSet::new();
        for task in Task::ALL {
            tasks.spawn(schedule::repeat(task, tools.clone(), Arc::clone(&beats), stop.clone()));
        }
        Worker { beats, stopping, tasks }
    }

    /// Whether the tasks go on, for `/readyz`.
    pub fn pulse(&self) -> Pulse {
        Pulse::new(Arc::clone(&self.beats))
    }

    /// Lets each task finish what it has in hand; what does not finish in ten seconds is done again later.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(PATIENCE, ended).await.is_err() {
            tracing::warn!(tasks = self.tasks.len(), "background tasks cut at the end of the stop");
        }
    }
}
