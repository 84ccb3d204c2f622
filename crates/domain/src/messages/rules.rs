//! When a mail is tried again. Plain values in, plain values out.

use crate::clock::Instant;

const FIRST_WAIT_SECONDS: i64 = 60;
const LONGEST_WAIT_SECONDS: i64 = 4 * 3600;
/// For how long a mail is tried before it is given up.
pub const PATIENCE_SECONDS: i64 = 72 * 3600;

/// Seconds until the next attempt after `attempts` that failed: a minute, doubled each time, at most four hours,
/// then up to a fifth longer by `chance`, so that mails held up together do not come back together (RP-08).
pub fn back_off_seconds(attempts: i64, chance: u8) -> i64 {
    let doublings = attempts.saturating_sub(1).clamp(0, 10);
    let wait = (FIRST_WAIT_SECONDS << doublings).min(LONGEST_WAIT_SECONDS);
    wait + wait * i64::from(chance) / (5 * 255)
}

/// When the mail is tried again, or `None` when it has been tried for 72 hours.
pub fn next_attempt(first_due: Instant, attempts: i64, now: Instant, chance: u8) -> Option<Instant> {
    let next = now.plus_seconds(back_off_seconds(attempts, chance));
    (next.seconds_since(first_due) <= PATIENCE_SECONDS).then_some(next)
}

/// Whether the link of a letter made then still leads somewhere now; a letter without a link never runs out.
pub fn link_holds(lasts: Option<i64>, created_at: Instant, now: Instant) -> bool {
    lasts.is_none_or(|seconds| now < created_at.plus_seconds(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// RP-08: 1 minute to 4 hours, for 72 hours.
    #[test]
    fn waits_double_from_a_minute_to_four_hours() {
        let waits: Vec<i64> = (1..=10).map(|attempts| back_off_seconds(attempts, 0)).collect();
        assert_eq!(waits, [60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400]);
        assert_eq!(back_off_seconds(1, 255), 72);
    }

    #[test]
    fn a_mail_is_given_up_after_three_days() {
        let due = Instant::from_micros(0);
        let late = due.plus_seconds(PATIENCE_SECONDS - 14_400);
        assert_eq!(next_attempt(due, 20, late, 0), Some(due.plus_seconds(PATIENCE_SECONDS)));
        assert_eq!(next_attempt(due, 20, late.plus_seconds(1), 0), None);
    }

    proptest! {
        #[test]
        fn a_wait_is_always_within_bounds(attempts in i64::MIN..i64::MAX, chance: u8) {
            prop_assert!((60..=14_400 * 6 / 5).contains(&back_off_seconds(attempts, chance)));
        }
    }
}
