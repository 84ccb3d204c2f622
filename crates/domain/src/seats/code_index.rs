//! The SQL of activation codes: sealed beside their seats, and found by keyed hash in an index of their own.

use std::collections::HashSet;

use db::{ToValue, Value, params};

use super::{
    codes,
    store::{ASKED_AT_ONCE, filled_up, places_from},
};
use crate::{
    access::Scope,
    act::Act,
    ids::SeatId,
    refusal::{Refusal, Result},
    vault::Secret,
};

/// Which of the codes, given by their hashes, are in use anywhere.
pub(super) fn taken<'h>(
    act: &mut Act<'_>,
    hashes: impl Iterator<Item = &'h [u8; 32]>,
) -> Result<HashSet<Vec<u8>>> {
    let hashes: Vec<&[u8; 32]> = hashes.collect();
    let sql = format!("SELECT code_hash FROM activation_codes WHERE code_hash IN ({})", places_from(1));
    let mut taken = HashSet::new();
    for chunk in hashes.chunks(ASKED_AT_ONCE) {
        let parameters: Vec<Value> = filled_up(chunk).map(|hash| hash.as_slice().to_value()).collect();
        let rows: Vec<(Vec<u8>,)> = act.tx().all(&sql, &parameters)?;
        taken.extend(rows.into_iter().map(|row| row.0));
    }
    Ok(taken)
}

pub(super) fn note(act: &mut Act<'_>, scope: &Scope, seat: SeatId, code: &Secret) -> Result<()> {
    let hash = codes::index(act.vault(), code.reveal());
    act.tx().execute(
        "INSERT INTO activation_codes (code_hash, customer_id, seat_id) VALUES ($1, $2, $3)",
        params![hash.as_slice(), scope.organization(), seat],
    )?;
    Ok(())
}

/// Takes the code out of the index, by its hash: no key of the index begins with the seat. One that cannot be
/// opened any more is looked for among all.
pub(super) fn forget(act: &mut Act<'_>, scope: &Scope, seat: SeatId, sealed: &[u8]) -> Result<()> {
    let customer = scope.organization();
    let by_seat = "DELETE FROM activation_codes WHERE customer_id = $1 AND seat_id = $2";
    match codes::open(act, customer, seat, sealed) {
        Ok(code) => {
            let hash = codes::index(act.vault(), code.reveal());
            act.tx()
                .execute(&format!("{by_seat} AND code_hash = $3"), params![customer, seat, hash.as_slice()])?
        }
        Err(_) => act.tx().execute(by_seat, params![customer, seat])?,
    };
    Ok(())
}

pub(super) fn replace(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<()> {
    let customer = scope.organization();
    let held: Option<(Vec<u8>,)> = act.tx().optional(
        "UPDATE seats SET version = version + 1 \
         WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL RETURNING code_sealed",
        params![customer, seat],
    )?;
    let (old,) = held.ok_or(Refusal::NotFound)?;
    forget(act, scope, seat, &old)?;
    let code = codes::generate(act.random());
    let sealed = act.seal(codes::place(customer, seat), code.reveal());
    act.tx().execute(
        "UPDATE seats SET code_sealed = $3 WHERE customer_id = $1 AND id = $2",
        params![customer, seat, sealed],
    )?;
    note(act, scope, seat, &code)
}

pub(super) fn open(act: &mut Act<'_>, scope: &Scope, seat: SeatId) -> Result<(String, Secret)> {
    let row: Option<(String, Vec<u8>)> = act.tx().optional(
        "SELECT username, code_sealed FROM seats WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
        params![scope.organization(), seat],
    )?;
    let (username, sealed) = row.ok_or(Refusal::NotFound)?;
    Ok((username, codes::open(act, scope.organization(), seat, &sealed)?))
}
