//! The catalogue of PostgreSQL, of the current schema only.

use crate::{DbError, Tx, params};

use super::{ForeignKey, Index, Schema, SchemaColumn};

pub(crate) fn schema(tx: &mut Tx<'_>) -> Result<Schema, DbError> {
    let mut schema = Schema::default();
    columns(tx, &mut schema)?;
    indexes(tx, &mut schema)?;
    foreign_keys(tx, &mut schema)?;
    triggers(tx, &mut schema)?;
    Ok(schema.sorted())
}

const COLUMNS: &str = "
SELECT t.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod)::text, a.attnotnull
FROM pg_class t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace
ORDER BY t.relname, a.attnum";

fn columns(tx: &mut Tx<'_>, schema: &mut Schema) -> Result<(), DbError> {
    let rows: Vec<(String, String, String, bool)> = tx.all(COLUMNS, params![])?;
    for (table, name, kind, not_null) in rows {
        schema.table(&table).columns.push(SchemaColumn { name, kind, not_null });
    }
    Ok(())
}

const INDEXES: &str = "
SELECT t.relname::text, i.relname::text, x.indisprimary, x.indisunique, x.indpred IS NOT NULL,
       c.oid IS NOT NULL, COALESCE(a.attname::text, '')
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class t ON t.oid = x.indrelid
LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u')
CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attribute, place)
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute AND k.attribute > 0
WHERE t.relnamespace = current_schema()::regnamespace AND k.place <= x.indnkeyatts
ORDER BY t.relname, i.relname, k.place";

struct Built {
    table: String,
    index: Index,
    primary: bool,
    key: bool,
}

fn indexes(tx: &mut Tx<'_>, schema: &mut Schema) -> Result<(), DbError> {
    let rows: Vec<(String, String, bool, bool, bool, bool, String)> = tx.all(INDEXES, params![])?;
    let mut built: Vec<Built> = Vec::new();
    for (table, name, primary, unique, partial, key, column) in rows {
        match built.last_mut() {
            Some(last) if last.table == table && last.index.name == name => last.index.columns.push(column),
            _ => {
                let index = Index { name, columns: vec![column], unique, partial };
                built.push(Built { table, index, primary, key });
            }
        }
    }
    for Built { table, index, primary, key } in built {
        let table = schema.table(&table);
        if primary {
            table.primary_key = index.columns;
            continue;
        }
        if index.unique && index.columns.iter().all(|column| !column.is_empty()) {
            table.unique.push(index.columns.clone());
        }
        if !key {
            table.indexes.push(index);
        }
    }
    Ok(())
}

const FOREIGN_KEYS: &str = "
SELECT t.relname::text, c.conname::text, a.attname::text, r.relname::text, b.attname::text,
       CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL'
                          WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END
FROM pg_constraint c
JOIN pg_class t ON t.oid = c.conrelid
JOIN pg_class r ON r.oid = c.confrelid
CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(source, target, place)
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.source
JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = k.target
WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
ORDER BY t.relname, c.conname, k.place";

fn foreign_keys(tx: &mut Tx<'_>, schema: &mut Schema) -> Result<(), DbError> {
    let rows: Vec<(String, String, String, String, String, String)> = tx.all(FOREIGN_KEYS, params![])?;
    for (table, name, from, target, to, on_delete) in rows {
        let keys = &mut schema.table(&table).foreign_keys;
        if keys.last().is_none_or(|key| key.name.as_ref() != Some(&name)) {
            let (columns, target_columns) = (Vec::new(), Vec::new());
            keys.push(ForeignKey { name: Some(name), columns, target, target_columns, on_delete });
        }
        if let Some(key) = keys.last_mut() {
            key.columns.push(from);
            key.target_columns.push(to);
        }
    }
    Ok(())
}

fn triggers(tx: &mut Tx<'_>, schema: &mut Schema) -> Result<(), DbError> {
    let rows: Vec<(String, String)> = tx.all(
        "SELECT t.relname::text, g.tgname::text FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
         WHERE NOT g.tgisinternal AND t.relnamespace = current_schema()::regnamespace",
        params![],
    )?;
    for (table, trigger) in rows {
        schema.table(&table).triggers.push(trigger);
    }
    Ok(())
}
