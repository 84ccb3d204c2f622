//! A client's whole life through the router, with its lease verified as a client would.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::{Caller, seats};
use seal::{Expect, KeyRing};
use serde_json::{Value, json};

use crate::testing::{Client, Reply, TestApp};

struct Sample {
    app: TestApp,
    username: String,
    code: String,
}

fn sample() -> Sample {
    let app = TestApp::start();
    let test = &app.test;
    let customer = test.customer(test.operator(), "Testiasiakas Oy");
    let product = test.product(test.operator());
    let plan =
        test.plan(product.id, domain::products::PlanForm { name: "Backup".into(), ..Default::default() });
    let license = test.license(customer, plan.id, 1, 0);
    let seat = test.seats(license.id, &["t2testi@testi.example"])[0];
    let codes = test.made(move |act| seats::reveal_codes(act, customer, &[seat]));
    let code = codes[0].1.reveal().to_owned();
    Sample { app, username: "t2testi@testi.example".into(), code }
}

async fn post(client: &Client, path: &str, token: &str, body: &Value) -> (Reply, Value) {
    let mut request = Request::post(path).header("content-type", "application/json");
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let reply = client.send(request, Body::from(body.to_string())).await;
    let json = serde_json::from_str(&reply.text).unwrap_or(Value::Null);
    (reply, json)
}

fn activation(username: &str, code: &str, fingerprint: &str) -> Value {
    json!({
        "username": username,
        "activation_code": code,
        "device": { "fingerprint": fingerprint, "name": "PC-7", "platform": "Windows 11", "software_version": "5.2.0" },
    })
}

/// NX-69, SR-33, SR-38: exactly username and code; the lease verifies offline; a check-in and a release follow.
#[tokio::test(flavor = "multi_thread")]
async fn a_client_activates_checks_in_and_releases() {
    let sample = sample();
    let client = sample.app.stranger();
    let asked = activation(&sample.username, &sample.code.to_lowercase().replace('-', " "), "machine-1");
    let (reply, answer) = post(&client, "/activation/v1/activate", "", &asked).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    assert_eq!(answer["status"], "active");
    let keys: KeyRing = serde_json::from_str(&client.get("/activation/v1/keys").await.text).unwrap();
    let now = sample.app.test.world.now().seconds();
    let device = seal::device_hash("machine-1");
    let lease = seal::verify(
        answer["lease"].as_str().unwrap(),
        &keys,
        &Expect { device: &device, now, latest_seen: now },
    )
    .unwrap();
    assert_eq!(lease.installation_id, answer["installation_id"]);

    let token = answer["device_token"].as_str().unwrap();
    let report = json!({ "storage_used_bytes": 1_000_000, "software_version": "5.2.1" });
    let (reply, answer) = post(&client, "/activation/v1/check-in", token, &report).await;
    assert_eq!((reply.status, answer["status"].as_str()), (StatusCode::OK, Some("active")), "{}", reply.text);

    let (reply, answer) = post(
        &client,
        "/activation/v1/activate",
        "",
        &activation(&sample.username, &sample.code, "machine-2"),
    )
    .await;
    assert_eq!((reply.status, answer["code"].as_str()), (StatusCode::CONFLICT, Some("no-seat-free")));
    assert_eq!(answer["retryable"], false);

    assert_eq!(post(&client, "/activation/v1/release", token, &json!({})).await.0.status, StatusCode::OK);
    let (reply, answer) = post(&client, "/activation/v1/check-in", token, &report).await;
    assert_eq!(
        (reply.status, answer["code"].as_str()),
        (StatusCode::CONFLICT, Some("installation-released"))
    );
}

/// Each wrong thing has its own stable code, and is told in the person's language.
#[tokio::test(flavor = "multi_thread")]
async fn refusals_have_codes_of_their_own() {
    let sample = sample();
    let client = sample.app.stranger();
    let table = [
        (activation(&sample.username, "AAAAA-AAAAA", "m"), "wrong-activation-code"),
        (activation("somebody", &sample.code, "m"), "wrong-username"),
        (json!({ "username": "x" }), "invalid"),
    ];
    for (asked, code) in table {
        let (_, answer) = post(&client, "/activation/v1/activate", "", &asked).await;
        assert_eq!(answer["code"], code, "{answer}");
    }
    let (_, answer) = post(
        &client,
        "/activation/v1/check-in",
        "swd_nonsense",
        &json!({ "storage_used_bytes": 0, "software_version": "1" }),
    )
    .await;
    assert_eq!(answer["code"], "device-token-refused");
    let request = Request::post("/activation/v1/activate")
        .header("content-type", "application/json")
        .header("accept-language", "fi");
    let asked = activation(&sample.username, "AAAAA-AAAAA", "m").to_string();
    let finnish = client.send(request, Body::from(asked)).await;
    let english =
        post(&client, "/activation/v1/activate", "", &activation(&sample.username, "AAAAA-AAAAA", "m"))
            .await
            .1;
    let finnish: Value = serde_json::from_str(&finnish.text).unwrap();
    assert_ne!(finnish["detail"], english["detail"]);
    assert_eq!(finnish["code"], english["code"]);
}

/// Nobody finds out by the answer whether a customer exists behind a disabled one.
#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_license_answers_its_clients() {
    let sample = sample();
    let client = sample.app.stranger();
    let (_, answer) =
        post(&client, "/activation/v1/activate", "", &activation(&sample.username, &sample.code, "m")).await;
    let token = answer["device_token"].as_str().unwrap().to_owned();
    let test = &sample.app.test;
    test.work(&Caller::command_line(), |act| {
        let operator = domain::organizations::tops(act)?[0];
        let rows = domain::licenses::list_all(
            act,
            operator,
            &domain::licenses::LicenseFilter::default(),
            &domain::page::Window::first(1),
        )?;
        domain::licenses::suspend(act, rows.items[0].summary.id, "unpaid").map(|_| ())
    })
    .unwrap();
    let (reply, answer) = post(
        &client,
        "/activation/v1/check-in",
        &token,
        &json!({ "storage_used_bytes": 0, "software_version": "1" }),
    )
    .await;
    assert_eq!(
        (reply.status, answer["status"].as_str(), answer["lease"].is_null()),
        (StatusCode::OK, Some("suspended"), true)
    );
}

/// SR-67 and the table of limits: a device has sixty calls at once, each small; another device is not held up.
#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_calls_too_often_is_told_to_wait() {
    let sample = sample();
    let client = sample.app.stranger();
    let check_in = json!({ "storage_used_bytes": 0, "software_version": "1" });
    let mut codes = Vec::new();
    for _ in 0..70 {
        let (_, answer) = post(&client, "/activation/v1/check-in", "swd_nonsense", &check_in).await;
        codes.push(answer["code"].as_str().unwrap().to_owned());
    }
    assert_eq!(codes[0], "device-token-refused");
    assert!(codes.contains(&"too-many-attempts".to_owned()));
    let (_, other) = post(&client, "/activation/v1/check-in", "swd_another", &check_in).await;
    assert_eq!(other["code"], "device-token-refused");
    let large = activation(&"x".repeat(17 * 1024), "AAAAA-AAAAA", "m");
    let (reply, answer) = post(&client, "/activation/v1/activate", "", &large).await;
    assert_eq!((reply.status, answer["code"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("too-large")));
}

/// NX-68: a key in place of username and code; the answer is that of an activation, the seat the device's own. The
/// same caller gets its own refusal for each thing that is wrong.
#[tokio::test(flavor = "multi_thread")]
async fn a_device_enrolls_without_a_user() {
    let app = TestApp::of(domain::testing::Shop::new().t);
    let secret = key_of(&app);
    let client = app.stranger();
    let asked = |key: &str, machine: &str| {
        json!({
            "deployment_key": key, "login": "carl",
            "device": { "fingerprint": machine, "name": machine, "platform": "Windows 11", "software_version": "5.2.0" },
        })
    };
    let (reply, answer) = post(&client, "/activation/v1/enroll", "", &asked(&secret, "PC-7")).await;
    assert_eq!((reply.status, &answer["status"]), (StatusCode::OK, &json!("active")), "{}", reply.text);
    let keys: KeyRing = serde_json::from_str(&client.get("/activation/v1/keys").await.text).unwrap();
    let (now, device) = (app.test.world.now().seconds(), seal::device_hash("PC-7"));
    let lease = answer["lease"].as_str().unwrap();
    let lease = seal::verify(lease, &keys, &Expect { device: &device, now, latest_seen: now }).unwrap();
    assert_eq!(lease.username, "asiakas-PC-7");
    let token = answer["device_token"].as_str().unwrap().to_owned();
    let report = json!({ "storage_used_bytes": 1, "software_version": "5.2.1" });
    assert_eq!(post(&client, "/activation/v1/check-in", &token, &report).await.0.status, StatusCode::OK);

    let (reply, answer) = post(&client, "/activation/v1/enroll", "", &asked("swk_nonsense", "PC-8")).await;
    assert_eq!((reply.status, &answer["code"]), (StatusCode::NOT_FOUND, &json!("wrong-deployment-key")));
    assert_eq!(answer["retryable"], false);
    let (reply, answer) = post(&client, "/activation/v1/enroll", "", &json!({ "deployment_key": "x" })).await;
    assert_eq!((reply.status, &answer["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("invalid")));
}

/// A key of the first license that there is, made anew.
fn key_of(app: &TestApp) -> String {
    let (secret, _) = app.test.made(|act| {
        let operator = domain::organizations::tops(act)?[0];
        let filter = domain::deployment_keys::Filter::default();
        let window = domain::page::Window::first(1);
        let known = domain::deployment_keys::list(act, operator, &filter, &window)?.items.remove(0);
        domain::deployment_keys::rotate(act, known.id, 0)
    });
    secret.reveal().to_owned()
}

/// A machine without a network: its request is answered with a file that verifies, its receipt frees the place, and
/// each wrong thing has its code.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_carried_here_is_answered() {
    let sample = sample();
    let client = sample.app.stranger();
    let device_key = seal::SigningKey::from_secret([7; 32]);
    let request = seal::OfflineRequest {
        activation_code: sample.code.clone(),
        device: seal::device_hash("lab"),
        device_key: device_key.public().to_base64url(),
        device_name: "Lab".into(),
        platform: "linux".into(),
        requested_at: 0,
        software_version: "5.2".into(),
        username: sample.username.clone(),
    };
    let asked = json!({ "request": request.sign(&device_key) });
    let (reply, answer) = post(&client, "/activation/v1/offline", "", &asked).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    let keys: KeyRing = serde_json::from_str(&client.get("/activation/v1/keys").await.text).unwrap();
    let file: seal::LicenseFile =
        seal::open_document(answer["license_file"].as_str().unwrap(), &keys).unwrap();
    assert_eq!(
        (&json!(file.serial), &json!(file.installation_id)),
        (&answer["serial"], &answer["installation_id"])
    );
    let (_, refused) = post(&client, "/activation/v1/offline", "", &json!({ "request": "x" })).await;
    assert_eq!(
        (&refused["code"], &refused["errors"][0]["code"]),
        (&json!("invalid"), &json!("not-a-document"))
    );

    let receipt =
        seal::ReleaseReceipt { installation_id: file.installation_id, released_at: 0, serial: file.serial };
    let receipt = json!({ "receipt": receipt.sign(&device_key) });
    for _ in 0..2 {
        let (reply, answer) = post(&client, "/activation/v1/return", "", &receipt).await;
        assert_eq!((reply.status, &answer["released"]), (StatusCode::OK, &json!(true)), "{}", reply.text);
    }
    let (_, refused) = post(&client, "/activation/v1/return", "", &json!({ "receipt": "x" })).await;
    assert_eq!(refused["errors"][0]["field"], "receipt");
}

/// From one address somebody tries codes without an end: it is told to wait, the codes of all others go on working, and
/// nothing that it sends after that reaches the database.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_wrong_codes_harm_nobody_else() {
    let sample = sample();
    let client = sample.app.stranger();
    let from = |ip: [u8; 4], asked: &Value| {
        let request = Request::post("/activation/v1/activate")
            .header("content-type", "application/json")
            .extension(crate::wire::ClientIp(ip.into()));
        client.send(request, Body::from(asked.to_string()))
    };
    let writes = || sample.app.test.world.db().counts().writes;
    let wrong = activation(&sample.username, "wrong", "machine-1");
    let mut told_to_wait = 0;
    for _ in 0..1_000 {
        told_to_wait +=
            usize::from(from([203, 0, 113, 7], &wrong).await.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(told_to_wait > 900, "{told_to_wait}");
    let before = writes();
    let (goes_on, mut others) = (AtomicBool::new(true), 0);
    let tries = async {
        for number in 0..99_000 {
            let status = from([203, 0, 113, 7], &wrong).await.status;
            assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
            if number % 100 == 0 {
                tokio::task::yield_now().await;
            }
        }
        goes_on.store(false, Ordering::Relaxed);
    };
    let right = activation(&sample.username, &sample.code, "machine-1");
    // Each from an address of its own, as different customers have them.
    let meanwhile = async {
        while goes_on.load(Ordering::Relaxed) {
            let [low, high] = u16::to_be_bytes(others);
            assert_eq!(from([198, 51, low, high], &right).await.status, StatusCode::OK);
            others = others.wrapping_add(1);
        }
    };
    tokio::join!(tries, meanwhile);
    assert!(others > 100, "{others} were let in meanwhile");
    let reached = writes() - before - u64::from(others);
    assert!(reached < 2_000, "{reached} attempts reached the database");
    assert_eq!(from([203, 0, 113, 7], &right).await.status, StatusCode::TOO_MANY_REQUESTS);
}

/// Additive members of version 1: parts and a machine id of a device, and the word that moves; whoever sends none of
/// them is answered as before.
#[tokio::test(flavor = "multi_thread")]
async fn a_device_tells_its_parts_and_moves() {
    let sample = sample();
    let client = sample.app.stranger();
    let asked = |disk: &str| {
        let mut asked = activation(&sample.username, &sample.code, disk);
        asked["device"]["components"] = json!({ "board": "B-1", "disk": disk, "mac": "52:54:00:12:34:56" });
        asked
    };
    let (reply, first) = post(&client, "/activation/v1/activate", "", &asked("WD-1")).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    let (_, again) = post(&client, "/activation/v1/activate", "", &asked("WD-2")).await;
    assert_eq!(again["installation_id"], first["installation_id"], "{again}");

    let mut container = activation(&sample.username, &sample.code, "");
    container["device"] =
        json!({ "machine_id": "runner-1", "name": "c", "platform": "linux", "software_version": "1" });
    let (_, refused) = post(&client, "/activation/v1/activate", "", &container).await;
    assert_eq!(refused["code"], "no-seat-free", "{refused}");
    container["move"] = json!(true);
    let (reply, moved) = post(&client, "/activation/v1/activate", "", &container).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    let keys: KeyRing = serde_json::from_str(&client.get("/activation/v1/keys").await.text).unwrap();
    let lease = seal::open(moved["lease"].as_str().unwrap(), &keys).unwrap();
    assert_eq!(lease.device, seal::device_hash("runner-1"));
    container["device"]["machine_id"] = json!("");
    let (_, nameless) = post(&client, "/activation/v1/activate", "", &container).await;
    assert_eq!(nameless["errors"][0]["field"], "device.fingerprint", "{nameless}");
    let mut odd = asked("WD-1");
    odd["device"]["components"]["Disk Serial"] = json!("x");
    let (_, odd) = post(&client, "/activation/v1/activate", "", &odd).await;
    assert_eq!(odd["errors"][0]["field"], "device.components");
}

/// SR-34: each key says whose it is; asked by vendor or product the others are left out, and every set is one that
/// installed programs read.
#[tokio::test(flavor = "multi_thread")]
async fn keys_say_whose_they_are() {
    let sample = sample();
    let client = sample.app.stranger();
    post(&client, "/activation/v1/activate", "", &activation(&sample.username, &sample.code, "m")).await;
    let test = &sample.app.test;
    let vendor = test.partner(test.operator(), "Acme", domain::access::PartnerType::Msp);
    let id = test.made(move |act| domain::signing::create(act, vendor, 30)).to_string();
    let set = |text: &str| -> (KeyRing, Value) {
        (serde_json::from_str(text).unwrap(), serde_json::from_str(text).unwrap())
    };
    let (ring, all) = set(&client.get("/activation/v1/keys").await.text);
    assert_eq!(ring.len(), 2);
    let keys = all["keys"].as_array().unwrap();
    let theirs = keys.iter().find(|key| key["kid"] == id).unwrap();
    assert_eq!((&theirs["vendor"], &theirs["vendor_name"]), (&json!(vendor.to_string()), &json!("Acme")));
    assert!(keys.iter().any(|key| key.get("vendor").is_none()), "the operator's has no vendor");
    let (of_vendor, _) = set(&client.get(&format!("/activation/v1/keys?vendor={vendor}")).await.text);
    let (of_product, _) = set(&client.get("/activation/v1/keys?product=Something%20else").await.text);
    assert_eq!((of_vendor.len(), of_product.len()), (2, 1));
    assert_eq!(client.get("/activation/v1/keys?vendor=nonsense").await.status, StatusCode::NOT_FOUND);
}
