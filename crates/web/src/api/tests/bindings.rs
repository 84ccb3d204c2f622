//! Units bound to people, through the API.

use axum::http::StatusCode;
use domain::{access::Role, products::PlanForm};
use serde_json::json;

use crate::testing::TestApp;

/// RU-03 to RU-08: bind, list, unbind, bind another, undo, with each refusal under its own code.
#[tokio::test(flavor = "multi_thread")]
async fn units_are_bound_and_unbound() {
    let app = TestApp::start();
    let customer = app.test.customer(app.test.operator(), "Testiasiakas Oy");
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default()).id;
    let license = app.test.license(customer, plan, 2, 0).id;
    app.test.person("olga", customer, Role::Viewer);
    let program = app.program(app.test.operator(), Role::Manager);
    let many = format!("/api/v1/licenses/{license}/bindings");
    let people =
        json!({ "edition": "standard", "emails": ["OLGA@example.com", "new@x.example"], "ask": true });
    let made = program.post(&many, people).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    let olga = made.json["items"].as_array().unwrap().iter().find(|item| item["email"] == "olga@example.com");
    let seat = olga.unwrap()["seat_id"].as_str().unwrap().to_owned();
    assert_eq!(olga.unwrap()["pending"], json!(false));

    let full = program.post(&many, json!({ "edition": "standard", "emails": ["c@x.example"] })).await;
    assert_eq!((full.status, full.code()), (StatusCode::CONFLICT, "seats-exhausted"));
    let bad = json!({ "edition": "standard", "emails": ["c@x.example", "nonsense"] });
    let bad = program.post(&many, bad).await;
    assert_eq!(bad.json["errors"][0]["field"], "emails[1]", "{}", bad.json);
    let taken = program.post(&format!("/api/v1/seats/{seat}/bind"), json!({ "email": "c@x.example" })).await;
    assert_eq!((taken.status, taken.code()), (StatusCode::CONFLICT, "seat-bound"));

    let units = program.get(&format!("/api/v1/customers/{customer}/units?holding=pending")).await;
    assert_eq!(
        (units.json["total"].as_i64(), &units.json["items"][0]["email"]),
        (Some(1), &json!("new@x.example"))
    );
    assert!(units.json["items"][0]["asked_at"].is_string(), "{}", units.json);

    let unbound = program.post(&format!("/api/v1/seats/{seat}/unbind"), json!({})).await;
    assert_eq!((unbound.status, &unbound.json["count"]), (StatusCode::OK, &json!(1)));
    let again = program.post(&format!("/api/v1/seats/{seat}/unbind"), json!({})).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "not-bound"));
    let undo = format!("/api/v1/customers/{customer}/undo-unbind");
    let undone = program.post(&undo, json!({ "unbind_id": unbound.json["unbind_id"] })).await;
    assert_eq!(undone.json["count"], json!(1), "{}", undone.json);
    let late = program.post(&undo, json!({ "unbind_id": unbound.json["unbind_id"] })).await;
    assert_eq!((late.status, late.code()), (StatusCode::CONFLICT, "undo-too-late"));

    let together = format!("/api/v1/customers/{customer}/unbind");
    assert_eq!(program.post(&together, json!({ "seat_ids": [seat] })).await.status, StatusCode::OK);
    let next = program.post(&format!("/api/v1/seats/{seat}/bind"), json!({ "email": "c@x.example" })).await;
    assert_eq!((next.status, &next.json["seat_id"]), (StatusCode::OK, &json!(seat)), "{}", next.json);
    let holders = program.get(&format!("/api/v1/seats/{seat}/holders")).await;
    let told: Vec<_> = holders.json["items"].as_array().unwrap().iter().map(|item| &item["email"]).collect();
    assert_eq!(told, [&json!("c@x.example"), &json!("olga@example.com")]);
}
