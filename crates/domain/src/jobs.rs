//! Bulk work with progress: how far it is, how much of it failed. What a job does lives with the operation that
//! started it.

use db::{FromRow, Row, params};

use crate::{
    access::Action,
    act::Act,
    bulk,
    clock::Instant,
    ids::{JobId, OrganizationId},
    places,
    refusal::{Refusal, Result},
    words,
};

words! {
    /// Kinds of bulk work.
    JobKind {
        Invitations => "invitations",
        /// One of the actions of `bulk`.
        Bulk => "bulk",
    }
}

/// A bulk run as it stands.
#[derive(Clone, Debug)]
pub struct Job {
    pub id: JobId,
    pub organization: OrganizationId,
    pub kind: JobKind,
    /// The name of who started it.
    pub started_by: String,
    /// The customer it is about, when it is about one only.
    pub customer: Option<OrganizationId>,
    pub total: i64,
    pub done: i64,
    pub failed: i64,
    pub created_at: Instant,
    pub finished_at: Option<Instant>,
}

impl Job {
    /// What is still to be done.
    pub const fn left(&self) -> i64 {
        self.total - self.done - self.failed
    }

    /// Whole percent that is over, well or badly.
    pub const fn percent(&self) -> i64 {
        if self.total == 0 { 100 } else { (self.done + self.failed) * 100 / self.total }
    }
}

impl FromRow for Job {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            kind: row.get("kind")?,
            started_by: row.get("started_by")?,
            customer: row.get("customer_id")?,
            total: row.get("total")?,
            done: row.get("done")?,
            failed: row.get("failed")?,
            created_at: row.get("created_at")?,
            finished_at: row.get("finished_at")?,
        })
    }
}

/// The columns of a job.
pub(crate) const JOB: &str =
    "organization_id, id, kind, started_by, customer_id, total, done, failed, created_at, finished_at";

/// One job with its progress.
pub fn get(act: &mut Act<'_>, job: JobId) -> Result<Job> {
    let organization = places::customer_of(act, job)?;
    let asked = bulk::seen_by(act, organization, job)?.unwrap_or(Action::MailView);
    let scope = act.allow(asked, organization)?;
    let found: Option<Job> = act.tx().optional(
        &format!("SELECT {JOB} FROM jobs WHERE organization_id = $1 AND id = $2"),
        params![scope.organization(), job],
    )?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

const MOST_RUNNING: i64 = 20;

/// The sendings that run for the organization, the newest first; at most 20.
pub fn running(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Job>> {
    let scope = act.allow(Action::MailView, organization)?;
    let sql = format!(
        "SELECT {JOB} FROM jobs WHERE organization_id = $1 AND finished_at IS NULL AND kind = 'invitations' \
         ORDER BY id DESC LIMIT {MOST_RUNNING}"
    );
    Ok(act.tx().all(&sql, params![scope.organization()])?)
}

/// A job to be started.
pub(crate) struct NewJob {
    pub(crate) organization: OrganizationId,
    pub(crate) kind: JobKind,
    pub(crate) customer: Option<OrganizationId>,
    pub(crate) total: i64,
}

pub(crate) fn start(act: &mut Act<'_>, new: &NewJob) -> Result<JobId> {
    let id = JobId::from_uuid(act.fresh_id());
    let (now, by) = (act.now(), act.actor().name().to_owned());
    act.tx().execute(
        "INSERT INTO jobs (organization_id, id, kind, started_by, customer_id, total, done, failed, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7)",
        params![new.organization, id, new.kind, by, new.customer, new.total, now],
    )?;
    places::note(act, id, new.organization)?;
    Ok(id)
}

/// What became of one item of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Done,
    Failed,
    /// A failed one is tried again.
    Reopened,
}

/// Counts one item. A job whose items are all over is finished at that instant. A job that is gone is no error.
pub(crate) fn step(act: &mut Act<'_>, job: Option<JobId>, step: Step) -> Result<()> {
    let Some(job) = job else { return Ok(()) };
    let place: Option<(OrganizationId,)> =
        act.tx().optional("SELECT customer_id FROM record_places WHERE record_id = $1", params![job])?;
    let Some((organization,)) = place else { return Ok(()) };
    count(act, organization, job, step).map(drop)
}

/// As [`step`], where the organization is known. Tells whether the job is finished by it.
pub(crate) fn count(act: &mut Act<'_>, organization: OrganizationId, job: JobId, step: Step) -> Result<bool> {
    let (done, failed) = match step {
        Step::Done => (1_i64, 0_i64),
        Step::Failed => (0, 1),
        Step::Reopened => (0, -1),
    };
    let now = act.now();
    let counted: Option<(Option<Instant>,)> = act.tx().optional(
        "UPDATE jobs SET done = done + $3, failed = failed + $4, \
         finished_at = CASE WHEN done + failed + $3 + $4 >= total THEN COALESCE(finished_at, $5) ELSE NULL END \
         WHERE organization_id = $1 AND id = $2 RETURNING finished_at",
        params![organization, job, done, failed, now],
    )?;
    Ok(counted.is_some_and(|(finished_at,)| finished_at.is_some()))
}
