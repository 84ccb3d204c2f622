//! Sellers, revisions and approvals through their pages.

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
    products::{self, PlanForm},
};

use crate::testing::TestApp;

/// IT-12: the partner sees the plan locked until approved with what changed, its administrator approves, its owner sees
/// who did.
#[tokio::test]
async fn a_partner_approves_new_terms() {
    let app = TestApp::start();
    let root = app.test.operator();
    let acme = app.test.partner(root, "Acme", PartnerType::Msp);
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default());
    let customer = app.test.customer(acme, "Asiakas Oy");
    let (id, form) = (plan.id, PlanForm { grace_days: 3, ..plan.form() });
    let ann = app.person("ann", acme, Role::Admin);
    let max = app.person("max", acme, Role::Manager);
    let olivia = app.person("olivia", root, Role::Admin);
    let path = format!("/plans/{id}");
    assert!(!ann.get("/products").await.text.contains("Locked until approved"));
    app.test.made(move |act| products::change_plan(act, id, &form, 1));
    assert!(ann.get("/products").await.text.contains("Locked until approved"));
    let offered = ann.get(&format!("/customers/{customer}/license/new")).await;
    assert!(offered.text.contains("Locked until approved:") && offered.text.contains(&path));
    let page = ann.get(&path).await;
    for shown in
        ["Northern Software changed the terms", "<del>14</del>", "<ins>3</ins>", "Approve revision 2"]
    {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let seen = max.get(&path).await.text;
    assert!(seen.contains("An administrator of Acme approves it.") && !seen.contains("Approve revision 2"));
    let approve = format!("{path}/approve");
    assert_eq!(max.post(&approve, &[("revision", "2")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ann.post(&approve, &[("revision", "1")]).await.status, StatusCode::CONFLICT);
    assert_eq!(ann.post(&approve, &[("revision", "2")]).await.location(), path);
    assert!(!ann.get("/products").await.text.contains("Locked until approved"));
    let sellers = olivia.get(&format!("{path}/sellers")).await;
    assert!(sellers.text.contains("Revision 2 approved by ann"), "{}", sellers.text);
    assert_eq!(ann.get(&format!("{path}/sellers")).await.status, StatusCode::FORBIDDEN);
}

/// The owner chooses who sells a plan, by tick and by name; what was typed wrongly comes back.
#[tokio::test]
async fn sellers_are_chosen() {
    let app = TestApp::start();
    let root = app.test.operator();
    let acme = app.test.partner(root, "Acme", PartnerType::Msp);
    let beta = app.test.partner(root, "Beta", PartnerType::Msp);
    app.test.partner(beta, "Gamma", PartnerType::Msp);
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default()).id;
    let olivia = app.person("olivia", root, Role::Admin);
    let path = format!("/plans/{plan}/sellers");
    let (acme_id, shown) = (acme.to_string(), format!("/plans/{plan}"));
    let mut typed =
        vec![("rule", "chosen"), ("seller", acme_id.as_str()), ("partner", "Delta"), ("version", "1")];
    let refused = olivia.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("#partner") && refused.text.contains("value=\"Delta\""));
    assert!(refused.text.contains(&format!("value=\"{acme_id}\" checked")));
    typed[2].1 = "Gamma";
    assert_eq!(olivia.post(&path, &typed).await.location(), path);
    let page = olivia.get(&path).await;
    assert!(page.text.contains("Further down"), "{}", page.text);
    let (ann, bob) = (app.person("ann", acme, Role::Admin), app.person("bob", beta, Role::Admin));
    assert_eq!(ann.get(&shown).await.status, StatusCode::OK);
    assert_eq!(bob.get(&shown).await.status, StatusCode::NOT_FOUND);
    assert_eq!(olivia.post(&path, &typed).await.status, StatusCode::CONFLICT, "an old version");
}

/// Licenses of an earlier revision are moved together, after the page said what changes and how many there are.
#[tokio::test]
async fn licenses_of_a_revision_are_moved() {
    let app = TestApp::start();
    let root = app.test.operator();
    let olivia = app.person("olivia", root, Role::Admin);
    let customer = app.test.customer(root, "Asiakas Oy");
    let plan =
        app.test.plan(app.test.product(root).id, PlanForm { devices_per_seat: 2, ..PlanForm::default() });
    let (first, second) =
        (app.test.license(customer, plan.id, 2, 0), app.test.license(customer, plan.id, 2, 0));
    let seat = app.test.seats(second.id, &["ann@x.example"])[0];
    app.test.device(seat, "laptop");
    app.test.device(seat, "desktop");
    let (id, form) = (plan.id, PlanForm { devices_per_seat: 1, ..plan.form() });
    app.test.made(move |act| products::change_plan(act, id, &form, 1));
    let base = format!("/plans/{id}/revisions");
    let list = olivia.get(&base).await;
    assert!(list.text.contains("Revision 2") && list.text.contains(&format!("{base}/1")));
    let ask = olivia.get(&format!("{base}/1")).await;
    assert!(ask.text.contains("Move 2 licenses") && ask.text.contains("Devices per seat"));
    assert_eq!(olivia.get(&format!("{base}/9")).await.status, StatusCode::NOT_FOUND);
    let late = olivia.post(&format!("{base}/1"), &[("count", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let moved = olivia.post(&format!("{base}/1"), &[("count", "2")]).await;
    assert_eq!(moved.status, StatusCode::OK);
    assert!(moved.text.contains("1 license stays as it is") && moved.text.contains(&second.number));
    assert!(!moved.text.contains(&first.number));
}

#[tokio::test]
async fn the_pages_of_a_plan_speak_every_language() {
    let app = TestApp::start();
    let root = app.test.operator();
    let ann = app.person("ann", root, Role::Admin);
    app.test.partner(root, "Acme", PartnerType::Msp);
    let plan = app.test.plan(app.test.product(root).id, PlanForm::default());
    let (id, form) = (plan.id, PlanForm { grace_days: 3, ..plan.form() });
    app.test.made(move |act| products::change_plan(act, id, &form, 1));
    let pages = ["", "/sellers", "/revisions", "/revisions/1"].map(|end| format!("/plans/{id}{end}"));
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Ann"),
            ("language", language.code()),
            ("time_zone", "UTC"),
            ("version", version.as_str()),
        ];
        ann.post("/settings", &fields).await;
        for path in &pages {
            let page = ann.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} in {language}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path} in {language}");
        }
    }
}
