//! The promise that every act gets an answer in bounded time, even when the server hangs without closing its
//! connections: tickets of waiting acts, and a thread that answers those whose time is over.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::DbError;
use crate::act::{Fault, Mode};

/// How long an act may wait for a connection, and how long it is tried again.
pub(super) const DEADLINE: Duration = Duration::from_secs(5);
/// From handing in to giving up on an act that began: longer than any statement may take.
const HUNG: Duration = Duration::from_secs(40);
const HUNG_LONG: Duration = Duration::from_mins(20);
/// How often the thread looks.
const LOOK: Duration = Duration::from_millis(250);

/// An act's way to its caller: used once, by the act or by the watch.
pub(super) struct Ticket<T, E> {
    state: Mutex<State<T, E>>,
    /// When trying again ends.
    pub(super) deadline: Instant,
    hung: Instant,
}

enum State<T, E> {
    Waiting(oneshot::Sender<Result<T, E>>),
    Running(oneshot::Sender<Result<T, E>>),
    Answered,
}

/// A ticket without its types, as the watch sees it.
pub(super) trait Timed: Send + Sync {
    /// Answers when the time is over. True when there is nothing left to watch.
    fn look(&self, now: Instant) -> bool;
}

impl<T, E: Fault> Ticket<T, E> {
    pub(super) fn new(mode: Mode, sender: oneshot::Sender<Result<T, E>>) -> Self {
        let now = Instant::now();
        let hung = if mode == Mode::ReadLong { HUNG_LONG } else { HUNG };
        Self { state: Mutex::new(State::Waiting(sender)), deadline: now + DEADLINE, hung: now + hung }
    }

    /// False when the caller is gone or was answered: the act need not run.
    pub(super) fn begin(&self) -> bool {
        let mut state = self.state();
        match std::mem::replace(&mut *state, State::Answered) {
            State::Waiting(sender) if !sender.is_closed() => {
                *state = State::Running(sender);
                true
            }
            _ => false,
        }
    }

    pub(super) fn answer(&self, result: Result<T, E>) {
        let state = std::mem::replace(&mut *self.state(), State::Answered);
        if let State::Waiting(sender) | State::Running(sender) = state {
            // Nobody listening is fine: the act is done all the same.
            drop(sender.send(result));
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Send, E: Fault> Timed for Ticket<T, E> {
    fn look(&self, now: Instant) -> bool {
        let over = match &*self.state() {
            State::Waiting(_) if now >= self.deadline => DbError::Busy,
            State::Running(_) if now >= self.hung => {
                DbError::Unavailable("the server gives no answer; the act may be done or not".into())
            }
            State::Answered => return true,
            State::Waiting(_) | State::Running(_) => return false,
        };
        self.answer(Err(over.into()));
        true
    }
}

/// Watches tickets until nobody can hand in new ones and all are answered.
pub(super) fn watch(tickets: &Receiver<Weak<dyn Timed>>) {
    let mut open: Vec<Weak<dyn Timed>> = Vec::new();
    while let Ok(ticket) = tickets.recv() {
        open.push(ticket);
        while !open.is_empty() {
            thread::sleep(LOOK);
            open.extend(tickets.try_iter());
            let now = Instant::now();
            open.retain(|ticket| ticket.upgrade().is_some_and(|ticket| !ticket.look(now)));
        }
    }
}

/// A ticket for the watch; it does not keep the act's answer alive.
pub(super) fn timed<T: Send + 'static, E: Fault>(ticket: &Arc<Ticket<T, E>>) -> Weak<dyn Timed> {
    let ticket: Weak<Ticket<T, E>> = Arc::downgrade(ticket);
    ticket
}
