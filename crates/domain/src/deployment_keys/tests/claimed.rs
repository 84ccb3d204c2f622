//! A person claims what a deployment key installed (NX-68): by staff, who give the user a name and an address, or by the
//! person, who activates on the device with a name and code of their own.

use super::*;
use crate::{
    activation::Activation,
    ids::{InstallationId, SeatId},
    refusal::Refusal,
};

/// Staff enter who it is that has the device.
fn given_to_dora(act: &mut Act<'_>, seat: SeatId) -> Result<seats::Seat> {
    let form = seats::SeatForm {
        username: "dora@example.com".into(),
        email: "dora@example.com".into(),
        language: None,
        keep_deleted_days: 30,
    };
    let version = seats::get(act, seat)?.version;
    seats::change(act, seat, &form, version)
}

/// A person claims the installation later: another name and an address on the same seat; the device stays on it.
#[test]
fn a_person_claims_the_seat_later() {
    let scene = Scene::new();
    let (secret, _) = made(&scene);
    let id = enroll(&scene, &secret, "PC-7").unwrap().installation;
    let seat = scene.t.made(move |act| installations::get(act, id)).seat;
    let claimed = scene.t.work(&scene.mia, move |act| given_to_dora(act, seat));
    assert_eq!(claimed.unwrap().devices, 1);
    let again = enroll(&scene, &secret, "PC-7").unwrap();
    assert_eq!((again.installation, units(&scene)), (id, (3, 1)));
}

/// Ann types her name and code on a device that shows the token of its place.
fn claim(scene: &Scene, seat: usize, held: &Secret, machine: &str) -> Result<Activated> {
    let request = Activation {
        username: scene.seat(seat).username,
        activation_code: scene.code(scene.seats[seat]),
        device: ask(held, machine, "").device,
        moves: false,
        held: Some(held.clone()),
    };
    let answer = scene.t.work(&from("203.0.113.7"), move |act| activation::activate(act, &request));
    answer.and_then(activation::settled)
}

fn installation(scene: &Scene, id: InstallationId) -> installations::InstallationRow {
    scene.t.made(move |act| installations::get(act, id))
}

fn checks_in(scene: &Scene, token: &Secret) -> Option<Refusal> {
    let report = activation::Report::of(5, "5.2");
    let told = activation::check_in_blocking(&scene.t.world, &from(""), token, &report);
    told.err().and_then(|error| error.refusal().cloned())
}

/// The installation goes with key and history to the person; the user that the key made gives the unit back. The same
/// request again changes nothing, the new token ends the one before, and the trail tells both.
#[test]
fn a_person_takes_the_device_over_with_an_own_code() {
    let scene = Scene::new();
    let (secret, key) = made(&scene);
    let before = enroll(&scene, &secret, "PC-7").unwrap();
    assert_eq!((units(&scene), checks_in(&scene, &before.device_token)), ((3, 1), None));
    let claimed = claim(&scene, 0, &before.device_token, "PC-7").unwrap();
    assert_eq!(claimed.installation, before.installation);
    assert_eq!(
        (units(&scene), usernames(&scene)),
        ((2, 1), vec!["ann@example.com".into(), "bob@example.com".into()])
    );
    let row = installation(&scene, claimed.installation);
    assert_eq!(
        (row.username.as_str(), row.deployment_key),
        ("ann@example.com", Some((key.id, "Rollout".into())))
    );
    let event = latest(&scene, What::InstallationClaimed);
    assert_eq!(event.details["claimed_from"], json!("asiakas-PC-7"));
    assert_eq!(latest(&scene, What::SeatRemoved).subject_name, "asiakas-PC-7");
    let again = claim(&scene, 0, &before.device_token, "PC-7").unwrap();
    let trail: Vec<What> = scene.t.events(scene.customer).iter().map(|event| event.what).collect();
    let count = |what: What| trail.iter().filter(|event| **event == what).count();
    assert_eq!(
        (count(What::InstallationClaimed), count(What::SeatRemoved), count(What::Activated)),
        (1, 1, 0)
    );
    assert_eq!(again.installation, claimed.installation);
    assert_eq!(checks_in(&scene, &again.device_token), None);
    assert_eq!(checks_in(&scene, &before.device_token), Some(Refusal::DeviceTokenRefused));
    let repaired = enroll(&scene, &secret, "PC-7").unwrap();
    assert_eq!((repaired.installation, units(&scene)), (claimed.installation, (2, 1)), "the installer again");
    assert_eq!(scene.t.made(crate::doctor::examine), []);
}

/// A device whose user is somebody's by now is not taken away from them, nor one whose token is not shown as it is;
/// there the person's device is one more. A full seat refuses, and all stays as it was.
#[test]
fn only_what_is_nobodys_is_claimed() {
    let scene = Scene::with(PlanForm::default(), 6);
    let (secret, _) = made(&scene);
    let doras = enroll(&scene, &secret, "PC-1").unwrap();
    let seat = installation(&scene, doras.installation).seat;
    scene.t.made(move |act| given_to_dora(act, seat));
    let one_more = claim(&scene, 0, &doras.device_token, "PC-1").unwrap();
    assert_ne!(one_more.installation, doras.installation);
    assert_eq!(checks_in(&scene, &doras.device_token), None);
    let nobodys = enroll(&scene, &secret, "PC-2").unwrap();
    let stays = units(&scene);
    assert_eq!(
        claim(&scene, 0, &nobodys.device_token, "PC-2").err().and_then(|error| error.refusal().cloned()),
        Some(Refusal::NoSeatFree)
    );
    assert_eq!((units(&scene), checks_in(&scene, &nobodys.device_token)), (stays, None));
    let shown = nobodys.device_token.reveal();
    let forged = Secret::new(format!(
        "{}{}",
        &shown[..shown.len() - 2],
        if shown.ends_with("AA") { "BB" } else { "AA" }
    ));
    let own = claim(&scene, 1, &forged, "PC-2").unwrap();
    assert_ne!(own.installation, nobodys.installation);
    assert_eq!(checks_in(&scene, &nobodys.device_token), None);
}
