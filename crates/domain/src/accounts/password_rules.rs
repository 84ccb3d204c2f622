//! Which passwords are taken (SR-18): length, and not one that is tried first. No composition rules.
//!
//! A list of finished passwords would hold little that is twelve characters long. Those that are tried first are
//! made of one or two common words, dressed with digits, signs and look-alike letters; so the list holds the
//! words and the dress is taken off here. Passwords are compared byte for byte as they were typed: they are not
//! normalised, neither when stored nor when verified.

use std::{collections::HashSet, sync::LazyLock};

use crate::{input::Checks, refusal::Problem, vault::Secret};

/// Fewest characters.
pub const SHORTEST: i64 = 12;
/// Most characters.
pub const LONGEST: i64 = 128;
/// Most bytes; more are never hashed.
pub(super) const MOST_BYTES: usize = 512;

/// No two words of the list are longer together; what is longer is not looked up.
const TWO_WORDS: usize = 40;

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("common_words.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Notes what is wrong with a password that somebody chose. `context`: the account's address, names around it.
pub fn check(checks: &mut Checks, field: &str, password: &Secret, context: &[&str]) {
    let text = password.reveal();
    let characters = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    if characters == 0 {
        checks.add(field, Problem::Required);
    } else if characters < SHORTEST {
        checks.add(field, Problem::TooShort { min: SHORTEST });
    } else if characters > LONGEST || text.len() > MOST_BYTES {
        checks.add(field, Problem::TooLong { max: LONGEST });
    } else if is_common(text, context) {
        checks.add(field, Problem::CommonPassword);
    }
}

/// Whether the password is among those that are tried first.
fn is_common(password: &str, context: &[&str]) -> bool {
    let lower = password.to_lowercase();
    let context = context_words(context);
    is_monotonous(&lower)
        || [lower.clone(), undisguised(&lower, 'i'), undisguised(&lower, 'l')].iter().any(|text| {
            let letters = core(text);
            (3..=TWO_WORDS).contains(&letters.chars().count()) && is_one_or_two_words(&letters, &context)
        })
}

/// The local part and the labels of an address, the words of a name: at least three characters each.
fn context_words(context: &[&str]) -> HashSet<String> {
    context
        .iter()
        .flat_map(|text| {
            let lower = text.to_lowercase();
            let whole: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
            let local: String =
                lower.split('@').next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect();
            let parts = lower.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
            parts.chain([whole, local]).collect::<Vec<_>>()
        })
        .filter(|word| word.chars().count() >= 3)
        .collect()
}

/// Look-alikes turned back into letters; `one` says what `1` and `!` stand for.
fn undisguised(text: &str, one: char) -> String {
    let letter = |character| match character {
        '@' | '4' => 'a',
        '3' | '€' => 'e',
        '0' => 'o',
        '$' | '5' => 's',
        '7' | '+' => 't',
        '1' | '!' | '|' => one,
        other => other,
    };
    let end = text.trim_end_matches(|c: char| !c.is_alphabetic());
    let start = end.trim_start_matches(|c: char| c.is_ascii_digit());
    start.chars().map(letter).collect()
}

/// What is left without digits and signs around it and signs within.
fn core(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphabetic()).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_one_or_two_words(text: &str, context: &HashSet<String>) -> bool {
    let known = |part: &str| WORDS.contains(part) || context.contains(part) || is_monotonous(part);
    let part = |part: &str| known(part) || known(part.trim_matches(|c: char| c.is_ascii_digit()));
    part(text) || text.char_indices().skip(2).any(|(at, _)| part(&text[..at]) && part(&text[at..]))
}

const ROWS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
    "йцукенгшщзхъ",
    "фывапролджэ",
];

/// Few characters, one part over and over, or a walk along the alphabet, the digits or the keyboard.
fn is_monotonous(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() < 3 {
        return false;
    }
    let different: HashSet<_> = characters.iter().collect();
    let repeats = (1..=characters.len() / 2)
        .any(|unit| unit <= 6 && characters.iter().zip(&characters[unit..]).all(|(a, b)| a == b));
    let steps = characters.windows(2).filter(|pair| is_step(pair[0], pair[1])).count();
    different.len() <= 3 && characters.len() > 4 || repeats || steps * 10 >= (characters.len() - 1) * 8
}

fn is_step(a: char, b: char) -> bool {
    let next = |row: &str, a: char, b: char| row.chars().zip(row.chars().skip(1)).any(|pair| pair == (a, b));
    a == b || ROWS.iter().any(|row| next(row, a, b) || next(row, b, a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::FieldProblem;

    fn problem(password: &str) -> Option<Problem> {
        let mut checks = Checks::new();
        check(
            &mut checks,
            "password",
            &Secret::new(password),
            &["ann.virtanen@kauppahuone.example", "Seatwright"],
        );
        checks.into_problems().into_iter().map(|FieldProblem { problem, .. }| problem).next()
    }

    /// SR-18: length is counted in characters and bytes, and nothing else about composition.
    #[test]
    fn lengths() {
        assert_eq!(problem(""), Some(Problem::Required));
        assert_eq!(problem("x7!kQ2m#p"), Some(Problem::TooShort { min: 12 }));
        assert_eq!(problem("ölsvgkätbnåw"), None);
        let long: String =
            (0..128u16).map(|n| char::from(b'!' + u8::try_from(n * 37 % 90).unwrap())).collect();
        assert_eq!(problem(&long), None);
        assert_eq!(problem(&format!("{long}x")), Some(Problem::TooLong { max: 128 }));
        assert_eq!(problem(&"🦀🐙🐌".repeat(43)), Some(Problem::TooLong { max: 128 }));
        assert_eq!(problem("kettle brass unwind orchard"), None);
        assert_eq!(problem("83620517492638"), None);
    }

    /// SR-18: what is tried first is refused, whatever it is dressed in.
    #[test]
    fn common_ones() {
        for common in [
            "password1234",
            "Password123!",
            "P@ssw0rd2026!",
            "!!!welcome2026",
            "Welcome-2026-",
            "123456789012",
            "qwertyuiop12",
            "qwertyuiopas",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "iloveyou2026",
            "letmeinletmein",
            "Passw0rdPassw0rd",
            "summersummer1",
            "Summer2026!!!",
            "Liverpool2026",
            "monkeydragon1",
            "administrator1",
            "correcthorse1",
            "salasana1234",
            "Contrasena2026",
            "Seatwright2026",
            "Seatwr1ght!2026",
            "annvirtanen12",
            "ann.virtanen1",
            "Kauppahuone26",
            "virtanen-kauppahuone",
            "йцукенгшщзхъ",
            "0987654321098",
            "zxcvbnm,./zxcvbnm",
            "changeme1234",
            "adminadmin123",
        ] {
            assert_eq!(problem(common), Some(Problem::CommonPassword), "{common}");
        }
    }

    #[test]
    fn uncommon_ones() {
        for good in [
            "tr0ub4dor&3xyl",
            "gnome-rivulet-74",
            "vB8#kq0pLm2z",
            "lampi kanerva tuohi",
            "Xk7 rhubarb vest",
            "мой кот ест сыр",
        ] {
            assert_eq!(problem(good), None, "{good}");
        }
    }
}
