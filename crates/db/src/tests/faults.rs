//! The disk fails in the middle (security.md, F2 to F4), injected by strace into a process of its own.
//! Without strace, or where it may not trace, these tests say so and pass.

use std::fs::OpenOptions;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{STOCK, note, notes, sqlite_settings};
use crate::{Db, Settings, params};

const URL: &str = "SEATWRIGHT_TEST_VICTIM_URL";
const LEDGER: &str = "SEATWRIGHT_TEST_VICTIM_LEDGER";
/// Milliseconds between two acts.
const PAUSE: &str = "SEATWRIGHT_TEST_VICTIM_PAUSE";
const ACTS: i64 = 60;
/// Sixty of these are more than the log holds before it is folded.
const BODY: usize = 100_000;

/// Not a test of its own: the process that is hurt. It notes every answered act in a ledger outside the database.
#[test]
fn victim() {
    let (Ok(url), Ok(ledger)) = (std::env::var(URL), std::env::var(LEDGER)) else { return };
    let mut ledger = OpenOptions::new().append(true).create(true).open(ledger).unwrap();
    let db = match Db::open(&Settings::new(url)).and_then(|db| db.migrate(&[STOCK]).map(|_| db)) {
        Ok(db) => db,
        Err(error) => return writeln!(ledger, "start {error:?}").unwrap(),
    };
    let pause = std::env::var(PAUSE).map_or(0, |pause| pause.parse().unwrap());
    for id in 1..=ACTS {
        std::thread::sleep(Duration::from_millis(pause));
        let body = "x".repeat(BODY);
        let insert = "INSERT INTO notes (id, body) VALUES ($1, $2)";
        match db.write_blocking(move |tx| tx.execute(insert, params![id, body])) {
            Ok(_) => writeln!(ledger, "ok {id}").unwrap(),
            Err(error) => writeln!(ledger, "{error:?}").unwrap(),
        }
    }
    let (count,) = db.read_blocking(|tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![])).unwrap();
    writeln!(ledger, "reads {count}, poisoned {}", db.poisoned().is_some()).unwrap();
}

struct Story {
    folder: tempfile::TempDir,
    lines: Vec<String>,
}

impl Story {
    fn answered(&self) -> Vec<i64> {
        self.lines.iter().filter_map(|line| line.strip_prefix("ok ")?.parse().ok()).collect()
    }

    fn has(&self, word: &str) -> bool {
        self.lines.iter().any(|line| line.contains(word))
    }

    /// Opens what is left: every answered act is there, and the file is whole.
    fn check(&self) {
        let db = Db::open(&sqlite_settings(&self.folder)).unwrap();
        db.migrate(&[STOCK]).unwrap();
        for id in self.answered() {
            let there = db.read_blocking(move |tx| {
                tx.optional::<(i64,)>("SELECT id FROM notes WHERE id = $1", params![id])
            });
            assert_eq!(there, Ok(Some((id,))), "an answered act is gone: {:?}", self.lines);
        }
        let whole = db.read_blocking(|tx| tx.one::<(String,)>("PRAGMA integrity_check", params![]));
        assert_eq!(whole, Ok(("ok".to_owned(),)));
        note(&db, 1_000).unwrap();
        assert!(notes(&db) > 0);
    }
}

/// Runs the victim on a fresh folder with a fault injected; `None` where strace cannot be used.
fn hurt(calls: &str, fault: &str) -> Option<Story> {
    hurt_in(tempfile::tempdir().unwrap(), &[], calls, fault, 0)
}

fn hurt_in(
    folder: tempfile::TempDir,
    filter: &[&str],
    calls: &str,
    fault: &str,
    pause: u64,
) -> Option<Story> {
    let strace = || {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o", "/dev/null"]).stdout(Stdio::null());
        strace
    };
    if !strace().arg("true").status().is_ok_and(|status| status.success()) {
        return None;
    }
    let ledger = folder.path().join("ledger");
    let output = strace()
        .args(filter)
        .args(["-e", &format!("trace={calls}"), "-e", &format!("inject={calls}:{fault}")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "tests::faults::victim"])
        .env(URL, sqlite_settings(&folder).url)
        .env(LEDGER, &ledger)
        .env(PAUSE, pause.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("strace:"), "{said}");
    // No ledger: killed before its first answer.
    let text = std::fs::read_to_string(&ledger).unwrap_or_default();
    Some(Story { folder, lines: text.lines().map(str::to_owned).collect() })
}

fn skipped() {
    eprintln!("skipped: strace is missing or may not trace");
}

/// The call differs by how SQLite was built.
const SYNC: &str = "fsync,fdatasync";

/// RP-04: an fsync error is never answered well, and nothing is written after it.
#[test]
fn an_fsync_error_is_never_answered_well() {
    for at in [20, 25, 26, 27, 60] {
        let Some(story) = hurt(SYNC, &format!("error=EIO:when={at}")) else { return skipped() };
        assert!(story.has("Unavailable"), "at {at}: {:?}", story.lines);
        assert!(story.has("poisoned true"), "at {at}: {:?}", story.lines);
        let failed = story.lines.iter().position(|line| line.contains("Unavailable")).unwrap();
        let later = story.lines[failed..].iter().any(|line| line.starts_with("ok"));
        assert!(!later, "an act was answered well after the error: {:?}", story.lines);
        story.check();
    }
}

/// The same while the log is folded into the file, an error that SQLite by itself would swallow.
#[test]
fn an_fsync_error_while_folding_the_log_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    // Already there and migrated, so that the first sync of the file itself is the folding.
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    db.close();
    let file = folder.path().join("seatwright.db").display().to_string();
    // The file is synced once the log was caught up with, which who folds it is slow at while it is traced.
    let story = hurt_in(folder, &["-P", &file], SYNC, "error=EIO:when=1", 20);
    let Some(story) = story else { return skipped() };
    assert!(story.has("folding the log"), "{:?}", story.lines);
    assert!(story.answered().len() > 10, "{:?}", story.lines);
    assert!(story.has("poisoned true"), "{:?}", story.lines);
    story.check();
}

/// The same while opening and migrating: the start is refused, the next one works.
#[test]
fn an_fsync_error_at_the_start_refuses_the_start() {
    for at in 1..=8 {
        let Some(story) = hurt(SYNC, &format!("error=EIO:when={at}")) else { return skipped() };
        assert!(
            story.has("start") || story.has("poisoned true") || story.answered().len() == 60,
            "at {at}: {:?}",
            story.lines
        );
        story.check();
    }
}

/// RP-05: a full disk refuses writes, reads go on, and with space again it writes without a restart.
#[test]
fn a_full_disk_refuses_and_recovers() {
    let Some(story) = hurt("pwrite64", "error=ENOSPC:when=40..50") else { return skipped() };
    assert!(story.has("Full"), "{:?}", story.lines);
    assert!(story.has("poisoned false"), "{:?}", story.lines);
    let full = story.lines.iter().rposition(|line| line.contains("Full")).unwrap();
    assert!(story.lines[full..].iter().any(|line| line.starts_with("ok")), "{:?}", story.lines);
    let answered = i64::try_from(story.answered().len()).unwrap();
    assert!(story.has(&format!("reads {answered},")), "{:?}", story.lines);
    story.check();
}

/// RP-01, RP-03, RP-17: killed at a write, be it in a migration or in an act, nothing answered is lost.
#[test]
fn killed_at_any_write_nothing_answered_is_lost() {
    for at in (1..90).step_by(6).chain((100..1500).step_by(200)) {
        let Some(story) = hurt("pwrite64", &format!("signal=SIGKILL:when={at}")) else { return skipped() };
        assert!(!story.has("reads"), "it was not killed at {at}");
        story.check();
    }
}

/// The victim itself, unhurt: what the others are measured against.
#[test]
fn unhurt_all_acts_are_answered() {
    let Some(story) = hurt(SYNC, "error=EIO:when=60000") else { return skipped() };
    assert_eq!(story.answered().len(), 60, "{:?}", story.lines);
    assert!(story.has("reads 60, poisoned false"));
    assert_eq!(story.lines.len(), 61, "{:?}", story.lines);
    story.check();
}
