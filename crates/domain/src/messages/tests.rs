//! The outbox on the real database: claiming, settling, and what people may do to a mail.

use super::*;
use crate::{
    Caller, Language,
    access::{PartnerType, Role},
    audit,
    clock::Instant,
    customers, jobs,
    messages::console,
    outbox::{self, Mail, MailKind},
    page::{Total, Window},
    refusal::Problem,
    scene::{Scene, refusal},
    seats::{self, InvitationState, SeatForm},
};

fn list(scene: &Scene, filter: Filter) -> Vec<MessageRow> {
    let partner = scene.partner;
    scene
        .t
        .read(&scene.mia, move |act| console::list(act, partner, &filter, &Window::first(50)))
        .unwrap()
        .items
}

fn only(scene: &Scene) -> MessageRow {
    let mut rows = list(scene, Filter::default());
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn in_state(state: MessageState) -> Filter {
    Filter { state: Some(state), ..Filter::default() }
}

fn events(scene: &Scene) -> Vec<What> {
    let customer = scene.customer;
    let page = scene.t.read(&scene.mia, move |act| audit::list(act, customer, &Window::first(200))).unwrap();
    page.items.into_iter().map(|event| event.what).collect()
}

fn job(scene: &Scene, job: JobId) -> jobs::Job {
    scene.t.read(&scene.mia, move |act| jobs::get(act, job)).unwrap()
}

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

/// IT-07: a pending mail is listed, re-dated, sent now, or cancelled.
#[test]
fn a_waiting_mail_can_be_moved_and_taken_back() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    let (partner, message) = (scene.partner, only(&scene).id);
    let later = scene.t.world.now().plus_days(2);
    scene.t.work(&scene.mia, move |act| reschedule(act, partner, message, later)).unwrap();
    assert!(scene.claim().is_empty());
    assert_eq!(only(&scene).send_at, later);
    scene.t.work(&scene.mia, move |act| send_now(act, partner, message)).unwrap();
    let claimed = scene.claim();
    let under_way = scene.t.work(&scene.mia, move |act| cancel(act, partner, message));
    assert_eq!(refusal(under_way), Refusal::MessageAlreadySent);
    scene.settle(&claimed[0], Outcome::Retry { answer: "421".into() });
    scene.t.work(&scene.mia, move |act| cancel(act, partner, message)).unwrap();
    assert_eq!(only(&scene).state, MessageState::Cancelled);
    assert_eq!(scene.seat(0).invitation, InvitationState::None);
    scene.t.clock.advance_seconds(100_000);
    assert!(scene.claim().is_empty());
    assert_eq!(
        refusal(scene.t.work(&scene.mia, move |act| send_now(act, partner, message))),
        Refusal::MessageAlreadySent
    );
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

/// SR-01, SR-04: a competitor sees and changes nothing, and cannot tell that it is there.
#[test]
fn strangers_and_competitors_reach_no_mail() {
    let scene = Scene::new();
    let job = scene.send(&scene.seats).unwrap();
    let (partner, customer, seat, message) =
        (scene.partner, scene.customer, scene.seats[0], list(&scene, Filter::default())[0].id);
    let claimed = scene.claim().remove(0);
    for who in [&scene.eve, &scene.t.stranger()] {
        let filter = Filter::default();
        let t = &scene.t;
        let at = Instant::from_micros(0);
        let claimed = claimed.clone();
        let again = claimed.clone();
        for refused in [
            refusal(t.read(who, move |act| console::list(act, partner, &filter, &Window::first(5)))),
            refusal(t.read(who, move |act| get(act, partner, message))),
            refusal(t.read(who, move |act| history(act, customer, seat))),
            refusal(t.work(who, move |act| send_now(act, partner, message))),
            refusal(t.work(who, move |act| reschedule(act, partner, message, at))),
            refusal(t.work(who, move |act| cancel(act, partner, message))),
            refusal(t.work(who, move |act| resend(act, partner, message))),
            refusal(t.read(who, move |act| jobs::get(act, job))),
            refusal(t.read(who, move |act| jobs::running(act, partner))),
        ] {
            assert_eq!(refused, Refusal::NotFound);
        }
        for refused in [
            refusal(t.work(who, |act| claim(act, 1, 60))),
            refusal(t.read(who, move |act| letter(act, &claimed))),
            refusal(t.work(who, move |act| settle(act, &again, &Outcome::Unknown.into()))),
        ] {
            assert_eq!(refused, Refusal::Forbidden);
        }
    }
    let own = scene.eve.actor.account().unwrap();
    let rival: (OrganizationId,) = scene.t.made(move |act| {
        Ok(act.tx().one("SELECT organization_id FROM memberships WHERE account_id = $1", db::params![own])?)
    });
    let through_own = scene.t.read(&scene.eve, move |act| get(act, rival.0, message));
    assert_eq!(
        refusal(through_own),
        Refusal::NotFound,
        "SR-05: not through an organization of one's own either"
    );
}

/// IT-07, IT-13, row by row. Pending mails, seen, sent now and moved: msp and reseller. Sent ones, checked and sent
/// again: msp only.
#[test]
fn msp_and_reseller_at_the_mail_desk_row_by_row() {
    let scene = Scene::new();
    let t = &scene.t;
    for (partner_type, checks) in [(PartnerType::Msp, true), (PartnerType::Reseller, false)] {
        let name = partner_type.word();
        let partner = t.partner(t.operator(), name, partner_type);
        let customer = t.customer(partner, "Buyer");
        let viewer = t.person(&format!("{name}-viewer"), partner, Role::Viewer);
        let manager = t.person(&format!("{name}-manager"), partner, Role::Manager);
        let [pending, sent] = [(); 2].map(|()| t.made(move |act| outbox::post(act, key_revealed(customer))));
        t.made(move |act| reschedule(act, partner, pending, Instant::from_micros(i64::MAX / 4)));
        scene.deliver();
        let all = |who: &Caller| {
            let rows =
                t.read(who, move |act| console::list(act, partner, &Filter::default(), &Window::first(50)));
            rows.unwrap().items.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        // See pending mails.
        for who in [&viewer, &manager] {
            assert!(all(who).contains(&pending), "{name}");
            assert!(t.read(who, move |act| detail(act, partner, pending)).is_ok(), "{name}");
            assert!(t.read(who, move |act| preview(act, partner, pending)).is_ok(), "{name}");
        }
        // Send them now, change their date: not who only looks.
        let later = t.world.now().plus_days(3);
        let tried = t.work(&viewer, move |act| send_now(act, partner, pending));
        assert_eq!(refusal(tried), Refusal::Forbidden, "{name}");
        t.work(&manager, move |act| reschedule(act, partner, pending, later)).unwrap();
        t.work(&manager, move |act| send_now(act, partner, pending)).unwrap();
        // Check notification mails.
        for who in [&viewer, &manager] {
            assert_eq!(all(who).contains(&sent), checks, "{name}");
            for answer in [
                t.read(who, move |act| get(act, partner, sent).map(drop)),
                t.read(who, move |act| preview(act, partner, sent).map(drop)),
                t.read(who, move |act| {
                    console::list(act, partner, &in_state(MessageState::Sent), &Window::first(9)).map(drop)
                }),
            ] {
                let expected = if checks { None } else { Some(Refusal::Forbidden) };
                assert_eq!(answer.err().and_then(|error| error.refusal().cloned()), expected, "{name}");
            }
            let counts = t.read(who, move |act| counts(act, partner, None)).unwrap();
            assert_eq!(counts.iter().any(|(state, _)| *state == Some(MessageState::Sent)), checks, "{name}");
        }
        // Resend them: not who only looks.
        assert_eq!(refusal(t.work(&viewer, move |act| resend(act, partner, sent))), Refusal::Forbidden);
        let again = t.work(&manager, move |act| resend(act, partner, sent));
        assert_eq!(again.is_ok(), checks, "{name}: {again:?}");
    }
}

/// Every attempt stays, with the server and its words; the newest first.
#[test]
fn every_attempt_is_kept_with_the_servers_answer() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    let attempts = [
        (Outcome::Retry { answer: "451 greylisted\r\nlater".into() }, Wording::BuiltIn),
        (Outcome::Unknown, Wording::TemplateFailed),
        (Outcome::Accepted { answer: "250 2.0.0 ok".into() }, Wording::Template),
    ];
    for (outcome, wording) in attempts {
        let claimed = scene.claim().remove(0);
        let attempt = Attempt { outcome, server: "mx.example".into(), wording };
        scene.t.work(&scene.worker, move |act| settle(act, &claimed, &attempt)).unwrap();
        scene.t.clock.advance_seconds(600);
    }
    let (partner, message) = (scene.partner, only(&scene).id);
    let seen = scene.t.read(&scene.mia, move |act| detail(act, partner, message)).unwrap();
    let told: Vec<_> = seen
        .attempts
        .iter()
        .map(|each| (each.outcome, each.server.as_str(), each.answer.as_str(), each.wording))
        .collect();
    assert_eq!(
        told,
        [
            (AttemptOutcome::Accepted, "mx.example", "250 2.0.0 ok", Wording::Template),
            (AttemptOutcome::Unknown, "mx.example", "unknown-outcome", Wording::TemplateFailed),
            (AttemptOutcome::PutOff, "mx.example", "451 greylisted  later", Wording::BuiltIn),
        ]
    );
    assert!(seen.attempts[0].at > seen.attempts[1].at);
    assert_eq!(seen.time_zone, "Europe/Helsinki");
    assert_eq!(seen.deeds, [DeedKind::Resend]);
    let customer = scene.customer;
    scene.t.made(move |act| {
        act.tx().execute("DELETE FROM messages WHERE organization_id = $1", params![customer])?;
        Ok(())
    });
    assert_eq!(scene.t.number("SELECT COUNT(*) FROM message_attempts"), 0, "they go with their mail");
}

/// A mail that was accepted goes out again under a name of its own, with the same link, and the job that sent it
/// first stays as it was.
#[test]
fn an_accepted_mail_can_be_sent_again() {
    let scene = Scene::new();
    let id = scene.send(&scene.seats[..1]).unwrap();
    let first = scene.claim().remove(0);
    let link = |claimed: Claimed| {
        let letter = scene.t.read(&scene.worker, move |act| letter(act, &claimed)).unwrap();
        letter.link_token.unwrap().reveal().to_owned()
    };
    let link_before = link(first.clone());
    scene.settle(&first, Outcome::Accepted { answer: "250".into() });
    let (partner, message) = (scene.partner, first.message);
    let row = scene.t.work(&scene.mia, move |act| resend(act, partner, message)).unwrap();
    assert_eq!((row.state, row.attempts, row.job), (MessageState::Queued, 0, None));
    assert_eq!(
        refusal(scene.t.work(&scene.mia, move |act| resend(act, partner, message))),
        Refusal::MessageAlreadySent
    );
    let second = scene.claim().remove(0);
    assert_eq!((first.round, second.round), (0, 1));
    assert_eq!(link(second.clone()), link_before);
    scene.settle(&second, Outcome::Accepted { answer: "250 again".into() });
    assert_eq!(scene.seat(0).invitation, InvitationState::Sent);
    assert_eq!((job(&scene, id).done, job(&scene, id).failed), (1, 0));
    assert!(events(&scene).contains(&What::MessageResent));

    scene.t.clock.advance_seconds(crate::invitations::LINK_DAYS * 86_400);
    assert_eq!(
        refusal(scene.t.work(&scene.mia, move |act| resend(act, partner, message))),
        Refusal::MessageOutOfDate,
        "its link leads nowhere any more"
    );
    let seat = scene.seats[0];
    scene.t.made(move |act| seats::remove(act, seat));
}

/// A resend that is refused leaves the mail as it was.
#[test]
fn a_mail_to_a_removed_user_is_not_sent_again() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    scene.deliver();
    let (partner, message, seat) = (scene.partner, only(&scene).id, scene.seats[0]);
    scene.t.made(move |act| seats::remove(act, seat));
    let before = scene.t.dump();
    assert_eq!(
        refusal(scene.t.work(&scene.mia, move |act| resend(act, partner, message))),
        Refusal::SeatRemoved
    );
    assert!(scene.t.dump() == before);
    let gone = scene.t.read(&scene.mia, move |act| preview(act, partner, message));
    assert_eq!(refusal(gone), Refusal::SeatRemoved);
}

/// Looking at a letter shows no secret; the code is shown to who may see codes, and that is an event. The link never.
#[test]
fn a_preview_shows_no_secret() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    let (partner, message, seat) = (scene.partner, only(&scene).id, scene.seats[0]);
    let code = scene.code(seat);
    let shown = scene.t.read(&scene.mia, move |act| preview(act, partner, message)).unwrap();
    let invitation = shown.invitation.as_ref().unwrap();
    assert_eq!(invitation.username, "ann@example.com");
    assert_ne!(invitation.activation_code, code);
    let real = outbox::link_token(scene.t.world.vault(), scene.customer, message);
    assert_ne!(shown.link_token, Some(real.clone()));
    let revealed = scene.t.work(&scene.mia, move |act| reveal(act, partner, message)).unwrap();
    assert_eq!(revealed.invitation.unwrap().activation_code, code);
    assert_ne!(revealed.link_token, Some(real));
    assert!(events(&scene).contains(&What::CodeRevealed));
    let vic = scene.t.person("vic", partner, Role::Viewer);
    let refused = scene.t.work(&vic, move |act| reveal(act, partner, message));
    assert_eq!(refusal(refused), Refusal::Forbidden);
}

/// A date in the past is refused: who wants it now says so.
#[test]
fn a_mail_is_not_moved_into_the_past() {
    let scene = Scene::new();
    scene.send(&scene.seats[..1]).unwrap();
    let (partner, message) = (scene.partner, only(&scene).id);
    let past = scene.t.world.now().plus_seconds(-1);
    let refused = scene.t.work(&scene.mia, move |act| reschedule(act, partner, message, past));
    assert_eq!(refusal(refused), Refusal::field("send_at", Problem::InThePast));
}

/// Many at once: what applies is told before, exactly that is done, one event each.
#[test]
fn many_mails_are_changed_at_once() {
    let scene = Scene::new();
    let (partner, customer) = (scene.partner, scene.customer);
    scene.send(&scene.seats).unwrap();
    scene.deliver();
    let waiting: Vec<MessageId> =
        (0..3).map(|_| scene.t.made(move |act| outbox::post(act, key_revealed(customer)))).collect();
    let every: Vec<MessageId> = list(&scene, Filter::default()).iter().map(|row| row.id).collect();
    assert_eq!(every.len(), 5);
    let planned = |chosen: Chosen, kind: DeedKind| {
        scene.t.read(&scene.mia, move |act| plan(act, partner, &chosen, kind))
    };
    let seen = planned(Chosen::Mails(every.clone()), DeedKind::Cancel).unwrap();
    assert_eq!((seen.applies.len(), seen.stays.len()), (3, 2));
    assert!(seen.stays.iter().all(|(_, why)| *why == Refusal::MessageAlreadySent));
    let later = scene.t.world.now().plus_days(1);
    let events = scene.t.event_count();
    let chosen = every.clone();
    let moved = scene.t.work(&scene.mia, move |act| change_many(act, partner, &chosen, Deed::Move(later)));
    assert_eq!(moved.unwrap(), Done { done: 3, left: 2 });
    assert_eq!(scene.t.event_count(), events + 3);
    assert!(scene.claim().is_empty());
    let chosen = waiting.clone();
    scene.t.work(&scene.mia, move |act| change_many(act, partner, &chosen, Deed::SendNow)).unwrap();
    assert_eq!(scene.claim_and_deliver(), 3);

    let sent = in_state(MessageState::Sent);
    let matching = |seen| Chosen::Matching { filter: sent.clone(), seen };
    assert_eq!(planned(matching(5), DeedKind::Resend).unwrap().applies.len(), 5);
    let changed = refusal(planned(matching(4), DeedKind::Resend));
    assert_eq!(changed, Refusal::SelectionChanged { seen: 4, now: 5 });
    assert!(matches!(refusal(planned(matching(1_001), DeedKind::Resend)), Refusal::Invalid(_)));
    assert_eq!(refusal(planned(Chosen::Mails(Vec::new()), DeedKind::Cancel)), Refusal::NothingSelected);
    let stranger = MessageId::from_uuid(uuid::Uuid::now_v7());
    assert_eq!(refusal(planned(Chosen::Mails(vec![stranger]), DeedKind::Cancel)), Refusal::NotFound);
    let eve = scene.eve.clone();
    let foreign =
        scene.t.read(&eve, move |act| plan(act, partner, &Chosen::Mails(waiting.clone()), DeedKind::Cancel));
    assert_eq!(refusal(foreign), Refusal::NotFound);
}

/// The list by organization, kind and date; a name out of reach is not found.
#[test]
fn the_list_is_narrowed_by_organization_and_date() {
    let scene = Scene::new();
    let other = scene.t.customer(scene.partner, "Other Oy");
    scene.send(&scene.seats).unwrap();
    scene.t.made(move |act| outbox::post(act, key_revealed(other)));
    let of = |organization| Filter { organization: Some(organization), ..Filter::default() };
    assert_eq!(list(&scene, of(other)).len(), 1);
    assert_eq!(list(&scene, of(scene.customer)).len(), 2);
    assert_eq!(list(&scene, of(scene.partner)).len(), 3);
    let now = scene.t.world.now();
    let between = |from: i64, until: i64| Filter {
        from: Some(now.plus_days(from)),
        until: Some(now.plus_days(until)),
        ..Filter::default()
    };
    assert_eq!(list(&scene, between(0, 1)).len(), 3);
    assert_eq!(list(&scene, between(1, 2)).len(), 0);
    let (partner, above) = (scene.partner, scene.t.operator());
    for out_of_reach in [above, OrganizationId::from_uuid(uuid::Uuid::now_v7())] {
        let asked = of(out_of_reach);
        let answer =
            scene.t.read(&scene.mia, move |act| console::list(act, partner, &asked, &Window::first(5)));
        assert_eq!(refusal(answer), Refusal::NotFound);
    }
    let counted = scene.t.read(&scene.mia, move |act| counts(act, partner, Some(other))).unwrap();
    assert_eq!(counted[0], (None, Total::Exactly(1)));
}

fn key_revealed(organization: OrganizationId) -> Mail {
    Mail {
        organization,
        kind: MailKind::KeyRevealed,
        facts: serde_json::json!({ "by": "mia" }),
        recipient: "Owner@example.com".into(),
        language: Language::Fi,
        seat: None,
        job: None,
        send_at: None,
    }
}

/// Pages follow each other without gap or repetition, newest first, in every kind of list.
#[test]
fn pages_of_mails_follow_each_other() {
    let scene = Scene::new();
    let (partner, customer) = (scene.partner, scene.customer);
    for _ in 0..7 {
        scene.t.made(move |act| outbox::post(act, key_revealed(customer)));
        scene.t.clock.advance_seconds(1);
    }
    let filters = [
        (Filter::default(), Some(Total::Exactly(7))),
        (in_state(MessageState::Queued), Some(Total::Exactly(7))),
        (Filter { query: "OWNER@".into(), ..Filter::default() }, None),
        (Filter { kind: Some(MailKind::KeyRevealed), ..Filter::default() }, None),
    ];
    for (filter, total) in filters {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let (filter, window) = (filter.clone(), Window::new(3, after.clone()));
            let page =
                scene.t.read(&scene.mia, move |act| console::list(act, partner, &filter, &window)).unwrap();
            assert_eq!(page.total, total);
            seen.extend(page.items.into_iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.reverse();
        assert_eq!((seen.len(), &seen), (7, &sorted));
    }
    assert!(list(&scene, Filter { query: "nobody".into(), ..Filter::default() }).is_empty());
    assert!(list(&scene, in_state(MessageState::Sent)).is_empty());
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
