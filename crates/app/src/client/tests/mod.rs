//! The client against a server of a few lines that answers what a test wrote down, and a machine with a set clock.

mod activation;
mod check_in;
mod machine;
mod network;
mod offline;
mod state;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use clap::Parser;
use seal::{KeyRing, Lease, SigningKey, device_hash};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::machine::Machine;
use super::{ClientArgs, report, verbs};

pub(super) const NOW: i64 = 1_798_848_000;
pub(super) const DAY: i64 = 86_400;
const DEVICE: &str = "device-1";

#[derive(Debug, Parser)]
struct Cli {
    #[command(flatten)]
    client: ClientArgs,
}

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) line: String,
    headers: String,
    pub(super) body: Value,
}

impl Seen {
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let found = self.headers.lines().filter_map(|line| line.split_once(": "));
        found.into_iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    }
}

/// An answer as it is sent.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: String,
    pub(super) body: Vec<u8>,
}

pub(super) fn ok(body: &Value) -> Answer {
    Answer {
        status: 200,
        headers: "Content-Type: application/json\r\n".to_owned(),
        body: body.to_string().into(),
    }
}

pub(super) fn problem(status: u16, body: &Value) -> Answer {
    let headers = "Content-Type: application/problem+json\r\n".to_owned();
    Answer { status, headers, body: body.to_string().into() }
}

/// A machine, a state file, and a server whose answers are written down beforehand.
pub(super) struct Scene {
    directory: TempDir,
    pub(super) machine: Machine,
    pub(super) address: String,
    answers: Arc<Mutex<Vec<Answer>>>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// What a command gave back.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) exit: u8,
    pub(super) out: String,
    pub(super) err: String,
}

impl Outcome {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("one JSON object")
    }
}

impl Scene {
    pub(super) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let answers = Arc::new(Mutex::new(Vec::<Answer>::new()));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (theirs, noted) = (Arc::clone(&answers), Arc::clone(&seen));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let request = read(&stream);
                noted.lock().expect("one thread").push(request);
                let mut answers = theirs.lock().expect("one thread");
                let answer = if answers.is_empty() { unprepared() } else { answers.remove(0) };
                write(&stream, &answer);
            }
        });
        let machine = Machine {
            now: NOW,
            id: Some("0123456789abcdef0123456789abcdef".to_owned()),
            name: "host-1".to_owned(),
            platform: "TestOS (x86_64)".to_owned(),
            login: "ann".to_owned(),
            language: "fi-FI".to_owned(),
            data_directory: None,
        };
        Self { directory: TempDir::new().expect("a directory"), machine, address, answers, seen }
    }

    pub(super) fn will(&self, answers: impl IntoIterator<Item = Answer>) -> &Self {
        self.answers.lock().expect("one thread").extend(answers);
        self
    }

    /// The requests since the last look.
    pub(super) fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().expect("one thread"))
    }

    pub(super) fn state_file(&self) -> PathBuf {
        self.directory.path().join("kept").join("client.json")
    }

    pub(super) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.directory.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    pub(super) fn state(&self) -> Value {
        let text = std::fs::read(self.state_file()).expect("a state file");
        serde_json::from_slice(&text).expect("JSON")
    }

    pub(super) fn run(&self, words: &[&str]) -> Outcome {
        self.run_on(words, &["--fingerprint", DEVICE])
    }

    pub(super) fn run_on(&self, words: &[&str], device: &[&str]) -> Outcome {
        let file = self.state_file();
        let fixed = ["client", "--state", file.to_str().expect("UTF-8")];
        let cli = Cli::try_parse_from(fixed.iter().chain(words).chain(device)).expect("good usage");
        let answer = verbs::act(&cli.client, &self.machine);
        let (out, err) = report::render(&answer, cli.client.common.json);
        let exit = answer.as_ref().map_or_else(super::failure::Failure::exit_code, report::Report::exit_code);
        Outcome { exit, out, err }
    }

    pub(super) fn activate(&self, more: &[&str]) -> Outcome {
        let words = [
            "activate",
            "--server",
            &self.address,
            "--username",
            "acme-ann",
            "--activation-code",
            "AAAAA-BBBBB",
        ];
        self.run(&[&words, more].concat())
    }

    /// A machine that was activated now with the first key.
    pub(super) fn activated() -> Self {
        let scene = Self::new();
        scene.will([ok(&keys(&[1])), ok(&grant(&lease(NOW)))]);
        let outcome = scene.activate(&[]);
        assert_eq!(outcome.exit, 0, "{outcome:?}");
        scene.seen();
        scene
    }
}

fn read(mut stream: &TcpStream) -> Seen {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let (line, headers) = head.split_once("\r\n").expect("headers");
            let lower = headers.to_lowercase();
            let length = lower.lines().find_map(|l| l.strip_prefix("content-length: ")).unwrap_or("0");
            if body.len() >= length.parse().expect("a length") {
                let body =
                    if body.is_empty() { Value::Null } else { serde_json::from_str(body).expect("JSON") };
                return Seen { line: line.to_owned(), headers: headers.to_owned(), body };
            }
        }
        let count = stream.read(&mut chunk).expect("a request");
        assert!(count > 0, "the request ends early");
        bytes.extend_from_slice(&chunk[..count]);
    }
}

fn write(mut stream: &TcpStream, answer: &Answer) {
    let Answer { status, headers, body } = answer;
    let head = format!(
        "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    );
    // A client may hang up on an answer that is too large.
    drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)));
}

fn unprepared() -> Answer {
    Answer { status: 599, headers: String::new(), body: b"no answer was prepared".to_vec() }
}

pub(super) fn key(n: u8) -> SigningKey {
    SigningKey::from_secret([n; 32])
}

pub(super) fn keys(which: &[u8]) -> Value {
    let mut ring = KeyRing::new();
    for n in which {
        ring.add(key(*n).public()).expect("different keys");
    }
    serde_json::to_value(ring).expect("JSON")
}

pub(super) fn lease(issued_at: i64) -> Lease {
    Lease {
        serial: format!("lse_{issued_at}"),
        installation_id: "ins_1".to_owned(),
        customer_id: "org_1".to_owned(),
        license_number: "6f2c1b52".to_owned(),
        product: "backup".to_owned(),
        edition: "server".to_owned(),
        username: "acme-ann".to_owned(),
        device: device_hash(DEVICE),
        status: "active".to_owned(),
        reasons: vec!["expiring_soon".to_owned()],
        features: vec![],
        storage_limit_bytes: None,
        issued_at,
        refresh_after: issued_at + DAY,
        expires_at: issued_at + 30 * DAY,
    }
}

pub(super) fn grant(lease: &Lease) -> Value {
    json!({"installation_id": "ins_1", "device_token": "swd_secret", "lease": key(1).sign_lease(lease)})
}

pub(super) fn checked_in(lease: &str) -> Value {
    json!({"status": "active", "reasons": [], "lease": lease, "next_check_in_at": "2027-01-03T00:00:00Z"})
}
