//! What happens around the file of SQLite.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{STOCK, note, notes, sqlite_settings};
use crate::{Db, DbError, Settings, params};

fn opened(folder: &tempfile::TempDir) -> Db {
    let db = Db::open(&sqlite_settings(folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    db
}

fn refusal(settings: &Settings) -> String {
    match Db::open(settings) {
        Err(DbError::Refused(text)) => text,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was opened"),
    }
}

const HOLDER: &str = "SEATWRIGHT_TEST_SECOND_PROCESS";

/// Not a test of its own: the second process of the next one.
#[test]
fn second_process() {
    let Ok(url) = std::env::var(HOLDER) else { return };
    let text = refusal(&Settings::new(url));
    assert!(text.contains("in use by another process"), "{text}");
}

#[test]
fn a_second_process_is_refused_and_let_in_after_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    let status = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::files::second_process"])
        .env(HOLDER, sqlite_settings(&folder).url)
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(refusal(&sqlite_settings(&folder)).contains("in use"));
    db.close();
    opened(&folder);
}

#[test]
fn the_files_are_for_their_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    note(&db, 1).unwrap();
    let copy = folder.path().join("copy.db");
    db.backup_to(&copy).unwrap();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
    }
}

#[test]
fn a_file_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seatwright.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (id INTEGER)").unwrap();
    assert!(refusal(&sqlite_settings(&folder)).contains("another program"));
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("seatwright.db"),
        "not a database, but long enough to look like one? ".repeat(99),
    )
    .unwrap();
    let opened = Db::open(&sqlite_settings(&folder)).map(drop);
    assert!(matches!(opened, Err(DbError::Corrupt(_))), "{opened:?}");
}

#[test]
fn no_file_no_database() {
    for url in ["sqlite:", "sqlite::memory:", "sqlite:/nowhere/at/all.db", "mysql://x", "postgres"] {
        refusal(&Settings::new(url));
    }
}

/// RP-18: a copy taken while writing goes on holds everything answered before it began.
#[test]
fn a_copy_holds_all_that_was_answered_before() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    for id in 1..=20 {
        note(&db, id).unwrap();
    }
    let busy = db.clone();
    let writer = std::thread::spawn(move || (21..=60).try_for_each(|id| note(&busy, id).map(drop)));
    let copies = tempfile::tempdir().unwrap();
    db.backup_to(&copies.path().join("seatwright.db")).unwrap();
    writer.join().unwrap().unwrap();
    let copy = Db::open(&sqlite_settings(&copies)).unwrap();
    assert_eq!(copy.migrate(&[STOCK]), Ok(vec![]));
    assert!(notes(&copy) >= 20);
    assert_eq!(notes(&db), 60);
    let check = copy.read_blocking(|tx| tx.all::<(String,)>("PRAGMA integrity_check", params![]));
    assert_eq!(check, Ok(vec![("ok".to_owned(),)]));
}

#[test]
fn a_copy_never_overwrites() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    let path = folder.path().join("precious");
    std::fs::write(&path, "precious").unwrap();
    assert!(matches!(db.backup_to(&path), Err(DbError::Refused(_))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |data| data.len())
}

/// RP-21: the log is folded into the file as it grows, and emptied at closing.
#[test]
fn the_log_stays_short() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    let log = folder.path().join("seatwright.db-wal");
    let body = "x".repeat(100_000);
    for id in 0..800 {
        let body = body.clone();
        db.write_blocking(move |tx| {
            tx.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", params![id, body])
        })
        .unwrap();
    }
    assert!(size(&log) > 0);
    assert!(size(&log) < 40 * 1024 * 1024, "{} bytes", size(&log));
    db.close();
    assert_eq!(size(&log), 0);
    assert!(size(&folder.path().join("seatwright.db")) > 80_000_000);
}

/// RP-21: a long reader lets the log grow, and after it the log starts again.
#[test]
fn the_log_recovers_from_a_long_reader() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    let log = folder.path().join("seatwright.db-wal");
    let body = "x".repeat(1_000_000);
    let fill = move |db: &Db, from: i64| {
        for id in from..from + 50 {
            let body = body.clone();
            db.write_blocking(move |tx| {
                tx.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", params![id, body])
            })
            .unwrap();
        }
    };
    let writer = db.clone();
    let filled = fill.clone();
    db.read_blocking(move |tx| {
        tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![])?;
        let (writer, filled) = (writer.clone(), filled.clone());
        std::thread::spawn(move || filled(&writer, 0)).join().unwrap();
        Ok::<_, DbError>(())
    })
    .unwrap();
    let grown = size(&log);
    assert!(grown > 40_000_000, "{grown} bytes");
    fill(&db, 100);
    assert!(size(&log) <= 80_000_000, "{} bytes", size(&log));
    assert_eq!(notes(&db), 100);
}

/// RP-21: readers that always overlap never leave the log alone; it must start again at its beginning all the same.
#[test]
fn the_log_does_not_starve_under_readers_that_overlap() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(&folder);
    let log = folder.path().join("seatwright.db-wal");
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..2)
        .map(|number| {
            let (db, done) = (db.clone(), Arc::clone(&done));
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(10 * number));
                while !done.load(Ordering::Relaxed) {
                    db.read_blocking(|tx| {
                        tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![])?;
                        std::thread::sleep(Duration::from_millis(20));
                        Ok::<_, DbError>(())
                    })
                    .unwrap();
                }
            })
        })
        .collect();
    let body = "x".repeat(1_000_000);
    let mut restarted = false;
    // Long enough for several attempts: after one in vain the readers are left alone for two seconds.
    for id in 0..1_200 {
        let body = body.clone();
        db.write_blocking(move |tx| {
            tx.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", params![id, body])
        })
        .unwrap();
        std::thread::sleep(Duration::from_millis(5));
        restarted = u64::try_from(id).unwrap() * 1_000_000 > size(&log) + 48_000_000;
        if restarted {
            break;
        }
    }
    done.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.join().unwrap();
    }
    assert!(restarted, "the log only grew, to {} bytes", size(&log));
}
