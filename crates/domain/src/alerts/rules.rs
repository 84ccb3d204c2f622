//! What the settings of alerts say, how they are inherited, and when a customer is looked at. No SQL.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    input::{Checks, is_email},
    notices::rules::at,
    refusal::Problem,
    words,
};

words! {
    /// What is told (NX-71).
    AlertKind {
        /// A user was invited and has not installed.
        NotInstalled => "not-installed",
        /// A device was not heard of.
        Silent => "silent",
        /// Runs of the program failed in a row.
        Failing => "failing",
        /// Little space is left.
        SpaceLow => "space-low",
        /// The place of a device is freed soon, because nothing was heard of it.
        FreedSoon => "freed-soon",
    }
}

impl AlertKind {
    /// The least and the most that its number may be: days, days, runs, percent left, days before.
    pub const fn bounds(self) -> (i64, i64) {
        match self {
            Self::NotInstalled | Self::Silent => (1, 365),
            Self::Failing => (1, 1_000),
            Self::SpaceLow => (1, 50),
            Self::FreedSoon => (1, 90),
        }
    }

    /// As the seed has it. Nobody is written to unless somebody said so; but what is about to be done is told.
    fn built_in(self) -> Setting {
        let threshold = match self {
            Self::NotInstalled => 14,
            Self::Silent => 30,
            Self::Failing | Self::SpaceLow => 5,
            Self::FreedSoon => 7,
        };
        let told = self == Self::FreedSoon;
        Setting { enabled: true, threshold, to_customer: told, to_user: told, ..Setting::default() }
    }
}

/// How one kind of alert goes.
#[expect(clippy::struct_excessive_bools, reason = "each is about somebody else; any combination occurs")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    pub enabled: bool,
    /// Days, failed runs or percent, as the kind says.
    pub threshold: i64,
    pub to_partner: bool,
    pub to_customer: bool,
    pub to_user: bool,
    /// Addresses in place of the seller's usual ones.
    pub partner_emails: Vec<String>,
    /// Addresses in place of the customer's usual ones.
    pub customer_emails: Vec<String>,
    /// Codes of the editions that it is off for.
    pub editions_off: Vec<String>,
}

/// The most addresses of one list.
const MOST_EMAILS: usize = 20;
const MOST_EDITIONS: usize = 200;

impl Setting {
    /// Cleaned, with its problems at `KIND.FIELD`.
    pub(super) fn check(&self, kind: AlertKind, checks: &mut Checks) -> Self {
        let at = |field: &str| format!("{kind}.{field}");
        let (least, most) = kind.bounds();
        let threshold = checks.number(&at("threshold"), self.threshold, least, most);
        let mut editions: Vec<String> =
            self.editions_off.iter().map(|code| checks.line(&at("editions_off"), code, 40)).collect();
        editions.retain(|code| !code.is_empty());
        editions.sort();
        editions.dedup();
        if editions.len() > MOST_EDITIONS {
            checks.add(&at("editions_off"), Problem::TooManyRows { max: MOST_EDITIONS as i64 });
        }
        Self {
            threshold,
            partner_emails: emails(checks, &at("partner_emails"), &self.partner_emails),
            customer_emails: emails(checks, &at("customer_emails"), &self.customer_emails),
            editions_off: editions,
            ..self.clone()
        }
    }

    /// Whether the devices of an edition are announced.
    pub(crate) fn tells(&self, edition: &str) -> bool {
        self.enabled && self.is_for(edition)
    }

    pub(super) fn is_for(&self, edition: &str) -> bool {
        !self.editions_off.iter().any(|off| off.eq_ignore_ascii_case(edition))
    }
}

/// Each address once, however it was written.
fn emails(checks: &mut Checks, field: &str, typed: &[String]) -> Vec<String> {
    let mut read: Vec<String> = Vec::new();
    for text in typed.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        if !is_email(text) || text.chars().count() > 254 {
            checks.add(field, Problem::NotAnEmail);
            return Vec::new();
        }
        if !read.iter().any(|known| known.eq_ignore_ascii_case(text)) {
            read.push(text.to_owned());
        }
    }
    if read.len() > MOST_EMAILS {
        checks.add(field, Problem::TooManyRows { max: MOST_EMAILS as i64 });
    }
    read
}

/// Several addresses in one line, parted by commas; semicolons and line ends are taken as well.
pub fn split_emails(typed: &str) -> Vec<String> {
    let parts = typed.split([',', ';', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// What one organization has set of its own; the rest is inherited.
pub type Own = BTreeMap<String, Setting>;

/// The setting in force: the nearest one from the organization upward, or the built-in one.
pub(super) fn effective(chain: &[Own], kind: AlertKind) -> Setting {
    let nearest = chain.iter().find_map(|own| own.get(kind.word()));
    nearest.cloned().unwrap_or_else(|| kind.built_in())
}

/// The next nine in the morning where the customer is.
pub(super) fn next_look(now: Instant, zone: &TimeZone) -> Instant {
    let today = now.day_in(zone);
    let morning = at(today, zone);
    if morning > now { morning } else { at(today.plus_days(1), zone) }
}

/// The most that may be used before less than `percent` of `total` is left. All in bytes.
pub(super) const fn used_above(total_bytes: i64, percent: i64) -> i64 {
    total_bytes.saturating_sub(total_bytes / 100 * percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NX-71: fourteen days, thirty days, five runs, five percent; on, and nobody is written to.
    #[test]
    fn the_built_in_settings_are_those_of_the_seed() {
        let told: Vec<(bool, i64, bool)> = AlertKind::ALL
            .iter()
            .map(|kind| effective(&[], *kind))
            .map(|setting| {
                (
                    setting.enabled,
                    setting.threshold,
                    setting.to_partner || setting.to_customer || setting.to_user,
                )
            })
            .collect();
        assert_eq!(
            told,
            [(true, 14, false), (true, 30, false), (true, 5, false), (true, 5, false), (true, 7, true)]
        );
    }

    #[test]
    fn the_nearest_setting_is_in_force() {
        let own = |threshold| {
            let setting = Setting { threshold, ..Setting::default() };
            Own::from([("silent".to_owned(), setting)])
        };
        let chain = [Own::new(), own(7), own(90)];
        assert_eq!(effective(&chain, AlertKind::Silent).threshold, 7);
        assert_eq!(effective(&chain, AlertKind::Failing).threshold, 5);
    }

    /// NX-71: several addresses separated by commas; what is none is refused at its field.
    #[test]
    fn addresses_are_parted_by_commas() {
        let typed = split_emails(" it@x.example, help@x.example;IT@x.example\n");
        let mut checks = Checks::new();
        assert_eq!(emails(&mut checks, "f", &typed), ["it@x.example", "help@x.example"]);
        assert!(checks.is_clean());
        let setting = Setting { customer_emails: vec!["nobody".into()], threshold: 0, ..Setting::default() };
        setting.check(AlertKind::Silent, &mut checks);
        let fields: Vec<String> = checks.into_problems().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["silent.threshold", "silent.customer_emails"]);
    }

    #[test]
    fn space_is_low_when_less_than_the_part_is_left() {
        assert_eq!(used_above(100_000_000_000, 5), 95_000_000_000);
        assert_eq!(used_above(0, 5), 0);
    }

    #[test]
    fn a_customer_is_looked_at_in_its_morning() {
        let zone = TimeZone::get("Europe/Helsinki").unwrap();
        let instant = |text: &str| -> Instant { text.parse::<jiff::Timestamp>().unwrap().into() };
        let next = |text: &str| next_look(instant(text), &zone).to_string();
        assert_eq!(next("2026-11-23T06:59:59Z"), "2026-11-23T07:00:00Z");
        assert_eq!(next("2026-11-23T07:00:00Z"), "2026-11-24T07:00:00Z");
    }
}
