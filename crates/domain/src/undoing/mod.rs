//! Taking back what the trail tells of, within thirty days: a closed set of events, each with a rule of its own, done by the
//! operation that people use, with its rights and refusals. Where the state has moved on since, nothing is changed.

mod rules;
mod set_back;
#[cfg(test)]
mod tests;

pub use rules::{DAYS, Way, way};

use crate::{
    access::Action,
    act::Act,
    audit::{self, Event, SubjectKind, What},
    bindings,
    clock::Instant,
    customers,
    ids::{EventId, LicenseId, OrganizationId, PlannedChangeId, UnbindId},
    installations, licenses, organizations,
    page::Window,
    planned_changes,
    refusal::{Error, Refusal, Result},
};

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub way: Way,
    /// The record that the event is about.
    pub kind: SubjectKind,
    pub subject: String,
}

/// An event with the way to take it back that whoever asks has; none when there is none, or it is too late.
pub fn look(act: &mut Act<'_>, organization: OrganizationId, event: EventId) -> Result<(Event, Option<Way>)> {
    let event = audit::get(act, organization, event)?;
    let may = act.may(organization)?;
    let way = way(&event, act.now()).filter(|way| may.act(way.action(event.subject_kind)));
    Ok((event, way))
}

/// The event that this very act has just written about an organization, for those who see events.
pub fn just_told(act: &mut Act<'_>, organization: OrganizationId) -> Result<Option<EventId>> {
    if !act.may(organization)?.act(Action::EventsView) {
        return Ok(None);
    }
    let latest = audit::list(act, organization, &Window::first(1))?.items.pop();
    Ok(latest.filter(|event| event.at == act.now()).map(|event| event.id))
}

/// Takes back what an event of an organization tells of.
///
/// Refusals: `not-found`; `not-undoable` when the event is none that can be taken back, or older than thirty days;
/// `undo-moved-on` when what it changed is no longer as it left it; those of the operation that sets it back.
pub fn undo(act: &mut Act<'_>, organization: OrganizationId, event: EventId) -> Result<Undone> {
    act.allow(Action::EventsView, organization)?;
    let event = audit::get(act, organization, event)?;
    let way = way(&event, act.now()).ok_or(Refusal::NotUndoable)?;
    take_back(act, &event, way).map_err(moved_on)?;
    Ok(Undone { way, kind: event.subject_kind, subject: event.subject_id })
}

/// What the operation calls "it is not so" means here that somebody was quicker.
fn moved_on(error: Error) -> Error {
    match error {
        Error::Refused(
            Refusal::NotDisabled
            | Refusal::NotSuspended
            | Refusal::NotSilenced
            | Refusal::SeatRemoved
            | Refusal::ChangedMeanwhile,
        ) => Refusal::UndoMovedOn.into(),
        other => other,
    }
}

fn take_back(act: &mut Act<'_>, event: &Event, way: Way) -> Result<()> {
    match way {
        Way::SetBack => set_back::set_back(act, event),
        Way::Enable => {
            let since = disabled_at(act, event)?;
            require_still(since, event)?;
            organizations::enable(act, event.organization).map(drop)
        }
        Way::Resume => {
            let license: LicenseId = subject(event)?;
            let since = licenses::get(act, license)?.suspended_at;
            require_still(since, event)?;
            licenses::resume(act, license).map(drop)
        }
        Way::BindAgain => {
            let unbinding: UnbindId = noted(event, "unbind_id")?;
            bindings::undo(act, event.organization, unbinding).map(drop)
        }
        Way::PlanAgain => {
            let planned: PlannedChangeId = noted(event, "planned_id")?;
            planned_changes::restore(act, planned).map(drop)
        }
        Way::TakeBack => {
            let installation = subject(event)?;
            let since = installations::get(act, installation)?.silenced_at;
            require_still(since, event)?;
            installations::take_back(act, installation)
        }
    }
}

fn disabled_at(act: &mut Act<'_>, event: &Event) -> Result<Option<Instant>> {
    if event.what == What::CustomerDisabled {
        return Ok(customers::get(act, event.organization)?.disabled_at);
    }
    let known = organizations::get(act, event.organization)?;
    Ok(known.disabled.map(|disabled| disabled.at))
}

/// It is so since this very event: what somebody did later for another reason stays.
fn require_still(since: Option<Instant>, event: &Event) -> Result<()> {
    if since == Some(event.at) { Ok(()) } else { Err(Refusal::UndoMovedOn.into()) }
}

/// The record that the event is about.
fn subject<T: std::str::FromStr>(event: &Event) -> Result<T> {
    event.subject_id.parse().map_err(|_| Refusal::NotUndoable.into())
}

/// An id that goes with the event.
fn noted<T: std::str::FromStr>(event: &Event, name: &str) -> Result<T> {
    let text = event.details.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    text.parse().map_err(|_| Refusal::NotUndoable.into())
}
