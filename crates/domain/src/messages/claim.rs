//! Taking due mails for sending: candidates are read, then each is taken by compare-and-set under a lease, so that
//! two nodes never hold the same one and a dead node's mails come back (RP-07, RP-10).

use std::collections::HashMap;

use db::{FromRow, Row, params};
use uuid::Uuid;

use super::{Ended, MessageState, OwnAnswer, end, only_the_worker};
use crate::{
    access::Action,
    accounts::{LinkPurpose, link_table},
    act::Act,
    alerts,
    clock::Instant,
    ids::{JobId, MessageId, OrganizationId, SeatId},
    notices::{self, Truth},
    outbox::{self, MailKind},
    refusal::{Error, Refusal, Result},
    stopped::stopped,
    throttles::{self, Key},
};

/// A mail taken for sending. Nobody else takes it before `leased_until`.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub message: MessageId,
    pub organization: OrganizationId,
    pub kind: MailKind,
    pub recipient: String,
    pub seat: Option<SeatId>,
    pub job: Option<JobId>,
    /// Attempts before this one.
    pub attempts: i64,
    /// How often the mail was sent once more after a server had accepted it.
    pub round: i64,
    pub leased_until: Instant,
    pub(super) lease: Uuid,
    pub(super) first_due: Instant,
}

struct Candidate {
    message: MessageId,
    organization: OrganizationId,
    kind: MailKind,
    recipient: String,
    seat: Option<SeatId>,
    /// The address that the seat has now; none when the seat is gone or another's.
    seat_email: Option<String>,
    job: Option<JobId>,
    attempts: i64,
    facts: String,
    round: i64,
    is_test: bool,
    first_due: Instant,
    posted_by: String,
    stopped: bool,
}

impl FromRow for Candidate {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            message: row.get("message_id")?,
            organization: row.get("organization_id")?,
            kind: row.get("kind")?,
            recipient: row.get("recipient")?,
            seat: row.get("seat_id")?,
            seat_email: row.get("seat_email")?,
            job: row.get("job_id")?,
            attempts: row.get("attempts")?,
            facts: row.get("facts")?,
            round: row.get("round")?,
            is_test: row.get("is_test")?,
            first_due: row.get("send_at")?,
            posted_by: row.get("created_by")?,
            stopped: row.get("stopped")?,
        })
    }
}

/// Held mails are looked at again this much later, unless their organization is enabled sooner.
const HOLD_SECONDS: i64 = 600;
const MOST_ROUNDS: usize = 8;

/// Takes up to `limit` due mails for `lease_seconds`, the longest due first; each turns to `sending`.
/// Mails of an organization that is stopped are held; those of a removed seat, or posted by someone who has lost the right
/// since (SR-15), are cancelled. Refused with `forbidden` unless a job of ours asks.
pub fn claim(act: &mut Act<'_>, limit: i64, lease_seconds: i64) -> Result<Vec<Claimed>> {
    only_the_worker(act)?;
    let lease = act.fresh_id();
    let until = act.now().plus_seconds(lease_seconds.max(1));
    let mut rights = HashMap::new();
    let mut claimed = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let wanted = limit - i64::try_from(claimed.len()).unwrap_or(limit);
        let candidates = if wanted > 0 { due(act, wanted)? } else { Vec::new() };
        if candidates.is_empty() {
            break;
        }
        for candidate in candidates {
            if dismissed(act, &candidate, &mut rights)? {
                continue;
            }
            claimed.extend(take(act, candidate, lease, until)?);
        }
    }
    Ok(claimed)
}

/// Gives back every mail that is held by a lease: for the start of a process that has the database to itself, when
/// whoever held them is dead. They are due at once, under the same Message-ID as before (RP-07). Returns how many.
/// Refused with `forbidden` unless a job of ours asks.
pub fn release_held(act: &mut Act<'_>) -> Result<u64> {
    only_the_worker(act)?;
    let now = act.now();
    act.tx().execute(
        "UPDATE messages SET state = 'queued' WHERE state = 'sending' AND EXISTS (SELECT 1 FROM message_queue q \
         WHERE q.message_id = messages.id AND q.lease IS NOT NULL)",
        params![],
    )?;
    Ok(act.tx().execute(
        "UPDATE message_queue SET due_at = $1, leased_until = 0, lease = NULL WHERE lease IS NOT NULL",
        params![now],
    )?)
}

/// Seats are joined by their key alone: with more in the condition PostgreSQL, before it has counted them, walks all of a
/// customer's by another index for each mail.
fn due(act: &mut Act<'_>, limit: i64) -> Result<Vec<Candidate>> {
    let now = act.now();
    Ok(act.tx().all(
        concat!(
            "SELECT q.message_id, q.organization_id, m.kind, m.recipient, m.seat_id, \
         CASE WHEN s.removed_at IS NULL AND m.created_at >= s.taken_over_at THEN s.email END AS seat_email, m.job_id, \
         m.attempts, m.facts, m.round, m.is_test, m.send_at, m.created_by, ",
            stopped!("q.organization_id"),
            " AS stopped FROM message_queue q \
         JOIN messages m ON m.organization_id = q.organization_id AND m.id = q.message_id \
         JOIN organizations o ON o.id = q.organization_id \
         LEFT JOIN seats s ON s.customer_id = q.organization_id AND s.id = m.seat_id \
         WHERE q.due_at <= $1 ORDER BY q.due_at, q.message_id LIMIT $2"
        ),
        params![now, limit],
    )?)
}

type Rights = HashMap<(String, OrganizationId, Action), bool>;

/// Holds or cancels what must not be sent now; false when it may.
fn dismissed(act: &mut Act<'_>, candidate: &Candidate, rights: &mut Rights) -> Result<bool> {
    // Nothing in a test is true but its texts.
    if candidate.is_test {
        return Ok(false);
    }
    if candidate.stopped && candidate.kind.waits_while_stopped() {
        return hold(act, candidate, HOLD_SECONDS, None);
    }
    if candidate.seat.is_some() && candidate.seat_email.is_none() {
        return cancel(act, candidate, OwnAnswer::SeatRemoved);
    }
    if candidate.kind.is_notice() {
        match notices::truth(act, &candidate.facts)? {
            Truth::Holds => {}
            Truth::Rests => return hold(act, candidate, HOLD_SECONDS, None),
            Truth::Over => return cancel(act, candidate, OwnAnswer::NoLongerTrue),
        }
    }
    if candidate.kind.is_alert() && !alerts::stands(act, &candidate.facts)? {
        return cancel(act, candidate, OwnAnswer::NoLongerTrue);
    }
    if let Some(action) = asked_for(candidate.kind)
        && !still_allowed(act, candidate, action, rights)?
    {
        return cancel(act, candidate, OwnAnswer::RightLost);
    }
    if candidate.kind == MailKind::AccountCreated && !link_is_good(act, candidate)? {
        return cancel(act, candidate, OwnAnswer::Cancelled);
    }
    if candidate.kind == MailKind::Invitation && candidate.attempts == 0 {
        let recipient = candidate.seat_email.as_ref().unwrap_or(&candidate.recipient);
        if let Some(seconds) = over_limit(act, candidate.organization, recipient)? {
            return hold(act, candidate, seconds, Some(OwnAnswer::RecipientLimit));
        }
    }
    Ok(false)
}

/// The right by which a mail of this kind is sent, for kinds whose sender is asked for it again.
const fn asked_for(kind: MailKind) -> Option<Action> {
    match kind {
        MailKind::Invitation | MailKind::UnitWaits => Some(Action::InvitationsSend),
        MailKind::AccountCreated => Some(Action::CustomersCreate),
        _ => None,
    }
}

/// Whether the invitation that the mail brings was neither withdrawn nor followed by a newer one.
fn link_is_good(act: &mut Act<'_>, candidate: &Candidate) -> Result<bool> {
    let token = outbox::link_token(act.vault(), candidate.organization, candidate.message);
    match link_table::find(act, LinkPurpose::Staff, &token) {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(failed) => Err(failed),
    }
}

/// Counts a mail to the recipient; the seconds to wait when they have had their share of the hour (SR-58).
fn over_limit(act: &mut Act<'_>, organization: OrganizationId, recipient: &str) -> Result<Option<i64>> {
    match throttles::attempt(act, &Key::mail_to(organization, recipient)) {
        Ok(()) => Ok(None),
        Err(Error::Refused(Refusal::TooManyAttempts { seconds })) => Ok(Some(seconds)),
        Err(other) => Err(other),
    }
}

/// Leaves the mail in the queue for a while.
fn hold(act: &mut Act<'_>, candidate: &Candidate, seconds: i64, why: Option<OwnAnswer>) -> Result<bool> {
    let (now, later) = (act.now(), act.now().plus_seconds(seconds));
    act.tx().execute(
        "UPDATE message_queue SET due_at = $3, leased_until = 0, lease = NULL WHERE message_id = $1 AND due_at <= $2",
        params![candidate.message, now, later],
    )?;
    act.tx().execute(
        "UPDATE messages SET state = 'queued', answer = COALESCE($3, answer) \
         WHERE organization_id = $1 AND id = $2 AND state IN ('queued', 'sending')",
        params![candidate.organization, candidate.message, why],
    )?;
    Ok(true)
}

fn still_allowed(
    act: &mut Act<'_>,
    candidate: &Candidate,
    action: Action,
    rights: &mut Rights,
) -> Result<bool> {
    let key = (candidate.posted_by.clone(), candidate.organization, action);
    if let Some(known) = rights.get(&key) {
        return Ok(*known);
    }
    let allowed = outbox::author_may(act, &candidate.posted_by, action, candidate.organization)?;
    rights.insert(key, allowed);
    Ok(allowed)
}

fn cancel(act: &mut Act<'_>, candidate: &Candidate, why: OwnAnswer) -> Result<bool> {
    let now = act.now();
    let mine = act.tx().execute(
        "DELETE FROM message_queue WHERE message_id = $1 AND due_at <= $2",
        params![candidate.message, now],
    )?;
    if mine == 1 {
        end(
            act,
            &Ended {
                organization: candidate.organization,
                message: candidate.message,
                recipient: &candidate.recipient,
                seat: candidate.seat.filter(|_| candidate.kind.marks_seat()),
                job: candidate.job,
                state: MessageState::Cancelled,
                answer: why.word(),
            },
        )?;
    }
    Ok(true)
}

/// Compare-and-set: the row is taken only while it is still due. A leased row is due again when its lease ends.
fn take(act: &mut Act<'_>, candidate: Candidate, lease: Uuid, until: Instant) -> Result<Option<Claimed>> {
    let now = act.now();
    let taken = act.tx().execute(
        "UPDATE message_queue SET due_at = $3, leased_until = $3, lease = $4 WHERE message_id = $1 AND due_at <= $2",
        params![candidate.message, now, until, lease],
    )?;
    if taken == 0 {
        return Ok(None);
    }
    // The address is always the stored one: a correction made while the mail waited counts (SR-55).
    let recipient = candidate.seat_email.unwrap_or(candidate.recipient);
    act.tx().execute(
        "UPDATE messages SET state = 'sending', recipient = $3 WHERE organization_id = $1 AND id = $2",
        params![candidate.organization, candidate.message, &recipient],
    )?;
    Ok(Some(Claimed {
        message: candidate.message,
        organization: candidate.organization,
        kind: candidate.kind,
        recipient,
        seat: candidate.seat,
        job: candidate.job,
        attempts: candidate.attempts,
        round: candidate.round,
        leased_until: until,
        lease,
        first_due: candidate.first_due,
    }))
}
