use super::{STOCK, notes, stock};
use crate::{Db, DbError, Migration, TestDb, params};

const MORE: Migration =
    Migration { name: "0002_more", sql: "CREATE TABLE more (id {id} NOT NULL PRIMARY KEY) {strict}" };

#[test]
fn each_is_applied_once_and_named() {
    let db = TestDb::new(&[]);
    assert_eq!(db.migrate(&[STOCK, MORE]), Ok(vec!["0001_stock", "0002_more"]));
    assert_eq!(db.migrate(&[STOCK, MORE]), Ok(vec![]));
}

/// RP-17: an older program refuses a newer database.
#[test]
fn a_newer_database_is_refused() {
    let db = TestDb::new(&[STOCK, MORE]);
    let error = db.migrate(&[STOCK]).unwrap_err();
    assert!(matches!(&error, DbError::Refused(text) if text.contains("0002_more")), "{error}");
}

#[test]
fn an_edited_migration_is_refused() {
    let db = stock();
    let edited = Migration { sql: "SELECT 1", ..STOCK };
    let error = db.migrate(&[edited]).unwrap_err();
    assert!(matches!(&error, DbError::Refused(text) if text.contains("another text")), "{error}");
}

/// RP-17: what fails half way leaves nothing, and may be mended and applied.
#[test]
fn a_failing_migration_is_undone() {
    let db = stock();
    let broken = Migration {
        name: "0002_more",
        sql: "CREATE TABLE more (id {int} NOT NULL); CREATE TABLE notes (id {int});",
    };
    let error = db.migrate(&[STOCK, broken]).unwrap_err();
    assert!(matches!(&error, DbError::Refused(text) if text.contains("0002_more")), "{error}");
    assert_eq!(notes(&db), 0);
    assert_eq!(db.migrate(&[STOCK, MORE]), Ok(vec!["0002_more"]));
}

#[test]
fn several_nodes_migrate_at_once_and_each_step_runs_once() {
    let db = TestDb::new(&[]);
    let nodes: Vec<_> = (0..4)
        .map(|_| {
            // Nodes of their own on a server; SQLite has one process, so there it is the same one four times.
            let node =
                if super::server().is_some() { Db::open(&db.settings()).unwrap() } else { Db::clone(&db) };
            std::thread::spawn(move || node.migrate(&[STOCK, MORE]))
        })
        .collect();
    let mut applied: Vec<_> = nodes.into_iter().flat_map(|node| node.join().unwrap().unwrap()).collect();
    applied.sort_unstable();
    assert_eq!(applied, ["0001_stock", "0002_more"]);
}

const TREE: Migration = Migration {
    name: "0001_tree",
    sql: "
CREATE TABLE parents (id {int} NOT NULL PRIMARY KEY) {strict};
CREATE TABLE children (
  id {int} NOT NULL PRIMARY KEY,
  parent_id {int} NOT NULL,
  CONSTRAINT children_parent FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
) {strict};
INSERT INTO parents (id) VALUES (1);
INSERT INTO children (id, parent_id) VALUES (1, 1);
",
};

/// The way SQLite's guide rebuilds a table: dropping the old one must not cascade into its children.
#[test]
fn rebuilding_a_table_keeps_what_refers_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&super::sqlite_settings(&folder)).unwrap();
    let rebuild = Migration {
        name: "0002_rebuild",
        sql: "
CREATE TABLE parents_new (id {int} NOT NULL PRIMARY KEY, name {text}) {strict};
INSERT INTO parents_new (id) SELECT id FROM parents;
DROP TABLE parents;
ALTER TABLE parents_new RENAME TO parents;
",
    };
    db.migrate(&[TREE, rebuild]).unwrap();
    let children = db.read_blocking(|tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM children", params![]));
    assert_eq!(children, Ok((1,)));
    let orphan =
        db.write_blocking(|tx| tx.execute("INSERT INTO children (id, parent_id) VALUES (2, 2)", params![]));
    assert!(matches!(orphan, Err(DbError::ForeignKey { .. })), "foreign keys are on again: {orphan:?}");
}

#[test]
fn a_migration_that_leaves_orphans_is_refused() {
    let db = TestDb::new(&[TREE]);
    let orphaning =
        Migration { name: "0002_orphan", sql: "INSERT INTO children (id, parent_id) VALUES (3, 3);" };
    db.migrate(&[TREE, orphaning]).unwrap_err();
    let children = db.read_blocking(|tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM children", params![]));
    assert_eq!(children, Ok((1,)));
}

/// Statements prepared before a migration must give the new shape after it.
#[test]
fn statements_are_prepared_anew_after_a_migration() {
    let db = TestDb::new(&[TREE]);
    let read = |db: &Db| db.read_blocking(|tx| tx.all::<(i64,)>("SELECT * FROM parents", params![]));
    assert_eq!(read(&db), Ok(vec![(1,)]));
    let wider = Migration { name: "0002_wider", sql: "ALTER TABLE parents ADD COLUMN name {text}" };
    db.migrate(&[TREE, wider]).unwrap();
    assert_eq!(read(&db), Ok(vec![(1,)]));
    let names = db.read_blocking(|tx| tx.all::<(i64, Option<String>)>("SELECT * FROM parents", params![]));
    assert_eq!(names, Ok(vec![(1, None)]));
}
