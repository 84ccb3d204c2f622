//! Entries of the ledger as a timeline: what became of which units, what was left, by whom. Shown by
//! `templates/ledger/days.html`. Which entries there are is read by the pages.

use domain::{
    ids::EditionId,
    ledger::{Entered, Movement},
    products::{Nouns, Unit},
};

use super::trail;
use crate::{kit::Tone, languages::Locale};

/// One entry as a line.
pub(crate) struct Line {
    pub tone: Tone,
    pub icon: &'static str,
    pub told: String,
    /// The user, customer or partner it was about; empty when there is none.
    pub party: String,
    pub left: String,
    pub source: String,
    pub actor: String,
    pub at: jiff::Timestamp,
}

/// The entries of one calendar day of the reader.
pub(crate) struct Day {
    pub label: String,
    pub lines: Vec<Line>,
}

/// How units of an edition are called.
pub(crate) struct Named<'a> {
    pub edition: EditionId,
    pub name: &'a str,
    pub unit: Unit,
    pub nouns: &'a Nouns,
}

/// Groups entries, newest first, by the reader's days.
pub(crate) fn days(l: &Locale, entries: &[Entered], names: &[Named<'_>], now: jiff::Timestamp) -> Vec<Day> {
    let mut days: Vec<(jiff::civil::Date, Day)> = Vec::new();
    let today = l.day_of(now);
    for entry in entries {
        let Some(edition) = names.iter().find(|named| named.edition == entry.edition) else { continue };
        let date = l.day_of(entry.at.timestamp());
        let line = line(l, entry, edition);
        match days.last_mut() {
            Some((last, day)) if *last == date => day.lines.push(line),
            _ => days.push((date, Day { label: trail::label(l, date, today), lines: vec![line] })),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn line(l: &Locale, entry: &Entered, named: &Named<'_>) -> Line {
    let (tone, icon) = mark(entry.what);
    let units = l.counted(named.unit, named.nouns, entry.units.abs());
    let what = format!("ledger-what-{}", entry.what);
    Line {
        tone,
        icon,
        told: l.with(&what, &[("units", units.into()), ("edition", named.name.into())]),
        party: entry.party.clone(),
        left: l.with("ledger-left", &[("used", entry.used.into()), ("total", entry.quantity.into())]),
        source: l.word("ledger-source", entry.source).into_owned(),
        actor: l.actor(&entry.actor_kind, &entry.actor_name),
        at: entry.at.timestamp(),
    }
}

const fn mark(what: Movement) -> (Tone, &'static str) {
    match what {
        Movement::Bought => (Tone::Good, "plus"),
        Movement::Allotted => (Tone::Accent, "arrow-right"),
        Movement::Returned => (Tone::Quiet, "undo-2"),
        Movement::Bound => (Tone::Good, "user-plus"),
        Movement::Released => (Tone::Quiet, "unlink-2"),
        Movement::Renewed | Movement::Converted => (Tone::Accent, "refresh-cw"),
        Movement::Expired => (Tone::Warning, "hourglass"),
        Movement::Revoked | Movement::Cancelled => (Tone::Bad, "ban"),
    }
}
