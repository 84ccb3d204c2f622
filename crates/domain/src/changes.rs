//! That something was changed just now, and what kind of thing: told after each commit to pages that show it, so that
//! they look again. Nothing of the data itself is told; whoever looks again is asked for their right as always.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use db::{Db, Watcher, Written};
use tokio::sync::broadcast::{self, Receiver, Sender, error::TryRecvError};
use uuid::Uuid;

use crate::{
    act::{Caller, World},
    clock::{Clock, Instant},
    ids::OrganizationId,
    organizations, words,
};

words! {
    /// What was changed.
    Topic {
        Customers => "customers",
        Licenses => "licenses",
        /// Users, units and what is bound.
        Users => "users",
        Installations => "installations",
        Mail => "mail",
        /// Work that goes on by itself, and how far it is.
        Runs => "runs",
        Invoices => "invoices",
        PurchaseCodes => "purchase-codes",
    }
}

/// Commits that one who is slow may be behind; who is further behind is told of everything.
const QUEUE: usize = 256;
/// What belongs together is told together.
const GATHERING: Duration = Duration::from_millis(500);
/// Where others write as well, who looks is told to look again so often.
const ELSEWHERE: Duration = Duration::from_secs(5);
/// Of so many owners in one breath it is asked whether they are in reach; of more it is taken for granted.
const MOST_ASKED: usize = 20;

fn topic(table: &str) -> Option<Topic> {
    Some(match table {
        "customers" | "organizations" => Topic::Customers,
        "licenses" | "terms" | "lines" => Topic::Licenses,
        "seats" | "bindings" | "requests" => Topic::Users,
        "installations" | "alerts" => Topic::Installations,
        "messages" | "message_attempts" => Topic::Mail,
        "jobs" | "bulk_runs" | "bulk_items" | "imports" | "import_rows" => Topic::Runs,
        "invoices" | "payments" => Topic::Invoices,
        "purchase_codes" | "code_stocks" | "code_allotments" => Topic::PurchaseCodes,
        _ => return None,
    })
}

/// Whose rows, and of which kind; `None`: it cannot be told whose.
type Change = (Option<Uuid>, Topic);

/// Hears of every commit of this process.
pub(crate) struct Changes {
    told: Sender<Arc<[Change]>>,
    /// When something was changed last, in microseconds.
    last: AtomicI64,
    clock: Arc<dyn Clock>,
    watcher: Mutex<Option<Arc<Watcher>>>,
}

impl Changes {
    pub(crate) fn watching(db: &Db, clock: &Arc<dyn Clock>) -> Arc<Self> {
        let changes = Arc::new(Self {
            told: broadcast::channel(QUEUE).0,
            last: AtomicI64::new(clock.now().micros()),
            clock: Arc::clone(clock),
            watcher: Mutex::default(),
        });
        let hearing = Arc::downgrade(&changes);
        let watcher: Arc<Watcher> = Arc::new(move |written: &[Written]| {
            if let Some(changes) = hearing.upgrade() {
                changes.hear(written);
            }
        });
        db.watch(&watcher);
        *changes.watcher.lock().unwrap_or_else(PoisonError::into_inner) = Some(watcher);
        changes
    }

    fn hear(&self, written: &[Written]) {
        let of = |written: &Written| Some((written.first, topic(&written.table)?));
        if !written.iter().any(|written| of(written).is_some()) {
            return;
        }
        self.last.store(self.clock.now().micros(), Ordering::Release);
        if self.told.receiver_count() > 0 {
            // Refused only when the last one who listened has just left.
            drop(self.told.send(written.iter().filter_map(of).collect()));
        }
    }
}

/// One page that waits for changes in an organization and below it, as somebody who may look from there.
pub struct Looking {
    world: World,
    caller: Caller,
    organization: OrganizationId,
    told: Receiver<Arc<[Change]>>,
    /// Something was changed between the page and the first word.
    missed: bool,
    known: HashMap<Uuid, bool>,
}

impl Looking {
    /// From now on, and once at once when something was changed after `since`.
    pub fn from(world: &World, caller: &Caller, organization: OrganizationId, since: Instant) -> Self {
        let changes = world.changes();
        let told = changes.told.subscribe();
        let missed = changes.last.load(Ordering::Acquire) >= since.micros();
        Self {
            world: world.clone(),
            caller: caller.clone(),
            organization,
            told,
            missed,
            known: HashMap::new(),
        }
    }

    /// Waits until something in reach was changed, and says what; all there is where that is not known.
    pub async fn next(&mut self) -> BTreeSet<Topic> {
        if std::mem::take(&mut self.missed) {
            return all();
        }
        loop {
            let first = if self.world.db().is_the_only_writer() {
                self.told.recv().await
            } else {
                match tokio::time::timeout(ELSEWHERE, self.told.recv()).await {
                    Ok(told) => told,
                    Err(_) => return all(),
                }
            };
            let Ok(first) = first else { return self.everything().await };
            tokio::time::sleep(GATHERING).await;
            let mut changes: Vec<Change> = first.to_vec();
            loop {
                match self.told.try_recv() {
                    Ok(more) => changes.extend_from_slice(&more),
                    Err(TryRecvError::Empty | TryRecvError::Closed) => break,
                    Err(TryRecvError::Lagged(_)) => return all(),
                }
            }
            let topics = self.in_reach(changes).await;
            if !topics.is_empty() {
                return topics;
            }
        }
    }

    /// More was changed than could be told; after a while, so that nobody looks again all the time.
    async fn everything(&mut self) -> BTreeSet<Topic> {
        self.told = self.told.resubscribe();
        tokio::time::sleep(GATHERING).await;
        all()
    }

    async fn in_reach(&mut self, changes: Vec<Change>) -> BTreeSet<Topic> {
        let mut topics = BTreeSet::new();
        let mut asked = 0;
        for (owner, topic) in changes {
            if topics.contains(&topic) {
                continue;
            }
            let Some(owner) = owner else {
                topics.insert(topic);
                continue;
            };
            let known = self.known.get(&owner).copied();
            asked += usize::from(known.is_none());
            let within = match known {
                Some(within) => within,
                None if asked > MOST_ASKED => true,
                None => self.ask(owner).await,
            };
            if within {
                topics.insert(topic);
            }
        }
        topics
    }

    async fn ask(&mut self, owner: Uuid) -> bool {
        const MOST_KNOWN: usize = 1_000;
        let (here, asked) = (self.organization, OrganizationId::from_uuid(owner));
        let within = self
            .world
            .read(&self.caller, move |act| Ok(organizations::steps_down(act, here, asked)?.is_some()))
            .await
            .unwrap_or(false);
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(owner, within);
        within
    }
}

fn all() -> BTreeSet<Topic> {
    Topic::ALL.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{
        customers, licenses,
        scene::Scene,
        testing::{TestWorld, customer_form},
    };

    fn looking(t: &TestWorld, caller: &Caller, organization: OrganizationId) -> Looking {
        t.clock.advance_seconds(1);
        Looking::from(&t.world, caller, organization, t.world.now())
    }

    async fn heard(looking: &mut Looking) -> Option<BTreeSet<Topic>> {
        tokio::time::timeout(Duration::from_secs(2), looking.next()).await.ok()
    }

    /// Who looks from above is told what kind of thing was changed, who looks from beside it nothing.
    #[tokio::test(flavor = "multi_thread")]
    async fn what_changed_is_told_to_those_above_only() {
        let scene = Scene::new();
        let t = &scene.t;
        if !t.world.db().is_the_only_writer() {
            return;
        }
        let (license, beside) = (scene.license.id, t.customer(t.operator(), "Beside"));
        let operator = t.operator();
        let (mut above, mut stranger) = (looking(t, &scene.mia, operator), looking(t, &scene.eve, beside));
        t.world.work(&scene.mia, move |act| licenses::suspend(act, license, "unpaid")).await.unwrap();
        assert!(heard(&mut above).await.unwrap().contains(&Topic::Licenses));
        assert_eq!(heard(&mut stranger).await, None);
    }

    /// What happened between the page and its first word is not missed; without a change nothing is told.
    #[tokio::test(flavor = "multi_thread")]
    async fn nothing_is_missed_in_between() {
        let t = TestWorld::new();
        if !t.world.db().is_the_only_writer() {
            return;
        }
        let (page, operator) = (t.world.now(), t.operator());
        t.clock.advance_seconds(1);
        t.made(move |act| customers::create(act, operator, &customer_form("New Oy")));
        let caller = Caller::command_line();
        let mut late = Looking::from(&t.world, &caller, operator, page);
        assert!(heard(&mut late).await.is_some());
        assert_eq!(heard(&mut looking(&t, &caller, operator)).await, None);
    }
}
