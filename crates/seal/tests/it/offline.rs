//! Machines without a network: the frozen forms of request, license file and receipt, forgeries, and whose word counts.

use proptest::prelude::*;
use seal::{
    Document as _, Expect, Invalid, Lease, LicenseFile, OfflineRequest, ReleaseReceipt, SigningKey,
    device_hash, open_document,
};

use crate::{DAY, FINGERPRINT, ISSUED, first_key, lease, ring, second_key, signed};

const GOLDEN_FILE: &str = include_str!("golden/license.jws");
const GOLDEN_REQUEST: &str = include_str!("golden/request.jws");
const GOLDEN_RECEIPT: &str = include_str!("golden/receipt.jws");

fn device_key() -> SigningKey {
    SigningKey::from_secret([3; 32])
}

fn file() -> LicenseFile {
    LicenseFile {
        customer_id: "org_01jd3tz9b8x5s0e2a7n4f6g1y3".to_owned(),
        customer_name: "Testiasiakas Oy".to_owned(),
        device: Some(device_hash(FINGERPRINT)),
        edition: "server".to_owned(),
        expires_at: ISSUED + 365 * DAY,
        features: vec!["cloud".to_owned()],
        installation_id: "ins_01jd3v0q3w9q7m4t6c8r2h5k1m".to_owned(),
        issued_at: ISSUED,
        license_number: "L-7Q2M-40".to_owned(),
        product: "backup".to_owned(),
        serial: "0199-1".to_owned(),
        storage_limit_bytes: None,
        username: "acme-Mäkinen".to_owned(),
    }
}

fn request() -> OfflineRequest {
    OfflineRequest {
        activation_code: "ABCD-EFGH-JKMN-PQRS".to_owned(),
        device: device_hash(FINGERPRINT),
        device_key: device_key().public().to_base64url(),
        device_name: "PC-7".to_owned(),
        platform: "Debian".to_owned(),
        requested_at: ISSUED,
        software_version: "5.2".to_owned(),
        username: "acme-Mäkinen".to_owned(),
    }
}

fn receipt() -> ReleaseReceipt {
    ReleaseReceipt {
        installation_id: file().installation_id,
        released_at: ISSUED + DAY,
        serial: file().serial,
    }
}

/// Installed programs cannot be upgraded: a change here is a new `typ`, never a new file.
#[test]
fn the_written_forms_are_frozen() {
    assert_eq!(format!("{}\n", first_key().sign_document(&file())), GOLDEN_FILE);
    assert_eq!(format!("{}\n", request().sign(&device_key())), GOLDEN_REQUEST);
    assert_eq!(format!("{}\n", receipt().sign(&device_key())), GOLDEN_RECEIPT);
    assert_eq!(open_document(GOLDEN_FILE.trim_end(), &ring(&[&first_key()])), Ok(file()));
    assert_eq!(OfflineRequest::open(GOLDEN_REQUEST.trim_end()), Ok((request(), device_key().public())));
    assert_eq!(ReleaseReceipt::open(GOLDEN_RECEIPT.trim_end(), &device_key().public()), Ok(receipt()));
    assert_eq!(ReleaseReceipt::claimed(GOLDEN_RECEIPT.trim_end()), Ok(receipt()));
}

/// Each byte flipped, each truncation: no document of any kind comes out.
#[test]
fn damaged_documents_are_refused() {
    let keys = ring(&[&first_key()]);
    for golden in [GOLDEN_FILE, GOLDEN_REQUEST, GOLDEN_RECEIPT] {
        let token = golden.trim_end();
        let refused = |forged: &str| {
            open_document::<LicenseFile>(forged, &keys).is_err()
                && OfflineRequest::open(forged).is_err()
                && ReleaseReceipt::open(forged, &device_key().public()).is_err()
        };
        for at in 0..token.len() {
            for mask in [0x01, 0x02, 0x04, 0x20] {
                let mut bytes = token.to_owned().into_bytes();
                bytes[at] ^= mask;
                assert!(refused(&String::from_utf8(bytes).unwrap()), "byte {at} with {mask:#x}");
            }
            assert!(refused(&token[..at]), "first {at}");
        }
    }
}

/// The same key signs leases and files: none passes for the other, nor does a receipt for a request.
#[test]
fn no_document_passes_for_another() {
    let keys = ring(&[&first_key()]);
    let lease = first_key().sign_lease(&lease());
    let file = first_key().sign_document(&file());
    assert_eq!(open_document::<LicenseFile>(&lease, &keys), Err(Invalid::WrongPurpose));
    assert_eq!(open_document::<Lease>(&file, &keys), Err(Invalid::WrongPurpose));
    assert_eq!(OfflineRequest::open(GOLDEN_RECEIPT.trim_end()), Err(Invalid::WrongPurpose));
    assert_eq!(ReleaseReceipt::claimed(GOLDEN_REQUEST.trim_end()), Err(Invalid::WrongPurpose));
    let lease_with_header_of_a_file = {
        let header =
            format!(r#"{{"alg":"EdDSA","kid":"{}","typ":"{}"}}"#, first_key().key_id(), LicenseFile::TYP);
        signed(header.as_bytes(), serde_json::to_string(&crate::lease()).unwrap().as_bytes())
    };
    assert_eq!(open_document::<LicenseFile>(&lease_with_header_of_a_file, &keys), Err(Invalid::Malformed));
}

/// A request counts only under the key that it names, a receipt only under the key of its device.
#[test]
fn only_the_device_speaks_for_itself() {
    assert_eq!(OfflineRequest::open(&request().sign(&second_key())), Err(Invalid::UnknownKey));
    let forged = OfflineRequest { device_key: second_key().public().to_base64url(), ..request() };
    assert_eq!(OfflineRequest::open(&forged.sign(&device_key())), Err(Invalid::UnknownKey));
    let nobody = OfflineRequest { device_key: "no key".to_owned(), ..request() };
    assert_eq!(OfflineRequest::open(&nobody.sign(&device_key())), Err(Invalid::Malformed));
    let forged = receipt().sign(&second_key());
    assert_eq!(ReleaseReceipt::open(&forged, &device_key().public()), Err(Invalid::UnknownKey));
}

/// A file is for its device, or for any when it names none, and for its time, on a clock that was not turned back.
#[test]
fn a_file_holds_for_its_device_and_time() {
    let (own, other) = (device_hash(FINGERPRINT), device_hash("another"));
    let at = |file: &LicenseFile, device: &str, now: i64, latest_seen: i64| {
        file.check(&Expect { device, now, latest_seen })
    };
    let bound = file();
    let free = LicenseFile { device: None, ..file() };
    let (inside, end) = (ISSUED + 60, bound.expires_at);
    for (file, device, now, latest_seen, answer) in [
        (&bound, &own, inside, ISSUED, Ok(())),
        (&bound, &other, inside, ISSUED, Err(Invalid::WrongDevice)),
        (&free, &other, inside, ISSUED, Ok(())),
        (&bound, &own, ISSUED - 61, 0, Err(Invalid::NotYetValid)),
        (&bound, &own, end, ISSUED, Err(Invalid::Expired)),
        (&free, &other, end - 1, end, Err(Invalid::Expired)),
        (&free, &other, inside, inside + 61, Err(Invalid::ClockTurnedBack)),
    ] {
        assert_eq!(at(file, device, now, latest_seen), answer, "{now} {latest_seen}");
    }
    assert_eq!(bound.check_product("backup"), Ok(()));
    assert_eq!(bound.check_product("other"), Err(Invalid::WrongProduct));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn noise_is_never_a_document(text in ".{0,200}") {
        prop_assert!(OfflineRequest::open(&text).is_err());
        prop_assert!(ReleaseReceipt::claimed(&text).is_err());
    }
}
