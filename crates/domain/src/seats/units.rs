//! Units as bindings take them and give them back: a unit that was given back is a seat that rests, and the next to be
//! taken again, so that it stays the same unit through all its holders. Asks for no right.

use db::params;

use super::{
    NewSeat, code_index, codes, found,
    store::{self, SeatLine},
};
use crate::{
    access::Scope,
    act::Act,
    clock::Instant,
    ids::{EditionId, LicenseId, SeatId},
    input::{fold, fold_email},
    language::Language,
    ledger::{self, Account, Entry},
    refusal::{Refusal, Result},
};

/// For whom a unit is taken.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub email: String,
    pub language: Option<Language>,
}

/// The line of an edition on a license.
///
/// Refusals: `invalid` with `edition`.
pub(crate) fn edition_of(
    act: &mut Act<'_>,
    scope: &Scope,
    license: LicenseId,
    code: &str,
) -> Result<EditionId> {
    let lines = store::lines(act, scope, license)?;
    let place = SeatLine::named(&lines, code)
        .ok_or_else(|| Refusal::field("edition", crate::refusal::Problem::NotAChoice))?;
    Ok(lines[place].edition)
}

fn line(act: &mut Act<'_>, scope: &Scope, license: LicenseId, edition: EditionId) -> Result<SeatLine> {
    let lines = store::lines(act, scope, license)?;
    lines.into_iter().find(|line| line.edition == edition).ok_or_else(|| Refusal::NotFound.into())
}

/// Takes a free unit of a line: the first that rests, else a new one. From here to the end of the act nobody else
/// takes one of that line.
///
/// Refusals: `seats-exhausted`.
pub(crate) fn take(
    act: &mut Act<'_>,
    scope: &Scope,
    (license, edition): (LicenseId, EditionId),
    holder: &Holder,
) -> Result<SeatId> {
    let line = line(act, scope, license, edition)?;
    store::assign(act, scope, &line, 1)?;
    let resting: Option<(SeatId,)> = act.tx().optional(
        "SELECT id FROM seats WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3 \
         AND vacated_at IS NOT NULL ORDER BY id LIMIT 1",
        params![scope.organization(), license, edition],
    )?;
    let seat = match resting {
        Some((seat,)) => wake(act, scope, (seat, &line), holder).map(|()| seat)?,
        None => make(act, scope, &line, holder)?,
    };
    enter(act, scope, &line, (seat, &holder.email))?;
    Ok(seat)
}

/// The ledger tells who took the unit.
fn enter(act: &mut Act<'_>, scope: &Scope, line: &SeatLine, (seat, name): (SeatId, &str)) -> Result<()> {
    ledger::enter(act, Account::line(scope, line.license, line.edition), Entry::used(1).seat(seat, name))
}

/// Takes this very unit, which rests. Refusals: `seats-exhausted`; `not-found` when it does not rest.
pub(crate) fn take_again(act: &mut Act<'_>, scope: &Scope, seat: SeatId, holder: &Holder) -> Result<()> {
    let (license, edition) = resting_on(act, scope, seat)?;
    let line = line(act, scope, license, edition)?;
    store::assign(act, scope, &line, 1)?;
    wake(act, scope, (seat, &line), holder)?;
    enter(act, scope, &line, (seat, &holder.email))
}

/// The line of a unit that rests. Refusals: `not-found` when it does not.
pub(crate) fn resting_on(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<(LicenseId, EditionId)> {
    let found: Option<(LicenseId, EditionId)> = act.tx().optional(
        "SELECT license_id, edition_id FROM seats WHERE customer_id = $1 AND id = $2 AND vacated_at IS NOT NULL",
        params![scope.organization(), seat],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

fn make(act: &mut Act<'_>, scope: &Scope, line: &SeatLine, holder: &Holder) -> Result<SeatId> {
    let (_, keep_deleted_days) = store::defaults(act, scope)?;
    let row = NewSeat {
        username: free_name(act, scope, &holder.email)?,
        email: holder.email.clone(),
        edition: line.code.clone(),
        keep_deleted_days,
        language: holder.language.map(|language| language.code().to_owned()),
        code: None,
    };
    let added = store::insert_all(act, scope, &[(&row, line)])?;
    added.first().copied().ok_or_else(|| Refusal::NotFound.into())
}

/// Gives a unit that rests to a holder, with a code of its own.
fn wake(act: &mut Act<'_>, scope: &Scope, (seat, line): (SeatId, &SeatLine), holder: &Holder) -> Result<()> {
    let username = free_name(act, scope, &holder.email)?;
    let code = codes::generate(act.random());
    let sealed = act.seal(codes::place(scope.organization(), seat), code.reveal());
    let now = act.now();
    let woken = act
        .tx()
        .execute(
            "UPDATE seats SET removed_at = NULL, vacated_at = NULL, username = $3, username_folded = $4, email = $5, \
             email_folded = $6, language = $7, code_sealed = $8, devices = 0, devices_per_seat = $9, \
             invitation = 'none', sent_at = NULL, installed_at = NULL, taken_over_at = $10, version = version + 1 \
             WHERE customer_id = $1 AND id = $2 AND vacated_at IS NOT NULL",
            params![
                scope.organization(),
                seat,
                &username,
                fold(&username),
                &holder.email,
                fold_email(&holder.email),
                holder.language,
                sealed,
                line.devices_per_seat,
                now
            ],
        )
        .map_err(store::taken_meanwhile)?;
    if woken == 0 {
        return Err(Refusal::NotFound.into());
    }
    found::follow(act, scope, &[seat])?;
    code_index::note(act, scope, seat, &code)
}

/// The address as a username; with a number behind it for who has several units of a customer.
fn free_name(act: &mut Act<'_>, scope: &Scope, email: &str) -> Result<String> {
    let mut from = 1;
    loop {
        let names: Vec<String> = (from..from + 9)
            .map(|number| if number == 1 { email.to_owned() } else { format!("{email}/{number}") })
            .collect();
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let taken = store::usernames_taken(act, scope, &folded)?;
        let free = names.into_iter().zip(folded).find(|(_, key)| !taken.contains(key));
        if let Some((name, _)) = free {
            return Ok(name);
        }
        from += 9;
    }
}

/// Gives a unit back: its devices are released and told why, its code works no more, and it rests. Gives the name it
/// was used under and how many devices there were.
///
/// Refusals: `not-found` when nobody uses it.
pub(crate) fn give_back(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<(String, i64)> {
    let found = store::get(act, scope, seat)?;
    let released = store::remove(act, scope, seat)?;
    let (customer, now) = (scope.organization(), act.now());
    act.tx().execute(
        "UPDATE seats SET vacated_at = $3 WHERE customer_id = $1 AND id = $2",
        params![customer, seat, now],
    )?;
    act.tx().execute(
        "UPDATE installations SET unbound = TRUE WHERE customer_id = $1 AND seat_id = $2 AND released_at = $3",
        params![customer, seat, now],
    )?;
    Ok((found.username, released))
}

/// Takes a unit again as it was when it was given back at that instant: name, code and devices.
///
/// Refusals: `undo-too-late` when it is used again, or its name is; `seats-exhausted` when its line is full.
pub(crate) fn restore(act: &mut Act<'_>, scope: &Scope, seat: SeatId, given_back_at: Instant) -> Result<()> {
    let customer = scope.organization();
    let resting = resting_on(act, scope, seat).map_err(|error| error.if_not_found(Refusal::UndoTooLate))?;
    let line = line(act, scope, resting.0, resting.1)?;
    store::assign(act, scope, &line, 1)?;
    let (name, folded): (String, String) = act.tx().one(
        "SELECT username, username_folded FROM seats WHERE customer_id = $1 AND id = $2",
        params![customer, seat],
    )?;
    if !store::usernames_taken(act, scope, &[folded])?.is_empty() {
        return Err(Refusal::UndoTooLate.into());
    }
    let devices = act.tx().execute(
        "UPDATE installations SET released_at = NULL, released_by = NULL, unbound = FALSE \
         WHERE customer_id = $1 AND seat_id = $2 AND released_at = $3 AND unbound",
        params![customer, seat, given_back_at],
    )?;
    let devices = i64::try_from(devices).unwrap_or(0);
    let woken: Option<(Vec<u8>,)> = act
        .tx()
        .optional(
            "UPDATE seats SET removed_at = NULL, vacated_at = NULL, devices = $4, version = version + 1 \
             WHERE customer_id = $1 AND id = $2 AND vacated_at = $3 RETURNING code_sealed",
            params![customer, seat, given_back_at, devices],
        )
        .map_err(store::taken_meanwhile)?;
    let (sealed,) = woken.ok_or(Refusal::UndoTooLate)?;
    found::follow(act, scope, &[seat])?;
    let held = found::devices(act, scope, seat)?;
    found::follow_devices(act, scope, &held)?;
    let code = codes::open(act, customer, seat, &sealed)?;
    code_index::note(act, scope, seat, &code)?;
    act.tx().execute(
        "UPDATE lines SET installed = installed + $4 WHERE customer_id = $1 AND license_id = $2 AND edition_id = $3",
        params![customer, resting.0, resting.1, devices],
    )?;
    enter(act, scope, &line, (seat, &name))
}

/// Writes the address of a holder to a unit that was used under a name alone.
///
/// Refusals: `not-found` when its user was taken off.
pub(crate) fn address(act: &mut Act<'_>, scope: &Scope, seat: SeatId, holder: &Holder) -> Result<()> {
    let written = act.tx().execute(
        "UPDATE seats SET email = $3, email_folded = $4, version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
        params![scope.organization(), seat, &holder.email, fold_email(&holder.email)],
    )?;
    if written == 1 { found::follow(act, scope, &[seat]) } else { Err(Refusal::NotFound.into()) }
}
