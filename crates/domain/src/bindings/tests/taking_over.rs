//! What was made for a former holder of a unit is nothing to the next one: links, mails, keys and alerts.

use super::*;
use crate::{
    alerts, deployment_keys, installations, invitations, messages,
    outbox::{self, MailKind},
};

fn unbound_and_bound_again(s: &Scene, seat: SeatId, next: &str) {
    unbinds(s, &[seat]).unwrap();
    s.t.clock.advance_seconds(60);
    assert_eq!(binds(s, next).unwrap().seat, seat, "the same unit");
}

/// Neither the link that a former holder has, nor a mail that still waits for them, tells the code of the next one.
#[test]
fn old_mails_tell_nothing_of_the_next_holder() {
    let s = scene();
    registered(&s.t, "olga@example.com");
    registered(&s.t, "pavel@example.com");
    let seat = binds(&s, "olga@example.com").unwrap().seat;
    s.send(&[seat]).unwrap();
    s.deliver();
    let customer = s.customer;
    let mail = s.t.read(&s.mia, move |act| messages::history(act, customer, seat)).unwrap().remove(0);
    let token = outbox::link_token(s.t.world.vault(), customer, mail.id);
    let opens = || {
        let token = token.clone();
        s.t.read(&s.t.stranger(), move |act| invitations::invitation_page(act, token.reveal()))
    };
    assert_eq!(opens().unwrap().username, "olga@example.com");
    s.t.clock.advance_seconds(60);
    s.send(&[seat]).unwrap();
    unbound_and_bound_again(&s, seat, "pavel@example.com");
    assert_eq!(refusal(opens()), Refusal::LinkExpired);
    assert!(s.claim().is_empty(), "the mail to the former holder does not go to the next one");
    s.send(&[seat]).unwrap();
    assert_eq!(s.claim().len(), 1, "the next holder gets a mail of their own");
}

/// A device that came with a key and lost its seat is not let in on the seat of whoever has it now.
#[test]
fn a_key_does_not_lead_back_to_the_seat_of_another() {
    let s = scene();
    let license = s.license.id;
    let (secret, _) = s.t.made(move |act| {
        let form = deployment_keys::KeyForm { name: "Rollout".into(), ..deployment_keys::KeyForm::default() };
        deployment_keys::create(act, license, "standard", &form)
    });
    let enrolls = || {
        let request = activation::Enrollment {
            deployment_key: secret.clone(),
            login: String::new(),
            device: Device {
                fingerprint: "PC-7".into(),
                name: "PC-7".into(),
                platform: "linux".into(),
                software_version: "1.0".into(),
                ..Default::default()
            },
        };
        s.t.work(&client(), move |act| activation::enroll(act, &request)).and_then(activation::settled)
    };
    let first = enrolls().unwrap().installation;
    let seat = s.t.made(move |act| installations::get(act, first)).seat;
    binds_seat(&s, seat, "olga@example.com").unwrap();
    assert_eq!(refusal(enrolls()), Refusal::HolderNotRegistered, "as with a code");
    unbound_and_bound_again(&s, seat, "pavel@example.com");
    registered(&s.t, "pavel@example.com");
    let second = enrolls().unwrap().installation;
    assert_ne!(s.t.made(move |act| installations::get(act, second)).seat, seat);
}

/// The device of a former holder does not hide that the next one never installed.
#[test]
fn the_next_holder_is_reminded_to_install() {
    let s = scene();
    registered(&s.t, "olga@example.com");
    registered(&s.t, "pavel@example.com");
    let seat = binds(&s, "olga@example.com").unwrap().seat;
    activates(&s, seat).unwrap();
    unbound_and_bound_again(&s, seat, "pavel@example.com");
    s.send(&[seat]).unwrap();
    s.deliver();
    let customer = s.customer;
    let wish = alerts::Setting { enabled: true, threshold: 14, to_user: true, ..alerts::Setting::default() };
    s.t.made(move |act| {
        let wishes = alerts::Wishes::from([(alerts::AlertKind::NotInstalled, Some(wish.clone()))]);
        alerts::set(act, customer, &wishes, 0)
    });
    let worker = Caller::worker("alerts");
    for _ in 0..15 {
        s.t.work(&worker, |act| alerts::arm(act, 100)).unwrap();
        s.t.clock.advance_seconds(86_400);
        while s.t.work(&worker, |act| alerts::look_at_due(act, 1)).unwrap() > 0 {}
    }
    let told: Vec<String> = s.t.mails(MailKind::InstallReminder).into_iter().map(|mail| mail.0).collect();
    assert_eq!(told, ["pavel@example.com"]);
}

/// Who registers while they are not bound is bound as a registered person when the unbinding is taken back.
#[test]
fn undoing_finds_who_registered_meanwhile() {
    let s = scene();
    let seat = binds(&s, "olga@example.com").unwrap().seat;
    let unbound = unbinds(&s, &[seat]).unwrap();
    registered(&s.t, "olga@example.com");
    undoes(&s, unbound.id).unwrap();
    assert_eq!(counted(&s).bound, 1);
    activates(&s, seat).unwrap();
}

/// All that a filter shows is unbound together, unless it is not what was seen.
#[test]
fn all_that_a_filter_shows_are_unbound() {
    let s = scene();
    for person in ["olga@example.com", "pavel@example.com", "anna@other.example"] {
        binds(&s, person).unwrap();
    }
    let customer = s.customer;
    let unbinds = |seen: i64| {
        let filter =
            Filter { holding: Some(Holding::Pending), query: "@example".into(), ..Filter::default() };
        s.t.work(&s.mia, move |act| unbind_matching(act, customer, &filter, seen))
    };
    assert_eq!(refusal(unbinds(3)), Refusal::SelectionChanged { seen: 3, now: 2 });
    assert_eq!(unbinds(2).unwrap().count, 2);
    assert_eq!(counted(&s).pending, 1);
}
