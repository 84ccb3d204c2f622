//! The columns of unique keys, so that a taken key has the same name here as on SQLite: `table.a,b`.
//! Loaded once and after migrations; a failed transaction could not look them up.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use postgres::Client;

use crate::DbError;

use super::errors::mapped;

#[derive(Default)]
pub(super) struct Names {
    unique: RwLock<Option<HashMap<String, String>>>,
}

/// Keys over expressions have no columns to name; SQLite gives the index's name for them, and so do we.
const UNIQUE_KEYS: &str = "
SELECT i.relname::text, t.relname::text || '.' || string_agg(a.attname::text, ',' ORDER BY k.place)
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class t ON t.oid = x.indrelid
CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attribute, place)
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute
WHERE x.indisunique AND x.indexprs IS NULL AND k.place <= x.indnkeyatts
  AND t.relnamespace = current_schema()::regnamespace
GROUP BY i.relname, t.relname";

impl Names {
    pub(super) fn is_loaded(&self) -> bool {
        self.unique.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    pub(super) fn load(&self, client: &mut Client) -> Result<(), DbError> {
        let rows = client.query(UNIQUE_KEYS, &[]).map_err(|error| mapped(&error, self))?;
        let unique = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        *self.unique.write().unwrap_or_else(PoisonError::into_inner) = Some(unique);
        Ok(())
    }

    /// The name of a taken key; the index's own name when its columns are not known.
    pub(super) fn unique(&self, _table: Option<&str>, index: &str) -> String {
        let unique = self.unique.read().unwrap_or_else(PoisonError::into_inner);
        unique.as_ref().and_then(|unique| unique.get(index)).map_or_else(|| index.to_owned(), Clone::clone)
    }
}
