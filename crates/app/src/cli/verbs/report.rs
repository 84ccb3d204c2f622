//! `report`: what was sold, given on, bound, installed and heard of.

use clap::Args;
use domain::Refusal;
use domain::reports::{self, Report};
use serde::{Deserialize, Serialize};

use super::{Output, Place, Record, Shown, named};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Reported {
    /// Id or name; the operator unless given
    organization: Option<String>,
    #[command(flatten)]
    pub(super) output: Output,
}

pub(super) fn run(asked: &Reported, place: &Place<'_>) -> domain::Result<Shown> {
    let organization = asked.organization.clone();
    let report = place.read(move |act| {
        let at = named(act, organization.as_deref())?;
        if reports::is_quick(act, at)? {
            return reports::report(act, at, &[]);
        }
        Ok(reports::latest(act, at)?.ok_or(Refusal::NotFound)?)
    })?;
    Ok(Shown::one(&record(&report)))
}

fn record(report: &Report) -> Record {
    let (units, storage) = (report.totals, report.storage);
    Record::new()
        .with("organization", report.organization)
        .with("counted_at", report.made_at)
        .with("customers", report.customers)
        .with("in_stock", report.in_stock)
        .with("bought", units.bought)
        .with("assigned", units.assigned)
        .with("installed", units.installed)
        .with("seen", units.seen)
        .with("unused", units.idle())
        .with("devices", storage.devices)
        .with("storage_used_bytes", storage.used_bytes)
        .with("total_space_gb", storage.space_gb)
        .with("months", &report.months)
        .with("idle", &report.idle)
}
