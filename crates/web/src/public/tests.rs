//! The doors for strangers: what they say, what they set, and what they never do.

use axum::http::{StatusCode, header};
use domain::{
    Caller, Language,
    access::{PartnerType, Role},
    accounts::bootstrap_link,
    members::{self, Invite},
    outbox::{MailKind, link_token},
    vault::Secret,
};

use crate::testing::TestApp;

const GOOD: &str = "nine green herons wade";

fn app_with_ann() -> TestApp {
    let app = TestApp::start();
    app.test.person("ann", app.test.operator(), Role::Admin);
    app.test.password("ann", GOOD);
    app
}

/// The token in the latest letter of its kind, as the mail would show it.
fn mailed(app: &TestApp, kind: MailKind) -> Secret {
    let operator = app.test.operator();
    let message = app.test.latest_message(operator, kind);
    link_token(app.test.world.vault(), operator, message)
}

#[tokio::test]
async fn logging_in_opens_a_session_and_leads_on() {
    let app = app_with_ann();
    let stranger = app.stranger();
    let page = stranger.get("/login?next=%2Fcustomers%3Fq%3Da").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("value=\"/customers?q=a\""), "{}", page.text);
    assert!(page.cookie("session").is_none(), "looking opens nothing");

    let fields = [("email", " Ann@Example.com "), ("password", GOOD), ("next", "/settings")];
    let reply = stranger.post_raw("/login", &fields).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/settings"));
    let ann = stranger.logged_in_by(&reply);
    assert_eq!(ann.get("/settings").await.status, StatusCode::OK);
    assert_eq!(ann.get("/login?next=/switch").await.location(), "/switch", "nobody logs in twice");
}

/// SR-23: the cookie is out of reach of scripts and of other sites, and gone with the browser.
#[tokio::test]
async fn the_cookie_of_a_login_is_kept_close() {
    let app = app_with_ann();
    let reply = app.stranger().post_raw("/login", &[("email", "ann@example.com"), ("password", GOOD)]).await;
    let cookie = reply.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    for part in ["Path=/", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Max-Age"), "{cookie}");
    assert_ne!(
        reply.cookie("session"),
        app.stranger()
            .post_raw("/login", &[("email", "ann@example.com"), ("password", GOOD)])
            .await
            .cookie("session")
    );
}

/// SR-20: an unknown address and a wrong password get the same answer, byte for byte.
#[tokio::test]
async fn unknown_and_wrong_look_alike() {
    let app = app_with_ann();
    let mut answers = Vec::new();
    for email in ["ann@example.com", "bob@example.com"] {
        let reply = app.stranger().post_raw("/login", &[("email", email), ("password", "wrong")]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.text.contains("The e-mail address or the password is wrong"));
        assert!(reply.text.contains(email), "what was typed stays");
        assert!(!reply.text.contains("value=\"wrong\""), "but never a password");
        assert!(reply.cookie("session").is_none());
        answers.push(reply.text.replace(email, ""));
    }
    assert_eq!(answers[0], answers[1]);
}

/// SR-21: after many failures one has to wait, and is told so; a right password does not help then.
#[tokio::test]
async fn guessing_is_slowed_down_with_clear_words() {
    let app = app_with_ann();
    let stranger = app.stranger();
    let mut last = stranger.post_raw("/login", &[("email", "ann@example.com"), ("password", "x")]).await;
    for _ in 0..8 {
        last = stranger.post_raw("/login", &[("email", "ann@example.com"), ("password", "x")]).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.text.contains("Too many attempts. Try again in"), "{}", last.text);
    let right = stranger.post_raw("/login", &[("email", "ann@example.com"), ("password", GOOD)]).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    app.test.clock.advance_seconds(3600);
    let right = stranger.post_raw("/login", &[("email", "ann@example.com"), ("password", GOOD)]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
}

/// SR-49: the way on after a login never leaves us.
#[tokio::test]
async fn the_way_on_stays_with_us() {
    let app = app_with_ann();
    for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let fields = [("email", "ann@example.com"), ("password", GOOD), ("next", next)];
        let reply = app.stranger().post_raw("/login", &fields).await;
        assert_eq!(reply.location(), "/", "{next}");
        let path = format!("/login?{}", serde_urlencoded::to_string([("next", next)]).unwrap());
        assert!(app.stranger().get(&path).await.text.contains("name=\"next\" value=\"/\""), "{next}");
    }
    let reply = app.stranger().post_raw("/language", &[("language", "fi"), ("back", "//evil.example")]).await;
    assert_eq!(reply.location(), "/");
}

/// SR-24, SR-53: logging out ends the login on the server and clears the browser.
#[tokio::test]
async fn logging_out_ends_the_login() {
    let app = app_with_ann();
    let ann = app.person("ann2", app.test.operator(), Role::Viewer);
    assert_eq!(ann.get("/settings").await.status, StatusCode::OK);
    let reply = ann.post("/logout", &[]).await;
    assert_eq!(reply.location(), "/login");
    assert!(reply.headers.get("clear-site-data").is_some());
    assert!(ann.get("/settings").await.location().starts_with("/login"), "an old cookie opens nothing");
}

/// SR-44: a form from another site is turned away before anything happens.
#[tokio::test]
async fn forms_of_other_sites_are_turned_away() {
    let app = app_with_ann();
    for path in ["/login", "/forgot", "/theme", "/language", "/setup/x", "/join/x", "/reset/x"] {
        let request = axum::http::Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site");
        let reply = app.stranger().send(request, "email=ann%40example.com".into()).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path}");
    }
    let ann = app.person("ann3", app.test.operator(), Role::Admin);
    let reply = ann.post_raw("/logout", &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN, "no token, no logout");
    assert_eq!(ann.get("/settings").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_page_that_needs_a_login_is_come_back_to() {
    let app = app_with_ann();
    let reply = app.stranger().get("/settings/sessions").await;
    assert_eq!(reply.location(), "/login?next=%2Fsettings%2Fsessions");
}

#[tokio::test]
async fn theme_and_language_are_kept_in_cookies() {
    let stranger = TestApp::start().stranger();
    let reply = stranger.post_raw("/language", &[("language", "fi"), ("back", "/login?next=%2F")]).await;
    assert_eq!((reply.location(), reply.cookie("language").as_deref()), ("/login?next=%2F", Some("fi")));
    let reply = stranger.post_raw("/language", &[("language", "xx"), ("back", "/login")]).await;
    assert_eq!(reply.cookie("language"), None);
    let reply = stranger.post_raw("/theme", &[("theme", "dark")]).await;
    assert_eq!((reply.location(), reply.cookie("theme").as_deref()), ("/", Some("dark")));
}

/// SR-27, SR-45: the first run by the link from the terminal; looking at it uses nothing up.
#[tokio::test]
async fn the_first_run_makes_the_operator_once() {
    let app = TestApp::unset();
    let token = app.test.made(bootstrap_link);
    let (stranger, path) = (app.stranger(), format!("/setup/{}", token.reveal()));
    assert!(stranger.get("/login").await.text.contains("Nobody can log in yet"));
    for _ in 0..3 {
        assert_eq!(stranger.get(&path).await.status, StatusCode::OK);
    }
    let typed = [
        ("organization", "Northern Software"),
        ("name", "Ann Archer"),
        ("email", "ann@example.com"),
        ("language", "fi"),
        ("time_zone", "Europe/Helsinki"),
        ("password", "short"),
    ];
    let refused = stranger.post_raw(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"Northern Software\"") && refused.text.contains("at least 12"));
    assert!(!refused.text.contains("value=\"short\""));

    let mut typed = typed;
    typed[5].1 = GOOD;
    let reply = stranger.post_raw(&path, &typed).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/"));
    let ann = stranger.logged_in_by(&reply);
    let settings = ann.get("/settings").await;
    assert!(settings.text.contains("<html lang=\"fi\"") && settings.text.contains("Ann Archer"));

    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    let again = stranger.post_raw(&path, &typed).await;
    assert_eq!((again.status, again.cookie("session")), (StatusCode::NOT_FOUND, None));
}

/// SR-20, SR-45, SR-56: a forgotten password. The same answer for everybody; opening the link changes nothing; it
/// works once and ends the other logins (SR-24).
#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_mail() {
    let app = app_with_ann();
    let stranger = app.stranger();
    let login = stranger.post_raw("/login", &[("email", "ann@example.com"), ("password", GOOD)]).await;
    let ann = stranger.logged_in_by(&login);
    let answers = [
        stranger.post_raw("/forgot", &[("email", "ann@example.com")]).await,
        stranger.post_raw("/forgot", &[("email", "nobody@example.com")]).await,
    ];
    for answer in &answers {
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/forgot/sent"));
    }
    let refused = stranger.post_raw("/forgot", &[("email", "nonsense")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"nonsense\""));

    let path = format!("/reset/{}", mailed(&app, MailKind::PasswordReset).reveal());
    for _ in 0..3 {
        let page = stranger.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("ann@example.com"));
    }
    assert_eq!(ann.get("/settings").await.status, StatusCode::OK, "looking at the link ended nothing");
    let new = "seven slow otters nap";
    let differ = stranger.post_raw(&path, &[("password", new), ("repeated", "other")]).await;
    assert_eq!(differ.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reply = stranger.post_raw(&path, &[("password", new), ("repeated", new)]).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/login"));
    assert!(reply.cookie("session").is_none(), "the link alone logs nobody in");

    assert!(ann.get("/settings").await.location().starts_with("/login"), "other logins ended");
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    let again = stranger.post_raw(&path, &[("password", GOOD), ("repeated", GOOD)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    let login = |password| {
        let stranger = stranger.clone();
        async move { stranger.post_raw("/login", &[("email", "ann@example.com"), ("password", password)]).await }
    };
    assert_eq!(login(new).await.status, StatusCode::SEE_OTHER);
    assert_eq!(login(GOOD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

fn invite(app: &TestApp, by: &Caller, email: &str) {
    let operator = app.test.operator();
    let wish = Invite { email: email.into(), role: Role::Manager, language: Language::En };
    app.test.work(by, move |act| members::invite(act, operator, &wish)).unwrap();
}

/// SR-45, SR-56: accepting an invitation of staff takes a button, works once, and asks for a password only from
/// those who have no account.
#[tokio::test]
async fn an_invitation_is_accepted_by_a_button() {
    let app = app_with_ann();
    let boss = app.test.person("boss", app.test.operator(), Role::Admin);
    let stranger = app.stranger();
    invite(&app, &boss, "new@example.com");
    let path = format!("/join/{}", mailed(&app, MailKind::StaffInvitation).reveal());
    let page = stranger.get(&path).await;
    assert!(page.text.contains("Join Northern Software") && page.text.contains("Manager"), "{}", page.text);
    assert_eq!(stranger.get(&path).await.status, StatusCode::OK);
    let typed = [("name", "Nea New"), ("language", "fi"), ("time_zone", "Mars/Base"), ("password", GOOD)];
    let refused = stranger.post_raw(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Nea New"));
    let typed =
        [("name", "Nea New"), ("language", "fi"), ("time_zone", "Europe/Helsinki"), ("password", GOOD)];
    let reply = stranger.post_raw(&path, &typed).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(stranger.logged_in_by(&reply).get("/settings").await.status, StatusCode::OK);
    assert_eq!(stranger.post_raw(&path, &typed).await.status, StatusCode::NOT_FOUND);

    let partner = app.test.partner(app.test.operator(), "Nordic IT Partners", PartnerType::Msp);
    app.test.person("pia", partner, Role::Viewer);
    app.test.clock.advance_seconds(1);
    invite(&app, &boss, "pia@example.com");
    let path = format!("/join/{}", mailed(&app, MailKind::StaffInvitation).reveal());
    assert!(!stranger.get(&path).await.text.contains("name=\"password\""));
    let reply = stranger.post_raw(&path, &[]).await;
    assert_eq!((reply.location(), reply.cookie("session")), ("/login", None));
}

/// SR-56: what the inviter may not do any more, the link does not do either.
#[tokio::test]
async fn an_invitation_ends_with_the_right_of_who_sent_it() {
    let app = app_with_ann();
    let boss = app.test.person("boss", app.test.operator(), Role::Admin);
    invite(&app, &boss, "new@example.com");
    let path = format!("/join/{}", mailed(&app, MailKind::StaffInvitation).reveal());
    assert_eq!(app.stranger().get(&path).await.status, StatusCode::OK);
    let (operator, account) = (app.test.operator(), boss.actor.account().unwrap());
    app.test.made(move |act| members::remove(act, operator, account));
    assert_eq!(app.stranger().get(&path).await.status, StatusCode::NOT_FOUND);
    let typed = [("name", "Nea"), ("time_zone", "UTC"), ("password", GOOD)];
    assert_eq!(app.stranger().post_raw(&path, &typed).await.status, StatusCode::NOT_FOUND);
}

/// SR-54: what the browser claims to be talking to does not get into a page.
#[tokio::test]
async fn the_host_of_a_request_gets_nowhere() {
    let app = app_with_ann();
    for path in ["/login", "/forgot", "/reset/x", "/join/x", "/setup/x", "/nothing"] {
        let request = axum::http::Request::get(path).header(header::HOST, "evil.example");
        let reply = app.stranger().send(request, axum::body::Body::empty()).await;
        assert!(!reply.text.contains("evil.example"), "{path}");
    }
}

/// Public pages in every language: whole, with one heading, and without a word missing.
#[tokio::test]
async fn public_pages_speak_every_language() {
    let app = app_with_ann();
    app.stranger().post_raw("/forgot", &[("email", "ann@example.com")]).await;
    let reset = format!("/reset/{}", mailed(&app, MailKind::PasswordReset).reveal());
    for language in Language::ALL {
        for path in ["/login", "/forgot", "/forgot/sent", "/reset/x", "/join/x", "/setup/x", &reset] {
            let request = axum::http::Request::get(path).header(header::ACCEPT_LANGUAGE, language.code());
            let reply = app.stranger().send(request, axum::body::Body::empty()).await;
            assert!(reply.text.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert_eq!(reply.text.matches("<h1").count(), 1, "{path} in {language}");
        }
    }
}

/// Whoever carries a request to the public page gets a file to save, and a receipt frees the place; what is neither is
/// refused with what was typed kept, and nothing is given back as a file that we did not sign.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_carried_to_the_page_is_answered() {
    let app = TestApp::start();
    let test = &app.test;
    let customer = test.customer(test.operator(), "Testiasiakas Oy");
    let plan = test.plan(test.product(test.operator()).id, domain::products::PlanForm::default());
    let seat = test.seats(test.license(customer, plan.id, 1, 0).id, &["lab user"])[0];
    let code = test.made(move |act| domain::seats::reveal_codes(act, customer, &[seat])).remove(0).1;
    let device_key = seal::SigningKey::from_secret([7; 32]);
    let request = seal::OfflineRequest {
        activation_code: code.reveal().to_owned(),
        device: seal::device_hash("lab"),
        device_key: device_key.public().to_base64url(),
        device_name: "Lab".into(),
        platform: "linux".into(),
        requested_at: 0,
        software_version: "5.2".into(),
        username: "lab user".into(),
    };
    let client = app.stranger();
    let page = client.get("/offline").await;
    assert_eq!(page.status, StatusCode::OK);
    let refused = client.post("/offline", &[("document", "half a li")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("half a li"), "what was typed is kept");
    let wrong = seal::OfflineRequest { activation_code: "AAAAA-AAAAA".into(), ..request.clone() };
    let refused = client.post("/offline", &[("document", &wrong.sign(&device_key))]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let answered = client.post("/offline", &[("document", &request.sign(&device_key))]).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text);
    assert!(answered.text.contains("<svg") && answered.text.contains("lab user"));
    let line = answered.text.split("name=\"text\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let saved = client.post("/offline/file", &[("text", line)]).await;
    assert_eq!((saved.status, saved.text.trim()), (StatusCode::OK, line));
    assert!(saved.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("lab-user.license"));
    let forged = client.post("/offline/file", &[("text", "<script>alert(1)</script>")]).await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);

    let keys = test.made(domain::signing::ring);
    let file: seal::LicenseFile = seal::open_document(line, &keys).unwrap();
    let receipt =
        seal::ReleaseReceipt { installation_id: file.installation_id, released_at: 0, serial: file.serial };
    let returned = client.post("/offline", &[("document", &receipt.sign(&device_key))]).await;
    assert_eq!(returned.status, StatusCode::OK);
    assert!(!returned.text.contains("name=\"text\""));
    let license = test.made(move |act| domain::licenses::list(act, customer)).remove(0);
    assert_eq!(license.lines[0].installed, 0);
}

/// Pages leave compressed for who can read that, and say that it depends; what a file is, or an answer of the API, does not.
#[tokio::test(flavor = "multi_thread")]
async fn pages_leave_compressed() {
    let app = TestApp::start();
    let client = app.stranger();
    let with = |path: &str, coding: &str| {
        let request = axum::http::Request::get(path).header("accept-encoding", coding);
        let client = client.clone();
        async move { client.send(request, axum::body::Body::empty()).await }
    };
    let plain = client.get("/login").await;
    assert!(!plain.headers.contains_key(header::CONTENT_ENCODING));
    for coding in ["gzip", "br"] {
        let page = with("/login", coding).await;
        assert_eq!(page.headers[header::CONTENT_ENCODING], coding);
        assert!(page.headers.get_all(header::VARY).iter().any(|vary| vary == "accept-encoding"));
    }
    assert!(!with("/api/v1/openapi.json", "gzip").await.headers.contains_key(header::CONTENT_ENCODING));
}
