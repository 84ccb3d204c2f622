//! Random histories of orders, payments, reversals and credits against a model that is simple enough to be believed,
//! compared after every step.

use std::collections::BTreeMap;

use proptest::{prelude::*, test_runner::TestCaseError};

use super::*;
use crate::{
    Caller, Error, Refusal,
    access::PartnerType,
    doctor,
    ids::{LicenseId, PaymentId},
    licenses::{self, rules::Status},
    products::PlanForm,
    testing::{TestWorld, order, payment},
};

#[derive(Clone, Debug)]
enum Step {
    Issue,
    Cancel,
    /// So many hundredths of the total, under one of a few references.
    Pay(i64, u8),
    Reverse(usize),
    /// So many hundredths of the total; all that is left at 100.
    Credit(i64),
    Suspend,
    Resume,
    Days(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Issue),
        1 => Just(Step::Cancel),
        5 => (prop::sample::select(vec![10i64, 50, 100, 130]), 0u8..6).prop_map(|(share, name)| Step::Pay(share, name)),
        3 => (0usize..6).prop_map(Step::Reverse),
        1 => prop::sample::select(vec![10i64, 40, 100]).prop_map(Step::Credit),
        1 => Just(Step::Suspend),
        1 => Just(Step::Resume),
        2 => (1i64..40).prop_map(Step::Days),
    ]
}

/// What should be.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a history has them all, in any mixture")]
struct Model {
    issued: bool,
    cancelled: bool,
    total: i64,
    credited: i64,
    /// By reference: amount, and whether it was taken back.
    payments: BTreeMap<String, (i64, bool)>,
    suspended: bool,
    given_back: bool,
    /// Since when it is paid in full, in days of the history.
    begun: Option<i64>,
    used: i64,
    day: i64,
}

impl Model {
    fn paid(&self) -> i64 {
        self.payments.values().filter(|payment| !payment.1).map(|payment| payment.0).sum()
    }

    fn state(&self) -> State {
        let due = self.total - self.credited;
        match () {
            () if self.cancelled => State::Cancelled,
            () if !self.issued => State::Draft,
            () if due == 0 => State::Credited,
            () if self.paid() >= due => State::Paid,
            () if self.paid() > 0 => State::PartlyPaid,
            () => State::Issued,
        }
    }

    fn status(&self) -> Status {
        match () {
            () if self.given_back => Status::Revoked,
            () if self.suspended => Status::Suspended,
            () if self.begun.is_none() => Status::AwaitingPayment,
            () => Status::Active,
        }
    }

    /// What money and credit notes do to the term.
    fn settle(&mut self) {
        match (self.state(), self.begun) {
            (State::Paid, None) if !self.given_back => self.begun = Some(self.day),
            (State::Issued | State::PartlyPaid, Some(begun)) => {
                self.used += self.day - begun;
                self.begun = None;
            }
            (State::Credited, _) => self.given_back = true,
            _ => {}
        }
    }
}

struct Field {
    t: TestWorld,
    invoice: InvoiceId,
    /// By reference, as they were recorded.
    payments: BTreeMap<String, PaymentId>,
    start: i64,
}

fn field() -> Field {
    let t = TestWorld::new();
    let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
    let customer = t.customer(acme, "Asiakas Oy");
    let form = PlanForm { term_months: 66, ..PlanForm::default() };
    let plan = t.plan(t.product(acme).id, form).id;
    t.issuer(acme, plan);
    let invoice = t.made(move |act| place(act, customer, &order(plan, 2))).head.id;
    let start = t.event_count();
    Field { t, invoice, payments: BTreeMap::new(), start }
}

impl Field {
    fn work(&self, operation: impl Fn(&mut Act<'_>) -> Result<Invoice> + Send + 'static) -> Option<Invoice> {
        match self.t.work(&Caller::command_line(), operation) {
            Ok(invoice) => Some(invoice),
            Err(Error::Refused(_)) => None,
            Err(failed) => panic!("{failed:?}"),
        }
    }

    fn license(&self) -> Option<LicenseId> {
        let id = self.invoice;
        self.t.made(move |act| get(act, id)).licenses.first().map(|license| license.license)
    }

    /// Does a step on both sides; whether an event is due for it.
    fn walk(&mut self, model: &mut Model, step: &Step) -> bool {
        let (id, open) = (self.invoice, model.issued && !model.cancelled);
        match step {
            Step::Issue => {
                let expected = !model.issued && !model.cancelled;
                assert_eq!(self.work(move |act| issue(act, id)).is_some(), expected);
                model.issued |= expected;
                expected
            }
            Step::Cancel => {
                let expected = !model.issued && !model.cancelled;
                assert_eq!(self.work(move |act| cancel(act, id)).is_some(), expected);
                model.cancelled |= expected;
                expected
            }
            Step::Pay(share, name) => self.pay(model, (*share, *name), open),
            Step::Reverse(which) => self.reverse(model, *which),
            Step::Credit(share) => self.credit(model, *share, open),
            Step::Suspend | Step::Resume => self.hold(model, matches!(step, Step::Suspend)),
            Step::Days(days) => {
                self.t.clock.advance_seconds(days * 86_400);
                model.day += days;
                false
            }
        }
    }

    fn pay(&mut self, model: &mut Model, (share, name): (i64, u8), open: bool) -> bool {
        let (id, amount, reference) = (self.invoice, model.total * share / 100, format!("ref {name}"));
        let known = model.payments.get(&reference).copied();
        let taken = open && known.is_none_or(|known| known.0 == amount && !known.1);
        let new = payment(&reference, amount);
        let after = self.work(move |act| record_payment(act, id, &new));
        assert_eq!(after.is_some(), taken, "{reference} {amount} {known:?}");
        let Some(after) = after.filter(|_| known.is_none()) else { return false };
        let recorded = after.payments.iter().find(|payment| payment.reference == reference);
        self.payments.insert(reference.clone(), recorded.unwrap().id);
        model.payments.insert(reference, (amount, false));
        model.settle();
        true
    }

    fn reverse(&mut self, model: &mut Model, which: usize) -> bool {
        let Some((reference, payment)) = self.payments.iter().nth(which) else { return false };
        let (id, payment) = (self.invoice, *payment);
        let known = model.payments.get_mut(reference).unwrap();
        let expected = !known.1;
        known.1 = true;
        let done = self.work(move |act| reverse_payment(act, id, payment, "bounced")).is_some();
        assert_eq!(done, expected);
        if expected {
            model.settle();
        }
        expected
    }

    fn credit(&mut self, model: &mut Model, share: i64, open: bool) -> bool {
        let (id, left) = (self.invoice, model.total - model.credited);
        let amount = if share == 100 { left } else { model.total * share / 100 };
        let expected = open && amount > 0 && amount <= left;
        let gross = (share != 100).then_some(amount);
        let done = self.work(move |act| credit(act, id, gross, "returned")).is_some();
        assert_eq!(done, expected, "{amount} of {left}");
        if expected {
            model.credited += amount;
            model.settle();
        }
        expected
    }

    fn hold(&self, model: &mut Model, suspend: bool) -> bool {
        let Some(license) = self.license() else { return false };
        let done = self.t.work(&Caller::command_line(), move |act| {
            if suspend { licenses::suspend(act, license, "dispute") } else { licenses::resume(act, license) }
        });
        let expected = if suspend { !model.suspended && !model.given_back } else { model.suspended };
        assert_eq!(done.is_ok(), expected);
        if expected {
            model.suspended = suspend;
        }
        expected
    }

    fn compare(&self, model: &Model) -> std::result::Result<(), TestCaseError> {
        let id = self.invoice;
        let invoice = self.t.made(move |act| get(act, id));
        let head = &invoice.head;
        prop_assert_eq!(
            (head.state, head.paid_minor, head.credited_minor),
            (model.state(), model.paid(), model.credited)
        );
        let due = model.total - model.credited;
        prop_assert_eq!(head.overpaid_minor(), (model.paid() - due).max(0));
        let Some(bought) = invoice.licenses.first() else { return Ok(()) };
        let license = bought.license;
        let license = self.t.made(move |act| licenses::get(act, license));
        prop_assert_eq!(license.standing.status, model.status());
        prop_assert_eq!(bought.days_used, model.used);
        if let Some(begun) = model.begun.filter(|_| !model.given_back) {
            let first: crate::clock::Day = "2026-11-23".parse().unwrap();
            let first = first.plus_days(begun);
            let last = licenses::rules::last_day(first, 66).plus_days(-model.used);
            prop_assert_eq!((license.valid_from, license.valid_to), (first, last));
        }
        Ok(())
    }
}

fn cases() -> u32 {
    if std::env::var_os("SEATWRIGHT_TEST_POSTGRES").is_some() { 6 } else { 24 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 40, ..ProptestConfig::default() })]

    /// RU-13, RU-14: whatever is paid, taken back and credited in whatever order, states, sums, days and events are
    /// those of the model, and the doctor finds nothing.
    #[test]
    fn every_history_ends_as_the_model_says(steps in prop::collection::vec(step(), 1..18)) {
        let mut field = field();
        let id = field.invoice;
        let total = field.t.made(move |act| get(act, id)).head.total_minor;
        let mut model = Model { total, ..Model::default() };
        let mut events = field.start;
        for step in &steps {
            events += i64::from(field.walk(&mut model, step));
            field.compare(&model)?;
            prop_assert_eq!(field.t.event_count(), events, "{:?}", step);
        }
        let found = field.t.read(&Caller::command_line(), doctor::examine).unwrap();
        prop_assert_eq!(found, []);
    }
}

/// Refusals of money are no failures.
#[test]
fn an_order_takes_no_money() {
    let field = field();
    let id = field.invoice;
    let refused = field.t.work(&Caller::command_line(), move |act| record_payment(act, id, &payment("a", 1)));
    assert_eq!(crate::testing::refusal(refused), Refusal::InvoiceNotIssued);
}
