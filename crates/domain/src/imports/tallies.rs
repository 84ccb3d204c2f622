//! Sums over the rows of an import: what is planned for each line, who is named twice, which mistakes are the same.

use std::collections::HashMap;

use db::{FromRow, params};

use super::{Import, LineAfter};
use crate::{act::Act, ids::LicenseId, refusal::Result};

/// Rows of these subjects that are to be added, by the number of the first.
pub(super) fn subjects(act: &mut Act<'_>, import: &Import, keys: &[String]) -> Result<HashMap<String, i64>> {
    let mut found = HashMap::new();
    for key in keys {
        let first: Option<(Option<i64>,)> = act.tx().optional(
            "SELECT MIN(number) AS first FROM import_rows WHERE organization_id = $1 AND import_id = $2 \
             AND row_key = $3 AND state = 'add'",
            params![import.organization, import.id, key],
        )?;
        if let Some((Some(number),)) = first {
            found.insert(key.clone(), number);
        }
    }
    Ok(found)
}

/// How many rows are to be added on each line so far.
pub(super) fn planned(act: &mut Act<'_>, import: &Import) -> Result<HashMap<(LicenseId, String), i64>> {
    let rows: Vec<(LicenseId, String, i64)> = act.tx().all(
        "SELECT license_id, edition, COUNT(*) AS total FROM import_rows WHERE organization_id = $1 AND import_id = $2 \
         AND state = 'add' AND license_id IS NOT NULL AND edition IS NOT NULL GROUP BY license_id, edition",
        params![import.organization, import.id],
    )?;
    Ok(rows.into_iter().map(|(license, edition, total)| ((license, edition), total)).collect())
}

/// How many are shown.
const LINES_SHOWN: i64 = 20;

impl FromRow for LineAfter {
    fn from_row(row: &db::Row<'_>) -> std::result::Result<Self, db::DbError> {
        Ok(Self {
            customer: row.get("customer_id")?,
            customer_name: row.get("customer_name")?,
            license: row.get("license_id")?,
            edition_name: row.get("edition_name")?,
            quantity: row.get("quantity")?,
            assigned: row.get("assigned")?,
            adding: row.get("adding")?,
        })
    }
}

pub(super) fn lines_after(act: &mut Act<'_>, import: &Import) -> Result<Vec<LineAfter>> {
    Ok(act.tx().all(
        "SELECT n.customer_id, o.name AS customer_name, n.license_id, n.edition_name, n.quantity, n.assigned, r.adding \
         FROM (SELECT company_id, license_id, edition, COUNT(*) AS adding FROM import_rows \
               WHERE organization_id = $1 AND import_id = $2 AND state = 'add' AND license_id IS NOT NULL \
               GROUP BY company_id, license_id, edition) r \
         JOIN lines n ON n.customer_id = r.company_id AND n.license_id = r.license_id AND n.edition_code = r.edition \
         JOIN organizations o ON o.id = n.customer_id \
         ORDER BY n.quantity - n.assigned - r.adding, n.license_id, n.edition_name LIMIT $3",
        params![import.organization, import.id, LINES_SHOWN],
    )?)
}

/// Rows of the same mistake, the most frequent first.
pub(super) fn mistakes(
    act: &mut Act<'_>,
    import: &Import,
    most: i64,
) -> Result<Vec<(String, String, String, i64)>> {
    Ok(act.tx().all(
        "SELECT problem_field, problem_value, MIN(problems) AS sample, COUNT(*) AS total FROM import_rows \
         WHERE organization_id = $1 AND import_id = $2 AND state = 'wrong' AND problem_field IS NOT NULL \
         AND problem_value IS NOT NULL GROUP BY problem_field, problem_code, problem_value HAVING COUNT(*) > 1 \
         ORDER BY COUNT(*) DESC, problem_field, problem_value LIMIT $3",
        params![import.organization, import.id, most],
    )?)
}
