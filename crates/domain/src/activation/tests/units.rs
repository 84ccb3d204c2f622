//! Units bought, taken by enrolling devices and given back, by many hands at once, and a checker that replays what was
//! acknowledged: never more seats than bought, never a lost yes.

use std::collections::HashMap;

use super::{
    replay::{self, Order, draw},
    *,
};
use crate::{
    deployment_keys::{self, KeyForm},
    doctor,
    ids::SeatId,
    random::SeededRandom,
};

const THREADS: usize = 8;
const STEPS: usize = 130;
/// Units that are there when it begins, and users who have some of them all the time.
const BOUGHT: i64 = 5;
const KEPT: usize = 2;

type Told = replay::Told<What>;

#[derive(Debug)]
enum What {
    Taken(SeatId),
    GivenBack(SeatId),
    Bought(i64),
    Refused(Refusal),
}

struct Hand<'a> {
    scene: &'a Scene,
    key: &'a Secret,
    name: usize,
    order: &'a Order,
    dice: SeededRandom,
    held: Vec<SeatId>,
}

impl Hand<'_> {
    fn draw(&self, below: u64) -> u64 {
        draw(&self.dice, below)
    }

    fn step(&mut self, step: usize) -> Told {
        let order = self.order;
        order.noted(|| self.asks(step))
    }

    fn asks(&mut self, step: usize) -> What {
        let what = match self.draw(100) {
            0..50 => self.takes(step),
            50..80 => self.gives_back(step),
            _ => self.buys(),
        };
        what.unwrap_or_else(|error| What::Refused(refusal(Err::<(), _>(error))))
    }

    fn takes(&mut self, step: usize) -> Result<What> {
        let machine = device(&format!("machine {} of {}", step, self.name));
        let asked = Enrollment { deployment_key: self.key.clone(), login: String::new(), device: machine };
        let enrolled =
            self.scene.t.work(&caller(), move |act| enroll(act, &asked)).and_then(settled)?.installation;
        let seat = self.scene.t.read(&self.scene.mia, move |act| installations::get(act, enrolled))?.seat;
        self.held.push(seat);
        Ok(What::Taken(seat))
    }

    fn gives_back(&mut self, step: usize) -> Result<What> {
        if self.held.is_empty() {
            return self.takes(step);
        }
        let at = usize::try_from(self.draw(self.held.len() as u64)).unwrap_or(0);
        let seat = self.held.swap_remove(at);
        self.scene.t.work(&self.scene.mia, move |act| seats::remove(act, seat))?;
        Ok(What::GivenBack(seat))
    }

    fn buys(&self) -> Result<What> {
        let (id, quantity) = (self.scene.license.id, i64::try_from(self.draw(12)).unwrap_or(0) + 3);
        self.scene.t.work(&self.scene.mia, move |act| {
            licenses::set_quantity(act, id, "standard", quantity).map(|_| ())
        })?;
        Ok(What::Bought(quantity))
    }
}

/// From when to when a seat surely was there: from its yes to the asking for its removal.
fn lives(told: &[Told]) -> HashMap<SeatId, (u64, u64)> {
    let mut lives: HashMap<SeatId, (u64, u64)> = HashMap::new();
    for told in told {
        if let What::Taken(seat) = told.what {
            assert!(lives.insert(seat, (told.answered, u64::MAX)).is_none(), "a unit was given twice");
        }
    }
    for told in told {
        if let What::GivenBack(seat) = told.what {
            lives.get_mut(&seat).expect("what was given back had been taken").1 = told.begun;
        }
    }
    lives
}

/// The most that may have been bought at an instant: what was asked for until then, unless something else was
/// acknowledged that was asked for afterwards.
fn bought_at(told: &[Told], at: u64) -> i64 {
    let mut changes = vec![(0, 0, BOUGHT)];
    changes.extend(told.iter().filter_map(|told| match told.what {
        What::Bought(quantity) => Some((told.begun, told.answered, quantity)),
        _ => None,
    }));
    let overtaken = |answered: u64| changes.iter().any(|(begun, done, _)| *begun > answered && *done <= at);
    let possible = changes.iter().filter(|(begun, answered, _)| *begun <= at && !overtaken(*answered));
    possible.map(|(.., quantity)| *quantity).max().expect("the first at least")
}

#[test]
fn never_more_seats_than_bought() {
    let scene = Scene::with(PlanForm::default(), BOUGHT);
    let license = scene.license.id;
    let form = KeyForm { name: "All".into(), name_pattern: "{device}".into(), ..KeyForm::default() };
    let (key, _) = scene.t.made(move |act| deployment_keys::create(act, license, "standard", &form));
    let order = Order::new();
    let told: Vec<Told> = race(THREADS, |name| {
        let dice = SeededRandom::new(name as u64);
        let mut hand = Hand { scene: &scene, key: &key, name, order: &order, dice, held: Vec::new() };
        (0..STEPS).map(|step| hand.step(step)).collect::<Vec<Told>>()
    })
    .into_iter()
    .flatten()
    .collect();

    let lives = lives(&told);
    assert!(lives.len() > 50, "enough was taken to mean something: {}", lives.len());
    assert!(told.iter().any(|told| matches!(told.what, What::Refused(Refusal::NoSeatFree))));
    for at in lives.values().map(|life| life.0) {
        let there = KEPT + lives.values().filter(|(from, until)| *from <= at && at < *until).count();
        let bought = bought_at(&told, at);
        assert!(i64::try_from(there).unwrap() <= bought, "{there} seats of {bought} units at {at}");
    }
    let customer = scene.customer;
    let live: Vec<(SeatId,)> = scene.t.made(move |act| {
        let sql = "SELECT id FROM seats WHERE customer_id = $1 AND removed_at IS NULL";
        Ok(act.tx().all(sql, params![customer])?)
    });
    for (seat, (_, until)) in &lives {
        assert_eq!(live.iter().any(|(live,)| live == seat), *until == u64::MAX, "{seat}");
    }
    assert_eq!(live.len(), KEPT + lives.values().filter(|(_, until)| *until == u64::MAX).count());
    assert_eq!(scene.t.made(doctor::examine), [], "counters equal entries");
}
