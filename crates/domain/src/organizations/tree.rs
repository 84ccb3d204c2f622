//! Rows of the tree and of the table that lists every organization with each of those above it.
//! Asks for no right: operations of this crate do that first.

use db::params;

use crate::{
    access::{OrganizationKind, PartnerType},
    act::Act,
    clock::Instant,
    ids::OrganizationId,
    input,
    language::Language,
    refusal::{Refusal, Result, again_if_gone},
    search,
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
/// Refusals: `customers-have-nothing-below`; `organization-closed`; `not-found` when the parent is gone.
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
    if node.kind == OrganizationKind::Partner {
        search::follow(act, search::Kind::Partner, id, &[id.uuid()])?;
    }
    Ok(id)
}

/// The depth of what is put below this one. Takes its row until the act ends: it is neither moved, closed nor
/// deleted before the act has put something below it.
pub(super) fn depth_below(act: &mut Act<'_>, parent: OrganizationId) -> Result<i64> {
    let above: Option<(OrganizationKind, i64, Option<Instant>)> = act.tx().optional(
        "UPDATE organizations SET version = version WHERE id = $1 RETURNING kind, depth, closed_at",
        params![parent],
    )?;
    match above {
        None => Err(Refusal::NotFound.into()),
        Some((OrganizationKind::Customer, ..)) => Err(Refusal::CustomersHaveNothingBelow.into()),
        Some((.., Some(_))) => Err(Refusal::OrganizationClosed.into()),
        Some((_, depth, None)) => Ok(depth + 1),
    }
}

/// How many steps below one organization another stands, 0 for itself; `None` when it does not.
pub(crate) fn steps_down(act: &mut Act<'_>, from: OrganizationId, to: OrganizationId) -> Result<Option<i64>> {
    let row: Option<(i64,)> = act.tx().optional(
        "SELECT distance FROM organization_ancestors WHERE ancestor_id = $1 AND descendant_id = $2",
        params![from, to],
    )?;
    Ok(row.map(|row| row.0))
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
    for kind in [search::Kind::Partner, search::Kind::Customer] {
        search::follow(act, kind, id, &[id.uuid()])?;
    }
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

/// Disables the organization with a reason, or enables it again with `None`.
///
/// Refusals: `already-disabled`, `not-disabled`; `organization-closed`.
pub(super) fn set_disabled(act: &mut Act<'_>, id: OrganizationId, reason: Option<&str>) -> Result<()> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let changed = match reason {
        Some(reason) => act.tx().execute(
            "UPDATE organizations SET disabled_at = $2, disabled_by = $3, disabled_reason = $4, \
             version = version + 1 WHERE id = $1 AND disabled_at IS NULL",
            params![id, now, by, reason],
        )?,
        None => act.tx().execute(
            "UPDATE organizations SET disabled_at = NULL, disabled_by = NULL, disabled_reason = NULL, \
             version = version + 1 WHERE id = $1 AND disabled_at IS NOT NULL AND closed_at IS NULL",
            params![id],
        )?,
    };
    if changed == 1 {
        return Ok(());
    }
    let (closed,): (bool,) =
        act.tx().one("SELECT closed_at IS NOT NULL FROM organizations WHERE id = $1", params![id])?;
    Err(match reason {
        _ if closed => Refusal::OrganizationClosed,
        Some(_) => Refusal::AlreadyDisabled,
        None => Refusal::NotDisabled,
    }
    .into())
}

/// Closes the organization for good; it stays disabled, or is from now on.
///
/// Refusals: `organization-closed` when it is already.
pub(super) fn set_closed(act: &mut Act<'_>, id: OrganizationId, reason: &str) -> Result<()> {
    let (now, by) = (act.now(), act.actor().name().to_owned());
    let changed = act.tx().execute(
        "UPDATE organizations SET closed_at = $2, closed_by = $3, closed_reason = $4, \
         disabled_reason = CASE WHEN disabled_at IS NULL THEN $4 ELSE disabled_reason END, \
         disabled_by = CASE WHEN disabled_at IS NULL THEN $3 ELSE disabled_by END, \
         disabled_at = COALESCE(disabled_at, $2), version = version + 1 WHERE id = $1 AND closed_at IS NULL",
        params![id, now, by, reason],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::OrganizationClosed.into()) }
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
    search::forget(act, id)?;
    act.tx().execute("DELETE FROM organizations WHERE id = $1", params![id])?;
    Ok(())
}

/// Takes the rows of an organization and of all below it until the act ends. Whoever puts something into the tree
/// takes its parent's row first, so nothing comes below any more once all rows are held.
pub(super) fn hold_branch(act: &mut Act<'_>, top: OrganizationId) -> Result<()> {
    loop {
        let held = act.tx().execute(
            "UPDATE organizations SET version = version WHERE id IN ( \
             SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1)",
            params![top],
        )?;
        let (standing,): (i64,) = act
            .tx()
            .one("SELECT COUNT(*) FROM organization_ancestors WHERE ancestor_id = $1", params![top])?;
        if i64::try_from(held) == Ok(standing) {
            return Ok(());
        }
    }
}

/// Makes moves wait for one another: of two that would make a circle together, the second is told.
pub(super) fn hold_shape(act: &mut Act<'_>) -> Result<()> {
    act.tx().execute("UPDATE organizations SET version = version WHERE parent_id IS NULL", params![])?;
    Ok(())
}

/// All above an organization, without itself.
pub(super) fn above(act: &mut Act<'_>, id: OrganizationId) -> Result<Vec<OrganizationId>> {
    Ok(itself_and_above(act, id)?.into_iter().skip(1).collect())
}

/// An organization and all above it, from below.
pub(crate) fn itself_and_above(act: &mut Act<'_>, id: OrganizationId) -> Result<Vec<OrganizationId>> {
    let rows: Vec<(OrganizationId,)> = act.tx().all(
        "SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1 ORDER BY distance",
        params![id],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Hangs a branch below another parent, so many steps deeper than before: the list of those above is made again for
/// all of it at once, whatever its size.
pub(super) fn hang(
    act: &mut Act<'_>,
    top: OrganizationId,
    parent: OrganizationId,
    deeper: i64,
) -> Result<()> {
    act.tx().execute(
        "DELETE FROM organization_ancestors WHERE descendant_id IN ( \
             SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1) \
         AND ancestor_id IN (SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1 AND distance > 0)",
        params![top],
    )?;
    act.tx().execute(
        "INSERT INTO organization_ancestors (ancestor_id, descendant_id, distance, kind, name_folded) \
         SELECT up.ancestor_id, down.descendant_id, up.distance + 1 + down.distance, down.kind, down.name_folded \
         FROM organization_ancestors up CROSS JOIN organization_ancestors down \
         WHERE up.descendant_id = $2 AND down.ancestor_id = $1",
        params![top, parent],
    )?;
    act.tx().execute(
        "UPDATE organizations SET depth = depth + $3, \
         parent_id = CASE WHEN id = $1 THEN $2 ELSE parent_id END, \
         version = CASE WHEN id = $1 THEN version + 1 ELSE version END \
         WHERE id IN (SELECT descendant_id FROM organization_ancestors WHERE ancestor_id = $1)",
        params![top, parent, deeper],
    )?;
    Ok(())
}

/// What is listed for those who stand above: the table, and the key of what it lists.
const FEEDS: [(&str, &str); 4] = [
    ("event_feed", "event_id"),
    ("message_feed", "message_id"),
    ("invoice_feed", "invoice_id"),
    ("open_invoice_feed", "invoice_id"),
];

/// What a branch has in its own feeds is listed for those who came to stand above it, and no longer for those who
/// stood there before.
pub(super) fn hand_feeds_over(
    act: &mut Act<'_>,
    top: OrganizationId,
    (before, after): (&[OrganizationId], &[OrganizationId]),
) -> Result<()> {
    for (feed, key) in FEEDS {
        for leaving in before.iter().filter(|id| !after.contains(id)) {
            let sql = format!(
                "DELETE FROM {feed} WHERE ancestor_id = $1 AND {key} IN ( \
                 SELECT own.{key} FROM {feed} own WHERE own.ancestor_id = $2)"
            );
            act.tx().execute(&sql, params![leaving, top])?;
        }
        for arriving in after.iter().filter(|id| !before.contains(id)) {
            let sql = format!(
                "INSERT INTO {feed} (ancestor_id, {key}, organization_id) \
                 SELECT $1, own.{key}, own.organization_id FROM {feed} own WHERE own.ancestor_id = $2 \
                 ON CONFLICT (ancestor_id, {key}) DO NOTHING"
            );
            act.tx().execute(&sql, params![arriving, top])?;
        }
    }
    search::hand_over(act, top, (before, after))
}
