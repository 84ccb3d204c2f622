//! Leases from outside: the frozen format, forgeries (L7), clocks (L6), keys and their rotation (SR-33, SR-34).
#![expect(clippy::unwrap_used, reason = "a test may panic")]

extern crate seatwright_seal as seal;

mod clocks;
mod forgeries;
mod format;
mod keys;
mod offline;

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::Signer as _;
use seal::{Expect, KeyRing, Lease, SigningKey, device_hash};

const FINGERPRINT: &str = "4c4c4544-0042-3510-8054-b7c04f503432";
const ISSUED: i64 = 1_798_848_000;
const DAY: i64 = 86_400;
const FIRST_SECRET: [u8; 32] = [1; 32];

fn first_key() -> SigningKey {
    SigningKey::from_secret(FIRST_SECRET)
}

fn second_key() -> SigningKey {
    SigningKey::from_secret([2; 32])
}

fn ring(keys: &[&SigningKey]) -> KeyRing {
    let mut ring = KeyRing::new();
    for key in keys {
        ring.add(key.public()).unwrap();
    }
    ring
}

fn lease() -> Lease {
    Lease {
        serial: "lse_01jd3v0q3w9q7m4t6c8r2h5k1n".to_owned(),
        installation_id: "ins_01jd3v0q3w9q7m4t6c8r2h5k1m".to_owned(),
        customer_id: "org_01jd3tz9b8x5s0e2a7n4f6g1y3".to_owned(),
        license_number: "6f2c1b52-8a1e-4d0c-9a55-0d8a3f1c77e4".to_owned(),
        product: "backup".to_owned(),
        edition: "server".to_owned(),
        username: "acme-Mäkinen \"Ж\"".to_owned(),
        device: device_hash(FINGERPRINT),
        status: "active".to_owned(),
        reasons: vec!["expiring_soon".to_owned(), "over_quota".to_owned()],
        features: vec!["cloud".to_owned(), "sql".to_owned()],
        storage_limit_bytes: Some(500_000_000_000),
        issued_at: ISSUED,
        refresh_after: ISSUED + DAY,
        expires_at: ISSUED + 30 * DAY,
    }
}

fn expect(device: &str) -> Expect<'_> {
    Expect { device, now: ISSUED + 60, latest_seen: ISSUED }
}

/// A header and payload of any form, truly signed with the first key.
fn signed(header: &[u8], payload: &[u8]) -> String {
    let message = format!("{}.{}", BASE64URL_NOPAD.encode(header), BASE64URL_NOPAD.encode(payload));
    let signature = ed25519_dalek::SigningKey::from_bytes(&FIRST_SECRET).sign(message.as_bytes());
    format!("{message}.{}", BASE64URL_NOPAD.encode(&signature.to_bytes()))
}

fn good_header() -> String {
    format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"seatwright-lease+jws"}}"#, first_key().key_id())
}

fn good_payload() -> String {
    serde_json::to_string(&lease()).unwrap()
}
