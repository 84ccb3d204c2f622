//! `export`: a whole list as a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use domain::exports::{Format, List};
use domain::refusal::Failure;
use domain::{Caller, Error};
use serde::{Deserialize, Serialize};

use super::{Output, Place, Record, Shown, named, word};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Export {
    /// customers, users, invitations, customer-users, licenses, installations, deployment-keys, alerts, mails, events, partners, members,
    /// staff-invitations, tokens, plans, prices, mail-texts, program-messages, invoices, payments, units, unit-holders, requests,
    /// license-history, purchase-codes, subscriptions (what was given of the codes to whom), code-history, code-batches
    /// or batch-codes
    list: String,
    /// csv or xlsx
    #[arg(long, default_value = "csv")]
    format: String,
    /// The new file; it must not exist
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// What the list is narrowed to, by the names that the API has for its exports; may be repeated
    #[arg(long = "filter", value_name = "NAME=VALUE", value_parser = pair)]
    filters: Vec<(String, String)>,
    /// Only these columns, in this order, by the names in the first line; may be repeated
    #[arg(long = "column", value_name = "NAME")]
    columns: Vec<String>,
    /// Id or name of whose list it is; default: the operator, with all below
    #[arg(long)]
    organization: Option<String>,
    #[command(flatten)]
    pub(super) output: Output,
}

pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("must be NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

/// Writes the file. What was begun and not finished is taken away: half a list must not look like a whole one.
pub(super) fn export(export: &Export, place: &Place<'_>) -> domain::Result<Shown> {
    let list: List = word("list", &export.list)?;
    let format: Format = word("format", &export.format)?;
    let typed = export.organization.clone();
    let organization = place.read(move |act| named(act, typed.as_deref()))?;
    let filter: BTreeMap<String, String> = export.filters.iter().cloned().collect();
    let file = std::fs::File::create_new(&export.out).map_err(|error| unwritten(&error))?;
    let out = Box::new(std::io::BufWriter::new(file));
    let what = (organization, list, format);
    let written = web::exports::write_blocking(
        place.world,
        &Caller::command_line(),
        what,
        (&filter, &export.columns),
        out,
    );
    if let Err(error) = written {
        drop(std::fs::remove_file(&export.out));
        return Err(error);
    }
    let bytes = std::fs::metadata(&export.out).map_err(|error| unwritten(&error))?.len();
    let shown = export.out.display().to_string();
    Ok(Shown::one(&Record::new().with("file", shown).with("bytes", bytes)))
}

fn unwritten(error: &std::io::Error) -> Error {
    Failure::Other(format!("the file cannot be written: {error}")).into()
}
