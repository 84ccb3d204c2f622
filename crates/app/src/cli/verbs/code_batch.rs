//! The vendor's half of `code`: batches made, looked after and cancelled.

use clap::Args;
use domain::ids::{BatchId, CodeId};
use domain::purchase_codes::{self, Batch, NewBatch};
use domain::{Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::code::id;
use super::license::plan;
use super::{Listing, Place, Record, Records, Shown, listed, named};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct MakeArgs {
    /// Id or name of the plan
    #[arg(long)]
    plan: String,
    /// Code of the edition
    #[arg(long)]
    edition: String,
    /// Of each code
    #[arg(long)]
    units: i64,
    /// How many codes, at most 1,000
    #[arg(long)]
    codes: i64,
    /// Last day on which they can be entered, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    valid_until: Option<String>,
    /// For whom or for what
    #[arg(long, default_value = "")]
    name: String,
    /// Id or name of whoever sells the product first; default: the operator
    #[arg(long)]
    organization: Option<String>,
}

pub(super) fn make(args: &MakeArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let valid_until = args.valid_until.as_deref().map(str::parse).transpose();
    let valid_until = valid_until.map_err(|_| Refusal::field("valid_until", Problem::NotADay))?;
    let args = args.clone();
    let made = place.work(move |act| {
        let new = NewBatch {
            name: args.name.clone(),
            plan: plan(act, &args.plan)?,
            edition: args.edition.clone(),
            units: args.units,
            codes: args.codes,
            valid_until,
        };
        let maker = named(act, args.organization.as_deref())?;
        let made = purchase_codes::make(act, maker, &new)?;
        purchase_codes::batch(act, made)
    })?;
    Ok(Shown::one(&batch(&made)))
}

fn batch(batch: &Batch) -> Record {
    Record::new()
        .with("id", batch.id)
        .with("name", &batch.name)
        .with("plan", &batch.of.plan_name)
        .with("edition", &batch.of.edition_code)
        .with("units", batch.units)
        .with("codes", batch.codes)
        .with("redeemed", batch.redeemed)
        .with("cancelled", batch.cancelled)
        .with("valid_until", batch.valid_until)
        .with("shown", batch.shown_at)
}

pub(super) fn batches(
    organization: Option<&str>,
    listing: &Listing,
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let (window, organization) = (listing.window()?, organization.map(str::to_owned));
    let page = place.read(move |act| {
        let organization = named(act, organization.as_deref())?;
        purchase_codes::batches(act, organization, &window)
    })?;
    Ok(listed(&page, batch))
}

pub(super) fn codes(batch: &str, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (window, batch) = (listing.window()?, id::<BatchId>(batch)?);
    let page = place.read(move |act| purchase_codes::codes(act, batch, &window))?;
    Ok(listed(&page, |(code, state)| {
        Record::new()
            .with("id", code.id)
            .with("code", &code.masked)
            .with("state", state)
            .with("redeemed_at", code.redeemed_at)
            .with("redeemer", &code.redeemer_name)
            .with("by", &code.redeemed_by)
    }))
}

pub(super) fn print(batch: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let batch = id::<BatchId>(batch)?;
    let codes = place.work(move |act| purchase_codes::show_once(act, batch))?;
    let records = codes.iter().map(|code| Record::new().with("code", code.reveal()));
    Ok(Shown::list(Records { records: records.collect(), next: None }))
}

pub(super) fn cancel((batch, code): (&str, &str), reason: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let (ids, reason) = ((id::<BatchId>(batch)?, id::<CodeId>(code)?), reason.to_owned());
    let done = place.work(move |act| purchase_codes::cancel(act, ids, &reason))?;
    Ok(Shown::one(&Record::new().with("withdrawn", done.withdrawn).with("kept", done.kept)))
}
