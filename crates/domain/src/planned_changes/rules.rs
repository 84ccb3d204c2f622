//! What speaks against a planned change as things stand. None of it forbids the planning: what holds on the day decides.
//! The rule for fewer units than are in use on the day: nothing is changed, it is kept as refused, and told.

use jiff::tz::TimeZone;

use super::{Deed, PlannedChange, State};
use crate::{
    clock::{Day, Instant},
    licenses::rules::end_of_day,
};

/// How many days ahead something can be planned: five years.
pub const MOST_AHEAD_DAYS: i64 = 1827;
/// The most planned changes of one customer that are open at a time.
pub const MOST_OPEN: i64 = 200;

/// Something to know about a planned change before its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// More units are in use today: unless so many are freed, nothing will be changed.
    BelowUse { assigned: i64, missing: i64 },
    /// Another total is planned for the same line.
    AlsoPlanned { day: Day, quantity: i64 },
    /// The line has this total already.
    NothingChanges,
    /// The license ends before.
    AfterEnd { day: Day },
    /// The license ends for good, or the customer is disabled, before that.
    OverBefore { deed: Deed, day: Day },
}

impl Caution {
    /// The stable name, the same in the API and in the keys of texts.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::BelowUse { .. } => "below-use",
            Self::AlsoPlanned { .. } => "also-planned",
            Self::NothingChanges => "nothing-changes",
            Self::AfterEnd { .. } => "after-end",
            Self::OverBefore { .. } => "over-before",
        }
    }
}

/// When the day begins where the customer is.
pub(super) fn begins(day: Day, zone: &TimeZone) -> Instant {
    end_of_day(day.plus_days(-1), zone)
}

/// What of it there is to know, given what else is open at the customer.
pub(super) fn cautions(planned: &PlannedChange, open: &[PlannedChange]) -> Vec<Caution> {
    if planned.state != State::Open {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let (Some(quantity), Some((held, assigned))) = (planned.quantity, planned.held) {
        if quantity < assigned {
            found.push(Caution::BelowUse { assigned, missing: assigned - quantity });
        }
        let before = open.iter().filter(|other| same_line(planned, other) && other.day < planned.day);
        let standing = before.max_by_key(|other| other.day).and_then(|other| other.quantity);
        if quantity == standing.unwrap_or(held) {
            found.push(Caution::NothingChanges);
        }
        found.extend(
            open.iter()
                .filter(|other| same_line(planned, other))
                .filter_map(|other| Some(Caution::AlsoPlanned { day: other.day, quantity: other.quantity? })),
        );
    }
    if let Some(day) = planned.valid_to.filter(|last| *last < planned.day.plus_days(-1)) {
        found.push(Caution::AfterEnd { day });
    }
    let ends = open.iter().find(|other| {
        other.id != planned.id
            && other.deed == Deed::Revoke
            && other.license == planned.license
            && other.day <= planned.day
    });
    found.extend(ends.map(|other| Caution::OverBefore { deed: other.deed, day: other.day }));
    found
}

fn same_line(planned: &PlannedChange, other: &PlannedChange) -> bool {
    other.id != planned.id
        && other.deed == Deed::Units
        && (other.license, other.edition) == (planned.license, planned.edition)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A day begins with its first instant there is, also where the clock is moved at midnight.
    #[test]
    fn days_begin_where_the_customer_is() {
        let begins = |text: &str, zone: &str| begins(day(text), &TimeZone::get(zone).unwrap()).to_string();
        assert_eq!(begins("2026-12-01", "Europe/Helsinki"), "2026-11-30T22:00:00Z");
        // The clock goes forward that night in Finland, an hour of the day is missing after its beginning.
        assert_eq!(begins("2027-03-28", "Europe/Helsinki"), "2027-03-27T22:00:00Z");
        assert_eq!(begins("2027-03-29", "Europe/Helsinki"), "2027-03-28T21:00:00Z");
        // In Santiago the day of the change has no midnight: it begins at one o'clock.
        assert_eq!(begins("2027-09-05", "America/Santiago"), "2027-09-05T04:00:00Z");
        assert_eq!(begins("2026-12-01", "Pacific/Kiritimati"), "2026-11-30T10:00:00Z");
    }
}
