//! The list of devices as a browser meets it.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    activation::{self, FileFor, FileWish},
    ids::{LicenseId, OrganizationId},
    products::{DeviceRules, PlanForm},
    seats,
};

use crate::testing::TestApp;

/// A partner, its customer, and a license of five units.
fn sold(app: &TestApp, plan: PlanForm) -> (OrganizationId, OrganizationId, LicenseId) {
    let partner = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let customer = app.test.customer(partner, "Testiasiakas Oy");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, plan);
    (partner, customer, app.test.license(customer, plan.id, 5, 1).id)
}

#[tokio::test]
async fn devices_are_listed_and_released_after_a_question() {
    let app = TestApp::start();
    let (partner, _, license) = sold(&app, PlanForm::default());
    let seats = app.test.seats(license, &["ann@x.example", "bob@x.example"]);
    let laptop = app.test.device(seats[0], "anns-laptop");
    let mia = app.person("mia", partner, Role::Manager);
    let page = mia.get("/installations").await;
    for part in ["anns-laptop", "ann@x.example", "Testiasiakas Oy", "In contact"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert!(!mia.get("/installations?silent=7").await.text.contains("anns-laptop"));
    app.test.clock.advance_seconds(8 * 86_400);
    let mia = mia.with_session(&app.test.session(&mia.caller.clone().unwrap()));
    let silent = mia.get("/installations?silent=7").await;
    assert!(silent.text.contains("anns-laptop") && silent.text.contains("Silent"), "{}", silent.text);
    assert!(!mia.get("/installations?silent=30").await.text.contains("anns-laptop"));
    assert!(!mia.get("/installations?q=server").await.text.contains("anns-laptop"));

    let path = format!("/installations/{laptop}/release");
    assert!(mia.get(&path).await.text.contains("Release anns-laptop?"));
    let ann = seats[0];
    let devices = |app: &TestApp| app.test.made(move |act| seats::get(act, ann)).devices;
    assert_eq!(devices(&app), 1, "looking releases nothing");
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Msp);
    let eve = app.person("eve", rival, Role::Admin);
    let vera = app.person("vera", partner, Role::Viewer);
    assert!(app.stranger().get("/installations").await.location().starts_with("/login?next="));
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(eve.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!eve.get("/installations").await.text.contains("anns-laptop"));
    assert_eq!(vera.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(mia.post_raw(&path, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(devices(&app), 1);
    assert_eq!(mia.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(devices(&app), 0);
    assert!(!mia.get("/installations").await.text.contains("anns-laptop"));
}

/// A machine that works by a file keeps its place for the customer's own people; whoever sells the license frees it after
/// being told, and sees what works on, in the list, on the license and by the API.
#[tokio::test(flavor = "multi_thread")]
async fn what_works_by_a_file_is_not_freed_by_the_way() {
    let app = TestApp::start();
    let (partner, customer, license) = sold(&app, PlanForm::default());
    let seat = app.test.seats(license, &["ann@x.example"])[0];
    let wish = FileWish { device: FileFor::Anybody, device_name: "Lab machine".into(), days: 90 };
    let device = app.test.made(move |act| activation::issue_file(act, seat, &wish)).installation;
    let (kim, mia) = (app.person("kim", customer, Role::Admin), app.person("mia", partner, Role::Manager));
    let path = format!("/installations/{device}/release");
    let refused = kim.post(&path, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("works by a license file until"), "{}", refused.text);
    let list = "/installations?freed=file";
    assert!(!mia.get(list).await.text.contains("Lab machine"));
    let asked = mia.get(&path).await.text;
    assert!(asked.contains("cannot be called back") && !asked.contains("stops working"), "{asked}");
    assert_eq!(mia.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(mia.get(list).await.text.contains("Lab machine"));
    let tab = mia.get(&format!("/customers/{customer}/license/{license}")).await;
    assert!(tab.text.contains("A device works on by license file"), "{}", tab.text);
    let told = app.program(partner, Role::Viewer).get("/api/v1/installations?at_large=true").await;
    assert_eq!(told.json["items"][0]["id"], device.to_string());
}

/// A page for each device: what is known of it, its user's moves, the place that silence cost it.
#[tokio::test]
async fn a_device_has_a_page() {
    let app = TestApp::start();
    let device_rules = DeviceRules { moves: Some(2), free_after_days: Some(30), ..DeviceRules::default() };
    let form = PlanForm { device_rules, ..PlanForm::default() };
    let (partner, _, license) = sold(&app, form);
    let seat = app.test.seats(license, &["ann@x.example"])[0];
    let laptop = app.test.device(seat, "anns-laptop");
    let mia = app.person("mia", partner, Role::Manager);
    let path = format!("/installations/{laptop}");
    let page = mia.get(&path).await;
    for part in ["anns-laptop", "ann@x.example", "its fingerprint", "2 of 2 moves", "Counters"] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert!(!page.text.contains("Give all moves back"), "none was made");
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Msp);
    let eve = app.person("eve", rival, Role::Admin);
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);

    app.test.made(move |act| domain::installations::release(act, laptop));
    let late = mia.post(&format!("{path}/take-back"), &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    let desktop = app.test.device(seat, "anns-desktop");
    let worker = domain::Caller::worker("alerts");
    app.test.work(&worker, |act| domain::alerts::arm(act, 100)).unwrap();
    for _ in 0..40 {
        app.test.clock.advance_seconds(86_400);
        app.test.work(&worker, |act| domain::alerts::look_at_due(act, 100)).unwrap();
    }
    let mia = mia.with_session(&app.test.session(&mia.caller.clone().unwrap()));
    let freed = mia.get("/installations?freed=1").await;
    assert!(
        freed.text.contains("anns-desktop") && freed.text.contains("Freed for silence"),
        "{}",
        freed.text
    );
    let path = format!("/installations/{desktop}");
    assert!(mia.get(&path).await.text.contains("Take it back"));
    assert_eq!(mia.post(&format!("{path}/take-back"), &[]).await.location(), path);
    assert!(mia.get("/installations").await.text.contains("anns-desktop"));
}
