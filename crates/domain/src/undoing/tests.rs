//! Taking back on the real database: each kind of event, what has moved on, who may not, and when it is too late.

use super::*;
use crate::{
    Caller,
    access::Role,
    audit::What,
    customers,
    page::Window,
    planned_changes::{Deed, Plan, When},
    scene::{Scene, refusal},
    seats,
};

impl Scene {
    fn latest(&self, what: What) -> EventId {
        let customer = self.customer;
        let events = self.t.made(move |act| audit::list(act, customer, &Window::first(100))).items;
        events.into_iter().find(|event| event.what == what).expect("there is such an event").id
    }

    fn undo_by(&self, who: &Caller, event: EventId) -> Result<Way> {
        let customer = self.customer;
        self.t.work(who, move |act| undo(act, customer, event)).map(|undone| undone.way)
    }

    fn quantity(&self) -> i64 {
        let license = self.license.id;
        self.t.made(move |act| licenses::get(act, license)).lines[0].quantity
    }
}

/// Units go back if nobody changed them since; the undoing is itself an event that can be taken back.
#[test]
fn units_are_set_back_unless_somebody_changed_them() {
    let s = Scene::new();
    let license = s.license.id;
    s.t.work(&s.mia, move |act| licenses::set_quantity(act, license, "standard", 24)).unwrap();
    let raised = s.latest(What::LicenseChanged);
    assert_eq!(s.undo_by(&s.mia, raised).unwrap(), Way::SetBack);
    assert_eq!(s.quantity(), 10);
    assert_eq!(refusal(s.undo_by(&s.mia, raised)), Refusal::UndoMovedOn, "it is no longer as it left it");
    let lowered = s.latest(What::LicenseChanged);
    s.undo_by(&s.mia, lowered).unwrap();
    assert_eq!(s.quantity(), 24);
    s.t.work(&s.mia, move |act| licenses::set_quantity(act, license, "standard", 30)).unwrap();
    assert_eq!(refusal(s.undo_by(&s.mia, lowered)), Refusal::UndoMovedOn);
    assert_eq!(s.quantity(), 30);
    // Back to fewer than are in use: the rule of units refuses, and nothing is half done.
    s.t.work(&s.mia, move |act| licenses::set_quantity(act, license, "server", 9)).unwrap();
    let t = &s.t;
    let before = t.made(move |act| licenses::get(act, license)).lines[0].quantity;
    assert_eq!(before, 30);
}

/// Fields of a customer and of a user become what they were, all of one event or none.
#[test]
fn fields_are_set_back_together() {
    let s = Scene::new();
    let customer = s.customer;
    let change = move |act: &mut Act<'_>, name: &str, region: &str| {
        let record = customers::get(act, customer)?;
        let form = customers::Form { name: name.into(), region: region.into(), ..record.form() };
        customers::change(act, customer, &form, record.version)
    };
    s.t.work(&s.mia, move |act| change(act, "Uusi nimi Oy", "Uusimaa")).unwrap();
    let renamed = s.latest(What::CustomerChanged);
    s.t.work(&s.mia, move |act| change(act, "Uusi nimi Oy", "Lappi")).unwrap();
    assert_eq!(refusal(s.undo_by(&s.mia, renamed)), Refusal::UndoMovedOn);
    s.undo_by(&s.mia, s.latest(What::CustomerChanged)).unwrap();
    s.undo_by(&s.mia, renamed).unwrap();
    let record = s.t.made(move |act| customers::get(act, customer));
    assert_eq!((record.name.as_str(), record.region.as_str()), ("Testiasiakas Oy", ""));
    let seat = s.seats[0];
    s.t.work(&s.mia, move |act| {
        let saved = seats::get(act, seat)?;
        let form =
            seats::SeatForm { email: "new@x.example".into(), language: Some("ru".into()), ..saved.form() };
        seats::change(act, seat, &form, saved.version)
    })
    .unwrap();
    s.undo_by(&s.mia, s.latest(What::SeatChanged)).unwrap();
    let saved = s.t.made(move |act| seats::get(act, seat));
    assert_eq!((saved.email.as_str(), saved.form().language), ("ann@example.com", None));
}

/// Disabled is enabled, suspended is resumed, a cancelled plan is planned again.
#[test]
fn states_are_taken_back() {
    let s = Scene::new();
    let (customer, license) = (s.customer, s.license.id);
    s.t.work(&s.mia, move |act| customers::disable(act, customer, "unpaid")).unwrap();
    let disabled = s.latest(What::CustomerDisabled);
    assert_eq!(s.undo_by(&s.mia, disabled).unwrap(), Way::Enable);
    assert_eq!(refusal(s.undo_by(&s.mia, disabled)), Refusal::UndoMovedOn);
    s.t.work(&s.mia, move |act| licenses::suspend(act, license, "unpaid")).unwrap();
    let suspended = s.latest(What::LicenseSuspended);
    assert_eq!(s.undo_by(&s.mia, suspended).unwrap(), Way::Resume);
    // What somebody did again later, for another reason, is not lifted by taking the first back.
    s.t.clock.advance_seconds(60);
    s.t.work(&s.mia, move |act| customers::disable(act, customer, "fraud")).unwrap();
    assert_eq!(refusal(s.undo_by(&s.mia, disabled)), Refusal::UndoMovedOn);
    assert!(s.t.made(move |act| customers::get(act, customer)).disabled_at.is_some());
    s.t.work(&s.mia, move |act| customers::enable(act, customer)).unwrap();
    s.t.work(&s.mia, move |act| licenses::suspend(act, license, "fraud")).unwrap();
    assert_eq!(refusal(s.undo_by(&s.mia, suspended)), Refusal::UndoMovedOn);
    assert!(s.t.made(move |act| licenses::get(act, license)).suspended_at.is_some());
    s.t.work(&s.mia, move |act| licenses::resume(act, license)).unwrap();
    let wish = Plan {
        deed: Deed::Disable,
        license: None,
        edition: String::new(),
        quantity: None,
        when: When::On("2026-12-01".parse().unwrap()),
        reason: String::new(),
    };
    let planned = s.t.work(&s.mia, move |act| planned_changes::plan(act, customer, &wish)).unwrap().id;
    s.t.work(&s.mia, move |act| planned_changes::cancel(act, planned)).unwrap();
    assert_eq!(s.undo_by(&s.mia, s.latest(What::PlannedChangeCancelled)).unwrap(), Way::PlanAgain);
    assert_eq!(refusal(s.undo_by(&s.mia, s.latest(What::PlannedChangeRestored))), Refusal::NotUndoable);
}

/// Thirty days, and only by who may do it; a stranger finds nothing.
#[test]
fn rights_and_days_are_asked() {
    let s = Scene::new();
    let license = s.license.id;
    s.t.work(&s.mia, move |act| licenses::set_quantity(act, license, "standard", 24)).unwrap();
    let raised = s.latest(What::LicenseChanged);
    let viewer = s.t.person("vera", s.partner, Role::Viewer);
    let boss = s.t.person("boss", s.customer, Role::Admin);
    assert_eq!(refusal(s.undo_by(&viewer, raised)), Refusal::Forbidden);
    assert_eq!(refusal(s.undo_by(&boss, raised)), Refusal::Forbidden);
    assert_eq!(refusal(s.undo_by(&s.eve, raised)), Refusal::NotFound);
    let gone = EventId::from_uuid(uuid::Uuid::now_v7());
    assert_eq!(refusal(s.undo_by(&s.mia, gone)), Refusal::NotFound);
    s.t.clock.advance_seconds(DAYS * 86_400 + 1);
    assert_eq!(refusal(s.undo_by(&s.mia, raised)), Refusal::NotUndoable);
    assert_eq!(s.quantity(), 24);
}
