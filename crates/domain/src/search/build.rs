//! Entering what was there before the index: kind by kind along the keys of the tables, a few records an act, by the
//! worker. Building anew goes the same way, and takes out what nobody has any more.

use std::collections::BTreeMap;

use db::{FromRow, Row, params};
use uuid::Uuid;

use super::{Kind, source, store};
use crate::{
    access::Action,
    act::Act,
    ids::OrganizationId,
    organizations,
    refusal::{Refusal, Result},
};

/// The last stage: what is held and nobody has.
const LEFT_OVER: &str = "left-over";

/// How far the building is.
struct Progress {
    stage: String,
    organization: OrganizationId,
    record: Uuid,
}

impl FromRow for Progress {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let organization: Option<OrganizationId> = row.get("after_organization")?;
        let record: Option<Uuid> = row.get("after_record")?;
        Ok(Self {
            stage: row.get("stage")?,
            organization: organization.unwrap_or_else(|| OrganizationId::from_uuid(Uuid::nil())),
            record: record.unwrap_or_default(),
        })
    }
}

/// Enters up to `most` records that are not entered yet; tells whether there is more to do. For the worker.
///
/// Refusals: `not-found` for anybody else.
pub fn build(act: &mut Act<'_>, most: i64) -> Result<bool> {
    if !matches!(act.actor(), crate::act::Actor::System(_) | crate::act::Actor::CommandLine) {
        return Err(Refusal::NotFound.into());
    }
    let unfinished = "SELECT stage, after_organization, after_record FROM search_progress \
        WHERE name = 'records' AND finished = 0";
    let Some(progress) = act.tx().optional::<Progress>(unfinished, params![])? else { return Ok(false) };
    let from = (progress.organization, progress.record);
    let keys = match progress.stage.parse::<Kind>() {
        Ok(kind) => {
            let keys = source::keys_after(act, kind, from, most)?;
            for (organization, records) in by_organization(&keys) {
                anew(act, kind, organization, &records)?;
            }
            keys
        }
        Err(_) => left_over(act, from, most)?,
    };
    if let Some((organization, record)) = keys.last() {
        go_on(act, &progress.stage, Some((*organization, *record)))?;
    } else {
        let Some(next) = stage_after(&progress.stage) else {
            act.tx().execute("UPDATE search_progress SET finished = 1 WHERE name = 'records'", params![])?;
            return Ok(false);
        };
        go_on(act, next, None)?;
    }
    Ok(true)
}

fn stage_after(stage: &str) -> Option<&'static str> {
    let kinds = Kind::ALL.iter().map(|kind| kind.word()).chain([LEFT_OVER]);
    kinds.skip_while(|known| *known != stage).nth(1)
}

fn go_on(act: &mut Act<'_>, stage: &str, after: Option<(OrganizationId, Uuid)>) -> Result<()> {
    act.tx().execute(
        "UPDATE search_progress SET stage = $1, after_organization = $2, after_record = $3 WHERE name = 'records'",
        params![stage, after.map(|key| key.0), after.map(|key| key.1)],
    )?;
    Ok(())
}

fn by_organization(keys: &[(OrganizationId, Uuid)]) -> BTreeMap<OrganizationId, Vec<Uuid>> {
    let mut grouped: BTreeMap<OrganizationId, Vec<Uuid>> = BTreeMap::new();
    for (organization, record) in keys {
        grouped.entry(*organization).or_default().push(*record);
    }
    grouped
}

/// Enters records anew whatever is held of them.
fn anew(act: &mut Act<'_>, kind: Kind, organization: OrganizationId, records: &[Uuid]) -> Result<()> {
    let scopes = organizations::itself_and_above(act, organization)?;
    for few in records.chunks(super::AT_ONCE) {
        for held in store::held(act, (organization, kind), few)? {
            store::take_out(act, (organization, &scopes), &held)?;
        }
        let sources = source::named(act, kind, organization, few)?;
        store::enter(act, kind, &scopes, &sources)?;
    }
    Ok(())
}

fn left_over(
    act: &mut Act<'_>,
    (organization, record): (OrganizationId, Uuid),
    most: i64,
) -> Result<Vec<(OrganizationId, Uuid)>> {
    let rows: Vec<(OrganizationId, Uuid, Kind)> = act.tx().all(
        "SELECT organization_id, id, kind FROM search_records WHERE (organization_id, id) > ($1, $2) \
         ORDER BY organization_id, id LIMIT $3",
        params![organization, record, most],
    )?;
    for (organization, record, kind) in &rows {
        super::follow(act, *kind, *organization, &[*record])?;
    }
    Ok(rows.into_iter().map(|(organization, record, _)| (organization, record)).collect())
}

/// Has everything entered anew by the worker; what is found meanwhile is as true as it was. For an admin of the
/// operator, and the machine itself.
///
/// Refusals: `not-found`, `forbidden`.
pub fn rebuild(act: &mut Act<'_>) -> Result<()> {
    let root = organizations::root(act)?.ok_or(Refusal::NotFound)?;
    act.allow(Action::PartnersChange, root)?;
    act.tx().execute(
        "UPDATE search_progress SET stage = $1, after_organization = NULL, after_record = NULL, finished = 0 \
         WHERE name = 'records'",
        params![Kind::Customer.word()],
    )?;
    Ok(())
}
