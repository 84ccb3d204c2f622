//! Devices that come with a key are told apart by their parts as well: they have no user to be looked for at.

use std::collections::BTreeMap;

use super::*;
use crate::products::{DeviceRules, PlanForm};

const OLD: [&str; 4] = ["B-1", "Ryzen", "WD-1", "52:54:00:12:34:56"];

fn machine(secret: &Secret, parts: [&str; 4]) -> Enrollment {
    let names = ["board", "cpu", "disk", "mac"];
    let components: BTreeMap<String, String> =
        names.iter().zip(parts).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect();
    let asked = ask(secret, "PC-7", "");
    Enrollment { device: Device { fingerprint: parts.concat(), components, ..asked.device }, ..asked }
}

fn comes(scene: &Scene, asked: &Enrollment) -> Result<Activated> {
    enroll_from(scene, "203.0.113.7", asked)
}

/// A machine that was repaired is no second machine; step by step all of its parts may go. Another one of the same make
/// is one.
#[test]
fn a_repaired_machine_takes_no_second_unit() {
    let scene = Scene::new();
    let (secret, key) = made(&scene);
    let first = comes(&scene, &machine(&secret, OLD)).unwrap().installation;
    let disk = machine(&secret, [OLD[0], OLD[1], "WD-2", OLD[3]]);
    assert_eq!(comes(&scene, &disk).unwrap().installation, first);
    let board = machine(&secret, ["B-2", OLD[1], "WD-2", OLD[3]]);
    assert_eq!(comes(&scene, &board).unwrap().installation, first);
    let network = machine(&secret, ["B-2", OLD[1], "WD-2", "52:54:00:99:99:99"]);
    assert_eq!(comes(&scene, &network).unwrap().installation, first, "what it was made of last counts");
    assert_eq!((enrolled(&scene, key.id), units(&scene)), (1, (3, 1)));
    let twin = machine(&secret, ["B-9", OLD[1], "WD-9", "52:54:00:00:00:09"]);
    assert_ne!(comes(&scene, &twin).unwrap().installation, first);
    assert_eq!((enrolled(&scene, key.id), units(&scene)), (2, (4, 2)));
    let events = scene.t.events(scene.customer);
    let recognized = events.iter().filter(|event| event.what == What::DeviceRecognized);
    let mut changed: Vec<_> = recognized.map(|event| event.details["components"].as_str().unwrap()).collect();
    changed.sort_unstable();
    assert_eq!(changed, ["board", "disk", "mac"]);
}

/// The rule of the plan counts here as well, and one that names its id is found by nothing else.
#[test]
fn the_rule_of_the_plan_decides() {
    let device_rules = DeviceRules { components_agree: Some(4), ..DeviceRules::default() };
    let scene = Scene::with(PlanForm { device_rules, ..PlanForm::default() }, 9);
    let (secret, key) = made(&scene);
    let first = comes(&scene, &machine(&secret, OLD)).unwrap().installation;
    let disk = machine(&secret, [OLD[0], OLD[1], "WD-2", OLD[3]]);
    assert_ne!(comes(&scene, &disk).unwrap().installation, first, "all four must agree");
    let mut container = machine(&secret, OLD);
    container.device.machine_id = "runner-1".into();
    assert_ne!(comes(&scene, &container).unwrap().installation, first);
    assert_eq!(enrolled(&scene, key.id), 3);
}
