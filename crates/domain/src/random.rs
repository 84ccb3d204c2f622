//! Randomness: record ids, tokens and codes, all from one source that is passed in.

use std::sync::Mutex;

use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;

use crate::{clock::Instant, vault::Secret};

/// Where random bytes come from.
pub trait Random: Send + Sync + 'static {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// A repeatable stream for sample data and tests; never for secrets that matter.
pub struct SeededRandom(Mutex<u64>);

impl SeededRandom {
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().expect("no panic while held");
        for byte in bytes {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = *state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = (mixed >> 56) as u8;
        }
    }
}

/// An array of random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// A fresh UUID of version 7: ordered by its instant, to the millisecond.
pub fn uuid(random: &dyn Random, now: Instant) -> Uuid {
    let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes(random)).into_uuid()
}

/// 256 random bits as text for a link or cookie, with a prefix that names what it is.
pub fn token(random: &dyn Random, prefix: &str) -> Secret {
    Secret::new(format!("{prefix}{}", BASE64URL_NOPAD.encode(&bytes::<32>(random))))
}

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Symbols of Crockford's base 32: no I, L, O or U.
pub fn crockford(random: &dyn Random, symbols: usize) -> String {
    let mut raw = vec![0; symbols];
    random.fill(&mut raw);
    raw.iter().map(|byte| char::from(CROCKFORD[usize::from(byte & 31)])).collect()
}
