//! Threads with one connection each, one queue of acts, and retrying until the deadline.
//! A dead connection is replaced at the next attempt.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::act::{self, Answer, Fault, Mode};
use crate::{DbError, Tx};

use super::Shared;
use super::connect::{Session, Target};
use super::ticket::{self, Ticket, Timed};
use super::transaction::{Transaction, Uncommitted};

const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(250);
/// Acts that may wait; more are told that the database is busy.
const WAITING: usize = 8 * 1024;
/// How long closing waits for acts that run; a server that hangs must not hold the process.
const CLOSING: Duration = Duration::from_secs(8);

type Job = Box<dyn FnOnce(&mut Worker) + Send>;

pub(super) struct Pool {
    door: Mutex<Door>,
    waiting: Arc<AtomicUsize>,
}

struct Door {
    jobs: Option<Sender<Job>>,
    tickets: Option<Sender<Weak<dyn Timed>>>,
    threads: Vec<JoinHandle<()>>,
}

impl Pool {
    pub(super) fn start(
        target: &Arc<Target>,
        connections: usize,
        first: Session,
        shared: &Shared,
    ) -> Result<Self, DbError> {
        let (sender, jobs) = channel::<Job>();
        let jobs = Arc::new(Mutex::new(jobs));
        let waiting = Arc::<AtomicUsize>::default();
        let mut first = Some(first);
        let mut threads = Vec::new();
        for number in 0..connections.max(1) {
            let worker = Worker {
                target: Arc::clone(target),
                session: first.take(),
                shared: shared.clone(),
                waiting: Arc::clone(&waiting),
            };
            let jobs = Arc::clone(&jobs);
            let thread = thread::Builder::new()
                .name(format!("db-{number}"))
                .spawn(move || worker.run(&jobs))
                .map_err(|error| DbError::Unavailable(format!("no thread for a connection: {error}")))?;
            threads.push(thread);
        }
        let (tickets, watched) = channel();
        thread::Builder::new()
            .name("db-watch".into())
            .spawn(move || ticket::watch(&watched))
            .map_err(|error| DbError::Unavailable(format!("no thread for the watch: {error}")))?;
        let door = Door { jobs: Some(sender), tickets: Some(tickets), threads };
        Ok(Self { door: Mutex::new(door), waiting })
    }

    pub(super) fn submit<F, T, E>(&self, mode: Mode, act: F) -> Result<Answer<T, E>, DbError>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Fault,
    {
        if self.waiting.load(Ordering::Relaxed) >= WAITING {
            return Err(DbError::Busy);
        }
        let (sender, answer) = oneshot::channel();
        let ticket = Arc::new(Ticket::new(mode, sender));
        let watched = ticket::timed(&ticket);
        self.send(Box::new(move |worker| {
            if ticket.begin() {
                ticket.answer(worker.until(ticket.deadline, mode, &act));
            }
        }))?;
        if let Some(tickets) = &self.door().tickets {
            tickets.send(watched).map_err(|_| DbError::closed())?;
        }
        Ok(answer)
    }

    /// Runs `f` on a connection of the pool outside any transaction and waits for it.
    pub(super) fn alone<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Session) -> T + Send + 'static,
    ) -> Result<T, DbError> {
        let (sender, answer) = channel();
        self.send(Box::new(move |worker| drop(sender.send(worker.alone(f)))))?;
        answer.recv().map_err(|_| DbError::closed())?
    }

    pub(super) fn close(&self) {
        let mut door = self.door();
        door.jobs = None;
        door.tickets = None;
        let threads = std::mem::take(&mut door.threads);
        drop(door);
        let end = Instant::now() + CLOSING;
        for thread in threads {
            // The last clone of the database may be dropped by an act, on a thread of the pool.
            if thread.thread().id() == thread::current().id() {
                continue;
            }
            while !thread.is_finished() && Instant::now() < end {
                thread::sleep(Duration::from_millis(2));
            }
            if !thread.is_finished() {
                tracing::warn!("an act still waits for PostgreSQL at closing; it is left behind");
            } else if thread.join().is_err() {
                tracing::error!("a thread of the database panicked");
            }
        }
    }

    fn send(&self, job: Job) -> Result<(), DbError> {
        let door = self.door();
        let jobs = door.jobs.as_ref().ok_or_else(DbError::closed)?;
        self.waiting.fetch_add(1, Ordering::Relaxed);
        jobs.send(job).map_err(|_| DbError::closed())
    }

    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.close();
    }
}

struct Worker {
    target: Arc<Target>,
    session: Option<Session>,
    shared: Shared,
    waiting: Arc<AtomicUsize>,
}

impl Worker {
    fn run(mut self, jobs: &Mutex<Receiver<Job>>) {
        loop {
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(job) = job else { return };
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            job(&mut self);
        }
    }

    fn until<T, E: Fault>(
        &mut self,
        deadline: Instant,
        mode: Mode,
        act: &dyn Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut pause = FIRST_PAUSE;
        let begun = if mode == Mode::Write { &self.shared.tally.writes } else { &self.shared.tally.reads };
        begun.fetch_add(1, Ordering::Relaxed);
        loop {
            let result = self.once(mode, act);
            let retryable =
                result.as_ref().is_err_and(|error| error.db_error().is_some_and(DbError::is_retryable));
            let wait = jittered(pause);
            if !retryable || Instant::now() + wait >= deadline {
                return result;
            }
            self.shared.tally.retries.fetch_add(1, Ordering::Relaxed);
            thread::sleep(wait);
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    fn once<T, E: Fault>(&mut self, mode: Mode, act: &dyn Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let shared = self.shared.clone();
        let session = self.session()?;
        let mut tx = Tx::postgres(session.begin(mode)?);
        let mut result = act::attempt(act, &mut tx);
        let (written, runs_again) = (tx.take_written(), tx.runs_again());
        let stays = tx.into_postgres().filter(|_| result.is_ok());
        if let Some(committed) = stays.map(Transaction::commit) {
            shared.watchers.tell(&written);
            match committed {
                Ok(()) if mode == Mode::Write => drop(shared.tally.commits.fetch_add(1, Ordering::Relaxed)),
                Ok(()) => {}
                Err(Uncommitted::Unknown(error)) if mode == Mode::Write && !runs_again => {
                    result = Err(unknown(&error).into());
                }
                Err(uncommitted) => result = Err(DbError::from(uncommitted).into()),
            }
        }
        if result.as_ref().is_err_and(|error| error.db_error().is_some_and(DbError::is_retryable)) {
            session.refresh()?;
        }
        result
    }

    fn alone<T>(&mut self, f: impl FnOnce(&mut Session) -> T) -> Result<T, DbError> {
        let session = self.session()?;
        let result = f(session);
        session.refresh()?;
        Ok(result)
    }

    fn session(&mut self) -> Result<&mut Session, DbError> {
        if self.session.as_ref().is_some_and(Session::is_closed) {
            self.session = None;
        }
        let session = match self.session.take() {
            Some(session) => session,
            None => self.target.connect()?,
        };
        Ok(self.session.insert(session))
    }
}

/// The connection was lost at the commit, which may have happened: begun again, it might happen twice.
fn unknown(error: &DbError) -> DbError {
    DbError::Unavailable(format!(
        "the answer to a commit was lost, and nobody knows whether it was done: {error}"
    ))
}

/// Between half and all of the pause, so that colliding acts do not collide again.
fn jittered(pause: Duration) -> Duration {
    let share = u32::try_from(RandomState::new().hash_one(()) % 512).unwrap_or(0);
    pause / 2 + pause * share / 1024
}
