//! Places freed for silence: announced before, one event each, taken back by staff or the device itself.

use super::{self as installations, Filter, UNDO_DAYS};
use crate::{
    Actor, Caller, Door,
    activation::{self, Activation, CheckedIn, Device, Report},
    alerts::{self, Setting, Wishes},
    audit::What,
    ids::InstallationId,
    outbox::MailKind,
    page::Window,
    products::{DeviceRules, PlanForm},
    refusal::{Refusal, Result},
    scene::{Scene, refusal},
    vault::Secret,
};

const DAY: i64 = 86_400;

/// Places are freed after thirty days without contact; whose ann's device is told a week before.
fn scene() -> Scene {
    let device_rules = DeviceRules { free_after_days: Some(30), ..DeviceRules::default() };
    let scene = Scene::with(PlanForm { device_rules, ..PlanForm::default() }, 5);
    scene.t.work(&Caller::worker("alerts"), |act| alerts::arm(act, 100)).unwrap();
    scene
}

fn caller() -> Caller {
    Caller { ip: "203.0.113.7".into(), ..Caller::new(Actor::Stranger, Door::Activation) }
}

fn activated(scene: &Scene, fingerprint: &str) -> (InstallationId, Secret) {
    let request = Activation {
        username: "ann@example.com".into(),
        activation_code: scene.code(scene.seats[0]),
        moves: false,
        held: None,
        device: Device {
            fingerprint: fingerprint.into(),
            name: format!("PC {fingerprint}"),
            ..Device::default()
        },
    };
    let made = scene
        .t
        .work(&caller(), move |act| activation::activate(act, &request))
        .and_then(activation::settled)
        .unwrap();
    (made.installation, made.device_token)
}

fn checks_in(scene: &Scene, token: &Secret) -> Result<CheckedIn> {
    let report = Report::of(0, "1.0");
    activation::check_in_blocking(&scene.t.world, &caller(), token, &report)
}

/// Lets days go by, the worker looking each morning.
fn days(scene: &Scene, count: i64) {
    for _ in 0..count {
        scene.t.clock.advance_seconds(DAY);
        scene.t.work(&Caller::worker("alerts"), |act| alerts::look_at_due(act, 100)).unwrap();
    }
}

fn count(scene: &Scene, what: What) -> usize {
    scene.t.events(scene.customer).iter().filter(|event| event.what == what).count()
}

fn places(scene: &Scene) -> i64 {
    scene.seat(0).devices
}

/// What the explanation of a device says that its next check-in is told, with the rule that silence broke.
fn why_not(scene: &Scene, id: InstallationId) -> Option<Refusal> {
    let told = scene.t.read(&scene.mia, move |act| activation::explain_device(act, id)).unwrap();
    let broken = told.checks.iter().any(|check| check.rule == activation::Rule::Heard && !check.holds);
    assert_eq!(broken, told.refusal.is_some());
    told.refusal
}

/// Nothing is freed that was not told a week before; the mail goes to customer and user, the freeing is an event by
/// the rule itself.
#[test]
fn a_silent_device_is_announced_and_then_freed() {
    let scene = scene();
    let (id, _) = activated(&scene, "f1");
    days(&scene, 22);
    assert_eq!((scene.t.mails(MailKind::UserAlert).len(), places(&scene)), (0, 1));
    days(&scene, 2);
    let told = scene.t.mails(MailKind::UserAlert);
    assert_eq!((told.len(), told[0].0.as_str()), (1, "ann@example.com"));
    assert_eq!((&told[0].1["alert"], &told[0].1["threshold"]), (&"freed-soon".into(), &7.into()));
    assert!(!scene.t.mails(MailKind::CustomerAlerts).is_empty(), "staff of the customer are told, too");
    days(&scene, 5);
    assert_eq!(places(&scene), 1, "thirty days are not over, nor the week");
    days(&scene, 2);
    assert_eq!((places(&scene), count(&scene, What::InstallationSilenced)), (0, 1));
    let events = scene.t.events(scene.customer);
    let event = events.iter().find(|event| event.what == What::InstallationSilenced).unwrap();
    assert_eq!((event.actor_kind.as_str(), &event.details["free_after_days"]), ("system", &30.into()));
    let row = scene.t.read(&scene.mia, move |act| installations::get(act, id)).unwrap();
    assert!(row.silenced_at.is_some() && row.released_at.is_some());
    let open = scene.t.number("SELECT COUNT(*) FROM alerts WHERE kind = 'freed-soon'");
    assert_eq!(open, 0, "what was announced is done");
}

/// A device that is heard in time keeps its place, and the announcement is over; without a rule nothing is freed.
#[test]
fn a_device_that_is_heard_in_time_keeps_its_place() {
    let scene = scene();
    let (_, token) = activated(&scene, "f1");
    days(&scene, 26);
    checks_in(&scene, &token).unwrap();
    assert_eq!(scene.t.number("SELECT COUNT(*) FROM alerts WHERE kind = 'freed-soon'"), 0);
    days(&scene, 20);
    assert_eq!(places(&scene), 1);
    let without = Scene::new();
    without.t.work(&Caller::worker("alerts"), |act| alerts::arm(act, 100)).unwrap();
    activated(&without, "f1");
    days(&without, 120);
    assert_eq!((places(&without), count(&without, What::InstallationSilenced)), (1, 0));
}

/// The device's next check-in with its old token has the place back while it is free; when another has it, it is told
/// since when.
#[test]
fn the_device_itself_comes_back() {
    let scene = scene();
    let (id, token) = activated(&scene, "f1");
    days(&scene, 33);
    assert_eq!(places(&scene), 0);
    assert_eq!(why_not(&scene, id), None, "it would have its place back");
    assert_eq!(checks_in(&scene, &token).unwrap().installation, id);
    assert_eq!((places(&scene), count(&scene, What::InstallationRevived)), (1, 1));
    checks_in(&scene, &token).unwrap();
    assert_eq!(count(&scene, What::InstallationRevived), 1);

    days(&scene, 40);
    let (other, _) = activated(&scene, "f2");
    let told = why_not(&scene, id);
    assert_eq!(told, Some(refusal(checks_in(&scene, &token))), "who asks why is told the same");
    let Refusal::InstallationSilenced { day } = refusal(checks_in(&scene, &token)) else {
        panic!("not told why")
    };
    assert!(day.starts_with("2026-") || day.starts_with("2027-"), "{day}");
    scene.t.work(&scene.mia, move |act| installations::release(act, other)).unwrap();
    checks_in(&scene, &token).expect("free again");

    days(&scene, 33);
    days(&scene, UNDO_DAYS + 1);
    assert_eq!(why_not(&scene, id), Some(refusal(checks_in(&scene, &token))));
    assert!(matches!(refusal(checks_in(&scene, &token)), Refusal::InstallationSilenced { .. }));
    assert_eq!(places(&scene), 0, "after two weeks it is activated anew");
    activated(&scene, "f1");
    assert_eq!(places(&scene), 1);
}

/// Staff take it back within two weeks; silence counts from then on, so that it is not freed the next morning.
#[test]
fn staff_take_a_place_back() {
    let scene = scene();
    let (id, _) = activated(&scene, "f1");
    days(&scene, 33);
    let listed = |silenced| {
        let (customer, filter) = (scene.customer, Filter { silenced, ..Filter::default() });
        let page = scene
            .t
            .read(&scene.mia, move |act| installations::list(act, customer, &filter, &Window::first(5)))
            .unwrap();
        page.items.len()
    };
    assert_eq!((listed(true), listed(false)), (1, 0));
    let back = |who: &Caller| scene.t.work(who, move |act| installations::take_back(act, id));
    assert_eq!(refusal(back(&scene.eve)), Refusal::NotFound);
    back(&scene.mia).unwrap();
    assert_eq!((places(&scene), listed(true), listed(false)), (1, 0, 1));
    assert_eq!(refusal(back(&scene.mia)), Refusal::NotSilenced);
    days(&scene, 20);
    assert_eq!(places(&scene), 1);
    days(&scene, 15);
    assert_eq!(places(&scene), 0, "silent for thirty days again");
    let (other, _) = activated(&scene, "f2");
    assert_eq!(refusal(back(&scene.mia)), Refusal::NoSeatFree);
    scene.t.work(&scene.mia, move |act| installations::release(act, other)).unwrap();
    assert_eq!(
        refusal(scene.t.work(&scene.mia, move |act| installations::take_back(act, other))),
        Refusal::NotSilenced
    );
    days(&scene, UNDO_DAYS);
    assert_eq!(refusal(back(&scene.mia)), Refusal::NotSilenced, "too late");
}

/// Whoever switches the announcement off is not waited for.
#[test]
fn nobody_is_waited_for_who_wants_no_word() {
    let scene = scene();
    let customer = scene.customer;
    let off = Setting { enabled: false, threshold: 7, ..Setting::default() };
    let wishes = Wishes::from([(alerts::AlertKind::FreedSoon, Some(off))]);
    scene.t.made(move |act| alerts::set(act, customer, &wishes, 0).map(|_| ()));
    activated(&scene, "f1");
    days(&scene, 29);
    assert_eq!(places(&scene), 1);
    days(&scene, 2);
    assert_eq!((places(&scene), scene.t.mails(MailKind::UserAlert).len()), (0, 0));
}

/// By hand it is the same, whatever the license says: undone by staff or by the device, and only what is silent.
#[test]
fn staff_free_what_is_silent() {
    let scene = Scene::new();
    let (id, token) = activated(&scene, "f1");
    let free = |who: &Caller| scene.t.work(who, move |act| installations::free_silent(act, id));
    assert_eq!(refusal(free(&scene.mia)), Refusal::NotSilent);
    scene.t.clock.advance_seconds(8 * DAY);
    assert_eq!(refusal(free(&scene.eve)), Refusal::NotFound);
    assert_eq!(
        refusal(free(&scene.t.person("vic", scene.partner, crate::access::Role::Viewer))),
        Refusal::Forbidden
    );
    free(&scene.mia).unwrap();
    assert_eq!((places(&scene), count(&scene, What::InstallationSilenced)), (0, 1));
    assert_eq!(refusal(free(&scene.mia)), Refusal::InstallationReleased);
    scene.t.work(&scene.mia, move |act| installations::take_back(act, id)).unwrap();
    assert_eq!(places(&scene), 1);
    free(&scene.mia).unwrap();
    assert_eq!(checks_in(&scene, &token).unwrap().installation, id, "it comes back by itself");
}
