//! Reading the tree. Every statement takes the scope it was allowed for, but those that find where to begin.

use db::params;

use super::{Organization, Step};
use crate::{
    access::Scope,
    act::Act,
    ids::{AccountId, OrganizationId},
    input,
    page::{Total, Window},
    refusal::{Refusal, Result},
    stopped::{stopped, stopped_above},
};

const COLUMNS: &str = concat!(
    "o.id, o.parent_id, o.kind, o.partner_type, o.name, o.language, o.time_zone, o.support_email, o.support_phone, \
     o.disabled_at, o.disabled_by, o.disabled_reason, o.closed_at, o.closed_by, o.closed_reason, o.created_at, \
     o.version, ",
    stopped_above!("o.id"),
    " AS stopped_above"
);

const STEP: &str = "o.id, o.name, o.kind, o.partner_type, o.depth";

/// The root of the tree, once the installation is set up.
pub(crate) fn root(act: &mut Act<'_>) -> Result<Option<OrganizationId>> {
    let row: Option<(OrganizationId,)> =
        act.tx().optional("SELECT id FROM organizations WHERE parent_id IS NULL", params![])?;
    Ok(row.map(|(id,)| id))
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope) -> Result<Organization> {
    let sql = format!("SELECT {COLUMNS} FROM organizations o WHERE o.id = $1");
    act.tx().optional(&sql, params![scope.organization()])?.ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn update(act: &mut Act<'_>, after: &Organization) -> Result<()> {
    act.tx().execute(
        "UPDATE organizations SET partner_type = $2, language = $3, time_zone = $4 WHERE id = $1",
        params![after.id, after.partner_type, after.language, &after.time_zone],
    )?;
    Ok(())
}

fn last_id(window: &Window) -> OrganizationId {
    window.key(1).parse().unwrap_or_else(|_| OrganizationId::from_uuid(uuid::Uuid::nil()))
}

pub(super) fn children(act: &mut Act<'_>, scope: &Scope, window: &Window) -> Result<Vec<Organization>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM organizations o \
         WHERE o.parent_id = $1 AND (o.name_folded, o.id) > ($2, $3) ORDER BY o.name_folded, o.id LIMIT $4"
    );
    Ok(act.tx().all(&sql, params![scope.organization(), window.key(0), last_id(window), window.reading()])?)
}

pub(super) fn partners(
    act: &mut Act<'_>,
    scope: &Scope,
    query: &str,
    window: &Window,
) -> Result<Vec<Organization>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM organization_ancestors a JOIN organizations o ON o.id = a.descendant_id \
         WHERE a.ancestor_id = $1 AND a.kind = 'partner' AND a.name_folded LIKE $2 ESCAPE '!' \
         AND (a.name_folded, a.descendant_id) > ($3, $4) ORDER BY a.name_folded, a.descendant_id LIMIT $5"
    );
    let pattern = input::contains_pattern(query);
    Ok(act.tx().all(
        &sql,
        params![scope.organization(), pattern, window.key(0), last_id(window), window.reading()],
    )?)
}

pub(super) fn count_partners(act: &mut Act<'_>, scope: &Scope, query: &str) -> Result<Total> {
    let (count,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM (SELECT 1 FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'partner' \
         AND name_folded LIKE $2 ESCAPE '!' LIMIT $3) AS found",
        params![scope.organization(), input::contains_pattern(query), Total::CAP + 1],
    )?;
    Ok(Total::capped(count))
}

pub(super) fn ancestors(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Step>> {
    let sql = format!(
        "SELECT {STEP} FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
         WHERE a.descendant_id = $1 ORDER BY a.distance DESC"
    );
    Ok(act.tx().all(&sql, params![scope.organization()])?)
}

pub(super) fn at_and_below(
    act: &mut Act<'_>,
    top: OrganizationId,
    query: &str,
    limit: i64,
) -> Result<Vec<Step>> {
    let pattern = input::contains_pattern(query);
    let itself =
        format!("SELECT {STEP} FROM organizations o WHERE o.id = $1 AND o.name_folded LIKE $2 ESCAPE '!'");
    let mut steps: Vec<Step> = act.tx().all(&itself, params![top, &pattern])?;
    // In the order of an index of its own: among a hundred thousand customers only the first partners are read.
    let below = format!(
        "SELECT {STEP} FROM organization_ancestors a JOIN organizations o ON o.id = a.descendant_id \
         WHERE a.ancestor_id = $1 AND a.kind = 'partner' AND a.distance > 0 AND a.name_folded LIKE $2 ESCAPE '!' \
         ORDER BY a.distance, a.name_folded, a.descendant_id LIMIT $3"
    );
    steps.extend(act.tx().all::<Step>(&below, params![top, pattern, limit])?);
    Ok(steps)
}

/// The open organizations that an account belongs to, those nearest to the root first.
pub(crate) fn memberships_of(act: &mut Act<'_>, account: AccountId) -> Result<Vec<OrganizationId>> {
    let rows: Vec<(OrganizationId,)> = act.tx().all(
        concat!(
            "SELECT o.id FROM memberships m JOIN organizations o ON o.id = m.organization_id \
             WHERE m.account_id = $1 AND NOT ",
            stopped!("m.organization_id"),
            " ORDER BY o.depth, o.name_folded, o.id"
        ),
        params![account],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Organizations below, and products that belong to it.
pub(super) fn count_below(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let (organizations,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM organization_ancestors WHERE ancestor_id = $1 AND distance > 0",
        params![scope.organization()],
    )?;
    let (products,): (i64,) = act
        .tx()
        .one("SELECT COUNT(*) FROM products WHERE organization_id = $1", params![scope.organization()])?;
    Ok(organizations + products)
}

/// Partners below that are not closed, and customers below that are not disabled themselves.
pub(super) fn open_below(act: &mut Act<'_>, id: OrganizationId) -> Result<(i64, i64)> {
    Ok(act.tx().one(
        "SELECT CAST(COALESCE(SUM(CASE WHEN o.kind = 'partner' AND o.closed_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN o.kind = 'customer' AND o.disabled_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) \
         FROM organization_ancestors a JOIN organizations o ON o.id = a.descendant_id \
         WHERE a.ancestor_id = $1 AND a.distance > 0",
        params![id],
    )?)
}

/// What an organization is called, whoever asks.
pub(crate) fn name(act: &mut Act<'_>, id: OrganizationId) -> Result<String> {
    let found: Option<(String,)> =
        act.tx().optional("SELECT name FROM organizations WHERE id = $1", params![id])?;
    Ok(found.ok_or(Refusal::NotFound)?.0)
}

pub(crate) fn is_stopped(act: &mut Act<'_>, id: OrganizationId) -> Result<bool> {
    let (stopped,): (bool,) = act.tx().one(
        concat!("SELECT ", stopped!("o.id"), " AS stopped FROM organizations o WHERE o.id = $1"),
        params![id],
    )?;
    Ok(stopped)
}

pub(super) fn stopped_by(act: &mut Act<'_>, scope: &Scope) -> Result<Option<Step>> {
    let sql = format!(
        "SELECT {STEP} FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
         WHERE a.descendant_id = $1 AND o.disabled_at IS NOT NULL ORDER BY a.distance LIMIT 1"
    );
    Ok(act.tx().optional(&sql, params![scope.organization()])?)
}

/// The name of the highest organization that an account belongs to, open or not.
pub(super) fn first_membership(act: &mut Act<'_>, account: AccountId) -> Result<Option<String>> {
    let found: Option<(String,)> = act.tx().optional(
        "SELECT o.name FROM memberships m JOIN organizations o ON o.id = m.organization_id \
         WHERE m.account_id = $1 ORDER BY o.depth, o.name_folded, o.id LIMIT 1",
        params![account],
    )?;
    Ok(found.map(|(name,)| name))
}
