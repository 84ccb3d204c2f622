//! Moving a partner or customer, with all below it, under another organization. The new branch sees its history and
//! the old one does not; what was handed out under the old branch ends (SR-12).

use super::{
    Ended, Organization,
    cut_off::own_login,
    ending, rules, store,
    tree::{above, depth_below, hand_feeds_over, hang, hold_branch, hold_shape},
};
use crate::{
    access::{Action, OrganizationKind, Role},
    act::Act,
    audit::{Entry, SubjectKind, What},
    billing,
    customers::account_names,
    ids::OrganizationId,
    refusal::{Refusal, Result},
};

/// The organization that is to be moved, for whoever may move it.
///
/// Moving asks for the right to the contract of a partner, or to delete a customer: it is taken from whom it stands
/// below. Refusals: `not-found` for the operator; `forbidden`; `organization-closed`.
pub fn moving(act: &mut Act<'_>, id: OrganizationId) -> Result<Organization> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    let scope = match scope.kind() {
        OrganizationKind::Operator => return Err(Refusal::NotFound.into()),
        OrganizationKind::Partner => act.allow(Action::PartnersChange, id)?,
        OrganizationKind::Customer => act.allow(Action::CustomersDelete, id)?,
    };
    let organization = store::get(act, &scope)?;
    if organization.closed.is_some() {
        return Err(Refusal::OrganizationClosed.into());
    }
    Ok(organization)
}

/// Moves the organization and all below it under another parent, where the actor must be allowed to make one like
/// it. Logins of its members, its API tokens and invitations of its staff end, and of all below it.
///
/// Refusals as of [`moving`]; `not-found` also for a parent out of reach; `move-into-itself`, `already-there`,
/// `customers-have-nothing-below`, `organization-closed`, `role-above-own`; `account-names-clash` with the names that
/// others have in the channel it would come to; `invoices-open` when orders or open invoices name an issuer that it
/// leaves.
pub fn move_below(act: &mut Act<'_>, id: OrganizationId, parent: OrganizationId) -> Result<Ended> {
    let moved = moving(act, id)?;
    may_stand_below(act, &moved, parent)?;
    hold_shape(act)?;
    let depth = depth_below(act, parent)?;
    hold_branch(act, id)?;
    let (before, mut after) = (above(act, id)?, above(act, parent)?);
    after.insert(0, parent);
    if parent == id || after.contains(&id) {
        return Err(Refusal::MoveIntoItself.into());
    }
    let old = *before.first().ok_or(Refusal::NotFound)?;
    if old == parent {
        return Err(Refusal::AlreadyThere.into());
    }
    invoices_stay_in_reach(act, id, (&before, &after))?;
    account_names::rechannel(act, id, parent)?;
    let deeper = depth - i64::try_from(before.len()).unwrap_or(depth);
    hang(act, id, parent, deeper)?;
    hand_feeds_over(act, id, (&before, &after))?;
    let own = own_login(act);
    let ended = Ended {
        logins: ending::end_logins(act, id, own)?,
        tokens: ending::revoke_tokens(act, id)?,
        invitations: ending::withdraw_invitations(act, id)?,
        memberships: 0,
    };
    tell(act, &moved, (old, parent), ended)?;
    Ok(ended)
}

/// How many invoices the refusal names.
const NAMED: usize = 5;

/// An issuer sees no customer that left it: its orders and open invoices would be paid to nobody.
fn invoices_stay_in_reach(
    act: &mut Act<'_>,
    id: OrganizationId,
    (before, after): (&[OrganizationId], &[OrganizationId]),
) -> Result<()> {
    let left: Vec<OrganizationId> = before.iter().filter(|above| !after.contains(above)).copied().collect();
    let open = billing::waiting_for(act, id, &left)?;
    if open.is_empty() {
        return Ok(());
    }
    let invoices = open.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    Err(Refusal::InvoicesOpen { invoices, count: open.len() as i64 }.into())
}

fn may_stand_below(act: &mut Act<'_>, moved: &Organization, parent: OrganizationId) -> Result<()> {
    if moved.kind == OrganizationKind::Customer {
        return act.allow(Action::CustomersCreate, parent).map(drop);
    }
    act.allow(Action::PartnersCreate, parent)?;
    rules::within_own_rights(act, parent, Role::Admin, moved.partner_type)
}

/// Each of the three is told what concerns it, and none where the others stand: they may not see one another.
fn tell(
    act: &mut Act<'_>,
    moved: &Organization,
    (old, new): (OrganizationId, OrganizationId),
    ended: Ended,
) -> Result<()> {
    let entry = |what| Entry::new(what, SubjectKind::Organization, moved.id, &moved.name);
    act.record(moved.id, ended.noted(entry(What::OrganizationMoved)))?;
    act.record(old, entry(What::OrganizationLeft))?;
    act.record(new, entry(What::OrganizationArrived))
}
