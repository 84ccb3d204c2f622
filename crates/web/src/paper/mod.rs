//! Papers: what is sent on to be printed or kept. An invoice as PDF, in the language of the customer, laid out by
//! `layout` and written by `write`. What stands on it is the same as on its page in the console.

mod layout;
#[cfg(test)]
mod tests;
mod write;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{billing::Invoice, refusal::Failure};

use crate::{
    console::invoices::{self, Priced},
    languages::Locale,
};

/// What stands on an invoice, in words and in the order of reading.
pub(crate) struct Paper {
    pub language: &'static str,
    pub title: String,
    pub seller: Vec<String>,
    pub buyer: Vec<String>,
    pub labels: Labels,
    pub facts: Vec<(String, String)>,
    pub lines: Vec<Priced>,
    pub sums: Vec<(String, String)>,
    pub notes: Vec<String>,
}

/// Heads of the parts and columns.
pub(crate) struct Labels {
    pub seller: String,
    pub buyer: String,
    pub columns: [String; 5],
}

/// What the PDF is saved as.
pub fn file_name(invoice: &Invoice) -> String {
    let name = invoice.head.number.clone().unwrap_or_else(|| invoice.head.id.to_string());
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    format!("{name}.pdf")
}

/// An invoice, order or credit note as PDF, in the language that its customer had when it was ordered.
pub fn invoice(invoice: &Invoice) -> Result<Vec<u8>, Failure> {
    let l = Locale::new(invoice.head.language, jiff::tz::TimeZone::UTC);
    bytes(&invoices::paper(invoice, &l), &l)
}

/// A paper as the answer to a request, shown by the browser and saved under a name.
pub(crate) fn answer(paper: &Paper, l: &Locale, name: &str) -> Result<Response, domain::Error> {
    let mut response = bytes(paper, l)?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}.pdf\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn bytes(paper: &Paper, l: &Locale) -> Result<Vec<u8>, Failure> {
    let pages = layout::pages(paper, l).ok_or_else(|| Failure::Other("the fonts cannot be read".into()))?;
    write::document(paper, &pages).ok_or_else(|| Failure::Other("a paper cannot be written as PDF".into()))
}
