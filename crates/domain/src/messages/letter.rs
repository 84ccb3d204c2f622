//! Everything that a letter's text needs, looked up at the moment of sending. Secrets pass through here and are
//! never stored with the mail.

use db::{FromRow, Row, params};
use serde_json::Value as Json;

use super::{Claimed, only_the_worker};
use crate::{
    act::Act,
    billing::{self, Invoice},
    branding::{self, Brand, Color},
    clock::{Day, Instant},
    ids::{MessageId, OrganizationId, SeatId},
    language::Language,
    outbox::{self, MailKind},
    refusal::{Refusal, Result},
    seats::codes,
    templates::{self, Parts},
    vault::Secret,
};

/// In whose name a letter goes out: the brand at its organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    pub name: String,
    /// What stands in front of the address, when it is not the name.
    pub from_name: Option<String>,
    /// The address it comes from, when it is not the installation's.
    pub from_email: Option<String>,
    pub support_email: Option<String>,
    pub support_phone: Option<String>,
    pub accent: Option<Color>,
    /// Only in a letter that is about to be sent.
    pub logo: Option<LetterLogo>,
}

/// A logo that travels inside a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterLogo {
    pub png: Vec<u8>,
    /// In points.
    pub width: i64,
    pub height: i64,
}

/// What an invitation tells.
#[derive(Clone, Debug)]
pub struct InvitationFacts {
    pub username: String,
    pub activation_code: Secret,
    pub product: String,
    pub edition_code: String,
    pub edition: String,
    pub download_url: Option<String>,
    /// The last day of the license.
    pub valid_to: Day,
}

/// One letter, ready to be put into words.
#[derive(Clone, Debug)]
pub struct LetterFacts {
    /// Names the mail for ever: the Message-ID follows from it, so that a repeated one is seen to be the same (RP-07).
    pub message: MessageId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub kind: MailKind,
    pub language: Language,
    pub recipient: String,
    pub facts: Json,
    pub created_at: Instant,
    pub sender: Sender,
    /// The token of the letter's link, for kinds that have one.
    pub link_token: Option<Secret>,
    pub invitation: Option<InvitationFacts>,
    /// The invoice that travels along, only in a letter that is about to be sent.
    pub invoice: Option<Box<Invoice>>,
    /// The edited texts in force; `None`: the built-in ones.
    pub template: Option<Parts>,
    /// Written with sample data, for whoever looks at the texts.
    pub is_test: bool,
}

struct Stored {
    kind: MailKind,
    facts: String,
    recipient: String,
    language: Language,
    created_at: Instant,
    organization_name: String,
    seat: Option<SeatId>,
    is_test: bool,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            kind: row.get("kind")?,
            facts: row.get("facts")?,
            recipient: row.get("recipient")?,
            language: row.get("language")?,
            created_at: row.get("created_at")?,
            organization_name: row.get("organization_name")?,
            seat: row.get("seat_id")?,
            is_test: row.get("is_test")?,
        })
    }
}

/// What the claimed mail says. Changes nothing.
///
/// Refusals: `forbidden` unless a job of ours asks; `not-found` and `seat-removed` when mail or seat went meanwhile:
/// the mail is then left alone, and the next claim cancels it.
pub fn letter(act: &mut Act<'_>, claimed: &Claimed) -> Result<LetterFacts> {
    only_the_worker(act)?;
    let facts = facts(act, claimed.organization, claimed.message)?;
    if facts.kind != MailKind::InvoiceSent || facts.is_test {
        return Ok(facts);
    }
    let named = facts.facts["invoice_id"].as_str().and_then(|id| id.parse().ok());
    let invoice = billing::get(act, named.ok_or(Refusal::NotFound)?)?;
    Ok(LetterFacts { invoice: Some(Box::new(invoice)), ..facts })
}

/// What a mail says, with its secrets.
pub(super) fn facts(
    act: &mut Act<'_>,
    organization: OrganizationId,
    message: MessageId,
) -> Result<LetterFacts> {
    let stored: Option<Stored> = act.tx().optional(
        "SELECT m.kind, m.facts, m.recipient, m.language, m.created_at, o.name AS organization_name, m.seat_id, \
         m.is_test FROM messages m JOIN organizations o ON o.id = m.organization_id \
         WHERE m.organization_id = $1 AND m.id = $2",
        params![organization, message],
    )?;
    let stored = stored.ok_or(Refusal::NotFound)?;
    let invitation = match stored.seat {
        Some(seat) if stored.kind.brings_code() => Some(invitation(act, organization, seat)?),
        _ => None,
    };
    let link_token = stored.kind.has_link().then(|| outbox::link_token(act.vault(), organization, message));
    let template = if stored.is_test {
        Some(serde_json::from_str(&stored.facts)?)
    } else {
        templates::in_force(act, organization, stored.kind, stored.language)?
    };
    Ok(LetterFacts {
        message,
        organization,
        organization_name: stored.organization_name,
        kind: stored.kind,
        language: stored.language,
        recipient: stored.recipient,
        facts: serde_json::from_str(&stored.facts)?,
        created_at: stored.created_at,
        sender: sender_with_logo(act, organization)?,
        link_token,
        invitation,
        invoice: None,
        template,
        is_test: stored.is_test,
    })
}

pub(crate) fn sender(act: &mut Act<'_>, organization: OrganizationId) -> Result<Sender> {
    Ok(signed(branding::of(act, organization)?))
}

pub(crate) fn sender_with_logo(act: &mut Act<'_>, organization: OrganizationId) -> Result<Sender> {
    let brand = branding::of(act, organization)?;
    let logo = match &brand.logo {
        Some(logo) => branding::logo_content(act, logo)?.map(|png| LetterLogo {
            png,
            width: logo.width,
            height: logo.height,
        }),
        None => None,
    };
    Ok(Sender { logo, ..signed(brand) })
}

/// The brand as a letter wears it.
pub(crate) fn signed(brand: Brand) -> Sender {
    Sender {
        from_name: Some(brand.sender_name).filter(|name| *name != brand.name),
        name: brand.name,
        from_email: brand.sender_email,
        support_email: brand.support_email,
        support_phone: brand.support_phone,
        accent: brand.accent,
        logo: None,
    }
}

struct SeatFacts {
    username: String,
    code_sealed: Vec<u8>,
    facts: InvitationFacts,
}

impl FromRow for SeatFacts {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let username: String = row.get("username")?;
        Ok(Self {
            username: username.clone(),
            code_sealed: row.get("code_sealed")?,
            facts: InvitationFacts {
                username,
                activation_code: Secret::new(""),
                product: row.get("product_name")?,
                edition_code: row.get("edition_code")?,
                edition: row.get("edition_name")?,
                download_url: row.get("download_url")?,
                valid_to: row.get("valid_to")?,
            },
        })
    }
}

/// What the user of a seat needs to install, the code opened.
pub(crate) fn invitation(
    act: &mut Act<'_>,
    customer: OrganizationId,
    seat: SeatId,
) -> Result<InvitationFacts> {
    let found: Option<SeatFacts> = act.tx().optional(
        "SELECT s.username, s.code_sealed, l.product_name, n.edition_code, n.edition_name, p.download_url, l.valid_to \
         FROM seats s \
         JOIN licenses l ON l.customer_id = s.customer_id AND l.id = s.license_id \
         JOIN lines n ON n.customer_id = s.customer_id AND n.license_id = s.license_id AND n.edition_id = s.edition_id \
         LEFT JOIN plans q ON q.id = l.plan_id LEFT JOIN products p ON p.id = q.product_id \
         WHERE s.customer_id = $1 AND s.id = $2 AND s.removed_at IS NULL",
        params![customer, seat],
    )?;
    let found = found.ok_or(Refusal::SeatRemoved)?;
    let activation_code = codes::open(act, customer, seat, &found.code_sealed)?;
    Ok(InvitationFacts { username: found.username, activation_code, ..found.facts })
}
