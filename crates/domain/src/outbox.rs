//! Mails on their way into the outbox: posted by operations inside their own act, and the tokens of their links.
//! No secret is stored here: what a letter needs is looked up when it is sent. Sending is in `messages`.

use data_encoding::BASE64URL_NOPAD;
use db::params;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    access::{Action, Role},
    accounts::{LinkPurpose, REGISTRATION_HOURS},
    act::{Act, Actor},
    clock::Instant,
    ids::{AccountId, JobId, MessageId, OrganizationId, SeatId, TokenId},
    invitations::LINK_DAYS,
    language::Language,
    many::tuples,
    refusal::{Error, Result},
    stopped::all_stopped,
    vault::{self, Purpose, Secret, Vault},
    words,
};

words! {
    /// Kinds of letter; each has its own texts in every language.
    MailKind {
        Invitation => "invitation",
        /// To a mailbox for which somebody asked for an account: the link that makes it.
        Registration => "registration",
        /// The same where there is an account already.
        AccountKnown => "account-known",
        /// To a person for whom a unit waits until they register.
        UnitWaits => "unit-waits",
        /// To a company's administrators: a person asks for a unit.
        UnitAsked => "unit-asked",
        /// To a seller: a company asks for more units.
        MoreAsked => "more-asked",
        /// To whoever asked.
        RequestAnswered => "request-answered",
        PasswordReset => "password-reset",
        PasswordChanged => "password-changed",
        StaffInvitation => "staff-invitation",
        /// To the administrator of a new customer.
        AccountCreated => "account-created",
        NewLogin => "new-login",
        TokenMade => "token-made",
        KeyRevealed => "key-revealed",
        /// To a customer: before the last day of a license, and on it.
        LicenseEnding => "license-ending",
        /// To a customer: after it.
        LicenseEnded => "license-ended",
        /// The same to those who sell to the customer.
        CustomerLicenseEnding => "customer-license-ending",
        CustomerLicenseEnded => "customer-license-ended",
        /// To a user who was invited and has not installed; with link and code like the invitation.
        InstallReminder => "install-reminder",
        /// To a user whose device is silent, fails, or runs out of space.
        UserAlert => "user-alert",
        /// To staff of the customer and of its seller: what is new of one kind.
        CustomerAlerts => "customer-alerts",
        /// To who ordered: the invoice is paid, its licenses are valid.
        PaymentRecorded => "payment-recorded",
        /// To who pays: an invoice or credit note, which travels along as a file.
        InvoiceSent => "invoice-sent",
        /// To somebody whom a note mentions.
        NoteMention => "note-mention",
        /// To who planned a change: it could not be done.
        PlannedChangeRefused => "planned-change-refused",
    }
}

impl MailKind {
    /// Whether the letter is held back while its organization is stopped. What warns people about their own account
    /// is not: they may belong to others as well.
    pub const fn waits_while_stopped(self) -> bool {
        !matches!(
            self,
            Self::Registration
                | Self::AccountKnown
                | Self::PasswordReset
                | Self::PasswordChanged
                | Self::NewLogin
                | Self::TokenMade
                | Self::KeyRevealed
        )
    }

    /// Whether the letter tells of the end of a license.
    pub const fn is_notice(self) -> bool {
        matches!(
            self,
            Self::LicenseEnding
                | Self::LicenseEnded
                | Self::CustomerLicenseEnding
                | Self::CustomerLicenseEnded
        )
    }

    /// Whether the letter tells of something that may be over before it goes.
    pub const fn is_alert(self) -> bool {
        matches!(self, Self::InstallReminder | Self::UserAlert | Self::CustomerAlerts)
    }

    /// Whether what becomes of the letter is seen on its seat.
    pub const fn marks_seat(self) -> bool {
        matches!(self, Self::Invitation)
    }

    /// Whether the letter brings username and code of its seat.
    pub const fn brings_code(self) -> bool {
        matches!(self, Self::Invitation | Self::InstallReminder)
    }

    /// Whether the letter carries a link with a token of its own.
    pub const fn has_link(self) -> bool {
        self.brings_code()
            || matches!(
                self,
                Self::Registration | Self::PasswordReset | Self::StaffInvitation | Self::AccountCreated
            )
    }

    /// Whether the letter has a button that leads somewhere.
    pub const fn has_button(self) -> bool {
        self.has_link()
            || matches!(
                self,
                Self::NewLogin
                    | Self::CustomerLicenseEnding
                    | Self::CustomerLicenseEnded
                    | Self::CustomerAlerts
                    | Self::PaymentRecorded
                    | Self::InvoiceSent
                    | Self::AccountKnown
                    | Self::UnitWaits
                    | Self::UnitAsked
                    | Self::MoreAsked
                    | Self::RequestAnswered
                    | Self::PlannedChangeRefused
                    | Self::NoteMention
            )
    }

    /// For how many seconds the letter's link is good; none when it has no link of its own.
    pub(crate) const fn link_lasts(self) -> Option<i64> {
        match self {
            Self::Invitation | Self::InstallReminder => Some(LINK_DAYS * 86_400),
            Self::Registration => Some(REGISTRATION_HOURS * 3_600),
            Self::PasswordReset => Some(LinkPurpose::Reset.lasts()),
            Self::StaffInvitation => Some(LinkPurpose::Staff.lasts()),
            Self::AccountCreated => Some(LinkPurpose::ACCOUNT_DAYS * 86_400),
            Self::AccountKnown
            | Self::UnitWaits
            | Self::UnitAsked
            | Self::MoreAsked
            | Self::RequestAnswered
            | Self::PasswordChanged
            | Self::NewLogin
            | Self::TokenMade
            | Self::KeyRevealed
            | Self::LicenseEnding
            | Self::LicenseEnded
            | Self::CustomerLicenseEnding
            | Self::CustomerLicenseEnded
            | Self::UserAlert
            | Self::CustomerAlerts
            | Self::PaymentRecorded
            | Self::PlannedChangeRefused
            | Self::NoteMention
            | Self::InvoiceSent => None,
        }
    }
}

/// One letter to be sent.
#[derive(Clone, Debug)]
pub struct Mail {
    /// In whose outbox it lies and under whose name it goes out.
    pub organization: OrganizationId,
    pub kind: MailKind,
    /// What the letter's text names; never a secret.
    pub facts: Json,
    pub recipient: String,
    pub language: Language,
    pub seat: Option<SeatId>,
    pub job: Option<JobId>,
    /// Not before; `None` is now.
    pub send_at: Option<Instant>,
}

/// Who posted a mail, written so that their right can be asked again when it is sent (SR-15).
pub(crate) fn author(actor: &Actor) -> String {
    match actor {
        Actor::Person { account, .. } => format!("person/{account}"),
        Actor::Token { token, organization, .. } => format!("token/{token}/{organization}"),
        other => other.kind().to_owned(),
    }
}

/// Whether who posted a mail still has the right; operations of the machine itself always have.
pub(crate) fn author_may(
    act: &mut Act<'_>,
    author: &str,
    action: Action,
    organization: OrganizationId,
) -> Result<bool> {
    let Some(actor) = author_now(act, author)? else { return Ok(false) };
    match act.instead_of(actor, |act| act.allow(action, organization)) {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(failed) => Err(failed),
    }
}

/// Who an author is today: `None` when the account is closed or the token ended.
pub(crate) fn author_now(act: &mut Act<'_>, author: &str) -> Result<Option<Actor>> {
    let mut parts = author.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("person"), Some(account), None) => person(act, account),
        (Some("token"), Some(token), Some(holder)) => token_holder(act, token, holder),
        _ => Ok(Some(Actor::System("seatwright"))),
    }
}

fn person(act: &mut Act<'_>, account: &str) -> Result<Option<Actor>> {
    let Ok(account) = account.parse::<AccountId>() else { return Ok(None) };
    let found: Option<(String,)> = act
        .tx()
        .optional("SELECT name FROM accounts WHERE id = $1 AND disabled_at IS NULL", params![account])?;
    let confirmed_at = act.now();
    Ok(found.map(|(name,)| Actor::Person { account, name, session: None, confirmed_at }))
}

fn token_holder(act: &mut Act<'_>, token: &str, holder: &str) -> Result<Option<Actor>> {
    let (Ok(token), Ok(organization)) = (token.parse::<TokenId>(), holder.parse::<OrganizationId>()) else {
        return Ok(None);
    };
    let now = act.now();
    let found: Option<(String, Role)> = act.tx().optional(
        "SELECT name, role FROM api_tokens WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL \
         AND expires_at > $3",
        params![organization, token, now],
    )?;
    Ok(found.map(|(name, role)| Actor::Token { token, name, organization, role }))
}

/// Puts a mail into the outbox, in this act's transaction. Writes no event: the operation that posts writes its own.
pub(crate) fn post(act: &mut Act<'_>, mail: Mail) -> Result<MessageId> {
    let id = MessageId::from_uuid(act.fresh_id());
    insert(act, &[(id, mail)])?;
    Ok(id)
}

/// As [`post`], under an id that was made before.
pub(crate) fn post_as(act: &mut Act<'_>, id: MessageId, mail: Mail) -> Result<()> {
    insert(act, &[(id, mail)])
}

/// As [`post`], for a letter with sample data that somebody sends to themselves; its facts are the texts to be tried.
pub(crate) fn post_test(act: &mut Act<'_>, mail: Mail) -> Result<MessageId> {
    let organization = mail.organization;
    let id = post(act, mail)?;
    act.tx().execute(
        "UPDATE messages SET is_test = TRUE WHERE organization_id = $1 AND id = $2",
        params![organization, id],
    )?;
    Ok(id)
}

/// As [`post`], for many at once: the statements are few and always the same two widths.
pub(crate) fn post_all(act: &mut Act<'_>, mails: Vec<Mail>) -> Result<()> {
    let mails: Vec<(MessageId, Mail)> =
        mails.into_iter().map(|mail| (MessageId::from_uuid(act.fresh_id()), mail)).collect();
    let mut chunks = mails.chunks_exact(CHUNK);
    for chunk in &mut chunks {
        insert(act, chunk)?;
    }
    for mail in chunks.remainder() {
        insert(act, std::slice::from_ref(mail))?;
    }
    Ok(())
}

const CHUNK: usize = 50;

fn insert(act: &mut Act<'_>, mails: &[(MessageId, Mail)]) -> Result<()> {
    let (now, author) = (act.now(), author(act.actor()));
    let (mut messages, mut queue, mut feed) = (Vec::new(), Vec::new(), Vec::new());
    for (id, mail) in mails {
        let due = mail.send_at.unwrap_or(now);
        messages.extend_from_slice(params![
            mail.organization,
            id,
            mail.kind,
            mail.facts.to_string(),
            mail.recipient,
            mail.language,
            mail.seat,
            mail.job,
            due,
            now,
            author
        ]);
        queue.extend_from_slice(params![id, mail.organization, due]);
        feed.extend_from_slice(params![id, mail.organization]);
    }
    act.note_posted();
    let rows = mails.len();
    act.tx().execute(
        &format!(
            "INSERT INTO messages (state, attempts, organization_id, id, kind, facts, recipient, language, seat_id, \
             job_id, send_at, created_at, created_by) VALUES {}",
            tuples("'queued', 0, ", rows, 11)
        ),
        &messages,
    )?;
    act.tx().execute(
        &format!(
            "INSERT INTO message_queue (leased_until, message_id, organization_id, due_at) VALUES {}",
            tuples("0, ", rows, 3)
        ),
        &queue,
    )?;
    for row in feed.chunks_exact(2) {
        act.tx().execute(
            "INSERT INTO message_feed (ancestor_id, message_id, organization_id) \
             SELECT ancestor_id, $1, descendant_id FROM organization_ancestors WHERE descendant_id = $2",
            row,
        )?;
    }
    Ok(())
}

/// Mails that were held while an organization was disabled, of it and of all below it that nothing else stops,
/// become due again as they were. To be called where it is enabled.
pub(crate) fn resume(act: &mut Act<'_>, enabled: OrganizationId) -> Result<()> {
    act.note_posted();
    act.tx().execute(
        concat!(
            "UPDATE message_queue SET due_at = (SELECT m.send_at FROM messages m \
                 WHERE m.organization_id = message_queue.organization_id AND m.id = message_queue.message_id) \
             WHERE lease IS NULL AND EXISTS (SELECT 1 FROM organization_ancestors a \
                 WHERE a.ancestor_id = $1 AND a.descendant_id = message_queue.organization_id) \
             AND organization_id NOT IN ",
            all_stopped!(),
            " AND EXISTS (SELECT 1 FROM messages m WHERE m.organization_id = message_queue.organization_id \
                 AND m.id = message_queue.message_id AND m.attempts = 0)"
        ),
        params![enabled],
    )?;
    Ok(())
}

const LINK_BYTES: usize = 64;

/// The token of a letter's link: organization and message, and 256 bits that only this installation can make.
/// It is not stored; made again from the ids whenever the letter is written.
pub fn link_token(vault: &Vault, organization: OrganizationId, message: MessageId) -> Secret {
    let ids = link_ids(organization, message);
    let mac = vault.index(Purpose::MailLink, &ids);
    Secret::new(BASE64URL_NOPAD.encode(&[&ids[..], &mac[..]].concat()))
}

/// Which letter a link belongs to; `None` when the token was not made by this installation.
pub fn read_link_token(vault: &Vault, token: &str) -> Option<(OrganizationId, MessageId)> {
    if token.len() > 2 * LINK_BYTES {
        return None;
    }
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok().filter(|bytes| bytes.len() == LINK_BYTES)?;
    let (ids, mac) = bytes.split_at(32);
    if !vault::same(mac, &vault.index(Purpose::MailLink, ids)) {
        return None;
    }
    let organization = OrganizationId::from_uuid(Uuid::from_slice(&ids[..16]).ok()?);
    Some((organization, MessageId::from_uuid(Uuid::from_slice(&ids[16..]).ok()?)))
}

fn link_ids(organization: OrganizationId, message: MessageId) -> [u8; 32] {
    let mut ids = [0; 32];
    ids[..16].copy_from_slice(organization.uuid().as_bytes());
    ids[16..].copy_from_slice(message.uuid().as_bytes());
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORGANIZATION: OrganizationId = OrganizationId::from_uuid(Uuid::from_u128(1));
    const MESSAGE: MessageId = MessageId::from_uuid(Uuid::from_u128(2));

    /// SR-56: a link is 256 bits that nobody else can make; a changed or foreign one leads nowhere.
    #[test]
    fn a_link_token_reads_back_only_unchanged_and_only_here() {
        let vault = Vault::new(&[7; 32]);
        let token = link_token(&vault, ORGANIZATION, MESSAGE);
        assert_eq!(read_link_token(&vault, token.reveal()), Some((ORGANIZATION, MESSAGE)));
        assert_eq!(read_link_token(&Vault::new(&[8; 32]), token.reveal()), None);
        let bytes = BASE64URL_NOPAD.decode(token.reveal().as_bytes()).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(read_link_token(&vault, &BASE64URL_NOPAD.encode(&changed)), None, "byte {at}");
        }
        for bad in ["", "abc", "ä", &"A".repeat(86), &"A".repeat(10_000)] {
            assert_eq!(read_link_token(&vault, bad), None);
        }
    }
}
