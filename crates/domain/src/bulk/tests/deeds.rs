//! What each action does, and how it is taken back where nobody has changed it since.

use super::*;
use crate::{
    bulk::undo,
    clock::Day,
    ids::LicenseId,
    installations,
    licenses::{self, License, rules::Status},
    products::PlanForm,
    seats,
};

impl Scene {
    fn undo(&self, job: JobId) -> Result<JobId> {
        self.t.work(&self.mia, move |act| undo(act, job))
    }

    fn licenses(&self, many: usize) -> Vec<LicenseId> {
        let plan = self.t.plan(self.t.product(self.t.operator()).id, PlanForm::default());
        let customers = self.customers("Licensed", many);
        customers.iter().map(|customer| self.t.license(*customer, plan.id, 5, 1).id).collect()
    }

    fn license(&self, license: LicenseId) -> License {
        self.t.made(move |act| licenses::get(act, license))
    }

    fn done(&self, order: &Order) -> JobId {
        let job = self.start(order);
        self.worked_off();
        job
    }
}

fn with(order: Order, how: How) -> Order {
    Order { how, ..order }
}

/// Taking back restores what the run did, and leaves alone what somebody has changed since; once, and for 30 days.
#[test]
fn what_was_changed_since_is_not_taken_back() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 3);
    let job = scene.done(&these(BulkAction::DisableCustomers, &chosen));
    let second = chosen[1];
    scene.t.made(move |act| customers::enable(act, second));
    scene.t.clock.advance_seconds(60);
    scene.t.made(move |act| customers::disable(act, second, "by hand"));
    let undone = scene.undo(job).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(undone), ["done", "failed changed-meanwhile", "done"]);
    assert_eq!(chosen.iter().map(|one| scene.is_disabled(*one)).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!((scene.run(job).undone_by, scene.run(undone).undoes), (Some(undone), Some(job)));
    assert_eq!(refusal(scene.undo(job)), Refusal::BulkAlreadyUndone);
    assert_eq!(refusal(scene.undo(undone)), Refusal::BulkNotUndoable);
    let late = scene.done(&these(BulkAction::DisableCustomers, &[chosen[0]]));
    scene.t.clock.advance_seconds(31 * 86_400);
    assert_eq!(refusal(scene.undo(late)), Refusal::BulkUndoTooLate { days: 30 });
}

/// A run that is not over is not taken back; of one that was stopped, what it did is.
#[test]
fn of_a_stopped_run_what_it_did_is_taken_back() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 3);
    let job = scene.start(&these(BulkAction::DisableCustomers, &chosen));
    let held = scene.claim().unwrap();
    scene.t.wait(work_off(&scene.t.world, &scene.worker, (held, 1), || true)).unwrap();
    assert_eq!(refusal(scene.undo(job)), Refusal::BulkStillRunning);
    scene.t.work(&scene.mia, move |act| crate::bulk::stop(act, job)).unwrap();
    let undone = scene.undo(job).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(undone), ["done"]);
    assert!(chosen.iter().all(|customer| !scene.is_disabled(*customer)));
    for deed in [crate::bulk::resume, crate::bulk::retry] {
        let refused = refusal(scene.t.work(&scene.mia, move |act| deed(act, job)));
        assert_eq!(refused, Refusal::BulkAlreadyUndone, "what was taken back is not done after all");
    }
}

/// The terms of customers: those of their licenses that count, trials and what is over left alone.
#[test]
fn the_licenses_of_customers_are_extended() {
    let scene = Scene::new();
    let held = scene.licenses(2);
    let plan = scene.license(held[0]).plan;
    let customers: Vec<OrganizationId> =
        held.iter().map(|license| scene.license(*license).customer).collect();
    let revoked = scene.t.license(customers[0], plan, 1, 0).id;
    scene.t.made(move |act| licenses::revoke(act, revoked));
    let trial = scene.t.trial_plan(scene.t.product(scene.t.operator()).id);
    let trying = scene.t.license(customers[1], trial.id, 1, 0).id;
    let empty = scene.t.customer(scene.acme, "Without");
    let chosen = [customers[0], customers[1], empty];
    let ends = scene.license(held[0]).valid_to;
    let how = How { until: Some(ends.plus_days(30)), ..How::default() };
    let job = scene.done(&with(these(BulkAction::ExtendCustomers, &chosen), how));
    assert_eq!(scene.outcome(job).iter().filter(|state| *state == "done").count(), 2);
    assert!(held.iter().all(|license| scene.license(*license).valid_to == ends.plus_days(30)));
    assert!(scene.license(trying).valid_to < ends);
    let all = scene.t.read(&scene.mia, move |act| items(act, job, None, &Window::first(10))).unwrap().items;
    assert!(all.iter().all(|item| item.record.starts_with("lic_")));
    scene.undo(job).unwrap();
    scene.worked_off();
    assert!(held.iter().all(|license| scene.license(*license).valid_to == ends));
    // What was shown is how many customers match, however many licenses they have.
    let until = How { until: Some(ends.plus_days(60)), ..How::default() };
    let all = scene.done(&with(matching(BulkAction::ExtendCustomers, "licensed", 2), until));
    assert_eq!(scene.run(all).job.done, 2);
    let nothing = with(these(BulkAction::ExtendCustomers, &[empty]), How::default());
    assert_eq!(refusal(scene.start_as(&scene.mia, &nothing)), Refusal::NothingSelected);
}

/// Enabling, taken back, disables again for the reason that there was.
#[test]
fn customers_are_enabled_and_disabled_again() {
    let scene = Scene::new();
    let chosen = scene.customers("Chosen", 2);
    let order = with(
        these(BulkAction::DisableCustomers, &chosen),
        How { reason: "unpaid since May".into(), ..How::default() },
    );
    scene.done(&order);
    let job = scene.done(&these(BulkAction::EnableCustomers, &chosen));
    assert!(chosen.iter().all(|customer| !scene.is_disabled(*customer)));
    scene.undo(job).unwrap();
    scene.worked_off();
    let first = chosen[0];
    let record = scene.t.made(move |act| customers::get(act, first));
    assert_eq!(record.disabled_reason.as_deref(), Some("unpaid since May"));
}

/// Terms are moved to a day, never shortened; by months each from its own end; and back unless they moved since.
#[test]
fn terms_are_extended_and_moved_back() {
    let scene = Scene::new();
    let chosen = scene.licenses(3);
    let ends = scene.license(chosen[0]).valid_to;
    let later: Day = ends.plus_days(90);
    let third = chosen[2];
    scene.t.made(move |act| {
        let held = licenses::get(act, third)?;
        licenses::change(
            act,
            third,
            &licenses::Change {
                quantities: Vec::new(),
                extra_space_gb: 0,
                client_limit_gb: 0,
                valid_to: later.plus_days(1),
                comments: String::new(),
                version: held.version,
            },
        )
    });
    let until = How { until: Some(later), ..How::default() };
    let job = scene.done(&with(these(BulkAction::ExtendLicenses, &chosen), until));
    assert_eq!(scene.outcome(job), ["done", "done", "skipped ends-later"]);
    assert_eq!(scene.license(chosen[0]).valid_to, later);
    let months = How { months: Some(12), ..How::default() };
    let year = scene.done(&with(these(BulkAction::ExtendLicenses, &chosen[..1]), months));
    assert_eq!(scene.license(chosen[0]).valid_to, licenses::rules::last_day(later.plus_days(1), 12));
    let undone = scene.undo(job).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(undone), ["failed changed-meanwhile", "done"]);
    assert_eq!(scene.license(chosen[1]).valid_to, ends);
    scene.undo(year).unwrap();
    scene.worked_off();
    assert_eq!(scene.license(chosen[0]).valid_to, later);
}

/// Suspended and resumed, both ways; a resumed one that another suspended since stays as it is.
#[test]
fn licenses_are_suspended_and_resumed() {
    let scene = Scene::new();
    let chosen = scene.licenses(2);
    let reason = How { reason: "unpaid".into(), ..How::default() };
    let job = scene.done(&with(these(BulkAction::SuspendLicenses, &chosen), reason));
    assert_eq!(scene.license(chosen[0]).standing.status, Status::Suspended);
    let resumed = scene.done(&these(BulkAction::ResumeLicenses, &chosen));
    assert_eq!(scene.license(chosen[0]).standing.status, Status::Active);
    let undone = scene.undo(job).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(undone), ["failed changed-meanwhile"; 2]);
    scene.undo(resumed).unwrap();
    scene.worked_off();
    assert_eq!(scene.license(chosen[1]).suspended_reason.as_deref(), Some("unpaid"));
}

/// Units are added and taken back, but not under users who have them by now; a trial takes none.
#[test]
fn units_are_added_and_taken_back() {
    let scene = Scene::new();
    let mut chosen = scene.licenses(2);
    let trial = scene.t.trial_plan(scene.t.product(scene.t.operator()).id);
    let customer = scene.t.customer(scene.acme, "Trying");
    chosen.push(scene.t.license(customer, trial.id, 1, 0).id);
    let how = How { edition: "standard".into(), units: Some(2), ..How::default() };
    let job = scene.done(&with(these(BulkAction::AddUnits, &chosen), how));
    assert_eq!(scene.outcome(job), ["done", "done", "skipped trial-not-changed"]);
    let standard = |license| {
        let held = scene.license(license);
        held.lines.iter().find(|line| line.edition_code == "standard").unwrap().quantity
    };
    assert_eq!(standard(chosen[0]), 7);
    scene.t.seats(
        chosen[0],
        &["a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example", "f@x.example"],
    );
    let undone = scene.undo(job).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(undone), ["failed quantity-below-assigned", "done"]);
    assert_eq!((standard(chosen[0]), standard(chosen[1])), (7, 5));
    let unknown = How { edition: "platinum".into(), units: Some(2), ..How::default() };
    let job = scene.done(&with(these(BulkAction::AddUnits, &chosen[..1]), unknown));
    assert_eq!(scene.outcome(job), ["failed edition-not-on-license"]);
}

/// Users are removed and devices released; neither has an opposite.
#[test]
fn users_are_removed_and_devices_released() {
    let scene = Scene::new();
    let license = scene.licenses(1)[0];
    let seats = scene.t.seats(license, &["ann@x.example", "bob@x.example", "cy@x.example"]);
    let devices = [scene.t.device(seats[0], "laptop"), scene.t.device(seats[1], "desktop")];
    let filter = Filter::Devices(installations::Filter { query: "laptop".into(), ..Default::default() });
    let order = Order {
        chosen: Chosen::Matching { filter, seen: 1 },
        ..these::<JobId>(BulkAction::ReleaseDevices, &[])
    };
    let job = scene.done(&order);
    assert_eq!(scene.outcome(job), ["done"]);
    let laptop = devices[0];
    assert!(scene.t.made(move |act| installations::get(act, laptop)).released_at.is_some());
    assert_eq!(refusal(scene.undo(job)), Refusal::BulkNotUndoable);
    assert_eq!(
        refusal(scene.start_as(&scene.mia, &these(BulkAction::ReleaseDevices, &[laptop]))),
        Refusal::InstallationReleased
    );
    let filter = Filter::Users(crate::invitations::Filter {
        status: Some(crate::invitations::Status::All),
        ..Default::default()
    });
    let order = Order {
        chosen: Chosen::Matching { filter, seen: 3 },
        ..these::<JobId>(BulkAction::RemoveUsers, &[])
    };
    let job = scene.done(&order);
    assert_eq!(scene.outcome(job), ["done"; 3]);
    let first = seats[0];
    assert_eq!(scene.t.made_or_refused(move |act| seats::get(act, first)), Refusal::NotFound);
    assert_eq!(scene.run(job).job.done, 3);
    let mixed = Order { action: BulkAction::ReleaseDevices, ..order };
    assert_eq!(refusal(scene.start_as(&scene.mia, &mixed)).code(), "invalid");
}

/// Users of several customers are invited: each gets one mail, who cannot be invited is told beforehand, and what waits
/// is taken back (NX-60, NX-64).
#[test]
fn users_are_invited_and_mails_that_wait_are_taken_back() {
    let scene = Scene::new();
    let held = scene.licenses(2);
    let first = scene.t.seats(held[0], &["ann@x.example", "no-address"]);
    let second = scene.t.seats(held[1], &["bo@x.example", "cy@x.example"]);
    let chosen = [first[0], first[1], second[0], second[1]];
    let already = second[1];
    scene.t.made(move |act| crate::invitations::send_one(act, already));
    let order = these(BulkAction::SendInvitations, &chosen);
    let acme = scene.acme;
    let asked = order.clone();
    let preview = scene.t.read(&scene.mia, move |act| preview(act, acme, &asked)).unwrap();
    assert_eq!((preview.applies, preview.skipped.len()), (2, 2));
    let job = scene.done(&order);
    assert_eq!(scene.outcome(job), ["done", "skipped address-missing", "done", "skipped already-queued"]);
    let state = |seat| scene.t.made(move |act| seats::get(act, seat)).invitation;
    assert_eq!(state(first[0]), seats::InvitationState::Queued);
    let customer = scene.license(held[0]).customer;
    assert_eq!(scene.times(customer, What::InvitationsQueued), 1);
    let undone = scene.undo(job).unwrap();
    scene.worked_off();
    assert_eq!(scene.outcome(undone), ["done", "done"]);
    assert_eq!(state(first[0]), seats::InvitationState::None);
    // Of a customer that is stopped nobody is written to.
    scene.t.made(move |act| customers::disable(act, customer, ""));
    let stopped = these(BulkAction::SendInvitations, &[first[0]]);
    assert_eq!(refusal(scene.start_as(&scene.mia, &stopped)), Refusal::CustomerDisabled);
    let zeta = scene.t.partner(scene.t.operator(), "Zeta", PartnerType::Msp);
    let zoe = scene.t.person("zoe", zeta, Role::Admin);
    let foreign = move |act: &mut crate::Act<'_>| crate::invitations::send_one(act, second[0]);
    assert_eq!(refusal(scene.t.work(&zoe, foreign)), Refusal::NotFound);
}
