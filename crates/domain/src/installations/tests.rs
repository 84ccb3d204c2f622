//! Staff's view of installed devices on the real database.

use super::*;
use crate::{
    Caller,
    access::Role,
    audit::{self, What},
    licenses::{self, License},
    page::{Page, Total, Window},
    refusal::Refusal,
    scene::{Scene, refusal},
};

fn list_of(scene: &Scene, filter: &Filter, window: Window) -> Page<InstallationRow> {
    let (partner, filter) = (scene.partner, filter.clone());
    scene.t.read(&scene.mia, move |act| list(act, partner, &filter, &window)).unwrap()
}

fn names(scene: &Scene, filter: &Filter) -> Vec<String> {
    let page = list_of(scene, filter, Window::first(100));
    assert_eq!(page.total, Some(Total::Exactly(page.items.len() as i64)));
    page.items.into_iter().map(|row| row.device_name).collect()
}

fn license(scene: &Scene) -> License {
    let id = scene.license.id;
    scene.t.read(&Caller::command_line(), move |act| licenses::get(act, id)).unwrap()
}

/// NX-61 and the Monitoring page: device, user, version and last contact, the ones heard of last first.
#[test]
fn devices_are_listed_by_last_contact() {
    let scene = Scene::new();
    scene.t.device(scene.seats[0], "Ann's laptop");
    scene.t.clock.advance_seconds(8 * 86_400);
    scene.t.device(scene.seats[1], "Bob's PC");
    assert_eq!(names(&scene, &Filter::default()), ["Bob's PC", "Ann's laptop"]);
    let silent = Filter { silent_days: Some(7), ..Filter::default() };
    assert_eq!(names(&scene, &silent), ["Ann's laptop"]);
    let query = |text: &str| Filter { query: text.into(), ..Filter::default() };
    assert_eq!(names(&scene, &query("LAPTOP")), ["Ann's laptop"]);
    assert_eq!(names(&scene, &query("bob@")), ["Bob's PC"]);
    assert!(names(&scene, &query("_")).is_empty());
    let row = list_of(&scene, &Filter::default(), Window::first(1)).items.remove(0);
    assert_eq!((row.customer_name.as_str(), row.username.as_str()), ("Testiasiakas Oy", "bob@example.com"));
    assert_eq!((row.edition_code.as_str(), row.contact_at), ("standard", scene.t.world.now()));
    let id = row.id;
    assert_eq!(scene.t.read(&scene.mia, move |act| get(act, id)).unwrap().device_name, "Bob's PC");
}

#[test]
fn pages_of_devices_follow_each_other() {
    let scene = Scene::new();
    for name in ["Aalto", "aalto", "Zeta"] {
        let customer = scene.t.customer(scene.partner, name);
        let license = scene.t.license(customer, scene.license.plan, 5, 0);
        for (at, seat) in scene.t.seats(license.id, &["a", "b", "c"]).into_iter().enumerate() {
            scene.t.device(seat, &format!("{name} {at}"));
            scene.t.clock.advance_seconds(i64::from(at != 1));
        }
    }
    let whole: Vec<_> =
        list_of(&scene, &Filter::default(), Window::first(100)).items.into_iter().map(|row| row.id).collect();
    assert_eq!(whole.len(), 9);
    for limit in 1..=4 {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = list_of(&scene, &Filter::default(), Window::new(limit, after.clone()));
            seen.extend(page.items.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, whole, "by {limit}");
    }
}

/// Invariants 1 and 10: releasing frees the place once, with one event, and the list forgets the device.
#[test]
fn a_released_device_frees_its_place_once() {
    let scene = Scene::new();
    let device = scene.t.device(scene.seats[0], "laptop");
    assert_eq!(license(&scene).lines[0].installed, 1);
    for _ in 0..2 {
        scene.t.work(&scene.mia, move |act| release(act, device)).unwrap();
        assert_eq!(license(&scene).lines[0].installed, 0);
    }
    assert_eq!((scene.seat(0).devices, scene.seat(0).installed_at), (0, None));
    assert!(names(&scene, &Filter::default()).is_empty());
    let customer = scene.customer;
    let events = scene.t.read(&scene.mia, move |act| audit::list(act, customer, &Window::first(50))).unwrap();
    assert_eq!(events.items.iter().filter(|event| event.what == What::Released).count(), 1);
    let row = scene.t.read(&scene.mia, move |act| get(act, device)).unwrap();
    assert_eq!(row.released_at, Some(scene.t.world.now()));
}

/// SR-01, SR-04, SR-05: nothing for strangers and competitors; who only looks may not release.
#[test]
fn strangers_and_competitors_reach_no_device() {
    let scene = Scene::new();
    let device = scene.t.device(scene.seats[0], "laptop");
    let (t, partner, customer) = (&scene.t, scene.partner, scene.customer);
    let through_customer = Filter { customer: Some(customer), ..Filter::default() };
    for who in [&scene.eve, &t.stranger()] {
        let (filter, window) = (through_customer.clone(), Window::first(5));
        for refused in [
            refusal(t.read(who, move |act| list(act, partner, &Filter::default(), &Window::first(5)))),
            refusal(t.read(who, move |act| list(act, customer, &filter, &window))),
            refusal(t.read(who, move |act| get(act, device))),
            refusal(t.work(who, move |act| release(act, device))),
        ] {
            assert_eq!(refused, Refusal::NotFound);
        }
    }
    let viewer = t.person("vic", partner, Role::Viewer);
    assert_eq!(refusal(t.work(&viewer, move |act| release(act, device))), Refusal::Forbidden);
    assert_eq!(license(&scene).lines[0].installed, 1);
}
