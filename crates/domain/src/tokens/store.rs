//! The table of tokens.

use db::params;

use super::Token;
use crate::{
    access::Scope,
    act::Act,
    ids::{AccountId, OrganizationId, TokenId},
    page::Window,
    refusal::Result,
    stopped::stopped,
};

const COLUMNS: &str = "t.id, t.organization_id, t.name, t.role, t.ending, t.created_by, t.created_at, \
    t.expires_at, t.used_at, t.revoked_at";

pub(super) fn insert(act: &mut Act<'_>, hash: &[u8; 32], token: &Token) -> Result<()> {
    act.tx().execute(
        "INSERT INTO api_tokens (token_hash, id, organization_id, name, role, ending, created_by, created_at, \
         expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            hash.as_slice(), token.id, token.organization, &token.name, token.role, &token.ending,
            token.created_by, token.created_at, token.expires_at
        ],
    )?;
    Ok(())
}

/// The token that is good now, on an organization that is open.
pub(super) fn find(act: &mut Act<'_>, hash: &[u8; 32]) -> Result<Option<Token>> {
    let now = act.now();
    let sql = format!(
        "SELECT {COLUMNS} FROM api_tokens t WHERE t.token_hash = $1 AND t.revoked_at IS NULL \
         AND t.expires_at > $2 AND NOT {}",
        stopped!("t.organization_id")
    );
    Ok(act.tx().optional(&sql, params![hash.as_slice(), now])?)
}

pub(super) fn list(act: &mut Act<'_>, scope: &Scope, window: &Window) -> Result<Vec<Token>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM api_tokens t WHERE t.organization_id = $1 AND t.id < $2 \
         ORDER BY t.id DESC LIMIT $3"
    );
    let before = window.key(0).parse().unwrap_or_else(|_| TokenId::from_uuid(uuid::Uuid::max()));
    Ok(act.tx().all(&sql, params![scope.organization(), before, window.reading()])?)
}

/// Ends the token and names it; `None` when there is none that could be ended.
pub(super) fn revoke(act: &mut Act<'_>, organization: OrganizationId, id: TokenId) -> Result<Option<String>> {
    let now = act.now();
    let row: Option<(String,)> = act.tx().optional(
        "UPDATE api_tokens SET revoked_at = $3 WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL \
         RETURNING name",
        params![organization, id, now],
    )?;
    Ok(row.map(|(name,)| name))
}

/// The tokens of an account that have not ended.
pub(super) fn made_by(act: &mut Act<'_>, account: AccountId) -> Result<Vec<Token>> {
    let now = act.now();
    let sql = format!(
        "SELECT {COLUMNS} FROM api_tokens t WHERE t.created_by = $1 AND t.revoked_at IS NULL AND t.expires_at > $2"
    );
    Ok(act.tx().all(&sql, params![account, now])?)
}

pub(super) fn used(act: &mut Act<'_>, organization: OrganizationId, id: TokenId) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE api_tokens SET used_at = $3 WHERE organization_id = $1 AND id = $2",
        params![organization, id, now],
    )?;
    Ok(())
}
