//! `key`: deployment keys, by which many devices enroll without users defined first.

use clap::{Args, Subcommand};
use domain::clock::Day;
use domain::deployment_keys::{self, DeploymentKey, Filter, KeyForm};
use domain::ids::{DeploymentKeyId, LicenseId};
use domain::{Problem, Refusal, vault::Secret};
use serde::{Deserialize, Serialize};

use super::{Listing, Place, Record, Shown, listed, named};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum KeyVerb {
    /// Make a key for an edition of a license; it is shown once
    Create(Create),
    /// Keys of a customer, or of all
    List {
        /// Id or name; default: all
        customer: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Change name, pattern and limits; what is not given stays
    Change(Change),
    /// Replace a key; the new one is shown once
    Rotate {
        key: String,
        /// For how many hours the old one goes on working, 0 to 720
        #[arg(long, default_value_t = 24, value_name = "HOURS")]
        overlap_hours: i64,
    },
    /// End a key for good; devices that it admitted stay
    Revoke { key: String },
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Create {
    license: String,
    /// Code of the edition
    #[arg(long, default_value = "standard")]
    edition: String,
    /// What it is for; shown on each installation that it admits
    #[arg(long)]
    name: String,
    #[command(flatten)]
    limits: Limits,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Change {
    key: String,
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    limits: Limits,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Limits {
    /// How users are named, from {prefix}, {device}, {login} and {random}; default: {prefix}{device}
    #[arg(long, value_name = "PATTERN")]
    pattern: Option<String>,
    /// Devices at most; none for no limit
    #[arg(long, value_name = "N|none")]
    most_devices: Option<String>,
    /// Last day, YYYY-MM-DD, where the customer is; none for no limit
    #[arg(long, value_name = "DAY|none")]
    last_on: Option<String>,
    /// Address or network it may be used from, such as 192.0.2.0/24; may be repeated; none for no limit
    #[arg(long = "network", value_name = "NETWORK|none")]
    networks: Vec<String>,
}

/// The word that takes a limit away.
const NONE: &str = "none";

impl Limits {
    /// The form with what is given in it.
    fn over(&self, mut form: KeyForm) -> Result<KeyForm, Refusal> {
        if let Some(pattern) = &self.pattern {
            form.name_pattern.clone_from(pattern);
        }
        let limit = |typed: &str| (typed != NONE).then(|| typed.to_owned());
        if let Some(typed) = &self.most_devices {
            let most = limit(typed).map(|typed| typed.parse()).transpose();
            form.most_devices = most.map_err(|_| Refusal::field("most_devices", Problem::NotANumber))?;
        }
        if let Some(typed) = &self.last_on {
            let last = limit(typed).map(|typed| typed.parse::<Day>()).transpose();
            form.last_on = last.map_err(|_| Refusal::field("last_on", Problem::NotADay))?;
        }
        if !self.networks.is_empty() {
            form.networks = self.networks.iter().filter(|typed| *typed != NONE).cloned().collect();
        }
        Ok(form)
    }
}

pub(super) fn run(verb: &KeyVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        KeyVerb::Create(create) => {
            let license: LicenseId = create.license.parse().map_err(|_| Refusal::NotFound)?;
            let named = KeyForm { name: create.name.clone(), ..KeyForm::default() };
            let (edition, form) = (create.edition.clone(), create.limits.over(named)?);
            let made = place.work(move |act| deployment_keys::create(act, license, &edition, &form))?;
            Ok(shown_once(&made, place))
        }
        KeyVerb::List { customer, listing } => {
            let (typed, window) = (customer.clone(), listing.window()?);
            let page = place.read(move |act| {
                let root = named(act, None)?;
                let customer = typed.as_deref().map(|typed| named(act, Some(typed))).transpose()?;
                deployment_keys::list(act, root, &Filter { customer }, &window)
            })?;
            Ok(listed(&page, record))
        }
        KeyVerb::Change(change) => {
            let (key, change) = (id(&change.key)?, change.clone());
            let after = place.work(move |act| {
                let before = deployment_keys::get(act, key)?;
                let mut form = change.limits.over(before.form())?;
                form.name = change.name.clone().unwrap_or(form.name);
                deployment_keys::change(act, key, &form, before.version)
            })?;
            Ok(Shown::one(&record(&after)))
        }
        KeyVerb::Rotate { key, overlap_hours } => {
            let (key, hours) = (id(key)?, *overlap_hours);
            Ok(shown_once(&place.work(move |act| deployment_keys::rotate(act, key, hours))?, place))
        }
        KeyVerb::Revoke { key } => {
            let key = id(key)?;
            let ended = place.work(move |act| deployment_keys::revoke(act, key))?;
            Ok(Shown::one(&record(&ended)))
        }
    }
}

fn id(typed: &str) -> Result<DeploymentKeyId, Refusal> {
    typed.parse().map_err(|_| Refusal::NotFound)
}

fn shown_once((secret, key): &(Secret, DeploymentKey), place: &Place<'_>) -> Shown {
    let silent_install = key.silent_install(place.base_url, secret.reveal());
    Shown::one(&record(key).with("deployment_key", secret.reveal()).with("silent_install", silent_install))
}

fn record(key: &DeploymentKey) -> Record {
    Record::new()
        .with("id", key.id)
        .with("customer", &key.customer_name)
        .with("license", key.license)
        .with("edition", &key.edition_code)
        .with("name", &key.name)
        .with("ends_in", &key.ending)
        .with("name_pattern", &key.name_pattern)
        .with("enrolled", key.enrolled)
        .with("most_devices", key.most_devices)
        .with("last_on", key.last_on)
        .with("networks", &key.networks)
        .with("status", key.state)
}
