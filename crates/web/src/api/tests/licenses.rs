//! Licenses through the API.

use axum::http::StatusCode;
use domain::{access::Role, products::PlanForm};
use serde_json::{Value, json};

use super::Program;
use crate::testing::TestApp;

struct Sample {
    app: TestApp,
    program: Program,
    /// Path of the customer.
    customer: String,
    plan: String,
    trial_plan: String,
}

fn sample() -> Sample {
    let app = TestApp::start();
    let customer = app.test.customer(app.test.operator(), "Testiasiakas Oy");
    let product = app.test.product(app.test.operator()).id;
    let plan = app.test.plan(product, PlanForm::default()).id.to_string();
    let trial_plan = app.test.trial_plan(product).id.to_string();
    let program = app.program(app.test.operator(), Role::Manager);
    Sample { program, customer: format!("/api/v1/customers/{customer}"), plan, trial_plan, app }
}

fn lines(standard: i64, server: i64) -> Value {
    json!([{ "edition": "standard", "quantity": standard }, { "edition": "server", "quantity": server }])
}

/// NX-20 to NX-29: a license is issued and read; its lines are new totals; its space is computed.
#[tokio::test(flavor = "multi_thread")]
async fn a_license_is_issued_and_changed() {
    let s = sample();
    let new =
        json!({ "plan_id": s.plan, "lines": lines(5, 1), "starts_on": "2026-11-23", "comments": "PO 17" });
    let made = s.program.post(&format!("{}/licenses", s.customer), new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    let expected = json!({
        "type": "purchased", "status": "active", "reasons": [], "total_space_gb": 75, "extra_space_gb": 0,
        "client_limit_gb": 0, "valid_from": "2026-11-23", "valid_to": "2027-11-22", "comments": "PO 17",
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&made.json[field], value, "{field}");
    }
    assert_eq!(made.json["lines"][0]["assigned"], 0);
    let path = format!("/api/v1/licenses/{}", made.text("id"));
    assert_eq!(s.program.get(&path).await.json, made.json);
    assert_eq!(s.program.get(&format!("{}/licenses", s.customer)).await.json["items"], json!([made.json]));

    let more = Some(json!({ "quantity": 7 }).to_string());
    let more = s.program.send("PUT", &format!("{path}/lines/standard"), &[], more).await;
    assert_eq!((more.status, &more.json["lines"][0]["quantity"]), (StatusCode::OK, &json!(7)));
    let none = Some(json!({ "quantity": 7 }).to_string());
    let none = s.program.send("PUT", &format!("{path}/lines/golden"), &[], none).await;
    assert_eq!((none.status, none.code()), (StatusCode::CONFLICT, "edition-not-on-license"));

    let change = json!({ "lines": [{ "edition": "server", "quantity": 2 }], "extra_space_gb": 100, "valid_to": "2028-01-31" });
    let tag = more.header("etag").to_owned();
    let changed = s.program.send("PATCH", &path, &[("if-match", &tag)], Some(change.to_string())).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.json);
    assert_eq!(
        (&changed.json["total_space_gb"], &changed.json["valid_to"]),
        (&json!(220), &json!("2028-01-31"))
    );
    let late = s.program.send("PATCH", &path, &[("if-match", &tag)], Some(change.to_string())).await;
    assert_eq!((late.code(), &late.json["current"]), ("changed-meanwhile", &changed.json));
    let wrong =
        json!({ "lines": [{ "edition": "server", "quantity": -1 }], "extra_space_gb": -1 }).to_string();
    let wrong = s.program.send("PATCH", &path, &[], Some(wrong)).await;
    let fields: Vec<&str> =
        wrong.json["errors"].as_array().unwrap().iter().filter_map(|error| error["field"].as_str()).collect();
    assert_eq!(fields, ["lines[0].quantity", "extra_space_gb"]);
}

/// NX-30 to NX-34: suspended, resumed, a draft put in force, a trial extended and converted, revoked.
#[tokio::test(flavor = "multi_thread")]
async fn a_license_goes_through_its_states() {
    let s = sample();
    let issue = async |body: Value| {
        let made = s.program.post(&format!("{}/licenses", s.customer), body).await;
        format!("/api/v1/licenses/{}", made.text("id"))
    };
    let act =
        async |path: &str, verb: &str, body: Value| s.program.post(&format!("{path}/{verb}"), body).await;
    let license = issue(json!({ "plan_id": s.plan, "lines": lines(1, 0), "stage": "draft" })).await;
    assert_eq!(s.program.get(&license).await.json["status"], "draft");
    assert_eq!(act(&license, "put-in-force", json!({})).await.json["status"], "active");
    let stopped = act(&license, "suspend", json!({ "reason": "unpaid" })).await;
    assert_eq!(
        (&stopped.json["status"], &stopped.json["suspended_reason"]),
        (&json!("suspended"), &json!("unpaid"))
    );
    let again = act(&license, "suspend", json!({ "reason": "unpaid" })).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "already-suspended"));
    assert_eq!(act(&license, "resume", json!({})).await.json["status"], "active");
    assert_eq!(act(&license, "extend-trial", json!({})).await.code(), "not-a-trial");

    let beside = json!([{ "choice": "side_by_side" }]);
    let trial = issue(json!({ "plan_id": s.trial_plan, "lines": lines(1, 0), "overlap": beside })).await;
    assert_eq!(act(&trial, "extend-trial", json!({})).await.json["trial_extensions_left"], 0);
    assert_eq!(act(&trial, "extend-trial", json!({})).await.code(), "trial-extensions-used");
    let id = trial.rsplit('/').next().unwrap().parse().unwrap();
    let seat = s.app.test.seats(id, &["trial@x.example"])[0];
    s.app.test.device(seat, "laptop");
    let clients = s.program.get(&format!("{license}/trial-clients")).await;
    assert_eq!(
        clients.json["items"],
        json!([{ "seat_id": seat.to_string(), "username": "trial@x.example" }])
    );
    let connected = act(&license, "connect-trial-client", json!({ "seat_id": seat.to_string() })).await;
    assert_eq!(connected.json["lines"][0]["installed"], 1, "{}", connected.json);
    assert_eq!(act(&trial, "convert", json!({})).await.json["type"], "purchased");

    assert_eq!(act(&license, "revoke", json!({})).await.json["status"], "revoked");
    assert_eq!(act(&license, "revoke", json!({})).await.code(), "already-revoked");
    let kept = s.program.send("DELETE", &s.customer, &[], None).await;
    assert_eq!(kept.status, StatusCode::FORBIDDEN, "a manager deletes no customer");
}
