//! Every change of units is an entry, the balance it leaves is right, and a past day is what it was.

use crate::{
    Caller, Refusal,
    clock::Day,
    doctor, expiries,
    ids::LicenseId,
    ledger::{self, Counter, Entered, History, Movement, Movement as M, Source},
    licenses,
    page::Window,
    refusal::Problem,
    seats,
    testing::{Shop, new_seat, refusal},
};

fn history(shop: &Shop, license: LicenseId, day: Option<Day>) -> History {
    shop.t.made(move |act| ledger::of_license(act, license, day, &Window::first(50)))
}

/// The newest last: what, units, what was left of both counters.
fn told(history: &History) -> Vec<(Movement, i64, i64, i64)> {
    let told = |entry: &Entered| (entry.what, entry.units, entry.quantity, entry.used);
    history.entries.items.iter().rev().map(told).collect()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn worker(shop: &Shop) {
    let caller = Caller::worker("expiries");
    let found = shop.t.read(&caller, |act| expiries::unplaced(act, 100)).unwrap();
    shop.t.work(&caller, move |act| expiries::arm(act, &found)).unwrap();
    assert!(shop.t.read(&caller, |act| expiries::unplaced(act, 100)).unwrap().is_empty());
    while shop.t.work(&caller, |act| expiries::enter_due(act, 1)).unwrap() > 0 {}
}

/// Units that are bought, bound, released and given up are entries with the event that they belong to, and the
/// counters are what the entries come to.
#[test]
fn every_change_of_units_is_an_entry() {
    let shop = Shop::new();
    let (t, plan, customer) = (&shop.t, shop.plan, shop.customer);
    let license = t.license(customer, plan, 3, 0).id;
    let added = t.seats(license, &["a@x.example", "b@x.example"]);
    let gone = added[0];
    t.made(move |act| seats::remove(act, gone));
    t.made(move |act| licenses::set_quantity(act, license, "standard", 7));
    t.made(move |act| licenses::set_quantity(act, license, "standard", 7));
    t.made(move |act| licenses::set_quantity(act, license, "standard", 1));
    t.made(move |act| licenses::revoke(act, license));
    let history = history(&shop, license, None);
    assert_eq!(
        told(&history),
        [
            (M::Bought, 3, 3, 0),
            (M::Bound, 2, 3, 2),
            (M::Released, -1, 3, 1),
            (M::Bought, 4, 7, 1),
            (M::Returned, -6, 1, 1),
            (M::Revoked, -1, 1, 1),
        ]
    );
    let released = &history.entries.items[3];
    assert_eq!(
        (released.party.as_str(), released.seat, released.source),
        ("a@x.example", Some(gone), Source::Manual)
    );
    let events = t.events(customer);
    for entry in &history.entries.items {
        assert!(
            events.iter().any(|event| Some(event.id) == entry.event && event.at == entry.at),
            "{entry:?}"
        );
    }
    assert_eq!((history.balances[0].quantity, history.balances[0].used), (1, 1));
    assert_eq!((history.balances[1].quantity, history.balances[1].used), (0, 0));
    assert_eq!(t.made(doctor::examine), []);
}

/// A change that is refused, or undone with its act, leaves no entry.
#[test]
fn what_does_not_happen_is_no_entry() {
    let shop = Shop::new();
    let license = shop.license.id;
    let before = told(&history(&shop, license, None));
    let refused = shop.t.work(&shop.admin, move |act| licenses::set_quantity(act, license, "standard", 1));
    assert!(matches!(refusal(refused), Refusal::QuantityBelowAssigned { .. }));
    let refused = shop.t.work(&shop.admin, move |act| {
        licenses::set_quantity(act, license, "standard", 9)?;
        Err::<(), _>(Refusal::StorageFull.into())
    });
    assert_eq!(refusal(refused), Refusal::StorageFull);
    let many: Vec<_> = (0..9).map(|number| new_seat(&format!("u{number}"))).collect();
    let refused = shop.t.work(&shop.admin, move |act| seats::add(act, license, &many));
    assert!(matches!(refusal(refused), Refusal::SeatsExhausted { .. }));
    assert_eq!(told(&history(&shop, license, None)), before);
}

/// As of a past day: what the quantities were when that day ended where the customer is.
#[test]
fn a_past_day_is_what_it_was() {
    let shop = Shop::new();
    let license = shop.license.id;
    let set = |quantity| {
        shop.t.made(move |act| licenses::set_quantity(act, license, "standard", quantity));
    };
    shop.t.clock.advance_seconds(86_400);
    set(8);
    // 22:00:00 of UTC is midnight in Helsinki: the first instant of the 25th, and no longer the 24th.
    shop.t.clock.set("2026-11-24T22:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
    set(6);
    let standard = |on: &str| {
        let found = history(&shop, license, Some(day(on)));
        (found.balances[0].quantity, found.balances[0].used, found.entries.items.len())
    };
    assert_eq!(standard("2026-11-22"), (0, 0, 0));
    assert_eq!(standard("2026-11-23"), (5, 2, 3));
    assert_eq!(standard("2026-11-24"), (8, 2, 4));
    assert_eq!(standard("2026-11-25"), (6, 2, 5));
    let tomorrow = day("2026-11-26");
    let asked = shop
        .t
        .read(&shop.admin, move |act| ledger::of_license(act, license, Some(tomorrow), &Window::first(1)));
    let expected = Refusal::field("as_of", Problem::NotAfter { day: "2026-11-25".into() });
    assert_eq!(refusal(asked), expected);
}

/// The end of a term is entered once, at the instant at which it ended; one that goes on is entered again at its
/// next end.
#[test]
fn the_end_of_a_term_is_entered_once() {
    let shop = Shop::new();
    let trial = shop.trial.id;
    worker(&shop);
    assert!(history(&shop, trial, None).entries.items.iter().all(|entry| entry.what != Movement::Expired));
    shop.t.clock.advance_seconds(40 * 86_400);
    worker(&shop);
    worker(&shop);
    let expired = history(&shop, trial, None).entries.items[0].clone();
    assert_eq!((expired.what, expired.units, expired.counter), (Movement::Expired, -1, Counter::None));
    assert_eq!((expired.at.to_string().as_str(), expired.event), ("2026-12-22T22:00:00Z", None));
    shop.t.made(move |act| licenses::extend_trial(act, trial));
    worker(&shop);
    shop.t.made(move |act| licenses::convert(act, trial));
    worker(&shop);
    shop.t.clock.advance_seconds(400 * 86_400);
    worker(&shop);
    worker(&shop);
    assert_eq!(
        told(&history(&shop, trial, None)),
        [
            (M::Bought, 1, 1, 0),
            (M::Bound, 1, 1, 1),
            (M::Expired, -1, 1, 1),
            (M::Renewed, 1, 1, 1),
            (M::Converted, 1, 1, 1),
            (M::Expired, -1, 1, 1),
        ]
    );
    // A draft was never in force: nothing of it ends.
    assert_eq!(told(&history(&shop, shop.draft.id, None)).len(), 1);
    assert_eq!(shop.t.made(doctor::examine), []);
    assert_eq!(refusal(shop.t.work(&shop.admin, |act| expiries::enter_due(act, 1))), Refusal::Forbidden);
    assert_eq!(refusal(shop.t.work(&shop.admin, |act| expiries::arm(act, &[]))), Refusal::Forbidden);
    let looked = shop.t.read(&shop.admin, |act| expiries::unplaced(act, 1).map(drop));
    assert_eq!(refusal(looked), Refusal::Forbidden);
}

/// Users who move to another license are entries on both sides.
#[test]
fn a_handover_is_entered_on_both_sides() {
    let shop = Shop::new();
    let (license, seat) = (shop.license.id, shop.trial_seat);
    shop.t.clock.advance_seconds(1);
    shop.t.made(move |act| licenses::connect_trial_client(act, license, seat));
    let (from, to) = (history(&shop, shop.trial.id, None), history(&shop, license, None));
    let last = |history: &History| {
        let entry = &history.entries.items[0];
        (entry.what, entry.units, entry.source, entry.party.clone())
    };
    assert_eq!(last(&from), (Movement::Released, -1, Source::Handover, "trial@x.example".into()));
    assert_eq!(last(&to), (Movement::Bound, 1, Source::Handover, "trial@x.example".into()));
    assert_eq!(from.entries.items[0].event, to.entries.items[0].event);
}

/// Pages follow one another without a gap, also among entries of one instant.
#[test]
fn pages_have_every_entry_once() {
    let shop = Shop::new();
    let license = shop.license.id;
    for number in 0..3 {
        shop.t.seats(license, &[format!("p{number}").as_str()]);
    }
    let all = history(&shop, license, None).entries.items;
    let (mut seen, mut window) = (Vec::new(), Window::first(2));
    loop {
        let asked = window.clone();
        let page = shop.t.made(move |act| ledger::of_license(act, license, None, &asked)).entries;
        seen.extend(page.items);
        match page.next {
            Some(next) => window = Window::new(2, Some(next)),
            None => break,
        }
    }
    assert_eq!(seen, all);
}
