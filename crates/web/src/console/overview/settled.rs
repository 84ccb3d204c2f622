//! What was just settled on the page, in the words of the trail, with the way to take it back.

use domain::{
    Act,
    audit::Event,
    ids::{EventId, OrganizationId},
    undoing::{self, Way},
};

use super::todo::Kind;
use crate::{
    kit::Form,
    languages::{Change, Locale},
};

/// What was done, at whose record, and the address that takes it back.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    pub kind: Kind,
    pub told: String,
    pub of: String,
    pub changes: Vec<Change>,
    pub undo: Option<String>,
}

/// What was done as the address of the page names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub kind: Kind,
    event: Option<(OrganizationId, EventId)>,
}

impl Named {
    pub fn of(asked: &Form) -> Option<Self> {
        let kind = Kind::named(asked.value("settled"))?;
        let event = asked.value("of").parse().ok().zip(asked.value("event").parse().ok());
        Some(Self { kind, event })
    }

    /// The event, for who may see it; whoever may not is told only that it is done.
    pub fn read(self, act: &mut Act<'_>) -> domain::Result<Option<(Event, Option<Way>)>> {
        let Some((organization, event)) = self.event else { return Ok(None) };
        match undoing::look(act, organization, event) {
            Err(error) if error.refusal().is_some() => Ok(None),
            found => found.map(Some),
        }
    }

    pub fn told(self, found: Option<&(Event, Option<Way>)>, l: &Locale) -> Settled {
        let Some((event, way)) = found else {
            let key = match self.kind {
                Kind::Waiting | Kind::Bounced => "invitations-queued",
                _ => "overview-settled",
            };
            let told = l.text(key).into_owned();
            return Settled { kind: self.kind, told, of: String::new(), changes: Vec::new(), undo: None };
        };
        let undo = format!("/organizations/{}/events/{}/undo", event.organization, event.id);
        Settled {
            kind: self.kind,
            told: l.event(event),
            of: event.organization_name.clone(),
            changes: l.changes(event),
            undo: way.map(|_| undo),
        }
    }
}

/// The page that shows what was done.
pub(super) fn address(kind: Kind, event: Option<(OrganizationId, EventId)>) -> String {
    let event = event.map(|(of, event)| format!("&of={of}&event={event}")).unwrap_or_default();
    let row = kind.word();
    format!("/?settled={row}{event}#todo-{row}")
}
