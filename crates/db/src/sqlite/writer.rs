//! The one thread that writes: acts that wait run back to back, each under a savepoint, and commit together.
//! Nobody is answered before the commit is on disk; nobody is answered well when it is not.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::act::Pending;
use crate::watch::Watchers;
use crate::{DbError, Tx, Written};

use super::Tally;
use super::log::{self, Log};
use super::session::Session;

/// Acts in one commit at most.
const GROUP: usize = 256;
/// How long a group takes in more acts.
const GROUP_TIME: Duration = Duration::from_millis(2);
/// Acts that may wait; more are told that the database is busy.
const WAITING: usize = 8 * 1024;

type Alone = Box<dyn FnOnce(&mut Session) + Send>;

enum Job {
    Act(Box<dyn Pending>),
    Alone(Alone),
}

pub(super) struct Writer {
    door: Mutex<Door>,
    shared: Arc<Shared>,
}

struct Door {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    waiting: AtomicUsize,
    poison: OnceLock<String>,
}

impl Writer {
    pub(super) fn start(
        session: Session,
        tally: Arc<Tally>,
        watchers: Arc<Watchers>,
    ) -> Result<Self, DbError> {
        let (sender, jobs) = channel();
        let shared = Arc::<Shared>::default();
        let loop_ = Loop { session, jobs, shared: Arc::clone(&shared), tally, watchers, log: Log::default() };
        let thread = thread::Builder::new()
            .name("db-writer".into())
            .spawn(move || loop_.run())
            .map_err(|error| DbError::Unavailable(format!("no thread for the writer: {error}")))?;
        let door = Door { jobs: Some(sender), thread: Some(thread) };
        Ok(Self { door: Mutex::new(door), shared })
    }

    pub(super) fn hand_in(&self, act: Box<dyn Pending>) -> Result<(), DbError> {
        if let Some(reason) = self.shared.poison.get() {
            return Err(DbError::Unavailable(reason.clone()));
        }
        if self.shared.waiting.load(Ordering::Relaxed) >= WAITING {
            return Err(DbError::Busy);
        }
        self.send(Job::Act(act))
    }

    /// Runs `f` on the writer's connection outside any transaction and waits for it.
    pub(super) fn alone<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Session) -> T + Send + 'static,
    ) -> Result<T, DbError> {
        let (sender, answer) = channel();
        self.send(Job::Alone(Box::new(move |session| drop(sender.send(f(session))))))?;
        answer.recv().map_err(|_| DbError::closed())
    }

    pub(super) fn poisoned(&self) -> Option<String> {
        self.shared.poison.get().cloned()
    }

    pub(super) fn close(&self) {
        let mut door = self.door();
        door.jobs = None;
        let thread = door.thread.take();
        drop(door);
        // The last clone of the database may be dropped by an act, on the writer's own thread.
        if let Some(thread) = thread
            && thread.thread().id() != thread::current().id()
            && thread.join().is_err()
        {
            tracing::error!("the writer of the database panicked");
        }
    }

    fn send(&self, job: Job) -> Result<(), DbError> {
        let door = self.door();
        let jobs = door.jobs.as_ref().ok_or_else(DbError::closed)?;
        self.shared.waiting.fetch_add(1, Ordering::Relaxed);
        jobs.send(job).map_err(|_| DbError::closed())
    }

    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Acts that commit together, and what they wrote.
#[derive(Default)]
struct Group {
    acts: Vec<Box<dyn Pending>>,
    written: Vec<Written>,
}

struct Loop {
    session: Session,
    jobs: Receiver<Job>,
    shared: Arc<Shared>,
    tally: Arc<Tally>,
    watchers: Arc<Watchers>,
    log: Log,
}

impl Loop {
    fn run(mut self) {
        while let Ok(job) = self.jobs.recv() {
            let mut job = Some(self.taken(job));
            while let Some(next) = job.take() {
                match next {
                    Job::Alone(f) => f(&mut self.session),
                    Job::Act(first) => job = self.group(first),
                }
            }
        }
        log::close(&self.session);
    }

    /// Runs a group of acts, commits and answers them. Hands back a job that is no act.
    fn group(&mut self, first: Box<dyn Pending>) -> Option<Job> {
        if let Some(reason) = self.shared.poison.get() {
            first.answer(Err(DbError::Unavailable(reason.clone())));
            return None;
        }
        if let Err(error) = self.session.order("BEGIN IMMEDIATE") {
            first.answer(Err(error));
            return None;
        }
        let mut group = Group::default();
        let (outcome, left_over) = self.gather(first, &mut group);
        let outcome = outcome.and_then(|()| self.commit());
        if outcome.is_err() {
            self.undo();
        }
        // After a failure too: an act of the group may have kept what an earlier one wrote.
        self.watchers.tell(&group.written);
        self.tally.writes.fetch_add(group.acts.len() as u64, Ordering::Relaxed);
        for act in group.acts {
            act.answer(outcome.clone());
        }
        self.fold_log();
        left_over
    }

    fn gather(&mut self, first: Box<dyn Pending>, group: &mut Group) -> (Result<(), DbError>, Option<Job>) {
        let begun = Instant::now();
        let mut act = first;
        loop {
            let outcome = self.under_savepoint(&mut *act, &mut group.written);
            group.acts.push(act);
            if outcome.is_err() || group.acts.len() >= GROUP || begun.elapsed() >= GROUP_TIME {
                return (outcome, None);
            }
            match self.jobs.try_recv().map(|job| self.taken(job)) {
                Ok(Job::Act(next)) => act = next,
                Ok(alone) => return (Ok(()), Some(alone)),
                Err(_) => return (Ok(()), None),
            }
        }
    }

    /// Runs one act. An error here is the whole group's: the transaction is gone or cannot go on.
    fn under_savepoint(&mut self, act: &mut dyn Pending, written: &mut Vec<Written>) -> Result<(), DbError> {
        if act.is_abandoned() {
            return Ok(());
        }
        self.session.order("SAVEPOINT act")?;
        let mut tx = Tx::sqlite(&mut self.session);
        let keep = act.run(&mut tx);
        let failure = tx.failure().cloned();
        written.append(&mut tx.take_written());
        drop(tx);
        if !self.session.is_open() {
            // SQLite undoes the whole transaction when the disk is full or fails in the middle of it.
            return Err(
                failure.unwrap_or_else(|| DbError::Other("the transaction was ended by an act".into()))
            );
        }
        if !keep {
            self.session.order("ROLLBACK TO act")?;
        }
        self.session.order("RELEASE act")
    }

    fn commit(&mut self) -> Result<(), DbError> {
        let outcome = self.session.order("COMMIT");
        match &outcome {
            Ok(()) => {
                self.tally.commits.fetch_add(1, Ordering::Relaxed);
            }
            Err(error) => self.poison_on(error, "a commit"),
        }
        outcome
    }

    fn undo(&self) {
        if self.session.is_open()
            && let Err(error) = self.session.order("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
    }

    /// Folding the log is ours to do, because SQLite would swallow an fsync error in it, and after such an
    /// error the kernel may call the lost pages written.
    fn fold_log(&mut self) {
        if let Err(error) = self.log.keep_short(&self.session) {
            self.poison_on(&error, "folding the log");
        }
    }

    fn poison_on(&self, error: &DbError, during: &str) {
        if matches!(error, DbError::Unavailable(_) | DbError::Corrupt(_)) {
            let reason = format!("I/O error during {during}: {error}");
            tracing::error!(reason, "the database takes no more writes");
            drop(self.shared.poison.set(reason));
        }
    }

    fn taken(&self, job: Job) -> Job {
        self.shared.waiting.fetch_sub(1, Ordering::Relaxed);
        job
    }
}
