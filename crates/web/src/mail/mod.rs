//! Letters put into words: one of each kind in each language, as HTML and as plain text of its own, by the built-in
//! texts or by those that an organization has edited. What a letter tells comes from the domain at the moment of
//! sending; how it travels is the mail sender's business.

mod kinds;
mod plain;
mod samples;
mod source;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Language,
    billing::Invoice,
    branding::{Color, Palette},
    messages::{LetterFacts, LetterLogo, Wording},
    outbox::MailKind,
    templates::{Block, Parts, Span, Unfillable, blocks, fill},
};
use jiff::tz::TimeZone;

use crate::{
    languages::{Locale, one_full_stop},
    paper,
};
pub use samples::sample;

/// A letter, ready for a mail server. Nothing in it can end a header line.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whose name stands as the sender.
    pub from_name: String,
    /// The address it comes from, when it is not the installation's.
    pub from_email: Option<String>,
    /// Where answers go, when the sender has an address for that.
    pub reply_to: Option<String>,
    /// At most 60 characters.
    pub subject: String,
    pub html: String,
    pub text: String,
    /// BCP 47.
    pub language: &'static str,
    /// Further headers, name and value.
    pub headers: Vec<(&'static str, String)>,
    /// The logo that the HTML shows, as PNG; it travels inside the letter under [`LOGO`].
    pub logo: Option<Vec<u8>>,
    /// The paper that travels along.
    pub paper: Option<Attached>,
    /// By which texts it was written.
    pub wording: Wording,
    /// What could be better about its texts.
    pub lints: Vec<Lint>,
}

/// A PDF that travels with a letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Attached {
    /// What it is saved as.
    pub name: String,
    pub pdf: Vec<u8>,
}

/// Something about a letter that inboxes will not show as it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lint {
    /// The subject has so many characters and is cut.
    LongSubject(usize),
    /// The letter has so many bytes, and inboxes cut it.
    Large(usize),
    /// Inboxes show the beginning of the text beside the subject.
    NoPreheader,
}

/// The name by which the HTML of a letter finds the logo that travels with it.
pub const LOGO: &str = "logo@seatwright";

/// Letters hold codes and links: none of it belongs in a log.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({:?})", self.subject)
    }
}

/// What the letter cannot be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// A kind that has a link came without its token, or an invitation without its seat.
    Incomplete,
    /// The template failed.
    Template,
}

/// Longest subject that inboxes show whole.
const SUBJECT: usize = 60;
/// Largest letter that inboxes show whole, in bytes.
const LARGEST: usize = 102_400;

/// Colors for dark inboxes and narrow ones; all else stands in the tags, where every mail program obeys it.
const STYLE: &str = ":root{color-scheme:light dark;supported-color-schemes:light dark}\
    @media (max-width:599px){.px{padding-left:20px!important;padding-right:20px!important}\
    .btn,.btn a{display:block!important;width:auto!important}.btn td,.btn tbody,.btn tr{display:block!important}}\
    @media (prefers-color-scheme:dark){.bg{background:#0f1418!important}\
    .card{background:#171d22!important;border-color:#2b343b!important}.tx{color:#eef2f4!important}\
    .tx2{color:#b6c1c8!important}.code{background:#222a30!important;color:#eef2f4!important}\
    p a{color:LINK!important}}";

/// The colors of a letter where no brand says otherwise.
const USUAL: Colors = Colors { button: "#0b5f83", link: "#0b5f83", link_on_dark: "#7cc8ea" };

/// The colors that a brand may change. Words on buttons are white.
struct Colors<T = &'static str> {
    button: T,
    link: T,
    link_on_dark: T,
}

fn colors(accent: Option<Color>) -> Colors<String> {
    match accent.map(Palette::of) {
        Some(palette) => Colors {
            button: palette.light.solid.to_string(),
            link: palette.light.ink.to_string(),
            link_on_dark: palette.dark.ink.to_string(),
        },
        None => Colors {
            button: USUAL.button.to_owned(),
            link: USUAL.link.to_owned(),
            link_on_dark: USUAL.link_on_dark.to_owned(),
        },
    }
}

/// The logo as the HTML shows it: no higher than a line of words needs, its shape kept.
struct Shown {
    width: i64,
    height: i64,
}

fn shown(logo: &LetterLogo) -> Shown {
    let (width, height) = (logo.width.max(1), logo.height.max(1));
    let height_shown = height.min(40).min(40 * 6 * height / width).max(1);
    Shown { width: (width * height_shown / height).max(1), height: height_shown }
}

/// The built-in texts of a kind in a language, with their placeholders.
pub fn built_in(kind: MailKind, language: Language) -> Parts {
    kinds::source(kind, &Locale::new(language, TimeZone::UTC))
}

/// The placeholders of a letter's kind with the values that they have in it; none when it cannot be written.
pub fn values(facts: &LetterFacts) -> Vec<(&'static str, String)> {
    let locale = Locale::new(facts.language, TimeZone::UTC);
    let values = kinds::values(facts, &locale).unwrap_or_default();
    let in_order = domain::templates::placeholders(facts.kind);
    in_order.into_iter().filter_map(|each| Some((each.name, values.get(each.name)?.clone()))).collect()
}

/// Puts a letter into words. `base_url` is the address that people reach us at, without a slash at its end: every
/// link is made of it (SR-54). Edited texts that cannot be filled give way to the built-in ones, and the letter says
/// so in its `wording`.
pub fn render(facts: &LetterFacts, base_url: &str) -> Result<Letter, Unwritable> {
    if facts.is_test {
        return test(facts, base_url);
    }
    let locale = Locale::new(facts.language, TimeZone::UTC);
    let (words, wording) = worded(facts, &locale, base_url)?;
    let support = support(facts, &locale);
    let colors = colors(facts.sender.accent);
    let style = STYLE.replace("LINK", &colors.link_on_dark);
    let html = Html {
        l: &locale,
        style: &style,
        colors: &colors,
        logo: facts.sender.logo.as_ref().map(shown),
        words: &words,
        sender: &facts.sender.name,
        support: support.as_ref(),
    };
    let html = html.render().map_err(|_| Unwritable::Template)?;
    Ok(Letter {
        from_name: one_line(facts.sender.from_name.as_ref().unwrap_or(&facts.sender.name)),
        from_email: facts.sender.from_email.clone(),
        reply_to: facts.sender.support_email.clone(),
        subject: shortened(&one_line(&words.heading), SUBJECT),
        lints: lints(&words, html.len()),
        html,
        text: plain::text(&words, &facts.sender.name, support.as_deref()),
        language: locale.code(),
        headers: vec![
            ("X-Seatwright-Message", facts.message.to_string()),
            ("Feedback-ID", format!("{}:{}:seatwright", facts.kind.word(), facts.organization)),
        ],
        logo: facts.sender.logo.as_ref().map(|logo| logo.png.clone()),
        paper: facts.invoice.as_deref().map(attached).transpose()?,
        wording,
    })
}

fn attached(invoice: &Invoice) -> Result<Attached, Unwritable> {
    let pdf = paper::invoice(invoice).map_err(|_| Unwritable::Template)?;
    Ok(Attached { name: paper::file_name(invoice), pdf })
}

/// A letter that somebody sends to themselves: sample data, and a subject that says so.
fn test(facts: &LetterFacts, base_url: &str) -> Result<Letter, Unwritable> {
    let sampled = LetterFacts {
        message: facts.message,
        organization: facts.organization,
        recipient: facts.recipient.clone(),
        template: facts.template.clone(),
        ..sample(facts.kind, facts.language, facts.sender.clone(), facts.created_at)
    };
    let letter = render(&sampled, base_url)?;
    let marked = Locale::new(facts.language, TimeZone::UTC)
        .with("mail-test-subject", &[("subject", (&letter.subject).into())]);
    Ok(Letter { subject: shortened(&marked, SUBJECT), ..letter })
}

/// The letter's words, by the edited texts when they can be filled.
fn worded(facts: &LetterFacts, l: &Locale, base_url: &str) -> Result<(Words, Wording), Unwritable> {
    let values = kinds::values(facts, l)?;
    let frame = kinds::frame(facts, l, base_url)?;
    let (parts, wording) = match facts.template.as_ref().map(|parts| filled(parts, &values)) {
        Some(Ok(parts)) => (parts, Wording::Template),
        Some(Err(_)) => (kinds::built_in(facts.kind, l, &values), Wording::TemplateFailed),
        None => (kinds::built_in(facts.kind, l, &values), Wording::BuiltIn),
    };
    let words = Words {
        button: frame.button(&parts.button),
        heading: parts.subject,
        preheader: parts.preheader,
        greeting: parts.greeting,
        body: blocks(&parts.body),
        rows: frame.rows,
        valid: frame.valid,
        why: parts.why,
    };
    Ok((words, wording))
}

/// Edited texts with the values in them. A letter without subject or text is none.
fn filled(parts: &Parts, values: &kinds::Values) -> Result<Parts, Unfillable> {
    let line = |source: &str| fill(source, values).map(|text| one_line(one_full_stop(text).trim()));
    let filled = Parts {
        subject: line(&parts.subject)?,
        preheader: line(&parts.preheader)?,
        greeting: line(&parts.greeting)?,
        body: fill(&parts.body, &kinds::protected(values)).map(one_full_stop)?,
        button: line(&parts.button)?,
        why: line(&parts.why)?,
    };
    let is_empty = filled.subject.is_empty() || filled.body.trim().is_empty();
    if is_empty { Err(Unfillable { line: 1 }) } else { Ok(filled) }
}

fn lints(words: &Words, bytes: usize) -> Vec<Lint> {
    let subject = words.heading.chars().count();
    let found = [
        (subject > SUBJECT).then_some(Lint::LongSubject(subject)),
        (bytes > LARGEST).then_some(Lint::Large(bytes)),
        words.preheader.is_empty().then_some(Lint::NoPreheader),
    ];
    found.into_iter().flatten().collect()
}

/// What a letter says, apart from its form.
struct Words {
    heading: String,
    preheader: String,
    greeting: String,
    body: Vec<Block>,
    button: Option<Button>,
    rows: Vec<Row>,
    /// How long the link works.
    valid: Option<String>,
    /// Why this person got the letter, and what to do if that is wrong.
    why: String,
}

struct Button {
    label: String,
    url: String,
    /// What stands before the address in the plain text.
    open: String,
}

struct Row {
    label: String,
    value: String,
    strong: bool,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    l: &'a Locale,
    style: &'a str,
    colors: &'a Colors<String>,
    logo: Option<Shown>,
    words: &'a Words,
    sender: &'a str,
    support: Option<&'a String>,
}

fn support(facts: &LetterFacts, l: &Locale) -> Option<String> {
    let email = facts.sender.support_email.as_ref()?;
    Some(match &facts.sender.support_phone {
        Some(phone) => l.with("mail-support-phone", &[("email", email.into()), ("phone", phone.into())]),
        None => l.with("mail-support", &[("email", email.into())]),
    })
}

/// Text that cannot end a line: what breaks one becomes a blank.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), " ")
}

/// At most so many characters; what is cut ends in an ellipsis.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
