use super::stock;
use crate::{Db, DbError, params};

/// The pattern every limit rests on: one conditional UPDATE decides (scale.md, rule 10).
const TAKE: &str = "UPDATE stock SET used = used + 1 WHERE id = $1 AND used < quantity RETURNING used";

#[test]
fn sixty_four_racing_for_the_last_unit_exactly_one_gets_it() {
    let db = stock();
    db.write_blocking(|tx| {
        tx.execute("INSERT INTO stock (id, used, quantity) VALUES ($1, $2, $3)", params![1, 9, 10])
    })
    .unwrap();
    let racers: Vec<_> = (0..64)
        .map(|_| {
            let db = Db::clone(&db);
            std::thread::spawn(move || db.write_blocking(|tx| tx.optional::<(i64,)>(TAKE, params![1])))
        })
        .collect();
    let answers: Vec<Result<Option<(i64,)>, DbError>> =
        racers.into_iter().map(|racer| racer.join().unwrap()).collect();
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let taken: Vec<_> = answers.into_iter().flatten().flatten().collect();
    assert_eq!(taken, [(10,)]);
    let used = db.read_blocking(|tx| tx.one::<(i64,)>("SELECT used FROM stock WHERE id = 1", params![]));
    assert_eq!(used, Ok((10,)));
}

/// The CHECK stands behind the condition: a statement that forgets it is refused, not obeyed.
#[test]
fn the_check_refuses_what_the_condition_forgot() {
    let db = stock();
    let refused = db.write_blocking(|tx| {
        tx.execute("INSERT INTO stock (id, used, quantity) VALUES (1, 1, 1)", params![])?;
        tx.execute("UPDATE stock SET used = used + 1 WHERE id = 1", params![])
    });
    assert_eq!(refused, Err(DbError::Check { constraint: "stock_used_within".into() }));
}
