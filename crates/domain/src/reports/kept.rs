//! Reports that are kept: those of organizations with many customers, counted once a day by the worker.

use db::params;

use super::{Report, report, store};
use crate::{
    access::Action,
    act::{Act, Actor},
    clock::Instant,
    ids::OrganizationId,
    refusal::{Refusal, Result},
};

/// A report is counted anew when it is older.
const FRESH_SECONDS: i64 = 20 * 3600;

/// The report of an organization that was counted last; none where none was kept.
///
/// Refusals: as of [`report`].
pub fn latest(act: &mut Act<'_>, organization: OrganizationId) -> Result<Option<Report>> {
    let scope = act.allow(Action::LicensesView, organization)?;
    let kept: Option<(String,)> = act.tx().optional(
        "SELECT report FROM usage_reports WHERE organization_id = $1",
        params![scope.organization()],
    )?;
    Ok(kept.and_then(|(text,)| serde_json::from_str(&text).ok()))
}

/// Finds one organization whose report is due, and counts it; none when all are fresh. Only reads, and may take long: what
/// it gives is kept by [`keep`]. For the worker.
///
/// Refusals: `not-found` for anybody else.
pub fn count_due(act: &mut Act<'_>, after: Option<OrganizationId>) -> Result<Due> {
    if !matches!(act.actor(), Actor::System(_)) {
        return Err(Refusal::NotFound.into());
    }
    let stale: Instant = act.now().plus_seconds(-FRESH_SECONDS);
    let from = after.map_or_else(uuid::Uuid::nil, OrganizationId::uuid);
    let next: Option<(OrganizationId,)> = act.tx().optional(
        "SELECT o.id FROM organizations o WHERE o.kind <> 'customer' AND o.id > $1 AND NOT EXISTS ( \
         SELECT 1 FROM usage_reports r WHERE r.organization_id = o.id AND r.made_at >= $2) ORDER BY o.id LIMIT 1",
        params![from, stale],
    )?;
    let Some((organization,)) = next else { return Ok(Due::Nothing) };
    let scope = act.allow(Action::LicensesView, organization)?;
    if store::is_small(act, &scope)? {
        return Ok(Due::Quick(organization));
    }
    let before = latest(act, organization)?.map(|report| report.months).unwrap_or_default();
    Ok(Due::Counted(Box::new(report(act, organization, &before)?)))
}

/// What the worker found to do.
#[derive(Debug)]
pub enum Due {
    Nothing,
    /// This one is counted when somebody looks at it.
    Quick(OrganizationId),
    Counted(Box<Report>),
}

/// Keeps a report in place of the one before. For the worker.
///
/// Refusals: `not-found` for anybody else.
pub fn keep(act: &mut Act<'_>, report: &Report) -> Result<()> {
    if !matches!(act.actor(), Actor::System(_)) {
        return Err(Refusal::NotFound.into());
    }
    let text = serde_json::to_string(report)?;
    act.tx().execute(
        "INSERT INTO usage_reports (organization_id, made_at, report) SELECT o.id, $2, $3 FROM organizations o \
         WHERE o.id = $1 ON CONFLICT (organization_id) DO UPDATE SET made_at = excluded.made_at, report = excluded.report",
        params![report.organization, report.made_at, &text],
    )?;
    Ok(())
}
