//! `organization`: the operator and its partners.

use clap::{Args, Subcommand};
use domain::members;
use domain::organizations::{self, NewPartner};
use domain::page::Window;
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Records, Shown, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum OrganizationVerb {
    /// Partners at and below an organization
    List {
        /// Id or name; default: the operator
        organization: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Create a partner
    Create(Create),
    /// People who work there, with their roles
    Members {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    /// Name of the partner
    name: String,
    /// Whom it stands below: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    below: Option<String>,
    /// msp or reseller
    #[arg(long, default_value = "msp", value_name = "TYPE")]
    partner_type: String,
    /// en, fi, it, es or ru
    #[arg(long, default_value = "en")]
    language: String,
    /// IANA name such as Europe/Helsinki
    #[arg(long, default_value = "UTC")]
    time_zone: String,
}

pub(super) fn run(verb: &OrganizationVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        OrganizationVerb::List { organization, listing } => {
            let (typed, window) = (organization.clone(), listing.window()?);
            let page = place.read(move |act| {
                let top = named(act, typed.as_deref())?;
                organizations::list(act, top, "", &window)
            })?;
            Ok(listed(&page, |found| {
                Record::new()
                    .with("id", found.id)
                    .with("kind", found.kind.word())
                    .with("type", found.partner_type)
                    .with("name", &found.name)
                    .with("disabled", found.disabled.is_some())
            }))
        }
        OrganizationVerb::Create(create) => make(create, place),
        OrganizationVerb::Members { organization } => {
            let typed = organization.clone();
            let people = place.read(move |act| {
                let at = named(act, typed.as_deref())?;
                members::list(act, at, &Window::first(Window::MOST))
            })?;
            let record = |member: &members::Member| {
                Record::new()
                    .with("email", &member.email)
                    .with("name", &member.name)
                    .with("role", member.role)
                    .with("since", member.since)
            };
            Ok(Shown::list(Records { records: people.items.iter().map(record).collect(), next: None }))
        }
    }
}

fn make(create: &Create, place: &Place<'_>) -> domain::Result<Shown> {
    let below = create.below.clone();
    let new = NewPartner {
        name: create.name.clone(),
        partner_type: word("partner_type", &create.partner_type)?,
        language: word("language", &create.language)?,
        time_zone: create.time_zone.clone(),
    };
    let id = place.work(move |act| {
        let parent = named(act, below.as_deref())?;
        organizations::create_partner(act, parent, &new)
    })?;
    Ok(Shown::one(&Record::new().with("id", id).with("name", &create.name)))
}
