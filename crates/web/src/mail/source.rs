//! What the facts of a letter say in its reader's language: the values of placeholders, and the rows below the text.

use domain::{billing::Kind, invitations::LINK_DAYS, messages::LetterFacts, outbox::MailKind};
use jiff::{Timestamp, civil::Date};

use super::{Row, Unwritable};
use crate::languages::{Locale, refusal_facts};

pub(super) struct Source<'a> {
    pub facts: &'a LetterFacts,
    pub l: &'a Locale,
}

impl Source<'_> {
    /// The value of a placeholder; the same name means the same in all kinds.
    pub fn value(&self, name: &'static str) -> Result<String, Unwritable> {
        let sender = &self.facts.sender;
        Ok(match name {
            "sender" => sender.name.clone(),
            "support_email" => sender.support_email.clone().unwrap_or_default(),
            "support_phone" => sender.support_phone.clone().unwrap_or_default(),
            "alert" => self.alert(),
            "names" => self.names(),
            "product" if !self.facts.kind.brings_code() => self.fact(name).to_owned(),
            "product" | "program" | "username" | "code" | "until" => self.of_invitation(name)?,
            "email" => self.facts.recipient.clone(),
            "date" => self.day("valid_to"),
            "day" => self.day("planned_for"),
            "change" => self.change(),
            "refusal" => self.refusal(),
            "customer" if self.facts.kind.brings_code() => self.facts.organization_name.clone(),
            "role" => self.role(),
            "amount" => self.l.money(self.number("amount_minor"), self.fact("currency")),
            "licenses" => self.licenses(),
            "document" => self.document(),
            "outcome" => self.outcome(),
            "when" => self.when(),
            "browser" => super::shortened(self.fact("browser"), 160),
            "minutes" | "hours" | "days" | "units" => self.l.number(self.number(name)),
            _ => self.fact(name).to_owned(),
        })
    }

    fn of_invitation(&self, name: &str) -> Result<String, Unwritable> {
        let seat = self.facts.invitation.as_ref().ok_or(Unwritable::Incomplete)?;
        Ok(match name {
            "product" => seat.product.clone(),
            // The product with its edition, as people ask for it.
            "program" if seat.edition.is_empty() => seat.product.clone(),
            "program" => format!("{} {}", seat.product, seat.edition),
            "username" => seat.username.clone(),
            "code" => seat.activation_code.reveal().to_owned(),
            _ => self.l.date(self.l.day_of(self.facts.created_at.plus_days(LINK_DAYS).timestamp())),
        })
    }

    /// The sentence that tells what has happened, to staff of many devices, to a user of their own.
    fn alert(&self) -> String {
        let threshold = ("threshold", self.number("threshold").into());
        if self.facts.kind == MailKind::UserAlert {
            let key = match self.fact("alert") {
                "failing" => "mail-your-alert-failing",
                "space-low" => "mail-your-alert-space-low",
                "freed-soon" => "mail-your-alert-freed-soon",
                _ => "mail-your-alert-silent",
            };
            return self.l.with(key, &[("device", self.fact("device").into()), threshold]);
        }
        let key = match self.fact("alert") {
            "not-installed" => "mail-alert-not-installed",
            "failing" => "mail-alert-failing",
            "space-low" => "mail-alert-space-low",
            "freed-soon" => "mail-alert-freed-soon",
            _ => "mail-alert-silent",
        };
        self.l.with(key, &[("count", self.number("count").into()), threshold])
    }

    /// What was planned.
    fn change(&self) -> String {
        let deed = self.fact("deed").parse();
        deed.map_or_else(
            |_| String::new(),
            |deed| self.l.deed(deed, self.fact("edition"), Some(self.number("quantity"))),
        )
    }

    /// Why it could not be done.
    fn refusal(&self) -> String {
        let facts = refusal_facts(self.facts.facts.get("refusal_facts"));
        self.l.kept_refusal(self.fact("refusal"), &facts)
    }

    fn names(&self) -> String {
        let names = self.facts.facts.get("names").and_then(|names| names.as_array());
        let names: Vec<&str> = names.into_iter().flatten().filter_map(|name| name.as_str()).collect();
        let more = self.number("count") - i64::try_from(names.len()).unwrap_or(0);
        let listed = names.join(", ");
        if more > 0 {
            return self.l.with("mail-alert-more", &[("names", listed.into()), ("n", more.into())]);
        }
        listed
    }

    fn role(&self) -> String {
        let key = match self.fact("role") {
            "admin" => "mail-role-admin",
            "manager" => "mail-role-manager",
            _ => "mail-role-viewer",
        };
        self.l.text(key).into_owned()
    }

    fn outcome(&self) -> String {
        let granted = self.fact("answer") == "granted";
        let key = if granted { "mail-outcome-granted" } else { "mail-outcome-declined" };
        self.l.text(key).into_owned()
    }

    /// A row for a fact that may be empty.
    pub fn told(&self, label: &str, fact: &str) -> Vec<Row> {
        let row = self.row(label, self.fact(fact).to_owned());
        Some(row).filter(|row| !row.value.is_empty()).into_iter().collect()
    }

    fn when(&self) -> String {
        let at = self.fact("at").parse::<Timestamp>();
        at.map_or_else(|_| self.fact("at").to_owned(), |at| format!("{} UTC", self.l.instant(at)))
    }

    pub fn day(&self, fact: &str) -> String {
        self.fact(fact).parse().map_or_else(|_| String::new(), |day: Date| self.l.date(day))
    }

    /// What is sent, by its number.
    fn document(&self) -> String {
        let is_note = self.fact("document") == Kind::CreditNote.word();
        let key = if is_note { "invoices-credit-note-title" } else { "invoices-title" };
        self.l.with(key, &[("number", self.fact("number").into())])
    }

    pub fn account(&self) -> Result<Vec<Row>, Unwritable> {
        let rows = [
            self.row("mail-account-customer", self.value("customer")?),
            self.row("mail-account-name", self.value("account")?),
            self.row("mail-account-email", self.value("email")?),
        ];
        Ok(rows.into_iter().filter(|row| !row.value.is_empty()).collect())
    }

    pub fn license(&self) -> Result<Vec<Row>, Unwritable> {
        Ok(vec![
            self.row("mail-customer", self.value("customer")?),
            self.row("mail-plan", self.value("plan")?),
            self.row("mail-number", self.value("number")?),
            self.row("mail-last-day", self.day("valid_to")),
        ])
    }

    /// Plan by plan with its first and last day.
    fn licenses(&self) -> String {
        let licenses = self.facts.facts.get("licenses").and_then(|licenses| licenses.as_array());
        let told = |license: &serde_json::Value| {
            let text = |name: &str| license.get(name).and_then(|value| value.as_str()).unwrap_or_default();
            let day =
                |name: &str| text(name).parse().map_or_else(|_| String::new(), |day: Date| self.l.date(day));
            let (first, last) = (day("valid_from"), day("valid_to"));
            self.l.with(
                "mail-paid-license",
                &[("plan", text("plan").into()), ("first", first.into()), ("last", last.into())],
            )
        };
        licenses.into_iter().flatten().map(told).collect::<Vec<_>>().join("; ")
    }

    pub fn place_and_time(&self) -> Result<Vec<Row>, Unwritable> {
        let rows =
            [self.row("mail-when", self.value("when")?), self.row("mail-from-address", self.value("ip")?)];
        Ok(rows.into_iter().filter(|row| !row.value.is_empty()).collect())
    }

    pub fn row(&self, label: &str, value: String) -> Row {
        Row { label: self.l.text(label).into_owned(), value, strong: false }
    }

    pub fn fact(&self, name: &str) -> &str {
        self.facts.facts.get(name).and_then(|value| value.as_str()).unwrap_or_default()
    }

    pub fn number(&self, name: &str) -> i64 {
        self.facts.facts.get(name).and_then(serde_json::Value::as_i64).unwrap_or_default()
    }
}
