//! What is explained is what is decided: whatever is done to a license, its customer and its users, `explain` names the
//! refusal that a device meets.

use super::*;
use crate::{
    bindings,
    ids::{InstallationId, SeatId},
    organizations,
    products::DeviceRules,
    random::{self, SystemRandom},
};

/// What a device that nobody has seen would be told that comes with a user's code; nothing is changed by asking.
fn decided_for_user(scene: &Scene, seat: SeatId, code: &Secret, username: &str) -> Option<Refusal> {
    let request = Activation {
        username: username.to_owned(),
        activation_code: code.clone(),
        device: device(&format!("never seen {seat}")),
        moves: false,
        held: None,
    };
    let caller = caller();
    let asked = scene.t.world.rehearse(&caller, move |act| activate(act, &request));
    match db::block_on(asked) {
        Ok(answer) => answer.err(),
        Err(error) => Some(error.refusal().expect("a refusal").clone()),
    }
}

fn decided_for_device(scene: &Scene, token: &Secret) -> Option<Refusal> {
    match try_check_in(scene, token, &report(0)) {
        Ok(told) if told.status.is_in_force() => None,
        Ok(_) => Some(Refusal::Busy),
        Err(error) => Some(error.refusal().expect("a refusal").clone()),
    }
}

struct User {
    seat: SeatId,
    name: String,
    code: Secret,
}

/// One random change; those that do not apply change nothing.
fn change(scene: &Scene, users: &[User], devices: &mut Vec<(InstallationId, Secret)>) {
    let [what, which]: [u8; 2] = random::bytes(&SystemRandom);
    let (license, customer) = (scene.license.id, scene.customer);
    let user = &users[usize::from(which) % users.len()];
    let seat = user.seat;
    let by_mia = |operation: fn(&mut Act<'_>, LicenseId) -> Result<()>| {
        drop(scene.t.work(&scene.mia, move |act| operation(act, license)));
    };
    let partner = scene.partner;
    match what % 16 {
        0 => by_mia(|act, id| licenses::suspend(act, id, "unpaid").map(drop)),
        1 | 2 => by_mia(|act, id| licenses::resume(act, id).map(drop)),
        3 => drop(scene.t.work(&scene.mia, move |act| customers::disable(act, customer, ""))),
        4 | 5 => drop(scene.t.work(&scene.mia, move |act| customers::enable(act, customer))),
        6 => drop(scene.t.work(&scene.mia, move |act| bindings::bind_seat(act, seat, "olga@example.com"))),
        7 if which > 200 => drop(scene.t.work(&scene.mia, move |act| seats::remove(act, seat))),
        8 if which > 230 => scene.t.clock.advance_seconds(200 * 86_400),
        12 if which > 128 => {
            drop(scene.t.work(&Caller::command_line(), move |act| organizations::disable(act, partner, "")));
        }
        13 | 14 => {
            drop(scene.t.work(&Caller::command_line(), move |act| organizations::enable(act, partner)));
        }
        15 if which > 245 => by_mia(|act, id| licenses::revoke(act, id).map(drop)),
        9 => {
            if let Some((id, _)) = devices.get(usize::from(which) % devices.len().max(1)) {
                let id = *id;
                drop(scene.t.work(&scene.mia, move |act| installations::release(act, id)));
            }
        }
        _ => {
            let request = Activation {
                username: user.name.clone(),
                activation_code: user.code.clone(),
                device: device(&format!("PC {which}")),
                moves: false,
                held: None,
            };
            if let Ok(activated) = try_activate(scene, &request) {
                devices.retain(|(id, _)| *id != activated.installation);
                devices.push((activated.installation, activated.device_token));
            }
        }
    }
}

#[test]
fn what_is_explained_is_what_is_decided() {
    let few_moves = DeviceRules { moves: Some(1), moves_days: 90, ..DeviceRules::default() };
    let plans = [two_devices(), PlanForm { device_rules: few_moves, ..two_devices() }];
    for round in 0..6 {
        let scene = Scene::with(plans[round % 2].clone(), 5);
        // Whatever is disabled, the operator sees it.
        let who = Caller::command_line();
        let users: Vec<User> = [("ann@example.com", 0), ("bob@example.com", 1)]
            .map(|(name, at)| User {
                seat: scene.seats[at],
                name: name.to_owned(),
                code: scene.code(scene.seats[at]),
            })
            .into();
        let mut devices = Vec::new();
        for step in 0..25 {
            change(&scene, &users, &mut devices);
            for user in &users {
                let seat = user.seat;
                let explained = scene.t.read(&who, move |act| explain_user(act, seat)).unwrap();
                let decided = decided_for_user(&scene, seat, &user.code, &user.name);
                assert_eq!(explained.refusal, decided, "step {step}, {}", user.name);
                let broken = explained.checks.iter().any(|check| check.rule.decides() && !check.holds);
                assert_eq!(broken, decided.is_some(), "step {step}: {:?}", explained.checks);
            }
            for (id, token) in &devices {
                let id = *id;
                let explained = scene.t.read(&who, move |act| explain_device(act, id)).unwrap();
                let decided = decided_for_device(&scene, token);
                assert_eq!(explained.refusal.is_some(), decided.is_some(), "step {step}, {id}: {decided:?}");
                if let Some(refusal) = decided.filter(|refusal| *refusal != Refusal::Busy) {
                    assert_eq!(explained.refusal, Some(refusal), "step {step}, {id}");
                }
            }
        }
    }
}
