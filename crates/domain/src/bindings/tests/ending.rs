//! Unbinding: access ends, the unit is free, and it can be taken back.

use super::*;

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
