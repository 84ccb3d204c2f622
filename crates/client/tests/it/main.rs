//! The library from outside: a stub server, a state file of its own, a clock that is set by hand.

mod activation;
mod codes;
mod concurrency;
mod example;
mod keeper;
mod offline;
mod on_foot;
mod server;
mod state_file;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use seatwright_client::testing::{Answer, Stub, grant, keys, lease, ok};
use seatwright_client::{Builder, Client, Signal, Woken, World};
use tempfile::TempDir;

const NOW: i64 = 1_798_848_000;
const DEVICE: &str = "device-1";

/// A clock that waiting moves, chance without luck, and a note of every wait.
struct TestWorld {
    now: AtomicI64,
    waits: Mutex<Vec<u64>>,
    /// The waits after which the loop is stopped.
    most_waits: usize,
}

impl TestWorld {
    fn at(now: i64) -> Arc<Self> {
        Self::stopping_after(now, usize::MAX)
    }

    fn stopping_after(now: i64, most_waits: usize) -> Arc<Self> {
        Arc::new(Self { now: now.into(), waits: Mutex::default(), most_waits })
    }

    fn set(&self, now: i64) {
        self.now.store(now, Ordering::SeqCst);
    }
}

impl World for TestWorld {
    fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    fn random(&self) -> u64 {
        0
    }

    fn wait(&self, _: &Signal, longest: Duration) -> Woken {
        let mut waits = self.waits.lock().expect("one thread");
        if waits.len() >= self.most_waits {
            return Woken::Stopped;
        }
        waits.push(longest.as_secs());
        self.now.fetch_add(i64::try_from(longest.as_secs()).expect("short"), Ordering::SeqCst);
        Woken::InTime
    }
}

/// A device with its state file, and a server whose answers are written down beforehand.
struct Scene {
    directory: TempDir,
    world: Arc<TestWorld>,
    stub: Stub,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Scene {
    fn new() -> Self {
        Self::in_world(TestWorld::at(NOW))
    }

    fn in_world(world: Arc<TestWorld>) -> Self {
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let theirs = Arc::clone(&answers);
        let unprepared = || Answer { status: 599, headers: String::new(), body: Vec::new() };
        let stub =
            Stub::start(move |_| theirs.lock().expect("one thread").pop_front().unwrap_or_else(unprepared));
        Self { directory: TempDir::new().expect("a directory"), world, stub, answers }
    }

    /// A device that was activated now with the first key.
    fn activated() -> Self {
        let scene = Self::new();
        scene.activate();
        scene
    }

    fn activate(&self) {
        self.will([ok(&keys(&[1])), ok(&grant(&lease(DEVICE, NOW)))]);
        self.client().activate("acme-ann", "AAAAA-BBBBB").expect("activated");
        self.stub.seen();
    }

    fn will(&self, answers: impl IntoIterator<Item = Answer>) {
        self.answers.lock().expect("one thread").extend(answers);
    }

    fn state_file(&self) -> PathBuf {
        self.directory.path().join("kept").join("license.json")
    }

    fn builder(&self) -> Builder {
        Client::builder(&*self.stub.address, "backup")
            .state_file(self.state_file())
            .fingerprint(DEVICE)
            .software_version("5.2.0")
            .world(Arc::clone(&self.world) as Arc<dyn World>)
    }

    fn client(&self) -> Client {
        self.builder().build().expect("a client")
    }

    fn state_text(&self) -> String {
        std::fs::read_to_string(self.state_file()).expect("a state file")
    }

    fn write_state(&self, text: &str) {
        std::fs::create_dir_all(self.state_file().parent().expect("a directory")).expect("made");
        std::fs::write(self.state_file(), text).expect("written");
    }
}

fn code<T>(result: Result<T, seatwright_client::Error>) -> String {
    result.err().map_or_else(|| "done".to_owned(), |error| error.code().to_owned())
}
