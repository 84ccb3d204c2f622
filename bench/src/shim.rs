//! A library that is preloaded into the server: it counts what asks the disk to keep something, and can make each of
//! those take longer, as on ordinary disks.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::Outcome;

const SOURCE: &str = include_str!("../shim/fsync.c");

/// The library, built in a folder of its own, and the file where it counts.
pub struct Shim {
    library: PathBuf,
    count: PathBuf,
    longer: Duration,
    _folder: tempfile::TempDir,
}

impl Shim {
    /// Builds it with the compiler that also links Rust.
    pub fn build(longer: Duration) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let (source, library) = (folder.path().join("fsync.c"), folder.path().join("fsync.so"));
        let count = folder.path().join("count");
        fs::write(&source, SOURCE)?;
        fs::write(&count, [0; 8])?;
        let built =
            Command::new("cc").args(["-O2", "-shared", "-fPIC", "-o"]).args([&library, &source]).status()?;
        if !built.success() {
            return Err("cc could not build the shim".into());
        }
        Ok(Self { library, count, longer, _folder: folder })
    }

    /// What the server is started with.
    pub fn environment(&self) -> [(&'static str, String); 3] {
        let shown = |path: &Path| path.display().to_string();
        [
            ("LD_PRELOAD", shown(&self.library)),
            ("FSYNC_COUNT", shown(&self.count)),
            ("FSYNC_MICROS", self.longer.as_micros().to_string()),
        ]
    }

    /// How often the disk was asked so far.
    pub fn count(&self) -> Outcome<u64> {
        let bytes: [u8; 8] = fs::read(&self.count)?.try_into().map_err(|_| "the count is not eight bytes")?;
        Ok(u64::from_ne_bytes(bytes))
    }
}
