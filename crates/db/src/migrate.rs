//! Which migrations to apply, decided from what the database says it has. Forward only.
//! How an engine applies one under the lease row is in its own folder.

use crate::{DbError, EngineKind, dialect};

/// One step of the schema. Its text is for both engines; words in braces differ (docs/DIALECT.md).
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Unique and never changed, such as `0001_organizations`.
    pub name: &'static str,
    /// Statements, divided by semicolons.
    pub sql: &'static str,
}

impl Migration {
    pub(crate) fn text(&self, engine: EngineKind) -> String {
        dialect::expand(self.sql, engine)
    }

    /// Tells an edited migration from the applied one. Against accidents, not attacks: FNV-1a.
    pub(crate) fn checksum(&self) -> i64 {
        let hash = self.sql.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        hash.cast_signed()
    }
}

/// The tables this crate keeps for itself. The lease row is locked by whoever migrates, until its commit, so a
/// node that dies leaves no lease behind and no clock is read.
pub(crate) const OWN_TABLES: [&str; 2] = ["schema_lease", "schema_migrations"];

pub(crate) const PREPARE: &str = "
CREATE TABLE IF NOT EXISTS schema_lease (
  id {int} NOT NULL PRIMARY KEY,
  epoch {int} NOT NULL
) {strict};
CREATE TABLE IF NOT EXISTS schema_migrations (
  name {text} NOT NULL PRIMARY KEY,
  position {int} NOT NULL,
  checksum {int} NOT NULL
) {strict};
INSERT INTO schema_lease (id, epoch) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;
";

pub(crate) const TAKE_LEASE: &str = "UPDATE schema_lease SET epoch = epoch + 1 WHERE id = 1";
pub(crate) const APPLIED: &str = "SELECT name, checksum FROM schema_migrations ORDER BY position";
pub(crate) const RECORD: &str =
    "INSERT INTO schema_migrations (name, position, checksum) VALUES ($1, $2, $3)";

/// The first migration not applied yet and its place, `None` when all are.
pub(crate) fn next<'m>(
    migrations: &'m [Migration],
    applied: &[(String, i64)],
) -> Result<Option<(usize, &'m Migration)>, DbError> {
    for (name, checksum) in applied {
        let Some(known) = migrations.iter().find(|migration| migration.name == name) else {
            return Err(DbError::Refused(format!(
                "the database is newer than this program: it has the migration {name}; start the newer program"
            )));
        };
        if known.checksum() != *checksum {
            return Err(DbError::Refused(format!(
                "the migration {name} was applied with another text; applied migrations are never edited"
            )));
        }
    }
    let missing = migrations
        .iter()
        .enumerate()
        .find(|(_, migration)| !applied.iter().any(|(name, _)| name == migration.name));
    Ok(missing)
}
