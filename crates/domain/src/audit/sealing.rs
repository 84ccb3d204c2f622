//! The chain: each event of an organization gets its position and a hash over itself and the one before it, and enters
//! the feeds of all above. Done soon after the act that wrote it, for many at a time, so that no act waits for it.

use std::collections::BTreeMap;

use db::{FromRow, Row, ToValue, Value, params};
use uuid::Uuid;

use super::SubjectKind;
use crate::{
    act::Act,
    ids::{EventId, InstallationId, OrganizationId},
    many, organizations,
    refusal::Result,
    search, vault,
};

/// Seals up to `most` waiting events. Returns how many were sealed.
pub fn seal(act: &mut Act<'_>, most: i64) -> Result<usize> {
    let waiting: Vec<(EventId, OrganizationId)> = act.tx().all(
        "SELECT event_id, organization_id FROM unsealed_events ORDER BY event_id LIMIT $1",
        params![most],
    )?;
    let mut of_each: BTreeMap<OrganizationId, Vec<EventId>> = BTreeMap::new();
    for (event, organization) in &waiting {
        of_each.entry(*organization).or_default().push(*event);
    }
    for (organization, events) in of_each {
        let mut end = end_of(act, organization)?;
        for few in events.chunks(many::MOST) {
            seal_few(act, organization, few, &mut end)?;
        }
    }
    Ok(waiting.len())
}

/// Where the chain of an organization ends: the position, and what the next link is made from.
type End = (i64, Vec<u8>);

fn end_of(act: &mut Act<'_>, organization: OrganizationId) -> Result<End> {
    let last: Option<End> = act.tx().optional(
        "SELECT position, chained FROM events WHERE organization_id = $1 AND position IS NOT NULL \
         ORDER BY position DESC LIMIT 1",
        params![organization],
    )?;
    Ok(last.unwrap_or_default())
}

fn seal_few(
    act: &mut Act<'_>,
    organization: OrganizationId,
    events: &[EventId],
    end: &mut End,
) -> Result<()> {
    let said = said(act, organization, events)?;
    for event in &said {
        let position = end.0 + 1;
        let link = event.link(organization, position, &end.1);
        act.tx().send(
            "UPDATE events SET position = $3, chained = $4 WHERE organization_id = $1 AND id = $2 AND position IS NULL",
            params![organization, event.id, position, link.as_slice()],
        )?;
        *end = (position, link.to_vec());
    }
    feed(act, organization, events)?;
    let (places, values) = many::list_of(1, events);
    act.tx().send(&format!("DELETE FROM unsealed_events WHERE event_id IN ({places})"), &values)?;
    // A device can be found by its name from here on: its activation does not wait for the entering of words.
    search::follow(act, search::Kind::Installation, organization, &devices(&said))
}

fn feed(act: &mut Act<'_>, organization: OrganizationId, events: &[EventId]) -> Result<()> {
    let mut rows: Vec<Value> = Vec::new();
    for ancestor in organizations::itself_and_above(act, organization)? {
        for event in events {
            rows.extend_from_slice(params![ancestor, *event, organization]);
        }
    }
    many::insert_missing(act, "event_feed (ancestor_id, event_id, organization_id)", 3, &rows)
}

/// The devices that events are about, each once.
fn devices(said: &[Said]) -> Vec<Uuid> {
    let mut devices = Vec::new();
    for event in said.iter().filter(|event| event.subject_kind == SubjectKind::Installation) {
        if let Ok(device) = event.subject_id.parse::<InstallationId>()
            && !devices.contains(&device.uuid())
        {
            devices.push(device.uuid());
        }
    }
    devices
}

/// All of an event that its link vouches for.
struct Said {
    id: EventId,
    at: i64,
    who: String,
    what: String,
    subject_kind: SubjectKind,
    subject_id: String,
    subject_name: String,
    details: String,
}

impl FromRow for Said {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            who: row.get("who")?,
            what: row.get("action")?,
            subject_kind: row.get("subject_kind")?,
            subject_id: row.get("subject_id")?,
            subject_name: row.get("subject_name")?,
            details: row.get("details")?,
        })
    }
}

/// Events of an organization in their order.
fn said(act: &mut Act<'_>, organization: OrganizationId, events: &[EventId]) -> Result<Vec<Said>> {
    let (places, mut values) = many::list_of(2, events);
    values.insert(0, organization.to_value());
    let sql = format!(
        "SELECT id, at, actor_kind || ' ' || COALESCE(actor_id, '') || ' ' || door || ' ' || COALESCE(request_id, '') \
         || ' ' || actor_name AS who, action, subject_kind, subject_id, subject_name, details \
         FROM events WHERE organization_id = $1 AND id IN ({places}) ORDER BY id"
    );
    Ok(act.tx().all(&sql, &values)?)
}

impl Said {
    fn link(&self, organization: OrganizationId, position: i64, previous: &[u8]) -> [u8; 32] {
        let subject = format!("{} {} {}", self.subject_kind, self.subject_id, self.subject_name);
        let parts = [&self.who, &self.what, &subject, &self.details];
        let lengths = parts.map(|part| (part.len() as u64).to_be_bytes());
        let [who, what, subject, details] = parts.map(String::as_bytes);
        vault::digest(&[
            previous,
            organization.uuid().as_bytes(),
            self.id.uuid().as_bytes(),
            &position.to_be_bytes(),
            &self.at.to_be_bytes(),
            &lengths.concat(),
            who,
            what,
            subject,
            details,
        ])
    }
}

/// Walks the chain of one organization. Returns the first position that does not hold, or `None` when all do.
pub fn verify(act: &mut Act<'_>, organization: OrganizationId) -> Result<Option<i64>> {
    let sealed: Vec<(EventId, i64, Vec<u8>)> = act.tx().all(
        "SELECT id, position, chained FROM events WHERE organization_id = $1 AND position IS NOT NULL ORDER BY position",
        params![organization],
    )?;
    let mut previous = Vec::new();
    let mut expected = 0;
    for few in sealed.chunks(many::MOST) {
        let ids: Vec<EventId> = few.iter().map(|(id, ..)| *id).collect();
        let said: BTreeMap<EventId, Said> =
            said(act, organization, &ids)?.into_iter().map(|event| (event.id, event)).collect();
        for (id, position, chained) in few {
            expected += 1;
            let link = said.get(id).map(|event| event.link(organization, expected, &previous));
            if *position != expected || link.is_none_or(|link| link.as_slice() != chained) {
                return Ok(Some(expected));
            }
            previous.clone_from(chained);
        }
    }
    Ok(None)
}
