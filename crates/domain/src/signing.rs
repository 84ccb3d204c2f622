//! The keys that sign leases: made at first need, sealed at rest, rotated with overlap. Retired keys stay published,
//! so that leases signed with them keep verifying until they end (SR-34). What is signed is in `activation`.

use std::sync::{LazyLock, Mutex};

use db::params;
use seal::{KeyId, KeyRing, MAX_KEYS, PublicKey, SigningKey};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    ids::OrganizationId,
    random,
    refusal::{Error, Failure, Refusal, Result},
    vault::{self, Place},
};

/// The key opened last. Opening costs more than all else in a check-in; a key's id says which key it is.
static OPENED: LazyLock<Mutex<Option<SigningKey>>> = LazyLock::new(|| Mutex::new(None));

fn place(key_id: &str) -> Place {
    let digest = vault::digest(&[key_id.as_bytes()]);
    let record = Uuid::from_slice(&digest[..16]).expect("sixteen bytes are a UUID");
    Place { column: "signing_keys.secret", owner: Uuid::nil(), record }
}

/// The key in use; `None` before the first was needed.
pub(crate) fn existing(act: &mut Act<'_>) -> Result<Option<SigningKey>> {
    let row: Option<(String, Vec<u8>)> = act.tx().optional(
        "SELECT key_id, secret_sealed FROM signing_keys WHERE retired_at IS NULL ORDER BY created_at DESC, key_id LIMIT 1",
        params![],
    )?;
    let Some((key_id, sealed)) = row else { return Ok(None) };
    let mut opened = OPENED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(key) = opened.as_ref().filter(|key| key.key_id().as_str() == key_id) {
        return Ok(Some(key.clone()));
    }
    let secret = Zeroizing::new(act.vault().open(place(&key_id), &sealed)?);
    let bytes: [u8; 32] = secret.as_slice().try_into().map_err(|_| unreadable())?;
    let key = SigningKey::from_secret(bytes);
    *opened = Some(key.clone());
    Ok(Some(key))
}

/// The key in use, made now when there is none.
pub(crate) fn current(act: &mut Act<'_>) -> Result<SigningKey> {
    match existing(act)? {
        Some(key) => Ok(key),
        None => make(act),
    }
}

fn make(act: &mut Act<'_>) -> Result<SigningKey> {
    let secret = Zeroizing::new(random::bytes::<32>(act.random()));
    let key = SigningKey::from_secret(*secret);
    let id = key.key_id().to_string();
    let sealed = act.vault().seal(place(&id), random::bytes(act.random()), secret.as_slice());
    let (public, now) = (key.public().to_bytes(), act.now());
    act.tx().execute(
        "INSERT INTO signing_keys (key_id, public_key, secret_sealed, created_at) VALUES ($1, $2, $3, $4)",
        params![id, public.as_slice(), sealed, now],
    )?;
    Ok(key)
}

/// The public keys, those retired too, for anyone who verifies leases. Made at the first asking.
pub fn published(act: &mut Act<'_>) -> Result<KeyRing> {
    let rows: Vec<(Vec<u8>,)> = act.tx().all(
        &format!("SELECT public_key FROM signing_keys ORDER BY created_at DESC, key_id LIMIT {MAX_KEYS}"),
        params![],
    )?;
    let mut ring = KeyRing::new();
    for (bytes,) in rows {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| unreadable())?;
        ring.add(PublicKey::from_bytes(&bytes).map_err(|_| unreadable())?).map_err(|_| unreadable())?;
    }
    Ok(ring)
}

/// Makes the first key if there is none yet; done at start, so that the keys can be asked for before any activation.
pub fn prepare(act: &mut Act<'_>) -> Result<()> {
    only_the_machine(act)?;
    current(act).map(|_| ())
}

/// Signs with a fresh key from now on. The old one is retired and stays published.
/// Refused with `forbidden` to all but the operator at the machine and jobs of ours.
pub fn rotate(act: &mut Act<'_>) -> Result<KeyId> {
    only_the_machine(act)?;
    let now = act.now();
    act.tx().execute("UPDATE signing_keys SET retired_at = $1 WHERE retired_at IS NULL", params![now])?;
    let id = make(act)?.key_id();
    let operator: Option<(OrganizationId, String)> =
        act.tx().optional("SELECT id, name FROM organizations WHERE parent_id IS NULL", params![])?;
    if let Some((operator, name)) = operator {
        let entry = Entry::new(What::SigningKeyRotated, SubjectKind::Organization, operator, name);
        act.record(operator, entry.note("key_id", id.as_str()))?;
    }
    Ok(id)
}

fn only_the_machine(act: &Act<'_>) -> Result<()> {
    match act.actor() {
        Actor::System(_) | Actor::CommandLine => Ok(()),
        _ => Err(Refusal::Forbidden.into()),
    }
}

fn unreadable() -> Error {
    Failure::Stored("a signing key is not a key".to_owned()).into()
}
