//! One signing key, its public half, and the name that follows from it. Sets of keys live in `ring`.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use ed25519_dalek as ed;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroize as _;

use crate::{BadKey, signer::Signer};

const ID_BYTES: usize = 8;

/// Names a public key: the first 8 bytes of the SHA-256 of its 32 bytes, as 16 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(String);

impl KeyId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for KeyId {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<String> for KeyId {
    type Error = BadKey;

    fn try_from(text: String) -> Result<Self, BadKey> {
        let fits = text.len() == 2 * ID_BYTES && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if fits { Ok(Self(text)) } else { Err(BadKey::Malformed) }
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> Self {
        id.0
    }
}

/// The half of a key that verifies. Never one of small order.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(ed::VerifyingKey);

impl PublicKey {
    /// Takes the 32 bytes of an Ed25519 public key. Refuses what is not on the curve ([`BadKey::Malformed`]) and
    /// points of small order ([`BadKey::Weak`]).
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, BadKey> {
        let key = ed::VerifyingKey::from_bytes(bytes).map_err(|_| BadKey::Malformed)?;
        if key.is_weak() { Err(BadKey::Weak) } else { Ok(Self(key)) }
    }

    /// The 32 bytes of the key.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Takes the key as base64url without padding, as a JWK's `x` has it.
    pub fn from_base64url(text: &str) -> Result<Self, BadKey> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| BadKey::Malformed)?;
        Self::from_bytes(&bytes.try_into().map_err(|_| BadKey::Malformed)?)
    }

    /// The key as base64url without padding.
    pub fn to_base64url(&self) -> String {
        BASE64URL_NOPAD.encode(&self.to_bytes())
    }

    /// The name that follows from the key.
    pub fn key_id(&self) -> KeyId {
        KeyId(HEXLOWER.encode(&Sha256::digest(self.to_bytes())[..ID_BYTES]))
    }

    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &ed::Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.to_base64url())
    }
}

/// The half of a key that signs. Its memory is overwritten when it is dropped; `Debug` shows only the key id.
#[derive(Clone)]
pub struct SigningKey {
    signer: Signer,
    public: PublicKey,
}

impl SigningKey {
    /// Makes the key from 32 secret bytes, which must come from the system's random generator.
    /// The caller overwrites its own copy.
    pub fn from_secret(mut secret: [u8; 32]) -> Self {
        let public = PublicKey(ed::SigningKey::from_bytes(&secret).verifying_key());
        let signer = Signer::of(&secret);
        secret.zeroize();
        Self { signer, public }
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public.clone()
    }

    /// The name of the public half.
    pub fn key_id(&self) -> KeyId {
        self.public.key_id()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signer.sign(message)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, [redacted])", self.key_id())
    }
}
