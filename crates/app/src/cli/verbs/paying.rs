//! Money for invoices: payments by hand, and those of a bank statement.

use clap::Args;
use domain::billing::{self, Match, Matched, NewPayment, PaymentSource, money};
use domain::{Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::invoice::{full, id, typed_amount};
use super::{Place, Record, Records, Shown, named};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct PayArgs {
    /// Id; with --issuer a number or payment reference
    invoice: String,
    /// Such as 1234.50
    amount: String,
    /// Names the payment once and for all
    #[arg(long)]
    reference: String,
    /// The day on which the money moved, YYYY-MM-DD; default: today
    #[arg(long, value_name = "DAY")]
    paid_on: Option<String>,
    /// Whose invoice the number is of: id or name
    #[arg(long)]
    issuer: Option<String>,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct MatchArgs {
    /// camt.053 (XML), or CSV with date, amount and any of currency, reference, payer, message
    file: std::path::PathBuf,
    /// Whose invoices: id or name; default: the operator
    #[arg(long)]
    issuer: Option<String>,
    /// Record the exact ones; the same statement again changes nothing
    #[arg(long)]
    record: bool,
    #[arg(skip)]
    content: String,
}

impl MatchArgs {
    /// Reads the file where it was named.
    pub(super) fn read_file(&mut self) -> std::io::Result<()> {
        self.content = std::fs::read_to_string(&self.file)?;
        Ok(())
    }
}

pub(super) fn pay(args: &PayArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let paid_on = args.paid_on.as_deref().map(str::parse).transpose();
    let paid_on = paid_on.map_err(|_| Refusal::field("paid_on", Problem::NotADay))?;
    let args = args.clone();
    let after = place.work(move |act| {
        let id = match &args.issuer {
            Some(issuer) => {
                let issuer = named(act, Some(issuer))?;
                billing::numbered(act, issuer, &args.invoice)?
            }
            None => id(&args.invoice)?,
        };
        let currency = billing::get(act, id)?.head.currency;
        let payment = NewPayment {
            amount_minor: typed_amount(&args.amount, &currency)?,
            currency,
            paid_on,
            reference: args.reference.clone(),
            source: PaymentSource::Manual,
        };
        billing::record_payment(act, id, &payment)
    })?;
    Ok(Shown::one(&full(&after)))
}

pub(super) fn match_statement(args: &MatchArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let entries = billing::read_statement(args.content.as_bytes())?;
    let issuer = args.issuer.clone();
    let mut found = place.read(move |act| {
        let issuer = named(act, issuer.as_deref())?;
        billing::match_statement(act, issuer, &entries)
    })?;
    for matched in found.iter_mut().filter(|matched| args.record && matched.found == Match::Exact) {
        let Some(invoice) = matched.candidates.first().map(|head| head.id) else { continue };
        let new = matched.entry.payment();
        place.work(move |act| billing::record_payment(act, invoice, &new))?;
        matched.found = Match::Recorded;
    }
    let record = |matched: &Matched| {
        let entry = &matched.entry;
        let numbers: Vec<&str> =
            matched.candidates.iter().filter_map(|head| head.number.as_deref()).collect();
        Record::new()
            .with("booked_on", entry.booked_on)
            .with(
                "amount",
                format!("{} {}", money::plain(entry.amount_minor, &entry.currency), entry.currency),
            )
            .with("payer", &entry.payer)
            .with("match", matched.found)
            .with("invoices", numbers)
            .with("reference", &entry.reference)
    };
    Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
}
