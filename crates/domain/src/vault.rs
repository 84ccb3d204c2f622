//! Secrets at rest: sealing with a key that lives outside the database, and keyed hashes to find them by.

use std::fmt;

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead, aead::Payload};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A text that is never printed, logged or serialized by accident.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Every use shows it to somebody who may see it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What a keyed hash is for; the same value hashed for two purposes gives unrelated hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Session,
    ApiToken,
    AccountLink,
    ActivationCode,
    PurchaseCode,
    DeviceToken,
    MailLink,
    FormToken,
    Throttle,
    Idempotency,
    BrandLink,
    DeploymentKey,
    Registration,
    DeviceComponent,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::ApiToken => "api-token",
            Self::AccountLink => "account-link",
            Self::ActivationCode => "activation-code",
            Self::PurchaseCode => "purchase-code",
            Self::DeviceToken => "device-token",
            Self::MailLink => "mail-link",
            Self::FormToken => "form-token",
            Self::Throttle => "throttle",
            Self::Idempotency => "idempotency",
            Self::BrandLink => "brand-link",
            Self::DeploymentKey => "deployment-key",
            Self::DeviceComponent => "device-component",
            Self::Registration => "registration",
        }
    }
}

/// Where a sealed value stands; it opens nowhere else (table, column, customer, record).
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub column: &'static str,
    pub owner: Uuid,
    pub record: Uuid,
}

impl Place {
    fn bytes(self) -> Vec<u8> {
        [self.column.as_bytes(), b"/", self.owner.as_bytes(), self.record.as_bytes()].concat()
    }
}

/// The sealed value was changed, moved from its place, or sealed under another master key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open: wrong master key, or it was changed or moved")]
pub struct Unopened;

/// Keys derived from the installation's master key.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    index_key: [u8; 32],
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault([redacted])")
    }
}

const NONCE: usize = 24;

impl Vault {
    pub fn new(master_key: &[u8; 32]) -> Self {
        let cipher_key = keyed_hash(master_key, &[b"seatwright/seal/1"]);
        Self {
            cipher: XChaCha20Poly1305::new(&cipher_key.into()),
            index_key: keyed_hash(master_key, &[b"seatwright/index/1"]),
        }
    }

    /// The value encrypted for its place with the nonce given (24 random bytes).
    pub fn seal(&self, place: Place, nonce: [u8; NONCE], secret: &[u8]) -> Vec<u8> {
        let payload = Payload { msg: secret, aad: &place.bytes() };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .expect("encryption in memory fails only past 256 GiB");
        [&nonce[..], &sealed].concat()
    }

    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, Unopened> {
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(Unopened)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Unopened)?;
        let payload = Payload { msg: body, aad: &place.bytes() };
        self.cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| Unopened)
    }

    /// Opens a text.
    pub fn open_text(&self, place: Place, sealed: &[u8]) -> Result<Secret, Unopened> {
        let bytes = self.open(place, sealed)?;
        String::from_utf8(bytes).map(Secret::new).map_err(|_| Unopened)
    }

    /// The keyed hash under which a secret is found again.
    pub fn index(&self, purpose: Purpose, value: &[u8]) -> [u8; 32] {
        keyed_hash(&self.index_key, &[purpose.label().as_bytes(), b"/", value])
    }
}

fn keyed_hash(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key length is accepted");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Plain SHA-256, for values that are not secret.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Whether two byte strings are equal, in time that does not depend on where they differ.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0u8, |difference, (x, y)| difference | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place =
        Place { column: "customers.encryption_key", owner: Uuid::from_u128(1), record: Uuid::from_u128(2) };

    /// SR-35: a ciphertext swapped to another row or tenant does not open.
    #[test]
    fn sealed_values_open_only_where_they_were_sealed() {
        let vault = Vault::new(&[7; 32]);
        let sealed = vault.seal(PLACE, [1; 24], b"hunter2");
        assert_eq!(vault.open_text(PLACE, &sealed), Ok(Secret::new("hunter2")));
        assert_eq!(vault.open(Place { record: Uuid::from_u128(3), ..PLACE }, &sealed), Err(Unopened));
        assert_eq!(vault.open(Place { owner: Uuid::from_u128(3), ..PLACE }, &sealed), Err(Unopened));
        assert_eq!(vault.open(Place { column: "seats.code", ..PLACE }, &sealed), Err(Unopened));
        assert_eq!(Vault::new(&[8; 32]).open(PLACE, &sealed), Err(Unopened));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(vault.open(PLACE, &changed), Err(Unopened), "byte {at}");
            assert_eq!(vault.open(PLACE, &sealed[..at]), Err(Unopened), "cut at {at}");
        }
    }

    /// SR-36: secrets do not print.
    #[test]
    fn secrets_are_redacted() {
        assert_eq!(
            format!("{:?} {:?}", Secret::new("hunter2"), Vault::new(&[7; 32])),
            "[redacted] Vault([redacted])"
        );
    }

    #[test]
    fn purposes_do_not_share_hashes() {
        let vault = Vault::new(&[7; 32]);
        assert_ne!(vault.index(Purpose::Session, b"x"), vault.index(Purpose::ApiToken, b"x"));
    }
}
