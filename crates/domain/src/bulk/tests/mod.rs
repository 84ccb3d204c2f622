//! Bulk runs on a real database: what was shown is what is done and what the trail says, whoever stops in between.

mod deeds;
mod people;
mod working;

use super::{BulkAction, Chosen, Filter, Held, How, Order, Run, claim, get, items, preview, start, work_off};
use crate::{
    Caller,
    access::{PartnerType, Role},
    audit::What,
    customers,
    ids::{JobId, OrganizationId},
    page::Window,
    refusal::{Refusal, Result},
    testing::{TestWorld, refusal},
};

pub(super) struct Scene {
    pub t: TestWorld,
    pub acme: OrganizationId,
    /// Manager of Acme.
    pub mia: Caller,
    pub worker: Caller,
}

impl Scene {
    pub fn new() -> Self {
        let t = TestWorld::new();
        let acme = t.partner(t.operator(), "Acme", PartnerType::Msp);
        let mia = t.person("mia", acme, Role::Manager);
        Self { t, acme, mia, worker: Caller::worker("bulk") }
    }

    pub fn customers(&self, name: &str, many: usize) -> Vec<OrganizationId> {
        (0..many).map(|n| self.t.customer(self.acme, &format!("{name} {n:02}"))).collect()
    }

    pub fn start_as(&self, caller: &Caller, order: &Order) -> Result<JobId> {
        let (acme, order) = (self.acme, order.clone());
        self.t.work(caller, move |act| start(act, acme, &order))
    }

    pub fn start(&self, order: &Order) -> JobId {
        self.start_as(&self.mia, order).unwrap()
    }

    pub fn claim(&self) -> Option<Held> {
        self.t.work(&self.worker, claim).unwrap()
    }

    /// What the worker does in a round: every run until none waits.
    pub fn worked_off(&self) {
        while let Some(held) = self.claim() {
            self.t.wait(work_off(&self.t.world, &self.worker, (held, 50), || true)).unwrap();
        }
    }

    pub fn run(&self, job: JobId) -> Run {
        self.t.read(&self.mia, move |act| get(act, job)).unwrap()
    }

    /// The state of each record with its reason, in order.
    pub fn outcome(&self, job: JobId) -> Vec<String> {
        let page = self.t.read(&self.mia, move |act| items(act, job, None, &Window::first(200))).unwrap();
        let told = |item: super::Item| match item.why {
            Some(why) => format!("{} {}", item.state, why.code()),
            None => item.state.to_string(),
        };
        page.items.into_iter().map(told).collect()
    }

    pub fn is_disabled(&self, customer: OrganizationId) -> bool {
        self.t.made(move |act| customers::get(act, customer)).disabled_at.is_some()
    }

    pub fn times(&self, organization: OrganizationId, what: What) -> usize {
        self.t.events(organization).iter().filter(|event| event.what == what).count()
    }
}

pub(super) fn these<T: ToString>(action: BulkAction, ids: &[T]) -> Order {
    Order {
        action,
        chosen: Chosen::These(ids.iter().map(ToString::to_string).collect()),
        how: How::default(),
        applies: None,
    }
}

pub(super) fn matching(action: BulkAction, query: &str, seen: i64) -> Order {
    let filter = customers::Filter { query: query.into(), ..customers::Filter::default() };
    Order {
        action,
        chosen: Chosen::Matching { filter: Filter::Customers(filter), seen },
        how: How { reason: "unpaid".into(), ..How::default() },
        applies: None,
    }
}

/// All that match over three pages of 25 are done, and no other: as many as were shown, and as many as the trail says.
#[test]
fn what_was_shown_is_what_is_done_and_told() {
    let scene = Scene::new();
    let (chosen, others) = (scene.customers("Chosen", 60), scene.customers("Other", 3));
    let order = matching(BulkAction::DisableCustomers, "chosen", 60);
    let (acme, asked) = (scene.acme, order.clone());
    let shown = scene.t.read(&scene.mia, move |act| preview(act, acme, &asked)).unwrap();
    assert_eq!((shown.matched, shown.applies, shown.sample.len()), (60, 60, 10));
    let job = scene.start(&order);
    assert!(chosen.iter().all(|customer| !scene.is_disabled(*customer)), "starting does nothing yet");
    scene.worked_off();
    let run = scene.run(job);
    assert_eq!((run.job.total, run.job.done, run.job.failed, run.skipped), (60, 60, 0, 0));
    assert!(run.job.finished_at.is_some());
    assert!(chosen.iter().all(|customer| scene.is_disabled(*customer)));
    assert!(others.iter().all(|customer| !scene.is_disabled(*customer)));
    for customer in &chosen {
        assert_eq!(scene.times(*customer, What::CustomerDisabled), 1);
    }
    let told = scene.t.events(scene.acme);
    let finished = told.iter().find(|event| event.what == What::BulkFinished).unwrap();
    assert_eq!((finished.details["count"].as_i64(), finished.actor_name.as_str()), (Some(60), "mia"));
    let record = scene.t.made({
        let customer = chosen[0];
        move |act| customers::get(act, customer)
    });
    assert_eq!(record.disabled_reason.as_deref(), Some("unpaid"));
}

/// A difference by even one is told, and nothing is written; so is one in whom it applies to.
#[test]
fn a_difference_by_one_is_told() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 4);
    let before = scene.t.dump();
    let refused = refusal(scene.start_as(&scene.mia, &matching(BulkAction::DisableCustomers, "chosen", 3)));
    assert_eq!(refused, Refusal::SelectionChanged { seen: 3, now: 4 });
    let order = Order { applies: Some(3), ..these(BulkAction::DisableCustomers, &chosen) };
    assert_eq!(refusal(scene.start_as(&scene.mia, &order)), Refusal::SelectionChanged { seen: 3, now: 4 });
    assert!(scene.t.dump() == before);
}

/// Who is left out is told beforehand with the reason, and noted; what applies to nobody is refused.
#[test]
fn who_is_left_out_is_told_and_noted() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 3);
    let first = chosen[0];
    scene.t.made(move |act| customers::disable(act, first, "before"));
    let order = these(BulkAction::DisableCustomers, &chosen);
    let (acme, asked) = (scene.acme, order.clone());
    let shown = scene.t.read(&scene.mia, move |act| preview(act, acme, &asked)).unwrap();
    assert_eq!((shown.matched, shown.applies), (3, 2));
    let skipped = &shown.skipped[0];
    assert_eq!((skipped.why.code(), skipped.count), ("already-disabled", 1));
    assert_eq!(skipped.sample[0].name, "Chosen 00");
    let job = scene.start(&order);
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["skipped already-disabled", "done", "done"]);
    assert_eq!((scene.run(job).job.total, scene.run(job).skipped), (2, 1));
    assert_eq!(refusal(scene.start_as(&scene.mia, &order)), Refusal::AlreadyDisabled);
    let nobody = matching(BulkAction::DisableCustomers, "nobody", 0);
    assert_eq!(refusal(scene.start_as(&scene.mia, &nobody)), Refusal::NothingSelected);
}

/// A record that is named twice is done once.
#[test]
fn each_record_is_taken_once() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 2);
    let twice = [chosen[0], chosen[1], chosen[0]];
    let job = scene.start(&these(BulkAction::DisableCustomers, &twice));
    assert_eq!(scene.run(job).job.total, 2);
}
