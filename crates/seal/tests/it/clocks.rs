//! L6 and RP-11: no clock, turned or wrong, makes a lease last past its end by more than the leeway.

use seal::{Expect, Invalid, LEEWAY_SECONDS, Lease, verify};

use crate::{DAY, ISSUED, first_key, lease, ring};

const END: i64 = ISSUED + 30 * DAY;

fn at(now: i64, latest_seen: i64) -> Result<Lease, Invalid> {
    let lease = lease();
    let token = first_key().sign_lease(&lease);
    verify(&token, &ring(&[&first_key()]), &Expect { device: &lease.device, now, latest_seen })
}

#[test]
fn it_holds_from_its_first_to_its_last_second() {
    assert!(at(ISSUED, 0).is_ok());
    assert!(at(END - 1, ISSUED).is_ok());
    assert_eq!(at(END, ISSUED), Err(Invalid::Expired));
    assert_eq!(at(i64::MAX, ISSUED), Err(Invalid::Expired));
}

#[test]
fn a_clock_a_little_behind_the_servers_is_excused() {
    assert!(at(ISSUED - LEEWAY_SECONDS, 0).is_ok());
    assert_eq!(at(ISSUED - LEEWAY_SECONDS - 1, 0), Err(Invalid::NotYetValid));
    assert_eq!(at(0, 0), Err(Invalid::NotYetValid));
    assert_eq!(at(i64::MIN, 0), Err(Invalid::ClockTurnedBack));
}

#[test]
fn a_clock_turned_back_is_refused() {
    let seen = ISSUED + 10 * DAY;
    assert!(at(seen - LEEWAY_SECONDS, seen).is_ok());
    assert_eq!(at(seen - LEEWAY_SECONDS - 1, seen), Err(Invalid::ClockTurnedBack));
    assert_eq!(at(ISSUED + 1, END + DAY), Err(Invalid::ClockTurnedBack));
}

#[test]
fn turning_back_within_the_leeway_gains_nothing() {
    assert!(at(END - 1, END - 1).is_ok());
    assert_eq!(at(END - 1, END), Err(Invalid::Expired));
    assert_eq!(at(END - LEEWAY_SECONDS, END), Err(Invalid::Expired));
}

#[test]
fn the_time_to_refresh_is_told() {
    assert!(!lease().refresh_due(ISSUED + DAY - 1));
    assert!(lease().refresh_due(ISSUED + DAY));
}
