//! Who may: some of the records, no longer, or not at all (SR-01, SR-04, SR-15).

use super::*;
use crate::{
    bulk::{RunState, list, may_change, release_held, resume, retry, stop, undo},
    tokens::{self, NewToken},
};

/// Who may do it to some of the records does it to those, and is told of the others.
#[test]
fn without_the_right_on_some_those_are_left_out() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 3);
    scene.t.person("vera", scene.acme, Role::Viewer);
    let vera = scene.t.person("vera", chosen[1], Role::Manager);
    // A customer's own people disable nobody: users are what they may change.
    let plan = scene.t.plan(scene.t.product(scene.t.operator()).id, crate::products::PlanForm::default());
    let seats: Vec<_> = chosen
        .iter()
        .map(|customer| {
            let license = scene.t.license(*customer, plan.id, 2, 0).id;
            scene.t.seats(license, &["ann@x.example"])[0]
        })
        .collect();
    let order = these(BulkAction::RemoveUsers, &seats);
    let job = scene.start_as(&vera, &order).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["skipped forbidden", "done", "skipped forbidden"]);
    // It is hers to stop and repeat, though she may not do the same to all of Acme's.
    let run = scene.run(job);
    assert!(scene.t.read(&vera, move |act| may_change(act, &run)).unwrap());
    let nothing = these(BulkAction::DisableCustomers, &chosen);
    assert_eq!(refusal(scene.start_as(&vera, &nothing)), Refusal::Forbidden);
}

/// The right is asked again at each record: who has lost it since changes nothing more.
#[test]
fn who_has_lost_the_right_since_changes_nothing() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 3);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    scene.t.raw("UPDATE memberships SET role = 'viewer'");
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["failed forbidden"; 3]);
    assert!(chosen.iter().all(|customer| !scene.is_disabled(*customer)));
    scene.t.raw("UPDATE memberships SET role = 'manager'");
    scene.t.work(&scene.mia, move |act| retry(act, job)).unwrap();
    scene.t.raw("UPDATE accounts SET disabled_at = 1");
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["failed forbidden"; 3]);
}

/// A program's run ends with its token.
#[test]
fn a_run_of_a_token_ends_with_it() {
    let scene = Scene::new();
    let (chosen, acme) = (scene.customers("Chosen", 2), scene.acme);
    let new = NewToken { name: "crm".into(), role: Role::Manager, days: 30 };
    let (secret, token) = scene.t.made(move |act| tokens::create(act, acme, &new));
    let actor = scene.t.read(&scene.mia, move |act| tokens::resume(act, &secret)).unwrap().actor;
    let program = Caller::new(actor, crate::Door::Api);
    let job = scene.start_as(&program, &these(BulkAction::DisableCustomers, &chosen)).unwrap();
    let held = scene.claim().unwrap();
    scene.t.wait(work_off(&scene.t.world, &scene.worker, (held, 1), || true)).unwrap();
    let id = token.id;
    scene.t.made(move |act| tokens::revoke(act, acme, id));
    scene.worked_off();
    assert_eq!(scene.outcome(job), ["done", "failed forbidden"]);
}

type Deed = fn(&mut crate::Act<'_>, JobId) -> Result<()>;

/// A stranger's partner finds nothing of a run; a viewer sees it and changes nothing.
#[test]
fn a_stranger_finds_nothing_and_a_viewer_changes_nothing() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 2);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let zeta = scene.t.partner(scene.t.operator(), "Zeta", PartnerType::Msp);
    let zoe = scene.t.person("zoe", zeta, Role::Admin);
    let vera = scene.t.person("vera", scene.acme, Role::Viewer);
    let reading: [Deed; 2] =
        [|act, job| get(act, job).map(drop), |act, job| items(act, job, None, &Window::first(10)).map(drop)];
    let changing: [Deed; 4] = [
        |act, job| stop(act, job).map(drop),
        |act, job| resume(act, job).map(drop),
        |act, job| retry(act, job).map(drop),
        |act, job| undo(act, job).map(drop),
    ];
    let at_first = scene.t.dump();
    for deed in reading.iter().chain(&changing).copied() {
        assert_eq!(refusal(scene.t.work(&zoe, move |act| deed(act, job))), Refusal::NotFound);
    }
    for deed in reading {
        scene.t.work(&vera, move |act| deed(act, job)).unwrap();
    }
    for deed in changing {
        assert_eq!(refusal(scene.t.work(&vera, move |act| deed(act, job))), Refusal::Forbidden);
    }
    assert!(scene.t.dump() == at_first);
    let acme = scene.acme;
    assert_eq!(
        refusal(scene.t.read(&zoe, move |act| list(act, acme, &Window::first(10)))),
        Refusal::NotFound
    );
    let foreign = scene.t.customer(zeta, "Kilpailija");
    let order = these(BulkAction::DisableCustomers, &[chosen[0], foreign]);
    let root = scene.t.person("root", scene.t.operator(), Role::Admin);
    let before = scene.t.dump();
    assert_eq!(refusal(scene.start_as(&scene.mia, &order)), Refusal::NotFound);
    // Nor is a record taken that stands beside the organization the run would belong to.
    assert_eq!(refusal(scene.start_as(&root, &order)), Refusal::NotFound);
    assert_eq!(refusal(scene.t.work(&scene.mia, claim)), Refusal::Forbidden);
    assert_eq!(refusal(scene.t.work(&scene.mia, release_held)), Refusal::Forbidden);
    assert!(scene.t.dump() == before);
}

/// All runs of an organization, the newest first, and among them only what the reader may see.
#[test]
fn the_list_shows_what_may_be_seen() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 2);
    let plan = scene.t.plan(scene.t.product(scene.t.operator()).id, crate::products::PlanForm::default());
    let license = scene.t.license(chosen[0], plan.id, 2, 0).id;
    let first = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let suspend = Order {
        how: How { reason: "unpaid".into(), ..How::default() },
        ..these(BulkAction::SuspendLicenses, &[license])
    };
    let second = scene.start(&suspend);
    let acme = scene.acme;
    let listed = |caller: &Caller| -> Vec<JobId> {
        let page = scene.t.read(caller, move |act| list(act, acme, &Window::first(1))).unwrap();
        let window = Window::new(1, page.next.clone());
        let rest = match page.next {
            Some(_) => scene.t.read(caller, move |act| list(act, acme, &window)).unwrap().items,
            None => Vec::new(),
        };
        page.items.iter().chain(&rest).map(|entry| entry.job().id).collect()
    };
    assert_eq!(listed(&scene.mia), [second, first]);
    scene.t.raw("UPDATE organizations SET partner_type = 'reseller' WHERE kind = 'partner'");
    assert_eq!(listed(&scene.mia), [first], "a reseller sees no licenses");
    assert_eq!(scene.run(first).state, RunState::Running);
}
