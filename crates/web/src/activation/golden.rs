//! Version 1 as it is frozen: what installed programs send, the first ones and the newest, and what they are answered.
//! Members may be added; that is a new exchange in the file, and those before it stay as they are.

use axum::{body::Body, http::Request};
use domain::{
    Language,
    products::PlanForm,
    program_messages::{self, MessageForm, Texts},
    seats,
};
use serde_json::{Value, json};

use crate::testing::{Client, TestApp};

const GOLDEN: &str = include_str!("golden/v1.txt");

/// What differs each time, or is written for people: its name is frozen, its value is not.
const DRAWN: [&str; 8] =
    ["installation_id", "device_token", "lease", "next_check_in_at", "request_id", "id", "detail", "title"];

fn masked(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if DRAWN.contains(&name.as_str()) => *text = format!("<{name}>"),
                    _ => masked(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(masked),
        _ => (),
    }
}

/// Asks, writes down the exchange, and gives back the answer as it was.
async fn exchange(client: &Client, told: &mut String, (path, token): (&str, &str), body: Value) -> Value {
    let mut request = Request::post(path).header("content-type", "application/json");
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let reply = client.send(request, Body::from(body.to_string())).await;
    let answer: Value = serde_json::from_str(&reply.text).unwrap_or_default();
    let (mut sent, mut shown) = (body, answer.clone());
    if sent.get("activation_code").is_some() {
        sent["activation_code"] = json!("<activation_code>");
    }
    masked(&mut shown);
    *told += &format!("POST {path}\n{sent}\n{}\n{shown:#}\n\n", reply.status.as_u16());
    answer
}

/// The first version of each request, then every member that there is now, then what is refused.
#[tokio::test(flavor = "multi_thread")]
async fn the_exchanges_of_version_1_are_frozen() {
    let (app, code) = shop();
    let (client, mut told) = (app.stranger(), String::new());
    let device = json!({ "fingerprint": "machine-1", "name": "PC-7", "platform": "Windows 11", "software_version": "5.2.0" });
    let first = json!({ "username": "ann@example.com", "activation_code": code, "device": device });
    let activated = exchange(&client, &mut told, ("/activation/v1/activate", ""), first.clone()).await;
    let token = activated["device_token"].as_str().unwrap();
    let held = ("/activation/v1/check-in", token);
    let bare = json!({ "storage_used_bytes": 1_000_000, "software_version": "5.2.1" });
    exchange(&client, &mut told, held, bare.clone()).await;
    let newest = json!({
        "storage_used_bytes": 2_000_000, "software_version": "5.3.0", "last_backup_at": "2026-01-01T00:00:00Z",
        "last_success_at": "2026-01-01T00:00:00Z", "failed_runs": 2, "counters": { "documents": 7 },
    });
    exchange(&client, &mut told, held, newest).await;
    let mut moving = first.clone();
    moving["move"] = json!(true);
    moving["device"]["fingerprint"] = json!("");
    moving["device"]["machine_id"] = json!("runner-1");
    moving["device"]["components"] = json!({ "board": "B-1" });
    let moved = exchange(&client, &mut told, ("/activation/v1/activate", ""), moving).await;
    exchange(&client, &mut told, held, bare).await;
    exchange(&client, &mut told, ("/activation/v1/activate", ""), first).await;
    let wrong = json!({ "username": "ann@example.com", "activation_code": "x", "device": device });
    exchange(&client, &mut told, ("/activation/v1/activate", ""), wrong).await;
    exchange(&client, &mut told, ("/activation/v1/activate", ""), json!({ "device": device })).await;
    let token = moved["device_token"].as_str().unwrap();
    exchange(&client, &mut told, ("/activation/v1/release", token), json!({})).await;
    assert_eq!(told, GOLDEN);
}

/// A plan with a feature, a message for its programs, and one user with a code.
fn shop() -> (TestApp, String) {
    let app = TestApp::start();
    let test = &app.test;
    let customer = test.customer(test.operator(), "Testiasiakas Oy");
    let product = test.product(test.operator());
    let form = PlanForm { name: "Backup".into(), features: "sync = 3".into(), ..PlanForm::default() };
    let plan = test.plan(product.id, form);
    let license = test.license(customer, plan.id, 1, 0);
    let seat = test.seats(license.id, &["ann@example.com"])[0];
    let codes = test.made(move |act| seats::reveal_codes(act, customer, &[seat]));
    let code = codes[0].1.reveal().to_owned();
    let operator = test.operator();
    let texts = Texts::of([(Language::En, "A new version is there.".to_owned())]);
    let message = MessageForm {
        texts,
        from_on: "2026-11-23".into(),
        until_on: "2026-12-24".into(),
        ..MessageForm::default()
    };
    test.made(move |act| program_messages::write(act, operator, &message));
    (app, code)
}
