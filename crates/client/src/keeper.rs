//! The check-in loop: checks in when the schedule says so, tells what came of it, until it is stopped.

use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::client::{Client, Usage};
use crate::error::{Error, Kind};
use crate::schedule::{Last, wait_seconds};
use crate::standing::Standing;
use crate::world::{Signal, Woken};

/// The clock is looked at this often, in seconds: a machine that slept is not late by the length of its sleep.
const LONGEST_NAP: u64 = 60;

/// What came of one check-in.
#[derive(Debug)]
#[non_exhaustive]
pub struct News {
    /// Whether the server answered, and why not. A refusal for good is told at once.
    pub tried: Result<(), Error>,
    /// What the program may do now, by the kept lease.
    pub standing: Result<Standing, Error>,
    /// When it is tried again, in seconds.
    pub again_in_seconds: u64,
}

impl Client {
    /// Checks in again and again on this thread, until `signal` stops it: when the server wants it, with exponential
    /// back-off and jitter while it cannot be reached, rarely after a refusal for good.
    ///
    /// `usage` is asked before each check-in, `on_news` is told after each.
    pub fn run(&self, mut usage: impl FnMut() -> Usage, mut on_news: impl FnMut(&News), signal: &Signal) {
        let mut last = Last::Started { due_at: self.due_at() };
        let mut failures = 0;
        let mut wait = self.drawn(last);
        loop {
            match self.wait(wait, signal) {
                Woken::Stopped => return,
                Woken::Asked => {}
                Woken::InTime => {
                    if let Some(due_at) = self.done_by_another(last) {
                        last = Last::Answered { due_at: Some(due_at) };
                        wait = self.drawn(last);
                        continue;
                    }
                }
            }
            let tried = self.check_in(&usage()).map(drop);
            last = self.judge(&tried, &mut failures);
            wait = self.drawn(last);
            on_news(&News { tried, standing: self.status(), again_in_seconds: wait });
        }
    }

    /// Seconds until the next check-in, as [`run`](Self::run) waits, for programs with a loop of their own: `tried` is what
    /// came of the last one, `None` before the first; `failures` counts how many failed in a row.
    pub fn again_in_seconds<T>(&self, tried: Option<&Result<T, Error>>, failures: &mut u32) -> u64 {
        self.drawn(match tried {
            Some(tried) => self.judge(tried, failures),
            None => Last::Started { due_at: self.due_at() },
        })
    }

    fn drawn(&self, last: Last) -> u64 {
        wait_seconds(last, self.world.now(), self.world.random())
    }

    /// A time to come that another process with the same state file was told meanwhile.
    fn done_by_another(&self, last: Last) -> Option<i64> {
        let (Last::Started { due_at: before } | Last::Answered { due_at: before }) = last else {
            return None;
        };
        self.due_at().filter(|due_at| before != Some(*due_at) && *due_at > self.world.now())
    }

    fn judge<T>(&self, tried: &Result<T, Error>, failures: &mut u32) -> Last {
        let Err(error) = tried else {
            *failures = 0;
            return Last::Answered { due_at: self.due_at() };
        };
        if error.kind() == Kind::Retryable {
            *failures = failures.saturating_add(1);
            return Last::Failed { in_a_row: *failures, retry_after: error.retry_after_seconds() };
        }
        *failures = 0;
        Last::Refused
    }

    /// Naps until as much time has passed on the clock or in naps, whichever is sooner: the clock may be set.
    fn wait(&self, seconds: u64, signal: &Signal) -> Woken {
        let begun_at = self.world.now();
        let mut napped = 0;
        loop {
            let by_clock = u64::try_from(self.world.now().saturating_sub(begun_at)).unwrap_or(0);
            let nap = seconds.saturating_sub(by_clock.max(napped)).min(LONGEST_NAP);
            let woken = self.world.wait(signal, Duration::from_secs(nap));
            napped += nap;
            if woken != Woken::InTime || napped.max(by_clock) >= seconds {
                return woken;
            }
        }
    }
}

/// The check-in loop on a thread of its own. Dropping it stops the loop and waits for a check-in that is under way.
#[must_use = "dropping it stops the loop"]
pub struct Keeper {
    signal: Signal,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts [`Client::run`] on a new thread. Refuses `no-thread` if the system gives none.
    pub fn start(
        client: Arc<Client>,
        usage: impl FnMut() -> Usage + Send + 'static,
        on_news: impl FnMut(&News) + Send + 'static,
    ) -> Result<Self, Error> {
        let signal = Signal::new();
        let theirs = signal.clone();
        let thread = thread::Builder::new()
            .name("license check-in".to_owned())
            .spawn(move || client.run(usage, on_news, &theirs))
            .map_err(|error| Error::may_do_later("no-thread", format!("No thread was given: {error}.")))?;
        Ok(Self { signal, thread: Some(thread) })
    }

    /// Checks in at once, whatever the schedule says: after an activation, or when a person asks.
    pub fn check_in_now(&self) {
        self.signal.check_in_now();
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.signal.stop();
        if let Some(thread) = self.thread.take() {
            // A panic of the vendor's callback was shown by its thread already.
            drop(thread.join());
        }
    }
}
