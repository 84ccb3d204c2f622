//! Light, dark, or as the system has it.

use std::str::FromStr;

/// The theme that a person chose, kept in a cookie so that no page flashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const COOKIE: &'static str = "theme";
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::System => "theme-system",
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::System => "sun-moon",
            Self::Light => "sun",
            Self::Dark => "moon",
        }
    }
}

impl FromStr for Theme {
    type Err = std::convert::Infallible;

    /// Whatever is not a theme is the system's.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Ok(Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default())
    }
}
