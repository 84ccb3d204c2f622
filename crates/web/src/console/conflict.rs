//! Two people editing one record: the second sees both versions of every field that differs, loses nothing
//! typed, and chooses. Shown by `templates/ui/conflict.html` inside the form, under the name `conflict`.

use domain::audit::{Event, What};

use crate::{kit::Form, languages::Locale};

/// What somebody else saved between the opening of a form and its sending.
#[derive(Clone, Debug)]
pub(crate) struct Conflict {
    /// Who saved, and when; empty when that is not known.
    pub by: String,
    pub clashes: Vec<Clash>,
}

/// A field whose two versions differ, as people read them.
#[derive(Clone, Debug)]
pub(crate) struct Clash {
    pub field: String,
    pub label: String,
    pub yours: String,
    pub theirs: String,
}

/// The value that takes the saved version of a field.
pub(crate) const THEIRS: &str = "theirs";

/// The name of the choice between the two versions of a field.
pub(crate) fn pick(field: &str) -> String {
    format!("pick_{field}")
}

impl Clash {
    /// The name of the choice between the two versions.
    pub fn pick(&self) -> String {
        pick(&self.field)
    }
}

impl Conflict {
    /// The latest of the events that is such a change tells who it was.
    pub fn new(
        clashes: Vec<Clash>,
        events: &[Event],
        what: What,
        locale: &Locale,
        now: jiff::Timestamp,
    ) -> Self {
        let by = events.iter().find(|event| event.what == what).map(|event| {
            let when = locale.relative(event.at.timestamp(), now);
            locale
                .with("customers-conflict-by", &[("name", (&event.actor_name).into()), ("when", when.into())])
        });
        Self { by: by.unwrap_or_default(), clashes }
    }
}

/// Whether the form takes the saved version of a field over what was typed.
pub(crate) fn takes_theirs(form: &Form, field: &str) -> bool {
    form.value(&pick(field)) == THEIRS
}
