//! Countries by name, in the order in which a reader looks for them. Which codes there are is the domain's.

use std::{borrow::Cow, sync::LazyLock};

use domain::{Language, countries::Country};

use super::{Locale, index};

/// Code and name of every country, sorted, one list per language in the order of [`Language::ALL`].
static SORTED: LazyLock<[Vec<(&'static str, String)>; 5]> = LazyLock::new(|| Language::ALL.map(sorted));

impl Locale {
    /// The name of the country with this ISO 3166 code; what is no such code comes back as it is.
    pub fn country<'a>(&self, code: &'a str) -> Cow<'a, str> {
        let key = format!("country-{code}");
        if self.has(&key) { self.text(&key) } else { Cow::Borrowed(code) }
    }

    /// Code and name of every country, in the alphabetical order of the language.
    pub fn countries(&self) -> &'static [(&'static str, String)] {
        &SORTED[index(self.language)]
    }
}

fn sorted(language: Language) -> Vec<(&'static str, String)> {
    let locale = Locale { language, ..Locale::default() };
    let mut countries: Vec<_> =
        Country::codes().map(|code| (code, locale.country(code).into_owned())).collect();
    countries.sort_by_cached_key(|(_, name)| place(language, name));
    countries
}

/// Where a name stands in the alphabet: without accents, except on letters that are letters of their own.
fn place(language: Language, name: &str) -> String {
    let mut place = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match stand_in(language, letter) {
            Some(letters) => place.push_str(letters),
            None => place.push(letter),
        }
    }
    place
}

fn stand_in(language: Language, letter: char) -> Option<&'static str> {
    Some(match (language, letter) {
        // These three follow z.
        (Language::Fi, 'å') => "{",
        (Language::Fi, 'ä') => "|",
        (Language::Fi, 'ö' | 'ø') => "}",
        (Language::Es, 'ñ') => "n~",
        (_, 'à' | 'á' | 'â' | 'ã' | 'å' | 'ä') => "a",
        (_, 'æ') => "ae",
        (_, 'ç' | 'č') => "c",
        (_, 'è' | 'é' | 'ê') => "e",
        (_, 'ì' | 'í') => "i",
        (_, 'ò' | 'ó' | 'ô' | 'ö' | 'ø') => "o",
        (_, 'š') => "s",
        (_, 'ù' | 'ú' | 'ü') => "u",
        (_, 'ž') => "z",
        (_, 'ё') => "е",
        (_, '’') => "'",
        _ => return None,
    })
}
