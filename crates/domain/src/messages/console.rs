//! The outbox as people see it: lists, one mail's history, and what may be done to a mail that waits or failed.

use db::{FromRow, Row, ToValue, Value, params};

use super::{Ended, MessageState, OwnAnswer, end};
use crate::{
    access::{Action, Scope},
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    customers::like,
    ids::{JobId, MessageId, OrganizationId, SeatId},
    jobs,
    language::Language,
    outbox::MailKind,
    page::{Cursor, Page, Total, Window},
    refusal::{Problem, Refusal, Result},
    totals,
};

/// What the list of mails is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub state: Option<MessageState>,
    pub kind: Option<MailKind>,
    /// Part of the recipient's address.
    pub query: String,
}

/// One mail of the list. Its text is not kept.
#[derive(Clone, Debug)]
pub struct MessageRow {
    pub id: MessageId,
    pub organization: OrganizationId,
    pub organization_name: String,
    pub kind: MailKind,
    pub recipient: String,
    pub language: Language,
    pub seat: Option<SeatId>,
    pub job: Option<JobId>,
    pub state: MessageState,
    pub attempts: i64,
    /// What the mail server said last, or one of [`OwnAnswer`].
    pub answer: Option<String>,
    /// Not before.
    pub send_at: Instant,
    /// When it is tried next; none when its way has ended.
    pub next_attempt_at: Option<Instant>,
    /// When a mail server accepted it; `None` is "not sent".
    pub accepted_at: Option<Instant>,
    /// When its link was first opened and confirmed.
    pub opened_at: Option<Instant>,
    pub created_at: Instant,
}

impl FromRow for MessageRow {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            organization_name: row.get("organization_name")?,
            kind: row.get("kind")?,
            recipient: row.get("recipient")?,
            language: row.get("language")?,
            seat: row.get("seat_id")?,
            job: row.get("job_id")?,
            state: row.get("state")?,
            attempts: row.get("attempts")?,
            answer: row.get("answer")?,
            send_at: row.get("send_at")?,
            next_attempt_at: row.get("due_at")?,
            accepted_at: row.get("accepted_at")?,
            opened_at: row.get("opened_at")?,
            created_at: row.get("created_at")?,
        })
    }
}

const MESSAGE: &str = "m.id, m.organization_id, o.name AS organization_name, m.kind, m.recipient, m.language, \
    m.seat_id, m.job_id, m.state, m.attempts, m.answer, m.send_at, q.due_at, m.accepted_at, m.opened_at, m.created_at";

const BESIDE: &str =
    "JOIN organizations o ON o.id = m.organization_id LEFT JOIN message_queue q ON q.message_id = m.id";

/// Where rows of a state are found soonest: waiting ones in the queue, rare ones in an index of their own, the rest
/// in the feed of the organization. Always within its subtree of today.
const fn source(state: Option<MessageState>) -> &'static str {
    match state {
        Some(MessageState::Queued | MessageState::Sending) => {
            "FROM message_queue w CROSS JOIN organization_ancestors a CROSS JOIN messages m \
             WHERE a.ancestor_id = $1 AND a.descendant_id = w.organization_id \
             AND m.organization_id = w.organization_id AND m.id = w.message_id AND m.id < $2"
        }
        Some(MessageState::Bounced) => {
            "FROM messages m CROSS JOIN organization_ancestors a \
             WHERE m.state = 'bounced' AND a.ancestor_id = $1 AND a.descendant_id = m.organization_id AND m.id < $2"
        }
        Some(MessageState::Failed) => {
            "FROM messages m CROSS JOIN organization_ancestors a \
             WHERE m.state = 'failed' AND a.ancestor_id = $1 AND a.descendant_id = m.organization_id AND m.id < $2"
        }
        Some(MessageState::Cancelled) => {
            "FROM messages m CROSS JOIN organization_ancestors a \
             WHERE m.state = 'cancelled' AND a.ancestor_id = $1 AND a.descendant_id = m.organization_id AND m.id < $2"
        }
        Some(MessageState::Sent) | None => {
            "FROM message_feed f CROSS JOIN organization_ancestors a CROSS JOIN messages m \
             WHERE f.ancestor_id = $1 AND f.message_id < $2 AND a.ancestor_id = $1 \
             AND a.descendant_id = f.organization_id AND m.organization_id = f.organization_id AND m.id = f.message_id"
        }
    }
}

/// The column that the source yields newest first.
const fn order(state: Option<MessageState>) -> &'static str {
    match state {
        Some(MessageState::Sent) | None => "f.message_id",
        Some(_) => "m.id",
    }
}

/// The mails of an organization and all below it, newest first. The total is absent when only a search could tell.
pub fn list(
    act: &mut Act<'_>,
    organization: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<MessageRow>> {
    let scope = act.allow(Action::MailView, organization)?;
    let before = match &window.after {
        None => uuid::Uuid::max(),
        Some(cursor) => {
            let id = cursor.key(0).parse::<MessageId>();
            id.map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?.uuid()
        }
    };
    let (conditions, mut parameters) = conditions(filter, &scope);
    let total = total(act, &scope, filter, &conditions, &parameters)?;
    parameters[1] = before.to_value();
    parameters.push(window.reading().to_value());
    let (source, order) = (source(filter.state), order(filter.state));
    let sql = format!(
        "SELECT {MESSAGE} FROM (SELECT m.organization_id, m.id {source}{conditions} ORDER BY {order} DESC LIMIT ${}) t \
         JOIN messages m ON m.organization_id = t.organization_id AND m.id = t.id {BESIDE} ORDER BY m.id DESC",
        parameters.len()
    );
    let rows: Vec<MessageRow> = act.tx().all(&sql, &parameters)?;
    Ok(window.page(rows, total, |row| Cursor::new([row.id.to_string()])))
}

/// Conditions beside those of the source, with all parameters; the second is the place to start before.
fn conditions(filter: &Filter, scope: &Scope) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut parameters = vec![scope.organization().to_value(), uuid::Uuid::max().to_value()];
    if let Some(state) = filter.state {
        parameters.push(state.to_value());
        sql += &format!(" AND m.state = ${}", parameters.len());
    }
    if let Some(kind) = filter.kind {
        parameters.push(kind.to_value());
        sql += &format!(" AND m.kind = ${}", parameters.len());
    }
    if !filter.query.trim().is_empty() {
        parameters.push(like(&filter.query).to_value());
        sql += &format!(" AND LOWER(m.recipient) LIKE ${} ESCAPE '!'", parameters.len());
    }
    (sql, parameters)
}

fn total(
    act: &mut Act<'_>,
    scope: &Scope,
    filter: &Filter,
    conditions: &str,
    parameters: &[Value],
) -> Result<Option<Total>> {
    if filter.kind.is_some() || !filter.query.trim().is_empty() {
        return Ok(None);
    }
    let from = format!("{}{conditions}", source(filter.state));
    let name = format!("messages {}", filter.state.map_or("all", MessageState::word));
    totals::total(act, scope.organization(), Some(&name), |act| totals::count(act, &from, parameters))
        .map(Some)
}

/// One mail, found below the organization that it is asked for through.
pub fn get(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<MessageRow> {
    let scope = locate(act, Action::MailView, through, message)?;
    read(act, &scope, message)
}

/// The mails ever made for a seat, newest first; at most 100 (NX-65).
pub fn history(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<Vec<MessageRow>> {
    let scope = act.allow_customer(Action::MailView, customer)?;
    let sql = format!(
        "SELECT {MESSAGE} FROM messages m {BESIDE} WHERE m.organization_id = $1 AND m.seat_id = $2 \
         ORDER BY m.id DESC LIMIT 100"
    );
    Ok(act.tx().all(&sql, params![scope.organization(), seat])?)
}

fn locate(act: &mut Act<'_>, action: Action, through: OrganizationId, message: MessageId) -> Result<Scope> {
    let scope = act.allow(Action::MailView, through)?;
    let place: Option<(OrganizationId,)> = act.tx().optional(
        "SELECT organization_id FROM message_feed WHERE ancestor_id = $1 AND message_id = $2",
        params![scope.organization(), message],
    )?;
    let (organization,) = place.ok_or(Refusal::NotFound)?;
    act.allow(action, organization)
}

fn read(act: &mut Act<'_>, scope: &Scope, message: MessageId) -> Result<MessageRow> {
    let sql = format!("SELECT {MESSAGE} FROM messages m {BESIDE} WHERE m.organization_id = $1 AND m.id = $2");
    let found: Option<MessageRow> = act.tx().optional(&sql, params![scope.organization(), message])?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// Makes a waiting mail due at once.
///
/// Refusals: `message-already-sent` when it is under way or its way has ended.
pub fn send_now(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<()> {
    let now = act.now();
    reschedule(act, through, message, now)
}

/// Changes when a waiting mail is sent.
///
/// Refusals: `message-already-sent` when it is under way or its way has ended.
pub fn reschedule(act: &mut Act<'_>, through: OrganizationId, message: MessageId, at: Instant) -> Result<()> {
    let scope = locate(act, Action::MailChange, through, message)?;
    let found = read(act, &scope, message)?;
    let moved = act.tx().execute(
        "UPDATE message_queue SET due_at = $2 WHERE message_id = $1 AND lease IS NULL",
        params![message, at],
    )?;
    if moved == 0 {
        return Err(Refusal::MessageAlreadySent.into());
    }
    act.tx().execute(
        "UPDATE messages SET send_at = $3 WHERE organization_id = $1 AND id = $2",
        params![scope.organization(), message, at],
    )?;
    act.note_posted();
    let entry = Entry::new(What::MessageRequeued, SubjectKind::Message, message, found.recipient);
    act.record(scope.organization(), entry.change("send_at", &found.send_at, &at))
}

/// Takes a waiting mail back; it is never sent.
///
/// Refusals: `message-already-sent` when it is under way or its way has ended.
pub fn cancel(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<()> {
    let scope = locate(act, Action::MailChange, through, message)?;
    let found = read(act, &scope, message)?;
    let taken = act
        .tx()
        .execute("DELETE FROM message_queue WHERE message_id = $1 AND lease IS NULL", params![message])?;
    if taken == 0 {
        return Err(Refusal::MessageAlreadySent.into());
    }
    end(
        act,
        &Ended {
            organization: scope.organization(),
            message,
            recipient: &found.recipient,
            seat: found.seat,
            job: found.job,
            state: MessageState::Cancelled,
            answer: OwnAnswer::Cancelled.word(),
        },
    )
}

/// Puts a mail that bounced, was given up or cancelled back into the queue, due at once.
///
/// Refusals: `message-already-sent` when it waits, is under way or was accepted; `seat-removed`.
pub fn requeue(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<()> {
    let scope = locate(act, Action::MailChange, through, message)?;
    let (found, now) = (read(act, &scope, message)?, act.now());
    let reopened = act.tx().execute(
        "UPDATE messages SET state = 'queued', send_at = $3, attempts = 0 \
         WHERE organization_id = $1 AND id = $2 AND state IN ('bounced', 'failed', 'cancelled')",
        params![scope.organization(), message, now],
    )?;
    if reopened == 0 {
        return Err(Refusal::MessageAlreadySent.into());
    }
    if let Some(seat) = found.seat {
        let waiting = act.tx().execute(
            "UPDATE seats SET invitation = 'queued' WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
            params![scope.organization(), seat],
        )?;
        if waiting == 0 {
            return Err(Refusal::SeatRemoved.into());
        }
    }
    act.tx().execute(
        "INSERT INTO message_queue (message_id, organization_id, due_at, leased_until) VALUES ($1, $2, $3, 0)",
        params![message, scope.organization(), now],
    )?;
    jobs::step(act, found.job, jobs::Step::Reopened)?;
    act.note_posted();
    let entry = Entry::new(What::MessageRequeued, SubjectKind::Message, message, found.recipient);
    act.record(scope.organization(), entry.change("state", &found.state, &MessageState::Queued))
}
