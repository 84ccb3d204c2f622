//! The table of edited texts.

use db::{FromRow, Row, params};

use super::{Edited, Parts};
use crate::{
    access::Scope,
    act::Act,
    clock::Instant,
    ids::{AccountId, OrganizationId},
    language::Language,
    outbox::MailKind,
    refusal::{Refusal, Result},
};

pub(super) struct Own {
    pub parts: Option<Parts>,
    pub version: i64,
    pub changed_at: Instant,
    pub changed_by: String,
}

struct Stored {
    parts: Option<String>,
    version: i64,
    changed_at: Instant,
    changed_by: String,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            parts: row.get("parts")?,
            version: row.get("version")?,
            changed_at: row.get("changed_at")?,
            changed_by: row.get("changed_by")?,
        })
    }
}

pub(super) fn own(
    act: &mut Act<'_>,
    scope: &Scope,
    kind: MailKind,
    language: Language,
) -> Result<Option<Own>> {
    let stored: Option<Stored> = act.tx().optional(
        "SELECT parts, version, changed_at, changed_by FROM mail_templates \
         WHERE organization_id = $1 AND kind = $2 AND language = $3",
        params![scope.organization(), kind, language],
    )?;
    let Some(stored) = stored else { return Ok(None) };
    Ok(Some(Own {
        parts: stored.parts.map(|parts| serde_json::from_str(&parts)).transpose()?,
        version: stored.version,
        changed_at: stored.changed_at,
        changed_by: stored.changed_by,
    }))
}

/// The nearest texts above the organization, with whose they are.
pub(super) fn above(
    act: &mut Act<'_>,
    scope: &Scope,
    kind: MailKind,
    language: Language,
) -> Result<Option<(OrganizationId, String, Parts)>> {
    nearest(act, scope.organization(), (kind, language), 1)
}

fn nearest(
    act: &mut Act<'_>,
    organization: OrganizationId,
    (kind, language): (MailKind, Language),
    least_distance: i64,
) -> Result<Option<(OrganizationId, String, Parts)>> {
    let found: Option<(OrganizationId, String, String)> = act.tx().optional(
        "SELECT t.organization_id, o.name, t.parts FROM organization_ancestors a \
         JOIN mail_templates t ON t.organization_id = a.ancestor_id \
         JOIN organizations o ON o.id = a.ancestor_id \
         WHERE a.descendant_id = $1 AND a.distance >= $2 AND t.kind = $3 AND t.language = $4 \
         AND t.parts IS NOT NULL ORDER BY a.distance LIMIT 1",
        params![organization, least_distance, kind, language],
    )?;
    let Some((organization, name, parts)) = found else { return Ok(None) };
    Ok(Some((organization, name, serde_json::from_str(&parts)?)))
}

/// The edited texts that a letter of the organization is written by; `None`: the built-in ones. Never those of
/// another language.
pub(crate) fn in_force(
    act: &mut Act<'_>,
    organization: OrganizationId,
    kind: MailKind,
    language: Language,
) -> Result<Option<Parts>> {
    Ok(nearest(act, organization, (kind, language), 0)?.map(|(_, _, parts)| parts))
}

struct Listed {
    kind: MailKind,
    language: Language,
    distance: i64,
    changed_at: Instant,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            kind: row.get("kind")?,
            language: row.get("language")?,
            distance: row.get("distance")?,
            changed_at: row.get("changed_at")?,
        })
    }
}

pub(super) fn list(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Edited>> {
    let rows: Vec<Listed> = act.tx().all(
        "SELECT t.kind, t.language, a.distance, t.changed_at FROM organization_ancestors a \
         JOIN mail_templates t ON t.organization_id = a.ancestor_id \
         WHERE a.descendant_id = $1 AND t.parts IS NOT NULL ORDER BY t.kind, t.language, a.distance",
        params![scope.organization()],
    )?;
    let mut edited: Vec<Edited> = Vec::new();
    for row in rows {
        let is_shadowed =
            edited.last().is_some_and(|last| (last.kind, last.language) == (row.kind, row.language));
        if !is_shadowed {
            edited.push(Edited {
                kind: row.kind,
                language: row.language,
                own: row.distance == 0,
                changed_at: row.changed_at,
            });
        }
    }
    Ok(edited)
}

/// Writes over the version given; false when another one is stored.
pub(super) fn put(
    act: &mut Act<'_>,
    scope: &Scope,
    (kind, language): (MailKind, Language),
    version: i64,
    parts: Option<&Parts>,
) -> Result<bool> {
    let parts = parts.map(serde_json::to_string).transpose()?;
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let written = act.tx().execute(
        "INSERT INTO mail_templates (organization_id, kind, language, parts, changed_at, changed_by, version) \
         VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (organization_id, kind, language) DO UPDATE SET \
         parts = excluded.parts, changed_at = excluded.changed_at, changed_by = excluded.changed_by, \
         version = mail_templates.version + 1 WHERE mail_templates.version = $7",
        params![scope.organization(), kind, language, parts, now, by, version],
    )?;
    Ok(written == 1)
}

pub(super) fn address(act: &mut Act<'_>, account: AccountId) -> Result<String> {
    let found: Option<(String,)> = act
        .tx()
        .optional("SELECT email FROM accounts WHERE id = $1 AND disabled_at IS NULL", params![account])?;
    found.map(|(email,)| email).ok_or_else(|| Refusal::Forbidden.into())
}
