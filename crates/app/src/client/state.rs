//! What must survive between runs, in one file that only its owner can read and that is never half written.
//!
//! The fingerprint is not in it: copied to another machine, the file is worth nothing there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use seal::KeyRing;
use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::secret::Secret;

const FORMAT: u32 = 1;

/// The server's last word, when it was a refusal for good.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Refusal {
    pub(super) code: String,
    pub(super) detail: String,
    pub(super) at: i64,
}

/// One activation, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    format: u32,
    pub(super) server: String,
    pub(super) installation_id: String,
    pub(super) device_token: Secret,
    pub(super) lease: Option<String>,
    pub(super) keys: KeyRing,
    /// The keys were given by hand: the server cannot name others.
    pub(super) keys_pinned: bool,
    /// The latest time that the clock or a lease has shown, Unix seconds.
    pub(super) latest_seen: i64,
    pub(super) last_contact_at: i64,
    pub(super) next_check_in_at: Option<jiff::Timestamp>,
    pub(super) refusal: Option<Refusal>,
}

impl State {
    /// A fresh activation: no lease yet.
    pub(super) fn new(server: String, installation_id: String, device_token: Secret) -> Self {
        Self {
            format: FORMAT,
            server,
            installation_id,
            device_token,
            lease: None,
            keys: KeyRing::new(),
            keys_pinned: false,
            latest_seen: 0,
            last_contact_at: 0,
            next_check_in_at: None,
            refusal: None,
        }
    }
}

/// The place of the state file.
pub(super) struct Slot(PathBuf);

impl Slot {
    pub(super) fn at(path: PathBuf) -> Self {
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// What is kept; `None` if nothing is.
    pub(super) fn read(&self) -> Result<Option<State>, Failure> {
        let text = match fs::read(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.failure("state-unreadable", &error)),
        };
        let state: State = serde_json::from_slice(&text).map_err(|e| self.failure("state-damaged", &e))?;
        if state.format == FORMAT {
            Ok(Some(state))
        } else {
            Err(self.failure("state-damaged", &format!("its format is {}, not {FORMAT}", state.format)))
        }
    }

    /// Finds out whether the file can be written before anything depends on it.
    pub(super) fn prepare(&self) -> Result<(), Failure> {
        let tried = || {
            if let Some(directory) = self.directory() {
                fs::create_dir_all(directory)?;
            }
            self.draft().map(drop)?;
            fs::remove_file(self.draft_path())
        };
        tried().map_err(|e| self.failure("state-not-written", &e))
    }

    /// Replaces what is kept. After a crash at any moment the file holds either the old or the new.
    pub(super) fn write(&self, state: &State) -> Result<(), Failure> {
        let text =
            serde_json::to_vec_pretty(state).expect("names, numbers and texts always have a JSON form");
        let written = || {
            let mut draft = self.draft()?;
            draft.write_all(&text)?;
            draft.sync_all()?;
            fs::rename(self.draft_path(), &self.0)?;
            self.sync_directory()
        };
        written().map_err(|e| self.failure("state-not-written", &e))
    }

    /// Forgets what is kept.
    pub(super) fn remove(&self) -> Result<(), Failure> {
        fs::remove_file(&self.0).map_err(|e| self.failure("state-not-written", &e))
    }

    fn directory(&self) -> Option<&Path> {
        self.0.parent().filter(|directory| !directory.as_os_str().is_empty())
    }

    fn draft_path(&self) -> PathBuf {
        let mut name = self.0.clone().into_os_string();
        name.push(".new");
        name.into()
    }

    /// A draft left over by a crash may have other permissions, so it is never reused.
    fn draft(&self) -> io::Result<File> {
        let path = self.draft_path();
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    }

    #[cfg(unix)]
    fn sync_directory(&self) -> io::Result<()> {
        File::open(self.directory().unwrap_or(Path::new(".")))?.sync_all()
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "there is nothing to do here")]
    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn failure(&self, code: &str, why: &dyn std::fmt::Display) -> Failure {
        Failure::definitive(code, format!("State file {}: {why}.", self.0.display()))
    }
}
