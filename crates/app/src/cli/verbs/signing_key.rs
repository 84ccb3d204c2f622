//! `signing-key`: the keys that sign leases and license files.

use clap::{Args, Subcommand};
use domain::signing::{self, Key, KeyUse, USUAL_OVERLAP_DAYS};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum SigningKeyVerb {
    /// Keys of the operator or of a vendor
    List(Of),
    /// Make a key; it is published at once, and signs after the overlap
    Create {
        /// Days until it signs; the one before goes on until then
        #[arg(long, value_name = "DAYS", default_value_t = USUAL_OVERLAP_DAYS)]
        overlap_days: i64,
        #[command(flatten)]
        of: Of,
    },
    /// Take a key back that others may have learned: it is published no more, and a fresh one signs from now on
    Withdraw {
        key: String,
        #[command(flatten)]
        of: Of,
    },
    /// Sign no more with a key; it stays published
    Retire {
        key: String,
        #[command(flatten)]
        of: Of,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Of {
    /// Whose: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    of: Option<String>,
}

pub(super) fn run(verb: &SigningKeyVerb, place: &Place<'_>) -> domain::Result<Shown> {
    let whose = match verb {
        SigningKeyVerb::List(of)
        | SigningKeyVerb::Create { of, .. }
        | SigningKeyVerb::Retire { of, .. }
        | SigningKeyVerb::Withdraw { of, .. } => of.of.clone(),
    };
    let found = match verb.clone() {
        SigningKeyVerb::List(_) => place.read(move |act| {
            let of = named(act, whose.as_deref())?;
            signing::keys(act, of)
        })?,
        SigningKeyVerb::Create { overlap_days, .. } => place.work(move |act| {
            let of = named(act, whose.as_deref())?;
            signing::create(act, of, overlap_days)?;
            signing::keys(act, of)
        })?,
        SigningKeyVerb::Retire { key, .. } => place.work(move |act| {
            let of = named(act, whose.as_deref())?;
            signing::retire(act, of, &key)?;
            signing::keys(act, of)
        })?,
        SigningKeyVerb::Withdraw { key, .. } => place.work(move |act| {
            let of = named(act, whose.as_deref())?;
            signing::withdraw(act, of, &key)?;
            signing::keys(act, of)
        })?,
    };
    Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
}

fn record(key: &Key) -> Record {
    let used = match key.used {
        KeyUse::Coming => "coming",
        KeyUse::Signs => "signs",
        KeyUse::Retired => "retired",
        KeyUse::Withdrawn => "withdrawn",
    };
    Record::new()
        .with("id", &key.id)
        .with("use", used)
        .with("signs_from", key.signs_from)
        .with("retired_at", key.retired_at)
        .with("withdrawn_at", key.withdrawn_at)
        .with("license_files", key.files)
        .with("created_at", key.created_at)
}
