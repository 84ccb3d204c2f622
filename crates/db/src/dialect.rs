//! The two places where one text becomes two: `$1` at preparation on SQLite, `{words}` in migrations.
//! What may be written at all is in docs/DIALECT.md.

use crate::EngineKind;

/// The word's meaning on SQLite and on PostgreSQL.
const WORDS: [(&str, &str, &str); 7] = [
    ("{id}", "BLOB", "UUID"),
    ("{int}", "INTEGER", "BIGINT"),
    ("{bool}", "INTEGER", "BOOLEAN"),
    ("{bytes}", "BLOB", "BYTEA"),
    // Bytewise order on both engines, whatever language the server was set up in.
    ("{text}", "TEXT", "TEXT COLLATE \"C\""),
    ("{strict}", "STRICT", ""),
    // In the order of its primary key, without another tree beside it.
    ("{by_key}", "STRICT, WITHOUT ROWID", ""),
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

#[cfg(test)]
mod tests {
    use super::{expand, number_parameters};
    use crate::EngineKind;

    #[test]
    fn parameters_are_numbered_outside_quotes_and_comments() {
        for (text, expected) in [
            ("a = $1 AND b=$22", "a = ?1 AND b=?22"),
            ("a = '$1' AND b = $1", "a = '$1' AND b = ?1"),
            ("a = 'it''s $1' || $2", "a = 'it''s $1' || ?2"),
            ("\"$1\" = $1 -- $2\n, $3", "\"$1\" = ?1 -- $2\n, ?3"),
            ("/* $1 */ $1 / $2 - $3", "/* $1 */ ?1 / ?2 - ?3"),
            ("ä$1ö'ü$2", "ä?1ö'ü$2"),
            ("$ $x $1", "$ $x ?1"),
            ("$1", "?1"),
            ("-- $1", "-- $1"),
            ("", ""),
        ] {
            assert_eq!(number_parameters(text), expected);
        }
    }

    #[test]
    fn words_become_types_and_other_braces_stay() {
        let text = "a {id}, b {int}, c {bool}, d {bytes}, e {text} DEFAULT '{}' ) {strict}";
        assert_eq!(
            expand(text, EngineKind::Sqlite),
            "a BLOB, b INTEGER, c INTEGER, d BLOB, e TEXT DEFAULT '{}' ) STRICT"
        );
        assert_eq!(
            expand(text, EngineKind::Postgres),
            "a UUID, b BIGINT, c BOOLEAN, d BYTEA, e TEXT COLLATE \"C\" DEFAULT '{}' ) "
        );
    }
}
