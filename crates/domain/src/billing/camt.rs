//! camt.053, the statement of ISO 20022: entries that were booked to the account's credit. Read event by event with
//! limits on depth and size; a document type, which entities would be declared in, is refused.

use quick_xml::{Reader, events::Event};

use super::statement::{Entry, MOST_ENTRIES, amount, currency, unreadable};
use crate::{clock::Day, refusal::Result};

/// Deeper than any statement goes.
const MOST_DEPTH: usize = 40;
/// The longest text of one element that is kept.
const MOST_TEXT: usize = 2000;

/// What is gathered of an entry, or of one transaction in it.
#[derive(Clone, Debug, Default)]
struct Part {
    amount: String,
    currency: String,
    credit: Option<bool>,
    /// The bank's own name of it.
    bank_reference: String,
    /// The name that it has between banks.
    transaction_id: String,
    payer: String,
    message: Vec<String>,
}

#[derive(Default)]
struct Gathering {
    entry: Part,
    booked: String,
    valued: String,
    status: String,
    reversal: bool,
    transactions: Vec<Part>,
    in_transaction: bool,
}

pub(super) fn read(text: &str) -> Result<Vec<Entry>> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let (mut found, mut at, mut content) = (Vec::new(), Gathering::default(), String::new());
    let (mut is_statement, mut row) = (false, 0_i64);
    loop {
        let event = reader.read_event().map_err(|_| unreadable())?;
        match event {
            Event::DocType(_) => return Err(unreadable().into()),
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                opened(&mut at, &name, &start, &path);
                is_statement |= name == "Stmt";
                path.push(name);
                content.clear();
                if path.len() > MOST_DEPTH {
                    return Err(unreadable().into());
                }
            }
            Event::Text(text) => {
                keep(&mut content, &text);
            }
            Event::CData(text) => {
                keep(&mut content, &text);
            }
            Event::GeneralRef(entity) => {
                let written = format!("&{};", &*entity);
                let known = quick_xml::escape::unescape(&written).map_err(|_| unreadable())?;
                keep(&mut content, &known);
            }
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                closed(&mut at, &name, &path, content.trim());
                content.clear();
                if name == "Ntry" {
                    row += 1;
                    found.extend(finished(std::mem::take(&mut at), row)?);
                }
                if found.len() > MOST_ENTRIES {
                    return Ok(found);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if is_statement && path.is_empty() { Ok(found) } else { Err(unreadable().into()) }
}

fn keep(content: &mut String, text: &str) {
    content.extend(text.chars().take(MOST_TEXT.saturating_sub(content.len())));
}

fn opened(at: &mut Gathering, name: &str, start: &quick_xml::events::BytesStart<'_>, path: &[String]) {
    match name {
        "Ntry" => *at = Gathering::default(),
        "TxDtls" => {
            at.in_transaction = true;
            at.transactions.push(Part::default());
        }
        "Amt" => {
            let currency = start.attributes().flatten().find(|pair| pair.key.local_name().as_ref() == "Ccy");
            let currency = currency.map(|pair| pair.value.into_owned()).unwrap_or_default();
            if is_own_amount(path) {
                part(at).currency = currency;
            }
        }
        _ => {}
    }
}

fn part(at: &mut Gathering) -> &mut Part {
    if at.in_transaction && !at.transactions.is_empty() {
        let last = at.transactions.len() - 1;
        &mut at.transactions[last]
    } else {
        &mut at.entry
    }
}

/// Whether an amount at this place is the entry's or transaction's own, not that of a charge or a balance.
fn is_own_amount(path: &[String]) -> bool {
    let parents: Vec<&str> = path.iter().rev().take(3).map(String::as_str).collect();
    matches!(parents.as_slice(), ["Ntry" | "TxDtls", ..] | ["TxAmt", "AmtDtls", "TxDtls"])
}

fn closed(at: &mut Gathering, name: &str, path: &[String], text: &str) {
    let parent = path.last().map(String::as_str).unwrap_or_default();
    let inside = |word: &str| path.iter().any(|part| part == word);
    match (name, parent) {
        ("Amt", _) if is_own_amount(path) => text.clone_into(&mut part(at).amount),
        ("CdtDbtInd", "Ntry" | "TxDtls") => part(at).credit = Some(text == "CRDT"),
        ("RvslInd", "Ntry") => at.reversal = text == "true" || text == "1",
        ("Sts", "Ntry") | ("Cd", "Sts") if !text.is_empty() => text.clone_into(&mut at.status),
        ("Dt" | "DtTm", "BookgDt") => text.clone_into(&mut at.booked),
        ("Dt" | "DtTm", "ValDt") => text.clone_into(&mut at.valued),
        ("AcctSvcrRef", "Ntry") => text.clone_into(&mut at.entry.bank_reference),
        ("AcctSvcrRef", "Refs") => text.clone_into(&mut part(at).bank_reference),
        ("TxId", "Refs") => text.clone_into(&mut part(at).transaction_id),
        // The payer's own name of it: the same one may stand on every payment, often the invoice's number.
        ("EndToEndId", "Refs") if text != "NOTPROVIDED" => part(at).message.push(text.to_owned()),
        ("Nm", "Dbtr" | "Pty") if inside("Dbtr") => text.clone_into(&mut part(at).payer),
        ("Ref", "CdtrRefInf") | ("Ustrd" | "AddtlRmtInf", _) if inside("RmtInf") => {
            part(at).message.push(text.to_owned());
        }
        ("TxDtls", _) => at.in_transaction = false,
        _ => {}
    }
}

/// The money of an entry: each of its transactions, or the entry itself when it has none with an amount.
fn finished(at: Gathering, row: i64) -> Result<Vec<Entry>> {
    let booked = at.status.is_empty() || at.status == "BOOK";
    if !booked || at.reversal || at.entry.credit == Some(false) {
        return Ok(Vec::new());
    }
    let day = if at.booked.is_empty() { &at.valued } else { &at.booked };
    let day: Day = day.get(..10).and_then(|day| day.parse().ok()).ok_or_else(unreadable)?;
    let parts: Vec<(Part, String)> = match at.transactions.as_slice() {
        [] => vec![(at.entry.clone(), at.entry.bank_reference.clone())],
        [only] => vec![(completed_alone(only, &at.entry), reference_alone(only, &at.entry))],
        several => several.iter().map(|part| one_of(part, several, &at.entry)).collect(),
    };
    let credited = parts.into_iter().filter(|part| part.0.credit != Some(false));
    credited.map(|(part, reference)| entry((part, reference), day, row)).collect()
}

fn or(own: &str, of: &str) -> String {
    if own.is_empty() { of.to_owned() } else { own.to_owned() }
}

/// The only transaction of an entry leaves to it whatever it does not say itself.
fn completed_alone(part: &Part, entry: &Part) -> Part {
    Part {
        amount: or(&part.amount, &entry.amount),
        currency: or(&part.currency, &entry.currency),
        ..part.clone()
    }
}

fn reference_alone(part: &Part, entry: &Part) -> String {
    let of_bank = or(&part.bank_reference, &entry.bank_reference);
    or(&of_bank, &part.transaction_id)
}

/// One of several transactions, with its reference. What the entry or another of them is called names more than this one.
fn one_of(part: &Part, several: &[Part], entry: &Part) -> (Part, String) {
    let alike = several.iter().filter(|other| other.bank_reference == part.bank_reference).count();
    let is_own = alike == 1 && part.bank_reference != entry.bank_reference;
    let of_bank = if is_own { part.bank_reference.as_str() } else { "" };
    let reference = or(of_bank, &part.transaction_id);
    (Part { currency: or(&part.currency, &entry.currency), ..part.clone() }, reference)
}

fn entry((part, reference): (Part, String), booked_on: Day, row: i64) -> Result<Entry> {
    let currency = currency(&part.currency, row)?;
    let amount_minor = amount(&part.amount, &currency).ok_or_else(unreadable)?;
    Ok(Entry {
        amount_minor,
        currency,
        booked_on,
        reference,
        payer: part.payer,
        message: part.message.join(" "),
    })
}
