//! Pure decisions about licenses: status, terms, storage. Plain values in, plain values out.

use jiff::{civil, tz::TimeZone};

use crate::{
    clock::{Day, Instant},
    words,
};

words! {
    /// What a license is worth today; computed, never stored.
    Status {
        Draft => "draft",
        Revoked => "revoked",
        CustomerDisabled => "customer_disabled",
        Suspended => "suspended",
        AwaitingPayment => "awaiting_payment",
        NotYetValid => "not_yet_valid",
        Active => "active",
        Grace => "grace",
        Expired => "expired",
    }
}

impl Status {
    /// Whether a client may work under it without being told otherwise.
    pub const fn is_in_force(self) -> bool {
        matches!(self, Self::Active | Self::Grace)
    }
}

words! {
    /// Why a license has its status, and what else is worth knowing; all that hold are given.
    Reason {
        Draft => "draft",
        Revoked => "revoked",
        CustomerDisabled => "customer_disabled",
        Suspended => "suspended",
        AwaitingPayment => "awaiting_payment",
        NotYetValid => "not_yet_valid",
        ExpiringSoon => "expiring_soon",
        OverQuota => "over_quota",
        InGrace => "in_grace",
        Expired => "expired",
    }
}

words! {
    Enforcement { Block => "block", Degrade => "degrade", Warn => "warn", Advisory => "advisory" }
}

words! {
    /// What was agreed: bought, tried out, or given not for resale.
    LicenseKind { Purchased => "purchased", Trial => "trial", Nfr => "nfr" }
}

/// The stored facts that a status is computed from.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own; any combination occurs")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub drafted: bool,
    pub revoked: bool,
    pub customer_disabled: bool,
    pub suspended: bool,
    pub payment_awaited: bool,
    pub valid_from: Day,
    pub valid_to: Day,
    pub grace_days: i64,
    pub notice_days: i64,
    pub over_quota: bool,
}

/// A status with every reason that holds, the deciding one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub status: Status,
    pub reasons: Vec<Reason>,
}

/// The status on a day of the customer's calendar: the first condition that holds decides.
pub fn standing(facts: &Facts, today: Day) -> Standing {
    let past_end = today > facts.valid_to;
    let past_grace = today > facts.valid_to.plus_days(facts.grace_days);
    let conditions = [
        (facts.drafted, Status::Draft, Reason::Draft),
        (facts.revoked, Status::Revoked, Reason::Revoked),
        (facts.customer_disabled, Status::CustomerDisabled, Reason::CustomerDisabled),
        (facts.suspended, Status::Suspended, Reason::Suspended),
        (facts.payment_awaited, Status::AwaitingPayment, Reason::AwaitingPayment),
        (today < facts.valid_from, Status::NotYetValid, Reason::NotYetValid),
        (past_end && !past_grace, Status::Grace, Reason::InGrace),
        (past_grace, Status::Expired, Reason::Expired),
    ];
    let holding = || conditions.iter().filter(|(holds, ..)| *holds);
    let status = holding().next().map_or(Status::Active, |(_, status, _)| *status);
    let mut reasons: Vec<Reason> = holding().map(|(.., reason)| *reason).collect();
    if !past_end && today >= facts.valid_from && facts.valid_to.days_since(today) <= facts.notice_days {
        reasons.push(Reason::ExpiringSoon);
    }
    if facts.over_quota {
        reasons.push(Reason::OverQuota);
    }
    Standing { status, reasons }
}

/// The last day of a term of whole months that starts on a day: both days included (NX-29).
pub fn last_day(first: Day, months: i64) -> Day {
    let same_day = first.plus_months(months);
    // 31 January plus a month is already cut to the last of February: that day is still inside the term.
    let last = if same_day.date().day() < first.date().day() { same_day } else { same_day.plus_days(-1) };
    // Where the calendar ends, so does the term, but it never ends before it begins.
    last.max(first)
}

/// The last day of what lasts so many months longer.
pub fn longer(last: Day, months: i64) -> Day {
    last_day(last.plus_days(1), months)
}

/// The instant at which a day has ended in a zone.
pub fn end_of_day(day: Day, zone: &TimeZone) -> Instant {
    let next = day.plus_days(1).date().to_datetime(civil::Time::midnight());
    zone.to_ambiguous_timestamp(next).compatible().map_or(Instant::from_micros(i64::MAX), Instant::from)
}

/// One line's part in the storage that a license gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub quantity: i64,
    /// GB per unit; `None` is unlimited.
    pub storage_gb: Option<i64>,
}

/// Total space in GB: the sum of the lines and the extra space; `None` is unlimited (NX-27).
pub fn total_space(lines: &[Allowance], extra_gb: i64) -> Option<i64> {
    let mut total = extra_gb;
    for line in lines.iter().filter(|line| line.quantity > 0) {
        total = total.saturating_add(line.quantity.saturating_mul(line.storage_gb?));
    }
    Some(total)
}

words! {
    /// How storage in use stands to what was bought.
    Quota { Normal => "normal", Soft => "soft", Hard => "hard" }
}

/// Soft from 90 % of the total, hard past it.
pub fn quota(used_bytes: i64, total_gb: Option<i64>) -> Quota {
    let Some(total_gb) = total_gb else { return Quota::Normal };
    let total = total_gb.saturating_mul(1_000_000_000);
    match used_bytes {
        used if used > total => Quota::Hard,
        used if used > total / 10 * 9 => Quota::Soft,
        _ => Quota::Normal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn facts() -> Facts {
        Facts {
            drafted: false,
            revoked: false,
            customer_disabled: false,
            suspended: false,
            payment_awaited: false,
            valid_from: day("2026-02-16"),
            valid_to: day("2027-02-15"),
            grace_days: 14,
            notice_days: 30,
            over_quota: false,
        }
    }

    #[test]
    fn status_is_the_first_condition_that_holds() {
        let today = day("2026-11-23");
        let table = [
            (facts(), "active", ""),
            (Facts { drafted: true, revoked: true, ..facts() }, "draft", "draft revoked"),
            (Facts { revoked: true, suspended: true, ..facts() }, "revoked", "revoked suspended"),
            (
                Facts { customer_disabled: true, suspended: true, ..facts() },
                "customer_disabled",
                "customer_disabled suspended",
            ),
            (
                Facts { suspended: true, payment_awaited: true, ..facts() },
                "suspended",
                "suspended awaiting_payment",
            ),
            (Facts { payment_awaited: true, ..facts() }, "awaiting_payment", "awaiting_payment"),
            (Facts { valid_from: day("2026-12-01"), ..facts() }, "not_yet_valid", "not_yet_valid"),
            (Facts { over_quota: true, ..facts() }, "active", "over_quota"),
        ];
        for (facts, status, reasons) in table {
            let standing = standing(&facts, today);
            let words: Vec<_> = standing.reasons.iter().map(|reason| reason.word()).collect();
            assert_eq!((standing.status.word(), words.join(" ").as_str()), (status, reasons));
        }
    }

    /// NX-29: both days inclusive, then grace, then the end.
    #[test]
    fn both_days_are_inside_the_term() {
        let table = [
            ("2026-02-15", Status::NotYetValid),
            ("2026-02-16", Status::Active),
            ("2027-02-15", Status::Active),
            ("2027-02-16", Status::Grace),
            ("2027-03-01", Status::Grace),
            ("2027-03-02", Status::Expired),
        ];
        for (today, status) in table {
            assert_eq!(standing(&facts(), day(today)).status, status, "{today}");
        }
        assert!(standing(&facts(), day("2027-01-16")).reasons.contains(&Reason::ExpiringSoon));
        assert!(!standing(&facts(), day("2027-01-15")).reasons.contains(&Reason::ExpiringSoon));
    }

    /// NX-29: a year from 16 February 2011 ends on 15 February 2012, leap years and month ends included.
    #[test]
    fn a_term_ends_the_day_before_the_same_day() {
        let table = [
            ("2011-02-16", 12, "2012-02-15"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2023-03-01", 12, "2024-02-29"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-01", 1, "2026-01-31"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2026-11-23", 66, "2032-05-22"),
        ];
        for (first, months, last) in table {
            assert_eq!(last_day(day(first), months).to_string(), last, "{first} + {months}");
        }
    }

    /// NX-29: the last day counts to 23:59:59 in the customer's time zone.
    #[test]
    fn the_last_day_ends_at_midnight_of_the_customer() {
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        assert_eq!(end_of_day(day("2027-02-15"), &helsinki).to_string(), "2027-02-15T22:00:00Z");
        let kathmandu = TimeZone::get("Asia/Kathmandu").unwrap();
        assert_eq!(end_of_day(day("2027-02-15"), &kathmandu).to_string(), "2027-02-15T18:15:00Z");
    }

    /// NX-27: the sample of the seed, and unlimited.
    #[test]
    fn total_space_adds_lines_and_extra() {
        let line = |quantity, storage_gb| Allowance { quantity, storage_gb };
        assert_eq!(total_space(&[line(5, Some(10)), line(1, Some(25))], 0), Some(75));
        assert_eq!(total_space(&[line(5, Some(10)), line(1, Some(25))], 25), Some(100));
        assert_eq!(total_space(&[line(5, None), line(1, Some(25))], 0), None);
        assert_eq!(total_space(&[line(0, None), line(1, Some(25))], 0), Some(25));
        assert_eq!(total_space(&[], 7), Some(7));
    }

    #[test]
    fn quota_turns_soft_then_hard() {
        let table = [
            (0, Quota::Normal),
            (9_000_000_000, Quota::Normal),
            (9_000_000_001, Quota::Soft),
            (10_000_000_000, Quota::Soft),
            (10_000_000_001, Quota::Hard),
        ];
        for (used, expected) in table {
            assert_eq!(quota(used, Some(10)), expected, "{used}");
        }
        assert_eq!(quota(i64::MAX, None), Quota::Normal);
    }

    proptest! {
        #[test]
        fn terms_follow_each_other_without_gap(days in 0i64..20_000, months in 1i64..=66) {
            let first = day("1990-01-01").plus_days(days);
            let last = last_day(first, months);
            prop_assert!(last >= first);
            prop_assert!(last.days_since(first) >= 27 * months);
            prop_assert!(last.days_since(first) <= 31 * months);
        }
    }
}
