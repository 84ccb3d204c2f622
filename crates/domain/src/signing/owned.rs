//! The keys of an operator or vendor as their owner manages them: making one with overlap, retiring one, and withdrawing
//! one that others may have learned.

use db::params;
use seal::{KeyId, MAX_KEYS};

use super::{MOST_OVERLAP_DAYS, make};
use crate::{
    access::{Action, OrganizationKind, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::OrganizationId,
    input::Checks,
    installations::NEWEST_FILE,
    organizations,
    refusal::{Refusal, Result},
};

/// What a key of a vendor does today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// Published, and signs from a later instant on.
    Coming,
    Signs,
    /// Published still, for what it signed.
    Retired,
    /// Published no more: others may have learned it.
    Withdrawn,
}

/// A key as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    pub created_at: Instant,
    pub signs_from: Instant,
    pub retired_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    pub used: KeyUse,
    /// Devices that work by a license file which it signed, and for which no other key has signed one since.
    pub files: i64,
}

/// Whose keys an organization's are: the operator's have no owner's name.
fn owner(scope: &Scope) -> Option<OrganizationId> {
    (scope.kind() != OrganizationKind::Operator).then(|| scope.organization())
}

const OF: &str = "(organization_id = $1 OR (organization_id IS NULL AND CAST($2 AS TEXT) = 'operator'))";

const fn which(scope: &Scope) -> &'static str {
    match scope.kind() {
        OrganizationKind::Operator => "operator",
        OrganizationKind::Partner | OrganizationKind::Customer => "vendor",
    }
}

/// The keys of an operator or vendor, the newest first.
pub fn keys(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Key>> {
    let scope = act.allow(Action::ProductsView, organization)?;
    let mut keys = own(act, &scope)?;
    count_files(act, &scope, &mut keys)?;
    Ok(keys)
}

/// One of them. Refusals: `not-found`.
pub fn get(act: &mut Act<'_>, organization: OrganizationId, key_id: &str) -> Result<Key> {
    keys(act, organization)?.into_iter().find(|key| key.id == key_id).ok_or_else(|| Refusal::NotFound.into())
}

/// Id, when it was made, since when it signs, and when it was retired and withdrawn.
type Row = (String, Instant, Instant, Option<Instant>, Option<Instant>);

/// Without counting the files that they signed.
fn own(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Key>> {
    let now = act.now();
    let rows: Vec<Row> = act.tx().all(
        &format!(
            "SELECT key_id, created_at, signs_from, retired_at, withdrawn_at FROM signing_keys WHERE {OF} \
             ORDER BY signs_from DESC, created_at DESC, key_id LIMIT {MAX_KEYS}"
        ),
        params![owner(scope), which(scope)],
    )?;
    let key = |(id, created_at, signs_from, retired_at, withdrawn_at): Row| {
        let used = match retired_at {
            _ if withdrawn_at.is_some() => KeyUse::Withdrawn,
            Some(at) if at <= now => KeyUse::Retired,
            _ if signs_from > now => KeyUse::Coming,
            _ => KeyUse::Signs,
        };
        Key { id, created_at, signs_from, retired_at, withdrawn_at, used, files: 0 }
    };
    Ok(rows.into_iter().map(key).collect())
}

fn count_files(act: &mut Act<'_>, scope: &Scope, keys: &mut [Key]) -> Result<()> {
    let now = act.now();
    let counted: Vec<(String, i64)> = act.tx().all(
        &format!(
            "SELECT f.signed_by, COUNT(*) AS total FROM organization_ancestors a CROSS JOIN installations i \
             CROSS JOIN license_files f WHERE a.ancestor_id = $1 AND a.kind = 'customer' \
             AND i.customer_id = a.descendant_id AND i.released_at IS NULL AND i.offline_until > $2 \
             AND {NEWEST_FILE} AND f.signed_by IS NOT NULL GROUP BY f.signed_by"
        ),
        params![scope.organization(), now],
    )?;
    for key in keys {
        key.files = counted.iter().find(|(signer, _)| *signer == key.id).map_or(0, |(_, count)| *count);
    }
    Ok(())
}

/// Makes a key for the products of an organization. It is published at once and signs after so many days; until then
/// that which signs now goes on, and is retired then. Needs a password confirmed within the last minutes.
///
/// Refusals: `signing-key-coming` while another one waits for its day; the problems of the field `overlap_days`;
/// `password-needed-again`.
pub fn create(act: &mut Act<'_>, organization: OrganizationId, overlap_days: i64) -> Result<KeyId> {
    let scope = act.allow(Action::ProductsChange, organization)?;
    act.require_recent_password()?;
    let mut checks = Checks::new();
    let days = checks.number("overlap_days", overlap_days, 0, MOST_OVERLAP_DAYS);
    checks.finish()?;
    if own(act, &scope)?.iter().any(|key| key.used == KeyUse::Coming) {
        return Err(Refusal::SigningKeyComing.into());
    }
    let from = act.now().plus_days(days);
    act.tx().execute(
        &format!("UPDATE signing_keys SET retired_at = $3 WHERE {OF} AND retired_at IS NULL"),
        params![owner(&scope), which(&scope), from],
    )?;
    let id = make(act, owner(&scope), Some(from))?.key_id();
    let entry = entry(act, What::SigningKeyMade, organization)?;
    let entry = entry.note("key_id", id.as_str()).note("signs_from", from.to_string());
    act.record(organization, entry)?;
    Ok(id)
}

/// Signs no more with a key, from now on; it stays published. One that waits for its day is given up, and the one
/// before it goes on. A vendor without a key has the operator's again. Retiring twice changes nothing more.
///
/// Refusals: `last-signing-key` for the operator's only one; `password-needed-again`.
pub fn retire(act: &mut Act<'_>, organization: OrganizationId, key_id: &str) -> Result<()> {
    let scope = act.allow(Action::ProductsChange, organization)?;
    act.require_recent_password()?;
    let known = own(act, &scope)?;
    let key = known.iter().find(|key| key.id == key_id).ok_or(Refusal::NotFound)?;
    if matches!(key.used, KeyUse::Retired | KeyUse::Withdrawn) {
        return Ok(());
    }
    let others = known.iter().filter(|other| other.id != key.id && other.used == KeyUse::Signs);
    if key.used == KeyUse::Signs && owner(&scope).is_none() && others.count() == 0 {
        return Err(Refusal::LastSigningKey.into());
    }
    let now = act.now();
    act.tx().execute("UPDATE signing_keys SET retired_at = $2 WHERE key_id = $1", params![key.id, now])?;
    if key.used == KeyUse::Coming {
        act.tx().execute(
            &format!("UPDATE signing_keys SET retired_at = NULL WHERE {OF} AND retired_at = $3"),
            params![owner(&scope), which(&scope), key.signs_from],
        )?;
    }
    let entry = entry(act, What::SigningKeyRetired, organization)?;
    act.record(organization, entry.note("key_id", key_id))
}

/// Takes a key back that others may have learned: it signs no more and is published no more, so that whoever asks for
/// the keys again takes nothing that it signed. A fresh key signs from now on, whatever the withdrawn one did, so that
/// every installed program meets a key that it does not know, and asks. License files that the withdrawn one signed are
/// to be made anew: [`Key::files`]. Withdrawing twice changes nothing more.
///
/// Refusals: `password-needed-again`.
pub fn withdraw(act: &mut Act<'_>, organization: OrganizationId, key_id: &str) -> Result<()> {
    let scope = act.allow(Action::ProductsChange, organization)?;
    act.require_recent_password()?;
    let known = keys(act, organization)?;
    let key = known.iter().find(|key| key.id == key_id).ok_or(Refusal::NotFound)?;
    if key.used == KeyUse::Withdrawn {
        return Ok(());
    }
    let now = act.now();
    act.tx().execute(
        "UPDATE signing_keys SET withdrawn_at = $2, retired_at = CASE WHEN retired_at < $2 THEN retired_at ELSE $2 END \
         WHERE key_id = $1",
        params![key.id, now],
    )?;
    let fresh = replace_signing(act, &scope, known.iter().filter(|other| other.id != key.id))?;
    let entry = entry(act, What::SigningKeyWithdrawn, organization)?;
    let entry = entry.note("key_id", key_id).note("new_key_id", fresh.as_str()).note("files", key.files);
    act.record(organization, entry)
}

/// A fresh key signs from now on; one of the others that waits for its day takes over then.
fn replace_signing<'k>(
    act: &mut Act<'_>,
    scope: &Scope,
    others: impl Iterator<Item = &'k Key>,
) -> Result<KeyId> {
    let now = act.now();
    let mut coming = None;
    for other in others {
        match other.used {
            KeyUse::Coming => coming = Some(other.signs_from),
            KeyUse::Signs => {
                act.tx().execute(
                    "UPDATE signing_keys SET retired_at = $2 WHERE key_id = $1",
                    params![other.id, now],
                )?;
            }
            KeyUse::Retired | KeyUse::Withdrawn => {}
        }
    }
    let fresh = make(act, owner(scope), None)?.key_id();
    if let Some(day) = coming {
        act.tx().execute(
            "UPDATE signing_keys SET retired_at = $2 WHERE key_id = $1",
            params![fresh.to_string(), day],
        )?;
    }
    Ok(fresh)
}

fn entry(act: &mut Act<'_>, what: What, organization: OrganizationId) -> Result<Entry> {
    let name = organizations::name(act, organization)?;
    Ok(Entry::new(what, SubjectKind::Organization, organization, name))
}
