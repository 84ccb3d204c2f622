//! The format is frozen by three files in `golden/`; installed programs cannot be upgraded. A change here is a new
//! `typ`, never a new file.

use proptest::prelude::*;
use seal::{Expect, Invalid, KeyRing, Lease, MAX_TOKEN_BYTES, open, verify};

use crate::{expect, first_key, good_header, good_payload, lease, ring, second_key, signed};

const GOLDEN_LEASE: &str = include_str!("golden/lease.jws");
const GOLDEN_PAYLOAD: &str = include_str!("golden/payload.json");
const GOLDEN_KEYS: &str = include_str!("golden/keys.json");

#[test]
fn the_written_form_is_frozen() {
    assert_eq!(format!("{}\n", first_key().sign_lease(&lease())), GOLDEN_LEASE);
    assert_eq!(format!("{}\n", good_payload()), GOLDEN_PAYLOAD);
}

#[test]
fn the_set_of_keys_is_frozen() {
    let written = serde_json::to_string(&ring(&[&first_key(), &second_key()])).unwrap();
    assert_eq!(format!("{written}\n"), GOLDEN_KEYS);
}

#[test]
fn the_golden_lease_verifies_with_the_golden_keys() {
    let keys: KeyRing = serde_json::from_str(GOLDEN_KEYS).unwrap();
    assert_eq!(verify(GOLDEN_LEASE.trim_end(), &keys, &expect(&lease().device)), Ok(lease()));
}

#[test]
fn the_golden_files_are_signed_by_hand_as_documented() {
    assert_eq!(format!("{}\n", signed(good_header().as_bytes(), good_payload().as_bytes())), GOLDEN_LEASE);
}

#[test]
fn payload_names_stand_in_order() {
    let fields: Vec<&str> =
        GOLDEN_PAYLOAD.match_indices("\":").map(|(at, _)| &GOLDEN_PAYLOAD[..at]).collect();
    let names: Vec<&str> = fields.iter().map(|f| &f[f.rfind('"').unwrap() + 1..]).collect();
    assert_eq!(names.len(), 15);
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn a_lease_over_the_size_limit_is_refused_and_one_below_is_read() {
    let of = |length: usize| Lease { username: "u".repeat(length), ..lease() };
    let small = first_key().sign_lease(&of(11_000));
    assert!(small.len() <= MAX_TOKEN_BYTES);
    assert_eq!(open(&small, &ring(&[&first_key()])), Ok(of(11_000)));
    let large = first_key().sign_lease(&of(12_000));
    assert!(large.len() > MAX_TOKEN_BYTES);
    assert_eq!(open(&large, &ring(&[&first_key()])), Err(Invalid::Malformed));
}

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..20).prop_map(|chars| chars.into_iter().collect())
}

prop_compose! {
    fn any_lease()(
        texts in proptest::array::uniform9(any_text()),
        reasons in proptest::collection::vec(any_text(), 0..4),
        features in proptest::collection::vec(any_text(), 0..4),
        storage_limit_bytes in any::<Option<u64>>(),
        [issued_at, refresh_after, expires_at] in any::<[i64; 3]>(),
    ) -> Lease {
        let [serial, installation_id, customer_id, license_number, product, edition, username, device, status] = texts;
        Lease {
            serial, installation_id, customer_id, license_number, product, edition, username, device, status,
            reasons, features, storage_limit_bytes, issued_at, refresh_after, expires_at,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_signed_is_read_again(lease in any_lease(), secret in any::<[u8; 32]>()) {
        let key = seal::SigningKey::from_secret(secret);
        let token = key.sign_lease(&lease);
        prop_assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
        prop_assert_eq!(open(&token, &ring(&[&key])), Ok(lease));
    }

    /// No time, however far out, makes the check overflow; within its own bounds an honest lease holds.
    #[test]
    fn any_lease_at_any_time_is_answered(lease in any_lease(), now in any::<i64>(), latest_seen in any::<i64>()) {
        let expect = Expect { device: &lease.device, now, latest_seen };
        let holds = lease.check(&expect).is_ok();
        prop_assert!(!holds || (now.max(latest_seen) < lease.expires_at));
    }

    #[test]
    fn noise_is_never_a_lease(text in any_text()) {
        prop_assert!(open(&text, &ring(&[&first_key()])).is_err());
    }
}
