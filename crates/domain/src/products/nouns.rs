//! Nouns of one's own for the units of an edition, in the plurals that each of the five languages counts with.
//! A language left out falls back to English.

use std::collections::BTreeMap;

use db::{Column, DbError, ToValue, Value, ValueRef};
use serde::{Deserialize, Deserializer, Serialize};

use crate::{Language, input::Checks, refusal::Problem, words};

words! {
    /// The plurals that the five languages count whole numbers with.
    Plural { One => "one", Few => "few", Many => "many", Other => "other" }
}

impl Plural {
    /// The plural of so many in a language.
    pub const fn of(language: Language, n: i64) -> Self {
        let n = n.unsigned_abs();
        match language {
            Language::Ru => match (n % 10, n % 100) {
                (_, 11..=14) => Self::Many,
                (1, _) => Self::One,
                (2..=4, _) => Self::Few,
                _ => Self::Many,
            },
            _ if n == 1 => Self::One,
            _ => Self::Other,
        }
    }

    /// Those that a language has.
    pub const fn all(language: Language) -> &'static [Self] {
        match language {
            Language::Ru => &[Self::One, Self::Few, Self::Many],
            _ => &[Self::One, Self::Other],
        }
    }
}

const LONGEST: usize = 40;

/// Language to plural to word; empty where the unit's own word does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Nouns(BTreeMap<Language, BTreeMap<Plural, String>>);

impl Nouns {
    /// With one word more; an empty one is left out.
    #[must_use]
    pub fn with(mut self, language: Language, plural: Plural, word: impl Into<String>) -> Self {
        let word = word.into();
        if !word.trim().is_empty() {
            self.0.entry(language).or_default().insert(plural, word);
        }
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The word as it was typed; empty when it was not.
    pub fn word(&self, language: Language, plural: Plural) -> &str {
        self.0.get(&language).and_then(|words| words.get(&plural)).map_or("", String::as_str)
    }

    /// The word that goes with so many, in the language or in English; `None` when there are no own nouns.
    pub fn counted(&self, language: Language, n: i64) -> Option<&str> {
        let language = if self.0.contains_key(&language) { language } else { Language::En };
        self.0.get(&language)?.get(&Plural::of(language, n)).map(String::as_str)
    }

    /// The languages that fall back to English.
    pub fn left_to_english(&self) -> Vec<Language> {
        let left = |language: &Language| !self.is_empty() && !self.0.contains_key(language);
        Language::ALL.into_iter().filter(left).collect()
    }

    /// Cleans the words. A language has all its plurals or none, and English is there when any is: the others fall
    /// back to it.
    pub(super) fn check(&self, checks: &mut Checks, field: impl Fn(Language, Plural) -> String) -> Self {
        let mut checked = Self::default();
        for language in Language::ALL {
            let wanted = self.0.contains_key(&language) || (language == Language::En && !self.is_empty());
            for plural in Plural::all(language).iter().filter(|_| wanted) {
                let field = field(language, *plural);
                let word = checks.required(&field, self.word(language, *plural), LONGEST);
                checked = checked.with(language, *plural, word);
            }
            let unknown = |plural: &&Plural| !Plural::all(language).contains(plural);
            if let Some(plural) = self.0.get(&language).and_then(|words| words.keys().find(unknown)) {
                checks.add(&field(language, *plural), Problem::UnknownField);
            }
        }
        checked
    }
}

impl<'de> Deserialize<'de> for Nouns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = BTreeMap::<String, BTreeMap<Plural, String>>::deserialize(deserializer)?;
        let mut nouns = Self::default();
        for (code, words) in typed {
            let language: Language = code.parse().map_err(serde::de::Error::custom)?;
            for (plural, word) in words {
                nouns = nouns.with(language, plural, word);
            }
        }
        Ok(nouns)
    }
}

impl ToValue for Nouns {
    fn to_value(&self) -> Value {
        if self.is_empty() {
            return Value::Null;
        }
        serde_json::to_string(self).map_or(Value::Null, Value::Text)
    }
}

impl Column for Nouns {
    fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
        let Some(text) = Option::<String>::from_value(value)? else { return Ok(Self::default()) };
        serde_json::from_str(&text).map_err(|_| DbError::column("nouns"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(language: Language, plural: Plural) -> String {
        format!("{language}_{plural}")
    }

    fn mailboxes() -> Nouns {
        Nouns::default()
            .with(Language::En, Plural::One, "mailbox")
            .with(Language::En, Plural::Other, "mailboxes")
            .with(Language::Ru, Plural::One, "ящик")
            .with(Language::Ru, Plural::Few, "ящика")
            .with(Language::Ru, Plural::Many, "ящиков")
    }

    #[test]
    fn each_language_counts_its_way() {
        let russian = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112, 1001]
            .map(|n| mailboxes().counted(Language::Ru, n).unwrap().to_owned());
        assert_eq!(
            russian.join(" "),
            "ящиков ящик ящика ящика ящиков ящиков ящиков ящиков ящик ящика ящиков ящик ящиков ящиков ящик"
        );
        assert_eq!(mailboxes().counted(Language::Fi, 1), Some("mailbox"), "left out: English");
        assert_eq!(mailboxes().counted(Language::Fi, 0), Some("mailboxes"));
        assert_eq!(mailboxes().left_to_english(), [Language::Fi, Language::It, Language::Es]);
        assert_eq!(Nouns::default().counted(Language::En, 1), None);
        assert!(Nouns::default().left_to_english().is_empty());
    }

    #[test]
    fn a_language_has_all_its_plurals_or_none() {
        let problems = |nouns: Nouns| {
            let mut checks = Checks::new();
            nouns.check(&mut checks, field);
            let told: Vec<String> = checks
                .into_problems()
                .into_iter()
                .map(|found| format!("{} {}", found.field, found.problem.code()))
                .collect();
            told.join(", ")
        };
        assert_eq!(problems(Nouns::default()), "");
        assert_eq!(problems(mailboxes()), "");
        let half = Nouns::default().with(Language::Ru, Plural::Few, "ящика");
        assert_eq!(problems(half), "en_one required, en_other required, ru_one required, ru_many required");
        assert_eq!(problems(mailboxes().with(Language::En, Plural::Few, "x")), "en_few unknown-field");
        let long = mailboxes().with(Language::En, Plural::One, "m".repeat(41));
        assert_eq!(problems(long), "en_one too-long");
        assert_eq!(
            problems(mailboxes().with(Language::En, Plural::One, "a\u{202E}b")),
            "en_one forbidden-characters"
        );
    }

    #[test]
    fn nouns_read_back() {
        let text = serde_json::to_string(&mailboxes()).unwrap();
        assert_eq!(serde_json::from_str::<Nouns>(&text).unwrap(), mailboxes());
        assert!(serde_json::from_str::<Nouns>(r#"{"de":{"one":"x"}}"#).is_err());
        assert!(serde_json::from_str::<Nouns>(r#"{"en":{"two":"x"}}"#).is_err());
    }
}
