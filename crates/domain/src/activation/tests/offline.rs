//! Machines without a network: files made by staff, requests that are answered, receipts that give the place back.

use seal::{LicenseFile, OfflineRequest, ReleaseReceipt, SigningKey, device_hash, open_document};

use super::*;
use crate::{access::Role, alerts, overview, refusal::Problem};

const DAY_SECONDS: i64 = 86_400;

fn device_key(number: u8) -> SigningKey {
    SigningKey::from_secret([number; 32])
}

/// Ann's machine without a network, whose clock is far off.
fn asked(scene: &Scene, fingerprint: &str) -> OfflineRequest {
    OfflineRequest {
        activation_code: scene.code(scene.seats[0]).reveal().to_lowercase(),
        device: device_hash(fingerprint),
        device_key: device_key(1).public().to_base64url(),
        device_name: format!("PC {fingerprint}"),
        platform: "linux".into(),
        requested_at: 0,
        software_version: "1.0".into(),
        username: "ANN@example.com".into(),
    }
}

fn answers(scene: &Scene, request: &OfflineRequest) -> Result<IssuedFile> {
    let token = format!("{}\n", request.sign(&device_key(1)));
    scene.t.work(&caller(), move |act| answer_request(act, &token)).and_then(settled)
}

fn gives_back(scene: &Scene, receipt: &ReleaseReceipt, key: &SigningKey) -> Result<()> {
    let token = receipt.sign(key);
    scene.t.work(&caller(), move |act| take_receipt(act, &token)).map(drop)
}

fn receipt_of(file: &IssuedFile) -> ReleaseReceipt {
    ReleaseReceipt {
        installation_id: file.installation.to_string(),
        released_at: 0,
        serial: file.id.to_string(),
    }
}

fn read(scene: &Scene, file: &IssuedFile) -> LicenseFile {
    open_document(&file.text, &keys(scene)).unwrap()
}

fn wish(device: FileFor) -> FileWish {
    FileWish { device, device_name: "Lab machine".into(), days: 90 }
}

fn made(scene: &Scene, who: &Caller, seat: usize, wish: FileWish) -> Result<IssuedFile> {
    let seat = scene.seats[seat];
    scene.t.work(who, move |act| issue_file(act, seat, &wish))
}

/// A request is answered with a file for that machine until the license ends; the same request takes no second
/// place, and what the machine signs later gives the one back.
#[test]
fn a_request_is_answered_and_its_receipt_gives_the_place_back() {
    let scene = Scene::new();
    let first = answers(&scene, &asked(&scene, "air-gapped")).unwrap();
    let file = read(&scene, &first);
    assert_eq!((file.device.as_deref(), installed(&scene)), (Some(device_hash("air-gapped").as_str()), 1));
    assert_eq!((file.username.as_str(), file.customer_name.as_str()), ("ann@example.com", "Testiasiakas Oy"));
    let ends = scene.t.world.now().seconds() + 400 * DAY_SECONDS;
    assert!(file.expires_at < ends && file.expires_at > ends - 80 * DAY_SECONDS, "the end of the license");
    let again = answers(&scene, &asked(&scene, "air-gapped")).unwrap();
    assert_eq!((again.installation, installed(&scene)), (first.installation, 1));
    assert_ne!(again.id, first.id);
    assert_eq!(refusal(answers(&scene, &asked(&scene, "another"))), Refusal::NoSeatFree);

    let kept = |who: &Caller| scene.t.read(who, move |act| installations::receipt(act, first.installation));
    assert_eq!(kept(&scene.mia).unwrap(), None);
    let offline_until = || {
        let id = first.installation;
        scene.t.read(&scene.mia, move |act| installations::get(act, id)).unwrap().offline_until
    };
    assert_eq!(offline_until(), Some(again.expires_at));
    gives_back(&scene, &receipt_of(&again), &device_key(1)).unwrap();
    assert_eq!((installed(&scene), offline_until()), (0, None), "it works by no file any more");
    let receipt = kept(&scene.mia).unwrap().unwrap();
    assert_eq!(ReleaseReceipt::open(&receipt, &device_key(1).public()).unwrap(), receipt_of(&again));
    assert_eq!(refusal(kept(&scene.eve)), Refusal::NotFound);
    let told = scene.t.events(scene.customer);
    let told = told.iter().find(|event| event.what == What::Released).unwrap();
    assert_eq!(told.details["receipt"], again.id.to_string());
    gives_back(&scene, &receipt_of(&again), &device_key(1)).unwrap();
    answers(&scene, &asked(&scene, "another")).unwrap();
    assert_eq!(installed(&scene), 1);
    let trail: Vec<What> = scene.t.events(scene.customer).iter().map(|event| event.what).collect();
    let count = |what: What| trail.iter().filter(|event| **event == what).count();
    assert_eq!(
        (count(What::LicenseFileIssued), count(What::Activated), count(What::Released)),
        (3, 0, 1),
        "one event for one change"
    );
}

/// The proof of a return is kept also where staff had freed the place before it came: one line of the trail, once.
#[test]
fn a_receipt_that_comes_after_the_place_was_freed_is_kept() {
    let scene = Scene::new();
    let file = answers(&scene, &asked(&scene, "air-gapped")).unwrap();
    let installation = file.installation;
    scene.t.work(&scene.mia, move |act| installations::release(act, installation)).unwrap();
    for _ in 0..2 {
        gives_back(&scene, &receipt_of(&file), &device_key(1)).unwrap();
    }
    assert_eq!(installed(&scene), 0);
    let kept = scene.t.read(&scene.mia, move |act| installations::receipt(act, installation)).unwrap();
    assert_eq!(ReleaseReceipt::open(&kept.unwrap(), &device_key(1).public()).unwrap(), receipt_of(&file));
    let events = scene.t.events(scene.customer);
    let told: Vec<_> = events.iter().filter(|event| event.what == What::ReceiptKept).collect();
    assert_eq!((told.len(), &told[0].details["receipt"]), (1, &file.id.to_string().into()));
    assert_eq!(events.iter().filter(|event| event.what == What::Released).count(), 1);
}

/// A request that was answered takes no place that was given back since; its program writes another.
#[test]
fn a_request_that_is_carried_here_again_takes_nothing_back() {
    let scene = Scene::new();
    let request = asked(&scene, "air-gapped");
    let file = answers(&scene, &request).unwrap();
    let again = answers(&scene, &request).unwrap();
    assert_eq!((again.installation, installed(&scene)), (file.installation, 1));
    gives_back(&scene, &receipt_of(&again), &device_key(1)).unwrap();
    assert_eq!(refusal(answers(&scene, &request)), Refusal::InstallationReleased);
    assert_eq!(installed(&scene), 0);
    let anew = answers(&scene, &OfflineRequest { requested_at: -1, ..request }).unwrap();
    assert_ne!(anew.installation, file.installation, "whatever the clock of the machine says");
    assert_eq!(installed(&scene), 1);
}

/// A file cannot be called back: its place stays taken for the customer's own people. Who sells the license may free it,
/// and is shown who works on beside.
#[test]
fn a_place_that_a_file_holds_is_freed_by_receipt_or_seller() {
    let scene = Scene::new();
    let (license, customer, ann) = (scene.license.id, scene.customer, scene.seats[0]);
    let kim = scene.t.person("kim", customer, Role::Admin);
    let file = answers(&scene, &asked(&scene, "air-gapped")).unwrap();
    let held = file.installation;
    let day = scene.license.valid_to.plus_days(scene.license.grace_days).to_string();
    let by_kim = [
        scene.t.work(&kim, move |act| installations::release(act, held)),
        scene.t.work(&kim, move |act| seats::remove(act, ann)),
    ];
    for tried in by_kim {
        assert_eq!(refusal(tried), Refusal::WorksOffline { day: day.clone() });
    }
    let at_large = |who: &Caller| scene.t.read(who, move |act| installations::at_large(act, license));
    assert_eq!((installed(&scene), at_large(&kim).unwrap()), (1, None));
    scene.t.work(&scene.mia, move |act| installations::release(act, held)).unwrap();
    let shown = at_large(&kim).unwrap().unwrap();
    assert_eq!((installed(&scene), shown.devices, shown.until), (0, 1, file.expires_at));
    assert_eq!(refusal(at_large(&scene.eve)), Refusal::NotFound);
    let listed = || {
        let filter = installations::Filter { at_large: true, ..installations::Filter::default() };
        let page =
            scene.t.read(&kim, move |act| installations::list(act, customer, &filter, &Window::first(9)));
        page.unwrap().items.len()
    };
    assert_eq!(listed(), 1);
    gives_back(&scene, &receipt_of(&file), &device_key(1)).unwrap();
    assert_eq!((at_large(&kim).unwrap(), listed()), (None, 0));
    scene.t.work(&kim, move |act| seats::remove(act, ann)).unwrap();
}

/// A device that has both, a token and a file, gives its place back by the receipt: the file would work on.
#[test]
fn a_device_with_a_file_is_not_released_by_its_token() {
    let scene = Scene::new();
    let token = try_activate(&scene, &request(&scene, "laptop")).unwrap().device_token;
    let file = answers(&scene, &asked(&scene, "laptop")).unwrap();
    assert!(matches!(refusal(try_release(&scene, &token)), Refusal::WorksOffline { .. }));
    assert_eq!(installed(&scene), 1);
    gives_back(&scene, &receipt_of(&file), &device_key(1)).unwrap();
    try_release(&scene, &token).unwrap();
    assert_eq!(installed(&scene), 0);
}

/// Wrong codes are counted as online, a changed request is none, and what the license is decides.
#[test]
fn requests_are_refused_as_activations_are() {
    let scene = Scene::new();
    let good = asked(&scene, "m");
    let wrong = OfflineRequest { activation_code: "AAAAA-AAAAA".into(), ..good.clone() };
    assert_eq!(refusal(answers(&scene, &wrong)), Refusal::WrongActivationCode);
    let somebody = OfflineRequest { username: "somebody".into(), ..good.clone() };
    assert_eq!(refusal(answers(&scene, &somebody)), Refusal::WrongUsername);
    let nonsense = scene.t.work(&caller(), |act| answer_request(act, "nonsense")).map(drop);
    assert_eq!(refusal(nonsense), Refusal::field("request", Problem::NotADocument));
    let license = scene.license.id;
    scene.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    assert_eq!(refusal(answers(&scene, &good)), Refusal::LicenseSuspended);
    scene.t.made(move |act| licenses::resume(act, license));
    for _ in 0..30 {
        drop(answers(&scene, &wrong));
    }
    assert!(matches!(refusal(answers(&scene, &good)), Refusal::TooManyAttempts { .. }), "SR-21");
}

/// Only the machine itself gives its place back: another key, another file, another installation, one that never had a
/// key prove nothing, and all are told the same.
#[test]
fn nobody_else_gives_a_place_back() {
    let scene = Scene::with(PlanForm::default(), 3);
    let file = answers(&scene, &asked(&scene, "air-gapped")).unwrap();
    let good = receipt_of(&file);
    let no_key = made(&scene, &scene.mia, 1, wish(FileFor::Anybody)).unwrap();
    let refused = Refusal::field("receipt", Problem::NotADocument);
    for (receipt, key) in [
        (good.clone(), device_key(2)),
        (ReleaseReceipt { serial: no_key.id.to_string(), ..good.clone() }, device_key(1)),
        (ReleaseReceipt { serial: "x".into(), ..good.clone() }, device_key(1)),
        (ReleaseReceipt { installation_id: "x".into(), ..good.clone() }, device_key(1)),
        (receipt_of(&no_key), device_key(1)),
    ] {
        assert_eq!(refusal(gives_back(&scene, &receipt, &key)), refused);
    }
    assert_eq!(installed(&scene), 2);
    gives_back(&scene, &good, &device_key(1)).unwrap();
    assert_eq!(installed(&scene), 1);
}

/// Staff make a file for whichever machine, or for one; each takes a place, and a file never outlives the license.
#[test]
fn staff_make_files() {
    let scene = Scene::new();
    let free = made(&scene, &scene.mia, 0, wish(FileFor::Anybody)).unwrap();
    let file = read(&scene, &free);
    assert_eq!((file.device, installed(&scene)), (None, 1));
    assert_eq!(file.expires_at, scene.t.world.now().seconds() + 90 * DAY_SECONDS);
    let id = free.installation;
    let row = scene.t.made(move |act| installations::get(act, id));
    assert_eq!((row.device_name.as_str(), row.offline_until), ("Lab machine", Some(free.expires_at)));
    assert_eq!(refusal(made(&scene, &scene.mia, 0, wish(FileFor::Anybody))), Refusal::NoSeatFree);

    let bound = FileFor::Device { fingerprint: "f1".into() };
    let long = FileWish { days: MOST_FILE_DAYS, ..wish(bound.clone()) };
    let first = made(&scene, &scene.mia, 1, long).unwrap();
    assert!(first.expires_at.seconds() < scene.t.world.now().seconds() + 400 * DAY_SECONDS);
    let again = made(&scene, &scene.mia, 1, wish(bound)).unwrap();
    assert_eq!((again.installation, installed(&scene)), (first.installation, 2));
    assert_eq!(read(&scene, &again).device, Some(device_hash("f1")));
    for bad in [
        FileWish { days: 0, ..wish(FileFor::Anybody) },
        FileWish { days: MOST_FILE_DAYS + 1, ..wish(FileFor::Anybody) },
        FileWish { device_name: " ".into(), ..wish(FileFor::Anybody) },
        wish(FileFor::Device { fingerprint: String::new() }),
    ] {
        assert!(matches!(refusal(made(&scene, &scene.mia, 0, bad)), Refusal::Invalid(_)));
    }
    assert_eq!(refusal(made(&scene, &scene.eve, 0, wish(FileFor::Anybody))), Refusal::NotFound);
}

/// A machine that works by a file is not missed before the file ends.
#[test]
fn a_machine_with_a_file_is_not_silent() {
    let scene = Scene::new();
    let customer = scene.customer;
    made(&scene, &scene.mia, 0, wish(FileFor::Anybody)).unwrap();
    let silent = |days: i64| {
        for _ in 0..days {
            scene.t.work(&Caller::worker("alerts"), |act| alerts::arm(act, 100)).unwrap();
            scene.t.clock.advance_seconds(DAY_SECONDS);
            while scene.t.work(&Caller::worker("alerts"), |act| alerts::look_at_due(act, 1)).unwrap() > 0 {}
        }
        let filter = alerts::Filter::default();
        let open = scene.t.made(move |act| alerts::list(act, customer, &filter, &Window::first(50)));
        open.items.iter().filter(|alert| alert.kind == alerts::AlertKind::Silent).count()
    };
    let missed = || {
        let filter = installations::Filter { silent_days: Some(30), ..installations::Filter::default() };
        scene.t.made(move |act| {
            let listed = installations::list(act, customer, &filter, &Window::first(9))?.items.len();
            Ok((overview::overview(act, customer)?.installations.silent.number(), listed))
        })
    };
    assert_eq!((silent(60), missed()), (0, (0, 0)));
    assert_eq!((silent(40), missed()), (1, (1, 1)), "the file has ended");
}
