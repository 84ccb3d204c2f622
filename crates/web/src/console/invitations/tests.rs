//! The invitations page as a browser meets it: what it shows, and that it sends exactly what it says.

use axum::http::StatusCode;
use domain::{
    Caller,
    access::{PartnerType, Role},
    ids::{LicenseId, OrganizationId, SeatId},
    messages::{self, Outcome},
    page::Window,
    products::PlanForm,
    seats::{self, InvitationState, SeatFilter},
};

use crate::testing::{Client, Reply, TestApp};

struct Place {
    app: TestApp,
    partner: OrganizationId,
    customer: OrganizationId,
    license: LicenseId,
    mia: Client,
}

fn place(units: i64) -> Place {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let customer = app.test.customer(partner, "Testiasiakas Oy");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default());
    let license = app.test.license(customer, plan.id, units, 1).id;
    let mia = app.person("mia", partner, Role::Manager);
    Place { app, partner, customer, license, mia }
}

impl Place {
    fn seats(&self, names: &[&str]) -> Vec<SeatId> {
        self.app.test.seats(self.license, names)
    }

    fn many(&self, count: usize) -> Vec<SeatId> {
        let names: Vec<String> = (0..count).map(|n| format!("user{n:02}@x.example")).collect();
        self.seats(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    async fn send(&self, fields: &[(&str, &str)]) -> Reply {
        self.mia.post("/invitations/send", fields).await
    }

    async fn send_to(&self, seat: SeatId, key: &str) -> Reply {
        self.send(&[("select", "ids"), ("id", &seat.to_string()), ("key", key)]).await
    }

    /// Takes the mails that are due and answers for the mail server; gives the recipients.
    fn deliver(&self, outcome: &Outcome) -> Vec<String> {
        let worker = Caller::worker("mail");
        let claimed = self.app.test.work(&worker, |act| messages::claim(act, 200, 60)).unwrap();
        let (outcome, mails) = (outcome.clone(), claimed.clone());
        self.app
            .test
            .work(&worker, move |act| {
                mails
                    .iter()
                    .try_for_each(|mail| messages::settle(act, mail, &outcome.clone().into()).map(|_| ()))
            })
            .unwrap();
        let mut recipients: Vec<String> = claimed.into_iter().map(|mail| mail.recipient).collect();
        recipients.sort();
        recipients
    }

    fn state(&self, seat: SeatId) -> InvitationState {
        self.app.test.made(move |act| seats::get(act, seat)).invitation
    }

    fn waiting(&self) -> usize {
        let (customer, filter) = (self.customer, SeatFilter::default());
        let page = self.app.test.made(move |act| seats::list(act, customer, &filter, &Window::first(200)));
        page.items.iter().filter(|seat| seat.invitation == InvitationState::Queued).count()
    }
}

fn accepted() -> Outcome {
    Outcome::Accepted { answer: "250 ok".into() }
}

fn bounced() -> Outcome {
    Outcome::Refused { answer: "550 no such user".into() }
}

/// NX-60, NX-61: without a tick only those neither sent nor installed; each tick adds rows and takes none away.
#[tokio::test]
async fn the_two_ticks_add_rows() {
    let place = place(10);
    let seats = place.seats(&["new@x.example", "sent@x.example", "installed@x.example", "both@x.example"]);
    place.send_to(seats[1], "a").await;
    place.send_to(seats[3], "b").await;
    assert_eq!(place.deliver(&accepted()).len(), 2);
    for installed in [seats[2], seats[3]] {
        place.app.test.device(installed, "laptop");
    }
    let table = [
        ("", [true, false, false, false]),
        ("?sent=on", [true, true, false, true]),
        ("?installed=on", [true, false, true, true]),
        ("?sent=on&installed=on", [true, true, true, true]),
    ];
    for (query, expected) in table {
        let page = place.mia.get(&format!("/invitations{query}")).await;
        let shown =
            seats.iter().map(|seat| page.text.contains(&format!("id=\"name-{seat}\""))).collect::<Vec<_>>();
        assert_eq!(shown, expected, "{query}");
        let total = expected.iter().filter(|shown| **shown).count();
        assert!(page.text.contains(&format!("Showing 1–{total} of {total}")), "{query}: NX-66");
    }
    let page = place.mia.get("/invitations?sent=on&installed=on").await;
    for head in ["Username", "Activation code", "E-mail", "Sent time", "Installed"] {
        assert!(
            page.text.contains(&format!("scope=\"col\">{head}<"))
                || page.text.contains(&format!(">{head}</th>")),
            "{head}"
        );
    }
    assert!(page.text.contains("Not sent yet"), "NX-63");
    let tab = place.mia.get("/invitations?status=sent").await;
    assert!(tab.text.contains("sent@x.example") && !tab.text.contains("new@x.example"));
}

/// NX-62, NX-67, invariant 7: "all" over three pages of 25 sends to exactly all, whatever the page size is.
#[tokio::test]
async fn all_that_match_are_sent_to_over_pages() {
    for size in ["25", "50", "100"] {
        let place = place(70);
        place.many(60);
        let page = place.mia.get(&format!("/invitations?per={size}")).await;
        assert!(page.text.contains("Send all 60 invitations"), "{}", page.text);
        assert!(page.text.contains("name=\"count\" value=\"60\""));
        let reply =
            place.send(&[("select", "ids"), ("select", "filter"), ("count", "60"), ("key", "k")]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
        let card = place.mia.get(reply.location()).await;
        assert!(card.text.contains("Sending 60 invitations"), "{size}");
        let recipients = place.deliver(&accepted());
        assert_eq!(recipients.len(), 60, "{size}");
        assert!(recipients.windows(2).all(|pair| pair[0] != pair[1]), "nobody twice");
    }
}

/// NX-67: when other rows match than were seen, nothing is sent and the new count is shown.
#[tokio::test]
async fn a_list_that_changed_is_asked_about() {
    let place = place(10);
    place.many(3);
    let asked = place.send(&[("select", "filter"), ("count", "2"), ("key", "k")]).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.text.contains("There were 2 when you looked; now there are 3."), "{}", asked.text);
    assert!(asked.text.contains("name=\"count\" value=\"3\""));
    assert_eq!(place.waiting(), 0);
    let sent = place.send(&[("select", "filter"), ("count", "3"), ("key", "l")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(place.waiting(), 3);
}

/// A form that is sent twice sends once, also when the first mail has gone out in between (NX-65 is for intent).
#[tokio::test]
async fn a_form_sent_twice_sends_once() {
    let place = place(10);
    let seats = place.many(2);
    let first = place.send_to(seats[0], "one-form").await;
    assert_eq!(place.deliver(&accepted()).len(), 1);
    let again = place.send_to(seats[0], "one-form").await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, first.location()));
    assert!(place.deliver(&accepted()).is_empty());
    let other = place.send_to(seats[1], "one-form").await;
    assert_eq!(
        other.status,
        StatusCode::SEE_OTHER,
        "other boxes ticked on the same page are another request"
    );
    assert_eq!(place.deliver(&accepted()), ["user01@x.example"]);
    place.send_to(seats[0], "a-new-page").await;
    assert_eq!(place.deliver(&accepted()), ["user00@x.example"], "NX-65: sending again is allowed");
}

/// NX-64: nothing says "sent" before a mail server accepted it; the card counts and ends by itself.
#[tokio::test]
async fn progress_is_told_and_ends() {
    let place = place(10);
    let seats = place.many(2);
    let reply = place.send(&[("select", "filter"), ("count", "2"), ("key", "k")]).await;
    let job = reply.location().split("job=").nth(1).unwrap().to_owned();
    let path = format!("/jobs/{job}");
    assert_eq!(place.state(seats[0]), InvitationState::Queued);
    let page = place.mia.get(&path).await;
    let busy = "data-live=\"runs\" aria-busy=\"true\"";
    assert!(page.text.contains(busy) && page.text.contains("<title>0% · Sending 2 invitations"));
    place.deliver(&accepted());
    let over = place.mia.get(&path).await;
    assert!(!over.text.contains(busy) && over.text.contains("2 invitations: finished"), "{}", over.text);
    assert_eq!(place.state(seats[0]), InvitationState::Sent);
}

/// A bounced address is mended in its row and sent to again in one step; one that is none is kept as typed.
#[tokio::test]
async fn a_bounced_address_is_mended_in_its_row() {
    let place = place(10);
    let seat = place.seats(&["ann@x.exampel"])[0];
    place.send_to(seat, "k").await;
    place.deliver(&bounced());
    let page = place.mia.get("/invitations?status=bounced").await;
    assert!(page.text.contains("550 no such user"), "{}", page.text);
    let field = format!("email_{seat}");
    assert!(page.text.contains(&format!("name=\"{field}\" value=\"ann@x.exampel\"")));
    let path = format!("/invitations/{seat}/address");
    let refused =
        place.mia.post(&path, &[(field.as_str(), "ann at x"), ("list", "here"), ("status", "bounced")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("value=\"ann at x\"") && refused.text.contains(&format!("href=\"#{field}\""))
    );
    assert!(place.deliver(&accepted()).is_empty());
    let mended = place
        .mia
        .post(&path, &[(field.as_str(), "ann@x.example"), ("list", "here"), ("status", "bounced")])
        .await;
    assert_eq!(mended.status, StatusCode::SEE_OTHER);
    assert_eq!(place.deliver(&accepted()), ["ann@x.example"]);
    assert_eq!(place.app.test.made(move |act| seats::get(act, seat)).username, "ann@x.exampel");
}

/// Nothing ticked, nobody to send to: said on the page, nothing sent, the view stays.
#[tokio::test]
async fn a_refusal_shows_the_list_again() {
    let place = place(10);
    place.seats(&["ann@x.example", "t2testi"]);
    let none = place.send(&[("select", "ids"), ("list", "here"), ("sent", "on"), ("key", "k")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("role=\"alert\"") && none.text.contains("name=\"sent\" value=\"on\" checked"));
    assert!(none.text.contains("t2testi") && none.text.contains("No address"));
    assert_eq!(place.waiting(), 0);
}

/// The preview shows the mail's own words in a chosen language, without code and without a link that works.
#[tokio::test]
async fn the_preview_holds_no_secret() {
    let place = place(10);
    let seat = place.seats(&["ann@x.example"])[0];
    let customer = place.customer;
    let code = place.app.test.made(move |act| seats::reveal_codes(act, customer, &[seat])).remove(0).1;
    let page = place.mia.get("/invitations?language=it").await;
    assert!(page.text.contains("lang=\"it\"") && page.text.contains("•••••"), "{}", page.text);
    assert!(!page.text.contains(code.reveal()));
}

/// SR-01, SR-04, SR-44: strangers, neighbours, forms without token, viewers.
#[tokio::test]
async fn nobody_else_invites() {
    let place = place(10);
    let seat = place.seats(&["ann@x.example"])[0];
    let job = place.send_to(seat, "k").await.location().split("job=").nth(1).unwrap().to_owned();
    let rival = place.app.test.partner(place.app.test.operator(), "Rival", PartnerType::Msp);
    let eve = place.app.person("eve", rival, Role::Admin);
    let vera = place.app.person("vera", place.partner, Role::Viewer);
    for path in ["/invitations".to_owned(), format!("/jobs/{job}"), "/jobs/nonsense".to_owned()] {
        assert!(place.app.stranger().get(&path).await.location().starts_with("/login?next="), "{path}");
    }
    assert_eq!(eve.get(&format!("/jobs/{job}")).await.status, StatusCode::NOT_FOUND);
    assert!(!eve.get("/invitations?status=all").await.text.contains("ann@x.example"));
    let other = format!("/invitations?customer={}", place.customer);
    assert_eq!(eve.get(&other).await.status, StatusCode::NOT_FOUND);
    let id = seat.to_string();
    let field = format!("email_{seat}");
    for path in [
        "/invitations/send".to_owned(),
        "/invitations/codes".to_owned(),
        format!("/invitations/{seat}/address"),
    ] {
        let fields = [
            ("select", "ids"),
            ("id", id.as_str()),
            ("seat", id.as_str()),
            ("key", "z"),
            (field.as_str(), "e@x.example"),
        ];
        assert_eq!(
            place.mia.post_raw(&path, &fields).await.status,
            StatusCode::FORBIDDEN,
            "{path}: no token"
        );
        assert_eq!(eve.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(vera.post(&path, &fields).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let page = vera.get("/invitations?status=all").await;
    assert!(!page.text.contains("Send invitation to selected") && !page.text.contains("Show codes"));
    assert_eq!(place.deliver(&accepted()), ["ann@x.example"]);
}
