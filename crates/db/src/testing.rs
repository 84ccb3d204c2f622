//! Databases for tests: a file that is gone afterwards, or a database of its own on a running PostgreSQL
//! (`SEATWRIGHT_TEST_POSTGRES=postgres://…`). Nothing here is meant to keep data.

mod server;

use std::ops::Deref;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::{Db, DbError, Migration, Settings, migrate};

use server::OnServer;

/// The variable that moves every test database to a PostgreSQL server.
const SERVER: &str = "SEATWRIGHT_TEST_POSTGRES";

/// A migrated database of its own, dropped with this value. Behaves as `Db`.
pub struct TestDb {
    db: Option<Db>,
    settings: Settings,
    #[expect(dead_code, reason = "kept for its Drop, which removes what is there")]
    place: Place,
}

#[expect(dead_code, reason = "kept for their Drop, which removes what is there")]
enum Place {
    Folder(tempfile::TempDir),
    Server(OnServer),
}

impl TestDb {
    /// A fresh database with these migrations applied. Panics when it cannot be had.
    pub fn new(migrations: &[Migration]) -> Self {
        match std::env::var(SERVER) {
            Ok(server) => Self::on_server(&server, migrations),
            Err(_) => Self::in_folder(migrations),
        }
        .expect("a database for tests")
    }

    /// How to open the same database again, from another process for instance.
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }

    fn in_folder(migrations: &[Migration]) -> Result<Self, DbError> {
        let folder = tempfile::tempdir().map_err(|error| DbError::Other(error.to_string()))?;
        let path = folder.path().join("test.db");
        let template = template(migrations);
        let settings = throw_away(&path);
        let copied = std::fs::copy(&template, &path).is_ok();
        let db = match open_migrated(&settings, migrations) {
            Err(_) if copied => {
                // A damaged template must not fail every test from now on.
                drop((std::fs::remove_file(&template), std::fs::remove_file(&path)));
                open_migrated(&settings, migrations)?
            }
            opened => opened?,
        };
        if !copied {
            keep_template(&db, &template);
        }
        Ok(Self { db: Some(db), settings, place: Place::Folder(folder) })
    }

    fn on_server(server: &str, migrations: &[Migration]) -> Result<Self, DbError> {
        let place = OnServer::copied(server, migrations)?;
        let settings = place.settings();
        let db = open_migrated(&settings, migrations)?;
        Ok(Self { db: Some(db), settings, place: Place::Server(place) })
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        self.db.as_ref().expect("present until dropped")
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some(db) = self.db.take() {
            db.close();
        }
    }
}

fn open_migrated(settings: &Settings, migrations: &[Migration]) -> Result<Db, DbError> {
    let db = Db::open(settings)?;
    db.migrate(migrations)?;
    Ok(db)
}

fn throw_away(path: &Path) -> Settings {
    Settings::new(format!("sqlite:{}?allow_unsafe=1", path.display()))
}

/// Where a migrated file lies for other tests of the same migrations; also of other processes, because test
/// runners start one for each test.
fn template(migrations: &[Migration]) -> PathBuf {
    std::env::temp_dir().join(format!("seatwright-test-{:016x}.db", sum(migrations)))
}

/// Tells these migrations from others.
fn sum(migrations: &[Migration]) -> i64 {
    let own = Migration { name: "", sql: migrate::PREPARE };
    migrations.iter().fold(own.checksum(), |sum, migration| sum.rotate_left(7) ^ migration.checksum())
}

/// Put in place by a rename, so that nobody copies half of it. Without it tests are only slower.
fn keep_template(db: &Db, template: &Path) {
    let draft = template.with_extension(Uuid::now_v7().simple().to_string());
    if db.backup_to(&draft).is_ok() {
        drop(std::fs::rename(&draft, template));
    }
}
