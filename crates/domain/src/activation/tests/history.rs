//! Thousands of parallel activations, releases, quantity changes and suspensions, and a checker that replays what was
//! acknowledged: never more devices than places, never a lost yes, never a yes while everybody had been told no.

use std::collections::HashMap;

use super::{
    replay::{self, Order, draw},
    *,
};
use crate::{doctor, ids::InstallationId, random::SeededRandom};

const THREADS: usize = 8;
const STEPS: usize = 250;
const USERS: usize = 6;
const MACHINES: u64 = 5;
const DEVICES: i64 = 2;

type Told = replay::Told<What>;

#[derive(Debug)]
enum What {
    Activated { user: usize, installation: InstallationId },
    Released(InstallationId),
    Suspended,
    Resumed,
    ChangedQuantity,
    Refused(Refusal),
}

/// One hand that asks for random things and notes the answers.
struct Hand<'a> {
    scene: &'a Scene,
    codes: &'a [(String, Secret)],
    order: &'a Order,
    dice: SeededRandom,
    held: Vec<(InstallationId, Secret)>,
}

impl Hand<'_> {
    fn draw(&self, below: u64) -> u64 {
        draw(&self.dice, below)
    }

    fn step(&mut self) -> Told {
        let order = self.order;
        order.noted(|| self.asks())
    }

    fn asks(&mut self) -> What {
        let what = match self.draw(100) {
            0..50 => self.activates(),
            50..80 => self.releases(),
            80..84 => self.decides(What::Suspended),
            84..90 => self.decides(What::Resumed),
            _ => self.changes(),
        };
        what.unwrap_or_else(|error| What::Refused(refusal(Err::<(), _>(error))))
    }

    fn activates(&mut self) -> Result<What> {
        let user = usize::try_from(self.draw(USERS as u64)).unwrap_or(0);
        let (username, activation_code) = self.codes[user].clone();
        let device = device(&format!("machine {}", self.draw(MACHINES)));
        let activated = try_activate(
            self.scene,
            &Activation { username, activation_code, device, moves: false, held: None },
        )?;
        let installation = activated.installation;
        self.held.push((installation, activated.device_token));
        Ok(What::Activated { user, installation })
    }

    /// Staff take a device off its seat, as nobody's token is taken away by that.
    fn releases(&mut self) -> Result<What> {
        if self.held.is_empty() {
            return self.activates();
        }
        let at = usize::try_from(self.draw(self.held.len() as u64)).unwrap_or(0);
        let (installation, _) = self.held.swap_remove(at);
        self.scene.t.work(&self.scene.mia, move |act| installations::release(act, installation))?;
        Ok(What::Released(installation))
    }

    fn decides(&self, what: What) -> Result<What> {
        let (id, suspends) = (self.scene.license.id, matches!(what, What::Suspended));
        self.scene.t.work(&self.scene.mia, move |act| {
            if suspends { licenses::suspend(act, id, "x") } else { licenses::resume(act, id) }.map(|_| ())
        })?;
        Ok(what)
    }

    fn changes(&self) -> Result<What> {
        let id = self.scene.license.id;
        let quantity = i64::try_from(self.draw(6)).unwrap_or(0) + 5;
        let change = move |act: &mut Act<'_>| licenses::set_quantity(act, id, "standard", quantity);
        self.scene.t.work(&self.scene.mia, change)?;
        Ok(What::ChangedQuantity)
    }
}

/// From when to when an installation surely was there: from its first yes to the asking for its release.
struct Life {
    user: usize,
    begun: u64,
    surely_from: u64,
    surely_until: u64,
}

fn lives(told: &[Told]) -> HashMap<InstallationId, Life> {
    let mut lives: HashMap<InstallationId, Life> = HashMap::new();
    for told in told {
        if let What::Activated { user, installation } = told.what {
            let fresh = Life { user, begun: u64::MAX, surely_from: u64::MAX, surely_until: u64::MAX };
            let life = lives.entry(installation).or_insert(fresh);
            assert_eq!(life.user, user, "an installation is of one seat");
            life.begun = life.begun.min(told.begun);
            life.surely_from = life.surely_from.min(told.answered);
        }
    }
    for told in told {
        if let What::Released(installation) = told.what {
            let life = lives.get_mut(&installation).expect("what was released had been activated");
            life.surely_until = life.surely_until.min(told.begun);
        }
    }
    lives
}

/// Sweeps over all instants at which one more was surely there.
fn never_more_than_places(lives: &HashMap<InstallationId, Life>) {
    for at in lives.values().map(|life| life.surely_from) {
        let mut there = [0_i64; USERS];
        for life in lives.values().filter(|life| life.surely_from <= at && at < life.surely_until) {
            there[life.user] += 1;
        }
        assert!(there.iter().all(|there| *there <= DEVICES), "more devices than places: {there:?}");
    }
}

/// An activation that lay wholly inside a suspension that nobody was ending must not have been a yes.
fn never_a_yes_while_suspended(told: &[Told]) {
    let resumes: Vec<&Told> = told.iter().filter(|told| matches!(told.what, What::Resumed)).collect();
    for suspension in told.iter().filter(|told| matches!(told.what, What::Suspended)) {
        let ends = resumes.iter().filter(|resume| resume.answered > suspension.begun);
        let end = ends.map(|resume| resume.begun).min().unwrap_or(u64::MAX);
        for told in told.iter().filter(|told| matches!(told.what, What::Activated { .. })) {
            let inside = told.begun > suspension.answered && told.answered < end;
            assert!(!inside, "a yes while suspended: {told:?}");
        }
    }
}

fn never_a_lost_yes(scene: &Scene, lives: &HashMap<InstallationId, Life>) {
    let customer = scene.customer;
    let live: Vec<(InstallationId,)> = scene.t.made(move |act| {
        let sql = "SELECT id FROM installations WHERE customer_id = $1 AND released_at IS NULL";
        Ok(act.tx().all(sql, params![customer])?)
    });
    for (id, life) in lives {
        let there = live.iter().any(|(live,)| live == id);
        assert_eq!(there, life.surely_until == u64::MAX, "{id}: acknowledged and what is there differ");
    }
    assert_eq!(live.len(), lives.values().filter(|life| life.surely_until == u64::MAX).count());
}

#[test]
fn what_was_acknowledged_is_what_is() {
    let scene = Scene::with(two_devices(), 8);
    let names: Vec<String> = (0..USERS - 2).map(|at| format!("user{at}@example.com")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut seats = scene.seats.clone();
    seats.extend(scene.t.seats(scene.license.id, &names));
    let usernames = ["ann@example.com", "bob@example.com"].into_iter().chain(names);
    let codes: Vec<(String, Secret)> =
        usernames.zip(&seats).map(|(name, seat)| (name.to_owned(), scene.code(*seat))).collect();
    let order = Order::new();
    let told: Vec<Told> = race(THREADS, |at| {
        let dice = SeededRandom::new(at as u64);
        let mut hand = Hand { scene: &scene, codes: &codes, order: &order, dice, held: Vec::new() };
        (0..STEPS).map(|_| hand.step()).collect::<Vec<Told>>()
    })
    .into_iter()
    .flatten()
    .collect();

    let lives = lives(&told);
    assert!(lives.len() > 100, "enough was let in to mean something: {}", lives.len());
    assert!(told.iter().any(|told| matches!(told.what, What::Refused(Refusal::NoSeatFree))));
    never_more_than_places(&lives);
    never_a_yes_while_suspended(&told);
    never_a_lost_yes(&scene, &lives);
    assert_eq!(scene.t.made(doctor::examine), [], "counters equal entries");
    let quantity = license(&scene).lines.iter().map(|line| (line.assigned, line.quantity)).next().unwrap();
    assert!(quantity.0 <= quantity.1, "{quantity:?}");
}
