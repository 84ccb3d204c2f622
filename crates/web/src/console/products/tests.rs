//! The catalogue through its pages.

use axum::http::StatusCode;
use domain::{
    Language,
    access::{PartnerType, Role},
};

use crate::testing::TestApp;

/// NX-27, NX-41: the seed documents' product with Standard and Server, and a third that is unlimited; then edited.
#[tokio::test]
async fn a_product_with_editions_and_a_plan() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    assert!(ann.get("/products").await.text.contains("No products yet"));
    let typed = [
        ("name", "Northern Backup"),
        ("download_url", "https://download.example/nb"),
        ("rows", "4"),
        ("edition_0_name", "Standard"),
        ("edition_0_code", "standard"),
        ("edition_0_unit", "workstation"),
        ("edition_0_storage_gb", "10"),
        ("edition_2_name", "Server"),
        ("edition_2_code", "server"),
        ("edition_2_unit", "server"),
        ("edition_2_storage_gb", "many"),
    ];
    let refused = ann.post("/products/new", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("#edition_1_storage_gb"), "the gap is closed, the field found");
    assert!(refused.text.contains("value=\"many\"") && refused.text.contains("value=\"Server\""));

    let mut typed = typed;
    typed[10].1 = "";
    let made = ann.post("/products/new", &typed).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let path = made.location().to_owned();
    let list = ann.get("/products").await;
    assert!(
        list.text.contains("Workstation · 10") && list.text.contains("Server · Unlimited"),
        "{}",
        list.text
    );

    let more = ann.post(&path, &[("do", "more"), ("rows", "3"), ("name", "X")]).await;
    assert_eq!(more.text.matches("_storage_gb\" name=").count(), 4);

    let plan = [
        ("name", "Yearly"),
        ("plan_version", "full"),
        ("term_months", "12"),
        ("notice_days", "30"),
        ("grace_days", "x"),
        ("trial_extensions", "1"),
        ("devices_per_seat", "1"),
        ("enforcement", "block"),
    ];
    let refused = ann.post(&format!("{path}/plans/new"), &plan).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("#grace_days") && refused.text.contains("value=\"x\""));
    let mut plan = plan;
    plan[4].1 = "14";
    assert_eq!(ann.post(&format!("{path}/plans/new"), &plan).await.location(), path);
    assert!(ann.get("/products").await.text.contains("Yearly"));
}

/// Two people with one form; the second is told, on products and on plans.
#[tokio::test]
async fn nobody_overwrites_unseen() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    let product = app.test.product(app.test.operator());
    let plan = app.test.plan(product.id, domain::products::PlanForm::default());
    let path = format!("/plans/{}", plan.id);
    let fields = |name: &'static str, version: &'static str| {
        [
            ("name", name),
            ("plan_version", "full"),
            ("term_months", "12"),
            ("notice_days", "30"),
            ("grace_days", "14"),
            ("trial_extensions", "1"),
            ("devices_per_seat", "1"),
            ("enforcement", "block"),
            ("version", version),
        ]
    };
    assert_eq!(ann.post(&path, &fields("One", "1")).await.location(), path);
    let told = ann.post(&path, &fields("Two", "1")).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.text.contains("One") && told.text.contains("value=\"Two\""));
    assert!(told.text.contains("name=\"version\" value=\"2\""));
    assert_eq!(ann.post(&path, &fields("Two", "2")).await.location(), path);

    let path = format!("/products/{}", product.id);
    let late = [("name", "Mine"), ("rows", "1"), ("version", "0")];
    let told = ann.post(&path, &late).await;
    assert!(matches!(told.status, StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY));
    assert!(told.text.contains("value=\"Mine\""));
}

/// SR-04: a rival finds nothing; a partner below sees it and cannot change it.
#[tokio::test]
async fn the_catalogue_is_changed_by_its_owner() {
    let app = TestApp::start();
    let nordic = app.test.partner(app.test.operator(), "Nordic", PartnerType::Msp);
    let rival = app.test.partner(app.test.operator(), "Rival", PartnerType::Msp);
    let product = app.test.product(nordic);
    let path = format!("/products/{}", product.id);
    let eve = app.person("eve", rival, Role::Admin);
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(eve.stranger().get(&path).await.location().starts_with("/login"));
    let below = app.test.partner(nordic, "Below", PartnerType::Msp);
    let bob = app.person("bob", below, Role::Admin);
    let page = bob.get(&path).await;
    assert!(
        page.text.contains("its owner changes it")
            && page.text.contains("<fieldset class=\"plain\" disabled>")
    );
    let version = product.version.to_string();
    let fields = [
        ("name", "Taken over"),
        ("rows", "2"),
        ("edition_0_code", "a"),
        ("edition_0_name", "A"),
        ("edition_0_unit", "server"),
        ("version", version.as_str()),
    ];
    let refused = bob.post(&path, &fields).await.status;
    assert!(matches!(refused, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{refused}");
    let vic = app.person("vic", nordic, Role::Viewer);
    assert_eq!(vic.get("/products/new").await.status, StatusCode::FORBIDDEN);
    assert_eq!(vic.post(&path, &fields).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_pages_speak_every_language() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    let product = app.test.product(app.test.operator());
    let plan = app.test.trial_plan(product.id);
    let (own, new) = (format!("/products/{}", product.id), format!("/products/{}/plans/new", product.id));
    let plan = format!("/plans/{}", plan.id);
    for (language, version) in Language::ALL.into_iter().zip(1..) {
        let version = version.to_string();
        let fields = [
            ("name", "Ann"),
            ("language", language.code()),
            ("time_zone", "UTC"),
            ("version", version.as_str()),
        ];
        ann.post("/settings", &fields).await;
        for path in ["/products", "/products/new", &own, &new, &plan] {
            let page = ann.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path} in {language}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{path} in {language}");
        }
    }
}
