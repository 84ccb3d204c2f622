//! Alerts on the real database, with the clock moved by hand: what is found, told once, and over again.

mod grace;

use serde_json::json;

use super::*;
use crate::{
    Caller,
    access::{PartnerType, Role},
    act::{Actor, Door},
    activation::{self, Activation, Device, Report},
    audit::What,
    branding, customers, installations, licenses,
    outbox::MailKind,
    page::Window,
    products::PlanForm,
    refusal::Problem,
    scene::{Scene, refusal},
    vault::Secret,
};

const DAY: i64 = 86_400;

fn worker() -> Caller {
    Caller::worker("alerts")
}

/// All customers take their places and are looked at, as often as the days say.
fn mornings(scene: &Scene, days: i64) {
    for _ in 0..days {
        scene.t.work(&worker(), |act| arm(act, 100)).unwrap();
        scene.t.clock.advance_seconds(DAY);
        while scene.t.work(&worker(), |act| look_at_due(act, 1)).unwrap() > 0 {}
    }
}

fn telling(threshold: i64, to: &str) -> Setting {
    Setting {
        enabled: true,
        threshold,
        to_partner: to.contains('p'),
        to_customer: to.contains('c'),
        to_user: to.contains('u'),
        ..Setting::default()
    }
}

fn put(scene: &Scene, organization: OrganizationId, kind: AlertKind, setting: Setting) {
    scene.t.made(move |act| {
        let version = settings(act, organization)?.version;
        set(act, organization, &Wishes::from([(kind, Some(setting.clone()))]), version)
    });
}

fn open(scene: &Scene) -> Vec<(AlertKind, String)> {
    let partner = scene.partner;
    let page =
        scene.t.read(&scene.mia, move |act| list(act, partner, &Filter::default(), &Window::first(50)));
    page.unwrap().items.into_iter().map(|alert| (alert.kind, alert.name)).collect()
}

fn told(scene: &Scene, kind: MailKind) -> Vec<String> {
    scene.t.mails(kind).into_iter().map(|mail| mail.0).collect()
}

fn installed(scene: &Scene, seat: usize, name: &str) -> Secret {
    let request = Activation {
        username: scene.seat(seat).username,
        activation_code: scene.code(scene.seats[seat]),
        device: Device {
            fingerprint: name.into(),
            name: name.into(),
            platform: "linux".into(),
            software_version: "1".into(),
            ..Default::default()
        },
        moves: false,
        held: None,
    };
    let caller = Caller::new(Actor::Stranger, Door::Activation);
    let answer = scene.t.work(&caller, move |act| activation::activate(act, &request));
    answer.and_then(activation::settled).unwrap().device_token
}

fn report(scene: &Scene, token: &Secret, storage_used_bytes: i64, failed_runs: Option<i64>) {
    let report = Report { failed_runs, ..Report::of(storage_used_bytes, "1") };
    let caller = Caller::new(Actor::Stranger, Door::Activation);
    activation::check_in_blocking(&scene.t.world, &caller, token, &report).unwrap();
}

/// NX-71: fourteen days after the invitation the user is reminded, with the code, once; not before, and not who has
/// installed meanwhile. The reminder leaves the invitation as it was.
#[test]
fn who_has_not_installed_is_reminded_once() {
    let scene = Scene::new();
    put(&scene, scene.partner, AlertKind::NotInstalled, telling(14, "u"));
    scene.send(&scene.seats).unwrap();
    scene.deliver();
    mornings(&scene, 13);
    assert!(open(&scene).is_empty());
    installed(&scene, 1, "PC of bob");
    mornings(&scene, 1);
    assert_eq!(open(&scene), [(AlertKind::NotInstalled, "ann@example.com".to_owned())]);
    assert_eq!(told(&scene, MailKind::InstallReminder), ["ann@example.com"]);
    let claimed = scene.claim();
    let letter = claimed.iter().find(|mail| mail.kind == MailKind::InstallReminder).unwrap().clone();
    let facts = {
        let letter = letter.clone();
        scene.t.read(&scene.worker, move |act| crate::messages::letter(act, &letter)).unwrap()
    };
    assert_eq!(facts.invitation.unwrap().activation_code, scene.code(scene.seats[0]));
    let token = facts.link_token.unwrap();
    let seen = token.clone();
    let page =
        scene.t.read(&scene.t.stranger(), move |act| crate::invitations::invitation_page(act, seen.reveal()));
    assert!(page.is_ok(), "its link works like that of the invitation");
    let before = scene.seat(0);
    scene.settle(&letter, crate::messages::Outcome::Accepted { answer: "250".into() });
    let after = scene.seat(0);
    assert_eq!((after.sent_at, after.invitation), (before.sent_at, before.invitation));
    mornings(&scene, 40);
    assert_eq!(told(&scene, MailKind::InstallReminder).len(), 1, "once until it is over");
    installed(&scene, 0, "PC of ann");
    mornings(&scene, 1);
    assert!(open(&scene).iter().all(|(kind, _)| *kind != AlertKind::NotInstalled));
}

/// NX-71: thirty days without contact. Seller and customer get one letter each in their language; heard again, it is
/// over at once, and silent again it is told again.
#[test]
fn a_silent_device_is_told_once_until_it_is_heard_again() {
    let scene = Scene::new();
    put(&scene, scene.partner, AlertKind::Silent, telling(30, "pc"));
    let partner = scene.partner;
    scene.t.made(move |act| {
        let change =
            branding::Change { support_email: Some("help@acme.example".into()), ..Default::default() };
        let version = branding::get(act, partner)?.version;
        branding::change(act, partner, version, &change).map(drop)
    });
    let token = installed(&scene, 0, "PC of ann");
    let other = installed(&scene, 1, "PC of bob");
    mornings(&scene, 20);
    report(&scene, &other, 0, None);
    mornings(&scene, 11);
    assert_eq!(open(&scene), [(AlertKind::Silent, "PC of ann".to_owned())]);
    let mut to = told(&scene, MailKind::CustomerAlerts);
    to.sort();
    assert_eq!(to, ["help@acme.example", "matti.salo@testi.example"]);
    let facts = &scene.t.mails(MailKind::CustomerAlerts)[0].1;
    assert_eq!((&facts["count"], &facts["names"]), (&json!(1), &json!(["PC of ann"])));
    let languages = scene.t.made(|act| {
        let rows: Vec<(String,)> = act.tx().all(
            "SELECT language FROM messages WHERE kind = 'customer-alerts' ORDER BY language",
            db::params![],
        )?;
        Ok(rows.into_iter().map(|row| row.0).collect::<Vec<_>>())
    });
    assert_eq!(languages, ["en", "fi"], "each in the language of its recipient");
    report(&scene, &token, 0, None);
    assert!(open(&scene).is_empty(), "over at once");
    mornings(&scene, 31);
    assert_eq!(open(&scene).len(), 2);
    assert_eq!(told(&scene, MailKind::CustomerAlerts).len(), 6, "bob's went the day before ann's second");
}

/// NX-71: failures in a row, as the client reports them at check-in; a success ends it.
#[test]
fn failures_in_a_row_are_told() {
    let scene = Scene::new();
    put(&scene, scene.customer, AlertKind::Failing, telling(5, "u"));
    let token = installed(&scene, 0, "PC of ann");
    report(&scene, &token, 0, Some(4));
    mornings(&scene, 1);
    assert!(open(&scene).is_empty());
    report(&scene, &token, 0, Some(5));
    report(&scene, &token, 0, None);
    mornings(&scene, 2);
    assert_eq!(open(&scene), [(AlertKind::Failing, "PC of ann".to_owned())]);
    assert_eq!(told(&scene, MailKind::UserAlert), ["ann@example.com"]);
    report(&scene, &token, 0, Some(0));
    assert!(open(&scene).is_empty());
    let caller = Caller::new(Actor::Stranger, Door::Activation);
    let bad = Report { failed_runs: Some(-1), ..Report::of(0, "1") };
    let answer = refusal(activation::check_in_blocking(&scene.t.world, &caller, &token, &bad));
    assert_eq!(answer, Refusal::field("failed_runs", Problem::OutOfRange { min: 0, max: 1_000_000 }));
}

/// NX-71: five percent of the license's space left, and of the limit of one client.
#[test]
fn little_space_left_is_told() {
    let scene = Scene::with(PlanForm::default(), 10);
    put(&scene, scene.partner, AlertKind::SpaceLow, telling(5, "u"));
    let token = installed(&scene, 0, "PC of ann");
    // Ten Standard of 10 GB and one Server of 25 GB.
    report(&scene, &token, 118_750_000_000, None);
    mornings(&scene, 1);
    assert!(open(&scene).is_empty(), "exactly five percent are left");
    report(&scene, &token, 118_750_000_001, None);
    mornings(&scene, 1);
    assert_eq!(open(&scene), [(AlertKind::SpaceLow, scene.license.plan_name.clone())]);
    assert!(told(&scene, MailKind::UserAlert).is_empty(), "the license as a whole is nobody's device");
    let (license, valid_to) = (scene.license.id, scene.license.valid_to);
    scene.t.made(move |act| {
        let version = licenses::get(act, license)?.version;
        let change = licenses::Change {
            quantities: Vec::new(),
            extra_space_gb: 500,
            client_limit_gb: 100,
            valid_to,
            comments: String::new(),
            version,
        };
        licenses::change(act, license, &change)
    });
    mornings(&scene, 1);
    assert_eq!(open(&scene), [(AlertKind::SpaceLow, "PC of ann".to_owned())]);
    assert_eq!(told(&scene, MailKind::UserAlert), ["ann@example.com"]);
}

/// NX-71: on and off per software type, several addresses, the partner's settings inherited, the customer's own
/// before them, and inherited again.
#[test]
fn settings_say_what_is_told_to_whom() {
    let scene = Scene::new();
    let (partner, customer) = (scene.partner, scene.customer);
    let two =
        Setting { partner_emails: split_emails("one@acme.example, two@acme.example"), ..telling(7, "p") };
    put(&scene, partner, AlertKind::Silent, two.clone());
    let inherited = scene.t.read(&scene.mia, move |act| settings(act, customer)).unwrap();
    assert_eq!((inherited.of(AlertKind::Silent), inherited.version), (&two, 0));
    assert!(inherited.kinds.iter().all(|kind| !kind.own));
    assert!(inherited.editions.iter().any(|(code, _)| code == "server"));
    installed(&scene, 0, "PC of ann");
    put(
        &scene,
        customer,
        AlertKind::Silent,
        Setting { editions_off: vec!["standard".into()], ..two.clone() },
    );
    mornings(&scene, 9);
    assert!(open(&scene).is_empty(), "off for this software type");
    scene
        .t
        .work(&scene.mia, move |act| {
            let version = settings(act, customer)?.version;
            set(act, customer, &Wishes::from([(AlertKind::Silent, None)]), version)
        })
        .unwrap();
    mornings(&scene, 1);
    assert_eq!(told(&scene, MailKind::CustomerAlerts), ["one@acme.example", "two@acme.example"]);
    put(&scene, customer, AlertKind::Silent, Setting { enabled: false, ..two });
    mornings(&scene, 1);
    assert!(open(&scene).is_empty(), "switched off, it is over");
    let events = scene.t.events(customer);
    assert_eq!(events.iter().filter(|event| event.what == What::AlertsChanged).count(), 3);
}

/// What changes nothing writes nothing, the second is told, and bad values are refused at their fields.
#[test]
fn settings_are_edited_with_care() {
    let scene = Scene::new();
    let customer = scene.customer;
    let edit = |who: &Caller, setting: Setting, version: i64| {
        let wishes = Wishes::from([(AlertKind::Silent, Some(setting))]);
        scene.t.work(who, move |act| set(act, customer, &wishes, version))
    };
    assert_eq!(edit(&scene.mia, telling(9, "p"), 0).unwrap().version, 1);
    let events = scene.t.event_count();
    assert_eq!(edit(&scene.mia, telling(9, "p"), 1).unwrap().version, 1);
    assert_eq!(scene.t.event_count(), events);
    assert_eq!(refusal(edit(&scene.mia, telling(8, "p"), 0)), Refusal::ChangedMeanwhile);
    let bad = refusal(edit(&scene.mia, telling(0, "p"), 1));
    assert_eq!(bad, Refusal::field("silent.threshold", Problem::OutOfRange { min: 1, max: 365 }));
    let reseller = scene.t.partner(scene.partner, "Resells", PartnerType::Reseller);
    let resold = scene.t.customer(reseller, "Oy");
    let rob = scene.t.person("rob", reseller, Role::Admin);
    let wishes = Wishes::from([(AlertKind::Silent, Some(telling(9, "p")))]);
    let asked = wishes.clone();
    assert_eq!(refusal(scene.t.work(&rob, move |act| set(act, resold, &asked, 0))), Refusal::Forbidden);
    assert!(scene.t.read(&rob, move |act| settings(act, resold)).is_ok());
    let bea = scene.t.person("bea", customer, Role::Admin);
    assert_eq!(refusal(scene.t.work(&bea, move |act| settings(act, customer))), Refusal::Forbidden);
    assert!(
        scene.t.read(&bea, move |act| list(act, customer, &Filter::default(), &Window::first(5))).is_ok()
    );
    for caller in [&scene.mia, &scene.t.stranger()] {
        assert_eq!(refusal(scene.t.work(caller, |act| arm(act, 1))), Refusal::Forbidden);
        assert_eq!(refusal(scene.t.work(caller, |act| look_at_due(act, 1))), Refusal::Forbidden);
    }
}

/// Nothing is told of customers that are disabled and licenses that are not in force; a letter that waits while its
/// alert ends is not sent.
#[test]
fn what_nobody_could_mend_is_not_told() {
    let scene = Scene::new();
    put(&scene, scene.partner, AlertKind::Silent, telling(5, "u"));
    let token = installed(&scene, 0, "PC of ann");
    let (customer, license) = (scene.customer, scene.license.id);
    scene.t.made(move |act| customers::disable(act, customer, "unpaid"));
    mornings(&scene, 7);
    assert!(open(&scene).is_empty());
    scene.t.made(move |act| customers::enable(act, customer));
    scene.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    mornings(&scene, 1);
    assert!(open(&scene).is_empty());
    scene.t.made(move |act| licenses::resume(act, license));
    mornings(&scene, 1);
    assert_eq!(told(&scene, MailKind::UserAlert), ["ann@example.com"]);
    report(&scene, &token, 0, None);
    assert!(scene.claim().is_empty(), "heard again before the letter went");
    let state = scene.t.number("SELECT COUNT(*) FROM messages WHERE state = 'cancelled'");
    assert_eq!(state, 1);
}

/// The list goes by customer in pages, and is narrowed to one kind.
#[test]
fn open_alerts_are_listed_in_pages() {
    let scene = Scene::new();
    installed(&scene, 0, "PC of ann");
    let token = installed(&scene, 1, "PC of bob");
    report(&scene, &token, 0, Some(9));
    mornings(&scene, 31);
    let partner = scene.partner;
    let seen = |filter: Filter, window: Window| {
        scene.t.read(&scene.mia, move |act| list(act, partner, &filter, &window)).unwrap()
    };
    let all = seen(Filter::default(), Window::first(10));
    assert_eq!(all.items.len(), 3);
    let mut walked = Vec::new();
    let mut window = Window::first(1);
    loop {
        let page = seen(Filter::default(), window);
        walked.extend(page.items);
        let Some(next) = page.next else { break };
        window = Window::new(1, Some(next));
    }
    assert_eq!(walked, all.items);
    let failing = seen(Filter { kind: Some(AlertKind::Failing), customer: None }, Window::first(10));
    assert_eq!((failing.items.len(), failing.items[0].name.as_str()), (1, "PC of bob"));
    let customer = scene.customer;
    let filter = Filter { customer: Some(customer), kind: None };
    let foreign = scene.t.read(&scene.eve, move |act| list(act, customer, &filter, &Window::first(5)));
    assert_eq!(refusal(foreign), Refusal::NotFound);
}

/// What was done about an alert ends it at once, and it is told anew only when it begins to hold again.
#[test]
fn what_was_done_ends_an_alert() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    scene.deliver();
    installed(&scene, 1, "PC of bob");
    mornings(&scene, 31);
    let (partner, of) = (scene.partner, |kind| open(&scene).iter().filter(|alert| alert.0 == kind).count());
    assert_eq!((of(AlertKind::NotInstalled), of(AlertKind::Silent)), (1, 1));
    scene.send(&scene.seats[..1]).unwrap();
    assert_eq!((of(AlertKind::NotInstalled), of(AlertKind::Silent)), (0, 1));
    let found = scene.t.made(move |act| list(act, partner, &Filter::default(), &Window::first(1))).items;
    let device = found[0].installation().unwrap();
    scene.t.work(&scene.mia, move |act| installations::free_silent(act, device)).unwrap();
    assert!(open(&scene).is_empty());
    mornings(&scene, 1);
    assert!(open(&scene).is_empty());
}

/// More space ends the alert of a license that has little left; what is still too little does not.
#[test]
fn more_space_ends_the_alert_of_a_license() {
    let scene = Scene::new();
    let (token, license) = (installed(&scene, 0, "PC"), scene.license.id);
    report(&scene, &token, 124 * 1_000_000_000, None);
    mornings(&scene, 1);
    assert_eq!(open(&scene), [(AlertKind::SpaceLow, "Yearly".to_owned())]);
    let more = |gb: i64| {
        scene.t.made(move |act| {
            let saved = licenses::get(act, license)?;
            let wish = licenses::Change { extra_space_gb: gb, ..licenses::Change::none(&saved) };
            licenses::change(act, license, &wish)
        })
    };
    more(1);
    assert_eq!(open(&scene).len(), 1);
    more(50);
    assert!(open(&scene).is_empty());
}
