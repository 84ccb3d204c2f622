//! The table of logins.

use db::{DbError, FromRow, Row, params};

use super::{IDLE, Session, Theme};
use crate::{
    act::Act,
    clock::Instant,
    ids::{AccountId, OrganizationId, SessionId},
    language::Language,
    refusal::Result,
};

const COLUMNS: &str =
    "s.id, s.account_id, s.created_at, s.confirmed_at, s.seen_at, s.expires_at, s.ip, s.user_agent";

/// A login with what is needed of its account.
pub(super) struct Found {
    pub session: Session,
    pub organization: Option<OrganizationId>,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub time_zone: String,
    pub theme: Option<Theme>,
    pub letter_keys: bool,
    pub disabled_at: Option<Instant>,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        Ok(Self {
            session: Session::from_row(row)?,
            organization: row.get("organization_id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            language: row.get("language")?,
            time_zone: row.get("time_zone")?,
            theme: row.get("theme")?,
            letter_keys: row.get("letter_keys")?,
            disabled_at: row.get("disabled_at")?,
        })
    }
}

pub(super) fn insert(act: &mut Act<'_>, hash: &[u8; 32], session: &Session) -> Result<()> {
    act.tx().execute(
        "INSERT INTO login_sessions (token_hash, id, account_id, created_at, confirmed_at, seen_at, expires_at, \
         ip, user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            hash.as_slice(), session.id, session.account, session.created_at, session.confirmed_at,
            session.seen_at, session.expires_at, &session.ip, &session.user_agent
        ],
    )?;
    Ok(())
}

pub(super) fn find(act: &mut Act<'_>, hash: &[u8; 32]) -> Result<Option<Found>> {
    let sql = format!(
        "SELECT {COLUMNS}, s.organization_id, a.email, a.name, a.language, a.time_zone, a.theme, a.letter_keys, \
         a.disabled_at \
         FROM login_sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token_hash = $1"
    );
    Ok(act.tx().optional(&sql, params![hash.as_slice()])?)
}

pub(super) fn seen(act: &mut Act<'_>, session: &Session) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "UPDATE login_sessions SET seen_at = $3 WHERE account_id = $1 AND id = $2 AND seen_at < $3",
        params![session.account, session.id, now],
    )?;
    Ok(())
}

pub(super) fn choose(
    act: &mut Act<'_>,
    account: AccountId,
    session: Option<SessionId>,
    organization: OrganizationId,
) -> Result<()> {
    act.tx().execute(
        "UPDATE login_sessions SET organization_id = $3 WHERE account_id = $1 AND id = $2",
        params![account, session, organization],
    )?;
    Ok(())
}

pub(super) fn live(act: &mut Act<'_>, account: AccountId) -> Result<Vec<Session>> {
    let now = act.now();
    let sql = format!(
        "SELECT {COLUMNS} FROM login_sessions s WHERE s.account_id = $1 AND s.expires_at > $2 AND s.seen_at > $3 \
         ORDER BY s.seen_at DESC, s.id LIMIT 200"
    );
    Ok(act.tx().all(&sql, params![account, now, now.plus_seconds(-IDLE)])?)
}

pub(super) fn end(act: &mut Act<'_>, account: AccountId, session: SessionId) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute(
        "UPDATE login_sessions SET expires_at = $3 WHERE account_id = $1 AND id = $2 AND expires_at > $3",
        params![account, session, now],
    )?)
}

pub(super) fn end_all(act: &mut Act<'_>, account: AccountId, but: Option<SessionId>) -> Result<u64> {
    let now = act.now();
    let but = but.unwrap_or_else(|| SessionId::from_uuid(uuid::Uuid::nil()));
    Ok(act.tx().execute(
        "UPDATE login_sessions SET expires_at = $3 WHERE account_id = $1 AND id <> $2 AND expires_at > $3",
        params![account, but, now],
    )?)
}

/// Another token for the login, which counts as confirmed now.
pub(super) fn rotate(
    act: &mut Act<'_>,
    account: AccountId,
    session: SessionId,
    hash: &[u8; 32],
) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute(
        "UPDATE login_sessions SET token_hash = $3, confirmed_at = $4, seen_at = $4 \
         WHERE account_id = $1 AND id = $2 AND expires_at > $4",
        params![account, session, hash.as_slice(), now],
    )?)
}

pub(super) fn knows_user_agent(act: &mut Act<'_>, account: AccountId, user_agent: &str) -> Result<bool> {
    let known: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM login_sessions WHERE account_id = $1 AND user_agent = $2",
        params![account, user_agent],
    )?;
    Ok(known.is_some())
}

pub(super) fn purge(act: &mut Act<'_>, before: Instant, most: i64) -> Result<u64> {
    Ok(act.tx().execute(
        "DELETE FROM login_sessions WHERE token_hash IN ( \
         SELECT token_hash FROM login_sessions WHERE expires_at < $1 LIMIT $2)",
        params![before, most],
    )?)
}
