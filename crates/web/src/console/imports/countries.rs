//! Names of countries, in whichever of our languages they were written, become their codes: the domain knows no words.

use std::collections::HashMap;

use domain::{
    Language,
    imports::{Kind, reading::Sheet},
    input::fold,
};

use crate::languages::Locale;

/// The sheet with the codes of countries in place of their names, in columns that are known to hold countries.
pub fn with_codes(mut sheet: Sheet, kind: Kind) -> Sheet {
    let Some(head) = sheet.rows.first() else { return sheet };
    let column = head.cells.iter().position(|name| kind.recognize(name) == Some("country"));
    let Some(column) = column.filter(|_| kind == Kind::Customers) else { return sheet };
    let codes = codes();
    for row in sheet.rows.iter_mut().skip(1) {
        if let Some(cell) = row.cells.get_mut(column)
            && let Some(code) = codes.get(&fold(cell))
        {
            (*code).clone_into(cell);
        }
    }
    sheet
}

fn codes() -> HashMap<String, &'static str> {
    let locale = |language| Locale { language, ..Locale::default() };
    let named = |language| locale(language).countries().iter().map(|(code, name)| (fold(name), *code));
    Language::ALL.into_iter().flat_map(named).collect()
}
