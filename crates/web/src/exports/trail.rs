//! What happened as rows: mails and the trail.

use domain::{
    audit::{self, Event},
    ids::OrganizationId,
    messages::{self, MessageRow},
    timelines,
};
use jiff::tz::TimeZone;

use super::{
    Cell, Reader,
    table::{Table, at, id, moment, number, rows, said, text, when},
};
use crate::console::outbox as outbox_pages;

pub(super) const MAILS: Table = Table {
    filters: &["state", "kind", "organization", "from", "to", "q"],
    heads: &[
        text("message_id"),
        text("organization"),
        text("mail_kind"),
        text("recipient"),
        text("language"),
        text("state"),
        number("attempts"),
        text("answer"),
        at("send_at"),
        at("accepted_at"),
        at("created_at"),
    ],
    open: |organization, query, reader| {
        let zone = match reader {
            Reader::Person(l) => l.time_zone.clone(),
            Reader::Program => TimeZone::UTC,
        };
        let (filter, reader) = (outbox_pages::filter_of(&mut query.clone(), &zone), reader.clone());
        rows(
            move |act, window| messages::list(act, organization, &filter, window),
            move |row| mail(&reader, row),
        )
    },
};

pub(super) const EVENTS: Table = Table {
    filters: &["of", "about"],
    heads: &[
        at("at"),
        text("organization"),
        text("actor"),
        text("action"),
        text("subject"),
        text("details"),
        text("door"),
    ],
    open: |organization, query, reader| {
        let (of, reader) = (query.value("of").parse::<OrganizationId>().ok(), reader.clone());
        let about = query.given("about").map(str::to_owned);
        rows(
            move |act, window| match (&about, of) {
                (Some(record), _) => Ok(timelines::timeline(act, record, window)?.events),
                (None, Some(one)) => audit::list(act, one, window),
                (None, None) => audit::feed(act, organization, window),
            },
            move |row| event(&reader, row),
        )
    },
};

pub(crate) fn mail(reader: &Reader, row: &MessageRow) -> Vec<Cell> {
    vec![
        id(row.id),
        said(&row.organization_name),
        reader.word("mail-kind", row.kind.word()),
        said(&row.recipient),
        reader.word("language", row.language.code()),
        reader.word("status-mail", row.state.word()),
        Cell::Number(row.attempts),
        said(row.answer.clone().unwrap_or_default()),
        moment(row.send_at),
        when(row.accepted_at),
        moment(row.created_at),
    ]
}

fn event(reader: &Reader, row: &Event) -> Vec<Cell> {
    let (actor, action, subject, details) = match reader {
        Reader::Program => (
            row.actor_name.clone(),
            row.what.word().to_owned(),
            row.subject_name.clone(),
            serde_json::Value::Object(row.details.clone()).to_string(),
        ),
        Reader::Person(l) => (
            l.actor(&row.actor_kind, &row.actor_name),
            l.event(row),
            row.subject_name.clone(),
            l.changes(row).iter().map(change).collect::<Vec<_>>().join("; "),
        ),
    };
    vec![
        moment(row.at),
        said(&row.organization_name),
        said(actor),
        said(action),
        said(subject),
        said(details),
        reader.word("door", row.door.word()),
    ]
}

fn change(change: &crate::languages::Change) -> String {
    match &change.before {
        Some(before) => format!("{}: {before} → {}", change.label, change.after),
        None => format!("{}: {}", change.label, change.after),
    }
}
