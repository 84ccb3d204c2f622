//! `customer`: who buys.

use clap::Subcommand;
use domain::customers::{self, Customer, Filter};
use domain::purchase_codes;
use serde::{Deserialize, Serialize};

use super::{
    Listing, Place, Record, Shown, listed, named,
    opening::{Create, SendAccountMail},
    word,
};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum CustomerVerb {
    /// Customers at and below an organization
    List {
        /// Part of the name, business id, place or contact
        #[arg(default_value = "")]
        query: String,
        /// Only those of this partner and below: id or name
        #[arg(long, value_name = "ORGANIZATION")]
        vendor: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Create a customer; mail is sent only if asked for
    Create(Box<Create>),
    /// Send its administrator the account creation mail, or another one
    AccountMail(SendAccountMail),
    /// Show a customer
    Show {
        /// Id or name
        customer: String,
    },
    /// Stop activations, check-ins and mails of a customer at once
    Disable {
        /// Id or name
        customer: String,
        /// Why, for those who ask
        #[arg(long)]
        reason: String,
        /// What becomes of its free units of purchase codes: keep, or return to the codes until it is enabled
        #[arg(long, default_value = "keep", value_name = "SHARE")]
        units: String,
    },
    /// Restore a disabled customer as it was
    Enable {
        /// Id or name
        customer: String,
    },
    /// Delete a customer that no license is in use for
    Delete {
        /// Id or name
        customer: String,
    },
}

pub(super) fn run(verb: &CustomerVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        CustomerVerb::List { query, vendor, listing } => list(query, vendor.as_ref(), listing, place),
        CustomerVerb::Create(create) => create.run(place),
        CustomerVerb::AccountMail(mail) => mail.run(place),
        CustomerVerb::Show { customer } => {
            let typed = customer.clone();
            let found = place.read(move |act| {
                let customer = named(act, Some(&typed))?;
                customers::get(act, customer)
            })?;
            Ok(Shown::one(&record(&found)))
        }
        CustomerVerb::Disable { customer, reason, units } => {
            let (reason, share) = (reason.clone(), word("units", units)?);
            changed(customer, place, move |act, customer| {
                purchase_codes::disable_customer(act, customer, &reason, share)
            })
        }
        CustomerVerb::Enable { customer } => changed(customer, place, customers::enable),
        CustomerVerb::Delete { customer } => {
            let typed = customer.clone();
            let gone = place.work(move |act| {
                let customer = named(act, Some(&typed))?;
                customers::delete(act, customer).map(|()| customer)
            })?;
            Ok(Shown::one(&Record::new().with("deleted", gone)))
        }
    }
}

fn changed(
    customer: &str,
    place: &Place<'_>,
    change: impl Fn(&mut domain::Act<'_>, domain::ids::OrganizationId) -> domain::Result<()> + Send + 'static,
) -> domain::Result<Shown> {
    let typed = customer.to_owned();
    let found = place.work(move |act| {
        let customer = named(act, Some(&typed))?;
        change(act, customer)?;
        customers::get(act, customer)
    })?;
    Ok(Shown::one(&record(&found)))
}

fn list(query: &str, vendor: Option<&String>, listing: &Listing, place: &Place<'_>) -> domain::Result<Shown> {
    let (query, vendor, window) = (query.to_owned(), vendor.cloned(), listing.window()?);
    let page = place.read(move |act| {
        let top = named(act, vendor.as_deref())?;
        customers::list(act, top, &Filter { query: query.clone(), ..Filter::default() }, &window)
    })?;
    Ok(listed(&page, |row| {
        let status = row.licenses.first().map(|license| license.standing.status.word());
        Record::new()
            .with("id", row.id)
            .with("name", &row.name)
            .with("business_id", &row.business_id)
            .with("country", &row.country)
            .with("vendor", &row.vendor_name)
            .with("license", status)
    }))
}

pub(super) fn record(customer: &Customer) -> Record {
    Record::new()
        .with("id", customer.id)
        .with("name", &customer.name)
        .with("business_id", &customer.business_id)
        .with("street_address", &customer.street_address)
        .with("postal_code", &customer.postal_code)
        .with("postal_area", &customer.postal_area)
        .with("country", &customer.country)
        .with("language", customer.language.code())
        .with("time_zone", &customer.time_zone)
        .with("username_prefix", &customer.username_prefix)
        .with("region", &customer.region)
        .with("account_name", &customer.account_name)
        .with("emergency_email", &customer.emergency_email)
        .with("contact_name", customer.contact_name())
        .with("contact_email", &customer.contact_email)
        .with("disabled_at", customer.disabled_at)
        .with("created_at", customer.created_at)
}
