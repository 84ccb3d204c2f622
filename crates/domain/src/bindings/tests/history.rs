//! Random histories of binding, registering and ending against a simple model (invariant 3).

use super::*;

/// What random histories are made of.
#[derive(Clone, Debug)]
enum Step {
    Bind(u8),
    BindUnit(u8, u8),
    Unbind(u8),
    Undo,
    Register(u8),
    Expire,
    Resize(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..6_u8).prop_map(Step::Bind),
        2 => (0..4_u8, 0..6_u8).prop_map(|(unit, who)| Step::BindUnit(unit, who)),
        3 => (0..4_u8).prop_map(Step::Unbind),
        1 => Just(Step::Undo),
        2 => (0..6_u8).prop_map(Step::Register),
        1 => Just(Step::Expire),
        1 => (1..5_u8).prop_map(Step::Resize),
    ]
}

/// What should be there: who holds which unit, who is registered, how many units there are.
#[derive(Default)]
struct Model {
    units: i64,
    holders: BTreeMap<SeatId, u8>,
    known: Vec<SeatId>,
    registered: BTreeSet<u8>,
    last_unbound: Option<(UnbindId, SeatId, u8)>,
    expired: bool,
}

impl Model {
    fn bind(&mut self, seat: SeatId, who: u8) {
        self.holders.insert(seat, who);
        if !self.known.contains(&seat) {
            self.known.push(seat);
        }
        if self.last_unbound.is_some_and(|last| last.1 == seat) {
            self.last_unbound = None;
        }
    }

    fn takes(&self, who: u8) -> bool {
        !self.expired
            && (self.holders.len() as i64) < self.units
            && !self.holders.values().any(|held| *held == who)
    }

    fn run(&mut self, s: &Scene, step: &Step) -> std::result::Result<(), TestCaseError> {
        let email = |who: &u8| format!("p{who}@example.com");
        match step {
            Step::Bind(who) => {
                let answer = binds(s, &email(who));
                prop_assert_eq!(answer.is_ok(), self.takes(*who), "{:?}", answer);
                if let Ok(bound) = answer {
                    prop_assert!(!self.holders.contains_key(&bound.seat));
                    prop_assert_eq!(bound.pending, !self.registered.contains(who));
                    self.bind(bound.seat, *who);
                }
            }
            Step::BindUnit(unit, who) => {
                let Some(seat) = self.known.get(usize::from(*unit)).copied() else { return Ok(()) };
                let answer = binds_seat(s, seat, &email(who));
                prop_assert_eq!(
                    answer.is_ok(),
                    self.takes(*who) && !self.holders.contains_key(&seat),
                    "{:?}",
                    answer
                );
                if answer.is_ok() {
                    self.bind(seat, *who);
                }
            }
            Step::Unbind(unit) => {
                let Some(seat) = self.known.get(usize::from(*unit)).copied() else { return Ok(()) };
                let answer = unbinds(s, &[seat]);
                prop_assert_eq!(answer.is_ok(), self.holders.contains_key(&seat));
                if let Ok(unbound) = answer {
                    let who = self.holders.remove(&seat).unwrap_or_default();
                    self.last_unbound = Some((unbound.id, seat, who));
                }
            }
            Step::Undo => self.undo(s)?,
            Step::Register(who) => {
                if self.registered.insert(*who) {
                    registered(&s.t, &email(who));
                }
            }
            Step::Expire => {
                self.expired = true;
                self.last_unbound = None;
                s.t.clock.advance_seconds(500 * 86_400);
            }
            Step::Resize(units) => {
                let (license, units) = (s.license.id, i64::from(*units));
                let fits = units >= self.holders.len() as i64;
                let answer = s.t.work(&Caller::command_line(), move |act| {
                    licenses::set_quantity(act, license, "standard", units)
                });
                prop_assert_eq!(answer.is_ok(), fits, "{:?}", answer.map(drop));
                if fits {
                    self.units = units;
                }
            }
        }
        Ok(())
    }

    fn undo(&mut self, s: &Scene) -> std::result::Result<(), TestCaseError> {
        let Some((id, seat, who)) = self.last_unbound else { return Ok(()) };
        let held = self.holders.values().any(|held| *held == who);
        let fits = (self.holders.len() as i64) < self.units && !held;
        let answer = undoes(s, id);
        prop_assert_eq!(answer.is_ok(), fits, "{:?}", answer);
        if fits {
            self.bind(seat, who);
            self.last_unbound = None;
        }
        Ok(())
    }

    /// Every row, counter and index against the model.
    fn agrees(&self, s: &Scene) -> std::result::Result<(), TestCaseError> {
        let (customer, license) = (s.customer, s.license.id);
        let filter = Filter { license: Some(license), ..Filter::default() };
        let rows =
            s.t.made(move |act| list(act, customer, &filter, &Window::first(200)))
                .items
                .into_iter()
                .filter(|row| row.edition_code == "standard");
        let (mut seen, mut free) = (BTreeMap::new(), 0);
        for row in rows {
            match row.holding {
                Holding::Free => free += 1,
                Holding::Named => return Err(TestCaseError::fail("nobody was named")),
                Holding::Bound | Holding::Pending => {
                    let who: u8 = row.email[1..2].parse().unwrap();
                    prop_assert_eq!(row.holding == Holding::Bound, self.registered.contains(&who));
                    seen.insert(row.seat.unwrap(), who);
                }
            }
        }
        prop_assert_eq!(&seen, &self.holders, "invariant 3: one holder for each unit");
        prop_assert_eq!(free, self.units - self.holders.len() as i64);
        prop_assert_eq!(s.t.made(open_addresses), self.holders.len() as i64);
        prop_assert_eq!(s.t.made(doctor::examine), vec![]);
        Ok(())
    }
}

/// Invariant 3 and every counter after every step of random histories of bind, unbind, undo, register, expire.
#[test]
fn random_histories_agree_with_the_model() {
    let cases = match TestWorld::unset().world.db().engine() {
        EngineKind::Sqlite => 12,
        EngineKind::Postgres => 4,
    };
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..30))| {
        let s = Scene::with(PlanForm { grace_days: 0, ..PlanForm::default() }, 3);
        for seat in s.seats.clone() {
            s.t.made(move |act| seats::remove(act, seat));
        }
        let mut model = Model { units: 3, ..Model::default() };
        for step in &steps {
            model.run(&s, step)?;
            model.agrees(&s)?;
        }
    });
}
