//! Who is cut off when an organization is disabled: what works at and below it now, in numbers, and the first names.

use db::params;

use super::{Ended, Organization, Step, ending, store};
use crate::{
    access::{Action, OrganizationKind, Scope},
    act::{Act, Actor},
    ids::{OrganizationId, SessionId},
    outbox::MailKind,
    refusal::Result,
    stopped::all_stopped,
};

/// What stands at and below an organization and works now.
#[derive(Clone, Debug)]
pub struct CutOff {
    pub organization: Organization,
    /// Partners below it.
    pub partners: i64,
    /// Customers that work now.
    pub customers: i64,
    /// Customers that are stopped already.
    pub stopped: i64,
    /// Users with a seat, of the customers that work now.
    pub users: i64,
    /// Devices of those users.
    pub installations: i64,
    /// Mails that wait to be sent and would be held.
    pub mails: i64,
    /// People who are members there.
    pub staff: i64,
    /// Logins, API tokens and invitations of staff that are good now, and the organization's own memberships.
    pub credentials: Ended,
    /// The first partners and customers by name, at most ten of each.
    pub names: Vec<Step>,
}

const MOST_NAMES: i64 = 10;

/// Who would be cut off if the organization were disabled, and what would end if it were moved or closed.
/// Counts all of a subtree: not for acts that must be quick.
pub fn cut_off(act: &mut Act<'_>, id: OrganizationId) -> Result<CutOff> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    let (customers, stopped) = customers(act, &scope)?;
    let (users, installations) = users(act, &scope)?;
    let mut names = first_names(act, &scope, OrganizationKind::Partner)?;
    names.extend(first_names(act, &scope, OrganizationKind::Customer)?);
    let own = own_login(act);
    Ok(CutOff {
        organization: store::get(act, &scope)?,
        partners: partners(act, &scope)?,
        customers: customers - stopped,
        stopped,
        users,
        installations,
        mails: mails(act, &scope)?,
        staff: staff(act, &scope)?,
        credentials: ending::count(act, id, own)?,
        names,
    })
}

/// The login that the actor uses now; it does not end by what they do.
pub(super) fn own_login(act: &Act<'_>) -> Option<SessionId> {
    match act.actor() {
        Actor::Person { session, .. } => *session,
        _ => None,
    }
}

/// All customers, and those of them that are stopped.
fn customers(act: &mut Act<'_>, scope: &Scope) -> Result<(i64, i64)> {
    Ok(act.tx().one(
        concat!(
            "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN descendant_id IN ",
            all_stopped!(),
            " THEN 1 ELSE 0 END), 0) AS BIGINT) FROM organization_ancestors \
             WHERE ancestor_id = $1 AND kind = 'customer'"
        ),
        params![scope.organization()],
    )?)
}

fn partners(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let (partners,): (i64,) = act.tx().one(
        "SELECT COUNT(*) FROM organization_ancestors WHERE ancestor_id = $1 AND kind = 'partner' AND distance > 0",
        params![scope.organization()],
    )?;
    Ok(partners)
}

/// Users and their devices: the counters of the lines, each kept right by the acts that change them.
fn users(act: &mut Act<'_>, scope: &Scope) -> Result<(i64, i64)> {
    Ok(act.tx().one(
        concat!(
            "SELECT CAST(COALESCE(SUM(n.assigned), 0) AS BIGINT), CAST(COALESCE(SUM(n.installed), 0) AS BIGINT) \
             FROM organization_ancestors a CROSS JOIN lines n WHERE a.ancestor_id = $1 AND a.kind = 'customer' \
             AND n.customer_id = a.descendant_id AND a.descendant_id NOT IN ",
            all_stopped!()
        ),
        params![scope.organization()],
    )?)
}

fn mails(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let held: Vec<String> = MailKind::ALL
        .iter()
        .filter(|kind| kind.waits_while_stopped())
        .map(|kind| format!("'{}'", kind.word()))
        .collect();
    let sql = format!(
        "SELECT COUNT(*) FROM message_queue q CROSS JOIN organization_ancestors a CROSS JOIN messages m \
         WHERE a.ancestor_id = $1 AND a.descendant_id = q.organization_id AND m.organization_id = q.organization_id \
         AND m.id = q.message_id AND m.kind IN ({}) AND q.organization_id NOT IN {}",
        held.join(", "),
        all_stopped!()
    );
    let (mails,): (i64,) = act.tx().one(&sql, params![scope.organization()])?;
    Ok(mails)
}

fn staff(act: &mut Act<'_>, scope: &Scope) -> Result<i64> {
    let (staff,): (i64,) = act.tx().one(
        concat!(
            "SELECT COUNT(DISTINCT m.account_id) FROM organization_ancestors a CROSS JOIN memberships m \
             WHERE a.ancestor_id = $1 AND m.organization_id = a.descendant_id AND a.descendant_id NOT IN ",
            all_stopped!()
        ),
        params![scope.organization()],
    )?;
    Ok(staff)
}

fn first_names(act: &mut Act<'_>, scope: &Scope, kind: OrganizationKind) -> Result<Vec<Step>> {
    Ok(act.tx().all(
        "SELECT o.id, o.name, o.kind, o.partner_type, o.depth FROM organization_ancestors a \
         JOIN organizations o ON o.id = a.descendant_id WHERE a.ancestor_id = $1 AND a.kind = $2 AND a.distance > 0 \
         ORDER BY a.name_folded, a.descendant_id LIMIT $3",
        params![scope.organization(), kind, MOST_NAMES],
    )?)
}
