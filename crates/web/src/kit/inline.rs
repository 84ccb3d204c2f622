//! Fields of a record that are edited where they stand: a pencil opens their form, what is wrong is said in it, and the
//! answer leads back to the page that it was on. Shown by `templates/ui/inline.html` under the name `inline`.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::Refusal;

use super::{Form, render_as};
use crate::languages::Locale;

/// The name of the field that says which group of fields was sent alone.
pub const GROUP: &str = "inline";
/// The name of the field that says which page the form was on.
pub const BACK: &str = "back";
/// The field that the script adds: it asks for the form alone when something is wrong in it.
const ALONE: &str = "alone";

/// One input of the form.
#[derive(Clone, Debug)]
pub struct InlineField {
    pub name: String,
    pub label: String,
    /// text, email, date or textarea.
    pub kind: &'static str,
}

impl InlineField {
    pub fn new(name: impl Into<String>, label: impl Into<String>, kind: &'static str) -> Self {
        Self { name: name.into(), label: label.into(), kind }
    }
}

#[derive(Clone, Debug)]
pub struct Inline {
    /// Names the group, and the form on the page.
    pub group: &'static str,
    /// Tells the forms of several records on one page apart; empty for one record.
    pub of: String,
    /// What the pencil does, in words.
    pub verb: String,
    pub action: String,
    pub back: String,
    pub version: i64,
    pub fields: Vec<InlineField>,
    pub form: Form,
    /// Label and value of what somebody else saved while this was typed.
    pub saved: Vec<(String, String)>,
}

impl Inline {
    /// With what was typed and is refused.
    #[must_use]
    pub fn refused(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// With what was typed while somebody else saved: both are shown where they differ, and what is sent again is meant
    /// against what is saved now.
    #[must_use]
    pub fn stale(self, mut form: Form, l: &Locale) -> Self {
        let differs = |field: &&InlineField| form.value(&field.name).trim() != self.form.value(&field.name);
        let shown = |field: &InlineField| match self.form.value(&field.name) {
            "" => (field.label.clone(), l.text("value-empty").into_owned()),
            value => (field.label.clone(), value.to_owned()),
        };
        let saved = self.fields.iter().filter(differs).map(shown).collect();
        if !form.has_errors() {
            form.refuse(&Refusal::ChangedMeanwhile);
        }
        Self { form, saved, ..self }
    }

    /// Whether it is open when the page comes: there is something to be mended.
    pub fn is_open(&self) -> bool {
        self.form.has_errors()
    }

    /// The id of an input on the page.
    pub fn id(&self, field: &str) -> String {
        let of = if self.of.is_empty() { String::new() } else { format!("{}-", self.of) };
        format!("inline-{of}{field}")
    }

    /// What is wrong with the form as a whole, or with a field that is not in it.
    pub fn general(&self, l: &Locale) -> Vec<String> {
        let own = |field: &str| self.fields.iter().any(|known| known.name == field);
        self.form.errors().iter().filter(|error| !own(&error.field)).map(|error| error.message(l)).collect()
    }
}

/// The group that a form was sent for alone.
pub fn group(form: &Form) -> Option<&str> {
    form.given(GROUP)
}

/// Whether the form alone is to be answered with.
pub fn is_alone(form: &Form) -> bool {
    form.chosen(ALONE, "on")
}

/// Where the form was, if that is a page below `home`: as the browser says, else as the form does.
pub fn back(form: &Form, came_from: Option<&str>, home: &str) -> Option<String> {
    let named = [came_from, form.given(BACK)].into_iter().flatten();
    named.filter(|path| path.starts_with(home)).map(str::to_owned).next()
}

#[derive(Template)]
#[template(path = "ui/inline_alone.html")]
struct Alone<'a> {
    l: &'a Locale,
    csrf: &'a str,
    inline: Inline,
}

/// The form alone with what was typed and what is wrong with it.
pub fn alone(l: &Locale, csrf: &str, status: StatusCode, inline: Inline) -> Response {
    render_as(status, &Alone { l, csrf, inline })
}
