//! Taking an unbinding back: the same people on the same units, with the codes and devices they had.

use super::{MOST_UNBOUND, store};
use crate::{
    access::Action,
    accounts,
    act::Act,
    audit::{Entry, SubjectKind, What},
    customers,
    ids::{LicenseId, OrganizationId, UnbindId},
    refusal::{Refusal, Result},
    seats::units,
};

/// For so many seconds an unbinding can be taken back.
pub const UNDO_SECONDS: i64 = 15 * 60;

/// Takes back what was unbound together, all of it or nothing. Gives how many units.
///
/// Refusals: `undo-too-late` after a quarter of an hour, when it was taken back already, or when one of the units has
/// another holder by now; `seats-exhausted` when their license has fewer units by now;
/// `managed-by-partner`, `managed-by-customer`.
pub fn undo(act: &mut Act<'_>, customer: OrganizationId, id: UnbindId) -> Result<i64> {
    let scope = act.allow_customer(Action::SeatsChange, customer)?;
    customers::require_adding(act, &scope)?;
    let ended = store::ended_together(act, &scope, id)?;
    let first = ended.first().ok_or(Refusal::UndoTooLate)?;
    if act.now().seconds_since(first.at) > UNDO_SECONDS || ended.len() > MOST_UNBOUND {
        return Err(Refusal::UndoTooLate.into());
    }
    let seats: Vec<_> = ended.iter().map(|ended| ended.seat).collect();
    store::hold_lines_of(act, &scope, &seats).map_err(|error| error.if_not_found(Refusal::UndoTooLate))?;
    let mut names = Vec::new();
    for unit in &ended {
        let (line, _) = store::line_of(act, &scope, unit.seat)?;
        // Meanwhile the person may have got another unit of the line.
        store::refuse_twice(act, &scope, line, &unit.email)?;
        units::restore(act, &scope, unit.seat, unit.at)?;
        store::hold_address(act, &scope, &unit.email)?;
        // They may have registered while they were not bound.
        let account = accounts::by_email(act, &unit.email)?.map(|account| account.id);
        store::resume(act, &scope, unit.binding, account)?;
        names.push(unit.email.as_str());
    }
    let count = i64::try_from(ended.len()).unwrap_or(i64::MAX);
    names.truncate(10);
    let entry = Entry::new(What::UnbindingUndone, SubjectKind::Seat, first.seat, names.join(", "));
    act.record(customer, entry.note("count", count))?;
    Ok(count)
}

/// Where most of the units are that were unbound together, as license and edition: there others are bound next.
/// Nothing for an unbinding that nobody did, or that was taken back.
pub fn freed(
    act: &mut Act<'_>,
    customer: OrganizationId,
    id: UnbindId,
) -> Result<Option<(LicenseId, String)>> {
    let scope = act.allow_customer(Action::SeatsView, customer)?;
    store::line_of_most(act, &scope, id)
}
