//! By what devices are told from others, and moves from one to another.

use std::collections::BTreeMap;

use super::{
    explain::{Fix, Rule},
    *,
};
use crate::{
    access::{PartnerType, Role},
    installations::Budget,
    own,
    products::DeviceRules,
};

/// A machine by its parts: `board cpu disk host mac`, told from others by its disk.
fn machine(parts: [&str; 5]) -> Device {
    let names = ["board", "cpu", "disk", "host", "mac"];
    let components: BTreeMap<String, String> =
        names.iter().zip(parts).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect();
    Device { components, ..device(parts[2]) }
}

fn at(scene: &Scene, device: Device) -> Activation {
    Activation { device, ..request(scene, "-") }
}

fn count(scene: &Scene, what: What) -> usize {
    scene.t.events(scene.customer).iter().filter(|event| event.what == what).count()
}

const OLD: [&str; 5] = ["B-1", "Ryzen", "WD-1", "lab", "52:54:00:12:34:56"];

/// A machine with a new disk is the same one: same place, same installation, a new token, a lease for what it is now;
/// a different machine is not, though it shares what many share.
#[test]
fn a_machine_with_a_new_disk_is_the_same_one() {
    let scene = Scene::new();
    let first = try_activate(&scene, &at(&scene, machine(OLD))).unwrap();
    let repaired = machine([OLD[0], OLD[1], "WD-2", OLD[3], OLD[4]]);
    let again = try_activate(&scene, &at(&scene, repaired.clone())).unwrap();
    assert_eq!((again.installation, installed(&scene)), (first.installation, 1));
    assert_eq!(
        open(&scene, &again.lease.sign()).device,
        seal::device_hash("WD-2"),
        "bound to what the machine is now"
    );
    assert_eq!(again.device_token, first.device_token, "nobody has used it");
    let told = try_check_in(&scene, &again.device_token, &report(0)).unwrap();
    assert_eq!(open(&scene, &told.lease.unwrap()).device, seal::device_hash("WD-2"));
    let events = scene.t.events(scene.customer);
    let event = events.iter().find(|event| event.what == What::DeviceRecognized).unwrap();
    assert_eq!((&event.details["components"], event.actor_kind.as_str()), (&"disk".into(), "device"));
    // What it is now is what it is compared with from now on.
    let moved_on = machine(["B-2", OLD[1], "WD-2", OLD[3], OLD[4]]);
    assert_eq!(try_activate(&scene, &at(&scene, moved_on)).unwrap().installation, first.installation);
    let other = machine(["B-9", OLD[1], "WD-9", "office", "52:54:00:99:99:99"]);
    assert_eq!(refusal(try_activate(&scene, &at(&scene, other))), Refusal::NoSeatFree);
    assert_eq!((count(&scene, What::DeviceRecognized), count(&scene, What::Activated)), (1, 1));
}

/// The plan says how many must agree.
#[test]
fn the_plan_says_how_many_must_agree() {
    let with = |agree| {
        let device_rules = DeviceRules { components_agree: Some(agree), ..DeviceRules::default() };
        Scene::with(PlanForm { device_rules, ..PlanForm::default() }, 5)
    };
    let half_new = machine([OLD[0], OLD[1], "WD-2", "office", "52:54:00:99:99:99"]);
    for (agree, same) in [(2, true), (3, false)] {
        let scene = with(agree);
        assert_eq!(license(&scene).device_rules.components_agree, Some(agree), "the license copies it");
        let first = try_activate(&scene, &at(&scene, machine(OLD))).unwrap();
        match try_activate(&scene, &at(&scene, half_new.clone())) {
            Ok(again) => assert!(same && again.installation == first.installation),
            Err(error) => assert!(!same && error.refusal() == Some(&Refusal::NoSeatFree)),
        }
    }
}

/// Neither another user's device nor another customer's is ever taken for it, whatever agrees.
#[test]
fn no_match_crosses_seats_or_customers() {
    let scene = Scene::new();
    let first = try_activate(&scene, &at(&scene, machine(OLD))).unwrap();
    let repaired = machine([OLD[0], OLD[1], "WD-2", OLD[3], OLD[4]]);
    let bob = Activation {
        username: "bob@example.com".into(),
        activation_code: scene.code(scene.seats[1]),
        ..at(&scene, repaired)
    };
    let second = try_activate(&scene, &bob).unwrap();
    assert_ne!(second.installation, first.installation);
    assert_eq!((installed(&scene), count(&scene, What::DeviceRecognized)), (2, 0));
    let kept: Vec<(String,)> = scene
        .t
        .made(|act| Ok(act.tx().all("SELECT components FROM installations ORDER BY id", params![])?));
    assert!(
        kept.iter().all(|(text,)| !text.contains("WD-") && !text.contains("lab") && text.contains("disk="))
    );

    let place = scene.t.partner(scene.t.operator(), "Zeta", PartnerType::Msp);
    let stranger = scene.t.customer(place, "Toinen Oy");
    let other = scene.t.license(stranger, scene.license.plan, 1, 0);
    let seat = scene.t.seats(other.id, &["zoe@example.com"])[0];
    let code = scene.t.made(move |act| seats::reveal_codes(act, stranger, &[seat])).remove(0).1;
    let zoe =
        Activation { username: "zoe@example.com".into(), activation_code: code, ..at(&scene, machine(OLD)) };
    try_activate(&scene, &zoe).unwrap();
    let kept: Vec<(String,)> = scene
        .t
        .made(|act| Ok(act.tx().all("SELECT components FROM installations ORDER BY id", params![])?));
    assert_ne!(kept[0], kept[2], "the same parts are kept differently at each customer");
}

/// A container says its id: that alone counts. Clones with one id are one installation; without a fingerprint it is
/// told apart all the same.
#[test]
fn a_machine_id_alone_decides() {
    let scene = Scene::with(two_devices(), 5);
    let container =
        |id: &str, parts| Device { machine_id: id.into(), fingerprint: String::new(), ..machine(parts) };
    let first = try_activate(&scene, &at(&scene, container("ci-runner-1", OLD))).unwrap();
    assert_eq!(open(&scene, &first.lease.sign()).device, seal::device_hash("ci-runner-1"));
    let clone = container("ci-runner-1", ["B-9", "Xeon", "WD-9", "b1f2", "52:54:00:99:99:99"]);
    assert_eq!(try_activate(&scene, &at(&scene, clone)).unwrap().installation, first.installation);
    let other = try_activate(&scene, &at(&scene, container("ci-runner-2", OLD))).unwrap();
    assert_ne!(other.installation, first.installation, "the same parts under another id are another device");
    assert_eq!(
        refusal(try_activate(&scene, &at(&scene, machine(OLD)))),
        Refusal::NoSeatFree,
        "nor are parts compared with a device that named its id"
    );
}

#[test]
fn components_out_of_form_are_named() {
    let scene = Scene::new();
    let with = |components: Vec<(String, String)>| {
        at(&scene, Device { components: components.into_iter().collect(), ..device("f1") })
    };
    let many = (0..=MOST_COMPONENTS).map(|at| (format!("c{at}"), "x".to_owned())).collect();
    let table = [
        (many, "device.components"),
        (vec![("Disk Serial".to_owned(), "x".to_owned())], "device.components"),
        (vec![("d".repeat(41), "x".to_owned())], "device.components"),
        (vec![("disk".to_owned(), "x".repeat(201))], "device.components.disk"),
        (vec![("disk".to_owned(), "x\0y".to_owned())], "device.components.disk"),
    ];
    for (components, field) in table {
        let Refusal::Invalid(problems) = refusal(try_activate(&scene, &with(components))) else {
            panic!("not invalid")
        };
        assert_eq!(problems[0].field, field);
    }
    assert_eq!(installed(&scene), 0);
}

fn limited(moves: i64) -> Scene {
    let device_rules = DeviceRules { moves: Some(moves), moves_days: 90, ..DeviceRules::default() };
    Scene::with(PlanForm { device_rules, ..PlanForm::default() }, 5)
}

fn budget(scene: &Scene) -> Option<Budget> {
    let seat = scene.seats[0];
    scene.t.read(&scene.mia, move |act| installations::budget(act, seat)).unwrap()
}

fn moving(scene: &Scene, fingerprint: &str) -> Result<Activated> {
    try_activate(scene, &Activation { moves: true, ..request(scene, fingerprint) })
}

/// With its code and a word the user's new device takes the place of the old one, in one act; the budget says how often,
/// the refusal when again; staff give it back.
#[test]
fn a_user_moves_within_the_budget() {
    let scene = limited(2);
    let first = moving(&scene, "f1").unwrap();
    assert_eq!(budget(&scene).map(|budget| (budget.left(), budget.back_at)), Some((2, None)));
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f2"))), Refusal::NoSeatFree, "not by itself");
    scene.t.clock.advance_seconds(10 * 86_400);
    moving(&scene, "f2").unwrap();
    assert_eq!(refusal(try_check_in(&scene, &first.device_token, &report(0))), Refusal::InstallationReleased);
    let events = scene.t.events(scene.customer);
    let event = events.iter().rfind(|event| event.what == What::Activated);
    let moved = events.iter().find(|event| event.details.get("moved_from").is_some()).unwrap();
    assert_eq!((event.is_some(), &moved.details["moved_from"]), (true, &"PC f1".into()));
    let left = budget(&scene).unwrap();
    let now = scene.t.world.now();
    assert_eq!((left.made, left.left(), left.back_at), (1, 1, Some(now.plus_days(90))));
    scene.t.clock.advance_seconds(86_400);
    let third = moving(&scene, "f3").unwrap();
    let day = now.plus_days(90).day_in(&TimeZone::get("Europe/Helsinki").unwrap()).to_string();
    let spent = Refusal::MoveBudgetSpent { day };
    assert_eq!(refusal(moving(&scene, "f4")), spent);
    try_check_in(&scene, &third.device_token, &report(0)).expect("what was refused took nobody's place");
    assert_eq!(installed(&scene), 1);

    // To give the place up first is the same move.
    try_release(&scene, &third.device_token).unwrap();
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f4"))), spent);
    let back = try_activate(&scene, &request(&scene, "f3")).expect("the same device again is no move");
    assert_eq!(budget(&scene).unwrap().left(), 0);
    scene.t.clock.advance_seconds(89 * 86_400);
    assert_eq!(budget(&scene).unwrap().left(), 1, "the first one is over ninety days old");

    let (seat, id) = (scene.seats[0], back.installation);
    moving(&scene, "f5").unwrap();
    assert_eq!(budget(&scene).unwrap().left(), 0);
    assert_eq!(
        refusal(scene.t.work(&scene.eve, move |act| installations::forgive_moves(act, seat))),
        Refusal::NotFound
    );
    scene.t.work(&scene.mia, move |act| installations::forgive_moves(act, seat)).unwrap();
    scene.t.clock.advance_seconds(1);
    assert_eq!((budget(&scene).unwrap().left(), count(&scene, What::DeviceMovesForgiven)), (2, 1));
    let row = scene.t.read(&scene.mia, move |act| installations::get(act, id)).unwrap();
    assert!(row.released_at.is_some());
}

/// Who asks why is told what an activation would be told, and what would mend it.
#[test]
fn why_a_user_may_not_move() {
    let why = |scene: &Scene| {
        let seat = scene.seats[0];
        let told = scene.t.read(&scene.mia, move |act| explain_user(act, seat)).unwrap();
        let broken: Vec<_> = told
            .checks
            .iter()
            .filter(|check| !check.holds)
            .map(|check| (check.rule, check.fix.unwrap()))
            .collect();
        (broken, told.refusal)
    };
    let full = (Rule::PlaceFree, Fix::ReleaseDevice);
    for (moves, fix) in [(1, Fix::ForgiveMoves), (0, Fix::AllowMoves)] {
        let scene = limited(moves);
        assert_eq!(why(&scene), (vec![], None));
        let mut last = moving(&scene, "f1").unwrap();
        for number in 0..moves {
            assert_eq!(why(&scene).0, [full], "a move is left");
            last = moving(&scene, &format!("g{number}")).unwrap();
        }
        assert_eq!(why(&scene), (vec![full, (Rule::MovesLeft, fix)], Some(Refusal::NoSeatFree)));
        try_release(&scene, &last.device_token).unwrap();
        let (broken, refused) = why(&scene);
        assert_eq!(broken, [(Rule::MovesLeft, fix)]);
        assert_eq!(refusal(try_activate(&scene, &request(&scene, "h"))), refused.unwrap());
    }
}

/// What staff of the seller free is no move; what the customer's own people free is one.
#[test]
fn staff_free_a_place_without_a_move() {
    let scene = limited(0);
    let customer = scene.t.person("carla", scene.customer, Role::Admin);
    let first = try_activate(&scene, &request(&scene, "f1")).unwrap().installation;
    scene.t.work(&scene.mia, move |act| installations::release(act, first)).unwrap();
    let second = try_activate(&scene, &request(&scene, "f2")).unwrap().installation;
    scene.t.work(&customer, move |act| installations::release(act, second)).unwrap();
    assert_eq!(refusal(try_activate(&scene, &request(&scene, "f3"))), Refusal::DeviceMovesExcluded);
    try_activate(&scene, &request(&scene, "f2")).unwrap();
    assert_eq!(refusal(moving(&scene, "f3")), Refusal::DeviceMovesExcluded);
    let forbidden = scene.t.work(&customer, {
        let seat = scene.seats[0];
        move |act| installations::forgive_moves(act, seat)
    });
    assert_eq!(refusal(forbidden), Refusal::Forbidden);
    let nobody = scene.t.read(&scene.t.stranger(), own::list);
    assert_eq!(refusal(nobody), Refusal::NotLoggedIn);
}

/// Without a limit the word alone does it; a device that works by a license file is not taken off.
#[test]
fn moves_are_without_limit_unless_the_plan_says_so() {
    let scene = Scene::new();
    for at in 0..5 {
        moving(&scene, &format!("f{at}")).unwrap();
        scene.t.clock.advance_seconds(60);
    }
    assert_eq!((installed(&scene), budget(&scene)), (1, None));
    let seat = scene.seats[1];
    let wish = FileWish {
        device: FileFor::Device { fingerprint: "lab".into() },
        device_name: "Lab".into(),
        days: 90,
    };
    scene.t.work(&scene.mia, move |act| issue_file(act, seat, &wish)).unwrap();
    let bob = Activation {
        username: "bob@example.com".into(),
        activation_code: scene.code(seat),
        moves: true,
        held: None,
        device: device("new"),
    };
    assert_eq!(refusal(try_activate(&scene, &bob)), Refusal::NoSeatFree);
}

/// Of many new devices that move at the same time one has the place in the end, and no counter is off.
#[test]
fn moves_at_once_leave_one_device() {
    let scene = Scene::new();
    moving(&scene, "f0").unwrap();
    let answers = race(8, |at| moving(&scene, &format!("race {at}")));
    assert!(answers.iter().any(Result::is_ok), "{answers:?}");
    assert_eq!((installed(&scene), scene.seat(0).devices), (1, 1));
    let open = scene.t.number("SELECT COUNT(*) FROM installations WHERE released_at IS NULL");
    assert_eq!(open, 1);
}
