//! Taking an import back: what it added goes again, but for what something has happened to since.

use db::params;

use super::{Import, ImportRow, Kind, RowState, State, customers, find, run::entry, store};
use crate::{
    act::Act,
    audit::What,
    ids::{ImportId, OrganizationId, SeatId},
    outbox,
    refusal::{Error, Refusal, Result},
    seats,
};

/// For how many hours after it was done an import can be taken back.
pub const UNDO_HOURS: i64 = 24;

impl Import {
    /// Whether it can be taken back at this instant.
    pub fn can_be_undone(&self, now: crate::clock::Instant) -> bool {
        self.state == State::Done
            && self.counts.added > 0
            && self.finished_at.is_some_and(|at| now.seconds_since(at) < UNDO_HOURS * 3600)
    }
}

/// Begins to take an import back. Users are removed and customers deleted that nothing has happened to since; the rest
/// stays. The same file can be imported again after it.
///
/// Refusals: `import-not-open` unless it is done; `import-too-old` a day later.
pub fn undo(act: &mut Act<'_>, id: ImportId) -> Result<()> {
    let (_, import) = find(act, id)?;
    let held = store::hold(act, import.organization, id)?.ok_or(Refusal::NotFound)?;
    if held.state != State::Done || import.counts.added == 0 {
        return Err(Refusal::ImportNotOpen.into());
    }
    if !import.can_be_undone(act.now()) {
        return Err(Refusal::ImportTooOld.into());
    }
    let author = outbox::author(act.actor());
    store::set_author(act, &import, &author, &import.settings)?;
    store::look_again(act, &import, State::Undoing)
}

/// How many rows one act takes back.
const ROWS_AT_ONCE: i64 = 50;

pub(super) fn step(act: &mut Act<'_>, import: &Import) -> Result<bool> {
    let most = if import.kind == Kind::Users { ROWS_AT_ONCE } else { 1 };
    let rows = store::next_rows(act, import, RowState::Added, most)?;
    for row in &rows {
        let gone = match import.kind {
            Kind::Users => remove_user(act, row)?,
            Kind::Customers => customers::delete(act, row)?,
        };
        store::set_row_state(act, import, row.number, if gone { RowState::Removed } else { RowState::Kept })?;
    }
    if !rows.is_empty() {
        return Ok(true);
    }
    store::rest(act, import, State::Undone)?;
    store::let_go_of_file(act, import)?;
    let removed = store::counts(act, import)?.removed;
    act.record(import.organization, entry(What::ImportUndone, import).note("count", removed))?;
    Ok(false)
}

fn remove_user(act: &mut Act<'_>, row: &ImportRow) -> Result<bool> {
    let (Some(customer), Some(record)) = (row.customer, row.record) else { return Ok(false) };
    let seat = SeatId::from_uuid(record);
    if !is_untouched(act, customer, seat)? {
        return Ok(false);
    }
    match seats::remove(act, seat) {
        Ok(()) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(failed) => Err(failed),
    }
}

/// Nobody edited the user, no mail went out, no device was installed, nobody was bound.
fn is_untouched(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<bool> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT 1 AS found FROM seats s WHERE s.customer_id = $1 AND s.id = $2 AND s.removed_at IS NULL \
         AND s.version = 1 AND s.devices = 0 AND s.installed_at IS NULL AND s.sent_at IS NULL \
         AND s.invitation IN ('none', 'queued') \
         AND NOT EXISTS (SELECT 1 FROM bindings b WHERE b.customer_id = $1 AND b.seat_id = $2) \
         AND NOT EXISTS (SELECT 1 FROM installations i WHERE i.customer_id = $1 AND i.seat_id = $2)",
        params![customer, seat],
    )?;
    Ok(found.is_some())
}
