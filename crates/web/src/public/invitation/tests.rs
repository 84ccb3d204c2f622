//! The page behind an invitation's link.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    Caller,
    access::{PartnerType, Role},
    ids::{OrganizationId, SeatId},
    invitations::{self, LINK_DAYS, Selection},
    messages, outbox,
    products::PlanForm,
    seats::{self, InvitationState},
};

use crate::testing::TestApp;

struct Place {
    app: TestApp,
    customer: OrganizationId,
    seat: SeatId,
    /// The path of the link that was mailed.
    path: String,
}

fn deliver(app: &TestApp) -> Vec<String> {
    let worker = Caller::worker("mail");
    let claimed = app.test.work(&worker, |act| messages::claim(act, 200, 60)).unwrap();
    for mail in claimed.clone() {
        let outcome = messages::Outcome::Accepted { answer: "250 ok".into() };
        app.test.work(&worker, move |act| messages::settle(act, &mail, &outcome.clone().into())).unwrap();
    }
    claimed.into_iter().map(|mail| mail.recipient).collect()
}

/// An invitation that a mail server has taken.
fn place() -> Place {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let customer = app.test.customer(partner, "Testiasiakas Oy");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default());
    let license = app.test.license(customer, plan.id, 5, 1).id;
    let seat = app.test.seats(license, &["ann@x.example"])[0];
    let mia = app.test.person("mia", partner, Role::Manager);
    let send =
        move |act: &mut domain::Act<'_>| invitations::send(act, partner, &Selection::Seats(vec![seat]), None);
    app.test.work(&mia, send).unwrap();
    deliver(&app);
    let mail = app.test.made(move |act| messages::history(act, customer, seat)).remove(0);
    let token = outbox::link_token(app.test.world.vault(), customer, mail.id);
    Place { path: format!("/a/{}", token.reveal()), app, customer, seat }
}

impl Place {
    fn state(&self) -> InvitationState {
        let seat = self.seat;
        self.app.test.made(move |act| seats::get(act, seat)).invitation
    }

    fn code(&self) -> String {
        let (customer, seat) = (self.customer, self.seat);
        let codes = self.app.test.made(move |act| seats::reveal_codes(act, customer, &[seat]));
        codes[0].1.reveal().to_owned()
    }
}

/// SR-45, NX-69: looking changes nothing and shows no code, however often; a person's press shows it and is noted.
#[tokio::test]
async fn looking_changes_nothing_and_a_press_shows_the_code() {
    let place = place();
    let (guest, code) = (place.app.stranger(), place.code());
    for _ in 0..3 {
        let page = guest.get(&place.path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("<html lang=\"fi\""), "the invitation's language");
        for part in [
            "Ota Northern Backup käyttöön",
            "Käyttäjätunnus",
            "Aktivointikoodi",
            "ann@x.example",
            "Acme",
            "https://download.example/northern-backup",
        ] {
            assert!(page.text.contains(part), "{part} in {}", page.text);
        }
        assert!(!page.text.contains(&code) && !page.text.contains("seatwright-client:"));
        assert!(page.text.contains("name=\"robots\" content=\"noindex\""));
        assert_eq!(page.headers.get(header::REFERRER_POLICY).unwrap(), "no-referrer");
        assert_eq!(page.headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
    }
    assert_eq!(place.state(), InvitationState::Sent);
    let shown = guest.post_raw(&place.path, &[]).await;
    assert!(shown.text.contains(&code) && shown.text.contains(&format!("data-copy=\"{code}\"")));
    assert!(shown.text.contains("href=\"seatwright-client:activate?server=http"), "{}", shown.text);
    assert_eq!(place.state(), InvitationState::Opened);
    assert!(!guest.get(&place.path).await.text.contains(&code));
}

/// The language that was chosen on a public page wins over the invitation's.
#[tokio::test]
async fn the_language_can_be_switched() {
    let place = place();
    let request = Request::get(&place.path).header(header::COOKIE, "language=es");
    let page = place.app.stranger().send(request, Body::empty()).await;
    assert!(page.text.contains("<html lang=\"es\"") && page.text.contains("Código de activación"));
}

/// SR-54, SR-56: an old link says so and offers a new one, which goes to the address on record; a made-up link looks
/// the same and mails nobody.
#[tokio::test]
async fn an_old_link_is_replaced_by_mail() {
    let place = place();
    let guest = place.app.stranger();
    place.app.test.clock.advance_seconds(LINK_DAYS * 86_400);
    for path in [place.path.as_str(), "/a/nonsense"] {
        let ended = guest.get(path).await;
        assert_eq!(ended.status, StatusCode::NOT_FOUND);
        assert!(ended.text.contains(&format!("action=\"{path}/new\"")), "{}", ended.text);
        assert!(!ended.text.contains("ann@x.example") && !ended.text.contains("Testiasiakas"));
        assert_eq!(guest.post_raw(path, &[]).await.status, StatusCode::NOT_FOUND);
    }
    let asked = guest.post_raw(&format!("{}/new", place.path), &[]).await;
    let made_up = guest.post_raw("/a/nonsense/new", &[]).await;
    assert_eq!((asked.status, made_up.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(asked.text.replace(&place.path, ""), made_up.text.replace("/a/nonsense", ""));
    assert!(!asked.text.contains("ann@x.example"));
    assert_eq!(deliver(&place.app), ["ann@x.example"]);
    for _ in 0..2 {
        guest.post_raw(&format!("{}/new", place.path), &[]).await;
        deliver(&place.app);
    }
    let throttled = guest.post_raw(&format!("{}/new", place.path), &[]).await;
    assert_eq!(throttled.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(deliver(&place.app).is_empty());
}

/// A form from another site is refused (SR-44), and the page is small.
#[tokio::test]
async fn the_page_is_small_and_takes_forms_from_itself_only() {
    let place = place();
    let foreign = Request::post(&place.path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(place.app.stranger().send(foreign, Body::empty()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(place.state(), InvitationState::Sent);
    let page = place.app.stranger().get(&place.path).await;
    assert!(page.text.len() < 8_000, "{} bytes of HTML", page.text.len());
    assert!(!page.text.contains("/static/htmx"), "a public page needs no htmx");
}
