//! Caught mail in memory: the last 5,000 messages, parsed when they are looked at.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::clock::{Clock, Instant};
use mail_parser::{Message, MessageParser, MimeHeaders};
use serde::Serialize;

/// Messages kept; older ones go.
pub const KEPT: usize = 5_000;
/// Bytes kept; older messages go sooner when they are large.
const KEPT_BYTES: usize = 64 * 1024 * 1024;

/// What the list shows of a message.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// Counts up from 1.
    pub id: u64,
    /// When the last byte came.
    pub received_at: Instant,
    /// Envelope sender.
    pub from: String,
    /// Envelope recipients.
    pub to: Vec<String>,
    /// As written, decoded.
    pub subject: String,
    /// Stable name given by the sender, without brackets.
    pub message_id: String,
    /// `Content-Language`.
    pub language: String,
}

/// A whole message.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// The same as in the list.
    #[serde(flatten)]
    pub summary: Summary,
    /// All headers in order, decoded as far as shown.
    pub headers: Vec<(String, String)>,
    /// The plain text, if there is one.
    pub text: Option<String>,
    /// The HTML, if there is one.
    pub html: Option<String>,
    /// Addresses that the text or HTML links to, each once.
    pub links: Vec<String>,
}

#[derive(Debug)]
struct Kept {
    summary: Summary,
    raw: Arc<[u8]>,
}

/// The messages; clones share them.
#[derive(Clone)]
pub struct Store {
    clock: Arc<dyn Clock>,
    pile: Arc<Mutex<Pile>>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({} messages)", self.count())
    }
}

#[derive(Debug, Default)]
struct Pile {
    next: u64,
    bytes: usize,
    kept: VecDeque<Kept>,
}

/// Sender and recipients as said in the dialog.
#[derive(Debug, Clone, Default)]
pub struct Envelope {
    /// `MAIL FROM`.
    pub from: String,
    /// `RCPT TO`.
    pub to: Vec<String>,
}

impl Store {
    /// An empty store.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Store { clock, pile: Arc::default() }
    }

    /// Keeps a message and tells its id.
    pub fn keep(&self, envelope: Envelope, raw: Vec<u8>) -> u64 {
        let received_at = self.clock.now();
        let parsed = MessageParser::new().parse_headers(&raw);
        let header =
            |name: &str| parsed.as_ref().and_then(|message| text_of(message, name)).unwrap_or_default();
        let (subject, message_id, language) =
            (header("Subject"), header("Message-ID"), header("Content-Language"));
        let mut pile = self.pile();
        pile.next += 1;
        let id = pile.next;
        let Envelope { from, to } = envelope;
        let summary = Summary { id, received_at, from, to, subject, message_id, language };
        pile.bytes += raw.len();
        pile.kept.push_back(Kept { summary, raw: raw.into() });
        while pile.kept.len() > KEPT || (pile.bytes > KEPT_BYTES && pile.kept.len() > 1) {
            let Some(oldest) = pile.kept.pop_front() else { break };
            pile.bytes -= oldest.raw.len();
        }
        id
    }

    /// Summaries, newest first, of those whose recipients or subject contain the words.
    pub fn list(&self, words: &str, most: usize) -> Vec<Summary> {
        let words = words.trim().to_lowercase();
        let fits = |summary: &Summary| {
            let mut texts = summary.to.iter().chain([&summary.subject]);
            words.is_empty() || texts.any(|text| text.to_lowercase().contains(&words))
        };
        let pile = self.pile();
        pile.kept.iter().rev().map(|kept| &kept.summary).filter(|one| fits(one)).take(most).cloned().collect()
    }

    /// How many are kept.
    pub fn count(&self) -> usize {
        self.pile().kept.len()
    }

    /// One message, parsed.
    pub fn letter(&self, id: u64) -> Option<Letter> {
        let (summary, raw) = {
            let pile = self.pile();
            let at = pile.kept.binary_search_by_key(&id, |kept| kept.summary.id).ok()?;
            (pile.kept[at].summary.clone(), Arc::clone(&pile.kept[at].raw))
        };
        let Some(message) = MessageParser::default().parse(&*raw) else {
            let text = String::from_utf8_lossy(&raw).into_owned();
            return Some(Letter {
                summary,
                headers: Vec::new(),
                text: Some(text),
                html: None,
                links: Vec::new(),
            });
        };
        let (text, html) = bodies(&message);
        let html = html.map(|html| with_pictures(&message, html));
        let headers =
            message.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        let links = links(text.as_deref().unwrap_or_default(), html.as_deref().unwrap_or_default());
        Some(Letter { summary, headers, text, html, links })
    }

    /// The bytes as they came.
    pub fn raw(&self, id: u64) -> Option<Arc<[u8]>> {
        let pile = self.pile();
        let at = pile.kept.binary_search_by_key(&id, |kept| kept.summary.id).ok()?;
        Some(Arc::clone(&pile.kept[at].raw))
    }

    /// The pile is whole after every statement, so a panic elsewhere does not spoil it.
    fn pile(&self) -> MutexGuard<'_, Pile> {
        self.pile.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn text_of(message: &Message<'_>, name: &str) -> Option<String> {
    message.header(name).and_then(|value| value.as_text()).map(ToOwned::to_owned)
}

/// Plain text and HTML, each only if the message really has it.
fn bodies(message: &Message<'_>) -> (Option<String>, Option<String>) {
    let is_plain = |part: &&mail_parser::MessagePart<'_>| part.is_text() && !part.is_text_html();
    let text = message.text_bodies().find(is_plain);
    let html = message.html_bodies().find(|part| part.is_text_html());
    let contents = |part: &mail_parser::MessagePart<'_>| part.text_contents().map(ToOwned::to_owned);
    (text.and_then(contents), html.and_then(contents))
}

/// The HTML with the pictures that travel inside the message put where it names them.
fn with_pictures(message: &Message<'_>, mut html: String) -> String {
    for part in &message.parts {
        let Some(name) = part.content_id() else { continue };
        let picture = format!("data:image/png;base64,{}", data_encoding::BASE64.encode(part.contents()));
        html = html.replace(&format!("cid:{}", name.trim_matches(['<', '>'])), &picture);
    }
    html
}

/// `http(s)` addresses in the text, and what HTML attributes `href="…"` name.
fn links(text: &str, html: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let in_text = text.split(|c: char| c.is_whitespace() || "<>\"'".contains(c));
    let in_html = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    for link in in_text.map(str::to_owned).chain(in_html.map(|link| link.replace("&amp;", "&"))) {
        let link = link.trim_end_matches(['.', ',', ')', ';']).to_owned();
        if (link.starts_with("https://") || link.starts_with("http://")) && !found.contains(&link) {
            found.push(link);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use domain::clock::SetClock;

    use super::*;

    fn store() -> Store {
        Store::new(Arc::new(SetClock::at(Instant::from_micros(0))))
    }

    fn keep(store: &Store, to: &str, raw: &str) -> u64 {
        let envelope = Envelope { from: "sw@example.com".into(), to: vec![to.into()] };
        store.keep(envelope, raw.replace('\n', "\r\n").into_bytes())
    }

    const MIXED: &str = "From: sw@example.com\nSubject: =?utf-8?B?SHl2w6Q=?=\nMessage-ID: <1@sw>\n\
        Content-Language: fi\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n\
        --b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
        Avaa https://sw.example/a/x=3Dy. P=C3=A4iv=C3=A4\n--b\nContent-Type: text/html; charset=utf-8\n\n\
        <a href=\"https://sw.example/a/x=y\">A</a> <a href=\"https://sw.example/?a=1&amp;b=2\">B</a>\n--b--\n";

    #[test]
    fn both_bodies_headers_and_links_are_found() {
        let store = store();
        let id = keep(&store, "ann@example.fi", MIXED);
        let letter = store.letter(id).expect("kept");
        assert_eq!(letter.summary.subject, "Hyvä");
        assert_eq!((letter.summary.message_id.as_str(), letter.summary.language.as_str()), ("1@sw", "fi"));
        assert!(letter.text.expect("text").contains("Päivä"));
        assert!(letter.html.expect("html").contains("href"));
        assert_eq!(letter.links, ["https://sw.example/a/x=y", "https://sw.example/?a=1&b=2"]);
        assert!(letter.headers.contains(&("Content-Language".into(), "fi".into())));
    }

    #[test]
    fn a_message_without_html_has_none() {
        let store = store();
        let letter = store.letter(keep(&store, "a@b.c", "Subject: x\n\nhello\n")).expect("kept");
        assert_eq!((letter.text.as_deref().map(str::trim), letter.html), (Some("hello"), None));
        let letter =
            store.letter(keep(&store, "a@b.c", "Content-Type: text/html\n\n<b>x</b>\n")).expect("kept");
        assert_eq!((letter.text, letter.html.as_deref().map(str::trim)), (None, Some("<b>x</b>")));
        assert!(store.letter(keep(&store, "a@b.c", "")).is_some());
    }

    #[test]
    fn a_picture_inside_a_message_is_shown_where_it_is_named() {
        let store = store();
        let raw = "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\
            Content-Type: text/html\n\n<img src=\"cid:logo@sw\">\n--b\nContent-Type: image/png\n\
            Content-ID: <logo@sw>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\nAQID\n--b--\n";
        let html = store.letter(keep(&store, "a@b.c", raw)).expect("kept").html.expect("html");
        assert!(html.contains("src=\"data:image/png;base64,AQID\""), "{html}");
    }

    #[test]
    fn the_newest_are_kept_listed_first_and_found_by_words() {
        let store = store();
        for number in 0..KEPT + 10 {
            keep(&store, &format!("user{number}@example.com"), "Subject: x\n\n");
        }
        assert_eq!(store.count(), KEPT);
        assert!(store.letter(10).is_none());
        assert!(store.letter(11).is_some());
        let newest = store.list("", 1);
        assert_eq!(newest[0].to, [format!("user{}@example.com", KEPT + 9)]);
        let found = store.list("USER77@", 10);
        assert_eq!(found.len(), 1);
    }
}
