//! A set of public keys by id, and its JSON form, a JWK set (RFC 7517, RFC 8037). Where a set comes from and whether
//! to trust it is the caller's business.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{BadKey, KeyId, PublicKey};

/// Most keys in one set: the current one, those still in rotation, and plenty to spare.
pub const MAX_KEYS: usize = 64;

const ALG: &str = "EdDSA";
const CRV: &str = "Ed25519";
const KTY: &str = "OKP";

/// Public keys by id. Several hold at once while keys are rotated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "JwkSet", into = "JwkSet")]
pub struct KeyRing(BTreeMap<KeyId, PublicKey>);

impl KeyRing {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key. Refuses one that is already there ([`BadKey::Duplicate`]) and more than [`MAX_KEYS`].
    pub fn add(&mut self, key: PublicKey) -> Result<(), BadKey> {
        let id = key.key_id();
        if self.0.contains_key(&id) {
            return Err(BadKey::Duplicate);
        }
        if self.0.len() >= MAX_KEYS {
            return Err(BadKey::TooMany);
        }
        self.0.insert(id, key);
        Ok(())
    }

    /// Takes a key out; leases signed with it are unknown from then on.
    pub fn remove(&mut self, id: &KeyId) -> Option<PublicKey> {
        self.0.remove(id)
    }

    /// The key of that name.
    pub fn get(&self, id: &KeyId) -> Option<&PublicKey> {
        self.0.get(id)
    }

    /// All keys, ordered by id.
    pub fn iter(&self) -> impl Iterator<Item = (&KeyId, &PublicKey)> {
        self.0.iter()
    }

    /// How many keys.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[derive(Serialize, Deserialize)]
struct JwkSet {
    keys: Vec<Jwk>,
}

/// Members that are not named here are skipped, as RFC 7517 asks: installed programs meet sets of later servers.
#[derive(Serialize, Deserialize)]
struct Jwk {
    #[serde(default)]
    alg: String,
    #[serde(default)]
    crv: String,
    #[serde(default)]
    kid: String,
    kty: String,
    #[serde(default)]
    x: String,
}

impl From<KeyRing> for JwkSet {
    fn from(ring: KeyRing) -> Self {
        let jwk = |(kid, key): (KeyId, PublicKey)| Jwk {
            alg: ALG.to_owned(),
            crv: CRV.to_owned(),
            kid: kid.into(),
            kty: KTY.to_owned(),
            x: key.to_base64url(),
        };
        Self { keys: ring.0.into_iter().map(jwk).collect() }
    }
}

impl TryFrom<JwkSet> for KeyRing {
    type Error = BadKey;

    fn try_from(set: JwkSet) -> Result<Self, BadKey> {
        let mut ring = Self::new();
        for jwk in set.keys.into_iter().filter(|k| k.kty == KTY && k.crv == CRV && k.alg == ALG) {
            let key = PublicKey::from_base64url(&jwk.x)?;
            if key.key_id().as_str() != jwk.kid {
                return Err(BadKey::WrongId);
            }
            ring.add(key)?;
        }
        Ok(ring)
    }
}
