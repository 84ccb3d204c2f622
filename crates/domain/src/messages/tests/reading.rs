//! The list of mails, the attempts of one, and its preview.

use super::*;

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
