//! The mail desk through its pages: looking, moving, taking back, sending again, one mail and many.

use axum::http::StatusCode;
use domain::{
    Caller, Language,
    access::Role,
    ids::MessageId,
    invitations::{self, How, Selection},
    messages::{self, Attempt, Outcome, Wording},
    outbox::MailKind,
    testing::Shop,
};

use crate::testing::{Client, TestApp};

struct Desk {
    app: TestApp,
    mail: MessageId,
    code: String,
    /// A manager of Acme, and the admin of the reseller below it.
    max: Client,
    rob: Client,
    shop: Places,
}

struct Places {
    customer: domain::ids::OrganizationId,
    acme: domain::ids::OrganizationId,
}

fn desk() -> Desk {
    let shop = Shop::new();
    let (customer, seat, acme, beta) = (shop.customer, shop.seats[0], shop.acme, shop.beta);
    let selection = Selection::Seats(vec![seat]);
    let later = shop.t.world.now().plus_days(2);
    shop.t.made(move |act| {
        invitations::send_as(act, acme, &selection, &How { language: None, send_at: Some(later) })
    });
    let code = shop.t.made(move |act| domain::seats::reveal_codes(act, customer, &[seat])).remove(0).1;
    let mail = shop.t.latest_message(customer, MailKind::Invitation);
    let app = TestApp::of(shop.t);
    Desk {
        code: code.reveal().to_owned(),
        max: app.person("maxim", acme, Role::Manager),
        rob: app.person("robert", beta, Role::Admin),
        shop: Places { customer, acme },
        app,
        mail,
    }
}

impl Desk {
    fn deliver(&self, attempt: Attempt) {
        let worker = Caller::worker("mail");
        let claimed = self.app.test.work(&worker, |act| messages::claim(act, 100, 60)).unwrap();
        assert!(!claimed.is_empty(), "something is due");
        for mail in claimed {
            let attempt = attempt.clone();
            self.app.test.work(&worker, move |act| messages::settle(act, &mail, &attempt)).unwrap();
        }
    }
}

/// IT-07: a pending mail is found, its letter looked at in the recipient's language without its secrets, its date
/// changed, and sent now; then every attempt stands there with the server's words, and it is sent again.
#[tokio::test]
async fn a_pending_mail_from_the_list_to_its_history() {
    let desk = desk();
    let (max, path) = (&desk.max, format!("/outbox/{}", desk.mail));
    let list = max.get("/outbox?state=queued").await.text;
    assert!(list.contains(&path) && list.contains("Send now") && list.contains("ann@x.example"));
    let page = max.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Ota Northern Backup") && page.text.contains("sandbox"), "{}", page.text);
    assert!(page.text.contains("Change the date") && page.text.contains("Not tried yet"));
    assert!(!page.text.contains(&desk.code), "SR-26: the code is hidden");

    let wrong = max.post(&format!("{path}/move"), &[("day", "yesterday"), ("time", "25:00")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"yesterday\"") && wrong.text.contains("Enter a time of day"));
    let past = max.post(&format!("{path}/move"), &[("day", "2026-11-22"), ("time", "09:00")]).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(past.text.contains("day-error") && past.text.contains("lies in the past"));
    let back = format!("/outbox/{}", desk.mail);
    let moved =
        max.post(&format!("{path}/move"), &[("day", "2026-12-24"), ("time", "08:30"), ("back", &back)]).await;
    assert_eq!(moved.location(), back);
    assert!(max.get(&path).await.text.contains("2026-12-24T06:30:00Z"), "08:30 on the clock in Helsinki");

    max.post(&format!("{path}/send-now"), &[]).await;
    let put_off = Outcome::Retry { answer: "451 4.7.1 Greylisted, <b>try</b> later".into() };
    desk.deliver(Attempt {
        outcome: put_off,
        server: "mx.example:25".into(),
        wording: Wording::TemplateFailed,
    });
    desk.app.test.clock.advance_seconds(120);
    desk.deliver(Outcome::Accepted { answer: "250 2.0.0 queued as 4F2".into() }.into());
    let page = max.get(&path).await.text;
    for words in [
        "451 4.7.1 Greylisted, &#60;b&#62;try&#60;/b&#62; later",
        "mx.example:25",
        "Your text could not be filled in",
        "250 2.0.0 queued as 4F2",
        "The mail server accepted it",
        "Send again",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Cancel the mail"));
    assert_eq!(max.post(&format!("{path}/send-again"), &[("back", &back)]).await.location(), back);
    assert!(max.get("/outbox?state=queued").await.text.contains(&path));
}

/// The letter is a document of its own that may load and run nothing and stands in our frames only; the code shows
/// to who asks for it, and that is an event.
#[tokio::test]
async fn the_letter_is_shut_in_and_hides_its_secrets() {
    let desk = desk();
    let path = format!("/outbox/{}/letter", desk.mail);
    let letter = desk.max.get(&path).await;
    let policy = letter.headers["content-security-policy"].to_str().unwrap();
    for rule in ["sandbox;", "default-src 'none'", "form-action 'none'", "frame-ancestors 'self'"] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("script-src") && !policy.contains("allow-"));
    assert_eq!(letter.headers["x-frame-options"], "SAMEORIGIN");
    assert!(letter.text.starts_with("<!doctype html>") && letter.text.contains("lang=\"fi\""));
    assert!(!letter.text.contains(&desk.code) && !letter.text.contains("name=\"csrf\""));
    let around = desk.max.get(&format!("/outbox/{}", desk.mail)).await;
    assert_eq!(around.headers["x-frame-options"], "DENY");
    assert!(around.headers["content-security-policy"].to_str().unwrap().contains("frame-src 'self'"));

    let events = desk.app.test.event_count();
    let shown = desk.max.post(&path, &[]).await;
    assert!(shown.text.contains(&desk.code), "{}", shown.text);
    let link = domain::outbox::link_token(desk.app.test.world.vault(), desk.shop.customer, desk.mail);
    assert!(!shown.text.contains(link.reveal()), "the link stays hidden");
    assert_eq!(desk.app.test.event_count(), events + 1);
    let vic = desk.app.person("vicky", desk.shop.acme, Role::Viewer);
    assert_eq!(vic.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
}

/// IT-13: a reseller has the pending mails of its customers, and no way to what was sent.
#[tokio::test]
async fn a_reseller_sees_only_what_waits() {
    let desk = desk();
    let tabs = desk.rob.get("/outbox").await.text;
    assert!(tabs.contains("Waiting") && !tabs.contains("state=sent") && !tabs.contains("value=\"resend\""));
    assert_eq!(desk.rob.get("/outbox?state=sent").await.status, StatusCode::FORBIDDEN);
    let tabs = desk.max.get("/outbox").await.text;
    assert!(tabs.contains("state=sent") && tabs.contains("value=\"resend\""));
}

/// Many at once: a page says to which it applies and which stay; then exactly that is done.
#[tokio::test]
async fn many_mails_are_reviewed_and_then_changed() {
    let desk = desk();
    let max = &desk.max;
    let id = desk.mail.to_string();
    let nothing = max.post("/outbox/review", &[("deed", "cancel")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let review = max.post("/outbox/review", &[("deed", "move"), ("id", &id)]).await;
    assert!(review.text.contains("Change the date of 1 mail") && review.text.contains("ann@x.example"));
    let bad = [("deed", "move"), ("id", &*id), ("day", "never"), ("time", "08:00")];
    let bad = max.post("/outbox/apply", &bad).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("value=\"never\"") && bad.text.contains("ann@x.example"));
    let good = [
        ("deed", "move"),
        ("id", &*id),
        ("day", "2026-12-01"),
        ("time", "08:00"),
        ("back", "/outbox?state=queued"),
    ];
    assert_eq!(max.post("/outbox/apply", &good).await.location(), "/outbox?state=queued");
    assert!(max.get(&format!("/outbox/{id}")).await.text.contains("2026-12-01T06:00:00Z"));

    let all = [("deed", "cancel"), ("select", "filter"), ("count", "1"), ("state", "queued")];
    let review = max.post("/outbox/review", &all).await;
    assert!(review.text.contains("Cancel 1 mail"), "{}", review.text);
    let changed = [("deed", "cancel"), ("select", "filter"), ("count", "2"), ("state", "queued")];
    assert_eq!(max.post("/outbox/review", &changed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    max.post("/outbox/apply", &[("deed", "cancel"), ("id", &id)]).await;
    let again = max.post("/outbox/review", &[("deed", "cancel"), ("id", &id)]).await;
    assert!(again.text.contains("applies to none"), "{}", again.text);
    assert_eq!(
        max.post("/outbox/review", &[("deed", "cancel"), ("id", "msg_nonsense")]).await.status,
        StatusCode::NOT_FOUND
    );
}

/// Filters by kind, organization and day; a day that is none is told at its field.
#[tokio::test]
async fn the_list_is_narrowed_by_what_the_address_says() {
    let desk = desk();
    let found = |text: String| text.contains(&format!("/outbox/{}", desk.mail));
    let organization = format!("/outbox?organization={}", desk.shop.customer);
    assert!(found(desk.max.get(&organization).await.text));
    assert!(found(desk.max.get("/outbox?from=2026-11-25&to=2026-11-25").await.text));
    assert!(!found(desk.max.get("/outbox?from=2026-11-26").await.text));
    assert!(!found(desk.max.get("/outbox?kind=key-revealed").await.text));
    let bad = desk.max.get("/outbox?from=tomorrow").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("value=\"tomorrow\""));
}

#[tokio::test]
async fn the_desk_speaks_every_language() {
    let desk = desk();
    let paths = ["/outbox".to_owned(), format!("/outbox/{}", desk.mail)];
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Max"),
            ("language", language.code()),
            ("time_zone", "UTC"),
            ("version", version.as_str()),
        ];
        desk.max.post("/settings", &fields).await;
        for path in &paths {
            let page = desk.max.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} in {language}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path} in {language}");
        }
        let review =
            desk.max.post("/outbox/review", &[("deed", "cancel"), ("id", &desk.mail.to_string())]).await;
        assert_eq!(review.status, StatusCode::OK, "{language}");
    }
}
