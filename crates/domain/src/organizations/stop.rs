//! Disabling an organization with all below it, enabling it again, and closing a partner for good. What stops is
//! decided where it is asked for, by `stopped`: nothing below is written to, so enabling restores exactly what was.

use super::{Ended, Organization, Step, ending, store, tree};
use crate::{
    access::{Action, OrganizationKind},
    act::Act,
    audit::{Entry, SubjectKind, What},
    ids::{AccountId, OrganizationId},
    input::Checks,
    outbox, purchase_codes,
    refusal::{Refusal, Result},
};

/// Longest reason, in characters.
const REASON_LENGTH: usize = 500;

/// The partner or customer, for whoever may disable it: who holds the contract of a partner, or may disable customers.
fn stoppable(act: &mut Act<'_>, id: OrganizationId) -> Result<Organization> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    let scope = match scope.kind() {
        OrganizationKind::Operator => return Err(Refusal::NotFound.into()),
        OrganizationKind::Partner => act.allow(Action::PartnersChange, id)?,
        OrganizationKind::Customer => act.allow(Action::CustomersDisable, id)?,
    };
    store::get(act, &scope)
}

fn checked(reason: &str) -> Result<String> {
    let mut checks = Checks::new();
    let reason = checks.line("reason", reason, REASON_LENGTH);
    checks.finish()?;
    Ok(reason)
}

/// Stops activation, check-in answers, access, tokens and pending mail of a partner or customer and of all below it,
/// at once (invariant 6).
///
/// Refusals: `already-disabled`, `organization-closed`; `not-found` for the operator.
pub fn disable(act: &mut Act<'_>, id: OrganizationId, reason: &str) -> Result<Organization> {
    let organization = stoppable(act, id)?;
    let reason = checked(reason)?;
    tree::set_disabled(act, id, Some(&reason))?;
    let entry = entry(&organization, (What::CustomerDisabled, What::OrganizationDisabled));
    act.record(id, entry.note("reason", reason))?;
    stoppable(act, id)
}

/// Restores exactly what was before it was disabled: what is disabled below it, or above, stays so. A customer gets
/// back the units of purchase codes that it gave up then, as far as they were not given to others.
///
/// Refusals: `not-disabled`, `organization-closed`; `not-found` for the operator.
pub fn enable(act: &mut Act<'_>, id: OrganizationId) -> Result<Organization> {
    let organization = stoppable(act, id)?;
    tree::set_disabled(act, id, None)?;
    outbox::resume(act, id)?;
    let mut entry = entry(&organization, (What::CustomerEnabled, What::OrganizationEnabled));
    if organization.kind == OrganizationKind::Customer {
        let missing = purchase_codes::restore(act, id)?;
        if missing > 0 {
            entry = entry.note("units_missing", missing);
        }
    }
    act.record(id, entry)?;
    stoppable(act, id)
}

fn entry(organization: &Organization, (customer, partner): (What, What)) -> Entry {
    let what = if organization.kind == OrganizationKind::Customer { customer } else { partner };
    Entry::new(what, SubjectKind::Organization, organization.id, &organization.name)
}

/// Closes a partner for good: memberships of its staff end, its tokens and invitations of staff too. Its record and
/// its history stay.
///
/// Refusals: `open-below` with how many partners and customers below are neither closed nor disabled;
/// `organization-closed`; `not-found` for all but partners.
pub fn close(act: &mut Act<'_>, id: OrganizationId, reason: &str) -> Result<Ended> {
    let organization = stoppable(act, id)?;
    if organization.kind != OrganizationKind::Partner {
        return Err(Refusal::NotFound.into());
    }
    let reason = checked(reason)?;
    tree::set_closed(act, id, &reason)?;
    let (partners, customers) = store::open_below(act, id)?;
    if partners + customers > 0 {
        return Err(Refusal::OpenBelow { partners, customers }.into());
    }
    let ended = Ended {
        logins: 0,
        tokens: ending::revoke_tokens(act, id)?,
        invitations: ending::withdraw_invitations(act, id)?,
        memberships: ending::end_memberships(act, id)?,
    };
    let entry = Entry::new(What::OrganizationClosed, SubjectKind::Organization, id, &organization.name);
    act.record(id, ended.noted(entry).note("reason", reason))?;
    Ok(ended)
}

/// The nearest one at or above an organization that is disabled, as far as the actor sees.
pub fn stopped_by(act: &mut Act<'_>, id: OrganizationId) -> Result<Option<Step>> {
    let scope = act.allow(Action::OrganizationsView, id)?;
    store::stopped_by(act, &scope)
}

/// Refuses with `organization-disabled` when the organization or one above it is disabled.
pub(crate) fn refuse_when_stopped(act: &mut Act<'_>, id: OrganizationId) -> Result<()> {
    if store::is_stopped(act, id)? { Err(Refusal::OrganizationDisabled.into()) } else { Ok(()) }
}

/// Why an account that is logged in can work nowhere: `access-stopped` with the organization it belongs to, or
/// `no-organization`.
pub fn nowhere(act: &mut Act<'_>, account: AccountId) -> Result<Refusal> {
    let stopped = store::first_membership(act, account)?;
    Ok(stopped.map_or(Refusal::NoOrganization, |organization| Refusal::AccessStopped { organization }))
}
