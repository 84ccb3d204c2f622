//! Answers kept for a day, so that a request that is sent twice acts once.
//! The key is taken and the answer kept in the act that does the work: a refused act leaves no trace.

#[cfg(test)]
mod tests;

use data_encoding::BASE64_NOPAD;
use db::params;
use uuid::Uuid;

use crate::{
    act::Act,
    clock::Instant,
    refusal::{Refusal, Result},
    vault::{Place, Purpose, digest},
};

/// How long an answer is kept, in seconds.
pub const KEPT: i64 = 86_400;

/// What the other side calls its request, on which route. Whoever acts is part of the key by itself.
#[derive(Clone, Debug)]
pub struct Key {
    /// Method and path with its ids, as in `POST /api/v1/customers`.
    pub route: String,
    pub key: String,
}

/// What is to be done with a request that carries a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Seen for the first time: act, then [`finish`].
    Fresh,
    /// Acted on before: answer the same.
    Replay { status: u16, answer: String },
}

/// Takes the key for this act.
///
/// Refusals: `idempotency-key-reused` when the body is another one; `idempotency-key-in-flight` while the first
/// request has not answered.
pub fn begin(act: &mut Act<'_>, key: &Key, body: &[u8]) -> Result<Begun> {
    act.tx().may_run_again();
    let (hash, body, now) = (key_hash(act, key), digest(&[body]), act.now());
    let taken = act.tx().execute(
        "INSERT INTO idempotency_keys (key_hash, body_hash, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (key_hash) DO UPDATE SET body_hash = excluded.body_hash, created_at = excluded.created_at, \
         status = NULL, answer = NULL WHERE idempotency_keys.created_at <= $4",
        params![hash.as_slice(), body.as_slice(), now, now.plus_seconds(-KEPT)],
    )?;
    if taken == 1 {
        return Ok(Begun::Fresh);
    }
    let (known, status, answer): (Vec<u8>, Option<i64>, Option<String>) = act.tx().one(
        "SELECT body_hash, status, answer FROM idempotency_keys WHERE key_hash = $1",
        params![hash.as_slice()],
    )?;
    if known != body {
        return Err(Refusal::IdempotencyKeyReused.into());
    }
    let (Some(status), Some(answer)) = (status, answer) else {
        return Err(Refusal::IdempotencyKeyInFlight.into());
    };
    let sealed = BASE64_NOPAD.decode(answer.as_bytes()).unwrap_or_default();
    let answer = act.open(place(&hash), &sealed)?.reveal().to_owned();
    Ok(Begun::Replay { status: u16::try_from(status).unwrap_or(500), answer })
}

/// Keeps the answer under the key that [`begin`] took. It is sealed: answers may show secrets once.
pub fn finish(act: &mut Act<'_>, key: &Key, status: u16, answer: &str) -> Result<()> {
    let hash = key_hash(act, key);
    let sealed = BASE64_NOPAD.encode(&act.seal(place(&hash), answer));
    act.tx().execute(
        "UPDATE idempotency_keys SET status = $2, answer = $3 WHERE key_hash = $1",
        params![hash.as_slice(), i64::from(status), sealed],
    )?;
    Ok(())
}

/// Forgets up to `most` answers older than a day. Returns how many.
pub fn purge(act: &mut Act<'_>, most: i64) -> Result<u64> {
    let old: Instant = act.now().plus_seconds(-KEPT);
    Ok(act.tx().execute(
        "DELETE FROM idempotency_keys WHERE key_hash IN ( \
         SELECT key_hash FROM idempotency_keys WHERE created_at <= $1 LIMIT $2)",
        params![old, most],
    )?)
}

/// Each part with its length, so that no two keys run together (SR-16).
fn key_hash(act: &Act<'_>, key: &Key) -> [u8; 32] {
    let actor = act.actor();
    let id = actor.id().unwrap_or_else(|| act.caller().ip.clone());
    let parts = [actor.kind(), id.as_str(), act.caller().door.word(), key.route.as_str(), key.key.as_str()];
    act.vault().index(Purpose::Idempotency, &joined(&parts))
}

fn joined(parts: &[&str]) -> Vec<u8> {
    parts.iter().flat_map(|part| [&(part.len() as u64).to_be_bytes()[..], part.as_bytes()].concat()).collect()
}

fn place(hash: &[u8; 32]) -> Place {
    let mut record = [0; 16];
    record.copy_from_slice(&hash[..16]);
    Place { column: "idempotency_keys.answer", owner: Uuid::nil(), record: Uuid::from_bytes(record) }
}
