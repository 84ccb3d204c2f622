//! The columns of unique keys, so that a taken key has the same name here as on SQLite: `table.a,b`.
//! Loaded with the first connection and after migrations; a failed transaction could not look them up.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock};

use crate::DbError;

use super::errors::mapped;
use super::line::Line;

#[derive(Default)]
pub(super) struct Names {
    unique: RwLock<Option<HashMap<String, String>>>,
    unknown: Mutex<Vec<String>>,
}

/// Keys over expressions have no columns to name; SQLite gives the index's name for them, and so do we.
const UNIQUE_KEYS: &str = "
SELECT i.relname::text,
       CASE WHEN COUNT(*) = COUNT(a.attname)
            THEN t.relname::text || '.' || string_agg(a.attname::text, ',' ORDER BY k.place)
            ELSE i.relname::text END
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class t ON t.oid = x.indrelid
CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attribute, place)
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute AND k.attribute > 0
WHERE x.indisunique AND k.place <= x.indnkeyatts
  AND t.relnamespace = current_schema()::regnamespace
GROUP BY i.relname, t.relname";

impl Names {
    pub(super) fn is_loaded(&self) -> bool {
        self.unique.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    pub(super) fn load(&self, line: &mut Line) -> Result<(), DbError> {
        let rows = line.query(UNIQUE_KEYS).map_err(|error| mapped(&error, self))?;
        let mut unique: HashMap<String, String> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        for index in self.unknown.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            unique.entry(index.clone()).or_insert(index);
        }
        *self.unique.write().unwrap_or_else(PoisonError::into_inner) = Some(unique);
        Ok(())
    }

    /// The name of a taken key. `None` when the index is younger than what was loaded: after the next loading
    /// it has a name, if only its own.
    pub(super) fn unique(&self, index: &str) -> Option<String> {
        let unique = self.unique.read().unwrap_or_else(PoisonError::into_inner);
        let name = unique.as_ref().and_then(|unique| unique.get(index)).cloned();
        if name.is_none() {
            self.unknown.lock().unwrap_or_else(PoisonError::into_inner).push(index.to_owned());
        }
        name
    }
}
