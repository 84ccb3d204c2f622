//! What is remembered from one check-in to the next: terms, installations, the key that signs, the last answer.
//! Forgotten with the commit that changes it, before that commit is answered; where other processes write to the same
//! database, after half a second as well. No seat is ever decided from here, only how a license stands.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use db::{Db, Watcher, Written};
use quick_cache::{Weighter, sync::Cache};
use seal::SigningKey;
use uuid::Uuid;

use super::{
    check_in::{CheckedIn, Installation},
    contract::{Terms, Used},
};
use crate::{
    act::Act,
    clock::Instant,
    ids::{EditionId, InstallationId, LicenseId, OrganizationId},
    refusal::Result,
    schema::{self, Reach},
    signing,
};

/// How long what was read is good for where others write too, in microseconds.
const SHARED_MICROS: i64 = 500_000;
/// Bytes that installations and their answers may take; those not asked for longest go first.
const MOST_BYTES: u64 = 16 << 20;
/// Licenses whose terms are remembered.
const MOST_TERMS: usize = 4_096;
/// Vendors whose keys are remembered, each for so many seconds.
const MOST_KEYS: usize = 1_024;
const KEY_SECONDS: i64 = 10;
/// Customers share marks: what is forgotten of one may be forgotten of a few more.
const MARKS: usize = 4_096;

/// How much had been forgotten of a customer when something was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    of_all: u64,
    of_customer: u64,
    at: Instant,
}

/// Something that was read, and when.
#[derive(Clone)]
struct Kept<T> {
    value: T,
    mark: Mark,
}

/// An installation, as a check-in meets it.
pub(super) struct Known {
    pub installation: Installation,
    pub terms: Arc<Terms>,
    /// What it was told last.
    pub told: Option<Told>,
    /// When it sent the latest contact, which may not have been worth writing down, in microseconds.
    sent_at: AtomicI64,
    mark: Mark,
}

/// An answer that is given again to who asks again.
pub(super) struct Told {
    pub answer: Arc<CheckedIn>,
    pub until: Instant,
}

impl Known {
    pub(super) const fn new(installation: Installation, terms: Arc<Terms>, mark: Mark) -> Self {
        Self { installation, terms, told: None, sent_at: AtomicI64::new(i64::MIN), mark }
    }

    /// A contact, by the clock of the device.
    pub(super) fn heard(&self, sent_at: Option<Instant>) {
        if let Some(sent_at) = sent_at {
            self.sent_at.fetch_max(sent_at.micros(), Ordering::Relaxed);
        }
    }

    /// When it sent the latest contact since it is remembered.
    pub(super) fn sent_at(&self) -> Option<Instant> {
        Some(self.sent_at.load(Ordering::Relaxed)).filter(|at| *at != i64::MIN).map(Instant::from_micros)
    }

    /// The same with another installation or answer; as old as it was.
    pub(super) fn after(&self, installation: Installation, told: Told) -> Self {
        let sent_at = AtomicI64::new(self.sent_at.load(Ordering::Relaxed));
        Self { installation, terms: Arc::clone(&self.terms), told: Some(told), sent_at, mark: self.mark }
    }
}

pub(crate) struct Memory {
    /// How often anything was forgotten; counted before it is.
    forgettings: AtomicU64,
    of_all: AtomicU64,
    of_customers: Box<[AtomicU64]>,
    /// Whether every change is heard of, so that nothing grows old.
    hears_all: bool,
    installations: Cache<InstallationId, Arc<Known>, Weight>,
    terms: Cache<(LicenseId, EditionId), Kept<Arc<Terms>>>,
    used: Cache<LicenseId, Arc<Used>>,
    /// By the vendor whose products they sign; none: the operator's.
    keys: Mutex<HashMap<Option<OrganizationId>, Kept<SigningKey>>>,
    watcher: Mutex<Option<Arc<Watcher>>>,
}

impl Memory {
    /// A memory that forgets what is written to this database.
    pub(crate) fn watching(db: &Db) -> Arc<Self> {
        let memory = Arc::new(Self {
            forgettings: AtomicU64::new(0),
            of_all: AtomicU64::new(0),
            of_customers: (0..MARKS).map(|_| AtomicU64::new(0)).collect(),
            hears_all: db.is_the_only_writer(),
            installations: Cache::with_weighter(MOST_TERMS, MOST_BYTES, Weight),
            terms: Cache::new(MOST_TERMS),
            used: Cache::new(MOST_TERMS),
            keys: Mutex::default(),
            watcher: Mutex::new(None),
        });
        let weak = Arc::downgrade(&memory);
        let watcher: Arc<Watcher> = Arc::new(move |written: &[Written]| {
            if let Some(memory) = weak.upgrade() {
                for written in written {
                    memory.forget(written);
                }
            }
        });
        db.watch(&watcher);
        *memory.watcher.lock().unwrap_or_else(PoisonError::into_inner) = Some(watcher);
        memory
    }

    fn forget(&self, written: &Written) {
        let reach = schema::reach(&written.table);
        if reach != Reach::Nobody {
            self.forgettings.fetch_add(1, Ordering::AcqRel);
        }
        match (reach, written.first) {
            (Reach::Nobody, _) => {}
            (Reach::Owner, Some(owner)) => {
                self.mark_of(owner).fetch_add(1, Ordering::AcqRel);
            }
            (Reach::Owner, None) | (Reach::Everybody, _) => {
                self.of_all.fetch_add(1, Ordering::AcqRel);
            }
        }
    }

    /// How often anything was forgotten so far.
    pub(crate) fn forgettings(&self) -> u64 {
        self.forgettings.load(Ordering::Acquire)
    }

    /// What is true of a customer before something is read; taken before the snapshot, so that what was committed
    /// meanwhile makes it old.
    pub(super) fn mark(&self, customer: OrganizationId, now: Instant) -> Mark {
        Mark {
            of_all: self.of_all.load(Ordering::Acquire),
            of_customer: self.mark_of(customer.uuid()).load(Ordering::Acquire),
            at: now,
        }
    }

    fn is_good(&self, mark: Mark, customer: OrganizationId, now: Instant) -> bool {
        let current = self.mark(customer, mark.at);
        let age = now.micros() - mark.at.micros();
        mark == current && (self.hears_all || (0..SHARED_MICROS).contains(&age))
    }

    /// Whether what is known of an installation still holds.
    pub(super) fn is_current(&self, known: &Known, now: Instant) -> bool {
        self.is_good(known.mark, known.installation.customer, now)
    }

    pub(super) fn installation(
        &self,
        customer: OrganizationId,
        id: InstallationId,
        now: Instant,
    ) -> Option<Arc<Known>> {
        let known = self.installations.get(&id)?;
        (known.installation.customer == customer && self.is_good(known.mark, customer, now)).then_some(known)
    }

    pub(super) fn remember(&self, known: Arc<Known>) {
        self.installations.insert(known.installation.id, known);
    }

    fn terms(
        &self,
        customer: OrganizationId,
        of: (LicenseId, EditionId),
        now: Instant,
    ) -> Option<Arc<Terms>> {
        let kept = self.terms.get(&of)?;
        (kept.value.customer == customer && self.is_good(kept.mark, customer, now)).then_some(kept.value)
    }

    fn used(&self, license: LicenseId) -> Arc<Used> {
        let used = self.used.get(&license).unwrap_or_else(|| Arc::new(Used::unknown()));
        self.used.insert(license, Arc::clone(&used));
        used
    }

    /// The key in use for a vendor's products. Another one may take over at an instant that nobody writes anything at.
    pub(super) fn key(&self, vendor: Option<OrganizationId>, now: Instant) -> Option<SigningKey> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = keys.get(&vendor)?;
        let fresh = (0..KEY_SECONDS).contains(&now.seconds_since(kept.mark.at));
        (fresh && self.is_good(kept.mark, NOBODY, now)).then(|| kept.value.clone())
    }

    pub(super) fn remember_key(&self, vendor: Option<OrganizationId>, key: &SigningKey, mark: Mark) {
        let kept = Kept { value: key.clone(), mark };
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= MOST_KEYS {
            keys.clear();
        }
        keys.insert(vendor, kept);
    }

    fn mark_of(&self, owner: Uuid) -> &AtomicU64 {
        // The end of a UUIDv7 is random.
        let low = usize::try_from(owner.as_u128() & (MARKS as u128 - 1)).unwrap_or(0);
        &self.of_customers[low]
    }
}

impl Act<'_> {
    /// The terms of a line: remembered, or read.
    pub(super) fn terms(
        &mut self,
        customer: OrganizationId,
        of: (LicenseId, EditionId),
    ) -> Result<Arc<Terms>> {
        let now = self.now();
        let terms = match self.memory().terms(customer, of, now) {
            Some(terms) => terms,
            None => self.read_terms(customer, of)?,
        };
        if terms.used.is_old(now) {
            terms.used.sum(self, customer, of.0)?;
        }
        Ok(terms)
    }

    /// The key that signs for a vendor's products: remembered, read, or made when there is none yet.
    pub(super) fn signing_key(&mut self, vendor: Option<OrganizationId>) -> Result<SigningKey> {
        let now = self.now();
        if let Some(key) = self.memory().key(vendor, now) {
            return Ok(key);
        }
        let mark = self.mark_of_snapshot(NOBODY);
        let Some(key) = signing::existing(self, vendor)? else {
            // Not remembered: this act may yet be undone.
            return signing::current(self, vendor);
        };
        if let Some(mark) = mark {
            self.memory().remember_key(vendor, &key, mark);
        }
        Ok(key)
    }

    /// The terms of a line as the database has them.
    pub(super) fn read_terms(
        &mut self,
        customer: OrganizationId,
        of: (LicenseId, EditionId),
    ) -> Result<Arc<Terms>> {
        let mark = self.mark_of_snapshot(customer);
        let used = self.memory().used(of.0);
        let terms = Arc::new(Terms::read(self, customer, of, used)?);
        if let Some(mark) = mark {
            self.memory().terms.insert(of, Kept { value: Arc::clone(&terms), mark });
        }
        Ok(terms)
    }

    /// A mark for what this act reads now. None when anything was forgotten since the act began: its snapshot may be
    /// older, and what it reads must not pass for what is true since.
    fn mark_of_snapshot(&self, customer: OrganizationId) -> Option<Mark> {
        let mark = self.memory().mark(customer, self.now());
        (self.memory().forgettings() == self.forgotten_before()).then_some(mark)
    }
}

/// Stands for no customer, for what is only forgotten with everything.
pub(super) const NOBODY: OrganizationId = OrganizationId::from_uuid(Uuid::nil());

/// What an installation takes in memory, roughly.
#[derive(Clone)]
struct Weight;

impl Weighter<InstallationId, Arc<Known>> for Weight {
    fn weight(&self, _: &InstallationId, known: &Arc<Known>) -> u64 {
        const FIXED: u64 = 700;
        let lease = known.told.as_ref().and_then(|told| told.answer.lease.as_ref()).map_or(0, String::len);
        FIXED + lease as u64
    }
}
