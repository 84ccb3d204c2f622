//! Sends due mails: claimed under a lease, put into words, handed to the mail server, settled by its answer.
//!
//! At least once, with the same Message-ID each time (RP-07). While the mail server is away nothing is claimed, so
//! that its return finds every mail due (RP-08). One domain never takes all places, so that a slow one stops nobody.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use domain::messages::{self, Attempt, Claimed, Outcome, Settled, Wording};
use domain::{Caller, Result, World};
use tokio::task::JoinSet;

use super::Tools;
use crate::config::{Problem, Smtp};
use crate::installation::chain;
use crate::smtp::{Kind, Letter, Paper, Picture, Postman, Undelivered};

/// Letters under way at a time.
const CONCURRENCY: usize = 4;
/// Of these, to one domain.
const TO_ONE_DOMAIN: usize = 3;
/// Mails claimed at a time: as many as can surely be tried before the lease ends.
const CLAIM: usize = 16;
const LEASE_SECONDS: i64 = 150;
/// What must be left of a lease to begin: the postman's patience and the settling.
const LEAST_LEFT_SECONDS: i64 = 35;
/// So many letters put off one after the other, and the mail server is asked whether it is there.
const DOUBT: u32 = 4;

/// How mail leaves this process.
pub struct Mailing {
    postman: Postman,
    /// The mail server by name, for the history of mails.
    server: String,
    from: String,
    reply_to: Option<String>,
    /// What follows the `@` in a Message-ID.
    domain: String,
    base_url: String,
}

impl Mailing {
    /// Prepares sending through the server; opens no connection. `base_url` is what links are made of.
    pub fn new(smtp: &Smtp, base_url: &str) -> std::result::Result<Mailing, Problem> {
        Ok(Mailing::through(Postman::new(smtp)?, smtp, base_url))
    }

    pub(super) fn through(postman: Postman, smtp: &Smtp, base_url: &str) -> Mailing {
        Mailing {
            postman,
            server: format!("{}:{}", smtp.host, smtp.port),
            from: smtp.from.email.to_string(),
            reply_to: smtp.reply_to.as_ref().map(|reply_to| reply_to.email.to_string()),
            domain: smtp.from.email.domain().to_owned(),
            base_url: base_url.to_owned(),
        }
    }

    /// The letter as it is sent, every time the same.
    fn letter(&self, claimed: &Claimed, written: web::mail::Letter) -> Letter {
        // Mail programs drop what they have seen: sent once more on purpose, it has another name.
        let round = if claimed.round == 0 { String::new() } else { format!(".{}", claimed.round) };
        Letter {
            message_id: format!("{}{round}@{}", claimed.message, self.domain),
            from_name: written.from_name,
            bounces_to: written.from_email.is_some().then(|| self.from.clone()),
            from_address: written.from_email.unwrap_or_else(|| self.from.clone()),
            reply_to: written.reply_to.or_else(|| self.reply_to.clone()),
            to: claimed.recipient.clone(),
            subject: written.subject,
            html: written.html,
            text: written.text,
            language: written.language.to_owned(),
            headers: written.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            picture: written.logo.map(|png| Picture { name: web::mail::LOGO.to_owned(), png }),
            paper: written.paper.map(|paper| Paper { name: paper.name, pdf: paper.pdf }),
        }
    }
}

/// Sends until nothing is due, the mail server is away, or the worker stops.
pub(super) async fn run(tools: &Tools) -> Result<()> {
    let Some(mailing) = &tools.mailing else { return Ok(()) };
    if tools.mail_state.is_away() && !is_back(tools, mailing).await {
        return Ok(());
    }
    let mut round = Round::default();
    let outcome = round.send_all(tools, mailing).await;
    round.report();
    outcome
}

/// Asks the mail server; remembers the answer.
async fn is_back(tools: &Tools, mailing: &Mailing) -> bool {
    match mailing.postman.check().await {
        Ok(()) => {
            if tools.mail_state.came_back() {
                tracing::info!("the mail server is back");
            }
            true
        }
        Err(undelivered) => {
            if tools.mail_state.went_away() {
                tracing::warn!(reply = undelivered.reply, "the mail server is away; mails wait");
            }
            false
        }
    }
}

#[derive(Default)]
struct Round {
    queue: VecDeque<Claimed>,
    flying: JoinSet<Flown>,
    to_domain: HashMap<String, usize>,
    put_off_in_a_row: u32,
    accepted: u64,
    put_off: u64,
    refused: u64,
}

/// A letter that came down.
struct Flown {
    domain: String,
    fate: Fate,
}

enum Fate {
    Accepted,
    /// To be tried again; whether the server itself said so.
    PutOff {
        answered: bool,
    },
    Refused,
    /// Nothing was sent; the next claim decides.
    Left,
}

impl Round {
    async fn send_all(&mut self, tools: &Tools, mailing: &Arc<Mailing>) -> Result<()> {
        let mut more = true;
        loop {
            if more && self.queue.len() < CONCURRENCY && !tools.is_stopping() {
                more = self.claim(&tools.world).await?;
            }
            if tools.is_stopping() {
                more = false;
                self.queue.clear();
            }
            while self.flying.len() < CONCURRENCY
                && let Some(next) = self.next()
            {
                self.launch(tools, mailing, next);
            }
            let Some(flown) = self.flying.join_next().await else { return Ok(()) };
            // A task that panicked sent nothing we know of: its lease ends and it is tried again.
            let Ok(flown) = flown else { continue };
            if self.landed(&flown) && !is_back(tools, mailing).await {
                more = false;
                self.queue.clear();
            }
        }
    }

    /// Takes due mails; false when there were none.
    async fn claim(&mut self, world: &World) -> Result<bool> {
        let claim = |act: &mut domain::Act<'_>| messages::claim(act, CLAIM as i64, LEASE_SECONDS);
        let claimed = world.work(&worker(), claim).await?;
        let some = !claimed.is_empty();
        self.queue.extend(claimed);
        Ok(some)
    }

    /// The next one whose domain has a place left.
    fn next(&mut self) -> Option<Claimed> {
        let free = |claimed: &Claimed| {
            self.to_domain.get(domain_of(&claimed.recipient)).copied().unwrap_or(0) < TO_ONE_DOMAIN
        };
        let at = self.queue.iter().position(free)?;
        self.queue.remove(at)
    }

    fn launch(&mut self, tools: &Tools, mailing: &Arc<Mailing>, claimed: Claimed) {
        let domain = domain_of(&claimed.recipient).to_owned();
        *self.to_domain.entry(domain.clone()).or_default() += 1;
        let (world, mailing) = (tools.world.clone(), Arc::clone(mailing));
        self.flying.spawn(async move {
            let fate = fly(&world, &mailing, claimed).await.unwrap_or_else(|error| {
                tracing::error!(error = chain(&error), "a mail could not be worked on; it is tried again");
                Fate::Left
            });
            Flown { domain, fate }
        });
    }

    /// Counts it; true when it raises doubt whether the mail server is there.
    fn landed(&mut self, flown: &Flown) -> bool {
        if let Some(places) = self.to_domain.get_mut(&flown.domain) {
            *places -= 1;
        }
        match flown.fate {
            Fate::Accepted => self.accepted += 1,
            Fate::Refused => self.refused += 1,
            Fate::Left => {}
            Fate::PutOff { answered } => {
                self.put_off += 1;
                self.put_off_in_a_row += 1;
                return !answered || self.put_off_in_a_row >= DOUBT;
            }
        }
        self.put_off_in_a_row = 0;
        false
    }

    fn report(&self) {
        if self.accepted + self.put_off + self.refused > 0 {
            let Round { accepted, put_off, refused, .. } = self;
            tracing::info!(accepted, put_off, refused, "mail");
        }
    }
}

async fn fly(world: &World, mailing: &Mailing, claimed: Claimed) -> Result<Fate> {
    if claimed.leased_until.seconds_since(world.now()) < LEAST_LEFT_SECONDS {
        return Ok(Fate::Left);
    }
    let asked = claimed.clone();
    let facts = match world.read(&worker(), move |act| messages::letter(act, &asked)).await {
        Err(error) if error.refusal().is_some() => return Ok(Fate::Left),
        facts => facts?,
    };
    let ((outcome, fate), wording) = match web::mail::render(&facts, &mailing.base_url) {
        Ok(written) => {
            let wording = written.wording;
            if wording == Wording::TemplateFailed {
                tracing::warn!(message = %claimed.message, "an edited text could not be filled; the built-in one is sent");
            }
            (told(mailing.postman.send(&mailing.letter(&claimed, written)).await), wording)
        }
        Err(unwritable) => {
            tracing::error!(message = %claimed.message, ?unwritable, "a letter could not be written");
            let answer = "the letter could not be written".to_owned();
            ((Outcome::Refused { answer }, Fate::Refused), Wording::None)
        }
    };
    settled(world, claimed, Attempt { outcome, server: mailing.server.clone(), wording }, fate).await
}

/// Writes the outcome down; a busy database is asked again, because the answer cannot be had a second time.
async fn settled(world: &World, claimed: Claimed, attempt: Attempt, fate: Fate) -> Result<Fate> {
    let settle = move |act: &mut domain::Act<'_>| messages::settle(act, &claimed, &attempt);
    match world.work(&worker(), settle).await? {
        Settled::Recorded(_) => Ok(fate),
        Settled::Stale => Ok(Fate::Left),
    }
}

fn told(sent: std::result::Result<crate::smtp::Accepted, Undelivered>) -> (Outcome, Fate) {
    match sent {
        Ok(accepted) => (Outcome::Accepted { answer: accepted.server_reply }, Fate::Accepted),
        Err(undelivered) => {
            let answered = undelivered.is_answer();
            let answer = undelivered.reply;
            match undelivered.kind {
                Kind::Retry => (Outcome::Retry { answer }, Fate::PutOff { answered }),
                Kind::Permanent => (Outcome::Refused { answer }, Fate::Refused),
                Kind::Unknown => (Outcome::Unknown, Fate::PutOff { answered }),
            }
        }
    }
}

fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

fn worker() -> Caller {
    Caller::worker("mail")
}
