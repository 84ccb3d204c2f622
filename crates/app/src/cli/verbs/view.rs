//! `view`: views of lists that organizations share.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use domain::exports::List;
use domain::ids::ViewId;
use domain::views::{self, View, ViewForm};
use domain::{Act, Refusal};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Records, Shown, named, word};

#[derive(Debug, Clone, Subcommand, Serialize, Deserialize)]
pub(crate) enum ViewVerb {
    /// What an organization shares
    List {
        /// Id or name; default: the operator
        organization: Option<String>,
    },
    /// Share a view with all who look from an organization
    Share(Share),
    /// Take a shared view away
    Delete(One),
    /// Bring a deleted view back
    Restore(One),
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Share {
    /// What it is called
    name: String,
    /// customers, users, licenses, installations, invoices, purchase-codes or mails
    #[arg(long)]
    list: String,
    /// A part of the list's address in the console, such as view=trials, sort=-name or cols=plan,country; may be repeated
    #[arg(long = "part", value_name = "NAME=VALUE", value_parser = super::export::pair)]
    parts: Vec<(String, String)>,
    /// Whose: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    of: Option<String>,
}

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct One {
    view: String,
    /// Whose: id or name; default: the operator
    #[arg(long, value_name = "ORGANIZATION")]
    of: Option<String>,
}

pub(super) fn run(verb: &ViewVerb, place: &Place<'_>) -> domain::Result<Shown> {
    match verb {
        ViewVerb::List { organization } => {
            let typed = organization.clone();
            let found = place.read(move |act| {
                let of = named(act, typed.as_deref())?;
                views::list(act, of)
            })?;
            Ok(Shown::list(Records { records: found.iter().map(record).collect(), next: None }))
        }
        ViewVerb::Share(wanted) => {
            let list: List = word("list", &wanted.list)?;
            let parts: BTreeMap<String, String> = wanted.parts.iter().cloned().collect();
            let state = web::exports::view_state(list, &parts)?;
            let form = ViewForm { list, name: wanted.name.clone(), state, shared: true };
            let of = wanted.of.clone();
            let view = place.work(move |act| {
                let of = named(act, of.as_deref())?;
                views::save(act, of, &form)
            })?;
            Ok(Shown::one(&record(&view)))
        }
        ViewVerb::Delete(one) => one.done(place, views::delete),
        ViewVerb::Restore(one) => one.done(place, views::restore),
    }
}

impl One {
    fn done(
        &self,
        place: &Place<'_>,
        operation: fn(&mut Act<'_>, domain::ids::OrganizationId, ViewId) -> domain::Result<View>,
    ) -> domain::Result<Shown> {
        let id: ViewId = self.view.parse().map_err(|_| Refusal::NotFound)?;
        let of = self.of.clone();
        let view = place.work(move |act| {
            let of = named(act, of.as_deref())?;
            operation(act, of, id)
        })?;
        Ok(Shown::one(&record(&view)))
    }
}

fn record(view: &View) -> Record {
    let parts: Vec<String> = view.state.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Record::new()
        .with("id", view.id)
        .with("list", view.list)
        .with("name", &view.name)
        .with("parts", parts.join("&"))
        .with("made_by", &view.made_by)
}
