//! The model's words: what may happen next, and what is held and billed, as plain numbers.

use super::*;

/// One step of a random history; numbers choose among what is there.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Order {
        at: usize,
        units: i64,
    },
    /// So many hundredths of the total.
    Pay {
        bill: usize,
        share: i64,
    },
    Reverse {
        payment: usize,
    },
    Redeem,
    Allot {
        at: usize,
        units: i64,
    },
    Return {
        at: usize,
        units: i64,
    },
    AllotBelow {
        units: i64,
    },
    ReturnFromBelow {
        units: i64,
    },
    Bind {
        license: usize,
        who: u8,
    },
    Unbind {
        bond: usize,
    },
    Days(i64),
}

pub(super) fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..2usize, 1..5i64).prop_map(|(at, units)| Step::Order { at, units }),
        4 => (0..8usize, prop::sample::select(vec![30i64, 50, 100, 130]))
            .prop_map(|(bill, share)| Step::Pay { bill, share }),
        2 => (0..12usize).prop_map(|payment| Step::Reverse { payment }),
        1 => Just(Step::Redeem),
        3 => (0..2usize, 1..5i64).prop_map(|(at, units)| Step::Allot { at, units }),
        2 => (0..2usize, 1..4i64).prop_map(|(at, units)| Step::Return { at, units }),
        1 => (1..4i64).prop_map(|units| Step::AllotBelow { units }),
        1 => (1..4i64).prop_map(|units| Step::ReturnFromBelow { units }),
        6 => (0..12usize, 0..5u8).prop_map(|(license, who)| Step::Bind { license, who }),
        3 => (0..20usize).prop_map(|bond| Step::Unbind { bond }),
        3 => prop::sample::select(vec![1i64, 10, 100, 250]).prop_map(Step::Days),
    ]
}

/// A license: its units, who is bound, and its days.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub id: LicenseId,
    pub at: usize,
    pub units: i64,
    pub bonds: BTreeMap<u8, SeatId>,
    /// Whether its units came of the code.
    pub of_code: bool,
    pub awaits_payment: bool,
    pub first: Day,
    pub last: Day,
}

impl Held {
    pub fn used(&self) -> i64 {
        self.bonds.len() as i64
    }

    pub fn status(&self, today: Day) -> Status {
        match () {
            () if self.awaits_payment => Status::AwaitingPayment,
            () if today <= self.last => Status::Active,
            () if today <= self.last.plus_days(GRACE) => Status::Grace,
            () => Status::Expired,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Bill {
    pub id: InvoiceId,
    pub total: i64,
    pub license: usize,
    pub payments: Vec<(PaymentId, i64, bool)>,
    pub begun: Option<Day>,
    pub used: i64,
}

impl Bill {
    pub fn paid(&self) -> i64 {
        self.payments.iter().filter(|payment| !payment.2).map(|payment| payment.1).sum()
    }

    pub fn state(&self) -> State {
        match self.paid() {
            0 => State::Issued,
            paid if paid < self.total => State::PartlyPaid,
            _ => State::Paid,
        }
    }
}

const GRACE: i64 = 14;
pub(super) const MONTHS: i64 = 12;
