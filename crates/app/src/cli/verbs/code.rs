//! `code`: purchase codes, made and entered, and what is given of them.

use clap::{Args, Subcommand};
use domain::ids::{AllotmentId, BatchId, CodeId, OrganizationId, StockId};
use domain::purchase_codes::{self, Allotment, Batch, EntryForm, Filter, Found, NewBatch, Stock};
use domain::{Act, Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::license::plan;
use super::{Listing, Place, Record, Records, Shown, listed, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum CodeVerb {
    /// Make codes for a plan of one's own product
    Make(MakeArgs),
    /// Batches of codes
    Batches {
        /// Id or name of the vendor; default: the operator, with all below
        #[arg(long)]
        organization: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Codes of a batch, and who entered them
    Codes {
        batch: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// Print all codes of a batch in full: that can be done once
    Print { batch: String },
    /// Cancel a code of a batch; pending units of one that was entered are withdrawn
    Cancel {
        batch: String,
        code: String,
        /// Why, for those who ask
        #[arg(long)]
        reason: String,
    },
    /// Codes that were entered: total, used, pending
    List {
        /// Id or name; default: the operator, with all below
        #[arg(long)]
        organization: Option<String>,
        /// In company, e-mail, plan, product and the end of the code
        #[arg(long, default_value = "")]
        query: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// Enter a code
    Add(AddArgs),
    /// Enter another code for an entry: its units come to those there are
    Update { entry: String, code: String },
    /// Who has what of an entry
    Show { entry: String },
    /// Give units of an entry to a customer or to a partner below
    Give(GiveArgs),
    /// Take back what is free of what was given
    Return { entry: String, allotment: String, units: i64 },
    /// What became of the units of an entry, the newest first
    History {
        entry: String,
        /// Only until the end of this day where the holder is, YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
}

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

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct AddArgs {
    /// Four groups of five letters or digits, however spelled
    code: String,
    /// Id or name of the partner or customer that enters it
    #[arg(long)]
    organization: String,
    #[arg(long, default_value = "")]
    email: String,
    /// Short name of the company
    #[arg(long, default_value = "")]
    company: String,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct GiveArgs {
    entry: String,
    units: i64,
    /// Id or name
    #[arg(long, required_unless_present = "partner", conflicts_with = "partner")]
    customer: Option<String>,
    /// Id or name
    #[arg(long)]
    partner: Option<String>,
}

pub(super) fn run(verb: &CodeVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        CodeVerb::Make(args) => make(args, place),
        CodeVerb::Batches { organization, listing } => batches(organization.as_deref(), listing, place),
        CodeVerb::Codes { batch, listing } => codes(batch, listing, place),
        CodeVerb::Print { batch } => print(batch, place),
        CodeVerb::Cancel { batch, code, reason } => cancel((batch, code), reason, place),
        CodeVerb::List { organization, query, listing } => {
            list((organization.as_deref(), query), listing, place)
        }
        CodeVerb::Add(args) => add(args, place),
        CodeVerb::Update { entry, code } => update(entry, code, place),
        CodeVerb::Show { entry } => show(entry, place),
        CodeVerb::Give(args) => give(args, place),
        CodeVerb::Return { entry, allotment, units } => take_back((entry, allotment), *units, place),
        CodeVerb::History { entry, as_of, listing } => history(entry, as_of.as_deref(), listing, place),
    }
}

fn id<T: std::str::FromStr>(typed: &str) -> domain::Result<T> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

fn make(args: &MakeArgs, place: &Place<'_>) -> domain::Result<Shown> {
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

fn batches(organization: Option<&str>, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (window, organization) = (listing.window()?, organization.map(str::to_owned));
    let page = place.read(move |act| {
        let organization = named(act, organization.as_deref())?;
        purchase_codes::batches(act, organization, &window)
    })?;
    Ok(listed(&page, batch))
}

fn codes(batch: &str, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
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

fn print(batch: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let batch = id::<BatchId>(batch)?;
    let codes = place.work(move |act| purchase_codes::show_once(act, batch))?;
    let records = codes.iter().map(|code| Record::new().with("code", code.reveal()));
    Ok(Shown::list(Records { records: records.collect(), next: None }))
}

fn cancel((batch, code): (&str, &str), reason: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let (ids, reason) = ((id::<BatchId>(batch)?, id::<CodeId>(code)?), reason.to_owned());
    let done = place.work(move |act| purchase_codes::cancel(act, ids, &reason))?;
    Ok(Shown::one(&Record::new().with("withdrawn", done.withdrawn).with("kept", done.kept)))
}

fn entry(stock: &Stock) -> Record {
    Record::new()
        .with("id", stock.id)
        .with("code", &stock.masked)
        .with("company", &stock.company)
        .with("email", &stock.email)
        .with("holder", &stock.holder_name)
        .with("plan", &stock.of.plan_name)
        .with("edition", &stock.of.edition_code)
        .with("total", stock.total)
        .with("used", stock.used)
        .with("pending", stock.pending())
}

fn list(
    (organization, query): (Option<&str>, &str),
    listing: &Listing,
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let (window, organization) = (listing.window()?, organization.map(str::to_owned));
    let filter = Filter { view: None, query: query.to_owned() };
    let page = place.read(move |act| {
        let organization = named(act, organization.as_deref())?;
        purchase_codes::list(act, organization, &filter, &window)
    })?;
    Ok(listed(&page, entry))
}

/// Looks a code up, and keeps a wrong attempt counted.
fn tried(
    place: &Place<'_>,
    code: &str,
    into: impl Fn(&mut Act<'_>) -> domain::Result<OrganizationId> + Send + 'static,
) -> domain::Result<Found> {
    let code = code.to_owned();
    let tried = place.work(move |act| {
        let into = into(act)?;
        purchase_codes::try_code(act, Some(into), &code)
    })?;
    Ok(tried?)
}

fn add(args: &AddArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let organization = args.organization.clone();
    let found = tried(place, &args.code, move |act| named(act, Some(&organization)))?;
    let args = args.clone();
    let made = place.work(move |act| {
        let organization = named(act, Some(&args.organization))?;
        let form = EntryForm { email: args.email.clone(), company: args.company.clone() };
        purchase_codes::enter(act, organization, &found, &form)
    })?;
    Ok(Shown::one(&entry(&made)))
}

fn update(stock: &str, code: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let stock = id::<StockId>(stock)?;
    let found = tried(place, code, move |act| Ok(purchase_codes::get(act, stock)?.0.holder))?;
    let after = place.work(move |act| purchase_codes::update(act, stock, &found))?;
    Ok(Shown::one(&entry(&after)))
}

fn given(allotment: &Allotment) -> Record {
    Record::new()
        .with("id", allotment.id)
        .with("to", &allotment.to_name)
        .with("units", allotment.units)
        .with("free", allotment.free)
        .with("license", allotment.license)
        .with("entry", allotment.given)
}

fn show(stock: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let stock = id::<StockId>(stock)?;
    let (_, allotments) = place.read(move |act| purchase_codes::get(act, stock))?;
    Ok(Shown::list(Records { records: allotments.iter().map(given).collect(), next: None }))
}

fn give(args: &GiveArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let stock = id::<StockId>(&args.entry)?;
    let args = args.clone();
    let left = place.work(move |act| {
        let to = named(act, args.customer.as_deref().or(args.partner.as_deref()))?;
        if args.partner.is_some() {
            purchase_codes::allot_to_partner(act, stock, to, args.units)?;
        } else {
            purchase_codes::allot(act, stock, to, args.units)?;
        }
        Ok(purchase_codes::get(act, stock)?.0)
    })?;
    Ok(Shown::one(&entry(&left)))
}

fn take_back((stock, allotment): (&str, &str), units: i64, place: &Place<'_>) -> domain::Result<Shown> {
    let (stock, allotment) = (id::<StockId>(stock)?, id::<AllotmentId>(allotment)?);
    let left = place.work(move |act| purchase_codes::take_back(act, stock, allotment, units))?;
    Ok(Shown::one(&entry(&left)))
}

fn history(stock: &str, as_of: Option<&str>, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let stock = id::<StockId>(stock)?;
    let as_of = as_of.map(str::parse).transpose();
    let as_of = as_of.map_err(|_| Refusal::field("as_of", Problem::NotADay))?;
    let window = listing.window()?;
    let found = place.read(move |act| purchase_codes::history(act, stock, as_of, &window))?;
    let records = found.entries.items.iter().map(|entry| {
        Record::new()
            .with("at", entry.at)
            .with("what", entry.what)
            .with("units", entry.units)
            .with("used", entry.used)
            .with("total", entry.quantity)
            .with("party", &entry.party)
            .with("by", &entry.actor_name)
    });
    let next = found.entries.next.as_ref().map(ToString::to_string);
    Ok(Shown::list(Records { records: records.collect(), next }))
}
