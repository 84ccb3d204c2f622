//! Mails in the outbox: what the worker does with them (claim, write the letter, settle) and what the console shows.
//! Posting is in `outbox`; speaking SMTP and the texts of letters are the doors' business.

mod claim;
mod console;
mod letter;
pub mod rules;
mod settle;
#[cfg(test)]
mod tests;

pub use claim::{Claimed, claim};
pub use console::{Filter, MessageRow, cancel, get, history, list, requeue, reschedule, send_now};
pub use letter::{InvitationFacts, LetterFacts, Sender, letter};
pub(crate) use letter::{invitation as invitation_facts, sender};
pub use settle::{Outcome, Settled, abandon_all, settle};

use db::params;

use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::{JobId, MessageId, OrganizationId, SeatId},
    jobs,
    refusal::{Refusal, Result},
    words,
};

words! {
    /// How far a mail is. Only `sent` says that a mail server has accepted it (NX-64).
    MessageState {
        Queued => "queued",
        Sending => "sending",
        Sent => "sent",
        /// A server refused it for good.
        Bounced => "bounced",
        /// Given up after 72 hours of trying.
        Failed => "failed",
        Cancelled => "cancelled",
    }
}

/// Why a mail was not sent though nobody refused it; kept where a server's answer would stand.
const SEAT_REMOVED: &str = "seat-removed";
const RIGHT_LOST: &str = "right-lost";
const BY_A_PERSON: &str = "cancelled";
const RESTORED: &str = "restored";

/// The operations of the worker are for the worker.
fn only_the_worker(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::System(_) => Ok(()),
        _ => Err(Refusal::Forbidden.into()),
    }
}

/// A mail that comes to an end without having been sent, and how.
struct Ended<'a> {
    organization: OrganizationId,
    message: MessageId,
    recipient: &'a str,
    seat: Option<SeatId>,
    job: Option<JobId>,
    state: MessageState,
    answer: &'a str,
}

/// Writes the end down: message, seat, job, event. The queue row is the caller's.
fn end(act: &mut Act<'_>, ended: &Ended<'_>) -> Result<()> {
    act.tx().execute(
        "UPDATE messages SET state = $3, answer = $4 WHERE organization_id = $1 AND id = $2",
        params![ended.organization, ended.message, ended.state, ended.answer],
    )?;
    if let Some(seat) = ended.seat {
        mark_seat(act, ended.organization, seat, ended.state)?;
    }
    jobs::step(act, ended.job, jobs::Step::Failed)?;
    let what = match ended.state {
        MessageState::Bounced => What::MessageBounced,
        MessageState::Failed => What::MessageFailed,
        _ => What::MessageCancelled,
    };
    act.record(
        ended.organization,
        Entry::new(what, SubjectKind::Message, ended.message, ended.recipient).note("answer", ended.answer),
    )
}

/// What the seat's invitation is after its mail did not go out. A cancelled one is as it was before it was queued.
fn mark_seat(act: &mut Act<'_>, customer: OrganizationId, seat: SeatId, state: MessageState) -> Result<()> {
    let sql = if state == MessageState::Cancelled {
        "UPDATE seats SET invitation = CASE WHEN sent_at IS NULL THEN 'none' ELSE 'sent' END \
         WHERE customer_id = $1 AND id = $2 AND invitation = 'queued' AND removed_at IS NULL"
    } else {
        "UPDATE seats SET invitation = 'bounced' WHERE customer_id = $1 AND id = $2 AND removed_at IS NULL"
    };
    act.tx().execute(sql, params![customer, seat])?;
    Ok(())
}
