//! A customer with its administrator, mail and licenses in one call.

use axum::http::StatusCode;
use domain::{access::Role, outbox::MailKind, products::PlanForm};
use serde_json::json;

use crate::testing::TestApp;

/// IT-02, IT-06, IT-09, IT-14: all of it in one act, or nothing.
#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_opened_in_one_call() {
    let app = TestApp::start();
    let program = app.program(app.test.operator(), Role::Manager);
    let plan = app.test.plan(app.test.product(app.test.operator()).id, PlanForm::default()).id.to_string();
    let body = |account: &str, units: i64| {
        json!({
            "name": "Rossi S.r.l.", "country": "IT", "language": "it", "time_zone": "Europe/Rome",
            "postal_area": "Milano", "region": "Lombardia", "account_name": account,
            "administrator": { "first_name": "Maria", "last_name": "Rossi", "email": "maria@rossi.example" },
            "account_mail": { "on": "2026-12-24" },
            "licenses": [{ "plan_id": plan, "lines": [{ "edition": "standard", "quantity": units }] }],
        })
    };
    let refused = program.post("/api/v1/customers", body("rossi", 1_000_000)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.json);
    assert_eq!(refused.json["errors"][0]["field"], "licenses[0].lines[0].quantity");
    assert_eq!(app.test.number("SELECT COUNT(*) FROM customers"), 0);

    let made = program.post("/api/v1/customers", body("rossi", 5)).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    assert_eq!(made.json["license_ids"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&made.json["contact_name"], &made.json["region"]),
        (&json!("Maria Rossi"), &json!("Lombardia"))
    );
    let mail = program.get(&format!("/api/v1/messages/{}", made.text("account_mail_id"))).await;
    assert_eq!(
        (&mail.json["kind"], &mail.json["send_at"]),
        (&json!("account-created"), &json!("2026-12-24T08:00:00Z"))
    );
    assert_eq!(app.test.mails(MailKind::AccountCreated).len(), 1);

    let again = json!({
        "administrator": { "first_name": "Maria", "last_name": "Rossi", "email": "maria@rossi.example" },
        "account_mail": "now",
    });
    let path = format!("/api/v1/customers/{}/account-mail", made.text("id"));
    let again = program.post(&path, again).await;
    assert_eq!(again.status, StatusCode::ACCEPTED, "{}", again.json);
    assert!(again.json["account_mail_id"].is_string());
    assert_eq!(app.test.mails(MailKind::AccountCreated).len(), 2);

    let taken = program.post("/api/v1/customers", body("Rossi", 5)).await;
    assert_eq!(
        (taken.status, taken.json["errors"][0]["code"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("taken"))
    );
    assert_eq!(taken.json["errors"][0]["field"], "account_name");
    let wrong = json!({ "name": "X", "country": "IT", "account_mail": { "on": "tomorrow" } });
    let wrong = program.post("/api/v1/customers", wrong).await;
    assert_eq!(wrong.json["errors"][0]["field"], "account_mail.on", "{}", wrong.json);
}
