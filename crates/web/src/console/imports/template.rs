//! An empty list to fill in: the columns by their names in the reader's language, with one row as an example.

use domain::{Refusal, imports::Kind};

use crate::{
    answer::{Answer, PageError, attachment},
    exports::{Cell, Reader, small_csv},
    languages::Locale,
    visit::Visit,
};

/// GET /imports/template
pub(super) async fn download(visit: Visit) -> Answer {
    let asked = super::super::seats::asked(&visit.path);
    let kind: Kind = asked.value("kind").parse().unwrap_or(Kind::Users);
    if !visit.may.act(kind.asks()) {
        return Err(Refusal::Forbidden.into());
    }
    let l = &visit.locale;
    let body = small_csv(&Reader::Person(l.clone()), &heads(kind, l), &[example(kind)]).map_err(|error| {
        PageError::from(domain::Error::from(domain::refusal::Failure::Other(error.to_string())))
    })?;
    Ok(attachment("text/csv; charset=utf-8", &format!("{kind}.csv"), body))
}

pub(super) fn heads(kind: Kind, l: &Locale) -> Vec<String> {
    kind.fields().iter().map(|field| l.import_field(field.code)).collect()
}

/// A row that shows how values are written; names in it are those of nobody.
fn example(kind: Kind) -> Vec<Cell> {
    let value = |code: &str| match (kind, code) {
        (_, "customer") | (Kind::Customers, "name") => "Example Oy",
        (_, "email" | "contact_email" | "username") => "ann@example.com",
        (_, "edition") => "Standard",
        (_, "language") => "fi",
        (_, "country") => "FI",
        (_, "business_id") => "1234567-8",
        (_, "time_zone") => "Europe/Helsinki",
        (_, "postal_area") => "Helsinki",
        _ => "",
    };
    kind.fields().iter().map(|field| Cell::Text(value(field.code).to_owned())).collect()
}
