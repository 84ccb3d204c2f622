//! Bindings on the real database: seed 002 (RU-), invariant 3, many hands at once, and random histories against a model.

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
        },
    };
    s.t.work(&client(), move |act| activation::activate(act, &request)).and_then(activation::settled)
}

fn checks_in(s: &Scene, token: &Secret) -> Result<CheckedIn> {
    let (token, report) = (
        token.clone(),
        Report {
            storage_used_bytes: 7,
            software_version: "1.0".into(),
            last_backup_at: None,
            last_success_at: None,
            failed_runs: None,
        },
    );
    s.t.work(&client(), move |act| activation::check_in(act, &token, &report))
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

/// RU-08, RU-11: unbinding ends access with the act itself, a check-in in the same second says so, and the same unit
/// goes to another person while the license ends when it would have. Its history keeps both.
#[test]
fn unbinding_ends_access_at_once_and_frees_the_unit() {
    let s = scene();
    registered(&s.t, "olga@example.com");
    registered(&s.t, "pavel@example.com");
    let bound = binds(&s, "olga@example.com").unwrap();
    let installed = activates(&s, bound.seat).unwrap();
    assert!(checks_in(&s, &installed.device_token).unwrap().lease.is_some());
    let ends_on = units(&s, Filter::default())[0].term.clone().unwrap().valid_to;

    let unbound = unbinds(&s, &[bound.seat]).unwrap();
    assert_eq!((unbound.count, unbound.devices), (1, 1));
    assert_eq!(refusal(checks_in(&s, &installed.device_token)), Refusal::SeatUnbound);
    let glanced = installed.device_token.clone();
    let report = Report {
        storage_used_bytes: 7,
        software_version: "1.0".into(),
        last_backup_at: None,
        last_success_at: None,
        failed_runs: None,
    };
    let glance = s.t.read(&client(), move |act| activation::glance(act, &glanced, &report));
    assert_eq!(refusal(glance), Refusal::SeatUnbound, "by the fast way too");
    assert_eq!(counted(&s).free, 6);

    s.t.clock.advance_seconds(30 * 86_400);
    let again = binds(&s, "pavel@example.com").unwrap();
    assert_eq!(again.seat, bound.seat, "invariant 3: the same unit");
    assert_eq!(
        refusal(checks_in(&s, &installed.device_token)),
        Refusal::SeatUnbound,
        "the old device stays out"
    );
    activates(&s, again.seat).unwrap();
    let row = &units(&s, Filter { holding: Some(Holding::Bound), ..Filter::default() })[0];
    assert_eq!((row.email.as_str(), row.term.clone().unwrap().valid_to), ("pavel@example.com", ends_on));
    let past = s.t.read(&s.mia, move |act| history(act, bound.seat)).unwrap();
    let told: Vec<(&str, bool)> =
        past.iter().map(|past| (past.email.as_str(), past.ended_at.is_some())).collect();
    assert_eq!(told, [("pavel@example.com", false), ("olga@example.com", true)]);
}

/// A pending binding is withdrawn like any other, and its person then registers to nothing.
#[test]
fn a_pending_binding_can_be_withdrawn() {
    let s = scene();
    let seat = binds(&s, "nikolai@example.com").unwrap().seat;
    unbinds(&s, &[seat]).unwrap();
    assert_eq!(refusal(unbinds(&s, &[seat])), Refusal::NotBound);
    let account = registered(&s.t, "nikolai@example.com");
    assert!(s.t.read(&person_of(&s.t, account), own::list).unwrap().is_empty());
}

/// Unbinding is taken back as it was: people, codes and devices; not once a unit has another holder, nor later.
#[test]
fn unbinding_is_undone_for_a_while() {
    let s = scene();
    registered(&s.t, "olga@example.com");
    let olga = binds(&s, "olga@example.com").unwrap().seat;
    let pavel = binds(&s, "pavel@example.com").unwrap().seat;
    let installed = activates(&s, olga).unwrap();
    let unbound = unbinds(&s, &[pavel, olga]).unwrap();
    assert_eq!(undoes(&s, unbound.id).unwrap(), 2);
    assert!(checks_in(&s, &installed.device_token).unwrap().lease.is_some(), "the device works on");
    assert_eq!(counted(&s), Counts { all: 6, free: 4, bound: 1, pending: 1, named: 0 });
    assert_eq!(refusal(undoes(&s, unbound.id)), Refusal::UndoTooLate);

    let unbound = unbinds(&s, &[olga]).unwrap();
    binds(&s, "anna@example.com").unwrap();
    assert_eq!(refusal(undoes(&s, unbound.id)), Refusal::UndoTooLate, "the unit has another holder");
    let unbound = unbinds(&s, &[pavel]).unwrap();
    s.t.clock.advance_seconds(UNDO_SECONDS + 1);
    assert_eq!(refusal(undoes(&s, unbound.id)), Refusal::UndoTooLate);
}

/// A unit used under a name keeps its code and devices when a person is bound to it; taking its user off ends it.
#[test]
fn a_named_user_becomes_a_person_and_is_taken_off() {
    let s = Scene::new();
    let seat = s.seats[0];
    let installed = activates(&s, seat).unwrap();
    let bound = binds_seat(&s, seat, "ann.other@example.com").unwrap();
    assert_eq!(bound.seat, seat);
    assert!(checks_in(&s, &installed.device_token).is_ok());
    assert_eq!(s.seat(0).email, "ann.other@example.com");
    assert_eq!(
        refusal(binds_seat(&s, seat, "x@example.com")),
        Refusal::SeatBound { email: "ann.other@example.com".into() }
    );
    let (form, version) = (s.seat(0).form(), s.seat(0).version);
    let other = seats::SeatForm { email: "x@example.com".into(), ..form };
    assert!(matches!(
        refusal(s.t.work(&s.mia, move |act| seats::change(act, seat, &other, version))),
        Refusal::SeatBound { .. }
    ));
    s.t.work(&s.mia, move |act| seats::remove(act, seat)).unwrap();
    assert_eq!(refusal(binds_seat(&s, seat, "x@example.com")), Refusal::NotFound, "taken off for good");
    assert_eq!(s.t.made(open_addresses), 0);
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

/// Units of two customers are not unbound in one act.
#[test]
fn units_of_another_customer_are_not_unbound_along() {
    let s = scene();
    let seat = binds(&s, "olga@example.com").unwrap().seat;
    let other = s.t.customer(s.partner, "Another Oy");
    let license = s.t.license(other, s.license.plan, 1, 0).id;
    let foreign = s.t.made(move |act| bind(act, license, "standard", "olga@example.com")).seat;
    assert_eq!(refusal(unbinds(&s, &[seat, foreign])), Refusal::NotFound);
    assert_eq!(counted(&s).pending, 1);
}

/// RU-06: however many hands bind at once, exactly as many succeed as units were paid for.
#[test]
fn parallel_binds_never_exceed_what_was_paid() {
    let s = scene();
    let bound = std::thread::scope(|scope| {
        let s = &s;
        let threads: Vec<_> =
            (0..12).map(|number| scope.spawn(move || binds(s, &format!("p{number}@example.com")))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let succeeded = bound.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(succeeded, 5);
    for answer in bound.into_iter().filter(Result::is_err) {
        assert!(matches!(refusal(answer), Refusal::SeatsExhausted { missing: 1, .. }));
    }
    assert_eq!(counted(&s), Counts { all: 6, free: 1, bound: 0, pending: 5, named: 0 });
    assert_eq!(s.t.made(doctor::examine), []);
}

/// Invariant 3: of many hands on one unit one gets it, and of one person's on one line too.
#[test]
fn parallel_binds_of_one_unit_or_one_person_give_one() {
    let s = scene();
    let seat = binds(&s, "first@example.com").unwrap().seat;
    unbinds(&s, &[seat]).unwrap();
    let one_of = |run: &(dyn Fn(usize) -> bool + Sync)| {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|number| scope.spawn(move || run(number))).collect();
            threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum::<usize>()
        })
    };
    let s = &s;
    assert_eq!(one_of(&|number| binds_seat(s, seat, &format!("p{number}@example.com")).is_ok()), 1);
    assert_eq!(one_of(&|_| binds(s, "olga@example.com").is_ok()), 1);
    let undone = unbinds(s, &[seat]).unwrap();
    assert_eq!(one_of(&|_| undoes(s, undone.id).is_ok()), 1);
}

/// RU-07: whoever registers while somebody binds to their address ends up bound, whichever came first.
#[test]
fn registering_and_binding_at_once_leave_nobody_waiting() {
    let s = scene();
    for number in 0..5 {
        let email = format!("p{number}@example.com");
        std::thread::scope(|scope| {
            let bind = scope.spawn(|| binds(&s, &email).unwrap());
            let register = scope.spawn(|| registered(&s.t, &email));
            bind.join().unwrap();
            register.join().unwrap();
        });
    }
    assert_eq!(counted(&s), Counts { all: 6, free: 1, bound: 5, pending: 0, named: 0 });
}

/// What random histories are made of.
#[derive(Clone, Debug)]
enum Step {
    Bind(u8),
    BindUnit(u8, u8),
    Unbind(u8),
    Undo,
    Register(u8),
    Expire,
    Resize(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..6_u8).prop_map(Step::Bind),
        2 => (0..4_u8, 0..6_u8).prop_map(|(unit, who)| Step::BindUnit(unit, who)),
        3 => (0..4_u8).prop_map(Step::Unbind),
        1 => Just(Step::Undo),
        2 => (0..6_u8).prop_map(Step::Register),
        1 => Just(Step::Expire),
        1 => (1..5_u8).prop_map(Step::Resize),
    ]
}

/// What should be there: who holds which unit, who is registered, how many units there are.
#[derive(Default)]
struct Model {
    units: i64,
    holders: BTreeMap<SeatId, u8>,
    known: Vec<SeatId>,
    registered: BTreeSet<u8>,
    last_unbound: Option<(UnbindId, SeatId, u8)>,
    expired: bool,
}

impl Model {
    fn bind(&mut self, seat: SeatId, who: u8) {
        self.holders.insert(seat, who);
        if !self.known.contains(&seat) {
            self.known.push(seat);
        }
        if self.last_unbound.is_some_and(|last| last.1 == seat) {
            self.last_unbound = None;
        }
    }

    fn takes(&self, who: u8) -> bool {
        !self.expired
            && (self.holders.len() as i64) < self.units
            && !self.holders.values().any(|held| *held == who)
    }

    fn run(&mut self, s: &Scene, step: &Step) -> std::result::Result<(), TestCaseError> {
        let email = |who: &u8| format!("p{who}@example.com");
        match step {
            Step::Bind(who) => {
                let answer = binds(s, &email(who));
                prop_assert_eq!(answer.is_ok(), self.takes(*who), "{:?}", answer);
                if let Ok(bound) = answer {
                    prop_assert!(!self.holders.contains_key(&bound.seat));
                    prop_assert_eq!(bound.pending, !self.registered.contains(who));
                    self.bind(bound.seat, *who);
                }
            }
            Step::BindUnit(unit, who) => {
                let Some(seat) = self.known.get(usize::from(*unit)).copied() else { return Ok(()) };
                let answer = binds_seat(s, seat, &email(who));
                prop_assert_eq!(
                    answer.is_ok(),
                    self.takes(*who) && !self.holders.contains_key(&seat),
                    "{:?}",
                    answer
                );
                if answer.is_ok() {
                    self.bind(seat, *who);
                }
            }
            Step::Unbind(unit) => {
                let Some(seat) = self.known.get(usize::from(*unit)).copied() else { return Ok(()) };
                let answer = unbinds(s, &[seat]);
                prop_assert_eq!(answer.is_ok(), self.holders.contains_key(&seat));
                if let Ok(unbound) = answer {
                    let who = self.holders.remove(&seat).unwrap_or_default();
                    self.last_unbound = Some((unbound.id, seat, who));
                }
            }
            Step::Undo => self.undo(s)?,
            Step::Register(who) => {
                if self.registered.insert(*who) {
                    registered(&s.t, &email(who));
                }
            }
            Step::Expire => {
                self.expired = true;
                self.last_unbound = None;
                s.t.clock.advance_seconds(500 * 86_400);
            }
            Step::Resize(units) => {
                let (license, units) = (s.license.id, i64::from(*units));
                let fits = units >= self.holders.len() as i64;
                let answer = s.t.work(&Caller::command_line(), move |act| {
                    licenses::set_quantity(act, license, "standard", units)
                });
                prop_assert_eq!(answer.is_ok(), fits, "{:?}", answer.map(drop));
                if fits {
                    self.units = units;
                }
            }
        }
        Ok(())
    }

    fn undo(&mut self, s: &Scene) -> std::result::Result<(), TestCaseError> {
        let Some((id, seat, who)) = self.last_unbound else { return Ok(()) };
        let held = self.holders.values().any(|held| *held == who);
        let fits = (self.holders.len() as i64) < self.units && !held;
        let answer = undoes(s, id);
        prop_assert_eq!(answer.is_ok(), fits, "{:?}", answer);
        if fits {
            self.bind(seat, who);
            self.last_unbound = None;
        }
        Ok(())
    }

    /// Every row, counter and index against the model.
    fn agrees(&self, s: &Scene) -> std::result::Result<(), TestCaseError> {
        let (customer, license) = (s.customer, s.license.id);
        let filter = Filter { license: Some(license), ..Filter::default() };
        let rows =
            s.t.made(move |act| list(act, customer, &filter, &Window::first(200)))
                .items
                .into_iter()
                .filter(|row| row.edition_code == "standard");
        let (mut seen, mut free) = (BTreeMap::new(), 0);
        for row in rows {
            match row.holding {
                Holding::Free => free += 1,
                Holding::Named => return Err(TestCaseError::fail("nobody was named")),
                Holding::Bound | Holding::Pending => {
                    let who: u8 = row.email[1..2].parse().unwrap();
                    prop_assert_eq!(row.holding == Holding::Bound, self.registered.contains(&who));
                    seen.insert(row.seat.unwrap(), who);
                }
            }
        }
        prop_assert_eq!(&seen, &self.holders, "invariant 3: one holder for each unit");
        prop_assert_eq!(free, self.units - self.holders.len() as i64);
        prop_assert_eq!(s.t.made(open_addresses), self.holders.len() as i64);
        prop_assert_eq!(s.t.made(doctor::examine), vec![]);
        Ok(())
    }
}

/// Invariant 3 and every counter after every step of random histories of bind, unbind, undo, register, expire.
#[test]
fn random_histories_agree_with_the_model() {
    let cases = match TestWorld::unset().world.db().engine() {
        EngineKind::Sqlite => 12,
        EngineKind::Postgres => 4,
    };
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..30))| {
        let s = Scene::with(PlanForm { grace_days: 0, ..PlanForm::default() }, 3);
        for seat in s.seats.clone() {
            s.t.made(move |act| seats::remove(act, seat));
        }
        let mut model = Model { units: 3, ..Model::default() };
        for step in &steps {
            model.run(&s, step)?;
            model.agrees(&s)?;
        }
    });
}
