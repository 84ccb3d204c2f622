//! The doors of registration: the same words to everybody, and a page of one's own at the end.

use axum::http::StatusCode;
use domain::{
    access::Role,
    outbox::{MailKind, link_token},
};

use crate::testing::{Client, TestApp};

const GOOD: &str = "nine green herons wade";

fn fields(email: &str) -> Vec<(&str, &str)> {
    vec![
        ("email", email),
        ("name", "Анна Петрова"),
        ("password", GOOD),
        ("language", "ru"),
        ("time_zone", "Europe/Moscow"),
        ("next", ""),
    ]
}

fn mailed(app: &TestApp) -> String {
    let operator = app.test.operator();
    let message = app.test.latest_message(operator, MailKind::Registration);
    format!("/register/{}", link_token(app.test.world.vault(), operator, message).reveal())
}

async fn registered(app: &TestApp) -> Client {
    let stranger = app.stranger();
    let asked = stranger.post_raw("/register", &fields("anna@example.com")).await;
    assert_eq!(asked.location(), "/register/sent");
    let link = mailed(app);
    let page = stranger.get(&link).await;
    assert!(page.status == StatusCode::OK && page.text.contains("anna@example.com"), "{}", page.text);
    let wrong = stranger.post_raw(&link, &[("password", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirmed = stranger.post_raw(&link, &[("password", GOOD)]).await;
    assert_eq!((confirmed.status, confirmed.location()), (StatusCode::SEE_OTHER, "/me"));
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND, "used up");
    stranger.logged_in_by(&confirmed)
}

/// RU-01: register, confirm by mail, log in with e-mail and password; an account without an organization sees its own
/// page and its settings, and nothing beside them.
#[tokio::test]
async fn who_registered_sees_their_own_page_and_nothing_else() {
    let app = TestApp::start();
    let anna = registered(&app).await;
    let page = anna.get("/me").await;
    assert!(page.status == StatusCode::OK && page.text.contains("Мои лицензии"), "{}", page.text);
    assert!(page.text.contains("Сообщите этот адрес администратору"));
    assert_eq!(anna.get("/").await.location(), "/me");
    for path in ["/settings", "/settings/password", "/settings/sessions", "/confirm"] {
        assert_eq!(anna.get(path).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/customers", "/licenses", "/users", "/organizations", "/search?q=a", "/products", "/switch"]
    {
        assert_eq!(anna.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let login = [("email", "ANNA@example.com"), ("password", GOOD), ("next", "/")];
    let again = app.stranger().post_raw("/login", &login).await;
    assert_eq!(app.stranger().logged_in_by(&again).get("/").await.location(), "/me");
    assert_eq!(anna.post("/logout", &[]).await.location(), "/login");
}

/// SR-20: the answer tells nobody whether an address is known, and a refused form keeps what was typed.
#[tokio::test]
async fn the_answer_tells_nothing() {
    let app = TestApp::start();
    app.person("ann", app.test.operator(), Role::Admin);
    let known = app.stranger().post_raw("/register", &fields("ann@example.com")).await;
    let unknown = app.stranger().post_raw("/register", &fields("bob@example.com")).await;
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    assert_eq!(known.text, unknown.text);
    let mut bad = fields("nonsense");
    bad[2].1 = "short";
    let refused = app.stranger().post_raw("/register", &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"nonsense\"") && refused.text.contains("href=\"#email\""));
    assert!(!refused.text.contains("value=\"short\""), "but never a password");
}

/// SR-49: the way on stays with us.
#[tokio::test]
async fn the_way_on_after_registering_stays_with_us() {
    let app = TestApp::start();
    let page = app.stranger().get("/register?email=anna%40example.com&next=%2F%2Fevil.example").await;
    assert!(
        page.text.contains("value=\"anna@example.com\"") && page.text.contains("name=\"next\" value=\"\"")
    );
    let mut asked = fields("anna@example.com");
    asked[5].1 = "/settings";
    app.stranger().post_raw("/register", &asked).await;
    let confirmed = app.stranger().post_raw(&mailed(&app), &[("password", GOOD)]).await;
    assert_eq!(confirmed.location(), "/settings");
}
