//! Trials: extended, converted, and their clients connected to what was bought.

use super::*;

/// NX-32: a trial of a month, once extended by a month; an ended one starts again today.
#[test]
fn a_trial_is_extended_once() {
    let shop = Shop::new();
    let (t, id) = (&shop.t, shop.trial.id);
    assert_eq!((shop.trial.kind.word(), shop.trial.valid_to), ("trial", day("2026-12-22")));
    let extended = t.made(move |act| extend_trial(act, id));
    assert_eq!((extended.valid_to, extended.trial_extensions_left), (day("2027-01-22"), 0));
    let before = t.dump();
    assert_eq!(refusal(t.work(&shop.admin, move |act| extend_trial(act, id))), Refusal::TrialExtensionsUsed);
    let bought = shop.license.id;
    for step in [extend_trial, convert] {
        assert_eq!(refusal(t.work(&shop.admin, move |act| step(act, bought))), Refusal::NotATrial);
    }
    assert!(t.dump() == before);
    let expected = [("2026-11-23", "2026-12-22", "trial"), ("2026-12-23", "2027-01-22", "extension")];
    assert_eq!(terms(t, id), expected.map(|(a, b, c)| (a.into(), b.into(), c.into())));
    let late = t.license(shop.empty, shop.trial_plan, 1, 0).id;
    t.clock.set(at("2027-06-15T09:00:00Z"));
    assert_eq!(status(t, late), "expired");
    let again = t.made(move |act| extend_trial(act, late));
    assert_eq!((again.valid_to, again.standing.status), (day("2027-07-14"), Status::Active));
}

/// NX-32: a trial becomes purchased for a year from today; seats and clients stay.
#[test]
fn a_trial_is_converted() {
    let shop = Shop::new();
    let (t, id) = (&shop.t, shop.trial.id);
    t.clock.set(at("2026-12-01T09:00:00Z"));
    let converted = t.made(move |act| convert(act, id));
    assert_eq!((converted.kind.word(), converted.valid_to), ("purchased", day("2027-11-30")));
    assert_eq!((converted.valid_from, converted.standing.status), (day("2026-11-23"), Status::Active));
    assert_eq!((converted.lines[0].assigned, converted.lines[0].installed), (1, 1));
    assert_eq!(refusal(t.work(&shop.admin, move |act| convert(act, id))), Refusal::NotATrial);
    let ended = Change { valid_to: day("2027-12-31"), ..Change::none(&converted) };
    save(t, id, ended).unwrap();
    assert_eq!(
        terms(t, id),
        [("2026-11-23", "2026-12-22", "trial"), ("2026-12-01", "2027-12-31", "conversion")]
            .map(|(a, b, c)| (a.into(), b.into(), c.into()))
    );
    // One that has not begun yet begins with its conversion.
    let request = Issue { starts_on: Some(day("2027-03-01")), ..license_request(shop.trial_plan, 1, 0) };
    let later = issued(t, shop.customer, request).unwrap().id;
    let converted = t.made(move |act| convert(act, later));
    assert_eq!((converted.valid_from, converted.standing.status), (day("2026-12-01"), Status::Active));
}

fn connect(t: &TestWorld, license: LicenseId, seat: SeatId) -> Result<License> {
    t.work(&operator(), move |act| connect_trial_client(act, license, seat))
}

/// NX-31: a client installed as a trial moves to the purchased license with its device, code and history.
#[test]
fn a_trial_client_is_connected() {
    let shop = Shop::new();
    let (t, license, seat) = (&shop.t, shop.license.id, shop.trial_seat);
    assert_eq!(t.made(move |act| trial_clients(act, license)), [(seat, "trial@x.example".to_owned())]);
    let customer = shop.customer;
    let code = t.made(move |act| seats::reveal_codes(act, customer, &[seat]))[0].1.clone();
    let connected = connect(t, license, seat).unwrap();
    assert_eq!((connected.lines[0].assigned, connected.lines[0].installed), (3, 1));
    let trial = read(t, shop.trial.id);
    assert_eq!((trial.lines[0].assigned, trial.lines[0].installed), (0, 0));
    let moved = t.made(move |act| seats::get(act, seat));
    assert_eq!((moved.license, moved.devices, moved.username.as_str()), (license, 1, "trial@x.example"));
    assert_eq!(t.made(move |act| seats::reveal_codes(act, customer, &[seat]))[0].1, code);
    let installed: Vec<(LicenseId,)> =
        t.made(|act| Ok(act.tx().all("SELECT license_id FROM installations", params![])?));
    assert_eq!(installed, [(license,)]);
    assert!(t.made(move |act| trial_clients(act, license)).is_empty());
    let events = t.events(customer);
    let event = events.iter().find(|event| event.what == What::TrialClientConnected).unwrap();
    assert_eq!(event.details["username"], "trial@x.example");
    assert_eq!(refusal(connect(t, license, seat)), Refusal::NotATrialClient, "it is no trial any more");
}

/// NX-31: what cannot be connected, and that nothing is half done.
#[test]
fn what_is_no_trial_client_is_not_connected() {
    let shop = Shop::new();
    let t = &shop.t;
    let idle = t.license(shop.customer, shop.trial_plan, 2, 1);
    let uninstalled = t.seats(idle.id, &["idle@x.example"])[0];
    let server = t.made({
        let license = idle.id;
        move |act| seats::add(act, license, &[seats::NewSeat { edition: "server".into(), ..new_seat("srv") }])
    })[0];
    t.device(server, "rack");
    let full = t.license(shop.customer, shop.plan, 0, 1).id;
    let revoked = t.license(shop.customer, shop.plan, 3, 0).id;
    t.made(move |act| revoke(act, revoked));
    let foreign = t.license(shop.empty, shop.plan, 3, 0).id;
    let before = t.dump();
    let exhausted = Refusal::SeatsExhausted { edition: "Standard".into(), wanted: 1, free: 0, missing: 1 };
    let table = [
        (shop.license.id, uninstalled, Refusal::NotATrialClient),
        (shop.license.id, shop.seats[0], Refusal::NotATrialClient),
        (shop.trial.id, shop.trial_seat, Refusal::NotATrialClient),
        (full, shop.trial_seat, exhausted),
        (revoked, shop.trial_seat, Refusal::AlreadyRevoked),
        (foreign, shop.trial_seat, Refusal::NotFound),
    ];
    for (license, seat, expected) in table {
        assert_eq!(refusal(connect(t, license, seat)), expected);
        assert!(t.dump() == before);
    }
    let form = ProductForm {
        name: "Other".into(),
        download_url: String::new(),
        editions: vec![EditionForm {
            id: None,
            code: "standard".into(),
            name: "Standard".into(),
            unit: "workstation".into(),
            storage_gb: None,
            ..EditionForm::default()
        }],
    };
    let acme = shop.acme;
    let product = t.made(move |act| products::create(act, acme, &form)).id;
    let plan = t.plan(product, PlanForm::default()).id;
    let line = LineRequest { edition: "standard".into(), quantity: 5 };
    let request = Issue { lines: vec![line], ..license_request(plan, 0, 0) };
    let narrow = issued(t, shop.customer, request).unwrap().id;
    let expected = Refusal::EditionNotOnLicense { edition: "Server".into() };
    assert_eq!(refusal(connect(t, narrow, server)), expected);
}

/// A seat with more devices than the other license allows on one stays where it is.
#[test]
fn a_client_with_too_many_devices_stays() {
    let shop = Shop::new();
    let t = &shop.t;
    let form =
        PlanForm { name: "Two".into(), version: "trial".into(), devices_per_seat: 2, ..PlanForm::default() };
    let wide = t.plan(shop.product, form).id;
    let trial = t.license(shop.customer, wide, 1, 0);
    let seat = t.seats(trial.id, &["two@x.example"])[0];
    t.device(seat, "laptop");
    t.device(seat, "desktop");
    let before = t.dump();
    assert_eq!(refusal(connect(t, shop.license.id, seat)), Refusal::NoSeatFree);
    assert!(t.dump() == before);
}
