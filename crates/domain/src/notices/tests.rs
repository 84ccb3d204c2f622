//! Notices on the real database: to whom they go and when, each once, and never where nothing ends.

use super::*;
use crate::{
    Caller,
    access::Role,
    customers,
    licenses::{Change, License},
    messages::{self, Filter, MessageRow},
    outbox::MailKind,
    page::Window,
    refusal::Refusal,
    scene::{Scene, refusal},
};

fn worker() -> Caller {
    Caller::worker("notices")
}

/// Runs the worker's round, twice: the second one finds nothing left to do.
fn round(scene: &Scene) -> usize {
    let posted = |scene: &Scene| {
        while scene.t.work(&worker(), |act| arm(act, 50)).unwrap() == 50 {}
        while scene.t.work(&worker(), |act| post_due(act, 10)).unwrap() > 0 {}
        scene.t.number("SELECT COUNT(*) FROM notices")
    };
    let before = scene.t.number("SELECT COUNT(*) FROM notices");
    let once = posted(scene);
    assert_eq!(posted(scene), once, "a second machine posts nothing more");
    usize::try_from(once - before).unwrap()
}

fn at(scene: &Scene, text: &str) {
    scene.t.clock.set(text.parse::<jiff::Timestamp>().unwrap().into());
}

/// `days` before the end, at noon in Helsinki.
fn days_before(scene: &Scene, days: i64) {
    let day = scene.license.valid_to.plus_days(-days);
    at(scene, &format!("{day}T10:00:00Z"));
}

fn mails(scene: &Scene) -> Vec<MessageRow> {
    let operator = scene.t.operator();
    let rows = scene.t.read(&Caller::command_line(), move |act| {
        messages::list(act, operator, &Filter::default(), &Window::first(100))
    });
    rows.unwrap().items.into_iter().filter(|row| row.kind.is_notice()).collect()
}

fn kinds(scene: &Scene) -> Vec<MailKind> {
    mails(scene).into_iter().map(|row| row.kind).collect()
}

fn notices(scene: &Scene, by: &Caller) -> Notices {
    let license = scene.license.id;
    scene.t.read(by, move |act| get(act, license)).unwrap()
}

fn change_end(scene: &Scene, days: i64) -> License {
    let license = scene.license.id;
    scene.t.made(move |act| {
        let found = licenses::get(act, license)?;
        let change = Change {
            quantities: Vec::new(),
            extra_space_gb: found.extra_space_gb,
            client_limit_gb: found.client_limit_gb,
            valid_to: found.valid_to.plus_days(days),
            comments: found.comments.clone(),
            version: found.version,
        };
        licenses::change(act, license, &change)
    })
}

/// To the contact and the administrators of the customer, and to the seller, in their languages, once each.
#[test]
fn each_notice_goes_once_to_each_of_them() {
    let scene = Scene::new();
    scene.t.person("bea", scene.customer, Role::Admin);
    scene.t.person("ada", scene.partner, Role::Admin);
    scene.t.person("vic", scene.customer, Role::Viewer);
    assert_eq!(round(&scene), 0, "a year is left");
    days_before(&scene, 31);
    assert_eq!(round(&scene), 0);
    let told = notices(&scene, &scene.mia);
    let to: Vec<(Audience, &str)> =
        told.recipients.iter().map(|found| (found.audience, found.email.as_str())).collect();
    assert!(to.contains(&(Audience::Customer, "bea@example.com")), "{to:?}");
    assert!(to.contains(&(Audience::Partner, "ada@example.com")), "{to:?}");
    assert!(!to.iter().any(|(_, email)| email.starts_with("vic") || email.starts_with("mia")), "{to:?}");
    assert_eq!(told.planned.iter().map(|planned| planned.days_before).collect::<Vec<_>>(), [30, 7, 1, 0, -7]);
    days_before(&scene, 30);
    assert_eq!(round(&scene), to.len());
    let sent = mails(&scene);
    assert_eq!(sent.len(), to.len());
    for days in [7, 1, 0, -7] {
        days_before(&scene, days);
        assert_eq!(round(&scene), to.len(), "{days}");
    }
    days_before(&scene, -9);
    assert_eq!(round(&scene), 0);
    let told = notices(&scene, &scene.mia);
    assert_eq!((told.planned.len(), told.posted.len()), (0, 5 * to.len()));
    assert_eq!(told.posted[0].days_before, -7);
    let ended = [MailKind::LicenseEnded, MailKind::CustomerLicenseEnded];
    assert_eq!(kinds(&scene).iter().filter(|kind| ended.contains(kind)).count(), to.len());
}

/// The hour is nine where the customer is.
#[test]
fn nothing_goes_before_nine_in_the_customers_morning() {
    let scene = Scene::new();
    let day = scene.license.valid_to.plus_days(-30);
    at(&scene, &format!("{day}T05:59:00Z"));
    assert_eq!(round(&scene), 0);
    at(&scene, &format!("{day}T06:00:00Z"));
    assert!(round(&scene) > 0);
}

/// A worker that stood still for a week sends the latest one that is due and not all of them.
#[test]
fn after_a_standstill_only_the_latest_goes() {
    let scene = Scene::new();
    round(&scene);
    days_before(&scene, 0);
    round(&scene);
    let told = notices(&scene, &scene.mia);
    assert!(told.posted.iter().all(|posted| posted.days_before == 0), "{:?}", told.posted);
    days_before(&scene, -40);
    assert_eq!(round(&scene), 0, "what is long past is not told");
}

/// A license that was renewed gets no notice of its old end, also when the mail is under way already; the new end has
/// notices of its own.
#[test]
fn a_renewed_license_gets_no_notice_of_its_old_end() {
    let scene = Scene::new();
    round(&scene);
    change_end(&scene, 365);
    days_before(&scene, 30);
    assert_eq!(round(&scene), 0);
    let scene = Scene::new();
    days_before(&scene, 30);
    let posted = round(&scene);
    assert!(posted > 0);
    change_end(&scene, 365);
    assert!(scene.claim().iter().all(|claimed| !claimed.kind.is_notice()));
    let rows = mails(&scene);
    assert!(rows.iter().all(|row| row.state == MessageState::Cancelled), "{rows:?}");
    assert_eq!(rows[0].answer.as_deref(), Some("no-longer-true"));
    days_before(&scene, 30 - 365);
    assert_eq!(round(&scene), posted, "the new end has its own");
}

/// Never for licenses that are suspended, revoked, or of a disabled customer; what is held goes when the customer is
/// enabled while it is still true (invariant 6).
#[test]
fn licenses_out_of_force_get_none() {
    let scene = Scene::new();
    let (license, customer) = (scene.license.id, scene.customer);
    days_before(&scene, 30);
    scene.t.made(move |act| licenses::suspend(act, license, "unpaid"));
    assert_eq!(round(&scene), 0);
    scene.t.made(move |act| licenses::resume(act, license));
    scene.t.made(move |act| customers::disable(act, customer, "unpaid"));
    days_before(&scene, 29);
    assert_eq!(round(&scene), 0);
    scene.t.made(move |act| customers::enable(act, customer));
    scene.t.clock.advance_seconds(3600);
    assert!(round(&scene) > 0, "held, not lost");
    scene.t.made(move |act| customers::disable(act, customer, "unpaid"));
    assert!(scene.claim().iter().all(|claimed| !claimed.kind.is_notice()), "mails under way wait as well");
    scene.t.made(move |act| customers::enable(act, customer));
    scene.t.clock.advance_seconds(700);
    assert!(scene.claim().iter().any(|claimed| claimed.kind.is_notice()));
    scene.t.made(move |act| licenses::revoke(act, license));
    days_before(&scene, 7);
    assert_eq!(round(&scene), 0);
    assert!(notices(&scene, &scene.mia).planned.is_empty());
}

/// They can be switched off for a license, by those who may change it, with an event; mails under way are stopped.
#[test]
fn notices_are_switched_off_for_a_license() {
    let scene = Scene::new();
    let license = scene.license.id;
    let flip = |by: &Caller, wish| scene.t.work(by, move |act| switch(act, license, wish));
    let vera = scene.t.person("vera", scene.partner, Role::Viewer);
    let bea = scene.t.person("bea", scene.customer, Role::Admin);
    for by in [&vera, &bea] {
        assert_eq!(refusal(flip(by, Switch::Off)), Refusal::Forbidden);
    }
    assert_eq!(refusal(flip(&scene.eve, Switch::Off)), Refusal::NotFound);
    assert_eq!(refusal(scene.t.read(&scene.eve, move |act| get(act, license))), Refusal::NotFound);
    days_before(&scene, 30);
    assert!(round(&scene) > 0);
    let events = scene.t.event_count();
    assert_eq!(flip(&scene.mia, Switch::Off).unwrap().switch, Switch::Off);
    flip(&scene.mia, Switch::Off).unwrap();
    assert_eq!(scene.t.event_count(), events + 1);
    assert!(scene.claim().iter().all(|claimed| !claimed.kind.is_notice()));
    days_before(&scene, 7);
    assert_eq!(round(&scene), 0);
    assert!(notices(&scene, &scene.mia).planned.is_empty());
    days_before(&scene, 1);
    flip(&scene.mia, Switch::On).unwrap();
    scene.t.clock.advance_seconds(60);
    assert_eq!(notices(&scene, &scene.mia).planned.len(), 2);
}

/// T2: a customer's people do not see whom their seller writes to about them.
#[test]
fn a_customer_does_not_see_the_sellers_mail() {
    let scene = Scene::new();
    let bea = scene.t.person("bea", scene.customer, Role::Admin);
    scene.t.person("ada", scene.partner, Role::Admin);
    days_before(&scene, 30);
    round(&scene);
    let seen = notices(&scene, &bea);
    assert!(!seen.posted.is_empty() && !seen.recipients.is_empty());
    assert!(seen.posted.iter().all(|posted| posted.audience == Audience::Customer));
    assert!(seen.recipients.iter().all(|recipient| recipient.audience == Audience::Customer));
    let sellers = notices(&scene, &scene.mia);
    assert!(sellers.posted.iter().any(|posted| posted.audience == Audience::Partner));
}

/// Only the worker posts.
#[test]
fn people_do_not_run_the_queue() {
    let scene = Scene::new();
    assert_eq!(refusal(scene.t.work(&scene.mia, |act| arm(act, 1))), Refusal::Forbidden);
    assert_eq!(refusal(scene.t.work(&scene.mia, |act| post_due(act, 1))), Refusal::Forbidden);
}

/// A customer that goes takes its place in the queue along.
#[test]
fn a_deleted_customer_leaves_no_place_in_the_queue() {
    let scene = Scene::new();
    round(&scene);
    let (customer, license) = (scene.customer, scene.license.id);
    let seats = scene.seats.clone();
    scene.t.made(move |act| {
        for seat in &seats {
            crate::seats::remove(act, *seat)?;
        }
        licenses::get(act, license).map(drop)
    });
    scene.t.made(move |act| customers::delete(act, customer));
    assert_eq!(scene.t.number("SELECT COUNT(*) FROM notice_queue"), 0);
}
