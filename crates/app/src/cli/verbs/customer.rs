//! `customer`: who buys.

use clap::{Args, Subcommand};
use domain::customers::{self, Customer, Filter, Form};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named};

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
    /// Create a customer; no mail is sent
    Create(Box<Create>),
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

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    /// Name of the company
    name: String,
    /// Who sells to it: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    vendor: Option<String>,
    /// Company or VAT number, in any form
    #[arg(long, default_value = "")]
    business_id: String,
    #[arg(long, default_value = "")]
    street_address: String,
    #[arg(long, default_value = "")]
    postal_code: String,
    #[arg(long, default_value = "")]
    postal_area: String,
    /// Two letters, ISO 3166
    #[arg(long)]
    country: String,
    /// en, fi, it, es or ru
    #[arg(long, default_value = "en")]
    language: String,
    /// IANA name such as Europe/Helsinki
    #[arg(long, default_value = "UTC")]
    time_zone: String,
    /// What usernames made by the system begin with
    #[arg(long, default_value = "")]
    username_prefix: String,
    #[arg(long, default_value = "")]
    contact_name: String,
    #[arg(long, default_value = "")]
    contact_email: String,
}

impl Create {
    fn form(&self) -> Form {
        let Create { name, business_id, street_address, postal_code, postal_area, .. } = self.clone();
        let Create { country, language, time_zone, username_prefix, contact_name, contact_email, .. } =
            self.clone();
        Form {
            name,
            business_id,
            street_address,
            postal_code,
            postal_area,
            country,
            language,
            time_zone,
            username_prefix,
            contact_name,
            contact_email,
            keep_deleted_days: 30,
            ..Form::default()
        }
    }
}

pub(super) fn run(verb: &CustomerVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        CustomerVerb::List { query, vendor, listing } => list(query, vendor.as_ref(), listing, place),
        CustomerVerb::Create(create) => {
            let (vendor, form) = (create.vendor.clone(), create.form());
            let made = place.work(move |act| {
                let vendor = named(act, vendor.as_deref())?;
                let customer = customers::create(act, vendor, &form)?;
                customers::get(act, customer)
            })?;
            Ok(Shown::one(&record(&made)))
        }
        CustomerVerb::Show { customer } => {
            let typed = customer.clone();
            let found = place.read(move |act| {
                let customer = named(act, Some(&typed))?;
                customers::get(act, customer)
            })?;
            Ok(Shown::one(&record(&found)))
        }
        CustomerVerb::Disable { customer, reason } => {
            let reason = reason.clone();
            changed(customer, place, move |act, customer| customers::disable(act, customer, &reason))
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

fn record(customer: &Customer) -> Record {
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
        .with("contact_name", &customer.contact_name)
        .with("contact_email", &customer.contact_email)
        .with("disabled_at", customer.disabled_at)
        .with("created_at", customer.created_at)
}
