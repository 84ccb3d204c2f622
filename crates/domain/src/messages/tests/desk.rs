//! What people do to a mail, and who may.

use super::*;

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
