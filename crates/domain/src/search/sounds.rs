//! How words are compared when people look for something: by how they sound in Latin letters, so that `Иванов` meets
//! `ivanov@…` and `Tchaikovsky` meets `Чайковский`; and how far a slip of the finger may lead. Plain functions.

use crate::input::fold;

/// Longest word that is kept, in characters.
const LONGEST: usize = 64;
/// Words of one record at most.
const MOST_WORDS: usize = 12;
/// Words of a question at most.
const MOST_ASKED: usize = 6;
/// Spellings are made of so many first letters.
const STEM: usize = 7;
/// Shorter words are taken as they are typed.
const SHORTEST_WITH_SLIPS: usize = 4;

/// The words under which a record is found, each once, the most telling first.
pub(super) fn of_record(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in chunks(text) {
        for word in kept(&chunk) {
            if !word.is_empty() && !words.contains(&word) && words.len() < MOST_WORDS {
                words.push(word);
            }
        }
    }
    words
}

/// The words that somebody typed, in their order.
pub(super) fn asked(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in chunks(text) {
        let found = if chunk.contains('@') || is_numbered(&chunk) {
            vec![whole(&chunk)]
        } else {
            parts(&chunk).map(sound).collect()
        };
        words.extend(found.into_iter().filter(|word| !word.is_empty()));
    }
    words.dedup();
    words.truncate(MOST_ASKED);
    words
}

/// What stands between blanks and other marks that no name has inside, without apostrophes.
fn chunks(text: &str) -> Vec<String> {
    fold(text)
        .split(|sign: char| {
            sign.is_whitespace() || sign.is_control() || ",;:()[]{}<>«»\"/\\|#".contains(sign)
        })
        .map(|chunk| chunk.chars().filter(|sign| !"'’`ʼ".contains(*sign)).collect::<String>())
        .map(|chunk| chunk.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned())
        .filter(|chunk| !chunk.is_empty())
        .collect()
}

/// What a chunk of a name is kept as: an address whole and by the parts of its local part, a number without its
/// hyphens, a name by its parts.
fn kept(chunk: &str) -> Vec<String> {
    if let Some((local, _)) = chunk.split_once('@') {
        let mut words = vec![whole(chunk)];
        words.extend(parts(local).filter(|part| part.chars().count() > 1).map(sound));
        return words;
    }
    let several = parts(chunk).count() > 1;
    if is_numbered(chunk) && several {
        let mut words = vec![whole(chunk)];
        let named = |part: &&str| part.chars().count() > 2 && part.chars().all(char::is_alphabetic);
        words.extend(parts(chunk).filter(named).map(sound));
        return words;
    }
    parts(chunk).filter(|part| !several || part.chars().count() > 1).map(sound).collect()
}

fn parts(chunk: &str) -> impl Iterator<Item = &str> {
    chunk.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty())
}

fn is_numbered(chunk: &str) -> bool {
    chunk.chars().any(char::is_numeric)
}

/// A chunk as one word: an address with its marks, anything else without.
fn whole(chunk: &str) -> String {
    if chunk.contains('@') {
        return sound(chunk);
    }
    let plain: String = chunk.chars().filter(|sign| sign.is_alphanumeric()).collect();
    sound(&plain)
}

/// How a folded word sounds in Latin letters. Numbers keep every sign.
pub(super) fn sound(folded: &str) -> String {
    let mut latin = String::with_capacity(folded.len());
    for letter in folded.chars() {
        match in_latin(letter) {
            Some(letters) => latin.push_str(letters),
            None => latin.push(letter),
        }
    }
    let plain = if is_numbered(&latin) && !latin.contains('@') { latin } else { simple(&latin) };
    plain.chars().take(LONGEST).collect()
}

/// A letter in plain Latin ones; none where it stays as it is.
const fn in_latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' | 'đ' | 'ð' => "d",
        'е' | 'э' | 'ё' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'ы' | 'і' | 'ı' => "i",
        'к' => "k",
        'л' | 'ł' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ø' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' | 'þ' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// Spellings of one sound, the longest first.
const SOUNDS: &[(&str, &str)] = &[
    ("tsch", "c"),
    ("shch", "s"),
    ("tch", "c"),
    ("tsh", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "z"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("ph", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
];

/// One spelling for each sound, and no letter twice in a row.
fn simple(latin: &str) -> String {
    let (mut rest, mut heard) = (latin, String::with_capacity(latin.len()));
    while let Some(first) = rest.chars().next() {
        let known = SOUNDS.iter().find(|(spelled, _)| rest.starts_with(spelled));
        let (taken, sounds) =
            known.map_or((first.len_utf8(), ""), |(spelled, sounds)| (spelled.len(), *sounds));
        let own = if known.is_some() { "" } else { &rest[..taken] };
        for letter in own.chars().chain(sounds.chars()) {
            if !(letter.is_alphabetic() && heard.ends_with(letter)) {
                heard.push(letter);
            }
        }
        rest = &rest[taken..];
    }
    heard
}

/// Whether slips in a word are looked for: names, not numbers and addresses.
pub(super) fn may_slip(word: &str) -> bool {
    word.chars().count() >= SHORTEST_WITH_SLIPS && word.chars().all(char::is_alphabetic)
}

/// The beginning of a word and what is left of it when one letter is missed out; nothing for what has no slips.
pub(super) fn spellings(word: &str) -> Vec<String> {
    if !may_slip(word) {
        return Vec::new();
    }
    let stem: Vec<char> = word.chars().take(STEM).collect();
    let mut spellings = vec![stem.iter().collect::<String>()];
    for missed in 0..stem.len() {
        let left: String =
            stem.iter().enumerate().filter(|(at, _)| *at != missed).map(|(_, letter)| *letter).collect();
        if !spellings.contains(&left) {
            spellings.push(left);
        }
    }
    spellings
}

/// Whether a spelling is as long as a stem, so that what begins alike is not meant.
pub(super) fn is_whole_stem(word: &str) -> bool {
    word.chars().count() >= STEM
}

/// How many slips lead from what was typed to the beginning of a word, when no more than such a word may have.
pub(super) fn slips(typed: &str, word: &str) -> Option<usize> {
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let allowed = if typed.len() > STEM { 2 } else { 1 };
    let found = distance_to_beginning(&typed, &word);
    (found <= allowed).then_some(found)
}

/// Letters to put in, take out, exchange or swap with their neighbor, so that the word begins with what was typed.
fn distance_to_beginning(typed: &[char], word: &[char]) -> usize {
    let width = word.len().min(typed.len() + 2);
    let mut rows: Vec<Vec<usize>> = vec![(0..=width).collect()];
    for (at, letter) in typed.iter().enumerate() {
        let mut row = vec![at + 1];
        for place in 0..width {
            let exchanged = rows[at][place] + usize::from(word[place] != *letter);
            let mut least = exchanged.min(rows[at][place + 1] + 1).min(row[place] + 1);
            let swapped = at > 0 && place > 0 && *letter == word[place - 1] && typed[at - 1] == word[place];
            if swapped {
                least = least.min(rows[at - 1][place - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.iter().min().copied()).unwrap_or(typed.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(text: &str) -> String {
        asked(text).concat()
    }

    /// Both scripts, and the ways in which five languages write the same name, are one word.
    #[test]
    fn names_meet_across_scripts_and_spellings() {
        for alike in [
            &["Иванов", "Ivanov", "IVANOV"][..],
            &["Чайковский", "Tchaikovsky", "Chaykovskiy", "Tschaikowski", "Tshaikovski"],
            &["Юрий", "Yuri", "Jurij", "Yuriy"],
            &["Хабаров", "Khabarov", "Habarov"],
            &["Щербаков", "Shcherbakov", "Scherbakov"],
            &["Meikäläinen", "meikalainen", "MEIKÄLÄINEN"],
            &["Mattila", "Matila"],
            &["D'Angelo", "Dangelo", "d’angelo"],
            &["Muñoz", "munoz"],
            &["1650321-2", "16503212"],
        ] {
            let heard: Vec<String> = alike.iter().map(|name| one(name)).collect();
            assert!(heard.iter().all(|word| *word == heard[0]), "{alike:?}: {heard:?}");
        }
        assert_ne!(one("Ivanov"), one("Petrov"));
    }

    #[test]
    fn records_are_kept_by_what_people_type_of_them() {
        assert_eq!(
            of_record("Matti.Meikalainen@testi.example"),
            ["mati.meikalainen@testi.eksample", "mati", "meikalainen"]
        );
        assert_eq!(of_record("LAPTOP-3F9"), ["laptop3f9", "laptop"]);
        assert_eq!(of_record("0192f3a4-7abc-7def-9012-c0ffee"), ["0192f3a47abc7def9012c0ffee"]);
        assert_eq!(of_record("Testiasiakas Oy 1650321-2"), ["testiasiakas", "oi", "16503212"]);
        assert_eq!(of_record("a b a"), ["a", "b"]);
        assert_eq!(of_record("- / '"), [""; 0]);
    }

    #[test]
    fn a_slip_leads_to_the_word_and_two_to_a_long_one() {
        for (typed, word) in [
            ("meikalanen", "meikalainen"),
            ("iavnov", "ivanov"),
            ("ivanof", "ivanov"),
            ("testiaskas", "testiasiakas"),
        ] {
            assert!(slips(typed, word).is_some(), "{typed} {word}");
            let (typed, word) = (spellings(typed), spellings(word));
            assert!(typed.iter().any(|left| word.contains(left)), "{typed:?} {word:?}");
        }
        assert_eq!(slips("meikal", "meikalainen"), Some(0));
        assert_eq!(slips("mekial", "meikalainen"), Some(1));
        assert_eq!(slips("petrov", "ivanov"), None);
        assert!(spellings("abc").is_empty() && spellings("laptop3").is_empty());
    }

    proptest! {
        /// Whatever is typed, words are short, few and sound the same when heard again.
        #[test]
        fn words_stay_within_bounds(text in "\\PC{0,80}") {
            let words = of_record(&text);
            prop_assert!(words.len() <= MOST_WORDS);
            for word in &words {
                prop_assert!(!word.is_empty() && word.chars().count() <= LONGEST && !word.contains(' '));
            }
            prop_assert!(asked(&text).len() <= MOST_ASKED);
        }

        /// One letter missed out of a name is found by its spellings.
        #[test]
        fn one_missed_letter_is_found(name in "[a-z]{6,14}", missed in 0usize..14) {
            let word = sound(&name);
            prop_assume!(may_slip(&word) && word.chars().count() >= 6);
            let at = missed % word.chars().count();
            let typed: String = word.chars().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| letter).collect();
            let (left, right) = (spellings(&typed), spellings(&word));
            let meets = left.iter().any(|spelling| right.iter().any(|other| other.starts_with(spelling.as_str())));
            prop_assert!(meets && slips(&typed, &word).is_some(), "{} {}", typed, word);
        }
    }
}
