//! `organization`: the operator and its partners.

use clap::{Args, Subcommand};
use domain::members;
use domain::organizations::{self, Ended, NewPartner, Organization};
use domain::page::Window;
use serde::{Deserialize, Serialize};

use super::brand::{self, Brand};
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
    /// Who would be cut off by disabling it, and what a move would end
    CutOff {
        /// Id or name
        organization: String,
    },
    /// Stop a partner or customer and all below it, until it is enabled again
    Disable(Stop),
    /// Restore exactly what was before it was disabled
    Enable {
        /// Id or name
        organization: String,
    },
    /// End the relation with a partner for good; its record stays
    Close(Stop),
    /// Move a partner or customer, with all below it, under another organization
    Move {
        /// Id or name
        organization: String,
        /// Whom it stands below from now on: id or name
        #[arg(long, value_name = "ORGANIZATION")]
        below: String,
    },
    /// Show or change the brand: name, logo, accent color, sender, support contact
    Brand(Box<Brand>),
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

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Stop {
    /// Id or name
    organization: String,
    /// Why; kept in the activity
    #[arg(long, default_value = "", value_name = "TEXT")]
    reason: String,
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
        OrganizationVerb::CutOff { organization } => cut_off(organization.clone(), place),
        OrganizationVerb::Disable(stop) => {
            let (typed, reason) = (stop.organization.clone(), stop.reason.clone());
            let stopped = place.work(move |act| {
                let id = named(act, Some(&typed))?;
                organizations::disable(act, id, &reason)
            })?;
            Ok(standing(&stopped))
        }
        OrganizationVerb::Enable { organization } => {
            let typed = organization.clone();
            let enabled = place.work(move |act| {
                let id = named(act, Some(&typed))?;
                organizations::enable(act, id)
            })?;
            Ok(standing(&enabled))
        }
        OrganizationVerb::Close(stop) => {
            let (typed, reason) = (stop.organization.clone(), stop.reason.clone());
            let ended = place.work(move |act| {
                let id = named(act, Some(&typed))?;
                organizations::close(act, id, &reason)
            })?;
            Ok(Shown::one(&credentials(Record::new(), ended)))
        }
        OrganizationVerb::Move { organization, below } => {
            let (typed, below) = (organization.clone(), below.clone());
            let ended = place.work(move |act| {
                let (id, parent) = (named(act, Some(&typed))?, named(act, Some(&below))?);
                organizations::move_below(act, id, parent)
            })?;
            Ok(Shown::one(&credentials(Record::new(), ended)))
        }
        OrganizationVerb::Brand(brand) => brand::run(brand, place),
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

fn standing(organization: &Organization) -> Shown {
    Shown::one(
        &Record::new()
            .with("id", organization.id)
            .with("name", &organization.name)
            .with("disabled", organization.disabled.is_some())
            .with("disabled_above", organization.stopped_above),
    )
}

fn cut_off(typed: String, place: &Place<'_>) -> domain::Result<Shown> {
    let found = place.read(move |act| {
        let id = named(act, Some(&typed))?;
        organizations::cut_off(act, id)
    })?;
    let record = Record::new()
        .with("id", found.organization.id)
        .with("name", &found.organization.name)
        .with("partners", found.partners)
        .with("customers", found.customers)
        .with("stopped_customers", found.stopped)
        .with("users", found.users)
        .with("installations", found.installations)
        .with("waiting_mails", found.mails)
        .with("staff", found.staff);
    Ok(Shown::one(&credentials(record, found.credentials)))
}

fn credentials(record: Record, ended: Ended) -> Record {
    record
        .with("sessions", ended.logins)
        .with("tokens", ended.tokens)
        .with("staff_invitations", ended.invitations)
        .with("memberships", ended.memberships)
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
