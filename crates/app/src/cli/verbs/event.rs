//! `event`: the trail, and what of it is taken back.

use clap::Subcommand;
use domain::audit::{self, Event};
use domain::ids::EventId;
use domain::{Refusal, timelines, undoing};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum EventVerb {
    /// Events of all organizations, of one, or about one record, the newest first
    List {
        /// Id or name
        #[arg(long, conflicts_with = "about")]
        organization: Option<String>,
        /// Id of a record
        #[arg(long)]
        about: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Take back what an event tells of, within thirty days and as long as nothing changed since
    Undo {
        /// Id or name of the organization whose event it is
        organization: String,
        event: String,
    },
}

pub(super) fn run(verb: &EventVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        EventVerb::List { organization, about, listing } => {
            let (typed, about, window) = (organization.clone(), about.clone(), listing.window()?);
            let page = place.read(move |act| {
                if let Some(record) = &about {
                    return Ok(timelines::timeline(act, record, &window)?.events);
                }
                let at = named(act, typed.as_deref())?;
                if typed.is_some() { audit::list(act, at, &window) } else { audit::feed(act, at, &window) }
            })?;
            let now = place.world.now();
            Ok(listed(&page, |event| record(event, now)))
        }
        EventVerb::Undo { organization, event } => {
            let typed = organization.clone();
            let id: EventId = event.parse().map_err(|_| Refusal::NotFound)?;
            let undone = place.work(move |act| {
                let organization = named(act, Some(&typed))?;
                undoing::undo(act, organization, id)
            })?;
            Ok(Shown::one(&Record::new().with("id", id).with("undone", undone.way)))
        }
    }
}

fn record(event: &Event, now: domain::clock::Instant) -> Record {
    Record::new()
        .with("id", event.id)
        .with("at", event.at)
        .with("organization", &event.organization_name)
        .with("actor", &event.actor_name)
        .with("action", event.what)
        .with("subject", &event.subject_name)
        .with("undo", undoing::way(event, now))
}
