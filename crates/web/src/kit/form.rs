//! A form as a person left it: what was typed, and what is wrong with it, in their language.

use std::collections::BTreeMap;

use domain::refusal::{Argument, Problem, Refusal};

use crate::languages::Locale;

/// The values and the errors of one form. Made from a record for the first look, from the request after that; either
/// way the page shows exactly what it holds, so that nothing typed is lost.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
}

/// One thing that is wrong, and the field it belongs to (empty: the form as a whole).
#[derive(Clone, Debug)]
pub struct FieldError {
    pub field: String,
    key: String,
    args: Vec<(&'static str, Argument)>,
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

    /// Puts one value more beside those that are there, as of several boxes with one name; chains.
    #[must_use]
    pub fn tick(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.entry(name.to_owned()).or_default().push(value.into());
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

    /// The names of all fields that have a value.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Every pair, in the order of the names.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pairs =
            self.values.iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        pairs.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// The value without spaces around it; `None` when nothing is left.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.value(name).trim()).filter(|value| !value.is_empty())
    }

    /// Whether a choice is made: a radio or an option chosen, a box ticked.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|chosen| chosen == value)
    }

    /// Notes what is wrong with one field.
    pub fn problem(&mut self, field: &str, problem: &Problem) {
        let key = format!("problem-{}", problem.code());
        self.errors.push(FieldError { field: field.to_owned(), key, args: problem.arguments() });
    }

    /// Takes over a refusal: problems with fields go to their fields, any other to the form as a whole.
    pub fn refuse(&mut self, refusal: &Refusal) {
        match refusal {
            Refusal::Invalid(problems) => {
                for problem in problems {
                    self.problem(&problem.field, &problem.problem);
                }
            }
            other => self.refuse_at("", other),
        }
    }

    /// Takes over a refusal that one field is the reason of, such as a name that is taken.
    pub fn refuse_at(&mut self, field: &str, refusal: &Refusal) {
        let key = format!("refusal-{}", refusal.code());
        self.errors.push(FieldError { field: field.to_owned(), key, args: refusal.arguments() });
    }

    /// Notes that the word typed to confirm a deletion (in the field `confirm`) is not the one asked for.
    pub fn unconfirmed(&mut self, word: &str) {
        let args = vec![("word", Argument::Text(word.to_owned()))];
        self.errors.push(FieldError { field: "confirm".to_owned(), key: "confirm-wrong".to_owned(), args });
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
        locale.explain(&self.key, &self.args)
    }

    /// The same for the list of all problems, where the field does not stand beside it: begins with its name.
    pub fn listed(&self, locale: &Locale) -> String {
        let message = self.message(locale);
        match locale.field_name(&self.field).filter(|_| self.key.starts_with("problem-")) {
            Some(field) => {
                locale.with("form-problem-of", &[("field", field.into()), ("problem", message.into())])
            }
            None => message,
        }
    }
}
