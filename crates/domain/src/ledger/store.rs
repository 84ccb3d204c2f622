//! The SQL of the ledger. Asks for no right: operations do that first.

use db::params;
use uuid::Uuid;

use super::{Account, Counter, Entered, Entry, Source};
use crate::{
    act::Act,
    clock::Instant,
    ids::{EditionId, OrganizationId},
    page::{Cursor, Page, Window},
    refusal::Result,
};

/// Makes an entry and gives nothing back; one of no units is none. The account's row is taken, so that entries of
/// one account stand one after the other whatever the acts do.
pub(crate) fn enter(act: &mut Act<'_>, account: Account, entry: Entry) -> Result<()> {
    if entry.units == 0 {
        return Ok(());
    }
    let (position, at, quantity, used) = post(act, account, &entry)?;
    // Nobody did anything when the day came: there is no event of it in the trail.
    let event = (entry.source != Source::Schedule).then(|| act.coming_event());
    let (kind, name) = (act.actor().kind(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO ledger_entries (organization_id, subject_id, edition_id, position, at, what, units, counter, \
         quantity, used, source, reference, party, seat_id, actor_kind, actor_name, event_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        params![
            account.organization, account.subject, account.edition, position, at, entry.what, entry.units,
            entry.counter, quantity, used, entry.source, entry.reference, entry.party, entry.seat, kind, name, event
        ],
    )?;
    Ok(())
}

/// Moves the balance on; the place of the entry and what it leaves behind.
fn post(act: &mut Act<'_>, account: Account, entry: &Entry) -> Result<(i64, Instant, i64, i64)> {
    let at = entry.at.unwrap_or_else(|| act.now());
    let (quantity, used) = match entry.counter {
        Counter::Quantity => (entry.units, 0),
        Counter::Used => (0, entry.units),
        Counter::None => (0, 0),
    };
    let values = params![account.organization, account.subject, account.edition, at, quantity, used].to_vec();
    let moved = act.tx().optional(
        "UPDATE ledger_accounts SET entries = entries + 1, quantity = quantity + $5, used = used + $6, \
         last_at = CASE WHEN last_at > $4 THEN last_at ELSE $4 END \
         WHERE organization_id = $1 AND subject_id = $2 AND edition_id = $3 RETURNING entries, last_at, quantity, used",
        &values,
    )?;
    if let Some(moved) = moved {
        return Ok(moved);
    }
    act.tx()
        .execute(
            "INSERT INTO ledger_accounts (organization_id, subject_id, edition_id, entries, last_at, quantity, used) \
             VALUES ($1, $2, $3, 1, $4, $5, $6)",
            &values,
        )
        .map_err(begun_meanwhile)?;
    Ok((1, at, quantity, used))
}

/// Somebody else made the first entry of the account.
fn begun_meanwhile(error: db::DbError) -> db::DbError {
    match error {
        db::DbError::Unique { constraint } => db::DbError::Retry(constraint),
        other => other,
    }
}

/// What the account held just before an instant: quantity and used.
pub(crate) fn balances_at(act: &mut Act<'_>, account: Account, before: Instant) -> Result<(i64, i64)> {
    let found = act.tx().optional(
        "SELECT quantity, used FROM ledger_entries WHERE organization_id = $1 AND subject_id = $2 AND edition_id = $3 \
         AND at < $4 ORDER BY at DESC, position DESC LIMIT 1",
        params![account.organization, account.subject, account.edition, before],
    )?;
    Ok(found.unwrap_or_default())
}

/// The entries of a subject before an instant, the newest first.
pub(crate) fn entries(
    act: &mut Act<'_>,
    (organization, subject): (OrganizationId, Uuid),
    before: Instant,
    window: &Window,
) -> Result<Page<Entered>> {
    let at = window.key(0).parse().map_or(before, Instant::from_micros).min(before);
    let edition = window.key(1).parse::<EditionId>().map_or(Uuid::nil(), EditionId::uuid);
    let position: i64 = window.key(2).parse().unwrap_or(0);
    let rows = act.tx().all(
        "SELECT edition_id, position, at, what, units, counter, quantity, used, source, reference, party, seat_id, \
         actor_kind, actor_name, event_id FROM ledger_entries WHERE organization_id = $1 AND subject_id = $2 \
         AND (at, edition_id, position) < ($3, $4, $5) ORDER BY at DESC, edition_id DESC, position DESC LIMIT $6",
        params![organization, subject, at, edition, position, window.reading()],
    )?;
    Ok(window.page(rows, None, |entry: &Entered| {
        Cursor::new([entry.at.micros().to_string(), entry.edition.to_string(), entry.position.to_string()])
    }))
}
