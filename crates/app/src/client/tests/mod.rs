//! The client against a server of a few lines that answers what a test wrote down, and a machine with a set clock.

mod activation;
mod check_in;
mod network;
mod offline;
mod on_foot;
mod state;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ::client::testing::{self, Answer, Seen, Stub};
use ::client::{Lease, Machine, World};
use clap::Parser;
use serde_json::Value;
use tempfile::TempDir;

pub(super) use ::client::testing::{DAY, checked_in, grant, key, keys, ok, problem};

use super::verbs::Here;
use super::{ClientArgs, report, verbs};

pub(super) const NOW: i64 = 1_798_848_000;
const DEVICE: &str = "device-1";

#[derive(Debug, Parser)]
struct Cli {
    #[command(flatten)]
    client: ClientArgs,
}

struct Clock(i64);

impl World for Clock {
    fn now(&self) -> i64 {
        self.0
    }

    fn random(&self) -> u64 {
        0
    }
}

/// A machine, a state file, and a server whose answers are written down beforehand.
pub(super) struct Scene {
    directory: TempDir,
    pub(super) machine: Machine,
    /// The machine's clock, Unix seconds.
    pub(super) now: i64,
    pub(super) address: String,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    stub: Stub,
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
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let theirs = Arc::clone(&answers);
        let stub =
            Stub::start(move |_| theirs.lock().expect("one thread").pop_front().unwrap_or_else(unprepared));
        let machine = Machine {
            explicit_id: None,
            parts: std::collections::BTreeMap::new(),
            id: Some("0123456789abcdef0123456789abcdef".to_owned()),
            name: "host-1".to_owned(),
            platform: "TestOS (x86_64)".to_owned(),
            login: "ann".to_owned(),
            language: "fi-FI".to_owned(),
            data_directory: None,
        };
        let address = stub.address.clone();
        Self { directory: TempDir::new().expect("a directory"), machine, now: NOW, address, answers, stub }
    }

    pub(super) fn will(&self, answers: impl IntoIterator<Item = Answer>) -> &Self {
        self.answers.lock().expect("one thread").extend(answers);
        self
    }

    /// The requests since the last look.
    pub(super) fn seen(&self) -> Vec<Seen> {
        self.stub.seen()
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
        let answer = verbs::act(&cli.client, &self.here());
        let (out, err) = report::render(&answer, cli.client.common.json);
        let exit = answer.as_ref().map_or_else(report::failed, report::Report::exit_code);
        Outcome { exit, out, err }
    }

    pub(super) fn here(&self) -> Here {
        Here { machine: self.machine.clone(), world: Arc::new(Clock(self.now)) }
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

fn unprepared() -> Answer {
    Answer { status: 599, headers: String::new(), body: b"no answer was prepared".to_vec() }
}

pub(super) fn lease(issued_at: i64) -> Lease {
    Lease { features: vec![], ..testing::lease(DEVICE, issued_at) }
}
