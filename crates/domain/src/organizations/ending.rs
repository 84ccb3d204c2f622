//! What ends for a branch of the tree that is moved or closed: logins of its members, API tokens, invitations of
//! staff (SR-12), and how many of each there are. Asks for no right: operations of this room do that first.

use db::params;

use crate::{
    act::Act,
    audit::Entry,
    ids::{OrganizationId, SessionId},
    refusal::Result,
    sessions::IDLE,
};

/// What an act on a branch has ended, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Logins of members, all but the actor's present one.
    pub logins: u64,
    pub tokens: u64,
    pub invitations: u64,
    pub memberships: u64,
}

impl Ended {
    /// The numbers as facts of an event.
    pub(super) fn noted(self, entry: Entry) -> Entry {
        entry
            .note("sessions_ended", self.logins)
            .note("tokens_revoked", self.tokens)
            .note("invitations_withdrawn", self.invitations)
            .note("memberships_ended", self.memberships)
    }
}

/// The accounts of members at and below `$1`.
const MEMBERS: &str = "SELECT m.account_id FROM organization_ancestors a CROSS JOIN memberships m \
    WHERE a.ancestor_id = $1 AND m.organization_id = a.descendant_id";

/// Ends every login of members of the branch, but for the one that is given.
pub(super) fn end_logins(act: &mut Act<'_>, top: OrganizationId, but: Option<SessionId>) -> Result<u64> {
    let now = act.now();
    let but = but.unwrap_or_else(|| SessionId::from_uuid(uuid::Uuid::nil()));
    let sql = format!(
        "UPDATE login_sessions SET expires_at = $2 WHERE expires_at > $2 AND id <> $3 AND account_id IN ({MEMBERS})"
    );
    Ok(act.tx().execute(&sql, params![top, now, but])?)
}

/// Ends every API token of the branch.
pub(super) fn revoke_tokens(act: &mut Act<'_>, top: OrganizationId) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute(
        "UPDATE api_tokens SET revoked_at = $2 WHERE revoked_at IS NULL AND expires_at > $2 AND organization_id IN ( \
         SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1)",
        params![top, now],
    )?)
}

/// Takes back every invitation of staff to the branch that was not accepted yet.
pub(super) fn withdraw_invitations(act: &mut Act<'_>, top: OrganizationId) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute(
        "UPDATE account_links SET used_at = $2 WHERE purpose = 'staff' AND used_at IS NULL AND expires_at > $2 \
         AND organization_id IN (SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1)",
        params![top, now],
    )?)
}

/// Ends the memberships of one organization itself.
pub(super) fn end_memberships(act: &mut Act<'_>, organization: OrganizationId) -> Result<u64> {
    Ok(act.tx().execute("DELETE FROM memberships WHERE organization_id = $1", params![organization])?)
}

/// What would end now, in numbers; `but` is the login that would stay.
pub(super) fn count(act: &mut Act<'_>, top: OrganizationId, but: Option<SessionId>) -> Result<Ended> {
    let now = act.now();
    let but = but.unwrap_or_else(|| SessionId::from_uuid(uuid::Uuid::nil()));
    let logins = format!(
        "SELECT COUNT(*) FROM login_sessions WHERE expires_at > $2 AND seen_at > $3 AND id <> $4 \
         AND account_id IN ({MEMBERS})"
    );
    let (logins,): (i64,) = act.tx().one(&logins, params![top, now, now.plus_seconds(-IDLE), but])?;
    let (tokens,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM organization_ancestors a CROSS JOIN api_tokens t WHERE a.ancestor_id = $1 \
         AND t.organization_id = a.descendant_id AND t.revoked_at IS NULL AND t.expires_at > $2",
        params![top, now],
    )?;
    let (invitations,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM organization_ancestors a CROSS JOIN account_links k WHERE a.ancestor_id = $1 \
         AND k.organization_id = a.descendant_id AND k.purpose = 'staff' AND k.used_at IS NULL AND k.expires_at > $2",
        params![top, now],
    )?;
    let (memberships,): (i64,) =
        act.tx().one("SELECT COUNT(*) FROM memberships WHERE organization_id = $1", params![top])?;
    Ok(Ended {
        logins: number(logins),
        tokens: number(tokens),
        invitations: number(invitations),
        memberships: number(memberships),
    })
}

fn number(counted: i64) -> u64 {
    u64::try_from(counted).unwrap_or_default()
}
