//! The table of drafts. Every statement names the organization and the maker.

use db::params;

use super::{DAYS, Draft, Place, Steps};
use crate::{
    act::Act,
    clock::Instant,
    ids::{DraftId, OrganizationId},
    refusal::Result,
};

const COLUMNS: &str = "id, name, typed, opened_id, created_at, expires_at";

fn expiry(act: &Act<'_>) -> Instant {
    act.now().plus_days(DAYS)
}

/// Keeps a new draft; false when the id is taken.
pub(super) fn insert(
    act: &mut Act<'_>,
    place: Place,
    id: DraftId,
    (name, steps): (&str, &Steps),
) -> Result<bool> {
    let (now, expires_at, typed) = (act.now(), expiry(act), serde_json::to_string(steps)?);
    let made = act.tx().execute(
        "INSERT INTO account_drafts (organization_id, id, account_id, name, typed, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organization_id, id) DO NOTHING",
        params![place.organization, id, place.account, name, typed, now, expires_at],
    )?;
    Ok(made == 1)
}

/// The draft, held until the act ends; none when it is not the maker's, too old, or open.
pub(super) fn hold(act: &mut Act<'_>, place: Place, id: DraftId) -> Result<Option<Draft>> {
    let now = act.now();
    let sql = format!(
        "UPDATE account_drafts SET expires_at = expires_at WHERE organization_id = $1 AND id = $2 \
         AND account_id = $3 AND opened_id IS NULL AND expires_at > $4 RETURNING {COLUMNS}"
    );
    Ok(act.tx().optional(&sql, params![place.organization, id, place.account, now])?)
}

pub(super) fn save(act: &mut Act<'_>, place: Place, draft: &Draft) -> Result<()> {
    let (expires_at, typed) = (expiry(act), serde_json::to_string(&draft.steps)?);
    act.tx().execute(
        "UPDATE account_drafts SET name = $4, typed = $5, expires_at = $6 \
         WHERE organization_id = $1 AND id = $2 AND account_id = $3",
        params![place.organization, draft.id, place.account, &draft.name, typed, expires_at],
    )?;
    Ok(())
}

pub(super) fn get(act: &mut Act<'_>, place: Place, id: DraftId) -> Result<Option<Draft>> {
    let now = act.now();
    let sql = format!(
        "SELECT {COLUMNS} FROM account_drafts WHERE organization_id = $1 AND id = $2 AND account_id = $3 \
         AND expires_at > $4"
    );
    Ok(act.tx().optional(&sql, params![place.organization, id, place.account, now])?)
}

pub(super) fn list(act: &mut Act<'_>, place: Place) -> Result<Vec<Draft>> {
    let now = act.now();
    let sql = format!(
        "SELECT {COLUMNS} FROM account_drafts WHERE organization_id = $1 AND account_id = $2 \
         AND opened_id IS NULL AND expires_at > $3 ORDER BY id DESC LIMIT 10"
    );
    Ok(act.tx().all(&sql, params![place.organization, place.account, now])?)
}

/// False when there was none that is not open.
pub(super) fn delete(act: &mut Act<'_>, place: Place, id: DraftId) -> Result<bool> {
    let gone = act.tx().execute(
        "DELETE FROM account_drafts WHERE organization_id = $1 AND id = $2 AND account_id = $3 \
         AND opened_id IS NULL",
        params![place.organization, id, place.account],
    )?;
    Ok(gone == 1)
}

/// What was typed is not needed any more and goes, but for what the confirmation tells.
pub(super) fn mark_opened(
    act: &mut Act<'_>,
    place: Place,
    id: DraftId,
    customer: OrganizationId,
) -> Result<()> {
    let expires_at = expiry(act);
    act.tx().execute(
        "UPDATE account_drafts SET opened_id = $4, typed = '{}', expires_at = $5 \
         WHERE organization_id = $1 AND id = $2 AND account_id = $3",
        params![place.organization, id, place.account, customer, expires_at],
    )?;
    Ok(())
}

pub(super) fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute(
        "DELETE FROM account_drafts WHERE id IN ( \
         SELECT id FROM account_drafts WHERE expires_at <= $1 ORDER BY id LIMIT $2)",
        params![now, most],
    )?)
}
