//! Overlapping licenses on the real database: nothing overlaps by accident, each choice does what it says, and nobody's
//! device or code is lost.

use db::params;

use super::*;
use crate::{
    Caller,
    clock::Instant,
    handovers,
    ids::{PlanId, SeatId},
    licenses::rules::Status,
    products::PlanForm,
    seats,
    testing::{TestWorld, license_request, refusal},
};

fn operator() -> Caller {
    Caller::command_line()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

/// A customer with a yearly license of five and one from 23 November 2026 on; two users, one of them installed.
struct Scene {
    t: TestWorld,
    customer: OrganizationId,
    plan: PlanId,
    old: License,
    seats: Vec<SeatId>,
}

fn scene() -> Scene {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
    let old = t.license(customer, plan, 5, 1);
    let seats = t.seats(old.id, &["ann@x.example", "bob@x.example"]);
    t.device(seats[0], "laptop");
    Scene { t, customer, plan, old, seats }
}

impl Scene {
    fn request(&self, units: i64, starts_on: &str, overlap: Vec<Resolution>) -> Issue {
        Issue { starts_on: Some(day(starts_on)), overlap, ..license_request(self.plan, units, 0) }
    }

    fn issue(&self, request: Issue) -> Result<License> {
        let customer = self.customer;
        self.t.work(&operator(), move |act| issue(act, customer, &request))
    }

    fn choose(&self, choice: OverlapChoice) -> Vec<Resolution> {
        vec![Resolution { license: Some(self.old.id), choice }]
    }

    fn read(&self, license: LicenseId) -> License {
        self.t.made(move |act| get(act, license))
    }

    fn hand_over(&self) -> usize {
        let worker = Caller::worker("handovers");
        let due = self.t.work(&worker, |act| handovers::due(act, 10)).unwrap();
        for one in &due {
            let one = *one;
            if let Err(error) = self.t.work(&worker, move |act| handovers::carry_out(act, one)) {
                let refusal = error.refusal().unwrap().clone();
                self.t.work(&worker, move |act| handovers::give_up(act, one, &refusal)).unwrap();
            }
        }
        due.len()
    }
}

/// Without a choice an overlapping license is refused, and the refusal names the one in the way.
#[test]
fn nothing_overlaps_by_accident() {
    let s = scene();
    let before = s.t.dump();
    let overlap = Refusal::LicensesOverlap { numbers: s.old.number.clone(), count: 1 };
    for starts_on in ["2026-11-23", "2027-11-22", "2025-12-01"] {
        assert_eq!(refusal(s.issue(s.request(1, starts_on, vec![]))), overlap, "{starts_on}");
    }
    assert!(s.t.dump() == before);
    // The day after the last one, and a year before, nothing overlaps.
    assert!(s.issue(s.request(1, "2027-11-23", vec![])).is_ok());
    let s = scene();
    assert!(s.issue(s.request(1, "2025-11-23", vec![])).is_ok());
    // What is revoked, or of another product, is not in the way.
    let s = scene();
    let other = s.t.plan(s.t.product(s.t.operator()).id, PlanForm::default()).id;
    assert!(s.issue(Issue { plan: other, ..s.request(1, "2026-12-01", vec![]) }).is_ok());
    let old = s.old.id;
    s.t.made(move |act| revoke(act, old));
    assert!(s.issue(s.request(1, "2026-12-01", vec![])).is_ok());
}

#[test]
fn overlaps_are_shown_with_what_is_left() {
    let s = scene();
    let (customer, plan) = (s.customer, s.plan);
    let shown = |starts_on: &str| {
        let starts_on = Some(day(starts_on));
        s.t.made(move |act| overlaps(act, customer, plan, starts_on))
    };
    let found = shown("2027-08-23");
    assert_eq!((found.len(), found[0].license.id, found[0].days_left), (1, s.old.id, 92));
    assert!(found[0].replaceable && found[0].convertible);
    // ES-12: 5 × 92 days ÷ 8 = 57 days. The server's unit does not go over: the new license has none.
    let conversion = found[0].conversion(&[("standard", 8), ("server", 0)]).unwrap();
    assert_eq!(
        (conversion.old_units, conversion.days_left, conversion.new_units, conversion.days),
        (5, 92, 8, 57)
    );
    assert!(!shown("2026-11-23")[0].replaceable, "it begins on the same day");
    assert!(shown("2027-11-23").is_empty());
}

#[test]
fn side_by_side_both_go_on() {
    let s = scene();
    let new = s.issue(s.request(3, "2026-12-01", s.choose(OverlapChoice::SideBySide))).unwrap();
    assert_eq!(s.read(s.old.id).valid_to, s.old.valid_to);
    assert_eq!(new.lines[0].assigned, 0);
    // Both overlap with a third one now; a choice for one is none for the other.
    let answer = refusal(s.issue(s.request(1, "2027-01-01", s.choose(OverlapChoice::SideBySide))));
    assert_eq!(answer, Refusal::LicensesOverlap { numbers: new.number, count: 1 });
    assert!(s.issue(s.request(1, "2027-01-01", vec![Resolution::SIDE_BY_SIDE])).is_ok());
}

/// Replaced today: the old license ends yesterday, its users sit on the new one with their devices and codes.
#[test]
fn replaced_today_the_users_move_at_once() {
    let s = scene();
    let (customer, ann) = (s.customer, s.seats[0]);
    let code = s.t.made(move |act| seats::reveal_codes(act, customer, &[ann])).remove(0).1;
    s.t.clock.set(at("2027-03-01T09:00:00Z"));
    let new = s.issue(s.request(8, "2027-03-01", s.choose(OverlapChoice::Replace))).unwrap();
    assert_eq!(new.valid_to, day("2028-02-29"));
    assert_eq!((new.lines[0].quantity, new.lines[0].assigned, new.lines[0].installed), (8, 2, 1));
    let old = s.read(s.old.id);
    assert_eq!((old.valid_to, old.standing.status), (day("2027-02-28"), Status::Grace));
    assert_eq!((old.lines[0].assigned, old.lines[0].installed), (0, 0));
    let moved = s.t.made(move |act| seats::get(act, ann));
    assert_eq!((moved.license, moved.devices), (new.id, 1));
    assert_eq!(s.t.made(move |act| seats::reveal_codes(act, customer, &[ann])).remove(0).1, code);
    assert!(s.t.made(crate::doctor::examine).is_empty());
    let events = s.t.events(customer);
    let event = events.iter().find(|event| event.what == What::LicenseReplaced).unwrap();
    let expected = serde_json::json!({ "replaced_by": new.number, "users_moved": 2,
        "valid_to": ["2027-11-22", "2027-02-28"] });
    assert_eq!((&event.subject_id, serde_json::json!(event.details)), (&s.old.id.to_string(), expected));
}

/// Replaced from a day to come: nobody is without a license until then, and on that day the users move.
#[test]
fn replaced_from_a_day_to_come_the_users_move_then() {
    let s = scene();
    let (ann, old) = (s.seats[0], s.old.id);
    let new = s.issue(s.request(8, "2027-03-01", s.choose(OverlapChoice::Replace))).unwrap();
    assert_eq!(s.read(old).valid_to, day("2027-02-28"));
    assert_eq!(s.t.made(move |act| seats::get(act, ann)).license, old);
    let customer = s.customer;
    let planned = s.t.made(move |act| handovers::planned(act, customer));
    let expected = handovers::Planned { from: old, to: new.id, at: at("2027-02-28T22:00:00Z"), waiting: 0 };
    assert_eq!(planned, [expected], "midnight in Helsinki");
    s.t.clock.set(at("2027-02-28T21:59:59Z"));
    assert_eq!(s.hand_over(), 0);
    s.t.clock.set(at("2027-02-28T22:00:00Z"));
    assert_eq!((s.hand_over(), s.hand_over()), (1, 0));
    assert_eq!(s.t.made(move |act| seats::get(act, ann)).license, new.id);
    assert_eq!(s.read(new.id).lines[0].assigned, 2);
    assert!(s.t.made(crate::doctor::examine).is_empty());
    assert!(s.t.events(s.customer).iter().any(|event| event.what == What::UsersHandedOver));
}

/// When the new license has no room for all on the day, nobody is lost: who came first moves, the others stay and wait.
#[test]
fn users_who_cannot_move_wait() {
    let s = scene();
    let new = s.issue(s.request(2, "2027-03-01", s.choose(OverlapChoice::Replace))).unwrap();
    let carl = s.t.seats(new.id, &["carl@x.example"])[0];
    s.t.clock.set(at("2027-03-01T09:00:00Z"));
    assert_eq!((s.hand_over(), s.hand_over()), (1, 0));
    let assigned = || (s.read(s.old.id).lines[0].assigned, s.read(new.id).lines[0].assigned);
    assert_eq!(assigned(), (1, 2));
    let (first, customer) = (s.seats[0], s.customer);
    assert_eq!(s.t.made(move |act| seats::get(act, first)).license, new.id);
    let events = s.t.events(customer);
    let event = events.iter().find(|event| event.what == What::UsersPartlyHandedOver).unwrap();
    let told = serde_json::json!(event.details);
    assert_eq!((&told["count"], &told["waiting"]), (&1.into(), &1.into()));
    assert_eq!(s.t.made(move |act| handovers::planned(act, customer))[0].waiting, 1);
    // Looked at again without room, nothing is told twice; with room, the other one moves too.
    let count = s.t.event_count();
    s.t.clock.advance_seconds(3600);
    assert_eq!((s.hand_over(), assigned(), s.t.event_count()), (1, (1, 2), count));
    s.t.made(move |act| seats::remove(act, carl));
    s.t.clock.advance_seconds(3600);
    assert_eq!((s.hand_over(), assigned()), (1, (0, 2)));
    assert_eq!(s.t.number("SELECT COUNT(*) FROM handover_queue"), 0);
    assert!(s.t.made(crate::doctor::examine).is_empty());
}

/// Without any room all stay, and the trail says so once; when the new license is revoked, nobody waits for it.
#[test]
fn users_wait_until_there_is_nothing_to_wait_for() {
    let s = scene();
    let new = s.issue(s.request(2, "2027-03-01", s.choose(OverlapChoice::Replace))).unwrap();
    s.t.seats(new.id, &["carl@x.example", "dora@x.example"]);
    s.t.clock.set(at("2027-03-01T09:00:00Z"));
    s.hand_over();
    s.t.clock.advance_seconds(3600);
    s.hand_over();
    let failed = || s.t.events(s.customer).into_iter().filter(|event| event.what == What::HandoverFailed);
    let told: Vec<_> = failed().map(|event| event.details["waiting"].clone()).collect();
    assert_eq!(told, [serde_json::json!(2)]);
    let id = new.id;
    s.t.made(move |act| revoke(act, id));
    s.t.clock.advance_seconds(3600);
    s.hand_over();
    assert_eq!(failed().count(), 2);
    assert_eq!(s.t.number("SELECT COUNT(*) FROM handover_queue"), 0);
}

/// ES-12: what is left of the old license is added to the new one.
#[test]
fn extended_by_what_is_left() {
    let s = scene();
    s.t.clock.set(at("2027-08-23T09:00:00Z"));
    let new = s.issue(s.request(8, "2027-08-23", s.choose(OverlapChoice::Extend))).unwrap();
    assert_eq!(new.valid_to, day("2028-08-22").plus_days(57));
    assert_eq!(s.read(s.old.id).valid_to, day("2027-08-22"));
    let events = s.t.events(s.customer);
    let event = events.iter().find(|event| event.what == What::LicenseReplaced).unwrap();
    assert_eq!(event.details["days_added"], 57);
    let last: Vec<(String,)> = s.t.made({
        let id = new.id;
        move |act| Ok(act.tx().all("SELECT last_on FROM terms WHERE license_id = $1", params![id])?)
    });
    assert_eq!(last, [(new.valid_to.to_string(),)]);
}

/// Each choice that cannot be, by its refusal; nothing is half done.
#[test]
fn choices_that_cannot_be() {
    let s = scene();
    let before = s.t.dump();
    let number = s.old.number.clone();
    let replace = || s.choose(OverlapChoice::Replace);
    let early = Refusal::ReplacedNotBegun { number: number.clone(), day: "2026-11-23".into() };
    assert_eq!(refusal(s.issue(s.request(8, "2026-11-23", replace()))), early);
    let draft = Issue { stage: Stage::Draft, ..s.request(8, "2026-12-01", replace()) };
    assert_eq!(refusal(s.issue(draft)), Refusal::ReplacementNotInForce);
    for starts_on in ["2026-11-24", "2027-03-01"] {
        let exceed = Refusal::SeatsExceedReplacement {
            edition: "Standard".into(),
            assigned: 2,
            quantity: 1,
            missing: 1,
        };
        assert_eq!(refusal(s.issue(s.request(1, starts_on, replace()))), exceed, "{starts_on}");
    }
    let far = Refusal::NothingToConvert { number };
    assert_eq!(refusal(s.issue(s.request(900_000, "2027-11-20", s.choose(OverlapChoice::Extend)))), far);
    let stranger = Resolution { license: Some(LicenseId::from_uuid(uuid::Uuid::now_v7())), ..replace()[0] };
    let Refusal::Invalid(problems) = refusal(s.issue(s.request(8, "2027-03-01", vec![stranger]))) else {
        panic!("a stranger was taken")
    };
    assert_eq!(problems[0].problem, Problem::NotAChoice);
    let rest = Resolution { license: None, choice: OverlapChoice::Replace };
    let answer = refusal(s.issue(s.request(8, "2027-03-01", vec![rest])));
    assert_eq!(answer.code(), "licenses-overlap", "only side by side goes for all");
    assert!(s.t.dump() == before);
}

/// A trial was not paid for: it is replaced, but nothing of it is converted.
#[test]
fn a_trial_is_worth_nothing() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let product = t.product(t.operator()).id;
    let plan = t.plan(product, PlanForm::default()).id;
    let trial = t.license(customer, t.trial_plan(product).id, 1, 0);
    t.seats(trial.id, &["ann@x.example"]);
    t.clock.set(at("2026-12-01T09:00:00Z"));
    let with = |choice| Issue {
        overlap: vec![Resolution { license: Some(trial.id), choice }],
        ..license_request(plan, 5, 0)
    };
    let (extend, replace) = (with(OverlapChoice::Extend), with(OverlapChoice::Replace));
    let answer = refusal(t.work(&operator(), move |act| issue(act, customer, &extend)));
    assert_eq!(answer, Refusal::NothingToConvert { number: trial.number.clone() });
    let new = t.made(move |act| issue(act, customer, &replace));
    assert_eq!(new.lines[0].assigned, 1);
}

/// Of two who issue at once without a choice, one is refused.
#[test]
fn two_at_once_do_not_overlap_unseen() {
    for _ in 0..8 {
        let t = TestWorld::new();
        let customer = t.customer(t.operator(), "Asiakas Oy");
        let plan = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
        let request = Issue { overlap: Vec::new(), ..license_request(plan, 1, 0) };
        let issued = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..4)
                .map(|_| {
                    let request = request.clone();
                    let world = &t.world;
                    scope.spawn(move || {
                        world.work_blocking(&operator(), move |act| issue(act, customer, &request)).is_ok()
                    })
                })
                .collect();
            hands.into_iter().filter(|_| true).map(|hand| hand.join().unwrap()).filter(|won| *won).count()
        });
        assert_eq!(issued, 1);
        assert_eq!(t.number("SELECT COUNT(*) FROM licenses"), 1);
    }
}
