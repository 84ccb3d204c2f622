//! The outbox as people see it: lists, and one mail's history.

use db::{FromRow, Row, ToValue, Value, params};

use super::MessageState;
use crate::{
    access::{Action, Scope},
    act::Act,
    clock::Instant,
    customers::like,
    ids::{JobId, MessageId, OrganizationId, SeatId},
    language::Language,
    organizations,
    outbox::MailKind,
    page::{Cursor, Page, Total, Window},
    refusal::{Error, Problem, Refusal, Result},
    totals,
};

/// What the list of mails is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub state: Option<MessageState>,
    pub kind: Option<MailKind>,
    /// Part of the recipient's address.
    pub query: String,
    /// Only this organization and all below it.
    pub organization: Option<OrganizationId>,
    /// To be sent from this instant on, and before that one.
    pub from: Option<Instant>,
    pub until: Option<Instant>,
}

impl Filter {
    /// Whether nothing but the state narrows the list.
    const fn is_plain(&self) -> bool {
        self.kind.is_none() && self.query.is_empty() && self.from.is_none() && self.until.is_none()
    }
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
    /// A letter that somebody sent to themselves to see a text.
    pub is_test: bool,
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
            is_test: row.get("is_test")?,
        })
    }
}

const MESSAGE: &str = "m.id, m.organization_id, o.name AS organization_name, m.kind, m.recipient, m.language, \
    m.seat_id, m.job_id, m.state, m.attempts, m.answer, m.send_at, q.due_at, m.accepted_at, m.opened_at, \
    m.created_at, m.is_test";

const BESIDE: &str =
    "JOIN organizations o ON o.id = m.organization_id LEFT JOIN message_queue q ON q.message_id = m.id";

/// The part of the outbox that a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelf {
    All,
    /// What has not left yet: all that is shown without the right to check what has.
    Waiting,
    Only(MessageState),
}

impl Shelf {
    /// Where its rows are found soonest: waiting ones in the queue, rare ones in an index of their own, the rest in
    /// the feed of the organization. Always within its subtree of today.
    const fn source(self) -> &'static str {
        match self {
            Self::Waiting | Self::Only(MessageState::Queued | MessageState::Sending) => {
                "FROM message_queue w CROSS JOIN organization_ancestors a CROSS JOIN messages m \
                 WHERE a.ancestor_id = $1 AND a.descendant_id = w.organization_id \
                 AND m.organization_id = w.organization_id AND m.id = w.message_id AND m.id < $2"
            }
            Self::Only(MessageState::Bounced) => {
                "FROM messages m CROSS JOIN organization_ancestors a \
                 WHERE m.state = 'bounced' AND a.ancestor_id = $1 AND a.descendant_id = m.organization_id AND m.id < $2"
            }
            Self::Only(MessageState::Failed) => {
                "FROM messages m CROSS JOIN organization_ancestors a \
                 WHERE m.state = 'failed' AND a.ancestor_id = $1 AND a.descendant_id = m.organization_id AND m.id < $2"
            }
            Self::Only(MessageState::Cancelled) => {
                "FROM messages m CROSS JOIN organization_ancestors a \
                 WHERE m.state = 'cancelled' AND a.ancestor_id = $1 AND a.descendant_id = m.organization_id AND m.id < $2"
            }
            Self::Only(MessageState::Sent) | Self::All => {
                "FROM message_feed f CROSS JOIN organization_ancestors a CROSS JOIN messages m \
                 WHERE f.ancestor_id = $1 AND f.message_id < $2 AND a.ancestor_id = $1 \
                 AND a.descendant_id = f.organization_id AND m.organization_id = f.organization_id AND m.id = f.message_id"
            }
        }
    }

    /// The column that the source yields newest first.
    const fn order(self) -> &'static str {
        match self {
            Self::Only(MessageState::Sent) | Self::All => "f.message_id",
            Self::Waiting | Self::Only(_) => "m.id",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Only(state) => state.word(),
        }
    }
}

/// What a list shows under a filter: `forbidden` when that has left and may not be checked.
fn shelf(act: &mut Act<'_>, root: OrganizationId, state: Option<MessageState>) -> Result<Shelf> {
    let may_check = act.may(root)?.act(Action::MailCheck);
    match state {
        None if may_check => Ok(Shelf::All),
        None => Ok(Shelf::Waiting),
        Some(state) if may_check || state.is_waiting() => Ok(Shelf::Only(state)),
        Some(_) => Err(Refusal::Forbidden.into()),
    }
}

/// The organization that a list looks at: the one asked through, or one below it that the filter names.
fn root(act: &mut Act<'_>, through: OrganizationId, filter: &Filter) -> Result<Scope> {
    let scope = act.allow(Action::MailView, through)?;
    let Some(named) = filter.organization else { return Ok(scope) };
    organizations::steps_down(act, through, named)?.ok_or(Refusal::NotFound)?;
    act.allow(Action::MailView, named)
}

/// The mails of an organization and all below it, newest first. The total is absent when only a search could tell.
/// Without the right to check what has left, only what waits is shown, and asking for other states is `forbidden`.
pub fn list(
    act: &mut Act<'_>,
    through: OrganizationId,
    filter: &Filter,
    window: &Window,
) -> Result<Page<MessageRow>> {
    let scope = root(act, through, filter)?;
    let shelf = shelf(act, scope.organization(), filter.state)?;
    let before = match &window.after {
        None => uuid::Uuid::max(),
        Some(cursor) => {
            let id = cursor.key(0).parse::<MessageId>();
            id.map_err(|_| Refusal::field("cursor", Problem::NotAChoice))?.uuid()
        }
    };
    let (conditions, mut parameters) = conditions(filter, &scope);
    let total = if filter.is_plain() {
        Some(window.total(|| total(act, &scope, shelf, (&conditions, &parameters)))?)
    } else {
        None
    };
    parameters[1] = before.to_value();
    let rows = rows(act, shelf, (&conditions, parameters), window.reading())?;
    Ok(window.page(rows, total, |row| Cursor::new([row.id.to_string()])))
}

/// All that match, newest first, at most so many.
pub(super) fn narrowed(
    act: &mut Act<'_>,
    through: OrganizationId,
    filter: &Filter,
    most: i64,
) -> Result<Vec<MessageRow>> {
    let scope = root(act, through, filter)?;
    let shelf = shelf(act, scope.organization(), filter.state)?;
    let (conditions, parameters) = conditions(filter, &scope);
    rows(act, shelf, (&conditions, parameters), most)
}

fn rows(
    act: &mut Act<'_>,
    shelf: Shelf,
    (conditions, mut parameters): (&str, Vec<Value>),
    most: i64,
) -> Result<Vec<MessageRow>> {
    parameters.push(most.to_value());
    let (source, order) = (shelf.source(), shelf.order());
    let sql = format!(
        "SELECT {MESSAGE} FROM (SELECT m.organization_id, m.id {source}{conditions} ORDER BY {order} DESC LIMIT ${}) t \
         JOIN messages m ON m.organization_id = t.organization_id AND m.id = t.id {BESIDE} ORDER BY m.id DESC",
        parameters.len()
    );
    Ok(act.tx().all(&sql, &parameters)?)
}

/// Conditions beside those of the source, with all parameters; the second is the place to start before.
fn conditions(filter: &Filter, scope: &Scope) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut parameters = vec![scope.organization().to_value(), uuid::Uuid::max().to_value()];
    let mut and = |condition: &str, value: Value| {
        parameters.push(value);
        sql += &format!(" AND {}", condition.replace('?', &format!("${}", parameters.len())));
    };
    if let Some(state) = filter.state {
        and("m.state = ?", state.to_value());
    }
    if let Some(kind) = filter.kind {
        and("m.kind = ?", kind.to_value());
    }
    if !filter.query.trim().is_empty() {
        and("LOWER(m.recipient) LIKE ? ESCAPE '!'", like(&filter.query).to_value());
    }
    if let Some(from) = filter.from {
        and("m.send_at >= ?", from.to_value());
    }
    if let Some(until) = filter.until {
        and("m.send_at < ?", until.to_value());
    }
    (sql, parameters)
}

fn total(
    act: &mut Act<'_>,
    scope: &Scope,
    shelf: Shelf,
    (conditions, parameters): (&str, &[Value]),
) -> Result<Total> {
    let from = format!("{}{conditions}", shelf.source());
    let name = format!("messages {}", shelf.name());
    totals::total(act, scope.organization(), Some(&name), |act| totals::count(act, &from, parameters))
}

/// How many mails there are in each state that the actor may look at, `None` for all of them together.
pub fn counts(
    act: &mut Act<'_>,
    through: OrganizationId,
    organization: Option<OrganizationId>,
) -> Result<Vec<(Option<MessageState>, Total)>> {
    let scope = root(act, through, &Filter { organization, ..Filter::default() })?;
    let mut counts = Vec::new();
    for state in [None].into_iter().chain(MessageState::ALL.iter().copied().map(Some)) {
        let shelf = match shelf(act, scope.organization(), state) {
            Ok(shelf) => shelf,
            Err(Error::Refused(_)) => continue,
            Err(failed) => return Err(failed),
        };
        let (conditions, parameters) = conditions(&Filter { state, ..Filter::default() }, &scope);
        counts.push((state, total(act, &scope, shelf, (&conditions, &parameters))?));
    }
    Ok(counts)
}

/// One mail, found below the organization that it is asked for through.
///
/// Refusals: `forbidden` when its way has ended and the right to check sent mails lacks.
pub fn get(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<MessageRow> {
    let scope = locate(act, Action::MailView, through, message)?;
    let row = read(act, &scope, message)?;
    if !row.state.is_waiting() {
        act.allow(Action::MailCheck, scope.organization())?;
    }
    Ok(row)
}

/// The mails ever made for a seat, newest first; at most 100 (NX-65).
pub fn history(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId) -> Result<Vec<MessageRow>> {
    let scope = act.allow_customer(Action::MailCheck, customer)?;
    let sql = format!(
        "SELECT {MESSAGE} FROM messages m {BESIDE} WHERE m.organization_id = $1 AND m.seat_id = $2 \
         ORDER BY m.id DESC LIMIT 100"
    );
    Ok(act.tx().all(&sql, params![scope.organization(), seat])?)
}

pub(super) fn locate(
    act: &mut Act<'_>,
    action: Action,
    through: OrganizationId,
    message: MessageId,
) -> Result<Scope> {
    let scope = act.allow(Action::MailView, through)?;
    let place: Option<(OrganizationId,)> = act.tx().optional(
        "SELECT organization_id FROM message_feed WHERE ancestor_id = $1 AND message_id = $2",
        params![scope.organization(), message],
    )?;
    let (organization,) = place.ok_or(Refusal::NotFound)?;
    act.allow(action, organization)
}

pub(super) fn read(act: &mut Act<'_>, scope: &Scope, message: MessageId) -> Result<MessageRow> {
    let sql = format!("SELECT {MESSAGE} FROM messages m {BESIDE} WHERE m.organization_id = $1 AND m.id = $2");
    let found: Option<MessageRow> = act.tx().optional(&sql, params![scope.organization(), message])?;
    found.ok_or_else(|| Refusal::NotFound.into())
}
