//! `bulk`: one thing done to many records, worked off where it was typed.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use domain::bulk::{self, BulkAction, Chosen, Entry, Held, How, ItemState, Order, Preview, Run};
use domain::clock::Day;
use domain::ids::JobId;
use domain::{Error, Refusal};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum BulkVerb {
    /// Do one thing to many records: those of the ids, or all that match
    Start(Box<Start>),
    /// Runs that were begun from an organization, the newest first
    List {
        /// Id or name; the operator unless given
        #[arg(long)]
        organization: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// How far a run is
    Show { run: String },
    /// The records of a run, with what became of each
    Items {
        run: String,
        /// waiting, done, failed or skipped
        #[arg(long)]
        state: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Stop a run; what is done stays done
    Stop { run: String },
    /// Let a stopped run go on
    Resume { run: String },
    /// Try everything that failed once more
    Retry { run: String },
    /// Take back what a run did, as far as nobody has changed it since
    Undo { run: String },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Start {
    /// disable-customers, enable-customers, extend-customers (their licenses), extend-licenses, suspend-licenses, resume-licenses, add-units,
    /// send-invitations, remove-users or release-devices
    action: String,
    /// A record; may be repeated
    #[arg(long = "id", value_name = "ID", conflicts_with = "filters")]
    ids: Vec<String>,
    /// What the list is narrowed to, by the names that the API has for its exports; may be repeated
    #[arg(long = "filter", value_name = "NAME=VALUE", value_parser = pair)]
    filters: Vec<(String, String)>,
    /// How many match the filters, as you know it; another number is refused
    #[arg(long, value_name = "N", requires = "filters")]
    count: Option<i64>,
    /// Why customers are disabled or licenses suspended
    #[arg(long, default_value = "")]
    reason: String,
    /// The new last day of licenses
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// Or by how many months each goes on
    #[arg(long, value_name = "N")]
    months: Option<i64>,
    /// The edition that units are added of
    #[arg(long, default_value = "", value_name = "CODE")]
    edition: String,
    /// How many units are added
    #[arg(long, value_name = "N")]
    units: Option<i64>,
    /// Only tell to whom it would be done
    #[arg(long)]
    dry_run: bool,
    /// Id or name of whose records; the operator with all below unless given
    #[arg(long)]
    organization: Option<String>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("must be NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

impl Start {
    fn order(&self) -> domain::Result<Order> {
        let action: BulkAction = word("action", &self.action)?;
        let chosen = if self.filters.is_empty() {
            Chosen::These(self.ids.clone())
        } else {
            let filter: BTreeMap<String, String> = self.filters.iter().cloned().collect();
            let seen = match self.count {
                Some(count) => count,
                None if self.dry_run => -1,
                None => return Err(Refusal::field("count", domain::Problem::Required).into()),
            };
            Chosen::Matching { filter: web::exports::selected(action.records(), &filter)?, seen }
        };
        let until = self.until.as_deref().map(str::parse::<Day>).transpose();
        let until = until.map_err(|_| Refusal::field("until", domain::Problem::NotADay))?;
        let (reason, edition) = (self.reason.clone(), self.edition.clone());
        let how = How { reason, until, months: self.months, edition, units: self.units };
        Ok(Order { action, chosen, how, applies: None })
    }

    fn run(&self, place: &Place<'_>) -> domain::Result<Shown> {
        let (order, typed) = (self.order()?, self.organization.clone());
        if self.dry_run {
            let preview = place.read(move |act| {
                let organization = named(act, typed.as_deref())?;
                bulk::preview(act, organization, &order)
            })?;
            return Ok(Shown::one(&previewed(&preview)));
        }
        let job = place.work(move |act| {
            let organization = named(act, typed.as_deref())?;
            bulk::start(act, organization, &order)
        })?;
        worked_off(job, place)
    }
}

pub(super) fn run(verb: &BulkVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        BulkVerb::Start(start) => start.run(place),
        BulkVerb::List { organization, listing } => list(organization.as_ref(), listing, place),
        BulkVerb::Show { run } => {
            let job = job(run)?;
            Ok(Shown::one(&record(&place.read(move |act| bulk::get(act, job))?)))
        }
        BulkVerb::Items { run, state, listing } => items(job(run)?, state.as_deref(), listing, place),
        BulkVerb::Stop { run } => {
            let job = job(run)?;
            Ok(Shown::one(&record(&place.work(move |act| bulk::stop(act, job))?)))
        }
        BulkVerb::Resume { run } => {
            let job = job(run)?;
            place.work(move |act| bulk::resume(act, job))?;
            worked_off(job, place)
        }
        BulkVerb::Retry { run } => {
            let job = job(run)?;
            place.work(move |act| bulk::retry(act, job))?;
            worked_off(job, place)
        }
        BulkVerb::Undo { run } => {
            let job = job(run)?;
            let by = place.work(move |act| bulk::undo(act, job))?;
            worked_off(by, place)
        }
    }
}

fn job(typed: &str) -> domain::Result<JobId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

/// Works the run off here, unless a worker does already; then it is shown as it stands.
fn worked_off(job: JobId, place: &Place<'_>) -> domain::Result<Shown> {
    while let Some(held) = place.work(move |act| bulk::hold(act, job))? {
        if !some_worked_off(held, place)? {
            break;
        }
    }
    Ok(Shown::one(&record(&place.read(move |act| bulk::get(act, job))?)))
}

/// Works some records off and lets the run go; false when none waits.
fn some_worked_off(held: Held, place: &Place<'_>) -> domain::Result<bool> {
    let positions = place.read(move |act| bulk::waiting(act, held, bulk::MOST_AT_ONCE))?;
    for position in &positions {
        let position = *position;
        match place.work(move |act| bulk::carry_out(act, held, position)) {
            Ok(()) => {}
            Err(Error::Refused(refusal)) => {
                place.work(move |act| bulk::give_up(act, held, position, Some(&refusal)))?;
            }
            Err(failed) => return Err(failed),
        }
    }
    place.work(move |act| bulk::give_back(act, held))?;
    Ok(!positions.is_empty())
}

fn list(typed: Option<&String>, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (typed, window) = (typed.cloned(), listing.window()?);
    let page = place.read(move |act| {
        let organization = named(act, typed.as_deref())?;
        bulk::list(act, organization, &window)
    })?;
    Ok(listed(&page, |entry| match entry {
        Entry::Run(run) => record(run),
        Entry::Sending(job) => Record::new()
            .with("id", job.id)
            .with("action", job.kind.word())
            .with("state", if job.finished_at.is_some() { "finished" } else { "running" })
            .with("total", job.total)
            .with("done", job.done)
            .with("failed", job.failed)
            .with("skipped", 0)
            .with("started_by", &job.started_by)
            .with("created_at", job.created_at),
    }))
}

fn items(job: JobId, state: Option<&str>, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let state: Option<ItemState> = state.map(|typed| word("state", typed)).transpose()?;
    let window = listing.window()?;
    let page = place.read(move |act| bulk::items(act, job, state, &window))?;
    Ok(listed(&page, |item| {
        Record::new()
            .with("record", &item.record)
            .with("name", &item.name)
            .with("customer", &item.customer_name)
            .with("state", item.state)
            .with("code", item.why.as_ref().map(bulk::Why::code))
    }))
}

fn record(run: &Run) -> Record {
    Record::new()
        .with("id", run.job.id)
        .with("action", run.action)
        .with("state", run.state)
        .with("total", run.job.total)
        .with("done", run.job.done)
        .with("failed", run.job.failed)
        .with("skipped", run.skipped)
        .with("started_by", &run.job.started_by)
        .with("created_at", run.job.created_at)
}

fn previewed(preview: &Preview) -> Record {
    let names: Vec<&str> = preview.sample.iter().map(|row| row.name.as_str()).collect();
    let skipped: BTreeMap<&str, i64> =
        preview.skipped.iter().map(|skipped| (skipped.why.code(), skipped.count)).collect();
    Record::new()
        .with("matched", preview.selected)
        .with("applies", preview.applies)
        .with("sample", names)
        .with("skipped", skipped)
}
