//! Days and states of a license, and editing one side by side.

use super::*;

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
        |to: &str| save(&t, license.id, Change { valid_to: day(to), ..Change::none(&read(&t, license.id)) });
    assert_eq!(problems(refusal(moved("2026-11-22"))), [("valid_to".to_owned(), "ends-before-start")]);
    assert_eq!(moved("2026-11-23").unwrap().valid_to, day("2026-11-23"));
    assert_eq!(moved("2028-02-29").unwrap().valid_to, day("2028-02-29"));
    assert_eq!(terms(&t, license.id), [("2026-11-23".into(), "2028-02-29".into(), "manual".into())]);
}

/// NX-30, SR-48: comments are paragraphs of up to 4,000 characters.
#[test]
fn comments_are_paragraphs() {
    let (t, customer, plan) = bare();
    let license = t.license(customer, plan, 1, 0);
    let comment =
        |text: String| save(&t, license.id, Change { comments: text, ..Change::none(&read(&t, license.id)) });
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
    let form = Change { comments: "second".into(), ..Change::none(&license) };
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
    let wanted = Change { quantities: vec![(other.lines[0].edition, 3)], ..Change::none(&foreign) };
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

/// The end moves by a term or to a day, once: the same day asked again is refused, as is an earlier one.
#[test]
fn a_license_lasts_one_term_longer() {
    let (t, customer, plan) = bare();
    let request = Issue { starts_on: Some(day("2011-02-16")), ..license_request(plan, 5, 1) };
    let license = issued(&t, customer, request).unwrap();
    let next = rules::longer(license.valid_to, license.term_months);
    assert_eq!(next, day("2013-02-15"));
    let extended = |until| t.work(&Caller::command_line(), move |act| extend(act, license.id, until));
    assert_eq!(extended(Until::Day(next)).unwrap().valid_to, next);
    assert_eq!(refusal(extended(Until::Day(next))), Refusal::EndsLater { day: "2013-02-15".into() });
    assert_eq!(extended(Until::Months(1)).unwrap().valid_to, day("2013-03-15"));
}
