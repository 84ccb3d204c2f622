//! Randomness: record ids, tokens and codes, all from one source that is passed in.

use std::{
    cell::RefCell,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;

use crate::{clock::Instant, vault::Secret};

/// Where random bytes come from.
pub trait Random: Send + Sync + 'static {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator. Each thread draws many bytes at a time from it, since asking costs more than
/// drawing; none is handed out twice, or kept once it was.
#[derive(Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        DRAWN.with_borrow_mut(|drawn| drawn.take(bytes));
    }
}

thread_local! {
    static DRAWN: RefCell<Drawn> = const { RefCell::new(Drawn { bytes: [0; DRAWN_AT_ONCE], given: DRAWN_AT_ONCE }) };
}

/// What the kernel gives in one call for little more than the price of 32 bytes.
const DRAWN_AT_ONCE: usize = 512;

/// Random bytes of which the first were given.
struct Drawn {
    bytes: [u8; DRAWN_AT_ONCE],
    given: usize,
}

impl Drawn {
    fn take(&mut self, bytes: &mut [u8]) {
        if bytes.len() > DRAWN_AT_ONCE {
            return draw(bytes);
        }
        if bytes.len() > DRAWN_AT_ONCE - self.given {
            draw(&mut self.bytes);
            self.given = 0;
        }
        let taken = &mut self.bytes[self.given..self.given + bytes.len()];
        bytes.copy_from_slice(taken);
        taken.fill(0);
        self.given += bytes.len();
    }
}

fn draw(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives random bytes");
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

/// Gives ids an order within the millisecond they were made in: a count of twenty bits that begins anywhere.
#[derive(Debug)]
pub struct Sequence(AtomicU32);

impl Sequence {
    pub fn beginning_anywhere(random: &dyn Random) -> Self {
        Self(AtomicU32::new(u32::from_be_bytes(bytes(random)) & 0x0007_FFFF))
    }

    fn next(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

/// A fresh UUID of version 7: ordered by its instant to the millisecond, then by the sequence (RFC 9562, 6.2).
pub fn uuid(random: &dyn Random, now: Instant, sequence: &Sequence) -> Uuid {
    let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
    let mut tail: [u8; 10] = bytes(random);
    let count = sequence.next().to_be_bytes();
    // The version takes the upper half of the first byte and the variant two bits of the third, so the count stands
    // in what is left of the first four: 4 + 8 bits, then 8 more after the variant's byte.
    tail[0] = count[1] & 0x0F;
    tail[1] = count[2];
    tail[2] = 0;
    tail[3] = count[3];
    uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_bytes_are_given_twice_or_kept() {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            assert!(
                seen.insert(bytes::<16>(&SystemRandom))
                    && seen.insert(bytes::<48>(&SystemRandom)[7..23].try_into().unwrap())
            );
            DRAWN.with_borrow(|drawn| assert!(drawn.bytes[..drawn.given].iter().all(|byte| *byte == 0)));
        }
        let long: [u8; DRAWN_AT_ONCE + 1] = bytes(&SystemRandom);
        assert!(long.chunks_exact(16).all(|part| seen.insert(part.try_into().unwrap())));
    }

    #[test]
    fn ids_of_one_instant_keep_the_order_they_were_made_in() {
        let (random, now) = (SystemRandom, Instant::from_micros(1_795_424_400_000_000));
        // Close to the end of the count of twenty bits, but not over it.
        let sequence = Sequence(AtomicU32::new(0x000F_0000));
        let ids: Vec<Uuid> = (0..5000).map(|_| uuid(&random, now, &sequence)).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(uuid(&random, now.plus_seconds(1), &sequence) > ids[4999]);
        assert_eq!((ids[0].get_version_num(), ids[0].get_variant()), (7, uuid::Variant::RFC4122));
    }
}
