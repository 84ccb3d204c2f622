//! Rows of notes, and how far up the actor sees them. Asks for no right: operations do that first.

use db::params;

use super::{MOST_SHOWN, Note, Subject};
use crate::{
    access::{Action, Scope},
    act::{Act, Actor},
    clock::Instant,
    ids::{NoteId, OrganizationId},
    refusal::{Refusal, Result},
};

/// Whose notes the actor sees at an organization: those written at most so many steps above it.
pub(super) struct Sight {
    pub steps: i64,
    /// The organization whose people the actor writes as: the nearest that they belong to.
    pub home: Option<OrganizationId>,
}

impl Sight {
    pub(super) fn of(act: &mut Act<'_>, organization: OrganizationId) -> Result<Self> {
        if matches!(act.actor(), Actor::CommandLine | Actor::System(_)) {
            let (steps, root): (i64, OrganizationId) = act.tx().one(
                "SELECT distance, ancestor_id FROM organization_ancestors WHERE descendant_id = $1 \
                 ORDER BY distance DESC LIMIT 1",
                params![organization],
            )?;
            return Ok(Self { steps, home: Some(root) });
        }
        let (grants, presets) = (act.grants(organization)?, act.presets_in_force()?);
        let steps = |action| {
            let held = grants.iter().filter(|grant| grant.allows(action, &presets));
            held.map(|grant| grant.distance).collect::<Vec<i64>>()
        };
        let furthest = steps(Action::NotesView).into_iter().max();
        let nearest = steps(Action::NotesWrite).into_iter().min();
        let home = match nearest {
            Some(distance) => above(act, organization, distance)?,
            None => None,
        };
        Ok(Self { steps: furthest.unwrap_or(-1), home })
    }
}

fn above(act: &mut Act<'_>, organization: OrganizationId, distance: i64) -> Result<Option<OrganizationId>> {
    let found: Option<(OrganizationId,)> = act.tx().optional(
        "SELECT ancestor_id FROM organization_ancestors WHERE descendant_id = $1 AND distance = $2",
        params![organization, distance],
    )?;
    Ok(found.map(|row| row.0))
}

const NOTE: &str = "SELECT n.organization_id, n.id, n.subject, n.home_id, h.name AS home_name, n.account_id, n.author, \
    n.written, n.written_at, n.changed_at, n.removed_at, n.version FROM notes n \
    JOIN organizations h ON h.id = n.home_id \
    JOIN organization_ancestors a ON a.descendant_id = n.organization_id AND a.ancestor_id = n.home_id";

pub(super) fn about(
    act: &mut Act<'_>,
    scope: &Scope,
    (subject, sight): (Subject, &Sight),
) -> Result<Vec<Note>> {
    let sql = format!(
        "{NOTE} WHERE n.organization_id = $1 AND n.subject = $2 AND n.removed_at IS NULL AND a.distance <= $3 \
         ORDER BY n.id DESC LIMIT $4"
    );
    Ok(act.tx().all(&sql, params![scope.organization(), subject.to_string(), sight.steps, MOST_SHOWN])?)
}

pub(super) fn get(act: &mut Act<'_>, scope: &Scope, (id, sight): (NoteId, &Sight)) -> Result<Note> {
    let sql = format!("{NOTE} WHERE n.organization_id = $1 AND n.id = $2 AND a.distance <= $3");
    act.tx()
        .optional(&sql, params![scope.organization(), id, sight.steps])?
        .ok_or_else(|| Refusal::NotFound.into())
}

pub(super) fn insert(
    act: &mut Act<'_>,
    scope: &Scope,
    (id, subject, home): (NoteId, Subject, OrganizationId),
    text: &str,
) -> Result<()> {
    let (now, account, author) = (act.now(), act.actor().account(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO notes (organization_id, id, subject, home_id, account_id, author, written, written_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
        params![scope.organization(), id, subject.to_string(), home, account, author, text, now],
    )?;
    Ok(())
}

/// False when somebody was quicker.
pub(super) fn edit(
    act: &mut Act<'_>,
    scope: &Scope,
    (id, version): (NoteId, i64),
    text: &str,
) -> Result<bool> {
    let now = act.now();
    let changed = act.tx().execute(
        "UPDATE notes SET written = $4, changed_at = $5, version = version + 1 \
         WHERE organization_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL",
        params![scope.organization(), id, version, text, now],
    )?;
    Ok(changed == 1)
}

/// False when it is so already.
pub(super) fn set_removed(
    act: &mut Act<'_>,
    scope: &Scope,
    id: NoteId,
    removed_at: Option<Instant>,
) -> Result<bool> {
    let changed = act.tx().execute(
        "UPDATE notes SET removed_at = CAST($3 AS BIGINT), version = version + 1 \
         WHERE organization_id = $1 AND id = $2 AND (removed_at IS NULL) = (CAST($3 AS BIGINT) IS NOT NULL)",
        params![scope.organization(), id, removed_at],
    )?;
    Ok(changed == 1)
}
