//! What people do to a run: stop it, let it go on, try its failures again, take back what it did.

use super::{Run, RunState, order, store};
use crate::{
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::JobId,
    jobs::{self, JobKind, NewJob},
    outbox, places,
    refusal::{Error, Refusal, Result},
};

/// For so many days what a run did can be taken back.
pub const UNDO_DAYS: i64 = 30;

/// The run, for who may see what it is about.
pub(super) fn seen(act: &mut Act<'_>, job: JobId) -> Result<Run> {
    let organization = places::customer_of(act, job)?;
    let action = store::action_of(act, (organization, job))?.ok_or(Refusal::NotFound)?;
    act.allow(action.changes().seen_by(), organization)?;
    store::run(act, (organization, job))
}

/// Whether the actor may change the run: who started it, and who has its right on all that it can be about.
pub(super) fn may_change(act: &mut Act<'_>, run: &Run) -> Result<bool> {
    if run.author == outbox::author(act.actor()) {
        return Ok(true);
    }
    match act.allow(run.action.right(), run.job.organization) {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(failed) => Err(failed),
    }
}

/// The run, for who may change it.
pub(super) fn changeable(act: &mut Act<'_>, job: JobId) -> Result<Run> {
    let run = seen(act, job)?;
    if may_change(act, &run)? { Ok(run) } else { Err(Refusal::Forbidden.into()) }
}

fn record(act: &mut Act<'_>, run: &Run, what: What, count: i64) -> Result<()> {
    let entry = Entry::new(what, SubjectKind::Job, run.job.id, run.called());
    act.record(run.job.organization, entry.note("count", count))
}

/// Stops a run after the record in hand. What is done stays done; the rest waits until somebody lets it go on.
///
/// Refusals: `bulk-not-running`.
pub fn stop(act: &mut Act<'_>, job: JobId) -> Result<Run> {
    let run = changeable(act, job)?;
    if !store::turn(act, run.place(), (RunState::Running, RunState::Stopped))? {
        return Err(Refusal::BulkNotRunning.into());
    }
    store::dequeue(act, run.place())?;
    let run = store::run(act, run.place())?;
    record(act, &run, What::BulkStopped, run.job.left())?;
    Ok(run)
}

/// Lets a stopped run go on, from now on by the right of the actor.
///
/// Refusals: `bulk-still-running` unless it was stopped; `bulk-already-undone`.
pub fn resume(act: &mut Act<'_>, job: JobId) -> Result<Run> {
    let run = changeable(act, job)?;
    refuse_when_undone(&run)?;
    if !store::turn(act, run.place(), (RunState::Stopped, RunState::Running))? {
        return Err(Refusal::BulkStillRunning.into());
    }
    go_on(act, &run)?;
    record(act, &run, What::BulkResumed, run.job.left())?;
    store::run(act, run.place())
}

/// What was taken back is not done after all.
fn refuse_when_undone(run: &Run) -> Result<()> {
    if run.undone_by.is_some() { Err(Refusal::BulkAlreadyUndone.into()) } else { Ok(()) }
}

fn go_on(act: &mut Act<'_>, run: &Run) -> Result<()> {
    let author = outbox::author(act.actor());
    store::set_author(act, run.place(), &author)?;
    store::enqueue(act, run.place())
}

/// Tries everything that failed once more, by the right of the actor.
///
/// Refusals: `bulk-still-running` until it is finished; `nothing-failed`; `bulk-already-undone`.
pub fn retry(act: &mut Act<'_>, job: JobId) -> Result<Run> {
    let run = changeable(act, job)?;
    refuse_when_undone(&run)?;
    if !store::turn(act, run.place(), (RunState::Finished, RunState::Running))? {
        return Err(Refusal::BulkStillRunning.into());
    }
    let failed = store::reopen_failed(act, run.place())?;
    if failed == 0 {
        return Err(Refusal::NothingFailed.into());
    }
    go_on(act, &run)?;
    record(act, &run, What::BulkRetried, failed)?;
    store::run(act, run.place())
}

impl Run {
    /// Why it cannot be taken back, as far as it shows.
    pub(super) fn refuse_undoing(&self, now: Instant) -> Option<Refusal> {
        let since = self.job.finished_at.unwrap_or(self.job.created_at);
        if !self.action.has_opposite() || self.undoes.is_some() || self.job.done == 0 {
            Some(Refusal::BulkNotUndoable)
        } else if self.undone_by.is_some() {
            Some(Refusal::BulkAlreadyUndone)
        } else if self.state == RunState::Running {
            Some(Refusal::BulkStillRunning)
        } else if since.plus_days(UNDO_DAYS) < now {
            Some(Refusal::BulkUndoTooLate { days: UNDO_DAYS })
        } else {
            None
        }
    }
}

/// Begins a run that takes back what this one did, record by record; what somebody has changed since stays as it is
/// and is told. Gives the new run.
///
/// Refusals: `bulk-not-undoable`, `bulk-already-undone`, `bulk-still-running`, `bulk-undo-too-late`.
pub fn undo(act: &mut Act<'_>, job: JobId) -> Result<JobId> {
    let run = changeable(act, job)?;
    if let Some(refusal) = run.refuse_undoing(act.now()) {
        return Err(refusal.into());
    }
    let organization = run.job.organization;
    let new = NewJob { organization, kind: JobKind::Bulk, customer: None, total: run.job.done };
    let by = jobs::start(act, &new)?;
    if !store::set_undone(act, run.place(), by)? {
        return Err(Refusal::BulkAlreadyUndone.into());
    }
    let author = outbox::author(act.actor());
    let (action, how) = (run.action, &run.how);
    let new = store::NewRun { action, how, author: &author, skipped: 0, undoes: Some(job) };
    store::insert_run(act, (organization, by), &new)?;
    store::copy_done(act, run.place(), by)?;
    let called = store::run(act, (organization, by))?.called();
    order::begin(act, (organization, by), called, run.job.done)?;
    Ok(by)
}
