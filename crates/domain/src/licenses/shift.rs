//! Units that come onto a license or leave it by another way than its own page: by purchase codes and invoices.

use super::{License, MOST_UNITS, store};
use crate::{
    access::Scope,
    act::Act,
    ids::{EditionId, LicenseId},
    ledger::{self, Account},
    refusal::{Problem, Refusal, Result},
};

/// Moves the total of one edition by the units of an entry, which is made in the ledger. Asks for no right and writes
/// no event: operations do both.
///
/// Refusals: `units-in-use` when units would leave that users have; a total past the most there can be.
pub(crate) fn shift(
    act: &mut Act<'_>,
    scope: &Scope,
    (license, edition): (LicenseId, EditionId),
    entry: ledger::Entry,
) -> Result<License> {
    let before = store::hold(act, scope, license)?;
    let line = before.lines.iter().find(|line| line.edition == edition).ok_or(Refusal::NotFound)?;
    let after = line.quantity + entry.units;
    if after > MOST_UNITS {
        return Err(
            Refusal::field("units", Problem::OutOfRange { min: 1, max: MOST_UNITS - line.quantity }).into()
        );
    }
    if after < 0 || !store::set_quantity(act, scope, license, edition, after)? {
        let free = (line.quantity - store::assigned(act, scope, license, edition)?).max(0);
        let wanted = -entry.units;
        return Err(Refusal::UnitsInUse { wanted, free, missing: (wanted - free).max(1) }.into());
    }
    store::touch(act, scope, license)?;
    ledger::enter(act, Account::line(scope, license, edition), entry)?;
    store::get(act, scope, license)
}
