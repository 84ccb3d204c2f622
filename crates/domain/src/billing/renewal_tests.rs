//! RU-12: nothing renews by itself. A new term is a new invoice with new licenses; the same people move to them on the
//! first day when a person ordered it so, but those who were left out.

use super::*;
use crate::{
    Caller, Problem, Refusal,
    access::PartnerType,
    handovers,
    ids::{LicenseId, PlanId, SeatId},
    licenses::{self, License, rules::Status},
    products::PlanForm,
    seats,
    testing::{TestWorld, order_line, refusal},
};

struct Scene {
    t: TestWorld,
    customer: OrganizationId,
    plan: PlanId,
    old: License,
    people: Vec<SeatId>,
}

/// Three paid units from 23 November 2026 to 22 November 2027, with Ann and Bob on them.
fn scene() -> Scene {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let customer = t.customer(acme, "Asiakas Oy");
    let plan = t.plan(t.product(acme).id, PlanForm::default()).id;
    t.issuer(acme, plan);
    let issued = t.invoice(customer, plan, 3);
    t.pay(issued.head.id, "first", issued.head.total_minor);
    let old = issued.licenses[0].license;
    let people = t.seats(old, &["ann@x.example", "bob@x.example"]);
    t.device(people[0], "laptop");
    let old = t.made(move |act| licenses::get(act, old));
    Scene { t, customer, plan, old, people }
}

impl Scene {
    fn renewal(&self, quantity: i64, leave: &[SeatId]) -> Order {
        let purpose = Purpose::Renewal;
        let line = OrderLine { purpose, license: Some(self.old.id), ..order_line(self.plan, quantity) };
        Order { lines: vec![line], leave: leave.to_vec(), ..Order::default() }
    }

    fn order(&self, order: Order) -> Invoice {
        let customer = self.customer;
        self.t.made(move |act| {
            let placed = place(act, customer, &order)?;
            issue(act, placed.head.id)
        })
    }

    fn license(&self, id: LicenseId) -> License {
        self.t.made(move |act| licenses::get(act, id))
    }

    fn on(&self, day: &str) {
        let today = self.t.made(|act| Ok(act.now())).day_in(&jiff::tz::TimeZone::UTC);
        let day: crate::clock::Day = day.parse().unwrap();
        self.t.clock.advance_seconds(day.days_since(today) * 86_400);
        let worker = Caller::worker("handovers");
        for due in self.t.work(&worker, |act| handovers::due(act, 10)).unwrap() {
            let done = self.t.work(&worker, move |act| handovers::carry_out(act, due));
            if let Err(error) = done {
                let refusal = error.refusal().unwrap().clone();
                self.t.work(&worker, move |act| handovers::give_up(act, due, &refusal)).unwrap();
            }
        }
    }

    fn on_license(&self, license: LicenseId) -> Vec<String> {
        let page = self.t.made(move |act| {
            seats::list_on(act, license, &seats::SeatFilter::default(), &crate::page::Window::first(10))
        });
        page.items.into_iter().map(|seat| seat.username).collect()
    }
}

/// RU-12: ordered and paid before the end, the new license begins the day after, the people move on that day with what
/// is installed, and whoever was left out stays where the term ends. History keeps both.
#[test]
fn a_renewal_begins_after_the_old_term_with_the_same_people() {
    let s = scene();
    s.on("2027-11-01");
    let invoice = s.order(s.renewal(1, &[s.people[1]]));
    let new = invoice.licenses[0].license;
    assert_eq!(s.license(new).standing.status, Status::AwaitingPayment);
    s.t.pay(invoice.head.id, "second", invoice.head.total_minor);
    let license = s.license(new);
    assert_eq!(license.standing.status, Status::NotYetValid);
    assert_eq!(
        (license.valid_from.to_string(), license.valid_to.to_string()),
        ("2027-11-23".into(), "2028-11-22".into())
    );
    assert_eq!(s.on_license(s.old.id), ["ann@x.example", "bob@x.example"]);
    s.on("2027-11-23");
    assert_eq!(s.on_license(new), ["ann@x.example"]);
    assert_eq!(s.on_license(s.old.id), ["bob@x.example"]);
    assert_eq!((s.license(new).standing.status, s.license(new).lines[0].installed), (Status::Active, 1));
    let before = s.license(s.old.id);
    assert_eq!(before.valid_to.to_string(), "2027-11-22");
    let found = s.t.read(&Caller::command_line(), crate::doctor::examine).unwrap();
    assert_eq!(found, []);
}

/// Not paid, nothing happens; paid late, the new term begins on that day, not on the day after the old one.
#[test]
fn a_renewal_waits_for_its_payment() {
    let s = scene();
    s.on("2027-11-01");
    let invoice = s.order(s.renewal(2, &[]));
    let new = invoice.licenses[0].license;
    s.on("2027-12-10");
    assert_eq!(s.license(new).standing.status, Status::AwaitingPayment);
    assert_eq!(s.on_license(s.old.id).len(), 2);
    s.t.pay(invoice.head.id, "late", invoice.head.total_minor);
    assert_eq!(s.license(new).valid_from.to_string(), "2027-12-10");
    s.on("2027-12-10");
    assert_eq!(s.on_license(new).len(), 2);
}

/// A payment that is taken back before the day calls the move off; paid again, it is planned again.
#[test]
fn a_reversal_calls_the_move_off() {
    let s = scene();
    s.on("2027-11-01");
    let invoice = s.order(s.renewal(2, &[]));
    let paid = s.t.pay(invoice.head.id, "second", invoice.head.total_minor);
    let (id, payment) = (paid.head.id, paid.payments[0].id);
    s.t.made(move |act| reverse_payment(act, id, payment, "bounced"));
    s.on("2027-11-25");
    assert_eq!(s.on_license(s.old.id).len(), 2);
    s.t.pay(id, "third", invoice.head.total_minor);
    s.on("2027-11-25");
    assert_eq!(s.on_license(invoice.licenses[0].license).len(), 2);
}

/// Fewer units than people who move is refused when it is ordered, with the numbers; strangers cannot be left out.
#[test]
fn the_units_must_do_for_the_people() {
    let s = scene();
    let customer = s.customer;
    let (few, strange) = (s.renewal(1, &[]), s.renewal(2, &[SeatId::from_uuid(uuid::Uuid::now_v7())]));
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, customer, &few)));
    let edition = "Standard".to_owned();
    assert_eq!(refused, Refusal::SeatsExceedReplacement { edition, assigned: 2, quantity: 1, missing: 1 });
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, customer, &strange)));
    assert_eq!(refused, Refusal::field("leave", Problem::NotAChoice));
}

/// Who does not move can be named as they are known, by username or address; somebody else is said to be unknown.
#[test]
fn who_does_not_move_can_be_named() {
    let s = scene();
    let customer = s.customer;
    let named = |name: &str, quantity| Order { leave_names: vec![name.into()], ..s.renewal(quantity, &[]) };
    let strange = named("carl@x.example", 2);
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, customer, &strange)));
    let problem = Problem::NobodyNamed { name: "carl@x.example".into() };
    assert_eq!(refused, Refusal::field("leave_names", problem));
    s.on("2027-11-01");
    let invoice = s.order(named(" BOB@x.example ", 1));
    s.t.pay(invoice.head.id, "second", invoice.head.total_minor);
    s.on("2027-11-23");
    assert_eq!(s.on_license(invoice.licenses[0].license), ["ann@x.example"]);
    assert_eq!(s.on_license(s.old.id), ["bob@x.example"]);
}

/// RU-12: a new term is offered from the days of notice on, until it is ordered, and after the end while somebody is
/// still on the license; what cannot be ordered is not offered.
#[test]
fn a_new_term_is_offered_before_the_end() {
    let s = scene();
    let customer = s.customer;
    let offered = || {
        let found = s.t.made(move |act| renewable(act, customer));
        found.into_iter().map(|license| license.id).collect::<Vec<_>>()
    };
    assert_eq!(offered(), []);
    let first_day = s.old.valid_to.plus_days(-s.old.notice_days);
    s.on(&first_day.plus_days(-1).to_string());
    assert_eq!(offered(), []);
    s.on(&first_day.to_string());
    assert_eq!(offered(), [s.old.id]);
    let order = s.renewal(2, &[]);
    let placed = s.t.made(move |act| place(act, customer, &order)).head.id;
    assert_eq!(offered(), []);
    s.t.made(move |act| cancel(act, placed));
    s.on("2027-12-24");
    assert_eq!(offered(), [s.old.id]);
    for seat in s.people.clone() {
        s.t.made(move |act| seats::remove(act, seat));
    }
    assert_eq!(offered(), []);
}

/// Added units end with the license they are added to, and pay for the days from the order on; a late payment moves no
/// end.
#[test]
fn added_units_end_with_the_others() {
    let s = scene();
    s.on("2027-05-23");
    let (customer, purpose) = (s.customer, Purpose::Addition);
    let line = OrderLine { purpose, license: Some(s.old.id), ..order_line(s.plan, 2) };
    let order = Order { lines: vec![line], ..Order::default() };
    let asked = order.clone();
    let quoted = s.t.made(move |act| quote(act, customer, &asked));
    let part = quoted.lines[0].part.unwrap();
    assert_eq!((part.days, part.term_days), (184, 365));
    // 2 × 49.90 × 184 / 365
    assert_eq!(quoted.totals.net, 5031);
    let invoice = s.order(order);
    s.on("2027-06-23");
    s.t.pay(invoice.head.id, "more", invoice.head.total_minor);
    let added = s.license(invoice.licenses[0].license);
    assert_eq!((added.valid_from.to_string(), added.valid_to), ("2027-06-23".into(), s.old.valid_to));
    assert_eq!(s.license(s.old.id).lines[0].quantity, 3);
}

/// What waits for its own payment, is on trial or was revoked is not renewed.
#[test]
fn only_what_was_paid_is_renewed() {
    let s = scene();
    let (customer, plan) = (s.customer, s.plan);
    let waiting = s.t.invoice(customer, plan, 1).licenses[0].license;
    let line = OrderLine { purpose: Purpose::Renewal, license: Some(waiting), ..order_line(plan, 1) };
    let order = Order { lines: vec![line], ..Order::default() };
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, customer, &order)));
    assert!(matches!(refused, Refusal::LicenseNotRenewable { .. }), "{refused:?}");
}

/// People who were bound between the order and the day, and are too many then: who was bound first moves, and the others
/// are shown as waiting until there is room.
#[test]
fn people_who_do_not_fit_wait_for_room() {
    let s = scene();
    s.on("2027-11-01");
    let invoice = s.order(s.renewal(2, &[]));
    let new = invoice.licenses[0].license;
    s.t.pay(invoice.head.id, "second", invoice.head.total_minor);
    s.t.seats(s.old.id, &["carl@x.example"]);
    s.on("2027-11-23");
    assert_eq!(s.on_license(new), ["ann@x.example", "bob@x.example"]);
    assert_eq!(s.on_license(s.old.id), ["carl@x.example"]);
    let customer = s.customer;
    let planned = s.t.made(move |act| handovers::planned(act, customer));
    assert_eq!((planned[0].to, planned[0].waiting), (new, 1));
    let bob = s.people[1];
    s.t.made(move |act| seats::remove(act, bob));
    s.on("2027-11-24");
    assert_eq!(s.on_license(new), ["ann@x.example", "carl@x.example"]);
    assert!(s.t.made(move |act| handovers::planned(act, customer)).is_empty());
    assert_eq!(s.t.read(&Caller::command_line(), crate::doctor::examine).unwrap(), []);
}

/// Put in force by hand before its payment, a renewal keeps its own days, the letter tells those, and the people move.
#[test]
fn a_renewal_put_in_force_by_hand_moves_the_people_when_it_is_paid() {
    let s = scene();
    s.on("2027-11-01");
    let invoice = s.order(s.renewal(2, &[]));
    let new = invoice.licenses[0].license;
    let forced = s.t.made(move |act| licenses::put_in_force(act, new));
    s.on("2027-12-01");
    s.t.pay(invoice.head.id, "late", invoice.head.total_minor);
    let told = &s.t.mails(crate::outbox::MailKind::PaymentRecorded)[1].1["licenses"][0];
    assert_eq!(told["valid_from"], forced.valid_from.to_string());
    assert_eq!(told["valid_to"], forced.valid_to.to_string());
    s.on("2027-12-01");
    assert_eq!(s.on_license(new).len(), 2);
}

/// What was revoked before its payment came is not promised in the letter, and nobody moves to it.
#[test]
fn a_revoked_renewal_is_not_promised() {
    let s = scene();
    s.on("2027-11-01");
    let invoice = s.order(s.renewal(2, &[]));
    let new = invoice.licenses[0].license;
    s.t.made(move |act| licenses::revoke(act, new));
    s.t.pay(invoice.head.id, "second", invoice.head.total_minor);
    assert_eq!(s.t.mails(crate::outbox::MailKind::PaymentRecorded).len(), 1, "that of the first term");
    assert_eq!(s.t.number("SELECT COUNT(*) FROM handover_queue"), 0);
}

/// A license is renewed once: by one order, until that is cancelled, or its invoice credited in full.
#[test]
fn a_license_is_renewed_once() {
    let s = scene();
    let customer = s.customer;
    let asked = s.renewal(2, &[]);
    let again = || {
        let order = asked.clone();
        s.t.work(&Caller::command_line(), move |act| place(act, customer, &order))
    };
    let first = again().unwrap().head.id;
    let number = s.old.number.clone();
    let refused = Refusal::AlreadyRenewed { number: number.clone(), invoice: first.to_string() };
    assert_eq!(refusal(again()), refused);
    s.t.made(move |act| cancel(act, first));
    let second = again().unwrap().head.id;
    s.t.made(move |act| issue(act, second));
    let refused = Refusal::AlreadyRenewed { number, invoice: "INV-0002".into() };
    assert_eq!(refusal(again()), refused);
    s.t.made(move |act| credit(act, second, None, "not wanted"));
    assert!(again().is_ok());
}

/// Of two who order the same renewal at once, one is told that it is ordered.
#[test]
fn of_two_renewals_at_once_one_is_placed() {
    let s = scene();
    let customer = s.customer;
    let placed = crate::testing::race(4, |_| {
        let order = s.renewal(2, &[]);
        s.t.world.work_blocking(&Caller::command_line(), move |act| place(act, customer, &order)).is_ok()
    });
    assert_eq!(placed.into_iter().filter(|placed| *placed).count(), 1);
}

/// Units that are added beside a renewal do not carry the people who move with it.
#[test]
fn added_units_do_not_count_for_those_who_move() {
    let s = scene();
    let customer = s.customer;
    let added = OrderLine { purpose: Purpose::Addition, license: Some(s.old.id), ..order_line(s.plan, 5) };
    let mut order = s.renewal(1, &[]);
    order.lines.insert(0, added);
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, customer, &order)));
    assert!(matches!(refused, Refusal::SeatsExceedReplacement { quantity: 1, .. }), "{refused:?}");
}
