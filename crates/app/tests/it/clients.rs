//! Installed clients of a running server, and the installation that they belong to.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use data_encoding::BASE64;
use db::Db;
use domain::clock::SystemClock;
use domain::random::SystemRandom;
use domain::schema::MIGRATIONS;
use domain::testing::{customer_form, license_request, new_seat, product_form};
use domain::vault::Vault;
use domain::{Caller, World, customers, licenses, organizations, products, seats};
use serde_json::{Value, json};

use super::program::told;

const MASTER_KEY: [u8; 32] = [9; 32];

/// An installation with a license for so many users, whose names and codes are known.
pub(super) fn prepared(data: &Path, users: usize) -> Vec<(String, String)> {
    let mut options = std::fs::OpenOptions::new();
    let mut key =
        options.write(true).create_new(true).mode(0o600).open(data.join("master.key")).expect("a file");
    key.write_all(BASE64.encode(&MASTER_KEY).as_bytes()).expect("a key");
    told(data, &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example", "--json"]);
    let world = opened(data);
    let quantity = i64::try_from(users).expect("a few");
    let users: Vec<(String, String)> =
        (0..users).map(|at| (format!("user{at}@example.com"), format!("kill code {at}"))).collect();
    let named = users.clone();
    let made = world.work_blocking(&Caller::command_line(), move |act| {
        let operator = organizations::tops(act)?[0];
        let product = products::create(act, operator, &product_form())?;
        let plan = products::create_plan(
            act,
            product.id,
            &products::PlanForm { name: "Backup".into(), ..products::PlanForm::default() },
        )?;
        let customer = customers::create(act, operator, &customer_form("Testiasiakas Oy"))?;
        let license = licenses::issue(act, customer, &license_request(plan.id, quantity, 1))?;
        let rows: Vec<seats::NewSeat> = named
            .iter()
            .map(|(name, code)| seats::NewSeat { code: Some(code.clone()), ..new_seat(name) })
            .collect();
        seats::add(act, license.id, &rows).map(|_| ())
    });
    made.expect("made");
    world.db().clone().close();
    users
}

pub(super) fn opened(data: &Path) -> World {
    let url = format!("sqlite:{}", data.join("seatwright.db").display());
    let db = Db::open(&db::Settings::new(url)).expect("opens");
    db.migrate(MIGRATIONS).expect("the newest schema");
    World::new(db, Arc::new(SystemClock), Arc::new(SystemRandom), Vault::new(&MASTER_KEY))
}

/// What a client sends to a verb of the activation service, with its token if it has one.
pub(super) fn request(host: &str, verb: &str, token: &str, body: &Value) -> String {
    let body = body.to_string();
    format!(
        "POST /activation/v1/{verb} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// The answer to a request; `None` when the server went away before it had answered.
pub(super) fn answered(host: &str, request: &str) -> Option<(u16, Value)> {
    let mut socket = TcpStream::connect(host).ok()?;
    socket.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    // What was cut off in the middle has not been heard.
    Some((status, serde_json::from_str(body).ok()?))
}

pub(super) fn activation(at: usize, (username, code): &(String, String)) -> Value {
    let device = json!({ "fingerprint": format!("machine {at}"), "name": "PC", "platform": "linux",
        "software_version": "1.0" });
    json!({ "username": username, "activation_code": code, "device": device })
}

pub(super) fn activated(host: &str, at: usize, user: &(String, String)) -> Option<(u16, Value)> {
    answered(host, &request(host, "activate", "-", &activation(at, user)))
}

pub(super) fn released(host: &str, token: &str) -> Option<(u16, Value)> {
    answered(host, &request(host, "release", token, &json!({})))
}
