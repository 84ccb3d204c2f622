//! Invariant 1 under many hands at once, and every counter against a simple model through random histories.

mod at_once;
mod history;
mod whole;

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

/// A small number below `most`, from a stream that repeats for its seed.
fn below(stream: &SeededRandom, most: usize) -> usize {
    let [a, b] = random::bytes(stream);
    usize::from(u16::from_be_bytes([a, b])) % most
}

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
                ..Default::default()
            },
            moves: false,
            held: None,
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
