//! Acts begun again (scale.md, rule 9). On PostgreSQL only: SQLite has one writer and nothing to try again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Barrier, mpsc};
use std::time::Duration;

use super::{STOCK, notes, server, stock};
use crate::{Db, DbError, Migration, Settings, TestDb, Tx, params};

/// RP-09: the server ends the connection in the middle of an act; the act is begun again on a new one.
#[test]
fn an_act_whose_connection_dies_is_begun_again() {
    if server().is_none() {
        return;
    }
    let db = stock();
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    db.write_blocking(move |tx| {
        tx.execute("INSERT INTO notes (id) VALUES (1)", params![])?;
        if counted.fetch_add(1, Ordering::SeqCst) == 0 {
            tx.one::<(bool,)>("SELECT pg_terminate_backend(pg_backend_pid())", params![])?;
        }
        Ok::<_, DbError>(())
    })
    .unwrap();
    assert_eq!(runs.load(Ordering::SeqCst), 2);
    assert_eq!(notes(&db), 1);
    assert_eq!(db.counts().retries, 1);
}

/// A trigger that ends the connection in the middle of the first commit.
const DEADLY: Migration = Migration {
    name: "0002_deadly",
    sql: "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
          CREATE CONSTRAINT TRIGGER deadly AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.id < 10) EXECUTE FUNCTION die();",
};

/// Whether a commit whose answer was lost has happened nobody knows: only what finds its own work is begun again.
#[test]
fn a_lost_commit_runs_again_only_where_that_is_safe() {
    if server().is_none() {
        return;
    }
    let db = stock();
    db.migrate(&[STOCK, DEADLY]).unwrap();
    let tried = |may: bool| {
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        let done = db.write_blocking(move |tx| {
            let run = counted.fetch_add(1, Ordering::SeqCst);
            let mut lent = tx.reborrow();
            if may {
                lent.may_run_again();
            }
            // The second run meets no trigger.
            lent.execute("INSERT INTO notes (id) VALUES ($1)", params![i64::from(run) * 10 + 1])?;
            Ok::<_, DbError>(())
        });
        (done, runs.load(Ordering::SeqCst))
    };
    let (lost, runs) = tried(false);
    assert!(matches!(lost, Err(DbError::Unavailable(_))) && runs == 1, "{lost:?} {runs}");
    assert_eq!((tried(true), notes(&db)), ((Ok(()), 2), 1));
}

#[test]
fn a_connection_that_died_idle_is_replaced() {
    if server().is_none() {
        return;
    }
    let db = stock();
    let killer = Db::open(&db.settings()).unwrap();
    for round in 1..=3 {
        let (pid,) = db
            .write_blocking(|tx| tx.one::<(i64,)>("SELECT CAST(pg_backend_pid() AS BIGINT)", params![]))
            .unwrap();
        killer
            .write_blocking(move |tx| {
                tx.one::<(bool,)>("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", params![pid])
            })
            .unwrap();
        super::note(&db, round).unwrap();
    }
    assert_eq!(notes(&db), 3);
}

/// Two acts lock two rows in opposite order: the server ends one, which is begun again; both succeed.
#[test]
fn a_deadlock_is_resolved_by_beginning_again() {
    if server().is_none() {
        return;
    }
    let db = stock();
    db.write_blocking(|tx| {
        tx.execute("INSERT INTO stock (id, used, quantity) VALUES (1, 0, 9), (2, 0, 9)", params![])
    })
    .unwrap();
    let meeting = Arc::new(Barrier::new(2));
    let cross = |first: i64, second: i64| {
        let (db, meeting) = (Db::clone(&db), Arc::clone(&meeting));
        std::thread::spawn(move || {
            let met = AtomicU32::new(0);
            db.write_blocking(move |tx| {
                let take = "UPDATE stock SET used = used + 1 WHERE id = $1";
                tx.execute(take, params![first])?;
                if met.fetch_add(1, Ordering::SeqCst) == 0 {
                    meeting.wait();
                }
                tx.execute(take, params![second])
            })
        })
    };
    let (one, other) = (cross(1, 2), cross(2, 1));
    one.join().unwrap().unwrap();
    other.join().unwrap().unwrap();
    let used = db.read_blocking(|tx| tx.all::<(i64,)>("SELECT used FROM stock ORDER BY id", params![]));
    assert_eq!(used, Ok(vec![(2,), (2,)]));
    assert!(db.counts().retries >= 1);
}

/// The error type of the business hides the failure of the database; the seam must still see it.
#[test]
fn a_retryable_failure_is_seen_inside_another_error() {
    #[derive(Debug)]
    struct Failed(DbError);
    impl From<DbError> for Failed {
        fn from(error: DbError) -> Self {
            Self(error)
        }
    }
    impl crate::Fault for Failed {
        fn db_error(&self) -> Option<&DbError> {
            Some(&self.0)
        }
    }
    if server().is_none() {
        return;
    }
    let db = stock();
    let runs = AtomicU32::new(0);
    let done = db.write_blocking(move |_| match runs.fetch_add(1, Ordering::SeqCst) {
        0 | 1 => Err(Failed(DbError::Retry("not yet".into()))),
        runs => Ok(runs),
    });
    assert_eq!(done.unwrap(), 2);
}

#[test]
fn retrying_ends_at_the_deadline() {
    if server().is_none() {
        return;
    }
    let db = stock();
    let begun = std::time::Instant::now();
    let never = db.write_blocking(|_| Err::<(), _>(DbError::Retry("never".into())));
    assert_eq!(never, Err(DbError::Retry("never".into())));
    let took = begun.elapsed();
    assert!((Duration::from_secs(4)..Duration::from_secs(7)).contains(&took), "{took:?}");
}

/// A key that another node's migration made is named all the same, and a statement prepared before is mended.
#[test]
fn a_migration_of_another_node_is_noticed() {
    if server().is_none() {
        return;
    }
    let db = stock();
    let read = |tx: &mut Tx<'_>| tx.all::<(i64,)>("SELECT * FROM notes", params![]);
    db.read_blocking(read).unwrap();
    let other = Db::open(&db.settings()).unwrap();
    let more = Migration {
        name: "0002_more",
        sql: "ALTER TABLE notes ADD COLUMN tag {text}; CREATE UNIQUE INDEX notes_tag ON notes (tag, body);",
    };
    other.migrate(&[STOCK, more]).unwrap();
    db.read_blocking(read).unwrap();
    let twice = db.write_blocking(|tx| {
        tx.execute("INSERT INTO notes (id, tag, body) VALUES (1, 'a', 'b'), (2, 'a', 'b')", params![])
    });
    assert_eq!(twice, Err(DbError::Unique { constraint: "notes.tag,body".into() }));
}

/// RP-09, RP-14: when all connections hang, those who wait are told so in time.
#[test]
fn who_waits_too_long_for_a_connection_is_told() {
    if server().is_none() {
        return;
    }
    let db = stock();
    let narrow = Db::open(&Settings { connections: 1, ..db.settings() }).unwrap();
    let slow = narrow.clone();
    let hung =
        std::thread::spawn(move || slow.write_blocking(|tx| tx.execute("SELECT pg_sleep(7)", params![])));
    std::thread::sleep(Duration::from_millis(300));
    let begun = std::time::Instant::now();
    assert_eq!(super::note(&narrow, 1), Err(DbError::Busy));
    let took = begun.elapsed();
    assert!((Duration::from_secs(4)..Duration::from_millis(6500)).contains(&took), "{took:?}");
    hung.join().unwrap().unwrap();
    assert_eq!(super::note(&narrow, 2), Ok(1));
    assert_eq!(notes(&db), 1);
}

/// More acts than connections wait their turn.
#[test]
fn acts_wait_for_a_connection() {
    let db = TestDb::new(&[STOCK]);
    let (sender, answers) = mpsc::channel();
    for id in 0..50 {
        let (db, sender) = (Db::clone(&db), sender.clone());
        std::thread::spawn(move || sender.send(super::note(&db, id)).unwrap());
    }
    drop(sender);
    assert!(answers.iter().all(|answer| answer == Ok(1)));
    assert_eq!(notes(&db), 50);
}
