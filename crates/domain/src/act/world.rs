//! All that acts need from outside, and the ways to run one.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use db::{Db, Tx};
use tokio::sync::Notify;
use uuid::Uuid;

use super::{
    Act, Caller,
    erased::{Operation, erased},
};
use crate::{
    activation::{Heartbeats, Memory},
    changes::Changes,
    clock::{Clock, Instant},
    random::{self, Random, Sequence},
    refusal::{Failure, Result},
    totals::LongLists,
    vault::Vault,
};

/// All that the business needs from outside, passed in once at start.
#[derive(Clone)]
pub struct World(pub(super) Arc<Inner>);

pub(super) struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    sequence: Sequence,
    vault: Vault,
    /// Set by an act that puts a mail into the outbox; told to who waits once an act has committed.
    pub(super) posted: AtomicBool,
    mail: Notify,
    pub(super) long_lists: LongLists,
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
        let (operation, answer) = erased(operation);
        answer.take(self.write(caller, operation).await)
    }

    /// As [`World::work`], for what nobody waits for: acts of others go first, for a tenth of a second at most.
    pub async fn work_in_a_lull<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (operation, answer) = erased(operation);
        let done = self.0.db.write_in_a_lull(self.run(caller, operation)).await;
        answer.take(self.mail_told(done))
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
        let (operation, answer) = erased(operation);
        answer.take(self.0.db.read(self.run(caller, operation)).await)
    }

    /// As [`World::read`], for what may take longer than a page should, such as an overview of everything or an
    /// export: never on the calling thread, and only a few at a time.
    pub async fn read_long<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (operation, answer) = erased(operation);
        answer.take(self.0.db.read_long(self.run(caller, operation)).await)
    }

    /// As [`World::work`], outside an asynchronous runtime.
    pub fn work_blocking<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (operation, answer) = erased(operation);
        answer.take(self.0.db.write_blocking(self.run(caller, operation)))
    }

    /// As [`World::read`], outside an asynchronous runtime.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (operation, answer) = erased(operation);
        answer.take(self.0.db.read_blocking(self.run(caller, operation)))
    }

    /// Runs an act as [`World::work`] would, and undoes it: what it would answer or refuse, with nothing changed.
    pub async fn rehearse<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (operation, answer) = erased(operation);
        let undone = self.write(
            caller,
            Box::new(move |act| {
                operation(act)?;
                Err(Failure::Other("rehearsed".into()).into())
            }),
        );
        let undone = undone.await;
        answer.left().map_or_else(|| answer.take(undone), Ok)
    }

    async fn write(&self, caller: &Caller, operation: Operation) -> Result<()> {
        let done = self.0.db.write(self.run(caller, operation)).await;
        self.mail_told(done)
    }

    /// Wakes who sends mails when an act that is done has put one into the outbox.
    fn mail_told(&self, done: Result<()>) -> Result<()> {
        if done.is_ok() && self.0.posted.swap(false, Ordering::AcqRel) {
            self.0.mail.notify_one();
        }
        done
    }

    /// The operation as the database runs it, once or more often.
    fn run(
        &self,
        caller: &Caller,
        operation: Operation,
    ) -> impl Fn(&mut Tx<'_>) -> Result<()> + Send + use<> {
        let (world, caller) = (self.clone(), caller.clone());
        move |tx| Act::run(tx, &world, &caller, &operation)
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
