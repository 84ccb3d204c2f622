//! Who is told that a license ends: the customer's contact and administrators; of those who sell to it, the nearest
//! that can be reached, at its support address or else its administrators.

use db::{DbError, FromRow, Row, params};

use super::{Audience, Recipient};
use crate::{
    access::{OrganizationKind, Role},
    act::Act,
    ids::OrganizationId,
    input,
    language::Language,
    refusal::Result,
};

struct Level {
    organization: OrganizationId,
    kind: OrganizationKind,
    language: Language,
    support_email: Option<String>,
}

impl FromRow for Level {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        let support_email: Option<String> = row.get("support_email")?;
        Ok(Self {
            organization: row.get("id")?,
            kind: row.get("kind")?,
            language: row.get("language")?,
            support_email: support_email.filter(|email| !email.is_empty()),
        })
    }
}

fn levels(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<Level>> {
    Ok(act.tx().all(
        "SELECT o.id, o.kind, o.language, o.support_email FROM organization_ancestors a \
         JOIN organizations o ON o.id = a.ancestor_id WHERE a.descendant_id = $1 ORDER BY a.distance",
        params![customer],
    )?)
}

/// The one directly above, with its language.
pub(crate) fn seller(
    act: &mut Act<'_>,
    customer: OrganizationId,
) -> Result<Option<(OrganizationId, Language)>> {
    let above = levels(act, customer)?.into_iter().find(|level| level.organization != customer);
    Ok(above.map(|level| (level.organization, level.language)))
}

/// Those of one side who are told of what concerns a customer.
pub(crate) fn told(
    act: &mut Act<'_>,
    customer: OrganizationId,
    audience: Audience,
) -> Result<Vec<Recipient>> {
    let everybody = of(act, customer)?;
    Ok(everybody.into_iter().filter(|recipient| recipient.audience == audience).collect())
}

/// Everybody who is told, each address once: who is both customer and seller is told as the customer.
pub(crate) fn of(act: &mut Act<'_>, customer: OrganizationId) -> Result<Vec<Recipient>> {
    let levels = levels(act, customer)?;
    let mut found = Vec::new();
    for level in &levels {
        if level.kind == OrganizationKind::Customer {
            found.extend(contact(act, level)?);
            found.extend(administrators(act, level, Audience::Customer)?);
            continue;
        }
        let sellers = match &level.support_email {
            Some(email) => vec![recipient(level, Audience::Partner, email.clone(), level.language)],
            None => administrators(act, level, Audience::Partner)?,
        };
        if !sellers.is_empty() {
            found.extend(sellers);
            break;
        }
    }
    let mut seen = Vec::new();
    found.retain(|recipient| {
        let folded = input::fold_email(&recipient.email);
        let first = !seen.contains(&folded);
        seen.push(folded);
        first
    });
    Ok(found)
}

fn recipient(level: &Level, audience: Audience, email: String, language: Language) -> Recipient {
    Recipient { audience, email, language, organization: level.organization }
}

fn contact(act: &mut Act<'_>, level: &Level) -> Result<Option<Recipient>> {
    let found: Option<(String,)> = act.tx().optional(
        "SELECT contact_email FROM customers WHERE customer_id = $1",
        params![level.organization],
    )?;
    let email = found.map(|(email,)| email).filter(|email| input::is_email(email));
    Ok(email.map(|email| recipient(level, Audience::Customer, email, level.language)))
}

fn administrators(act: &mut Act<'_>, level: &Level, audience: Audience) -> Result<Vec<Recipient>> {
    let found: Vec<(String, Language)> = act.tx().all(
        "SELECT a.email, a.language FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.organization_id = $1 AND m.role = $2 AND a.disabled_at IS NULL ORDER BY a.email_folded LIMIT 50",
        params![level.organization, Role::Admin],
    )?;
    Ok(found.into_iter().map(|(email, language)| recipient(level, audience, email, language)).collect())
}
