//! The SQL of bulk runs: runs, their records, and the queue of those that are worked off now.

use db::{FromRow, Row, ToValue, Value, params};
use serde_json::Value as Json;
use uuid::Uuid;

use super::{BulkAction, How, Item, ItemState, Records, Run, RunState, selecting::Target, why::Why};
use crate::{
    act::Act,
    ids::{InstallationId, JobId, LicenseId, OrganizationId, SeatId},
    jobs::Job,
    refusal::{Failure, Refusal, Result},
};

/// A run by its organization and id.
pub(super) type Place = (OrganizationId, JobId);

/// The editions of a license, by code and name.
pub(super) fn editions_of(
    act: &mut Act<'_>,
    customer: OrganizationId,
    license: Uuid,
) -> Result<Vec<(String, String)>> {
    Ok(act.tx().all(
        "SELECT edition_code, edition_name FROM lines WHERE customer_id = $1 AND license_id = $2 ORDER BY position",
        params![customer, license],
    )?)
}

/// A run to be written down.
pub(super) struct NewRun<'n> {
    pub action: BulkAction,
    pub how: &'n How,
    pub author: &'n str,
    pub skipped: i64,
    pub undoes: Option<JobId>,
}

pub(super) fn insert_run(act: &mut Act<'_>, (organization, job): Place, new: &NewRun<'_>) -> Result<()> {
    let how = serde_json::to_string(new.how)?;
    act.tx().execute(
        "INSERT INTO bulk_runs (organization_id, job_id, action, how, author, state, skipped, undoes_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![organization, job, new.action, how, new.author, RunState::Running, new.skipped, new.undoes],
    )?;
    Ok(())
}

const CHUNK: usize = 100;

pub(super) fn insert_items(act: &mut Act<'_>, (organization, job): Place, targets: &[Target]) -> Result<()> {
    let mut position = 0_i64;
    for chunk in targets.chunks(CHUNK) {
        let mut values: Vec<Value> = vec![organization.to_value(), job.to_value()];
        let mut rows = Vec::with_capacity(chunk.len());
        for target in chunk {
            position += 1;
            let place = values.len();
            rows.push(format!(
                "($1, $2, ${}, ${}, ${}, ${}, ${}, ${}, ${})",
                place + 1,
                place + 2,
                place + 3,
                place + 4,
                place + 5,
                place + 6,
                place + 7
            ));
            let state = if target.why_not.is_some() { ItemState::Skipped } else { ItemState::Waiting };
            values.extend([
                position.to_value(),
                target.record.to_value(),
                target.customer.to_value(),
                target.name.to_value(),
                target.customer_name.to_value(),
                state.to_value(),
                target.why_not.as_ref().map(|why| Why::of(why).to_text()).to_value(),
            ]);
        }
        let sql = format!(
            "INSERT INTO bulk_items (organization_id, job_id, position, record_id, customer_id, name, customer_name, \
             state, reason) VALUES {}",
            rows.join(", ")
        );
        act.tx().execute(&sql, &values)?;
    }
    Ok(())
}

/// The records that a run did something to, as the records of the run that takes it back.
pub(super) fn copy_done(act: &mut Act<'_>, (organization, from): Place, to: JobId) -> Result<u64> {
    Ok(act.tx().execute(
        "INSERT INTO bulk_items (organization_id, job_id, position, record_id, customer_id, name, customer_name, state, facts) \
         SELECT organization_id, $3, position, record_id, customer_id, name, customer_name, 'waiting', facts FROM bulk_items \
         WHERE organization_id = $1 AND job_id = $2 AND state = 'done'",
        params![organization, from, to],
    )?)
}

impl FromRow for Run {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let how: String = row.get("how")?;
        Ok(Self {
            job: Job::from_row(row)?,
            action: row.get("action")?,
            how: serde_json::from_str::<How>(&how).unwrap_or_default(),
            state: row.get("state")?,
            skipped: row.get("skipped")?,
            undoes: row.get("undoes_id")?,
            undone_by: row.get("undone_by_id")?,
            author: row.get("author")?,
        })
    }
}

/// The columns of a run and its job, from [`FROM`].
pub(super) const RUN: &str = "j.organization_id, j.id, j.kind, j.started_by, j.customer_id, j.total, j.done, j.failed, \
    j.created_at, j.finished_at, b.action, b.how, b.author, b.state, b.skipped, b.undoes_id, b.undone_by_id";

pub(super) const FROM: &str =
    "FROM bulk_runs b JOIN jobs j ON j.organization_id = b.organization_id AND j.id = b.job_id";

pub(super) fn run(act: &mut Act<'_>, (organization, job): Place) -> Result<Run> {
    let sql = format!("SELECT {RUN} {FROM} WHERE b.organization_id = $1 AND b.job_id = $2");
    let found: Option<Run> = act.tx().optional(&sql, params![organization, job])?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// What a run does, if there is one.
pub(super) fn action_of(act: &mut Act<'_>, (organization, job): Place) -> Result<Option<BulkAction>> {
    let found: Option<(BulkAction,)> = act.tx().optional(
        "SELECT action FROM bulk_runs WHERE organization_id = $1 AND job_id = $2",
        params![organization, job],
    )?;
    Ok(found.map(|row| row.0))
}

/// Moves a run from one state to another; false when it is in a third, or would go on though it was taken back.
pub(super) fn turn(
    act: &mut Act<'_>,
    (organization, job): Place,
    (from, to): (RunState, RunState),
) -> Result<bool> {
    let turned = act.tx().execute(
        "UPDATE bulk_runs SET state = $4 WHERE organization_id = $1 AND job_id = $2 AND state = $3 \
         AND (undone_by_id IS NULL OR CAST($4 AS TEXT) <> 'running')",
        params![organization, job, from, to],
    )?;
    Ok(turned == 1)
}

/// Whose right is asked again from now on.
pub(super) fn set_author(act: &mut Act<'_>, (organization, job): Place, author: &str) -> Result<()> {
    act.tx().execute(
        "UPDATE bulk_runs SET author = $3 WHERE organization_id = $1 AND job_id = $2",
        params![organization, job, author],
    )?;
    Ok(())
}

/// Notes which run takes this one back; false when another does, or it goes on.
pub(super) fn set_undone(act: &mut Act<'_>, (organization, job): Place, by: JobId) -> Result<bool> {
    let noted = act.tx().execute(
        "UPDATE bulk_runs SET undone_by_id = $3 WHERE organization_id = $1 AND job_id = $2 AND undone_by_id IS NULL \
         AND state <> 'running'",
        params![organization, job, by],
    )?;
    Ok(noted == 1)
}

/// Lets everything that failed wait again; gives how many.
pub(super) fn reopen_failed(act: &mut Act<'_>, (organization, job): Place) -> Result<i64> {
    let reopened = act.tx().execute(
        "UPDATE bulk_items SET state = 'waiting', reason = NULL, ended_at = NULL \
         WHERE organization_id = $1 AND job_id = $2 AND state = 'failed'",
        params![organization, job],
    )?;
    let reopened = i64::try_from(reopened).unwrap_or(i64::MAX);
    act.tx().execute(
        "UPDATE jobs SET failed = failed - $3, finished_at = NULL WHERE organization_id = $1 AND id = $2",
        params![organization, job, reopened],
    )?;
    Ok(reopened)
}

/// A record that was taken to be worked off.
pub(super) struct Taken {
    pub record: Uuid,
    pub facts: Option<Json>,
}

impl FromRow for Taken {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let facts: Option<String> = row.get("facts")?;
        Ok(Self {
            record: row.get("record_id")?,
            facts: facts.and_then(|text| serde_json::from_str(&text).ok()),
        })
    }
}

/// Marks a waiting record of a run that goes on as done; nothing when it waits no more or the run was stopped. Of two
/// that try, one gets it.
pub(super) fn take(act: &mut Act<'_>, (organization, job): Place, position: i64) -> Result<Option<Taken>> {
    let now = act.now();
    Ok(act.tx().optional(
        "UPDATE bulk_items SET state = 'done', ended_at = $4 \
         WHERE organization_id = $1 AND job_id = $2 AND position = $3 AND state = 'waiting' \
         AND EXISTS (SELECT 1 FROM bulk_runs b WHERE b.organization_id = $1 AND b.job_id = $2 AND b.state = 'running') \
         RETURNING record_id, facts",
        params![organization, job, position, now],
    )?)
}

pub(super) fn keep_facts(
    act: &mut Act<'_>,
    (organization, job): Place,
    position: i64,
    facts: &Json,
) -> Result<()> {
    act.tx().execute(
        "UPDATE bulk_items SET facts = $4 WHERE organization_id = $1 AND job_id = $2 AND position = $3",
        params![organization, job, position, facts.to_string()],
    )?;
    Ok(())
}

/// Marks a waiting record as failed; false when it waits no more.
pub(super) fn fail(act: &mut Act<'_>, (organization, job): Place, position: i64, why: &Why) -> Result<bool> {
    let now = act.now();
    let failed = act.tx().execute(
        "UPDATE bulk_items SET state = 'failed', reason = $4, ended_at = $5 \
         WHERE organization_id = $1 AND job_id = $2 AND position = $3 AND state = 'waiting'",
        params![organization, job, position, why.to_text(), now],
    )?;
    Ok(failed == 1)
}

/// The first records that wait.
pub(super) fn waiting(act: &mut Act<'_>, (organization, job): Place, most: i64) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = act.tx().all(
        "SELECT position FROM bulk_items WHERE organization_id = $1 AND job_id = $2 AND state = 'waiting' \
         ORDER BY position LIMIT $3",
        params![organization, job, most],
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The records of a run, or those in one state, after a position.
pub(super) fn items(
    act: &mut Act<'_>,
    run: &Run,
    state: Option<ItemState>,
    (after, most): (i64, i64),
) -> Result<Vec<Item>> {
    let (organization, job) = run.place();
    let mut parameters = params![organization, job, after, most].to_vec();
    let mut condition = "organization_id = $1 AND job_id = $2 AND position > $3".to_owned();
    if let Some(state) = state {
        parameters.push(state.to_value());
        condition += " AND state = $5";
    }
    let sql = format!(
        "SELECT position, record_id, customer_id, name, customer_name, state, reason, ended_at FROM bulk_items \
         WHERE {condition} ORDER BY position LIMIT $4"
    );
    let rows: Vec<ItemRow> = act.tx().all(&sql, &parameters)?;
    Ok(rows.into_iter().map(|row| row.shown(run.action.changes())).collect())
}

struct ItemRow {
    record: Uuid,
    item: Item,
}

impl ItemRow {
    fn shown(self, records: Records) -> Item {
        let id = self.record;
        let record = match records {
            Records::Customers => OrganizationId::from_uuid(id).to_string(),
            Records::Licenses => LicenseId::from_uuid(id).to_string(),
            Records::Users => SeatId::from_uuid(id).to_string(),
            Records::Devices => InstallationId::from_uuid(id).to_string(),
        };
        Item { record, ..self.item }
    }
}

impl FromRow for ItemRow {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        let reason: Option<String> = row.get("reason")?;
        Ok(Self {
            record: row.get("record_id")?,
            item: Item {
                position: row.get("position")?,
                record: String::new(),
                name: row.get("name")?,
                customer: row.get("customer_id")?,
                customer_name: row.get("customer_name")?,
                state: row.get("state")?,
                why: reason.and_then(|text| Why::read(&text)),
                ended_at: row.get("ended_at")?,
            },
        })
    }
}

pub(super) fn enqueue(act: &mut Act<'_>, (organization, job): Place) -> Result<()> {
    let now = act.now();
    act.tx().execute(
        "INSERT INTO bulk_queue (job_id, organization_id, due_at) VALUES ($1, $2, $3) \
         ON CONFLICT (job_id) DO UPDATE SET due_at = excluded.due_at",
        params![job, organization, now],
    )?;
    Ok(())
}

pub(super) fn dequeue(act: &mut Act<'_>, (_, job): Place) -> Result<()> {
    act.tx().execute("DELETE FROM bulk_queue WHERE job_id = $1", params![job])?;
    Ok(())
}

/// The run that waits longest.
pub(super) fn due(act: &mut Act<'_>) -> Result<Option<Place>> {
    let now = act.now();
    Ok(act.tx().optional(
        "SELECT organization_id, job_id FROM bulk_queue WHERE due_at <= $1 ORDER BY due_at, job_id LIMIT 1",
        params![now],
    )?)
}

/// Holds a run for so many seconds; false when somebody else does.
pub(super) fn lease(act: &mut Act<'_>, (_, job): Place, seconds: i64) -> Result<bool> {
    let now = act.now();
    let leased = act.tx().execute(
        "UPDATE bulk_queue SET due_at = $3 WHERE job_id = $1 AND due_at <= $2",
        params![job, now, now.plus_seconds(seconds)],
    )?;
    Ok(leased == 1)
}

/// Lets a run be worked on at once, behind those that wait longer.
pub(super) fn give_back(act: &mut Act<'_>, (_, job): Place) -> Result<()> {
    let now = act.now();
    act.tx().execute("UPDATE bulk_queue SET due_at = $2 WHERE job_id = $1", params![job, now])?;
    Ok(())
}

pub(super) fn give_all_back(act: &mut Act<'_>) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute("UPDATE bulk_queue SET due_at = $1 WHERE due_at > $1", params![now])?)
}

/// Kept facts must be there where they are needed.
pub(super) fn required(facts: Option<Json>) -> Result<Json> {
    let missing = || Failure::Stored("a bulk run kept nothing of a record that it changed".to_owned());
    Ok(facts.ok_or_else(missing)?)
}
