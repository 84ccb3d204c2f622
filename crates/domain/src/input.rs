//! What people type: cleaned, measured and turned into values, with every problem gathered by field.

use unicode_normalization::UnicodeNormalization;

use crate::{
    clock::Day,
    refusal::{FieldProblem, Problem, Refusal, Result},
};

/// Gathers the problems of one form or body, so that all are shown at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldProblem>);

impl Checks {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn add(&mut self, field: &str, problem: Problem) {
        self.0.push(FieldProblem::new(field, problem));
    }

    /// A line of text: trimmed, NFC, at most `max` characters; may be empty.
    pub fn line(&mut self, field: &str, text: &str, max: usize) -> String {
        self.text(field, text, max, |character| character.is_control() || is_invisible_order(character))
    }

    /// As [`Checks::line`], and not empty.
    pub fn required(&mut self, field: &str, text: &str, max: usize) -> String {
        let line = self.line(field, text, max);
        if line.is_empty() && !self.has(field) {
            self.add(field, Problem::Required);
        }
        line
    }

    /// Text of several lines.
    pub fn paragraph(&mut self, field: &str, text: &str, max: usize) -> String {
        let unified = text.replace("\r\n", "\n");
        self.text(field, &unified, max, |character| {
            (character.is_control() && character != '\n' && character != '\t')
                || is_invisible_order(character)
        })
    }

    /// A mail address, or empty.
    pub fn email(&mut self, field: &str, text: &str) -> String {
        let line = self.line(field, text, 254);
        if !line.is_empty() && !self.has(field) && !is_email(&line) {
            self.add(field, Problem::NotAnEmail);
        }
        line
    }

    /// A whole number within bounds.
    pub fn number(&mut self, field: &str, number: i64, min: i64, max: i64) -> i64 {
        if !(min..=max).contains(&number) {
            self.add(field, Problem::OutOfRange { min, max });
        }
        number.clamp(min, max)
    }

    /// A day written `YYYY-MM-DD`; `None` with a problem noted otherwise.
    pub fn day(&mut self, field: &str, text: &str) -> Option<Day> {
        let day = text.trim().parse().ok();
        if day.is_none() {
            self.add(field, if text.trim().is_empty() { Problem::Required } else { Problem::NotADay });
        }
        day
    }

    /// One of a closed set of words.
    pub fn choice<T: std::str::FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        let choice = text.trim().parse().ok();
        if choice.is_none() {
            self.add(field, if text.trim().is_empty() { Problem::Required } else { Problem::NotAChoice });
        }
        choice
    }

    pub fn time_zone(&mut self, field: &str, name: &str) -> String {
        let name = name.trim();
        if jiff::tz::TimeZone::get(name).is_err() {
            self.add(field, Problem::UnknownTimeZone);
        }
        name.to_owned()
    }

    fn text(&mut self, field: &str, text: &str, max: usize, forbidden: impl Fn(char) -> bool) -> String {
        let text = composed(text.trim());
        if text.chars().any(forbidden) {
            self.add(field, Problem::ForbiddenCharacters);
        } else if text.chars().count() > max {
            self.add(field, Problem::TooLong { max: i64::try_from(max).unwrap_or(i64::MAX) });
        }
        text
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.0.iter().any(|problem| problem.field == field)
    }

    pub fn is_clean(&self) -> bool {
        self.0.is_empty()
    }

    /// Refuses with all problems found, if any.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0).into()) }
    }

    pub fn into_problems(self) -> Vec<FieldProblem> {
        self.0
    }
}

/// Characters that reorder or hide the text around them (SR-48).
const fn is_invisible_order(character: char) -> bool {
    matches!(character,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// One mailbox, `local@domain`, as mail servers take it; international domains and names are allowed.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |character: char| {
        !character.is_whitespace() && !character.is_control() && !"<>()[],;:\\\"@".contains(character)
    };
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    !local.is_empty()
        && local.len() <= 64
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && domain.len() <= 253
        && domain.split('.').count() >= 2
        && domain.split('.').all(label)
}

/// The form that lists are searched and sorted by: lower case, without accents of Latin letters.
pub fn fold(text: &str) -> String {
    // Most of what is folded is ASCII, and each activation folds some.
    if text.is_ascii() { text.to_ascii_lowercase() } else { folded(text) }
}

/// In NFC.
fn composed(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { text.nfc().collect() }
}

fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|character| !matches!(character, '\u{0300}'..='\u{036F}'))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .nfc()
        .collect()
}

/// An address as it is compared: trimmed and in lower case.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The pattern that finds folded texts containing what was typed; for `LIKE $n ESCAPE '!'`.
pub fn contains_pattern(query: &str) -> String {
    let escaped = fold(query.trim()).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_one_mailbox() {
        for good in ["ann@example.com", "joonas.mäki@testi.example", "a+b@x-y.example", "иван@почта.рф"]
        {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "ann",
            "ann@",
            "@x.example",
            "a b@x.example",
            "a@b",
            "a@x..example",
            "a@x.example,b@x.example",
            "<a@x.example>",
            "a@-x.example",
            "a\r\nBcc: b@x.example",
            ".a@x.example",
            "a..b@x.example",
            "a@b@c.example",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    /// SR-48: control characters, NUL and bidi overrides are refused, length counts characters.
    #[test]
    fn lines_refuse_what_hides_or_breaks() {
        for bad in ["a\0b", "a\nb", "a\u{202E}b", "a\u{2066}b", "a\u{7f}b", "\u{FEFF}x"] {
            let mut checks = Checks::new();
            checks.line("name", bad, 100);
            assert!(!checks.is_clean(), "{bad:?}");
        }
        let mut checks = Checks::new();
        assert_eq!(checks.line("name", "  Åland  ", 5), "Åland");
        assert!(checks.is_clean());
        checks.line("name", &"x".repeat(10_000), 200);
        assert_eq!(checks.into_problems()[0].problem, Problem::TooLong { max: 200 });
    }

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(fold("Kauppahuone SINERVÄ"), "kauppahuone sinerva");
        assert_eq!(fold("Ёлка"), fold("ёлка"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn the_short_way_leads_to_the_same(text in "[\\x00-\\x7f]{0,40}") {
            prop_assert_eq!(fold(&text), folded(&text));
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }
}
