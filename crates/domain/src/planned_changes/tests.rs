//! Planned changes on the real database: what is done on the day, by whose right, once, and what is told when it is not.

use super::*;
use crate::{
    Caller,
    access::Role,
    audit, customers,
    outbox::MailKind,
    page::Window,
    scene::{Scene, refusal},
    seats,
    testing::race,
};

const FIRST: &str = "2026-12-01";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn units(s: &Scene, quantity: i64, on: &str) -> Plan {
    Plan {
        deed: Deed::Units,
        license: Some(s.license.id),
        edition: "standard".into(),
        quantity: Some(quantity),
        when: When::On(day(on)),
        reason: String::new(),
    }
}

fn of(deed: Deed, license: Option<LicenseId>, on: &str) -> Plan {
    Plan {
        deed,
        license,
        edition: String::new(),
        quantity: None,
        when: When::On(day(on)),
        reason: "unpaid".into(),
    }
}

fn refused() -> Filter {
    Filter { state: Some(State::Refused), ..Filter::default() }
}

impl Scene {
    fn plan(&self, wish: Plan) -> Result<PlannedChange> {
        let customer = self.customer;
        self.t.work(&self.mia, move |act| plan(act, customer, &wish))
    }

    fn planned(&self, id: PlannedChangeId) -> PlannedChange {
        self.t.made(move |act| get(act, id))
    }

    /// What the worker does in one round.
    fn carry_out(&self) {
        let worker = Caller::worker("planned-changes");
        for one in self.t.work(&worker, |act| due(act, 100)).unwrap() {
            if let Err(error) = self.t.work(&worker, move |act| carry_out(act, one)) {
                let refusal = error.refusal().expect("refused").clone();
                self.t.work(&worker, move |act| give_up(act, one, &refusal)).unwrap();
            }
        }
    }

    fn stand_on(&self, text: &str) {
        self.t.clock.set(text.parse::<jiff::Timestamp>().unwrap().into());
    }

    fn standard(&self) -> i64 {
        let license = self.license.id;
        self.t.made(move |act| licenses::get(act, license)).lines[0].quantity
    }
}

/// Raise on the 1st: nothing before the day begins in Helsinki, then at once, under the name of who planned it.
#[test]
fn units_are_raised_when_the_day_begins_where_the_customer_is() {
    let s = Scene::new();
    let made = s.plan(units(&s, 24, FIRST)).unwrap();
    assert_eq!((made.state, made.due_at.to_string()), (State::Open, "2026-11-30T22:00:00Z".to_owned()));
    s.stand_on("2026-11-30T21:59:59Z");
    s.carry_out();
    assert_eq!(s.standard(), 10);
    s.stand_on("2026-11-30T22:00:00Z");
    s.carry_out();
    s.carry_out();
    assert_eq!((s.standard(), s.planned(made.id).state), (24, State::Done));
    let customer = s.customer;
    let events = s.t.made(move |act| audit::list(act, customer, &Window::first(50))).items;
    let changed: Vec<_> = events.iter().filter(|event| event.what == What::LicenseChanged).collect();
    assert_eq!((changed.len(), changed[0].actor_name.as_str(), changed[0].door.word()), (1, "mia", "worker"));
    assert_eq!(changed[0].details["quantity Standard"], serde_json::json!([10, 24]));
    let over = made.id;
    assert_eq!(refusal(s.t.work(&s.mia, move |act| cancel(act, over))), Refusal::PlannedChangeOver);
}

/// The customer moves to another zone: the day is the day there. Daylight saving of the zone counts.
#[test]
fn days_follow_the_zone_of_the_customer() {
    let s = Scene::new();
    let made = s.plan(units(&s, 24, "2027-07-01")).unwrap();
    assert_eq!(made.due_at.to_string(), "2027-06-30T21:00:00Z", "summer time");
    let customer = s.customer;
    s.t.made(move |act| {
        let record = customers::get(act, customer)?;
        let form = customers::Form { time_zone: "America/New_York".into(), ..record.form() };
        customers::change(act, customer, &form, record.version)
    });
    assert_eq!(s.planned(made.id).due_at.to_string(), "2027-07-01T04:00:00Z");
    s.stand_on("2027-07-01T03:59:00Z");
    s.carry_out();
    assert_eq!(s.standard(), 10);
    s.stand_on("2027-07-01T04:00:00Z");
    s.carry_out();
    assert_eq!(s.standard(), 24);
}

/// Many workers, and a second process where there can be one, look at the same instant: it is done once.
#[test]
fn parallel_workers_carry_out_a_change_once() {
    let s = Scene::new();
    let ids: Vec<_> = (11..16)
        .map(|quantity| s.plan(units(&s, quantity, &format!("2026-12-0{}", quantity - 10))).unwrap().id)
        .collect();
    let customer = s.customer;
    let off = of(Deed::Disable, None, "2026-12-03");
    s.plan(off).unwrap();
    s.stand_on("2026-12-10T09:00:00Z");
    let other = s.t.another_process();
    let worker = Caller::worker("planned-changes");
    race(8, |hand| {
        let world = other.as_ref().filter(|_| hand % 2 == 1).unwrap_or(&s.t.world);
        for one in world.work_blocking(&worker, |act| due(act, 100)).unwrap() {
            world.work_blocking(&worker, move |act| carry_out(act, one)).unwrap();
        }
    });
    for id in ids {
        assert_eq!(s.planned(id).state, State::Done);
    }
    let events = s.t.made(move |act| audit::list(act, customer, &Window::first(100))).items;
    let count = |what| events.iter().filter(|event| event.what == what).count();
    assert_eq!((count(What::LicenseChanged), count(What::CustomerDisabled)), (5, 1));
    let kinds: i64 = s.t.made(|act| {
        let (open,): (i64,) =
            act.tx().one("SELECT COUNT(*) FROM planned_queue WHERE due_at IS NOT NULL", db::params![])?;
        Ok(open)
    });
    assert_eq!(kinds, 0);
}

/// Fewer than are in use: told when it is planned; on the day nothing changes, it is kept with the reason, who planned it
/// gets a mail in their language, and it can be planned anew.
#[test]
fn a_reduction_below_use_is_told_and_refused_on_the_day() {
    let s = Scene::new();
    let made = s.plan(units(&s, 1, FIRST)).unwrap();
    assert_eq!(made.cautions, [Caution::BelowUse { assigned: 2, missing: 1 }]);
    s.stand_on("2026-12-01T09:00:00Z");
    s.carry_out();
    let told = s.planned(made.id);
    let why = told.refused_for.clone().unwrap();
    assert_eq!(
        (s.standard(), told.state, why.code.as_str()),
        (10, State::Refused, "quantity-below-assigned")
    );
    assert!(why.facts.contains(&("missing".to_owned(), crate::refusal::Argument::Number(1))), "{why:?}");
    let mails = s.t.mails(MailKind::PlannedChangeRefused);
    assert_eq!((mails.len(), mails[0].0.as_str()), (1, "mia@example.com"));
    let partner = s.partner;
    let waiting = s.t.read(&s.mia, move |act| list(act, partner, &refused(), &Window::first(1))).unwrap();
    assert_eq!((waiting.total.unwrap().number(), waiting.items[0].id), (1, made.id));
    // One user is removed, and it is planned again.
    let seat = s.seats[0];
    s.t.work(&s.mia, move |act| seats::remove(act, seat)).unwrap();
    let again =
        Revision { day: day("2026-12-05"), quantity: Some(1), reason: String::new(), version: told.version };
    let (id, wish) = (made.id, again.clone());
    let open = s.t.work(&s.mia, move |act| change(act, id, &wish)).unwrap();
    assert_eq!((open.state, open.cautions, open.refused_for), (State::Open, Vec::new(), None));
    assert_eq!(refusal(s.t.work(&s.mia, move |act| change(act, id, &again))), Refusal::ChangedMeanwhile);
    s.stand_on("2026-12-05T09:00:00Z");
    s.carry_out();
    assert_eq!(s.standard(), 1);
}

/// Who planned it left meanwhile, or may no longer: nothing is done in their name, and they learn nothing of it.
#[test]
fn the_right_is_asked_again_on_the_day() {
    let s = Scene::new();
    let kim = s.t.person("kim", s.partner, Role::Manager);
    let (customer, license) = (s.customer, s.license.id);
    let wish = of(Deed::Suspend, Some(license), FIRST);
    let made = s.t.work(&kim, move |act| plan(act, customer, &wish)).unwrap();
    s.t.made(|act| {
        act.tx().execute(
            "DELETE FROM memberships WHERE account_id IN (SELECT id FROM accounts WHERE name = 'kim')",
            db::params![],
        )?;
        Ok(())
    });
    s.stand_on("2026-12-01T09:00:00Z");
    s.carry_out();
    let told = s.planned(made.id);
    assert_eq!(told.refused_for.unwrap().code, "planner-may-not");
    assert!(s.t.made(move |act| licenses::get(act, license)).suspended_at.is_none());
    assert!(s.t.mails(MailKind::PlannedChangeRefused).is_empty());
    // Laid aside, nobody is asked any more.
    let id = made.id;
    s.t.work(&s.mia, move |act| cancel(act, id)).unwrap();
    let partner = s.partner;
    let waiting = s.t.read(&s.mia, move |act| list(act, partner, &refused(), &Window::first(1))).unwrap();
    assert_eq!(waiting.items.len(), 0);
}

/// Disable on a date, enable on another; suspend, resume and end a license: each through its operation.
#[test]
fn every_deed_is_done_on_its_day() {
    let s = Scene::new();
    let (customer, license) = (s.customer, s.license.id);
    s.plan(of(Deed::Disable, None, "2026-12-01")).unwrap();
    s.plan(of(Deed::Enable, None, "2026-12-02")).unwrap();
    s.plan(of(Deed::Suspend, Some(license), "2026-12-03")).unwrap();
    s.plan(of(Deed::Resume, Some(license), "2026-12-04")).unwrap();
    let end = s.plan(of(Deed::Revoke, Some(license), "2026-12-05")).unwrap();
    let late = s.plan(units(&s, 20, "2026-12-06")).unwrap();
    assert_eq!(late.cautions, [Caution::OverBefore { deed: Deed::Revoke, day: end.day }]);
    let look = || {
        let license = s.t.made(move |act| licenses::get(act, license));
        (license.customer_disabled, license.suspended_at.is_some(), license.revoked_at.is_some())
    };
    for (date, seen) in [
        ("2026-12-01", (true, false, false)),
        ("2026-12-02", (false, false, false)),
        ("2026-12-03", (false, true, false)),
        ("2026-12-04", (false, false, false)),
        ("2026-12-05", (false, false, true)),
    ] {
        s.stand_on(&format!("{date}T09:00:00Z"));
        s.carry_out();
        assert_eq!(look(), seen, "{date}");
    }
    assert_eq!(s.t.made(move |act| customers::get(act, customer)).disabled_at, None);
}

/// What was refused on its day is done by hand once nothing is in the way; refused again it waits as before.
#[test]
fn what_was_refused_is_tried_again() {
    let s = Scene::new();
    let made = s.plan(units(&s, 1, FIRST)).unwrap();
    s.stand_on("2026-12-01T08:00:00Z");
    s.carry_out();
    let id = made.id;
    let again = |who: &Caller| s.t.work(who, move |act| try_again(act, id));
    assert_eq!(refusal(again(&s.eve)), Refusal::NotFound);
    assert!(matches!(refusal(again(&s.mia)), Refusal::QuantityBelowAssigned { .. }));
    assert_eq!((s.planned(id).state, s.standard()), (State::Refused, 10));
    let bob = s.seats[1];
    s.t.made(move |act| seats::remove(act, bob));
    assert_eq!(again(&s.mia).unwrap().state, State::Done);
    assert_eq!(s.standard(), 1);
    assert_eq!(refusal(again(&s.mia)), Refusal::PlannedChangeOver, "done once");
}

/// Conflicts are seen when planning: the same day twice is refused, other totals of the line and an end before it are told.
#[test]
fn what_speaks_against_a_plan_is_told() {
    let s = Scene::new();
    let first = s.plan(units(&s, 20, FIRST)).unwrap();
    assert_eq!(refusal(s.plan(units(&s, 21, FIRST))), Refusal::AlreadyPlanned { day: FIRST.into() });
    let second = s.plan(units(&s, 15, "2027-01-01")).unwrap();
    assert_eq!(second.cautions, [Caution::AlsoPlanned { day: first.day, quantity: 20 }]);
    assert_eq!(s.planned(first.id).cautions, [Caution::AlsoPlanned { day: second.day, quantity: 15 }]);
    let same = s.plan(units(&s, 15, "2027-02-01")).unwrap();
    assert!(same.cautions.contains(&Caution::NothingChanges), "{:?}", same.cautions);
    let late = s.plan(Plan { edition: "server".into(), ..units(&s, 3, "2028-03-01") }).unwrap();
    assert_eq!(late.cautions, [Caution::AfterEnd { day: s.license.valid_to }]);
    for (wish, field) in [
        (units(&s, 20, "2026-11-23"), "day"),
        (units(&s, 20, "2040-01-01"), "day"),
        (units(&s, 1_000_000, FIRST), "quantity"),
        (Plan { reason: String::new(), ..of(Deed::Suspend, Some(s.license.id), FIRST) }, "reason"),
        (of(Deed::Suspend, None, FIRST), "license_id"),
        (of(Deed::Disable, Some(s.license.id), FIRST), "license_id"),
    ] {
        match refusal(s.plan(wish.clone())) {
            Refusal::Invalid(problems) => assert_eq!(problems[0].field, field, "{wish:?}"),
            other => panic!("{other:?} for {wish:?}"),
        }
    }
    let (moved, id) =
        (Revision { day: first.day, quantity: Some(16), reason: String::new(), version: 1 }, second.id);
    assert_eq!(
        refusal(s.t.work(&s.mia, move |act| change(act, id, &moved))),
        Refusal::AlreadyPlanned { day: FIRST.into() }
    );
}

/// Cancelling is taken back as long as the day has not begun.
#[test]
fn a_cancellation_is_taken_back_before_the_day() {
    let s = Scene::new();
    let id = s.plan(units(&s, 20, FIRST)).unwrap().id;
    assert_eq!(refusal(s.t.work(&s.mia, move |act| restore(act, id))), Refusal::UndoTooLate);
    s.t.work(&s.mia, move |act| cancel(act, id)).unwrap();
    let anew = s.plan(units(&s, 22, FIRST)).unwrap().id;
    assert_eq!(
        refusal(s.t.work(&s.mia, move |act| restore(act, id))),
        Refusal::AlreadyPlanned { day: FIRST.into() }
    );
    s.t.work(&s.mia, move |act| cancel(act, anew)).unwrap();
    s.t.work(&s.mia, move |act| restore(act, id)).unwrap();
    s.t.work(&s.mia, move |act| cancel(act, id)).unwrap();
    s.stand_on("2026-12-01T00:00:00Z");
    s.carry_out();
    assert_eq!(s.standard(), 10);
    assert_eq!(refusal(s.t.work(&s.mia, move |act| restore(act, id))), Refusal::UndoTooLate);
}

/// What is planned is not for the customer's own people: neither the record nor its events.
#[test]
fn the_customers_people_see_nothing_of_plans() {
    let s = Scene::new();
    let (customer, license) = (s.customer, s.license.id);
    let id = s.plan(of(Deed::Disable, None, FIRST)).unwrap().id;
    let boss = s.t.person("boss", customer, Role::Admin);
    assert_eq!(refusal(s.t.read(&boss, move |act| get(act, id))), Refusal::Forbidden);
    assert_eq!(refusal(s.t.read(&boss, move |act| of_license(act, license))), Refusal::Forbidden);
    assert_eq!(refusal(s.t.work(&boss, move |act| cancel(act, id))), Refusal::Forbidden);
    let trail = |who: &Caller| s.t.read(who, move |act| audit::list(act, customer, &Window::first(200)));
    let plans = |who: &Caller| {
        trail(who).unwrap().items.iter().filter(|event| event.what == What::ChangePlanned).count()
    };
    assert_eq!((plans(&boss), plans(&s.mia)), (0, 1));
    let days = (day("2026-12-01"), day("2026-12-31"));
    let seen = s.t.read(&boss, move |act| calendar(act, customer, days, &jiff::tz::TimeZone::UTC)).unwrap();
    assert!(seen.planned.is_none());
    assert_eq!(refusal(s.t.read(&s.eve, move |act| get(act, id))), Refusal::NotFound);
}

/// The calendar has plans, ends of terms and notices on their days.
#[test]
fn the_calendar_shows_what_falls_on_its_days() {
    let s = Scene::new();
    let partner = s.partner;
    let last = s.license.valid_to;
    let made = s.plan(Plan { when: When::TermEnd, ..units(&s, 5, FIRST) }).unwrap();
    assert_eq!(made.day, last.plus_days(1));
    assert_eq!(made.cautions, [], "the end of the term is a good day to reduce");
    let zone = jiff::tz::TimeZone::get("Europe/Helsinki").unwrap();
    let days = (last.plus_days(-20), last.plus_days(5));
    let seen = s.t.read(&s.mia, move |act| calendar(act, partner, days, &zone)).unwrap();
    let (planned, more) = seen.planned.unwrap();
    assert_eq!((planned.len(), planned[0].id, more), (1, made.id, false));
    assert_eq!(seen.ends.get(&last), Some(&1));
    assert_eq!(seen.endings[0].license, s.license.id);
    let page =
        s.t.read(&s.mia, move |act| list(act, partner, &Filter::default(), &Window::first(1))).unwrap();
    assert_eq!((page.items[0].id, page.total.unwrap().number()), (made.id, 1));
    assert_eq!(
        s.t.read(&s.eve, move |act| list(act, partner, &Filter::default(), &Window::first(1)))
            .map(drop)
            .map_err(|error| error.refusal().cloned()),
        Err(Some(Refusal::NotFound))
    );
}
