//! Licenses on the real database: totals, days, states, trials, and the list across customers.

use db::params;

use super::{rules::Status, *};
use crate::{
    Caller,
    access::PartnerType,
    clock::Instant,
    customers,
    ids::{PlanId, SeatId},
    page::{Page, Total, Window},
    products::{self, EditionForm, PlanForm, ProductForm},
    seats,
    testing::{Shop, TestWorld, customer_form, license_request, new_seat, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

fn problems(refused: Refusal) -> Vec<(String, &'static str)> {
    let Refusal::Invalid(problems) = refused else { panic!("expected problems, got {refused:?}") };
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

fn read(t: &TestWorld, license: LicenseId) -> License {
    t.made(move |act| get(act, license))
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

fn set(t: &TestWorld, license: LicenseId, edition: &'static str, quantity: i64) -> Result<License> {
    t.work(&operator(), move |act| set_quantity(act, license, edition, quantity))
}

/// What the license tab would send when nothing was touched.
fn untouched(license: &License) -> Change {
    Change {
        quantities: license.lines.iter().map(|line| (line.edition, line.quantity)).collect(),
        extra_space_gb: license.extra_space_gb,
        client_limit_gb: license.client_limit_gb,
        valid_to: license.valid_to,
        comments: license.comments.clone(),
        version: license.version,
    }
}

fn save(t: &TestWorld, license: LicenseId, wanted: Change) -> Result<License> {
    t.work(&operator(), move |act| change(act, license, &wanted))
}

fn issued(t: &TestWorld, customer: OrganizationId, request: Issue) -> Result<License> {
    t.work(&operator(), move |act| issue(act, customer, &request))
}

fn status(t: &TestWorld, license: LicenseId) -> &'static str {
    read(t, license).standing.status.word()
}

/// A customer of the operator and a yearly plan of the seed's product.
fn bare() -> (TestWorld, OrganizationId, PlanId) {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
    (t, customer, plan)
}

/// NX-20 to NX-23, NX-26 to NX-30: what is issued is what the tab shows.
#[test]
fn an_issued_license_shows_what_the_tab_shows() {
    let (t, customer, plan) = bare();
    let request = Issue {
        comments: " Ensimmäinen rivi\r\ntoinen ".into(),
        extra_space_gb: 25,
        client_limit_gb: 0,
        ..license_request(plan, 5, 1)
    };
    let license = issued(&t, customer, request).unwrap();
    let number: uuid::Uuid = license.number.parse().unwrap();
    assert_eq!((number.get_version_num(), license.number.len()), (4, 36));
    assert_eq!((license.kind.word(), license.standing.status), ("purchased", Status::Active));
    assert_eq!((license.valid_from, license.valid_to), (day("2026-11-23"), day("2027-11-22")));
    assert_eq!(license.comments, "Ensimmäinen rivi\ntoinen");
    assert_eq!((license.total_space_gb(), license.client_limit_gb, license.version), (Some(100), 0, 1));
    let lines: Vec<_> = license
        .lines
        .iter()
        .map(|line| (line.edition_name.as_str(), line.quantity, line.assigned, line.installed, line.free()))
        .collect();
    assert_eq!(lines, [("Standard", 5, 0, 0, 5), ("Server", 1, 0, 0, 1)]);
    let other = t.license(customer, plan, 1, 0);
    assert_ne!(other.number, license.number);
    assert_eq!(t.made(move |act| list(act, customer)).len(), 2);
    let event =
        t.events(customer).into_iter().find(|event| event.subject_id == license.id.to_string()).unwrap();
    let expected = serde_json::json!({ "number": license.number, "quantity Server": 1, "quantity Standard": 5,
        "valid_from": "2026-11-23", "valid_to": "2027-11-22" });
    assert_eq!((event.what, serde_json::json!(event.details)), (What::LicenseIssued, expected));
}

/// NX-23, bad input: 0 and 999,999 are quantities; −1, a million, 10^12 and the ends of the integers are not.
#[test]
fn quantities_stay_within_their_bounds() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 5, 1).id;
    for quantity in [0, 999_999, 1] {
        assert_eq!(set(&t, license, "standard", quantity).unwrap().lines[0].quantity, quantity);
    }
    let before = t.dump();
    for quantity in [-1, 1_000_000, 1_000_000_000_000, i64::MIN, i64::MAX] {
        let out = |field: &str| [(field.to_owned(), "out-of-range")];
        assert_eq!(problems(refusal(set(&t, license, "standard", quantity))), out("quantity"), "{quantity}");
        let request = license_request(plan, quantity, 1);
        assert_eq!(problems(refusal(issued(&t, customer, request))), out("quantity_standard"), "{quantity}");
        let held = read(&t, license);
        let mut wanted = untouched(&held);
        wanted.quantities[1].1 = quantity;
        let field = quantity_field(held.lines[1].edition);
        assert_eq!(problems(refusal(save(&t, license, wanted))), out(&field), "{quantity}");
        for (field, set_field) in [
            ("extra_space_gb", (|change, gb| change.extra_space_gb = gb) as fn(&mut Change, i64)),
            ("client_limit_gb", |change, gb| change.client_limit_gb = gb),
        ] {
            let mut wanted = untouched(&held);
            set_field(&mut wanted, if quantity == 1_000_000 { 1_000_001 } else { quantity });
            assert_eq!(problems(refusal(save(&t, license, wanted))), out(field), "{quantity}");
        }
    }
    let nothing = issued(&t, customer, license_request(plan, 0, 0));
    assert_eq!(problems(refusal(nothing)), [("lines".to_owned(), "out-of-range")]);
    let mut twice = license_request(plan, 1, 1);
    twice.lines[1].edition = "standard".into();
    let twice = refusal(issued(&t, customer, twice));
    assert_eq!(twice, Refusal::EditionNotOnLicense { edition: "standard".into() });
    let unknown = refusal(set(&t, license, "tablet", 1));
    assert_eq!(unknown, Refusal::EditionNotOnLicense { edition: "tablet".into() });
    assert!(t.dump() == before);
}

/// NX-24: the quantity is the new total; the same total again changes nothing at all, through either door.
#[test]
fn the_same_total_changes_nothing() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 5, 1);
    let raised = set(&t, license.id, "standard", 8).unwrap();
    assert_eq!((raised.lines[0].quantity, raised.version), (8, 2));
    let event = t.events(customer).into_iter().find(|event| event.what == What::LicenseChanged).unwrap();
    assert_eq!(serde_json::json!(event.details), serde_json::json!({ "quantity Standard": [5, 8] }));
    let before = t.dump();
    assert_eq!(set(&t, license.id, "standard", 8).unwrap().version, 2);
    assert_eq!(save(&t, license.id, untouched(&raised)).unwrap().version, 2);
    assert!(t.dump() == before);
}

/// NX-25: a total below what is assigned is refused and says by how many; at it, it is taken.
#[test]
fn a_total_below_the_assigned_is_refused_with_the_numbers() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 5, 1);
    t.seats(license.id, &["a@x.example", "b@x.example", "c@x.example"]);
    let expected =
        Refusal::QuantityBelowAssigned { edition: "Standard".into(), quantity: 1, assigned: 3, missing: 2 };
    let before = t.dump();
    assert_eq!(refusal(set(&t, license.id, "standard", 1)), expected);
    let mut wanted = untouched(&license);
    wanted.quantities = vec![(license.lines[1].edition, 9), (license.lines[0].edition, 1)];
    wanted.comments = "never saved".into();
    wanted.valid_to = day("2030-01-01");
    assert_eq!(refusal(save(&t, license.id, wanted)), expected);
    assert!(t.dump() == before, "all or nothing");
    let lowered = set(&t, license.id, "standard", 3).unwrap();
    assert_eq!((lowered.lines[0].quantity, lowered.lines[0].free()), (3, 0));
}

/// NX-27: the sample of the seed and its other solutions, extra space, unlimited, and the greatest of all.
#[test]
fn total_space_follows_the_lines() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 5, 1);
    assert_eq!(license.total_space_gb(), Some(75));
    for (standard, server, extra, total) in
        [(0, 3, 0, 75), (7, 0, 5, 75), (1, 0, 1_000_000, 1_000_010), (999_999, 999_999, 0, 34_999_965)]
    {
        let held = read(&t, license.id);
        let mut wanted = untouched(&held);
        wanted.quantities = vec![(held.lines[0].edition, standard), (held.lines[1].edition, server)];
        wanted.extra_space_gb = extra;
        assert_eq!(save(&t, license.id, wanted).unwrap().total_space_gb(), Some(total));
    }
    let form = ProductForm {
        name: "Endless".into(),
        download_url: String::new(),
        editions: [("any", None), ("huge", Some(1_000_000))]
            .map(|(code, storage_gb)| EditionForm {
                id: None,
                code: code.into(),
                name: code.into(),
                unit: "user".into(),
                storage_gb,
                ..EditionForm::default()
            })
            .into(),
    };
    let root = t.operator();
    let product = t.made(move |act| products::create(act, root, &form)).id;
    let plan = t.plan(product, PlanForm::default()).id;
    let sold = |any, huge| {
        let line = |edition: &str, quantity| LineRequest { edition: edition.into(), quantity };
        let request =
            Issue { lines: vec![line("any", any), line("huge", huge)], ..license_request(plan, 0, 0) };
        issued(&t, customer, request).unwrap().total_space_gb()
    };
    assert_eq!(sold(1, 0), None, "unlimited");
    assert_eq!(sold(3, 5), None, "unlimited if any part is");
    assert_eq!(sold(0, 999_999), Some(999_999_000_000), "units that are not bought count nothing");
}

/// NX-29: a year from 16 February 2011, to 23:59:59 of its last day in the customer's zone and not a second more;
/// then grace, then the end.
#[test]
fn the_last_day_counts_to_its_last_second() {
    let (t, customer, plan) = bare();
    let request = Issue { starts_on: Some(day("2011-02-16")), ..license_request(plan, 5, 1) };
    let license = issued(&t, customer, request).unwrap();
    assert_eq!(license.valid_to, day("2012-02-15"));
    let table = [
        ("2011-02-15T21:59:59Z", "not_yet_valid"),
        ("2011-02-15T22:00:00Z", "active"),
        ("2012-02-15T21:59:59Z", "active"),
        ("2012-02-15T22:00:00Z", "grace"),
        ("2012-02-29T21:59:59Z", "grace"),
        ("2012-02-29T22:00:00Z", "expired"),
    ];
    for (instant, expected) in table {
        t.clock.set(at(instant));
        assert_eq!(status(&t, license.id), expected, "{instant}");
        let root = t.operator();
        let row = all(&t, root, LicenseFilter::default(), Window::first(5));
        assert_eq!(row.items[0].summary.standing.status.word(), expected, "{instant} in the list");
        let root = t.operator();
        let page =
            t.made(move |act| customers::list(act, root, &customers::Filter::default(), &Window::first(5)));
        assert_eq!(page.items[0].licenses[0].standing.status.word(), expected, "{instant} on the row");
    }
}

/// NX-29: terms over leap days and month ends, and to the end of the calendar: what is stored is read again.
#[test]
fn terms_over_leap_days_and_to_the_end_of_the_calendar() {
    let (t, customer, plan) = bare();
    let table = [
        ("2024-02-29", "2025-02-28"),
        ("2023-03-01", "2024-02-29"),
        ("2027-02-28", "2028-02-27"),
        ("1970-01-01", "1970-12-31"),
        ("9998-01-01", "9998-12-30"),
        ("9998-12-31", "9998-12-31"),
    ];
    for (first, last) in table {
        let request = Issue { starts_on: Some(day(first)), ..license_request(plan, 1, 0) };
        let license = issued(&t, customer, request).unwrap();
        assert_eq!(read(&t, license.id).valid_to, day(last), "{first}");
    }
    assert_eq!(t.made(move |act| list(act, customer)).len(), table.len());
}

/// NX-29: "today" is the customer's: in Kiritimati it is tomorrow already.
#[test]
fn a_license_starts_on_the_customers_day() {
    let (t, _, plan) = bare();
    let root = t.operator();
    for (zone, first) in [
        ("Pacific/Kiritimati", "2026-11-24"),
        ("Pacific/Niue", "2026-11-22"),
        ("Asia/Kathmandu", "2026-11-23"),
    ] {
        t.clock.set(at("2026-11-23T10:30:00Z"));
        let form = customers::Form { time_zone: zone.into(), ..customer_form(zone) };
        let customer = t.made(move |act| customers::create(act, root, &form));
        assert_eq!(t.license(customer, plan, 1, 0).valid_from, day(first), "{zone}");
    }
}

/// NX-29, NX-34: the last day is moved with its term; before the first day is refused.
#[test]
fn the_last_day_is_moved() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 5, 1);
    let moved =
        |to: &str| save(&t, license.id, Change { valid_to: day(to), ..untouched(&read(&t, license.id)) });
    assert_eq!(problems(refusal(moved("2026-11-22"))), [("valid_to".to_owned(), "ends-before-start")]);
    assert_eq!(moved("2026-11-23").unwrap().valid_to, day("2026-11-23"));
    assert_eq!(moved("2028-02-29").unwrap().valid_to, day("2028-02-29"));
    assert_eq!(terms(&t, license.id), [("2026-11-23".into(), "2028-02-29".into(), "manual".into())]);
}

fn terms(t: &TestWorld, license: LicenseId) -> Vec<(String, String, String)> {
    t.made(move |act| {
        let sql =
            "SELECT first_on, last_on, source FROM terms WHERE license_id = $1 ORDER BY first_on, last_on";
        Ok(act.tx().all(sql, params![license])?)
    })
}

/// NX-30, SR-48: comments are paragraphs of up to 4,000 characters.
#[test]
fn comments_are_paragraphs() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 1, 0);
    let comment =
        |text: String| save(&t, license.id, Change { comments: text, ..untouched(&read(&t, license.id)) });
    assert_eq!(comment("a\r\nb\tä".into()).unwrap().comments, "a\nb\tä");
    comment("ä".repeat(4000)).unwrap();
    for (bad, code) in [("x".repeat(4001), "too-long"), ("a\0".into(), "forbidden-characters")] {
        assert_eq!(problems(refusal(comment(bad))), [("comments".to_owned(), code)]);
    }
}

/// NX-34: two people on the license tab; the second is told and loses nothing, and quantities set through the API
/// meanwhile count as a change as well.
#[test]
fn the_second_editor_is_told() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 5, 1);
    let form = Change { comments: "second".into(), ..untouched(&license) };
    set(&t, license.id, "standard", 6).unwrap();
    let before = t.dump();
    assert_eq!(refusal(save(&t, license.id, form.clone())), Refusal::ChangedMeanwhile);
    assert!(t.dump() == before);
    let merged = Change { version: 2, quantities: vec![], ..form };
    let saved = save(&t, license.id, merged).unwrap();
    assert_eq!((saved.comments.as_str(), saved.lines[0].quantity, saved.version), ("second", 6, 3));
    let foreign = t.license(customer, plan, 1, 0);
    let other = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
    let other = t.license(customer, other, 1, 0);
    let wanted = Change { quantities: vec![(other.lines[0].edition, 3)], ..untouched(&foreign) };
    let field = quantity_field(other.lines[0].edition);
    assert_eq!(problems(refusal(save(&t, foreign.id, wanted))), [(field, "not-a-choice")]);
}

/// NX-22: every step of the states, and what each refuses.
#[test]
fn states_and_their_refusals() {
    let shop = Shop::new();
    let (t, id) = (&shop.t, shop.license.id);
    let go =
        |step: fn(&mut Act<'_>, LicenseId) -> Result<License>| t.work(&shop.admin, move |act| step(act, id));
    let halt: fn(&mut Act<'_>, LicenseId) -> Result<License> = |act, id| suspend(act, id, "  unpaid ");
    assert_eq!(refusal(go(resume)), Refusal::NotSuspended);
    let suspended = go(halt).unwrap();
    assert_eq!(suspended.standing.status, Status::Suspended);
    assert_eq!(suspended.suspended_by.as_deref(), Some("ann"));
    assert_eq!(suspended.suspended_reason.as_deref(), Some("unpaid"));
    assert_eq!(refusal(go(halt)), Refusal::AlreadySuspended);
    let resumed = go(resume).unwrap();
    assert_eq!((resumed.standing.status, resumed.suspended_reason), (Status::Active, None));
    let unsaid = refusal(t.work(&shop.admin, move |act| suspend(act, id, " ")));
    assert_eq!(problems(unsaid), [("reason".to_owned(), "required")]);
    let events = t.event_count();
    assert_eq!(go(put_in_force).unwrap().version, resumed.version, "it is in force");
    assert_eq!(t.event_count(), events);
    assert_eq!(go(revoke).unwrap().standing.status, Status::Revoked);
    let dump = t.dump();
    for step in [revoke, halt, put_in_force, extend_trial, convert] {
        assert_eq!(refusal(go(step)), Refusal::AlreadyRevoked);
    }
    assert!(t.dump() == dump);
}

/// A draft, or a license that waits for its payment, counts once it is put in force.
#[test]
fn drafts_are_put_in_force() {
    let (t, customer, plan) = bare();
    for (stage, word) in [(Stage::Draft, "draft"), (Stage::AwaitingPayment, "awaiting_payment")] {
        let license = issued(&t, customer, Issue { stage, ..license_request(plan, 1, 0) }).unwrap();
        assert_eq!(license.standing.status.word(), word);
        let id = license.id;
        assert_eq!(t.made(move |act| put_in_force(act, id)).standing.status, Status::Active);
    }
    // A payment never lifts what a person stopped.
    let request = Issue { stage: Stage::AwaitingPayment, ..license_request(plan, 1, 0) };
    let id = issued(&t, customer, request).unwrap().id;
    t.made(move |act| suspend(act, id, "fraud"));
    assert_eq!(t.made(move |act| put_in_force(act, id)).standing.status, Status::Suspended);
}

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
    let ended = Change { valid_to: day("2027-12-31"), ..untouched(&converted) };
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

/// What is issued later under a changed plan differs; what was issued does not.
#[test]
fn a_license_keeps_the_terms_it_was_sold_under() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 1, 0);
    let form = PlanForm { name: "Short".into(), term_months: 1, grace_days: 0, ..PlanForm::default() };
    t.made(move |act| products::change_plan(act, plan, &form, 1));
    let kept = read(&t, license.id);
    assert_eq!((kept.plan_name.as_str(), kept.grace_days, kept.valid_to), ("Yearly", 14, day("2027-11-22")));
    let later = t.license(customer, plan, 1, 0);
    assert_eq!((later.plan_name.as_str(), later.grace_days, later.valid_to), ("Short", 0, day("2026-12-22")));
}

fn all(t: &TestWorld, top: OrganizationId, filter: LicenseFilter, window: Window) -> Page<LicenseRow> {
    t.made(move |act| list_all(act, top, &filter, &window))
}

/// Keyset pages across customers give every license once, whatever the size of the page and the names.
#[test]
fn pages_walk_every_license_once() {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    let mut made = Vec::new();
    for number in 0..9 {
        let customer = t.customer(acme, ["Sama Oy", "sáma oy", "Zeta"][number % 3]);
        made.extend((0..number % 4).map(|_| t.license(customer, plan, 1, 0).id));
    }
    made.sort();
    for size in [1, 2, 3, 5, 13, 14, 15, 200] {
        let (mut walked, mut after) = (Vec::new(), None);
        loop {
            let page = all(&t, acme, LicenseFilter::default(), Window::new(size, after.take()));
            assert_eq!(page.total, Some(Total::Exactly(made.len() as i64)));
            walked.extend(page.items.iter().map(|row| row.summary.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        walked.sort();
        assert_eq!(walked, made, "size {size}");
    }
}

/// The views of the list, its search and its vendor filter (NX-02), each with its count.
#[test]
fn the_list_is_narrowed() {
    let shop = Shop::new();
    let t = &shop.t;
    let old = Issue { starts_on: Some(day("2020-01-01")), ..license_request(shop.plan, 1, 0) };
    let old = issued(t, shop.resold, old).unwrap();
    let found = |filter: LicenseFilter| {
        let page = all(t, shop.acme, filter, Window::first(50));
        assert_eq!(page.total.map(Total::number), Some(page.items.len() as i64));
        let mut ids: Vec<LicenseId> = page.items.into_iter().map(|row| row.summary.id).collect();
        ids.sort();
        ids
    };
    let view = |view| LicenseFilter { view: Some(view), ..LicenseFilter::default() };
    let query = |query: &str| LicenseFilter { query: query.into(), ..LicenseFilter::default() };
    let table = [
        (view(LicenseView::All), 5),
        (view(LicenseView::Expiring), 1),
        (view(LicenseView::Full), 1),
        (view(LicenseView::Trials), 1),
        (view(LicenseView::Suspended), 1),
        (view(LicenseView::Expired), 1),
        (query("asiakas"), 4),
        (query("ASIAKAS"), 4),
        (query(&old.number[..8]), 1),
        (query(&old.number.to_uppercase()), 1),
        (query(&old.number[1..9]), 0),
        (query("%"), 0),
        (query("_"), 0),
        (LicenseFilter { vendor: Some(shop.beta), ..LicenseFilter::default() }, 1),
    ];
    for (filter, count) in table {
        assert_eq!(found(filter.clone()).len(), count, "{filter:?}");
    }
    assert_eq!(found(view(LicenseView::Trials)), [shop.trial.id]);
    assert_eq!(found(view(LicenseView::Suspended)), [shop.suspended.id]);
    assert_eq!(found(view(LicenseView::Expired)), [old.id]);
}

/// The storage of installed clients counts on the license, released ones no more; past the total it is over quota.
#[test]
fn storage_in_use_is_that_of_installed_clients() {
    let shop = Shop::new();
    let (t, id) = (&shop.t, shop.trial.id);
    t.raw("UPDATE installations SET storage_used_bytes = 10000000001");
    let license = read(t, id);
    assert_eq!((license.storage_used_bytes, license.quota()), (10_000_000_001, rules::Quota::Hard));
    assert!(license.standing.reasons.contains(&rules::Reason::OverQuota));
    let seat = shop.trial_seat;
    t.made(move |act| seats::remove(act, seat));
    assert_eq!(read(t, id).storage_used_bytes, 0);
}
