//! The Activity tab: what happened at a customer, by day, with what was before and after.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, request::Parts},
};
use domain::{
    Act,
    audit::{self, Event, SubjectKind, What},
    ids::OrganizationId,
    page::{Page, Window},
};
use jiff::{Timestamp, civil::Date};

use super::choose::customer;
use crate::{
    answer::Answer,
    console::{
        customer_frame::{CustomerFacts, CustomerFrame, CustomerTab, show},
        listing::{Address, Walk},
    },
    kit::{Shell, Tone},
    languages::{Change, Locale},
    typed,
    visit::Visit,
};

/// Events of one day.
struct DayOf {
    label: String,
    events: Vec<Told>,
}

/// One event in words.
struct Told {
    tone: Tone,
    icon: &'static str,
    sentence: String,
    changes: Vec<Change>,
    at: Timestamp,
    door: String,
}

#[derive(Template)]
#[template(path = "customers/activity.html")]
struct Activity<'a> {
    l: &'a Locale,
    shell: &'a Shell,
    frame: CustomerFrame,
    days: Vec<DayOf>,
    newer: Option<String>,
    older: Option<String>,
}

fn read(
    act: &mut Act<'_>,
    place: OrganizationId,
    id: OrganizationId,
    window: &Window,
) -> domain::Result<(CustomerFacts, Page<Event>)> {
    Ok((CustomerFacts::read(act, place, id)?, audit::list(act, id, window)?))
}

/// GET /customers/{id}/activity
pub(super) async fn page(visit: Visit, Path(id): Path<String>, parts: Parts) -> Answer {
    let (place, id) = (visit.organization, customer(&id)?);
    let walk = Walk::of(&typed::query(&parts));
    let window = walk.window();
    let (facts, events) = visit.read(move |act| read(act, place, id, &window)).await?;
    let l = &visit.locale;
    let shell = visit.shell(l.with("customers-title-activity", &[("name", (&facts.customer.name).into())]));
    let address = Address::new(CustomerTab::Activity.path(id));
    let pager = walk.pager(&address, events.items.len(), events.next.as_ref(), None);
    let page = Activity {
        l,
        shell: &shell,
        frame: CustomerFrame::new(&facts, CustomerTab::Activity, l),
        days: days(&events.items, l.day_of(shell.now), l),
        newer: pager.previous,
        older: pager.next,
    };
    Ok(show(&visit.web, CustomerTab::Activity, StatusCode::OK, &page))
}

/// Groups events by the reader's days; they come newest first.
fn days(events: &[Event], today: Date, l: &Locale) -> Vec<DayOf> {
    let mut days: Vec<(Date, DayOf)> = Vec::new();
    for event in events {
        let day = l.day_of(event.at.timestamp());
        if days.last().is_none_or(|last| last.0 != day) {
            days.push((day, DayOf { label: label(day, today, l), events: Vec::new() }));
        }
        if let Some((_, last)) = days.last_mut() {
            last.events.push(told(event, l));
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

/// Today and yesterday by name, other days with their weekday; with a capital, as it is a heading.
fn label(day: Date, today: Date, l: &Locale) -> String {
    let near = i64::from(day.until(today).map_or(i32::MAX, |span| span.get_days())) < 2;
    let label = if near { l.relative_day(day, today) } else { l.long_date(day) };
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn told(event: &Event, l: &Locale) -> Told {
    let (tone, icon) = looks(event);
    Told {
        tone,
        icon,
        sentence: l.event(event),
        changes: l.changes(event),
        at: event.at.timestamp(),
        door: l.word("door", event.door).into_owned(),
    }
}

fn looks(event: &Event) -> (Tone, &'static str) {
    match event.what {
        What::MessageBounced | What::MessageFailed => (Tone::Bad, "mail-x"),
        What::MessageSent | What::InvitationsQueued | What::MessageRequeued => (Tone::Accent, "send"),
        What::SeatsAdded => (Tone::Good, "user-plus"),
        What::Activated => (Tone::Good, "monitor-smartphone"),
        What::LicenseSuspended | What::CustomerDisabled => (Tone::Warning, "pause"),
        What::LicenseRevoked | What::SeatRemoved | What::Released => (Tone::Bad, "ban"),
        What::LicenseResumed | What::CustomerEnabled | What::LicensePutInForce => (Tone::Good, "play"),
        What::KeyRevealed | What::CodeRevealed => (Tone::Warning, "eye"),
        _ => match event.subject_kind {
            SubjectKind::License => (Tone::Quiet, "key-round"),
            SubjectKind::Seat => (Tone::Quiet, "users"),
            SubjectKind::Message => (Tone::Quiet, "mail"),
            SubjectKind::Installation => (Tone::Quiet, "monitor-smartphone"),
            SubjectKind::Organization => (Tone::Quiet, "building-2"),
            _ => (Tone::Quiet, "history"),
        },
    }
}
