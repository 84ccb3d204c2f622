//! The figures of the overview against what was put there.

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    customers,
    invitations::Status,
    licenses,
    messages::Outcome,
    page::Window,
    products::PlanForm,
    refusal::Refusal,
    scene::{Scene, refusal},
    testing::license_request,
};

fn of(scene: &Scene, organization: OrganizationId) -> Overview {
    scene.t.read(&Caller::command_line(), move |act| overview(act, organization)).unwrap()
}

/// The figures count exactly the subtree, and move with what happens in it.
#[test]
fn the_figures_are_of_the_subtree() {
    let scene = Scene::new();
    let rival = scene.t.partner(scene.t.operator(), "Other", PartnerType::Msp);
    let foreign = scene.t.customer(rival, "Foreign");
    let license = scene.t.license(foreign, scene.license.plan, 7, 0);
    let seat = scene.t.seats(license.id, &["x"])[0];
    scene.t.device(seat, "theirs");
    let closed = scene.t.customer(scene.partner, "Closed");
    scene.t.made(move |act| customers::disable(act, closed, ""));

    scene.t.device(scene.seats[0], "laptop");
    let (customer, seat) = (scene.customer, scene.seats[0]);
    scene.t.made(move |act| {
        let sql = "UPDATE installations SET storage_used_bytes = 5 WHERE customer_id = $1 AND seat_id = $2";
        act.tx().execute(sql, db::params![customer, seat])?;
        Ok(())
    });
    let own = of(&scene, scene.partner);
    assert_eq!(own.customers, Customers { active: 1, disabled: 1 });
    let bought = own.licenses.unwrap();
    assert_eq!(
        (bought.in_force, bought.seats_bought, bought.seats_assigned, bought.seats_installed),
        (1, 11, 2, 1)
    );
    assert_eq!((bought.space_gb, bought.expiring), (Some(125), 0));
    assert_eq!(bought.by_plan, [PlanSeats { name: "Yearly".into(), bought: 11, assigned: 2 }]);
    let devices = own.installations;
    assert_eq!((devices.devices, devices.storage_used_bytes, devices.silent), (1, 5, Total::Exactly(0)));
    assert_eq!(own.invitations.of(Status::Installed), Total::Exactly(1));

    let whole = of(&scene, scene.t.operator());
    assert_eq!(whole.customers, Customers { active: 2, disabled: 1 });
    assert_eq!(whole.licenses.unwrap().seats_bought, 18);
    assert_eq!(whole.installations.devices, 2);
    scene.t.clock.advance_seconds(SILENT_DAYS * 86_400 + 1);
    assert_eq!(of(&scene, scene.partner).installations.silent, Total::Exactly(1));
}

/// Each invited user once, at the farthest; after thirty days no longer.
#[test]
fn the_invited_of_thirty_days() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    let claimed = scene.claim();
    let ann = claimed.iter().find(|claimed| claimed.seat == Some(scene.seats[0])).unwrap();
    scene.settle(ann, Outcome::Accepted { answer: "250".into() });
    scene.send(&scene.seats[..1]).unwrap();
    scene.deliver();
    let invited = of(&scene, scene.partner).invited;
    assert_eq!((invited.users, invited.sent, invited.waiting), (Total::Exactly(2), 1, 1));
    let bob = claimed.iter().find(|claimed| claimed.seat == Some(scene.seats[1])).unwrap();
    scene.settle(bob, Outcome::Refused { answer: "550".into() });
    scene.t.device(scene.seats[0], "laptop");
    let invited = of(&scene, scene.partner).invited;
    assert_eq!((invited.installed, invited.bounced, invited.sent), (1, 1, 0));
    scene.t.clock.advance_seconds(INVITATION_DAYS * 86_400 + 1);
    assert_eq!(of(&scene, scene.partner).invited.users, Total::Exactly(0));
}

/// What ends soon is counted and named, the soonest first, and every month has its bar.
#[test]
fn licenses_that_end_are_named() {
    let scene = Scene::new();
    let plan = scene.t.trial_plan(scene.t.product(scene.t.operator()).id);
    for name in ["B", "A"] {
        let customer = scene.t.customer(scene.partner, name);
        scene.t.license(customer, plan.id, 1, 0);
        scene.t.clock.advance_seconds(86_400);
    }
    let draft = scene.customer;
    let request = licenses::Issue { stage: licenses::Stage::Draft, ..license_request(plan.id, 1, 0) };
    scene.t.made(move |act| licenses::issue(act, draft, &request));
    let found = of(&scene, scene.partner).licenses.unwrap();
    assert_eq!(found.in_force, 3);
    assert_eq!(found.expiring, 2);
    let names: Vec<_> = found.expiring_first.iter().map(|license| license.customer_name.as_str()).collect();
    assert_eq!(names, ["B", "A"]);
    assert_eq!(found.expiring_first[0].valid_to.to_string(), "2026-12-22");
    assert_eq!(found.ending.len(), 12);
    let months: Vec<_> = found.ending.iter().map(|month| (month.first.to_string(), month.licenses)).collect();
    assert_eq!(months[0], ("2026-11-01".into(), 0));
    assert_eq!(months[1], ("2026-12-01".into(), 2));
    let (partner, december) = (scene.partner, found.ending[1].first);
    let filter = licenses::LicenseFilter { ends_in: Some(december), ..licenses::LicenseFilter::default() };
    let listed = scene
        .t
        .read(&scene.mia, move |act| licenses::list_all(act, partner, &filter, &Window::first(10)))
        .unwrap();
    assert_eq!(listed.items.len(), 2, "the list behind a bar has as many as the bar says");
    assert_eq!(
        months.iter().map(|month| month.1).sum::<i64>(),
        2,
        "the year's license ends in the thirteenth month"
    );
}

#[test]
fn space_is_unlimited_when_a_part_of_it_is() {
    let scene = Scene::with(PlanForm::default(), 10);
    let customer = scene.customer;
    scene.t.made(move |act| {
        let sql = "UPDATE lines SET storage_gb = NULL WHERE customer_id = $1 AND edition_code = 'server'";
        act.tx().execute(sql, db::params![customer])?;
        Ok(())
    });
    assert_eq!(of(&scene, scene.partner).licenses.unwrap().space_gb, None);
}

/// SR-01, SR-07: a competitor gets nothing, their own figures hold nothing of ours; a reseller sees no licenses.
#[test]
fn figures_are_for_those_who_may_see_what_they_count() {
    let scene = Scene::new();
    let partner = scene.partner;
    for who in [&scene.eve, &scene.t.stranger()] {
        assert_eq!(refusal(scene.t.read(who, move |act| overview(act, partner))), Refusal::NotFound);
    }
    let reseller = scene.t.partner(scene.t.operator(), "Shop", PartnerType::Reseller);
    let rob = scene.t.person("rob", reseller, Role::Viewer);
    let empty = scene.t.read(&rob, move |act| overview(act, reseller)).unwrap();
    assert_eq!((empty.customers.active, empty.licenses), (0, None));
    assert!(scene.t.read(&scene.mia, move |act| overview(act, partner)).unwrap().licenses.is_some());
}
