//! What the library takes from outside besides files and network: time, chance, waiting. Tests bring their own.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Time, chance and waiting. A program needs no other than [`ThisWorld`], which is used if none is given.
pub trait World: Send + Sync {
    /// The clock, Unix seconds.
    fn now(&self) -> i64;

    /// 64 bits that nobody can guess together for many machines. They spread check-ins, no secret is made of them.
    fn random(&self) -> u64;

    /// Waits until the time is over or somebody signals.
    fn wait(&self, signal: &Signal, longest: Duration) -> Woken {
        signal.wait(longest)
    }
}

/// The clock and the random generator of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThisWorld;

impl World for ThisWorld {
    #[expect(
        clippy::disallowed_methods,
        reason = "an installed program has no other clock: here it is looked at"
    )]
    fn now(&self) -> i64 {
        jiff::Timestamp::now().as_second()
    }

    /// Without a generator all machines draw the same, which is late but not wrong.
    fn random(&self) -> u64 {
        getrandom::u64().unwrap_or(u64::MAX)
    }
}

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// The time is over.
    InTime,
    /// Somebody wants a check-in now.
    Asked,
    /// Somebody wants the loop to end.
    Stopped,
}

/// Reaches into a check-in loop from another thread. Clones are one and the same signal.
#[derive(Debug, Clone, Default)]
pub struct Signal(Arc<(Mutex<Wishes>, Condvar)>);

#[derive(Debug, Default)]
struct Wishes {
    check_in: bool,
    stop: bool,
}

impl Signal {
    /// A signal that nobody has given yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The loop ends; a check-in that is under way is finished first.
    pub fn stop(&self) {
        self.wish(|wishes| wishes.stop = true);
    }

    /// The loop checks in at once, whatever its schedule says.
    pub fn check_in_now(&self) {
        self.wish(|wishes| wishes.check_in = true);
    }

    /// Waits until the time is over or somebody signals. A wish for a check-in is taken by one wait.
    pub fn wait(&self, longest: Duration) -> Woken {
        let (wishes, changed) = &*self.0;
        let wishes = wishes.lock().unwrap_or_else(PoisonError::into_inner);
        let nothing = |wishes: &mut Wishes| !wishes.stop && !wishes.check_in;
        let waited = changed.wait_timeout_while(wishes, longest, nothing);
        let (mut wishes, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let asked = std::mem::take(&mut wishes.check_in);
        match (wishes.stop, asked) {
            (true, _) => Woken::Stopped,
            (false, true) => Woken::Asked,
            (false, false) => Woken::InTime,
        }
    }

    fn wish(&self, change: impl FnOnce(&mut Wishes)) {
        let (wishes, changed) = &*self.0;
        change(&mut wishes.lock().unwrap_or_else(PoisonError::into_inner));
        changed.notify_all();
    }
}
