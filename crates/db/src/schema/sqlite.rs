//! The catalogue of SQLite: table-valued pragmas, and the text of CREATE TABLE for the names of foreign keys,
//! which no pragma tells.

use crate::{DbError, Tx, params};

use super::{ForeignKey, Index, Schema, SchemaColumn};

pub(crate) fn schema(tx: &mut Tx<'_>) -> Result<Schema, DbError> {
    let mut schema = Schema::default();
    let tables: Vec<(String, String)> = tx.all(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#'",
        params![],
    )?;
    for (name, sql) in &tables {
        columns(tx, &mut schema, name)?;
        indexes(tx, &mut schema, name)?;
        foreign_keys(tx, &mut schema, name, sql)?;
    }
    let triggers: Vec<(String, String)> =
        tx.all("SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger'", params![])?;
    for (table, trigger) in triggers {
        schema.table(&table).triggers.push(trigger);
    }
    Ok(schema.sorted())
}

fn columns(tx: &mut Tx<'_>, schema: &mut Schema, table: &str) -> Result<(), DbError> {
    let rows: Vec<(String, String, bool, i64)> =
        tx.all("SELECT name, type, \"notnull\", pk FROM pragma_table_info($1) ORDER BY cid", params![table])?;
    let mut key: Vec<(i64, String)> = Vec::new();
    for (name, kind, not_null, place) in rows {
        if place > 0 {
            key.push((place, name.clone()));
        }
        schema.table(table).columns.push(SchemaColumn { name, kind: kind.to_lowercase(), not_null });
    }
    key.sort();
    schema.table(table).primary_key = key.into_iter().map(|(_, name)| name).collect();
    Ok(())
}

fn indexes(tx: &mut Tx<'_>, schema: &mut Schema, table: &str) -> Result<(), DbError> {
    let rows: Vec<(String, bool, String, bool)> =
        tx.all("SELECT name, \"unique\", origin, partial FROM pragma_index_list($1)", params![table])?;
    for (name, unique, origin, partial) in rows {
        let named: Vec<(Option<String>,)> =
            tx.all("SELECT name FROM pragma_index_info($1) ORDER BY seqno", params![name])?;
        let columns: Vec<String> = named.into_iter().map(|(name,)| name.unwrap_or_default()).collect();
        let table = schema.table(table);
        if unique && origin != "pk" && columns.iter().all(|column| !column.is_empty()) {
            table.unique.push(columns.clone());
        }
        if origin == "c" {
            table.indexes.push(Index { name, columns, unique, partial });
        }
    }
    Ok(())
}

fn foreign_keys(tx: &mut Tx<'_>, schema: &mut Schema, table: &str, sql: &str) -> Result<(), DbError> {
    let rows: Vec<(i64, String, String, Option<String>, String)> = tx.all(
        "SELECT id, \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list($1) ORDER BY id, seq",
        params![table],
    )?;
    let names = constraint_names(sql);
    let mut last = None;
    for (id, target, from, to, on_delete) in rows {
        let keys = &mut schema.table(table).foreign_keys;
        if last != Some(id) {
            last = Some(id);
            let (columns, target_columns) = (Vec::new(), Vec::new());
            keys.push(ForeignKey { name: None, columns, target, target_columns, on_delete });
        }
        if let Some(key) = keys.last_mut() {
            key.columns.push(from);
            key.target_columns.extend(to);
        }
    }
    for key in &mut schema.table(table).foreign_keys {
        key.name = names.iter().find(|(columns, _)| *columns == key.columns).map(|(_, name)| name.clone());
    }
    Ok(())
}

/// Columns and name of every `CONSTRAINT name FOREIGN KEY (columns)` in a CREATE TABLE.
fn constraint_names(sql: &str) -> Vec<(Vec<String>, String)> {
    let tokens = tokens(sql);
    let mut names = Vec::new();
    for (at, window) in tokens.windows(5).enumerate() {
        let [constraint, name, foreign, key, open] = window else { continue };
        let head = [constraint, foreign, key].map(|token| token.to_uppercase());
        if head == ["CONSTRAINT", "FOREIGN", "KEY"] && open == "(" {
            let columns = tokens[at + 5..].iter().take_while(|token| *token != ")");
            names.push((columns.filter(|token| *token != ",").cloned().collect(), name.clone()));
        }
    }
    names
}

/// Words and single signs, without comments and quotes around names.
fn tokens(sql: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for line in sql.lines() {
        let code = line.split_once("--").map_or(line, |(code, _)| code);
        let mut word = String::new();
        for c in code.chars() {
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                tokens.push(std::mem::take(&mut word));
            }
            if !c.is_whitespace() && c != '"' {
                tokens.push(c.to_string());
            }
        }
        if !word.is_empty() {
            tokens.push(word);
        }
    }
    tokens
}
