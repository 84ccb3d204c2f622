//! The list of devices as a browser meets it.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    products::PlanForm,
    seats,
};

use crate::testing::TestApp;

#[tokio::test]
async fn devices_are_listed_and_released_after_a_question() {
    let app = TestApp::start();
    let partner = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let customer = app.test.customer(partner, "Testiasiakas Oy");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default());
    let license = app.test.license(customer, plan.id, 5, 1).id;
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
