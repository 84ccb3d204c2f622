//! The notes of a record as a card shows them.

use domain::{
    Act,
    access::{Action, May},
    notes::{self, Mentionable, Note, Notes, Part, Subject},
};

use crate::{
    kit::{Form, Inline, InlineField},
    languages::Locale,
};

/// How many notes a card shows; the page of notes has all.
const SHOWN: usize = 5;

/// A note as a line.
pub(crate) struct Line {
    pub id: String,
    pub author: String,
    pub home: String,
    pub at: jiff::Timestamp,
    pub changed: bool,
    pub parts: Vec<Part>,
    /// Written by whoever looks.
    is_own: bool,
    text: String,
    version: i64,
}

impl Line {
    /// The text to be edited where it stands, by who wrote it.
    pub fn edit(&self, l: &Locale, back: &str) -> Option<Inline> {
        self.is_own.then(|| Inline {
            group: "note",
            of: self.id.clone(),
            verb: l.text("notes-edit").into_owned(),
            action: format!("/notes/{}", self.id),
            back: back.to_owned(),
            version: self.version,
            fields: vec![InlineField::new("text", l.text("notes-text"), "textarea")],
            form: Form::new().fill("text", &self.text),
            saved: Vec::new(),
        })
    }
}

/// The card.
pub(crate) struct Panel {
    pub subject: String,
    pub lines: Vec<Line>,
    /// More than the card shows.
    pub more: bool,
    /// Whose people see what is written here; `None` when nothing can be.
    pub home: Option<String>,
    pub people: Vec<Mentionable>,
    pub form: Form,
}

/// What a card needs: the notes, and who can be mentioned.
pub(crate) type Read = (Notes, Vec<Mentionable>);

/// Reads the notes of a record, if whoever looks may see any there.
pub(crate) fn read(act: &mut Act<'_>, may: &May, subject: Subject) -> domain::Result<Option<Read>> {
    if !may.act(Action::NotesView) {
        return Ok(None);
    }
    let notes = notes::about(act, subject)?;
    let people = if notes.home.is_some() { notes::mentionable(act, subject, "")? } else { Vec::new() };
    Ok(Some((notes, people)))
}

pub(crate) fn line(note: &Note, own: Option<domain::ids::AccountId>) -> Line {
    Line {
        id: note.id.to_string(),
        author: note.author.clone(),
        home: note.home_name.clone(),
        at: note.written_at.timestamp(),
        changed: note.changed_at.is_some(),
        parts: notes::parts(&note.text),
        is_own: own.is_some() && note.account == own,
        text: note.text.clone(),
        version: note.version,
    }
}

impl Panel {
    /// The card with the newest notes.
    pub fn new((notes, people): &Read) -> Self {
        let panel = Self::whole((notes, people.as_slice()), Form::new());
        Self {
            more: panel.lines.len() > SHOWN,
            lines: panel.lines.into_iter().take(SHOWN).collect(),
            ..panel
        }
    }

    /// All notes, with what was typed.
    pub fn whole((notes, people): (&Notes, &[Mentionable]), form: Form) -> Self {
        Self {
            subject: notes.subject.to_string(),
            lines: notes.notes.iter().map(|note| line(note, notes.own)).collect(),
            more: false,
            home: notes.home.as_ref().map(|(_, name)| name.clone()),
            people: people.to_vec(),
            form,
        }
    }
}
