//! Every attempt to send a mail: when, through which mail server, what it said.

use db::{FromRow, Row, params};

use super::{Claimed, Outcome, OwnAnswer};
use crate::{access::Scope, act::Act, clock::Instant, ids::MessageId, refusal::Result, words};

words! {
    /// How an attempt ended.
    AttemptOutcome {
        Accepted => "accepted",
        PutOff => "put-off",
        Refused => "refused",
        Unknown => "unknown",
    }
}

words! {
    /// By which texts the letter was written.
    Wording {
        BuiltIn => "built-in",
        Template => "template",
        /// The edited text could not be filled; the built-in one was sent instead.
        TemplateFailed => "template-failed",
        /// Nothing was written.
        None => "none",
    }
}

/// An attempt to send, as whoever made it tells of it.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub outcome: Outcome,
    /// The host that the letter was handed to.
    pub server: String,
    pub wording: Wording,
}

impl From<Outcome> for Attempt {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, server: String::new(), wording: Wording::BuiltIn }
    }
}

/// An attempt as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    pub at: Instant,
    pub server: String,
    pub outcome: AttemptOutcome,
    /// The server's words, or one of [`OwnAnswer`].
    pub answer: String,
    pub wording: Wording,
}

impl FromRow for AttemptRow {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            at: row.get("at")?,
            server: row.get("server")?,
            outcome: row.get("outcome")?,
            answer: row.get("answer")?,
            wording: row.get("wording")?,
        })
    }
}

pub(super) fn write(act: &mut Act<'_>, claimed: &Claimed, attempt: &Attempt) -> Result<()> {
    let (id, now) = (act.fresh_id(), act.now());
    let (outcome, answer) = match &attempt.outcome {
        Outcome::Accepted { answer } => (AttemptOutcome::Accepted, answer.as_str()),
        Outcome::Retry { answer } => (AttemptOutcome::PutOff, answer.as_str()),
        Outcome::Refused { answer } => (AttemptOutcome::Refused, answer.as_str()),
        Outcome::Unknown => (AttemptOutcome::Unknown, OwnAnswer::UnknownOutcome.word()),
    };
    act.tx().execute(
        "INSERT INTO message_attempts (organization_id, message_id, id, at, server, outcome, answer, wording) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            claimed.organization,
            claimed.message,
            id,
            now,
            super::settle::shortened(&attempt.server),
            outcome,
            super::settle::shortened(answer),
            attempt.wording
        ],
    )?;
    Ok(())
}

const MOST_SHOWN: i64 = 200;

/// The attempts of a mail, the newest first; at most 200.
pub(super) fn of(act: &mut Act<'_>, scope: &Scope, message: MessageId) -> Result<Vec<AttemptRow>> {
    Ok(act.tx().all(
        "SELECT at, server, outcome, answer, wording FROM message_attempts \
         WHERE organization_id = $1 AND message_id = $2 ORDER BY id DESC LIMIT $3",
        params![scope.organization(), message, MOST_SHOWN],
    )?)
}
