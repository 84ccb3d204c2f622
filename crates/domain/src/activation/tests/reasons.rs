//! Each rule of an explanation, the change that would mend it, and how much of that is enough.

use super::super::explain::{Explanation, explain, explain_device, explain_user};
use super::*;
use crate::{
    ids::{InstallationId, SeatId},
    organizations,
};

fn asked(scene: &Scene) -> Explanation {
    let license = scene.license.id;
    scene.t.read(&scene.mia, move |act| explain(act, license)).unwrap()
}

fn broken(explanation: &Explanation) -> Vec<(Rule, Fix)> {
    let broken = explanation.checks.iter().filter(|check| !check.holds);
    broken.map(|check| (check.rule, check.fix.unwrap())).collect()
}

/// Each state names its rule and its fix, and what a device is told is what activation would tell it.
#[test]
fn every_rule_says_whether_it_holds_and_what_would_mend_it() {
    let scene = Scene::new();
    let (license, customer) = (scene.license.id, scene.customer);
    let well = asked(&scene);
    assert_eq!((broken(&well), &well.refusal, well.checks.len()), (Vec::new(), &None, 10));
    scene.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    let told = asked(&scene);
    assert_eq!(broken(&told), [(Rule::NotSuspended, Fix::Resume)]);
    assert_eq!(told.refusal, Some(Refusal::LicenseSuspended));
    scene.t.made(move |act| customers::disable(act, customer, "unpaid"));
    let told = asked(&scene);
    assert_eq!(
        broken(&told),
        [(Rule::CustomerEnabled, Fix::EnableCustomer), (Rule::NotSuspended, Fix::Resume)]
    );
    assert_eq!(told.refusal, Some(Refusal::CustomerDisabled), "the first that decides");
    scene.t.made(move |act| customers::enable(act, customer));
    scene.t.made(move |act| licenses::resume(act, license));
    scene.t.clock.advance_seconds(400 * 86_400);
    assert_eq!(broken(&asked(&scene)), [(Rule::NotEnded, Fix::Renew)]);
}

#[test]
fn a_full_edition_wants_a_unit() {
    let scene = Scene::with(PlanForm::default(), 2);
    assert_eq!(broken(&asked(&scene)), [(Rule::UnitFree, Fix::AddUnit)]);
    let full = asked(&scene).checks.into_iter().find(|check| !check.holds).unwrap();
    assert_eq!(full.edition, Some(("standard".into(), "Standard".into())));
}

/// A license whose units were all taken away names the rule, too.
#[test]
fn a_license_without_units_wants_one() {
    let scene = Scene::new();
    let (license, ann, bob) = (scene.license.id, scene.seats[0], scene.seats[1]);
    scene.t.made(move |act| {
        seats::remove(act, ann)?;
        seats::remove(act, bob)?;
        licenses::set_quantity(act, license, "standard", 0)?;
        licenses::set_quantity(act, license, "server", 0)
    });
    let told = asked(&scene);
    assert_eq!(broken(&told), [(Rule::UnitFree, Fix::AddUnit); 2]);
    assert_eq!(told.refusal, Some(Refusal::NoSeatFree));
}

/// Where somebody above is disabled it does not help to enable the customer, and who may see that partner is told which.
#[test]
fn a_disabled_partner_is_what_is_to_be_enabled() {
    let scene = Scene::new();
    let (license, partner) = (scene.license.id, scene.partner);
    let kim = scene.t.person("kim", scene.customer, crate::access::Role::Admin);
    scene.t.made(move |act| organizations::disable(act, partner, "unpaid"));
    let told = scene.t.made(move |act| explain(act, license));
    let check = told.checks.iter().find(|check| !check.holds).unwrap();
    assert_eq!((check.rule, check.fix), (Rule::CustomerEnabled, Some(Fix::EnablePartner)));
    assert_eq!(check.partner, Some((partner, "Acme".to_owned())));
    assert!(scene.t.read(&kim, move |act| explain(act, license)).is_err(), "nobody below comes in");
    let customer = scene.customer;
    scene.t.made(move |act| customers::disable(act, customer, ""));
    assert_eq!(
        broken(&scene.t.made(move |act| explain(act, license)))[0].1,
        Fix::EnableCustomer,
        "the nearest"
    );
}

/// What mends a full license does not mend one device that stores too much, and the other way round.
#[test]
fn each_kind_of_space_has_its_own_fix() {
    let scene = Scene::new();
    let (license, customer) = (scene.license.id, scene.customer);
    let device = scene.t.device(scene.seats[0], "PC");
    let set = move |what: &'static str| {
        scene.t.made(move |act| {
            let sql = format!("UPDATE licenses SET {what} WHERE customer_id = $1 AND id = $2");
            Ok(act.tx().execute(&sql, params![customer, license])?)
        });
        let stores = 2_000_000_000_i64;
        scene.t.made(move |act| {
            let sql = "UPDATE installations SET storage_used_bytes = $3 WHERE customer_id = $1 AND id = $2";
            Ok(act.tx().execute(sql, params![customer, device, stores])?)
        });
        scene.t.clock.advance_seconds(60);
        let seat = scene.seats[0];
        [broken(&asked(&scene)), broken(&of_device(&scene, device)), {
            let of_user = broken(&of_user(&scene, seat));
            of_user.into_iter().filter(|(rule, _)| *rule != Rule::PlaceFree).collect()
        }]
    };
    let each = vec![(Rule::ClientLimitKept, Fix::RaiseClientLimit)];
    assert_eq!(set("client_limit_gb = 1"), [each.clone(), each.clone(), each]);
    assert_eq!(set("client_limit_gb = 2"), [const { Vec::new() }; 3]);
}

fn of_user(scene: &Scene, seat: SeatId) -> Explanation {
    scene.t.read(&scene.mia, move |act| explain_user(act, seat)).unwrap()
}

fn of_device(scene: &Scene, device: InstallationId) -> Explanation {
    scene.t.read(&scene.mia, move |act| explain_device(act, device)).unwrap()
}

/// The figures are enough and no more: what they say mends the rule, one less does not.
#[test]
fn the_figures_are_the_smallest_that_mend() {
    let scene = Scene::new();
    let (license, customer, seat) = (scene.license.id, scene.customer, scene.seats[0]);
    let device = scene.t.device(seat, "PC");
    let write = |sql: &'static str, number: i64| {
        scene.t.made(move |act| Ok(act.tx().execute(sql, params![customer, number])?));
        scene.t.clock.advance_seconds(60);
    };
    let stores = "UPDATE installations SET storage_used_bytes = $2 WHERE customer_id = $1";
    let extra = "UPDATE licenses SET extra_space_gb = $2 WHERE customer_id = $1";
    let limit = "UPDATE licenses SET client_limit_gb = $2 WHERE customer_id = $1";
    let least = |rule: Rule| {
        let found = of_device(&scene, device).checks.into_iter().find(|check| check.rule == rule).unwrap();
        (found.holds, found.least_gb)
    };
    write(limit, 1);
    write(stores, 127_500_000_001);
    assert_eq!(
        (least(Rule::SpaceLeft), least(Rule::ClientLimitKept)),
        ((false, Some(3)), (false, Some(128)))
    );
    for (gb, holds) in [(2, false), (3, true)] {
        write(extra, gb);
        assert_eq!(least(Rule::SpaceLeft).0, holds, "{gb}");
    }
    for (gb, holds) in [(127, false), (128, true)] {
        write(limit, gb);
        assert_eq!(least(Rule::ClientLimitKept).0, holds, "{gb}");
    }
    scene.t.made(move |act| {
        let sql = "UPDATE licenses SET valid_from = $3, valid_to = $4 WHERE customer_id = $1 AND id = $2";
        Ok(act.tx().execute(sql, params![customer, license, "2027-03-01", "2028-03-01"])?)
    });
    let begun = asked(&scene).checks.into_iter().find(|check| check.rule == Rule::Begun).unwrap();
    assert_eq!(begun.holds_on.map(|day| day.to_string()).as_deref(), Some("2027-03-01"));
}

/// A user whose only place is taken, who is not registered, or who was taken off: each by its rule, and told what an
/// activation is told.
#[test]
fn the_rules_of_a_user() {
    let scene = Scene::new();
    let (ann, bob) = (scene.seats[0], scene.seats[1]);
    assert_eq!((broken(&of_user(&scene, ann)), of_user(&scene, ann).refusal), (Vec::new(), None));
    scene.t.device(ann, "PC");
    let full = of_user(&scene, ann);
    assert_eq!(broken(&full), [(Rule::PlaceFree, Fix::ReleaseDevice)]);
    assert_eq!(full.refusal, Some(Refusal::NoSeatFree));
    scene.t.made(move |act| crate::bindings::bind_seat(act, bob, "olga@example.com"));
    let waits = of_user(&scene, bob);
    assert_eq!(broken(&waits), [(Rule::HolderRegistered, Fix::AskToRegister)]);
    assert_eq!(waits.refusal, Some(Refusal::HolderNotRegistered));
    scene.t.made(move |act| seats::remove(act, bob));
    assert_eq!(of_user(&scene, bob).refusal, Some(Refusal::WrongActivationCode));
}

/// A device that is on its seat, one that was released, and one whose license ended.
#[test]
fn the_rules_of_a_device() {
    let scene = Scene::new();
    let device = scene.t.device(scene.seats[0], "PC");
    let well = of_device(&scene, device);
    assert_eq!((broken(&well), well.refusal, well.device.unwrap().1), (Vec::new(), None, "PC".to_owned()));
    scene.t.made(move |act| installations::release(act, device));
    let off = of_device(&scene, device);
    assert_eq!(broken(&off), [(Rule::OnSeat, Fix::ActivateAgain)]);
    assert_eq!(off.refusal, Some(Refusal::InstallationReleased));
    scene.t.clock.advance_seconds(400 * 86_400);
    assert_eq!(
        broken(&of_device(&scene, device)),
        [(Rule::OnSeat, Fix::ActivateAgain), (Rule::NotEnded, Fix::Renew)]
    );
}

#[test]
fn strangers_are_told_nothing() {
    let scene = Scene::new();
    let (license, seat, device) = (scene.license.id, scene.seats[0], scene.t.device(scene.seats[0], "PC"));
    assert_eq!(refusal(scene.t.read(&scene.eve, move |act| explain(act, license))), Refusal::NotFound);
    assert_eq!(refusal(scene.t.read(&scene.eve, move |act| explain_user(act, seat))), Refusal::NotFound);
    assert_eq!(refusal(scene.t.read(&scene.eve, move |act| explain_device(act, device))), Refusal::NotFound);
}
