//! The pages of what is planned, through the whole router.

use axum::http::StatusCode;
use domain::{access::Role, planned_changes, testing::Shop};

use crate::testing::TestApp;

/// A change is planned by the form, seen on the customer, the license and the calendar, moved, cancelled and taken back.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_planned_seen_and_cancelled() {
    let shop = Shop::new();
    let (acme, customer, license) = (shop.acme, shop.customer, shop.license.id);
    let app = TestApp::of(shop.t);
    let ann = app.person("anna", acme, Role::Manager);
    let path = format!("/customers/{customer}/planned");
    let what = format!("units/{license}/standard");
    let form = [
        ("what", what.as_str()),
        ("quantity", "24"),
        ("when", "day"),
        ("day", "2026-12-01"),
        ("reason", "grows"),
    ];
    let made = ann.post(&path, &form).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = ann.get(&path).await.text;
    for part in ["Standard: 24 units", "<del>5</del>", "<ins>24</ins>", "planned by anna", "grows"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let card = ann.get(&format!("/customers/{customer}/license/{license}")).await.text;
    assert!(card.contains("Standard: 24 units"));
    let calendar = ann.get("/calendar?month=2026-12").await.text;
    assert!(calendar.contains("December 2026") && calendar.contains("Standard: 24 units"), "{calendar}");
    assert!(ann.get("/calendar?month=nonsense").await.text.contains("November 2026"));
    // The same again is refused at the form, with what was typed.
    let again = ann.post(&path, &form).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("value=\"24\"") && again.text.contains("is planned for 1 Dec 2026 already"));
    let one = page.split("/planned/plc_").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let one = format!("/planned/plc_{one}");
    let moved = [("day", "2026-12-05"), ("quantity", "1"), ("reason", ""), ("version", "1")];
    assert_eq!(ann.post(&one, &moved).await.status, StatusCode::SEE_OTHER);
    assert!(ann.get(&one).await.text.contains("2 are in use now"));
    let late = ann.post(&one, &moved).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "made from an older version");
    let cancelled = ann.post(&format!("{one}/cancel"), &[]).await;
    let after = ann.get(cancelled.location()).await.text;
    assert!(after.contains(&format!("action=\"{one}/restore\"")), "an undo is offered: {after}");
    assert_eq!(ann.post(&format!("{one}/restore"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(ann.get(&path).await.text.contains("Standard: 1 unit"));
}

/// What is wrong is told at its field, and what was typed stays.
#[tokio::test(flavor = "multi_thread")]
async fn problems_stand_at_their_fields() {
    let shop = Shop::new();
    let (acme, customer, license) = (shop.acme, shop.customer, shop.license.id);
    let app = TestApp::of(shop.t);
    let ann = app.person("anna", acme, Role::Manager);
    let path = format!("/customers/{customer}/planned");
    let units = format!("units/{license}/standard");
    let suspend = format!("suspend/{license}");
    for (form, field) in [
        (vec![("what", ""), ("when", "day"), ("day", "2026-12-01")], "what"),
        (
            vec![("what", units.as_str()), ("quantity", "many"), ("when", "day"), ("day", "2026-12-01")],
            "quantity",
        ),
        (vec![("what", units.as_str()), ("quantity", "9"), ("when", "day"), ("day", "soon")], "day"),
        (vec![("what", units.as_str()), ("quantity", "9"), ("when", "day"), ("day", "2026-11-23")], "day"),
        (vec![("what", suspend.as_str()), ("when", "term-end"), ("reason", "")], "reason"),
        (vec![("what", "disable"), ("when", "term-end")], "day"),
    ] {
        let page = ann.post(&path, &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert!(page.text.contains(&format!("id=\"{field}-error\"")), "{field}: {}", page.text);
    }
}

/// The customer's own people see the ends of their terms and nothing of plans.
#[tokio::test(flavor = "multi_thread")]
async fn the_customers_people_see_no_plans() {
    let shop = Shop::new();
    let (customer, planned) = (shop.customer, shop.planned);
    let last = shop.license.valid_to;
    let app = TestApp::of(shop.t);
    let boss = app.person("boss", customer, Role::Admin);
    assert_eq!(boss.get(&format!("/planned/{planned}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(boss.get(&format!("/customers/{customer}/planned")).await.status, StatusCode::FORBIDDEN);
    let calendar = boss.get(&format!("/calendar?month={}", &last.to_string()[..7])).await;
    assert_eq!(calendar.status, StatusCode::OK);
    assert!(calendar.text.contains("licenses end") && !calendar.text.contains("Standard: 8"));
    assert!(!boss.get("/calendar?month=2027-03").await.text.contains("Standard: 8"));
    app.test.made(move |act| planned_changes::get(act, planned));
}

/// By the API: planned, read, changed with its version, refused with its current record, cancelled, restored.
#[tokio::test(flavor = "multi_thread")]
async fn programs_plan_changes() {
    let shop = Shop::new();
    let (acme, customer, license) = (shop.acme, shop.customer, shop.license.id);
    let app = TestApp::of(shop.t);
    let program = app.program(acme, Role::Manager);
    let body = serde_json::json!({
        "deed": "units", "license_id": license.to_string(), "edition": "standard", "quantity": 1, "day": "term-end",
    });
    let made = program.post(&format!("/api/v1/customers/{customer}/planned-changes"), body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    assert_eq!(made.json["cautions"][0]["code"], "below-use");
    let path = format!("/api/v1/planned-changes/{}", made.json["id"].as_str().unwrap());
    let listed = program.get("/api/v1/planned-changes?state=open&from=2027-05-01").await.json;
    assert_eq!(listed["items"][0]["id"], made.json["id"], "{listed}");
    let cancelled = program.post(&format!("{path}/cancel"), serde_json::json!({})).await;
    assert_eq!(cancelled.json["state"], "cancelled");
    let restored = program.post(&format!("{path}/restore"), serde_json::json!({})).await;
    assert_eq!(restored.json["state"], "open", "{}", restored.json);
    let eve = app.program(shop.zeta, Role::Admin);
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);
}
