//! The closed sets of words of the domain in the reader's language: `FAMILY-WORD`. Statuses have looks beside their
//! word and are in the kit's badges.

use std::{borrow::Cow, fmt::Display};

use domain::products::{Nouns, Unit};

use super::{Amount, Locale};

impl Locale {
    /// The name of a word of a closed set, such as `word("role", Role::Admin)`: the text under `role-admin`.
    pub fn word(&self, family: &str, word: impl Display) -> Cow<'static, str> {
        self.text(&key(family, word))
    }

    /// What choosing the word means, for the quieter second line of a choice; empty where the name says it all.
    pub fn hint(&self, family: &str, word: impl Display) -> Cow<'static, str> {
        let key = format!("{}-hint", key(family, word));
        if self.has(&key) { self.text(&key) } else { Cow::Borrowed("") }
    }

    /// So many units of an edition, such as `5 workstations`.
    pub fn units(&self, unit: Unit, n: impl Amount) -> String {
        self.with(&key("units", unit), &[("n", n.amount().into())])
    }

    /// What one unit of an edition is called, by its own noun where it has some.
    pub fn unit_name(&self, unit: Unit, nouns: &Nouns) -> String {
        nouns.counted(self.language, 1).map_or_else(|| self.word("unit", unit).into_owned(), capital)
    }

    /// As [`Locale::units`], by the edition's own nouns where it has some.
    pub fn counted(&self, unit: Unit, nouns: &Nouns, n: impl Amount) -> String {
        let n = n.amount();
        match nouns.counted(self.language, n) {
            Some(noun) => self.with("units-named", &[("n", n.into()), ("noun", noun.into())]),
            None => self.units(unit, n),
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The words of the domain are also column values, with underscores, and actions, with points; keys have hyphens.
fn key(family: &str, word: impl Display) -> String {
    format!("{family}-{word}").replace(['_', '.'], "-")
}
