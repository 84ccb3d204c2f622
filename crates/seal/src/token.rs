//! The written form: JWS compact (RFC 7515) with one exact header and a canonical payload. One document signed by one
//! key has one form; anything else is refused, so no parser decides what was meant.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Expect, Invalid, KeyId, KeyRing, Lease, SigningKey};

/// The `typ` of a lease's header. It separates leases from everything else that the same key might ever sign.
pub const TYP: &str = Lease::TYP;

/// Longest accepted document, in bytes of its written form.
pub const MAX_TOKEN_BYTES: usize = 16 * 1024;

const ALG: &str = "EdDSA";

/// What can be signed: each kind has a `typ` of its own, so that none is ever taken for another.
pub trait Document: Serialize + DeserializeOwned {
    /// The `typ` of its header.
    const TYP: &'static str;
}

impl Document for Lease {
    const TYP: &'static str = "seatwright-lease+jws";
}

impl SigningKey {
    /// Writes and signs a document. The same key and document always give the same text. One whose texts add up to
    /// more than [`MAX_TOKEN_BYTES`] is signed, but no one will accept it: the issuer bounds names and lists.
    pub fn sign_document<D: Document>(&self, document: &D) -> String {
        let header = BASE64URL_NOPAD.encode(header(&self.key_id(), D::TYP).as_bytes());
        let message = [header.as_str(), ".", &BASE64URL_NOPAD.encode(&canonical(document))].concat();
        let signature = BASE64URL_NOPAD.encode(&self.sign(message.as_bytes()));
        // Exactly as long as it is: servers keep many of these.
        [message.as_str(), ".", &signature].concat()
    }

    /// As [`SigningKey::sign_document`], for a lease.
    pub fn sign_lease(&self, lease: &Lease) -> String {
        self.sign_document(lease)
    }
}

/// Reads a lease and proves who signed it. Says nothing about device or time: use it to show a lease, and
/// [`verify`] to act on one.
///
/// Refuses as [`open_document`].
pub fn open(token: &str, keys: &KeyRing) -> Result<Lease, Invalid> {
    open_document(token, keys)
}

/// Reads a lease, proves who signed it, and checks that it holds for this device at this time.
///
/// Refuses what [`open`] and [`Lease::check`] refuse.
pub fn verify(token: &str, keys: &KeyRing, expect: &Expect<'_>) -> Result<Lease, Invalid> {
    let lease = open(token, keys)?;
    lease.check(expect)?;
    Ok(lease)
}

/// Reads a document and proves who signed it. Says nothing about device or time.
///
/// Refuses [`Invalid::Malformed`], [`Invalid::WrongPurpose`], [`Invalid::UnknownKey`], [`Invalid::BadSignature`].
pub fn open_document<D: Document>(token: &str, keys: &KeyRing) -> Result<D, Invalid> {
    let parts = Parts::of(token)?;
    let key_id = read_header(&parts.header, D::TYP)?;
    let key = keys.get(&key_id).ok_or(Invalid::UnknownKey)?;
    if !key.signed(parts.message.as_bytes(), &parts.signature) {
        return Err(Invalid::BadSignature);
    }
    read_payload(&parts.payload)
}

/// What a document says before anybody has looked who signed it: for one that names its own key.
pub(crate) fn unproven<D: Document>(token: &str) -> Result<D, Invalid> {
    let parts = Parts::of(token)?;
    read_header(&parts.header, D::TYP)?;
    read_payload(&parts.payload)
}

struct Parts<'a> {
    message: &'a str,
    header: Vec<u8>,
    payload: Vec<u8>,
    signature: [u8; 64],
}

impl<'a> Parts<'a> {
    fn of(token: &'a str) -> Result<Self, Invalid> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(Invalid::Malformed);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(Invalid::Malformed)?;
        let (header, payload) = message.split_once('.').ok_or(Invalid::Malformed)?;
        let signature = decode(signature)?.try_into().map_err(|_| Invalid::Malformed)?;
        Ok(Self { message, header: decode(header)?, payload: decode(payload)?, signature })
    }
}

fn header(key_id: &KeyId, typ: &str) -> String {
    format!(r#"{{"alg":"{ALG}","kid":"{key_id}","typ":"{typ}"}}"#)
}

fn canonical(document: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(document).expect("texts and integers always have a JSON form")
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
fn read_header(bytes: &[u8], typ: &str) -> Result<KeyId, Invalid> {
    let read: Header = serde_json::from_slice(bytes).map_err(|_| Invalid::Malformed)?;
    if read.typ != typ {
        return Err(Invalid::WrongPurpose);
    }
    let key_id: KeyId = read.kid.parse().map_err(|_| Invalid::Malformed)?;
    if read.alg != ALG || bytes != header(&key_id, typ).as_bytes() {
        return Err(Invalid::Malformed);
    }
    Ok(key_id)
}

/// The id of the key that a token says it is signed with, before that is proven.
///
/// Refuses [`Invalid::Malformed`], and [`Invalid::WrongPurpose`] for a document of another kind.
pub fn claimed_signer<D: Document>(token: &str) -> Result<KeyId, Invalid> {
    read_header(&Parts::of(token)?.header, D::TYP)
}

fn read_payload<D: Document>(bytes: &[u8]) -> Result<D, Invalid> {
    let document: D = serde_json::from_slice(bytes).map_err(|_| Invalid::Malformed)?;
    if canonical(&document) == bytes { Ok(document) } else { Err(Invalid::Malformed) }
}

fn decode(part: &str) -> Result<Vec<u8>, Invalid> {
    BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| Invalid::Malformed)
}
