//! Activations and check-ins over kept-open connections, against a handler of the same server that answers a
//! constant.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{
    Outcome,
    http::{get, post},
    load::{self, Load, Order},
    seed,
    server::{Place, Server},
};

pub async fn run(place: &Place, seconds: u64, connections: usize, seats: usize) -> Outcome {
    let data = tempfile::tempdir()?;
    let per_customer = 1_000;
    let size = seed::Size { customers: seats.div_ceil(per_customer), seats: per_customer };
    let seeded = seed::fill(place, data.path(), &size)?;
    let server = Server::start(place, data.path()).await?;
    let load = |requests: Vec<Vec<u8>>, order| Load {
        connections,
        length: Duration::from_secs(seconds),
        requests: Arc::new(requests),
        order,
    };

    let bare = load::run(&server, &load(vec![get("/healthz", "")], Order::Again), |_, _| {}).await?;
    bare.print("bare");

    let activations: Vec<Vec<u8>> =
        seeded.seats.iter().enumerate().map(|(at, seat)| activation(at, seat)).collect();
    let tokens = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&tokens);
    let activate = load::run(&server, &load(activations, Order::Once), move |_, reply| {
        if let Some(token) = device_token(&reply.body) {
            kept.lock().expect("no panic while held").push(token);
        }
    })
    .await?;
    activate.print("activate");

    let tokens = std::mem::take(&mut *tokens.lock().expect("no panic while held"));
    if tokens.is_empty() {
        return Err("no client was activated".into());
    }
    let check_ins = tokens.iter().map(|token| check_in(token)).collect();
    let check_in = load::run(&server, &load(check_ins, Order::Again), |_, _| {}).await?;
    check_in.print("check-in");

    println!("memory_under_load_mib={}", server.memory()?);
    println!("checkin_ratio={:.3}", check_in.per_second / bare.per_second);
    println!("activate_ratio={:.3}", activate.per_second / bare.per_second);
    server.stop().await
}

fn activation(at: usize, seat: &seed::Seat) -> Vec<u8> {
    let body = serde_json::json!({
        "username": seat.username,
        "activation_code": seat.code,
        "device": {
            "fingerprint": format!("bench-device-{at}"),
            "name": format!("bench-{at}"),
            "platform": "Linux",
            "software_version": "1.0.0",
        },
    });
    post("/activation/v1/activate", "application/json", "", &body.to_string())
}

fn check_in(token: &str) -> Vec<u8> {
    let headers = format!("Authorization: Bearer {token}\r\n");
    let body = r#"{"storage_used_bytes":1000000000,"software_version":"1.0.0"}"#;
    post("/activation/v1/check-in", "application/json", &headers, body)
}

fn device_token(body: &[u8]) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_slice(body).ok()?;
    Some(answer.get("device_token")?.as_str()?.to_owned())
}
