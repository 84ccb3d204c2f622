//! Mails in the outbox: what the worker does with them (claim, write the letter, settle) and what the console shows.
//! Posting is in `outbox`; speaking SMTP and the texts of letters are the doors' business.

mod attempts;
mod claim;
mod console;
mod deeds;
mod desk;
mod letter;
pub mod rules;
mod settle;
#[cfg(test)]
mod tests;

pub use attempts::{Attempt, AttemptOutcome, AttemptRow, Wording};
pub use claim::{Claimed, claim, release_held};
pub use console::{Filter, MessageRow, counts, get, history, list};
pub use deeds::{cancel, reschedule, resend, send_now};
pub use desk::{
    Chosen, Deed, DeedKind, Detail, Done, MOST_CHOSEN, Plan, change_many, detail, plan, preview, reveal,
};
pub use letter::{InvitationFacts, LetterFacts, LetterLogo, Sender, letter};
pub(crate) use letter::{invitation as invitation_facts, sender, sender_with_logo, signed};
pub use settle::{Outcome, Settled, abandon_all, settle};

use db::params;

use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
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

impl MessageState {
    /// Whether the mail has not left yet.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Queued | Self::Sending)
    }
}

words! {
    /// What stands as a mail's answer when it is ours and not a server's; doors say it in the reader's language.
    OwnAnswer {
        /// Cancelled: the user was removed.
        SeatRemoved => "seat-removed",
        /// Cancelled: who posted the mail has lost the right since.
        RightLost => "right-lost",
        /// Cancelled: the license that it told of has another end now, or gets no notices.
        NoLongerTrue => "no-longer-true",
        /// Cancelled by a person.
        Cancelled => "cancelled",
        /// Cancelled because the database was restored or cloned.
        Restored => "restored",
        /// Tried again: the connection ended before the server's answer came.
        UnknownOutcome => "unknown-outcome",
        /// Waits: the recipient has had as many mails as one may get in an hour.
        RecipientLimit => "recipient-limit",
    }
}

/// The operations of the worker are for the worker.
pub(crate) fn only_the_worker(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::System(_) => Ok(()),
        _ => Err(Refusal::Forbidden.into()),
    }
}

/// How much mail waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    pub waiting: i64,
    /// Since when the longest due one waits; in the future when none is due.
    pub oldest_due_at: Option<Instant>,
}

/// What waits in the outbox of the whole installation, for metrics and probes. Refused with `forbidden` to all but the
/// machine itself.
pub fn backlog(act: &mut Act<'_>) -> Result<Backlog> {
    if !matches!(act.actor(), Actor::System(_) | Actor::CommandLine) {
        return Err(Refusal::Forbidden.into());
    }
    let (waiting, oldest_due_at) =
        act.tx().one("SELECT COUNT(*), MIN(due_at) FROM message_queue", params![])?;
    Ok(Backlog { waiting, oldest_due_at })
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
