//! One's own settings, the password asked again, and switching organizations.

use axum::http::StatusCode;
use domain::access::{PartnerType, Role};

use crate::testing::TestApp;

const GOOD: &str = "nine green herons wade";
const NEW: &str = "seven slow otters nap";

#[tokio::test]
async fn details_are_changed_and_take_effect() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Viewer);
    let fields =
        [("name", "Ann Archer"), ("language", "fi"), ("time_zone", "Europe/Madrid"), ("version", "1")];
    let reply = ann.post("/settings", &fields).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/settings"));
    let page = ann.get("/settings").await;
    assert!(page.text.contains("<html lang=\"fi\"") && page.text.contains("value=\"Ann Archer\""));
    assert!(page.text.contains("<option value=\"Europe/Madrid\" selected>"));

    let refused = ann
        .post("/settings", &[("name", ""), ("language", "fi"), ("time_zone", "Mars/Base"), ("version", "2")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("#name") && refused.text.contains("#time_zone"), "both problems at once");
}

/// Two windows: the second is told, sees both values, loses nothing and can go on.
#[tokio::test]
async fn two_windows_do_not_overwrite_each_other() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Viewer);
    let first = [("name", "Ann One"), ("language", "en"), ("time_zone", "UTC"), ("version", "1")];
    ann.post("/settings", &first).await;
    let second = [("name", "Ann Two"), ("language", "en"), ("time_zone", "UTC"), ("version", "1")];
    let told = ann.post("/settings", &second).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.text.contains("Ann One") && told.text.contains("value=\"Ann Two\""), "{}", told.text);
    assert!(told.text.contains("name=\"version\" value=\"2\""));
    let third = [("name", "Ann Two"), ("language", "en"), ("time_zone", "UTC"), ("version", "2")];
    assert_eq!(ann.post("/settings", &third).await.status, StatusCode::SEE_OTHER);
    assert!(ann.get("/settings").await.text.contains("value=\"Ann Two\""));
}

/// SR-24: a new password ends the other logins; this one goes on under another token.
#[tokio::test]
async fn a_new_password_ends_the_other_logins() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Viewer);
    let caller = ann.caller.clone().unwrap();
    let other = ann.with_session(&app.test.session(&caller));
    app.test.password("ann", GOOD);
    assert_eq!(other.get("/settings").await.status, StatusCode::OK);
    let wrong = [("current_password", "no"), ("password", NEW), ("repeated", NEW)];
    let refused = ann.post("/settings/password", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text.contains(NEW), "no password comes back");
    let right = [("current_password", GOOD), ("password", NEW), ("repeated", NEW)];
    let reply = ann.post("/settings/password", &right).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(other.get("/settings").await.location().starts_with("/login"));
    assert!(ann.get("/settings").await.location().starts_with("/login"), "the old token is dead too");
    assert_eq!(ann.logged_in_by(&reply).get("/settings").await.status, StatusCode::OK);
}

/// SR-25: one sees where one is logged in and ends it, one by one or all others; nobody else's.
#[tokio::test]
async fn logins_are_listed_and_ended() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Viewer);
    let caller = ann.caller.clone().unwrap();
    let others = [0, 1, 2].map(|_| ann.with_session(&app.test.session(&caller)));
    let bob = app.person("bob", app.test.operator(), Role::Viewer);
    let page = ann.get("/settings/sessions").await;
    let ids: Vec<&str> =
        page.text.split("name=\"id\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 3, "all but this one can be ended");
    assert_eq!(page.text.matches("This login").count(), 1);
    assert_eq!(bob.post("/settings/sessions/end", &[("id", ids[0])]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ann.post("/settings/sessions/end", &[("id", ids[0])]).await.status, StatusCode::SEE_OTHER);
    let mut alive = 0;
    for other in &others {
        alive += i32::from(other.get("/settings").await.status == StatusCode::OK);
    }
    assert_eq!(alive, 2);
    assert_eq!(ann.post("/settings/sessions/end-others", &[]).await.status, StatusCode::SEE_OTHER);
    for other in &others {
        assert!(other.get("/settings").await.location().starts_with("/login"));
    }
    assert_eq!(ann.get("/settings").await.status, StatusCode::OK);
    assert_eq!(bob.get("/settings").await.status, StatusCode::OK);
}

/// SR-23, SR-26: giving the password again leads on and gives the login another token.
#[tokio::test]
async fn the_password_is_given_again() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    app.test.password("ann", GOOD);
    let page = ann.get("/confirm?next=%2Ftokens").await;
    assert!(page.text.contains("name=\"next\" value=\"/tokens\""));
    assert!(!ann.get("/confirm?next=%2F%2Fevil.example").await.text.contains("evil.example"));
    let wrong = ann.post("/confirm", &[("password", "no"), ("next", "/tokens")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"/tokens\""));
    let reply = ann.post("/confirm", &[("password", GOOD), ("next", "/tokens")]).await;
    assert_eq!(reply.location(), "/tokens");
    assert!(ann.get("/settings").await.location().starts_with("/login"), "the token was changed");
    assert_eq!(ann.logged_in_by(&reply).get("/settings").await.status, StatusCode::OK);
}

/// NX-02: one works as any organization within reach, found by its name, and as no other.
#[tokio::test]
async fn one_switches_within_reach_only() {
    let app = TestApp::start();
    let nordic = app.test.partner(app.test.operator(), "Nordic IT Partners", PartnerType::Msp);
    let under = app.test.partner(nordic, "Turku Office", PartnerType::Msp);
    let rival = app.test.partner(app.test.operator(), "Rival Resale", PartnerType::Msp);
    let ann = app.person("ann", nordic, Role::Admin);
    let page = ann.get("/switch").await;
    assert!(page.text.contains("Turku Office") && !page.text.contains("Rival"));
    let found = ann.get("/switch?q=turk").await;
    assert!(found.text.contains(&under.to_string()));
    assert!(ann.get("/switch?q=zzz").await.text.contains("zzz"));
    assert_eq!(
        ann.post("/switch", &[("organization", &rival.to_string())]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(ann.post("/switch", &[("organization", "org_x")]).await.status, StatusCode::CONFLICT);
    assert_eq!(ann.post("/switch", &[("organization", &under.to_string())]).await.location(), "/");
    assert!(ann.get("/settings").await.text.contains("<b>Turku Office</b>"));
}
