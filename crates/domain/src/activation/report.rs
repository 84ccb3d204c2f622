//! What a client tells when it checks in, and what of it is taken.

use std::collections::BTreeMap;

use crate::{
    clock::Instant,
    input::Checks,
    refusal::{Problem, Result},
};

/// What a client tells when it checks in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub storage_used_bytes: i64,
    pub software_version: String,
    pub last_backup_at: Option<Instant>,
    /// When a run of the program last succeeded; `None`: the client does not say.
    pub last_success_at: Option<Instant>,
    /// Runs that failed in a row since then; `None`: the client does not say.
    pub failed_runs: Option<i64>,
    /// What the program counts, by name; `None`: the client does not say.
    pub counters: Option<BTreeMap<String, i64>>,
    /// When the client sent this, by its own clock; `None`: it does not say.
    pub sent_at: Option<Instant>,
}

impl Report {
    /// One that tells only what every client must.
    pub fn of(storage_used_bytes: i64, software_version: impl Into<String>) -> Self {
        Self {
            storage_used_bytes,
            software_version: software_version.into(),
            last_backup_at: None,
            last_success_at: None,
            failed_runs: None,
            counters: None,
            sent_at: None,
        }
    }
}

/// The most runs that are counted.
pub const MOST_RUNS: i64 = 1_000_000;

/// The most counters that a program tells.
pub const MOST_COUNTERS: usize = 20;
/// How far a counter may be from zero: what every reader of JSON keeps exactly.
pub const MOST_COUNTED: i64 = 1 << 53;
const LONGEST_COUNTER: usize = 40;

/// The most that one device can say it stores, in bytes.
pub const MOST_BYTES: i64 = 1 << 53;

/// Cleaned. Refusals: the problems of the fields.
pub(super) fn checked(report: &Report, now: Instant) -> Result<Report> {
    let mut checks = Checks::new();
    if !(0..=MOST_BYTES).contains(&report.storage_used_bytes) {
        checks.add("storage_used_bytes", Problem::OutOfRange { min: 0, max: MOST_BYTES });
    }
    let failed_runs = report.failed_runs.map(|runs| checks.number("failed_runs", runs, 0, MOST_RUNS));
    let software_version = checks.line("software_version", &report.software_version, 100);
    if let Some(counters) = &report.counters {
        check_counters(&mut checks, counters);
    }
    checks.finish()?;
    // A device's clock may run ahead; a backup of tomorrow is one of now.
    let at_most_now = |at: Option<Instant>| at.map(|at| at.min(now));
    Ok(Report {
        storage_used_bytes: report.storage_used_bytes,
        software_version,
        last_backup_at: at_most_now(report.last_backup_at),
        last_success_at: at_most_now(report.last_success_at),
        failed_runs,
        counters: report.counters.clone(),
        sent_at: report.sent_at,
    })
}

fn check_counters(checks: &mut Checks, counters: &BTreeMap<String, i64>) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.-".contains(&byte);
    let named = |name: &String| (1..=LONGEST_COUNTER).contains(&name.len()) && name.bytes().all(plain);
    if counters.len() > MOST_COUNTERS {
        checks.add("counters", Problem::TooManyRows { max: MOST_COUNTERS as i64 });
    } else if !counters.keys().all(named) {
        checks.add("counters", Problem::ForbiddenCharacters);
    } else if counters.values().any(|count| !(-MOST_COUNTED..=MOST_COUNTED).contains(count)) {
        checks.add("counters", Problem::OutOfRange { min: -MOST_COUNTED, max: MOST_COUNTED });
    }
}

impl Report {
    /// The counters as they are kept; `None`: they stay.
    pub(super) fn counted(&self) -> Option<String> {
        self.counters.as_ref().map(|counters| serde_json::to_string(counters).unwrap_or_default())
    }
}
