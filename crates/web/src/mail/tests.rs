//! Every kind of letter in every language.

use domain::{
    Language,
    clock::Instant,
    ids::{MessageId, OrganizationId},
    messages::{LetterFacts, LetterLogo, Sender, Wording},
    outbox::MailKind,
    templates::{self, Parts},
    vault::Secret,
};
use serde_json::json;

use super::{Letter, Lint, Unwritable, built_in, render, sample};

const BASE: &str = "https://licenses.example.com";
const TOKEN: &str = "c2VhdHdyaWdodCB0b2tlbiBmb3IgdGVzdHMgb25seQ";

fn facts(kind: MailKind, language: Language) -> LetterFacts {
    let sender = Sender {
        name: "Nordic IT Partners".into(),
        support_email: Some("tuki@nordic.example".into()),
        support_phone: Some("+358 9 1234 567".into()),
        ..Sender::default()
    };
    LetterFacts {
        message: MessageId::from_uuid(uuid::Uuid::from_u128(7)),
        organization: OrganizationId::from_uuid(uuid::Uuid::from_u128(8)),
        link_token: kind.has_link().then(|| Secret::new(TOKEN)),
        ..sample(kind, language, sender, Instant::from_micros(1_795_424_400_000_000))
    }
}

fn all() -> Vec<(MailKind, Language, Letter)> {
    let pairs = MailKind::ALL.iter().flat_map(|kind| Language::ALL.map(|language| (*kind, language)));
    pairs
        .map(|(kind, language)| {
            (kind, language, render(&facts(kind, language), BASE).expect("a complete letter"))
        })
        .collect()
}

/// UX 14.5, SR-55: every kind in every language is whole, short enough, and says whom to ask.
#[test]
fn every_letter_renders_in_every_language() {
    for (kind, language, letter) in all() {
        let place = format!("{kind} {language}");
        assert!((1..=60).contains(&letter.subject.chars().count()), "{place}: {}", letter.subject);
        assert!(letter.html.len() < 20_000, "{place}: {} bytes", letter.html.len());
        for body in [&letter.html, &letter.text] {
            assert!(!body.contains('⟦') && !body.contains("{ $") && !body.contains("{{"), "{place}: {body}");
            assert!(body.contains("tuki@nordic.example"), "{place}: {body}");
            assert!(body.contains("Nordic IT Partners"), "{place}");
        }
        assert!(letter.html.contains(&format!("<html lang=\"{language}\">")), "{place}");
        assert_eq!(letter.language, language.code());
        assert!(
            letter.text.lines().all(|line| line.chars().count() <= 72 || line.contains("http")),
            "{place}"
        );
        assert!(!letter.text.contains("  ") && !letter.text.contains('<'), "{place}: {}", letter.text);
        assert_eq!(letter.reply_to.as_deref(), Some("tuki@nordic.example"));
        assert_eq!(letter.from_name, "Nordic IT Partners");
    }
}

/// NX-69, NX-46: username, code and link are in both bodies; a link in the subject or headers would leak it (L9).
#[test]
fn an_invitation_brings_name_code_and_link() {
    for language in Language::ALL {
        let letter = render(&facts(MailKind::Invitation, language), BASE).expect("a letter");
        for body in [&letter.html, &letter.text] {
            for part in ["timo.virtanen@testiasiakas.example", "A7KQZ-22MXB", &format!("{BASE}/a/{TOKEN}")] {
                assert!(body.contains(part), "{language}: {part}");
            }
        }
        assert!(!letter.subject.contains("A7KQZ") && !format!("{:?}", letter.headers).contains(TOKEN));
        assert!(!format!("{letter:?}").contains("A7KQZ"));
    }
}

fn has_address(kind: MailKind) -> bool {
    kind.has_link()
        || matches!(
            kind,
            MailKind::NewLogin
                | MailKind::CustomerLicenseEnding
                | MailKind::CustomerLicenseEnded
                | MailKind::CustomerAlerts
                | MailKind::PaymentRecorded
                | MailKind::InvoiceSent
                | MailKind::AccountKnown
                | MailKind::UnitWaits
                | MailKind::UnitAsked
                | MailKind::MoreAsked
                | MailKind::RequestAnswered
                | MailKind::PlannedChangeRefused
                | MailKind::NoteMention
        )
}

/// SR-54: whoever has a link gets it, made of the configured address only.
#[test]
fn every_link_leads_to_the_address_people_type() {
    for (kind, language, letter) in all() {
        let links: Vec<&str> = letter.text.split("https://").skip(1).collect();
        assert_eq!(links.len(), usize::from(has_address(kind)), "{kind} {language}");
        assert!(links.iter().all(|link| link.starts_with("licenses.example.com/")), "{kind} {language}");
        for reference in letter.html.split("href=\"").skip(1) {
            assert!(reference.starts_with(BASE), "{kind} {language}");
        }
    }
}

/// SR-55: nothing that people type ends a line of a header or becomes a tag.
#[test]
fn names_cannot_inject_headers_or_tags() {
    let evil = "Evil\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>\u{2028}x";
    for kind in MailKind::ALL {
        let mut facts = facts(*kind, Language::En);
        facts.sender.name = evil.into();
        facts.organization_name = evil.into();
        for name in ["name", "organization", "inviter", "customer", "by", "token", "browser", "ip", "at"] {
            facts.facts[name] = json!(evil);
        }
        if let Some(invitation) = &mut facts.invitation {
            invitation.username = evil.into();
            invitation.product = evil.into();
        }
        let letter = render(&facts, BASE).expect("a letter");
        for line in [&letter.subject, &letter.from_name] {
            assert!(!line.contains(['\r', '\n', '\u{2028}']), "{kind}: {line:?}");
        }
        assert!(letter.subject.chars().count() <= 60);
        assert!(!letter.html.contains("<script"), "{kind}");
        // Text is wrapped at spaces; what would have come through is the empty line.
        assert!(!letter.text.contains("\n\n<script>"), "{kind}: {}", letter.text);
    }
}

#[test]
fn a_letter_without_its_link_is_not_written() {
    for kind in MailKind::ALL.iter().filter(|kind| kind.has_link()) {
        let incomplete = LetterFacts { link_token: None, ..facts(*kind, Language::En) };
        assert_eq!(render(&incomplete, BASE).unwrap_err(), Unwritable::Incomplete);
    }
    let seatless = LetterFacts { invitation: None, ..facts(MailKind::Invitation, Language::Fi) };
    assert_eq!(render(&seatless, BASE).unwrap_err(), Unwritable::Incomplete);
}

#[test]
fn a_letter_without_support_says_nothing_of_it() {
    let mut facts = facts(MailKind::Invitation, Language::Fi);
    facts.sender.support_email = None;
    let letter = render(&facts, BASE).expect("a letter");
    assert_eq!(letter.reply_to, None);
    assert!(!letter.text.contains("Kysyttävää"), "{}", letter.text);
}

/// IT-13, T12: a letter wears its sender's logo, color and names; where nothing is set, the usual ones.
#[test]
fn a_letter_wears_the_brand_of_its_sender() {
    for kind in MailKind::ALL {
        let mut facts = facts(*kind, Language::It);
        let plain = render(&facts, BASE).expect("a letter");
        assert!(!plain.html.contains("cid:") && plain.logo.is_none() && plain.from_email.is_none());
        let accent = "#c2185b".parse().expect("a color");
        let palette = domain::branding::Palette::of(accent);
        facts.sender.accent = Some(accent);
        facts.sender.from_name = Some("Nordic Licenze".into());
        facts.sender.from_email = Some("licenze@nordic.example".into());
        facts.sender.logo = Some(LetterLogo { png: vec![1, 2, 3], width: 480, height: 80 });
        let letter = render(&facts, BASE).expect("a letter");
        assert!(letter.html.contains(&format!("src=\"cid:{}\" width=\"240\" height=\"40\"", super::LOGO)));
        assert!(letter.html.contains("alt=\"Nordic IT Partners\""), "{kind}");
        assert_eq!(letter.html.contains(&palette.light.solid.to_string()), plain.html.contains("#0b5f83"));
        assert!(!letter.html.contains("#0b5f83") && letter.html.contains(&palette.dark.ink.to_string()));
        assert_eq!(letter.from_name, "Nordic Licenze");
        assert_eq!(letter.from_email.as_deref(), Some("licenze@nordic.example"));
        assert_eq!(letter.logo, Some(vec![1, 2, 3]));
        assert_eq!(letter.text, plain.text);
    }
}

/// UX 16.1: the usual colors of letters read as well as those that are made.
#[test]
fn the_usual_colors_can_be_read() {
    use domain::branding::colors::{DARK_GROUNDS, LIGHT_GROUNDS, WHITE, contrast};
    let color = |text: &str| text.parse().expect("a color");
    assert!(contrast(WHITE, color(super::USUAL.button)) >= 450);
    assert!(LIGHT_GROUNDS.iter().all(|ground| contrast(color(super::USUAL.link), *ground) >= 450));
    assert!(DARK_GROUNDS.iter().all(|ground| contrast(color(super::USUAL.link_on_dark), *ground) >= 450));
}

/// Every kind has its built-in texts, with placeholders, in every language: what the editor begins with is what is
/// sent, and may be saved as it is.
#[test]
fn every_kind_has_texts_to_be_edited() {
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let source = built_in(*kind, language);
            let taken = templates::check(*kind, &source);
            let taken = taken.unwrap_or_else(|error| panic!("{kind} {language}: {error:?} {source:?}"));
            let mut edited = facts(*kind, language);
            let as_built_in = render(&edited, BASE).expect("a letter");
            edited.template = Some(taken);
            let as_edited = render(&edited, BASE).expect("a letter");
            assert_eq!((as_built_in.wording, as_edited.wording), (Wording::BuiltIn, Wording::Template));
            assert_eq!(as_edited.html, as_built_in.html, "{kind} {language}");
            assert_eq!(as_edited.text, as_built_in.text, "{kind} {language}");
            assert_eq!(as_edited.subject, as_built_in.subject, "{kind} {language}");
        }
    }
}

fn edited(parts: Parts) -> LetterFacts {
    LetterFacts { template: Some(parts), ..facts(MailKind::Invitation, Language::En) }
}

fn parts(body: &str) -> Parts {
    Parts { body: body.into(), ..built_in(MailKind::Invitation, Language::En) }
}

/// A text that fails when it is filled gives way to the built-in one, and the letter says so; it still goes.
#[test]
fn a_text_that_fails_gives_way_to_the_built_in_one() {
    let plain = render(&facts(MailKind::Invitation, Language::En), BASE).expect("a letter");
    for broken in ["{{ nobody }}", "{{ product", "{% for a in username %}{% for b in username %}x", " "] {
        let letter = render(&edited(parts(broken)), BASE).expect("a letter");
        assert_eq!(letter.wording, Wording::TemplateFailed, "{broken}");
        assert_eq!((letter.html, letter.text), (plain.html.clone(), plain.text.clone()), "{broken}");
    }
}

/// SR-55: what people type as a text or are called can be no tag, no header and no mark; the link and the code stay.
#[test]
fn an_edited_text_is_only_text() {
    let evil = "<script>alert(1)</script> **x** [y](https://evil.example) \" onload=\"x";
    let mut facts = edited(Parts {
        subject: format!("{{{{ product }}}} {evil}"),
        preheader: evil.into(),
        greeting: format!("{{{{ customer }}}} {evil}"),
        body: "**Bold** <b>not</b> {{ customer }} {{ program }}\n\n- one\n- [site](https://ours.example/?a=1&b=2)".into(),
        button: evil.into(),
        why: evil.into(),
    });
    facts.organization_name = evil.into();
    let letter = render(&facts, BASE).expect("a letter");
    assert_eq!(letter.wording, Wording::Template);
    assert!(!letter.html.contains("<script") && !letter.html.contains(" onload=\"x"), "{}", letter.html);
    assert!(!letter.html.contains("<b>not") && letter.html.contains(">Bold</b>"));
    assert_eq!(letter.html.matches("href=\"https://evil").count(), 0, "a name makes no link");
    assert!(letter.html.contains("href=\"https://ours.example/?a=1&#38;b=2\""), "{}", letter.html);
    assert!(letter.text.contains("- site (https://ours.example/?a=1&b=2)"), "{}", letter.text);
    for body in [&letter.html, &letter.text] {
        assert!(body.contains("A7KQZ-22MXB") && body.contains(&format!("{BASE}/a/{TOKEN}")));
    }
    assert!(!letter.subject.contains(['\r', '\n']));
}

#[test]
fn a_letter_says_what_could_be_better() {
    let lints = |parts: Parts| render(&edited(parts), BASE).expect("a letter").lints;
    assert_eq!(lints(parts("{{ program }}")), []);
    let long = Parts { subject: "x".repeat(61), preheader: String::new(), ..parts("{{ program }}") };
    assert_eq!(lints(long), [Lint::LongSubject(61), Lint::NoPreheader]);
    assert!(matches!(lints(parts(&"<".repeat(30_000)))[..], [Lint::Large(_)]));
}

/// A test says that it is one, has sample data, and leads nowhere.
#[test]
fn a_test_is_marked() {
    let mut facts = edited(parts("{{ program }} for {{ customer }}"));
    (facts.is_test, facts.invitation, facts.facts) = (true, None, json!({}));
    let letter = render(&facts, BASE).expect("a letter");
    assert_eq!(letter.subject, "[Test] Install Backup");
    assert!(letter.text.contains("Backup Standard for Testiasiakas Oy") && !letter.text.contains(TOKEN));
    assert!(format!("{:?}", letter.headers).contains(&facts.message.to_string()));
}

/// The text of the mock-up's letter, in its language.
#[test]
fn the_finnish_invitation_reads_as_designed() {
    let letter = render(&facts(MailKind::Invitation, Language::Fi), BASE).expect("a letter");
    insta::assert_snapshot!(letter.text, @r"
Ota Backup käyttöön

Hei,

Testiasiakas Oy on varannut sinulle ohjelman Backup Standard lisenssin.
Asennus kestää noin kolme minuuttia.

1. Avaa: https://licenses.example.com/a/c2VhdHdyaWdodCB0b2tlbiBmb3IgdGVzdHMgb25seQ
2. Käyttäjätunnus: timo.virtanen@testiasiakas.example
3. Aktivointikoodi: A7KQZ-22MXB

Linkki on voimassa 22.1.2027 asti.

Sait tämän, koska Testiasiakas Oy lisäsi osoitteesi. Etkö odottanut
viestiä? Jätä se huomiotta. Kysyttävää? Kirjoita osoitteeseen
tuki@nordic.example tai soita +358 9 1234 567.

-- 
Nordic IT Partners
");
}

/// Writes every letter into the folder named by `LETTERS`, to be looked at.
#[test]
fn letters_to_look_at() {
    let Ok(folder) = std::env::var("LETTERS") else { return };
    for (kind, language, letter) in all() {
        let path = std::path::Path::new(&folder).join(format!("{kind}.{language}"));
        std::fs::write(path.with_extension(format!("{language}.html")), &letter.html).expect("written");
        std::fs::write(path.with_extension(format!("{language}.txt")), &letter.text).expect("written");
    }
}
