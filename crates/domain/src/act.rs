//! One unit of work: who acts, when, in which transaction. Doors open it through [`World::work`] and
//! [`World::read`]; it commits on `Ok` and rolls back otherwise, and no door can forget either.

use std::{
    convert::Infallible,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use db::{Db, Tx};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::{
    access::Role,
    activation::{Heartbeats, Memory},
    changes::Changes,
    clock::{Clock, Instant},
    ids::{AccountId, EventId, InstallationId, OrganizationId, SessionId, TokenId},
    partner_types::Presets,
    random::{self, Random, Sequence},
    refusal::{Failure, Refusal, Result},
    totals::LongLists,
    vault::{Place, Secret, Vault},
    words,
};

words! {
    /// Through which door an act came in.
    Door { Console => "console", Api => "api", Activation => "activation", CommandLine => "cli", Worker => "worker" }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Person {
        account: AccountId,
        name: String,
        session: Option<SessionId>,
        confirmed_at: Instant,
    },
    Token {
        token: TokenId,
        name: String,
        organization: OrganizationId,
        role: Role,
    },
    /// An installed client program.
    Device(InstallationId),
    /// A job of ours, by name.
    System(&'static str),
    /// The operator at the machine itself.
    CommandLine,
    Stranger,
}

impl Actor {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Person { .. } => "person",
            Self::Token { .. } => "token",
            Self::Device(_) => "device",
            Self::System(_) => "system",
            Self::CommandLine => "command-line",
            Self::Stranger => "stranger",
        }
    }

    pub fn id(&self) -> Option<String> {
        match self {
            Self::Person { account, .. } => Some(account.to_string()),
            Self::Token { token, .. } => Some(token.to_string()),
            Self::Device(installation) => Some(installation.to_string()),
            Self::System(_) | Self::CommandLine | Self::Stranger => None,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Person { name, .. } | Self::Token { name, .. } => name,
            Self::System(name) => name,
            Self::Device(_) => "device",
            Self::CommandLine => "command line",
            Self::Stranger => "stranger",
        }
    }

    pub const fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } => Some(*account),
            _ => None,
        }
    }
}

/// Who acts and how they came in.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub door: Door,
    pub request_id: Option<String>,
    /// The address of the other side; empty when there is none.
    pub ip: String,
}

impl Caller {
    pub const fn new(actor: Actor, door: Door) -> Self {
        Self { actor, door, request_id: None, ip: String::new() }
    }

    pub const fn command_line() -> Self {
        Self::new(Actor::CommandLine, Door::CommandLine)
    }

    pub const fn worker(job: &'static str) -> Self {
        Self::new(Actor::System(job), Door::Worker)
    }
}

/// All that the business needs from outside, passed in once at start.
#[derive(Clone)]
pub struct World(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    sequence: Sequence,
    vault: Vault,
    /// Set by an act that puts a mail into the outbox; told to who waits once an act has committed.
    posted: AtomicBool,
    mail: Notify,
    long_lists: LongLists,
    memory: Arc<Memory>,
    heartbeats: Heartbeats,
    changes: Arc<Changes>,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("World")
    }
}

impl World {
    pub fn new(db: Db, clock: Arc<dyn Clock>, random: Arc<dyn Random>, vault: Vault) -> Self {
        let (posted, mail) = (AtomicBool::new(false), Notify::new());
        let long_lists = LongLists::default();
        let sequence = Sequence::beginning_anywhere(random.as_ref());
        let (memory, heartbeats) = (Memory::watching(&db), Heartbeats::default());
        let changes = Changes::watching(&db, &clock);
        Self(Arc::new(Inner {
            db,
            clock,
            random,
            sequence,
            vault,
            posted,
            mail,
            long_lists,
            memory,
            heartbeats,
            changes,
        }))
    }

    /// Runs an act that changes data: committed on `Ok`, durable when this returns, rolled back otherwise.
    /// The closure may run again when the database asks for a retry.
    pub async fn work<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (world, caller) = (self.clone(), caller.clone());
        let done = self.0.db.write(move |tx| Act::run(tx, &world, &caller, &operation)).await;
        if done.is_ok() && self.0.posted.swap(false, Ordering::AcqRel) {
            self.0.mail.notify_one();
        }
        done
    }

    /// Ends when an act of this process has put a mail into the outbox. A hint: who waits also looks by itself.
    pub async fn mail_posted(&self) {
        self.0.mail.notified().await;
    }

    /// Runs an act that only reads, on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (world, caller) = (self.clone(), caller.clone());
        self.0.db.read(move |tx| Act::run(tx, &world, &caller, &operation)).await
    }

    /// As [`World::read`], for what may take longer than a page should, such as an overview of everything or an
    /// export: never on the calling thread, and only a few at a time.
    pub async fn read_long<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (world, caller) = (self.clone(), caller.clone());
        self.0.db.read_long(move |tx| Act::run(tx, &world, &caller, &operation)).await
    }

    /// As [`World::work`], outside an asynchronous runtime.
    pub fn work_blocking<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (world, caller) = (self.clone(), caller.clone());
        self.0.db.write_blocking(move |tx| Act::run(tx, &world, &caller, &operation))
    }

    /// As [`World::read`], outside an asynchronous runtime.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (world, caller) = (self.clone(), caller.clone());
        self.0.db.read_blocking(move |tx| Act::run(tx, &world, &caller, &operation))
    }

    /// Runs an act as [`World::work`] would, and undoes it: what it would answer or refuse, with nothing changed.
    pub async fn rehearse<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (world, caller) = (self.clone(), caller.clone());
        let seen = Arc::new(Mutex::new(None));
        let kept = Arc::clone(&seen);
        let undone = self.0.db.write(move |tx| {
            Act::run(tx, &world, &caller, &|act: &mut Act<'_>| -> Result<Infallible> {
                let answer = operation(act)?;
                *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
                Err(Failure::Other("rehearsed".into()).into())
            })
        });
        let undone = undone.await;
        let answer = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (answer, undone) {
            (Some(answer), _) => Ok(answer),
            (None, Err(error)) => Err(error),
            (None, Ok(never)) => match never {},
        }
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }

    pub fn random(&self) -> &dyn Random {
        self.0.random.as_ref()
    }

    pub(crate) fn fresh_id(&self, now: Instant) -> Uuid {
        random::uuid(self.random(), now, &self.0.sequence)
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    pub(crate) fn changes(&self) -> &Changes {
        &self.0.changes
    }

    pub(crate) fn heartbeats(&self) -> &Heartbeats {
        &self.0.heartbeats
    }
}

/// One unit of work in progress.
pub struct Act<'a> {
    tx: Tx<'a>,
    world: &'a World,
    caller: &'a Caller,
    now: Instant,
    /// What partners of each type may do, once it was asked for.
    presets: Option<Arc<Presets>>,
    /// The id of the next event, once something of this act refers to it.
    coming_event: Option<EventId>,
}

impl<'a> Act<'a> {
    fn run<T>(
        tx: &mut Tx<'_>,
        world: &World,
        caller: &Caller,
        operation: &impl Fn(&mut Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut act =
            Act { tx: tx.reborrow(), world, caller, now: world.now(), presets: None, coming_event: None };
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
