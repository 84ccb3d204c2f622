//! What is particular to each kind of letter, in one place: the values of its placeholders, its built-in texts, and
//! what stands below the text in any case. A new kind is asked for here by the compiler, and has its page of texts
//! by that.

use std::collections::BTreeMap;

use domain::{
    messages::LetterFacts,
    outbox::MailKind,
    templates::{Parts, placeholders, protect},
};

use super::{Button, Row, Unwritable, source::Source};
use crate::languages::{Arg, Locale};

/// Placeholder to value.
pub(super) type Values = BTreeMap<&'static str, String>;

/// Under which name the built-in texts of a kind stand: `mail-AREA-subject` and so on.
const fn area(kind: MailKind) -> &'static str {
    match kind {
        MailKind::Invitation => "invitation",
        MailKind::Registration => "registration",
        MailKind::AccountKnown => "known",
        MailKind::UnitWaits => "waits",
        MailKind::UnitAsked => "unit-asked",
        MailKind::MoreAsked => "more-asked",
        MailKind::RequestAnswered => "answered",
        MailKind::PlannedChangeRefused => "planned",
        MailKind::NoteMention => "mention",
        MailKind::PasswordReset => "reset",
        MailKind::PasswordChanged => "changed",
        MailKind::StaffInvitation => "staff",
        MailKind::NewLogin => "login",
        MailKind::TokenMade => "token",
        MailKind::KeyRevealed => "key",
        MailKind::AccountCreated => "account",
        MailKind::LicenseEnding => "ending",
        MailKind::LicenseEnded => "ended",
        MailKind::CustomerLicenseEnding => "seller-ending",
        MailKind::CustomerLicenseEnded => "seller-ended",
        MailKind::InstallReminder => "reminder",
        MailKind::UserAlert => "user-alert",
        MailKind::CustomerAlerts => "alerts",
        MailKind::PaymentRecorded => "paid",
        MailKind::InvoiceSent => "invoice",
    }
}

/// The values of all placeholders of the letter's kind, as plain text.
pub(super) fn values(facts: &LetterFacts, l: &Locale) -> Result<Values, Unwritable> {
    let source = Source { facts, l };
    let value = |name: &'static str| Ok((name, source.value(name)?));
    placeholders(facts.kind).into_iter().map(|placeholder| value(placeholder.name)).collect()
}

/// The same, so that none of them can make a mark in a body.
pub(super) fn protected(values: &Values) -> Values {
    values.iter().map(|(name, value)| (*name, protect(value))).collect()
}

/// The built-in texts with the values in them.
pub(super) fn built_in(kind: MailKind, l: &Locale, values: &Values) -> Parts {
    let protected = protected(values);
    let say = |part: &str, values: &Values| {
        let args: Vec<(&str, Arg<'_>)> = values.iter().map(|(name, value)| (*name, value.into())).collect();
        l.with(&format!("mail-{}-{part}", area(kind)), &args)
    };
    let preheader = if l.has(&format!("mail-{}-preheader", area(kind))) { "preheader" } else { "body" };
    let greeting = match values.get("name").map(String::as_str) {
        None | Some("") => l.text("mail-hello").into_owned(),
        Some(name) => l.with("mail-hello-name", &[("name", name.into())]),
    };
    Parts {
        subject: say("subject", values),
        preheader: say(preheader, values),
        greeting,
        body: say("body", &protected),
        button: if kind.has_button() { say("button", values) } else { String::new() },
        why: say("why", values),
    }
}

/// The built-in texts with their placeholders, as they are edited.
pub(super) fn source(kind: MailKind, l: &Locale) -> Parts {
    let marker = |name: &'static str| (name, format!("{{{{ {name} }}}}"));
    let markers: Values =
        placeholders(kind).into_iter().map(|placeholder| marker(placeholder.name)).collect();
    let mut parts = built_in(kind, l, &markers);
    if markers.contains_key("name") {
        parts.greeting =
            format!("{{% if name %}}{}{{% else %}}{}{{% endif %}}", parts.greeting, l.text("mail-hello"));
    }
    parts
}

/// What stands below the text, whatever that is: the button and its address, the facts, how long the link works.
pub(super) struct Frame {
    /// Address of the button, and what stands before it in the plain text.
    pub button: Option<(String, String)>,
    pub rows: Vec<Row>,
    pub valid: Option<String>,
}

impl Frame {
    pub(super) fn button(&self, label: &str) -> Option<Button> {
        let (url, open) = self.button.clone()?;
        Some(Button { label: label.to_owned(), url, open })
    }
}

pub(super) fn frame(facts: &LetterFacts, l: &Locale, base_url: &str) -> Result<Frame, Unwritable> {
    let source = Source { facts, l };
    let link = |path: &str| {
        let token = facts.link_token.as_ref().ok_or(Unwritable::Incomplete)?;
        let url = format!("{base_url}{path}{}", token.reveal());
        Ok(Some((url, l.text("mail-invitation-open").into_owned())))
    };
    let nothing = Frame { button: None, rows: Vec::new(), valid: None };
    Ok(match facts.kind {
        MailKind::Invitation | MailKind::InstallReminder => Frame {
            button: link("/a/")?,
            rows: vec![
                source.row("mail-username", source.value("username")?),
                Row { strong: true, ..source.row("mail-code", source.value("code")?) },
            ],
            valid: Some(l.with("mail-invitation-valid", &[("date", source.value("until")?.into())])),
        },
        MailKind::Registration => Frame {
            button: link("/register/")?,
            valid: Some(l.with("mail-staff-valid", &[("hours", source.number("hours").into())])),
            ..nothing
        },
        MailKind::AccountKnown => {
            let button = (format!("{base_url}/forgot"), l.text("mail-known-button").into_owned());
            Frame { button: Some(button), ..nothing }
        }
        MailKind::UnitWaits => {
            let query = serde_urlencoded::to_string([("email", &facts.recipient)]).unwrap_or_default();
            let button = (format!("{base_url}/register?{query}"), l.text("mail-waits-button").into_owned());
            Frame { button: Some(button), ..nothing }
        }
        MailKind::UnitAsked => {
            let url = format!("{base_url}/customers/{}/requests", source.fact("customer_id"));
            let open = l.text("mail-unit-asked-button").into_owned();
            Frame { button: Some((url, open)), rows: source.told("mail-note", "note"), valid: None }
        }
        MailKind::MoreAsked => {
            let open = (format!("{base_url}/requests"), l.text("mail-more-asked-button").into_owned());
            Frame { button: Some(open), rows: source.told("mail-note", "note"), valid: None }
        }
        MailKind::RequestAnswered => {
            let open = (format!("{base_url}/me"), l.text("mail-answered-button").into_owned());
            Frame { button: Some(open), rows: source.told("mail-reason", "reason"), valid: None }
        }
        MailKind::NoteMention => {
            let open = (format!("{base_url}/mentions"), l.text("mail-mention-button").into_owned());
            Frame { button: Some(open), rows: source.told("mail-note", "note"), valid: None }
        }
        MailKind::PlannedChangeRefused => {
            let url = format!("{base_url}/planned/{}", source.fact("planned_id"));
            let open = l.text("mail-planned-button").into_owned();
            Frame { button: Some((url, open)), rows: Vec::new(), valid: None }
        }
        MailKind::PasswordReset => Frame {
            button: link("/reset/")?,
            valid: Some(l.with("mail-reset-valid", &[("minutes", source.number("minutes").into())])),
            ..nothing
        },
        MailKind::PasswordChanged => Frame { rows: source.place_and_time()?, ..nothing },
        MailKind::StaffInvitation => Frame {
            button: link("/join/")?,
            valid: Some(l.with("mail-staff-valid", &[("hours", source.number("hours").into())])),
            ..nothing
        },
        MailKind::NewLogin => {
            let mut rows = source.place_and_time()?;
            rows.push(source.row("mail-browser", source.value("browser")?));
            let button = (format!("{base_url}/settings/sessions"), l.text("mail-login-button").into_owned());
            Frame { button: Some(button), rows, ..nothing }
        }
        MailKind::AccountCreated => Frame {
            button: link("/join/")?,
            rows: source.account()?,
            valid: Some(l.with("mail-account-valid", &[("days", source.number("days").into())])),
        },
        MailKind::PaymentRecorded | MailKind::InvoiceSent => of_invoice(&source, base_url)?,
        MailKind::LicenseEnding | MailKind::LicenseEnded => Frame { rows: source.license()?, ..nothing },
        MailKind::CustomerLicenseEnding | MailKind::CustomerLicenseEnded => {
            let (customer, license) = (source.fact("customer_id"), source.fact("license_id"));
            let url = format!("{base_url}/customers/{customer}/license/{license}");
            let open = l.text("mail-seller-ending-button").into_owned();
            Frame { button: Some((url, open)), rows: source.license()?, valid: None }
        }
        MailKind::CustomerAlerts => {
            let url = format!("{base_url}/alerts?customer={}", source.fact("customer_id"));
            let rows = [
                source.row("mail-customer", source.value("customer")?),
                source.row("mail-alert-names", source.value("names")?),
            ];
            let rows = rows.into_iter().filter(|row| !row.value.is_empty()).collect();
            let open = l.text("mail-alerts-button").into_owned();
            Frame { button: Some((url, open)), rows, valid: None }
        }
        MailKind::TokenMade | MailKind::KeyRevealed | MailKind::UserAlert => nothing,
    })
}

/// What of an invoice stands in a letter that leads to it.
fn of_invoice(source: &Source<'_>, base_url: &str) -> Result<Frame, Unwritable> {
    let url = format!("{base_url}/invoices/{}", source.fact("invoice_id"));
    let amount = source.row("mail-paid-amount", source.value("amount")?);
    let (button, rows) = if source.facts.kind == MailKind::PaymentRecorded {
        ("mail-paid-button", vec![source.row("mail-paid-number", source.value("number")?), amount])
    } else {
        let due = source.row("invoices-due", source.day("due_on"));
        let reference = source.row("invoices-payment-reference", source.fact("reference").to_owned());
        ("mail-invoice-button", vec![amount, due, reference])
    };
    let rows = rows.into_iter().filter(|row| !row.value.is_empty()).collect();
    Ok(Frame { button: Some((url, source.l.text(button).into_owned())), rows, valid: None })
}
