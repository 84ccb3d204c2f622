//! What a text takes: words or numbers.

use std::borrow::Cow;

use askama::filters::{Html, escape};
use fluent_bundle::FluentValue;

/// One argument of a text. Numbers choose the plural form and are written as the language writes them.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
}

impl Arg<'_> {
    pub(super) fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Number(number) => FluentValue::from(*number),
        }
    }

    pub(super) fn escaped(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => {
                let Ok(escaped) = escape(text, Html);
                FluentValue::String(Cow::Owned(escaped.to_string()))
            }
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

/// A whole number of any size; past the largest one it stays at that.
pub trait Amount {
    fn amount(&self) -> i64;
}

impl<T: Amount + ?Sized> Amount for &T {
    fn amount(&self) -> i64 {
        (**self).amount()
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl Amount for $type {
            fn amount(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }

        impl From<$type> for Arg<'_> {
            fn from(number: $type) -> Self {
                Self::Number(number.amount())
            }
        }

        impl From<&$type> for Arg<'_> {
            fn from(number: &$type) -> Self {
                Self::Number(number.amount())
            }
        }
    )*};
}

numbers!(i64, u64, usize, i32, u32, u16);
