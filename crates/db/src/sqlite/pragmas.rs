//! Opening connections with the settings that durability rests on, and reading each of them back.

use std::path::Path;
use std::time::Duration;

use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use crate::DbError;
use crate::settings::Safety;

use super::errors::mapped;
use super::session::Session;

/// How long a statement waits for a lock; other programs may look at the file.
pub(super) const BUSY: Duration = Duration::from_secs(5);
/// 3.51.3 mends a fault in resetting the log that could damage the file.
const OLDEST: i32 = 3_051_003;
/// "Seat" in ASCII: tells our files from others.
const APPLICATION: i64 = 0x5365_6174;

/// Pragma, what is set, what must be read back.
type Setting = (&'static str, &'static str, &'static str);

const ALL: [Setting; 4] = [
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("busy_timeout", "5000", "5000"),
];
const WRITER: [Setting; 4] =
    [LOGGED, ("journal_size_limit", "67108864", "67108864"), NEVER_BY_ITSELF, IN_MEMORY];
/// Setting it also has a connection look for the log: one that has not cannot fold it.
const LOGGED: Setting = ("journal_mode", "WAL", "wal");
/// When SQLite folds the log unasked.
const NEVER_BY_ITSELF: Setting = ("wal_autocheckpoint", "0", "0");
/// What an act may have to take back is kept in memory: in a file, every page that it touches would be written there
/// before it is written to the log.
const IN_MEMORY: Setting = ("temp_store", "MEMORY", "2");
/// Of a reader, in KiB: each commit empties it, and the system holds the pages all the same.
const SMALL_CACHE: Setting = ("cache_size", "-1000", "-1000");
/// For migrations, which may sort whole tables.
const IN_FILES: Setting = ("temp_store", "FILE", "1");
const SAFE: Setting = ("synchronous", "FULL", "2");
const THROW_AWAY: Setting = ("synchronous", "OFF", "0");

pub(super) fn open_writer(path: &Path, safety: Safety) -> Result<Session, DbError> {
    let version = rusqlite::version_number();
    if version < OLDEST {
        return Err(DbError::Refused(format!("SQLite {} is too old, 3.51.3 is needed", rusqlite::version())));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let session = Session::open(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings(&session, &ALL)?;
    claim_application(&session)?;
    settings(&session, &WRITER)?;
    settings(&session, &[durability(safety)])?;
    Ok(session)
}

/// The connection that folds the log of a database which a writer has open.
pub(super) fn open_for_log(path: &Path, safety: Safety) -> Result<Session, DbError> {
    let session = Session::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings(&session, &[LOGGED, NEVER_BY_ITSELF, durability(safety)])?;
    Ok(session)
}

fn durability(safety: Safety) -> Setting {
    if safety == Safety::Asserted { SAFE } else { THROW_AWAY }
}

pub(super) fn open_reader(path: &Path) -> Result<Session, DbError> {
    let session = open_copier(path)?;
    settings(&session, &[("query_only", "ON", "1"), SMALL_CACHE])?;
    Ok(session)
}

/// A connection that may write to other files only, as VACUUM INTO does.
pub(super) fn open_copier(path: &Path) -> Result<Session, DbError> {
    let session = Session::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings(&session, &ALL)?;
    Ok(session)
}

fn settings(session: &Session, wanted: &[Setting]) -> Result<(), DbError> {
    let connection = session.connection();
    // Without these "text" would be a string, and LIKE would fold case: PostgreSQL does neither.
    for config in [DbConfig::SQLITE_DBCONFIG_DQS_DML, DbConfig::SQLITE_DBCONFIG_DQS_DDL] {
        connection.set_db_config(config, false).map_err(mapped)?;
    }
    // Otherwise whatever stands beside a partial index is planned anew for each value that is bound to it: half the
    // cost of an activation.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(mapped)?;
    session.batch("PRAGMA case_sensitive_like = ON")?;
    set(session, wanted)
}

/// Where the writer keeps what it needs for a while: in files while it migrates, in memory otherwise.
pub(super) fn spill(session: &Session, into_files: bool) -> Result<(), DbError> {
    set(session, &[if into_files { IN_FILES } else { IN_MEMORY }])
}

fn set(session: &Session, wanted: &[Setting]) -> Result<(), DbError> {
    for (pragma, set, expected) in wanted {
        session.batch(&format!("PRAGMA {pragma} = {set}"))?;
        let found = read(session, pragma)?;
        if found != *expected {
            return Err(DbError::Refused(format!("SQLite keeps {pragma} at {found}; {expected} is needed")));
        }
    }
    Ok(())
}

/// Marks a new file as ours; refuses a file that is somebody else's.
fn claim_application(session: &Session) -> Result<(), DbError> {
    let found = read(session, "application_id")?;
    if found == APPLICATION.to_string() {
        return Ok(());
    }
    let tables: i64 = session
        .connection()
        .query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(mapped)?;
    if found != "0" || tables > 0 {
        return Err(DbError::Refused("the file is a database of another program".into()));
    }
    session.batch(&format!("PRAGMA application_id = {APPLICATION}"))
}

/// A pragma's value as text.
pub(super) fn read(session: &Session, pragma: &str) -> Result<String, DbError> {
    session
        .connection()
        .query_row(&format!("PRAGMA {pragma}"), [], |row| {
            Ok(match row.get_ref(0)? {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                _ => String::new(),
            })
        })
        .map_err(mapped)
}
