//! The one thread that writes: acts that wait run back to back and commit together.
//! Nobody is answered before the commit is on disk; nobody is answered well when it is not.
//!
//! An act that is to be taken back after it wrote takes the transaction with it. The acts before it run once more then,
//! each under a savepoint: a savepoint copies every page that an act touches, and nearly every act stays.

use std::sync::atomic::Ordering;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::act::Pending;
use crate::watch::Watchers;
use crate::{DbError, Tx, Written};

use super::Tally;
use super::log::Log;
use super::queue::{Entrance, Job, Queue, Turn, queue};
use super::session::Session;

/// Acts in one commit at most.
const GROUP: usize = 256;
/// How long a group takes in more acts.
const GROUP_TIME: Duration = Duration::from_millis(2);
/// After an act was taken back, groups in which acts get savepoints from the beginning.
const GUARDED_GROUPS: u32 = 32;

pub(super) struct Writer {
    door: Mutex<Door>,
    poison: Arc<OnceLock<String>>,
}

struct Door {
    entrance: Option<Entrance>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread, on a connection of its own and with another one for the log.
    pub(super) fn start(
        session: Session,
        for_log: Session,
        tally: Arc<Tally>,
        watchers: Arc<Watchers>,
    ) -> Result<Self, DbError> {
        let (entrance, jobs) = queue();
        let poison = Arc::<OnceLock<String>>::default();
        let of_loop = Arc::clone(&poison);
        let log = Log::start(for_log)?;
        let loop_ = Loop { session, jobs, poison: of_loop, tally, watchers, log, guarded: 0 };
        let thread = thread::Builder::new()
            .name("db-writer".into())
            .spawn(move || loop_.run())
            .map_err(|error| DbError::Unavailable(format!("no thread for the writer: {error}")))?;
        let door = Door { entrance: Some(entrance), thread: Some(thread) };
        Ok(Self { door: Mutex::new(door), poison })
    }

    pub(super) fn hand_in(&self, act: Box<dyn Pending>, turn: Turn) -> Result<(), DbError> {
        if let Some(reason) = self.poison.get() {
            return Err(DbError::Unavailable(reason.clone()));
        }
        self.door().open()?.act(act, turn)
    }

    /// Runs `f` on the writer's connection outside any transaction and waits for it.
    pub(super) fn alone<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Session) -> T + Send + 'static,
    ) -> Result<T, DbError> {
        let (sender, answer) = channel();
        self.door().open()?.alone(Box::new(move |session| drop(sender.send(f(session)))))?;
        answer.recv().map_err(|_| DbError::closed())
    }

    pub(super) fn poisoned(&self) -> Option<String> {
        self.poison.get().cloned()
    }

    pub(super) fn close(&self) {
        let mut door = self.door();
        door.entrance = None;
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

    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Door {
    fn open(&self) -> Result<&Entrance, DbError> {
        self.entrance.as_ref().ok_or_else(DbError::closed)
    }
}

/// Acts that commit together, and what they wrote.
#[derive(Default)]
struct Group {
    acts: Vec<Box<dyn Pending>>,
    written: Vec<Written>,
    /// Whether one of them has changed anything.
    changed: bool,
}

struct Loop {
    session: Session,
    jobs: Queue,
    poison: Arc<OnceLock<String>>,
    tally: Arc<Tally>,
    watchers: Arc<Watchers>,
    log: Log,
    /// Groups to come in which each act gets a savepoint.
    guarded: u32,
}

impl Loop {
    fn run(mut self) {
        while let Some(job) = self.jobs.next() {
            let mut job = Some(job);
            while let Some(next) = job.take() {
                match next {
                    Job::Alone(f) => f(&mut self.session),
                    Job::Act(first) => job = self.group(first),
                }
            }
        }
        self.log.close(&self.session);
    }

    /// Runs a group of acts, commits and answers them. Hands back a job that is no act.
    fn group(&mut self, first: Box<dyn Pending>) -> Option<Job> {
        self.hear_of_log();
        if let Some(reason) = self.poison.get() {
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
        self.guarded = self.guarded.saturating_sub(1);
        let mut act = first;
        loop {
            group.acts.push(act);
            let outcome = if self.guarded > 0 {
                self.guarded_act(group, group.acts.len() - 1)
            } else {
                self.last_act(group)
            };
            if outcome.is_err() || group.acts.len() >= GROUP || begun.elapsed() >= GROUP_TIME {
                return (outcome, None);
            }
            match self.jobs.at_hand() {
                Some(Job::Act(next)) => act = next,
                left_over => return (Ok(()), left_over),
            }
        }
    }

    /// Runs the act that came last. An error here is the whole group's: the transaction is gone or cannot go on.
    fn last_act(&mut self, group: &mut Group) -> Result<(), DbError> {
        let before = self.session.changes();
        let Some(keep) = self.run_act(group, group.acts.len() - 1)? else { return Ok(()) };
        let changed = self.session.changes() != before;
        if keep || !changed {
            group.changed |= changed;
            return Ok(());
        }
        self.session.order("ROLLBACK")?;
        self.session.order("BEGIN IMMEDIATE")?;
        if group.changed {
            self.guarded = GUARDED_GROUPS;
            for at in 0..group.acts.len() {
                self.guarded_act(group, at)?;
            }
        }
        Ok(())
    }

    /// As [`Loop::last_act`], for any act, which alone is undone when it is not to stay.
    fn guarded_act(&mut self, group: &mut Group, at: usize) -> Result<(), DbError> {
        self.session.order("SAVEPOINT act")?;
        if self.run_act(group, at)? == Some(false) {
            self.session.order("ROLLBACK TO act")?;
        }
        self.session.order("RELEASE act")
    }

    /// Whether an act that was run shall stay; `None` when nobody waits for it any more.
    fn run_act(&mut self, group: &mut Group, at: usize) -> Result<Option<bool>, DbError> {
        let act = &mut group.acts[at];
        if act.is_abandoned() {
            return Ok(None);
        }
        let mut tx = Tx::sqlite(&mut self.session);
        let keep = act.run(&mut tx);
        let failure = tx.failure().cloned();
        group.written.append(&mut tx.take_written());
        drop(tx);
        if self.session.is_open() {
            return Ok(Some(keep));
        }
        // SQLite undoes the whole transaction when the disk is full or fails in the middle of it.
        Err(failure.unwrap_or_else(|| DbError::Other("the transaction was ended by an act".into())))
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

    fn fold_log(&mut self) {
        if let Err(error) = self.log.keep_short(&self.session) {
            self.poison_on(&error, "folding the log");
        }
    }

    fn hear_of_log(&mut self) {
        if let Err(error) = self.log.heard() {
            self.poison_on(&error, "folding the log");
        }
    }

    fn poison_on(&self, error: &DbError, during: &str) {
        if matches!(error, DbError::Unavailable(_) | DbError::Corrupt(_)) {
            let reason = format!("I/O error during {during}: {error}");
            tracing::error!(reason, "the database takes no more writes");
            drop(self.poison.set(reason));
        }
    }
}
