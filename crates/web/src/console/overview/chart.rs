//! The licenses that end in each of the next twelve months, as columns and as a table.

use domain::overview::Month;

use super::front::Front;
use crate::{
    console::listing::Address,
    kit::{Chart, Stack},
    languages::Locale,
};

fn ending(front: &Front) -> &[Month] {
    front.overview.licenses.as_ref().map_or(&[], |licenses| &licenses.ending)
}

/// Nothing where nothing ends, or for those who may not see licenses.
pub(super) fn chart(l: &Locale, front: &Front) -> Option<Chart> {
    if total(front) == 0 {
        return None;
    }
    let stack = |month: &Month| {
        let sentence = [("month", name(l, month).into()), ("n", month.licenses.into())];
        Stack {
            label: l.month(month.first.date()),
            href: Address::new("/licenses").with("ends", code(month)).href(),
            sentence: l.with("overview-month", &sentence),
            values: vec![month.licenses],
        }
    };
    Some(Chart::stacked("ending-h", ending(front).iter().map(stack).collect()))
}

pub(super) fn months(l: &Locale, front: &Front) -> Vec<(String, i64)> {
    ending(front).iter().map(|month| (name(l, month), month.licenses)).collect()
}

pub(super) fn total(front: &Front) -> i64 {
    ending(front).iter().map(|month| month.licenses).sum()
}

fn name(l: &Locale, month: &Month) -> String {
    format!("{} {}", l.month(month.first.date()), month.first.date().year())
}

/// The month in an address, such as `2026-12`.
fn code(month: &Month) -> String {
    month.first.to_string().chars().take(7).collect()
}
