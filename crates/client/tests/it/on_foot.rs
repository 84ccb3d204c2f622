//! Machines without a network: the request, the license file and the receipt, and whose word counts.

use seal::{Document, LicenseFile, OfflineRequest, ReleaseReceipt};
use seatwright_client::testing::{DAY, Seen, key, keys, lease, license_file, ok};
use seatwright_client::{Builder, Client, KeyRing, Phase, Standing, trusted_keys};
use serde_json::{Value, json};

use crate::{DEVICE, NOW, Scene, code};

const GOLDEN_FILE: &str = include_str!("../../../seal/tests/it/golden/license.jws");
const GOLDEN_REQUEST: &str = include_str!("../../../seal/tests/it/golden/request.jws");
const GOLDEN_RECEIPT: &str = include_str!("../../../seal/tests/it/golden/receipt.jws");
/// The device of the golden forms.
const GOLDEN_DEVICE: &str = "4c4c4544-0042-3510-8054-b7c04f503432";

fn trusted(which: &[u8]) -> KeyRing {
    trusted_keys(&keys(which).to_string()).expect("a JWK set")
}

/// A program with the first key built in, on the machine of the golden forms.
fn golden(scene: &Scene) -> Builder {
    scene.builder().keys(trusted(&[1])).fingerprint(GOLDEN_DEVICE).device_name("PC-7").platform("Debian")
}

fn offline(scene: &Scene) -> Client {
    scene.builder().keys(trusted(&[1])).build().expect("a client")
}

/// A license file of 300 days for this machine.
fn file(serial: &str, issued_at: i64) -> LicenseFile {
    LicenseFile { serial: serial.to_owned(), ..license_file(DEVICE, issued_at) }
}

fn signed(document: &impl Document) -> String {
    key(1).sign_document(document)
}

/// A machine that asked for a license file and got one.
fn licensed() -> Scene {
    let scene = Scene::new();
    offline(&scene).offline_request("acme-ann", "AAAAA-BBBBB").expect("a request");
    offline(&scene).accept_license_file(&signed(&file("lcf_1", NOW))).expect("accepted");
    scene
}

fn status(scene: &Scene) -> Standing {
    offline(scene).status().expect("kept")
}

#[test]
fn there_and_back_in_the_golden_forms() {
    let scene = Scene::new();
    let client = golden(&scene).software_version("5.2").build().expect("a client");
    let line = client.offline_request("acme-Mäkinen", "ABCD-EFGH-JKMN-PQRS").expect("a request");
    let (request, device_key) = OfflineRequest::open(&line).expect("ours");
    let (frozen, _) = OfflineRequest::open(GOLDEN_REQUEST.trim()).expect("golden");
    assert_eq!(request, OfflineRequest { device_key: device_key.to_base64url(), ..frozen });
    assert_eq!(code(client.status()), "not-activated", "asking is not being licensed");

    let standing = client.accept_license_file(GOLDEN_FILE).expect("golden");
    assert_eq!(client.status().expect("kept"), standing);
    assert_eq!((standing.licensed, standing.phase, standing.code.clone()), (true, Phase::Active, None));
    assert_eq!(standing.username.as_deref(), Some("acme-Mäkinen"));
    assert_eq!(standing.offline_until, Some(NOW + 365 * DAY));
    assert!(standing.has_feature("cloud") && !standing.has_feature("sql") && !standing.refresh_due);

    scene.world.set(NOW + DAY);
    let receipt = client.offline_return().expect("a receipt");
    let frozen = ReleaseReceipt::claimed(GOLDEN_RECEIPT.trim()).expect("golden");
    assert_eq!(ReleaseReceipt::open(&receipt, &device_key), Ok(frozen));
    assert_eq!(code(client.status()), "not-activated");
    assert!(scene.stub.seen().is_empty(), "all of it went on foot");
}

#[test]
fn one_machine_has_one_key_and_its_own() {
    let keys: Vec<_> = [Scene::new(), Scene::new()]
        .iter()
        .map(|scene| {
            let key = || {
                let line = offline(scene).offline_request("acme-ann", "AAAAA-BBBBB").expect("a request");
                OfflineRequest::open(&line).expect("ours").0.device_key
            };
            assert_eq!(key(), key());
            assert!(!scene.state_text().contains("AAAAA"), "the code is not kept");
            key()
        })
        .collect();
    assert_ne!(keys[0], keys[1]);
    let long = "x".repeat(20_000);
    assert_eq!(code(offline(&Scene::new()).offline_request(&long, "c")), "bad-request");
}

#[test]
fn no_flipped_byte_is_accepted() {
    let scene = Scene::new();
    let client = golden(&scene).build().expect("a client");
    let good = GOLDEN_FILE.trim().as_bytes();
    for place in 0..good.len() {
        let mut flipped = good.to_vec();
        flipped[place] ^= 1 << (place % 7);
        let text = String::from_utf8(flipped).expect("seven bits");
        let refused = code(client.accept_license_file(&text));
        assert!(refused.starts_with("lease-"), "byte {place}: {refused}");
    }
    for text in
        ["", ".", "..", "\0", &"a".repeat(100_000), &signed(&lease(GOLDEN_DEVICE, NOW)), GOLDEN_RECEIPT]
    {
        assert!(code(client.accept_license_file(text)).starts_with("lease-"));
    }
    assert_eq!(code(client.status()), "not-activated");
    assert!(!scene.state_file().exists(), "what is refused leaves nothing");
    assert!(client.accept_license_file(&format!("\n {GOLDEN_FILE}\r\n")).expect("golden").licensed);
}

#[test]
fn what_was_given_back_is_never_accepted_again() {
    let scene = licensed();
    let receipt = offline(&scene).offline_return().expect("a receipt");
    assert_eq!(offline(&scene).offline_return().expect("again"), receipt, "a lost one is carried again");
    scene.world.set(NOW + DAY);
    assert_eq!(offline(&scene).offline_return().expect("again"), receipt);
    for again in [file("lcf_1", NOW), file("lcf_put_aside", NOW + 1)] {
        assert_eq!(code(offline(&scene).accept_license_file(&signed(&again))), "license-file-returned");
    }
    assert_eq!(code(offline(&scene).status()), "not-activated");

    let anew = LicenseFile { installation_id: "ins_8".to_owned(), ..file("lcf_2", NOW + DAY) };
    assert!(offline(&scene).accept_license_file(&signed(&anew)).expect("another place").licensed);
    let second = offline(&scene).offline_return().expect("a receipt");
    assert_eq!(ReleaseReceipt::claimed(&second).expect("ours").serial, "lcf_2");
    for gone in [file("lcf_1", NOW), anew] {
        assert_eq!(code(offline(&scene).accept_license_file(&signed(&gone))), "license-file-returned");
    }
}

/// A server answers a request once for each place; the clock of the machine may stand still.
#[test]
fn after_a_return_the_request_is_another_one() {
    let scene = licensed();
    let asked = || offline(&scene).offline_request("acme-ann", "AAAAA-BBBBB").expect("a request");
    let before = asked();
    assert_eq!(asked(), before, "a lost one is carried again");
    offline(&scene).offline_return().expect("a receipt");
    assert_ne!(asked(), before);
}

#[test]
fn there_must_be_something_to_give_back_and_a_key_to_sign_it() {
    let scene = Scene::new();
    assert_eq!(code(offline(&scene).offline_return()), "no-license-file");
    let anywhere = LicenseFile { device: None, ..file("lcf_1", NOW) };
    assert!(offline(&scene).accept_license_file(&signed(&anywhere)).expect("made by staff").licensed);
    assert_eq!(code(offline(&scene).offline_return()), "no-device-key");
    assert!(status(&scene).licensed, "and is still there");
}

#[test]
fn the_file_must_fit_device_product_and_keys() {
    let strange = [
        (LicenseFile { device: Some(seal::device_hash("device-2")), ..file("s", NOW) }, "lease-wrong-device"),
        (LicenseFile { product: "editor".to_owned(), ..file("s", NOW) }, "lease-wrong-product"),
        (LicenseFile { expires_at: NOW, ..file("s", NOW - DAY) }, "lease-expired"),
        (file("s", NOW + 61), "lease-not-yet-valid"),
    ];
    let scene = Scene::new();
    for (file, refusal) in strange {
        assert_eq!(code(offline(&scene).accept_license_file(&signed(&file))), refusal);
    }
    let foreign = key(2).sign_document(&file("s", NOW));
    assert_eq!(code(offline(&scene).accept_license_file(&foreign)), "lease-unknown-key");
    assert_eq!(code(scene.client().accept_license_file(&signed(&file("s", NOW)))), "no-keys");
    assert_eq!(code(offline(&scene).status()), "not-activated");
}

/// Keys that were given once are kept with the file; keys built into the program go before them.
#[test]
fn the_file_is_read_with_its_keys_or_those_of_the_program() {
    let scene = licensed();
    assert!(scene.client().status().expect("its own keys").licensed);
    scene.client().accept_license_file(&signed(&file("lcf_2", NOW + 1))).expect("its own keys");
    let rebuilt = scene.builder().keys(trusted(&[2])).build().expect("a client");
    assert_eq!(code(rebuilt.status()), "lease-unknown-key");
    let receipt = rebuilt.offline_return().expect("it can still be given back");
    assert_eq!(ReleaseReceipt::claimed(&receipt).expect("ours").serial, "lcf_2");
}

#[test]
fn an_older_file_does_not_replace_a_younger_one() {
    let scene = licensed();
    let offered = |serial, at| code(offline(&scene).accept_license_file(&signed(&file(serial, at))));
    assert_eq!(offered("lcf_0", NOW - 1), "license-file-older");
    assert_eq!(status(&scene).license_file, Some(file("lcf_1", NOW)));
    assert_eq!(offered("lcf_1", NOW), "done", "the same again");
    scene.world.set(NOW + DAY);
    assert_eq!(offered("lcf_2", NOW + DAY), "done");
    assert_eq!(status(&scene).license_file, Some(file("lcf_2", NOW + DAY)));
}

#[test]
fn a_clock_turned_back_is_noticed() {
    let scene = licensed();
    scene.world.set(NOW + 20 * DAY);
    assert!(status(&scene).licensed);
    scene.world.set(NOW + 20 * DAY - 60);
    assert!(status(&scene).licensed, "within the leeway");
    scene.world.set(NOW + 20 * DAY - 61);
    let standing = status(&scene);
    assert_eq!((standing.phase, standing.code.as_deref()), (Phase::Invalid, Some("lease-clock-turned-back")));
    assert_eq!((standing.offline_until, standing.has_feature("cloud")), (None, false));
    let another = signed(&file("lcf_2", NOW + DAY));
    assert_eq!(
        code(offline(&scene).accept_license_file(&another)),
        "lease-clock-turned-back",
        "a file on foot may be old: it does not show the true time"
    );
}

#[test]
fn it_ends_on_its_last_day_and_years_ahead_it_stays_over() {
    let scene = licensed();
    scene.world.set(NOW + 300 * DAY - 1);
    assert!(status(&scene).licensed);
    scene.world.set(NOW + 300 * DAY);
    let over = status(&scene);
    assert_eq!((over.phase, over.code.as_deref()), (Phase::Expired, Some("lease-expired")));
    scene.world.set(i64::MAX);
    assert_eq!(status(&scene).phase, Phase::Expired);
    scene.world.set(NOW);
    assert_eq!(status(&scene).phase, Phase::Invalid);
    scene.world.set(i64::MIN);
    assert_eq!(status(&scene).phase, Phase::Invalid);
}

/// A clock that is wrong only while a file is taken in does no lasting harm.
#[test]
fn a_refused_file_leaves_no_trace_of_the_clock() {
    let scene = Scene::new();
    scene.world.set(NOW + 3_000 * DAY);
    let text = signed(&file("lcf_1", NOW));
    assert_eq!(code(offline(&scene).accept_license_file(&text)), "lease-expired");
    scene.world.set(NOW);
    assert!(offline(&scene).accept_license_file(&text).expect("the clock was set right").licensed);
}

/// What a person with an editor would try.
#[test]
fn an_edited_state_is_refused() {
    let scene = licensed();
    offline(&scene).offline_return().expect("a receipt");
    let anew = LicenseFile { installation_id: "ins_8".to_owned(), ..file("lcf_2", NOW) };
    offline(&scene).accept_license_file(&signed(&anew)).expect("accepted");
    let good: Value = serde_json::from_str(&scene.state_text()).expect("JSON");
    let edits = [
        ("/offline/returned", json!([])),
        ("/offline/license_file", json!(null)),
        ("/offline/license_file", json!(signed(&file("lcf_1", NOW)))),
        ("/offline/device_key", json!(null)),
        ("/offline/receipt", json!(null)),
        ("/offline/keys", keys(&[2])),
        ("/latest_seen", json!(0)),
        ("/device_token", json!("swd_other")),
    ];
    for (member, value) in edits {
        let mut edited = good.clone();
        let place = edited.pointer_mut(member).expect("a member");
        assert_ne!(*place, value);
        *place = value;
        scene.write_state(&edited.to_string());
        let client = offline(&scene);
        assert_eq!(code(client.status()), "state-tampered", "{member}");
        assert_eq!(code(client.accept_license_file(&signed(&anew))), "state-tampered", "{member}");
        assert_eq!(code(client.offline_return()), "state-tampered", "{member}");
        assert_eq!(code(client.offline_request("u", "c")), "state-tampered", "{member}");
    }
    let mut cut = good.clone();
    cut.as_object_mut().expect("an object").remove("offline");
    scene.write_state(&cut.to_string());
    assert_eq!(code(offline(&scene).accept_license_file(&signed(&anew))), "state-tampered");
    let elsewhere = scene.builder().fingerprint("device-2").build().expect("a client");
    scene.write_state(&good.to_string());
    assert_eq!(code(elsewhere.status()), "lease-wrong-device");
    assert!(status(&scene).licensed);
}

/// An activation goes first; where its lease does not license the program, the file does.
#[test]
fn a_lease_and_a_license_file_live_together() {
    let scene = Scene::activated();
    let client = scene.client();
    client.offline_request("acme-ann", "AAAAA-BBBBB").expect("a request");
    client.accept_license_file(&signed(&file("lcf_1", NOW))).expect("the keys of the activation");
    assert_eq!(client.status().expect("kept").installation_id, "ins_1");
    scene.world.set(NOW + 30 * DAY);
    let standing = client.status().expect("kept");
    assert_eq!((standing.licensed, standing.installation_id.as_str()), (true, "ins_7"));
    scene.world.set(NOW + 300 * DAY);
    let standing = client.status().expect("kept");
    assert_eq!((standing.phase, standing.installation_id.as_str()), (Phase::Expired, "ins_1"));
}

/// What a machine gave back is remembered when an activation comes, is replaced, and goes.
#[test]
fn an_activation_does_not_wash_the_memory_away() {
    let scene = licensed();
    let receipt = offline(&scene).offline_return().expect("a receipt");
    assert!(!scene.client().is_activated().expect("read"));
    scene.activate();
    let grant = seatwright_client::testing::grant(&lease(DEVICE, NOW + 1));
    scene.will([ok(&keys(&[1])), ok(&grant), ok(&json!({}))]);
    let replacing = scene.builder().replace_activation(true).build().expect("a client");
    replacing.activate("acme-ann", "AAAAA-BBBBB").expect("activated");
    replacing.release().expect("released");
    assert!(scene.stub.seen().iter().any(|seen: &Seen| seen.is_for("release")));
    assert_eq!(code(replacing.release()), "not-activated");
    assert_eq!(code(replacing.status()), "not-activated");
    assert_eq!(offline(&scene).offline_return().expect("again"), receipt);
    let again = signed(&file("lcf_1", NOW));
    assert_eq!(code(offline(&scene).accept_license_file(&again)), "license-file-returned");
}

/// A seat that was taken on the word of a server whose lease is refused does not lose the latest time seen.
#[test]
fn a_refused_lease_does_not_turn_the_latest_time_back() {
    let scene = licensed();
    scene.world.set(NOW + 20 * DAY);
    assert!(status(&scene).licensed);
    let forged = json!({"installation_id": "ins_1", "device_token": "t", "lease": key(2).sign_lease(&lease(DEVICE, NOW))});
    scene.will([ok(&forged)]);
    assert_eq!(code(offline(&scene).activate("u", "c")), "lease-unknown-key");
    scene.world.set(NOW);
    assert!(!status(&scene).licensed);
}

/// A telephone opens the page of the server that is named, or else of the one that is remembered, with the line in it.
#[test]
fn the_page_is_opened_with_the_line_in_it() {
    let scene = Scene::new();
    scene.will([ok(&keys(&[1])), ok(&seatwright_client::testing::grant(&lease(DEVICE, NOW)))]);
    scene.client().activate("acme-ann", "AAAAA-BBBBB").expect("activated");
    let expected = format!("{}/offline#a.b.c", scene.stub.address);
    assert_eq!(scene.client().offline_address("a.b.c"), Some(expected.clone()));
    let remembering = Client::builder_for_any_product(None).state_file(scene.client().state_file());
    let remembering = remembering.fingerprint(DEVICE).build().expect("a client");
    assert_eq!(remembering.offline_address("a.b.c"), Some(expected));
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = Client::builder_for_any_product(None).state_file(folder.path().join("none.json"));
    assert_eq!(nowhere.fingerprint(DEVICE).build().expect("a client").offline_address("a.b.c"), None);
}
