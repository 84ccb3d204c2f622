//! Activation on the real database: who gets a seat, who is refused and how, what a device is told.

mod at_once;
mod contact;
mod devices;
mod explained;
mod history;
mod late;
mod offline;
mod reasons;
mod replay;
mod units;

use jiff::tz::TimeZone;
use seal::{Expect, KeyRing, Lease};

use db::params;

use super::*;
use crate::{
    Act, Actor, Caller,
    audit::{self, What},
    clock::{Day, Instant},
    customers,
    ids::LicenseId,
    installations, invitations,
    licenses::{
        self, Issue, License, Stage,
        rules::{self, Enforcement, Reason, Status},
    },
    page::Window,
    products::PlanForm,
    program_messages,
    refusal::Kind,
    scene::{Scene, refusal},
    seats, signing,
    testing::{license_request, race},
    vault::Secret,
};

fn device(fingerprint: &str) -> Device {
    Device {
        fingerprint: fingerprint.into(),
        name: format!("PC {fingerprint}"),
        platform: "linux".into(),
        software_version: "1.0".into(),
        ..Default::default()
    }
}

/// Ann's installer on a machine, with ann's code.
fn request(scene: &Scene, fingerprint: &str) -> Activation {
    Activation {
        username: "ann@example.com".into(),
        activation_code: scene.code(scene.seats[0]),
        device: device(fingerprint),
        moves: false,
        held: None,
    }
}

fn caller() -> Caller {
    Caller { ip: "203.0.113.7".into(), ..Caller::new(Actor::Stranger, crate::Door::Activation) }
}

fn try_activate(scene: &Scene, request: &Activation) -> Result<Activated> {
    let request = request.clone();
    scene.t.work(&caller(), move |act| activate(act, &request)).and_then(settled)
}

fn report(storage_used_bytes: i64) -> Report {
    Report::of(storage_used_bytes, "1.0")
}

fn try_check_in(scene: &Scene, token: &Secret, report: &Report) -> Result<CheckedIn> {
    check_in_blocking(&scene.t.world, &caller(), token, report)
}

fn try_release(scene: &Scene, token: &Secret) -> Result<()> {
    try_release_sent(scene, token, None)
}

fn try_release_sent(scene: &Scene, token: &Secret, sent_at: impl Into<Option<Instant>>) -> Result<()> {
    let (token, sent_at) = (token.clone(), sent_at.into());
    scene.t.work(&caller(), move |act| release(act, &token, sent_at))
}

fn license(scene: &Scene) -> License {
    let id = scene.license.id;
    scene.t.read(&Caller::command_line(), move |act| licenses::get(act, id)).unwrap()
}

fn installed(scene: &Scene) -> i64 {
    license(scene).lines[0].installed
}

fn keys(scene: &Scene) -> KeyRing {
    scene.t.read(&caller(), signing::ring).unwrap()
}

fn open(scene: &Scene, lease: &str) -> Lease {
    seal::open(lease, &keys(scene)).unwrap()
}

fn two_devices() -> PlanForm {
    PlanForm { devices_per_seat: 2, ..PlanForm::default() }
}

/// NX-69, SR-33: username and code are all; the lease verifies with the published keys, for this device only.
#[test]
fn username_and_code_install() {
    let scene = Scene::new();
    let activated = try_activate(&scene, &request(&scene, "f1")).unwrap();
    assert!(activated.device_token.reveal().starts_with(TOKEN_PREFIX));
    assert_eq!((activated.status, &activated.reasons[..]), (Status::Active, &[][..]));
    let now = scene.t.world.now().seconds();
    let hash = seal::device_hash("f1");
    let expect = Expect { device: &hash, now, latest_seen: 0 };
    let lease = seal::verify(&activated.lease.sign(), &keys(&scene), &expect).unwrap();
    assert_eq!(lease.installation_id, activated.installation.to_string());
    assert_eq!((lease.username.as_str(), lease.edition.as_str()), ("ann@example.com", "standard"));
    assert_eq!((lease.license_number, lease.status.as_str()), (scene.license.number.clone(), "active"));
    assert_eq!(lease.expires_at - lease.issued_at, LEASE_DAYS * 86_400);
    assert_eq!(
        lease.storage_limit_bytes,
        Some(125_000_000_000),
        "NX-28: without a limit, the customer's total"
    );
    let other = seal::device_hash("f2");
    assert!(
        seal::verify(&activated.lease.sign(), &keys(&scene), &Expect { device: &other, ..expect }).is_err()
    );

    let seat = scene.seat(0);
    assert_eq!((seat.devices, seat.device_name.as_deref()), (1, Some("PC f1")));
    assert_eq!((seat.installed_at, installed(&scene)), (Some(scene.t.world.now()), 1));
    let customer = scene.customer;
    let events = scene.t.read(&scene.mia, move |act| audit::list(act, customer, &Window::first(50))).unwrap();
    let event = events.items.iter().find(|event| event.what == What::Activated).unwrap();
    assert_eq!(
        (event.actor_kind.as_str(), &event.details["username"]),
        ("device", &"ann@example.com".into())
    );
}

/// SR-29: as it is read out or pasted; username without regard to case.
#[test]
fn code_and_username_are_read_forgivingly() {
    let scene = Scene::with(PlanForm { devices_per_seat: 3, ..PlanForm::default() }, 5);
    let good = request(&scene, "f1");
    let code = good.activation_code.reveal().to_owned();
    let typed = [
        code.to_lowercase(),
        code.replace('-', " "),
        format!("  {}", code.replace('0', "o").replace('1', "l")),
    ];
    for (at, typed) in typed.into_iter().enumerate() {
        let request = Activation {
            username: " ANN@example.com ".into(),
            activation_code: Secret::new(typed),
            device: device(&at.to_string()),
            moves: false,
            held: None,
        };
        try_activate(&scene, &request).unwrap();
    }
    let license = scene.license.id;
    let row = seats::NewSeat { code: Some(",V73QIBzDf".into()), ..crate::testing::new_seat("t2testi") };
    scene.t.made(move |act| seats::add(act, license, std::slice::from_ref(&row)));
    let imported = Activation {
        username: "t2testi".into(),
        activation_code: Secret::new(",V73QIBzDf"),
        device: device("imported"),
        moves: false,
        held: None,
    };
    try_activate(&scene, &imported).unwrap();
    let folded = Activation { activation_code: Secret::new(",v73qibzdf"), ..imported };
    assert_eq!(
        refusal(try_activate(&scene, &folded)),
        Refusal::WrongActivationCode,
        "NX-45: an opaque code is exact"
    );
}

/// SR-38: a recorded activation replayed a hundred times is one seat, one installation, one event.
#[test]
fn a_replay_takes_no_second_seat() {
    let scene = Scene::with(two_devices(), 5);
    let request = request(&scene, "f1");
    let first = try_activate(&scene, &request).unwrap();
    for _ in 0..100 {
        let again = try_activate(&scene, &request).unwrap();
        assert_eq!((again.installation, &again.device_token), (first.installation, &first.device_token));
    }
    assert_eq!((scene.seat(0).devices, installed(&scene)), (1, 1));
    try_check_in(&scene, &first.device_token, &report(0)).unwrap();
    let customer = scene.customer;
    let events =
        scene.t.read(&scene.mia, move |act| audit::list(act, customer, &Window::first(200))).unwrap();
    assert_eq!(events.items.iter().filter(|event| event.what == What::Activated).count(), 1);
}

#[test]
fn a_seat_takes_as_many_devices_as_its_plan_says() {
    let scene = Scene::with(two_devices(), 5);
    for fingerprint in ["f1", "f2"] {
        try_activate(&scene, &request(&scene, fingerprint)).unwrap();
    }
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f3"))), Refusal::NoSeatFree);
    assert_eq!(installed(&scene), 2);
}

/// Each refusal has its own code; all but the throttled one are definitive.
#[test]
fn every_refusal_says_why() {
    let scene = Scene::new();
    let good = request(&scene, "f1");
    let wrong_code = Activation { activation_code: Secret::new("AAAAA-AAAAA"), ..good.clone() };
    let wrong_name = Activation { username: "bob@example.com".into(), ..good.clone() };
    assert_eq!(refusal(try_activate(&scene, &wrong_code)), Refusal::WrongActivationCode);
    assert_eq!(refusal(try_activate(&scene, &wrong_name)), Refusal::WrongUsername);

    let (id, customer) = (scene.license.id, scene.customer);
    let made =
        |operation: fn(&mut Act<'_>, LicenseId) -> Result<()>| scene.t.made(move |act| operation(act, id));
    made(|act, id| licenses::suspend(act, id, "unpaid").map(|_| ()));
    assert_eq!(refusal(try_activate(&scene, &good)), Refusal::LicenseSuspended);
    scene.t.made(move |act| customers::disable(act, customer, ""));
    assert_eq!(refusal(try_activate(&scene, &good)), Refusal::CustomerDisabled);
    scene.t.made(move |act| customers::enable(act, customer));
    made(|act, id| licenses::resume(act, id).map(|_| ()));
    try_activate(&scene, &good).unwrap();
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f2"))), Refusal::NoSeatFree);
    made(|act, id| licenses::revoke(act, id).map(|_| ()));
    assert_eq!(refusal(try_activate(&scene, &good)), Refusal::LicenseRevoked);

    let seat = scene.seats[0];
    scene.t.made(move |act| seats::remove(act, seat));
    assert_eq!(
        refusal(try_activate(&scene, &good)),
        Refusal::WrongActivationCode,
        "the code went with the seat"
    );
    for refusal in [Refusal::WrongActivationCode, Refusal::NoSeatFree, Refusal::LicenseRevoked] {
        assert!(!refusal.is_retryable());
    }
}

fn with_stage(stage: Stage, starts_on: Option<Day>) -> (Scene, Activation) {
    let scene = Scene::new();
    let request = Issue { starts_on, stage, ..license_request(scene.license.plan, 3, 0) };
    let customer = scene.customer;
    let other = scene.t.made(move |act| licenses::issue(act, customer, &request));
    let seat = scene.t.seats(other.id, &["cid@example.com"])[0];
    let request = Activation {
        username: "cid@example.com".into(),
        activation_code: scene.code(seat),
        device: device("f"),
        moves: false,
        held: None,
    };
    (scene, request)
}

#[test]
fn a_license_not_in_force_yet_installs_nothing() {
    let (scene, request) = with_stage(Stage::Draft, None);
    assert_eq!(refusal(try_activate(&scene, &request)), Refusal::LicenseDraft);
    let (scene, request) = with_stage(Stage::AwaitingPayment, None);
    assert_eq!(refusal(try_activate(&scene, &request)), Refusal::PaymentAwaited);
    let day: Day = "2026-12-01".parse().unwrap();
    let (scene, request) = with_stage(Stage::InForce, Some(day));
    let refused = refusal(try_activate(&scene, &request));
    assert_eq!(refused, Refusal::LicenseNotYetValid { day: "2026-12-01".into() });
}

/// NX-29: works to the last second of the last day and of its grace where the customer is, and not a second more;
/// no lease reaches past that.
#[test]
fn the_last_day_is_whole() {
    let scene = Scene::new();
    let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
    let last = scene.license.valid_to;
    let end = rules::end_of_day(last.plus_days(14), &helsinki);
    scene.t.clock.set(end.plus_seconds(-1));
    let activated = try_activate(&scene, &request(&scene, "f1")).unwrap();
    assert_eq!(activated.status, Status::Grace);
    assert_eq!(open(&scene, &activated.lease.sign()).expires_at, end.seconds());
    scene.t.clock.set(rules::end_of_day(last, &helsinki).plus_seconds(-1));
    assert_eq!(try_check_in(&scene, &activated.device_token, &report(0)).unwrap().status, Status::Active);
    scene.t.clock.set(end);
    let refused = refusal(try_activate(&scene, &request(&scene, "f2")));
    assert_eq!(refused, Refusal::LicenseExpired { day: last.to_string() });
    let told = try_check_in(&scene, &activated.device_token, &report(0)).unwrap();
    assert_eq!((told.status, told.lease, told.enforcement), (Status::Expired, None, Enforcement::Block));
}

/// SR-21 and the limits of wrong codes: guesses are counted though they are refused, a restart or a right code of
/// somebody else elsewhere does not matter, and the answer says when to come back.
#[test]
fn guessing_is_slowed_down() {
    let scene = Scene::new();
    let wrong = Activation { activation_code: Secret::new("AAAAA-AAAAA"), ..request(&scene, "f1") };
    let mut guesses = 0;
    let throttled = loop {
        match refusal(try_activate(&scene, &wrong)) {
            Refusal::WrongActivationCode => guesses += 1,
            other => break other,
        }
        assert!(guesses < 100, "nothing stops the guessing");
    };
    assert!(guesses >= 10);
    assert_eq!(throttled.kind(), Kind::Throttled);
    assert!(throttled.is_retryable());
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f1"))).code(), "too-many-attempts");
    let elsewhere = Caller { ip: "192.0.2.99".into(), ..caller() };
    let good = request(&scene, "f1");
    scene.t.work(&elsewhere, move |act| activate(act, &good)).and_then(settled).unwrap();
    scene.t.clock.advance_seconds(3600);
    try_activate(&scene, &request(&scene, "f1")).unwrap();
}

#[test]
fn bad_fields_are_named_and_not_counted() {
    let scene = Scene::new();
    let bad = Activation {
        username: " ".into(),
        activation_code: Secret::new(""),
        device: Device { fingerprint: String::new(), name: "x\0".into(), ..device("f") },
        moves: false,
        held: None,
    };
    for _ in 0..50 {
        let Refusal::Invalid(problems) = refusal(try_activate(&scene, &bad)) else { panic!("not invalid") };
        let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["username", "activation_code", "device.fingerprint", "device.name"]);
    }
    try_activate(&scene, &request(&scene, "f1")).unwrap();
}

/// The whole of the main job: invited, sent, opened, installed, seen as installed on the invitations page.
#[test]
fn from_invitation_to_installed() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    scene.deliver();
    try_activate(&scene, &request(&scene, "f1")).unwrap();
    let partner = scene.partner;
    let filter = invitations::Filter { status: Some(invitations::Status::Installed), ..Default::default() };
    let page = scene
        .t
        .read(&scene.mia, move |act| invitations::list(act, partner, &filter, &Window::first(5)))
        .unwrap();
    assert_eq!(page.items.len(), 1);
    assert!(page.items[0].installed_at.is_some() && page.items[0].sent_at.is_some());
}

/// NX-41: server users activate the server edition, counted on its own line.
#[test]
fn a_server_edition_is_activated_by_its_own_users() {
    let scene = Scene::new();
    let license = scene.license.id;
    let row = seats::NewSeat { edition: "server".into(), ..crate::testing::new_seat("srv@example.com") };
    let seat = scene.t.made(move |act| seats::add(act, license, std::slice::from_ref(&row)))[0];
    let request = Activation {
        username: "srv@example.com".into(),
        activation_code: scene.code(seat),
        device: device("s"),
        moves: false,
        held: None,
    };
    let activated = try_activate(&scene, &request).unwrap();
    assert_eq!(open(&scene, &activated.lease.sign()).edition, "server");
    let found = self::license(&scene);
    assert_eq!((found.lines[0].installed, found.lines[1].installed), (0, 1));
}
