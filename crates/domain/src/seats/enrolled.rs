//! Users that the system makes for devices which come with a deployment key (NX-68). Who may use the key is asked in
//! `deployment_keys`; here a unit is taken as for any other user.

use super::{
    NewSeat,
    store::{self, SeatLine},
};
use crate::{
    access::{Action, Scope},
    act::Act,
    ids::{EditionId, LicenseId, OrganizationId, SeatId},
    input::fold,
    ledger::{self, Account, Entry},
    random,
    refusal::{Error, Refusal, Result},
};

/// A unit of a line, taken and not yet anybody's.
pub(crate) struct Unit {
    scope: Scope,
    line: SeatLine,
}

/// Takes a unit of a line.
///
/// Refusals: `no-seat-free`.
pub(crate) fn take_unit(
    act: &mut Act<'_>,
    (customer, license, edition): (OrganizationId, LicenseId, EditionId),
) -> Result<Unit> {
    let scope = act.allow_customer(Action::SeatsChange, customer)?;
    let lines = store::lines(act, &scope, license)?;
    let line = lines.into_iter().find(|line| line.edition == edition).ok_or(Refusal::NotFound)?;
    match store::assign(act, &scope, &line, 1) {
        Err(Error::Refused(Refusal::SeatsExhausted { .. })) => Err(Refusal::NoSeatFree.into()),
        assigned => assigned.map(|()| Unit { scope, line }),
    }
}

/// Gives the unit to a new user of that name, or of one like it where the name is taken.
pub(crate) fn add_enrolled(act: &mut Act<'_>, unit: &Unit, name: &str) -> Result<SeatId> {
    let (_, keep_deleted_days) = store::defaults(act, &unit.scope)?;
    let row = NewSeat {
        username: free_name(act, &unit.scope, name)?,
        email: String::new(),
        edition: unit.line.code.clone(),
        keep_deleted_days,
        language: None,
        code: None,
    };
    let added = store::insert_all(act, &unit.scope, &[(&row, &unit.line)])?;
    let seat = added.into_iter().next().ok_or(Refusal::NotFound)?;
    let account = Account::line(&unit.scope, unit.line.license, unit.line.edition);
    ledger::enter(act, account, Entry::used(1).seat(seat, &row.username))?;
    Ok(seat)
}

/// How many devices of one name are numbered; those after them are told apart by chance.
const NUMBERED: usize = 40;

/// The name itself, or with a number behind it, or with six symbols.
fn free_name(act: &mut Act<'_>, scope: &Scope, name: &str) -> Result<String> {
    let numbered = (2..=NUMBERED).map(|number| format!("{name}-{number}"));
    let mut names: Vec<String> = std::iter::once(name.to_owned()).chain(numbered).collect();
    names.extend((0..8).map(|_| format!("{name}-{}", random::crockford(act.random(), 6).to_lowercase())));
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let taken = store::usernames_taken(act, scope, &folded)?;
    let free = names.into_iter().zip(folded).find(|(_, key)| !taken.contains(key));
    free.map(|(name, _)| name).ok_or_else(|| Refusal::UsernameTaken { username: name.to_owned() }.into())
}
