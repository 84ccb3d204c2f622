//! How licenses look on lists and cards: the badge of their standing, bars of use, and how long they last.

use domain::{
    clock::Day,
    licenses::{
        Summary,
        rules::{LicenseKind, Reason, Standing, Status},
    },
};
use jiff::civil::Date;

use crate::{
    kit::{Badge, Meter, Tone},
    languages::Locale,
};

/// An amount in use out of what was bought, as in a cell.
#[derive(Clone, Debug)]
pub(in crate::console) struct Usage {
    pub used: String,
    pub rest: String,
    pub meter: Meter,
    pub over: bool,
}

/// The last day, with its distance and the class of its ink.
#[derive(Clone, Debug)]
pub(in crate::console) struct Until {
    pub day: Date,
    pub note: String,
    pub ink: &'static str,
}

/// The badge that says most about a license today.
pub(in crate::console) fn badge(kind: LicenseKind, standing: &Standing, locale: &Locale) -> Badge {
    let has = |reason| standing.reasons.contains(&reason);
    let state = match standing.status {
        Status::Active if has(Reason::OverQuota) => "over-quota",
        Status::Active if kind == LicenseKind::Trial => "trial",
        Status::Active if has(Reason::ExpiringSoon) => "expiring-soon",
        other => other.word(),
    };
    Badge::license(state, locale)
}

/// Every reason that holds, after the badge of the status itself.
pub(in crate::console) fn badges(standing: &Standing, locale: &Locale) -> Vec<Badge> {
    let status = standing.status.word();
    let reasons = standing.reasons.iter().map(|reason| match reason {
        Reason::InGrace => "grace",
        other => other.word(),
    });
    let others = reasons.filter(|reason| *reason != status).map(|reason| Badge::license(reason, locale));
    [Badge::license(status, locale)].into_iter().chain(others).collect()
}

/// What licenses of one customer give together.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::console) struct Together {
    pub quantity: i64,
    pub assigned: i64,
    pub used_bytes: i64,
    /// `None` is unlimited.
    pub space_gb: Option<i64>,
}

impl Together {
    pub fn of<'s>(summaries: impl IntoIterator<Item = &'s Summary>) -> Self {
        let start = Self { space_gb: Some(0), ..Self::default() };
        summaries.into_iter().fold(start, |sum, summary| Self {
            quantity: sum.quantity + summary.quantity,
            assigned: sum.assigned + summary.assigned,
            used_bytes: sum.used_bytes.saturating_add(summary.storage_used_bytes),
            space_gb: sum.space_gb.zip(summary.total_space_gb).map(|(a, b)| a.saturating_add(b)),
        })
    }

    pub fn seats(&self, locale: &Locale) -> Usage {
        Usage {
            used: locale.number(self.assigned),
            rest: locale.with("licenses-of", &[("total", self.quantity.into())]),
            meter: Meter::seats(self.assigned, self.quantity, locale),
            over: self.assigned > self.quantity,
        }
    }

    pub fn storage(&self, locale: &Locale) -> Usage {
        storage(self.used_bytes, self.space_gb, locale)
    }
}

/// Storage in use of the space that was bought; no limit when there is none.
pub(in crate::console) fn storage(used_bytes: i64, space_gb: Option<i64>, locale: &Locale) -> Usage {
    let used = locale.bytes(used_bytes);
    let limit = space_gb.map(|gigabytes| gigabytes.saturating_mul(1_000_000_000));
    let (rest, sentence) = match space_gb {
        Some(gigabytes) => {
            let total = locale.gigabytes(gigabytes);
            let sentence = [("used", (&used).into()), ("total", (&total).into())];
            (
                locale.with("licenses-of-text", &[("total", (&total).into())]),
                locale.with("licenses-storage-in-use", &sentence),
            )
        }
        None => (
            locale.text("licenses-without-limit").into_owned(),
            locale.with("licenses-storage-unlimited", &[("used", (&used).into())]),
        ),
    };
    let over = limit.is_some_and(|limit| used_bytes > limit);
    Usage { used, rest, meter: Meter::usage(sentence, used_bytes, limit), over }
}

/// How long a license lasts, seen on a day of the reader.
pub(in crate::console) fn until(last: Day, notice_days: i64, today: Date, locale: &Locale) -> Until {
    let left = last.days_since(Day::from_date(today));
    let ink = match left {
        ..0 => "ink-bad",
        left if left <= notice_days => "ink-warn",
        _ => "",
    };
    Until { day: last.date(), note: locale.distance(last.date(), today), ink }
}

/// The bar of a term: what of it has passed.
pub(in crate::console) fn term_meter(sentence: String, whole: i64, passed: i64) -> Meter {
    Meter::stacked(sentence, whole.max(1), &[(Tone::Quiet, passed.clamp(0, whole.max(1)))])
}
