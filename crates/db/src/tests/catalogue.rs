use crate::{ForeignKey, Index, Migration, TestDb};

const TABLES: Migration = Migration {
    name: "0001_tables",
    sql: "
-- A comment with CONSTRAINT nonsense FOREIGN KEY (id)
CREATE TABLE organizations (
  id {id} NOT NULL PRIMARY KEY,
  parent_id {id},
  CONSTRAINT organizations_parent FOREIGN KEY (parent_id) REFERENCES organizations (id) ON DELETE RESTRICT
) {strict};
CREATE TABLE seats (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  name {text},
  ready {bool} NOT NULL,
  PRIMARY KEY (customer_id, id),
  CONSTRAINT seats_name UNIQUE (customer_id, name),
  constraint seats_customer
    foreign key (customer_id) references organizations (id) on delete cascade
) {strict};
CREATE INDEX seats_ready ON seats (customer_id, ready, name) WHERE ready;
CREATE UNIQUE INDEX seats_folded ON seats (customer_id, lower(name));
",
};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn the_catalogue_reads_the_same_on_both_engines() {
    let schema = TestDb::new(&[TABLES]).schema().unwrap();
    assert_eq!(schema.tables.keys().collect::<Vec<_>>(), ["organizations", "seats"]);
    let seats = &schema.tables["seats"];
    let columns: Vec<_> =
        seats.columns.iter().map(|column| (column.name.as_str(), column.not_null)).collect();
    assert_eq!(columns, [("customer_id", true), ("id", true), ("name", false), ("ready", true)]);
    assert_eq!(seats.primary_key, ["customer_id", "id"]);
    assert_eq!(seats.unique, [texts(&["customer_id", "name"])]);
    assert_eq!(seats.triggers, texts(&[]));
    let folded = Index {
        name: "seats_folded".into(),
        columns: texts(&["customer_id", ""]),
        unique: true,
        partial: false,
    };
    let ready = Index {
        name: "seats_ready".into(),
        columns: texts(&["customer_id", "ready", "name"]),
        unique: false,
        partial: true,
    };
    assert_eq!(seats.indexes, [folded, ready]);
    let customer = ForeignKey {
        name: Some("seats_customer".into()),
        columns: texts(&["customer_id"]),
        target: "organizations".into(),
        target_columns: texts(&["id"]),
        on_delete: "CASCADE".into(),
    };
    assert_eq!(seats.foreign_keys, [customer]);
    let parent = &schema.tables["organizations"].foreign_keys[0];
    assert_eq!(
        (parent.name.as_deref(), parent.on_delete.as_str()),
        (Some("organizations_parent"), "RESTRICT")
    );
}

#[test]
fn a_trigger_is_seen() {
    let db = TestDb::new(&[super::STOCK]);
    if super::server().is_some() {
        return;
    }
    db.write_blocking(|tx| {
        tx.execute("CREATE TRIGGER bad AFTER INSERT ON notes BEGIN DELETE FROM stock; END", &[])
    })
    .unwrap();
    assert_eq!(db.schema().unwrap().tables["notes"].triggers, ["bad"]);
}
