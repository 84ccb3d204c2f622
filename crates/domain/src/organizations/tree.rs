//! Rows of the tree and of the table that lists every organization with each of those above it.
//! Asks for no right: operations of this crate do that first.

use db::params;

use crate::{
    access::{OrganizationKind, PartnerType},
    act::Act,
    ids::OrganizationId,
    input,
    language::Language,
    refusal::{Refusal, Result, again_if_gone},
};

/// A node to be put into the tree, already checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewNode<'n> {
    /// `None` only for the operator.
    pub parent: Option<OrganizationId>,
    pub kind: OrganizationKind,
    pub partner_type: Option<PartnerType>,
    pub name: &'n str,
    pub language: Language,
    pub time_zone: &'n str,
}

/// Puts the node below its parent.
///
/// Refusals: `customers-have-nothing-below`; `not-found` when the parent is gone.
pub(crate) fn insert_node(act: &mut Act<'_>, node: &NewNode<'_>) -> Result<OrganizationId> {
    let depth = match node.parent {
        Some(parent) => depth_below(act, parent)?,
        None => 0,
    };
    let id = OrganizationId::from_uuid(act.fresh_id());
    let (now, folded) = (act.now(), input::fold(node.name));
    act.tx().execute(
        "INSERT INTO organizations (id, parent_id, kind, partner_type, name, name_folded, depth, language, \
         time_zone, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        params![
            id,
            node.parent,
            node.kind,
            node.partner_type,
            node.name,
            &folded,
            depth,
            node.language,
            node.time_zone,
            now
        ],
    ).map_err(again_if_gone)?;
    act.tx().execute(
        "INSERT INTO organization_ancestors (ancestor_id, descendant_id, distance, kind, name_folded) \
         VALUES ($1, $1, 0, $2, $3)",
        params![id, node.kind, &folded],
    )?;
    act.tx().execute(
        "INSERT INTO organization_ancestors (ancestor_id, descendant_id, distance, kind, name_folded) \
         SELECT ancestor_id, $1, distance + 1, $2, $3 FROM organization_ancestors WHERE descendant_id = $4",
        params![id, node.kind, &folded, node.parent],
    )?;
    Ok(id)
}

fn depth_below(act: &mut Act<'_>, parent: OrganizationId) -> Result<i64> {
    let above: Option<(OrganizationKind, i64)> =
        act.tx().optional("SELECT kind, depth FROM organizations WHERE id = $1", params![parent])?;
    match above {
        None => Err(Refusal::NotFound.into()),
        Some((OrganizationKind::Customer, _)) => Err(Refusal::CustomersHaveNothingBelow.into()),
        Some((_, depth)) => Ok(depth + 1),
    }
}

/// Gives the node another name, here and in the sort keys of lists.
pub(crate) fn rename_node(act: &mut Act<'_>, id: OrganizationId, name: &str) -> Result<()> {
    let folded = input::fold(name);
    act.tx().execute(
        "UPDATE organizations SET name = $2, name_folded = $3 WHERE id = $1",
        params![id, name, &folded],
    )?;
    act.tx().execute(
        "UPDATE organization_ancestors SET name_folded = $2 WHERE descendant_id = $1",
        params![id, &folded],
    )?;
    Ok(())
}

/// Changes in which language and time zone the organization is addressed.
pub(crate) fn set_locale(
    act: &mut Act<'_>,
    id: OrganizationId,
    language: Language,
    time_zone: &str,
) -> Result<()> {
    act.tx().execute(
        "UPDATE organizations SET language = $2, time_zone = $3 WHERE id = $1",
        params![id, language, time_zone],
    )?;
    Ok(())
}

/// Closes the organization with a reason, or opens it again with `None`.
///
/// Refusals: `already-disabled`, `not-disabled`.
pub(crate) fn set_disabled(act: &mut Act<'_>, id: OrganizationId, reason: Option<&str>) -> Result<()> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let changed = match reason {
        Some(reason) => act.tx().execute(
            "UPDATE organizations SET disabled_at = $2, disabled_by = $3, disabled_reason = $4, \
             version = version + 1 WHERE id = $1 AND disabled_at IS NULL",
            params![id, now, by, reason],
        )?,
        None => act.tx().execute(
            "UPDATE organizations SET disabled_at = NULL, disabled_by = NULL, disabled_reason = NULL, \
             version = version + 1 WHERE id = $1 AND disabled_at IS NOT NULL",
            params![id],
        )?,
    };
    match (changed, reason) {
        (0, Some(_)) => Err(Refusal::AlreadyDisabled.into()),
        (0, None) => Err(Refusal::NotDisabled.into()),
        _ => Ok(()),
    }
}

/// Moves the version on from the one that the person saw. First statement of a change: it also locks the row.
///
/// Refusals: `changed-meanwhile`.
pub(crate) fn touch_version(act: &mut Act<'_>, id: OrganizationId, seen: i64) -> Result<()> {
    let moved = act.tx().execute(
        "UPDATE organizations SET version = version + 1 WHERE id = $1 AND version = $2",
        params![id, seen],
    )?;
    if moved == 1 { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// Takes the node out of the tree with its memberships, tokens and pending invitations of staff.
/// The database refuses while anything stands below it.
pub(crate) fn delete_node(act: &mut Act<'_>, id: OrganizationId) -> Result<()> {
    act.tx().execute("DELETE FROM account_links WHERE organization_id = $1", params![id])?;
    act.tx().execute("DELETE FROM organizations WHERE id = $1", params![id])?;
    Ok(())
}
