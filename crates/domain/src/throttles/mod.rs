//! How often something may be tried: counted in the database, so that a restart forgets nothing.
//! Here: the limits, counting, forgetting. What is tried is the business of those who count.
//!
//! An act that refuses is rolled back, counts included. So whoever verifies a secret counts the attempt in an
//! act that commits before it verifies, or answers the wrong guess as an `Ok` of the act that counted it.

mod rules;

#[cfg(test)]
mod tests;

use db::params;

use crate::{
    act::Act,
    clock::Instant,
    ids::{AccountId, OrganizationId, SeatId},
    refusal::{Result, too_many_attempts},
    vault::Purpose,
};

pub use rules::{Limit, network};
use rules::{Manner, next_block};

/// One thing whose attempts are counted: a limit and whom it is counted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    limit: Limit,
    whom: String,
}

impl Key {
    /// Logins to the account with this address, whether there is one or not.
    pub fn login(email: &str) -> Self {
        Self { limit: Limit::LoginAccount, whom: crate::accounts::fold_email(email) }
    }

    /// Logins from an address; for IPv6 its /64 network.
    pub fn login_from(ip: &str) -> Self {
        Self { limit: Limit::LoginNetwork, whom: network(ip) }
    }

    /// Mails that set a password anew, to one address.
    pub fn reset(email: &str) -> Self {
        Self { limit: Limit::ResetAccount, whom: crate::accounts::fold_email(email) }
    }

    pub fn reset_from(ip: &str) -> Self {
        Self { limit: Limit::ResetNetwork, whom: network(ip) }
    }

    /// Registrations of one address.
    pub fn register(email: &str) -> Self {
        Self { limit: Limit::RegisterAddress, whom: crate::accounts::fold_email(email) }
    }

    pub fn register_from(ip: &str) -> Self {
        Self { limit: Limit::RegisterNetwork, whom: network(ip) }
    }

    /// Mails with a new link to a user's invitation.
    pub fn link(seat: SeatId) -> Self {
        Self { limit: Limit::LinkSeat, whom: seat.to_string() }
    }

    pub fn link_from(ip: &str) -> Self {
        Self { limit: Limit::LinkNetwork, whom: network(ip) }
    }

    /// Invitations of one customer to one address.
    pub fn mail_to(customer: OrganizationId, email: &str) -> Self {
        let whom = format!("{customer}/{}", crate::accounts::fold_email(email));
        Self { limit: Limit::MailRecipient, whom }
    }

    /// Letters that a person sends to themselves to see a text.
    pub fn template_test(account: AccountId) -> Self {
        Self { limit: Limit::TemplateTest, whom: account.to_string() }
    }

    /// Requests of one person, each of which mails others.
    pub fn request(account: AccountId) -> Self {
        Self { limit: Limit::Request, whom: account.to_string() }
    }

    /// Wrong activation codes, purchase codes and device tokens from an address.
    pub fn wrong_code_from(ip: &str) -> Self {
        Self { limit: Limit::WrongCodeNetwork, whom: network(ip) }
    }

    /// Wrong codes from anywhere: never blocks, only sounds the alarm.
    pub const fn wrong_code() -> Self {
        Self { limit: Limit::WrongCodeAnywhere, whom: String::new() }
    }

    fn hash(&self, act: &Act<'_>) -> [u8; 32] {
        act.vault().index(Purpose::Throttle, format!("{}/{}", self.limit.word(), self.whom).as_bytes())
    }
}

/// Refuses while the key is blocked; counts nothing.
pub fn check(act: &mut Act<'_>, key: &Key) -> Result<()> {
    let (now, hash) = (act.now(), key.hash(act));
    let blocked: Option<(Instant,)> = act
        .tx()
        .optional("SELECT blocked_until FROM throttles WHERE key_hash = $1", params![hash.as_slice()])?;
    match blocked {
        Some((until,)) if until > now => Err(too_many_attempts(until, now).into()),
        _ => Ok(()),
    }
}

/// Counts one attempt and refuses it when the key is blocked. Parallel attempts are counted one after the other.
///
/// Refusals: `too-many-attempts` with the seconds to wait.
pub fn attempt(act: &mut Act<'_>, key: &Key) -> Result<()> {
    match count(act, key)? {
        Counted::Taken(_) => Ok(()),
        Counted::Blocked => {
            check(act, key)?;
            Err(too_many_attempts(act.now(), act.now()).into())
        }
    }
}

/// Counts one failure after the fact; a blocked key stays as it is. Returns failures counted within the limit's
/// time, `None` when the key was blocked already.
pub fn failed(act: &mut Act<'_>, key: &Key) -> Result<Option<i64>> {
    let counted = match count(act, key)? {
        Counted::Taken(failures) => Some(failures),
        Counted::Blocked => None,
    };
    if key.limit == Limit::WrongCodeAnywhere && counted == Some(Limit::ALARM) {
        tracing::warn!(per_minute = Limit::ALARM, "many wrong codes: somebody may be guessing");
    }
    Ok(counted)
}

/// Takes back the attempt that turned out right: all failures of a login, one of those counted per address.
pub fn succeeded(act: &mut Act<'_>, key: &Key) -> Result<()> {
    let hash = key.hash(act);
    match key.limit.manner() {
        Manner::Growing { .. } => {
            act.tx().execute("DELETE FROM throttles WHERE key_hash = $1", params![hash.as_slice()])?;
        }
        Manner::Window { .. } => {
            act.tx().execute(
                "UPDATE throttles SET failures = failures - 1, blocked_until = 0 \
                 WHERE key_hash = $1 AND failures > 0",
                params![hash.as_slice()],
            )?;
        }
        Manner::Trickle { every, .. } => {
            let interval = every * 1_000_000;
            act.tx().execute(
                "UPDATE throttles SET window_started_at = window_started_at - $2, blocked_until = 0 \
                 WHERE key_hash = $1",
                params![hash.as_slice(), interval],
            )?;
        }
    }
    Ok(())
}

/// Writes the key's row without changing it: an act that has nothing to write takes as long as one that has.
pub(crate) fn touch(act: &mut Act<'_>, key: &Key) -> Result<()> {
    let hash = key.hash(act);
    act.tx()
        .execute("UPDATE throttles SET failures = failures WHERE key_hash = $1", params![hash.as_slice()])?;
    Ok(())
}

/// Forgets up to `most` keys that no limit looks at any more. Returns how many.
pub fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let now = act.now();
    Ok(act.tx().execute(
        "DELETE FROM throttles WHERE key_hash IN (SELECT key_hash FROM throttles \
         WHERE window_started_at < $1 AND blocked_until < $2 LIMIT $3)",
        params![now.plus_seconds(-Limit::LONGEST), now, most],
    )?)
}

enum Counted {
    /// How many stand counted now, this one included.
    Taken(i64),
    Blocked,
}

/// One statement decides and counts, so that ten parallel guesses are ten.
fn count(act: &mut Act<'_>, key: &Key) -> Result<Counted> {
    match key.limit.manner() {
        Manner::Trickle { every, burst } => count_trickle(act, key, every, burst),
        Manner::Growing { forget, .. } => count_until_block(act, key, forget, true),
        Manner::Window { seconds, .. } => count_until_block(act, key, seconds, false),
    }
}

/// `sliding`: the time to forget begins anew with each attempt.
fn count_until_block(act: &mut Act<'_>, key: &Key, seconds: i64, sliding: bool) -> Result<Counted> {
    let (now, hash) = (act.now(), key.hash(act));
    let counted: Option<(i64, Instant)> = act.tx().optional(
        "INSERT INTO throttles (key_hash, failures, window_started_at, blocked_until) VALUES ($1, 1, $2, 0) \
         ON CONFLICT (key_hash) DO UPDATE SET \
         failures = CASE WHEN throttles.window_started_at <= $3 THEN 1 ELSE throttles.failures + 1 END, \
         window_started_at = CASE WHEN throttles.window_started_at <= $3 OR $4 THEN excluded.window_started_at \
             ELSE throttles.window_started_at END \
         WHERE throttles.blocked_until <= $2 RETURNING failures, window_started_at",
        params![hash.as_slice(), now, now.plus_seconds(-seconds), sliding],
    )?;
    let Some((failures, started)) = counted else { return Ok(Counted::Blocked) };
    if let Some(until) = next_block(key.limit.manner(), failures, started, now) {
        act.tx().execute(
            "UPDATE throttles SET blocked_until = $2 WHERE key_hash = $1",
            params![hash.as_slice(), until],
        )?;
    }
    Ok(Counted::Taken(failures))
}

/// `window_started_at` holds the instant at which all that was spent has trickled back.
fn count_trickle(act: &mut Act<'_>, key: &Key, every: i64, burst: i64) -> Result<Counted> {
    let (now, hash) = (act.now(), key.hash(act));
    let latest = now.plus_seconds(every * (burst - 1));
    let counted: Option<(Instant,)> = act.tx().optional(
        "INSERT INTO throttles (key_hash, failures, window_started_at, blocked_until) VALUES ($1, 1, $2, 0) \
         ON CONFLICT (key_hash) DO UPDATE SET failures = throttles.failures + 1, \
         window_started_at = CASE WHEN throttles.window_started_at > $3 THEN throttles.window_started_at \
             ELSE $3 END + $4 \
         WHERE throttles.blocked_until <= $3 AND throttles.window_started_at <= $5 RETURNING window_started_at",
        params![hash.as_slice(), now.plus_seconds(every), now, every * 1_000_000, latest],
    )?;
    let Some((spent_until,)) = counted else { return Ok(Counted::Blocked) };
    if spent_until > latest {
        let until = Instant::from_micros(spent_until.micros() - (latest.micros() - now.micros()));
        act.tx().execute(
            "UPDATE throttles SET blocked_until = $2 WHERE key_hash = $1",
            params![hash.as_slice(), until],
        )?;
    }
    Ok(Counted::Taken(1 + spent_until.seconds_since(now.plus_seconds(every)) / every))
}
