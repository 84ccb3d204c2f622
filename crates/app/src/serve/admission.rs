//! How many connections may be open, in all and from one address.
//!
//! One IPv6 subscriber owns a whole /64, so that counts as one address. Trusted proxies carry everybody's
//! requests and are counted in the total only.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::network::Network;

/// Why a connection is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The server holds as many as it may.
    Full,
    /// This address holds as many as it may.
    TooMany,
}

/// The book of open connections.
#[derive(Debug, Clone)]
pub struct Admission {
    total: usize,
    per_ip: usize,
    trusted: Arc<[Network]>,
    book: Arc<Mutex<Book>>,
}

#[derive(Debug, Default)]
struct Book {
    open: usize,
    by_ip: HashMap<IpAddr, usize>,
}

/// One admitted connection; dropping it frees the place.
#[derive(Debug)]
pub struct Place {
    counted_as: Option<IpAddr>,
    book: Arc<Mutex<Book>>,
}

impl Admission {
    /// Counts up to `total` connections, up to `per_ip` of one address.
    pub fn new(total: usize, per_ip: usize, trusted: Arc<[Network]>) -> Self {
        Admission { total, per_ip, trusted, book: Arc::default() }
    }

    /// Takes a place for a connection from this address.
    pub fn enter(&self, ip: IpAddr) -> Result<Place, Refused> {
        let counted_as = (!self.is_trusted(ip)).then(|| subscriber(ip));
        let mut book = lock(&self.book);
        if book.open >= self.total {
            return Err(Refused::Full);
        }
        if let Some(ip) = counted_as {
            let held = book.by_ip.entry(ip).or_default();
            if *held >= self.per_ip {
                return Err(Refused::TooMany);
            }
            *held += 1;
        }
        book.open += 1;
        drop(book);
        Ok(Place { counted_as, book: Arc::clone(&self.book) })
    }

    /// Whether this peer is a proxy of ours.
    pub fn is_trusted(&self, ip: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(ip))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut book = lock(&self.book);
        book.open -= 1;
        let Some(ip) = self.counted_as else { return };
        if let Some(held) = book.by_ip.get_mut(&ip) {
            *held -= 1;
            if *held == 0 {
                book.by_ip.remove(&ip);
            }
        }
    }
}

/// The counts are whole after every statement, so a panic elsewhere does not spoil them.
fn lock(book: &Mutex<Book>) -> MutexGuard<'_, Book> {
    book.lock().unwrap_or_else(PoisonError::into_inner)
}

fn subscriber(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) => IpAddr::V6((ip.to_bits() >> 64 << 64).into()),
        ip @ IpAddr::V4(_) => ip,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect(text)
    }

    #[test]
    fn places_are_counted_in_all_and_by_address_and_freed() {
        let trusted = Arc::from([String::from("10.0.0.0/8").parse().expect("network")]);
        let admission = Admission::new(5, 2, trusted);
        let first = admission.enter(ip("192.0.2.1")).expect("first");
        let second = admission.enter(ip("::ffff:192.0.2.1")).expect("second, the same address");
        assert_eq!(admission.enter(ip("192.0.2.1")).err(), Some(Refused::TooMany));
        let proxies: Vec<_> = (0..3).map(|_| admission.enter(ip("10.1.1.1")).expect("proxy")).collect();
        assert_eq!(admission.enter(ip("192.0.2.2")).err(), Some(Refused::Full));
        drop(proxies);
        drop(first);
        let again = admission.enter(ip("192.0.2.1")).expect("a place is free again");
        drop((second, again));
        let book = lock(&admission.book);
        assert_eq!((book.open, book.by_ip.len()), (0, 0));
    }

    #[test]
    fn a_slash_64_is_one_subscriber() {
        let admission = Admission::new(5, 1, Arc::from([]));
        let _held = admission.enter(ip("2001:db8::1")).expect("first");
        assert!(admission.enter(ip("2001:db8::ffff")).is_err());
        assert!(admission.enter(ip("2001:db8:0:1::1")).is_ok());
    }
}
