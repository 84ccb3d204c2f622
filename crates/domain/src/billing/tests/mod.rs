//! Orders, invoices and payments on a real database: who issues what under which number, and what money does.

mod issuing;
mod paying;
mod pricing;

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

/// In parts, credit notes take exactly what was invoiced, rate by rate: the last one takes what the others left.
#[test]
fn credit_notes_add_up_rate_by_rate() {
    let s = scene();
    let customer = s.customer;
    let low = OrderLine { edition: "server".into(), vat_rate: Some(1400), ..order_line(s.plan, 1) };
    let order = Order { lines: vec![order_line(s.plan, 1), low], ..Order::default() };
    let issued = s.t.made(move |act| {
        let placed = place(act, customer, &order)?;
        issue(act, placed.head.id)
    });
    let id = issued.head.id;
    let parts = [Some(1), Some(333), Some(4_999), Some(1), None];
    let notes: Vec<Invoice> = parts.into_iter().map(|gross| s.credit(id, gross)).collect();
    let of = |rate: i64| {
        let sums = notes.iter().flat_map(|note| &note.totals.rates).filter(|sum| sum.rate == rate);
        sums.fold((0, 0), |all, sum| (all.0 + sum.net, all.1 + sum.vat))
    };
    for sum in &issued.totals.rates {
        assert_eq!(of(sum.rate), (sum.net, sum.vat), "{}", sum.rate);
    }
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
    // Listed for the customer, its partner and the operator; the other's order is listed nowhere any more.
    assert_eq!(s.t.number("SELECT COUNT(*) FROM invoice_feed"), 3);
    assert_eq!(s.t.number("SELECT COUNT(*) FROM open_invoice_feed"), 3);
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
        let filter = InvoiceFilter { view, query: query.into(), customer: None, ..InvoiceFilter::default() };
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
