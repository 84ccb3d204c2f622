//! The keys that sign leases and license files: the operator's, made at first need, and those of vendors that have keys
//! of their own for their products. Sealed at rest, rotated with overlap. A key is published before it signs and stays
//! published when it is retired, so that what was signed with it keeps verifying until it ends (SR-34); one that others
//! may have learned is withdrawn. What is signed is in `activation`.

mod owned;
#[cfg(test)]
mod tests;

pub use owned::{Key, KeyUse, create, get, keys, retire, withdraw};

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use db::params;
use seal::{Document, KeyRing, MAX_KEYS, PublicKey, SigningKey};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    act::{Act, Actor},
    clock::Instant,
    ids::OrganizationId,
    random,
    refusal::{Error, Failure, Refusal, Result},
    vault::{self, Place},
};

/// Keys that are open. Opening costs more than all else in a check-in; a key's id says which key it is.
static OPENED: LazyLock<Mutex<HashMap<String, SigningKey>>> = LazyLock::new(Mutex::default);
const MOST_OPEN: usize = 256;

/// For at most so many days a key is published before it signs.
pub const MOST_OVERLAP_DAYS: i64 = 365;
/// As long as a lease holds: by then every installed program that reaches us knows the key.
pub const USUAL_OVERLAP_DAYS: i64 = crate::activation::LEASE_DAYS;

fn place(key_id: &str) -> Place {
    let digest = vault::digest(&[key_id.as_bytes()]);
    let record = Uuid::from_slice(&digest[..16]).expect("sixteen bytes are a UUID");
    Place { column: "signing_keys.secret", owner: Uuid::nil(), record }
}

/// The key in use for a vendor's products: its own, or else the operator's; `None` before the first was needed.
pub(crate) fn existing(act: &mut Act<'_>, vendor: Option<OrganizationId>) -> Result<Option<SigningKey>> {
    let now = act.now();
    let row: Option<(String, Vec<u8>)> = act.tx().optional(
        "SELECT key_id, secret_sealed FROM signing_keys WHERE (organization_id IS NULL OR organization_id = $1) \
         AND withdrawn_at IS NULL AND signs_from <= $2 AND (retired_at IS NULL OR retired_at > $2) \
         ORDER BY CASE WHEN organization_id IS NULL THEN 1 ELSE 0 END, signs_from DESC, created_at DESC, key_id LIMIT 1",
        params![vendor, now],
    )?;
    let Some((key_id, sealed)) = row else { return Ok(None) };
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(key) = opened.get(&key_id) {
        return Ok(Some(key.clone()));
    }
    let secret = Zeroizing::new(act.vault().open(place(&key_id), &sealed)?);
    let bytes: [u8; 32] = secret.as_slice().try_into().map_err(|_| unreadable())?;
    let key = SigningKey::from_secret(bytes);
    if opened.len() >= MOST_OPEN {
        opened.clear();
    }
    opened.insert(key_id, key.clone());
    Ok(Some(key))
}

/// The key in use for a vendor's products, the operator's made now when there is none at all.
pub(crate) fn current(act: &mut Act<'_>, vendor: Option<OrganizationId>) -> Result<SigningKey> {
    match existing(act, vendor)? {
        Some(key) => Ok(key),
        None => make(act, None, None),
    }
}

/// Makes a key of a vendor, or of the operator; it signs from that instant on, or at once.
fn make(act: &mut Act<'_>, vendor: Option<OrganizationId>, from: Option<Instant>) -> Result<SigningKey> {
    let secret = Zeroizing::new(random::bytes::<32>(act.random()));
    let key = SigningKey::from_secret(*secret);
    let id = key.key_id().to_string();
    let sealed = act.vault().seal(place(&id), random::bytes(act.random()), secret.as_slice());
    let (public, now) = (key.public().to_bytes(), act.now());
    act.tx().execute(
        "INSERT INTO signing_keys (key_id, public_key, secret_sealed, created_at, organization_id, signs_from) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![id, public.as_slice(), sealed, now, vendor, from.unwrap_or(now)],
    )?;
    Ok(key)
}

/// A public key with whose it is.
#[derive(Clone, Debug)]
pub struct Published {
    pub key: PublicKey,
    /// Whose products it signs for, by id and name; `None`: the operator's, for all without a key of their own.
    pub vendor: Option<(OrganizationId, String)>,
    /// Since when it signs, or from when on.
    pub signs_from: Instant,
    /// Since when it signs no more, or from when on.
    pub retired_at: Option<Instant>,
}

/// Whose keys are asked for. The operator's belong to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    Everybody,
    Vendor(OrganizationId),
    /// Vendors of a product of this name.
    Product(String),
}

/// Public key, vendor with its name, from when it signs, and when it was retired.
type PublishedRow = (Vec<u8>, Option<OrganizationId>, Option<String>, Instant, Option<Instant>);

/// The public keys, those retired and those to come too but none that was withdrawn, for anyone who verifies leases:
/// those that sign first, then the newest, and no more than one set may hold.
pub fn published(act: &mut Act<'_>, whose: &Whose) -> Result<Vec<Published>> {
    let (vendor, product) = match whose {
        Whose::Everybody => (None, None),
        Whose::Vendor(vendor) => (Some(*vendor), None),
        Whose::Product(name) => (None, Some(name.as_str())),
    };
    let now = act.now();
    let rows: Vec<PublishedRow> = act.tx().all(
        &format!(
            "SELECT k.public_key, k.organization_id, o.name, k.signs_from, k.retired_at FROM signing_keys k \
             LEFT JOIN organizations o ON o.id = k.organization_id \
             WHERE k.withdrawn_at IS NULL AND (k.organization_id IS NULL OR CAST($3 AS TEXT) = 'all' OR k.organization_id = $1 \
             OR k.organization_id IN (SELECT p.organization_id FROM products p WHERE p.name = $2)) \
             ORDER BY CASE WHEN k.retired_at IS NULL OR k.retired_at > $4 THEN 0 ELSE 1 END, \
             CASE WHEN k.organization_id IS NULL THEN 0 ELSE 1 END, k.created_at DESC, k.key_id LIMIT {MAX_KEYS}"
        ),
        params![vendor, product, if *whose == Whose::Everybody { "all" } else { "some" }, now],
    )?;
    rows.into_iter()
        .map(|(bytes, vendor, name, signs_from, retired_at)| {
            let key = public(bytes)?;
            Ok(Published { key, vendor: vendor.zip(name), signs_from, retired_at })
        })
        .collect()
}

/// As [`published`], all of them as a ring.
#[cfg(any(test, feature = "test-worlds"))]
pub fn ring(act: &mut Act<'_>) -> Result<KeyRing> {
    let mut ring = KeyRing::new();
    for published in published(act, &Whose::Everybody)? {
        ring.add(published.key).map_err(|_| unreadable())?;
    }
    Ok(ring)
}

/// A document that one of our keys has signed, read; `None` when none has, or only one that was withdrawn.
pub fn opened<D: Document>(act: &mut Act<'_>, token: &str) -> Result<Option<D>> {
    let Ok(signer) = seal::claimed_signer::<D>(token) else { return Ok(None) };
    let found: Option<(Vec<u8>,)> = act.tx().optional(
        "SELECT public_key FROM signing_keys WHERE key_id = $1 AND withdrawn_at IS NULL",
        params![signer.to_string()],
    )?;
    let Some((bytes,)) = found else { return Ok(None) };
    let mut ring = KeyRing::new();
    ring.add(public(bytes)?).map_err(|_| unreadable())?;
    Ok(seal::open_document(token, &ring).ok())
}

fn public(bytes: Vec<u8>) -> Result<PublicKey> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| unreadable())?;
    PublicKey::from_bytes(&bytes).map_err(|_| unreadable())
}

/// Makes the first key if there is none yet; done at start, so that the keys can be asked for before any activation.
pub fn prepare(act: &mut Act<'_>) -> Result<()> {
    only_the_machine(act)?;
    current(act, None).map(|_| ())
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
