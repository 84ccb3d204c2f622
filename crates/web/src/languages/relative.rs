//! Distances in time in words, for a week; farther away the day itself says more.

use std::borrow::Borrow;

use jiff::{Timestamp, civil::Date};

use super::Locale;

/// Up to this many days away a day is told in words.
const WORDS_FOR_DAYS: i64 = 7;

impl Locale {
    /// How long ago (or ahead) `from` is, seen at `now`: `5 minutes ago`, `yesterday`, `in 3 days`; farther than seven
    /// days the date. Days are the reader's calendar days.
    pub fn relative(&self, from: impl Borrow<Timestamp>, now: impl Borrow<Timestamp>) -> String {
        let (from, now) = (*from.borrow(), *now.borrow());
        let days = days_between(self.day_of(now), self.day_of(from));
        let seconds = from.as_second() - now.as_second();
        if days.abs() > 1 || (days != 0 && seconds.abs() >= 6 * 3600) {
            return self.relative_day(self.day_of(from), self.day_of(now));
        }
        match seconds {
            -59..60 => self.text("relative-now").into_owned(),
            -3599..-59 => self.with("relative-minutes-ago", &[("n", (-seconds / 60).into())]),
            ..-3599 => self.with("relative-hours-ago", &[("n", (-seconds / 3600).into())]),
            60..3600 => self.with("relative-in-minutes", &[("n", (seconds / 60).into())]),
            3600.. => self.with("relative-in-hours", &[("n", (seconds / 3600).into())]),
        }
    }

    /// How far away a day is: `today`, `tomorrow`, `in 5 days`, `3 days ago`; farther than seven days the date.
    pub fn relative_day(&self, day: impl Borrow<Date>, today: impl Borrow<Date>) -> String {
        let (day, today) = (*day.borrow(), *today.borrow());
        match days_between(today, day) {
            days if days.abs() > WORDS_FOR_DAYS => self.date(day),
            days => self.days_away(days),
        }
    }

    /// The distance to a day in words however far it is: `in 85 days`, `22 days ago`.
    pub fn distance(&self, day: impl Borrow<Date>, today: impl Borrow<Date>) -> String {
        self.days_away(days_between(*today.borrow(), *day.borrow()))
    }

    fn days_away(&self, days: i64) -> String {
        match days {
            0 => self.text("relative-today").into_owned(),
            1 => self.text("relative-tomorrow").into_owned(),
            -1 => self.text("relative-yesterday").into_owned(),
            2.. => self.with("relative-in-days", &[("n", days.into())]),
            _ => self.with("relative-days-ago", &[("n", (-days).into())]),
        }
    }

    /// The reader's time zone with its offset at `now`, such as `Europe/Helsinki (UTC+2)`.
    pub fn zone(&self, now: impl Borrow<Timestamp>) -> String {
        let minutes = self.time_zone.to_offset(*now.borrow()).seconds() / 60;
        let (sign, hours, rest) =
            (if minutes < 0 { '−' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
        let offset = match (hours, rest) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
        };
        match self.time_zone.iana_name() {
            Some(name) if name != "UTC" => format!("{name} ({offset})"),
            _ => offset,
        }
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |span| span.get_days()))
}
