//! Closed sets of words stored as text: one macro, so that a word is spelled once for code, column and API.

/// Declares an enum whose variants are stored, read and shown under fixed words.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word, the same in columns, the API and the keys of texts.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;

            fn from_str(text: &str) -> std::result::Result<Self, $crate::words::UnknownWord> {
                Self::ALL.iter().copied().find(|word| word.word() == text).ok_or($crate::words::UnknownWord)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl db::ToValue for $name {
            fn to_value(&self) -> db::Value {
                db::Value::Text(self.word().to_owned())
            }
        }

        impl db::Column for $name {
            fn from_value(value: db::ValueRef<'_>) -> std::result::Result<Self, db::DbError> {
                let text = String::from_value(value)?;
                text.parse().map_err(|_| db::DbError::column(stringify!($name)))
            }
        }
    };
}

/// The text is none of the words of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the allowed words")]
pub struct UnknownWord;
