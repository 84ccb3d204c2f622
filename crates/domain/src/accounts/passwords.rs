//! Hashing and verifying passwords (SR-17): Argon2id in a pool that never takes more than the machine has cores.
//! Never inside an act: hashing takes longer than a transaction may.

use std::{fmt, sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash as Phc,
};
use db::{Column, DbError, ToValue, Value, ValueRef};
use tokio::{sync::Semaphore, time::Instant};

use super::password_rules::MOST_BYTES;
use crate::{
    random::{self, SystemRandom},
    refusal::{Error, Failure, Refusal, Result},
    vault::Secret,
};

/// How long a login waits for a free core before it is told to come back.
const WAIT: Duration = Duration::from_secs(2);
/// How long an answer takes at least that must not tell what was found on the way to it.
const EVEN: Duration = Duration::from_millis(250);

/// A password as it is stored. Only a [`PasswordPool`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl ToValue for PasswordHash {
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

impl Column for PasswordHash {
    fn from_value(value: ValueRef<'_>) -> std::result::Result<Self, DbError> {
        String::from_value(value).map(Self)
    }
}

/// What hashing costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// 19 MiB, two passes.
    pub const SHIPPED: Self = Self { memory: 19 * 1024, passes: 2 };

    fn argon(self) -> Argon2<'static> {
        let params =
            Params::new(self.memory, self.passes, 1, None).expect("costs are constants within bounds");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }

    /// The cost a stored hash was made with; `None` when it is not one of ours.
    fn of(hash: &Phc) -> Option<Self> {
        let ours = hash.algorithm.as_str() == "argon2id";
        let params = Params::try_from(hash).ok().filter(|_| ours)?;
        Some(Self { memory: params.m_cost(), passes: params.t_cost() })
    }

    fn is_weaker_than(self, other: Self) -> bool {
        self.memory < other.memory || self.passes < other.passes
    }
}

/// What came of verifying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right {
        /// The same password hashed at today's cost, when the stored hash was cheaper.
        stronger: Option<PasswordHash>,
    },
}

/// Where passwords are hashed: as many at a time as there are cores.
#[derive(Clone, Debug)]
pub struct PasswordPool {
    permits: Arc<Semaphore>,
    cost: Cost,
    wait: Duration,
    even: Duration,
}

impl Default for PasswordPool {
    fn default() -> Self {
        Self::new(Cost::SHIPPED)
    }
}

impl PasswordPool {
    pub fn new(cost: Cost) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let even = if cost.is_weaker_than(Cost::SHIPPED) { Duration::ZERO } else { EVEN };
        Self { permits: Arc::new(Semaphore::new(cores)), cost, wait: WAIT, even }
    }

    /// One whose cores are all taken.
    #[cfg(test)]
    pub(super) fn full() -> Self {
        let wait = Duration::from_millis(20);
        Self { permits: Arc::new(Semaphore::new(0)), wait, ..Self::new(Cost::SHIPPED) }
    }

    /// Waits until a quarter of a second has passed since then, so that answers that took more or less work
    /// take the same time (SR-20), and up to 33 ms more at random: timers wake by the millisecond, and which one
    /// depends on the work again. Pools cheaper than the shipped one do not wait.
    pub(super) async fn even_out(&self, since: Instant) {
        if self.even.is_zero() {
            return;
        }
        let random = u16::from_be_bytes(random::bytes(&SystemRandom));
        let blur = Duration::from_nanos(u64::from(random) * 500);
        tokio::time::sleep_until(since + self.even + blur).await;
    }

    /// Hashes a password that was checked before. Refusals: `busy` when no core is free within two seconds.
    pub async fn hash(&self, password: &Secret) -> Result<PasswordHash> {
        let (cost, password) = (self.cost, password.clone());
        self.run(move || hash_at(cost, &password)).await
    }

    /// As [`PasswordPool::hash`], on the calling thread: for the command line.
    pub fn hash_here(&self, password: &Secret) -> Result<PasswordHash> {
        hash_at(self.cost, password)
    }

    /// Verifies a password. Without a stored hash it takes the same time and is wrong (SR-20).
    pub async fn verify(&self, password: &Secret, stored: Option<PasswordHash>) -> Result<Verdict> {
        let (cost, password) = (self.cost, password.clone());
        self.run(move || verify_at(cost, &password, stored.as_ref())).await
    }

    /// The permit goes into the task: giving up on the answer does not free the core that still works on it.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let waiting = Arc::clone(&self.permits).acquire_owned();
        let Ok(Ok(permit)) = tokio::time::timeout(self.wait, waiting).await else {
            return Err(Refusal::Busy.into());
        };
        let task = tokio::task::spawn_blocking(move || {
            let answer = work();
            drop(permit);
            answer
        });
        task.await.map_err(|error| failed(&error))?
    }
}

fn failed(error: &impl fmt::Display) -> Error {
    Failure::Other(format!("hashing a password: {error}")).into()
}

fn hash_at(cost: Cost, password: &Secret) -> Result<PasswordHash> {
    let hash = cost.argon().hash_password(password.reveal().as_bytes()).map_err(|error| failed(&error))?;
    Ok(PasswordHash(hash.to_string()))
}

fn verify_at(cost: Cost, password: &Secret, stored: Option<&PasswordHash>) -> Result<Verdict> {
    let bytes = password.reveal().as_bytes();
    let Some(stored) = stored.filter(|_| bytes.len() <= MOST_BYTES) else {
        burn(cost)?;
        return Ok(Verdict::Wrong);
    };
    let hash = Phc::new(&stored.0).map_err(|_| Failure::Stored("a password hash".into()))?;
    let argon = cost.argon();
    if argon.verify_password(bytes, &hash).is_err() {
        return Ok(Verdict::Wrong);
    }
    let weaker = Cost::of(&hash).is_none_or(|made_with| made_with.is_weaker_than(cost));
    let stronger = if weaker { Some(hash_at(cost, password)?) } else { None };
    Ok(Verdict::Right { stronger })
}

/// Spends what verifying costs.
fn burn(cost: Cost) -> Result<()> {
    let mut out = [0; 32];
    cost.argon().hash_password_into(b"nobody", b"nobody's salt...", &mut out).map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory: 64, passes: 1 };

    fn secret(text: &str) -> Secret {
        Secret::new(text)
    }

    #[test]
    fn the_shipped_cost_is_what_was_promised() {
        let hash = PasswordPool::default().hash_here(&secret("kettle brass unwind")).unwrap();
        assert!(hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.0);
        assert_eq!(format!("{hash:?}"), "[redacted]");
    }

    /// SR-17: right and wrong, and weaker hashes are made anew at login.
    #[tokio::test]
    async fn verdicts() {
        let (cheap, dearer) = (PasswordPool::new(CHEAP), PasswordPool::new(Cost { memory: 128, passes: 1 }));
        let stored = cheap.hash(&secret("ölsvgk ätbnåw")).await.unwrap();
        assert_ne!(stored, cheap.hash(&secret("ölsvgk ätbnåw")).await.unwrap(), "salted");
        let right = cheap.verify(&secret("ölsvgk ätbnåw"), Some(stored.clone())).await.unwrap();
        assert_eq!(right, Verdict::Right { stronger: None });
        let Verdict::Right { stronger: Some(stronger) } =
            dearer.verify(&secret("ölsvgk ätbnåw"), Some(stored.clone())).await.unwrap()
        else {
            panic!("a cheaper hash is made anew")
        };
        assert!(stronger.0.contains("m=128"));
        for wrong in ["ölsvgk ätbnåW", "o\u{308}lsvgk ätbnåw", "", &"x".repeat(10_000_000)] {
            assert_eq!(cheap.verify(&secret(wrong), Some(stored.clone())).await.unwrap(), Verdict::Wrong);
        }
        assert_eq!(cheap.verify(&secret("anything"), None).await.unwrap(), Verdict::Wrong);
    }

    /// SR-17: no more at a time than cores; who waits two seconds is told to come back.
    #[tokio::test]
    async fn a_full_pool_refuses() {
        let pool = PasswordPool { wait: Duration::from_millis(20), ..PasswordPool::new(CHEAP) };
        let cores = u32::try_from(pool.permits.available_permits()).unwrap();
        let held = Arc::clone(&pool.permits).acquire_many_owned(cores).await.unwrap();
        let refused = pool.hash(&secret("kettle brass unwind")).await.unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::Busy));
        drop(held);
        assert!(pool.hash(&secret("kettle brass unwind")).await.is_ok());
    }

    /// SR-17: whoever gives up waiting does not free the core that still works.
    #[tokio::test]
    async fn the_permit_belongs_to_the_task() {
        let pool = PasswordPool::new(CHEAP);
        let cores = pool.permits.available_permits();
        let (release, wait) = std::sync::mpsc::channel::<()>();
        let running = pool.run(move || Ok(wait.recv().is_ok()));
        assert!(tokio::time::timeout(Duration::from_millis(20), running).await.is_err());
        assert_eq!(pool.permits.available_permits(), cores - 1);
        release.send(()).unwrap();
        for _ in 0..200 {
            if pool.permits.available_permits() == cores {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the core was never given back");
    }
}
