//! Units and space of a license.

use super::*;

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
        let mut wanted = Change::none(&held);
        wanted.quantities[1].1 = quantity;
        let field = quantity_field(held.lines[1].edition);
        assert_eq!(problems(refusal(save(&t, license, wanted))), out(&field), "{quantity}");
        for (field, set_field) in [
            ("extra_space_gb", (|change, gb| change.extra_space_gb = gb) as fn(&mut Change, i64)),
            ("client_limit_gb", |change, gb| change.client_limit_gb = gb),
        ] {
            let mut wanted = Change::none(&held);
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
    assert_eq!(save(&t, license.id, Change::none(&raised)).unwrap().version, 2);
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
    let mut wanted = Change::none(&license);
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
        let mut wanted = Change::none(&held);
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
