//! Rows of an import as the page shows them, with what mends those that are wrong.

use domain::{
    imports::{Import, ImportRow, Kind, Mistake, RowState},
    refusal::Problem,
};

use super::rows::reasons;
use crate::{
    kit::{Badge, Tone},
    languages::Locale,
};

/// A field of a row that is mended in its place.
pub(super) struct Mend {
    pub field: String,
    pub label: String,
    pub value: String,
}

pub(super) struct Row {
    pub number: i64,
    /// The text that the row is known by.
    pub name: String,
    pub href: Option<String>,
    /// What stands in the columns shown.
    pub cells: Vec<String>,
    pub badge: Option<Badge>,
    pub reasons: Vec<String>,
    pub mends: Vec<Mend>,
}

/// The same mistake in several rows.
pub(super) struct Group {
    pub rows: i64,
    pub field: String,
    pub label: String,
    pub from: String,
    pub to: String,
    pub problem: String,
}

/// The fields shown beside what a row is known by.
pub(super) const fn columns(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Users => ["customer", "edition"],
        Kind::Customers => ["business_id", "country"],
    }
}

pub(super) fn row(import: &Import, row: &ImportRow, is_open: bool, l: &Locale) -> Row {
    let value = |field: &str| row.value(import, field).to_owned();
    let known_by: &[&str] = match import.kind {
        Kind::Users => &["email", "username"],
        Kind::Customers => &["name"],
    };
    let is_wrong = row.state == RowState::Wrong;
    Row {
        number: row.number,
        name: known_by.iter().map(|field| value(field)).find(|value| !value.is_empty()).unwrap_or_default(),
        href: href(import, row),
        cells: columns(import.kind).iter().map(|field| value(field)).collect(),
        badge: (!is_wrong).then(|| badge(row.state, l)),
        reasons: if is_wrong { reasons(row, l) } else { Vec::new() },
        mends: if is_wrong && is_open { mends(import, row, l) } else { Vec::new() },
    }
}

fn href(import: &Import, row: &ImportRow) -> Option<String> {
    let record = row.record.filter(|_| matches!(row.state, RowState::Added | RowState::Kept))?;
    Some(match import.kind {
        Kind::Users => {
            let seat = domain::ids::SeatId::from_uuid(record);
            format!("/customers/{}/users/{seat}", row.customer?)
        }
        Kind::Customers => format!("/customers/{}", domain::ids::OrganizationId::from_uuid(record)),
    })
}

fn badge(state: RowState, l: &Locale) -> Badge {
    let (tone, icon) = match state {
        RowState::Add => (Tone::Good, "circle-check"),
        RowState::Added => (Tone::Good, "check"),
        RowState::There => (Tone::Quiet, "ban"),
        RowState::Unchecked => (Tone::Accent, "clock"),
        RowState::Wrong => (Tone::Bad, "circle-alert"),
        RowState::Removed => (Tone::Quiet, "undo-2"),
        RowState::Kept => (Tone::Warning, "lock"),
    };
    Badge::new(tone, icon, l.word("imports-row", state))
}

/// The wrong fields that have a column, each with what is probably meant.
fn mends(import: &Import, row: &ImportRow, l: &Locale) -> Vec<Mend> {
    let mut mends: Vec<Mend> = Vec::new();
    for found in &row.problems {
        if import.column(&found.field).is_some() && mends.iter().all(|mend| mend.field != found.field) {
            mends.push(Mend {
                field: found.field.clone(),
                label: l.import_field(&found.field),
                value: probably(&found.problem, row.value(import, &found.field)),
            });
        }
    }
    mends
}

/// What was nearly meant, or what stands there.
fn probably(problem: &Problem, value: &str) -> String {
    match problem {
        Problem::NotAmongNear { nearest, .. } | Problem::CustomerUnknownNear { nearest } => nearest.clone(),
        _ => value.to_owned(),
    }
}

pub(super) fn group(mistake: &Mistake, l: &Locale) -> Group {
    Group {
        rows: mistake.rows,
        field: mistake.field.clone(),
        label: l.import_field(&mistake.field),
        from: mistake.value.clone(),
        to: probably(&mistake.problem, &mistake.value),
        problem: l.problem(&mistake.problem),
    }
}
