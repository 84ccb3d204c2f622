//! Bindings that waited for a person complete by themselves when an account with the address is made (RU-07).

use db::params;

use super::store;
use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::{AccountId, OrganizationId, SeatId},
    refusal::Result,
};

/// Gives every unit that waits for the address to its new account. Whoever binds to the address at the same time
/// waits for this act, and then finds the account.
pub(crate) fn complete(act: &mut Act<'_>, account: AccountId, email: &str, name: &str) -> Result<()> {
    store::touch_address(act, email)?;
    let folded = store::folded(email);
    for customer in store::places_of(act, &folded)? {
        complete_at(act, customer, (account, name), &folded)?;
    }
    store::forget_address(act, &folded)
}

fn complete_at(
    act: &mut Act<'_>,
    customer: OrganizationId,
    (account, name): (AccountId, &str),
    folded: &str,
) -> Result<()> {
    let now = act.now();
    let held: Vec<(SeatId, String)> = act.tx().all(
        "UPDATE bindings SET account_id = $3, held_at = $4 WHERE customer_id = $1 AND email_folded = $2 \
         AND ended_at IS NULL AND account_id IS NULL RETURNING seat_id, email",
        params![customer, folded, account, now],
    )?;
    let Some((seat, email)) = held.first() else { return Ok(()) };
    let entry =
        Entry::new(What::BindingCompleted, SubjectKind::Seat, seat, email.as_str()).note("count", held.len());
    let actor = Actor::Person { account, name: name.to_owned(), session: None, confirmed_at: now };
    act.instead_of(actor, |act| act.record(customer, entry.clone()))
}
