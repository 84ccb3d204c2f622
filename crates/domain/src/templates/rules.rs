//! What may be written: the placeholders of each kind of letter, how long each part may be, and which few signs the
//! template engine gets to see at all.

use std::collections::BTreeMap;

use super::{Part, Parts, fill, marks};
use crate::{
    input::Checks,
    outbox::MailKind,
    refusal::{Problem, Result},
};

/// A name that a text may hold, filled when the letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    pub name: &'static str,
    /// A secret stands in the letter only, not in its subject, which mail servers log.
    pub secret: bool,
}

const fn plain(name: &'static str) -> Placeholder {
    Placeholder { name, secret: false }
}

const SENDER: [Placeholder; 3] = [plain("sender"), plain("support_email"), plain("support_phone")];

/// The placeholders of a kind; each always has a value, which may be empty.
pub fn placeholders(kind: MailKind) -> Vec<Placeholder> {
    let own: &[&str] = match kind {
        MailKind::Invitation => &["customer", "product", "program", "username", "until"],
        MailKind::InstallReminder => &["customer", "product", "program", "username", "until", "days"],
        MailKind::UserAlert => &["customer", "device", "alert"],
        MailKind::CustomerAlerts => &["customer", "alert", "names"],
        MailKind::Registration => &["hours"],
        MailKind::AccountKnown => &["name"],
        MailKind::UnitWaits => &["customer", "product", "email"],
        MailKind::UnitAsked => &["customer", "by", "asker", "product", "note"],
        MailKind::MoreAsked => &["customer", "by", "asker", "product", "units", "note"],
        MailKind::RequestAnswered => &["name", "customer", "product", "outcome", "reason", "by"],
        MailKind::NoteMention => &["name", "by", "record", "note"],
        MailKind::PlannedChangeRefused => &["name", "customer", "change", "day", "refusal"],
        MailKind::PasswordReset => &["name", "minutes"],
        MailKind::PasswordChanged => &["name", "when", "ip"],
        MailKind::StaffInvitation => &["name", "organization", "inviter", "role", "hours"],
        MailKind::NewLogin => &["name", "when", "ip", "browser"],
        MailKind::TokenMade => &["name", "token", "organization", "role"],
        MailKind::KeyRevealed => &["name", "customer", "by"],
        MailKind::AccountCreated => &["name", "customer", "account", "email", "days"],
        MailKind::PaymentRecorded => &["name", "customer", "number", "amount", "licenses"],
        MailKind::InvoiceSent => &["name", "customer", "document", "amount"],
        MailKind::LicenseEnding
        | MailKind::LicenseEnded
        | MailKind::CustomerLicenseEnding
        | MailKind::CustomerLicenseEnded => &["name", "customer", "product", "plan", "number", "date"],
    };
    let secrets: &[&str] = if kind.brings_code() { &["code"] } else { &[] };
    let own = own.iter().map(|name| plain(name));
    let secrets = secrets.iter().map(|name| Placeholder { name, secret: true });
    own.chain(secrets).chain(SENDER).collect()
}

/// Placeholders of which subject or body must hold one, so that the reader knows what the letter is about. Link,
/// code and facts stand below the text in any case.
pub fn needed(kind: MailKind) -> &'static [&'static str] {
    match kind {
        MailKind::Invitation | MailKind::InstallReminder => &["program", "product"],
        MailKind::UserAlert | MailKind::CustomerAlerts => &["alert"],
        MailKind::StaffInvitation => &["organization"],
        MailKind::TokenMade => &["token"],
        MailKind::KeyRevealed
        | MailKind::AccountCreated
        | MailKind::UnitWaits
        | MailKind::UnitAsked
        | MailKind::MoreAsked => &["customer"],
        MailKind::LicenseEnding
        | MailKind::LicenseEnded
        | MailKind::CustomerLicenseEnding
        | MailKind::CustomerLicenseEnded => &["product", "plan", "number"],
        MailKind::PaymentRecorded => &["number"],
        MailKind::InvoiceSent => &["document"],
        MailKind::RequestAnswered => &["product"],
        MailKind::PlannedChangeRefused => &["change"],
        MailKind::NoteMention => &["record"],
        MailKind::Registration
        | MailKind::AccountKnown
        | MailKind::PasswordReset
        | MailKind::PasswordChanged
        | MailKind::NewLogin => &[],
    }
}

/// Longest part, in characters.
const fn most(part: Part) -> usize {
    match part {
        Part::Subject | Part::Preheader | Part::Greeting => 200,
        Part::Button => 60,
        Part::Why => 1_000,
        Part::Body => 5_000,
    }
}

/// The parts, cleaned, when every one of them can be filled.
///
/// Refusals: `invalid`, with the first thing that is wrong at each part.
pub fn check(kind: MailKind, parts: &Parts) -> Result<Parts> {
    let (mut checks, mut clean) = (Checks::new(), Parts::default());
    for part in Part::ALL {
        let (field, text) = (part.word(), parts.part(*part));
        if *part == Part::Button && !kind.has_button() {
            if !text.trim().is_empty() {
                checks.add(field, Problem::UnknownField);
            }
            continue;
        }
        let is_optional = matches!(part, Part::Preheader | Part::Greeting);
        let cleaned = match part {
            Part::Body => checks.paragraph(field, text, most(*part)),
            _ => checks.line(field, text, most(*part)),
        };
        if cleaned.is_empty() && !is_optional {
            checks.add(field, Problem::Required);
        } else if let Some(problem) = problem(kind, *part, &cleaned) {
            checks.add(field, problem);
        }
        *clean.part_mut(*part) = cleaned;
    }
    let said = format!("{} {}", clean.subject, clean.body);
    let needed = needed(kind);
    if let Some(first) = needed.first()
        && checks.is_clean()
        && !tags(&said).any(|tag| matches!(tag.inside, Some(Inside::Value(name)) if needed.contains(&name)))
    {
        checks.add(Part::Body.word(), Problem::PlaceholderMissing { name: (*first).to_owned() });
    }
    checks.finish()?;
    Ok(clean)
}

/// The first thing wrong with a part.
fn problem(kind: MailKind, part: Part, text: &str) -> Option<Problem> {
    if text.chars().any(marks::is_shelter) {
        return Some(Problem::ForbiddenCharacters);
    }
    let known = placeholders(kind);
    for tag in tags(text) {
        let name = match tag.inside {
            None => return Some(Problem::TemplateBroken { line: tag.line }),
            Some(Inside::Word) => continue,
            Some(Inside::Value(name) | Inside::Condition(name)) => name,
        };
        match known.iter().find(|placeholder| placeholder.name == name) {
            None => return Some(unknown(name, &known)),
            Some(found) if found.secret && part == Part::Subject => {
                return Some(Problem::SecretPlaceholder { name: name.to_owned() });
            }
            Some(_) => {}
        }
    }
    if part == Part::Body
        && let Some(link) = marks::bad_link(text)
    {
        return Some(Problem::NotALink { link: link.to_owned() });
    }
    let values =
        |value: &str| known.iter().map(|each| (each.name, value.to_owned())).collect::<BTreeMap<_, _>>();
    let tried = fill(text, &values("x")).and_then(|_| fill(text, &values("")));
    tried.err().map(|broken| Problem::TemplateBroken { line: broken.line })
}

fn unknown(name: &str, known: &[Placeholder]) -> Problem {
    let allowed = known.iter().map(|placeholder| placeholder.name).collect::<Vec<_>>().join(", ");
    let name: String = name.chars().take(60).collect();
    let near = known.iter().map(|placeholder| (distance(&name, placeholder.name), placeholder.name)).min();
    match near.filter(|(distance, nearest)| *distance <= nearest.len().div_ceil(3)) {
        Some((_, nearest)) => Problem::MistypedPlaceholder { name, nearest: nearest.to_owned(), allowed },
        None => Problem::UnknownPlaceholder { name, allowed },
    }
}

/// How many letters must be put in, taken out or changed to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (to, known) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != *known);
            corner = row[to + 1];
            row[to + 1] = changed.min(row[to] + 1).min(corner + 1);
        }
    }
    row[other.len()]
}

/// Something between the engine's brackets.
struct Tag<'a> {
    line: i64,
    /// What it says; none when it is nothing that may be written.
    inside: Option<Inside<'a>>,
}

#[derive(Clone, Copy)]
enum Inside<'a> {
    /// `{{ name }}`
    Value(&'a str),
    /// `{% if name %}` and its like
    Condition(&'a str),
    /// `{% else %}`, `{% endif %}`
    Word,
}

/// All tags of a text: the engine is shown no others.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at
            + text[at..].match_indices('{').find_map(|(place, _)| {
                text[at + place..].get(1..2).filter(|next| ["{", "%", "#"].contains(next)).map(|_| place)
            })?;
        let line = 1 + i64::try_from(text[..start].matches('\n').count()).unwrap_or(0);
        let body = &text[start + 2..];
        let close = if text[start..].starts_with("{%") { "%}" } else { "}}" };
        let inside = body.split_once(close).filter(|_| !text[start..].starts_with("{#"));
        at = inside.map_or(text.len(), |(inside, _)| start + 4 + inside.len());
        Some(Tag { line, inside: inside.and_then(|(inside, _)| read(inside, close)) })
    })
}

fn read<'a>(inside: &'a str, close: &str) -> Option<Inside<'a>> {
    let words: Vec<&str> = inside.split_whitespace().collect();
    let is_name = |word: &str| {
        !word.is_empty()
            && word.chars().all(|c| c.is_alphanumeric() || c == '_')
            && !word.starts_with(|c: char| c.is_numeric())
    };
    match (close, words.as_slice()) {
        ("}}", [name]) if is_name(name) => Some(Inside::Value(name)),
        ("%}", ["if" | "elif", name] | ["if" | "elif", "not", name]) if is_name(name) && *name != "not" => {
            Some(Inside::Condition(name))
        }
        ("%}", ["else" | "endif"]) => Some(Inside::Word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::{Error, FieldProblem, Refusal};
    use proptest::prelude::*;

    fn parts() -> Parts {
        Parts {
            subject: "Install {{ product }}".into(),
            preheader: "Enter {{ code }}".into(),
            greeting: "Hello,".into(),
            body: "From {{ customer }}.\n\n{% if support_phone %}Call {{ support_phone }}.{% endif %}".into(),
            button: "Install".into(),
            why: "Because of {{ customer }}.".into(),
        }
    }

    fn problems(parts: &Parts) -> Vec<FieldProblem> {
        match check(MailKind::Invitation, parts) {
            Ok(_) => Vec::new(),
            Err(Error::Refused(Refusal::Invalid(problems))) => problems,
            Err(other) => panic!("{other:?}"),
        }
    }

    fn only(part: Part, text: &str) -> Option<Problem> {
        let mut parts = parts();
        *parts.part_mut(part) = text.to_owned();
        let found = problems(&parts);
        assert!(found.len() <= 1 && found.iter().all(|each| each.field == part.word()), "{found:?}");
        found.into_iter().next().map(|found| found.problem)
    }

    #[test]
    fn a_good_text_is_taken_as_it_is() {
        assert_eq!(check(MailKind::Invitation, &parts()).unwrap(), parts());
    }

    /// An unknown placeholder is named at its field, with those there are and the nearest of them.
    #[test]
    fn unknown_placeholders_are_named_with_what_was_meant() {
        let allowed =
            "customer, product, program, username, until, code, sender, support_email, support_phone";
        let typo = only(Part::Body, "{{ product }} {{ costumer }}");
        assert_eq!(
            typo,
            Some(Problem::MistypedPlaceholder {
                name: "costumer".into(),
                nearest: "customer".into(),
                allowed: allowed.into()
            })
        );
        let far = only(Part::Why, "{{ organizationid }}");
        assert_eq!(
            far,
            Some(Problem::UnknownPlaceholder { name: "organizationid".into(), allowed: allowed.into() })
        );
        assert!(only(Part::Greeting, "{% if nome %}x{% endif %}").is_some());
    }

    #[test]
    fn what_is_needed_must_be_there_and_secrets_stay_out_of_the_subject() {
        let mut without = parts();
        without.subject = "Install it".into();
        assert_eq!(problems(&without)[0].problem, Problem::PlaceholderMissing { name: "program".into() });
        without.body = "{{ program }} from {{ customer }}".into();
        assert_eq!(problems(&without), []);
        assert_eq!(
            only(Part::Subject, "{{ product }} {{ code }}"),
            Some(Problem::SecretPlaceholder { name: "code".into() })
        );
        assert_eq!(only(Part::Button, ""), Some(Problem::Required));
        assert_eq!(
            only(Part::Subject, &format!("{{{{ product }}}}{}", "x".repeat(200))),
            Some(Problem::TooLong { max: 200 })
        );
    }

    /// The engine's language is not for those who edit texts: no filters, calls, loops, sums, comments, includes.
    #[test]
    fn nothing_but_placeholders_and_conditions_is_let_through() {
        for bad in [
            "{{ product | upper }}",
            "{{ product() }}",
            "{{ product * 1000000 }}",
            "{{ product.x }}",
            "{{ 'x' }}",
            "{{ }}",
            "{{ product",
            "{{ product }",
            "{% for x in product %}{{ product }}{% endfor %}",
            "{% include 'x' %}",
            "{% set product = 1 %}",
            "{% raw %}",
            "{# note #}",
            "{%- if product -%}x{% endif %}",
            "{% if product %}x",
            "{% endif %}",
            "{% if product %}{% else %}{% else %}{% endif %}",
        ] {
            let found = only(Part::Body, &format!("{{{{ product }}}}\n{bad}"));
            assert!(matches!(found, Some(Problem::TemplateBroken { .. })), "{bad}: {found:?}");
        }
        assert_eq!(only(Part::Body, "{{ product }}\n\n{{ 7 }}"), Some(Problem::TemplateBroken { line: 3 }));
        for good in ["{ product }", "100 % {a}", "{}", "}} %}"] {
            assert_eq!(only(Part::Body, &format!("{{{{ product }}}} {good}")), None, "{good}");
        }
    }

    /// SR-55: no part can end a header line, and no hidden or reordering character comes in.
    #[test]
    fn no_part_ends_a_header_line() {
        for part in [Part::Subject, Part::Preheader, Part::Greeting, Part::Button, Part::Why] {
            for bad in ["{{ product }}\r\nBcc: eve@example.org", "{{ product }}\nx", "a\u{202e}b", "a\0b"] {
                assert_eq!(only(part, bad), Some(Problem::ForbiddenCharacters), "{part} {bad:?}");
            }
        }
        assert_eq!(only(Part::Body, "{{ product }} \u{e02a}"), Some(Problem::ForbiddenCharacters));
    }

    #[test]
    fn links_lead_to_pages_over_tls_or_to_mailboxes() {
        for bad in ["http://x.example", "javascript:alert(1", "//x.example", "data:text/html,x", ""] {
            let found = only(Part::Body, &format!("{{{{ product }}}} [here]({bad})"));
            assert!(matches!(found, Some(Problem::NotALink { .. })), "{bad}: {found:?}");
        }
        for good in ["https://x.example/a?b=c", "mailto:{{ support_email }}"] {
            assert_eq!(only(Part::Body, &format!("{{{{ product }}}} [here]({good})")), None, "{good}");
        }
    }

    #[test]
    fn every_kind_needs_only_what_it_has() {
        for kind in MailKind::ALL {
            let names: Vec<&str> = placeholders(*kind).iter().map(|placeholder| placeholder.name).collect();
            assert!(needed(*kind).iter().all(|name| names.contains(name)), "{kind}");
            let unique: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(unique.len(), names.len(), "{kind}");
        }
    }

    proptest! {
        /// Whatever is typed is taken or refused, and what is taken can be filled.
        #[test]
        fn what_is_taken_can_be_filled(text in "[a-z{}%# |\\n.*]{0,40}", value in "\\PC{0,20}") {
            let text = format!("{{{{ product }}}} {text}");
            if problem(MailKind::Invitation, Part::Body, &text).is_none() {
                let values = placeholders(MailKind::Invitation).iter().map(|each| (each.name, value.clone())).collect();
                prop_assert!(fill(&text, &values).is_ok());
            }
        }

        #[test]
        fn a_word_is_as_far_from_another_as_that_from_it(one in "[a-d]{0,8}", other in "[a-d]{0,8}") {
            prop_assert_eq!(distance(&one, &other), distance(&other, &one));
            prop_assert_eq!(distance(&one, &other) == 0, one == other);
        }
    }
}
