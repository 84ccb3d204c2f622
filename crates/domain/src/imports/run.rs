//! Adding what was checked, in steps that are each an act of their own. A row is marked in the act that adds it, so
//! that a step that was cut off, or done by two at once, adds nothing twice.

use db::params;

use super::{
    Import, ImportRow, Kind, RowState, Settings, State, check::Verdict, companies, customers, find, store,
    undo, users,
};
use crate::{
    Caller, World,
    access::Action,
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::{ImportId, OrganizationId, SeatId},
    invitations::{self, Selection},
    outbox,
    refusal::{Error, FieldProblem, Problem, Refusal, Result},
    seats::{self, NewSeat},
};

/// How many rows one act adds.
const ROWS_AT_ONCE: i64 = 200;

/// Whether the users that are added are sent their invitations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Invite {
    /// As the file says, or was said for all of it.
    #[default]
    AsSaid,
    /// Where the file says nothing else.
    Now,
    Later,
}

/// Begins to add the rows that can be added, if they are as many as were shown. From here on it is done by the right of
/// whoever says so.
///
/// Refusals: `import-not-open` unless it is checked; `nothing-selected` when nothing can be added; `selection-changed`
/// when other than `seen` rows can be added now.
pub fn run(act: &mut Act<'_>, id: ImportId, seen: i64, invite: Invite) -> Result<()> {
    let (_, import) = find(act, id)?;
    let held = store::hold(act, import.organization, id)?.ok_or(Refusal::NotFound)?;
    if !matches!(held.state, State::Checked | State::Done) {
        return Err(Refusal::ImportNotOpen.into());
    }
    let now = store::counts(act, &import)?.add;
    if now == 0 {
        return Err(Refusal::NothingSelected.into());
    }
    if now != seen {
        return Err(Refusal::SelectionChanged { seen, now }.into());
    }
    let settings = match invite {
        Invite::AsSaid => import.settings.clone(),
        Invite::Now | Invite::Later => Settings { invite: invite == Invite::Now, ..import.settings.clone() },
    };
    let author = outbox::author(act.actor());
    store::set_author(act, &import, &author, &settings)?;
    store::look_again(act, &import, State::Running)?;
    act.record(import.organization, entry(What::ImportStarted, &import).note("count", now))
}

pub(super) fn entry(what: What, import: &Import) -> Entry {
    let name = if import.name.is_empty() { import.kind.word() } else { import.name.as_str() };
    Entry::new(what, SubjectKind::Import, import.id, name)
}

/// Does the next step of what was begun: looks at rows, adds them, or takes them back, by the right of whoever began it.
/// Returns whether there is more to do. Refused with `not-found` to whoever may not import there, but for jobs of ours.
pub fn advance(act: &mut Act<'_>, organization: OrganizationId, id: ImportId) -> Result<bool> {
    if !matches!(act.actor(), Actor::System(_)) {
        find(act, id)?;
    }
    let Some(import) = store::hold(act, organization, id)? else {
        store::leave_queue(act, id)?;
        return Ok(false);
    };
    let author = outbox::author_now(act, &import.author)?.unwrap_or(Actor::Stranger);
    match import.state {
        State::Checking => act.instead_of(author, |act| super::check::step(act, &import)),
        State::Running => act.instead_of(author, |act| step(act, &import)),
        State::Undoing => act.instead_of(author, |act| undo::step(act, &import)),
        State::Matching | State::Checked | State::Done | State::Undone => {
            store::leave_queue(act, id)?;
            Ok(false)
        }
    }
}

/// Imports that have been left with something to do, the longest waiting first. Refused with `forbidden` unless a job of
/// ours asks.
pub fn due(act: &mut Act<'_>, most: i64) -> Result<Vec<(OrganizationId, ImportId)>> {
    if !matches!(act.actor(), Actor::System(_)) {
        return Err(Refusal::Forbidden.into());
    }
    let now = act.now();
    Ok(act.tx().all(
        "SELECT organization_id, import_id FROM import_queue WHERE due_at <= $1 ORDER BY due_at, import_id LIMIT $2",
        params![now, most],
    )?)
}

/// Goes on with an import for up to so many steps, each in an act of its own; what is left is the worker's. Returns
/// whether something is left.
pub async fn drive(
    world: &World,
    caller: &Caller,
    (organization, id): (OrganizationId, ImportId),
    most_steps: usize,
) -> Result<bool> {
    for _ in 0..most_steps {
        match world.work(caller, move |act| advance(act, organization, id)).await {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(Error::Refused(refusal)) => {
                world.work(caller, move |act| give_up(act, (organization, id), &refusal)).await?;
            }
            Err(failed) => return Err(failed),
        }
    }
    Ok(true)
}

/// As [`drive`], outside an asynchronous runtime.
pub fn drive_blocking(
    world: &World,
    caller: &Caller,
    place: (OrganizationId, ImportId),
    most_steps: usize,
) -> Result<bool> {
    db::block_on(drive(world, caller, place, most_steps))
}

/// The row whose turn it is was refused in a way that undid its act: it is marked as wrong, and the next one comes.
/// Where no row is to blame, because whoever began it may do it no more, all that are left are marked.
/// Refusals as of [`advance`].
pub fn give_up(
    act: &mut Act<'_>,
    (organization, id): (OrganizationId, ImportId),
    refusal: &Refusal,
) -> Result<()> {
    if !matches!(act.actor(), Actor::System(_)) {
        find(act, id)?;
    }
    let Some(import) = store::hold(act, organization, id)? else { return Ok(()) };
    let (state, rest) = match import.state {
        State::Checking => (RowState::Unchecked, State::Checked),
        State::Running => (RowState::Add, State::Done),
        State::Undoing => (RowState::Added, State::Undone),
        _ => return store::leave_queue(act, id),
    };
    if import.state == State::Undoing {
        return store::rest(act, &import, rest);
    }
    let found = match refusal {
        Refusal::Invalid(found) => found.first().cloned(),
        _ => None,
    };
    let all = matches!(refusal, Refusal::NotFound | Refusal::Forbidden);
    let rows = store::next_rows(act, &import, state, if all { i64::from(u16::MAX) } else { 1 })?;
    let (field, problem) = match found {
        Some(found) => (found.field.rsplit('.').next().unwrap_or_default().to_owned(), found.problem),
        None => (String::new(), Problem::NotAllowed),
    };
    refuse(act, &import, &rows, &field, &problem)?;
    if all { store::rest(act, &import, rest) } else { Ok(()) }
}

fn step(act: &mut Act<'_>, import: &Import) -> Result<bool> {
    let rows = store::next_to_add(act, import, ROWS_AT_ONCE)?;
    if rows.is_empty() {
        return finish(act, import).map(|()| false);
    }
    match import.kind {
        Kind::Users => add_users(act, import, rows)?,
        Kind::Customers => customers::add(act, import, &rows)?,
    }
    Ok(true)
}

fn finish(act: &mut Act<'_>, import: &Import) -> Result<()> {
    store::rest(act, import, State::Done)?;
    let counts = store::counts(act, import)?;
    act.record(import.organization, entry(What::ImportFinished, import).note("count", counts.added))
}

/// Adds users on one line of a license. Rows that are refused by now are marked as wrong, and the rest is asked for
/// again; a refusal comes before anything of the question is written.
fn add_users(act: &mut Act<'_>, import: &Import, mut rows: Vec<ImportRow>) -> Result<()> {
    let Some(license) = rows[0].license else { return Ok(()) };
    let usual = match seats::usual_days(act, license) {
        Ok(days) => days,
        Err(Error::Refused(refusal)) => {
            return refuse(act, import, &rows, "customer", &companies::because(&refusal));
        }
        Err(failed) => return Err(failed),
    };
    while !rows.is_empty() {
        let asked: Vec<NewSeat> = rows.iter().map(|row| seat(import, row, usual)).collect();
        let add = if import.settings.add_units { seats::add_with_units } else { seats::add };
        match add(act, license, &asked) {
            Ok(added) => return added_users(act, import, &rows, &added),
            Err(Error::Refused(Refusal::Invalid(problems))) => {
                let left = refuse_each(act, import, rows, problems)?;
                rows = left;
            }
            Err(Error::Refused(Refusal::SeatsExhausted { edition, free, .. })) => {
                let rest = rows.split_off(usize::try_from(free.max(0)).unwrap_or(0).min(rows.len()));
                refuse(act, import, &rest, "edition", &Problem::NoUnitFree { edition })?;
            }
            Err(Error::Refused(refusal)) => {
                return refuse(act, import, &rows, "customer", &companies::because(&refusal));
            }
            Err(failed) => return Err(failed),
        }
    }
    Ok(())
}

fn seat(import: &Import, row: &ImportRow, usual_days: i64) -> NewSeat {
    users::new_seat(import, row, usual_days, row.edition.as_deref().unwrap_or_default())
}

/// Marks the rows that have problems; gives back those that have none.
fn refuse_each(
    act: &mut Act<'_>,
    import: &Import,
    rows: Vec<ImportRow>,
    problems: Vec<FieldProblem>,
) -> Result<Vec<ImportRow>> {
    let own = |at: usize| {
        problems.iter().find_map(|found| {
            let (row, field) = seats::typed::row_of(&found.field)?;
            (row == at).then(|| (field.to_owned(), found.problem.clone()))
        })
    };
    let mut left = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        match own(at) {
            Some((field, problem)) => refuse(act, import, std::slice::from_ref(row), &field, &problem)?,
            None => left.push(row.clone()),
        }
    }
    if left.len() == rows.len() {
        // Nothing that stands in a row is the reason.
        refuse(act, import, &rows, "customer", &Problem::NotAllowed)?;
        left.clear();
    }
    Ok(left)
}

pub(super) fn refuse(
    act: &mut Act<'_>,
    import: &Import,
    rows: &[ImportRow],
    field: &str,
    problem: &Problem,
) -> Result<()> {
    for row in rows {
        let mut verdict = Verdict { customer: row.customer, ..Verdict::of(row) };
        verdict.problem(field, problem.clone());
        store::judge(act, import, &verdict.noting(import, row))?;
    }
    Ok(())
}

fn added_users(act: &mut Act<'_>, import: &Import, rows: &[ImportRow], added: &[SeatId]) -> Result<()> {
    for (row, seat) in rows.iter().zip(added) {
        store::mark_added(act, import, row.number, seat.uuid())?;
    }
    let has_address = |row: &ImportRow| !row.value(import, "email").trim().is_empty();
    let invited: Vec<SeatId> = rows
        .iter()
        .zip(added)
        .filter(|(row, _)| has_address(row) && users::is_invited(import, row))
        .map(|(_, seat)| *seat)
        .collect();
    if invited.is_empty() || !act.may(import.organization)?.act(Action::InvitationsSend) {
        return Ok(());
    }
    match invitations::send(act, import.organization, &Selection::Seats(invited), None) {
        // Users are added whether or not their mail can go out.
        Ok(_) | Err(Error::Refused(_)) => Ok(()),
        Err(failed) => Err(failed),
    }
}

/// Whether rows of this state may be looked at again.
pub(super) const fn is_mendable(state: RowState) -> bool {
    matches!(state, RowState::Wrong | RowState::Unchecked | RowState::Add)
}
