//! The server killed in the middle of activations, again and again: every yes that a client has heard is there after the
//! restart, none twice, and the counters say what the entries say.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use data_encoding::BASE64;
use db::Db;
use domain::clock::SystemClock;
use domain::random::SystemRandom;
use domain::schema::MIGRATIONS;
use domain::testing::{customer_form, license_request, new_seat, product_form};
use domain::vault::Vault;
use domain::{Caller, World, customers, doctor, licenses, organizations, products, seats};
use serde_json::{Value, json};

use super::program::{Running, program, told};

const KILLS: usize = 6;
const CLIENTS: usize = 8;
const USERS: usize = 1_200;
const MASTER_KEY: [u8; 32] = [9; 32];

/// An installation with a license and users whose codes are known.
fn prepared(data: &Path) -> Vec<(String, String)> {
    let mut options = std::fs::OpenOptions::new();
    let mut key =
        options.write(true).create_new(true).mode(0o600).open(data.join("master.key")).expect("a file");
    key.write_all(BASE64.encode(&MASTER_KEY).as_bytes()).expect("a key");
    told(data, &["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example", "--json"]);
    let world = opened(data);
    let users: Vec<(String, String)> =
        (0..USERS).map(|at| (format!("user{at}@example.com"), format!("kill code {at}"))).collect();
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
        let license = licenses::issue(act, customer, &license_request(plan.id, USERS as i64, 1))?;
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

fn opened(data: &Path) -> World {
    let url = format!("sqlite:{}", data.join("seatwright.db").display());
    let db = Db::open(&db::Settings::new(url)).expect("opens");
    db.migrate(MIGRATIONS).expect("the newest schema");
    World::new(db, Arc::new(SystemClock), Arc::new(SystemRandom), Vault::new(&MASTER_KEY))
}

/// A request of an installed client; `None` when the server went away before it had answered.
fn asked(host: &str, body: &Value) -> Option<(u16, Value)> {
    let body = body.to_string();
    let request = format!(
        "POST /activation/v1/activate HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut socket = TcpStream::connect(host).ok()?;
    socket.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    // What was cut off in the middle has not been heard.
    Some((status, serde_json::from_str(body).ok()?))
}

fn activated(host: &str, at: usize, (username, code): &(String, String)) -> Option<(u16, Value)> {
    let device = json!({ "fingerprint": format!("machine {at}"), "name": "PC", "platform": "linux",
        "software_version": "1.0" });
    let body = json!({ "username": username, "activation_code": code, "device": device });
    asked(host, &body)
}

/// Clients activate one user after the other until the server is gone. Returns user and installation of each yes.
fn until_it_is_killed(
    server: Running,
    users: &[(String, String)],
    next: &AtomicUsize,
    after: Duration,
) -> Vec<(usize, String)> {
    let host = server.host();
    thread::scope(|threads| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                threads.spawn(|| {
                    let mut heard = Vec::new();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed) % users.len();
                        let Some((status, answer)) = activated(&host, at, &users[at]) else { return heard };
                        assert_eq!(status, 200, "{answer}");
                        heard.push((at, answer["installation_id"].as_str().expect("an id").to_owned()));
                    }
                })
            })
            .collect();
        thread::sleep(after);
        // Killed without a word, and waited for.
        drop(server);
        clients.into_iter().flat_map(|client| client.join().expect("no client fails")).collect()
    })
}

#[test]
fn no_yes_is_lost_however_often_the_server_is_killed() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path();
    let users = prepared(data);
    let next = AtomicUsize::new(0);
    let mut heard = Vec::new();
    for round in 0..KILLS {
        let server = Running::start_with(program(data), "serve");
        heard.extend(until_it_is_killed(
            server,
            &users,
            &next,
            Duration::from_millis(120 + 70 * round as u64),
        ));
    }
    assert!(heard.len() > 2 * KILLS, "the kills came in the middle: {}", heard.len());

    let server = Running::start_with(program(data), "serve");
    let host = server.host();
    for (at, installation) in &heard {
        let (status, again) = activated(&host, *at, &users[*at]).expect("it answers");
        assert_eq!((status, again["installation_id"].as_str()), (200, Some(installation.as_str())));
    }
    drop(server);
    let world = opened(data);
    let distinct: std::collections::HashSet<&String> = heard.iter().map(|(_, id)| id).collect();
    let (there,): (i64,) = world
        .db()
        .read_blocking(|tx| tx.one("SELECT COUNT(*) FROM installations WHERE released_at IS NULL", &[]))
        .expect("counted");
    let there = usize::try_from(there).expect("not negative");
    assert!(there >= distinct.len() && there <= USERS, "{there} of {}", distinct.len());
    let findings = world.work_blocking(&Caller::command_line(), doctor::examine).expect("examined");
    assert!(findings.is_empty(), "{findings:?}");
    world.db().clone().close();
}
