//! Working a run off: a few records at a time, each in an act of its own, by the right of whoever started it as it is
//! now. A record is marked in the same act that changes it, so that nothing is done twice whoever stops in between.

use std::fmt;

use super::{Run, RunState, control, deeds, store, why::Why};
use crate::{
    act::{Act, Actor, Caller, World},
    audit::{Entry, SubjectKind, What},
    ids::{JobId, OrganizationId},
    jobs::{self, Step},
    outbox,
    refusal::{Error, Refusal, Result},
};

/// How many records are worked off before the next run has its turn.
pub const MOST_AT_ONCE: i64 = 50;
/// For so long a worker holds a run; a process that dies lets it go by that.
const HELD_SECONDS: i64 = 20;

/// A run that is held by whoever works on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Held {
    organization: OrganizationId,
    job: JobId,
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.job)
    }
}

impl Held {
    const fn place(self) -> store::Place {
        (self.organization, self.job)
    }
}

fn only_the_worker(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::System(_) => Ok(()),
        _ => Err(Refusal::Forbidden.into()),
    }
}

/// Takes the run that waits longest for a while; nothing when none waits.
/// Refused with `forbidden` unless a job of ours asks.
pub fn claim(act: &mut Act<'_>) -> Result<Option<Held>> {
    only_the_worker(act)?;
    let Some((organization, job)) = store::due(act)? else { return Ok(None) };
    let held = Held { organization, job };
    Ok(store::lease(act, held.place(), HELD_SECONDS)?.then_some(held))
}

/// Takes one run for whoever started it and waits for the answer; nothing when it is being worked on already.
///
/// Refusals: `not-found`; `forbidden` for who may neither see nor change it.
pub fn hold(act: &mut Act<'_>, job: JobId) -> Result<Option<Held>> {
    let run = control::changeable(act, job)?;
    let held = Held { organization: run.job.organization, job };
    Ok(store::lease(act, held.place(), HELD_SECONDS)?.then_some(held))
}

/// Lets a run go, behind those that wait.
pub fn give_back(act: &mut Act<'_>, held: Held) -> Result<()> {
    store::give_back(act, held.place())
}

/// Lets every run go: for the start of a process that has the database to itself. Returns how many were held.
/// Refused with `forbidden` unless a job of ours asks.
pub fn release_held(act: &mut Act<'_>) -> Result<u64> {
    only_the_worker(act)?;
    store::give_all_back(act)
}

/// The places of the next records of a held run.
pub fn waiting(act: &mut Act<'_>, held: Held, most: i64) -> Result<Vec<i64>> {
    store::waiting(act, held.place(), most)
}

/// Who started the run, as they are today.
///
/// Refusals: `forbidden` when their account is closed or their token has ended.
pub(super) fn author(act: &mut Act<'_>, run: &Run) -> Result<Actor> {
    if run.author == Actor::CommandLine.kind() {
        return Ok(Actor::CommandLine);
    }
    outbox::author_now(act, &run.author)?.ok_or_else(|| Refusal::Forbidden.into())
}

/// Does it to one record; nothing when that was done meanwhile or the run was stopped.
///
/// Refusals: those of the operation; then nothing has happened, and [`give_up`] keeps why.
pub fn carry_out(act: &mut Act<'_>, held: Held, position: i64) -> Result<()> {
    let Some(taken) = store::take(act, held.place(), position)? else { return Ok(()) };
    let run = store::run(act, held.place())?;
    let author = author(act, &run)?;
    let facts = act.instead_of(author, |act| {
        if run.undoes.is_none() {
            return deeds::perform(act, run.action, &run.how, taken.record).map(Some);
        }
        let facts = store::required(taken.facts)?;
        deeds::take_back(act, run.action, &facts, taken.record).map(|()| None)
    })?;
    if let Some(facts) = facts {
        store::keep_facts(act, held.place(), position, &facts)?;
    }
    count(act, held, Step::Done)
}

/// Keeps why a record failed. Without a refusal it was a fault of ours.
pub fn give_up(act: &mut Act<'_>, held: Held, position: i64, refusal: Option<&Refusal>) -> Result<()> {
    let why = refusal.map_or_else(Why::fault, Why::of);
    if store::fail(act, held.place(), position, &why)? { count(act, held, Step::Failed) } else { Ok(()) }
}

fn count(act: &mut Act<'_>, held: Held, step: Step) -> Result<()> {
    let finished = jobs::count(act, held.organization, held.job, step)?;
    if finished && store::turn(act, held.place(), (RunState::Running, RunState::Finished))? {
        return finish(act, held);
    }
    Ok(())
}

/// The run is over: one line in the trail, by whoever started it.
fn finish(act: &mut Act<'_>, held: Held) -> Result<()> {
    store::dequeue(act, held.place())?;
    let run = store::run(act, held.place())?;
    let entry = Entry::new(What::BulkFinished, SubjectKind::Job, held.job, run.called())
        .note("count", run.job.done)
        .note("failed", run.job.failed)
        .note("skipped", run.skipped);
    match author(act, &run) {
        Ok(author) => act.instead_of(author, |act| act.record(held.organization, entry)),
        Err(_) => act.record(held.organization, entry),
    }
}

/// Works off up to `most` records of a held run, as long as `go_on` says so, and lets it go. Gives how many records were
/// looked at. A fault of the database ends it; the records that wait are there for the next one.
pub async fn work_off(
    world: &World,
    caller: &Caller,
    (held, most): (Held, i64),
    go_on: impl Fn() -> bool,
) -> Result<usize> {
    let positions = world.read(caller, move |act| waiting(act, held, most)).await?;
    let mut looked_at = 0;
    for position in positions {
        if !go_on() {
            break;
        }
        looked_at += 1;
        match world.work(caller, move |act| carry_out(act, held, position)).await {
            Ok(()) => {}
            Err(Error::Failed(failure)) if failure.is_unavailable() => return Err(failure.into()),
            Err(Error::Refused(refusal)) => {
                world.work(caller, move |act| give_up(act, held, position, Some(&refusal))).await?;
            }
            Err(Error::Failed(_)) => {
                world.work(caller, move |act| give_up(act, held, position, None)).await?;
            }
        }
    }
    world.work(caller, move |act| give_back(act, held)).await?;
    Ok(looked_at)
}
