//! Random histories of codes and their units against a simple model (invariant 2).

use super::*;

/// What the model knows of one customer of one stock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Has {
    units: i64,
    users: Vec<SeatId>,
    parked: i64,
    license: Option<LicenseId>,
}

/// A stock, its codes and its customers, as plain numbers.
#[derive(Clone, Debug, Default)]
struct Model {
    total: i64,
    partner: i64,
    customers: [Has; 2],
    disabled: [bool; 2],
    pending_codes: Vec<(CodeId, Secret)>,
    entered: Vec<CodeId>,
}

impl Model {
    fn used(&self) -> i64 {
        self.partner + self.customers.iter().map(|has| has.units).sum::<i64>()
    }

    fn pending(&self) -> i64 {
        self.total - self.used()
    }
}

struct Play {
    shop: Shop,
    customers: [OrganizationId; 2],
    model: Model,
}

impl Play {
    fn new() -> Self {
        let shop = Shop::new();
        let customers = [shop.t.customer(shop.acme, "Eka"), shop.t.customer(shop.acme, "Toka")];
        let (_, more) = shop.t.batch(shop.acme, shop.plan, 4);
        let model = Model {
            total: 10,
            partner: 4,
            pending_codes: more,
            entered: vec![shop.codes[0].0],
            ..Model::default()
        };
        Self { shop, customers, model }
    }

    /// Whether the act came through.
    fn run(&self, operation: impl Fn(&mut Act<'_>) -> Result<()> + Send + 'static) -> bool {
        match self.shop.t.work(&self.shop.admin, operation) {
            Ok(()) => true,
            Err(Error::Refused(_)) => false,
            Err(Error::Failed(failure)) => panic!("{failure:?}"),
        }
    }

    fn allotment(&self, to: OrganizationId) -> Option<AllotmentId> {
        let stock = self.shop.stock;
        let found = given(&self.shop.t, stock);
        found.into_iter().find(|allotment| allotment.to == to).map(|allotment| allotment.id)
    }

    fn step(&mut self, (kind, at, n): (u8, usize, i64)) {
        let (stock, customer) = (self.shop.stock, self.customers[at]);
        match kind {
            0 | 1 => self.add_units(at, n),
            2 => self.take_units(at, n),
            3 => self.add_user(at),
            4 => self.drop_user(at),
            5 => self.disable(at, n),
            6 => {
                let done = self.run(move |act| customers::enable(act, customer));
                assert_eq!(done, self.model.disabled[at]);
                if done {
                    self.model.disabled[at] = false;
                    let units = self.model.customers[at].parked.min(self.model.pending());
                    let has = &mut self.model.customers[at];
                    (has.units, has.parked) = (has.units + units, 0);
                }
            }
            7 => {
                let gamma = self.shop.gamma;
                let done = self.run(move |act| allot_to_partner(act, stock, gamma, n).map(drop));
                assert_eq!(done, n <= self.model.pending());
                self.model.partner += if done { n } else { 0 };
            }
            8 => {
                let allotment = self.shop.allotment;
                let done = self.run(move |act| take_back(act, stock, allotment, n).map(drop));
                assert_eq!(done, n <= self.model.partner);
                self.model.partner -= if done { n } else { 0 };
            }
            9 => self.redeem(),
            _ => self.cancel(),
        }
    }

    fn add_units(&mut self, at: usize, n: i64) {
        let (stock, customer) = (self.shop.stock, self.customers[at]);
        let done = self.run(move |act| allot(act, stock, customer, n).map(drop));
        assert_eq!(done, n <= self.model.pending() && !self.model.disabled[at]);
        if done {
            let license = self.shop.t.made(move |act| licenses::list(act, customer))[0].id;
            let has = &mut self.model.customers[at];
            (has.units, has.license) = (has.units + n, Some(license));
        }
    }

    fn take_units(&mut self, at: usize, n: i64) {
        let Some(allotment) = self.allotment(self.customers[at]) else { return };
        let stock = self.shop.stock;
        let done = self.run(move |act| take_back(act, stock, allotment, n).map(drop));
        let has = &mut self.model.customers[at];
        assert_eq!(done, n <= has.units - has.users.len() as i64 && !self.model.disabled[at]);
        has.units -= if done { n } else { 0 };
    }

    fn add_user(&mut self, at: usize) {
        let Some(license) = self.model.customers[at].license else { return };
        let row = new_seat(&format!("u{}@x.example", uuid::Uuid::now_v7().simple()));
        let added = self
            .shop
            .t
            .work(&self.shop.admin, move |act| seats::add(act, license, std::slice::from_ref(&row)));
        let has = &mut self.model.customers[at];
        assert_eq!(added.is_ok(), has.units > has.users.len() as i64);
        has.users.extend(added.into_iter().flatten());
    }

    fn drop_user(&mut self, at: usize) {
        let Some(seat) = self.model.customers[at].users.pop() else { return };
        assert!(self.run(move |act| seats::remove(act, seat)));
    }

    fn disable(&mut self, at: usize, n: i64) {
        let customer = self.customers[at];
        let share = if n % 2 == 0 { Share::Keep } else { Share::Return };
        let done = self.run(move |act| disable_customer(act, customer, "x", share));
        assert_eq!(done, !self.model.disabled[at]);
        if done {
            self.model.disabled[at] = true;
            let has = &mut self.model.customers[at];
            if share == Share::Return {
                let free = has.units - has.users.len() as i64;
                (has.units, has.parked) = (has.units - free, free);
            }
        }
    }

    fn redeem(&mut self) {
        let Some((id, code)) = self.model.pending_codes.pop() else { return };
        let (stock, acme) = (self.shop.stock, self.shop.acme);
        let done = self.run(move |act| {
            let found = try_code(act, acme, code.reveal())?.map_err(Error::from)?;
            update(act, stock, &found).map(drop)
        });
        assert!(done);
        self.model.total += 10;
        self.model.entered.push(id);
    }

    fn cancel(&mut self) {
        let Some(code) = self.model.entered.pop() else { return };
        let (batch,): (BatchId,) = self.shop.t.made(move |act| {
            Ok(act.tx().one("SELECT batch_id FROM purchase_codes WHERE id = $1", db::params![code])?)
        });
        assert!(self.run(move |act| cancel(act, (batch, code), "x").map(drop)));
        self.model.total -= self.model.pending().min(10);
    }

    fn compare(&self) {
        let stock = self.shop.stock;
        let (found, given) = (self.shop.t.made(move |act| get(act, stock)), given(&self.shop.t, stock));
        assert_eq!((found.total, found.used), (self.model.total, self.model.used()));
        let units: BTreeMap<OrganizationId, (i64, i64)> =
            given.iter().map(|one| (one.to, (one.units, one.parked))).collect();
        for (customer, has) in self.customers.iter().zip(&self.model.customers) {
            assert_eq!(units.get(customer).copied().unwrap_or_default(), (has.units, has.parked));
            if let Some(license) = has.license {
                let line = self.shop.t.made(move |act| licenses::get(act, license)).lines[0].clone();
                assert_eq!((line.quantity, line.assigned), (has.units, has.users.len() as i64));
            }
        }
        healthy(&self.shop.t);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// ES-08, invariant 2: whatever is added, given, taken back, cancelled, disabled, enabled and redeemed in whatever
    /// order, every counter is that of a simple model after every step.
    #[test]
    fn counters_are_those_of_a_simple_model(
        steps in proptest::collection::vec((0u8..11, 0usize..2, 1i64..6), 1..24)
    ) {
        let mut play = Play::new();
        for step in steps {
            play.step(step);
            play.compare();
        }
    }
}
