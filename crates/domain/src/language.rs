//! The five languages that people are addressed in, on pages, in mails and on the command line.
//! The texts themselves are not here: they belong to the doors.

use std::{fmt, str::FromStr};

/// A language of the product; its code is BCP 47.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    #[default]
    En,
    Fi,
    It,
    Es,
    Ru,
}

impl Language {
    pub const ALL: [Self; 5] = [Self::En, Self::Fi, Self::It, Self::Es, Self::Ru];

    /// The BCP 47 code, such as `fi`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fi => "fi",
            Self::It => "it",
            Self::Es => "es",
            Self::Ru => "ru",
        }
    }

    /// The name a speaker of the language calls it by.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fi => "Suomi",
            Self::It => "Italiano",
            Self::Es => "Español",
            Self::Ru => "Русский",
        }
    }

    /// The best of the five for an `Accept-Language` header; `None` when it names none of them.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, quality) = wish.split_once(';').unwrap_or((wish, "q=1"));
                let quality = quality.trim().strip_prefix("q=")?.parse::<f32>().ok()?;
                let language = tag.trim().split('-').next()?.parse().ok()?;
                (quality > 0.0).then_some((quality, language))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map(|wish| wish.1)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is the code of none of the five languages.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of the languages en, fi, it, es, ru")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code))
            .ok_or(UnknownLanguage)
    }
}

impl db::ToValue for Language {
    fn to_value(&self) -> db::Value {
        db::Value::Text(self.code().to_owned())
    }
}

impl db::Column for Language {
    fn from_value(value: db::ValueRef<'_>) -> Result<Self, db::DbError> {
        let text = String::from_value(value)?;
        text.parse().map_err(|_| db::DbError::column("language"))
    }
}

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_is_weighed_and_unknown_ones_are_skipped() {
        let table = [
            ("fi-FI,fi;q=0.9,en;q=0.8", Some(Language::Fi)),
            ("sv, it;q=0.5, ru;q=0.7", Some(Language::Ru)),
            ("de-DE,de", None),
            ("es;q=0, en", Some(Language::En)),
            ("", None),
            (";;;q=x,en;q=", None),
        ];
        for (header, expected) in table {
            assert_eq!(Language::from_accept_language(header), expected, "{header}");
        }
    }
}
