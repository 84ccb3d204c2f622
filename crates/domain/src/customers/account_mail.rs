//! The account creation mail: it brings a customer's first administrator the link with which they set a password.
//! Sent now, on a day, or not at all (IT-06); the link is good for a week from the moment a mail server took it.

use serde_json::json;

use super::{Customer, form::NAME_PART, full_name, store};
use crate::{
    access::{Action, Role},
    accounts::{Link, LinkPurpose, fold_email, link_table},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::{Day, Instant},
    ids::{MessageId, OrganizationId},
    input::Checks,
    language::Language,
    outbox::{self, Mail, MailKind},
    refusal::{Problem, Refusal, Result},
};

/// Who is to administer a customer's account. The role is always that of an administrator (IT-04).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Administrator {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// The customer's unless given.
    pub language: Option<Language>,
}

/// When the account creation mail goes out. Nobody is written to unless that was chosen (invariant 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountMail {
    #[default]
    Never,
    Now,
    /// At nine in the morning of the customer's time zone.
    On(Day),
}

/// How far ahead the mail may be planned, in days.
const LONGEST_WAIT_DAYS: i64 = 366;
const HOUR: i8 = 9;

impl Administrator {
    /// The person as typed, cleaned; problems are noted under `administrator.`.
    pub(super) fn examined(&self, checks: &mut Checks) -> Self {
        let email = checks.email("administrator.email", &self.email);
        if email.is_empty() {
            checks.add("administrator.email", Problem::Required);
        }
        Self {
            first_name: checks.required("administrator.first_name", &self.first_name, NAME_PART),
            last_name: checks.required("administrator.last_name", &self.last_name, NAME_PART),
            email,
            language: self.language,
        }
    }
}

impl AccountMail {
    /// Notes under `account_mail.on` that the day is over, or too far off.
    pub(super) fn examine(self, today: Day, checks: &mut Checks) {
        let Self::On(day) = self else { return };
        let last = today.plus_days(LONGEST_WAIT_DAYS);
        if day < today {
            checks.add("account_mail.on", Problem::NotBefore { day: today.to_string() });
        } else if day > last {
            checks.add("account_mail.on", Problem::NotAfter { day: last.to_string() });
        }
    }

    /// The instant to send at; `None` is now.
    fn send_at(self, zone: &jiff::tz::TimeZone, now: Instant) -> Option<Instant> {
        match self {
            Self::On(day) => Some(day.at_hour(HOUR, zone)).filter(|at| *at > now),
            Self::Now | Self::Never => None,
        }
    }
}

/// Sends a customer's administrator the account creation mail, or another one: the link of the one before ends.
///
/// Refusals: `already-member` when the address is a member already; the problems of the fields.
pub fn send_account_mail(
    act: &mut Act<'_>,
    customer: OrganizationId,
    administrator: &Administrator,
    when: AccountMail,
) -> Result<MessageId> {
    let scope = act.allow_customer(Action::CustomersCreate, customer)?;
    let record = store::get(act, &scope)?;
    let mut checks = Checks::new();
    let administrator = administrator.examined(&mut checks);
    when.examine(act.now().day_in(&record.zone()), &mut checks);
    if when == AccountMail::Never {
        checks.add("account_mail", Problem::Required);
    }
    checks.finish()?;
    if crate::members::is_member_by_email(act, customer, &administrator.email)? {
        return Err(Refusal::AlreadyMember { email: administrator.email }.into());
    }
    post(act, &record, &administrator, when)
}

/// Posts the mail, makes its link and writes the event. Facts: `name`, `customer`, `account`, `days`.
pub(super) fn post(
    act: &mut Act<'_>,
    record: &Customer,
    administrator: &Administrator,
    when: AccountMail,
) -> Result<MessageId> {
    let name = full_name(&administrator.first_name, &administrator.last_name);
    let language = administrator.language.unwrap_or(record.language);
    let send_at = when.send_at(&record.zone(), act.now());
    let facts = json!({
        "name": name,
        "customer": record.name,
        "account": record.account_name,
        "days": LinkPurpose::ACCOUNT_DAYS,
    });
    let mail = Mail {
        organization: record.id,
        kind: MailKind::AccountCreated,
        facts,
        recipient: administrator.email.clone(),
        language,
        seat: None,
        job: None,
        send_at,
    };
    let message = outbox::post(act, mail)?;
    let link = Link {
        email: Some(fold_email(&administrator.email)),
        organization: Some(record.id),
        role: Some(Role::Admin),
        invited_by: Some(outbox::author(act.actor())),
        asks: Some(Action::CustomersCreate),
        name: Some(name),
        language: Some(language),
        ..Link::bare(LinkPurpose::Staff)
    };
    let token = outbox::link_token(act.vault(), record.id, message);
    link_table::make(act, &token, &link)?;
    let entry = Entry::new(What::MemberInvited, SubjectKind::Organization, record.id, &administrator.email)
        .note("role", Role::Admin.word())
        .note("send_at", send_at.unwrap_or(act.now()).to_string());
    act.record(record.id, entry)?;
    Ok(message)
}
