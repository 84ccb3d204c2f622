//! Two people with one form: which fields the second typed otherwise than the first saved. Numbers and texts are
//! compared as they stand in the form; what is shown is what was typed and what is saved.

use crate::{kit::Form, languages::Locale};

/// Label, typed, saved.
pub(crate) type Row = (String, String, String);

/// The fields that differ, by name and key of the label. An empty value is told as a word.
pub(crate) fn rows(l: &Locale, fields: &[(&str, &str)], typed: &Form, saved: &Form) -> Vec<Row> {
    let shown = |value: &str| {
        if value.is_empty() { l.text("value-empty").into_owned() } else { value.to_owned() }
    };
    fields
        .iter()
        .filter(|(field, _)| typed.value(field).trim() != saved.value(field))
        .map(|(field, key)| {
            (l.text(key).into_owned(), shown(typed.value(field).trim()), shown(saved.value(field)))
        })
        .collect()
}

/// The typed form, to be sent again over the version that is saved now.
pub(crate) fn onto(typed: Form, saved: &Form) -> Form {
    typed.fill("version", saved.value("version"))
}
