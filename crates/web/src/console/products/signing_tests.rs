//! Signing keys through their page: made, retired, withdrawn, and who is asked for the password first.

use axum::http::StatusCode;
use domain::{
    access::{PartnerType, Role},
    activation::{self, FileFor, FileWish},
    products::PlanForm,
};

use crate::testing::TestApp;

/// The ids of the keys on the page, from the top.
fn ids(page: &str) -> Vec<String> {
    let parts = page.split("/signing-keys/").skip(1).filter_map(|part| part.split_once("/withdraw"));
    parts.map(|(id, _)| id.to_owned()).filter(|id| id.len() == 16).collect()
}

/// SR-34: a key is made; one that others may have learned is withdrawn after its consequences were shown, and what it
/// signed is led to.
#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_key_is_withdrawn_on_its_page() {
    let app = TestApp::start();
    let test = &app.test;
    let vendor = test.partner(test.operator(), "Acme", PartnerType::Msp);
    let customer = test.customer(vendor, "Testiasiakas Oy");
    let plan = test.plan(test.product(vendor).id, PlanForm::default());
    let seat = test.seats(test.license(customer, plan.id, 2, 0).id, &["ann@example.com"])[0];
    let vera = app.person("vera", vendor, Role::Admin);
    let odd = vera.post("/signing-keys", &[("overlap_days", "soon")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(odd.text.contains("value=\"soon\""), "what was typed is kept");
    assert_eq!(vera.post("/signing-keys", &[("overlap_days", "0")]).await.location(), "/signing-keys");
    test.clock.advance_seconds(1);
    let wish = FileWish { device: FileFor::Anybody, device_name: "Lab".into(), days: 90 };
    test.made(move |act| activation::issue_file(act, seat, &wish));
    let stolen = ids(&vera.get("/signing-keys").await.text).remove(0);
    let path = format!("/signing-keys/{stolen}/withdraw");
    let asked = vera.get(&path).await;
    assert!(asked.text.contains("1 device works by a license file"), "{}", asked.text);
    assert_eq!(vera.post(&path, &[]).await.location(), "/signing-keys");
    let page = vera.get("/signing-keys").await.text;
    assert!(page.contains("Withdrawn") && page.contains(&stolen));
    let fresh = ids(&page);
    assert!(fresh.len() == 1 && fresh[0] != stolen, "the withdrawn one has no buttons");
    let list = format!("/installations?signing={stolen}");
    assert!(page.contains(&format!("href=\"{list}\"")));
    let devices = vera.get(&list).await.text;
    assert!(devices.contains("Lab") && devices.contains("License file signed by"));
    assert!(!vera.get(&format!("/installations?signing={}", fresh[0])).await.text.contains("Lab"));
    let public = vera.stranger().get(&format!("/activation/v1/keys?vendor={vendor}")).await.text;
    assert!(public.contains(&fresh[0]) && !public.contains(&stolen));
    test.clock.advance_seconds(900);
    for action in ["withdraw", "retire"] {
        let again = vera.post(&format!("/signing-keys/{}/{action}", fresh[0]), &[]).await;
        assert_eq!(again.location(), "/confirm?next=/signing-keys", "{action}");
    }
    assert_eq!(vera.get("/signing-keys/0123456789abcdef/withdraw").await.status, StatusCode::NOT_FOUND);
}

/// Who only manages sees the keys and no buttons, and is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_manager_changes_no_key() {
    let app = TestApp::start();
    let vendor = app.test.partner(app.test.operator(), "Acme", PartnerType::Msp);
    let key = app.test.made(move |act| domain::signing::create(act, vendor, 0)).to_string();
    let max = app.person("max", vendor, Role::Manager);
    let page = max.get("/signing-keys").await;
    assert!(page.text.contains(&key) && ids(&page.text).is_empty());
    let refused = max.post(&format!("/signing-keys/{key}/withdraw"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
