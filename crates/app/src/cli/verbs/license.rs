//! `license`: contracts of customers.

use clap::{Args, Subcommand};
use domain::activation;
use domain::ids::{InstallationId, LicenseId, PlanId, SeatId};
use domain::licenses::{self, Issue, License, LineRequest, Resolution, Stage};
use domain::notices::{self, Switch};
use domain::{Act, Problem, Refusal, ledger, products};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Listing, Place, Record, Records, Shown, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum LicenseVerb {
    /// Plans that can be sold
    Plans,
    /// Issue a license
    Issue(IssueArgs),
    /// Licenses of a customer
    List {
        /// Id or name
        customer: String,
    },
    /// One license
    Show { license: String },
    /// Set the total of one edition, not an increment
    SetQuantity {
        license: String,
        /// Code of the edition
        edition: String,
        quantity: i64,
    },
    /// Stop a license until it is resumed
    Suspend {
        license: String,
        /// Why, for those who ask
        #[arg(long)]
        reason: String,
    },
    /// Lift a suspension
    Resume { license: String },
    /// Notices that will go before and after its end, and those that went; or switch them
    Notices {
        license: String,
        /// on or off
        #[arg(long, value_name = "SWITCH", value_parser = ["on", "off"])]
        switch: Option<String>,
    },
    /// What became of its units, the newest first
    History {
        license: String,
        /// Only until the end of this day where the customer is, YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Why it lets devices in or not: every rule, and what would mend those that do not hold
    Explain {
        /// A license, a seat or an installation
        subject: String,
    },
    /// End a license for good
    Revoke { license: String },
    /// Licenses that one of a plan would overlap with
    Overlaps {
        /// Id or name
        customer: String,
        /// Id or name of the plan
        #[arg(long)]
        plan: String,
        /// First day, YYYY-MM-DD; default: today where the customer is
        #[arg(long, value_name = "DAY")]
        starts_on: Option<String>,
    },
    /// Move a license to the present terms of its plan; units, users and days stay
    Adopt {
        license: String,
        /// Only show what would change
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct IssueArgs {
    /// Id or name
    customer: String,
    /// Id or name of the plan
    #[arg(long)]
    plan: String,
    /// Units by edition, such as standard=5; may be repeated
    #[arg(long = "line", value_name = "EDITION=QUANTITY", required = true)]
    lines: Vec<String>,
    /// First day, YYYY-MM-DD; default: today where the customer is
    #[arg(long, value_name = "DAY")]
    starts_on: Option<String>,
    /// GB beside those of the lines
    #[arg(long, default_value_t = 0, value_name = "GB")]
    extra_space: i64,
    /// GB that one client may use; 0 = not in use
    #[arg(long, default_value_t = 0, value_name = "GB")]
    client_limit: i64,
    #[arg(long, default_value = "")]
    comments: String,
    /// How far along the contract is
    #[arg(long, default_value = "in_force", value_parser = ["in_force", "draft", "awaiting_payment"])]
    stage: String,
    /// What becomes of licenses of the same product that overlap: side-by-side for all of them, or a license with
    /// side-by-side, replace or extend, such as LICENSE=replace; may be repeated
    #[arg(long = "overlap", value_name = "[LICENSE=]CHOICE")]
    overlap: Vec<String>,
}

pub(super) fn run(verb: &LicenseVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        LicenseVerb::Plans => plans(place),
        LicenseVerb::Issue(args) => issue(args, place),
        LicenseVerb::List { customer } => {
            let typed = customer.clone();
            let found = place.read(move |act| {
                let customer = named(act, Some(&typed))?;
                licenses::list(act, customer)
            })?;
            Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
        }
        LicenseVerb::Show { license } => {
            let id: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
            Ok(Shown::one(&record(&place.read(move |act| licenses::get(act, id))?)))
        }
        LicenseVerb::SetQuantity { license, edition, quantity } => {
            let (edition, quantity) = (edition.clone(), *quantity);
            changed(license, place, move |act, license| {
                licenses::set_quantity(act, license, &edition, quantity)
            })
        }
        LicenseVerb::Suspend { license, reason } => {
            let reason = reason.clone();
            changed(license, place, move |act, license| licenses::suspend(act, license, &reason))
        }
        LicenseVerb::Resume { license } => changed(license, place, licenses::resume),
        LicenseVerb::Notices { license, switch } => notices(license, switch.as_deref(), place),
        LicenseVerb::Explain { subject } => explain(subject, place),
        LicenseVerb::Revoke { license } => changed(license, place, licenses::revoke),
        LicenseVerb::History { license, as_of, listing } => {
            history(license, as_of.as_deref(), listing, place)
        }
        LicenseVerb::Overlaps { customer, plan, starts_on } => {
            overlaps((customer, plan, starts_on.as_deref()), place)
        }
        LicenseVerb::Adopt { license, dry_run: true } => adoption(license, place),
        LicenseVerb::Adopt { license, dry_run: false } => changed(license, place, licenses::adopt_plan),
    }
}

/// Those to come first, then those that went, the newest first.
fn notices(license: &str, switch: Option<&str>, place: &Place<'_>) -> domain::Result<Shown> {
    let id: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
    let found = match switch {
        Some(typed) => {
            let wish: Switch = word("switch", typed)?;
            place.work(move |act| notices::switch(act, id, wish))?
        }
        None => place.read(move |act| notices::get(act, id))?,
    };
    let to: Vec<&str> = found.recipients.iter().map(|recipient| recipient.email.as_str()).collect();
    let coming = found.planned.iter().map(|planned| {
        Record::new()
            .with("state", "planned")
            .with("at", planned.at)
            .with("days_before", planned.days_before)
            .with("to", to.join(" "))
    });
    let gone = found.posted.iter().map(|posted| {
        let state = posted.state.map_or("gone", domain::messages::MessageState::word);
        Record::new()
            .with("state", state)
            .with("at", posted.posted_at)
            .with("days_before", posted.days_before)
            .with("to", &posted.recipient)
    });
    Ok(Shown::list(Records { records: coming.chain(gone).collect(), next: None }))
}

fn history(
    license: &str,
    as_of: Option<&str>,
    listing: &Listing,
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let id: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
    let as_of = as_of.map(str::parse).transpose();
    let as_of = as_of.map_err(|_| Refusal::field("as_of", Problem::NotADay))?;
    let window = listing.window()?;
    let found = place.read(move |act| ledger::of_license(act, id, as_of, &window))?;
    let code = |entry: &ledger::Entered| {
        let line = found.balances.iter().find(|balance| balance.edition == entry.edition);
        line.map(|line| line.edition_code.clone())
    };
    let records = found.entries.items.iter().map(|entry| {
        Record::new()
            .with("at", entry.at)
            .with("what", entry.what)
            .with("units", entry.units)
            .with("edition", code(entry))
            .with("used", entry.used)
            .with("quantity", entry.quantity)
            .with("source", entry.source)
            .with("party", &entry.party)
            .with("by", &entry.actor_name)
    });
    let next = found.entries.next.as_ref().map(ToString::to_string);
    Ok(Shown::list(Records { records: records.collect(), next }))
}

fn changed(
    license: &str,
    place: &Place<'_>,
    change: impl Fn(&mut Act<'_>, LicenseId) -> domain::Result<License> + Send + 'static,
) -> domain::Result<Shown> {
    let id: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
    let after = place.work(move |act| change(act, id))?;
    Ok(Shown::one(&record(&after)))
}

fn explain(subject: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let found = if let Ok(license) = subject.parse::<LicenseId>() {
        place.read(move |act| activation::explain(act, license))?
    } else if let Ok(seat) = subject.parse::<SeatId>() {
        place.read(move |act| activation::explain_user(act, seat))?
    } else {
        let device: InstallationId = subject.parse().map_err(|_| Refusal::NotFound)?;
        place.read(move |act| activation::explain_device(act, device))?
    };
    let records = found.checks.iter().map(|check| {
        Record::new()
            .with("rule", check.rule)
            .with("edition", check.edition.as_ref().map(|(code, _)| code))
            .with("holds", check.holds)
            .with("decides", check.rule.decides())
            .with("fix", check.fix)
            .with("partner", check.partner.as_ref().map(|(_, name)| name))
            .with("least_gb", check.least_gb)
            .with("holds_on", check.holds_on)
    });
    let head = Record::new()
        .with("license", found.license)
        .with("number", &found.number)
        .with("username", found.user.as_ref().map(|(_, name)| name))
        .with("device", found.device.as_ref().map(|(_, name)| name))
        .with("status", found.status)
        .with("reasons", &found.reasons)
        .with("let_in", found.refusal.is_none())
        .with("refusal", found.refusal.as_ref().map(Refusal::code));
    Ok(Shown::list(Records { records: records.collect(), next: None }).below(&head))
}

fn adoption(license: &str, place: &Place<'_>) -> domain::Result<Shown> {
    let id: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
    let found = place.read(move |act| licenses::adoption(act, id))?;
    Ok(Shown::one(
        &Record::new()
            .with("plan_revision", found.license.plan_revision)
            .with("present_revision", found.revision)
            .with("changes", found.differences)
            .with("refusal", found.refusal.map(|refusal| refusal.code())),
    ))
}

fn overlaps(
    (customer, plan_typed, starts_on): (&str, &str, Option<&str>),
    place: &Place<'_>,
) -> domain::Result<Shown> {
    let starts_on = starts_on.map(str::parse).transpose();
    let starts_on = starts_on.map_err(|_| Refusal::field("starts_on", Problem::NotADay))?;
    let (customer, typed) = (customer.to_owned(), plan_typed.to_owned());
    let found = place.read(move |act| {
        let customer = named(act, Some(&customer))?;
        let plan = plan(act, &typed)?;
        licenses::overlaps(act, customer, plan, starts_on)
    })?;
    let records = found.iter().map(|one| {
        record(&one.license)
            .with("days_left", one.days_left)
            .with("replaceable", one.replaceable)
            .with("convertible", one.convertible)
    });
    Ok(Shown::list(Records { records: records.collect(), next: None }))
}

fn plans(place: &Place<'_>) -> domain::Result<Shown> {
    let plans = place.read(|act| {
        let operator = named(act, None)?;
        products::plans_offered(act, operator)
    })?;
    let record = |plan: &products::Plan| {
        let editions: Vec<&str> = plan.editions.iter().map(|edition| edition.code.as_str()).collect();
        Record::new()
            .with("id", plan.id)
            .with("product", &plan.product_name)
            .with("name", &plan.name)
            .with("version", plan.version)
            .with("term_months", plan.term_months)
            .with("editions", editions)
    };
    Ok(Shown::list(Records { records: plans.iter().map(record).collect(), next: None }))
}

fn issue(args: &IssueArgs, place: &Place<'_>) -> domain::Result<Shown> {
    let stage: Stage = word("stage", &args.stage)?;
    let lines = args.lines.iter().map(|typed| line(typed)).collect::<domain::Result<Vec<_>>>()?;
    let starts_on = args.starts_on.as_deref().map(str::parse).transpose();
    let starts_on = starts_on.map_err(|_| Refusal::field("starts_on", Problem::NotADay))?;
    let overlap = args.overlap.iter().map(|typed| resolution(typed)).collect::<domain::Result<Vec<_>>>()?;
    let args = args.clone();
    let made = place.work(move |act| {
        let customer = named(act, Some(&args.customer))?;
        let request = Issue {
            plan: plan(act, &args.plan)?,
            lines: lines.clone(),
            starts_on,
            extra_space_gb: args.extra_space,
            client_limit_gb: args.client_limit,
            comments: args.comments.clone(),
            stage,
            overlap: overlap.clone(),
        };
        licenses::issue(act, customer, &request)
    })?;
    Ok(Shown::one(&record(&made)))
}

fn resolution(typed: &str) -> domain::Result<Resolution> {
    let (license, choice) = match typed.split_once('=') {
        Some((license, choice)) => (Some(license), choice),
        None => (None, typed),
    };
    let license = license.map(str::parse).transpose();
    let license = license.map_err(|_| Refusal::field("overlap", Problem::NotAnId))?;
    Ok(Resolution { license, choice: word("overlap", &choice.replace('-', "_"))? })
}

pub(super) fn line(typed: &str) -> domain::Result<LineRequest> {
    let read = typed.split_once('=').and_then(|(edition, quantity)| {
        Some(LineRequest { edition: edition.trim().to_lowercase(), quantity: quantity.trim().parse().ok()? })
    });
    read.ok_or_else(|| Refusal::field("lines", Problem::NotANumber).into())
}

pub(super) fn plan(act: &mut Act<'_>, typed: &str) -> domain::Result<PlanId> {
    if let Ok(id) = typed.parse() {
        return Ok(id);
    }
    let operator = named(act, None)?;
    let plans = products::plans(act, operator)?;
    let found = plans.iter().find(|plan| plan.name == typed).map(|plan| plan.id);
    found.ok_or_else(|| Refusal::NotFound.into())
}

fn record(license: &License) -> Record {
    let lines: Vec<_> = license
        .lines
        .iter()
        .map(|line| {
            json!({ "edition": line.edition_code, "quantity": line.quantity, "assigned": line.assigned,
                "installed": line.installed })
        })
        .collect();
    Record::new()
        .with("id", license.id)
        .with("number", &license.number)
        .with("plan", &license.plan_name)
        .with("type", license.kind)
        .with("status", license.standing.status)
        .with("valid_from", license.valid_from)
        .with("valid_to", license.valid_to)
        .with("total_space_gb", license.total_space_gb())
        .with("lines", lines)
}
