//! The tables of partner types: a version each, and what differs from the built-in presets.

use std::collections::BTreeMap;

use db::params;

use crate::{
    access::{Action, PartnerType},
    act::Act,
    refusal::{Refusal, Result},
};

/// All that differs. A row about an action that this release does not know is passed over.
pub(super) fn changes(act: &mut Act<'_>) -> Result<BTreeMap<(PartnerType, Action), bool>> {
    let rows: Vec<(PartnerType, String, bool)> =
        act.tx().all("SELECT partner_type, action, allowed FROM partner_type_changes", params![])?;
    Ok(rows
        .into_iter()
        .filter_map(|(partner_type, action, allowed)| Some(((partner_type, action.parse().ok()?), allowed)))
        .collect())
}

pub(super) fn version(act: &mut Act<'_>, partner_type: PartnerType) -> Result<i64> {
    let (version,): (i64,) =
        act.tx().one("SELECT version FROM partner_types WHERE partner_type = $1", params![partner_type])?;
    Ok(version)
}

/// Moves the version on from the one that the person saw. Refusals: `changed-meanwhile`.
pub(super) fn touch(act: &mut Act<'_>, partner_type: PartnerType, seen: i64) -> Result<()> {
    let moved = act.tx().execute(
        "UPDATE partner_types SET version = version + 1 WHERE partner_type = $1 AND version = $2",
        params![partner_type, seen],
    )?;
    if moved == 1 { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

pub(super) fn replace(
    act: &mut Act<'_>,
    partner_type: PartnerType,
    differing: impl Iterator<Item = (Action, bool)>,
) -> Result<()> {
    act.tx().execute("DELETE FROM partner_type_changes WHERE partner_type = $1", params![partner_type])?;
    for (action, allowed) in differing {
        act.tx().execute(
            "INSERT INTO partner_type_changes (partner_type, action, allowed) VALUES ($1, $2, $3)",
            params![partner_type, action, allowed],
        )?;
    }
    Ok(())
}
