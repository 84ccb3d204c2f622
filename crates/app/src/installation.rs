//! An installation, opened: its directory, its database at the newest schema, its master key, its world.
//!
//! What may fail here is told in one sentence to whoever started the program. Nothing is served yet.

use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

use db::{Db, Settings};
use domain::clock::{Clock, SystemClock};
use domain::random::{Random, SystemRandom};
use domain::schema::MIGRATIONS;
use domain::vault::Vault;
use domain::{Caller, World, accounts};

use crate::config::{Config, Problem};
use crate::keyfile::{self, Data};

/// Opens the installation on the machine's clock and randomness. Blocks: not for the threads of a runtime.
pub fn open(config: &Config) -> Result<World, Problem> {
    open_with(config, Arc::new(SystemClock), Arc::new(SystemRandom))
}

/// The same on another clock and randomness.
pub fn open_with(config: &Config, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Result<World, Problem> {
    make_directory(&config.data_dir)?;
    let (db, _) = open_database(config)?;
    let data = if config.master_key_file.exists() { Data::Exists } else { what_is_there(&db)? };
    let key = keyfile::read_or_create(&config.master_key_file, data)?;
    Ok(World::new(db, clock, random, Vault::new(&key)))
}

/// Opens the database and brings its schema to this program's; names the migrations that were applied.
/// Refused when the schema is newer than this program.
pub fn open_database(config: &Config) -> Result<(Db, Vec<&'static str>), Problem> {
    let wrong = |error: db::DbError| Problem::new(format!("database: {error}"));
    make_directory(&config.data_dir)?;
    let db = Db::open(&Settings::new(config.database.clone())).map_err(wrong)?;
    let applied = db.migrate(MIGRATIONS).map_err(wrong)?;
    Ok((db, applied))
}

/// For the server's user only: it holds the database and the master key.
fn make_directory(path: &Path) -> Result<(), Problem> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Problem::new(format!("data_dir {}: {error}", path.display())))
}

/// Whether the database holds records already, asked without the key that is missing: the question needs none.
fn what_is_there(db: &Db) -> Result<Data, Problem> {
    let blind = World::new(db.clone(), Arc::new(SystemClock), Arc::new(SystemRandom), Vault::new(&[0; 32]));
    let empty = blind.read_blocking(&Caller::command_line(), accounts::needs_set_up);
    match empty {
        Ok(true) => Ok(Data::None),
        Ok(false) => Ok(Data::Exists),
        Err(error) => Err(Problem::new(format!("database: {}", chain(&error)))),
    }
}

/// An error with its causes, in one line.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Surroundings;

    fn config(dir: &Path) -> Config {
        let flags = vec![("data_dir".to_owned(), dir.display().to_string())];
        Config::load(&Surroundings { flags, ..Surroundings::default() }).expect("a good configuration")
    }

    /// A lost master key is never replaced once there are records; before, nothing is lost.
    #[test]
    fn the_key_is_made_only_for_an_empty_installation() {
        let dir = tempfile::tempdir().expect("a directory");
        let config = config(&dir.path().join("new"));
        let (db, applied) = open_database(&config).expect("opened");
        assert_eq!(applied.len(), MIGRATIONS.len());
        db.close();
        let world = open(&config).expect("a first start");
        let founding = accounts::Founding {
            organization: "Nordic Software".into(),
            account: accounts::NewAccount {
                email: "ann@example.com".into(),
                name: "Ann".into(),
                language: domain::Language::En,
                time_zone: "UTC".into(),
            },
            hash: None,
        };
        let caller = Caller::command_line();
        world.work_blocking(&caller, move |act| accounts::found(act, &founding)).expect("founded");
        world.db().clone().close();
        std::fs::remove_file(&config.master_key_file).expect("removed");
        let refused = open(&config).expect_err("the key is gone");
        assert!(refused.to_string().contains("is gone"), "{refused}");
    }
}
