//! The rules of growth, checked on the catalogue that the migrations leave and on their text (scale.md 1 to 5).
//! Each rule is also shown a table that breaks it.

use std::collections::BTreeSet;

use db::{EngineKind, Migration, Schema, TestDb, params};

use super::{INDEX, MIGRATIONS, REFERENCE, TENANT};

/// What the migration runner keeps for itself.
const RUNNER: &[&str] = &["schema_lease", "schema_migrations"];

/// Which kind each table is.
#[derive(Clone, Copy)]
struct Kinds<'k> {
    reference: &'k [&'k str],
    index: &'k [&'k str],
    tenant: &'k [&'k str],
}

const OURS: Kinds<'_> = Kinds { reference: REFERENCE, index: INDEX, tenant: TENANT };

fn faults(schema: &Schema, kinds: Kinds<'_>) -> Vec<String> {
    let mut faults = unlisted(schema, kinds);
    for (name, table) in &schema.tables {
        for trigger in &table.triggers {
            faults.push(format!("{name}: trigger {trigger}"));
        }
        if table.primary_key.is_empty() {
            faults.push(format!("{name}: no primary key"));
        }
        for key in &table.foreign_keys {
            let columns = key.columns.join(", ");
            if key.name.as_ref().is_none_or(|name| name.ends_with("_fkey")) {
                faults.push(format!("{name}: foreign key ({columns}) has no name"));
            }
            if !matches!(key.on_delete.as_str(), "CASCADE" | "RESTRICT") {
                faults.push(format!("{name}: foreign key ({columns}) on delete {}", key.on_delete));
            }
            if kinds.tenant.contains(&key.target.as_str()) && !kinds.tenant.contains(&name.as_str()) {
                faults.push(format!("{name}: foreign key ({columns}) leads to tenant data"));
            }
        }
        if kinds.tenant.contains(&name.as_str()) {
            faults.extend(tenant_faults(name, table));
        }
    }
    faults
}

/// Tables of no kind or of two, and names of tables that are not there.
fn unlisted(schema: &Schema, kinds: Kinds<'_>) -> Vec<String> {
    let listed = [kinds.reference, kinds.index, kinds.tenant].concat();
    let mut faults = Vec::new();
    for name in schema.tables.keys() {
        match listed.iter().filter(|listed| *listed == name).count() {
            1 => {}
            count => faults.push(format!("{name}: of {count} kinds")),
        }
    }
    for name in listed.iter().filter(|name| !schema.tables.contains_key(**name)) {
        faults.push(format!("{name}: listed but not there"));
    }
    faults
}

fn tenant_faults(name: &str, table: &db::Table) -> Vec<String> {
    let Some(tenant) =
        table.primary_key.first().filter(|key| ["organization_id", "customer_id"].contains(&key.as_str()))
    else {
        return vec![format!("{name}: the primary key does not begin with the customer or organization")];
    };
    let mut faults = Vec::new();
    if !table.columns.iter().any(|column| column.name == *tenant && column.not_null) {
        faults.push(format!("{name}: {tenant} may be null"));
    }
    let keys = table.unique.iter().map(|columns| ("unique key", columns));
    let indexes = table.indexes.iter().map(|index| ("index", &index.columns));
    let foreign = table.foreign_keys.iter().map(|key| ("foreign key", &key.columns));
    for (what, columns) in keys.chain(indexes).chain(foreign) {
        if columns.first() != Some(tenant) {
            faults.push(format!("{name}: {what} ({}) does not begin with {tenant}", columns.join(", ")));
        }
    }
    faults
}

/// Words of SQL without comments and quoted texts, in capitals; brackets stand alone.
fn words(sql: &str) -> Vec<String> {
    let code: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    let unquoted: String = code.join("\n").split('\'').step_by(2).collect::<Vec<_>>().join(" ");
    unquoted
        .replace('(', " ( ")
        .split(|c: char| c.is_whitespace() || ",;)".contains(c))
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect()
}

/// What no migration may say: the engines differ there, or a cluster cannot keep it.
const FORBIDDEN: &[&str] = &[
    "TRIGGER",
    "FUNCTION",
    "PROCEDURE",
    "EXCLUDE",
    "GENERATED",
    "IDENTITY",
    "SEQUENCE",
    "AUTOINCREMENT",
    "SERIAL",
    "BIGSERIAL",
    "DEFERRABLE",
    "CURRENT_TIMESTAMP",
    "NOW",
    "RANDOM",
    "GEN_RANDOM_UUID",
    "UUIDV7",
];

fn text_faults(sql: &str) -> Vec<String> {
    let words = words(sql);
    let mut faults: Vec<String> = words
        .iter()
        .filter(|word| FORBIDDEN.contains(&word.as_str()))
        .map(|word| format!("says {word}"))
        .collect();
    for (at, word) in words.iter().enumerate() {
        let named = at >= 2 && words[at - 2] == "CONSTRAINT";
        let constraint = match word.as_str() {
            "CHECK" | "FOREIGN" | "PRIMARY" => true,
            "UNIQUE" => words.get(at + 1).is_some_and(|next| next != "INDEX"),
            _ => false,
        };
        if constraint && !named {
            faults.push(format!("{word} has no name"));
        }
        if word == "REFERENCES" && !words[..at].iter().rev().take(12).any(|earlier| earlier == "FOREIGN") {
            faults.push("REFERENCES of a column has no name".into());
        }
    }
    faults
}

/// Scale 1 to 5 hold for all that the migrations made.
#[test]
fn the_schema_keeps_the_rules_of_growth() {
    let db = TestDb::new(MIGRATIONS);
    assert_eq!(faults(&db.schema().unwrap(), OURS), [""; 0]);
    for migration in MIGRATIONS {
        assert_eq!(text_faults(migration.sql), [""; 0], "{}", migration.name);
    }
}

/// Every table is of exactly one kind, or the runner's own.
#[test]
fn there_are_no_other_tables() {
    let db = TestDb::new(MIGRATIONS);
    let sql = match db.engine() {
        EngineKind::Sqlite => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
        EngineKind::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
    };
    let found: Vec<(String,)> = db.read_blocking(|tx| tx.all(sql, params![])).unwrap();
    let found: BTreeSet<String> = found.into_iter().map(|row| row.0).collect();
    let listed = [REFERENCE, INDEX, TENANT, RUNNER].concat();
    assert_eq!(found, listed.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(found.len(), listed.len());
}

/// Nothing is numbered or computed by the engine, whatever the text of the migrations says.
#[test]
fn no_column_is_made_by_the_engine() {
    let db = TestDb::new(MIGRATIONS);
    let sql = match db.engine() {
        EngineKind::Sqlite => {
            "SELECT COUNT(*) FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c \
             WHERE t.type = 'table' AND (c.hidden > 0 OR t.sql LIKE '%AUTOINCREMENT%' \
             OR (c.pk = 1 AND c.type = 'INTEGER' AND t.name NOT LIKE 'schema_%' \
                 AND (SELECT MAX(k.pk) FROM pragma_table_info(t.name) k) = 1))"
        }
        EngineKind::Postgres => {
            "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = current_schema() \
             AND (is_identity = 'YES' OR is_generated <> 'NEVER' OR column_default LIKE 'nextval%')"
        }
    };
    let (made,): (i64,) = db.read_blocking(|tx| tx.one(sql, params![])).unwrap();
    assert_eq!(made, 0);
}

/// A schema in which every rule is kept, for the bad ones to differ from in one place.
const GOOD: &str = "
CREATE TABLE owners (id {id} NOT NULL, CONSTRAINT owners_key PRIMARY KEY (id)) {strict};
CREATE TABLE bills (
  customer_id {id} NOT NULL,
  id {id} NOT NULL,
  owner_id {id} NOT NULL,
  CONSTRAINT bills_key PRIMARY KEY (customer_id, id),
  CONSTRAINT bills_owner UNIQUE (customer_id, owner_id),
  CONSTRAINT bills_customer FOREIGN KEY (customer_id) REFERENCES owners (id) ON DELETE RESTRICT
) {strict};
CREATE INDEX bills_by_owner ON bills (customer_id, owner_id);
";

fn judged(sql: &'static str) -> Vec<String> {
    let db = TestDb::new(&[Migration { name: "0001_judged", sql }]);
    faults(&db.schema().unwrap(), Kinds { reference: &["owners"], index: &[], tenant: &["bills"] })
}

fn leaked(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}

/// Each rule of the catalogue finds the one table that breaks it.
#[test]
fn each_rule_finds_what_breaks_it() {
    assert_eq!(judged(GOOD), [""; 0]);
    let table = [
        ("PRIMARY KEY (customer_id, id)", "PRIMARY KEY (id, customer_id)", "the primary key does not begin"),
        (
            "UNIQUE (customer_id, owner_id)",
            "UNIQUE (owner_id, customer_id)",
            "unique key (owner_id, customer_id) does",
        ),
        (
            "ON bills (customer_id, owner_id)",
            "ON bills (owner_id, customer_id)",
            "index (owner_id, customer_id) does",
        ),
        ("FOREIGN KEY (customer_id)", "FOREIGN KEY (owner_id)", "foreign key (owner_id) does not begin"),
        ("ON DELETE RESTRICT", "ON DELETE SET NULL", "foreign key (customer_id) on delete SET NULL"),
        ("ON DELETE RESTRICT", "", "foreign key (customer_id) on delete NO ACTION"),
        ("CONSTRAINT bills_customer FOREIGN", "FOREIGN", "foreign key (customer_id) has no name"),
        (
            "CREATE INDEX",
            "CREATE TABLE more (id {id} NOT NULL PRIMARY KEY) {strict}; CREATE INDEX",
            "more: of 0 kinds",
        ),
        (
            "CREATE TABLE owners",
            "CREATE TABLE renters (id {id} NOT NULL PRIMARY KEY) {strict}; CREATE TABLE owners",
            "renters",
        ),
    ];
    for (good, bad, expected) in table {
        assert!(GOOD.contains(good), "{good}");
        let found = judged(leaked(GOOD.replace(good, bad)));
        assert!(found.iter().any(|fault| fault.contains(expected)), "{bad}: {found:?}");
    }
    let back = GOOD.to_owned()
        + "CREATE TABLE ties (id {id} NOT NULL, bill_id {id} NOT NULL, customer_id {id} NOT NULL, \
           CONSTRAINT ties_key PRIMARY KEY (id), CONSTRAINT ties_bill FOREIGN KEY (customer_id, bill_id) \
           REFERENCES bills (customer_id, id) ON DELETE CASCADE) {strict};";
    let db = TestDb::new(&[Migration { name: "0001_judged", sql: leaked(back) }]);
    let kinds = Kinds { reference: &["owners", "ties"], index: &["ties"], tenant: &["bills", "sold"] };
    let found = faults(&db.schema().unwrap(), kinds);
    for expected in ["leads to tenant data", "ties: of 2 kinds", "sold: listed but not there"] {
        assert!(found.iter().any(|fault| fault.contains(expected)), "{expected}: {found:?}");
    }
}

/// A tenant column that may be null is found. The engines make key columns NOT NULL by themselves in most cases,
/// so the catalogue is given by hand.
#[test]
fn a_tenant_column_that_may_be_null_and_a_trigger_are_found() {
    let db = TestDb::new(&[Migration { name: "0001_judged", sql: GOOD }]);
    let mut schema = db.schema().unwrap();
    let bills = schema.tables.get_mut("bills").unwrap();
    bills.columns[0].not_null = false;
    bills.triggers.push("bills_touched".into());
    let found = faults(&schema, Kinds { reference: &["owners"], index: &[], tenant: &["bills"] });
    assert_eq!(found, ["bills: trigger bills_touched", "bills: customer_id may be null"]);
    schema.tables.get_mut("bills").unwrap().primary_key.clear();
    let found = faults(&schema, Kinds { reference: &["owners"], index: &[], tenant: &["bills"] });
    assert!(found.contains(&"bills: no primary key".to_owned()), "{found:?}");
}

/// Each rule of the text finds what breaks it.
#[test]
fn each_rule_of_the_text_finds_what_breaks_it() {
    assert_eq!(text_faults(GOOD), [""; 0]);
    assert_eq!(text_faults("-- CHECK, NOW\nCREATE UNIQUE INDEX a ON b (c) WHERE d = 'SERIAL';"), [""; 0]);
    let table = [
        ("CREATE TABLE t (a {int} NOT NULL CHECK (a > 0))", "CHECK has no name"),
        ("CREATE TABLE t (a {int}, UNIQUE (a))", "UNIQUE has no name"),
        ("CREATE TABLE t (a {int} NOT NULL PRIMARY KEY)", "PRIMARY has no name"),
        ("CREATE TABLE t (a {id}, FOREIGN KEY (a) REFERENCES b (id))", "FOREIGN has no name"),
        ("CREATE TABLE t (a {id} REFERENCES b (id))", "REFERENCES of a column has no name"),
        ("CREATE TABLE t (a BIGINT GENERATED ALWAYS AS IDENTITY)", "says GENERATED"),
        ("CREATE TABLE t (a BIGINT GENERATED ALWAYS AS IDENTITY)", "says IDENTITY"),
        ("CREATE TABLE t (a bigserial)", "says BIGSERIAL"),
        ("CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END", "says TRIGGER"),
        ("CREATE TABLE t (a {id} DEFAULT gen_random_uuid())", "says GEN_RANDOM_UUID"),
        ("ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES b (id) DEFERRABLE", "says DEFERRABLE"),
    ];
    for (sql, expected) in table {
        let found = text_faults(sql);
        assert!(found.iter().any(|fault| fault == expected), "{sql}: {found:?}");
    }
}

/// `UPDATE` statements in a source that move a row to another customer or organization.
fn moved_rows(source: &str) -> Vec<String> {
    source
        .split("UPDATE ")
        .skip(1)
        .filter_map(|rest| rest.split_once("WHERE").map(|(head, _)| head))
        .filter(|head| {
            let tenant = TENANT.iter().any(|table| head.starts_with(&format!("{table} ")));
            tenant && (head.contains("customer_id =") || head.contains("organization_id ="))
        })
        .map(str::to_owned)
        .collect()
}

/// Scale 1: the customer of a row is never updated.
#[test]
fn no_statement_moves_a_row_to_another_customer() {
    assert_eq!(moved_rows("UPDATE seats SET customer_id = $2 WHERE id = $1").len(), 1);
    assert_eq!(moved_rows("UPDATE login_sessions SET organization_id = $2 WHERE id = $1").len(), 0);
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("schema_tests.rs") {
                assert_eq!(
                    moved_rows(&std::fs::read_to_string(&path).unwrap()),
                    [""; 0],
                    "{}",
                    path.display()
                );
            }
        }
    }
}
