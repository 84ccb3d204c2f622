//! A letter as facts, and how it becomes a message: MIME, headers, one recipient, nothing smuggled in.

use std::borrow::Cow;

use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

/// One mail to one person, rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Stable over all attempts, `LEFT@RIGHT` without brackets: receivers recognize a second copy by it.
    pub message_id: String,
    /// Name of the sender as people see it; may be empty.
    pub from_name: String,
    /// Address of the sender.
    pub from_address: String,
    /// Where bounces go, when not to the sender: ours stays in the dialog when a partner's stands in the letter.
    pub bounces_to: Option<String>,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<String>,
    /// Exactly one address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The HTML body.
    pub html: String,
    /// The plain-text body.
    pub text: String,
    /// BCP 47 tag of subject and bodies.
    pub language: String,
    /// Further headers, name and value.
    pub headers: Vec<(String, String)>,
    /// A picture that the HTML shows.
    pub picture: Option<Picture>,
    /// What the reader may save or print.
    pub paper: Option<Paper>,
}

/// A PDF that travels with a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// What it is saved as.
    pub name: String,
    pub pdf: Vec<u8>,
}

/// A PNG that travels inside a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// The HTML finds it as `cid:NAME`.
    pub name: String,
    pub png: Vec<u8>,
}

/// What is wrong with a letter: no attempt can ever succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The recipient is not one e-mail address.
    To,
    /// The sender is not one e-mail address.
    From,
    /// The address for answers is not one.
    ReplyTo,
    /// The message id is not `LEFT@RIGHT` in plain ASCII.
    MessageId,
    /// A header's name is not one, or is set by us.
    Header,
    /// The pieces make no message.
    Message,
}

impl Unfit {
    /// One sentence for the outbox.
    pub fn reason(self) -> &'static str {
        match self {
            Unfit::To => "the recipient is not one valid e-mail address",
            Unfit::From => "the sender is not one valid e-mail address",
            Unfit::ReplyTo => "the reply address is not one valid e-mail address",
            Unfit::MessageId => "the message id is not valid",
            Unfit::Header => "a header name is not valid",
            Unfit::Message => "the message could not be composed",
        }
    }
}

/// A message ready to be sent.
#[derive(Debug)]
pub(super) struct Composed {
    /// In the dialog with the mail server.
    pub from: Address,
    pub to: Address,
    pub bytes: Vec<u8>,
}

/// Headers a letter's own list may not repeat.
const OURS: &[&str] = &[
    "auto-submitted",
    "bcc",
    "cc",
    "content-language",
    "content-transfer-encoding",
    "content-type",
    "date",
    "from",
    "message-id",
    "mime-version",
    "reply-to",
    "sender",
    "subject",
    "to",
];

impl Letter {
    pub(super) fn compose(&self) -> Result<Composed, Unfit> {
        let from = one_address(&self.from_address).ok_or(Unfit::From)?;
        let to = one_address(&self.to).ok_or(Unfit::To)?;
        let name = Some(one_line(&self.from_name).trim().to_owned()).filter(|name| !name.is_empty());
        let bounces = match &self.bounces_to {
            Some(address) => one_address(address).ok_or(Unfit::From)?,
            None => from.clone(),
        };
        let envelope = Envelope::new(Some(bounces.clone()), vec![to.clone()]).map_err(|_| Unfit::To)?;
        let mut builder = Message::builder()
            .envelope(envelope)
            .from(Mailbox::new(name, from))
            .to(Mailbox::new(None, to.clone()))
            .subject(one_line(&self.subject))
            .message_id(Some(self.bracketed_id()?));
        if let Some(reply_to) = &self.reply_to {
            let address = one_address(reply_to).ok_or(Unfit::ReplyTo)?;
            builder = builder.reply_to(Mailbox::new(None, address));
        }
        builder = raw(builder, "Auto-Submitted", "auto-generated")?;
        builder = raw(builder, "Content-Language", &self.language)?;
        for (name, value) in &self.headers {
            if OURS.contains(&name.to_ascii_lowercase().as_str()) {
                return Err(Unfit::Header);
            }
            builder = raw(builder, name, value)?;
        }
        let message = builder.multipart(self.parts()?).map_err(|_| Unfit::Message)?;
        Ok(Composed { from: bounces, to, bytes: message.formatted() })
    }

    /// The bodies, and behind them what travels along.
    fn parts(&self) -> Result<MultiPart, Unfit> {
        let bodies = self.bodies()?;
        let Some(paper) = &self.paper else { return Ok(bodies) };
        let pdf = ContentType::parse("application/pdf").map_err(|_| Unfit::Message)?;
        let paper = Attachment::new(paper.name.clone()).body(paper.pdf.clone(), pdf);
        Ok(MultiPart::mixed().multipart(bodies).singlepart(paper))
    }

    /// Plain text and HTML, the HTML together with the picture that it shows.
    fn bodies(&self) -> Result<MultiPart, Unfit> {
        let Some(picture) = &self.picture else {
            return Ok(MultiPart::alternative_plain_html(self.text.clone(), self.html.clone()));
        };
        let png = ContentType::parse("image/png").map_err(|_| Unfit::Message)?;
        let inline = Attachment::new_inline(picture.name.clone()).body(picture.png.clone(), png);
        let related = MultiPart::related().singlepart(SinglePart::html(self.html.clone())).singlepart(inline);
        Ok(MultiPart::alternative().singlepart(SinglePart::plain(self.text.clone())).multipart(related))
    }

    fn bracketed_id(&self) -> Result<String, Unfit> {
        let plain = |text: &str| {
            let good = |byte: u8| byte.is_ascii_alphanumeric() || b".-_+=~$".contains(&byte);
            !text.is_empty() && text.len() <= 120 && text.bytes().all(good)
        };
        match self.message_id.split_once('@') {
            Some((left, right)) if plain(left) && plain(right) => Ok(format!("<{}>", self.message_id)),
            _ => Err(Unfit::MessageId),
        }
    }
}

fn raw(builder: MessageBuilder, name: &str, value: &str) -> Result<MessageBuilder, Unfit> {
    let well_named =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let name =
        HeaderName::new_from_ascii(name.to_owned()).ok().filter(|_| well_named).ok_or(Unfit::Header)?;
    Ok(builder.raw_header(HeaderValue::new(name, one_line(value).into_owned())))
}

/// Text without anything that could end a line: each control character becomes a space.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) }
}

/// Exactly one address: no name, list, comment, quoting or blank. Its domain is turned into ASCII.
fn one_address(text: &str) -> Option<Address> {
    let (local, domain) = text.rsplit_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"(),:;<>@[\\]".contains(c);
    if text.len() > 254
        || local.len() > 64
        || local.contains(odd)
        || domain.contains(odd)
        || !domain.contains('.') && domain != "localhost"
    {
        return None;
    }
    let domain = match url::Host::parse(domain).ok()? {
        url::Host::Domain(domain) => domain,
        url::Host::Ipv4(_) | url::Host::Ipv6(_) => return None,
    };
    Address::new(local, domain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn letter() -> Letter {
        Letter {
            message_id: "m1.7@licenses.example.com".into(),
            from_name: "Példa Kft".into(),
            from_address: "licenses@example.com".into(),
            reply_to: Some("support@example.com".into()),
            to: "ann@example.fi".into(),
            subject: "Ota käyttöön".into(),
            html: "<p>Päivää</p>".into(),
            text: "Päivää".into(),
            language: "fi".into(),
            headers: vec![("X-Seatwright-Kind".into(), "invitation".into())],
            ..Letter::default()
        }
    }

    fn composed(letter: &Letter) -> String {
        String::from_utf8(letter.compose().expect("fit").bytes).expect("ASCII")
    }

    #[test]
    fn a_letter_has_both_bodies_and_says_that_a_program_wrote_it() {
        let text = composed(&letter());
        for line in [
            "Message-ID: <m1.7@licenses.example.com>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Language: fi\r\n",
            "Reply-To: support@example.com\r\n",
            "To: ann@example.fi\r\n",
            "X-Seatwright-Kind: invitation\r\n",
            "Content-Type: multipart/alternative;",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "Content-Type: text/html; charset=utf-8\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(text.is_ascii());
        let plain = text.find("text/plain").expect("plain");
        assert!(plain < text.find("text/html").expect("HTML"), "the best comes last");
    }

    /// A paper travels behind the bodies, as a file with a name.
    #[test]
    fn a_paper_travels_as_a_file() {
        let paper = Paper { name: "INV-0001.pdf".into(), pdf: b"%PDF-1.7 paper".to_vec() };
        let text = composed(&Letter { paper: Some(paper), ..letter() });
        for line in [
            "Content-Type: multipart/mixed;",
            "Content-Type: multipart/alternative;",
            "Content-Type: application/pdf\r\n",
            "Content-Disposition: attachment; filename=\"INV-0001.pdf\"",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
    }

    /// A logo travels inside the letter, beside the HTML that shows it; a partner's address stands in the letter while
    /// bounces come to us.
    #[test]
    fn a_picture_travels_with_the_html_and_bounces_come_to_us() {
        let picture = Picture { name: "logo@seatwright".into(), png: b"\x89PNG picture".to_vec() };
        let bounces_to = Some("bounces@seller.example".into());
        let branded = Letter { picture: Some(picture), bounces_to, ..letter() };
        let text = composed(&branded);
        for line in [
            "Content-Type: multipart/alternative;",
            "Content-Type: multipart/related;",
            "Content-Type: image/png\r\n",
            "Content-ID: <logo@seatwright>\r\n",
            "Content-Disposition: inline",
            "<licenses@example.com>\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(!text.contains("bounces@seller.example"));
        let composed = branded.compose().expect("fit");
        assert_eq!(composed.from.to_string(), "bounces@seller.example");
        assert_eq!(letter().compose().expect("fit").from.to_string(), "licenses@example.com");
        let wrong = Letter { bounces_to: Some("x\r\nRCPT TO:<eve@example.org>".into()), ..letter() };
        assert_eq!(wrong.compose().err(), Some(Unfit::From));
    }

    /// Header names and values of a composed letter, up to the empty line.
    fn header_names(text: &str) -> Vec<&str> {
        let head = text.split("\r\n\r\n").next().expect("a head");
        head.lines()
            .filter(|line| !line.starts_with([' ', '\t']))
            .filter_map(|line| line.split(':').next())
            .collect()
    }

    #[test]
    fn nothing_typed_can_add_a_header_or_a_recipient() {
        let clean = composed(&letter());
        for evil in [
            "x\r\nBcc: eve@example.org",
            "x\nBcc: eve@example.org",
            "x\rBcc: e@x.org",
            "x\r\n\r\nbody",
            "x\u{2028}Bcc: e",
            "x\0",
        ] {
            let mut dirty = letter();
            dirty.subject = evil.into();
            dirty.from_name = evil.into();
            dirty.language = evil.into();
            dirty.headers[0].1 = evil.into();
            let text = composed(&dirty);
            assert_eq!(header_names(&text), header_names(&clean), "{evil:?} in {text}");
            assert_eq!(Letter { to: evil.into(), ..letter() }.compose().err(), Some(Unfit::To));
            assert_eq!(
                Letter { to: format!("ann@example.fi{evil}"), ..letter() }.compose().err(),
                Some(Unfit::To)
            );
            assert_eq!(Letter { from_address: evil.into(), ..letter() }.compose().err(), Some(Unfit::From));
            assert_eq!(
                Letter { reply_to: Some(evil.into()), ..letter() }.compose().err(),
                Some(Unfit::ReplyTo)
            );
            assert_eq!(
                Letter { message_id: evil.into(), ..letter() }.compose().err(),
                Some(Unfit::MessageId)
            );
            let headers = vec![(evil.to_owned(), "x".to_owned())];
            assert_eq!(Letter { headers, ..letter() }.compose().err(), Some(Unfit::Header));
        }
        let headers = vec![("bCc".to_owned(), "eve@example.org".to_owned())];
        assert_eq!(Letter { headers, ..letter() }.compose().err(), Some(Unfit::Header));
    }

    #[test]
    fn only_one_plain_address_is_an_address() {
        for (text, known_as) in [
            ("ann@example.com", Some("ann@example.com")),
            ("ann+550@example.com", Some("ann+550@example.com")),
            ("o'hara@example.com", Some("o'hara@example.com")),
            ("ann@bücher.example", Some("ann@xn--bcher-kva.example")),
            ("анна@почта.рф", Some("анна@xn--80a1acny.xn--p1ai")),
            ("ann@localhost", Some("ann@localhost")),
            ("", None),
            ("ann", None),
            ("ann@", None),
            ("@example.com", None),
            ("ann@example", None),
            ("ann@example.com,eve@example.org", None),
            ("ann@example.com eve@example.org", None),
            ("Ann <ann@example.com>", None),
            ("<ann@example.com>", None),
            ("\"ann b\"@example.com", None),
            ("ann@[192.0.2.1]", None),
            ("ann@192.0.2.1", None),
            ("ann@eve@example.com", None),
            ("ann..b@example.com", None),
            ("-oQ/tmp@exa mple.com", None),
        ] {
            assert_eq!(one_address(text).as_ref().map(Address::as_ref), known_as, "{text:?}");
        }
        assert!(one_address(&format!("{}@example.com", "a".repeat(65))).is_none());
        assert!(one_address(&format!("a@{}.com", "b.".repeat(130))).is_none());
    }
}
