//! Claiming a mail that is due, trying it, settling what became of it, and who may not be written to.

use super::*;

/// NX-64, NX-65: queued, sending, sent; the seat is "sent" only after a mail server accepted, and every mail stays.
#[test]
fn sent_means_that_a_mail_server_accepted() {
    let scene = Scene::new();
    let first = scene.send(&scene.seats[..1]).unwrap();
    assert_eq!(only(&scene).state, MessageState::Queued);
    assert_eq!((scene.seat(0).invitation, scene.seat(0).sent_at), (InvitationState::Queued, None));

    let claimed = scene.claim();
    assert_eq!((only(&scene).state, scene.seat(0).sent_at), (MessageState::Sending, None));
    assert!(scene.claim().is_empty(), "a leased mail is not claimed again");

    scene.t.clock.advance_seconds(5);
    let accepted = Outcome::Accepted { answer: "250 2.0.0 ok".into() };
    assert_eq!(scene.settle(&claimed[0], accepted), Settled::Recorded(MessageState::Sent));
    let row = only(&scene);
    assert_eq!(
        (row.state, row.attempts, row.answer.as_deref()),
        (MessageState::Sent, 1, Some("250 2.0.0 ok"))
    );
    assert_eq!((row.accepted_at, row.next_attempt_at), (scene.seat(0).sent_at, None));
    assert_eq!(scene.seat(0).invitation, InvitationState::Sent);
    assert!(scene.seat(0).sent_at.is_some());
    assert_eq!(job(&scene, first).done, 1);
    assert!(job(&scene, first).finished_at.is_some());

    scene.t.clock.advance_seconds(3600);
    scene.send(&scene.seats[..1]).unwrap();
    scene.deliver();
    let (customer, seat) = (scene.customer, scene.seats[0]);
    let history = scene.t.read(&scene.mia, move |act| history(act, customer, seat)).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[0].accepted_at, scene.seat(0).sent_at, "the newest is first, and is the time shown");
    assert!(history[1].accepted_at < history[0].accepted_at);
}

/// NX-44, NX-69, SR-15: the letter has all that installing needs, in the user's language, from the partner.
#[test]
fn a_letter_has_name_code_and_link() {
    let scene = Scene::new();
    let seat = scene.seats[0];
    let form = SeatForm {
        username: "ann@example.com".into(),
        email: "ann@example.com".into(),
        language: Some("it".into()),
        keep_deleted_days: 30,
    };
    scene.t.made(move |act| seats::change(act, seat, &form, 1));
    scene.send(&[seat]).unwrap();
    let claimed = scene.claim().remove(0);
    let letter = scene.t.read(&scene.worker, move |act| letter(act, &claimed)).unwrap();
    let invitation = letter.invitation.unwrap();
    assert_eq!((letter.kind, letter.language), (MailKind::Invitation, Language::It));
    assert_eq!((letter.recipient.as_str(), letter.sender.name.as_str()), ("ann@example.com", "Acme"));
    assert_eq!(letter.organization_name, "Testiasiakas Oy");
    assert_eq!(invitation.username, "ann@example.com");
    assert_eq!(invitation.activation_code, scene.code(seat));
    assert_eq!(
        (invitation.product.as_str(), invitation.edition_code.as_str()),
        ("Northern Backup", "standard")
    );
    assert_eq!(invitation.valid_to, scene.license.valid_to);
    let token = letter.link_token.unwrap();
    assert_eq!(
        outbox::read_link_token(scene.t.world.vault(), token.reveal()),
        Some((scene.customer, letter.message))
    );
}

/// No secret lies in the outbox: neither the code nor the link's token is anywhere in the table.
#[test]
fn the_outbox_keeps_no_secret() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    let code = scene.code(scene.seats[0]).reveal().to_owned();
    let rows: Vec<(String, String, String)> = scene
        .t
        .made(|act| Ok(act.tx().all("SELECT facts, recipient, created_by FROM messages", db::params![])?));
    assert_eq!(rows.len(), 2);
    for (facts, recipient, created_by) in rows {
        assert_eq!(facts, "{}");
        assert!(!recipient.contains(&code) && created_by.starts_with("person/acc_"));
    }
}

/// RP-08: temporary refusals are tried again, ever later, with the server's words kept; after 72 hours it ends.
#[test]
fn a_mail_is_tried_for_three_days() {
    let scene = Scene::new();
    let id = scene.send(&scene.seats[..1]).unwrap();
    let mut waits = Vec::new();
    loop {
        let Some(claimed) = scene.claim().pop() else {
            scene.t.clock.advance_seconds(1800);
            continue;
        };
        let outcome = Outcome::Retry { answer: "451 greylisted\r\nlater".into() };
        if scene.settle(&claimed, outcome) == Settled::Recorded(MessageState::Failed) {
            break;
        }
        let row = only(&scene);
        assert_eq!((row.state, row.answer.as_deref()), (MessageState::Queued, Some("451 greylisted  later")));
        waits.push(row.next_attempt_at.unwrap().seconds_since(scene.t.world.now()));
    }
    assert!((60..=72).contains(&waits[0]), "{waits:?}");
    assert!((14_400..=17_280).contains(waits.last().unwrap()), "{waits:?}");
    assert!(waits.len() > 15, "{waits:?}");
    let row = only(&scene);
    assert_eq!((row.state, row.attempts), (MessageState::Failed, waits.len() as i64 + 1));
    assert_eq!((scene.seat(0).invitation, scene.seat(0).sent_at), (InvitationState::Bounced, None));
    assert_eq!((job(&scene, id).failed, job(&scene, id).left()), (1, 0));
    assert!(events(&scene).contains(&What::MessageFailed));
    assert_eq!(list(&scene, in_state(MessageState::Failed)).len(), 1);
}

/// RP-08: a refusal for good is terminal, shown on the seat with its reason, and can be tried again by a person.
#[test]
fn a_bounce_is_shown_and_can_be_sent_again() {
    let scene = Scene::new();
    let id = scene.send(&scene.seats).unwrap();
    let claimed = scene.claim();
    let bounced = claimed.iter().find(|claimed| claimed.seat == Some(scene.seats[0])).unwrap();
    scene.settle(bounced, Outcome::Refused { answer: "550 5.1.1 no such user".into() });
    assert_eq!(scene.seat(0).invitation, InvitationState::Bounced);
    assert_eq!(scene.seat(1).invitation, InvitationState::Queued);
    let row = list(&scene, in_state(MessageState::Bounced)).remove(0);
    assert_eq!(row.answer.as_deref(), Some("550 5.1.1 no such user"));
    assert_eq!((job(&scene, id).failed, job(&scene, id).left()), (1, 1));
    assert!(events(&scene).contains(&What::MessageBounced));

    let seat = scene.seats[0];
    let form = SeatForm {
        username: "ann@example.com".into(),
        email: "ann.right@example.com".into(),
        language: None,
        keep_deleted_days: 30,
    };
    scene.t.made(move |act| seats::change(act, seat, &form, 1));
    let partner = scene.partner;
    let message = row.id;
    scene.t.work(&scene.mia, move |act| resend(act, partner, message)).unwrap();
    assert_eq!((job(&scene, id).failed, job(&scene, id).left()), (0, 2));
    let again = scene.claim();
    assert_eq!(again[0].recipient, "ann.right@example.com", "SR-55: the stored address, as it is now");
    scene.settle(&again[0], Outcome::Accepted { answer: "250".into() });
    assert_eq!(scene.seat(0).invitation, InvitationState::Sent);
}

/// RP-07: a mail whose end is not known goes out again under the same name.
#[test]
fn an_unknown_outcome_is_sent_again_under_the_same_id() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    let first = scene.claim().remove(0);
    assert_eq!(scene.settle(&first, Outcome::Unknown), Settled::Recorded(MessageState::Queued));
    scene.t.clock.advance_seconds(80);
    let second = scene.claim().remove(0);
    assert_eq!((second.message, second.attempts), (first.message, 1));
}

/// RP-07, RP-10: the mail of a worker that went silent is taken over, and what the first says later changes nothing.
#[test]
fn a_lease_that_ended_passes_on() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    let stale = scene.claim().remove(0);
    scene.t.clock.advance_seconds(61);
    let fresh = scene.claim().remove(0);
    assert_eq!(stale.message, fresh.message);
    let refused = Outcome::Refused { answer: "550".into() };
    assert_eq!(scene.settle(&stale, refused), Settled::Stale);
    assert_eq!(only(&scene).state, MessageState::Sending);
    scene.settle(&fresh, Outcome::Accepted { answer: "250".into() });
    assert_eq!(scene.settle(&fresh, Outcome::Unknown), Settled::Stale);
    assert_eq!(only(&scene).state, MessageState::Sent);
}

/// RP-10: however many workers claim at once, each mail is claimed by one.
#[test]
fn workers_share_the_queue_without_overlap() {
    let scene = Scene::with(crate::products::PlanForm::default(), 100);
    let names: Vec<String> = (0..60).map(|n| format!("u{n}@example.com")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let seats = scene.t.seats(scene.license.id, &names);
    scene.send(&seats).unwrap();
    let claimed = std::thread::scope(|threads| {
        let claims: Vec<_> = (0..8)
            .map(|_| threads.spawn(|| scene.t.work(&scene.worker, |act| claim(act, 10, 60)).unwrap()))
            .collect();
        claims.into_iter().flat_map(|claim| claim.join().unwrap()).collect::<Vec<_>>()
    });
    let once: std::collections::HashSet<_> = claimed.iter().map(|claimed| claimed.message).collect();
    assert_eq!((once.len(), claimed.len()), (claimed.len(), 60));
}

/// Invariant 6: mails of a disabled customer are held, and go out as they were after it is enabled.
#[test]
fn mails_of_a_disabled_customer_are_held() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    let customer = scene.customer;
    scene.t.work(&scene.mia, move |act| customers::disable(act, customer, "unpaid")).unwrap();
    assert!(scene.claim().is_empty());
    assert!(list(&scene, in_state(MessageState::Queued)).iter().all(|row| row.attempts == 0));
    scene.t.work(&scene.mia, move |act| customers::enable(act, customer)).unwrap();
    assert_eq!(scene.claim().len(), 2);
}

/// A removed user gets no mail, whatever waits for them.
#[test]
fn mails_of_a_removed_seat_are_cancelled() {
    let scene = Scene::new();
    let id = scene.send(&scene.seats).unwrap();
    let seat = scene.seats[0];
    scene.t.work(&scene.mia, move |act| seats::remove(act, seat)).unwrap();
    assert_eq!(scene.claim().len(), 1);
    let cancelled = list(&scene, in_state(MessageState::Cancelled));
    assert_eq!((cancelled[0].seat, cancelled[0].answer.as_deref()), (Some(seat), Some("seat-removed")));
    assert_eq!(job(&scene, id).failed, 1);
}

/// SR-15: who has lost the right since they pressed the button sends nothing.
#[test]
fn the_right_is_asked_again_when_a_mail_is_sent() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    scene.t.made(|act| {
        act.tx().execute("DELETE FROM memberships WHERE role = 'manager'", db::params![])?;
        Ok(())
    });
    assert!(scene.claim().is_empty());
    let who = Caller::command_line();
    let partner = scene.partner;
    let filter = in_state(MessageState::Cancelled);
    let page =
        scene.t.read(&who, move |act| console::list(act, partner, &filter, &Window::first(50))).unwrap();
    assert!(
        page.items.len() == 2 && page.items.iter().all(|row| row.answer.as_deref() == Some("right-lost"))
    );
    let seat = scene.seats[0];
    let seat = scene.t.read(&who, move |act| seats::get(act, seat)).unwrap();
    assert_eq!((seat.invitation, seat.sent_at), (InvitationState::None, None));
}

/// RP-19: after a restore nothing of the past goes out.
#[test]
fn a_restored_database_sends_nothing_old() {
    let scene = Scene::new();
    let id = scene.send(&scene.seats).unwrap();
    scene.claim();
    assert_eq!(scene.t.made(abandon_all), 2);
    scene.t.clock.advance_seconds(1_000_000);
    assert!(scene.claim().is_empty());
    assert_eq!(scene.seat(0).invitation, InvitationState::None);
    assert!(job(&scene, id).finished_at.is_some());
    assert_eq!(refusal(scene.t.work(&scene.mia, abandon_all)), Refusal::Forbidden);
}

/// SR-58: one address gets five invitations of a customer in an hour; the sixth waits and says why, others do not.
#[test]
fn nobody_is_flooded() {
    let scene = Scene::new();
    for _ in 0..5 {
        scene.send(&scene.seats[..1]).unwrap();
        assert_eq!(scene.claim_and_deliver(), 1);
        scene.t.clock.advance_seconds(60);
    }
    scene.send(&scene.seats).unwrap();
    assert_eq!(scene.claim_and_deliver(), 1, "bob's goes out");
    let row = list(&scene, in_state(MessageState::Queued)).remove(0);
    assert_eq!((row.recipient.as_str(), row.answer.as_deref()), ("ann@example.com", Some("recipient-limit")));
    assert_eq!(scene.seat(0).invitation, InvitationState::Queued);
    scene.t.clock.advance_seconds(3600);
    assert_eq!(scene.claim_and_deliver(), 1);
}

/// What is behind is told to the machine, and to nobody else.
#[test]
fn the_backlog_is_counted() {
    let scene = Scene::new();
    assert_eq!(scene.t.made(backlog), Backlog { waiting: 0, oldest_due_at: None });
    scene.send(&scene.seats).unwrap();
    let told = Backlog { waiting: 2, oldest_due_at: Some(crate::testing::START) };
    assert_eq!(scene.t.made(backlog), told);
    assert_eq!(refusal(scene.t.read(&scene.mia, backlog)), Refusal::Forbidden);
}

/// RP-07: a process that has the database to itself takes up at once what the one before it held.
#[test]
fn what_a_dead_process_held_is_due_at_once() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    let held = scene.claim();
    assert_eq!((held.len(), scene.claim().len()), (2, 0));
    let released = scene.t.work(&scene.worker, release_held);
    assert_eq!(released.unwrap(), 2);
    assert!(list(&scene, Filter::default()).iter().all(|mail| mail.state == MessageState::Queued));
    let again = scene.claim();
    assert_eq!(again.len(), 2);
    let settled = scene.settle(&held[0], Outcome::Accepted { answer: "250 late".into() });
    assert_eq!(settled, Settled::Stale);
    let refused = scene.t.work(&scene.mia, release_held);
    assert_eq!(refusal(refused), Refusal::Forbidden);
}
