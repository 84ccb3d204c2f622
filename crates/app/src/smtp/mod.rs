//! Sending mail: one letter at a time to the configured server, over connections that are kept a while.
//!
//! Says what became of a letter and never tries twice by itself; when to try again, and what to tell people,
//! is the outbox's business. The library's own pool is not used: it takes a connection back in the middle
//! of a dialog that was given up, and the next letter would read the answers of the last one.

mod letter;
#[cfg(test)]
mod tests;
mod wire;

use std::error::Error as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::transport::smtp::Error;

use letter::{Composed, one_line};
pub use letter::{Letter, Paper, Picture, Unfit};
use wire::{Server, Wire};

use crate::config::{Problem, Smtp};

/// Longest time a letter may take, connection included.
const PATIENCE: Duration = Duration::from_secs(30);
/// Mail servers hang up on silent clients after a minute or more; we go first.
const KEPT_FOR: Duration = Duration::from_secs(20);
const KEPT_WIRES: usize = 4;
const REPLY_CHARACTERS: usize = 500;

/// The mail server took the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Its reply, one line: `250 2.0.0 queued as …`.
    pub server_reply: String,
}

/// The letter was not taken, or nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// What to do about it.
    pub kind: Kind,
    /// The server's reply or what went wrong, one line.
    pub reply: String,
}

/// What to do about a letter that was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Surely not taken; a later attempt may succeed: 4xx, no connection, sign-in or sender refused.
    Retry,
    /// Surely not taken, and never will be: 5xx to recipient or content, or the letter itself is unfit.
    Permanent,
    /// The connection broke between the content and the reply.
    Unknown,
}

impl Undelivered {
    fn of(error: &Error) -> Self {
        let kind = if error.is_permanent() { Kind::Permanent } else { Kind::Retry };
        let said = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let reply = match error.status() {
            Some(code) => format!("{code} {said}"),
            None => format!("{error}"),
        };
        Undelivered { kind, reply: shown(&reply) }
    }

    /// Whether the server said this, so that the dialog is still in step.
    pub(crate) fn is_answer(&self) -> bool {
        self.kind != Kind::Unknown && self.reply.starts_with(['4', '5']) && !self.reply.starts_with("421")
    }
}

/// Sends letters; one for the whole process.
pub struct Postman {
    server: Server,
    patience: Duration,
    kept: Mutex<Vec<(Instant, Wire)>>,
}

impl Postman {
    /// Prepares sending. Opens no connection; refuses settings that can never work.
    pub fn new(smtp: &Smtp) -> Result<Postman, Problem> {
        Ok(Postman { server: Server::new(smtp)?, patience: PATIENCE, kept: Mutex::default() })
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Postman {
        self.patience = patience;
        self
    }

    /// Hands one letter to the mail server, in 30 seconds or not at all.
    pub async fn send(&self, letter: &Letter) -> Result<Accepted, Undelivered> {
        let composed = letter
            .compose()
            .map_err(|unfit| Undelivered { kind: Kind::Permanent, reply: unfit.reason().to_owned() })?;
        let uncertain = AtomicBool::new(false);
        if let Ok(result) = tokio::time::timeout(self.patience, self.deliver(&composed, &uncertain)).await {
            return result.map(|server_reply| Accepted { server_reply });
        }
        let kind = if uncertain.load(Ordering::Acquire) { Kind::Unknown } else { Kind::Retry };
        let reply = format!("no answer from the mail server in {} s", self.patience.as_secs_f32());
        Err(Undelivered { kind, reply })
    }

    /// Connects, signs in and says goodbye: what `doctor` asks.
    pub async fn check(&self) -> Result<(), Undelivered> {
        match tokio::time::timeout(self.patience, self.server.connect()).await {
            Ok(Ok(wire)) => {
                wire.quit().await;
                Ok(())
            }
            Ok(Err(error)) => Err(Undelivered::of(&error)),
            Err(_) => {
                Err(Undelivered { kind: Kind::Retry, reply: "no answer from the mail server".to_owned() })
            }
        }
    }

    /// Says goodbye on all kept connections.
    pub async fn rest(&self) {
        for (_, wire) in self.take_all() {
            wire.quit().await;
        }
    }

    async fn deliver(&self, letter: &Composed, uncertain: &AtomicBool) -> Result<String, Undelivered> {
        if let Some(wire) = self.take_kept() {
            let (result, wire) = wire.send(letter, uncertain).await;
            self.keep(wire);
            match result {
                // The server may have closed a kept connection meanwhile; that is no failure of this letter.
                Err(undelivered) if undelivered.kind == Kind::Retry && !undelivered.is_answer() => {}
                result => return result,
            }
        }
        let connected = self.server.connect().await;
        // Whatever the server dislikes before the letter is about us, not about the letter.
        let wire = connected.map_err(|error| Undelivered { kind: Kind::Retry, ..Undelivered::of(&error) })?;
        let (result, wire) = wire.send(letter, uncertain).await;
        self.keep(wire);
        result
    }

    fn take_kept(&self) -> Option<Wire> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(since, _)| since.elapsed() < KEPT_FOR);
        kept.pop().map(|(_, wire)| wire)
    }

    fn take_all(&self) -> Vec<(Instant, Wire)> {
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep(&self, wire: Option<Wire>) {
        let Some(wire) = wire else { return };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT_WIRES {
            kept.push((Instant::now(), wire));
        }
    }
}

/// A reply as the outbox may show it: one line, not endless.
fn shown(reply: &str) -> String {
    one_line(reply).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(REPLY_CHARACTERS).collect()
}
