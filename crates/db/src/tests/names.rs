//! The same failure has the same words on both engines.

use crate::{DbError, Migration, TestDb, Value, params};

const KEYS: Migration = Migration {
    name: "0001_keys",
    sql: "
CREATE TABLE owners (
  customer_id {int} NOT NULL,
  id {int} NOT NULL,
  mail {text} NOT NULL,
  nick {text},
  age {int} NOT NULL CONSTRAINT owners_age_sane CHECK (age BETWEEN 0 AND 150),
  PRIMARY KEY (customer_id, id),
  CONSTRAINT owners_mail UNIQUE (customer_id, mail)
) {strict};
CREATE UNIQUE INDEX owners_nick ON owners (nick, customer_id) WHERE nick IS NOT NULL;
CREATE UNIQUE INDEX owners_folded ON owners (age, lower(mail));
CREATE TABLE pets (
  customer_id {int} NOT NULL,
  id {int} NOT NULL,
  owner_id {int} NOT NULL,
  PRIMARY KEY (customer_id, id),
  CONSTRAINT pets_owner FOREIGN KEY (customer_id, owner_id) REFERENCES owners (customer_id, id) ON DELETE RESTRICT
) {strict};
INSERT INTO owners (customer_id, id, mail, nick, age) VALUES (1, 1, 'a@x', 'al', 30);
INSERT INTO pets (customer_id, id, owner_id) VALUES (1, 1, 1);
",
};

const INSERT: &str = "INSERT INTO owners (customer_id, id, mail, nick, age) VALUES ($1, $2, $3, $4, $5)";

fn failing(sql: &'static str, params: &[Value]) -> DbError {
    let db = TestDb::new(&[KEYS]);
    let params = params.to_vec();
    db.write_blocking(move |tx| tx.execute(sql, &params)).unwrap_err()
}

fn unique(constraint: &str) -> DbError {
    DbError::Unique { constraint: constraint.into() }
}

#[test]
fn a_taken_primary_key_names_its_columns() {
    assert_eq!(failing(INSERT, params![1, 1, "b@x", None::<&str>, 1]), unique("owners.customer_id,id"));
}

#[test]
fn a_taken_unique_key_names_its_columns() {
    assert_eq!(failing(INSERT, params![1, 2, "a@x", None::<&str>, 1]), unique("owners.customer_id,mail"));
}

#[test]
fn a_taken_partial_index_names_its_columns_in_its_order() {
    assert_eq!(failing(INSERT, params![1, 2, "b@x", "al", 1]), unique("owners.nick,customer_id"));
}

#[test]
fn a_taken_key_over_an_expression_is_named_by_its_index() {
    assert_eq!(failing(INSERT, params![1, 2, "A@x", None::<&str>, 30]), unique("owners_folded"));
}

#[test]
fn a_failed_check_has_its_name() {
    let error = failing(INSERT, params![1, 2, "b@x", None::<&str>, 151]);
    assert_eq!(error, DbError::Check { constraint: "owners_age_sane".into() });
}

#[test]
fn a_missing_value_names_its_column() {
    let error = failing(INSERT, params![1, 2, None::<&str>, None::<&str>, 1]);
    assert_eq!(error, DbError::NotNull { column: "owners.mail".into() });
}

#[test]
fn a_foreign_key_is_told_from_the_rest() {
    for sql in [
        "INSERT INTO pets (customer_id, id, owner_id) VALUES (1, 2, 99)",
        "DELETE FROM owners WHERE customer_id = 1",
    ] {
        assert!(matches!(failing(sql, params![]), DbError::ForeignKey { .. }), "{sql}");
    }
}
