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

/// A plan in full through its page: what is typed comes back, in its canonical form once it is saved.
#[tokio::test]
async fn a_plan_with_all_its_promises() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    let product = app.test.product(app.test.operator());
    let path = format!("/products/{}/plans/new", product.id);
    let mut typed = vec![
        ("name", "Yearly"),
        ("plan_version", "full"),
        ("term_months", "12"),
        ("notice_days", "30"),
        ("grace_days", "14"),
        ("trial_extensions", "1"),
        ("devices_per_seat", "1"),
        ("enforcement", "block"),
        ("notice_schedule", "-7, 30 soon"),
        ("features", "two words"),
        ("units_standard", "many"),
        ("units_server", ""),
        ("sale_ends_on", "2027-12-31"),
        ("life_ends_on", "2027-06-30"),
    ];
    let refused = ann.post(&path, &typed).await;
    assert!(refused.text.contains("#units_standard") && refused.text.contains("value=\"many\""));
    typed[10].1 = "5";
    let refused = ann.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#notice_schedule", "#features", "#life_ends_on"] {
        assert!(refused.text.contains(field), "{field}");
    }
    assert!(refused.text.contains("value=\"-7, 30 soon\"") && refused.text.contains("two words</textarea>"));
    (typed[8].1, typed[9].1, typed[13].1) = ("-7; 30", "archive\nretention = 90 days", "2028-06-30");
    assert_eq!(ann.post(&path, &typed).await.status, StatusCode::SEE_OTHER);
    let list = ann.get("/products").await;
    let plan = list.text.split("href=\"/plans/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let page = ann.get(&format!("/plans/{plan}")).await;
    for shown in ["value=\"30, -7\"", "retention=90 days</textarea>", "value=\"2028-06-30\"", "value=\"5\""] {
        assert!(page.text.contains(shown), "{shown}");
    }
}

/// Own nouns are typed in the languages that have them; the editor says which ones fall back to English.
#[tokio::test]
async fn units_are_named_in_five_languages() {
    let app = TestApp::start();
    let ann = app.person("ann", app.test.operator(), Role::Admin);
    let mut typed = vec![
        ("name", "Mail archive"),
        ("rows", "2"),
        ("edition_0_name", "Standard"),
        ("edition_0_code", "standard"),
        ("edition_0_unit", "user"),
        ("edition_0_noun_ru_one", "ящик"),
        ("edition_0_noun_ru_few", "ящика"),
    ];
    let refused = ann.post("/products/new", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#edition_0_noun_en_one", "#edition_0_noun_en_other", "#edition_0_noun_ru_many"] {
        assert!(refused.text.contains(field), "{field}");
    }
    assert!(refused.text.contains("<details class=\"c6\" open>") && refused.text.contains("value=\"ящика\""));
    typed.extend([
        ("edition_0_noun_ru_many", "ящиков"),
        ("edition_0_noun_en_one", "mailbox"),
        ("edition_0_noun_en_other", "mailboxes"),
    ]);
    let made = ann.post("/products/new", &typed).await;
    let page = ann.get(made.location()).await;
    assert!(page.text.contains("Shown in English for readers of: Finnish, Italian, Spanish"));
    assert!(ann.get("/products").await.text.contains("Mailbox · Unlimited"));
}
