//! `planned`: what is to be done to licenses and customers on a day to come.

use clap::{Args, Subcommand};
use domain::clock::Day;
use domain::ids::PlannedChangeId;
use domain::planned_changes::{self, Deed, Filter, Plan, PlannedChange, Revision, State, When};
use domain::refusal::Problem;
use domain::{Act, Refusal};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum PlannedVerb {
    /// Planned changes of all customers, or of one, the earliest day first
    List {
        /// Id or name
        #[arg(long)]
        customer: Option<String>,
        /// open, done, refused or cancelled
        #[arg(long)]
        state: Option<String>,
        /// From this day on, YYYY-MM-DD
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// Up to this day
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// One planned change
    Show { planned: String },
    /// Plan a change; it is done when the day begins where the customer is
    Plan(Box<New>),
    /// Plan it for another day, with another total or reason; one that was refused is open again
    Change(Box<Changed>),
    /// Call a planned change off
    Cancel { planned: String },
    /// Take a cancellation back, as long as the day has not begun
    Restore { planned: String },
    /// Do one now that was refused on its day
    TryAgain { planned: String },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct New {
    /// Id or name of the customer
    customer: String,
    /// units, suspend, resume, revoke, disable or enable
    deed: String,
    /// YYYY-MM-DD, or term-end for the first day after the term of the license
    day: String,
    /// For what is done to a license
    #[arg(long)]
    license: Option<String>,
    /// For units: code of the edition
    #[arg(long, default_value = "standard")]
    edition: String,
    /// For units: the new total
    #[arg(long)]
    quantity: Option<i64>,
    #[arg(long, default_value = "")]
    reason: String,
}

impl New {
    fn plan(&self) -> domain::Result<Plan> {
        let when = if self.day == "term-end" { When::TermEnd } else { When::On(day("day", &self.day)?) };
        let license = self.license.as_deref().map(str::parse).transpose().map_err(|_| Refusal::NotFound)?;
        let deed: Deed = word("deed", &self.deed)?;
        let edition = if deed == Deed::Units { self.edition.clone() } else { String::new() };
        Ok(Plan { deed, license, edition, quantity: self.quantity, when, reason: self.reason.clone() })
    }
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Changed {
    planned: String,
    /// YYYY-MM-DD
    #[arg(long)]
    day: Option<String>,
    #[arg(long)]
    quantity: Option<i64>,
    #[arg(long)]
    reason: Option<String>,
}

pub(super) fn run(verb: &PlannedVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        PlannedVerb::List { customer, state, from, to, listing } => {
            let (typed, window) = (customer.clone(), listing.window()?);
            let filter = Filter {
                customer: None,
                state: state.as_deref().map(|typed| word::<State>("state", typed)).transpose()?,
                from: from.as_deref().map(|typed| day("from", typed)).transpose()?,
                to: to.as_deref().map(|typed| day("to", typed)).transpose()?,
            };
            let page = place.read(move |act| {
                let root = named(act, None)?;
                let customer = typed.as_deref().map(|typed| named(act, Some(typed))).transpose()?;
                planned_changes::list(act, root, &Filter { customer, ..filter.clone() }, &window)
            })?;
            Ok(listed(&page, record))
        }
        PlannedVerb::Show { planned } => {
            let id = id(planned)?;
            Ok(Shown::one(&record(&place.read(move |act| planned_changes::get(act, id))?)))
        }
        PlannedVerb::Plan(new) => {
            let (customer, wish) = (new.customer.clone(), new.plan()?);
            done(place, move |act| {
                let customer = named(act, Some(&customer))?;
                planned_changes::plan(act, customer, &wish)
            })
        }
        PlannedVerb::Change(changed) => change(changed, place),
        PlannedVerb::Cancel { planned } => {
            let id = id(planned)?;
            done(place, move |act| planned_changes::cancel(act, id))
        }
        PlannedVerb::TryAgain { planned } => {
            let id = id(planned)?;
            done(place, move |act| planned_changes::try_again(act, id))
        }
        PlannedVerb::Restore { planned } => {
            let id = id(planned)?;
            done(place, move |act| planned_changes::restore(act, id))
        }
    }
}

fn id(typed: &str) -> domain::Result<PlannedChangeId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

fn day(field: &str, typed: &str) -> domain::Result<Day> {
    typed.parse().map_err(|_| Refusal::field(field, Problem::NotADay).into())
}

fn change(changed: &Changed, place: &Place<'_>) -> domain::Result<Shown> {
    let (id, changed) = (id(&changed.planned)?, changed.clone());
    let on = changed.day.as_deref().map(|typed| day("day", typed)).transpose()?;
    done(place, move |act| {
        let before = planned_changes::get(act, id)?;
        let wish = Revision {
            day: on.unwrap_or(before.day),
            quantity: changed.quantity.or(before.quantity),
            reason: changed.reason.clone().unwrap_or(before.reason),
            version: before.version,
        };
        planned_changes::change(act, id, &wish)
    })
}

fn done(
    place: &Place<'_>,
    operation: impl Fn(&mut Act<'_>) -> domain::Result<PlannedChange> + Send + 'static,
) -> domain::Result<Shown> {
    Ok(Shown::one(&record(&place.work(operation)?)))
}

fn record(planned: &PlannedChange) -> Record {
    let refusal = planned.refused_for.as_ref().map(|refused| refused.code.clone());
    let cautions: Vec<&str> = planned.cautions.iter().map(planned_changes::Caution::word).collect();
    Record::new()
        .with("id", planned.id)
        .with("customer", &planned.customer_name)
        .with("deed", planned.deed)
        .with("plan", &planned.plan_name)
        .with("edition", &planned.edition_code)
        .with("quantity", planned.quantity)
        .with("day", planned.day)
        .with("state", planned.state)
        .with("reason", &planned.reason)
        .with("planned_by", &planned.planned_by)
        .with("refusal", refusal)
        .with("cautions", cautions.join(", "))
}
