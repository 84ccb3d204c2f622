//! One month as weeks of days, Monday first.

use std::str::FromStr;

use domain::clock::Day;
use jiff::{ToSpan, civil::Date};

/// A month, written `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month(Date);

impl Month {
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    pub const fn first(self) -> Date {
        self.0
    }

    /// The month that many months later, kept between 1970 and 9998.
    pub fn plus(self, months: i64) -> Self {
        Self(Day::from_date(self.0).plus_months(months).date())
    }

    /// From the Monday before its first day, or that day, to the Sunday after its last.
    pub fn days(self) -> (Day, Day) {
        let before = i64::from(self.0.weekday().to_monday_zero_offset());
        let last = self.0.last_of_month();
        let after = 6 - i64::from(last.weekday().to_monday_zero_offset());
        (Day::from_date(self.0).plus_days(-before), Day::from_date(last).plus_days(after))
    }

    pub fn contains(self, day: Date) -> bool {
        day.first_of_month() == self.0
    }

    /// Every day of its weeks.
    pub fn walk(self) -> impl Iterator<Item = Date> {
        let (first, last) = self.days();
        first.date().series(1.day()).take_while(move |day| *day <= last.date())
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = domain::clock::NotADay;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        format!("{}-01", text.trim()).parse::<Day>().map(|day| Self(day.date()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_whole_and_begin_on_monday() {
        let month: Month = "2026-12".parse().unwrap();
        assert_eq!(month.days().0.to_string(), "2026-11-30");
        assert_eq!(month.days().1.to_string(), "2027-01-03");
        assert_eq!(month.walk().count(), 35);
        assert_eq!(
            (month.plus(1).to_string(), month.plus(-12).to_string()),
            ("2027-01".into(), "2025-12".into())
        );
        // A month of four weeks that begins on a Monday.
        assert_eq!("2027-02".parse::<Month>().unwrap().walk().count(), 28);
        for bad in ["", "2026", "2026-13", "December"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
