use std::ops::ControlFlow;

use proptest::prelude::*;
use uuid::Uuid;

use super::stock;
use crate::{Column, DbError, FromRow, Migration, Row, TestDb, ToValue, Value, ValueRef, params};

const KINDS: Migration = Migration {
    name: "0001_kinds",
    sql: "CREATE TABLE kinds (id {id} NOT NULL PRIMARY KEY, number {int}, truth {bool}, words {text}, raw {bytes}) {strict}",
};

#[derive(Debug, PartialEq)]
struct Kinds {
    id: Uuid,
    number: Option<i64>,
    truth: Option<bool>,
    words: Option<String>,
    raw: Option<Vec<u8>>,
}

impl FromRow for Kinds {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        // Not in the order of the columns, on purpose.
        Ok(Self {
            raw: row.get("raw")?,
            id: row.get("id")?,
            words: row.get("words")?,
            number: row.get("number")?,
            truth: row.get("truth")?,
        })
    }
}

const INSERT: &str = "INSERT INTO kinds (id, number, truth, words, raw) VALUES ($1, $2, $3, $4, $5)";
const SELECT: &str = "SELECT id, number, truth, words, raw FROM kinds WHERE id = $1";

fn there_and_back(db: &TestDb, kinds: Kinds) {
    let Kinds { id, number, truth, words, raw } = &kinds;
    let params = params![id, number, truth, words, raw].to_vec();
    let id = *id;
    let found = db.write_blocking(move |tx| {
        tx.execute(INSERT, &params)?;
        tx.one::<Kinds>(SELECT, params![id])
    });
    assert_eq!(found, Ok(kinds));
}

#[test]
fn every_kind_comes_back_as_it_went() {
    let db = TestDb::new(&[KINDS]);
    let all = Kinds {
        id: Uuid::from_u128(1),
        number: Some(i64::MIN),
        truth: Some(true),
        words: Some("ä\u{202e}日本 '\"$1?1{id}".into()),
        raw: Some(vec![0, 255, 7]),
    };
    there_and_back(&db, all);
    there_and_back(&db, Kinds { id: Uuid::from_u128(2), number: None, truth: None, words: None, raw: None });
}

#[test]
fn texts_bytes_and_numbers_survive() {
    let db = TestDb::new(&[KINDS]);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(100));
    let strategy = (any::<u128>(), any::<i64>(), any::<bool>(), "[^\\x00]{0,40}", any::<Vec<u8>>());
    runner
        .run(&strategy, |(id, number, truth, words, raw)| {
            there_and_back(
                &db,
                Kinds {
                    id: Uuid::from_u128(id),
                    number: Some(number),
                    truth: Some(truth),
                    words: Some(words),
                    raw: Some(raw),
                },
            );
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_text_with_nul_is_refused_on_both_engines() {
    let db = TestDb::new(&[KINDS]);
    let error =
        db.write_blocking(|tx| tx.execute("UPDATE kinds SET words = $1", params!["a\0b"])).unwrap_err();
    assert_eq!(error, DbError::Other("parameter $1 is a text with a NUL character".into()));
}

#[test]
fn parameters_go_by_number_not_by_appearance() {
    let db = stock();
    let row = db.write_blocking(|tx| {
        tx.execute("INSERT INTO stock (quantity, used, id) VALUES ($3, $2, $1)", params![1, 2, 3])?;
        tx.one::<(i64, i64, i64)>(
            "SELECT id, used, quantity FROM stock WHERE used = $2 AND id = $1 AND used = $2 -- $9",
            params![1, 2],
        )
    });
    assert_eq!(row, Ok((1, 2, 3)));
}

#[test]
fn wrong_numbers_of_parameters_are_refused() {
    let db = stock();
    for params in [params![], params![1, 2]] {
        let params = params.to_vec();
        db.write_blocking(move |tx| tx.execute("DELETE FROM notes WHERE id = $1", &params)).unwrap_err();
    }
}

#[test]
fn a_missing_column_and_a_wrong_type_are_named() {
    struct Wrong;
    impl FromRow for Wrong {
        fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
            assert_eq!(
                row.get::<i64>("nope"),
                Err(DbError::Column {
                    column: "nope".into(),
                    problem: "the statement has no such column".into()
                })
            );
            row.get::<bool>("id").map(|_| Self)
        }
    }
    let db = stock();
    super::note(&db, 7).unwrap();
    let error =
        db.read_blocking(|tx| tx.one::<Wrong>("SELECT id FROM notes", params![]).map(drop)).unwrap_err();
    let problem = "expected a truth value, found a whole number".into();
    assert_eq!(error, DbError::Column { column: "id".into(), problem });
}

#[test]
fn newtypes_of_others_fit_in() {
    #[derive(Debug, PartialEq)]
    struct Size(i64);
    impl ToValue for Size {
        fn to_value(&self) -> Value {
            Value::Int(self.0)
        }
    }
    impl Column for Size {
        fn from_value(value: ValueRef<'_>) -> Result<Self, DbError> {
            let size = value.int()?;
            if size < 0 { Err(DbError::column("a size below zero")) } else { Ok(Self(size)) }
        }
    }
    let db = stock();
    let found = db.write_blocking(|tx| {
        tx.execute("INSERT INTO notes (id) VALUES ($1), ($2)", params![Size(5), Size(-5)])?;
        let good = tx.one::<(Size,)>("SELECT id FROM notes WHERE id = 5", params![])?;
        assert!(tx.one::<(Size,)>("SELECT id FROM notes WHERE id = $1", params![Size(-5)]).is_err());
        Ok::<_, DbError>(good)
    });
    assert_eq!(found, Ok((Size(5),)));
}

#[test]
fn each_hands_rows_over_one_by_one_and_stops_when_told() {
    let db = stock();
    let seen = db.write_blocking(|tx| {
        for id in 1..=500 {
            tx.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", params![id, "x"])?;
        }
        let mut seen = Vec::new();
        tx.each::<(i64,)>("SELECT id FROM notes ORDER BY id", params![], &mut |(id,)| {
            seen.push(id);
            if id == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let (count,) = tx.one::<(i64,)>("SELECT COUNT(*) FROM notes", params![])?;
        Ok::<_, DbError>((seen, count))
    });
    assert_eq!(seen, Ok((vec![1, 2, 3], 500)));
}

#[test]
fn texts_sort_bytewise_and_like_minds_the_case() {
    let db = stock();
    let answers = db.write_blocking(|tx| {
        for (id, body) in ["b", "B", "a", "ä", "Z", "a b", "a_b"].iter().enumerate() {
            tx.execute(
                "INSERT INTO notes (id, body) VALUES ($1, $2)",
                params![i32::try_from(id).unwrap(), body],
            )?;
        }
        let order = tx.all::<(String,)>("SELECT body FROM notes ORDER BY body", params![])?;
        let like = "SELECT body FROM notes WHERE body LIKE $1 ESCAPE '\\' ORDER BY body";
        Ok::<_, DbError>((
            order,
            tx.all::<(String,)>(like, params!["a\\_%"])?,
            tx.all::<(String,)>(like, params!["B%"])?,
        ))
    });
    let texts = |texts: &[&str]| texts.iter().map(|text| ((*text).to_owned(),)).collect::<Vec<_>>();
    let order = texts(&["B", "Z", "a", "a b", "a_b", "b", "ä"]);
    assert_eq!(answers, Ok((order, texts(&["a_b"]), texts(&["B"]))));
}

/// Statements of the dialect that are easy to get wrong on one engine.
#[test]
fn the_dialect_of_the_guide_runs() {
    let db = stock();
    let answers = db.write_blocking(|tx| {
        tx.execute(
            "INSERT INTO stock (id, used, quantity) VALUES ($1, $2, $3), ($4, $5, $6)",
            params![1, 0, 10, 2, 5, 10],
        )?;
        let upsert = "INSERT INTO stock (id, used, quantity) VALUES ($1, $2, $3)
                      ON CONFLICT (id) DO UPDATE SET used = excluded.used WHERE stock.used < excluded.used";
        let written = (tx.execute(upsert, params![2, 7, 10])?, tx.execute(upsert, params![2, 6, 10])?);
        let sum = tx.one::<(i64,)>("SELECT CAST(COALESCE(SUM(used), 0) AS BIGINT) FROM stock", params![])?;
        let page = tx.all::<(i64,)>(
            "SELECT id FROM stock WHERE (quantity, id) > ($1, $2) ORDER BY quantity, id LIMIT $3",
            params![10, 1, 5],
        )?;
        let filter = "SELECT id FROM stock WHERE (CAST($1 AS BIGINT) IS NULL OR used = $1) ORDER BY id";
        let filtered = (tx.all::<(i64,)>(filter, params![None::<i64>])?, tx.all::<(i64,)>(filter, params![7])?);
        let copy = "INSERT INTO notes (id, body) SELECT id, 'n' || CAST(used AS TEXT) FROM stock WHERE TRUE
                    ON CONFLICT (id) DO NOTHING";
        let copied = (tx.execute(copy, params![])?, tx.execute(copy, params![])?);
        let joined = tx.all::<(i64,)>(
            "UPDATE stock SET used = used + 1 FROM notes WHERE notes.id = stock.id AND notes.body = $1
             RETURNING stock.id",
            params!["n0"],
        )?;
        assert_eq!((copied, joined), ((2, 0), vec![(1,)]));
        let truth = tx.one::<(bool, bool)>("SELECT used = 7, FALSE FROM stock WHERE id = 2", params![])?;
        let walk = tx.all::<(i64,)>(
            "WITH RECURSIVE walk (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM walk WHERE n < 3)
             SELECT n FROM walk ORDER BY n",
            params![],
        )?;
        Ok::<_, DbError>((written, sum, page, filtered, truth, walk))
    });
    let expected =
        ((1, 0), (7,), vec![(2,)], (vec![(1,), (2,)], vec![(2,)]), (true, false), vec![(1,), (2,), (3,)]);
    assert_eq!(answers, Ok(expected));
}

/// SQLite would take both; PostgreSQL would not, so neither does.
#[test]
fn double_quotes_are_names_never_texts() {
    let db = stock();
    db.read_blocking(|tx| tx.all::<(i64,)>("SELECT id FROM notes WHERE body = \"x\"", params![]))
        .unwrap_err();
}
