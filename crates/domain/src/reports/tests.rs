//! The figures of reports against what was put there, as it is now and as it was.

use db::params;

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    licenses,
    refusal::Refusal,
    scene::{Scene, refusal},
    seats,
};

fn of(scene: &Scene, organization: OrganizationId) -> Report {
    scene.t.read(&Caller::command_line(), move |act| report(act, organization, &[])).unwrap()
}

const DAY: i64 = 86_400;

/// Sold, given, installed and heard of; a device that is silent makes its unit one that nobody uses.
#[test]
fn units_are_followed_from_the_sale_to_the_use() {
    let scene = Scene::new();
    let rival = scene.t.partner(scene.t.operator(), "Other", PartnerType::Msp);
    let foreign = scene.t.customer(rival, "Foreign");
    scene.t.license(foreign, scene.license.plan, 7, 0);
    scene.t.device(scene.seats[0], "laptop");
    let own = of(&scene, scene.partner);
    assert_eq!(own.totals, Units { bought: 11, assigned: 2, installed: 1, seen: 1 });
    assert_eq!((own.customers, own.storage.devices, own.storage.space_gb), (1, 1, Some(125)));
    assert_eq!((own.silent.heard, own.silent.over_30), (1, 0));
    assert_eq!(own.versions, [Version { version: "1.0.0".into(), devices: 1 }]);
    assert_eq!((own.idle.len(), own.idle[0].units.idle()), (1, 1), "one user never installed");
    assert_eq!(of(&scene, scene.t.operator()).totals.bought, 18);
    assert_eq!(of(&scene, scene.customer).totals, own.totals);
    scene.t.clock.advance_seconds((SEEN_DAYS + 1) * DAY);
    let later = of(&scene, scene.partner);
    assert_eq!((later.totals.installed, later.totals.seen, later.totals.idle()), (1, 0, 2));
    assert_eq!((later.silent.heard, later.silent.over_30), (0, 1));
}

/// What was held at the end of past months is what the ledger says, whatever came after.
#[test]
fn past_months_stay_as_they_were() {
    let scene = Scene::new();
    let (t, license, customer) = (&scene.t, scene.license.id, scene.customer);
    t.device(scene.seats[0], "laptop");
    t.clock.advance_seconds(10 * DAY);
    t.made(move |act| licenses::set_quantity(act, license, "standard", 20).map(drop));
    t.seats(license, &["third"]);
    let seat = scene.seats[0];
    t.made(move |act| seats::remove(act, seat));
    let months = of(&scene, customer).months;
    assert_eq!(months.len(), 13);
    let november = months[11];
    assert_eq!((november.day.to_string(), november.bought), ("2026-11-30".to_owned(), 11));
    assert_eq!((november.assigned, november.installed), (2, 1));
    let today = months[12];
    assert_eq!((today.bought, today.assigned, today.installed), (21, 2, 0));
    assert_eq!(months[10].bought, 0, "before the license began");
    // A month that is over is not counted twice.
    let known = Month { bought: 99, ..november };
    let again = t.read(&Caller::command_line(), move |act| report(act, customer, &[known])).unwrap();
    assert_eq!(again.months[11].bought, 99);
}

/// Row by row the same figures, page by page, within reach only; a reseller sees none (SR-01, SR-07).
#[test]
fn the_reconciliation_has_every_customer_once() {
    let scene = Scene::new();
    let (t, partner) = (&scene.t, scene.partner);
    for name in ["Aalto", "Zeta Oy"] {
        t.customer(partner, name);
    }
    t.device(scene.seats[0], "laptop");
    let page = |after: Option<crate::page::Cursor>| {
        let window = Window::new(2, after);
        t.read(&scene.mia, move |act| reconciliation(act, partner, &window)).unwrap()
    };
    let first = page(None);
    let second = page(first.next.clone());
    let names: Vec<_> = first.items.iter().chain(&second.items).map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Aalto", "Testiasiakas Oy", "Zeta Oy"]);
    let own = of(&scene, partner);
    assert_eq!((first.items[1].units, second.next), (own.totals, None));
    assert_eq!((first.items[1].storage, first.items[0].units), (own.storage, Units::default()));
    for who in [&scene.eve, &t.stranger()] {
        let window = Window::first(10);
        assert_eq!(refusal(t.read(who, move |act| reconciliation(act, partner, &window))), Refusal::NotFound);
        assert_eq!(refusal(t.read(who, move |act| report(act, partner, &[]))), Refusal::NotFound);
    }
    let shop = t.partner(t.operator(), "Shop", PartnerType::Reseller);
    let rob = t.person("rob", shop, Role::Admin);
    assert_eq!(refusal(t.read(&rob, move |act| report(act, shop, &[]))), Refusal::Forbidden);
}

/// The worker keeps reports of the large and leaves the small to who looks; what is kept reads back as it was counted.
#[test]
fn reports_of_many_customers_are_kept() {
    let scene = Scene::new();
    let (t, operator) = (&scene.t, scene.t.operator());
    let worker = Caller::worker("reports");
    assert!(matches!(t.read(&worker, |act| count_due(act, None)).unwrap(), Due::Quick(_)));
    let counted = of(&scene, operator);
    let kept = counted.clone();
    t.work(&worker, move |act| keep(act, &kept)).unwrap();
    let latest = t.read(&Caller::command_line(), move |act| latest(act, operator)).unwrap();
    assert_eq!(latest, Some(counted.clone()));
    let partner = scene.partner;
    assert_eq!(t.read(&scene.mia, move |act| super::latest(act, partner)).unwrap(), None);
    assert_eq!(refusal(t.read(&scene.mia, |act| count_due(act, None))), Refusal::NotFound);
    assert_eq!(refusal(t.work(&scene.mia, move |act| keep(act, &counted))), Refusal::NotFound);
    t.made(move |act| {
        for number in 0..301 {
            let name = format!("c{number:03}");
            let node = crate::organizations::NewNode {
                parent: Some(partner),
                kind: OrganizationKind::Customer,
                partner_type: None,
                name: &name,
                language: crate::Language::En,
                time_zone: "UTC",
            };
            crate::organizations::insert_node(act, &node)?;
        }
        act.tx().execute("DELETE FROM usage_reports", params![])?;
        Ok(())
    });
    let Due::Counted(due) = t.read(&worker, |act| count_due(act, None)).unwrap() else { panic!("due") };
    assert_eq!((due.organization, due.customers), (operator, 302));
    assert!(!t.read(&scene.mia, move |act| is_quick(act, partner)).unwrap());
}
