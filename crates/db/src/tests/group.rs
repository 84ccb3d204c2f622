use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier};

use super::{STOCK, note, notes, sqlite_settings};
use crate::{Db, DbError, params};

const WRITERS: i64 = 64;

/// While one act holds the writer, 64 others queue up; they must share a few commits.
#[test]
fn acts_that_wait_share_a_commit() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    let before = db.counts();
    let gate = Arc::new(Barrier::new(2));
    let holder = hold(&db, &gate);
    let writers: Vec<_> = (1..=WRITERS)
        .map(|id| {
            let db = db.clone();
            std::thread::spawn(move || note(&db, id))
        })
        .collect();
    // All of them are in the queue long before the holder lets go.
    std::thread::sleep(std::time::Duration::from_millis(200));
    gate.wait();
    holder.join().unwrap().unwrap();
    for writer in writers {
        assert_eq!(writer.join().unwrap(), Ok(1));
    }
    let after = db.counts();
    assert_eq!(after.writes - before.writes, 65);
    let commits = after.commits - before.commits;
    assert!(commits <= 16, "{commits} commits for 65 acts");
    assert_eq!(notes(&db), WRITERS);
}

/// What nobody waits for lets others go first, also those that came later.
#[test]
fn an_act_that_may_wait_for_a_lull_runs_after_the_others() {
    let held = Held::new();
    let patient = held.counting_in_a_lull();
    std::thread::sleep(std::time::Duration::from_millis(10));
    let others: Vec<_> = (1..=3).map(|id| held.noting(id)).collect();
    std::thread::sleep(std::time::Duration::from_millis(30));
    held.let_go();
    assert_eq!(patient.join().unwrap(), Ok((3,)));
    for other in others {
        assert_eq!(other.join().unwrap(), Ok(1));
    }
}

/// Nor does it wait for ever: who has waited for long enough goes before those that came meanwhile.
#[test]
fn who_has_waited_for_a_lull_for_long_goes_first() {
    let held = Held::new();
    let patient = held.counting_in_a_lull();
    std::thread::sleep(std::time::Duration::from_millis(150));
    let other = held.noting(1);
    std::thread::sleep(std::time::Duration::from_millis(50));
    held.let_go();
    assert_eq!(patient.join().unwrap(), Ok((0,)));
    assert_eq!(other.join().unwrap(), Ok(1));
}

/// A database that is closed still does what waits for a lull.
#[test]
fn what_waits_for_a_lull_is_done_before_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    let gate = Arc::new(Barrier::new(2));
    let holder = hold(&db, &gate);
    let patient = {
        let db = db.clone();
        std::thread::spawn(move || {
            crate::block_on(
                db.write_in_a_lull(|tx| tx.execute("INSERT INTO notes (id) VALUES (7)", params![])),
            )
        })
    };
    std::thread::sleep(std::time::Duration::from_millis(50));
    let closer = std::thread::spawn(move || db.close());
    std::thread::sleep(std::time::Duration::from_millis(50));
    gate.wait();
    holder.join().unwrap().unwrap();
    closer.join().unwrap();
    assert_eq!(patient.join().unwrap(), Ok(1));
}

/// A database whose writer is held until the gate opens.
struct Held {
    _folder: tempfile::TempDir,
    db: Db,
    gate: Arc<Barrier>,
    holder: std::thread::JoinHandle<Result<(), DbError>>,
}

impl Held {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&sqlite_settings(&folder)).unwrap();
        db.migrate(&[STOCK]).unwrap();
        let gate = Arc::new(Barrier::new(2));
        let holder = hold(&db, &gate);
        Self { _folder: folder, db, gate, holder }
    }

    /// Counts the notes in a lull, on a thread of its own.
    fn counting_in_a_lull(&self) -> std::thread::JoinHandle<Result<(i64,), DbError>> {
        let db = self.db.clone();
        let count = |tx: &mut crate::Tx<'_>| tx.one("SELECT COUNT(*) FROM notes", params![]);
        std::thread::spawn(move || crate::block_on(db.write_in_a_lull(count)))
    }

    fn noting(&self, id: i64) -> std::thread::JoinHandle<Result<u64, DbError>> {
        let db = self.db.clone();
        std::thread::spawn(move || note(&db, id))
    }

    fn let_go(self) {
        self.gate.wait();
        self.holder.join().unwrap().unwrap();
    }
}

/// An act that runs until the gate opens.
fn hold(db: &Db, gate: &Arc<Barrier>) -> std::thread::JoinHandle<Result<(), DbError>> {
    let (db, gate) = (db.clone(), Arc::clone(gate));
    let (sender, started) = channel();
    let thread = std::thread::spawn(move || {
        db.write_blocking(move |_| {
            sender.send(()).unwrap();
            gate.wait();
            Ok(())
        })
    });
    started.recv().unwrap();
    thread
}

/// A caller that went away before its act began (a request that timed out) leaves nothing behind.
#[tokio::test]
async fn an_act_dropped_before_it_began_does_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    let gate = Arc::new(Barrier::new(2));
    let holder = hold(&db, &gate);
    let abandoned = db.write(|tx| tx.execute("INSERT INTO notes (id) VALUES (1)", params![]));
    tokio::time::timeout(std::time::Duration::from_millis(50), abandoned).await.unwrap_err();
    gate.wait();
    holder.join().unwrap().unwrap();
    assert_eq!(note(&db, 2), Ok(1));
    assert_eq!(notes(&db), 1);
}

/// RP-04, first half: an answered act is in the file that another connection reads.
#[test]
fn an_answered_act_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    note(&db, 1).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("seatwright.db")).unwrap();
    let count: i64 = other.query_row("SELECT COUNT(*) FROM notes", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

/// A statement that SQLite answers by undoing the whole transaction fails all acts of the group, and the next
/// group works.
#[test]
fn an_act_that_ends_the_transaction_fails_and_the_next_one_works() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    let ended = db.write_blocking(|tx| {
        tx.execute("INSERT INTO notes (id) VALUES (1)", params![])?;
        tx.execute("ROLLBACK", params![])
    });
    assert!(ended.is_err());
    assert_eq!(note(&db, 2), Ok(1));
    assert_eq!(notes(&db), 1);
}

/// Acts that are refused after they wrote take nothing of their neighbours with them, and leave nothing behind.
#[test]
fn an_act_that_is_taken_back_takes_nobody_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    db.migrate(&[STOCK]).unwrap();
    let gate = Arc::new(Barrier::new(2));
    let holder = hold(&db, &gate);
    let writers: Vec<_> = (1..=WRITERS)
        .map(|id| {
            let db = db.clone();
            std::thread::spawn(move || {
                db.write_blocking(move |tx| {
                    tx.execute("INSERT INTO notes (id) VALUES ($1)", params![id])?;
                    if id % 3 == 0 { Err(DbError::Refused("no multiples of three".into())) } else { Ok(id) }
                })
            })
        })
        .collect();
    std::thread::sleep(std::time::Duration::from_millis(200));
    gate.wait();
    holder.join().unwrap().unwrap();
    for (id, writer) in (1..).zip(writers) {
        assert_eq!(writer.join().unwrap().is_ok(), id % 3 != 0, "{id}");
    }
    let kept: Vec<(i64,)> =
        db.read_blocking(|tx| tx.all("SELECT id FROM notes ORDER BY id", params![])).unwrap();
    let expected: Vec<(i64,)> = (1..=WRITERS).filter(|id| id % 3 != 0).map(|id| (id,)).collect();
    assert_eq!(kept, expected);
}
