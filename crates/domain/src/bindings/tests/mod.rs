//! Bindings on the real database: seed 002 (RU-), invariant 3, many hands at once, and random histories against a model.

mod at_once;
mod ending;
mod following;
mod history;
mod taking_over;

use std::collections::{BTreeMap, BTreeSet};

use db::{EngineKind, params};
use proptest::{prelude::*, test_runner::TestCaseError};

use super::*;
use crate::{
    Act, Caller, Door,
    accounts::NewAccount,
    act::Actor,
    activation::{self, Activated, Activation, CheckedIn, Device, Report},
    audit, doctor,
    ids::AccountId,
    language::Language,
    own,
    page::Window,
    products::PlanForm,
    scene::{Scene, refusal},
    seats,
    testing::TestWorld,
    vault::Secret,
};

/// A scene with nobody on its five Standard units.
fn scene() -> Scene {
    let scene = Scene::with(PlanForm::default(), 5);
    for seat in scene.seats.clone() {
        scene.t.made(move |act| seats::remove(act, seat));
    }
    scene
}

fn registered(t: &TestWorld, email: &str) -> AccountId {
    let new = NewAccount {
        email: email.into(),
        name: email.split('@').next().unwrap_or_default().to_owned(),
        language: Language::Ru,
        time_zone: "Europe/Moscow".into(),
    };
    t.made(move |act| accounts::insert(act, &new, None))
}

fn binds(s: &Scene, email: &str) -> Result<Bound> {
    let (license, email) = (s.license.id, email.to_owned());
    s.t.work(&s.mia, move |act| bind(act, license, "standard", &email))
}

fn binds_seat(s: &Scene, seat: SeatId, email: &str) -> Result<Bound> {
    let email = email.to_owned();
    s.t.work(&s.mia, move |act| bind_seat(act, seat, &email))
}

fn unbinds(s: &Scene, seats: &[SeatId]) -> Result<Unbound> {
    let seats = seats.to_vec();
    s.t.work(&s.mia, move |act| unbind(act, &seats))
}

fn undoes(s: &Scene, id: UnbindId) -> Result<i64> {
    let customer = s.customer;
    s.t.work(&s.mia, move |act| undo(act, customer, id))
}

fn units(s: &Scene, filter: Filter) -> Vec<Unit> {
    let customer = s.customer;
    s.t.read(&s.mia, move |act| list(act, customer, &filter, &Window::first(200))).unwrap().items
}

fn counted(s: &Scene) -> Counts {
    let customer = s.customer;
    s.t.read(&s.mia, move |act| counts(act, customer, &Filter::default())).unwrap()
}

fn person_of(t: &TestWorld, account: AccountId) -> Caller {
    t.caller(account, "person")
}

fn client() -> Caller {
    Caller { ip: "203.0.113.7".into(), ..Caller::new(Actor::Stranger, Door::Activation) }
}

fn activates(s: &Scene, seat: SeatId) -> Result<Activated> {
    let customer = s.customer;
    let (username, code) = s.t.made(move |act| {
        let username = seats::get(act, seat)?.username;
        Ok((username, seats::reveal_codes(act, customer, &[seat])?.remove(0).1))
    });
    let request = Activation {
        username,
        activation_code: code,
        device: Device {
            fingerprint: format!("device of {seat}"),
            name: "PC".into(),
            platform: "linux".into(),
            software_version: "1.0".into(),
            ..Default::default()
        },
        moves: false,
        held: None,
    };
    s.t.work(&client(), move |act| activation::activate(act, &request)).and_then(activation::settled)
}

fn checks_in(s: &Scene, token: &Secret) -> Result<CheckedIn> {
    let report = Report::of(7, "1.0");
    activation::check_in_blocking(&s.t.world, &client(), token, &report)
}

/// RU-03, RU-04: one row for each single unit, used ones with their address, free ones without; filters by product,
/// license status and holding.
#[test]
fn every_unit_is_a_row() {
    let s = scene();
    registered(&s.t, "olga@example.com");
    binds(&s, "olga@example.com").unwrap();
    binds(&s, "nikolai@example.com").unwrap();
    s.t.seats(s.license.id, &["by-name"]);
    let rows = units(&s, Filter::default());
    let held: Vec<(Holding, &str)> = rows.iter().map(|row| (row.holding, row.email.as_str())).collect();
    assert_eq!(
        held,
        [
            (Holding::Named, ""),
            (Holding::Pending, "nikolai@example.com"),
            (Holding::Bound, "olga@example.com"),
            (Holding::Free, ""),
            (Holding::Free, ""),
            (Holding::Free, ""),
        ],
        "five Standard, one Server"
    );
    assert_eq!(rows[5].edition_code, "server");
    assert_eq!(counted(&s), Counts { all: 6, free: 3, bound: 1, pending: 1, named: 1 });
    for holding in Holding::ALL {
        let some = units(&s, Filter { holding: Some(*holding), ..Filter::default() });
        assert_eq!(some.len() as i64, counted(&s).of(Some(*holding)), "{holding}");
        assert!(some.iter().all(|row| row.holding == *holding));
    }
    let by = |filter: Filter| units(&s, filter).len();
    assert_eq!(by(Filter { product: Some("Northern Backup".into()), ..Filter::default() }), 6);
    assert_eq!(by(Filter { product: Some("Another".into()), ..Filter::default() }), 0);
    assert_eq!(by(Filter { status: Some(Status::Active), ..Filter::default() }), 6);
    assert_eq!(by(Filter { status: Some(Status::Expired), ..Filter::default() }), 0);
    assert_eq!(by(Filter { query: "OLGA".into(), ..Filter::default() }), 1);
    assert_eq!(by(Filter { query: s.license.number[..13].to_uppercase(), ..Filter::default() }), 6);
}

/// RU-03: ten thousand units are walked page by page, each once and in order.
#[test]
fn ten_thousand_units_are_walked_page_by_page() {
    let s = Scene::with(PlanForm::default(), 10_000);
    s.t.made({
        let license = s.license.id;
        move |act| {
            let people: Vec<String> = (0..300).map(|number| format!("p{number:04}@example.com")).collect();
            bind_many(act, license, "standard", &people)
        }
    });
    let (customer, mut window, mut rows, mut pages) = (s.customer, Window::first(200), 0, 0);
    let mut seen = BTreeSet::new();
    loop {
        let asked = window.clone();
        let page = s.t.read(&s.mia, move |act| list(act, customer, &Filter::default(), &asked)).unwrap();
        rows += page.items.len();
        pages += 1;
        for unit in &page.items {
            assert!(unit.seat.is_none_or(|seat| seen.insert(seat)), "no unit twice");
        }
        let Some(next) = page.next else { break };
        window = Window::new(200, Some(next));
    }
    assert_eq!((rows, pages, seen.len()), (10_001, 51, 302));
}

/// RU-05, RU-06: binding gives access at once, to the administrator themselves too.
#[test]
fn binding_gives_access_at_once() {
    let s = scene();
    let admin = s.t.person("boris", s.customer, crate::access::Role::Admin);
    let license = s.license.id;
    let bound = s.t.work(&admin, move |act| bind(act, license, "standard", "boris@example.com")).unwrap();
    assert!(!bound.pending);
    let seen = s.t.read(&admin, own::list).unwrap();
    assert_eq!((seen.len(), seen[0].product_name.as_str()), (1, "Northern Backup"));
    assert!(seen[0].may_see_code());
    activates(&s, bound.seat).unwrap();
    let customer = s.customer;
    let events = s.t.made(move |act| audit::list(act, customer, &Window::first(5)));
    let event = events.items.iter().find(|event| event.what == What::SeatsBound).expect("an event");
    assert_eq!((event.actor_name.as_str(), event.subject_name.as_str()), ("boris", "boris@example.com"));
}

/// RU-07: the address is compared in any case and trimmed; it is the registered one that is written.
#[test]
fn addresses_are_compared_in_any_case_and_trimmed() {
    let s = scene();
    registered(&s.t, "Olga@Example.com");
    let bound = binds(&s, "  oLGA@exAMPLE.com ").unwrap();
    assert_eq!((bound.email.as_str(), bound.pending), ("Olga@Example.com", false));
    assert_eq!(
        refusal(binds(&s, "OLGA@EXAMPLE.COM")),
        Refusal::AlreadyBound { email: "Olga@Example.com".into() }
    );
    for bad in ["", "  ", "nonsense", "a@b", "a@x.example\r\nBcc: b@x.example"] {
        assert!(matches!(refusal(binds(&s, bad)), Refusal::Invalid(_)), "{bad:?}");
    }
}

/// RU-07: a unit bound to an unknown address waits, takes a place, gives no access, and completes by itself when its
/// person registers.
#[test]
fn a_pending_binding_completes_at_registration() {
    let s = scene();
    let bound = binds(&s, "nikolai@example.com").unwrap();
    assert!(bound.pending);
    assert_eq!(counted(&s), Counts { all: 6, free: 5, bound: 0, pending: 1, named: 0 });
    assert_eq!(refusal(activates(&s, bound.seat).map(drop)), Refusal::HolderNotRegistered);
    let account = registered(&s.t, "NIKOLAI@example.com");
    assert_eq!(counted(&s), Counts { all: 6, free: 5, bound: 1, pending: 0, named: 0 });
    activates(&s, bound.seat).unwrap();
    assert_eq!(s.t.read(&person_of(&s.t, account), own::list).unwrap().len(), 1);
    let customer = s.customer;
    let events = s.t.made(move |act| audit::list(act, customer, &Window::first(5))).items;
    assert!(events.iter().any(|event| event.what == What::BindingCompleted && event.actor_name == "NIKOLAI"));
}

/// RU-07: a mail says how to register, goes out only when somebody wants it, and never too often.
#[test]
fn who_is_waited_for_is_asked_by_mail() {
    let s = scene();
    let seat = binds(&s, "nikolai@example.com").unwrap().seat;
    assert_eq!(s.t.mails(MailKind::UnitWaits).len(), 0, "binding sends no mail");
    for _ in 0..5 {
        s.t.work(&s.mia, move |act| ask_to_register(act, seat)).unwrap();
    }
    assert!(matches!(
        refusal(s.t.work(&s.mia, move |act| ask_to_register(act, seat))),
        Refusal::TooManyAttempts { .. }
    ));
    let (to, facts, _) = s.t.mails(MailKind::UnitWaits).remove(0);
    assert_eq!((to.as_str(), facts["customer"].as_str()), ("nikolai@example.com", Some("Testiasiakas Oy")));
    assert!(units(&s, Filter { holding: Some(Holding::Pending), ..Filter::default() })[0].asked_at.is_some());
    registered(&s.t, "nikolai@example.com");
    assert_eq!(refusal(s.t.work(&s.mia, move |act| ask_to_register(act, seat))), Refusal::NotBound);
}

fn open_addresses(act: &mut Act<'_>) -> Result<i64> {
    let (count,): (i64,) = act.tx().one("SELECT COUNT(*) AS total FROM bound_addresses", params![])?;
    Ok(count)
}

/// What is over, revoked or not agreed yet takes nobody; what is suspended or unpaid does (RU-09: it begins later).
#[test]
fn nobody_is_bound_to_what_is_over() {
    let s = scene();
    let license = s.license.id;
    s.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    binds(&s, "olga@example.com").unwrap();
    s.t.made(move |act| licenses::revoke(act, license));
    assert_eq!(refusal(binds(&s, "pavel@example.com")), Refusal::LicenseRevoked);
    let s = scene();
    s.t.clock.advance_seconds(500 * 86_400);
    assert!(matches!(refusal(binds(&s, "pavel@example.com")), Refusal::LicenseExpired { .. }));
}

/// Many at once: row by row what is wrong with it, and all or none.
#[test]
fn many_are_bound_together_or_not_at_all() {
    let s = scene();
    registered(&s.t, "olga@example.com");
    binds(&s, "pavel@example.com").unwrap();
    let license = s.license.id;
    let bad: Vec<String> =
        ["olga@example.com", "nonsense", "OLGA@example.com", "pavel@example.com"].map(String::from).into();
    let asked = bad.clone();
    let (rows, free) = s.t.read(&s.mia, move |act| match_many(act, license, "standard", &asked)).unwrap();
    let problems: Vec<Option<&str>> =
        rows.iter().map(|row| row.problem.as_ref().map(Problem::code)).collect();
    assert_eq!((problems, free), (vec![None, Some("not-an-email"), Some("twice"), Some("taken")], 4));
    assert!(rows[0].registered && !rows[1].registered);
    let answer = s.t.work(&s.mia, move |act| bind_many(act, license, "standard", &bad));
    let Refusal::Invalid(problems) = refusal(answer) else { panic!() };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["row_2_email", "row_3_email", "row_4_email"]);
    let five: Vec<String> = (0..5).map(|number| format!("p{number}@example.com")).collect();
    let answer = s.t.work(&s.mia, move |act| bind_many(act, license, "standard", &five));
    assert!(matches!(refusal(answer), Refusal::SeatsExhausted { missing: 1, .. }));
    let four: Vec<String> = (0..4).map(|number| format!("p{number}@example.com")).collect();
    let bound = s.t.work(&s.mia, move |act| bind_many(act, license, "standard", &four)).unwrap();
    assert_eq!((bound.len(), counted(&s).pending), (4, 5));
    assert_eq!(
        csv(b"email\nolga@example.com\n\npavel@example.com\n").unwrap(),
        ["olga@example.com", "pavel@example.com"]
    );
}

/// A person with units of several customers and licenses sees them all and frees a device of their own, nobody else's.
#[test]
fn people_see_what_is_theirs_and_free_their_devices() {
    let s = scene();
    let (olga, pavel) = (registered(&s.t, "olga@example.com"), registered(&s.t, "pavel@example.com"));
    let seat = binds(&s, "olga@example.com").unwrap().seat;
    let second = s.t.license(s.customer, s.license.plan, 1, 0).id;
    let twice = s.t.made(move |act| bind(act, second, "standard", "olga@example.com"));
    assert_eq!(
        s.t.made(move |act| seats::get(act, twice.seat)).username,
        "olga@example.com/2",
        "a username is one user's"
    );
    let other = s.t.customer(s.partner, "Another Oy");
    let third = s.t.license(other, s.license.plan, 1, 0).id;
    s.t.made(move |act| bind(act, third, "standard", "olga@example.com"));
    let installed = activates(&s, seat).unwrap();
    let (olga, pavel) = (person_of(&s.t, olga), person_of(&s.t, pavel));
    let own_units = s.t.read(&olga, own::list).unwrap();
    assert_eq!(
        own_units.iter().map(|unit| unit.customer_name.as_str()).collect::<Vec<_>>(),
        ["Another Oy", "Testiasiakas Oy", "Testiasiakas Oy"]
    );
    let device = installed.installation;
    assert_eq!(refusal(s.t.work(&pavel, move |act| own::release(act, device))), Refusal::NotFound);
    let binding = own_units.iter().find(|unit| !unit.devices.is_empty()).unwrap().binding;
    assert_eq!(refusal(s.t.work(&pavel, move |act| own::code(act, binding).map(drop))), Refusal::NotFound);
    let (unit, code) = s.t.work(&olga, move |act| own::code(act, binding)).unwrap();
    assert_eq!((unit.username.as_str(), code.reveal()), ("olga@example.com", s.code(seat).reveal()));
    s.t.work(&olga, move |act| own::release(act, device)).unwrap();
    assert_eq!(refusal(checks_in(&s, &installed.device_token)), Refusal::InstallationReleased);
    let license = s.license.id;
    s.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    assert_eq!(refusal(s.t.work(&olga, move |act| own::code(act, binding).map(drop))), Refusal::Forbidden);
}

/// Others are bound where most of the units came from, as long as the unbinding stands.
#[test]
fn what_was_unbound_tells_its_line() {
    let s = scene();
    let seats = ["a@x.example", "b@x.example"].map(|email| binds(&s, email).unwrap().seat);
    let (customer, id) = (s.customer, unbinds(&s, &seats).unwrap().id);
    let line = |who: &Caller| s.t.read(who, move |act| freed(act, customer, id));
    assert_eq!(line(&s.mia).unwrap(), Some((s.license.id, "standard".to_owned())));
    assert_eq!(refusal(line(&s.eve)), Refusal::NotFound);
    undoes(&s, id).unwrap();
    assert_eq!(line(&s.mia).unwrap(), None);
}

/// Invariant 9: who stands elsewhere finds no unit to bind, unbind or undo; a viewer sees and changes nothing.
#[test]
fn strangers_find_nothing_to_bind() {
    let s = scene();
    let bound = binds(&s, "olga@example.com").unwrap();
    let unbound = unbinds(&s, &[bound.seat]).unwrap();
    let bound = binds(&s, "olga@example.com").unwrap();
    let vera = s.t.person("vera", s.partner, crate::access::Role::Viewer);
    let (license, customer, seat) = (s.license.id, s.customer, bound.seat);
    let before = s.t.dump();
    for (who, expected) in [(&s.eve, Refusal::NotFound), (&vera, Refusal::Forbidden)] {
        let answers = [
            refusal(s.t.work(who, move |act| bind(act, license, "standard", "a@x.example").map(drop))),
            refusal(s.t.work(who, move |act| bind_seat(act, seat, "a@x.example").map(drop))),
            refusal(s.t.work(who, move |act| unbind(act, &[seat]).map(drop))),
            refusal(s.t.work(who, move |act| undo(act, customer, unbound.id).map(drop))),
            refusal(s.t.work(who, move |act| ask_to_register(act, seat))),
            refusal(s.t.work(who, move |act| {
                bind_many(act, license, "standard", &["a@x.example".into()]).map(drop)
            })),
        ];
        assert!(answers.iter().all(|answer| *answer == expected), "{answers:?}");
    }
    let looks = refusal(
        s.t.read(&s.eve, move |act| list(act, customer, &Filter::default(), &Window::first(5)).map(drop)),
    );
    assert_eq!(looks, Refusal::NotFound);
    assert_eq!(refusal(s.t.read(&s.eve, move |act| history(act, seat).map(drop))), Refusal::NotFound);
    assert!(s.t.read(&vera, move |act| list(act, customer, &Filter::default(), &Window::first(5))).is_ok());
    assert!(s.t.dump() == before);
}
