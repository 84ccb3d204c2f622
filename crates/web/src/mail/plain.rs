//! The plain-text body: written for it, not made from the HTML. Short lines, steps that are numbered.

use domain::templates::{Block, Line, Span};

use super::Words;

/// Longest line that no mail program breaks.
const WIDTH: usize = 72;

/// The letter as plain text.
pub(super) fn text(words: &Words, sender: &str, support: Option<&str>) -> String {
    let mut paragraphs = vec![wrapped(&words.heading), wrapped(&words.greeting)];
    paragraphs.extend(words.body.iter().map(block));
    paragraphs.push(steps(words));
    paragraphs.extend(words.valid.as_deref().map(wrapped));
    let reason = match support {
        Some(support) => format!("{} {support}", words.why),
        None => words.why.clone(),
    };
    paragraphs.push(wrapped(&reason));
    // The sign after which mail programs do not quote.
    paragraphs.push(format!("-- \n{}", one_line(sender)));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    let lines: Vec<String> = match block {
        Block::Paragraph(lines) => lines.iter().map(|line| wrapped(&written(line))).collect(),
        Block::List(lines) => lines.iter().map(|line| wrapped(&format!("- {}", written(line)))).collect(),
    };
    lines.join("\n")
}

/// A line without its marks; the address of a link stands behind its words.
fn written(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Text(text) | Span::Strong(text) => text.clone(),
        Span::Link { label, url } if url.ends_with(label.as_str()) => label.clone(),
        Span::Link { label, url } => format!("{label} ({url})"),
    };
    line.iter().map(span).collect()
}

/// The link and the facts, numbered when they are to be followed one after the other.
fn steps(words: &Words) -> String {
    let link = words.button.iter().map(|button| (button.open.as_str(), button.url.as_str()));
    let rows = words.rows.iter().map(|row| (row.label.as_str(), row.value.as_str()));
    let numbered = words.rows.iter().any(|row| row.strong);
    let all: Vec<(&str, &str)> =
        if numbered { link.chain(rows).collect() } else { rows.chain(link).collect() };
    let lines: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(at, (label, value))| {
            let number = if numbered { format!("{}. ", at + 1) } else { String::new() };
            format!("{number}{label}: {}", one_line(value))
        })
        .collect();
    lines.join("\n")
}

fn one_line(text: &str) -> String {
    super::one_line(text)
}

/// Breaks lines at blanks; a word longer than a line stays whole.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in one_line(text).split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
