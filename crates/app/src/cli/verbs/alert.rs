//! `alert`: what of customers needs somebody, and how alerts go.

use clap::{Args, Subcommand};
use domain::Act;
use domain::alerts::{self, AlertKind, Filter, Setting, Settings, Wishes, split_emails};
use domain::ids::OrganizationId;
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Records, Shown, listed, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum AlertVerb {
    /// Open alerts of a customer, or of all
    List {
        /// Id or name; default: all
        customer: Option<String>,
        /// not-installed, silent, failing, space-low or freed-soon
        #[arg(long)]
        kind: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// How alerts of an organization and all below it go
    Settings {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// Set how one kind goes; what is not given stays as it is in force
    Set(Box<Set>),
    /// Inherit a kind again
    Inherit {
        /// not-installed, silent, failing, space-low or freed-soon
        kind: String,
        /// Id or name; default: the operator
        #[arg(long, value_name = "ORGANIZATION")]
        organization: Option<String>,
    },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Set {
    /// not-installed, silent, failing, space-low or freed-soon
    kind: String,
    /// Id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    organization: Option<String>,
    /// on or off
    #[arg(long, value_parser = ["on", "off"])]
    switch: Option<String>,
    /// Days, failed runs in a row, percent of space left, or days before the place is freed
    #[arg(long, value_name = "N")]
    threshold: Option<i64>,
    /// Whom it is told: some of partner, customer and user, separated by commas, or nobody
    #[arg(long, value_name = "WHOM", value_delimiter = ',', value_parser = ["partner", "customer", "user", "nobody"])]
    to: Option<Vec<String>>,
    /// Addresses in place of the seller's, separated by commas; empty for the usual ones
    #[arg(long, value_name = "ADDRESSES")]
    partner_emails: Option<String>,
    /// Addresses in place of the customer's, separated by commas; empty for the usual ones
    #[arg(long, value_name = "ADDRESSES")]
    customer_emails: Option<String>,
    /// Codes of editions that it is off for, separated by commas; empty for none
    #[arg(long, value_name = "CODES")]
    off_for: Option<String>,
}

impl Set {
    fn over(&self, mut setting: Setting) -> Setting {
        if let Some(switch) = &self.switch {
            setting.enabled = switch == "on";
        }
        setting.threshold = self.threshold.unwrap_or(setting.threshold);
        if let Some(to) = &self.to {
            let told = |who: &str| to.iter().any(|given| given == who);
            (setting.to_partner, setting.to_customer, setting.to_user) =
                (told("partner"), told("customer"), told("user"));
        }
        let lists = [
            (&self.partner_emails, &mut setting.partner_emails),
            (&self.customer_emails, &mut setting.customer_emails),
            (&self.off_for, &mut setting.editions_off),
        ];
        for (given, kept) in lists {
            if let Some(given) = given {
                *kept = split_emails(given);
            }
        }
        setting
    }
}

pub(super) fn run(verb: &AlertVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        AlertVerb::List { customer, kind, listing } => {
            let (typed, window) = (customer.clone(), listing.window()?);
            let kind = kind.as_deref().map(|typed| word("kind", typed)).transpose()?;
            let page = place.read(move |act| {
                let root = named(act, None)?;
                let customer = typed.as_deref().map(|typed| named(act, Some(typed))).transpose()?;
                alerts::list(act, root, &Filter { customer, kind }, &window)
            })?;
            Ok(listed(&page, |alert| {
                Record::new()
                    .with("kind", alert.kind)
                    .with("customer", &alert.customer_name)
                    .with("name", &alert.name)
                    .with("raised_at", alert.raised_at)
            }))
        }
        AlertVerb::Settings { organization } => {
            let typed = organization.clone();
            let found = place.read(move |act| {
                let organization = named(act, typed.as_deref())?;
                alerts::settings(act, organization)
            })?;
            Ok(all(&found))
        }
        AlertVerb::Set(set) => {
            let (kind, set) = (word("kind", &set.kind)?, set.clone());
            changed(place, set.organization.clone(), move |standing| {
                Wishes::from([(kind, Some(set.over(standing.of(kind).clone())))])
            })
        }
        AlertVerb::Inherit { kind, organization } => {
            let kind: AlertKind = word("kind", kind)?;
            changed(place, organization.clone(), move |_| Wishes::from([(kind, None)]))
        }
    }
}

fn changed(
    place: &Place<'_>,
    typed: Option<String>,
    wishes: impl Fn(&Settings) -> Wishes + Send + 'static,
) -> domain::Result<Shown> {
    let after = place.work(move |act: &mut Act<'_>| {
        let organization: OrganizationId = named(act, typed.as_deref())?;
        let standing = alerts::settings(act, organization)?;
        alerts::set(act, organization, &wishes(&standing), standing.version)
    })?;
    Ok(all(&after))
}

fn all(settings: &Settings) -> Shown {
    let record = |kind: &AlertKind| {
        let setting = settings.of(*kind);
        let told =
            [(setting.to_partner, "partner"), (setting.to_customer, "customer"), (setting.to_user, "user")];
        let to: Vec<&str> = told.into_iter().filter(|(told, _)| *told).map(|(_, who)| who).collect();
        Record::new()
            .with("kind", kind)
            .with("own", settings.kinds.iter().any(|known| known.kind == *kind && known.own))
            .with("enabled", setting.enabled)
            .with("threshold", setting.threshold)
            .with("to", to)
            .with("partner_emails", &setting.partner_emails)
            .with("customer_emails", &setting.customer_emails)
            .with("editions_off", &setting.editions_off)
    };
    Shown::list(Records { records: AlertKind::ALL.iter().map(record).collect(), next: None })
}
