//! Partners and staff through their pages, tokens of the API, and the mails on their way.

mod standing;

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
    ids::OrganizationId,
    outbox::MailKind,
};

use crate::testing::{Client, Reply, TestApp};

struct House {
    app: TestApp,
    nordic: OrganizationId,
    rival: OrganizationId,
    ann: Client,
}

fn house() -> House {
    let app = TestApp::start();
    let nordic = app.test.partner(app.test.operator(), "Nordic IT Partners", PartnerType::Msp);
    let rival = app.test.partner(app.test.operator(), "Rival Resale", PartnerType::Msp);
    let ann = app.person("ann", nordic, Role::Admin);
    House { app, nordic, rival, ann }
}

fn id_in(reply: &Reply) -> String {
    reply.location().split('/').nth(2).unwrap_or_default().to_owned()
}

/// NX-01, NX-02: a partner is created below, seen in the tree, changed, and deleted; a rival sees nothing of it.
#[tokio::test]
async fn a_partner_lives_through_its_pages() {
    let House { app, nordic, rival, ann } = house();
    let fields = [
        ("name", "Turku Office"),
        ("type", "reseller"),
        ("language", "fi"),
        ("time_zone", "Europe/Helsinki"),
    ];
    let reply = ann.post("/organizations/new", &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let turku = id_in(&reply);
    let tree = ann.get("/organizations").await;
    assert!(tree.text.contains("Nordic IT Partners") && tree.text.contains("Turku Office"), "{}", tree.text);
    assert!(tree.text.contains("place-1") && !tree.text.contains("Rival"));
    assert!(tree.text.contains(&format!("id=\"name-{turku}\"")));
    assert!(!ann.get("/organizations?q=zzz").await.text.contains("id=\"name-"));

    let path = format!("/organizations/{turku}");
    let change =
        [("name", "Turku"), ("type", "msp"), ("language", "en"), ("time_zone", "UTC"), ("version", "1")];
    assert_eq!(ann.post(&path, &change).await.status, StatusCode::SEE_OTHER);
    assert!(ann.get(&path).await.text.contains("value=\"Turku\""));
    let bad = [("name", ""), ("time_zone", "Mars/Base"), ("version", "2")];
    let refused = ann.post(&path, &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("#name") && refused.text.contains("#time_zone"));

    let late = [("name", "Åbo"), ("language", "en"), ("time_zone", "UTC"), ("version", "1")];
    let told = ann.post(&path, &late).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.text.contains("value=\"Åbo\"") && told.text.contains("name=\"version\" value=\"2\""));

    let eve = app.person("eve", rival, Role::Admin);
    for page in [&path, &format!("{path}/members"), &format!("{path}/delete")] {
        assert_eq!(eve.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        assert!(eve.stranger().get(page).await.location().starts_with("/login"));
    }
    assert_eq!(eve.post(&path, &change).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ann.post_raw(&path, &change).await.status, StatusCode::FORBIDDEN, "SR-44");

    let delete = format!("{path}/delete");
    assert_eq!(ann.post(&delete, &[("confirm", "wrong")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ann.post(&delete, &[("confirm", "Turku")]).await.location(), "/organizations");
    assert_eq!(ann.get(&path).await.status, StatusCode::NOT_FOUND);
    let own =
        ann.post(&format!("/organizations/{nordic}/delete"), &[("confirm", "Nordic IT Partners")]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "nobody deletes their own contract");
}

#[tokio::test]
async fn a_partner_in_use_is_not_deleted() {
    let House { app, nordic, .. } = house();
    app.test.customer(nordic, "Testiasiakas Oy");
    let boss = app.person("boss", app.test.operator(), Role::Admin);
    let reply =
        boss.post(&format!("/organizations/{nordic}/delete"), &[("confirm", "Nordic IT Partners")]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.text.contains("Nordic IT Partners"), "{}", reply.text);
}

/// NX-01, SR-08: staff is invited by mail, given roles up to one's own, taken out; the own role stays.
#[tokio::test]
async fn staff_comes_and_goes() {
    let House { app, nordic, ann, .. } = house();
    let path = format!("/organizations/{nordic}/members");
    let invited =
        ann.post(&path, &[("email", "new@example.com"), ("role", "manager"), ("language", "fi")]).await;
    assert_eq!(invited.location(), path);
    app.test.latest_message(nordic, MailKind::StaffInvitation);
    let page = ann.get(&path).await;
    assert!(page.text.contains("new@example.com") && page.text.contains("Manager"), "{}", page.text);
    let refused = ann.post(&path, &[("email", "nonsense"), ("role", "viewer")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"nonsense\""));
    let taken = format!("/organizations/{nordic}/invitations/withdraw");
    assert_eq!(ann.post(&taken, &[("email", "new@example.com")]).await.status, StatusCode::SEE_OTHER);
    assert!(!ann.get(&path).await.text.contains("new@example.com"));

    let bob = app.person("bob", nordic, Role::Viewer);
    let account = bob.caller.as_ref().unwrap().actor.account().unwrap();
    assert_eq!(ann.post(&format!("{path}/{account}/role"), &[("role", "manager")]).await.location(), path);
    assert_eq!(
        bob.post(&path, &[("email", "x@example.com"), ("role", "viewer")]).await.status,
        StatusCode::FORBIDDEN
    );
    let own = ann.caller.as_ref().unwrap().actor.account().unwrap();
    assert_eq!(
        ann.post(&format!("{path}/{own}/role"), &[("role", "viewer")]).await.status,
        StatusCode::CONFLICT
    );
    assert!(ann.get(&format!("{path}/{account}/remove")).await.text.contains("Nordic IT Partners"));
    assert_eq!(ann.post(&format!("{path}/{account}/remove"), &[]).await.location(), path);
    let nowhere = bob.get("/customers").await;
    assert_eq!(nowhere.status, StatusCode::FORBIDDEN, "who belongs nowhere sees nothing");
    assert!(nowhere.text.contains("You belong to no organization here any more"), "{}", nowhere.text);
}

/// SR-26, SR-30: a token is shown once, after the password was given lately, and ends at once.
#[tokio::test]
async fn a_token_is_shown_once() {
    let House { app, ann, .. } = house();
    let fields = [("name", "billing"), ("role", "viewer"), ("days", "30")];
    let made = ann.post("/tokens/new", &fields).await;
    assert_eq!(made.status, StatusCode::OK);
    let secret = made.text.split("Bearer ").nth(1).unwrap().split("&#39;").next().unwrap();
    assert!(secret.len() > 30 && made.text.contains(secret));
    let list = ann.get("/tokens").await;
    assert!(list.text.contains("billing") && !list.text.contains(secret));
    let refused = ann.post("/tokens/new", &[("name", "x"), ("role", "viewer"), ("days", "many")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"many\""));

    let id =
        list.text.split("/tokens/").nth(1).map(|_| list.text.split("menu-tok_").nth(1).unwrap()).unwrap();
    let id = format!("tok_{}", id.split('"').next().unwrap());
    assert!(ann.get(&format!("/tokens/{id}/revoke")).await.text.contains("cannot be undone"));
    assert_eq!(ann.post(&format!("/tokens/{id}/revoke"), &[]).await.location(), "/tokens");
    assert!(ann.get("/tokens").await.text.contains("Revoked"));

    app.test.clock.advance_seconds(301);
    assert_eq!(ann.get("/tokens/new").await.location(), "/confirm?next=%2Ftokens%2Fnew");
    assert_eq!(ann.post("/tokens/new", &fields).await.location(), "/confirm?next=%2Ftokens%2Fnew");
    let vic = app.person("vic", app.test.operator(), Role::Viewer);
    assert_eq!(vic.get("/tokens").await.status, StatusCode::FORBIDDEN);
}

/// The mails on their way: found, cancelled, sent again; not by viewers, and no rival's.
#[tokio::test]
async fn a_mail_is_cancelled_and_sent_again() {
    let House { app, nordic, rival, ann } = house();
    let path = format!("/organizations/{nordic}/members");
    ann.post(&path, &[("email", "new@example.com"), ("role", "manager"), ("language", "fi")]).await;
    let mail = app.test.latest_message(nordic, MailKind::StaffInvitation);
    let list = ann.get("/outbox?state=queued&kind=staff-invitation&q=new%40").await;
    assert!(list.text.contains("new@example.com") && list.text.contains("Queued"), "{}", list.text);
    assert!(ann.get("/outbox?state=bounced").await.text.contains("Nothing matches"));
    let eve = app.person("eve", rival, Role::Admin);
    assert!(!eve.get("/outbox").await.text.contains("new@example.com"));
    let vic = app.person("vic", nordic, Role::Viewer);
    for verb in ["send-now", "cancel", "send-again"] {
        let action = format!("/outbox/{mail}/{verb}");
        assert_eq!(eve.post(&action, &[]).await.status, StatusCode::NOT_FOUND, "{verb}");
        assert_eq!(vic.post(&action, &[]).await.status, StatusCode::FORBIDDEN, "{verb}");
    }
    let back = [("back", "/outbox?state=queued")];
    assert_eq!(ann.post(&format!("/outbox/{mail}/send-now"), &back).await.location(), "/outbox?state=queued");
    let away = [("back", "//evil.example")];
    assert_eq!(ann.post(&format!("/outbox/{mail}/cancel"), &away).await.location(), "/outbox");
    assert!(ann.get("/outbox").await.text.contains("Cancelled by hand"));
    assert_eq!(ann.post(&format!("/outbox/{mail}/cancel"), &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(ann.post(&format!("/outbox/{mail}/send-again"), &[]).await.location(), "/outbox");
    assert!(ann.get("/outbox?state=queued").await.text.contains("new@example.com"));
}

#[tokio::test]
async fn the_pages_speak_every_language() {
    let House { app: _app, nordic, ann, .. } = house();
    ann.post(
        &format!("/organizations/{nordic}/members"),
        &[("email", "new@example.com"), ("role", "viewer")],
    )
    .await;
    ann.post("/tokens/new", &[("name", "billing"), ("role", "viewer"), ("days", "30")]).await;
    let own = format!("/organizations/{nordic}");
    let staff = format!("{own}/members");
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Ann"),
            ("language", language.code()),
            ("time_zone", "UTC"),
            ("version", version.as_str()),
        ];
        ann.post("/settings", &fields).await;
        for path in
            ["/organizations", "/organizations/new", &own, &staff, "/tokens", "/tokens/new", "/outbox"]
        {
            let page = ann.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} in {language}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path} in {language}");
        }
    }
}
