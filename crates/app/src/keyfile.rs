//! The master key on disk: 32 random bytes as text, readable by the server's user only.
//!
//! It encrypts secrets at rest and lives outside the database, so that a stolen backup opens nothing. It is
//! made once; a server whose database exists but whose key is gone must not make up another one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use data_encoding::BASE64;
use zeroize::Zeroizing;

use crate::config::{Problem, layers::readable_by_others};

/// The bytes; overwritten when dropped.
pub type MasterKey = Zeroizing<[u8; 32]>;

/// Reads the key. Refuses a file that everybody can read (SR-72) or that holds no key.
pub fn read(path: &Path) -> Result<MasterKey, Problem> {
    let wrong = |what: &str| Problem::new(format!("master key {}: {what}", path.display()));
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| wrong(&error.to_string()))?);
    if readable_by_others(path) {
        return Err(wrong("everybody can read it: chmod 600 the file"));
    }
    let bytes = BASE64.decode(text.trim().as_bytes()).map(Zeroizing::new);
    let bytes = bytes.map_err(|_| wrong("is not a key: 32 bytes in base64 are expected"))?;
    let key: [u8; 32] =
        bytes.as_slice().try_into().map_err(|_| wrong("is not a key: 32 bytes are expected"))?;
    Ok(Zeroizing::new(key))
}

/// Makes a key and keeps it, on disk before this returns. Refuses to replace a file.
pub fn create(path: &Path) -> Result<MasterKey, Problem> {
    let mut key = Zeroizing::new([0; 32]);
    getrandom::fill(key.as_mut_slice()).expect("the operating system gives random bytes");
    keep(path, &key).map_err(|error| Problem::new(format!("master key {}: {error}", path.display())))?;
    Ok(key)
}

/// Reads the key if there is one. Makes one otherwise, unless the installation already has data.
pub fn read_or_create(path: &Path, data: Data) -> Result<MasterKey, Problem> {
    match (path.exists(), data) {
        (true, _) => read(path),
        (false, Data::None) => create(path),
        (false, Data::Exists) => Err(Problem::new(format!(
            "the master key {} is gone, but the database exists; secrets in it open with that key only: \
             put the file back from your backup, or name it with master_key_file",
            path.display()
        ))),
    }
}

/// Whether the installation has a database yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// A first start.
    None,
    /// There are records, perhaps with secrets.
    Exists,
}

fn keep(path: &Path, key: &[u8; 32]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let text = Zeroizing::new(format!("{}\n", BASE64.encode(key)));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("new/master.key");
        let made = read_or_create(&path, Data::None).expect("made");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        assert_eq!(*read_or_create(&path, Data::Exists).expect("read"), *made);
        assert!(create(&path).is_err(), "never replaced");
        let other = create(&dir.path().join("other.key")).expect("made");
        assert_ne!(*made, *other);
    }

    #[test]
    fn a_lost_key_is_not_made_up() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("master.key");
        assert!(read_or_create(&path, Data::Exists).is_err());
        assert!(!path.exists());
    }

    /// SR-72.
    #[test]
    fn a_key_for_everybody_or_of_another_form_is_refused() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("master.key");
        create(&path).expect("made");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("mode");
        assert!(read(&path).expect_err("refused").to_string().contains("chmod 600"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("mode");
        for text in ["", "secret", "AAAA", &BASE64.encode(&[1; 33])] {
            fs::write(&path, text).expect("written");
            assert!(read(&path).is_err(), "{text:?}");
        }
    }
}
