//! Users as people bring them: a pasted list of addresses, or a CSV file. Read into rows; every row that cannot
//! be taken says why.

use std::collections::HashMap;

use super::{NewSeat, codes};
use crate::{
    Language,
    input::{Checks, is_email},
    refusal::{FieldProblem, Problem, Refusal, Result},
};

/// The most users added at once.
pub const MOST_ROWS: usize = 10_000;

/// What all pasted addresses share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    pub edition: String,
    pub keep_deleted_days: i64,
    pub language: Option<String>,
}

/// Addresses separated by lines, commas or semicolons, plain or as `Name <address>` (NX-49). What is not an
/// address becomes a row of its own and is refused there.
pub fn addresses(text: &str, shared: &Shared) -> Vec<NewSeat> {
    text.split(['\n', '\r', ',', ';'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let address = match (piece.rfind('<'), piece.ends_with('>')) {
                (Some(start), true) => piece[start + 1..piece.len() - 1].trim(),
                _ => piece,
            };
            NewSeat {
                username: address.to_owned(),
                email: if is_email(address) { address.to_owned() } else { String::new() },
                edition: shared.edition.clone(),
                keep_deleted_days: shared.keep_deleted_days,
                language: shared.language.clone(),
                code: None,
            }
        })
        .collect()
}

const COLUMNS: [(&str, &[&str]); 6] = [
    ("username", &["username", "user", "kayttajatunnus", "nome utente", "usuario", "имя пользователя"]),
    (
        "email",
        &[
            "email",
            "e-mail",
            "mail",
            "sahkoposti",
            "posta elettronica",
            "correo",
            "correo electronico",
            "эл. почта",
        ],
    ),
    (
        "edition",
        &[
            "edition",
            "software type",
            "software",
            "ohjelman tyyppi",
            "tipo di software",
            "tipo de software",
            "тип программы",
        ],
    ),
    (
        "keep_deleted_days",
        &[
            "keep_deleted_days",
            "store deleted",
            "sailyta poistetut",
            "conserva eliminati",
            "conservar eliminados",
            "хранить удаленные",
        ],
    ),
    ("language", &["language", "kieli", "lingua", "idioma", "язык"]),
    (
        "activation_code",
        &[
            "activation_code",
            "activation code",
            "aktivointikoodi",
            "codice di attivazione",
            "codigo de activacion",
            "код активации",
        ],
    ),
];

/// A CSV file: comma, semicolon or tab, UTF-8, headers in any of the five languages. Columns left out take the
/// shared values.
///
/// Refusals: wrong encoding, missing or unknown columns, too many rows.
pub fn csv(bytes: &[u8], shared: &Shared) -> Result<Vec<NewSeat>> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .map_err(|_| Refusal::field("file", Problem::NotUtf8))?;
    if text.contains('\0') {
        return Err(Refusal::field("file", Problem::NotUtf8).into());
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let columns = columns(reader.headers().map_err(|_| Refusal::field("file", Problem::NotUtf8))?)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Refusal::field("file", Problem::NotUtf8))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(Refusal::field("file", Problem::TooManyRows { max: MOST_ROWS as i64 }).into());
        }
        rows.push(row(&record, &columns, shared));
    }
    Ok(rows)
}

fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count())
        .unwrap_or(b',')
}

fn columns(headers: &csv::StringRecord) -> Result<Vec<&'static str>> {
    let mut found = Vec::new();
    for header in headers {
        let folded = crate::input::fold(header);
        let known =
            COLUMNS.iter().find(|(_, names)| names.iter().any(|name| crate::input::fold(name) == folded));
        let Some((column, _)) = known else {
            return Err(Refusal::field(
                "file",
                Problem::ColumnUnknown { column: header.chars().take(40).collect() },
            )
            .into());
        };
        found.push(*column);
    }
    if found.contains(&"username") || found.contains(&"email") {
        Ok(found)
    } else {
        Err(Refusal::field("file", Problem::ColumnMissing { column: "email".into() }).into())
    }
}

fn row(record: &csv::StringRecord, columns: &[&str], shared: &Shared) -> NewSeat {
    let cell = |name: &str| {
        let at = columns.iter().position(|column| *column == name)?;
        record.get(at).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let email = cell("email").unwrap_or_default();
    NewSeat {
        username: cell("username").unwrap_or_else(|| email.clone()),
        email,
        edition: cell("edition").unwrap_or_else(|| shared.edition.clone()),
        // What is no number becomes one that no range allows, so that the row is refused and not guessed at.
        keep_deleted_days: cell("keep_deleted_days")
            .map_or(shared.keep_deleted_days, |text| text.parse().unwrap_or(-1)),
        language: cell("language").or_else(|| shared.language.clone()),
        code: cell("activation_code"),
    }
}

/// The field under which a problem of a row is told; rows count from 1 as in the file without its header.
pub fn row_field(row: usize, field: &str) -> String {
    format!("row_{}_{field}", row + 1)
}

/// Row and field that [`row_field`] made a name of; the row from 0.
pub(crate) fn row_of(field: &str) -> Option<(usize, &str)> {
    let (number, field) = field.strip_prefix("row_")?.split_once('_')?;
    Some((number.parse::<usize>().ok()?.checked_sub(1)?, field))
}

/// Cleans and checks the rows by themselves: texts, addresses, numbers, and names and codes given twice. A code
/// of nothing but spaces is none.
pub(super) fn check(rows: &[NewSeat]) -> (Vec<NewSeat>, Vec<FieldProblem>) {
    let mut checks = Checks::new();
    let (mut names, mut codes) = (HashMap::new(), HashMap::new());
    let mut cleaned = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let row = clean(&mut checks, at, row);
        let name = crate::input::fold(&row.username);
        if !name.is_empty() {
            note_twice(&mut checks, &mut names, (at, "username"), name);
        }
        if let Some(code) = &row.code {
            let code = codes::normalize(code).unwrap_or_else(|| code.clone());
            note_twice(&mut checks, &mut codes, (at, "activation_code"), code);
        }
        cleaned.push(row);
    }
    (cleaned, checks.into_problems())
}

fn clean(checks: &mut Checks, at: usize, row: &NewSeat) -> NewSeat {
    let field = |name| row_field(at, name);
    let language: Option<Language> =
        row.language.as_ref().and_then(|language| checks.choice(&field("language"), language));
    NewSeat {
        username: checks.required(&field("username"), &row.username, 200),
        email: checks.email(&field("email"), &row.email),
        edition: row.edition.trim().to_owned(),
        keep_deleted_days: checks.number(&field("keep_deleted_days"), row.keep_deleted_days, 0, 3650),
        language: language.map(|language| language.code().to_owned()),
        code: row
            .code
            .as_ref()
            .map(|code| checks.line(&field("activation_code"), code, 100))
            .filter(|code| !code.is_empty()),
    }
}

/// Notes a value that an earlier row has, by the number of the first that had it.
fn note_twice(
    checks: &mut Checks,
    seen: &mut HashMap<String, usize>,
    (at, field): (usize, &str),
    value: String,
) {
    let first = *seen.entry(value).or_insert(at);
    if first != at {
        checks.add(&row_field(at, field), Problem::Twice { line: first as i64 + 1 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared() -> Shared {
        Shared { edition: "standard".into(), keep_deleted_days: 30, language: None }
    }

    /// NX-49: one address per line, and whatever else a mail program puts between addresses.
    #[test]
    fn addresses_are_found_in_what_was_pasted() {
        let text = "matti.salo@testi.example, leena@testi.example;\r\n Harri Niemi <harri@testi.example>\n\n uusikutsu1 ";
        let rows = addresses(text, &shared());
        let found: Vec<_> = rows.iter().map(|row| (row.username.as_str(), row.email.as_str())).collect();
        assert_eq!(
            found,
            [
                ("matti.salo@testi.example", "matti.salo@testi.example"),
                ("leena@testi.example", "leena@testi.example"),
                ("harri@testi.example", "harri@testi.example"),
                ("uusikutsu1", ""),
            ]
        );
    }

    #[test]
    fn csv_takes_headers_of_any_language_and_any_delimiter() {
        let file = "\u{feff}Käyttäjätunnus;Sähköposti;Ohjelman tyyppi\nt2testi;t@x.example;server\n\n;a@x.example;\n";
        let rows = csv(file.as_bytes(), &shared()).unwrap();
        assert_eq!((rows[0].username.as_str(), rows[0].edition.as_str()), ("t2testi", "server"));
        assert_eq!((rows[1].username.as_str(), rows[1].edition.as_str()), ("a@x.example", "standard"));
        let rows = csv(b"email,store deleted\nx@y.example,abc\n", &shared()).unwrap();
        assert_eq!(check(&rows).1[0].field, "row_1_keep_deleted_days");
    }

    #[test]
    fn csv_of_wrong_shape_is_refused_as_a_whole() {
        let problem = |bytes: &[u8]| match csv(bytes, &shared()).unwrap_err() {
            crate::Error::Refused(Refusal::Invalid(problems)) => problems[0].problem.code(),
            other => panic!("{other:?}"),
        };
        assert_eq!(problem(b"email\n\xff\xfe\n"), "not-utf8");
        assert_eq!(problem("email\u{0}\n".as_bytes()), "not-utf8");
        assert_eq!(problem(b"email,colour\na,b\n"), "column-unknown");
        assert_eq!(problem(b"edition\nserver\n"), "column-missing");
        assert_eq!(problem(format!("email\n{}", "a@b.example\n".repeat(10_001)).as_bytes()), "too-many-rows");
    }

    #[test]
    fn a_name_given_twice_names_the_first_line() {
        let rows = addresses("a@x.example\nb@x.example\nA@X.example\na@x.EXAMPLE", &shared());
        let problems = check(&rows).1;
        assert_eq!(problems.len(), 2);
        assert_eq!(
            (problems[0].field.as_str(), &problems[0].problem),
            ("row_3_username", &Problem::Twice { line: 1 })
        );
        assert_eq!(problems[1].problem, Problem::Twice { line: 1 });
    }
}
