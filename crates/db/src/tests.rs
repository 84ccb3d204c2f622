use crate::{DbError, Migration, TestDb, params};

#[test]
fn opens_and_writes() {
    let db = TestDb::new(&[Migration {
        name: "1",
        sql: "CREATE TABLE t (id {int} NOT NULL PRIMARY KEY, name {text} NOT NULL UNIQUE) {strict}",
    }]);
    db.write_blocking(|tx| tx.execute("INSERT INTO t (id, name) VALUES ($1, $2)", params![1, "a"])).unwrap();
    let error = db
        .write_blocking(|tx| tx.execute("INSERT INTO t (id, name) VALUES ($1, $2)", params![2, "a"]))
        .unwrap_err();
    assert_eq!(error, DbError::Unique { constraint: "t.name".into() });
    assert_eq!(
        db.read_blocking(|tx| tx.one::<(i64, String)>("SELECT id, name FROM t", params![])).unwrap(),
        (1, "a".into())
    );
    assert_eq!(db.schema().unwrap().tables["t"].unique, [["name"]]);
}
