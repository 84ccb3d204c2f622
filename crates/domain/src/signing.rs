//! The keys that sign leases and license files: the operator's, made at first need, and those of vendors that have keys
//! of their own for their products. Sealed at rest, rotated with overlap. A key is published before it signs and stays
//! published when it is retired, so that what was signed with it keeps verifying until it ends (SR-34). What is signed
//! is in `activation`.

#[cfg(test)]
#[path = "signing_tests.rs"]
mod tests;

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use db::params;
use seal::{KeyId, KeyRing, MAX_KEYS, PublicKey, SigningKey};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    access::{Action, OrganizationKind, Scope},
    act::{Act, Actor},
    audit::{Entry, SubjectKind, What},
    clock::Instant,
    ids::OrganizationId,
    input::Checks,
    organizations, random,
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
         AND signs_from <= $2 AND (retired_at IS NULL OR retired_at > $2) \
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

/// The public keys, those retired and those to come too, for anyone who verifies leases: those that sign first, then
/// the newest, and no more than one set may hold.
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
             WHERE (k.organization_id IS NULL OR CAST($3 AS TEXT) = 'all' OR k.organization_id = $1 \
             OR k.organization_id IN (SELECT p.organization_id FROM products p WHERE p.name = $2)) \
             ORDER BY CASE WHEN k.retired_at IS NULL OR k.retired_at > $4 THEN 0 ELSE 1 END, \
             CASE WHEN k.organization_id IS NULL THEN 0 ELSE 1 END, k.created_at DESC, k.key_id LIMIT {MAX_KEYS}"
        ),
        params![vendor, product, if *whose == Whose::Everybody { "all" } else { "some" }, now],
    )?;
    rows.into_iter()
        .map(|(bytes, vendor, name, signs_from, retired_at)| {
            let bytes: [u8; 32] = bytes.try_into().map_err(|_| unreadable())?;
            let key = PublicKey::from_bytes(&bytes).map_err(|_| unreadable())?;
            Ok(Published { key, vendor: vendor.zip(name), signs_from, retired_at })
        })
        .collect()
}

/// As [`published`], all of them as a ring.
pub fn ring(act: &mut Act<'_>) -> Result<KeyRing> {
    let mut ring = KeyRing::new();
    for published in published(act, &Whose::Everybody)? {
        ring.add(published.key).map_err(|_| unreadable())?;
    }
    Ok(ring)
}

/// What a key of a vendor does today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// Published, and signs from a later instant on.
    Coming,
    Signs,
    /// Published still, for what it signed.
    Retired,
}

/// A key as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    pub created_at: Instant,
    pub signs_from: Instant,
    pub retired_at: Option<Instant>,
    pub used: KeyUse,
}

/// Whose keys an organization's are: the operator's have no owner's name.
fn owner(scope: &Scope) -> Option<OrganizationId> {
    (scope.kind() != OrganizationKind::Operator).then(|| scope.organization())
}

const OF: &str = "(organization_id = $1 OR (organization_id IS NULL AND CAST($2 AS TEXT) = 'operator'))";

const fn which(scope: &Scope) -> &'static str {
    match scope.kind() {
        OrganizationKind::Operator => "operator",
        OrganizationKind::Partner | OrganizationKind::Customer => "vendor",
    }
}

/// The keys of an operator or vendor, the newest first.
pub fn keys(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Key>> {
    let scope = act.allow(Action::ProductsView, organization)?;
    own(act, &scope)
}

fn own(act: &mut Act<'_>, scope: &Scope) -> Result<Vec<Key>> {
    let now = act.now();
    let rows: Vec<(String, Instant, Instant, Option<Instant>)> = act.tx().all(
        &format!(
            "SELECT key_id, created_at, signs_from, retired_at FROM signing_keys WHERE {OF} \
             ORDER BY signs_from DESC, created_at DESC, key_id LIMIT {MAX_KEYS}"
        ),
        params![owner(scope), which(scope)],
    )?;
    let key = |(id, created_at, signs_from, retired_at): (String, Instant, Instant, Option<Instant>)| {
        let used = match retired_at {
            Some(at) if at <= now => KeyUse::Retired,
            _ if signs_from > now => KeyUse::Coming,
            _ => KeyUse::Signs,
        };
        Key { id, created_at, signs_from, retired_at, used }
    };
    Ok(rows.into_iter().map(key).collect())
}

/// Makes a key for the products of an organization. It is published at once and signs after so many days; until then
/// that which signs now goes on, and is retired then. Needs a password confirmed within the last minutes.
///
/// Refusals: `signing-key-coming` while another one waits for its day; the problems of the field `overlap_days`;
/// `password-needed-again`.
pub fn create(act: &mut Act<'_>, organization: OrganizationId, overlap_days: i64) -> Result<KeyId> {
    let scope = act.allow(Action::ProductsChange, organization)?;
    act.require_recent_password()?;
    let mut checks = Checks::new();
    let days = checks.number("overlap_days", overlap_days, 0, MOST_OVERLAP_DAYS);
    checks.finish()?;
    if own(act, &scope)?.iter().any(|key| key.used == KeyUse::Coming) {
        return Err(Refusal::SigningKeyComing.into());
    }
    let from = act.now().plus_days(days);
    act.tx().execute(
        &format!("UPDATE signing_keys SET retired_at = $3 WHERE {OF} AND retired_at IS NULL"),
        params![owner(&scope), which(&scope), from],
    )?;
    let id = make(act, owner(&scope), Some(from))?.key_id();
    let entry = entry(act, What::SigningKeyMade, organization)?;
    let entry = entry.note("key_id", id.as_str()).note("signs_from", from.to_string());
    act.record(organization, entry)?;
    Ok(id)
}

/// Signs no more with a key, from now on; it stays published. One that waits for its day is given up, and the one
/// before it goes on. A vendor without a key has the operator's again. Retiring twice changes nothing more.
///
/// Refusals: `last-signing-key` for the operator's only one; `password-needed-again`.
pub fn retire(act: &mut Act<'_>, organization: OrganizationId, key_id: &str) -> Result<()> {
    let scope = act.allow(Action::ProductsChange, organization)?;
    act.require_recent_password()?;
    let known = own(act, &scope)?;
    let key = known.iter().find(|key| key.id == key_id).ok_or(Refusal::NotFound)?;
    if key.used == KeyUse::Retired {
        return Ok(());
    }
    let others = known.iter().filter(|other| other.id != key.id && other.used == KeyUse::Signs);
    if key.used == KeyUse::Signs && owner(&scope).is_none() && others.count() == 0 {
        return Err(Refusal::LastSigningKey.into());
    }
    let now = act.now();
    act.tx().execute("UPDATE signing_keys SET retired_at = $2 WHERE key_id = $1", params![key.id, now])?;
    if key.used == KeyUse::Coming {
        act.tx().execute(
            &format!("UPDATE signing_keys SET retired_at = NULL WHERE {OF} AND retired_at = $3"),
            params![owner(&scope), which(&scope), key.signs_from],
        )?;
    }
    let entry = entry(act, What::SigningKeyRetired, organization)?;
    act.record(organization, entry.note("key_id", key_id))
}

fn entry(act: &mut Act<'_>, what: What, organization: OrganizationId) -> Result<Entry> {
    let name = organizations::name(act, organization)?;
    Ok(Entry::new(what, SubjectKind::Organization, organization, name))
}

/// Makes the first key if there is none yet; done at start, so that the keys can be asked for before any activation.
pub fn prepare(act: &mut Act<'_>) -> Result<()> {
    only_the_machine(act)?;
    current(act, None).map(|_| ())
}

/// Signs with a fresh key of the operator from now on. The old one is retired and stays published.
/// Refused with `forbidden` to all but the operator at the machine and jobs of ours.
pub fn rotate(act: &mut Act<'_>) -> Result<KeyId> {
    only_the_machine(act)?;
    let now = act.now();
    act.tx().execute(
        "UPDATE signing_keys SET retired_at = $1 WHERE organization_id IS NULL AND (retired_at IS NULL OR retired_at > $1)",
        params![now],
    )?;
    let id = make(act, None, None)?.key_id();
    let operator: Option<(OrganizationId,)> =
        act.tx().optional("SELECT id FROM organizations WHERE parent_id IS NULL", params![])?;
    if let Some((operator,)) = operator {
        let entry = entry(act, What::SigningKeyRotated, operator)?;
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
