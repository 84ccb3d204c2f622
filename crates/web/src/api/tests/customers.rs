//! Customers through the API.

use axum::http::StatusCode;
use domain::access::Role;
use serde_json::{Value, json};

use super::new_customer;
use crate::testing::TestApp;

/// NX-10: a customer is created, read, changed, disabled, enabled and deleted, and listed all the while.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_has_a_life() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Admin);
    let made = program.post("/api/v1/customers", new_customer("Testiasiakas Oy")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    assert_eq!((made.json["status"].as_str(), made.json["version"].as_i64()), (Some("active"), Some(1)));
    assert_eq!(made.json["emergency_email"], Value::Null);
    let path = format!("/api/v1/customers/{}", made.text("id"));

    let read = program.get(&path).await;
    assert_eq!((read.status, &read.json), (StatusCode::OK, &made.json));
    assert_eq!(read.header("etag"), "\"1\"");

    let change = json!({ "emergency_email": "help@testi.example", "street_address": null }).to_string();
    let changed = program.send("PATCH", &path, &[("if-match", "\"1\"")], Some(change)).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.json);
    assert_eq!(changed.json["emergency_email"], "help@testi.example");
    assert_eq!((&changed.json["street_address"], changed.header("etag")), (&Value::Null, "\"2\""));
    assert_eq!(changed.json["postal_area"], "Helsinki", "what was left out stays");

    let stopped = program.post(&format!("{path}/disable"), json!({ "reason": "unpaid" })).await;
    assert_eq!((stopped.status, &stopped.json["status"]), (StatusCode::OK, &json!("disabled")));
    let again = program.send("POST", &format!("{path}/enable"), &[], None).await;
    assert_eq!((again.status, &again.json["status"]), (StatusCode::OK, &json!("active")));

    let listed = program.get("/api/v1/customers?query=testi&country=FI").await;
    assert_eq!(listed.json["items"], json!([again.json]));
    assert_eq!((&listed.json["total"], &listed.json["next_cursor"]), (&json!(1), &Value::Null));

    let key = json!({ "encryption_key": "correct horse battery staple" }).to_string();
    let kept = program.send("PUT", &format!("{path}/encryption-key"), &[], Some(key)).await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);
    let read = program.get(&path).await;
    assert_eq!(read.json["has_encryption_key"], true);
    assert!(!read.reply.text.contains("battery"), "the key is never shown");

    assert_eq!(program.send("DELETE", &path, &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(program.get(&path).await.status, StatusCode::NOT_FOUND);
}

/// Two programs edit side by side: the second is told and gets the record as it is now.
#[tokio::test(flavor = "multi_thread")]
async fn who_is_too_late_sees_what_changed() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Manager);
    let made = program.post("/api/v1/customers", new_customer("Testiasiakas Oy")).await;
    let path = format!("/api/v1/customers/{}", made.text("id"));
    let rename = |name: &str| Some(json!({ "name": name }).to_string());
    let first = program.send("PATCH", &path, &[("if-match", "\"1\"")], rename("First Oy")).await;
    assert_eq!(first.status, StatusCode::OK);
    let second = program.send("PATCH", &path, &[("if-match", "\"1\"")], rename("Second Oy")).await;
    assert_eq!((second.status, second.code()), (StatusCode::CONFLICT, "changed-meanwhile"));
    assert_eq!(second.json["current"], first.json);
    assert_eq!(program.get(&path).await.json, first.json);
    for none in ["\"x\"", "1", "W/\"1\""] {
        let refused = program.send("PATCH", &path, &[("if-match", none)], rename("Third Oy")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{none}");
    }
    let any = program.send("PATCH", &path, &[("if-match", "*")], rename("Third Oy")).await;
    assert_eq!(any.json["name"], "Third Oy");
}

/// Every page follows the one before, none twice and none left out.
#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_one_another() {
    let app = TestApp::start();
    for name in ["Dda", "Bba", "Aaa", "Cca", "Bba"] {
        app.test.customer(app.test.operator(), name);
    }
    let program = app.program(app.test.operator(), Role::Viewer);
    let (mut names, mut cursor) = (Vec::new(), String::new());
    for _ in 0..3 {
        let page = program.get(&format!("/api/v1/customers?limit=2{cursor}")).await;
        assert_eq!((page.status, &page.json["total"]), (StatusCode::OK, &json!(5)));
        names.extend(page.json["items"].as_array().unwrap().iter().map(|item| item["name"].clone()));
        cursor = page.json["next_cursor"].as_str().map(|next| format!("&cursor={next}")).unwrap_or_default();
    }
    assert_eq!(json!(names), json!(["Aaa", "Bba", "Bba", "Cca", "Dda"]));
    assert_eq!(cursor, "");
    let forged = data_encoding::BASE64URL_NOPAD.encode(b"a\x1fb");
    for bad in ["limit=0", "limit=201", "cursor=!", &format!("cursor={forged}")] {
        let refused = program.get(&format!("/api/v1/customers?{bad}")).await;
        assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"), "{bad}");
    }
    let later = program.get("/api/v1/customers?changed_since=2030-01-01T00:00:00Z").await;
    assert_eq!(later.json["items"], json!([]));
}

/// SR-62: the same request again acts once; the key is one caller's own.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_sent_twice_acts_once() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Manager);
    let body = new_customer("Testiasiakas Oy").to_string();
    let headers = [("idempotency-key", "order-1")];
    let first = program.send("POST", "/api/v1/customers", &headers, Some(body.clone())).await;
    let again = program.send("POST", "/api/v1/customers", &headers, Some(body.clone())).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.reply.text, again.reply.text);
    assert_eq!(program.get("/api/v1/customers").await.json["total"], 1);

    let other = new_customer("Toinen Oy").to_string();
    let other_body = program.send("POST", "/api/v1/customers", &headers, Some(other)).await;
    assert_eq!(
        (other_body.status, other_body.code()),
        (StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused")
    );

    let second = app.program(app.test.operator(), Role::Manager);
    let own = second.send("POST", "/api/v1/customers", &headers, Some(body)).await;
    assert_eq!(own.status, StatusCode::CREATED);
    assert_ne!(own.text("id"), first.text("id"), "another token's key is another key");

    let refused =
        program.send("POST", "/api/v1/customers", &[("idempotency-key", "order-2")], Some("{}".into())).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mended = Some(new_customer("Kolmas Oy").to_string());
    let mended = program.send("POST", "/api/v1/customers", &[("idempotency-key", "order-2")], mended).await;
    assert_eq!(mended.status, StatusCode::CREATED, "a refused request leaves the key free");

    let long = "k".repeat(256);
    for bad in ["", &long] {
        let body = Some(new_customer("X").to_string());
        let refused = program.send("POST", "/api/v1/customers", &[("idempotency-key", bad)], body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// A token has a hundred calls at once; then it is told when to come again, and another token is not held up.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_calls_too_often_is_told_to_wait() {
    let app = TestApp::start();
    let (busy, other) =
        (app.program(app.test.operator(), Role::Viewer), app.program(app.test.operator(), Role::Viewer));
    let mut refused = None;
    for _ in 0..2000 {
        let answer = busy.get("/api/v1/customers?limit=1").await;
        if answer.status != StatusCode::OK {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("a limit");
    assert_eq!((refused.status, refused.code()), (StatusCode::TOO_MANY_REQUESTS, "too-many-attempts"));
    assert_eq!((refused.header("retry-after"), &refused.json["retryable"]), ("1", &json!(true)));
    assert_eq!(other.get("/api/v1/customers?limit=1").await.status, StatusCode::OK);
}
