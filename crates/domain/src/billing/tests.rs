//! Orders, invoices and payments on a real database: who issues what under which number, and what money does.

use std::{collections::BTreeSet, thread};

use db::params;

use super::*;
use crate::{
    Caller, Problem, Refusal,
    access::{PartnerType, Role},
    audit::What,
    clock::Day,
    doctor::Check,
    ids::{LicenseId, PlanId},
    licenses::{self, License, rules::Status},
    outbox::MailKind,
    page::Window,
    products::PlanForm,
    seats,
    testing::{TestWorld, issuer_form, order, order_line, payment, refusal},
};

/// Acme issues, and sells a yearly plan to Asiakas; Max works at Acme, Bea at the customer, Eve at a rival.
struct Scene {
    t: TestWorld,
    acme: OrganizationId,
    customer: OrganizationId,
    plan: PlanId,
    max: Caller,
    bea: Caller,
    eve: Caller,
}

fn scene() -> Scene {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let rival = t.partner(t.operator(), "Rival", PartnerType::Msp);
    let customer = t.customer(acme, "Asiakas Oy");
    let plan = t.plan(t.product(t.operator()).id, PlanForm::default()).id;
    t.issuer(acme, plan);
    let (max, bea) = (t.person("max", acme, Role::Manager), t.person("bea", customer, Role::Manager));
    let eve = t.person("eve", rival, Role::Admin);
    Scene { t, acme, customer, plan, max, bea, eve }
}

impl Scene {
    fn get(&self, id: InvoiceId) -> Invoice {
        self.t.made(move |act| get(act, id))
    }

    fn license(&self, id: LicenseId) -> License {
        self.t.made(move |act| licenses::get(act, id))
    }

    fn only_license(&self, invoice: &Invoice) -> License {
        assert_eq!(invoice.licenses.len(), 1);
        self.license(invoice.licenses[0].license)
    }

    fn reverse(&self, invoice: &Invoice, payment: usize) -> Invoice {
        let (id, payment) = (invoice.head.id, invoice.payments[payment].id);
        self.t.made(move |act| reverse_payment(act, id, payment, "bounced"))
    }

    fn credit(&self, id: InvoiceId, gross: Option<i64>) -> Invoice {
        self.t.made(move |act| credit(act, id, gross, "returned"))
    }

    fn on(&self, day: &str) {
        let today = self.t.made(|act| Ok(act.now())).day_in(&jiff::tz::TimeZone::UTC);
        let day: Day = day.parse().unwrap();
        self.t.clock.advance_seconds(day.days_since(today) * 86_400);
    }

    fn terms(&self, license: LicenseId) -> Vec<(String, String, String)> {
        let terms = self.t.made(move |act| licenses::terms(act, license));
        terms.into_iter().map(|(first, last, source)| (first.to_string(), last.to_string(), source)).collect()
    }
}

fn days(license: &License) -> (String, String) {
    (license.valid_from.to_string(), license.valid_to.to_string())
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// RU-13: an order is priced by the list, becomes an invoice with number, sums and sides, and its license waits.
#[test]
fn an_order_becomes_an_invoice() {
    let s = scene();
    let order = Order {
        lines: vec![order_line(s.plan, 5), OrderLine { edition: "server".into(), ..order_line(s.plan, 1) }],
        vat_id: " fi 1650321-2 ".into(),
        reference: "PO 77".into(),
        ..Order::default()
    };
    let customer = s.customer;
    let placed = s.t.work(&s.bea, move |act| place(act, customer, &order)).unwrap();
    assert_eq!((placed.head.state, &placed.head.number), (State::Draft, &None));
    assert_eq!(placed.head.ordered_by_email, "bea@example.com");
    let sums = (placed.head.net_minor, placed.head.vat_minor, placed.head.total_minor);
    assert_eq!(sums, (34_850, 8887, 43_737));
    assert!(placed.licenses.is_empty());
    let id = placed.head.id;
    assert_eq!(refusal(s.t.work(&s.bea, move |act| issue(act, id))), Refusal::Forbidden);
    assert_eq!(refusal(s.t.work(&s.eve, move |act| issue(act, id))), Refusal::NotFound);
    let issued = s.t.work(&s.max, move |act| issue(act, id)).unwrap();
    assert_eq!(issued.head.number.as_deref(), Some("INV-0001"));
    assert!(rules::is_payment_reference(issued.head.payment_reference.as_deref().unwrap()));
    let on = (issued.head.issued_on, issued.head.due_on);
    assert_eq!(on, (Some(day("2026-11-23")), Some(day("2026-12-07"))));
    assert_eq!((issued.seller.name.as_str(), issued.buyer.name.as_str()), ("Acme Oy", "Asiakas Oy"));
    assert_eq!(issued.buyer.vat_id, "FI16503212");
    let license = s.only_license(&issued);
    assert_eq!(license.standing.status, Status::AwaitingPayment);
    let quantities: Vec<i64> = license.lines.iter().map(|line| line.quantity).collect();
    assert_eq!(quantities, [5, 1]);
    assert_eq!(refusal(s.t.work(&s.max, move |act| issue(act, id))), Refusal::InvoiceNotDraft);
    assert_eq!(refusal(s.t.work(&s.bea, move |act| cancel(act, id))), Refusal::InvoiceNotDraft);
}

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
    assert_eq!(s.t.pay(one, "a", 6262).head.paid_minor, 0);
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

/// RU-13: in part, less is due and what was paid may be enough; in full, licenses end; each note has its number.
#[test]
fn credit_notes_take_back() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 2);
    let (id, total) = (issued.head.id, issued.head.total_minor);
    s.t.pay(id, "a", total - 1000);
    let note = s.credit(id, Some(1000));
    assert_eq!((note.head.kind, note.head.number.as_deref()), (Kind::CreditNote, Some("CN-0001")));
    assert_eq!((note.head.total_minor, note.head.net_minor, note.head.vat_minor), (1000, 797, 203));
    assert_eq!(note.credits_number.as_deref(), Some("INV-0001"));
    let paid = s.get(id);
    assert_eq!((paid.head.state, paid.head.overpaid_minor()), (State::Paid, 0));
    assert_eq!(s.only_license(&paid).standing.status, Status::Active);
    s.credit(id, None);
    let credited = s.get(id);
    assert_eq!((credited.head.state, credited.head.overpaid_minor()), (State::Credited, total - 1000));
    assert_eq!(s.only_license(&credited).standing.status, Status::Revoked);
    assert_eq!(credited.credit_notes.len(), 2);
    assert_eq!(refusal(s.t.work(&s.max, move |act| credit(act, id, None, "x"))), Refusal::NothingToCredit);
    // Money that comes after all is shown and starts nothing.
    let late = s.t.pay(id, "late", 500);
    assert_eq!((late.head.state, late.head.overpaid_minor()), (State::Credited, total - 500));
    let note = note.head.id;
    let new = payment("x", 1);
    let refused = refusal(s.t.work(&s.max, move |act| record_payment(act, note, &new)));
    assert_eq!(refused, Refusal::InvoiceNotIssued);
}

/// An amount above what is left is refused at its field.
#[test]
fn amounts_are_checked() {
    let s = scene();
    let id = s.t.invoice(s.customer, s.plan, 1).head.id;
    let above = refusal(s.t.work(&s.max, move |act| credit(act, id, Some(6263), "x")));
    let most = "62.62 EUR".to_owned();
    assert_eq!(above, Refusal::field("amount", Problem::AmountAbove { most }));
    for (new, field) in [
        (payment("a", 0), "amount"),
        (payment("", 100), "reference"),
        (NewPayment { currency: "USD".into(), ..payment("a", 100) }, "currency"),
        (NewPayment { paid_on: Some(day("2026-11-26")), ..payment("a", 100) }, "paid_on"),
    ] {
        let Refusal::Invalid(problems) = refusal(s.t.work(&s.max, move |act| record_payment(act, id, &new)))
        else {
            panic!("a problem of {field}")
        };
        assert_eq!(problems[0].field, field);
    }
}

/// What is sold without a price cannot be ordered; without an issuer nothing can. A partner's own list goes first.
#[test]
fn prices_come_from_the_nearest_list() {
    let s = scene();
    let (operator, acme, customer, plan) = (s.t.operator(), s.acme, s.customer, s.plan);
    let other =
        s.t.plan(
            s.t.made(move |act| crate::products::list(act, operator))[0].id,
            PlanForm { name: "Other".into(), ..PlanForm::default() },
        )
        .id;
    let wanted = order(other, 1);
    let refused = refusal(s.t.work(&s.bea, move |act| place(act, customer, &wanted)));
    assert!(matches!(refused, Refusal::PriceMissing { .. }), "{refused:?}");
    let price = |amount| ("standard".to_owned(), "EUR".to_owned(), amount);
    s.t.made(move |act| set_prices(act, operator, plan, &[price(1000)]));
    s.t.made(move |act| set_prices(act, operator, other, &[price(2000)]));
    let ask = |plan| {
        let wanted = order(plan, 1);
        s.t.read(&s.bea, move |act| quote(act, customer, &wanted)).unwrap().totals.net
    };
    assert_eq!((ask(plan), ask(other)), (4990, 2000));
    s.t.made(move |act| set_prices(act, acme, plan, &[]));
    assert_eq!(ask(plan), 1000);
    let offered = s.t.read(&s.bea, move |act| offers(act, customer)).unwrap().1;
    assert_eq!(offered.len(), 2);
    let alone = s.t.customer(operator, "Alone Oy");
    let wanted = order(plan, 1);
    let refused = refusal(s.t.work(&Caller::command_line(), move |act| place(act, alone, &wanted)));
    assert_eq!(refused, Refusal::NoIssuer);
}

/// Tax is the buyer's across a border when both have a VAT id, and the invoice says so.
#[test]
fn reverse_charge_across_borders() {
    let s = scene();
    let form =
        crate::customers::Form { country: "IT".into(), ..crate::testing::customer_form("Cliente Srl") };
    let acme = s.acme;
    let abroad = s.t.made(move |act| crate::customers::create(act, acme, &form));
    let place_with = |vat_id: &str| {
        let wanted = Order { vat_id: vat_id.into(), ..order(s.plan, 1) };
        s.t.made(move |act| place(act, abroad, &wanted)).head
    };
    let with = place_with("IT12345678901");
    assert_eq!((with.reverse_charge, with.vat_minor, with.total_minor), (true, 0, 4990));
    let without = place_with("");
    assert_eq!((without.reverse_charge, without.vat_minor), (false, 1272));
}

/// The issuer may have orders of its customers' portals issued at once; its own people's orders wait for them.
#[test]
fn portal_orders_are_issued_at_once_when_wanted() {
    let s = scene();
    let (acme, customer) = (s.acme, s.customer);
    let form = IssuerForm { portal_orders: "at_once".into(), ..issuer_form("Acme Oy") };
    s.t.made(move |act| set_issuer(act, acme, &form, 1));
    let wanted = order(s.plan, 1);
    let events = s.t.event_count();
    let asked = wanted.clone();
    let placed = s.t.work(&s.bea, move |act| place(act, customer, &asked)).unwrap();
    assert_eq!((placed.head.state, s.t.event_count()), (State::Issued, events + 1));
    let placed = s.t.work(&s.max, move |act| place(act, customer, &wanted)).unwrap();
    assert_eq!(placed.head.state, State::Draft);
}

/// Only the issuer's people choose another rate of tax.
#[test]
fn rates_are_chosen_by_the_issuer() {
    let s = scene();
    let customer = s.customer;
    let with = |rate| Order {
        lines: vec![OrderLine { vat_rate: Some(rate), ..order_line(s.plan, 1) }],
        ..Order::default()
    };
    let (low, unknown) = (with(1400), with(1300));
    let asked = low.clone();
    assert_eq!(refusal(s.t.work(&s.bea, move |act| place(act, customer, &asked))), Refusal::Forbidden);
    assert_eq!(s.t.work(&s.max, move |act| place(act, customer, &low)).unwrap().head.vat_minor, 699);
    assert!(matches!(
        refusal(s.t.work(&s.max, move |act| place(act, customer, &unknown))),
        Refusal::Invalid(_)
    ));
}

/// Numbers have no gaps and none twice, however many issue at once and however many of them fail.
#[test]
fn numbers_have_no_gaps() {
    let s = scene();
    let customers: Vec<OrganizationId> =
        (0..6).map(|n| s.t.customer(s.acme, &format!("Asiakas {n}"))).collect();
    let plan = s.plan;
    thread::scope(|scope| {
        for (n, customer) in customers.iter().enumerate() {
            let (world, customer) = (s.t.world.clone(), *customer);
            scope.spawn(move || {
                for step in 0..5 {
                    let fails = (n + step) % 3 == 0;
                    let done = world.work_blocking(&Caller::command_line(), move |act| {
                        let placed = place(act, customer, &order(plan, 1))?;
                        issue(act, placed.head.id)?;
                        if fails { Err(Refusal::Busy.into()) } else { Ok(()) }
                    });
                    assert_eq!(done.is_err(), fails, "{done:?}");
                }
            });
        }
    });
    let numbers: Vec<(String,)> = s
        .t
        .made(|act| Ok(act.tx().all("SELECT number FROM invoices WHERE number IS NOT NULL", params![])?));
    let numbers: BTreeSet<String> = numbers.into_iter().map(|row| row.0).collect();
    let expected: BTreeSet<String> = (1..=20).map(|n| format!("INV-{n:04}")).collect();
    assert_eq!(numbers, expected);
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

/// Customers with invoices are kept for the books; an order alone keeps nobody.
#[test]
fn customers_with_invoices_are_kept() {
    let s = scene();
    let (customer, plan) = (s.customer, s.plan);
    let other = s.t.customer(s.acme, "Other Oy");
    s.t.invoice(customer, plan, 1);
    s.t.made(move |act| place(act, other, &order(plan, 1)));
    let refused = s.t.work(&Caller::command_line(), move |act| crate::customers::delete(act, customer));
    assert_eq!(refusal(refused), Refusal::InvoicesKept { count: 1 });
    s.t.made(move |act| crate::customers::delete(act, other));
    assert_eq!(s.t.number("SELECT COUNT(*) FROM invoice_lines"), 1);
}

/// The list finds by name, number and reference, shows what is late, and sums what is open.
#[test]
fn the_list_finds_and_sums() {
    let s = scene();
    let (acme, plan) = (s.acme, s.plan);
    let other = s.t.customer(acme, "Other Oy");
    let (first, second) = (s.t.invoice(s.customer, plan, 1), s.t.invoice(other, plan, 2));
    s.t.made(move |act| place(act, other, &order(plan, 1)));
    s.t.pay(first.head.id, "a", 262);
    let found = |view, query: &str| {
        let filter = InvoiceFilter { view, query: query.into(), customer: None };
        let page = s.t.read(&s.max, move |act| list(act, acme, &filter, &Window::first(10))).unwrap();
        page.items.into_iter().map(|head| head.number.unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(found(None, ""), ["", "INV-0002", "INV-0001"]);
    assert_eq!(found(None, "other"), ["", "INV-0002"]);
    assert_eq!(found(None, "inv-0001"), ["INV-0001"]);
    assert_eq!(found(None, &second.head.payment_reference.unwrap()), ["INV-0002"]);
    assert_eq!(found(Some(InvoiceView::Open), ""), ["INV-0002", "INV-0001"]);
    assert_eq!(found(Some(InvoiceView::Drafts), ""), [""]);
    assert_eq!(found(Some(InvoiceView::Overdue), ""), Vec::<String>::new());
    s.on("2026-12-20");
    assert_eq!(found(Some(InvoiceView::Overdue), "").len(), 2);
    let sums = s.t.read(&s.max, move |act| tally(act, acme)).unwrap();
    let open = vec![("EUR".to_owned(), 6000 + 12_525)];
    assert_eq!((sums.drafts, sums.open_count, sums.overdue_count), (1, 2, 2));
    assert_eq!((sums.open.clone(), sums.overdue), (open.clone(), open));
}

/// The doctor proves the sums: what invoices say against payments and notes, and the last number of each series.
#[test]
fn the_doctor_proves_the_sums() {
    let s = scene();
    let issued = s.t.invoice(s.customer, s.plan, 1);
    s.t.pay(issued.head.id, "a", 6262);
    s.credit(issued.head.id, Some(100));
    let examine = || s.t.read(&Caller::command_line(), crate::doctor::examine).unwrap();
    assert_eq!(examine(), []);
    for (damage, check) in [
        ("UPDATE invoices SET paid_minor = paid_minor - 1 WHERE paid_minor > 0", Check::Invoices),
        ("UPDATE invoices SET credited_minor = 0 WHERE credited_minor > 0", Check::Invoices),
        ("UPDATE number_series SET last_number = 2 WHERE series = 'CN-'", Check::Numbers),
    ] {
        let before = examine().len();
        s.t.raw(damage);
        let found = examine();
        assert_eq!(
            (found.len(), found.iter().any(|found| found.check == check)),
            (before + 1, true),
            "{damage}"
        );
    }
}
