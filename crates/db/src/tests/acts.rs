use std::sync::mpsc::channel;
use std::time::Duration;

use super::{note, notes, stock};
use crate::{Db, DbError, Tx, params};

fn insert(tx: &mut Tx<'_>, id: i64) -> Result<u64, DbError> {
    tx.execute("INSERT INTO notes (id) VALUES ($1)", params![id])
}

#[test]
fn an_act_that_fails_leaves_nothing() {
    let db = stock();
    let refused = db.write_blocking(|tx| {
        insert(tx, 1)?;
        Err::<(), _>(DbError::Other("thought better of it".into()))
    });
    assert_eq!(refused, Err(DbError::Other("thought better of it".into())));
    assert_eq!(notes(&db), 0);
}

/// Twenty acts that wait together, every third failing: those around a failing one stay.
#[test]
fn an_act_that_fails_takes_no_other_along() {
    let db = stock();
    let results = together(&db, 20, |tx, id| {
        insert(tx, id)?;
        if id % 3 == 0 { Err(DbError::Other("third".into())) } else { Ok(()) }
    });
    for (id, result) in results {
        assert_eq!(result.is_err(), id % 3 == 0, "act {id}: {result:?}");
    }
    assert_eq!(notes(&db), 14);
}

#[test]
fn a_panic_fails_its_act_alone() {
    let db = stock();
    let results = together(&db, 10, |tx, id| {
        insert(tx, id)?;
        assert!(id != 5, "five is right out");
        Ok(())
    });
    for (id, result) in results {
        match result {
            Err(DbError::Other(text)) => {
                assert_eq!(id, 5);
                assert!(text.contains("five is right out"), "{text}");
            }
            other => assert_eq!(other, Ok(()), "act {id}"),
        }
    }
    assert_eq!(notes(&db), 9);
}

#[test]
fn a_panic_while_reading_is_an_error_and_reading_goes_on() {
    let db = stock();
    let result = db.read_blocking(|_| -> Result<(), DbError> { panic!("lost") });
    assert_eq!(result, Err(DbError::Other("the act panicked: lost".into())));
    assert_eq!(notes(&db), 0);
}

#[test]
fn ok_after_a_failed_statement_is_an_error_on_both_engines() {
    let db = stock();
    note(&db, 1).unwrap();
    let result = db.write_blocking(|tx| {
        insert(tx, 2)?;
        drop(insert(tx, 1));
        Ok::<_, DbError>(())
    });
    let error = result.unwrap_err().to_string();
    assert!(error.contains("went on after a failed statement"), "{error}");
    assert_eq!(notes(&db), 1);
}

#[test]
fn no_statement_runs_after_a_failed_one() {
    let db = stock();
    note(&db, 1).unwrap();
    let (sender, seen) = channel();
    let result = db.write_blocking(move |tx| {
        let first = insert(tx, 1);
        sender.send(insert(tx, 2).unwrap_err()).unwrap();
        first.map(drop)
    });
    assert_eq!(result, Err(DbError::Unique { constraint: "notes.id".into() }));
    assert!(seen.recv().unwrap().to_string().contains("an earlier statement of this act failed"));
}

#[test]
fn a_row_of_another_type_does_not_end_the_act() {
    let db = stock();
    let done = db.write_blocking(|tx| {
        insert(tx, 1)?;
        let wrong = tx.one::<(String,)>("SELECT id FROM notes", params![]);
        assert!(matches!(wrong, Err(DbError::Column { .. })), "{wrong:?}");
        assert_eq!(tx.one::<(i64,)>("SELECT id FROM notes WHERE id = 9", params![]), Err(DbError::NoRow));
        insert(tx, 2)
    });
    assert_eq!(done, Ok(1));
    assert_eq!(notes(&db), 2);
}

#[test]
fn a_read_sees_one_moment() {
    let db = stock();
    let other = Db::clone(&db);
    let counts = db.read_blocking(move |tx| {
        let count = |tx: &mut Tx<'_>| tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![]);
        let (before,) = count(tx)?;
        let writer = other.clone();
        std::thread::spawn(move || note(&writer, 1)).join().unwrap()?;
        Ok::<_, DbError>((before, count(tx)?.0))
    });
    assert_eq!(counts, Ok((0, 0)));
    assert_eq!(notes(&db), 1);
}

#[test]
fn a_read_cannot_write() {
    let db = stock();
    db.read_blocking(|tx| insert(tx, 1)).unwrap_err();
    assert_eq!(notes(&db), 0);
}

#[test]
fn an_act_inside_an_act_is_refused_instead_of_waiting_for_itself() {
    let db = stock();
    let inner = Db::clone(&db);
    let error = db.write_blocking(move |_| note(&inner, 1)).unwrap_err();
    assert!(error.to_string().contains("an act opened another act"), "{error}");
}

#[test]
fn a_closed_database_is_unavailable() {
    let db = stock();
    note(&db, 1).unwrap();
    Db::clone(&db).close();
    assert!(note(&db, 2).unwrap_err().is_unavailable());
    let read = db.read_blocking(|tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![]));
    assert!(read.unwrap_err().is_unavailable());
}

#[test]
fn the_last_clone_may_be_dropped_by_an_act() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&super::sqlite_settings(&folder)).unwrap();
    let kept = db.clone();
    let (sender, done) = channel();
    let thread = std::thread::spawn(move || {
        db.write_blocking(move |_| {
            let _keeps = &kept;
            sender.send(()).unwrap();
            Ok::<_, DbError>(())
        })
    });
    done.recv_timeout(Duration::from_secs(5)).unwrap();
    assert_eq!(thread.join().unwrap(), Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acts_can_be_awaited() {
    let db = stock();
    db.write(|tx| insert(tx, 1)).await.unwrap();
    let count = |tx: &mut Tx<'_>| tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![]);
    assert_eq!(db.read(count).await, Ok((1,)));
    assert_eq!(db.read_long(count).await, Ok((1,)));
}

#[tokio::test]
async fn a_long_read_leaves_the_calling_thread() {
    let db = stock();
    let here = std::thread::current().id();
    let there = db.read_long(|_| Ok::<_, DbError>(std::thread::current().id())).await.unwrap();
    assert_ne!(here, there);
}

/// Runs an act for each of `1..=n` so that they wait together, and collects the answers.
fn together(
    db: &Db,
    n: i64,
    act: impl Fn(&mut Tx<'_>, i64) -> Result<(), DbError> + Send + Copy + 'static,
) -> Vec<(i64, Result<(), DbError>)> {
    let threads: Vec<_> = (1..=n)
        .map(|id| {
            let db = db.clone();
            std::thread::spawn(move || (id, db.write_blocking(move |tx| act(tx, id))))
        })
        .collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

/// A watcher hears what a commit wrote before the act is answered, and no longer than it is kept.
#[test]
fn a_watcher_hears_what_was_written() {
    use std::sync::{Arc, Mutex};

    let db = stock();
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = Arc::clone(&heard);
    let watcher: Arc<crate::Watcher> = Arc::new(move |written: &[crate::Written]| {
        kept.lock().unwrap().extend(written.iter().map(|written| written.table.to_string()));
    });
    db.watch(&watcher);
    assert_eq!(notes(&db), 0);
    assert!(heard.lock().unwrap().is_empty(), "reading is not told");
    note(&db, 1).unwrap();
    assert_eq!(*heard.lock().unwrap(), ["notes"]);
    db.write_blocking(|tx| {
        let mut lent = tx.reborrow();
        lent.optional::<(i64,)>("UPDATE stock SET used = 0 WHERE id = $1 RETURNING id", params![1]).map(drop)
    })
    .unwrap();
    assert_eq!(*heard.lock().unwrap(), ["notes", "stock"]);
    drop(watcher);
    note(&db, 2).unwrap();
    assert_eq!(heard.lock().unwrap().len(), 2);
}

/// What is sent ahead stands in its order: the next statement sees it, and so does whoever reads after the act.
#[test]
fn what_was_sent_is_there_for_the_next_statement() {
    let db = stock();
    let seen = db.write_blocking(|tx| {
        for id in 1..=600 {
            tx.send("INSERT INTO notes (id) VALUES ($1)", params![id])?;
        }
        tx.send("DELETE FROM notes WHERE id > $1", params![590])?;
        tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![])
    });
    assert_eq!((seen, notes(&db)), (Ok((590,)), 590));
}

/// A statement that was sent ahead and failed fails its act, wherever the failure is heard of first, and nothing of the
/// act stays; the connection goes on.
#[test]
fn a_failure_of_what_was_sent_fails_the_act() {
    let db = stock();
    db.write_blocking(|tx| insert(tx, 7)).expect("written");
    let taken = || Err(DbError::Unique { constraint: "notes.id".into() });
    let last = db.write_blocking(|tx| {
        insert(tx, 8)?;
        tx.send("INSERT INTO notes (id) VALUES ($1)", params![7])
    });
    assert_eq!(last, taken(), "heard of with the commit");
    let before = db.write_blocking(|tx| {
        insert(tx, 8)?;
        tx.send("INSERT INTO notes (id) VALUES ($1)", params![7])?;
        insert(tx, 9).map(drop)
    });
    assert_eq!(before, taken(), "heard of with the next statement");
    let among_many = db.write_blocking(|tx| {
        for id in 1..=600 {
            tx.send("INSERT INTO notes (id) VALUES ($1)", params![id])?;
        }
        Ok::<_, DbError>(())
    });
    assert_eq!(among_many, taken());
    assert_eq!(notes(&db), 1);
    db.write_blocking(|tx| tx.send("INSERT INTO notes (id) VALUES ($1)", params![8])).expect("written");
    assert_eq!(notes(&db), 2);
}
