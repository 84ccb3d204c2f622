//! What each kind of letter says.

use domain::{
    invitations::LINK_DAYS,
    messages::{InvitationFacts, LetterFacts},
    outbox::MailKind,
};
use jiff::{Timestamp, civil::Date};

use super::{Button, Row, Unwritable, Words};
use crate::languages::Locale;

/// The words of the letter, in the locale's language.
pub(super) fn words(facts: &LetterFacts, l: &Locale, base_url: &str) -> Result<Words, Unwritable> {
    let letter = Source { facts, l, base_url };
    match facts.kind {
        MailKind::Invitation => letter.invitation(),
        MailKind::PasswordReset => letter.password_reset(),
        MailKind::PasswordChanged => Ok(letter.password_changed()),
        MailKind::StaffInvitation => letter.staff_invitation(),
        MailKind::AccountCreated => letter.account_created(),
        MailKind::NewLogin => Ok(letter.new_login()),
        MailKind::TokenMade => Ok(letter.token_made()),
        MailKind::KeyRevealed => Ok(letter.key_revealed()),
        MailKind::LicenseEnding => Ok(letter.end_of_license("mail-ending")),
        MailKind::LicenseEnded => Ok(letter.end_of_license("mail-ended")),
        MailKind::CustomerLicenseEnding => Ok(letter.to_seller("mail-seller-ending")),
        MailKind::CustomerLicenseEnded => Ok(letter.to_seller("mail-seller-ended")),
    }
}

struct Source<'a> {
    facts: &'a LetterFacts,
    l: &'a Locale,
    base_url: &'a str,
}

impl Source<'_> {
    fn invitation(&self) -> Result<Words, Unwritable> {
        let seat = self.facts.invitation.as_ref().ok_or(Unwritable::Incomplete)?;
        let (l, customer) = (self.l, &self.facts.organization_name);
        let product = product(seat);
        let code = seat.activation_code.reveal();
        let day = l.day_of(self.facts.created_at.plus_days(LINK_DAYS).timestamp());
        Ok(Words {
            heading: l.with("mail-invitation-subject", &[("product", (&seat.product).into())]),
            preheader: l.with("mail-invitation-preheader", &[("code", code.into())]),
            greeting: l.text("mail-hello").into_owned(),
            body: l
                .with("mail-invitation-body", &[("customer", customer.into()), ("product", product.into())]),
            button: Some(self.button("/a/", l.text("mail-invitation-button").into_owned())?),
            rows: vec![self.row("mail-username", &seat.username), strong(self.row("mail-code", code))],
            valid: Some(l.with("mail-invitation-valid", &[("date", l.date(day).into())])),
            why: l.with("mail-invitation-why", &[("customer", customer.into())]),
        })
    }

    fn password_reset(&self) -> Result<Words, Unwritable> {
        let l = self.l;
        Ok(Words {
            button: Some(self.button("/reset/", l.text("mail-reset-button").into_owned())?),
            valid: Some(l.with("mail-reset-valid", &[("minutes", self.number("minutes").into())])),
            why: l.text("mail-reset-why").into_owned(),
            ..self.notice(
                l.text("mail-reset-subject").into_owned(),
                l.with("mail-reset-body", &[("sender", self.sender())]),
            )
        })
    }

    fn password_changed(&self) -> Words {
        let l = self.l;
        Words {
            rows: self.place_and_time(),
            why: l.text("mail-changed-why").into_owned(),
            ..self.notice(
                l.text("mail-changed-subject").into_owned(),
                l.with("mail-changed-body", &[("sender", self.sender())]),
            )
        }
    }

    fn staff_invitation(&self) -> Result<Words, Unwritable> {
        let (l, organization, inviter) = (self.l, self.fact("organization"), self.fact("inviter"));
        let body = l.with(
            "mail-staff-body",
            &[
                ("inviter", inviter.into()),
                ("organization", organization.into()),
                ("role", self.role().into()),
            ],
        );
        Ok(Words {
            button: Some(self.button("/join/", l.text("mail-staff-button").into_owned())?),
            valid: Some(l.with("mail-staff-valid", &[("hours", self.number("hours").into())])),
            why: l.with("mail-staff-why", &[("inviter", inviter.into())]),
            ..self.notice(l.with("mail-staff-subject", &[("organization", organization.into())]), body)
        })
    }

    fn account_created(&self) -> Result<Words, Unwritable> {
        let (l, customer) = (self.l, self.fact("customer"));
        let body = l.with("mail-account-body", &[("sender", self.sender()), ("customer", customer.into())]);
        let rows = [
            self.row("mail-account-customer", customer),
            self.row("mail-account-name", self.fact("account")),
            self.row("mail-account-email", &self.facts.recipient),
        ];
        Ok(Words {
            button: Some(self.button("/join/", l.text("mail-account-button").into_owned())?),
            rows: rows.into_iter().filter(|row| !row.value.is_empty()).collect(),
            valid: Some(l.with("mail-account-valid", &[("days", self.number("days").into())])),
            why: l.with("mail-account-why", &[("sender", self.sender()), ("customer", customer.into())]),
            ..self.notice(l.with("mail-account-subject", &[("sender", self.sender())]), body)
        })
    }

    fn new_login(&self) -> Words {
        let l = self.l;
        let mut rows = self.place_and_time();
        rows.push(self.row("mail-browser", &super::shortened(self.fact("browser"), 160)));
        Words {
            button: Some(Button {
                label: l.text("mail-login-button").into_owned(),
                url: format!("{}/settings/sessions", self.base_url),
                open: l.text("mail-login-button").into_owned(),
            }),
            rows,
            why: l.text("mail-login-why").into_owned(),
            ..self.notice(
                l.text("mail-login-subject").into_owned(),
                l.with("mail-login-body", &[("sender", self.sender())]),
            )
        }
    }

    fn token_made(&self) -> Words {
        let (l, token, organization) = (self.l, self.fact("token"), self.fact("organization"));
        let body = l.with(
            "mail-token-body",
            &[("token", token.into()), ("organization", organization.into()), ("role", self.role().into())],
        );
        Words {
            why: l.text("mail-token-why").into_owned(),
            ..self.notice(l.with("mail-token-subject", &[("token", token.into())]), body)
        }
    }

    fn key_revealed(&self) -> Words {
        let (l, customer) = (self.l, self.fact("customer"));
        Words {
            why: l.with("mail-key-why", &[("customer", customer.into())]),
            ..self.notice(
                l.with("mail-key-subject", &[("customer", customer.into())]),
                l.with("mail-key-body", &[("by", self.fact("by").into()), ("customer", customer.into())]),
            )
        }
    }

    fn end_of_license(&self, area: &str) -> Words {
        let l = self.l;
        let date = self.fact("valid_to").parse().map_or_else(|_| String::new(), |day: Date| l.date(day));
        let args = [
            ("customer", self.fact("customer").into()),
            ("product", self.fact("product").into()),
            ("date", date.as_str().into()),
            ("sender", self.sender()),
        ];
        let text = |part: &str| l.with(&format!("{area}-{part}"), &args);
        Words {
            rows: vec![
                self.row("mail-customer", self.fact("customer")),
                self.row("mail-plan", self.fact("plan")),
                self.row("mail-number", self.fact("number")),
                self.row("mail-last-day", &date),
            ],
            why: text("why"),
            ..self.notice(text("subject"), text("body"))
        }
    }

    fn to_seller(&self, area: &str) -> Words {
        let label = self.l.text(&format!("{area}-button")).into_owned();
        let (customer, license) = (self.fact("customer_id"), self.fact("license_id"));
        let url = format!("{}/customers/{customer}/license/{license}", self.base_url);
        Words { button: Some(Button { open: label.clone(), label, url }), ..self.end_of_license(area) }
    }

    /// A letter that only says something.
    fn notice(&self, heading: String, body: String) -> Words {
        let greeting = match self.fact("name") {
            "" => self.l.text("mail-hello").into_owned(),
            name => self.l.with("mail-hello-name", &[("name", name.into())]),
        };
        Words {
            heading,
            preheader: body.clone(),
            greeting,
            body,
            button: None,
            rows: Vec::new(),
            valid: None,
            why: String::new(),
        }
    }

    fn button(&self, path: &str, label: String) -> Result<Button, Unwritable> {
        let token = self.facts.link_token.as_ref().ok_or(Unwritable::Incomplete)?;
        let url = format!("{}{path}{}", self.base_url, token.reveal());
        Ok(Button { label, url, open: self.l.text("mail-invitation-open").into_owned() })
    }

    fn place_and_time(&self) -> Vec<Row> {
        let at = self.fact("at").parse::<Timestamp>();
        let when = at.map_or_else(|_| self.fact("at").to_owned(), |at| format!("{} UTC", self.l.instant(at)));
        let rows = [self.row("mail-when", &when), self.row("mail-from-address", self.fact("ip"))];
        rows.into_iter().filter(|row| !row.value.is_empty()).collect()
    }

    fn row(&self, label: &str, value: &str) -> Row {
        Row { label: self.l.text(label).into_owned(), value: value.to_owned(), strong: false }
    }

    fn sender(&self) -> crate::languages::Arg<'_> {
        (&self.facts.sender.name).into()
    }

    fn role(&self) -> String {
        let key = match self.fact("role") {
            "admin" => "mail-role-admin",
            "manager" => "mail-role-manager",
            _ => "mail-role-viewer",
        };
        self.l.text(key).into_owned()
    }

    fn fact(&self, name: &str) -> &str {
        self.facts.facts.get(name).and_then(|value| value.as_str()).unwrap_or_default()
    }

    fn number(&self, name: &str) -> i64 {
        self.facts.facts.get(name).and_then(serde_json::Value::as_i64).unwrap_or_default()
    }
}

fn strong(row: Row) -> Row {
    Row { strong: true, ..row }
}

/// The product with its edition, as people ask for it.
fn product(seat: &InvitationFacts) -> String {
    if seat.edition.is_empty() { seat.product.clone() } else { format!("{} {}", seat.product, seat.edition) }
}
