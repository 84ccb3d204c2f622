//! One unit of work: who acts, when, in which transaction. Doors open it through [`World::work`] and
//! [`World::read`]; it commits on `Ok` and rolls back otherwise, and no door can forget either.

mod caller;
mod erased;
mod world;

use std::sync::{Arc, atomic::Ordering};

use db::Tx;
use uuid::Uuid;

pub use caller::{Actor, Caller, Door};
pub use world::World;

use crate::{
    activation::Memory,
    clock::Instant,
    ids::EventId,
    partner_types::Presets,
    random::{self, Random},
    refusal::{Refusal, Result},
    totals::LongLists,
    vault::{Place, Secret, Vault},
};

/// Together with the half second for which what is remembered may be old, this stays below a second.
const LONG_WAIT_MICROS: i64 = 250_000;

/// One unit of work in progress.
pub struct Act<'a> {
    tx: Tx<'a>,
    world: &'a World,
    caller: &'a Caller,
    now: Instant,
    /// How often the memory had forgotten anything when this began.
    forgotten: u64,
    /// What partners of each type may do, once it was asked for.
    presets: Option<Arc<Presets>>,
    /// The id of the next event, once something of this act refers to it.
    coming_event: Option<EventId>,
}

impl<'a> Act<'a> {
    fn run(
        tx: &mut Tx<'_>,
        world: &World,
        caller: &Caller,
        operation: &dyn Fn(&mut Act<'_>) -> Result<()>,
    ) -> Result<()> {
        let (now, forgotten) = (world.now(), world.memory().forgettings());
        let tx = tx.reborrow();
        let mut act = Act { tx, world, caller, now, forgotten, presets: None, coming_event: None };
        operation(&mut act)
    }

    /// Asks something as somebody else, in the same transaction: a job acts by the right of who started it.
    pub(crate) fn instead_of<T>(
        &mut self,
        actor: Actor,
        ask: impl FnOnce(&mut Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let caller = Caller { actor, ..self.caller.clone() };
        let presets = self.presets.clone();
        let mut act = Act {
            tx: self.tx.reborrow(),
            world: self.world,
            caller: &caller,
            now: self.now,
            forgotten: self.forgotten,
            presets,
            coming_event: self.coming_event,
        };
        let answer = ask(&mut act);
        // What refers to the next event refers to it whoever acts.
        self.coming_event = act.coming_event;
        answer
    }

    /// What partners of each type may do; read once in an act.
    pub(crate) fn presets_in_force(&mut self) -> Result<Arc<Presets>> {
        if let Some(known) = &self.presets {
            return Ok(Arc::clone(known));
        }
        let read = Arc::new(Presets::read(self)?);
        self.presets = Some(Arc::clone(&read));
        Ok(read)
    }

    /// The presets were changed in this act.
    pub(crate) fn forget_presets(&mut self) {
        self.presets = None;
    }

    /// The instant of this act; it does not move while the act runs.
    pub const fn now(&self) -> Instant {
        self.now
    }

    pub const fn actor(&self) -> &Actor {
        &self.caller.actor
    }

    pub const fn caller(&self) -> &Caller {
        self.caller
    }

    /// Refuses unless the person confirmed their password within the last five minutes (SR-26). The command line
    /// and tokens have no password to ask for.
    pub(crate) fn require_recent_password(&self) -> Result<()> {
        match self.actor() {
            Actor::Person { confirmed_at, .. } if self.now().seconds_since(*confirmed_at) > 300 => {
                Err(Refusal::PasswordNeededAgain.into())
            }
            _ => Ok(()),
        }
    }

    /// The id that the next event of this act will have.
    pub(crate) fn coming_event(&mut self) -> EventId {
        let drawn = self.coming_event.unwrap_or_else(|| EventId::from_uuid(self.fresh_id()));
        *self.coming_event.insert(drawn)
    }

    /// The id of the event that is recorded now.
    pub(crate) fn spend_coming_event(&mut self) -> EventId {
        let id = self.coming_event();
        self.coming_event = None;
        id
    }

    /// Whoever sends mail is to be told when this act has committed.
    pub(crate) fn note_posted(&self) {
        self.world.0.posted.store(true, Ordering::Release);
    }

    pub(crate) const fn tx(&mut self) -> &mut Tx<'a> {
        &mut self.tx
    }

    pub(crate) fn fresh_id(&self) -> Uuid {
        self.world.fresh_id(self.now)
    }

    pub(crate) fn random(&self) -> &dyn Random {
        self.world.random()
    }

    pub(crate) fn long_lists(&self) -> &LongLists {
        &self.world.0.long_lists
    }

    /// How often the memory had forgotten anything before this act took its snapshot.
    pub(crate) const fn forgotten_before(&self) -> u64 {
        self.forgotten
    }

    /// Whether this act has waited for others so long that what it read at its beginning may be old news.
    pub(crate) fn has_waited(&self) -> bool {
        self.world.now().micros() - self.now.micros() >= LONG_WAIT_MICROS
    }

    pub(crate) fn memory(&self) -> &Memory {
        self.world.memory()
    }

    pub(crate) fn vault(&self) -> &Vault {
        self.world.vault()
    }

    pub(crate) fn seal(&self, place: Place, secret: &str) -> Vec<u8> {
        self.vault().seal(place, random::bytes(self.random()), secret.as_bytes())
    }

    pub(crate) fn open(&self, place: Place, sealed: &[u8]) -> Result<Secret> {
        Ok(self.vault().open_text(place, sealed)?)
    }
}
