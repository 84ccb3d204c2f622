//! L7: forged, downgraded, borrowed or damaged leases (SR-33).

use seal::{Expect, Invalid, KeyRing, device_hash, open, verify};

use crate::{expect, first_key, good_header, good_payload, lease, ring, second_key, signed};

fn keys() -> KeyRing {
    ring(&[&first_key(), &second_key()])
}

fn token() -> String {
    first_key().sign_lease(&lease())
}

fn header_refused(header: &str, why: Invalid) {
    assert_ne!(header, good_header());
    assert_eq!(open(&signed(header.as_bytes(), good_payload().as_bytes()), &keys()), Err(why), "{header}");
}

fn payload_refused(payload: &str) {
    assert_ne!(payload, good_payload());
    let token = signed(good_header().as_bytes(), payload.as_bytes());
    assert_eq!(open(&token, &keys()), Err(Invalid::Malformed), "{payload}");
}

#[test]
fn sr_33_every_flipped_byte_is_refused() {
    let token = token();
    for at in 0..token.len() {
        for mask in [0x01, 0x02, 0x04, 0x20] {
            let mut bytes = token.clone().into_bytes();
            bytes[at] ^= mask;
            let forged = String::from_utf8(bytes).unwrap();
            assert!(open(&forged, &keys()).is_err(), "byte {at} with {mask:#x}");
        }
    }
}

#[test]
fn sr_33_every_truncation_is_refused() {
    let token = token();
    for length in 0..token.len() {
        assert!(open(&token[..length], &keys()).is_err(), "first {length}");
        assert!(open(&token[token.len() - length..], &keys()).is_err(), "last {length}");
    }
}

#[test]
fn anything_added_is_refused() {
    let token = token();
    for more in ["=", "==", ".", "A", "\n", " ", "\0", ".AAAA"] {
        assert_eq!(open(&format!("{token}{more}"), &keys()), Err(Invalid::Malformed), "{more:?} behind");
        assert_eq!(open(&format!("{more}{token}"), &keys()), Err(Invalid::Malformed), "{more:?} in front");
    }
}

#[test]
fn the_plain_base64_alphabet_and_spare_bits_are_refused() {
    let token = token();
    let (message, signature) = token.rsplit_once('.').unwrap();
    let plain = signature.replace('-', "+").replace('_', "/");
    assert_ne!(plain, signature);
    assert_eq!(open(&format!("{message}.{plain}"), &keys()), Err(Invalid::Malformed));
    // 64 bytes leave four spare bits in the last letter, which must be zero: A, Q, g or w.
    let last = signature.chars().last().unwrap();
    let spare = char::from(u8::try_from(last).unwrap() + 1);
    let respelled = format!("{message}.{}{spare}", &signature[..signature.len() - 1]);
    assert_eq!(open(&respelled, &keys()), Err(Invalid::Malformed));
}

#[test]
fn parts_of_two_leases_do_not_mix() {
    let other = first_key().sign_lease(&seal::Lease { edition: "standard".to_owned(), ..lease() });
    let (a, b) = (token(), other);
    let (a, b): (Vec<_>, Vec<_>) = (a.split('.').collect(), b.split('.').collect());
    assert_eq!(open(&format!("{}.{}.{}", a[0], b[1], a[2]), &keys()), Err(Invalid::BadSignature));
    assert_eq!(open(&format!("{}.{}.{}", a[0], a[1], b[2]), &keys()), Err(Invalid::BadSignature));
}

#[test]
fn a_header_of_another_key_is_refused() {
    let token = token();
    let other = second_key().sign_lease(&lease());
    let (_, rest) = token.split_once('.').unwrap();
    let (header, _) = other.split_once('.').unwrap();
    assert_eq!(open(&format!("{header}.{rest}"), &keys()), Err(Invalid::BadSignature));
}

#[test]
fn a_truly_signed_header_that_names_another_key_is_refused() {
    let other = good_header().replace(first_key().key_id().as_str(), second_key().key_id().as_str());
    header_refused(&other, Invalid::BadSignature);
    header_refused(
        &good_header().replace(first_key().key_id().as_str(), "0123456789abcdef"),
        Invalid::UnknownKey,
    );
}

#[test]
fn another_purpose_is_refused_though_truly_signed() {
    for typ in ["JWT", "seatwright-lease", "seatwright-update+jws", "SEATWRIGHT-LEASE+JWS", ""] {
        header_refused(&good_header().replace("seatwright-lease+jws", typ), Invalid::WrongPurpose);
    }
}

#[test]
fn the_header_does_not_choose_the_algorithm() {
    for alg in ["none", "None", "HS256", "ES256", "Ed25519", "EdDSA ", "eddsa", ""] {
        header_refused(&good_header().replace("EdDSA", alg), Invalid::Malformed);
    }
}

#[test]
fn a_header_written_in_another_way_is_refused() {
    let (good, id) = (good_header(), first_key().key_id());
    let upper = good.replace(id.as_str(), &id.as_str().to_uppercase());
    let forms = [
        format!("{{\"kid\":\"{id}\",\"alg\":\"EdDSA\",\"typ\":\"seatwright-lease+jws\"}}"),
        good.replace(',', ", "),
        format!("{good} "),
        good.replace("EdDSA", "Ed\\u0044SA"),
        good.replace(r#","typ""#, r#","crit":["b64"],"typ""#),
        good.replace(r#","typ""#, r#","jwk":{"kty":"OKP"},"typ""#),
        good.replace(r#","typ""#, r#","alg":"EdDSA","typ""#),
        good.replace(r#""alg":"EdDSA","#, ""),
        upper,
        "{}".to_owned(),
        "[]".to_owned(),
        String::new(),
    ];
    for form in forms {
        header_refused(&form, Invalid::Malformed);
    }
}

#[test]
fn a_payload_written_in_another_way_is_refused() {
    let good = good_payload();
    payload_refused(&good.replacen("\":", "\": ", 1));
    payload_refused(&format!("{good}\n"));
    payload_refused(&good.replacen("Mäkinen", "M\\u00e4kinen", 1));
    payload_refused(&good.replacen("500000000000", "500000000000.0", 1));
    payload_refused(&good.replacen("500000000000", "5e11", 1));
    payload_refused(&good.replacen("500000000000", "\"500000000000\"", 1));
    payload_refused(&good.replacen("500000000000", "-1", 1));
    payload_refused(&good.replacen("500000000000", "18446744073709551616", 1));
    payload_refused(&good.replacen("[\"cloud\",\"sql\"]", "\"cloud\"", 1));
    payload_refused(&good.replacen("[\"cloud\",\"sql\"]", "null", 1));
    payload_refused("null");
    payload_refused("");
}

#[test]
fn unknown_repeated_missing_and_disordered_fields_are_refused() {
    let good = good_payload();
    payload_refused(&good.replacen("\"status\":", "\"note\":\"\",\"status\":", 1));
    payload_refused(&good.replacen("\"status\":", "\"status\":\"active\",\"status\":", 1));
    payload_refused(&good.replacen(
        "\"edition\":\"server\"",
        "\"edition\":\"server\",\"edition\":\"server\"",
        1,
    ));
    payload_refused(&good.replacen("\"edition\":\"server\",", "", 1));
    payload_refused(&good.replacen("\"storage_limit_bytes\":500000000000,", "", 1));
    payload_refused(&good.replacen(
        "\"edition\":\"server\",\"expires_at\":1801440000",
        "\"expires_at\":1801440000,\"edition\":\"server\"",
        1,
    ));
}

#[test]
fn a_lease_of_another_device_is_refused() {
    let here = device_hash("another fingerprint");
    assert_eq!(verify(&token(), &keys(), &expect(&here)), Err(Invalid::WrongDevice));
    let at_any_time = Expect { device: &here, now: i64::MAX, latest_seen: i64::MAX };
    assert_eq!(verify(&token(), &keys(), &at_any_time), Err(Invalid::WrongDevice));
}

#[test]
fn a_lease_of_another_product_is_refused() {
    assert_eq!(lease().check_product("backup"), Ok(()));
    assert_eq!(lease().check_product("antivirus"), Err(Invalid::WrongProduct));
}
