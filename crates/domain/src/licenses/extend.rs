//! Moving the last day of a license later, by one more term or to a day.

use super::{Change, License, change, locate, rules, store};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    ids::LicenseId,
    refusal::{Refusal, Result},
};

/// To when the end moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    Day(Day),
    /// So many months past the day that is the last now.
    Months(i64),
}

/// Lets a license last longer; nothing else of it changes. Asked twice for the same day it is refused, not done twice.
///
/// Refusals: `already-revoked`; `ends-later` when it lasts that long already; those of [`change`].
pub fn extend(act: &mut Act<'_>, license: LicenseId, until: Until) -> Result<License> {
    let scope = locate(act, Action::LicensesChange, license)?;
    let before = store::hold(act, &scope, license)?;
    if before.revoked_at.is_some() {
        return Err(Refusal::AlreadyRevoked.into());
    }
    let last = match until {
        Until::Day(day) => day,
        Until::Months(months) => rules::longer(before.valid_to, months),
    };
    if last <= before.valid_to {
        return Err(Refusal::EndsLater { day: before.valid_to.to_string() }.into());
    }
    change(act, license, &Change { valid_to: last, ..Change::none(&before) })
}
