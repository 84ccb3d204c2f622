//! What a plan promises in short texts: on which days notices go out, and the features that clients and people are
//! shown. Written by people, kept in one canonical form.

use db::{Column, DbError, ToValue, Value, ValueRef};

use crate::{input::Checks, refusal::Problem};

/// The days on which notices of an end go out: so many before the last day, after it when negative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeSchedule(Vec<i64>);

const MOST_NOTICES: usize = 12;
const FURTHEST_NOTICE: i64 = 365;

impl NoticeSchedule {
    /// The days, the earliest notice first.
    pub fn days(&self) -> &[i64] {
        &self.0
    }

    fn of(mut days: Vec<i64>) -> Self {
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.dedup();
        Self(days)
    }

    /// Reads days parted by commas, semicolons or spaces; none at all is a schedule, too.
    pub(super) fn check(checks: &mut Checks, field: &str, typed: &str) -> Self {
        let parts = typed.split([',', ';', ' ', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty());
        let days: Option<Vec<i64>> = parts.map(|part| part.replace('\u{2212}', "-").parse().ok()).collect();
        let Some(days) = days else {
            checks.add(field, Problem::NotANumber);
            return Self::default();
        };
        if days.len() > MOST_NOTICES {
            checks.add(field, Problem::TooManyRows { max: MOST_NOTICES as i64 });
        } else if days.iter().any(|day| !(-FURTHEST_NOTICE..=FURTHEST_NOTICE).contains(day)) {
            checks.add(field, Problem::OutOfRange { min: -FURTHEST_NOTICE, max: FURTHEST_NOTICE });
        }
        Self::of(days)
    }

    fn joined(&self, between: &str) -> String {
        self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
    }
}

impl std::fmt::Display for NoticeSchedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.joined(", "))
    }
}

impl serde::Serialize for NoticeSchedule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for NoticeSchedule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self::of(text.split(',').filter_map(|day| day.trim().parse().ok()).collect()))
    }
}

impl ToValue for NoticeSchedule {
    fn to_value(&self) -> Value {
        Value::Text(self.joined(","))
    }
}

impl Column for NoticeSchedule {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        let text = String::from_value(value)?;
        let days: Result<Vec<i64>, _> =
            text.split(',').filter(|day| !day.is_empty()).map(str::parse).collect();
        days.map(Self::of).map_err(|_| DbError::column("notice schedule"))
    }
}

/// A flag, or a value under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    pub name: String,
    /// `None`: a flag.
    pub value: Option<String>,
}

impl std::fmt::Display for Feature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.value {
            Some(value) => write!(f, "{}={value}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// What a license is good for beside its units, in the order it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features(Vec<Feature>);

const MOST_FEATURES: usize = 50;
const LONGEST_NAME: usize = 40;
const LONGEST_VALUE: usize = 200;

impl Features {
    pub fn list(&self) -> &[Feature] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As clients are told: `name` or `name=value`.
    pub fn told(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }

    /// Reads lines of `name` or `name = value`; empty lines are passed over.
    pub(super) fn check(checks: &mut Checks, field: &str, typed: &str) -> Self {
        let typed = checks.paragraph(field, typed, MOST_FEATURES * (LONGEST_NAME + LONGEST_VALUE));
        let features = Self::read(&typed);
        for (at, feature) in features.0.iter().enumerate() {
            let named = feature.name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
            if !named || feature.name.is_empty() {
                checks.add(field, Problem::ForbiddenCharacters);
                break;
            }
            if feature.name.len() > LONGEST_NAME
                || feature.value.as_ref().is_some_and(|value| value.chars().count() > LONGEST_VALUE)
            {
                checks.add(field, Problem::TooLong { max: LONGEST_VALUE as i64 });
                break;
            }
            if let Some(earlier) = features.0[..at].iter().position(|earlier| earlier.name == feature.name) {
                checks.add(field, Problem::Twice { line: earlier as i64 + 1 });
                break;
            }
        }
        if features.0.len() > MOST_FEATURES {
            checks.add(field, Problem::TooManyRows { max: MOST_FEATURES as i64 });
        }
        features
    }

    fn read(text: &str) -> Self {
        let feature = |line: &str| {
            let (name, value) = line.split_once('=').map_or((line, ""), |(name, value)| (name, value));
            let value = value.trim();
            Feature { name: name.trim().to_owned(), value: (!value.is_empty()).then(|| value.to_owned()) }
        };
        Self(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(feature).collect())
    }
}

/// A line for each.
impl std::fmt::Display for Features {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told().join("\n"))
    }
}

impl serde::Serialize for Features {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Features {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::read(&text))
    }
}

impl ToValue for Features {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Column for Features {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        String::from_value(value).map(|text| Self::read(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(check: impl Fn(&mut Checks)) -> Option<&'static str> {
        let mut checks = Checks::new();
        check(&mut checks);
        checks.into_problems().first().map(|found| found.problem.code())
    }

    #[test]
    fn a_schedule_is_put_in_order() {
        let table = [
            ("30, 7, 1, 0, -7", "30, 7, 1, 0, -7", None),
            ("-7;0 7,7\n30", "30, 7, 0, -7", None),
            ("\u{2212}3", "-3", None),
            ("", "", None),
            ("365 -365", "365, -365", None),
            ("366", "366", Some("out-of-range")),
            ("-366", "-366", Some("out-of-range")),
            ("soon", "", Some("not-a-number")),
            ("99999999999999999999", "", Some("not-a-number")),
            (
                "1 2 3 4 5 6 7 8 9 10 11 12 13",
                "13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1",
                Some("too-many-rows"),
            ),
        ];
        for (typed, written, code) in table {
            let found = problem(|checks| {
                assert_eq!(NoticeSchedule::check(checks, "s", typed).to_string(), written, "{typed}");
            });
            assert_eq!(found, code, "{typed}");
        }
    }

    #[test]
    fn features_are_flags_and_values() {
        let table = [
            ("archive\nretention = 90 days\n\n", "archive\nretention=90 days", None),
            ("a = x=y", "a=x=y", None),
            ("a =", "a", None),
            ("", "", None),
            ("two words", "two words", Some("forbidden-characters")),
            ("= value", "=value", Some("forbidden-characters")),
            ("архив", "архив", Some("forbidden-characters")),
            ("a\nb\na=1", "a\nb\na=1", Some("twice")),
            ("a\u{202E}b", "a\u{202E}b", Some("forbidden-characters")),
        ];
        for (typed, written, code) in table {
            let found = problem(|checks| {
                assert_eq!(Features::check(checks, "f", typed).to_string(), written, "{typed}");
            });
            assert_eq!(found, code, "{typed}");
        }
        let most = |n: usize| (0..n).map(|at| format!("f{at}")).collect::<Vec<_>>().join("\n");
        assert_eq!(problem(|checks| drop(Features::check(checks, "f", &most(50)))), None);
        assert_eq!(problem(|checks| drop(Features::check(checks, "f", &most(51)))), Some("too-many-rows"));
        let long = |n: usize| format!("a={}", "ж".repeat(n));
        assert_eq!(problem(|checks| drop(Features::check(checks, "f", &long(200)))), None);
        assert_eq!(problem(|checks| drop(Features::check(checks, "f", &long(201)))), Some("too-long"));
    }
}
