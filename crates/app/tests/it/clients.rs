//! Installed clients of a running server, and the installation that they belong to.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::OpenOptionsExt;
use std::process::Command;
use std::sync::Arc;

use data_encoding::BASE64;
use db::Db;
use db::TestDb;
use domain::clock::SystemClock;
use domain::random::SystemRandom;
use domain::schema::MIGRATIONS;
use domain::testing::{customer_form, license_request, new_seat, product_form};
use domain::vault::Vault;
use domain::{Caller, World, customers, licenses, organizations, products, seats};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::program::{program, text};

const MASTER_KEY: [u8; 32] = [9; 32];

/// An installation with a license for so many users, whose names and codes are known; on the embedded database, or on a
/// server where the tests have one.
pub(super) struct Shop {
    folder: TempDir,
    on_server: Option<TestDb>,
    pub users: Vec<(String, String)>,
}

impl Shop {
    pub(super) fn with_users(users: usize) -> Self {
        let named = |at: usize| (format!("user{at}@example.com"), format!("kill code {at}"));
        let shop = Self {
            folder: tempfile::tempdir().expect("a directory"),
            on_server: std::env::var_os("SEATWRIGHT_TEST_POSTGRES").map(|_| TestDb::new(MIGRATIONS)),
            users: (0..users).map(named).collect(),
        };
        shop.found();
        shop.sell();
        shop
    }

    /// The built program, for this installation.
    pub(super) fn program(&self) -> Command {
        let mut program = program(self.folder.path());
        if self.on_server.is_some() {
            program.env("SEATWRIGHT_DATABASE", self.database());
        }
        program
    }

    fn database(&self) -> String {
        match &self.on_server {
            Some(database) => database.settings().url.replace("&allow_unsafe=1", ""),
            None => format!("sqlite:{}", self.folder.path().join("seatwright.db").display()),
        }
    }

    fn found(&self) {
        let mut options = std::fs::OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600);
        let mut key = file.open(self.folder.path().join("master.key")).expect("a file");
        key.write_all(BASE64.encode(&MASTER_KEY).as_bytes()).expect("a key");
        let words = ["account", "create", "ann@example.com", "--name", "Ann", "--found", "Example"];
        let founded = self.program().args(words).output().expect("the program starts");
        assert!(founded.status.success(), "{}", text(&founded.stderr));
    }

    fn sell(&self) {
        let quantity = i64::try_from(self.users.len()).expect("a few");
        let named = self.users.clone();
        let world = self.opened();
        let made = world.work_blocking(&Caller::command_line(), move |act| {
            let operator = organizations::tops(act)?[0];
            let product = products::create(act, operator, &product_form())?;
            let form = products::PlanForm { name: "Backup".into(), ..products::PlanForm::default() };
            let plan = products::create_plan(act, product.id, &form)?;
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
    }

    /// Its database, while no server of it runs.
    pub(super) fn opened(&self) -> World {
        let db = Db::open(&db::Settings::new(self.database())).expect("opens");
        db.migrate(MIGRATIONS).expect("the newest schema");
        World::new(db, Arc::new(SystemClock), Arc::new(SystemRandom), Vault::new(&MASTER_KEY))
    }
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
