//! A form as a person left it: what was typed, and what is wrong with it, in their language.

use std::collections::BTreeMap;

use crate::languages::{Arg, Locale};

/// The values and the errors of one form. Made from a record for the first look, from the request after that; either
/// way the page shows exactly what it holds, so that nothing typed is lost.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
}

/// One thing that is wrong: a stable code and the field it belongs to (empty: the form as a whole).
#[derive(Clone, Debug)]
pub struct FieldError {
    pub field: String,
    pub code: String,
    pub args: Vec<(String, Arg<'static>)>,
}

/// One option of a select, of radio cards or of a group of check boxes.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A second, quieter line; may be empty.
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl Form {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a request sent: every pair, several of one name included.
    pub fn typed(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut form = Self::new();
        for (name, value) in pairs {
            form.values.entry(name).or_default().push(value);
        }
        form
    }

    /// Puts one value, replacing what was there; chains.
    #[must_use]
    pub fn fill(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// The value of a field as typed; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values(name).first().map_or("", String::as_str)
    }

    /// Every value of a field, for groups of check boxes and selected rows.
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value without spaces around it; `None` when nothing is left.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.value(name).trim()).filter(|value| !value.is_empty())
    }

    /// Whether a choice is made: a radio or an option chosen, a box ticked.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|chosen| chosen == value)
    }

    /// Notes that a field is refused, by a stable code: the text is `field-CODE`, or else `refusal-CODE`.
    pub fn refuse(&mut self, field: &str, code: &str) {
        self.refuse_with(field, code, []);
    }

    /// Like [`Self::refuse`], with the arguments of the text.
    pub fn refuse_with(
        &mut self,
        field: &str,
        code: &str,
        args: impl IntoIterator<Item = (&'static str, Arg<'static>)>,
    ) {
        let args = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
        self.errors.push(FieldError { field: field.to_owned(), code: code.to_owned(), args });
    }

    /// Everything that is wrong, in the order in which it was found.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The first thing wrong with a field.
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// The ids of hint and error for `aria-describedby`; empty when there is neither.
    pub fn described_by(&self, field: &str, hint: &str) -> String {
        let hint = if hint.is_empty() { String::new() } else { format!("{field}-hint") };
        match self.error(field) {
            Some(_) if hint.is_empty() => format!("{field}-error"),
            Some(_) => format!("{field}-error {hint}"),
            None => hint,
        }
    }
}

impl FieldError {
    /// What is wrong and how to mend it, in the reader's language.
    pub fn message(&self, locale: &Locale) -> String {
        let key = Some(format!("field-{}", self.code)).filter(|key| locale.has(key));
        let key = key.unwrap_or_else(|| format!("refusal-{}", self.code));
        let args: Vec<_> = self.args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
        locale.with(&key, &args)
    }
}
