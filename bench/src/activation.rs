//! Activations and check-ins over kept-open connections, against a handler of the same server that answers a
//! constant.

use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{
    Outcome, growth,
    http::{get, post},
    load::{self, Figures, Load, Order},
    seed,
    server::{Place, Server},
    shim::Shim,
};

/// How the service is driven.
pub struct Drive {
    /// Seconds of each load.
    pub seconds: u64,
    pub connections: usize,
    /// Users prepared to be activated.
    pub seats: usize,
    /// Installations of the largest database for the figures of growth; 0: none are made.
    pub most: u64,
}

/// What is added to each fsync, as on ordinary disks.
const SLOW_DISK: Duration = Duration::from_millis(2);
/// The part of the greatest load at which the times of answers are looked at.
const USUAL_LOAD: f64 = 0.7;

impl Drive {
    pub fn load(&self, requests: Vec<Vec<u8>>, order: Order) -> Load {
        Load {
            connections: self.connections,
            length: Duration::from_secs(self.seconds),
            requests: Arc::new(requests),
            order,
            pace: None,
        }
    }
}

pub async fn run(place: &Place, drive: &Drive) -> Outcome {
    let data = tempfile::tempdir()?;
    let seeded = fill(place, data.path(), drive.seats)?;
    let server = Server::start(place, data.path()).await?;
    let bare = load::run(&server, &drive.load(vec![get("/healthz", "")], Order::Again), |_, _| {}).await?;
    bare.print("bare");
    let bare_usual = at_usual_load(&server, drive, (vec![get("/healthz", "")], &bare)).await?;
    bare_usual.print("bare, 70 %");

    let written = server.written()?;
    let (activate, tokens) = activate_all(&server, drive, &seeded.seats).await?;
    activate.print("activate");
    let bytes = (server.written()? - written) / activate.requests as u64;

    let check_ins: Vec<Vec<u8>> = tokens.iter().map(|token| check_in(token, 1)).collect();
    let first = load::run(&server, &drive.load(check_ins.clone(), Order::Once), |_, _| {}).await?;
    first.print("first");
    let again = load::run(&server, &drive.load(check_ins.clone(), Order::Again), |_, _| {}).await?;
    again.print("check-in");
    let memory = server.memory()?;
    let usual = at_usual_load(&server, drive, (check_ins, &again)).await?;
    usual.print("at 70 %");
    server.stop().await?;

    let gain = if place.is_embedded() { Some(group_commit_gain(place, drive).await?) } else { None };
    let grows = place.is_embedded() && drive.most > 0;
    let growth = if grows { Some(growth::run(place, drive).await?) } else { None };
    println!("memory_under_load_mib={memory}");
    println!("bytes_per_activation={bytes}");
    println!("first_checkin_ratio={:.3}", first.granted_per_second / bare.per_second);
    println!("bare_p99_over_p50={:.1}", bare_usual.tail());
    println!("checkin_ratio={:.3}", again.granted_per_second / bare.per_second);
    println!("activate_ratio={:.3}", activate.granted_per_second / bare.per_second);
    if let Some(gain) = gain {
        println!("group_commit_gain={gain:.1}");
    }
    println!("p99_over_p50={:.1}", usual.tail());
    if let Some(growth) = growth {
        println!("growth_1e7_over_1e4={growth:.2}");
    }
    Ok(())
}

/// The same requests at a part of the greatest load that they were just answered at.
async fn at_usual_load(
    server: &Server,
    drive: &Drive,
    (requests, greatest): (Vec<Vec<u8>>, &Figures),
) -> Outcome<Figures> {
    let pace = Some(greatest.per_second * USUAL_LOAD);
    load::run(server, &Load { pace, ..drive.load(requests, Order::Again) }, |_, _| {}).await
}

/// Fills an empty database with so many users, a thousand of each customer.
pub fn fill(place: &Place, data: &Path, seats: usize) -> Outcome<seed::Seeded> {
    let per_customer = 1_000.min(seats);
    seed::fill(place, data, &seed::Size { customers: seats.div_ceil(per_customer), seats: per_customer })
}

/// Activates each user once, and hands out the tokens.
pub async fn activate_all(
    server: &Server,
    drive: &Drive,
    seats: &[seed::Seat],
) -> Outcome<(Figures, Vec<String>)> {
    let requests = seats.iter().enumerate().map(|(at, seat)| activation(at, seat)).collect();
    let tokens = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&tokens);
    let figures = load::run(server, &drive.load(requests, Order::Once), move |_, reply| {
        if let Some(token) = device_token(&reply.body) {
            kept.lock().expect("no panic while held").push(token);
        }
    })
    .await?;
    let tokens = std::mem::take(&mut *tokens.lock().expect("no panic while held"));
    if tokens.is_empty() {
        return Err("no client was activated".into());
    }
    Ok((figures, tokens))
}

/// Activations per second of many connections, whose acts share commits, over those of one, where each commits alone,
/// on a disk that takes its time.
async fn group_commit_gain(place: &Place, drive: &Drive) -> Outcome<f64> {
    let mut rates = Vec::new();
    for connections in [1, drive.connections] {
        let data = tempfile::tempdir()?;
        let seeded = fill(place, data.path(), drive.seats)?;
        let shim = Shim::build(SLOW_DISK)?;
        let server = Server::start_with(place, data.path(), &shim.environment()).await?;
        let asked = shim.count()?;
        let drive = Drive { connections, ..*drive };
        let (figures, _) = activate_all(&server, &drive, &seeded.seats).await?;
        figures.print(if connections == 1 { "slow, 1" } else { "slow" });
        let asked = f64::from(u32::try_from(shim.count()? - asked)?);
        let each = asked / f64::from(u32::try_from(figures.requests)?);
        println!("fsyncs_per_activation_of_{connections}={each:.3}");
        server.stop().await?;
        rates.push(figures.per_second);
    }
    Ok(rates[1] / rates[0])
}

pub fn activation(at: usize, seat: &seed::Seat) -> Vec<u8> {
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

/// A check-in that tells so many bytes stored.
pub fn check_in(token: &str, bytes: u64) -> Vec<u8> {
    let headers = format!("Authorization: Bearer {token}\r\n");
    let body = format!(r#"{{"storage_used_bytes":{bytes},"software_version":"1.0.0"}}"#);
    post("/activation/v1/check-in", "application/json", &headers, &body)
}

pub fn device_token(body: &[u8]) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_slice(body).ok()?;
    Some(answer.get("device_token")?.as_str()?.to_owned())
}
