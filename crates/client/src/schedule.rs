//! When to check in next: a pure function of what happened last, the clock and chance. Waiting is done in `keeper`.

/// Longest wait before the first check-in of a program that starts overdue, in seconds: machines that start together
/// do not call together.
pub const START_SPREAD: u64 = 30;
/// Shortest wait after an answer, in seconds, whatever the server says.
pub const SHORTEST: u64 = 60;
/// Longest wait after an answer or a `Retry-After`, in seconds: one wrong answer must not silence a program for good.
pub const LONGEST: u64 = 86_400;
/// Wait after an answer that names no time, in seconds.
pub const UNSAID: u64 = 6 * 3_600;
/// Ceiling of the wait after the first failure, in seconds; it doubles with each failure in a row.
pub const FIRST_CEILING: u64 = 10;
/// Ceiling of the wait after many failures, in seconds.
pub const LAST_CEILING: u64 = 3_600;
/// Longest wait after a refusal for good, in seconds; the shortest is half of it.
pub const REFUSED: u64 = 86_400;

/// What happened last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// The program has just started. `due_at` is when the kept state says to check in, Unix seconds.
    Started { due_at: Option<i64> },
    /// The server answered. `due_at` is when it wants to hear from the program again, Unix seconds.
    Answered { due_at: Option<i64> },
    /// It may do later: this many failures in a row, the latest with the server's `Retry-After`, in seconds.
    Failed { in_a_row: u32, retry_after: Option<u64> },
    /// Refused for good.
    Refused,
}

/// How long to wait before the next check-in, in seconds. `now` is the clock, Unix seconds; `random` any 64 bits.
///
/// - After an answer: until `due_at` and a twentieth of that later at most, so that machines which were installed
///   together drift apart; never less than [`SHORTEST`] nor more than [`LONGEST`] before that spread.
/// - After failures: exponential back-off with full jitter, that is anything from one second up to a ceiling that
///   doubles from [`FIRST_CEILING`] to [`LAST_CEILING`]; on top of `Retry-After`, where the server names one.
/// - After a refusal for good: half of [`REFUSED`] up to the whole.
pub fn wait_seconds(last: Last, now: i64, random: u64) -> u64 {
    match last {
        Last::Started { due_at } => match due_at.map_or(0, |due_at| until(due_at, now)) {
            0 => within(START_SPREAD, random),
            wait => spread(wait.min(LONGEST), random),
        },
        Last::Answered { due_at } => {
            let wait = due_at.map_or(UNSAID, |due_at| until(due_at, now));
            spread(wait.clamp(SHORTEST, LONGEST), random)
        }
        Last::Failed { in_a_row, retry_after } => {
            let jitter = within(ceiling(in_a_row), random).max(1);
            retry_after.unwrap_or(0).min(LONGEST) + jitter
        }
        Last::Refused => REFUSED / 2 + within(REFUSED / 2, random),
    }
}

fn ceiling(in_a_row: u32) -> u64 {
    let doublings = in_a_row.saturating_sub(1).min(32);
    (FIRST_CEILING << doublings).min(LAST_CEILING)
}

fn spread(wait: u64, random: u64) -> u64 {
    wait + within(wait / 20, random)
}

fn until(at: i64, now: i64) -> u64 {
    u64::try_from(at.saturating_sub(now)).unwrap_or(0)
}

/// From 0 to `most`, both included.
fn within(most: u64, random: u64) -> u64 {
    random % (most + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_798_848_000;
    const LUCKLESS: u64 = 0;

    #[test]
    fn the_table_without_chance() {
        let at = |seconds: i64| Some(NOW + seconds);
        let failed = |in_a_row, retry_after| Last::Failed { in_a_row, retry_after };
        let table = [
            (Last::Started { due_at: None }, 0),
            (Last::Started { due_at: at(-5) }, 0),
            (Last::Started { due_at: at(5) }, 5),
            (Last::Answered { due_at: at(7_200) }, 7_200),
            (Last::Answered { due_at: at(-7_200) }, SHORTEST),
            (Last::Answered { due_at: at(30 * 86_400) }, LONGEST),
            (Last::Answered { due_at: None }, UNSAID),
            (failed(1, None), 1),
            (failed(9, Some(17)), 18),
            (failed(1, Some(u64::MAX)), LONGEST + 1),
            (Last::Refused, REFUSED / 2),
        ];
        for (last, wait) in table {
            assert_eq!(wait_seconds(last, NOW, LUCKLESS), wait, "{last:?}");
        }
    }

    #[test]
    fn the_ceiling_doubles_and_ends() {
        let ceilings: Vec<u64> = (0..=12).map(ceiling).collect();
        assert_eq!(ceilings, [10, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600, 3_600]);
        assert_eq!(ceiling(u32::MAX), LAST_CEILING);
    }

    /// Full jitter: both ends of the range are drawn, and the middle is where it should be.
    #[test]
    fn chance_reaches_the_whole_range() {
        let last = Last::Failed { in_a_row: 4, retry_after: None };
        let mut drawn: Vec<u64> = (0..1_000).map(|random| wait_seconds(last, NOW, random)).collect();
        drawn.sort_unstable();
        assert_eq!((drawn[0], drawn[999]), (1, 80));
        assert!((35..=45).contains(&drawn[500]), "{}", drawn[500]);
    }

    proptest! {
        #[test]
        fn an_answer_is_never_asked_before_its_time(ahead in 60_i64..86_400, random: u64) {
            let wait = wait_seconds(Last::Answered { due_at: Some(NOW + ahead) }, NOW, random);
            let ahead = ahead.unsigned_abs();
            prop_assert!((ahead..=ahead + ahead / 20).contains(&wait));
        }

        #[test]
        fn retry_after_is_respected(in_a_row: u32, seconds in 0..LONGEST, random: u64) {
            let last = Last::Failed { in_a_row, retry_after: Some(seconds) };
            let wait = wait_seconds(last, NOW, random);
            prop_assert!(wait > seconds && wait <= seconds + LAST_CEILING);
        }

        #[test]
        fn a_refusal_is_asked_rarely(random: u64) {
            prop_assert!((REFUSED / 2..=REFUSED).contains(&wait_seconds(Last::Refused, NOW, random)));
        }

        #[test]
        fn no_time_is_too_strange(now: i64, due: i64, random: u64, last in 0..2) {
            let due_at = Some(due);
            let last = if last == 0 { Last::Started { due_at } } else { Last::Answered { due_at } };
            prop_assert!(wait_seconds(last, now, random) <= LONGEST + LONGEST / 20);
        }
    }
}
