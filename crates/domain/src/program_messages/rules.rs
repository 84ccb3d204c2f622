//! For which versions of a program a message is, and in which language it is shown. No SQL.

use std::{cmp::Ordering, collections::BTreeMap};

use db::{Column, DbError, ToValue, Value, ValueRef};

use crate::{input::Checks, language::Language, refusal::Problem};

/// The longest text of a message, in characters.
pub const LONGEST_TEXT: usize = 500;

/// A short message in some of the languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    pub fn of(texts: impl IntoIterator<Item = (Language, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    pub fn get(&self, language: Language) -> &str {
        self.0.get(&language).map_or("", String::as_str)
    }

    /// In the language that is wanted, or else English, or whichever there is.
    pub fn best(&self, language: Language) -> &str {
        let wanted = [language, Language::En].into_iter().map(|one| self.get(one));
        wanted.chain(self.0.values().map(String::as_str)).find(|text| !text.is_empty()).unwrap_or("")
    }

    /// Those that are written, by language.
    pub fn list(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, text.as_str()))
    }

    /// Cleaned, with problems at `text_LANGUAGE`. One language at least is written.
    pub(super) fn check(&self, checks: &mut Checks) -> Self {
        let mut clean = BTreeMap::new();
        for (language, text) in &self.0 {
            let text = checks.line(&format!("text_{language}"), text, LONGEST_TEXT);
            if !text.is_empty() {
                clean.insert(*language, text);
            }
        }
        if clean.is_empty() && checks.is_clean() {
            checks.add("text_en", Problem::Required);
        }
        Self(clean)
    }
}

impl ToValue for Texts {
    fn to_value(&self) -> Value {
        let by_code: BTreeMap<&str, &str> =
            self.list().map(|(language, text)| (language.code(), text)).collect();
        Value::Text(serde_json::to_string(&by_code).unwrap_or_default())
    }
}

impl Column for Texts {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        let read: Result<BTreeMap<String, String>, _> = serde_json::from_str(&String::from_value(value)?);
        let by_code = read.map_err(|_| DbError::column("texts"))?;
        let known = |(code, text): (String, String)| Some((code.parse().ok()?, text));
        Ok(Self(by_code.into_iter().filter_map(known).collect()))
    }
}

/// Whether a version lies between two, both included; empty is no end. A version without a number in it is between
/// none but the ends of everything.
pub(super) fn within(version: &str, from: &str, to: &str) -> bool {
    if from.is_empty() && to.is_empty() {
        return true;
    }
    let Some(version) = numbers(version) else { return false };
    let at_least = |end: &str| numbers(end).is_some_and(|end| compare(&version, &end) != Ordering::Less);
    // `5` as the last one includes 5.2.
    let at_most = |end: &str| {
        numbers(end).is_some_and(|end| {
            let cut = &version[..version.len().min(end.len())];
            compare(cut, &end) != Ordering::Greater
        })
    };
    (from.is_empty() || at_least(from)) && (to.is_empty() || at_most(to))
}

/// The numbers of a version, such as `v5.2.0-rc1` is 5, 2, 0.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let bare = version.trim().trim_start_matches(['v', 'V']);
    let plain = bare.split(['-', '+', ' ']).next().unwrap_or_default();
    plain.split('.').map(|part| part.parse().ok()).collect()
}

/// What is left out counts as zero.
fn compare(one: &[u64], other: &[u64]) -> Ordering {
    let at = |numbers: &[u64], place: usize| numbers.get(place).copied().unwrap_or(0);
    let places = 0..one.len().max(other.len());
    places
        .map(|place| at(one, place).cmp(&at(other, place)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// An end of a range of versions: empty, or one with a number in it.
pub(super) fn check_version(checks: &mut Checks, field: &str, typed: &str) -> String {
    let version = checks.line(field, typed, 40);
    if !version.is_empty() && numbers(&version).is_none() {
        checks.add(field, Problem::NotANumber);
    }
    version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        let table = [
            ("5.2", "", "", true),
            ("anything", "", "", true),
            ("5.2", "5.2", "", true),
            ("5.10", "5.2", "", true),
            ("5.1.9", "5.2", "", false),
            ("v5.2.1-rc1", "5.2", "5.3", true),
            ("5.3", "", "5.3.0", true),
            ("5.3.1", "", "5.3", true),
            ("5.4", "", "5.3", false),
            ("6", "", "5", false),
            ("5.9", "", "5", true),
            ("5", "5.0", "5.0", true),
            ("unknown", "5", "", false),
            ("", "", "5", false),
        ];
        for (version, from, to, expected) in table {
            assert_eq!(within(version, from, to), expected, "{version} in {from}..{to}");
        }
    }

    #[test]
    fn a_text_is_shown_in_the_language_or_the_next_best() {
        let texts = Texts::of([(Language::Fi, "Hei".into()), (Language::En, "Hello".into())]);
        assert_eq!((texts.best(Language::Fi), texts.best(Language::Ru)), ("Hei", "Hello"));
        assert_eq!(Texts::of([(Language::It, "Ciao".into())]).best(Language::Es), "Ciao");
        assert_eq!(Texts::default().best(Language::En), "");
    }
}
