//! The table of accounts.

use db::params;

use super::{Account, NewAccount, PasswordHash, fold_email};
use crate::{
    access::Role,
    act::Act,
    ids::{AccountId, OrganizationId},
    refusal::{Refusal, Result},
};

const COLUMNS: &str = "a.id, a.email, a.name, a.language, a.time_zone, a.theme, a.created_at, \
    a.password_changed_at, a.disabled_at, a.version";

pub(crate) fn get(act: &mut Act<'_>, id: AccountId) -> Result<Account> {
    let sql = format!("SELECT {COLUMNS} FROM accounts a WHERE a.id = $1");
    act.tx().optional(&sql, params![id])?.ok_or_else(|| Refusal::NotFound.into())
}

pub(crate) fn by_email(act: &mut Act<'_>, email: &str) -> Result<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts a WHERE a.email_folded = $1");
    Ok(act.tx().optional(&sql, params![fold_email(email)])?)
}

pub(super) fn hash_of(act: &mut Act<'_>, id: AccountId) -> Result<Option<PasswordHash>> {
    let row: Option<(Option<PasswordHash>,)> = act
        .tx()
        .optional("SELECT password_hash FROM accounts WHERE id = $1 AND disabled_at IS NULL", params![id])?;
    Ok(row.and_then(|(hash,)| hash))
}

/// Makes the account, and gives it the units of licenses that waited for its address. Refusals: `taken` when there is one with this address.
pub(crate) fn insert(act: &mut Act<'_>, new: &NewAccount, hash: Option<&PasswordHash>) -> Result<AccountId> {
    let id = AccountId::from_uuid(act.fresh_id());
    let (now, folded) = (act.now(), fold_email(&new.email));
    let made = act.tx().execute(
        "INSERT INTO accounts (id, email, email_folded, name, language, time_zone, password_hash, \
         password_changed_at, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 1) \
         ON CONFLICT (email_folded) DO NOTHING",
        params![id, &new.email, folded, &new.name, new.language, &new.time_zone, hash.cloned(), now],
    )?;
    if made == 0 {
        return Err(Refusal::field("email", crate::refusal::Problem::Taken).into());
    }
    crate::bindings::complete(act, id, &new.email, &new.name)?;
    Ok(id)
}

pub(super) fn update_details(act: &mut Act<'_>, version: i64, after: &Account) -> Result<()> {
    let changed = act.tx().execute(
        "UPDATE accounts SET name = $3, language = $4, time_zone = $5, theme = $6, version = version + 1 \
         WHERE id = $1 AND version = $2",
        params![after.id, version, &after.name, after.language, &after.time_zone, after.theme],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

pub(super) fn set_letter_keys(act: &mut Act<'_>, id: AccountId, on: bool) -> Result<()> {
    act.tx().execute("UPDATE accounts SET letter_keys = $2 WHERE id = $1", params![id, on])?;
    Ok(())
}

pub(super) fn set_password(act: &mut Act<'_>, id: AccountId, hash: &PasswordHash) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE accounts SET password_hash = $2, password_changed_at = $3 WHERE id = $1",
        params![id, hash, now],
    )?;
    Ok(())
}

/// Exchanges the hash for another of the same password, if it is still the one that was verified.
pub(crate) fn update_hash(
    act: &mut Act<'_>,
    id: AccountId,
    verified: &PasswordHash,
    stronger: &PasswordHash,
) -> Result<u64> {
    Ok(act.tx().execute(
        "UPDATE accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2",
        params![id, verified, stronger],
    )?)
}

pub(super) fn set_disabled(act: &mut Act<'_>, id: AccountId, disabled: bool) -> Result<u64> {
    let now = act.now();
    Ok(if disabled {
        act.tx().execute(
            "UPDATE accounts SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL",
            params![id, now],
        )?
    } else {
        act.tx().execute(
            "UPDATE accounts SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL",
            params![id],
        )?
    })
}

pub(super) fn any(act: &mut Act<'_>) -> Result<bool> {
    let row: Option<(i64,)> = act.tx().optional("SELECT 1 FROM accounts LIMIT 1", params![])?;
    Ok(row.is_some())
}

pub(super) fn memberships(act: &mut Act<'_>, id: AccountId) -> Result<Vec<(OrganizationId, Role)>> {
    Ok(act.tx().all(
        "SELECT organization_id, role FROM memberships WHERE account_id = $1 ORDER BY organization_id",
        params![id],
    )?)
}

pub(super) fn any_membership(act: &mut Act<'_>, id: AccountId) -> Result<Option<OrganizationId>> {
    let row: Option<(OrganizationId,)> = act.tx().optional(
        "SELECT o.id FROM memberships m JOIN organizations o ON o.id = m.organization_id \
         WHERE m.account_id = $1 ORDER BY o.depth, o.id LIMIT 1",
        params![id],
    )?;
    Ok(row.map(|(id,)| id))
}
