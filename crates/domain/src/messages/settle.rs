//! What a mail server answered, written down. Only the holder of the lease writes (RP-10).

use db::params;

use super::{Attempt, Claimed, Ended, MessageState, OwnAnswer, attempts, end, only_the_worker, rules};
use crate::{
    accounts::link_table,
    act::{Act, Actor},
    jobs,
    outbox::{self, MailKind},
    random,
    refusal::{Refusal, Result},
};

/// How an attempt to send ended. `answer` is what the server said, for people to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A mail server has taken the mail over.
    Accepted { answer: String },
    /// Not now: the server is away, busy, or asks to come again.
    Retry { answer: String },
    /// Never: the server refuses this mail or its recipient.
    Refused { answer: String },
    /// The connection ended after the mail was handed over and before the answer came. It is sent again under
    /// the same Message-ID: better twice than never (RP-07).
    Unknown,
}

/// Whether the outcome was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    Recorded(MessageState),
    /// The lease had passed on; whoever holds the mail now decides.
    Stale,
}

/// Writes down how an attempt ended. Accepted: the mail and its seat are `sent`, now and not before (NX-64, NX-65).
/// To be tried again: after 1 minute to 4 hours, for 72 hours. Refused or given up: seen on the seat and in the
/// trail. The attempt is kept with the server's words. Refused with `forbidden` unless a job of ours asks.
pub fn settle(act: &mut Act<'_>, claimed: &Claimed, attempt: &Attempt) -> Result<Settled> {
    only_the_worker(act)?;
    let settled = match &attempt.outcome {
        Outcome::Accepted { answer } => accepted(act, claimed, answer),
        Outcome::Retry { answer } => again(act, claimed, answer),
        Outcome::Unknown => again(act, claimed, OwnAnswer::UnknownOutcome.word()),
        Outcome::Refused { answer } => over(act, claimed, MessageState::Bounced, answer),
    }?;
    if settled != Settled::Stale {
        attempts::write(act, claimed, attempt)?;
    }
    Ok(settled)
}

/// Takes the mail off the queue; false when it is no longer ours.
fn take_off(act: &mut Act<'_>, claimed: &Claimed) -> Result<bool> {
    let taken = act.tx().execute(
        "DELETE FROM message_queue WHERE message_id = $1 AND lease = $2",
        params![claimed.message, claimed.lease],
    )?;
    Ok(taken == 1)
}

fn accepted(act: &mut Act<'_>, claimed: &Claimed, answer: &str) -> Result<Settled> {
    if !take_off(act, claimed)? {
        return Ok(Settled::Stale);
    }
    let now = act.now();
    act.tx().execute(
        "UPDATE messages SET state = 'sent', attempts = attempts + 1, answer = $3, accepted_at = $4 \
         WHERE organization_id = $1 AND id = $2",
        params![claimed.organization, claimed.message, shortened(answer), now],
    )?;
    if let Some(seat) = claimed.seat.filter(|_| claimed.kind.marks_seat()) {
        act.tx().execute(
            "UPDATE seats SET sent_at = $3, invitation = 'sent' \
             WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL",
            params![claimed.organization, seat, now],
        )?;
    }
    if claimed.kind == MailKind::AccountCreated {
        let token = outbox::link_token(act.vault(), claimed.organization, claimed.message);
        link_table::count_from_now(act, &token)?;
    }
    jobs::step(act, claimed.job, jobs::Step::Done)?;
    Ok(Settled::Recorded(MessageState::Sent))
}

fn again(act: &mut Act<'_>, claimed: &Claimed, answer: &str) -> Result<Settled> {
    let [chance] = random::bytes::<1>(act.random());
    let Some(next) = rules::next_attempt(claimed.first_due, claimed.attempts + 1, act.now(), chance) else {
        return over(act, claimed, MessageState::Failed, answer);
    };
    let mine = act.tx().execute(
        "UPDATE message_queue SET due_at = $3, leased_until = 0, lease = NULL WHERE message_id = $1 AND lease = $2",
        params![claimed.message, claimed.lease, next],
    )?;
    if mine == 0 {
        return Ok(Settled::Stale);
    }
    act.tx().execute(
        "UPDATE messages SET state = 'queued', attempts = attempts + 1, answer = $3 \
         WHERE organization_id = $1 AND id = $2",
        params![claimed.organization, claimed.message, shortened(answer)],
    )?;
    Ok(Settled::Recorded(MessageState::Queued))
}

fn over(act: &mut Act<'_>, claimed: &Claimed, state: MessageState, answer: &str) -> Result<Settled> {
    if !take_off(act, claimed)? {
        return Ok(Settled::Stale);
    }
    act.tx().execute(
        "UPDATE messages SET attempts = attempts + 1 WHERE organization_id = $1 AND id = $2",
        params![claimed.organization, claimed.message],
    )?;
    end(
        act,
        &Ended {
            organization: claimed.organization,
            message: claimed.message,
            recipient: &claimed.recipient,
            seat: claimed.seat.filter(|_| claimed.kind.marks_seat()),
            job: claimed.job,
            state,
            answer: &shortened(answer),
        },
    )?;
    Ok(Settled::Recorded(state))
}

const LONGEST_ANSWER: usize = 500;

/// A server's answer as it may be kept and shown: one line, no control characters, not endless.
pub(super) fn shortened(answer: &str) -> String {
    answer
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .take(LONGEST_ANSWER)
        .collect()
}

/// Ends every mail that waits, without sending it: for a database that was restored or cloned, whose mails have gone
/// out already (RP-19). Returns how many there were. Refused with `forbidden` to all but the machine itself.
pub fn abandon_all(act: &mut Act<'_>) -> Result<u64> {
    if !matches!(act.actor(), Actor::System(_) | Actor::CommandLine) {
        return Err(Refusal::Forbidden.into());
    }
    let now = act.now();
    act.tx().execute(
        "UPDATE messages SET state = 'cancelled', answer = $1 WHERE state IN ('queued', 'sending') AND EXISTS ( \
         SELECT 1 FROM message_queue q WHERE q.message_id = messages.id)",
        params![OwnAnswer::Restored],
    )?;
    act.tx().execute(
        "UPDATE seats SET invitation = CASE WHEN sent_at IS NULL THEN 'none' ELSE 'sent' END \
         WHERE invitation = 'queued'",
        params![],
    )?;
    act.tx().execute(
        "UPDATE jobs SET failed = total - done, finished_at = $1 WHERE finished_at IS NULL",
        params![now],
    )?;
    Ok(act.tx().execute("DELETE FROM message_queue", params![])?)
}
