//! Random histories against a model that only adds and subtracts.

use super::*;

/// One step of a random history; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Step {
    Add { license: usize, edition: usize, count: usize },
    Remove { user: usize },
    SetQuantity { license: usize, edition: usize, quantity: i64 },
    Suspend { license: usize },
    Resume { license: usize },
    Install { user: usize },
    Release { user: usize },
    Connect { user: usize },
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..2usize, 0..2usize, 1..4usize).prop_map(|(license, edition, count)| Step::Add { license, edition, count }),
        3 => (0..40usize).prop_map(|user| Step::Remove { user }),
        3 => (0..2usize, 0..2usize, 0..8i64)
            .prop_map(|(license, edition, quantity)| Step::SetQuantity { license, edition, quantity }),
        1 => (0..2usize).prop_map(|license| Step::Suspend { license }),
        1 => (0..2usize).prop_map(|license| Step::Resume { license }),
        3 => (0..40usize).prop_map(|user| Step::Install { user }),
        1 => (0..40usize).prop_map(|user| Step::Release { user }),
        2 => (0..40usize).prop_map(|user| Step::Connect { user }),
    ]
}

const EDITIONS: [&str; 2] = ["standard", "server"];

const NAMES: [&str; 2] = ["Standard", "Server"];

const DEVICES_PER_SEAT: usize = 2;

/// The first license is purchased, the second a trial.
const PURCHASED: usize = 0;

/// What should be there, by nothing but adding and subtracting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Model {
    quantity: [[i64; 2]; 2],
    suspended: [bool; 2],
    users: BTreeMap<SeatId, Held>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    license: usize,
    edition: usize,
    devices: Vec<InstallationId>,
}

impl Model {
    fn assigned(&self, license: usize, edition: usize) -> i64 {
        self.on(license, edition).count() as i64
    }

    fn installed(&self, license: usize, edition: usize) -> i64 {
        self.on(license, edition).map(|held| held.devices.len() as i64).sum()
    }

    fn on(&self, license: usize, edition: usize) -> impl Iterator<Item = &Held> {
        self.users.values().filter(move |held| held.license == license && held.edition == edition)
    }

    fn user(&self, number: usize) -> Option<SeatId> {
        let count = self.users.len();
        (count > 0).then(|| *self.users.keys().nth(number % count).expect("within the count"))
    }

    fn exhausted(&self, license: usize, edition: usize, wanted: i64) -> Option<Refusal> {
        let free = self.quantity[license][edition] - self.assigned(license, edition);
        (wanted > free).then(|| Refusal::SeatsExhausted {
            edition: NAMES[edition].into(),
            wanted,
            free,
            missing: wanted - free,
        })
    }
}

struct History {
    t: TestWorld,
    customer: OrganizationId,
    licenses: [LicenseId; 2],
    model: Model,
    made: usize,
}

type Checked = std::result::Result<(), TestCaseError>;

impl History {
    fn new() -> Self {
        let t = TestWorld::new();
        let customer = t.customer(t.operator(), "Asiakas Oy");
        let product = t.product(t.operator()).id;
        let plan = |version: &str| PlanForm {
            name: version.into(),
            version: version.into(),
            devices_per_seat: DEVICES_PER_SEAT as i64,
            ..PlanForm::default()
        };
        let (full, trial) = (t.plan(product, plan("full")).id, t.plan(product, plan("trial")).id);
        let licenses = [t.license(customer, full, 4, 1).id, t.license(customer, trial, 2, 1).id];
        let model = Model { quantity: [[4, 1], [2, 1]], ..Model::default() };
        Self { t, customer, licenses, model, made: 0 }
    }

    fn work<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Refusal> {
        self.t.work(&Caller::command_line(), operation).map_err(|error| match error {
            Error::Refused(refusal) => refusal,
            Error::Failed(failure) => panic!("{failure:?}"),
        })
    }

    fn take(&mut self, step: &Step) -> Checked {
        match *step {
            Step::Add { license, edition, count } => self.add(license, edition, count),
            Step::Remove { user } => self.remove(user),
            Step::SetQuantity { license, edition, quantity } => self.set_quantity(license, edition, quantity),
            Step::Suspend { license } => self.suspend(license),
            Step::Resume { license } => self.resume(license),
            Step::Install { user } => {
                self.install(user);
                Ok(())
            }
            Step::Release { user } => self.release(user),
            Step::Connect { user } => self.connect(user),
        }
    }

    fn add(&mut self, license: usize, edition: usize, count: usize) -> Checked {
        let rows: Vec<seats::NewSeat> = (0..count)
            .map(|number| seats::NewSeat {
                edition: EDITIONS[edition].into(),
                ..new_seat(&format!("user-{}", self.made + number))
            })
            .collect();
        self.made += count;
        let id = self.licenses[license];
        let answer = self.work(move |act| seats::add(act, id, &rows));
        let expected = self.model.exhausted(license, edition, count as i64);
        prop_assert_eq!(answer.as_ref().err(), expected.as_ref());
        for seat in answer.unwrap_or_default() {
            self.model.users.insert(seat, Held { license, edition, devices: Vec::new() });
        }
        Ok(())
    }

    fn remove(&mut self, user: usize) -> Checked {
        let Some(seat) = self.model.user(user) else { return Ok(()) };
        prop_assert_eq!(self.work(move |act| seats::remove(act, seat)), Ok(()));
        prop_assert_eq!(self.work(move |act| seats::remove(act, seat)), Err(Refusal::NotFound));
        self.model.users.remove(&seat);
        Ok(())
    }

    fn set_quantity(&mut self, license: usize, edition: usize, quantity: i64) -> Checked {
        let id = self.licenses[license];
        let answer =
            self.work(move |act| licenses::set_quantity(act, id, EDITIONS[edition], quantity)).map(drop);
        let assigned = self.model.assigned(license, edition);
        if license == 1 && quantity != self.model.quantity[license][edition] {
            prop_assert_eq!(answer, Err(Refusal::TrialNotChanged));
        } else if quantity < assigned {
            let missing = assigned - quantity;
            let edition = NAMES[edition].into();
            let expected = Refusal::QuantityBelowAssigned { edition, quantity, assigned, missing };
            prop_assert_eq!(answer, Err(expected));
        } else {
            prop_assert_eq!(answer, Ok(()));
            self.model.quantity[license][edition] = quantity;
        }
        Ok(())
    }

    fn suspend(&mut self, license: usize) -> Checked {
        let id = self.licenses[license];
        let answer = self.work(move |act| licenses::suspend(act, id, "unpaid")).map(drop);
        let held = std::mem::replace(&mut self.model.suspended[license], true);
        prop_assert_eq!(answer, if held { Err(Refusal::AlreadySuspended) } else { Ok(()) });
        Ok(())
    }

    fn resume(&mut self, license: usize) -> Checked {
        let id = self.licenses[license];
        let answer = self.work(move |act| licenses::resume(act, id)).map(drop);
        let held = std::mem::replace(&mut self.model.suspended[license], false);
        prop_assert_eq!(answer, if held { Ok(()) } else { Err(Refusal::NotSuspended) });
        Ok(())
    }

    fn install(&mut self, user: usize) {
        let Some(seat) = self.model.user(user) else { return };
        let held = self.model.users.get_mut(&seat).expect("just found");
        if held.devices.len() < DEVICES_PER_SEAT {
            held.devices.push(self.t.device(seat, "laptop"));
        }
    }

    fn release(&mut self, user: usize) -> Checked {
        let Some(seat) = self.model.user(user) else { return Ok(()) };
        let Some(device) = self.model.users.get_mut(&seat).and_then(|held| held.devices.pop()) else {
            return Ok(());
        };
        prop_assert_eq!(self.work(move |act| installations::release(act, device)), Ok(()));
        Ok(())
    }

    fn connect(&mut self, user: usize) -> Checked {
        let Some(seat) = self.model.user(user) else { return Ok(()) };
        let id = self.licenses[PURCHASED];
        let answer = self.work(move |act| licenses::connect_trial_client(act, id, seat)).map(drop);
        let held = self.model.users[&seat].clone();
        let expected = if held.license == PURCHASED || held.devices.is_empty() {
            Err(Refusal::NotATrialClient)
        } else {
            self.model.exhausted(PURCHASED, held.edition, 1).map_or(Ok(()), Err)
        };
        prop_assert_eq!(&answer, &expected);
        if expected.is_ok() {
            self.model.users.get_mut(&seat).expect("just read").license = PURCHASED;
        }
        Ok(())
    }

    /// Every counter and every list against the model.
    fn compare(&self) -> Checked {
        let (customer, ids) = (self.customer, self.licenses);
        let (licenses, listed) = self.t.made(move |act| {
            let window = crate::page::Window::first(200);
            Ok((
                [licenses::get(act, ids[0])?, licenses::get(act, ids[1])?],
                seats::list(act, customer, &seats::SeatFilter::default(), &window)?,
            ))
        });
        for (place, license) in licenses.iter().enumerate() {
            for (edition, line) in license.lines.iter().enumerate() {
                let found = (line.quantity, line.assigned, line.installed);
                let expected = (
                    self.model.quantity[place][edition],
                    self.model.assigned(place, edition),
                    self.model.installed(place, edition),
                );
                prop_assert_eq!(found, expected, "license {}, {}", place, NAMES[edition]);
            }
            let [standard, server] = self.model.quantity[place];
            prop_assert_eq!(license.total_space_gb(), Some(standard * 10 + server * 25));
            let status = if self.model.suspended[place] { "suspended" } else { "active" };
            prop_assert_eq!(license.standing.status.word(), status);
        }
        let found: BTreeMap<SeatId, (LicenseId, usize)> = listed
            .items
            .iter()
            .map(|seat| (seat.id, (seat.license, usize::try_from(seat.devices).unwrap_or(usize::MAX))))
            .collect();
        let expected: BTreeMap<SeatId, (LicenseId, usize)> = self
            .model
            .users
            .iter()
            .map(|(seat, held)| (*seat, (self.licenses[held.license], held.devices.len())))
            .collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(self.t.made(doctor::examine), Vec::new());
        Ok(())
    }
}

fn config() -> ProptestConfig {
    let on_server = std::env::var_os("SEATWRIGHT_TEST_POSTGRES").is_some();
    ProptestConfig {
        cases: if on_server { 6 } else { 24 },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    /// Invariant 1, NX-24, NX-25, NX-48: after every step of a random history all counters, lists and refusals are
    /// those of a model that only adds and subtracts.
    #[test]
    fn random_histories_follow_the_model(steps in proptest::collection::vec(a_step(), 1..40)) {
        let mut history = History::new();
        for step in &steps {
            history.take(step)?;
            history.compare()?;
        }
    }
}
