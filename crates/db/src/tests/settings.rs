//! The settings that durability rests on, asserted at opening (security.md, section 8).

use super::{server, sqlite_settings};
use crate::{Db, DbError, EngineKind, Settings, Tx, params};

fn number(pragma: &'static str) -> impl Fn(&mut Tx<'_>) -> Result<i64, DbError> {
    move |tx| tx.one::<(i64,)>(&format!("PRAGMA {pragma}"), params![]).map(|(number,)| number)
}

/// RP-02 rests on WAL with synchronous=FULL.
#[test]
fn sqlite_keeps_the_settings_that_durability_needs() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    assert_eq!(db.engine(), EngineKind::Sqlite);
    let mode = db.write_blocking(|tx| tx.one::<(String,)>("PRAGMA journal_mode", params![]));
    assert_eq!(mode, Ok(("wal".to_owned(),)));
    for (pragma, expected) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5000),
        ("journal_size_limit", 64 * 1024 * 1024),
        ("application_id", 0x5365_6174),
    ] {
        assert_eq!(db.write_blocking(number(pragma)), Ok(expected), "{pragma}");
    }
    for (pragma, expected) in [("query_only", 1), ("trusted_schema", 0), ("cell_size_check", 1)] {
        assert_eq!(db.read_blocking(number(pragma)), Ok(expected), "{pragma}");
    }
}

#[test]
fn the_version_of_the_schema_is_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&sqlite_settings(&folder)).unwrap();
    assert_eq!(db.write_blocking(number("user_version")), Ok(0));
    db.migrate(&[super::STOCK]).unwrap();
    assert_eq!(db.write_blocking(number("user_version")), Ok(1));
}

fn with(server: &str, options: &str) -> Settings {
    let sign = if server.contains('?') { '&' } else { '?' };
    Settings { url: format!("{server}{sign}{options}"), connections: 1 }
}

#[test]
fn postgres_that_may_lose_answered_acts_is_refused() {
    let Some(server) = server() else { return };
    let lazy = "options=-c%20synchronous_commit%3Doff";
    let refused = Db::open(&with(&server, lazy)).map(drop).unwrap_err();
    assert!(refused.to_string().contains("synchronous_commit=off"), "{refused}");
    Db::open(&with(&server, &format!("{lazy}&allow_unsafe=1"))).unwrap();
}

#[test]
fn postgres_sessions_have_their_limits() {
    let Some(server) = server() else { return };
    let db = Db::open(&with(&server, "")).unwrap();
    assert_eq!(db.engine(), EngineKind::Postgres);
    for (setting, expected) in [
        ("statement_timeout", "30s"),
        ("lock_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "30s"),
        ("transaction_isolation", "read committed"),
    ] {
        let found = db.write_blocking(move |tx| tx.one::<(String,)>(&format!("SHOW {setting}"), params![]));
        assert_eq!(found, Ok((expected.to_owned(),)), "{setting}");
    }
}

#[test]
fn postgres_elsewhere_is_reached_by_tls_only() {
    let plain = Settings::new("postgres://me:secret@db.example.com/x?sslmode=disable");
    let refused = Db::open(&plain).map(drop).unwrap_err();
    assert!(matches!(&refused, DbError::Refused(text) if text.contains("TLS")), "{refused}");
}

#[test]
fn the_password_in_the_url_is_never_shown() {
    let settings = Settings::new("postgres://me:secret@nowhere.invalid/x?nonsense=1");
    assert!(!format!("{settings:?}").contains("secret"));
    let refused = Db::open(&settings).map(drop).unwrap_err();
    assert!(!format!("{refused} {refused:?}").contains("secret"), "{refused}");
}
