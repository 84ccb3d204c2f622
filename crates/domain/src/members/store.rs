//! The table of memberships.

use db::params;

use super::Member;
use crate::{
    access::{Role, Scope},
    act::Act,
    ids::{AccountId, MembershipId, OrganizationId},
    page::Window,
    refusal::Result,
};

const MEMBER: &str = "SELECT m.account_id, a.email, a.name, m.role, m.created_at, a.disabled_at, \
    (SELECT MAX(s.seen_at) FROM login_sessions s WHERE s.account_id = a.id) AS seen_at \
    FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.organization_id = $1";

pub(super) fn list(act: &mut Act<'_>, scope: &Scope, window: &Window) -> Result<Vec<Member>> {
    let sql = format!("{MEMBER} AND a.email_folded > $2 ORDER BY a.email_folded LIMIT $3");
    Ok(act.tx().all(&sql, params![scope.organization(), window.key(0), window.reading()])?)
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, account: AccountId) -> Result<Option<Member>> {
    let sql = format!("{MEMBER} AND m.account_id = $2");
    Ok(act.tx().optional(&sql, params![scope.organization(), account])?)
}

/// Adds the membership; false when there is one already.
pub(crate) fn insert(
    act: &mut Act<'_>,
    organization: OrganizationId,
    account: AccountId,
    role: Role,
) -> Result<bool> {
    let (id, now) = (MembershipId::from_uuid(act.fresh_id()), act.now());
    let made = act.tx().execute(
        "INSERT INTO memberships (id, account_id, organization_id, role, created_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, organization_id) DO NOTHING",
        params![id, account, organization, role, now],
    )?;
    Ok(made == 1)
}

pub(crate) fn is_member_by_email(
    act: &mut Act<'_>,
    organization: OrganizationId,
    email: &str,
) -> Result<bool> {
    let row: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.organization_id = $1 AND a.email_folded = $2",
        params![organization, crate::accounts::fold_email(email)],
    )?;
    Ok(row.is_some())
}

pub(super) fn set_role(
    act: &mut Act<'_>,
    organization: OrganizationId,
    account: AccountId,
    role: Role,
) -> Result<()> {
    act.tx().execute(
        "UPDATE memberships SET role = $3 WHERE organization_id = $1 AND account_id = $2",
        params![organization, account, role],
    )?;
    Ok(())
}

pub(super) fn delete(act: &mut Act<'_>, organization: OrganizationId, account: AccountId) -> Result<()> {
    act.tx().execute(
        "DELETE FROM memberships WHERE organization_id = $1 AND account_id = $2",
        params![organization, account],
    )?;
    Ok(())
}

/// Makes other acts that do the same wait for this one.
pub(super) fn lock(act: &mut Act<'_>, organization: OrganizationId) -> Result<()> {
    act.tx().execute("UPDATE organizations SET version = version WHERE id = $1", params![organization])?;
    Ok(())
}

pub(super) fn is_admin(act: &mut Act<'_>, organization: OrganizationId, account: AccountId) -> Result<bool> {
    let row: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM memberships WHERE organization_id = $1 AND account_id = $2 AND role = 'admin'",
        params![organization, account],
    )?;
    Ok(row.is_some())
}

/// Administrators other than this one that can log in.
pub(super) fn other_admins(
    act: &mut Act<'_>,
    organization: OrganizationId,
    account: AccountId,
) -> Result<i64> {
    let (count,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM memberships m JOIN accounts a ON a.id = m.account_id \
         WHERE m.organization_id = $1 AND m.account_id <> $2 AND m.role = 'admin' AND a.disabled_at IS NULL",
        params![organization, account],
    )?;
    Ok(count)
}
