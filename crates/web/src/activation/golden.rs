//! Version 1 as it is frozen: what installed programs send, the first ones and the newest, and what they are answered.
//! Members may be added; that is a new exchange in the file, and those before it stay as they are.

use axum::{body::Body, http::Request};
use domain::{
    Language,
    deployment_keys::KeyForm,
    ids::LicenseId,
    products::PlanForm,
    program_messages::{self, MessageForm, Texts},
    seats,
};
use serde_json::{Value, json};

use crate::testing::{Client, TestApp};

const GOLDEN: &str = include_str!("golden/v1.txt");

/// What differs each time, or is written for people: its name is frozen, its value is not.
const DRAWN: [&str; 14] = [
    "installation_id",
    "device_token",
    "lease",
    "next_check_in_at",
    "request_id",
    "id",
    "detail",
    "title",
    "license_file",
    "serial",
    "expires_at",
    "kid",
    "x",
    "signs_from",
];

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
    for secret in ["activation_code", "deployment_key", "device_token", "request", "receipt"] {
        if sent.get(secret).is_some() {
            sent[secret] = json!(format!("<{secret}>"));
        }
    }
    masked(&mut shown);
    *told += &format!("POST {path}\n{sent}\n{}\n{shown:#}\n\n", reply.status.as_u16());
    answer
}

/// The first version of each request, then every member that there is now, then what is refused.
#[tokio::test(flavor = "multi_thread")]
async fn the_exchanges_of_version_1_are_frozen() {
    let (app, code, license) = shop();
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
    exchange(&client, &mut told, ("/activation/v1/activate", ""), first.clone()).await;
    let wrong = json!({ "username": "ann@example.com", "activation_code": "x", "device": device });
    exchange(&client, &mut told, ("/activation/v1/activate", ""), wrong).await;
    exchange(&client, &mut told, ("/activation/v1/activate", ""), json!({ "device": device })).await;
    let token = moved["device_token"].as_str().unwrap();
    exchange(&client, &mut told, ("/activation/v1/release", token), json!({})).await;
    timed_exchanges(&client, &mut told, first.clone()).await;
    let kiosk = enrolled_exchanges(&app, &mut told, license).await;
    claimed_exchange(&client, &mut told, first, &kiosk).await;
    carried_exchanges(&client, &mut told, &code).await;
    let keys = client.get("/activation/v1/keys").await;
    let mut shown: Value = serde_json::from_str(&keys.text).unwrap();
    masked(&mut shown);
    told += &format!("GET /activation/v1/keys\n{}\n{shown:#}\n\n", keys.status.as_u16());
    assert_eq!(told, GOLDEN);
}

/// Requests that say when they were sent, and a copy of the first after the last.
async fn timed_exchanges(client: &Client, told: &mut String, first: Value) {
    let at = |mut body: Value, second: u8| {
        body["sent_at"] = json!(format!("2026-01-02T00:00:0{second}Z"));
        body
    };
    let activate = ("/activation/v1/activate", "");
    let activated = exchange(client, told, activate, at(first.clone(), 1)).await;
    let token = activated["device_token"].as_str().unwrap();
    let report = json!({ "storage_used_bytes": 3_000_000, "software_version": "5.3.0" });
    exchange(client, told, ("/activation/v1/check-in", token), at(report, 2)).await;
    exchange(client, told, ("/activation/v1/release", token), at(json!({}), 3)).await;
    exchange(client, told, activate, at(first, 1)).await;
}

/// The token of the device that the key let in.
async fn enrolled_exchanges(app: &TestApp, told: &mut String, license: LicenseId) -> String {
    let form = KeyForm { name: "Kiosks".into(), name_pattern: "{device}".into(), ..KeyForm::default() };
    let (key, _) = app.test.made(move |act| domain::deployment_keys::create(act, license, "standard", &form));
    let device = json!({ "fingerprint": "kiosk-1", "name": "KIOSK-1", "platform": "Windows 11", "software_version": "5.2.0" });
    let mut asked = json!({ "deployment_key": key.reveal(), "login": "kiosk", "device": device });
    let enrolled = exchange(&app.stranger(), told, ("/activation/v1/enroll", ""), asked.clone()).await;
    asked["deployment_key"] = json!("swk_wrong");
    exchange(&app.stranger(), told, ("/activation/v1/enroll", ""), asked).await;
    enrolled["device_token"].as_str().unwrap_or_default().to_owned()
}

/// A person takes over what a deployment key let in, and gives it back.
async fn claimed_exchange(client: &Client, told: &mut String, mut asked: Value, token: &str) {
    asked["device"]["fingerprint"] = json!("kiosk-1");
    asked["device_token"] = json!(token);
    let claimed = exchange(client, told, ("/activation/v1/activate", ""), asked).await;
    let token = claimed["device_token"].as_str().unwrap_or_default();
    exchange(client, told, ("/activation/v1/release", token), json!({})).await;
}

/// What is carried here from a machine without a network.
async fn carried_exchanges(client: &Client, told: &mut String, code: &str) {
    let key = seal::SigningKey::from_secret([7; 32]);
    let request = seal::OfflineRequest {
        activation_code: code.to_owned(),
        device: seal::device_hash("lab"),
        device_key: key.public().to_base64url(),
        device_name: "Lab".into(),
        platform: "linux".into(),
        requested_at: 0,
        software_version: "5.2".into(),
        username: "ann@example.com".into(),
    };
    let asked = json!({ "request": request.sign(&key) });
    let file = exchange(client, told, ("/activation/v1/offline", ""), asked).await;
    let text = |name: &str| file[name].as_str().unwrap_or_default().to_owned();
    let receipt = seal::ReleaseReceipt {
        installation_id: text("installation_id"),
        released_at: 0,
        serial: text("serial"),
    };
    let returned = json!({ "receipt": receipt.sign(&key) });
    exchange(client, told, ("/activation/v1/return", ""), returned).await;
    exchange(client, told, ("/activation/v1/return", ""), json!({ "receipt": "x" })).await;
}

/// A plan with a feature, a message for its programs, and one user with a code.
fn shop() -> (TestApp, String, LicenseId) {
    let app = TestApp::start();
    let test = &app.test;
    let customer = test.customer(test.operator(), "Testiasiakas Oy");
    let product = test.product(test.operator());
    let form = PlanForm { name: "Backup".into(), features: "sync = 3".into(), ..PlanForm::default() };
    let plan = test.plan(product.id, form);
    let license = test.license(customer, plan.id, 2, 0);
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
    (app, code, license.id)
}
