//! SR-33, SR-34: keys, their names, sets of them, and rotation with overlap.

use seal::{BadKey, Invalid, KeyId, KeyRing, MAX_KEYS, PublicKey, SigningKey, open};

use crate::{first_key, lease, ring, second_key};

fn set(text: &str) -> Result<KeyRing, String> {
    serde_json::from_str(text).map_err(|e| e.to_string())
}

fn one_key() -> String {
    serde_json::to_string(&ring(&[&first_key()])).unwrap()
}

#[test]
fn sr_34_old_leases_verify_while_both_keys_are_in_the_ring() {
    let (old, new) = (first_key(), second_key());
    let (old_lease, new_lease) = (old.sign_lease(&lease()), new.sign_lease(&lease()));
    assert_ne!(old_lease, new_lease);

    assert_eq!(open(&new_lease, &ring(&[&old])), Err(Invalid::UnknownKey));
    let mut both = ring(&[&old, &new]);
    assert!(open(&old_lease, &both).is_ok());
    assert!(open(&new_lease, &both).is_ok());
    assert_eq!(both.remove(&old.key_id()), Some(old.public()));
    assert_eq!(open(&old_lease, &both), Err(Invalid::UnknownKey));
    assert!(open(&new_lease, &both).is_ok());
}

#[test]
fn an_empty_ring_accepts_nothing() {
    assert_eq!(open(&first_key().sign_lease(&lease()), &KeyRing::new()), Err(Invalid::UnknownKey));
}

#[test]
fn the_key_id_follows_from_the_public_key() {
    assert_eq!(first_key().key_id(), first_key().public().key_id());
    assert_ne!(first_key().key_id(), second_key().key_id());
    assert_eq!(first_key().key_id().to_string().parse::<KeyId>(), Ok(first_key().key_id()));
    for bad in [
        "",
        "0123456789abcde",
        "0123456789abcdef0",
        "0123456789ABCDEF",
        "0123456789abcdeg",
        "0123456789abcdé",
    ] {
        assert_eq!(bad.parse::<KeyId>(), Err(BadKey::Malformed), "{bad}");
    }
}

#[test]
fn a_public_key_survives_being_written() {
    let key = first_key().public();
    assert_eq!(PublicKey::from_bytes(&key.to_bytes()), Ok(key.clone()));
    assert_eq!(PublicKey::from_base64url(&key.to_base64url()), Ok(key));
    assert_eq!(PublicKey::from_base64url("AAAA"), Err(BadKey::Malformed));
    assert_eq!(PublicKey::from_base64url("not base64!"), Err(BadKey::Malformed));
}

#[test]
fn keys_under_which_anybody_can_sign_are_refused() {
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(PublicKey::from_bytes(&identity), Err(BadKey::Weak));
    assert_eq!(PublicKey::from_bytes(&[0; 32]), Err(BadKey::Weak));
}

#[test]
fn a_ring_takes_each_key_once_and_not_too_many() {
    let mut ring = ring(&[&first_key()]);
    assert_eq!(ring.add(first_key().public()), Err(BadKey::Duplicate));
    for n in 1..MAX_KEYS {
        let mut secret = [9; 32];
        secret[..8].copy_from_slice(&n.to_le_bytes());
        ring.add(SigningKey::from_secret(secret).public()).unwrap();
    }
    assert_eq!(ring.len(), MAX_KEYS);
    assert_eq!(ring.add(second_key().public()), Err(BadKey::TooMany));
}

#[test]
fn a_set_survives_being_written() {
    let both = ring(&[&first_key(), &second_key()]);
    assert_eq!(set(&serde_json::to_string(&both).unwrap()), Ok(both));
    assert_eq!(set(r#"{"keys":[]}"#), Ok(KeyRing::new()));
}

#[test]
fn a_set_with_a_wrong_name_a_wrong_key_or_a_repeated_key_is_refused() {
    let good = one_key();
    let jwk = good.strip_prefix(r#"{"keys":["#).and_then(|s| s.strip_suffix("]}")).unwrap();
    let refused = |text: &str, why: BadKey| assert_eq!(set(text), Err(why.to_string()), "{text}");
    refused(&good.replace(first_key().key_id().as_str(), second_key().key_id().as_str()), BadKey::WrongId);
    refused(&good.replace(&first_key().public().to_base64url(), "AAAA"), BadKey::Malformed);
    refused(&format!(r#"{{"keys":[{jwk},{jwk}]}}"#), BadKey::Duplicate);
    assert!(set(&good.replace(r#""kty""#, r#""kid":"0123456789abcdef","kty""#)).is_err(), "repeated member");
    assert!(set("[]").is_err());
    assert!(set("{}").is_err());
}

/// Installed programs must be able to read the sets of later servers.
#[test]
fn keys_of_other_kinds_and_further_members_are_skipped() {
    let good = one_key();
    let further = good.replace(r#""kty""#, r#""use":"sig","kty""#);
    assert_eq!(set(&further), Ok(ring(&[&first_key()])));
    let other = good.replace(r#"{"keys":["#, r#"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"},"#);
    assert_eq!(set(&other), Ok(ring(&[&first_key()])));
    let agreement = good.replace("Ed25519", "X25519");
    assert_eq!(set(&agreement), Ok(KeyRing::new()));
}

#[test]
fn sr_36_the_secret_is_not_shown() {
    let key = SigningKey::from_secret([0xAB; 32]);
    let shown = format!("{key:?} {key:#?}");
    assert!(shown.contains("[redacted]") && shown.contains(key.key_id().as_str()), "{shown}");
    assert!(!shown.to_lowercase().contains("abab") && !shown.contains("171"), "{shown}");
}

#[test]
fn every_refusal_has_its_own_stable_code() {
    let all = [
        (Invalid::Malformed, "lease-malformed"),
        (Invalid::UnknownKey, "lease-unknown-key"),
        (Invalid::BadSignature, "lease-bad-signature"),
        (Invalid::WrongPurpose, "lease-wrong-purpose"),
        (Invalid::WrongProduct, "lease-wrong-product"),
        (Invalid::WrongDevice, "lease-wrong-device"),
        (Invalid::NotYetValid, "lease-not-yet-valid"),
        (Invalid::Expired, "lease-expired"),
        (Invalid::ClockTurnedBack, "lease-clock-turned-back"),
    ];
    for (invalid, code) in all {
        assert_eq!(invalid.code(), code);
    }
}
