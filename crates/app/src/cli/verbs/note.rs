//! `note`: notes beside customers, licenses, users, purchase codes and invoices.

use clap::Subcommand;
use domain::Refusal;
use domain::ids::NoteId;
use domain::notes::{self, Note, Subject};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum NoteVerb {
    /// Notes of a record, the newest first
    List {
        /// Id of the customer, license, user, entered purchase code or invoice
        about: String,
    },
    /// Write a note; @name or @address tells a colleague
    Write { about: String, text: String },
    /// Put other words into a note
    Edit { note: String, text: String },
    /// Remove a note
    Remove { note: String },
    /// Take a removal back, within a quarter of an hour
    Restore { note: String },
}

pub(super) fn run(verb: &NoteVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        NoteVerb::List { about } => {
            let subject = subject(about)?;
            let found = place.read(move |act| notes::about(act, subject))?;
            let records = found.notes.iter().map(record).collect();
            Ok(Shown::list(Records { records, next: None }))
        }
        NoteVerb::Write { about, text } => {
            let (subject, text) = (subject(about)?, text.clone());
            Ok(done(&place.work(move |act| notes::write(act, subject, &text))?))
        }
        NoteVerb::Edit { note, text } => {
            let (id, text) = (id(note)?, text.clone());
            let edited = place.work(move |act| {
                let before = notes::get(act, id)?;
                notes::edit(act, id, &text, before.version)
            })?;
            Ok(done(&edited))
        }
        NoteVerb::Remove { note } => {
            let id = id(note)?;
            Ok(done(&place.work(move |act| notes::remove(act, id))?))
        }
        NoteVerb::Restore { note } => {
            let id = id(note)?;
            Ok(done(&place.work(move |act| notes::restore(act, id))?))
        }
    }
}

fn subject(typed: &str) -> domain::Result<Subject> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

fn id(typed: &str) -> domain::Result<NoteId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

fn done(note: &Note) -> Shown {
    Shown::one(&record(note))
}

fn record(note: &Note) -> Record {
    Record::new()
        .with("id", note.id)
        .with("about", note.subject.to_string())
        .with("seen_by", &note.home_name)
        .with("author", &note.author)
        .with("written_at", note.written_at)
        .with("text", &note.text)
}
