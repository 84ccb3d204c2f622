//! The kit as other languages meet it: a header, a shared and a static library, examples.

mod c;
mod docs;
mod header;
mod lints;
mod python;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use client::testing::{self, Desk, Stub};
use client::{ThisWorld, World as _};
use tempfile::TempDir;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source(path: &str) -> String {
    fs::read_to_string(here().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Where Cargo puts the libraries of the package under test: beside this test.
fn libraries() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    test.parent().expect("it is in a directory").to_owned()
}

fn shared_library() -> PathBuf {
    let (before, after) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    libraries().join(format!("{before}seatwright_kit{after}"))
}

/// A license file for the machine of every scene, as it is carried.
fn license_file() -> String {
    testing::key(1).sign_document(&testing::license_file("device-1", ThisWorld.now())) + "\n"
}

/// A device with a state file of its own, and a server with one seat.
struct Scene {
    directory: TempDir,
    stub: Stub,
    desk: Desk,
}

impl Scene {
    fn new() -> Self {
        let desk = Desk::at(ThisWorld.now());
        let stub = Stub::desk(desk.clone());
        Self { directory: TempDir::new().expect("a directory"), stub, desk }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Runs a program that asks for username and code.
    fn run(&self, mut command: Command, typed: &str) -> Told {
        let mut child = command
            .env("LICENSE_SERVER", &self.stub.address)
            .env("LICENSE_STATE", self.file("license.json"))
            .env("LICENSE_DEVICE", "device-1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        // A program that does not ask may be gone before it is told.
        drop(child.stdin.take().expect("piped").write_all(typed.as_bytes()));
        child.wait_with_output().expect("it ends").into()
    }
}

#[derive(Debug)]
struct Told {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Told {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}
