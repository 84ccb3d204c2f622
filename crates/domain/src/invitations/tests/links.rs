//! The public page behind a link.

use super::*;

/// The link of a seat's newest mail.
fn link(scene: &Scene, seat: SeatId) -> Secret {
    let customer = scene.customer;
    let mail = scene.t.read(&scene.mia, move |act| messages::history(act, customer, seat)).unwrap().remove(0);
    outbox::link_token(scene.t.world.vault(), customer, mail.id)
}

fn page_of(scene: &Scene, token: &Secret) -> Result<InvitationPage> {
    let token = token.clone();
    scene.t.read(&scene.t.stranger(), move |act| invitation_page(act, token.reveal()))
}

fn open_page(scene: &Scene, token: &Secret) -> Result<()> {
    let token = token.clone();
    scene.t.work(&scene.t.stranger(), move |act| mark_opened(act, token.reveal()))
}

/// NX-69, SR-45, SR-56: the page has what installing needs; looking changes nothing, a person's press does, once.
#[test]
fn the_page_of_a_link_can_be_looked_at_by_machines() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    scene.deliver();
    let token = link(&scene, scene.seats[0]);
    for _ in 0..3 {
        let page = page_of(&scene, &token).unwrap();
        assert_eq!((page.username.as_str(), page.sender.name.as_str()), ("ann@example.com", "Acme"));
        assert_eq!(page.activation_code, scene.code(scene.seats[0]));
        assert_eq!(page.download_url.as_deref(), Some("https://download.example/northern-backup"));
        assert_eq!((page.language, page.installed_at), (Language::Fi, None));
    }
    assert_eq!(scene.seat(0).invitation, InvitationState::Sent);
    open_page(&scene, &token).unwrap();
    scene.t.clock.advance_seconds(60);
    open_page(&scene, &token).unwrap();
    assert_eq!(scene.seat(0).invitation, InvitationState::Opened);
    assert_eq!(scene.seat(1).invitation, InvitationState::Sent);
    let (customer, seat) = (scene.customer, scene.seats[0]);
    let mail = scene.t.read(&scene.mia, move |act| messages::history(act, customer, seat)).unwrap().remove(0);
    assert_eq!(mail.opened_at, Some(crate::testing::START));
}

/// SR-56: a link ends with its time, with its seat, and while its customer is disabled; a made-up one leads nowhere.
#[test]
fn links_end() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    let (first, second) = (link(&scene, scene.seats[0]), link(&scene, scene.seats[1]));
    for bad in ["", "x", &first.reveal()[1..], &first.reveal().replace('A', "B")] {
        assert_eq!(refusal(page_of(&scene, &Secret::new(bad))), Refusal::LinkExpired);
        assert_eq!(refusal(open_page(&scene, &Secret::new(bad))), Refusal::LinkExpired);
    }
    let foreign = outbox::link_token(
        scene.t.world.vault(),
        scene.partner,
        crate::ids::MessageId::from_uuid(uuid::Uuid::nil()),
    );
    assert_eq!(refusal(page_of(&scene, &foreign)), Refusal::LinkExpired);

    let customer = scene.customer;
    scene.t.work(&scene.mia, move |act| customers::disable(act, customer, "")).unwrap();
    assert_eq!(refusal(page_of(&scene, &first)), Refusal::CustomerDisabled);
    scene.t.work(&scene.mia, move |act| customers::enable(act, customer)).unwrap();
    let seat = scene.seats[0];
    scene.t.work(&scene.mia, move |act| seats::remove(act, seat)).unwrap();
    assert_eq!(refusal(page_of(&scene, &first)), Refusal::LinkExpired);

    scene.t.clock.advance_seconds(LINK_DAYS * 86_400 - 1);
    assert!(page_of(&scene, &second).is_ok());
    scene.t.clock.advance_seconds(1);
    assert_eq!(refusal(page_of(&scene, &second)), Refusal::LinkExpired);
    assert_eq!(refusal(open_page(&scene, &second)), Refusal::LinkExpired);
}

fn ask(scene: &Scene, token: &Secret) -> Result<()> {
    let token = token.clone();
    scene.t.work(&scene.t.stranger(), move |act| ask_new_link(act, token.reveal()))
}

/// SR-56: an expired link gets a new one by mail, to the address on record, three times an hour; whoever asks is
/// told nothing about the user.
#[test]
fn an_expired_link_is_renewed_to_the_known_address_only() {
    let scene = Scene::new();
    scene.send(&scene.seats).unwrap();
    scene.deliver();
    let token = link(&scene, scene.seats[0]);
    scene.t.clock.advance_seconds(LINK_DAYS * 86_400);
    assert_eq!(refusal(page_of(&scene, &token)), Refusal::LinkExpired);
    ask(&scene, &token).unwrap();
    ask(&scene, &token).unwrap();
    let claimed = scene.claim();
    assert_eq!(claimed.len(), 1, "one is on its way already");
    assert_eq!(claimed[0].recipient, "ann@example.com");
    scene.settle(&claimed[0], messages::Outcome::Accepted { answer: "250 ok".into() });
    assert!(page_of(&scene, &link(&scene, scene.seats[0])).is_ok());
    for left in [true, true, false] {
        let asked = ask(&scene, &token);
        assert_eq!(asked.is_ok(), left, "{asked:?}");
        scene.deliver();
    }
    let (first, second) = (scene.seats[0], link(&scene, scene.seats[1]));
    let bob = scene.seats[1];
    scene.t.work(&scene.mia, move |act| seats::remove(act, bob)).unwrap();
    scene.deliver();
    ask(&scene, &second).unwrap();
    assert_eq!(scene.claim().len(), 0, "nobody there, and the answer is the same");
    assert_eq!(refusal(ask(&scene, &Secret::new("x"))), Refusal::LinkExpired);
    assert!(scene.seat(0).sent_at.is_some() && first == scene.seats[0]);
}
