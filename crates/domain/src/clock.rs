//! Time as records keep it: instants as microseconds of UTC, days as calendar dates.
//! Reading the machine's clock happens here and nowhere else.

use std::{fmt, sync::atomic::AtomicI64, sync::atomic::Ordering};

use db::{Column, DbError, ToValue, Value, ValueRef};
use jiff::{
    Timestamp, ToSpan,
    civil::{self, Date},
    tz::TimeZone,
};

/// An instant, in microseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    pub const fn micros(self) -> i64 {
        self.0
    }

    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days * 86_400)
    }

    /// Whole seconds from `earlier` to this instant; negative when it lies before.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(1_000_000)
    }

    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::MAX)
    }

    /// The calendar day it is in the zone at this instant.
    pub fn day_in(self, zone: &TimeZone) -> Day {
        Day(zone.to_datetime(self.timestamp()).date())
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

/// RFC 3339 in UTC, to the second.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl serde::Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse::<Timestamp>().map(Self::from).map_err(serde::de::Error::custom)
    }
}

impl ToValue for Instant {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }
}

impl Column for Instant {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        i64::from_value(value).map(Self)
    }
}

/// A calendar day, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    pub const fn from_date(date: Date) -> Self {
        Self(date)
    }

    pub const fn date(self) -> Date {
        self.0
    }

    /// The first and the last day that can be written and read back.
    const EARLIEST: Self = Self(civil::date(1970, 1, 1));
    const LATEST: Self = Self(civil::date(9998, 12, 31));

    /// The day that many days later, kept between 1970 and 9998.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.days())).clamp(Self::EARLIEST, Self::LATEST)
    }

    /// The same day of the month that many months later, or that month's last day; kept between 1970 and 9998.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        Self(self.0.saturating_add(months.months())).clamp(Self::EARLIEST, Self::LATEST)
    }

    /// That hour of the day in the zone; where the clock skips it, the next one there is.
    pub fn at_hour(self, hour: i8, zone: &TimeZone) -> Instant {
        let zoned = self.0.at(hour, 0, 0, 0).to_zoned(zone.clone());
        zoned.map_or_else(|_| Instant::from_micros(0), |zoned| zoned.timestamp().into())
    }

    /// Calendar days from `earlier` to this day.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The text is not a day between 1970 and 9998.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day written YYYY-MM-DD between 1970 and 9998")]
pub struct NotADay;

impl std::str::FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let shaped = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let date: Date = if shaped { text.parse().map_err(|_| NotADay)? } else { return Err(NotADay) };
        if (1970..=9998).contains(&date.year()) { Ok(Self(date)) } else { Err(NotADay) }
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl ToValue for Day {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Column for Day {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        let text = String::from_value(value)?;
        text.parse().map_err(|_| DbError::column("day"))
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Instant {
        Timestamp::now().into()
    }
}

/// A clock that stands still until it is moved; for tests and sample data.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    pub const fn at(instant: Instant) -> Self {
        Self(AtomicI64::new(instant.micros()))
    }

    pub fn set(&self, instant: Instant) {
        self.0.store(instant.micros(), Ordering::SeqCst);
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        assert_eq!("2024-02-29".parse::<Day>().map(|day| day.to_string()), Ok("2024-02-29".into()));
        for bad in
            ["2023-02-29", "2024-2-9", "2024-02-29T00:00", "1969-12-31", "9999-01-01", "", "20240229  "]
        {
            assert_eq!(bad.parse::<Day>(), Err(NotADay), "{bad}");
        }
    }

    #[test]
    fn months_end_on_the_last_day_when_the_day_is_missing() {
        let day: Day = "2024-01-31".parse().unwrap();
        assert_eq!(day.plus_months(1).to_string(), "2024-02-29");
        assert_eq!(day.plus_months(13).to_string(), "2025-02-28");
    }

    /// RP-11: whatever is computed can be stored and read back.
    #[test]
    fn days_stay_within_what_can_be_read() {
        let last: Day = "9998-12-31".parse().unwrap();
        assert_eq!((last.plus_days(1), last.plus_months(66)), (last, last));
        let first: Day = "1970-01-01".parse().unwrap();
        assert_eq!(first.plus_days(-1), first);
    }
}
