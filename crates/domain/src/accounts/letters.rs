//! The letters that accounts get, and what each of them tells. Never a secret: links are made when it is sent.

use serde_json::json;

use super::Account;
use crate::{
    act::Act,
    ids::{MessageId, OrganizationId},
    outbox::{self, Mail, MailKind},
    refusal::Result,
    sessions::Browser,
};

/// Letters to the person behind an account.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Letter<'l> {
    /// A link to set a new password. Facts: `name`, `minutes`.
    Reset { minutes: i64 },
    /// Somebody asked for an account with an address that has one. Facts: `name`.
    AccountKnown,
    /// Facts: `name`, `at`, `ip`.
    PasswordChanged,
    /// Facts: `name`, `at`, `ip`, `browser`.
    NewLogin(&'l Browser),
    /// Facts: `name`, `token`, `organization`, `role`.
    TokenMade { token: &'l str, organization: &'l str, role: &'l str },
}

/// Posts the letter in the language of its reader.
pub(crate) fn post(
    act: &mut Act<'_>,
    organization: OrganizationId,
    account: &Account,
    letter: Letter<'_>,
) -> Result<MessageId> {
    let (name, at, ip) = (&account.name, act.now().to_string(), act.caller().ip.clone());
    let (kind, facts) = match letter {
        Letter::Reset { minutes } => (MailKind::PasswordReset, json!({"name": name, "minutes": minutes})),
        Letter::AccountKnown => (MailKind::AccountKnown, json!({"name": name})),
        Letter::PasswordChanged => (MailKind::PasswordChanged, json!({"name": name, "at": at, "ip": ip})),
        Letter::NewLogin(browser) => (
            MailKind::NewLogin,
            json!({"name": name, "at": at, "ip": &browser.ip, "browser": &browser.user_agent}),
        ),
        Letter::TokenMade { token, organization, role } => (
            MailKind::TokenMade,
            json!({"name": name, "token": token, "organization": organization, "role": role}),
        ),
    };
    let mail = Mail {
        organization,
        kind,
        facts,
        recipient: account.email.clone(),
        language: account.language,
        seat: None,
        job: None,
        send_at: None,
    };
    outbox::post(act, mail)
}
