//! Invariant 1 under many hands at once, and every counter against a simple model through random histories.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Barrier, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use db::{EngineKind, params};
use proptest::{prelude::*, test_runner::TestCaseError};

use crate::{
    Act, Caller, Door, Error, Refusal, Result, World,
    act::Actor,
    activation::{self, Activation, Device},
    customers, doctor,
    ids::{InstallationId, LicenseId, OrganizationId, SeatId},
    installations, licenses,
    products::PlanForm,
    random::{self, SeededRandom},
    seats,
    testing::{TestWorld, customer_form, license_request, new_seat},
    vault::Secret,
};

/// What many hands work on: a purchased license, a trial, and the users on both.
struct Field {
    world: World,
    customer: OrganizationId,
    purchased: LicenseId,
    trial: LicenseId,
    users: Mutex<Vec<User>>,
    devices: Mutex<Vec<InstallationId>>,
    done: AtomicBool,
}

#[derive(Clone)]
struct User {
    seat: SeatId,
    name: String,
    code: String,
}

const THREADS: u64 = 8;

fn steps(engine: EngineKind) -> usize {
    match engine {
        EngineKind::Sqlite => 120,
        EngineKind::Postgres => 40,
    }
}

/// A small number below `most`, from a stream that repeats for its seed.
fn below(stream: &SeededRandom, most: usize) -> usize {
    let [a, b] = random::bytes(stream);
    usize::from(u16::from_be_bytes([a, b])) % most
}

impl Field {
    fn work<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Option<T> {
        expect_no_failure(self.world.work_blocking(&Caller::command_line(), operation))
    }

    fn any_user(&self, stream: &SeededRandom) -> Option<User> {
        let users = self.users.lock().unwrap();
        (!users.is_empty()).then(|| users[below(stream, users.len())].clone())
    }

    fn license(&self, stream: &SeededRandom) -> LicenseId {
        if below(stream, 3) == 0 { self.trial } else { self.purchased }
    }

    fn step(&self, stream: &SeededRandom, name: String) {
        match below(stream, 12) {
            0..=2 => self.add(self.license(stream), name),
            3 | 4 => self.remove(stream),
            5 => self.set_quantity(stream),
            6..=8 => self.activate(stream, name),
            9 => self.release(stream),
            10 => self.connect(stream),
            _ => self.renew(stream),
        }
    }

    fn add(&self, license: LicenseId, name: String) {
        let (row, customer) = (new_seat(&name), self.customer);
        let added = self.work(move |act| {
            let seat = seats::add(act, license, std::slice::from_ref(&row))?[0];
            let code = seats::reveal_codes(act, customer, &[seat])?.remove(0).1;
            Ok((seat, code.reveal().to_owned()))
        });
        if let Some((seat, code)) = added {
            self.users.lock().unwrap().push(User { seat, name, code });
        }
    }

    fn remove(&self, stream: &SeededRandom) {
        if let Some(user) = self.any_user(stream) {
            self.work(move |act| seats::remove(act, user.seat));
        }
    }

    fn set_quantity(&self, stream: &SeededRandom) {
        let (license, quantity) = (self.license(stream), below(stream, 9) as i64);
        self.work(move |act| licenses::set_quantity(act, license, "standard", quantity));
    }

    fn activate(&self, stream: &SeededRandom, name: String) {
        let Some(user) = self.any_user(stream) else { return };
        // Each from an address of its own: dead codes are guesses, and these are many.
        let caller = Caller { ip: name.clone(), ..Caller::new(Actor::Stranger, Door::Activation) };
        let request = Activation {
            username: user.name,
            activation_code: Secret::new(user.code),
            device: Device {
                fingerprint: name.clone(),
                name,
                platform: "linux".into(),
                software_version: "1.0".into(),
            },
        };
        let answer = self.world.work_blocking(&caller, move |act| activation::activate(act, &request));
        if let Some(Ok(activated)) = expect_no_failure(answer) {
            self.devices.lock().unwrap().push(activated.installation);
        }
    }

    fn release(&self, stream: &SeededRandom) {
        let device = {
            let devices = self.devices.lock().unwrap();
            (!devices.is_empty()).then(|| devices[below(stream, devices.len())])
        };
        if let Some(device) = device {
            self.work(move |act| installations::release(act, device));
        }
    }

    fn connect(&self, stream: &SeededRandom) {
        let license = self.purchased;
        if let Some(user) = self.any_user(stream) {
            self.work(move |act| licenses::connect_trial_client(act, license, user.seat));
        }
    }

    fn renew(&self, stream: &SeededRandom) {
        let Some(user) = self.any_user(stream) else { return };
        let customer = self.customer;
        let code = self.work(move |act| {
            seats::renew_code(act, user.seat)?;
            Ok(seats::reveal_codes(act, customer, &[user.seat])?.remove(0).1.reveal().to_owned())
        });
        if let Some(code) = code {
            let mut users = self.users.lock().unwrap();
            users
                .iter_mut()
                .filter(|known| known.seat == user.seat)
                .for_each(|known| known.code = code.clone());
        }
    }

    /// Looks at one snapshot after the other until all are done: no counter is ever out of bounds or out of step.
    fn watch(&self) -> usize {
        let mut looks = 0;
        while !self.done.load(Ordering::SeqCst) {
            assert_eq!(self.findings(), []);
            looks += 1;
        }
        looks
    }

    fn findings(&self) -> Vec<doctor::Finding> {
        let answer = self.world.read_blocking(&Caller::command_line(), |act| {
            let (wrong,): (i64,) = act.tx().one(
                "SELECT COUNT(*) FROM lines WHERE NOT (0 <= assigned AND assigned <= quantity \
                 AND 0 <= installed AND installed <= assigned * devices_per_seat)",
                params![],
            )?;
            assert_eq!(wrong, 0);
            doctor::examine(act)
        });
        answer.expect("the doctor can always look")
    }
}

/// What came of an operation: done, or refused. Never a failure, whatever the others do.
fn expect_no_failure<T>(answer: Result<T>) -> Option<T> {
    match answer {
        Ok(done) => Some(done),
        Err(Error::Refused(_)) => None,
        Err(Error::Failed(failure)) => panic!("{failure:?}"),
    }
}

fn field(devices_per_seat: i64) -> (TestWorld, Arc<Field>) {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let product = t.product(t.operator()).id;
    let plan = |version: &str| {
        let form = PlanForm {
            name: version.into(),
            version: version.into(),
            devices_per_seat,
            ..PlanForm::default()
        };
        t.plan(product, form).id
    };
    let field = Field {
        world: t.world.clone(),
        customer,
        purchased: t.license(customer, plan("full"), 4, 0).id,
        trial: t.license(customer, plan("trial"), 3, 0).id,
        users: Mutex::default(),
        devices: Mutex::default(),
        done: AtomicBool::new(false),
    };
    (t, Arc::new(field))
}

/// Invariant 1, scale 10, SR-61: eight at once add, remove, change totals, activate, release, move and renew;
/// a ninth looks on. No failure, no counter out of step at any instant, and the trail verifies afterwards.
#[test]
fn counters_equal_rows_whatever_many_hands_do() {
    for (seed, devices_per_seat) in [(1, 1), (2, 3)] {
        let (t, field) = field(devices_per_seat);
        let steps = steps(t.world.db().engine());
        let watcher = {
            let field = Arc::clone(&field);
            thread::spawn(move || field.watch())
        };
        let hands: Vec<_> = (0..THREADS)
            .map(|hand| {
                let field = Arc::clone(&field);
                thread::spawn(move || {
                    let stream = SeededRandom::new(seed * 1000 + hand);
                    for step in 0..steps {
                        field.step(&stream, format!("user-{hand}-{step}"));
                    }
                })
            })
            .collect();
        let broken: Vec<_> = hands.into_iter().filter_map(|hand| hand.join().err()).collect();
        field.done.store(true, Ordering::SeqCst);
        let looks = watcher.join();
        assert!(broken.is_empty() && looks.is_ok_and(|looks| looks > 0), "seed {seed}");
        assert_eq!(field.findings(), [], "seed {seed}");
        let added = t.number("SELECT COUNT(*) FROM seats");
        let removed = t.number("SELECT COUNT(*) FROM seats WHERE removed_at IS NOT NULL");
        let installed = t.number("SELECT COUNT(*) FROM installations");
        assert!(
            added > 10 && removed > 0 && installed > 0,
            "{added} added, {removed} removed, {installed} installed"
        );
        while t.made(|act| crate::audit::seal(act, 1000)) > 0 {}
        assert_eq!(field.findings(), [], "seed {seed}, sealed");
        // Each change that came through wrote one event; those of added users are told apart by their action.
        let events = t.number("SELECT COUNT(*) FROM events WHERE action = 'seats-added'");
        assert_eq!(events, added);
        assert_eq!(t.number("SELECT COUNT(*) FROM events WHERE action = 'seat-removed'"), removed);
    }
}

/// SR-61: of many who want the last units at once exactly as many get one as there are.
#[test]
fn the_last_units_go_to_exactly_as_many() {
    let (t, field) = field(1);
    let won: usize = thread::scope(|scope| {
        let hands: Vec<_> = (0..16)
            .map(|hand| {
                let field = &field;
                scope.spawn(move || {
                    let (license, row) = (field.purchased, new_seat(&format!("user-{hand}")));
                    field.work(move |act| seats::add(act, license, std::slice::from_ref(&row))).is_some()
                })
            })
            .collect();
        hands.into_iter().filter_map(|hand| hand.join().ok()).filter(|won| *won).count()
    });
    assert_eq!((won, t.number("SELECT COUNT(*) FROM seats")), (4, 4));
    assert_eq!(field.findings(), []);
}

/// Of many who add the same name, or the same code, at once one wins and the others are told which it is.
#[test]
fn one_name_and_one_code_have_one_winner() {
    let (t, field) = field(1);
    let purchased = field.purchased;
    t.made(move |act| licenses::set_quantity(act, purchased, "standard", 100));
    for by_code in [false, true] {
        let answers: Vec<Result<Vec<SeatId>>> = thread::scope(|scope| {
            let hands: Vec<_> = (0..8)
                .map(|hand| {
                    let world = &field.world;
                    scope.spawn(move || {
                        let mut row = new_seat(if by_code { "" } else { "same" });
                        if by_code {
                            row.username = format!("user-{hand}");
                            row.code = Some(",V73QIBzDf".into());
                        }
                        world.work_blocking(&Caller::command_line(), move |act| {
                            seats::add(act, purchased, std::slice::from_ref(&row))
                        })
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 7));
        let field = if by_code { "row_1_activation_code" } else { "row_1_username" };
        for answer in lost {
            let Err(Error::Refused(Refusal::Invalid(problems))) = answer else { panic!("{answer:?}") };
            assert_eq!((problems[0].field.as_str(), problems[0].problem.code()), (field, "taken"));
        }
    }
    assert_eq!(field.findings(), []);
}

/// Runs both at the same moment.
fn at_once(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for hand in [Box::new(one) as Box<dyn FnOnce() + Send>, Box::new(other)] {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                hand();
            });
        }
    });
}

/// NX-31, invariant 1: a client that is connected to another license while it is removed, released, renewed or
/// installed on a second device is counted where it ends up, and nowhere else.
#[test]
fn a_client_moved_while_something_else_happens_is_counted_once() {
    let (t, field) = field(2);
    let (purchased, trial) = (field.purchased, field.trial);
    // Past the rules: a trial's units are those it began with.
    t.raw("UPDATE lines SET quantity = 100 WHERE quantity > 0");
    t.raw("UPDATE ledger_accounts SET quantity = 100");
    t.raw("UPDATE ledger_entries SET units = 100, quantity = 100 WHERE counter = 'quantity'");
    for round in 0..40 {
        let name = format!("user-{round}");
        field.add(trial, name.clone());
        let user = field.users.lock().unwrap().pop().unwrap();
        let seat = user.seat;
        let device = t.device(seat, "laptop");
        let stream = SeededRandom::new(round);
        at_once(
            || drop(field.work(move |act| licenses::connect_trial_client(act, purchased, seat))),
            || match round % 4 {
                0 => drop(field.work(move |act| seats::remove(act, seat))),
                1 => drop(field.work(move |act| installations::release(act, device))),
                _ => {
                    field.users.lock().unwrap().push(user);
                    field.activate(&stream, name);
                    field.users.lock().unwrap().clear();
                }
            },
        );
        assert_eq!(field.findings(), [], "round {round}");
    }
}

type Operation = Box<dyn Fn(&mut Act<'_>) -> Result<()> + Send>;

/// NX-13: a customer that is deleted while a user is added, a license issued or its record saved: one of the two
/// comes first, and the other is told; nothing is left half there.
#[test]
fn a_customer_deleted_while_something_else_happens() {
    let t = TestWorld::new();
    let root = t.operator();
    let plan = t.plan(t.product(root).id, PlanForm::default()).id;
    for round in 0..24 {
        let customer = t.customer(root, &format!("Asiakas {round} Oy"));
        let license = t.license(customer, plan, 4, 0).id;
        let work = |operation: Operation| {
            expect_no_failure(t.world.work_blocking(&Caller::command_line(), operation));
        };
        at_once(
            || work(Box::new(move |act| customers::delete(act, customer))),
            || match round % 3 {
                0 => work(Box::new(move |act| seats::add(act, license, &[new_seat("ann")]).map(drop))),
                1 => work(Box::new(move |act| {
                    licenses::issue(act, customer, &license_request(plan, 1, 0)).map(drop)
                })),
                _ => work(Box::new(move |act| {
                    customers::change(act, customer, &customer_form("Uusi Oy"), 1).map(drop)
                })),
            },
        );
        assert_eq!(t.made(doctor::examine), [], "round {round}");
    }
}

/// NX-32: those who extend a trial at once get a month for each extension, or are refused.
#[test]
fn extensions_at_once_add_up() {
    let t = TestWorld::new();
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let form = PlanForm {
        name: "Trial".into(),
        version: "trial".into(),
        term_months: 1,
        trial_extensions: 3,
        ..PlanForm::default()
    };
    let plan = t.plan(t.product(t.operator()).id, form).id;
    for round in 1..=8 {
        let license = t.license(customer, plan, 1, 0).id;
        let won: usize = thread::scope(|scope| {
            let hands: Vec<_> = (0..8)
                .map(|_| {
                    let world = &t.world;
                    scope.spawn(move || {
                        let extend = move |act: &mut Act<'_>| licenses::extend_trial(act, license);
                        expect_no_failure(world.work_blocking(&Caller::command_line(), extend)).is_some()
                    })
                })
                .collect();
            hands.into_iter().filter_map(|hand| hand.join().ok()).filter(|won| *won).count()
        });
        let after = t.made(move |act| licenses::get(act, license));
        let seen = (won, after.trial_extensions_left, after.valid_to.to_string());
        assert_eq!(seen, (3, 0, "2027-03-22".into()), "round {round}");
        assert_eq!(t.number("SELECT COUNT(*) FROM terms"), 4 * round);
    }
}

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
