//! The written form: JWS compact (RFC 7515) with one exact header and a canonical payload. One lease signed by one
//! key has one form; anything else is refused, so no parser decides what was meant.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use crate::{Expect, Invalid, KeyId, KeyRing, Lease, SigningKey};

/// The `typ` of the header. It separates leases from everything else that the same key might ever sign.
pub const TYP: &str = "seatwright-lease+jws";

/// Longest accepted lease, in bytes of its written form.
pub const MAX_TOKEN_BYTES: usize = 16 * 1024;

const ALG: &str = "EdDSA";

impl SigningKey {
    /// Writes and signs the lease. The same key and lease always give the same text. A lease whose texts add up to
    /// more than [`MAX_TOKEN_BYTES`] is signed, but no one will accept it: the issuer bounds names and lists.
    pub fn sign_lease(&self, lease: &Lease) -> String {
        let header = BASE64URL_NOPAD.encode(header(&self.key_id()).as_bytes());
        let message = format!("{header}.{}", BASE64URL_NOPAD.encode(&canonical(lease)));
        let signature = BASE64URL_NOPAD.encode(&self.sign(message.as_bytes()));
        format!("{message}.{signature}")
    }
}

/// Reads a lease and proves who signed it. Says nothing about device or time: use it to show a lease, and
/// [`verify`] to act on one.
///
/// Refuses [`Invalid::Malformed`], [`Invalid::WrongPurpose`], [`Invalid::UnknownKey`], [`Invalid::BadSignature`].
pub fn open(token: &str, keys: &KeyRing) -> Result<Lease, Invalid> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(Invalid::Malformed);
    }
    let (message, signature) = token.rsplit_once('.').ok_or(Invalid::Malformed)?;
    let (header, payload) = message.split_once('.').ok_or(Invalid::Malformed)?;
    let key_id = read_header(&decode(header)?)?;
    let signature = decode(signature)?.try_into().map_err(|_| Invalid::Malformed)?;
    let payload = decode(payload)?;
    let key = keys.get(&key_id).ok_or(Invalid::UnknownKey)?;
    if !key.signed(message.as_bytes(), &signature) {
        return Err(Invalid::BadSignature);
    }
    read_payload(&payload)
}

/// Reads a lease, proves who signed it, and checks that it holds for this device at this time.
///
/// Refuses what [`open`] and [`Lease::check`] refuse.
pub fn verify(token: &str, keys: &KeyRing, expect: &Expect<'_>) -> Result<Lease, Invalid> {
    let lease = open(token, keys)?;
    lease.check(expect)?;
    Ok(lease)
}

fn header(key_id: &KeyId) -> String {
    format!(r#"{{"alg":"{ALG}","kid":"{key_id}","typ":"{TYP}"}}"#)
}

fn canonical(lease: &Lease) -> Vec<u8> {
    serde_json::to_vec(lease).expect("texts and integers always have a JSON form")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

/// The algorithm is fixed by the ring, which holds Ed25519 keys only: the header may name no other, and be written
/// in no other way.
fn read_header(bytes: &[u8]) -> Result<KeyId, Invalid> {
    let read: Header = serde_json::from_slice(bytes).map_err(|_| Invalid::Malformed)?;
    if read.typ != TYP {
        return Err(Invalid::WrongPurpose);
    }
    let key_id: KeyId = read.kid.parse().map_err(|_| Invalid::Malformed)?;
    if read.alg != ALG || bytes != header(&key_id).as_bytes() {
        return Err(Invalid::Malformed);
    }
    Ok(key_id)
}

fn read_payload(bytes: &[u8]) -> Result<Lease, Invalid> {
    let lease: Lease = serde_json::from_slice(bytes).map_err(|_| Invalid::Malformed)?;
    if canonical(&lease) == bytes { Ok(lease) } else { Err(Invalid::Malformed) }
}

fn decode(part: &str) -> Result<Vec<u8>, Invalid> {
    BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| Invalid::Malformed)
}
