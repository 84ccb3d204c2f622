//! Notes beside records: plain text of people who work with a customer, license, user, purchase code or invoice. A note
//! belongs to the organization that it was written from, its home: the people of that one see it and those above it,
//! nobody below. So a seller's notes are not for the customer's people, nor a vendor's for its resellers.

mod mentions;
mod rules;
mod store;
mod subject;
#[cfg(test)]
mod tests;

pub use mentions::{Mentionable, mentionable};
pub use rules::{Part, parts};
pub use subject::Subject;

use db::{FromRow, Row};

use crate::{
    access::{Action, Scope},
    act::{Act, Actor},
    audit::{Entry, What},
    clock::Instant,
    ids::{AccountId, NoteId, OrganizationId},
    input::Checks,
    organizations, places,
    refusal::{Problem, Refusal, Result},
};

use store::Sight;
use subject::About;

/// The longest note, in characters.
pub const LENGTH: usize = 4000;
/// For so long a note that was removed can be taken back.
pub const UNDO_SECONDS: i64 = 900;
/// The most notes of one record that are shown, the newest first.
pub const MOST_SHOWN: i64 = 100;

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: NoteId,
    /// To whom the record belongs.
    pub organization: OrganizationId,
    pub subject: Subject,
    pub home: OrganizationId,
    pub home_name: String,
    /// `None` for notes of programs and of the machine.
    pub account: Option<AccountId>,
    pub author: String,
    pub text: String,
    pub written_at: Instant,
    pub changed_at: Option<Instant>,
    pub removed_at: Option<Instant>,
    pub version: i64,
}

impl FromRow for Note {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let subject: String = row.get("subject")?;
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            subject: subject.parse().map_err(|_| db::DbError::column("subject"))?,
            home: row.get("home_id")?,
            home_name: row.get("home_name")?,
            account: row.get("account_id")?,
            author: row.get("author")?,
            text: row.get("written")?,
            written_at: row.get("written_at")?,
            changed_at: row.get("changed_at")?,
            removed_at: row.get("removed_at")?,
            version: row.get("version")?,
        })
    }
}

/// The notes of one record as the actor may see them.
#[derive(Clone, Debug)]
pub struct Notes {
    pub subject: Subject,
    /// What the record is called.
    pub title: String,
    pub organization: OrganizationId,
    /// The newest first.
    pub notes: Vec<Note>,
    /// From which organization the actor would write; `None` when they may not.
    pub home: Option<(OrganizationId, String)>,
    /// The actor's own account, whose notes they may edit.
    pub own: Option<AccountId>,
}

/// The notes of a record. Refusals: `not-found` and `forbidden` as for the record itself.
pub fn about(act: &mut Act<'_>, subject: Subject) -> Result<Notes> {
    let about = subject::look(act, subject)?;
    let scope = act.allow(Action::NotesView, about.organization)?;
    let sight = Sight::of(act, about.organization)?;
    let home = match sight.home {
        Some(home) => Some((home, organizations::name(act, home)?)),
        None => None,
    };
    Ok(Notes {
        subject,
        notes: store::about(act, &scope, (subject, &sight))?,
        title: about.title,
        organization: about.organization,
        home,
        own: act.actor().account(),
    })
}

/// One note, with the record that it is about.
pub fn get(act: &mut Act<'_>, id: NoteId) -> Result<Note> {
    found(act, id).map(|(_, _, note)| note)
}

/// The note, when the actor sees both its record and the organization it was written from.
fn found(act: &mut Act<'_>, id: NoteId) -> Result<(Scope, About, Note)> {
    let organization = places::customer_of(act, id)?;
    let scope = act.allow(Action::NotesView, organization)?;
    let sight = Sight::of(act, organization)?;
    let note = store::get(act, &scope, (id, &sight))?;
    let about = subject::look(act, note.subject)?;
    Ok((scope, about, note))
}

/// Nobody edits or removes what another wrote. What programs and the machine wrote belongs to whoever acts as they do.
fn own(act: &mut Act<'_>, id: NoteId) -> Result<(Scope, About, Note)> {
    let found = found(act, id)?;
    act.allow(Action::NotesWrite, found.2.organization)?;
    let is_own = match (act.actor(), found.2.account) {
        (Actor::Person { account, .. }, Some(author)) => *account == author,
        (Actor::Token { name, .. }, None) => *name == found.2.author,
        (Actor::CommandLine, _) => true,
        _ => false,
    };
    if is_own { Ok(found) } else { Err(Refusal::Forbidden.into()) }
}

fn checked(text: &str) -> Result<String> {
    let mut checks = Checks::new();
    let text = checks.paragraph("text", text, LENGTH);
    if text.is_empty() && checks.is_clean() {
        checks.add("text", Problem::Required);
    }
    checks.finish()?;
    Ok(text)
}

fn record(act: &mut Act<'_>, what: What, about: &About, home: OrganizationId) -> Result<()> {
    // In the trail of the home: what is written there is not for the record's own people either.
    act.record(home, Entry::new(what, about.kind, about.id.as_str(), about.title.as_str()))
}

/// Writes a note. Whoever is mentioned by `@name` or `@address` is told in the console and by mail.
///
/// Refusals: `nobody-named` at `text` when nobody who would see the note is called so; the problems of the field.
pub fn write(act: &mut Act<'_>, subject: Subject, text: &str) -> Result<Note> {
    let about = subject::look(act, subject)?;
    let scope = act.allow(Action::NotesWrite, about.organization)?;
    let text = checked(text)?;
    let sight = Sight::of(act, about.organization)?;
    let home = sight.home.ok_or(Refusal::Forbidden)?;
    let told = mentions::named(act, &about, (home, &sight), &text)?;
    let id = NoteId::from_uuid(act.fresh_id());
    store::insert(act, &scope, (id, subject, home), &text)?;
    places::note(act, id, scope.organization())?;
    record(act, What::NoteWritten, &about, home)?;
    let note = store::get(act, &scope, (id, &sight))?;
    mentions::tell(act, &about, &note, told)?;
    Ok(note)
}

/// Edits one's own note; who is mentioned anew is told.
///
/// Refusals: `changed-meanwhile`; `forbidden` for another's; those of [`write`].
pub fn edit(act: &mut Act<'_>, id: NoteId, text: &str, version: i64) -> Result<Note> {
    let (scope, about, before) = own(act, id)?;
    let text = checked(text)?;
    if before.version == version && before.text == text {
        return Ok(before);
    }
    let sight = Sight::of(act, before.organization)?;
    let told = mentions::named(act, &about, (before.home, &sight), &text)?;
    if !store::edit(act, &scope, (id, version), &text)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    record(act, What::NoteChanged, &about, before.home)?;
    let after = store::get(act, &scope, (id, &sight))?;
    mentions::tell(act, &about, &after, told)?;
    Ok(after)
}

/// Removes one's own note; it can be taken back for a quarter of an hour. Refusals: `forbidden` for another's.
pub fn remove(act: &mut Act<'_>, id: NoteId) -> Result<Note> {
    let (scope, about, note) = own(act, id)?;
    if !store::set_removed(act, &scope, id, Some(act.now()))? {
        return Err(Refusal::NotFound.into());
    }
    record(act, What::NoteRemoved, &about, note.home)?;
    Ok(note)
}

/// Takes a removal back. Refusals: `undo-too-late`; `forbidden` for another's.
pub fn restore(act: &mut Act<'_>, id: NoteId) -> Result<Note> {
    let (scope, about, note) = own(act, id)?;
    let removed_at = note.removed_at.ok_or(Refusal::UndoTooLate)?;
    if act.now().seconds_since(removed_at) > UNDO_SECONDS {
        return Err(Refusal::UndoTooLate.into());
    }
    if !store::set_removed(act, &scope, id, None)? {
        return Err(Refusal::UndoTooLate.into());
    }
    record(act, What::NoteRestored, &about, note.home)?;
    get(act, id)
}
