//! What is there of what the steps lead to: each one look along an index that ends at the first row.

use db::params;

use super::Step;
use crate::{access::Scope, act::Act, clock::Instant, ids::AccountId, products, refusal::Result};

const SECONDS_OF_A_DAY: i64 = 86_400;

pub(super) fn is_done(act: &mut Act<'_>, scope: &Scope, step: Step) -> Result<bool> {
    let sql = match step {
        Step::Plan => return Ok(!products::plans_sold_to(act, scope)?.is_empty()),
        Step::Colleague => return has_colleague(act, scope),
        Step::Details => {
            "SELECT 1 FROM organizations o LEFT JOIN brands b ON b.organization_id = o.id WHERE o.id = $1 \
             AND (o.support_email IS NOT NULL OR b.sender_email IS NOT NULL OR b.sender_name IS NOT NULL)"
        }
        Step::Units => "SELECT 1 FROM code_stocks WHERE organization_id = $1 LIMIT 1",
        Step::Customer => {
            "SELECT 1 FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'customer' LIMIT 1"
        }
        Step::User => {
            "SELECT 1 FROM organization_ancestors a CROSS JOIN seats s WHERE a.ancestor_id = $1 \
             AND a.kind = 'customer' AND s.customer_id = a.descendant_id AND s.invitation <> 'none' LIMIT 1"
        }
    };
    let found: Option<(i64,)> = act.tx().optional(sql, params![scope.organization()])?;
    Ok(found.is_some())
}

/// More than one person belongs here, or one is invited to.
fn has_colleague(act: &mut Act<'_>, scope: &Scope) -> Result<bool> {
    let now = act.now();
    let (members,): (i64,) = act.tx().one(
        "SELECT COUNT(*) AS members FROM memberships WHERE organization_id = $1",
        params![scope.organization()],
    )?;
    let invited: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM account_links WHERE organization_id = $1 AND purpose = 'staff' AND used_at IS NULL \
         AND expires_at > $2 LIMIT 1",
        params![scope.organization(), now],
    )?;
    Ok(members > 1 || invited.is_some())
}

pub(super) fn age_in_days(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let now = act.now();
    let (created,): (Instant,) =
        act.tx().one("SELECT created_at FROM organizations WHERE id = $1", params![scope.organization()])?;
    Ok(now.seconds_since(created) / SECONDS_OF_A_DAY)
}

pub(super) fn is_hidden(act: &mut Act<'_>, scope: &Scope, account: AccountId) -> Result<bool> {
    let found: Option<(i64,)> = act.tx().optional(
        "SELECT 1 FROM hidden_first_steps WHERE organization_id = $1 AND account_id = $2",
        params![scope.organization(), account],
    )?;
    Ok(found.is_some())
}

/// Whether it was shown before.
pub(super) fn hide(act: &mut Act<'_>, scope: &Scope, account: AccountId) -> Result<bool> {
    let now = act.now();
    let hidden = act.tx().execute(
        "INSERT INTO hidden_first_steps (organization_id, account_id, hidden_at) VALUES ($1, $2, $3) \
         ON CONFLICT (organization_id, account_id) DO NOTHING",
        params![scope.organization(), account, now],
    )?;
    Ok(hidden == 1)
}

/// Whether it was hidden before.
pub(super) fn show(act: &mut Act<'_>, scope: &Scope, account: AccountId) -> Result<bool> {
    let shown = act.tx().execute(
        "DELETE FROM hidden_first_steps WHERE organization_id = $1 AND account_id = $2",
        params![scope.organization(), account],
    )?;
    Ok(shown == 1)
}
