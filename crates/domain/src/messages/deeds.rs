//! What people may do to one mail that waits, or whose way has ended. What is done to many is in `desk`.

use db::params;

use super::{
    Ended, MessageRow, MessageState, OwnAnswer,
    console::{locate, read},
    end, rules,
};
use crate::{
    access::Action,
    act::Act,
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::{MessageId, OrganizationId},
    jobs,
    outbox::MailKind,
    refusal::{Error, Problem, Refusal, Result},
};

/// Refuses with `message-already-sent` unless the mail waits.
pub(super) fn waits(row: &MessageRow) -> Result<()> {
    if row.state == MessageState::Queued { Ok(()) } else { Err(Refusal::MessageAlreadySent.into()) }
}

/// Makes a waiting mail due at once.
///
/// Refusals: `message-already-sent` when it is under way or its way has ended.
pub fn send_now(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<MessageRow> {
    let now = act.now();
    due_at(act, through, message, now)
}

/// Changes when a waiting mail is sent.
///
/// Refusals: `message-already-sent` when it is under way or its way has ended; `invalid` for an instant in the past.
pub fn reschedule(
    act: &mut Act<'_>,
    through: OrganizationId,
    message: MessageId,
    at: Instant,
) -> Result<MessageRow> {
    // Who may not, or finds nothing, is told so before anything about the date.
    locate(act, Action::MailChange, through, message)?;
    if at < act.now() {
        return Err(Refusal::field("send_at", Problem::InThePast).into());
    }
    due_at(act, through, message, at)
}

fn due_at(act: &mut Act<'_>, through: OrganizationId, message: MessageId, at: Instant) -> Result<MessageRow> {
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
    act.record(scope.organization(), entry.change("send_at", &found.send_at, &at))?;
    read(act, &scope, message)
}

/// Takes a waiting mail back; it is never sent.
///
/// Refusals: `message-already-sent` when it is under way or its way has ended.
pub fn cancel(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<MessageRow> {
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
            seat: found.seat.filter(|_| found.kind.marks_seat()),
            job: found.job,
            state: MessageState::Cancelled,
            answer: OwnAnswer::Cancelled.word(),
        },
    )?;
    read(act, &scope, message)
}

/// Refuses unless the mail's way has ended and what it says still holds.
pub(super) fn can_be_resent(row: &MessageRow, now: Instant) -> Result<()> {
    if row.state.is_waiting() {
        return Err(Refusal::MessageAlreadySent.into());
    }
    // The link of an account creation mail counts from when a mail server took it.
    let since = match row.kind {
        MailKind::AccountCreated => row.accepted_at.unwrap_or(now),
        _ => row.created_at,
    };
    let holds = rules::link_holds(row.kind.link_lasts(), since, now);
    if holds { Ok(()) } else { Err(Refusal::MessageOutOfDate.into()) }
}

/// Puts a mail that was sent, bounced, was given up or cancelled back into the queue, due at once. One that a mail
/// server had accepted goes out as a letter of its own, with the same link.
///
/// Refusals: `message-already-sent` when it waits or is under way; `message-out-of-date` when its link has run out;
/// `seat-removed`.
pub fn resend(act: &mut Act<'_>, through: OrganizationId, message: MessageId) -> Result<MessageRow> {
    let scope = locate(act, Action::MailResend, through, message)?;
    let (found, now) = (read(act, &scope, message)?, act.now());
    can_be_resent(&found, now)?;
    if let Some(seat) = found.seat.filter(|_| found.kind.marks_seat()) {
        let waiting = act.tx().execute(
            "UPDATE seats SET invitation = 'queued' WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
            params![scope.organization(), seat],
        )?;
        if waiting == 0 {
            return Err(Refusal::SeatRemoved.into());
        }
    }
    let was_sent = found.state == MessageState::Sent;
    let reopened = act.tx().execute(
        "UPDATE messages SET state = 'queued', send_at = $3, attempts = 0, \
         round = CASE WHEN state = 'sent' THEN round + 1 ELSE round END, \
         job_id = CASE WHEN state = 'sent' THEN NULL ELSE job_id END \
         WHERE organization_id = $1 AND id = $2 AND state IN ('sent', 'bounced', 'failed', 'cancelled')",
        params![scope.organization(), message, now],
    )?;
    if reopened == 0 {
        return Err(Error::from(Refusal::MessageAlreadySent));
    }
    act.tx().execute(
        "INSERT INTO message_queue (message_id, organization_id, due_at, leased_until) VALUES ($1, $2, $3, 0)",
        params![message, scope.organization(), now],
    )?;
    if !was_sent {
        jobs::step(act, found.job, jobs::Step::Reopened)?;
    }
    act.note_posted();
    let what = if was_sent { What::MessageResent } else { What::MessageRequeued };
    let entry = Entry::new(what, SubjectKind::Message, message, found.recipient);
    act.record(scope.organization(), entry.change("state", &found.state, &MessageState::Queued))?;
    read(act, &scope, message)
}
