//! `code`: purchase codes entered, and what is given of them. Making them is in `code_batch`.

use clap::{Args, Subcommand};
use domain::ids::{AllotmentId, OrganizationId, StockId};
use domain::purchase_codes::{self, AddCustomer, Allotment, EntryForm, Filter, Found, Stock};
use domain::{Act, Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Records, Shown, code_batch, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum CodeVerb {
    /// Make codes for a plan of one's own product
    Make(code_batch::MakeArgs),
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
    /// Change e-mail or company of an entry; what is left out stays
    Edit {
        entry: String,
        #[arg(long)]
        email: Option<String>,
        /// Short name of the company
        #[arg(long)]
        company: Option<String>,
    },
    /// Who has what of an entry
    Show {
        entry: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// Create a customer of the entry's holder and give it its first units, in one step
    AddCustomer(AddCustomerArgs),
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
pub(crate) struct AddCustomerArgs {
    entry: String,
    /// Customer or site; short is best
    name: String,
    units: i64,
    /// ISO 3166-1, two letters
    #[arg(long)]
    country: String,
    /// Of its contact
    #[arg(long, default_value = "")]
    email: String,
    /// Who adds its users: shared, partner or customer
    #[arg(long, default_value = "shared")]
    management: String,
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
        CodeVerb::Make(args) => code_batch::make(args, place),
        CodeVerb::Batches { organization, listing } => {
            code_batch::batches(organization.as_deref(), listing, place)
        }
        CodeVerb::Codes { batch, listing } => code_batch::codes(batch, listing, place),
        CodeVerb::Print { batch } => code_batch::print(batch, place),
        CodeVerb::Cancel { batch, code, reason } => code_batch::cancel((batch, code), reason, place),
        CodeVerb::List { organization, query, listing } => {
            list((organization.as_deref(), query), listing, place)
        }
        CodeVerb::Add(args) => add(args, place),
        CodeVerb::Update { entry, code } => update(entry, code, place),
        CodeVerb::Edit { entry, email, company } => edit(entry, (email.as_ref(), company.as_ref()), place),
        CodeVerb::Show { entry, listing } => show(entry, listing, place),
        CodeVerb::AddCustomer(args) => add_customer(args, place),
        CodeVerb::Give(args) => give(args, place),
        CodeVerb::Return { entry, allotment, units } => take_back((entry, allotment), *units, place),
        CodeVerb::History { entry, as_of, listing } => history(entry, as_of.as_deref(), listing, place),
    }
}

pub(super) fn id<T: std::str::FromStr>(typed: &str) -> domain::Result<T> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
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
        purchase_codes::try_code(act, into, &code)
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
    let found = tried(place, code, move |act| Ok(purchase_codes::get(act, stock)?.holder))?;
    let after = place.work(move |act| purchase_codes::update(act, stock, &found))?;
    Ok(Shown::one(&entry(&after)))
}

fn given(allotment: &Allotment) -> Record {
    Record::new()
        .with("id", allotment.id)
        .with("to", &allotment.to_name)
        .with("units", allotment.units)
        .with("free", allotment.free)
        .with("standing", allotment.standing)
        .with("license", allotment.license)
        .with("entry", allotment.given)
}

fn show(stock: &str, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (stock, window) = (id::<StockId>(stock)?, listing.window()?);
    let page = place.read(move |act| purchase_codes::allotments(act, stock, &window))?;
    Ok(listed(&page, given))
}

fn edit(
    stock: &str,
    (email, company): (Option<&String>, Option<&String>),
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let stock = id::<StockId>(stock)?;
    let (email, company) = (email.cloned(), company.cloned());
    let after = place.work(move |act| {
        let before = purchase_codes::get(act, stock)?;
        let form = EntryForm {
            email: email.clone().unwrap_or(before.email),
            company: company.clone().unwrap_or(before.company),
        };
        purchase_codes::edit(act, stock, &form, before.version)
    })?;
    Ok(Shown::one(&entry(&after)))
}

fn add_customer(args: &AddCustomerArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let stock = id::<StockId>(&args.entry)?;
    let add = AddCustomer {
        name: args.name.clone(),
        country: args.country.clone(),
        email: args.email.clone(),
        management: word("management", &args.management)?,
        units: args.units,
    };
    let (customer, left) = place.work(move |act| add.from(act, stock))?;
    Ok(Shown::one(&entry(&left).with("customer", customer)))
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
        purchase_codes::get(act, stock)
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
