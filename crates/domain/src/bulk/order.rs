//! What an order would do and to whom, and its beginning: the set is resolved once, compared with what the person was
//! shown, and written down record by record before anything is done.

use super::{BulkAction, Chosen, Order, selecting, selecting::Target, store, why::Why};
use crate::{
    act::Act,
    audit::{self, SubjectKind, What},
    ids::{JobId, OrganizationId},
    jobs::{self, JobKind, NewJob},
    outbox,
    refusal::{Refusal, Result},
};

/// Records that are named in a preview.
const NAMED: usize = 10;

/// A record in a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub customer_name: String,
}

/// Records that are left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub why: Why,
    pub count: i64,
    /// The first of them.
    pub sample: Vec<Row>,
}

/// What an order would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many records were selected.
    pub selected: i64,
    /// How many it is about: themselves, or what of theirs would be changed.
    pub matched: i64,
    /// To how many of them it applies.
    pub applies: i64,
    /// The first of those.
    pub sample: Vec<Row>,
    pub skipped: Vec<Skipped>,
    /// The editions that units can be added of, by code and name; where that is asked.
    pub editions: Vec<(String, String)>,
}

fn row(target: &Target) -> Row {
    Row { name: target.name.clone(), customer_name: target.customer_name.clone() }
}

fn length<T>(of: &[T]) -> i64 {
    i64::try_from(of.len()).unwrap_or(i64::MAX)
}

/// What would be done, to whom, and who is left out and why; nothing is written. Fields of the order that are not
/// filled in yet are not asked for.
///
/// Refusals: `nothing-selected`; `too-many-selected`; `not-found` when a record is out of reach; `forbidden` when the
/// actor has the right on none of them.
pub fn preview(act: &mut Act<'_>, organization: OrganizationId, order: &Order) -> Result<Preview> {
    let (selected, targets) = resolved(act, organization, order)?;
    let (applies, skipped): (Vec<Target>, Vec<Target>) =
        targets.into_iter().partition(|target| target.why_not.is_none());
    Ok(Preview {
        editions: editions(act, order.action, &applies)?,
        selected,
        matched: length(&applies) + length(&skipped),
        applies: length(&applies),
        sample: applies.iter().take(NAMED).map(row).collect(),
        skipped: by_reason(&skipped),
    })
}

/// Of so many licenses the editions are offered by name.
const LOOKED_AT: usize = 200;

fn editions(act: &mut Act<'_>, action: BulkAction, applies: &[Target]) -> Result<Vec<(String, String)>> {
    let mut found: Vec<(String, String)> = Vec::new();
    if action != BulkAction::AddUnits {
        return Ok(found);
    }
    for target in applies.iter().take(LOOKED_AT) {
        for edition in store::editions_of(act, target.customer, target.record)? {
            if found.iter().all(|known| known.0 != edition.0) {
                found.push(edition);
            }
        }
    }
    Ok(found)
}

fn by_reason(skipped: &[Target]) -> Vec<Skipped> {
    let mut groups: Vec<Skipped> = Vec::new();
    for target in skipped {
        let Some(why) = target.why_not.as_ref().map(Why::of) else { continue };
        match groups.iter_mut().find(|group| group.why.code() == why.code()) {
            Some(group) => {
                group.count += 1;
                if group.sample.len() < NAMED {
                    group.sample.push(row(target));
                }
            }
            None => groups.push(Skipped { why, count: 1, sample: vec![row(target)] }),
        }
    }
    groups
}

fn resolved(act: &mut Act<'_>, organization: OrganizationId, order: &Order) -> Result<(i64, Vec<Target>)> {
    let (selected, targets) = selecting::resolve(act, organization, order)?;
    if targets.is_empty() {
        return Err(Refusal::NothingSelected.into());
    }
    if targets.iter().all(|target| target.why_not == Some(Refusal::Forbidden)) {
        return Err(Refusal::Forbidden.into());
    }
    Ok((selected, targets))
}

/// Writes down what is to be done to which record, and puts the run into the queue. Nothing is done by this but that;
/// what cannot be done is noted as skipped.
///
/// Refusals: those of [`preview`]; the problems of the fields; `selection-changed` when other than `seen` match now, or
/// it applies to other than `applies` of them: show the new count and ask again; the reason of the first record when
/// it applies to none.
pub fn start(act: &mut Act<'_>, organization: OrganizationId, order: &Order) -> Result<JobId> {
    let (selected, targets) = resolved(act, organization, order)?;
    let how = order.how.checked(order.action)?;
    let matched = length(&targets);
    let skipped = targets.iter().filter(|target| target.why_not.is_some()).count();
    let skipped = i64::try_from(skipped).unwrap_or(i64::MAX);
    let applies = matched - skipped;
    require_as_seen(order, selected, applies)?;
    if applies == 0 {
        let first = targets.into_iter().find_map(|target| target.why_not);
        return Err(first.unwrap_or(Refusal::NothingSelected).into());
    }
    let new = NewJob { organization, kind: JobKind::Bulk, customer: None, total: applies };
    let job = jobs::start(act, &new)?;
    let author = outbox::author(act.actor());
    let run = store::NewRun { action: order.action, how: &how, author: &author, skipped, undoes: None };
    store::insert_run(act, (organization, job), &run)?;
    store::insert_items(act, (organization, job), &targets)?;
    begin(act, (organization, job), order.action.to_string(), applies)?;
    Ok(job)
}

/// Puts a run into the queue and says so in the trail.
pub(super) fn begin(
    act: &mut Act<'_>,
    (organization, job): (OrganizationId, JobId),
    called: String,
    count: i64,
) -> Result<()> {
    store::enqueue(act, (organization, job))?;
    let entry = audit::Entry::new(What::BulkStarted, SubjectKind::Job, job, called);
    act.record(organization, entry.note("count", count))
}

fn require_as_seen(order: &Order, selected: i64, applies: i64) -> Result<()> {
    let asked = match order.chosen {
        Chosen::Matching { seen, .. } => (seen, selected),
        Chosen::These(_) => (selected, selected),
    };
    let promised = order.applies.map_or((applies, applies), |shown| (shown, applies));
    match [asked, promised].into_iter().find(|(seen, now)| seen != now) {
        Some((seen, now)) => Err(Refusal::SelectionChanged { seen, now }.into()),
        None => Ok(()),
    }
}
