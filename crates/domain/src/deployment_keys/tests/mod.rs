//! Deployment keys on the real database: what an enrolling device gets, who is refused and how, races, replacing and
//! revoking.

mod at_once;
mod claimed;
mod parts;

use serde_json::json;

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    act::{Actor, Door},
    activation::{self, Activated, Device, Enrollment},
    audit::Event,
    customers, installations,
    licenses::{OverlapChoice, Resolution},
    page::Window,
    products::PlanForm,
    refusal::Kind,
    scene::{Scene, refusal},
    seats::{self, SeatFilter},
    signing,
    testing::{license_request, race},
};

fn form(name: &str) -> KeyForm {
    KeyForm { name: name.into(), ..KeyForm::default() }
}

fn made_with(scene: &Scene, form: KeyForm) -> (Secret, DeploymentKey) {
    let license = scene.license.id;
    scene.t.work(&scene.mia, move |act| create(act, license, "standard", &form)).unwrap()
}

fn made(scene: &Scene) -> (Secret, DeploymentKey) {
    made_with(scene, form("Rollout"))
}

fn from(ip: &str) -> Caller {
    Caller { ip: ip.into(), ..Caller::new(Actor::Stranger, Door::Activation) }
}

fn ask(secret: &Secret, machine: &str, login: &str) -> Enrollment {
    Enrollment {
        deployment_key: secret.clone(),
        login: login.into(),
        device: Device {
            fingerprint: format!("fingerprint of {machine}"),
            name: machine.into(),
            platform: "Windows 11".into(),
            software_version: "5.2".into(),
            ..Default::default()
        },
    }
}

fn enroll(scene: &Scene, secret: &Secret, machine: &str) -> Result<Activated> {
    enroll_from(scene, "203.0.113.7", &ask(secret, machine, ""))
}

fn enroll_from(scene: &Scene, ip: &str, request: &Enrollment) -> Result<Activated> {
    let request = request.clone();
    let answer = scene.t.work(&from(ip), move |act| activation::enroll(act, &request));
    answer.and_then(activation::settled)
}

fn usernames(scene: &Scene) -> Vec<String> {
    let customer = scene.customer;
    let page =
        scene.t.made(move |act| seats::list(act, customer, &SeatFilter::default(), &Window::first(200)));
    page.items.into_iter().map(|seat| seat.username).collect()
}

/// Assigned and installed units of the Standard line.
fn units(scene: &Scene) -> (i64, i64) {
    let license = scene.license.id;
    let license = scene.t.made(move |act| licenses::get(act, license));
    (license.lines[0].assigned, license.lines[0].installed)
}

fn enrolled(scene: &Scene, key: DeploymentKeyId) -> i64 {
    scene.t.made(move |act| get(act, key)).enrolled
}

fn latest(scene: &Scene, what: What) -> Event {
    scene.t.events(scene.customer).into_iter().find(|event| event.what == what).unwrap()
}

/// NX-68, NX-12: no user was defined; the first contact makes one under the customer's prefix and takes a unit. The
/// lease verifies, the installation shows which key admitted it, and the trail tells it in one line.
#[test]
fn the_first_contact_makes_the_user() {
    let scene = Scene::new();
    let (secret, key) = made(&scene);
    assert!(secret.reveal().starts_with(PREFIX) && secret.reveal().ends_with(&key.ending));
    let events = scene.t.event_count();
    let enrolled = enroll(&scene, &secret, "PC-7").unwrap();
    assert_eq!(usernames(&scene), ["ann@example.com", "asiakas-PC-7", "bob@example.com"]);
    assert_eq!(units(&scene), (3, 1));
    let keys = scene.t.read(&from(""), signing::ring).unwrap();
    let now = scene.t.world.now().seconds();
    let device = seal::device_hash("fingerprint of PC-7");
    let lease =
        seal::verify(&enrolled.lease.sign(), &keys, &seal::Expect { device: &device, now, latest_seen: 0 });
    let lease = lease.unwrap();
    assert_eq!((lease.username.as_str(), lease.edition.as_str()), ("asiakas-PC-7", "standard"));
    let installation = enrolled.installation;
    let row = scene.t.read(&scene.mia, move |act| installations::get(act, installation)).unwrap();
    assert_eq!(row.deployment_key, Some((key.id, "Rollout".into())));
    assert_eq!(scene.t.event_count(), events + 1);
    let event = latest(&scene, What::Enrolled);
    assert_eq!((event.actor_kind.as_str(), event.door), ("device", Door::Activation));
    assert_eq!(event.details["deployment_key"], json!("Rollout"));
    let entries = "SELECT COUNT(*) FROM ledger_entries l JOIN events e ON e.organization_id = l.organization_id \
         AND e.id = l.event_id WHERE e.action = 'enrolled' AND l.units = 1";
    assert_eq!(scene.t.number(entries), 1, "the ledger's entry belongs to that line of the trail");
    assert_eq!(scene.t.made(crate::doctor::examine), []);
    assert_eq!(event.details["username"], json!("asiakas-PC-7"));
    let after = scene.t.read(&scene.mia, move |act| get(act, key.id)).unwrap();
    assert_eq!((after.enrolled, after.enrolled_at), (1, Some(scene.t.world.now())));
    assert!(scene.t.mails(crate::outbox::MailKind::Invitation).is_empty(), "invariant 5");
    let token = enrolled.device_token;
    let report = activation::Report::of(5, "5.2");
    assert!(activation::check_in_blocking(&scene.t.world, &from(""), &token, &report).is_ok());
}

/// NX-12: who is logged in names the user where the pattern says so; names that are taken are told apart.
#[test]
fn users_are_named_by_the_pattern() {
    let scene = Scene::new();
    let (secret, _) =
        made_with(&scene, KeyForm { name_pattern: "{prefix}{login}".into(), ..form("By login") });
    for (machine, login) in [("PC-1", "carl"), ("PC-2", "Carl"), ("PC-3", ""), ("PC-4", "carl")] {
        enroll_from(&scene, "", &ask(&secret, machine, login)).unwrap();
    }
    let mut names = usernames(&scene);
    names.retain(|name| name.starts_with("asiakas-"));
    names.sort();
    assert_eq!(names, ["asiakas-Carl-2", "asiakas-PC-3", "asiakas-carl", "asiakas-carl-3"]);
}

/// The same device gets its own user back: enrolled twice, after it was released, and by another key of the line; a
/// user who was taken off is gone.
#[test]
fn a_device_gets_its_own_seat_again() {
    let scene = Scene::new();
    let (secret, key) = made(&scene);
    let first = enroll(&scene, &secret, "PC-7").unwrap();
    let again = enroll(&scene, &secret, "PC-7").unwrap();
    assert_eq!(first.installation, again.installation);
    assert_eq!(first.device_token, again.device_token, "SR-38: the answer may have been lost");
    assert_eq!((units(&scene), enrolled(&scene, key.id)), ((3, 1), 1));

    let token = again.device_token;
    scene.t.work(&from(""), move |act| activation::release(act, &token, None)).unwrap();
    assert_eq!(units(&scene), (3, 0));
    let (other, other_key) = made_with(&scene, KeyForm { most_devices: Some(1), ..form("Other") });
    let back = enroll(&scene, &other, "PC-7").unwrap();
    assert_ne!(back.installation, first.installation);
    assert_eq!((units(&scene), enrolled(&scene, other_key.id)), ((3, 1), 0));

    let id = back.installation;
    let seat = scene.t.made(move |act| installations::get(act, id)).seat;
    scene.t.made(move |act| seats::remove(act, seat));
    enroll(&scene, &other, "PC-7").unwrap();
    assert_eq!((units(&scene), enrolled(&scene, other_key.id)), ((3, 1), 1));
    assert!(usernames(&scene).contains(&"asiakas-PC-7".to_owned()));
}

/// NX-68: limits by count, day, network and what became of the key; each has a code of its own that is definitive.
#[test]
fn every_refusal_says_why() {
    let scene = Scene::new();
    let limited = KeyForm {
        most_devices: Some(1),
        last_on: Some("2026-11-24".parse().unwrap()),
        networks: vec!["192.0.2.0/24".into(), "2001:db8::/32".into()],
        ..form("Limited")
    };
    let (secret, key) = made_with(&scene, limited);
    let inside = |machine: &str| enroll_from(&scene, "192.0.2.9", &ask(&secret, machine, ""));
    let mut told = vec![refusal(enroll(&scene, &secret, "PC-1"))];
    assert_eq!(told[0], Refusal::DeploymentKeyElsewhere);
    inside("PC-1").unwrap();
    told.push(refusal(inside("PC-2")));
    assert_eq!(told[1], Refusal::DeploymentKeyUsedUp);
    inside("PC-1").unwrap();
    // 2026-11-24 ends in Helsinki two hours before it ends in Greenwich.
    scene.t.clock.set("2026-11-24T21:59:59Z".parse::<jiff::Timestamp>().unwrap().into());
    inside("PC-1").unwrap();
    scene.t.clock.advance_seconds(1);
    told.push(refusal(inside("PC-1")));
    assert_eq!(told[2], Refusal::DeploymentKeyExpired { day: "2026-11-24".into() });
    let id = key.id;
    scene.t.work(&scene.mia, move |act| revoke(act, id)).unwrap();
    told.push(refusal(inside("PC-1")));
    assert_eq!(told[3], Refusal::DeploymentKeyRevoked);

    let (secret, _) = made(&scene);
    let (license, customer) = (scene.license.id, scene.customer);
    scene.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    assert_eq!(refusal(enroll(&scene, &secret, "PC-9")), Refusal::LicenseSuspended);
    scene.t.made(move |act| customers::disable(act, customer, "unpaid"));
    assert_eq!(refusal(enroll(&scene, &secret, "PC-9")), Refusal::CustomerDisabled, "invariant 6");
    told.push(refusal(enroll(&scene, &Secret::new("swk_nonsense"), "PC-9")));
    assert_eq!(told[4], Refusal::WrongDeploymentKey);
    assert!(told.iter().all(|refusal| !refusal.is_retryable()), "{told:?}");
    let nameless = ask(&secret, "", "");
    let nameless = Enrollment { device: Device { fingerprint: " ".into(), ..nameless.device }, ..nameless };
    let bad = refusal(enroll_from(&scene, "", &nameless));
    assert_eq!(bad, Refusal::field("device.fingerprint", Problem::Required));
}

/// SR-21, table of limits: wrong keys are counted with wrong codes, and the address is held up.
#[test]
fn guessing_is_slowed_down() {
    let scene = Scene::new();
    let (secret, _) = made(&scene);
    let wrong = Secret::new(format!("{PREFIX}{}", "A".repeat(43)));
    let mut kinds = Vec::new();
    for _ in 0..25 {
        kinds.push(refusal(enroll_from(&scene, "198.51.100.1", &ask(&wrong, "PC", ""))).kind());
    }
    assert_eq!((kinds[0], kinds[24]), (Kind::NotFound, Kind::Throttled));
    let held = refusal(enroll_from(&scene, "198.51.100.1", &ask(&secret, "PC", "")));
    assert!(held.is_retryable());
    assert!(enroll_from(&scene, "198.51.100.2", &ask(&secret, "PC", "")).is_ok());
}

/// Replaced, the old key goes on working for the time that was said, and then tells that it was replaced; the secret
/// is nowhere in the database.
#[test]
fn a_key_is_replaced_with_overlap() {
    let scene = Scene::new();
    let (old, key) = made(&scene);
    let id = key.id;
    let (new, rotated) = scene.t.work(&scene.mia, move |act| rotate(act, id, 24)).unwrap();
    assert_ne!(old, new);
    assert_eq!(rotated.overlap_until, Some(scene.t.world.now().plus_seconds(86_400)));
    enroll(&scene, &old, "PC-1").unwrap();
    enroll(&scene, &new, "PC-2").unwrap();
    scene.t.clock.advance_seconds(86_400);
    assert_eq!(refusal(enroll(&scene, &old, "PC-1")), Refusal::DeploymentKeyReplaced);
    enroll(&scene, &new, "PC-1").unwrap();
    let (newest, _) = scene.t.work(&scene.mia, move |act| rotate(act, id, 0)).unwrap();
    assert_eq!(refusal(enroll(&scene, &new, "PC-1")), Refusal::DeploymentKeyReplaced, "at once");
    enroll(&scene, &newest, "PC-1").unwrap();
    let dump = format!("{:?}", scene.t.dump());
    for secret in [&old, &new, &newest] {
        assert!(!dump.contains(secret.reveal()), "SR-30");
    }
    let bad = refusal(scene.t.work(&scene.mia, move |act| rotate(act, id, 721)));
    assert_eq!(bad, Refusal::field("overlap_hours", Problem::OutOfRange { min: 0, max: 720 }));
    scene.t.work(&scene.mia, move |act| revoke(act, id)).unwrap();
    for answer in [
        refusal(scene.t.work(&scene.mia, move |act| revoke(act, id))),
        refusal(scene.t.work(&scene.mia, move |act| rotate(act, id, 0))),
        refusal(scene.t.work(&scene.mia, move |act| change(act, id, &form("x"), 4))),
    ] {
        assert_eq!(answer, Refusal::DeploymentKeyRevoked);
    }
    assert_eq!(units(&scene).1, 2, "devices that it admitted stay");
}

/// Limits are edited; what changes nothing writes nothing, and the second of two is told.
#[test]
fn limits_are_edited() {
    let scene = Scene::new();
    let (_, key) = made(&scene);
    let id = key.id;
    let edit = |form: KeyForm, version| scene.t.work(&scene.mia, move |act| change(act, id, &form, version));
    let wide = KeyForm {
        most_devices: Some(9),
        networks: vec![" 192.0.2.77/24 ".into(), String::new(), "192.0.2.1/24".into()],
        ..form("Rollout 2026")
    };
    let after = edit(wide.clone(), 1).unwrap();
    assert_eq!((after.version, &after.networks[..]), (2, &["192.0.2.0/24".to_owned()][..]));
    let events = scene.t.event_count();
    assert_eq!(edit(wide.clone(), 2).unwrap().version, 2);
    assert_eq!(scene.t.event_count(), events);
    assert_eq!(refusal(edit(form("Late"), 1)), Refusal::ChangedMeanwhile);
    let past = KeyForm { last_on: Some("2026-11-22".parse().unwrap()), ..wide.clone() };
    assert_eq!(refusal(edit(past, 2)), Refusal::field("last_on", Problem::InThePast));
    let odd = KeyForm { networks: vec!["office".into()], name_pattern: "{prefix}".into(), ..wide };
    let Refusal::Invalid(problems) = refusal(edit(odd, 2)) else { panic!("not refused by field") };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name_pattern", "networks"]);
}

/// IT-13: both kinds of partner make registration keys, also a reseller who sees no licenses, and the customer's own
/// people; a viewer sees them; a stranger finds nothing.
#[test]
fn both_kinds_of_partner_make_keys() {
    let scene = Scene::new();
    let reseller = scene.t.partner(scene.partner, "Resells", PartnerType::Reseller);
    let customer = scene.t.customer(reseller, "Jälleenmyyty Oy");
    let license = scene.t.license(customer, scene.license.plan, 5, 0).id;
    let rob = scene.t.person("rob", reseller, Role::Manager);
    let bea = scene.t.person("bea", customer, Role::Manager);
    let vera = scene.t.person("vera", scene.partner, Role::Viewer);
    let make = |who: &Caller| {
        let made = scene.t.work(who, move |act| create(act, license, "standard", &form("Rollout")));
        made.map(|(_, key)| key.id)
    };
    assert!(make(&rob).is_ok() && make(&bea).is_ok() && make(&scene.mia).is_ok());
    assert_eq!(refusal(make(&vera)), Refusal::Forbidden);
    assert_eq!(refusal(make(&scene.eve)), Refusal::NotFound);
    let partner = scene.partner;
    let filter = Filter { customer: Some(customer) };
    let seen = |who: &Caller, filter: Filter, window: Window| {
        scene.t.read(who, move |act| list(act, partner, &filter, &window))
    };
    assert_eq!(seen(&vera, filter.clone(), Window::first(10)).unwrap().items.len(), 3);
    assert_eq!(refusal(seen(&scene.eve, filter, Window::first(10))), Refusal::NotFound);
    made(&scene);
    made(&scene);
    let all = seen(&vera, Filter::default(), Window::first(10)).unwrap();
    let mut walked = Vec::new();
    let mut window = Window::first(2);
    loop {
        let page = seen(&vera, Filter::default(), window).unwrap();
        walked.extend(page.items);
        let Some(next) = page.next else { break };
        window = Window::new(2, Some(next));
    }
    assert_eq!((all.items.len(), walked), (5, all.items));
    let edition = refusal(scene.t.work(&rob, move |act| create(act, license, "gold\0", &form("x"))));
    assert_eq!(edition, Refusal::EditionNotOnLicense { edition: "gold".into() });
}

/// Another license takes the place of the one: its keys go along with the users.
#[test]
fn keys_go_where_the_users_go() {
    let scene = Scene::new();
    let (secret, key) = made(&scene);
    let (customer, plan, old) = (scene.customer, scene.license.plan, scene.license.id);
    scene.t.clock.advance_seconds(86_400);
    let new = scene.t.made(move |act| {
        let overlap = vec![Resolution { license: Some(old), choice: OverlapChoice::Replace }];
        licenses::issue(act, customer, &licenses::Issue { overlap, ..license_request(plan, 7, 1) })
    });
    let id = key.id;
    assert_eq!(scene.t.made(move |act| get(act, id)).license, new.id);
    enroll(&scene, &secret, "PC-7").unwrap();
    let license = new.id;
    assert_eq!(scene.t.made(move |act| licenses::get(act, license)).lines[0].assigned, 3);
}

/// The list of devices is narrowed to those of a key, never to those of somebody else's.
#[test]
fn the_devices_of_a_key_are_listed() {
    let scene = Scene::new();
    let (secret, key) = made(&scene);
    scene.t.device(scene.seats[0], "by code");
    enroll(&scene, &secret, "PC-7").unwrap();
    let (partner, filter) =
        (scene.partner, installations::Filter { deployment_key: Some(key.id), ..Default::default() });
    let asked = filter.clone();
    let page =
        scene.t.read(&scene.mia, move |act| installations::list(act, partner, &asked, &Window::first(10)));
    let page = page.unwrap();
    assert_eq!((page.items.len(), page.items[0].device_name.as_str()), (1, "PC-7"));
    let rival = scene.t.partner(scene.t.operator(), "Other", PartnerType::Msp);
    let zoe = scene.t.person("zoe", rival, Role::Admin);
    let foreign = scene.t.read(&zoe, move |act| installations::list(act, rival, &filter, &Window::first(10)));
    assert_eq!(refusal(foreign), Refusal::NotFound);
}
