//! What waits for the writer: acts that somebody waits for, in their order, and acts that may wait for a lull.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvError, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::DbError;
use crate::act::Pending;

use super::session::Session;

/// Acts that may wait; more are told that the database is busy.
const WAITING: usize = 8 * 1024;
/// When nothing came for so long, it is a lull: those who were answered by the last commit may ask again at once.
const QUIET: Duration = Duration::from_millis(2);
/// For how long an act that may wait for a lull lets others go first.
const PATIENCE: Duration = Duration::from_millis(100);

pub(super) type Alone = Box<dyn FnOnce(&mut Session) + Send>;

pub(super) enum Job {
    Act(Box<dyn Pending>),
    /// What runs outside any transaction.
    Alone(Alone),
}

/// When an act is to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// After those that came before.
    Next,
    /// When nobody else waits, or has waited for long enough.
    InALull,
}

/// The end that acts come in by.
pub(super) struct Entrance {
    calls: Sender<Call>,
    shared: Arc<Shared>,
}

/// The writer's end.
pub(super) struct Queue {
    calls: Receiver<Call>,
    shared: Arc<Shared>,
}

enum Call {
    Job(Job),
    /// Something waits for a lull.
    Look,
}

#[derive(Default)]
struct Shared {
    /// Jobs that came and were not taken yet.
    waiting: AtomicUsize,
    lulls: Mutex<VecDeque<(Instant, Box<dyn Pending>)>>,
    /// How many of them wait for a lull.
    for_lulls: AtomicUsize,
}

pub(super) fn queue() -> (Entrance, Queue) {
    let (sender, calls) = channel();
    let shared = Arc::<Shared>::default();
    (Entrance { calls: sender, shared: Arc::clone(&shared) }, Queue { calls, shared })
}

impl Entrance {
    pub(super) fn act(&self, act: Box<dyn Pending>, turn: Turn) -> Result<(), DbError> {
        if self.shared.waiting.load(Ordering::Relaxed) >= WAITING {
            return Err(DbError::Busy);
        }
        if turn == Turn::Next {
            return self.send(Job::Act(act));
        }
        self.shared.waiting.fetch_add(1, Ordering::Relaxed);
        let mut lulls = self.shared.lulls();
        lulls.push_back((Instant::now(), act));
        self.shared.for_lulls.store(lulls.len(), Ordering::Release);
        drop(lulls);
        self.calls.send(Call::Look).map_err(|_| DbError::closed())
    }

    pub(super) fn alone(&self, alone: Alone) -> Result<(), DbError> {
        self.send(Job::Alone(alone))
    }

    fn send(&self, job: Job) -> Result<(), DbError> {
        self.shared.waiting.fetch_add(1, Ordering::Relaxed);
        self.calls.send(Call::Job(job)).map_err(|_| DbError::closed())
    }
}

impl Queue {
    /// Waits for the next job; `None` when no more will come.
    pub(super) fn next(&self) -> Option<Job> {
        loop {
            if let Some(job) = self.at_hand() {
                return Some(job);
            }
            match self.quiet_or_called() {
                Ok(Some(Call::Job(job))) => return Some(self.taken(job)),
                Ok(Some(Call::Look)) => {}
                Ok(None) | Err(RecvError) => return self.shared.in_a_lull(Duration::ZERO),
            }
        }
    }

    /// What comes next; `None` when something waits for a lull and this is one.
    fn quiet_or_called(&self) -> Result<Option<Call>, RecvError> {
        if self.shared.for_lulls.load(Ordering::Acquire) == 0 {
            return self.calls.recv().map(Some);
        }
        match self.calls.recv_timeout(QUIET) {
            Ok(call) => Ok(Some(call)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(RecvError),
        }
    }

    /// A job that goes before any lull.
    pub(super) fn at_hand(&self) -> Option<Job> {
        if let Some(job) = self.shared.in_a_lull(PATIENCE) {
            return Some(job);
        }
        loop {
            match self.calls.try_recv().ok()? {
                Call::Job(job) => return Some(self.taken(job)),
                Call::Look => {}
            }
        }
    }

    fn taken(&self, job: Job) -> Job {
        self.shared.waiting.fetch_sub(1, Ordering::Relaxed);
        job
    }
}

impl Shared {
    /// The act that has waited for a lull for longest, and for so long at least.
    fn in_a_lull(&self, waited: Duration) -> Option<Job> {
        if self.for_lulls.load(Ordering::Acquire) == 0 {
            return None;
        }
        let mut lulls = self.lulls();
        if lulls.front().is_none_or(|(since, _)| since.elapsed() < waited) {
            return None;
        }
        let (_, act) = lulls.pop_front()?;
        self.for_lulls.store(lulls.len(), Ordering::Release);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        Some(Job::Act(act))
    }

    fn lulls(&self) -> MutexGuard<'_, VecDeque<(Instant, Box<dyn Pending>)>> {
        self.lulls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
