//! When the notices of a license are due. Plain values in, plain values out.

use jiff::{civil, tz::TimeZone};

use super::Planned;
use crate::clock::{Day, Instant};

/// Local hour at which notices go.
pub const HOUR: i8 = 9;
/// A notice that could not go in so many days is not sent any more: it would tell of the past.
pub const LATE_DAYS: i64 = 14;

/// What the notices of a license follow from.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Days before the last day, negative after it, in any order.
    pub days: Vec<i64>,
    pub valid_to: Day,
    pub zone: TimeZone,
    /// Since when the license runs to that day: what was due before, nobody was waiting for.
    pub since: Instant,
}

fn one(plan: &Plan, days_before: i64) -> Planned {
    let on = plan.valid_to.plus_days(-days_before);
    Planned { days_before, on, at: at(on, &plan.zone) }
}

/// Nine in the morning of a day; where clocks jump over it, as soon after as there is a time.
pub fn at(day: Day, zone: &TimeZone) -> Instant {
    let local = day.date().to_datetime(civil::time(HOUR, 0, 0, 0));
    zone.to_ambiguous_timestamp(local).compatible().map_or(Instant::from_micros(i64::MAX), Instant::from)
}

fn all(plan: &Plan) -> Vec<Planned> {
    let mut all: Vec<Planned> =
        plan.days.iter().map(|days| one(plan, *days)).filter(|planned| planned.at >= plan.since).collect();
    all.sort_by_key(|planned| planned.at);
    all
}

/// The notices that are still to come, the next one first.
pub fn planned(plan: &Plan, now: Instant) -> Vec<Planned> {
    all(plan).into_iter().filter(|planned| planned.at > now).collect()
}

/// The notice that is due now: the latest one whose time has come, so that a machine that stood still for a while
/// sends one and not all; none when that is too long ago.
pub fn due(plan: &Plan, now: Instant) -> Option<Planned> {
    let latest = all(plan).into_iter().rfind(|planned| planned.at <= now)?;
    (now.seconds_since(latest.at) <= LATE_DAYS * 86_400).then_some(latest)
}

/// The instant of the next notice to come.
pub fn next(plan: &Plan, now: Instant) -> Option<Instant> {
    planned(plan, now).first().map(|planned| planned.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plan(days: &[i64]) -> Plan {
        Plan {
            days: days.to_vec(),
            valid_to: "2026-12-31".parse().unwrap(),
            zone: TimeZone::get("Europe/Helsinki").unwrap(),
            since: Instant::from_micros(0),
        }
    }

    fn instant(text: &str) -> Instant {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    /// Days and hours are those of the customer, whatever time it is elsewhere.
    #[test]
    fn a_notice_is_due_at_nine_in_the_customers_morning() {
        let plan = plan(&[30, 7, 1, 0, -7]);
        let days: Vec<String> = planned(&plan, instant("2026-11-01T00:00:00Z"))
            .iter()
            .map(|planned| planned.at.to_string())
            .collect();
        assert_eq!(
            days,
            [
                "2026-12-01T07:00:00Z",
                "2026-12-24T07:00:00Z",
                "2026-12-30T07:00:00Z",
                "2026-12-31T07:00:00Z",
                "2027-01-07T07:00:00Z",
            ]
        );
        assert_eq!(due(&plan, instant("2026-12-01T06:59:59Z")), None);
        assert_eq!(due(&plan, instant("2026-12-01T07:00:00Z")).map(|due| due.days_before), Some(30));
    }

    /// Summer time: nine stays nine on either side of the change.
    #[test]
    fn the_hour_is_that_of_the_wall() {
        let zone = TimeZone::get("Europe/Rome").unwrap();
        let at = |day: &str| at(day.parse().unwrap(), &zone).to_string();
        assert_eq!(at("2026-03-28"), "2026-03-28T08:00:00Z");
        assert_eq!(at("2026-03-29"), "2026-03-29T07:00:00Z");
        assert_eq!(at("2026-10-25"), "2026-10-25T08:00:00Z");
    }

    #[test]
    fn after_a_standstill_only_the_latest_goes_and_nothing_that_is_long_past() {
        let plan = plan(&[30, 7, 1, 0, -7]);
        let due_on = |text: &str| due(&plan, instant(text)).map(|due| due.days_before);
        assert_eq!(due_on("2026-12-31T12:00:00Z"), Some(0));
        assert_eq!(due_on("2026-12-14T00:00:00Z"), Some(30));
        assert_eq!(due_on("2026-12-16T00:00:00Z"), None);
        assert_eq!(due_on("2027-01-22T00:00:00Z"), None);
    }

    #[test]
    fn what_was_due_before_the_license_ran_to_that_day_is_not_sent() {
        let new = Plan { since: instant("2026-12-20T12:00:00Z"), ..plan(&[30, 7]) };
        assert_eq!(due(&new, instant("2026-12-20T13:00:00Z")), None);
        assert_eq!(planned(&new, new.since).len(), 1);
    }

    proptest! {
        /// Whatever the schedule: what is due was planned, and the next one lies after it.
        #[test]
        fn due_and_next_never_meet(days in prop::collection::vec(-60i64..60, 0..8), hours in 0i64..4000) {
            let plan = plan(&days);
            let now = instant("2026-10-01T00:00:00Z").plus_seconds(hours * 3600);
            if let Some(due) = due(&plan, now) {
                prop_assert!(due.at <= now && days.contains(&due.days_before));
                prop_assert!(next(&plan, now).is_none_or(|next| next > due.at));
            }
            prop_assert!(planned(&plan, now).windows(2).all(|pair| pair[0].at <= pair[1].at));
        }
    }
}
