//! Runs as they are read: one, its records, and all bulk work of an organization.

use db::{FromRow, Row, ToValue};
use uuid::Uuid;

use super::{BulkAction, Item, ItemState, Run, control, store};
use crate::{
    access::Action,
    act::Act,
    ids::{JobId, OrganizationId},
    jobs::Job,
    page::{Cursor, Page, Window},
    refusal::{Problem, Refusal, Result},
};

/// Bulk work of an organization: a bulk run, or a sending of invitations.
#[derive(Clone, Debug)]
pub enum Entry {
    Run(Box<Run>),
    Sending(Box<Job>),
}

impl Entry {
    pub fn job(&self) -> &Job {
        match self {
            Self::Run(run) => &run.job,
            Self::Sending(job) => job,
        }
    }
}

impl FromRow for Entry {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        if row.get::<Option<BulkAction>>("action")?.is_some() {
            return Run::from_row(row).map(|run| Self::Run(Box::new(run)));
        }
        Job::from_row(row).map(|job| Self::Sending(Box::new(job)))
    }
}

/// The right to see the job of a run; nothing for other jobs.
pub(crate) fn seen_by(act: &mut Act<'_>, organization: OrganizationId, job: JobId) -> Result<Option<Action>> {
    Ok(store::action_of(act, (organization, job))?.map(|action| action.changes().seen_by()))
}

/// One run.
pub fn get(act: &mut Act<'_>, job: JobId) -> Result<Run> {
    control::seen(act, job)
}

/// Whether the actor may stop, continue, repeat and undo the run.
pub fn may_change(act: &mut Act<'_>, run: &Run) -> Result<bool> {
    control::may_change(act, run)
}

/// The records of a run in the order in which they were selected, or those in one state.
pub fn items(act: &mut Act<'_>, job: JobId, state: Option<ItemState>, window: &Window) -> Result<Page<Item>> {
    let run = control::seen(act, job)?;
    let after = match &window.after {
        Some(cursor) => cursor.key(0).parse().map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?,
        None => 0,
    };
    let rows = store::items(act, &run, state, (after, window.reading()))?;
    Ok(window.page(rows, None, |item| Cursor::new([item.position.to_string()])))
}

/// All bulk work that was started from an organization, the newest first: what the actor may see of it.
///
/// Refusals: `forbidden` when that is none by right.
pub fn list(act: &mut Act<'_>, organization: OrganizationId, window: &Window) -> Result<Page<Entry>> {
    let before = window.after.as_ref().map(|cursor| cursor.key(0).parse::<JobId>());
    let before = match before {
        Some(Ok(job)) => job.uuid(),
        Some(Err(_)) => return Err(Refusal::field("cursor", Problem::NotAChoice).into()),
        None => Uuid::max(),
    };
    let rows = entries(act, organization, "TRUE", (before, window.reading()))?;
    Ok(window.page(rows, None, |entry| Cursor::new([entry.job().id.to_string()])))
}

/// The most that is told of at once as under way.
const MOST_RUNNING: i64 = 20;

/// As [`list`], only what is not over; at most 20.
pub fn running(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Entry>> {
    entries(act, organization, "j.finished_at IS NULL", (Uuid::max(), MOST_RUNNING))
}

fn entries(
    act: &mut Act<'_>,
    organization: OrganizationId,
    which: &str,
    (before, most): (Uuid, i64),
) -> Result<Vec<Entry>> {
    let scope = act.allow(Action::OrganizationsView, organization)?;
    let may = act.may(organization)?;
    let seen: Vec<String> = BulkAction::ALL
        .iter()
        .filter(|action| may.act(action.changes().seen_by()))
        .map(|action| format!("'{action}'"))
        .collect();
    let mut kinds = Vec::new();
    if !seen.is_empty() {
        kinds.push(format!("b.action IN ({})", seen.join(", ")));
    }
    if may.act(Action::MailView) {
        kinds.push("j.kind = 'invitations'".to_owned());
    }
    if kinds.is_empty() {
        return Err(Refusal::Forbidden.into());
    }
    let sql = format!(
        "SELECT {} FROM jobs j \
         LEFT JOIN bulk_runs b ON b.organization_id = j.organization_id AND b.job_id = j.id \
         WHERE j.organization_id = $1 AND j.id < $2 AND {which} AND ({}) ORDER BY j.id DESC LIMIT $3",
        store::RUN,
        kinds.join(" OR ")
    );
    Ok(act.tx().all(&sql, &[scope.organization().to_value(), before.to_value(), most.to_value()])?)
}
