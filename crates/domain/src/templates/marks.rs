//! The small markup of a letter's body: paragraphs, lines, lists, bold, links. It is read from the text after the
//! placeholders were filled; what was filled in is protected, so that no name or address can make a mark.

/// A block of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Line>),
    List(Vec<Line>),
}

pub type Line = Vec<Span>;

/// A piece of a line. Plain text, to be escaped by whoever makes HTML of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Text(String),
    Strong(String),
    /// The address begins with `https://` or `mailto:`.
    Link {
        label: String,
        url: String,
    },
}

/// Where protected marks are moved to: a range for private use, which no text may bring along.
const SHELTER: u32 = 0xE000;
const MARKS: [char; 6] = ['*', '[', ']', '(', ')', '-'];

/// Whether the character belongs to the shelter.
pub(super) fn is_shelter(character: char) -> bool {
    (SHELTER..SHELTER + 0x80).contains(&u32::from(character))
}

/// A value that cannot make a mark or end a line; [`blocks`] gives it back as it was.
pub fn protect(value: &str) -> String {
    let moved = |character: char| match character {
        '\u{2028}' | '\u{2029}' => Some(' '),
        control if control.is_control() => Some(' '),
        mark if MARKS.contains(&mark) => char::from_u32(SHELTER + u32::from(mark)),
        sheltered if is_shelter(sheltered) => None,
        other => Some(other),
    };
    value.chars().filter_map(moved).collect()
}

fn given_back(text: &str) -> String {
    let back = |character: char| {
        if is_shelter(character) {
            char::from_u32(u32::from(character) - SHELTER).unwrap_or(character)
        } else {
            character
        }
    };
    text.chars().map(back).collect()
}

/// Reads a filled text. What looks like a mark and is none stays as it is written.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if line.is_empty() {
            flush(&mut blocks, &mut lines);
        } else {
            let changes = lines.last().is_some_and(|last| is_item(last) != is_item(line));
            if changes {
                flush(&mut blocks, &mut lines);
            }
            lines.push(line);
        }
    }
    blocks
}

fn is_item(line: &str) -> bool {
    line.starts_with("- ")
}

fn flush(blocks: &mut Vec<Block>, lines: &mut Vec<&str>) {
    let Some(first) = lines.first() else { return };
    let is_list = is_item(first);
    let read = lines.iter().map(|line| spans(line.strip_prefix("- ").filter(|_| is_list).unwrap_or(line)));
    let read: Vec<Line> = read.collect();
    blocks.push(if is_list { Block::List(read) } else { Block::Paragraph(read) });
    lines.clear();
}

fn spans(line: &str) -> Line {
    let mut spans = Vec::new();
    let (mut plain, mut rest) = (String::new(), line);
    while let Some(next) = rest.chars().next() {
        if let Some((span, after)) = strong(rest).or_else(|| link(rest)) {
            push_text(&mut spans, &mut plain);
            spans.push(span);
            rest = after;
        } else {
            plain.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    push_text(&mut spans, &mut plain);
    spans
}

fn push_text(spans: &mut Line, plain: &mut String) {
    if !plain.is_empty() {
        spans.push(Span::Text(given_back(plain)));
        plain.clear();
    }
}

fn strong(rest: &str) -> Option<(Span, &str)> {
    let (inside, after) = rest.strip_prefix("**")?.split_once("**")?;
    (!inside.trim().is_empty()).then(|| (Span::Strong(given_back(inside)), after))
}

fn link(rest: &str) -> Option<(Span, &str)> {
    let (label, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (url, after) = after.split_once(')')?;
    let url = given_back(url);
    let is_whole = !label.trim().is_empty() && !label.contains('[') && is_link(&url);
    is_whole.then(|| (Span::Link { label: given_back(label), url }, after))
}

/// Where a link may lead: a page over TLS, or a mailbox.
fn is_link(url: &str) -> bool {
    let leads = url.strip_prefix("https://").or_else(|| url.strip_prefix("mailto:"));
    leads.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "<>\"'".contains(c))
    })
}

/// The first link of an unfilled text that leads nowhere a link may; placeholders in it are taken for filled.
pub(super) fn bad_link(source: &str) -> Option<&str> {
    source.split("](").skip(1).find_map(|rest| {
        let (url, _) = rest.split_once(')')?;
        let filled = url.replace("{{", "").replace("}}", "").replace(' ', "");
        (!is_link(&filled)).then_some(url)
    })
}
