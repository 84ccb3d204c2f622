//! What stands in a note: whom it names, and which words lead somewhere. Pure text, no rights.

use crate::input::fold;

/// A piece of a note as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// An address that starts with `https://` or `http://`; nothing else becomes a link.
    Link(String),
}

/// The pieces of a note in their order.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let opening = word.trim_start_matches(['(', '"', '«', '“', '<']);
        let address = opening.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '»', '”', '>']);
        if !is_address(address) {
            plain.push_str(piece);
            continue;
        }
        plain.push_str(&word[..word.len() - opening.len()]);
        if !plain.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut plain)));
        }
        parts.push(Part::Link(address.to_owned()));
        plain.push_str(&opening[address.len()..]);
        plain.push_str(&piece[word.len()..]);
    }
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    parts
}

fn is_address(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && !word.contains(['<', '>', '"', '\\']))
}

/// Who can be meant: name and address.
pub(super) type Person<'a> = (&'a str, &'a str);

/// Whom the text names after an `@`, by their place in the list, each once. The longest name or address that stands there
/// counts; a first name alone does when only one has it. `Err` has the first word that names nobody.
pub(super) fn named(text: &str, people: &[Person<'_>]) -> Result<Vec<usize>, String> {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut before = None;
    for (at, letter) in folded.char_indices() {
        let begins = letter == '@' && !before.is_some_and(|before: char| before.is_alphanumeric());
        before = Some(letter);
        let rest = &folded[at + letter.len_utf8()..];
        if !begins || !rest.starts_with(char::is_alphanumeric) {
            continue;
        }
        match longest(rest, people).or_else(|| only_one(rest, people)) {
            Some(person) if found.contains(&person) => {}
            Some(person) => found.push(person),
            None => return Err(word(rest).to_owned()),
        }
    }
    Ok(found)
}

fn word(rest: &str) -> &str {
    rest.split(|letter: char| letter.is_whitespace() || ",;:!?()".contains(letter)).next().unwrap_or(rest)
}

/// Whether a name or address that stood before is over here: `.` and `-` go on when a letter follows.
fn ends(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        Some(letter) if letter.is_alphanumeric() || letter == '@' => false,
        Some('.' | '-') => !letters.next().is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

/// The one whose whole name or address stands here; of several the longest.
fn longest(rest: &str, people: &[Person<'_>]) -> Option<usize> {
    let stands = |name: &str| {
        let name = fold(name);
        (!name.is_empty() && rest.strip_prefix(name.as_str()).is_some_and(ends)).then_some(name.len())
    };
    let lengths = people.iter().enumerate().filter_map(|(place, (name, email))| {
        stands(name).max(stands(email)).map(|length| (length, std::cmp::Reverse(place)))
    });
    lengths.max().map(|(_, place)| place.0)
}

/// The only one with this first name.
fn only_one(rest: &str, people: &[Person<'_>]) -> Option<usize> {
    let after = rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '-');
    let typed = &rest[..rest.len() - after.len()];
    let first = |name: &str| fold(name.split_whitespace().next().unwrap_or_default());
    let mut having = people.iter().enumerate().filter(|(_, (name, _))| first(name) == typed);
    let one = having.next().filter(|_| ends(after))?;
    having.next().is_none().then_some(one.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: &[Person<'_>] = &[
        ("Mika Laine", "mika@x.example"),
        ("Mika Laine-Salo", "mls@x.example"),
        ("Nina Salo", "nina@x.example"),
        ("Йоханна Мäki", "j@x.example"),
    ];

    #[test]
    fn people_are_named_by_name_or_address() {
        let table: &[(&str, &[usize])] = &[
            ("see @Mika Laine, and @nina", &[0, 2]),
            ("@mika laine-salo!", &[1]),
            ("@MLS@x.example (call)", &[1]),
            ("@Nina Salo @nina@x.example", &[2]),
            ("write to nina@x.example", &[]),
            ("a @ b, @, @!", &[]),
            ("@йоханна", &[3]),
        ];
        for (text, expected) in table {
            assert_eq!(named(text, PEOPLE).as_deref(), Ok(*expected), "{text}");
        }
        assert_eq!(named("ask @mika", PEOPLE), Err("mika".into()), "two have that name");
        assert_eq!(named("ask @Bob, please", PEOPLE), Err("bob".into()));
        assert_eq!(named("@nina@x.example.org", PEOPLE).map_err(|_| ()), Err(()));
    }

    #[test]
    fn only_web_addresses_become_links() {
        let text = |text: &str| Part::Text(text.into());
        let link = |text: &str| Part::Link(text.into());
        assert_eq!(
            parts("See (https://x.example/a?b=1), then\ncall."),
            [text("See ("), link("https://x.example/a?b=1"), text("), then\ncall.")]
        );
        for bad in
            ["javascript:alert(1)", "https://", "data:text/html,x", "//x.example", "https://\"><script>"]
        {
            assert_eq!(parts(bad), [text(bad)], "{bad}");
        }
        assert_eq!(parts(""), []);
    }
}
