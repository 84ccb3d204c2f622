//! How often one caller may call: token buckets in memory, bounded in number. What must survive a restart, such
//! as wrong codes, is counted by the domain's throttles instead.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::Mutex,
    time::{Duration, Instant},
};

use domain::{Refusal, ids::TokenId};

/// Past this many callers those not heard of for longest are forgotten.
const MOST: usize = 20_000;

/// The limits of the doors that programs come in by.
#[derive(Debug)]
pub(crate) struct Limits {
    pub tokens: Buckets<TokenId>,
    /// By what tells the device: its token, or its fingerprint while it has none.
    pub devices: Buckets<[u8; 32]>,
    /// By address, wide enough for an office behind one.
    pub addresses: Buckets<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            tokens: Buckets::new(20.0, 100.0),
            devices: Buckets::new(1.0, 60.0),
            addresses: Buckets::new(10.0, 600.0),
        }
    }
}

/// Buckets that fill at a steady rate, one for each caller.
#[derive(Debug)]
pub(crate) struct Buckets<K> {
    /// Calls a second, over a long time.
    rate: f64,
    /// Calls at once, after a rest.
    burst: f64,
    held: Mutex<Held<K>>,
}

#[derive(Debug)]
struct Held<K> {
    buckets: HashMap<K, Bucket>,
    most: usize,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl<K: Eq + Hash + Clone> Buckets<K> {
    /// `rate` calls a second on average, `burst` of them at once.
    pub fn new(rate: f64, burst: f64) -> Self {
        Self { rate, burst, held: Mutex::new(Held { buckets: HashMap::new(), most: MOST }) }
    }

    /// Takes one call. Refuses with `too-many-attempts` and the seconds until the next one is free; refuses as
    /// well when the table cannot be read (SR-70).
    pub fn take(&self, key: K) -> Result<(), Refusal> {
        self.take_at(key, Instant::now())
    }

    fn take_at(&self, key: K, now: Instant) -> Result<(), Refusal> {
        let Ok(mut held) = self.held.lock() else { return Err(Refusal::Busy) };
        let full = Bucket { left: self.burst, at: now };
        let bucket = held.buckets.get(&key).copied().unwrap_or(full);
        let gained = now.saturating_duration_since(bucket.at).as_secs_f64() * self.rate;
        let left = (bucket.left + gained).min(self.burst);
        let granted = left >= 1.0;
        let left = if granted { left - 1.0 } else { left };
        held.make_room(&key, Duration::from_secs_f64(self.burst / self.rate), now);
        held.buckets.insert(key, Bucket { left, at: now });
        if granted {
            return Ok(());
        }
        // From 1 up, so that a client that waits as told is let in.
        let wait = Duration::from_secs_f64((1.0 - left) / self.rate);
        let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1);
        Err(Refusal::TooManyAttempts { seconds })
    }
}

impl<K: Eq + Hash + Clone> Held<K> {
    /// A bucket that has been left alone for as long as it takes to fill is as good as none.
    fn make_room(&mut self, key: &K, filling: Duration, now: Instant) {
        if self.buckets.len() < self.most || self.buckets.contains_key(key) {
            return;
        }
        self.buckets.retain(|_, bucket| now.saturating_duration_since(bucket.at) < filling);
        if self.buckets.len() < self.most {
            return;
        }
        // Some at a time, so that not every newcomer has to look for the oldest.
        let mut heard: Vec<Instant> = self.buckets.values().map(|bucket| bucket.at).collect();
        heard.sort_unstable();
        let last_forgotten = heard[self.most / 8];
        self.buckets.retain(|_, bucket| bucket.at > last_forgotten);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty calls a second, a hundred at once; who waits as long as told is let in.
    #[test]
    fn a_caller_has_a_burst_and_then_a_rate() {
        let (buckets, start) = (Buckets::new(20.0, 100.0), Instant::now());
        let taken = (0..150).filter(|_| buckets.take_at("a", start).is_ok()).count();
        assert_eq!(taken, 100);
        assert_eq!(buckets.take_at("a", start), Err(Refusal::TooManyAttempts { seconds: 1 }));
        assert!(buckets.take_at("b", start).is_ok(), "another caller has a bucket of their own");
        let later = start + Duration::from_secs(1);
        let taken = (0..150).filter(|_| buckets.take_at("a", later).is_ok()).count();
        assert_eq!(taken, 20);
    }

    /// The table never grows past its bound, and making room never lets anybody in who is over their limit.
    #[test]
    fn the_oldest_is_forgotten_first() {
        let (buckets, start) = (Buckets::new(1.0, 1.0), Instant::now());
        buckets.held.lock().unwrap().most = 3;
        for (place, key) in ["a", "b", "c", "d"].into_iter().enumerate() {
            let at = start + Duration::from_millis(place as u64);
            assert!(buckets.take_at(key, at).is_ok());
        }
        let held: Vec<&str> = {
            let mut keys: Vec<&str> = buckets.held.lock().unwrap().buckets.keys().copied().collect();
            keys.sort_unstable();
            keys
        };
        assert_eq!(held, ["b", "c", "d"]);
        assert!(buckets.take_at("d", start + Duration::from_millis(5)).is_err());
    }
}
