//! The two places where one text becomes two: `$1` at preparation on SQLite, `{words}` in migrations.
//! What may be written at all is in docs/DIALECT.md.

use crate::EngineKind;

/// The word's meaning on SQLite and on PostgreSQL.
const WORDS: [(&str, &str, &str); 6] = [
    ("{id}", "BLOB", "UUID"),
    ("{int}", "INTEGER", "BIGINT"),
    ("{bool}", "INTEGER", "BOOLEAN"),
    ("{bytes}", "BLOB", "BYTEA"),
    // Bytewise order on both engines, whatever language the server was set up in.
    ("{text}", "TEXT", "TEXT COLLATE \"C\""),
    ("{strict}", "STRICT", ""),
];

/// The text of a migration for an engine. Words it does not know stay, and the engine refuses them.
pub(crate) fn expand(sql: &str, engine: EngineKind) -> String {
    WORDS.iter().fold(sql.to_owned(), |text, (word, sqlite, postgres)| {
        text.replace(word, if engine == EngineKind::Sqlite { sqlite } else { postgres })
    })
}

/// `$1` to `?1`, outside quotes and comments. SQLite would otherwise number `$1` by first appearance.
pub(crate) fn number_parameters(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find(['\'', '"', '$', '-', '/']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let length = skipped(from);
        if from.starts_with('$') && from[1..].starts_with(|c: char| c.is_ascii_digit()) {
            text.push('?');
        } else {
            text.push_str(&from[..length]);
        }
        rest = &from[length..];
    }
    text.push_str(rest);
    text
}

/// The length of the quoted text or comment that starts here, or 1.
fn skipped(text: &str) -> usize {
    let end_of =
        |open: usize, close: &str| text[open..].find(close).map_or(text.len(), |at| open + at + close.len());
    match text.as_bytes() {
        // A doubled quote inside simply ends one text and starts the next.
        [b'\'', ..] => end_of(1, "'"),
        [b'"', ..] => end_of(1, "\""),
        [b'-', b'-', ..] => end_of(2, "\n"),
        [b'/', b'*', ..] => end_of(2, "*/"),
        _ => 1,
    }
}
