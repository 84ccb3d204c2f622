//! Who may give what to whom in the tree, and what a changed record is. No SQL.

use super::{Change, NAME_LENGTH, Organization};
use crate::{
    access::{Action, Grant, OrganizationKind, PartnerType, Role},
    act::Act,
    ids::OrganizationId,
    input::Checks,
    refusal::{Refusal, Result},
};

/// Refuses with `role-above-own` when holding `role` there would allow anything that the actor may not do there
/// itself (SR-08): neither a stronger role nor a wider preset is given away.
pub fn ceiling(act: &mut Act<'_>, organization: OrganizationId, role: Role) -> Result<()> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    let strongest = act.strongest_role(organization)?;
    if strongest.is_none_or(|own| role > own) {
        return Err(Refusal::RoleAboveOwn.into());
    }
    let partner_type = super::store::get(act, &scope)?.partner_type;
    match scope.kind() {
        OrganizationKind::Operator => Ok(()),
        OrganizationKind::Customer => all_within(act, organization, &grant(role, scope.kind(), None)),
        OrganizationKind::Partner => within_own_rights(act, organization, role, partner_type),
    }
}

/// As [`ceiling`], for a partner's type that is about to be given.
pub(super) fn within_own_rights(
    act: &mut Act<'_>,
    organization: OrganizationId,
    role: Role,
    partner_type: Option<PartnerType>,
) -> Result<()> {
    all_within(act, organization, &grant(role, OrganizationKind::Partner, partner_type))
}

const fn grant(role: Role, kind: OrganizationKind, partner_type: Option<PartnerType>) -> Grant {
    Grant { role, kind, partner_type, distance: 0 }
}

fn all_within(act: &mut Act<'_>, organization: OrganizationId, given: &Grant) -> Result<()> {
    let (may, presets) = (act.may(organization)?, act.presets_in_force()?);
    let within = Action::ALL.iter().all(|action| !given.allows(*action, &presets) || may.act(*action));
    if within { Ok(()) } else { Err(Refusal::RoleAboveOwn.into()) }
}

/// The record with the change applied and checked.
pub(super) fn changed(before: &Organization, change: &Change) -> Result<Organization> {
    let mut checks = Checks::new();
    let mut after = before.clone();
    if let Some(name) = &change.name {
        after.name = checks.required("name", name, NAME_LENGTH);
    }
    if let Some(partner_type) = change.partner_type {
        after.partner_type = before.partner_type.map(|_| partner_type);
    }
    if let Some(language) = change.language {
        after.language = language;
    }
    if let Some(time_zone) = &change.time_zone {
        after.time_zone = checks.time_zone("time_zone", time_zone);
    }
    checks.finish()?;
    Ok(after)
}

/// Asks for the right to each field that differs.
pub(super) fn may_change(act: &mut Act<'_>, before: &Organization, after: &Organization) -> Result<()> {
    let may = act.may(before.id)?;
    let contract = before.partner_type != after.partner_type;
    let allowed = (may.act(Action::PartnersChange) || !contract)
        && (may.act(Action::BrandingChange) || may.act(Action::PartnersChange));
    if !allowed {
        return Err(Refusal::Forbidden.into());
    }
    if contract { within_own_rights(act, before.id, Role::Admin, after.partner_type) } else { Ok(()) }
}
