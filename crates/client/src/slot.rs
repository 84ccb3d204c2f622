//! The place of the state file: never half written, for its owner only, and shared by processes that take turns.
//!
//! Two locks stand beside it. Who speaks to the server holds the turn, so that two processes never take two tokens
//! of which one is lost. Who reads and writes the file holds the lock, which takes no longer than that: asking for the
//! standing never waits for the network.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::state::{Sealer, State, Unfit};

pub(crate) struct Slot {
    path: PathBuf,
    sealer: Sealer,
}

/// Held until it is dropped, or until the process ends in whatever way.
pub(crate) struct Held {
    _file: File,
}

impl Slot {
    pub(crate) fn at(path: PathBuf, sealer: Sealer) -> Self {
        Self { path, sealer }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What is kept; `None` if nothing is.
    pub(crate) fn read(&self) -> Result<Option<State>, Error> {
        match fs::read(&self.path) {
            Ok(text) => self.sealer.open(&text).map(Some).map_err(|unfit| self.unfit(unfit)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.refusal("state-unreadable", &error)),
        }
    }

    /// Waits for the turn to speak to the server.
    pub(crate) fn turn(&self) -> Result<Held, Error> {
        self.held(".turn")
    }

    /// Waits for the lock of the file.
    pub(crate) fn lock(&self) -> Result<Held, Error> {
        self.held(".lock")
    }

    /// Finds out whether the file can be written before anything depends on it. The caller holds the lock, as for all
    /// that writes.
    pub(crate) fn prepare(&self) -> Result<(), Error> {
        let tried = || {
            self.draft().map(drop)?;
            fs::remove_file(self.beside(".new"))
        };
        tried().map_err(|error| self.refusal("state-not-written", &error))
    }

    /// Replaces what is kept. After a crash at any moment the file holds either the old or the new.
    pub(crate) fn write(&self, state: &State) -> Result<(), Error> {
        let text = self.sealer.close(state);
        let written = || {
            let mut draft = self.draft()?;
            draft.write_all(&text)?;
            draft.sync_all()?;
            fs::rename(self.beside(".new"), &self.path)?;
            self.sync_directory()
        };
        written().map_err(|error| self.refusal("state-not-written", &error))
    }

    /// Forgets what is kept.
    pub(crate) fn remove(&self) -> Result<(), Error> {
        fs::remove_file(&self.path).map_err(|error| self.refusal("state-not-written", &error))
    }

    fn held(&self, ending: &str) -> Result<Held, Error> {
        let held = || {
            if let Some(directory) = self.directory() {
                fs::create_dir_all(directory)?;
            }
            let file = private(OpenOptions::new().write(true).create(true)).open(self.beside(ending))?;
            match file.lock() {
                // A file system without locks is better than no program.
                Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
                _ => Ok(Held { _file: file }),
            }
        };
        held().map_err(|error| self.refusal("state-not-written", &error))
    }

    fn directory(&self) -> Option<&Path> {
        self.path.parent().filter(|directory| !directory.as_os_str().is_empty())
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(ending);
        name.into()
    }

    /// A draft left over by a crash may have other permissions, so it is never reused.
    fn draft(&self) -> io::Result<File> {
        let path = self.beside(".new");
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        private(OpenOptions::new().write(true).create_new(true)).open(path)
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

    fn unfit(&self, unfit: Unfit) -> Error {
        match unfit {
            Unfit::Damaged(why) => self.refusal("state-damaged", &why),
            Unfit::Tampered(why) => self.refusal("state-tampered", &why),
            Unfit::OtherDevice => seal::Invalid::WrongDevice.into(),
        }
    }

    fn refusal(&self, code: &str, why: &dyn std::fmt::Display) -> Error {
        Error::refused(code, format!("State file {}: {why}.", self.path.display()))
    }
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &OpenOptions {
    options
}
