//! Background work: what is done beside requests, when, and how it stops.
//!
//! When each task runs is in `schedule.rs`, what it does in a file of its own; which rows it touches is the
//! domain's business. Every task is safe to run in several processes at a time.

mod alerts;
mod bulk;
mod expiries;
mod handovers;
mod imports;
mod mail;
mod notices;
mod planned;
mod purge;
mod reports;
mod schedule;
mod seal;
mod search;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::World;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use mail::Mailing;
pub use schedule::Pulse;
use schedule::{Beats, Task};

/// What tasks work with.
#[derive(Clone)]
struct Tools {
    world: World,
    /// How mail leaves; without it mails wait in the outbox.
    mailing: Option<Arc<Mailing>>,
    mail_state: Arc<MailState>,
    stop: watch::Receiver<bool>,
}

impl Tools {
    /// Whether nothing new is to be begun.
    fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }
}

/// What is known of the mail server from one round to the next.
#[derive(Debug, Default)]
struct MailState {
    away: AtomicBool,
}

impl MailState {
    fn is_away(&self) -> bool {
        self.away.load(Ordering::Acquire)
    }

    /// True when this is news.
    fn went_away(&self) -> bool {
        !self.away.swap(true, Ordering::AcqRel)
    }

    /// True when this is news.
    fn came_back(&self) -> bool {
        self.away.swap(false, Ordering::AcqRel)
    }
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
    /// Starts every task. Without a way for mail it waits in the outbox.
    pub fn start(world: &World, mailing: Option<Mailing>) -> Worker {
        let (stopping, stop) = watch::channel(false);
        let beats = Arc::new(Beats::default());
        let tools =
            Tools { world: world.clone(), mailing: mailing.map(Arc::new), mail_state: Arc::default(), stop };
        let mut tasks = JoinSet::new();
        for task in Task::ALL {
            tasks.spawn(schedule::repeat(task, tools.clone(), Arc::clone(&beats)));
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
