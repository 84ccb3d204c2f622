//! What many hands ask for at once and how each is answered, in one order of all beginnings and answers, to be replayed.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::random::{self, SeededRandom};

/// What was asked and how it was answered; the instants are places in the order.
#[derive(Debug)]
pub(super) struct Told<W> {
    pub begun: u64,
    pub answered: u64,
    pub what: W,
}

/// The one order. Place 0 is before everything.
pub(super) struct Order(AtomicU64);

impl Order {
    pub(super) const fn new() -> Self {
        Self(AtomicU64::new(1))
    }

    /// Asks, and notes when it was begun and answered.
    pub(super) fn noted<W>(&self, ask: impl FnOnce() -> W) -> Told<W> {
        let begun = self.tick();
        let what = ask();
        Told { begun, answered: self.tick(), what }
    }

    fn tick(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

/// A number from 0 to one below.
pub(super) fn draw(dice: &SeededRandom, below: u64) -> u64 {
    u64::from_be_bytes(random::bytes(dice)) % below
}
