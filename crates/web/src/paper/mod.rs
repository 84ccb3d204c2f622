//! Papers: what is sent on to be printed or kept. An invoice as PDF, in the language of the customer, laid out by
//! `layout` and written by `write`. What stands on it is the same as on its page in the console.

mod layout;
#[cfg(test)]
mod tests;
mod write;

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
    let paper = invoices::paper(invoice, &l);
    let pages = layout::pages(&paper, &l).ok_or_else(|| Failure::Other("the fonts cannot be read".into()))?;
    write::document(&paper, &pages)
        .ok_or_else(|| Failure::Other("an invoice cannot be written as PDF".into()))
}
