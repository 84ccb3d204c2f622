//! Bank statements: read from camt.053 or CSV, matched to the open invoices of an issuer, and shown before anything is
//! recorded. Each entry has a reference of its own, so that the same statement again changes nothing.

#[cfg(test)]
#[path = "statement_tests.rs"]
mod tests;

use std::collections::{HashMap, HashSet};

use db::params;

use super::{
    camt, money,
    payments::{NewPayment, by_reference},
    record::{Head, PaymentSource},
    rules, store, table,
};
use crate::{
    access::Action,
    act::Act,
    clock::Day,
    ids::{InvoiceId, OrganizationId},
    refusal::{Problem, Refusal, Result},
    vault, words,
};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The most entries of one statement.
pub const MOST_ENTRIES: usize = 2000;
/// How many invoices are offered for an entry that names none.
const CANDIDATES: usize = 20;

/// Money that came in, as a bank tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub amount_minor: i64,
    pub currency: String,
    pub booked_on: Day,
    /// Names the entry once and for all.
    pub reference: String,
    /// Who paid, as far as the bank says.
    pub payer: String,
    /// What the payer wrote, and the payment reference when there is one.
    pub message: String,
}

impl Entry {
    /// The payment that is recorded for it.
    pub fn payment(&self) -> NewPayment {
        NewPayment {
            amount_minor: self.amount_minor,
            currency: self.currency.clone(),
            paid_on: Some(self.booked_on),
            reference: self.reference.clone(),
            source: PaymentSource::Bank,
        }
    }
}

words! {
    /// How sure it is which invoice an entry pays.
    Match {
        /// It names an invoice, and pays what is open.
        Exact => "exact",
        /// It names an invoice, and pays another amount.
        OtherAmount => "other_amount",
        /// It names none, and one invoice only has that amount open.
        ByAmount => "by_amount",
        /// It names none, or several, and more than one would fit.
        Ambiguous => "ambiguous",
        None => "none",
        /// It was recorded before.
        Recorded => "recorded",
    }
}

/// An entry with the invoices that it may pay, the likeliest first.
#[derive(Clone, Debug)]
pub struct Matched {
    pub entry: Entry,
    pub found: Match,
    pub candidates: Vec<Head>,
}

/// Reads a statement: XML is camt.053, anything else CSV. Only money that came in is kept.
///
/// Refusals: problems of the field `file`.
pub fn read_statement(bytes: &[u8]) -> Result<Vec<Entry>> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::field("file", Problem::FileTooLarge { megabytes: 4 }).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::field("file", Problem::NotUtf8))?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut entries = if text.starts_with('<') { camt::read(text)? } else { table::read(text)? };
    if entries.len() > MOST_ENTRIES {
        return Err(Refusal::field("file", Problem::TooManyRows { max: MOST_ENTRIES as i64 }).into());
    }
    name_nameless(&mut entries);
    Ok(entries)
}

/// An entry without a reference of the bank is known by all that it says, and by which of several alike it is.
fn name_nameless(entries: &mut [Entry]) {
    let mut seen: Vec<String> = Vec::new();
    for entry in entries.iter_mut().filter(|entry| entry.reference.is_empty()) {
        let said = format!(
            "{}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}",
            entry.booked_on, entry.amount_minor, entry.currency, entry.payer, entry.message
        );
        let which = seen.iter().filter(|known| **known == said).count();
        let digest = vault::digest(&[said.as_bytes(), &which.to_be_bytes()]);
        entry.reference = format!("stmt-{}", data_encoding::HEXLOWER.encode(&digest[..12]));
        seen.push(said);
    }
}

/// Matches the entries of a statement to the invoices of an issuer; nothing is written.
pub fn match_statement(act: &mut Act<'_>, issuer: OrganizationId, entries: &[Entry]) -> Result<Vec<Matched>> {
    act.allow(Action::InvoicesChange, issuer)?;
    let mut matched = Vec::with_capacity(entries.len());
    for entry in entries {
        matched.push(by_name(act, issuer, entry)?);
    }
    let nameless: Vec<&mut Matched> = matched.iter_mut().filter(|one| one.found == Match::None).collect();
    by_amount(act, issuer, nameless)?;
    Ok(matched)
}

/// What an entry finds by what it says; none when it names no invoice.
fn by_name(act: &mut Act<'_>, issuer: OrganizationId, entry: &Entry) -> Result<Matched> {
    let shown = |found, candidates| Matched { entry: entry.clone(), found, candidates };
    if let Some((customer, invoice, _)) = by_reference(act, issuer, &entry.reference)? {
        return Ok(shown(Match::Recorded, heads(act, issuer, &[(customer, invoice)])?));
    }
    let named = named(act, issuer, entry)?;
    let named = heads(act, issuer, &named)?;
    let fits = |head: &Head| head.currency == entry.currency && head.open_minor() == entry.amount_minor;
    let found = match named.as_slice() {
        [one] if fits(one) => Match::Exact,
        [_] => Match::OtherAmount,
        [] => Match::None,
        _ => Match::Ambiguous,
    };
    Ok(shown(found, named))
}

/// An amount in a currency, and the invoices with it open.
type ByAmount = HashMap<(String, i64), Vec<(OrganizationId, InvoiceId)>>;

/// Entries that name none: what is open is read once for all of them.
fn by_amount(act: &mut Act<'_>, issuer: OrganizationId, nameless: Vec<&mut Matched>) -> Result<()> {
    let amount = |one: &Matched| (one.entry.currency.clone(), one.entry.amount_minor);
    let wanted: HashSet<(String, i64)> = nameless.iter().map(|one| amount(one)).collect();
    let open = open_with(act, issuer, &wanted)?;
    for one in nameless {
        let Some(found) = open.get(&amount(one)) else { continue };
        one.candidates = heads(act, issuer, found)?;
        one.found = if one.candidates.len() == 1 { Match::ByAmount } else { Match::Ambiguous };
    }
    Ok(())
}

/// The words of a message that may be a number or payment reference: each word, and all letters and digits of two to
/// seven words in a row, because references are written in groups.
fn possible_names(message: &str) -> Vec<String> {
    let words: Vec<&str> = message
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .take(60)
        .collect();
    let mut names: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        names.push(word.trim_matches(['.', '#']).to_owned());
        for count in 1..=7.min(words.len() - at) {
            let joined = rules::bare(&words[at..at + count].concat());
            if rules::is_payment_reference(&joined) {
                names.push(joined);
            }
        }
    }
    names.retain(|name| (1..=40).contains(&name.chars().count()) && !name.contains('\0'));
    names.dedup();
    names
}

fn named(
    act: &mut Act<'_>,
    issuer: OrganizationId,
    entry: &Entry,
) -> Result<Vec<(OrganizationId, InvoiceId)>> {
    let names = possible_names(&entry.message);
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..names.len() + 2).map(|place| format!("${place}")).collect();
    let places = places.join(", ");
    let mut values = params![issuer].to_vec();
    values.extend(names.iter().map(|name| db::ToValue::to_value(name.as_str())));
    Ok(act.tx().all(
        &format!(
            "SELECT DISTINCT customer_id, invoice_id FROM invoice_numbers WHERE issuer_id = $1 \
             AND payment_reference <> '' AND (number IN ({places}) OR payment_reference IN ({places})) \
             ORDER BY invoice_id LIMIT {CANDIDATES}"
        ),
        &values,
    )?)
}

/// The invoices as they are read, without those of customers that left the issuer.
fn heads(
    act: &mut Act<'_>,
    issuer: OrganizationId,
    found: &[(OrganizationId, InvoiceId)],
) -> Result<Vec<Head>> {
    let mut heads = Vec::new();
    for (customer, invoice) in found {
        let sql = format!(
            "SELECT {} FROM invoices v JOIN organizations o ON o.id = v.customer_id \
             JOIN organization_ancestors a ON a.descendant_id = v.customer_id AND a.ancestor_id = v.issuer_id \
             WHERE v.customer_id = $1 AND v.id = $2 AND v.issuer_id = $3",
            store::HEAD
        );
        let head: Option<Head> = act.tx().optional(&sql, params![customer, invoice, issuer])?;
        heads.extend(head);
    }
    Ok(heads)
}

/// The open invoices of the issuer by the amounts that are asked for.
fn open_with(act: &mut Act<'_>, issuer: OrganizationId, wanted: &HashSet<(String, i64)>) -> Result<ByAmount> {
    let mut found = ByAmount::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let open: Vec<(OrganizationId, InvoiceId, String, i64)> = act.tx().all(
        "SELECT v.customer_id, v.id, v.currency, v.total_minor - v.credited_minor - v.paid_minor AS open \
         FROM open_invoice_feed f CROSS JOIN invoices v WHERE f.ancestor_id = $1 \
         AND v.customer_id = f.organization_id AND v.id = f.invoice_id AND v.issuer_id = $1 \
         AND v.state IN ('issued', 'partly_paid') ORDER BY v.id",
        params![issuer],
    )?;
    for (customer, invoice, currency, minor) in open {
        let amount = (currency, minor);
        if wanted.contains(&amount) {
            let known = found.entry(amount).or_default();
            if known.len() < CANDIDATES {
                known.push((customer, invoice));
            }
        }
    }
    Ok(found)
}

/// A problem of the file as a whole.
pub(super) fn unreadable() -> Refusal {
    Refusal::field("file", Problem::StatementUnreadable)
}

/// An amount of a file, in minor units; `None` when it is none.
pub(super) fn amount(text: &str, currency: &str) -> Option<i64> {
    money::read_amount(text, currency).filter(|minor| *minor > 0 && *minor <= super::payments::MOST_PAYMENT)
}

/// The currency of an entry.
///
/// Refusals: a problem of the field `file` that says in which row.
pub(super) fn currency(written: &str, row: i64) -> Result<String> {
    let known: std::result::Result<money::Currency, _> = written.parse();
    let unknown = || Refusal::field("file", Problem::CurrencyUnknown { row, currency: written.to_owned() });
    Ok(known.map_err(|_| unknown())?.code().to_owned())
}
