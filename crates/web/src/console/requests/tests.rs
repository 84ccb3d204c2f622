//! Requests as people meet them: asked on one side, answered in the list on the other.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    products::PlanForm,
};

use crate::testing::TestApp;

#[tokio::test]
async fn a_person_asks_and_is_bound_from_the_list() {
    let app = TestApp::start();
    let t = &app.test;
    let customer = t.customer(t.operator(), "Asiakas Oy");
    let license = t.license(customer, t.plan(t.product(t.operator()).id, PlanForm::default()).id, 2, 0).id;
    let (boss, olga) =
        (app.person("boss", customer, Role::Admin), app.person("olga", customer, Role::Viewer));
    let company = customer.to_string();
    let fields = [("company", company.as_str()), ("wish", "Northern Backup"), ("note", "New laptop")];
    assert_eq!(olga.post("/me/requests", &fields).await.location(), "/me");
    assert_eq!(olga.post("/me/requests", &fields).await.status, StatusCode::CONFLICT);
    let page = olga.get("/me").await;
    assert!(page.text.contains("Northern Backup") && page.text.contains("Take back"), "{}", page.text);
    let path = format!("/customers/{customer}/requests");
    let list = boss.get(&path).await;
    assert!(list.text.contains("olga@example.com") && list.text.contains("New laptop"), "{}", list.text);
    let request = list.text.split("id=\"request-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let line = format!("{license}/standard");
    let grant = format!("/requests/{request}/grant");
    let without = boss.post(&grant, &[("customer", &company)]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let granted = boss.post(&grant, &[("customer", &company), ("line", &line)]).await;
    assert_eq!(granted.location(), path);
    assert!(olga.get("/me").await.text.contains("Northern Backup Standard"));
    let again = boss.post(&grant, &[("customer", &company), ("line", &line)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

/// The home of a customer's administrator: own figures, what to do, whom to call; asking for more reaches the seller.
#[tokio::test]
async fn a_company_asks_its_seller_from_its_home() {
    let app = TestApp::start();
    let t = &app.test;
    let partner = t.partner(t.operator(), "Nordic IT", PartnerType::Msp);
    let customer = t.customer(partner, "Asiakas Oy");
    t.license(customer, t.plan(t.product(t.operator()).id, PlanForm::default()).id, 2, 0);
    let (boss, ann) = (app.person("boss", customer, Role::Admin), app.person("ann", partner, Role::Admin));
    let home = boss.get("/").await;
    for expected in
        ["Licenses bought", "2 licenses are free", "Ask for more licenses", "Your seller", "Nordic IT"]
    {
        assert!(home.text.contains(expected), "{expected}\n{}", home.text);
    }
    let company = boss.get("/company").await;
    assert!(company.text.contains("Subscription management"), "{}", company.text);
    assert_eq!(ann.get("/company").await.status, StatusCode::NOT_FOUND);
    let path = format!("/customers/{customer}/requests");
    let refused = boss.post(&path, &[("wish", "Northern Backup"), ("units", "none"), ("note", "soon")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"none\"") && refused.text.contains("href=\"#units\""));
    assert_eq!(boss.post(&path, &[("wish", "Northern Backup"), ("units", "5")]).await.location(), "/");
    let wanted = ann.get("/requests").await;
    assert!(
        wanted.text.contains("5 × Northern Backup") && wanted.text.contains("Asiakas Oy"),
        "{}",
        wanted.text
    );
    let request = wanted.text.split("id=\"request-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mine = boss.post(&format!("/requests/{request}/done"), &[]).await;
    assert_eq!(mine.status, StatusCode::FORBIDDEN, "nobody answers their own");
    assert_eq!(ann.post(&format!("/requests/{request}/done"), &[]).await.location(), "/requests");
    assert!(!ann.get("/requests").await.text.contains("Asiakas Oy"));
}
