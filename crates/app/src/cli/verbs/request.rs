//! `request`: what people ask their company for, and companies their seller.

use clap::Subcommand;
use domain::ids::{LicenseId, RequestId};
use domain::requests::{self, Request};
use domain::{Act, Refusal};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum RequestVerb {
    /// Open requests for more of all customers, the oldest first; of one customer all requests, the open ones first
    List {
        /// Id or name
        #[arg(long)]
        customer: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Grant a request: a person is bound to a free unit of a license, a company's request is marked as done
    #[command(visible_alias = "approve")]
    Grant {
        request: String,
        /// For a person's request: the license of which a free unit is bound to them
        #[arg(long)]
        license: Option<String>,
        /// Code of the edition
        #[arg(long, default_value = "standard")]
        edition: String,
    },
    /// Decline a request; whoever asked is told why
    Decline {
        request: String,
        #[arg(long)]
        reason: String,
    },
}

pub(super) fn run(verb: &RequestVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        RequestVerb::List { customer, listing } => list(customer.as_deref(), listing, place),
        RequestVerb::Grant { request, license, edition } => {
            let (id, license, edition) = (id(request)?, license.clone(), edition.clone());
            answered(id, "granted", place, move |act| match &license {
                Some(license) => {
                    let license: LicenseId = license.parse().map_err(|_| Refusal::NotFound)?;
                    requests::grant_unit(act, id, license, &edition)
                }
                None => requests::grant_more(act, id),
            })
        }
        RequestVerb::Decline { request, reason } => {
            let (id, reason) = (id(request)?, reason.clone());
            answered(id, "declined", place, move |act| requests::decline(act, id, &reason))
        }
    }
}

fn id(typed: &str) -> domain::Result<RequestId> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}

fn list(customer: Option<&str>, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (customer, window) = (customer.map(str::to_owned), listing.window()?);
    let page = place.read(move |act| {
        let at = named(act, customer.as_deref())?;
        if customer.is_some() {
            requests::list(act, at, &window)
        } else {
            requests::wanted_below(act, at, &window)
        }
    })?;
    Ok(listed(&page, record))
}

fn answered(
    id: RequestId,
    answer: &str,
    place: &Place<'_>,
    settle: impl Fn(&mut Act<'_>) -> domain::Result<()> + Send + 'static,
) -> domain::Result<Shown> {
    place.work(settle)?;
    Ok(Shown::one(&Record::new().with("id", id).with("answer", answer)))
}

fn record(request: &Request) -> Record {
    Record::new()
        .with("id", request.id)
        .with("kind", request.kind)
        .with("customer", &request.customer_name)
        .with("name", &request.name)
        .with("email", &request.email)
        .with("wish", &request.wish)
        .with("units", request.units)
        .with("note", &request.note)
        .with("created_at", request.created_at)
        .with("answer", request.answer)
}
