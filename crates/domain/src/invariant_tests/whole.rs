//! Codes, invoices, payments, licenses and people together: one model of plain numbers through random histories of add,
//! allot, return, bind, unbind, pay, reverse and expire, every counter compared after every step. The rooms have models
//! of their own; this one sees what they do to each other.

mod compare;
mod model;

use model::{Bill, Held, MONTHS, Step, a_step};

use super::*;
use crate::{
    billing::{self, State},
    bindings,
    clock::Day,
    expiries,
    ids::{InvoiceId, PaymentId},
    licenses::rules::{Status, last_day},
    page::Window,
    purchase_codes,
    testing::{Shop, payment},
};

/// What one license and the code held at the end of a day.
type Past = (Day, Vec<(LicenseId, i64, i64)>, (i64, i64));

struct Whole {
    shop: Shop,
    customers: [OrganizationId; 2],
    codes: Vec<Secret>,
    day: Day,
    total: i64,
    below: i64,
    held: Vec<Held>,
    bills: Vec<Bill>,
    past: Vec<Past>,
    made: usize,
}

type Checked = std::result::Result<(), TestCaseError>;

impl Whole {
    fn new() -> Self {
        let shop = Shop::with_books();
        let customers = ["Eka Oy", "Toka Oy"].map(|name| shop.t.customer(shop.acme, name));
        let (_, codes) = shop.t.batch(shop.acme, shop.plan, 4);
        let day =
            shop.t.made(|act| Ok(act.now())).day_in(&jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
        Self {
            codes: codes.into_iter().map(|code| code.1).collect(),
            customers,
            day,
            total: 10,
            below: 4,
            held: Vec::new(),
            bills: Vec::new(),
            past: Vec::new(),
            made: 0,
            shop,
        }
    }

    /// The answer of an act that may be refused.
    fn tried<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Option<T> {
        expect_no_failure(self.shop.t.work(&self.shop.admin, operation))
    }

    fn code_used(&self) -> i64 {
        self.below + self.held.iter().filter(|held| held.of_code).map(|held| held.units).sum::<i64>()
    }

    fn pending(&self) -> i64 {
        self.total - self.code_used()
    }

    /// The license that came of the code and whose term is not over.
    fn running(&self, at: usize) -> Option<usize> {
        self.held.iter().position(|held| held.of_code && held.at == at && self.day <= held.last)
    }

    fn take(&mut self, step: &Step) -> Checked {
        match *step {
            Step::Order { at, units } => self.order(at, units),
            Step::Pay { bill, share } => {
                self.pay(bill, share);
                Ok(())
            }
            Step::Reverse { payment } => self.reverse(payment),
            Step::Redeem => self.redeem(),
            Step::Allot { at, units } => self.allot(at, units),
            Step::Return { at, units } => self.take_back(at, units),
            Step::AllotBelow { units } => self.allot_below(units),
            Step::ReturnFromBelow { units } => self.return_from_below(units),
            Step::Bind { license, who } => self.bind(license, who),
            Step::Unbind { bond } => self.unbind(bond),
            Step::Days(days) => {
                self.pass(days);
                Ok(())
            }
        }
    }

    fn order(&mut self, at: usize, units: i64) -> Checked {
        let invoice = self.shop.t.invoice(self.customers[at], self.shop.plan, units);
        // 49.90 a unit, and 25.5 % tax, rounded half up.
        let net = 4990 * units;
        let total = net + (net * 255 + 500) / 1000;
        prop_assert_eq!(invoice.head.total_minor, total);
        let license = self.held.len();
        self.held.push(Held {
            id: invoice.licenses[0].license,
            at,
            units,
            bonds: BTreeMap::new(),
            of_code: false,
            awaits_payment: true,
            first: self.day,
            last: last_day(self.day, MONTHS),
        });
        let payments = Vec::new();
        self.bills.push(Bill { id: invoice.head.id, total, license, payments, begun: None, used: 0 });
        Ok(())
    }

    fn pay(&mut self, bill: usize, share: i64) {
        let Some(number) = chosen(bill, self.bills.len()) else { return };
        self.made += 1;
        let (bill, reference) = (&mut self.bills[number], format!("ref {}", self.made));
        let (id, amount) = (bill.id, bill.total * share / 100);
        let new = payment(&reference, amount);
        let after = self.shop.t.made(move |act| billing::record_payment(act, id, &new));
        let recorded = after.payments.iter().find(|payment| payment.reference == reference).unwrap().id;
        bill.payments.push((recorded, amount, false));
        self.settle(number);
    }

    fn reverse(&mut self, which: usize) -> Checked {
        let all: Vec<(usize, usize)> = self
            .bills
            .iter()
            .enumerate()
            .flat_map(|(bill, of)| (0..of.payments.len()).map(move |payment| (bill, payment)))
            .collect();
        let Some(place) = chosen(which, all.len()) else { return Ok(()) };
        let (bill, payment) = all[place];
        let (id, (recorded, _, gone)) = (self.bills[bill].id, self.bills[bill].payments[payment]);
        let done = self.tried(move |act| billing::reverse_payment(act, id, recorded, "bounced")).is_some();
        prop_assert_eq!(done, !gone);
        self.bills[bill].payments[payment].2 = true;
        self.settle(bill);
        Ok(())
    }

    /// RU-09, RU-14: paid in full the term begins today, less the days that were used before; taken back it waits.
    fn settle(&mut self, number: usize) {
        let (today, bill) = (self.day, &mut self.bills[number]);
        let held = &mut self.held[bill.license];
        match (bill.state(), bill.begun) {
            (State::Paid, None) => {
                bill.begun = Some(today);
                held.awaits_payment = false;
                held.first = today;
                held.last = last_day(today, MONTHS).plus_days(-bill.used).max(today);
            }
            (State::Issued | State::PartlyPaid, Some(begun)) => {
                bill.used += today.days_since(begun);
                bill.begun = None;
                held.awaits_payment = true;
            }
            _ => {}
        }
    }

    fn redeem(&mut self) -> Checked {
        let Some(code) = self.codes.pop() else { return Ok(()) };
        let (stock, acme) = (self.shop.stock, self.shop.acme);
        let enter = |code: Secret| {
            self.tried(move |act| {
                let found = purchase_codes::try_code(act, acme, code.reveal())?.map_err(Error::from)?;
                purchase_codes::update(act, stock, &found)
            })
        };
        prop_assert!(enter(code.clone()).is_some());
        self.total += 10;
        Ok(())
    }

    fn allot(&mut self, at: usize, units: i64) -> Checked {
        let (stock, customer) = (self.shop.stock, self.customers[at]);
        let license = self.tried(move |act| purchase_codes::allot(act, stock, customer, units));
        prop_assert_eq!(license.is_some(), units <= self.pending());
        let Some(license) = license else { return Ok(()) };
        if let Some(known) = self.running(at) {
            prop_assert_eq!(license.id, self.held[known].id, "the same license grows");
            self.held[known].units += units;
            return Ok(());
        }
        self.held.push(Held {
            id: license.id,
            at,
            units,
            bonds: BTreeMap::new(),
            of_code: true,
            awaits_payment: false,
            first: self.day,
            last: last_day(self.day, MONTHS),
        });
        Ok(())
    }

    /// What of the code somebody has, the latest.
    fn allotment(&self, to: OrganizationId) -> purchase_codes::Allotment {
        let stock = self.shop.stock;
        let given = self.shop.t.made(move |act| purchase_codes::allotments(act, stock, &Window::first(200)));
        given.items.into_iter().find(|allotment| allotment.to == to).expect("they were given some")
    }

    fn take_back(&mut self, at: usize, units: i64) -> Checked {
        let Some(known) = self.running(at) else { return Ok(()) };
        let (stock, allotment) = (self.shop.stock, self.allotment(self.customers[at]).id);
        let done = self.tried(move |act| purchase_codes::take_back(act, stock, allotment, units)).is_some();
        let held = &mut self.held[known];
        prop_assert_eq!(done, units <= held.units - held.used());
        held.units -= if done { units } else { 0 };
        Ok(())
    }

    fn allot_below(&mut self, units: i64) -> Checked {
        let (stock, partner) = (self.shop.stock, self.shop.gamma);
        let done =
            self.tried(move |act| purchase_codes::allot_to_partner(act, stock, partner, units)).is_some();
        prop_assert_eq!(done, units <= self.pending());
        self.below += if done { units } else { 0 };
        Ok(())
    }

    fn return_from_below(&mut self, units: i64) -> Checked {
        let (stock, allotment) = (self.shop.stock, self.shop.allotment);
        let done = self.tried(move |act| purchase_codes::take_back(act, stock, allotment, units)).is_some();
        prop_assert_eq!(done, units <= self.below);
        self.below -= if done { units } else { 0 };
        Ok(())
    }

    fn bind(&mut self, license: usize, who: u8) -> Checked {
        let Some(place) = chosen(license, self.held.len()) else { return Ok(()) };
        let (id, email) = (self.held[place].id, format!("p{who}@x.example"));
        let bound = self.tried(move |act| bindings::bind(act, id, "standard", &email));
        let held = &mut self.held[place];
        let takes = held.used() < held.units
            && !held.bonds.contains_key(&who)
            && held.status(self.day) != Status::Expired;
        prop_assert_eq!(bound.is_some(), takes);
        if let Some(bound) = bound {
            held.bonds.insert(who, bound.seat);
        }
        Ok(())
    }

    fn unbind(&mut self, bond: usize) -> Checked {
        let all: Vec<(usize, u8, SeatId)> = self
            .held
            .iter()
            .enumerate()
            .flat_map(|(place, held)| held.bonds.iter().map(move |(who, seat)| (place, *who, *seat)))
            .collect();
        let Some(chosen) = chosen(bond, all.len()) else { return Ok(()) };
        let (place, who, seat) = all[chosen];
        prop_assert!(self.tried(move |act| bindings::unbind(act, &[seat])).is_some());
        self.held[place].bonds.remove(&who);
        Ok(())
    }

    /// Days go by, and the worker enters what ended.
    fn pass(&mut self, days: i64) {
        let lines = self.held.iter().map(|held| (held.id, held.units, held.used())).collect();
        self.past.push((self.day, lines, (self.total, self.code_used())));
        self.shop.t.clock.advance_seconds(days * 86_400);
        self.day = self.day.plus_days(days);
        let worker = Caller::worker("expiries");
        self.shop
            .t
            .work(&worker, |act| {
                let found = expiries::unplaced(act, 100)?;
                expiries::arm(act, &found)?;
                expiries::enter_due(act, 100)
            })
            .unwrap();
    }
}

/// A place among so many, when there are any.
fn chosen(number: usize, count: usize) -> Option<usize> {
    (count > 0).then(|| number % count)
}

fn config() -> ProptestConfig {
    let on_server = std::env::var_os("SEATWRIGHT_TEST_POSTGRES").is_some();
    ProptestConfig {
        cases: if on_server { 5 } else { 16 },
        failure_persistence: None,
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    /// Invariants 1 to 4, ES-08, RU-06, RU-09, RU-11, RU-14: after every step of a random history every counter, day and
    /// sum of codes, licenses, bindings, invoices and the ledger is that of one model, and so is every past day at the end.
    #[test]
    fn everything_together_follows_one_model(steps in prop::collection::vec(a_step(), 1..30)) {
        let mut whole = Whole::new();
        for step in &steps {
            whole.take(step)?;
            whole.compare()?;
        }
        whole.look_back()?;
    }
}
