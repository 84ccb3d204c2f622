//! Users of a license through the API.

use axum::http::StatusCode;
use domain::{access::Role, products::PlanForm};
use serde_json::{Value, json};

use super::Program;
use crate::testing::TestApp;

struct Sample {
    app: TestApp,
    program: Program,
    license: String,
    customer: String,
}

fn sample() -> Sample {
    let app = TestApp::start();
    let customer = app.test.customer(app.test.operator(), "Testiasiakas Oy");
    let product = app.test.product(app.test.operator()).id;
    let plan = app.test.plan(product, PlanForm::default()).id;
    let license = app.test.license(customer, plan, 3, 1).id;
    let program = app.program(app.test.operator(), Role::Manager);
    Sample {
        program,
        license: format!("/api/v1/licenses/{license}"),
        customer: format!("/api/v1/customers/{customer}"),
        app,
    }
}

/// NX-40 to NX-46: a user is added with a code at once, read without it, changed, given a new code, taken off.
#[tokio::test(flavor = "multi_thread")]
async fn a_user_comes_and_goes() {
    let s = sample();
    let new = json!({ "email": "ann@testi.example", "edition": "standard", "keep_deleted_days": 7 });
    let made = s.program.post(&format!("{}/seats", s.license), new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.json);
    assert_eq!(
        (&made.json["username"], &made.json["status"]),
        (&json!("ann@testi.example"), &json!("waiting"))
    );
    let code = made.text("activation_code");
    let path = format!("/api/v1/seats/{}", made.text("id"));

    let read = s.program.get(&path).await;
    assert_eq!((&read.json["activation_code"], &read.json["installed"]), (&Value::Null, &json!(false)));
    let shown = s.program.send("POST", &format!("{path}/code"), &[], None).await;
    assert_eq!(shown.text("activation_code"), code);
    let events = s.app.test.number("SELECT COUNT(*) FROM events WHERE action = 'code-revealed'");
    assert_eq!(events, 2, "seeing a code is an event");
    let fresh = s.program.send("POST", &format!("{path}/new-code"), &[], None).await;
    assert_ne!(fresh.text("activation_code"), code);

    let change = json!({ "email": null, "username": "ann", "language": "fi" }).to_string();
    let changed = s.program.send("PATCH", &path, &[], Some(change)).await;
    assert_eq!(
        (&changed.json["email"], &changed.json["username"]),
        (&Value::Null, &json!("ann")),
        "{}",
        changed.json
    );
    for list in [format!("{}/seats?query=an", s.license), format!("{}/seats", s.customer)] {
        let listed = s.program.get(&list).await;
        assert_eq!(
            (&listed.json["items"], &listed.json["total"]),
            (&json!([changed.json]), &json!(1)),
            "{list}"
        );
    }
    assert_eq!(s.program.send("DELETE", &path, &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(s.program.get(&path).await.status, StatusCode::NOT_FOUND);
}

/// NX-49: many users are all added or none; what is wrong is told by row and field.
#[tokio::test(flavor = "multi_thread")]
async fn many_users_are_added_or_none() {
    let s = sample();
    let path = format!("{}/seats/many", s.license);
    let user = |email: &str| json!({ "email": email, "edition": "standard" });
    let wrong =
        s.program.post(&path, json!({ "seats": [user("ann@x.example"), user("bob"), user("")] })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told: Vec<String> = wrong.json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap()))
        .collect();
    assert_eq!(told, ["seats[1].email not-an-email", "seats[2].username required"]);
    let nobody = s.program.post(&path, json!({ "seats": [] })).await;
    assert_eq!(nobody.json["errors"][0]["field"], "seats");
    let four = ["a@x.example", "b@x.example", "c@x.example", "d@x.example"].map(user);
    let full = s.program.post(&path, json!({ "seats": four })).await;
    assert_eq!((full.status, full.code()), (StatusCode::CONFLICT, "seats-exhausted"));
    assert_eq!(s.program.get(&format!("{}/seats", s.license)).await.json["total"], 0, "nothing was written");
    let three = s.program.post(&path, json!({ "seats": four[..3] })).await;
    assert_eq!(three.status, StatusCode::CREATED);
    assert_eq!(three.json["items"].as_array().unwrap().len(), 3);
    assert!(three.json["items"][2]["activation_code"].is_string());
}
