//! In which notes the actor is mentioned. About themselves only: no other right is asked for than to see each note today.

use db::params;

use crate::{
    accounts,
    act::Act,
    clock::Instant,
    ids::NoteId,
    notes::{self, Note},
    refusal::{Error, Refusal, Result},
};

/// How many are shown, the newest first.
const MOST: i64 = 50;

/// A note that mentions the actor.
#[derive(Clone, Debug)]
pub struct Mention {
    pub note: Note,
    pub seen_at: Option<Instant>,
}

/// The latest notes that mention the actor, as far as they still see them.
pub fn mentioned(act: &mut Act<'_>) -> Result<Vec<Mention>> {
    let account = accounts::own(act)?.id;
    let rows: Vec<(NoteId, Option<Instant>)> = act.tx().all(
        "SELECT note_id, seen_at FROM mention_feed WHERE account_id = $1 ORDER BY note_id DESC LIMIT $2",
        params![account, MOST],
    )?;
    let mut found = Vec::new();
    for (id, seen_at) in rows {
        match notes::get(act, id) {
            Ok(note) if note.removed_at.is_none() => found.push(Mention { note, seen_at }),
            Ok(_) | Err(Error::Refused(Refusal::NotFound | Refusal::Forbidden)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// How many notes mention the actor that they have not seen; 0 for whoever is no person.
pub fn unseen(act: &mut Act<'_>) -> Result<i64> {
    let Some(account) = act.actor().account() else { return Ok(0) };
    let (count,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM (SELECT 1 FROM mention_feed WHERE account_id = $1 AND seen_at IS NULL LIMIT 100) counted",
        params![account],
    )?;
    Ok(count)
}

/// The actor has seen all that mentions them by now. Says nothing to anybody else, and leaves no event.
pub fn mark_seen(act: &mut Act<'_>) -> Result<()> {
    let (account, now) = (accounts::own(act)?.id, act.now());
    act.tx().execute(
        "UPDATE mention_feed SET seen_at = $2 WHERE account_id = $1 AND seen_at IS NULL",
        params![account, now],
    )?;
    Ok(())
}
