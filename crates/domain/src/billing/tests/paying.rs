//! Payments: whole, in part, twice, taken back, and what they begin.

use super::*;

/// RU-09, RU-10: validity starts on the day of the recording where the customer is, whoever waits until then; the letter
/// goes to the person who ordered.
#[test]
fn validity_starts_when_the_payment_is_recorded() {
    let s = scene();
    let customer = s.customer;
    let order = Order { ordered_by: String::new(), ..order(s.plan, 3) };
    let placed = s.t.work(&s.bea, move |act| place(act, customer, &order)).unwrap().head.id;
    let issued = s.t.work(&s.max, move |act| issue(act, placed)).unwrap();
    let license = s.only_license(&issued).id;
    s.on("2026-12-10");
    assert_eq!(s.license(license).standing.status, Status::AwaitingPayment);
    // In Helsinki it is the 11th already.
    s.t.clock.advance_seconds(14 * 3600);
    let new =
        NewPayment { paid_on: Some(day("2026-12-08")), ..payment("2026120800001", issued.head.total_minor) };
    let paid = s.t.work(&s.max, move |act| record_payment(act, placed, &new)).unwrap();
    assert_eq!((paid.head.state, paid.head.open_minor()), (State::Paid, 0));
    assert_eq!(paid.payments[0].paid_on, day("2026-12-08"));
    let license = s.license(license);
    assert_eq!(license.standing.status, Status::Active);
    assert_eq!(days(&license), ("2026-12-11".into(), "2027-12-10".into()));
    assert_eq!(s.terms(license.id), [("2026-12-11".into(), "2027-12-10".into(), "invoice".into())]);
    let mails = s.t.mails(MailKind::PaymentRecorded);
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].0.as_str(), &mails[0].1["number"]), ("bea@example.com", &"INV-0001".into()));
    assert_eq!(mails[0].1["licenses"][0]["valid_to"], "2027-12-10");
}

/// RU-11: days unused before somebody is added are lost; adding and taking away later moves no day. RU-12: nothing is
/// renewed by itself.
#[test]
fn binding_later_moves_nothing() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 2);
    s.t.pay(issued.head.id, "a", issued.head.total_minor);
    let license = s.only_license(&issued).id;
    let before = days(&s.license(license));
    s.on("2027-03-01");
    let seat = s.t.seats(license, &["ann@x.example"])[0];
    s.t.device(seat, "laptop");
    assert_eq!(days(&s.license(license)), before);
    s.t.made(move |act| seats::remove(act, seat));
    s.t.seats(license, &["bob@x.example"]);
    assert_eq!(days(&s.license(license)), before);
    s.on("2028-02-01");
    assert_eq!(s.license(license).standing.status, Status::Expired);
    let count = s.t.number("SELECT COUNT(*) FROM licenses");
    assert_eq!((count, s.terms(license).len()), (1, 1));
}

/// RU-14: half of it is partly paid and starts nothing; the rest starts it; what is too much is shown, never lost.
#[test]
fn partial_and_double_payments_are_defined() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 1);
    let (id, total) = (issued.head.id, issued.head.total_minor);
    assert_eq!(total, 6262);
    let partly = s.t.pay(id, "a", 6000);
    assert_eq!((partly.head.state, partly.head.open_minor()), (State::PartlyPaid, 262));
    assert_eq!(s.only_license(&partly).standing.status, Status::AwaitingPayment);
    s.on("2026-12-01");
    let paid = s.t.pay(id, "b", 262);
    assert_eq!(paid.head.state, State::Paid);
    assert_eq!(s.only_license(&paid).valid_from, day("2026-12-01"));
    s.on("2026-12-24");
    let double = s.t.pay(id, "c", total);
    assert_eq!((double.head.state, double.head.overpaid_minor()), (State::Paid, total));
    assert_eq!(s.only_license(&double).valid_from, day("2026-12-01"));
    assert_eq!(s.t.mails(MailKind::PaymentRecorded).len(), 1);
    let customer = s.customer;
    let filter = InvoiceFilter { view: Some(InvoiceView::Overpaid), ..InvoiceFilter::default() };
    let found = s.t.made(move |act| list(act, customer, &filter, &Window::first(10)));
    assert_eq!(found.items.len(), 1);
}

/// RU-14: the same reference says the same thing; another amount or invoice under it is refused. One event for each.
#[test]
fn a_reference_is_recorded_once() {
    let s = scene();
    let (one, two) = (s.t.invoice(s.customer, s.plan, 1).head.id, s.t.invoice(s.customer, s.plan, 1).head.id);
    s.t.pay(one, "a", 6262);
    let events = s.t.event_count();
    let again = s.t.pay(one, "a", 6262);
    assert_eq!((again.payments.len(), again.head.paid_minor, s.t.event_count()), (1, 6262, events));
    let used = Refusal::PaymentReferenceUsed { reference: "a".into() };
    for (invoice, amount) in [(one, 6261), (two, 6262)] {
        let new = payment("a", amount);
        assert_eq!(refusal(s.t.work(&s.max, move |act| record_payment(act, invoice, &new))), used);
    }
    // Taken back, it stays used: what comes later has a reference of its own.
    s.reverse(&again, 0);
    for source in [PaymentSource::Manual, PaymentSource::Bank] {
        let new = NewPayment { source, ..payment("a", 6262) };
        let refused = refusal(s.t.work(&s.max, move |act| record_payment(act, one, &new)));
        assert_eq!(refused, Refusal::PaymentReversed);
    }
    // A program that repeats what it told was heard the first time.
    let told = NewPayment { source: PaymentSource::Program, ..payment("a", 6262) };
    assert_eq!(s.t.made(move |act| record_payment(act, one, &told)).head.paid_minor, 0);
    assert_eq!(s.t.pay(one, "a2", 6262).head.state, State::Paid);
}

/// RU-14: reversed, the licenses wait again; days that were used stay used when it is paid once more.
#[test]
fn a_reversed_payment_lets_licenses_wait_again() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 1);
    let paid = s.t.pay(issued.head.id, "a", 6262);
    let license = s.only_license(&paid).id;
    // The same day nothing was used: the term may move as a whole.
    let open = s.reverse(&paid, 0);
    assert_eq!((open.head.state, open.head.open_minor()), (State::Issued, 6262));
    assert_eq!(s.license(license).standing.status, Status::AwaitingPayment);
    s.on("2026-12-01");
    let paid = s.t.pay(issued.head.id, "b", 6262);
    assert_eq!(days(&s.license(license)), ("2026-12-01".into(), "2027-11-30".into()));
    assert_eq!(s.terms(license).len(), 1);
    s.on("2026-12-11");
    let open = s.reverse(&paid, 1);
    assert_eq!(open.licenses[0].days_used, 10);
    s.on("2027-01-01");
    s.t.pay(issued.head.id, "c", 6262);
    assert_eq!(days(&s.license(license)), ("2027-01-01".into(), "2027-12-21".into()));
    let terms = s.terms(license);
    assert_eq!(terms[0], ("2026-12-01".into(), "2026-12-10".into(), "invoice".into()));
    assert_eq!(terms[1], ("2027-01-01".into(), "2027-12-21".into(), "invoice".into()));
    let (id, payment) = (open.head.id, open.payments[0].id);
    let again = s.t.work(&s.max, move |act| reverse_payment(act, id, payment, "again"));
    assert_eq!(refusal(again), Refusal::PaymentReversed);
}

/// A late payment never lifts a suspension that a person made, nor brings back what was revoked.
#[test]
fn a_payment_lifts_no_suspension() {
    let s = scene();
    let (held, ended) = (s.t.invoice(s.customer, s.plan, 1), s.t.invoice(s.customer, s.plan, 1));
    let (suspended, revoked) = (s.only_license(&held).id, s.only_license(&ended).id);
    s.t.work(&s.max, move |act| licenses::suspend(act, suspended, "dispute")).unwrap();
    s.t.work(&s.max, move |act| licenses::revoke(act, revoked)).unwrap();
    s.t.pay(held.head.id, "a", 6262);
    s.t.pay(ended.head.id, "b", 6262);
    assert_eq!(s.license(suspended).standing.status, Status::Suspended);
    assert_eq!(s.license(revoked).standing.status, Status::Revoked);
    let resumed = s.t.work(&s.max, move |act| licenses::resume(act, suspended)).unwrap();
    assert_eq!(resumed.standing.status, Status::Active);
}

/// What a person put in force before the money came keeps its days, and a reversal leaves it to that person.
#[test]
fn what_a_person_put_in_force_stays_so() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 1);
    let license = s.only_license(&issued).id;
    let forced = s.t.work(&s.max, move |act| licenses::put_in_force(act, license)).unwrap();
    s.on("2026-12-24");
    let paid = s.t.pay(issued.head.id, "a", 6262);
    assert_eq!(days(&s.license(license)), days(&forced));
    s.reverse(&paid, 0);
    assert_eq!(s.license(license).standing.status, Status::Active);
}

/// When it was paid is known while it is, and after it was credited.
#[test]
fn when_it_was_paid_is_kept() {
    let s = scene();
    let id = s.t.invoice(s.customer, s.plan, 1).head.id;
    let paid = s.t.pay(id, "a", 6262);
    let at = paid.head.paid_at;
    assert!(at.is_some());
    s.reverse(&paid, 0);
    assert_eq!(s.get(id).head.paid_at, None);
    s.on("2026-12-01");
    let again = s.t.pay(id, "b", 6262).head.paid_at;
    assert!(again > at);
    s.on("2026-12-02");
    s.credit(id, None);
    assert_eq!((s.get(id).head.state, s.get(id).head.paid_at), (State::Credited, again));
}

/// One payment told many times at once is recorded once.
#[test]
fn a_payment_told_by_many_at_once_is_recorded_once() {
    let s = scene();
    let id = s.t.invoice(s.customer, s.plan, 1).head.id;
    thread::scope(|scope| {
        for _ in 0..6 {
            let world = s.t.world.clone();
            scope.spawn(move || {
                let new = payment("same", 6262);
                world
                    .work_blocking(&Caller::command_line(), move |act| record_payment(act, id, &new))
                    .unwrap();
            });
        }
    });
    let invoice = s.get(id);
    assert_eq!((invoice.payments.len(), invoice.head.paid_minor), (1, 6262));
    assert_eq!(s.t.mails(MailKind::PaymentRecorded).len(), 1);
    let recorded = s.t.events(s.customer).iter().filter(|event| event.what == What::PaymentRecorded).count();
    assert_eq!(recorded, 1);
}

/// A program names the invoice by its number or payment reference.
#[test]
fn a_program_records_by_number_or_reference() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 1);
    let acme = s.acme;
    let tell = |invoice: &str, reference: &str| {
        let payment = NewPayment { source: PaymentSource::Program, ..payment(reference, 100) };
        let incoming = IncomingPayment { invoice: invoice.into(), payment };
        s.t.work(&s.max, move |act| record_incoming(act, acme, &incoming))
    };
    assert_eq!(tell("INV-0001", "a").unwrap().head.paid_minor, 100);
    let spaced = issued.head.payment_reference.unwrap().replace("RF", "rf ");
    assert_eq!(tell(&spaced, "b").unwrap().head.paid_minor, 200);
    let number = "INV-0099".to_owned();
    assert_eq!(refusal(tell("INV-0099", "c")), Refusal::InvoiceUnknown { number });
}
