//! The files around the database: the lock that keeps a second process out, where they may lie, copies.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::DbError;
use crate::settings::Safety;

use super::errors::mapped;
use super::session::Session;

/// File systems whose locks and syncs cannot be trusted with a database.
const REMOTE: [&str; 9] = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs"];

pub(super) struct Files {
    path: PathBuf,
    lock: Mutex<Option<File>>,
}

impl Files {
    /// Makes the file if there is none, readable by its owner only, and locks it for this process.
    pub(super) fn claim(path: &Path, safety: Safety) -> Result<Self, DbError> {
        let at = |error: std::io::Error| DbError::Refused(format!("{}: {error}", path.display()));
        if path.as_os_str().is_empty() || path.to_str() == Some(":memory:") {
            return Err(DbError::Refused("the database needs a file: sqlite:PATH".into()));
        }
        private().truncate(false).open(path).map_err(at)?;
        let path = path.canonicalize().map_err(at)?;
        if safety == Safety::Asserted {
            check_file_system(&path)?;
        }
        let mut lock_path = path.clone().into_os_string();
        lock_path.push(".lock");
        let lock = private().truncate(false).open(&lock_path).map_err(at)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, lock: Mutex::new(Some(lock)) }),
            Err(TryLockError::WouldBlock) => Err(DbError::Refused(format!(
                "{} is in use by another process; stop it first",
                path.display()
            ))),
            Err(TryLockError::Error(error)) => Err(at(error)),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the next process in.
    pub(super) fn release(&self) {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).mode(0o600);
    options
}

/// Refuses network file systems. Where the mounts cannot be read, nothing is known and nothing refused.
fn check_file_system(path: &Path) -> Result<(), DbError> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    match file_system(&mounts, path) {
        Some(kind) if REMOTE.contains(&kind) => Err(DbError::Refused(format!(
            "{} lies on {kind}; the database needs a local file system",
            path.display()
        ))),
        Some("overlay") => {
            tracing::warn!("the database lies on an overlay and goes with its container; mount a volume");
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The type of the file system that holds the path: the last mount with the longest matching mount point.
fn file_system<'m>(mounts: &'m str, path: &Path) -> Option<&'m str> {
    let mut best = None;
    let mut depth = 0;
    for line in mounts.lines() {
        let Some((mount, kind)) = line.split_once(" - ") else { continue };
        let point = Path::new(mount.split(' ').nth(4)?);
        let length = point.components().count();
        if path.starts_with(point) && length >= depth {
            best = kind.split(' ').next();
            depth = length;
        }
    }
    best
}

/// A copy of what is committed now, on disk when this returns.
pub(super) fn copy_to(session: &Session, path: &Path) -> Result<(), DbError> {
    let at = |error: std::io::Error| DbError::Refused(format!("{}: {error}", path.display()));
    // Claims the name: an existing file is refused, and only its owner may read the copy.
    private().create_new(true).open(path).map_err(at)?;
    let copied = session
        .connection()
        .execute(
            "VACUUM INTO ?1",
            [path.to_str().ok_or_else(|| DbError::Refused("the path is not UTF-8".into()))?],
        )
        .map_err(mapped)
        .and_then(|_| sync(path).map_err(at));
    if copied.is_err() {
        drop(std::fs::remove_file(path));
    }
    copied
}

/// SQLite does not sync what VACUUM INTO writes.
fn sync(path: &Path) -> std::io::Result<()> {
    File::open(path)?.sync_all()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::file_system;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 22 0:35 / /srv rw,relatime shared:1 - nfs4 server:/srv rw
41 40 254:1 / /srv/local rw - xfs /dev/vdb rw
42 22 0:36 / /srv2 rw - tmpfs tmpfs rw
";

    #[test]
    fn the_deepest_mount_decides() {
        for (path, kind) in [
            ("/var/lib/seatwright.db", "ext4"),
            ("/srv/seatwright.db", "nfs4"),
            ("/srv/local/x/seatwright.db", "xfs"),
            ("/srv2/seatwright.db", "tmpfs"),
        ] {
            assert_eq!(file_system(MOUNTS, Path::new(path)), Some(kind), "{path}");
        }
        assert_eq!(file_system("", Path::new("/x")), None);
    }
}
